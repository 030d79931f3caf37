"""Parts of split and merged paragraphs that found no partner of their own, known by the neighbour they belong to."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from unga_desktop.core.bead import Bead
from unga_desktop.core.equal_paragraphs import Names
from unga_desktop.core.similar_paragraphs import LONGEST_SPLIT

# A neighbour joins a pair if so much of it comes back on the other side: of its words, together with so much of its pairs
# of words; or of its words alone, if they are many.
_WITH_PAIRS = 0.3
_PAIRS = 0.2
_ALONE = 0.6
_LONG_PART = 8
# Fewer words come back by chance.
_SHORTEST_PART = 3

BeadsByPlace = tuple[Mapping[int, Bead], Mapping[int, Bead]]


class NeighbouringParts:
    """Finds paragraphs beside a bead whose other side holds their words, too."""

    def __init__(self, names: Names, symbols: Callable[[int, int], str], words: Collection[str]) -> None:
        """``symbols`` gives those of a side (0 or 1) and a place; ``words`` are the symbols that are words."""
        self._names = names
        self._symbols = symbols
        self._words = words

    def growths(
        self, beads: BeadsByPlace, free: tuple[Collection[int], Collection[int]], moved: bool = False
    ) -> Iterator[Bead]:
        """The beads as they grow, those that ``moved`` or those that did not. The caller puts each into ``beads``, in place of
        what it was, before it asks for the next."""
        for side in (0, 1):
            for place in sorted(free[side]):
                best, found = 0.0, None
                for bead in (beads[side].get(place - 1), beads[side].get(place + 1)):
                    gain = self._gain(side, place, bead) if bead and bead.moved is moved else 0.0
                    if gain > best:
                        best, found = gain, bead
                if found:
                    yield _grown(found, side, place)

    def _gain(self, side: int, place: int, bead: Bead) -> float:
        """The share of a paragraph's words that the other side of a bead has beyond what the bead's own side explains."""
        own, other = (bead.original, bead.amended) if side == 0 else (bead.amended, bead.original)
        if len(other) != 1 or len(own) >= LONGEST_SPLIT:
            return 0.0
        if len(own) == 1 and self._names[side][own[0]] == self._names[1 - side][other[0]]:
            return 0.0
        whole = self._symbols(1 - side, other[0])
        return self._evidence(self._symbols(side, place), whole, "".join([self._symbols(side, known) for known in own]))

    def _evidence(self, part: str, whole: str, explained: str) -> float:
        """The share of a part's words that come back, or 0 where they may have come back by chance.

        Words that stand together again are worth more than words alone.
        """
        words = [symbol for symbol in part if symbol in self._words]
        there = set(whole)
        if len(words) < _SHORTEST_PART or sum([symbol in there for symbol in words]) < _WITH_PAIRS * len(words):
            return 0.0
        gain = _share(words, whole, explained)
        together = _share([*pairwise(part)], [*pairwise(whole)], [*pairwise(explained)])
        if gain >= _WITH_PAIRS and together >= _PAIRS:
            return gain
        return gain if gain >= _ALONE and len(words) >= _LONG_PART else 0.0


def _share(part: Collection[object], whole: Iterable[object], explained: Iterable[object]) -> float:
    """The share of a part's elements that the whole has beyond those that are explained."""
    rest = Counter(whole)
    rest.subtract(explained)
    return sum([min(count, max(rest[element], 0)) for element, count in Counter(part).items()]) / len(part)


def _grown(bead: Bead, side: int, place: int) -> Bead:
    if side == 0:
        return Bead(tuple(sorted((*bead.original, place))), bead.amended, bead.moved)
    return Bead(bead.original, tuple(sorted((*bead.amended, place))), bead.moved)
