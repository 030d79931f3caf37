"""Which places of a view belong together because a paragraph moved from one to the other, and the lanes of the lines between.

Free of Qt. A block of paragraphs that moved together is one join. Lanes are counted outwards from the text; two joins that pass
the same row never share one.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

MOST_LANES = 4
_LONGEST_LINE = 200
"""Rows: both ends of a longer join never show at once, and it needs no lane."""


class Joinable(Protocol):
    """What a join needs to know of a row of the outline."""

    @property
    def ghost(self) -> bool: ...

    @property
    def partner(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Join:
    """Rows of the outline: those of the places left and those of the paragraphs that arrived, first and last of each. ``lane``
    is -1 where there is none left or none is needed: then only the two ends are drawn."""

    left: tuple[int, int]
    arrived: tuple[int, int]
    lane: int = -1

    def other(self, row: int) -> tuple[int, int]:
        """The end that a row is not of."""
        return self.arrived if self.left[0] <= row <= self.left[1] else self.left


def joins(rows: Sequence[Joinable]) -> tuple[Join, ...]:
    """The joins between the rows of a view, in the order of the places left."""
    found = list(_blocks(rows))
    lanes: list[list[tuple[int, int]]] = [[] for _ in range(MOST_LANES)]
    by_length = sorted(range(len(found)), key=lambda number: _length(found[number]))
    for number in by_length:
        reach = _reach(found[number])
        if reach[1] - reach[0] > _LONGEST_LINE:
            break
        lane = next((lane for lane, taken in enumerate(lanes) if _is_free(taken, reach)), -1)
        if lane >= 0:
            insort(lanes[lane], reach)
            found[number] = Join(found[number].left, found[number].arrived, lane)
    return tuple(found)


def _blocks(rows: Sequence[Joinable]) -> Iterator[Join]:
    first = last = -1
    for at, row in enumerate(rows):
        if not row.ghost or row.partner < 0:
            continue
        if first >= 0 and at == last + 1 and row.partner == rows[last].partner + 1:
            last = at
            continue
        if first >= 0:
            yield Join((first, last), (rows[first].partner, rows[last].partner))
        first = last = at
    if first >= 0:
        yield Join((first, last), (rows[first].partner, rows[last].partner))


def _reach(join: Join) -> tuple[int, int]:
    """First and last row that the line passes."""
    return min(join.left[0], join.arrived[0]), max(join.left[0], join.arrived[0])


def _length(join: Join) -> int:
    first, last = _reach(join)
    return last - first


def _is_free(taken: Sequence[tuple[int, int]], reach: tuple[int, int]) -> bool:
    """Whether no line of a lane, sorted and apart from each other, touches these rows."""
    place = bisect_left(taken, reach)
    before = place == 0 or taken[place - 1][1] < reach[0]
    return before and (place == len(taken) or taken[place][0] > reach[1])
