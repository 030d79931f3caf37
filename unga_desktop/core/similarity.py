"""How much two paragraphs have in common, by their words, rare words counting more; and which ones come near at all."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

# Marks of punctuation say little about what a paragraph is.
_PUNCTUATION_WEIGHT = 0.1
# A symbol in more paragraphs than this leads to no candidates; pairs of symbols still do.
_COMMON = 24
# A candidate this much farther off than the nearest one is none.
_FAR = 0.15
# So many candidates are looked at closely.
_CLOSE = 8
# Up to so many pairs all are candidates.
_FEW_PAIRS = 64


@dataclass(frozen=True, slots=True)
class Bag:
    """A paragraph as the counts of its symbols; ``mass`` is the sum of their weights."""

    counts: Mapping[str, int]
    mass: float


class Bags:
    """The bags of the paragraphs on both sides that have no equal on the other side."""

    def __init__(self, original: Mapping[int, str], amended: Mapping[int, str], words: set[str]) -> None:
        self._symbols = (original, amended)
        counts = (_counted(original), _counted(amended))
        frequency = (Counter[str](), Counter[str]())
        for side in (0, 1):
            for bag in counts[side].values():
                frequency[side].update(bag.keys())
        # The greater of both sides: a word that was kept must not count as commoner than one that was replaced.
        size = max(len(original), len(amended), 1)
        self._weight = {
            symbol: log(1 + size / max(frequency[0][symbol], frequency[1][symbol]))
            * (1 if symbol in words else _PUNCTUATION_WEIGHT)
            for symbol in frequency[0].keys() | frequency[1].keys()
        }
        self.original = {place: self._bag(bag) for place, bag in counts[0].items()}
        self.amended = {place: self._bag(bag) for place, bag in counts[1].items()}

    def _bag(self, counts: Mapping[str, int]) -> Bag:
        weight = self._weight
        return Bag(counts, sum([weight[symbol] * count for symbol, count in counts.items()]))

    def overlap(self, first: Bag, second: Bag) -> float:
        """The mass that two bags share."""
        if len(first.counts) > len(second.counts):
            first, second = second, first
        weight, other = self._weight, second.counts
        return sum(
            [weight[symbol] * min(count, other[symbol]) for symbol, count in first.counts.items() if symbol in other]
        )

    def joined(self, bags: Iterable[Bag]) -> Bag:
        """The bag of several paragraphs as one."""
        total: Counter[str] = Counter()
        mass = 0.0
        for bag in bags:
            total.update(bag.counts)
            mass += bag.mass
        return Bag(total, mass)

    def dice(self, first: Bag, second: Bag) -> float:
        """Similarity from 0 to 1."""
        mass = first.mass + second.mass
        return 2 * self.overlap(first, second) / mass if mass else 0.0

    def candidates(self, originals: Collection[int], amended: Collection[int]) -> dict[int, list[tuple[int, float]]]:
        """For each of the originals the nearest of the amended ones with the shared mass, in the order of the text."""
        if len(originals) * len(amended) <= _FEW_PAIRS:
            return {left: self._measured(left, sorted(amended)) for left in sorted(originals)}
        index = _index(self._symbols[1], amended)
        found: dict[int, list[tuple[int, float]]] = {}
        for left in sorted(originals):
            near = _near(self._symbols[0][left], index)
            nearest = sorted([(-gain, right) for right, gain in near.items()])[:_CLOSE]
            floor = nearest[0][0] * _FAR if nearest else 0.0
            found[left] = self._measured(left, sorted(right for gain, right in nearest if gain <= floor))
        return found

    def _measured(self, left: int, rights: Iterable[int]) -> list[tuple[int, float]]:
        bag = self.original[left]
        measured = [(right, self.overlap(bag, self.amended[right])) for right in rights]
        return [(right, mass) for right, mass in measured if mass > 0]


def _counted(symbols: Mapping[int, str]) -> dict[int, Mapping[str, int]]:
    return {place: Counter(text) for place, text in symbols.items()}


def _features(symbols: str) -> list[str]:
    """Symbols and pairs of neighbours: in Chinese, and in formulas, only pairs tell paragraphs apart."""
    return [*symbols, *map("".join, pairwise(symbols))]


def _index(symbols: Mapping[int, str], places: Iterable[int]) -> dict[str, list[int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted(places):
        for feature in dict.fromkeys(_features(symbols[place])):
            index[feature].append(place)
    return index


def _near(symbols: str, index: Mapping[str, list[int]]) -> dict[int, float]:
    """How many features each place shares, the rarer the more."""
    near: defaultdict[int, float] = defaultdict(float)
    for feature in dict.fromkeys(_features(symbols)):
        places = index.get(feature, ())
        if len(places) <= _COMMON:
            gain = 1 / (1 + len(places))
            for right in places:
                near[right] += gain
    return near
