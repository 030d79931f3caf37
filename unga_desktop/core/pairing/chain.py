"""The heaviest chain of matches that run in the same order on both sides: what is in it stayed, the rest moved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Link:
    """Original paragraphs ``start`` to ``end`` (exclusive) answer amended ones ``first`` to ``last`` (exclusive)."""

    start: int
    end: int
    first: int
    last: int
    weight: float


Gap = tuple[range, range]
"""Neighbouring paragraphs of the original and of the amended text."""


def gaps(whole: Gap, chain: Iterable[Link]) -> Iterator[Gap]:
    """The stretches between the links of a chain that have paragraphs on both sides."""
    left, right = whole[0].start, whole[1].start
    for link in chain:
        if left < link.start and right < link.first:
            yield range(left, link.start), range(right, link.first)
        left, right = link.end, link.last
    if left < whole[0].stop and right < whole[1].stop:
        yield range(left, whole[0].stop), range(right, whole[1].stop)


def heaviest_chain(links: Sequence[Link]) -> list[Link]:
    """The series of links, rising and not overlapping on both sides, with the greatest total weight.

    Takes n log n time. Of equal series the one found first in the order of the text is chosen.
    """
    by_start = sorted(links, key=attrgetter("start", "first", "end", "last"))
    by_end = sorted(range(len(by_start)), key=lambda place: by_start[place].end)
    peaks = _Peaks(max((link.last for link in links), default=0))
    total = [0.0] * len(by_start)
    before = [-1] * len(by_start)
    ended = 0
    for place, link in enumerate(by_start):
        while ended < len(by_end) and by_start[by_end[ended]].end <= link.start:
            done = by_end[ended]
            peaks.raise_to(by_start[done].last, total[done], done)
            ended += 1
        best, before[place] = peaks.highest(link.first)
        total[place] = best + link.weight
    return _traced(by_start, total, before)


def _traced(links: Sequence[Link], total: Sequence[float], before: Sequence[int]) -> list[Link]:
    chain: list[Link] = []
    place = max(range(len(links)), key=total.__getitem__, default=-1)
    while place >= 0:
        chain.append(links[place])
        place = before[place]
    return chain[::-1]


class _Peaks:
    """A Fenwick tree of maxima: the best chain that ends at or before a place."""

    def __init__(self, size: int) -> None:
        self._total = [0.0] * (size + 1)
        self._link = [-1] * (size + 1)

    def raise_to(self, place: int, total: float, link: int) -> None:
        while place < len(self._total):
            if total > self._total[place]:
                self._total[place], self._link[place] = total, link
            place += place & -place or len(self._total)

    def highest(self, place: int) -> tuple[float, int]:
        best, link = 0.0, -1
        while place > 0:
            if self._total[place] > best:
                best, link = self._total[place], self._link[place]
            place -= place & -place
        return best, link
