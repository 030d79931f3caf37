"""``data/state_codes.csv`` and ``data/historical_members.csv``: what other data sets call the States, and former members."""

import csv
from dataclasses import dataclass
from pathlib import Path

from unga_desktop.core.errors import VoteError


@dataclass(frozen=True, slots=True)
class StateCode:
    """In a ``scheme`` (``"cow"``: Correlates of War number, ``"name"``) this ``code`` means the State ``iso3`` on the days
    from ``start`` to ``end`` (ISO, empty for no limit)."""

    scheme: str
    code: str
    iso3: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class FormerMember:
    """A member of the past whose votes stand under a code of their own; the dates are ISO, ``successors`` alpha-3 codes."""

    code: str
    name: str
    start: str
    end: str
    successors: tuple[str, ...]
    confidence: str
    note: str


def read_state_codes(path: Path) -> tuple[StateCode, ...]:
    """Raises ``VoteError`` where the file cannot be read or a column is missing."""
    return tuple(
        StateCode(row["scheme"], row["code"], row["iso3"], row["from"], row["until"])
        for row in _rows(path, ("scheme", "code", "iso3", "from", "until"))
    )


def read_former_members(path: Path) -> tuple[FormerMember, ...]:
    """Raises ``VoteError`` where the file cannot be read or a column is missing."""
    return tuple(
        FormerMember(
            row["code"],
            row["name"],
            row["from"],
            row["until"],
            tuple(row["successors"].split("; ")),
            row["confidence"],
            row["note"],
        )
        for row in _rows(path, ("code", "name", "from", "until", "successors", "confidence", "note"))
    )


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="", strict=True)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise VoteError(f"the column {missing[0]} is missing", path.name)
            return list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise VoteError(f"the file cannot be read: {error}", path.name) from error
