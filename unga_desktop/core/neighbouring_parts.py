"""Parts of split and merged paragraphs that found no partner of their own, known by the neighbour they belong to."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from unga_desktop.core.bead import Bead
from unga_desktop.core.equal_paragraphs import Names
from unga_desktop.core.similar_paragraphs import LONGEST_SPLIT

# A neighbour joins a pair if so much of it comes back on the other side.
_NEIGHBOUR = 0.6
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

    def growths(self, beads: BeadsByPlace, free: tuple[Collection[int], Collection[int]]) -> Iterator[Bead]:
        """The beads as they grow. The caller puts each into ``beads``, in place of what it was, before it asks for the next."""
        for side in (0, 1):
            for place in sorted(free[side]):
                best, found = _NEIGHBOUR, None
                for bead in (beads[side].get(place - 1), beads[side].get(place + 1)):
                    gain = self._gain(side, place, bead) if bead else 0.0
                    if bead and (gain > best or (gain == best and not found)):
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
        words = [symbol for symbol in self._symbols(side, place) if symbol in self._words]
        there = set(whole)
        most = sum([symbol in there for symbol in words])
        if len(words) < _SHORTEST_PART or most < _NEIGHBOUR * len(words):
            return 0.0
        rest = Counter(whole)
        for explained in own:
            rest.subtract(self._symbols(side, explained))
        return sum([min(count, max(rest[symbol], 0)) for symbol, count in Counter(words).items()]) / len(words)


def _grown(bead: Bead, side: int, place: int) -> Bead:
    if side == 0:
        return Bead(tuple(sorted((*bead.original, place))), bead.amended)
    return Bead(bead.original, tuple(sorted((*bead.amended, place))))
