"""``data/members.csv``, ``data/roll_calls.csv`` and the tables of votes beside it to members and roll calls.

Read with the standard library and no type guessing: Namibia's ``NA`` stays a name, an empty cell stays unknown.
"""

import csv
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.roll_call import MajorityRule, Member, RollCall, RollCallKind, Totals, Vote

_Row = dict[str, str]
_T = TypeVar("_T")
_VoteTable = dict[str, dict[str, Vote]]


def read_members(path: Path) -> tuple[Member, ...]:
    """The member States of a file with the columns of ``data/members.csv``.

    Raises ``VoteError`` naming the file and line: unreadable, a column or a number missing, a code given twice.
    """
    members = tuple(_read(path, _member))
    codes = [member.iso3 for member in members]
    if len(set(codes)) < len(codes):
        raise VoteError(f"{_repeated(codes)} is given twice", path.name)
    return members


def read_roll_calls(folder: Path) -> tuple[RollCall, ...]:
    """The roll calls of ``roll_calls.csv`` in a folder, with the votes of the tables that it names there.

    Raises ``VoteError`` naming the file and line: unreadable, an unknown word, a vote that is none of Y, N, A, X, a table
    without the roll call.
    """
    table = cache(_vote_table)

    def roll_call(row: _Row) -> RollCall:
        return _roll_call(row, _votes(row, folder, table))

    return tuple(_read(folder / "roll_calls.csv", roll_call))


def _read(path: Path, convert: Callable[[_Row], _T]) -> list[_T]:
    """Every row of a CSV file, converted. What cannot be is reported with the line that it stands in."""
    results: list[_T] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="", strict=True)
            for row in reader:
                if None in row:
                    raise VoteError("there are more cells than columns", f"{path.name}, line {reader.line_num}")
                try:
                    results.append(convert(row))
                except KeyError as missing:
                    raise VoteError(f"the column {missing} is missing", path.name) from missing
                except ValueError as wrong:
                    raise VoteError(str(wrong), f"{path.name}, line {reader.line_num}") from wrong
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise VoteError(f"the file cannot be read: {error}", path.name) from error
    return results


def _member(row: _Row) -> Member:
    return Member(
        row["iso3"], row["m49"], row["name"], row["regional_group"], int(row["tile_row"]), int(row["tile_col"])
    )


def _votes(row: _Row, folder: Path, table: Callable[[Path], _VoteTable]) -> Mapping[str, Vote]:
    if not row["votes_file"]:
        return MappingProxyType({})
    votes = table(folder / row["votes_file"]).get(row["id"])
    if votes is None:
        raise ValueError(f"{row['votes_file']} has no column {row['id']}")
    return MappingProxyType(votes)


def _roll_call(row: _Row, votes: Mapping[str, Vote]) -> RollCall:
    return RollCall(
        id=row["id"],
        # Where no symbol is known the id stands in its place, so that the roll call can still be called by something.
        symbol=row["symbol"] or row["id"],
        kind=RollCallKind(row["kind"]),
        organ=row["organ"],
        date=row["date"],
        subject=row["subject"],
        rule=MajorityRule(row["rule"]),
        published=Totals(*(_number(row[name]) for name in ("in_favour", "against", "abstaining", "not_voting"))),
        outcome=row["outcome"],
        votes=votes,
        voted_on=row["voted_on"],
        of=row["of"],
        sponsor=row["sponsor"],
        confidence=row["confidence"],
        source=row["source"],
        note=row["note"],
        adopted_without_vote=row["outcome"] == "adopted without a vote",
    )


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _vote_table(path: Path) -> _VoteTable:
    """A table of votes: a row a member, a column a roll call, an empty cell for a member that was not yet one."""
    votes: _VoteTable = {}

    def take(row: _Row) -> None:
        for column, cell in row.items():
            if column not in ("iso3", "name"):
                by_member = votes.setdefault(column, {})
                if row["iso3"] in by_member:
                    raise ValueError(f"{row['iso3']} is given twice")
                if cell:
                    by_member[row["iso3"]] = Vote(cell)

    _read(path, take)
    return votes


def _repeated(codes: list[str]) -> str:
    return next(code for code in codes if codes.count(code) > 1)
