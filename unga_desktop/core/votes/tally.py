"""A roll call counted with pandas: totals, totals by regional group, and the row of every member."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.count import Count as Count
from unga_desktop.core.votes.majority import Majority, majority
from unga_desktop.core.votes.roll_call import Member, RollCall, Vote

_COUNCIL_SEATS = 15
_PRESENT_MEMBERSHIP_SINCE = "2011-07-14"
"""The day South Sudan was admitted: before it, absence cannot be deduced from today's list of members."""


@dataclass(frozen=True, slots=True)
class GroupCount:
    """The count of one group of States and its cohesion (Rice index, |Y - N| / (Y + N); 0.0 where none voted Y or N)."""

    group: str
    count: Count
    cohesion: float


@dataclass(frozen=True, slots=True)
class Cast:
    """What one member did."""

    member: Member
    vote: Vote


@dataclass(frozen=True, slots=True)
class Tally:
    """A roll call counted. ``counted`` comes from the members where the record names them, else from the published
    totals, and is None where the record gives neither; ``casts`` stand in the English order of names, and are empty
    where only totals are known."""

    roll_call: RollCall
    counted: Count | None
    majority: Majority | None
    groups: tuple[GroupCount, ...]
    casts: tuple[Cast, ...]


@cache
def english_order(member: Member) -> tuple[str, str]:
    """The key of the Assembly's English alphabetical order: accents and capitals do not count (Côte d'Ivoire, Türkiye)."""
    plain = unicodedata.normalize("NFD", member.name).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)), member.iso3


def tally(roll_call: RollCall, members: Iterable[Member]) -> Tally:
    """Counts a roll call. ``members`` are the States to look codes up in; who is not in the roll call is not counted.

    Raises ``VoteError`` where the roll call names a code that no member has.
    """
    known = {member.iso3: member for member in members}
    casts = _casts(roll_call, known)
    frame = pd.DataFrame(
        {"group": [cast.member.group for cast in casts], "vote": [cast.vote.value for cast in casts]}, dtype=str
    )
    counted = _count(frame) if casts else _published(roll_call, len(known))
    return Tally(roll_call, counted, _majority(roll_call, counted), _groups(frame), casts)


def rice(in_favour: int, against: int) -> float:
    """Cohesion by Rice (1928): 1.0 where all who took a side took the same, 0.0 where they split evenly or none took one."""
    sides = in_favour + against
    return abs(in_favour - against) / sides if sides else 0.0


def count_of(numbers: Mapping[Any, int]) -> Count:
    """A count from numbers by letter (``Y``, ``N``, ``A``, ``X``); a letter that is missing counts nobody."""
    in_favour, against, abstaining, not_voting = (int(numbers.get(vote.value, 0)) for vote in Vote)
    return Count(in_favour, against, abstaining, not_voting)


def _casts(roll_call: RollCall, known: dict[str, Member]) -> tuple[Cast, ...]:
    strangers = sorted(set(roll_call.votes) - set(known))
    if strangers:
        raise VoteError(f"no member State has the code {', '.join(strangers)}", roll_call.id)
    casts = (Cast(known[iso3], vote) for iso3, vote in roll_call.votes.items())
    return tuple(sorted(casts, key=lambda cast: english_order(cast.member)))


def _count(frame: pd.DataFrame) -> Count:
    return count_of({str(vote): int(number) for vote, number in frame["vote"].value_counts().items()})


def _published(roll_call: RollCall, membership: int) -> Count | None:
    totals = roll_call.published
    if totals.in_favour is None or totals.against is None or totals.abstaining is None:
        return None
    if totals.not_voting is not None:
        return Count(totals.in_favour, totals.against, totals.abstaining, totals.not_voting)
    if roll_call.organ != "SC" and roll_call.date < _PRESENT_MEMBERSHIP_SINCE:
        return None
    seats = _COUNCIL_SEATS if roll_call.organ == "SC" else membership
    absent = seats - totals.in_favour - totals.against - totals.abstaining
    if absent < 0:
        raise VoteError(f"{seats - absent} votes are recorded, but there are {seats} members", roll_call.id)
    return Count(totals.in_favour, totals.against, totals.abstaining, absent, not_voting_deduced=True)


def _majority(roll_call: RollCall, counted: Count | None) -> Majority | None:
    if counted is None:
        return None
    against = (iso3 for iso3, vote in roll_call.votes.items() if vote is Vote.AGAINST)
    return majority(roll_call.rule, counted, against)


def _groups(frame: pd.DataFrame) -> tuple[GroupCount, ...]:
    if frame.empty:
        return ()
    numbers: dict[str, dict[str, int]] = {}
    sizes: dict[Any, int] = frame.groupby(["group", "vote"], sort=True).size().to_dict()
    for (group, vote), number in sizes.items():
        numbers.setdefault(str(group), {})[str(vote)] = int(number)
    counts = ((group, count_of(row)) for group, row in numbers.items())
    return tuple(GroupCount(group, count, rice(count.in_favour, count.against)) for group, count in counts)
