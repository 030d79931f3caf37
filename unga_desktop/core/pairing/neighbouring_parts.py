"""Parts of split and merged paragraphs that found no partner of their own, known by the neighbour they belong to."""

from collections.abc import Collection, Iterator, Mapping
from math import log

from unga_desktop.core.pairing.bead import Bead
from unga_desktop.core.pairing.equal_paragraphs import Names
from unga_desktop.core.pairing.paragraph_words import ParagraphWords
from unga_desktop.core.pairing.similar_paragraphs import LONGEST_SPLIT

# A neighbour joins a pair if it is ten times likelier that its words come back there than that they do not.
_SURE = log(10)
# So far a paragraph is looked for that reads like the one left over.
_NEAR = 6

BeadsByPlace = tuple[Mapping[int, Bead], Mapping[int, Bead]]
Free = tuple[Collection[int], Collection[int]]


class NeighbouringParts:
    """Finds paragraphs beside a bead whose other side holds their words, too."""

    def __init__(self, names: Names, words: ParagraphWords) -> None:
        self._names = names
        self._words = words

    def growths(self, beads: BeadsByPlace, free: Free, moved: bool = False) -> Iterator[Bead]:
        """The beads as they grow, those that ``moved`` or those that did not. The caller puts each into ``beads``, in place of
        what it was, before it asks for the next."""
        for side in (0, 1):
            for place in sorted(free[side]):
                best, grown, found = 0.0, None, [place]
                for run, beyond in self._runs(side, place, beads[side], free[side]):
                    bead = beads[side].get(beyond)
                    gain = self._gain(side, run[-1], bead) if bead and bead.moved is moved else 0.0
                    if gain > best:
                        best, grown, found = gain, bead, run
                if grown:
                    yield from _moved_up(side, found, beads[side])
                    yield _grown(grown, side, found[-1])

    def _runs(
        self, side: int, place: int, beads: Mapping[int, Bead], free: Collection[int]
    ) -> list[tuple[list[int], int]]:
        """A paragraph left over, alone or with others that read the same if nothing stands between; and what stands beyond.

        Any paragraph of such a run may be the one that is left over.
        """
        runs = [([place], place - 1), ([place], place + 1)]
        names = self._names[side]
        if names[max(place - _NEAR, 0) : place + _NEAR + 1].count(names[place]) > 1:
            for step in (-1, 1):
                run = [place]
                for at in range(place + step, place + step * (_NEAR + 1), step):
                    bead = beads.get(at)
                    if bead and names[at] == names[place] and len(bead.original) == len(bead.amended) == 1:
                        run = [*run, at]
                    elif at not in free:
                        break
                runs.append((run, run[-1] + step))
        return runs

    def _gain(self, side: int, place: int, bead: Bead) -> float:
        """The logarithm of the odds that the other side of a bead holds a paragraph beside what it holds already."""
        own, other = (bead.original, bead.amended) if side == 0 else (bead.amended, bead.original)
        if len(other) != 1 or len(own) >= LONGEST_SPLIT:
            return 0.0
        if len(own) == 1 and self._names[side][own[0]] == self._names[1 - side][other[0]]:
            return 0.0
        words = self._words
        part, whole = words.symbols(side, place), words.symbols(1 - side, other[0])
        known = "".join([words.symbols(side, at) for at in own])
        if not set(part).intersection(whole).difference(known) & words.words:
            return 0.0
        known, part, whole = words.only(known), words.only(part), words.only(whole)
        if not known:
            return 0.0
        return words.likelihood.continues(known, part, whole[::-1] if place < own[0] else whole, _SURE)


def _moved_up(side: int, run: list[int], beads: Mapping[int, Bead]) -> list[Bead]:
    """The beads of paragraphs that read the same, each with the paragraph before it in the run."""
    pairs = zip(run, [beads[place] for place in run[1:]], strict=False)
    return [
        Bead((place,), bead.amended, bead.moved) if side == 0 else Bead(bead.original, (place,), bead.moved)
        for place, bead in pairs
    ]


def _grown(bead: Bead, side: int, place: int) -> Bead:
    if side == 0:
        return Bead(tuple(sorted((*bead.original, place))), bead.amended, bead.moved)
    return Bead(bead.original, tuple(sorted((*bead.amended, place))), bead.moved)
