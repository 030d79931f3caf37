"""Blocs of States that the user can edit, counted in a roll call."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from unga_desktop.core.votes.count import Count
from unga_desktop.core.votes.tally import Tally, count_of, rice


@dataclass(frozen=True, slots=True)
class Bloc:
    """A group of States: its key (``EU``), name, members' codes and the date (ISO) since when the list has stood so."""

    key: str
    name: str
    members: frozenset[str]
    as_of: str


@dataclass(frozen=True, slots=True)
class BlocCount:
    """A bloc's count in one roll call, with its cohesion (Rice index). ``unrecorded`` are the members without a vote there."""

    bloc: Bloc
    count: Count
    cohesion: float
    unrecorded: tuple[str, ...]


def bloc_counts(tally: Tally, blocs: Iterable[Bloc]) -> tuple[BlocCount, ...]:
    """The count of each bloc, in the order given. A State may be in several blocs, so that they do not add up."""
    votes = pd.Series({cast.member.iso3: cast.vote.value for cast in tally.casts}, dtype=str)
    return tuple(_count(bloc, votes) for bloc in blocs)


def _count(bloc: Bloc, votes: pd.Series) -> BlocCount:
    numbers = votes[votes.index.isin(bloc.members)].value_counts()
    count = count_of({str(letter): int(number) for letter, number in numbers.items()})
    unrecorded = tuple(sorted(bloc.members - set(votes.index)))
    return BlocCount(bloc, count, rice(count.in_favour, count.against), unrecorded)
