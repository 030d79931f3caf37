"""Regional groups and blocs as rows of one kind, for tables and pictures that hold either."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unga_desktop.core.votes.bloc import Bloc, bloc_counts
from unga_desktop.core.votes.count import Count
from unga_desktop.core.votes.roll_call import RollCall, Vote
from unga_desktop.core.votes.tally import Tally
from unga_desktop.core.votes.wording import GROUP_WORDS

COHESION = (
    "Cohesion (Rice index): the difference between those in favour and those against, divided by their sum. "
    "1 where all who took a side took the same, 0 where they split evenly or none took one."
)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of States in one roll call. ``as_of`` is the day (ISO) since when the list of a bloc has stood so, ``states``
    are its members with a vote there, by code, ``unrecorded`` those without."""

    roll_call: RollCall
    key: str
    name: str
    count: Count
    cohesion: float
    states: Mapping[str, Vote]
    as_of: str = ""
    unrecorded: tuple[str, ...] = ()

    @property
    def numbers(self) -> dict[Vote, int]:
        """How many made each choice, in the order in which the choices stand everywhere."""
        count = self.count
        return dict(zip(Vote, (count.in_favour, count.against, count.abstaining, count.not_voting), strict=True))


def regional_rows(tally: Tally) -> tuple[GroupRow, ...]:
    """The regional groups of a roll call."""
    rows = []
    for group in tally.groups:
        states = {cast.member.iso3: cast.vote for cast in tally.casts if cast.member.group == group.group}
        name = GROUP_WORDS.get(group.group, group.group)
        rows.append(GroupRow(tally.roll_call, group.group, name, group.count, group.cohesion, states))
    return tuple(rows)


def bloc_rows(tally: Tally, blocs: Iterable[Bloc]) -> tuple[GroupRow, ...]:
    """Blocs in a roll call, in the order given."""
    votes = {cast.member.iso3: cast.vote for cast in tally.casts}
    return tuple(
        GroupRow(
            tally.roll_call, found.bloc.key, found.bloc.name, found.count, found.cohesion,
            {code: votes[code] for code in sorted(found.bloc.members) if code in votes}, found.bloc.as_of, found.unrecorded,
        )
        for found in bloc_counts(tally, blocs)
    )  # fmt: skip
