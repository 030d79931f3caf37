"""``data/blocs.csv``, or a user's file of the same columns, to blocs of States."""

import csv
from pathlib import Path

from unga_desktop.core.csv_guard import unguarded
from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.bloc import Bloc

_COLUMNS = ("bloc", "name", "iso3", "as_of")


def read_blocs(path: Path) -> tuple[Bloc, ...]:
    """The blocs in the order of the file, a row a bloc and State.

    Raises ``VoteError`` naming file and line: unreadable, a column or cell missing, a State twice in one bloc, two names or
    dates for one bloc.
    """
    rows: dict[str, tuple[str, str, list[str]]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="", strict=True)
            missing = [column for column in _COLUMNS if column not in (reader.fieldnames or ())]
            if missing:
                raise VoteError(f"the column {missing[0]} is missing", path.name)
            for row in reader:
                _take(rows, row, f"{path.name}, line {reader.line_num}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise VoteError(f"the file cannot be read: {error}", path.name) from error
    return tuple(Bloc(key, name, frozenset(codes), as_of) for key, (name, as_of, codes) in rows.items())


def _take(rows: dict[str, tuple[str, str, list[str]]], row: dict[str, str], place: str) -> None:
    key, name, iso3, as_of = (unguarded(row[column].strip()) for column in _COLUMNS)
    if not key or not iso3:
        raise VoteError("a bloc or a State is missing", place)
    known_name, known_date, codes = rows.setdefault(key, (name, as_of, []))
    if (known_name, known_date) != (name, as_of):
        raise VoteError(f"{key} has two names or two dates", place)
    if iso3.upper() in codes:
        raise VoteError(f"{iso3} stands twice in {key}", place)
    codes.append(iso3.upper())
