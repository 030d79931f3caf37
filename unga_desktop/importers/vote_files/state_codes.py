"""``data/state_codes.csv``, ``historical_members.csv``, ``membership.csv``: what other data sets call the States, who was a
member when, and under which name."""

import csv
from dataclasses import dataclass
from pathlib import Path

from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.membership import Membership
from unga_desktop.core.votes.roll_call import Member

NO_TILE = -1
"""The place in the cartogram of a member of the past: it has none."""
_FORMER = ("code", "name", "from", "until", "successors", "confidence", "note")


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
    """A member of the past whose votes stand under a code of their own; the dates are ISO, ``successors`` alpha-3 codes,
    ``group`` the regional group that its successors are in."""

    code: str
    name: str
    start: str
    end: str
    successors: tuple[str, ...]
    confidence: str
    note: str
    group: str = ""
    source: str = ""

    @property
    def member(self) -> Member:
        """As a member beside those of today; without an M49 code and without a tile."""
        return Member(self.code, "", self.name, self.group, NO_TILE, NO_TILE)


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
            row["regional_group"],
            row["source"],
        )
        for row in _rows(path, (*_FORMER, "regional_group", "source"))
    )


def read_membership(path: Path) -> tuple[Membership, ...]:
    """Raises ``VoteError`` where the file cannot be read or a column is missing."""
    columns = ("code", "name", "from", "until", "confidence", "source", "note")
    return tuple(Membership(*(row[column] for column in columns)) for row in _rows(path, columns))


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
