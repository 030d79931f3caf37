"""Votes on their way from a file to roll calls: each row taken or complained of, each roll call added up at the end."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import numpy as np
import pandas as pd

from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.roll_call import RollCall, Totals, Vote
from unga_desktop.core.votes.vote_import import OPEN_DAY, Complaint, VoteImport
from unga_desktop.core.votes.vote_matrix import NOTHING, NUMBERS, VOTES
from unga_desktop.importers.vote_files.vote_days import Days
from unga_desktop.importers.vote_files.vote_states import States

LETTERS: Mapping[str, int] = {
    **{vote.value: number for vote, number in NUMBERS.items()},
    "NV": NUMBERS[Vote.NOT_VOTING],
}
"""What the Digital Library writes; ``NV`` stood for ``X`` in its files of 2024."""


_MOST = 100_000
"""So many rows nobody looks through; and a file of any size may be given."""

_MOST_ROLL_CALLS = 50_000


@dataclass(slots=True)
class Ballot:
    """The votes of one roll call while its file is read: by code, with the rows that they stand in. ``disputed`` are members
    for which the file has two different votes."""

    row: int
    votes: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Complaints:
    """Everything complained of, before it is known under which id the roll calls go."""

    found: list[tuple[str, Complaint]] = field(default_factory=list)

    def add(self, key: str, row: int, column: str, what: str, left: bool = True, rows: int = 1) -> None:
        """``key`` is the file's own name for the roll call, empty where the row belongs to none; ``rows`` share the complaint.

        Raises ``VoteError`` where there are so many that the file must be another one than it seems.
        """
        if len(self.found) >= _MOST:
            first = self.found[0][1]
            raise VoteError(
                f"more than {_MOST:,} rows of it are not clear", f"row {first.row}, column {first.column}",
                f"{first.what[0].upper()}{first.what[1:]}. Nothing was kept",
            )  # fmt: skip
        self.found.append((key, Complaint(row, column, what, "", left, rows)))

    def named(self, identities: Mapping[str, str]) -> tuple[Complaint, ...]:
        """In the order of rows, with the ids of the roll calls."""
        named = (replace(complaint, roll_call=identities.get(key, "")) for key, complaint in self.found)
        return tuple(sorted(named, key=lambda complaint: complaint.row))


def refuse_too_many(roll_calls: int, file: str) -> None:
    """Raises ``VoteError`` where a file has more roll calls than can be: some thousands were ever taken."""
    if roll_calls >= _MOST_ROLL_CALLS:
        what = f"it has more than {_MOST_ROLL_CALLS:,} roll calls, many times those that were ever taken"
        raise VoteError(what, file, "Choose the file of the Library or of Voeten; nothing was kept")


def day_of(written: str, days: Days, key: str, row: int, column: str, complaints: Complaints) -> str:
    """The day (ISO) of a roll call, empty where none can be read; complained of where it is not clear or still to come."""
    day = days.of(written)
    if not day:
        why = OPEN_DAY if days.is_open(written) else "no date can be read"
        complaints.add(key, row, column, f"{why}: “{written}”; the roll call is without a date", left=False)
    elif day > datetime.now(UTC).date().isoformat():
        complaints.add(key, row, column, f"the day is still to come: “{written}”", left=False)
    return day


def cast_again(ballot: Ballot, key: str, code: str, number: int, row: int, column: str, complaints: Complaints) -> None:
    """A second row for one member: harmless where it says the same; where it does not, neither vote can be taken."""
    first = ballot.rows.get(code)
    before = f"row {first}" if first else "an earlier row"
    if code not in ballot.disputed and ballot.votes[code] == number:
        complaints.add(key, row, column, f"a second row for one member in one vote, the same as {before}: “{code}”")
        return
    ballot.disputed.add(code)
    old, new = VOTES[ballot.votes[code]].value, VOTES[number].value
    what = f"a second row for one member in one vote says {new}, {before} says {old}; neither is taken: “{code}”"
    complaints.add(key, row, column, what)


def collected(
    roll_calls: Mapping[str, RollCall],
    ballots: Mapping[str, Ballot],
    complaints: Complaints,
    states: States,
    column: str,
    monthly: bool = False,
) -> tuple[tuple[RollCall, ...], pd.DataFrame, int]:
    """Adds up and checks: who was no member, totals that differ. Roll calls and ballots stand under the file's own keys.

    Returns the roll calls with notes on what differs, the vote matrix, and the number of votes taken. ``column`` names the
    members in the file; with ``monthly`` the source is trusted for the month of a vote only.
    """
    codes = sorted(set[str]().union(*(ballot.votes for ballot in ballots.values())))
    place = {code: number for number, code in enumerate(codes)}
    table = np.zeros((len(roll_calls), len(codes)), dtype=np.int8)
    noted = []
    left = Counter(key for key, complaint in complaints.found if complaint.left)
    for line, (key, roll_call) in enumerate(roll_calls.items()):
        ballot = ballots.get(key)
        if ballot is None:
            noted.append(roll_call)
            continue
        table[line, [place[code] for code in ballot.votes]] = list(ballot.votes.values())
        table[line, [place[code] for code in ballot.disputed]] = NOTHING
        _check_membership(key, roll_call, ballot, states, column, monthly, complaints)
        noted.append(_added_up(key, roll_call, ballot, table[line], complaints, left[key]))
    matrix = pd.DataFrame(table, index=[roll_call.id for roll_call in noted], columns=codes)
    return tuple(noted), matrix, int((table != 0).sum())


def made(
    parts: tuple[tuple[RollCall, ...], pd.DataFrame, int],
    identities: Mapping[str, str],
    complaints: Complaints,
    source: str,
    rows: int,
    file: str,
    layout: str,
    downloaded: str = "",
) -> VoteImport:
    """The import as it is handed on."""
    roll_calls, matrix, taken = parts
    return VoteImport(roll_calls, matrix, complaints.named(identities), source, rows, taken, file, layout, downloaded)


def _check_membership(
    key: str, roll_call: RollCall, ballot: Ballot, states: States, column: str, monthly: bool, complaints: Complaints
) -> None:
    if not roll_call.date:
        return
    was_member = states.was_member_in_month if monthly else states.is_member
    outsiders = ballot.votes.keys() - states.members_on(roll_call.date)
    for code in (code for code in ballot.votes if code in outsiders):
        if not was_member(code, roll_call.date):
            what = f"{roll_call.id}: a vote of {code}, which was no member on {roll_call.date} as far as is known"
            complaints.add(key, ballot.rows.get(code, ballot.row), column, what, left=False)


def _added_up(
    key: str, roll_call: RollCall, ballot: Ballot, votes: "np.ndarray", complaints: Complaints, left: int
) -> RollCall:
    """The roll call, with a note where the members do not add up to the published totals, and why; ``left`` is the number of
    its rows that could not be taken."""
    published = _numbers(roll_call.published)
    numbers = np.bincount(votes, minlength=max(VOTES) + 1).tolist()
    counted = tuple(numbers[number] for number in VOTES)
    if all(p is None or p == n for p, n in zip(published, counted, strict=True)):
        return roll_call
    shown = "-".join("?" if p is None else str(p) for p in published)
    why = f"{left} of its rows could not be taken" if left else "all its rows were taken, so the record itself differs"
    what = f"the members add up to {'-'.join(map(str, counted))}, published are {shown}; {why}"
    complaints.add(key, ballot.row, "total_yes", f"{roll_call.id}: {what}", left=False)
    return replace(roll_call, note=" ".join(filter(None, (roll_call.note, f"{what[0].upper()}{what[1:]}."))))


def _numbers(totals: Totals) -> tuple[int | None, ...]:
    return (totals.in_favour, totals.against, totals.abstaining, totals.not_voting)


def unique_ids(wanted: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """An id for each key, from key, symbol and the record's name: the symbol, or symbol and name where it is taken."""
    used: set[str] = set()
    identities: dict[str, str] = {}
    for key, symbol, record in wanted:
        identity = symbol if symbol and symbol not in used else f"{symbol}#{record.replace(' ', '-')}"
        used.add(identity)
        identities[key] = identity
    return identities
