"""Possible partners among paragraphs that were edited: pairs, one split into several, several merged into one.

Each possibility is a link; which of them hold is decided by the heaviest chain of all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from unga_desktop.core.pairing.chain import Link
from unga_desktop.core.pairing.similarity import Bag, Bags, Near

Lengths = tuple[Sequence[int], Sequence[int]]
"""The lengths of the paragraphs of both sides, in characters."""

# Below this share of common words two paragraphs are not taken for each other where they stand.
_RELATED = 0.22
# A part of a split paragraph brings at least this share of its words from the whole, beyond what the other parts explain;
# a little more where its words are few.
_PART = 0.25
_SHORT_PART = 0.3
_FEW_SYMBOLS = 12
# Of two readings that are as good, pair by pair is the simpler one.
_SEVERAL = 0.98
LONGEST_SPLIT = 6
"""A paragraph is not taken to have been split into more parts than this."""


def similar_links(bags: Bags, near: Near, lengths: Lengths) -> list[Link]:
    """All links among paragraphs and their candidates."""
    turned: Near = defaultdict(list)
    links: list[Link] = []
    for left, rights in near.items():
        for right, mass in rights:
            turned[right].append((left, mass))
            both = bags.original[left].mass + bags.amended[right].mass
            if 2 * mass >= _RELATED * both:
                length = lengths[0][left] + lengths[1][right]
                links.append(Link(left, left + 1, right, right + 1, mass / both * length))
    for left, run in _in_several(bags, bags.original, near, bags.amended):
        links.append(_link(bags, range(left, left + 1), run, lengths))
    for right, run in _in_several(bags, bags.amended, turned, bags.original):
        links.append(_link(bags, run, range(right, right + 1), lengths))
    return links


def _link(bags: Bags, lefts: range, rights: range, lengths: Lengths) -> Link:
    alike = bags.dice(
        bags.joined([bags.original[left] for left in lefts]), bags.joined([bags.amended[right] for right in rights])
    )
    length = sum(lengths[0][lefts.start : lefts.stop]) + sum(lengths[1][rights.start : rights.stop])
    return Link(lefts.start, lefts.stop, rights.start, rights.stop, alike * length / 2 * _SEVERAL)


def _in_several(
    bags: Bags, wholes: Mapping[int, Bag], near: Near, parts: Mapping[int, Bag]
) -> Iterator[tuple[int, range]]:
    """Paragraphs whose words come back in a run of neighbours on the other side, each of which brings its own share."""
    for place, others in near.items():
        candidates = {other for other, mass in others if mass >= _least(parts[other])}
        for first in sorted(candidates):
            if first + 1 in candidates:
                for last in _last_parts(bags, wholes[place], first, candidates, parts):
                    yield place, range(first, last)


def _least(part: Bag) -> float:
    """The mass that a part must bring."""
    return part.mass * (_PART if len(part.symbols) > _FEW_SYMBOLS else _SHORT_PART)


def _last_parts(
    bags: Bags, whole: Bag, first: int, candidates: Iterable[int], parts: Mapping[int, Bag]
) -> Iterator[int]:
    """The ends of the runs of two parts or more that begin with the first one."""
    symbols, explained, last = "", 0, first
    while last in candidates and last - first < LONGEST_SPLIT:
        symbols += parts[last].symbols
        together = bags.overlap(whole, bags.bag(symbols))
        if together - explained < _least(parts[last]):
            return
        explained = together
        last += 1
        if last - first > 1:
            if not _all_bring_theirs(bags, whole, [parts[place] for place in range(first, last)], together):
                return
            yield last


def _all_bring_theirs(bags: Bags, whole: Bag, run: list[Bag], together: int) -> bool:
    """Whether each part but the last, which was looked at, brings its share beyond what all the others explain."""
    return all(
        together - bags.overlap(whole, bags.joined(run[:place] + run[place + 1 :])) >= _least(part)
        for place, part in enumerate(run[:-1])
    )
