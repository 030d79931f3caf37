"""A roll call counted with pandas: totals, totals by regional group, and the row of every member."""

from dataclasses import dataclass

from unga_desktop.core.votes.majority import Majority
from unga_desktop.core.votes.roll_call import Member, RollCall, Vote


@dataclass(frozen=True, slots=True)
class Count:
    """How many did what."""

    in_favour: int
    against: int
    abstaining: int
    not_voting: int

    @property
    def members(self) -> int:
        return self.in_favour + self.against + self.abstaining + self.not_voting


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
