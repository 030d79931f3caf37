"""How support ran over a series of roll calls: a line a choice, a strip a State."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unga_desktop.core.votes.count import Count
from unga_desktop.core.votes.roll_call import RollCall, Vote
from unga_desktop.core.votes.tally import count_of
from unga_desktop.core.votes.vote_matrix import VOTES, vote_matrix


@dataclass(frozen=True, slots=True)
class Trend:
    """``counts`` stand beside ``roll_calls``; a strip beside them too, with None where the State has no recorded vote."""

    roll_calls: tuple[RollCall, ...]
    counts: tuple[Count, ...]
    strips: Mapping[str, tuple[Vote | None, ...]]


def trend(roll_calls: Iterable[RollCall]) -> Trend:
    """The trend over roll calls in the order of their dates; those of which only totals are known are left out."""
    series = sorted((roll_call for roll_call in roll_calls if roll_call.votes), key=lambda rc: (rc.date, rc.id))
    matrix = vote_matrix(series)
    table = matrix.to_numpy()
    sums = {vote.value: (table == number).sum(axis=1).tolist() for number, vote in VOTES.items()}
    counts = tuple(count_of({letter: sums[letter][row] for letter in sums}) for row in range(len(series)))
    strips = {str(code): tuple(VOTES.get(int(n)) for n in column) for code, column in matrix.items()}
    return Trend(tuple(series), counts, strips)
