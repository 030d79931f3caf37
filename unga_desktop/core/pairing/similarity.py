"""How much two paragraphs have in common, by their words, rare words counting more; and which ones come near at all.

Weights are whole numbers, so that a sum does not depend on the order in which it is made.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from math import log

from unga_desktop.core.errors import CancelCheck, Cancelled

# Marks of punctuation say little about what a paragraph is.
_WORD_WEIGHT = 1000
_PUNCTUATION_WEIGHT = 100
# A symbol in more paragraphs than this leads to no candidates; pairs of symbols still do.
_COMMON = 24
# With this many symbols in no more than so many paragraphs, pairs are not needed.
_ENOUGH = 4
_RARE = 12
# So many places are looked up for one paragraph, those of its rarest features first.
_LOOKED_UP = 400
# A candidate this much farther off than the nearest one is none.
_FAR = 0.15
# So many candidates are looked at closely.
_CLOSE = 8
# Up to so many pairs all are candidates.
FEW_PAIRS = 64
_FEW = 8
# Paragraphs looked up between two looks at the cancel check.
_CANCEL_EVERY = 32

Places = tuple[set[int], set[int]]
"""Paragraphs of the original and of the amended text."""

Near = dict[int, list[tuple[int, int]]]
"""For an original paragraph its candidates among the amended ones, each with the mass that they share."""


@dataclass(frozen=True, slots=True)
class Bag:
    """A paragraph as the bag of its symbols, the second of a kind being an element of its own; ``mass`` is its weight."""

    symbols: str
    elements: Set[str]
    mass: int


class Bags:
    """The bags of the paragraphs on both sides, by their places; each is made when it is first asked for."""

    def __init__(self, symbols: Callable[[int, int], str], rare: Places, words: Collection[str]) -> None:
        """``symbols`` gives those of a side (0 or 1) and a place; how rare a symbol is, is counted in the paragraphs of
        ``rare``; ``words`` are the symbols that are words."""
        frequency = [_frequency([symbols(side, place) for place in sorted(rare[side])]) for side in (0, 1)]
        # The greater of both sides: a word that was kept must not count as commoner than one that was replaced.
        self._weight = _Weights(frequency[0] | frequency[1], max(len(rare[0]), len(rare[1]), 1), words)
        self.original = _Side(lambda place: self.bag(symbols(0, place)))
        self.amended = _Side(lambda place: self.bag(symbols(1, place)))

    def bag(self, symbols: str) -> Bag:
        """The bag of a text."""
        # A symbol alone for the first of its kind, with its number for those that follow.
        elements: set[str] = set()
        times: dict[str, int] = {}
        for symbol in symbols:
            if symbol in elements:
                times[symbol] = times.get(symbol, 1) + 1
            else:
                elements.add(symbol)
        for symbol, count in times.items():
            elements.update([f"{symbol}{number}" for number in range(2, count + 1)])
        return Bag(symbols, elements, sum(map(self._weight.__getitem__, elements)))

    def overlap(self, first: Bag, second: Bag) -> int:
        """The mass that two bags share."""
        return sum(map(self._weight.__getitem__, first.elements & second.elements))

    def joined(self, bags: Iterable[Bag]) -> Bag:
        """The bag of several paragraphs as one."""
        return self.bag("".join([bag.symbols for bag in bags]))

    def dice(self, first: Bag, second: Bag) -> float:
        """Similarity from 0 to 1."""
        mass = first.mass + second.mass
        return 2 * self.overlap(first, second) / mass if mass else 0.0

    def all_pairs(self, originals: Iterable[int], amended: Collection[int]) -> Near:
        """The mass that each of the originals shares with each of the amended ones, where it shares any."""
        return {left: self._measured(left, amended) for left in originals}

    def candidates(self, originals: Collection[int], amended: Collection[int], cancelled: CancelCheck) -> Near:
        """For each of the originals the nearest of the amended ones, in the order of the text."""
        if not originals or not amended:
            return {}
        if min(len(originals), len(amended)) <= _FEW:
            return self.all_pairs(sorted(originals), sorted(amended))
        index = _Index(self.amended, amended)
        found: Near = {}
        for number, left in enumerate(sorted(originals)):
            if number % _CANCEL_EVERY == 0 and cancelled():
                raise Cancelled
            near = index.near(self.original[left].symbols)
            nearest = sorted([(-gain, right) for right, gain in near.items()])[:_CLOSE]
            floor = nearest[0][0] * _FAR if nearest else 0.0
            found[left] = self._measured(left, sorted([right for gain, right in nearest if gain <= floor]))
        return found

    def _measured(self, left: int, rights: Iterable[int]) -> list[tuple[int, int]]:
        bag = self.original[left]
        measured = [(right, self.overlap(bag, self.amended[right])) for right in rights]
        return [(right, mass) for right, mass in measured if mass > 0]


class _Side(dict[int, Bag]):
    """The bags of one side by place."""

    def __init__(self, make: Callable[[int], Bag]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, place: int) -> Bag:
        bag = self[place] = self._make(place)
        return bag


class _Weights(dict[str, int]):
    """The weights of elements, by the rarity of their symbols among so many paragraphs."""

    def __init__(self, frequency: Mapping[str, int], size: int, words: Collection[str]) -> None:
        super().__init__()
        self._rarity = [
            log(1 + size),
            *(log(1 + size / count) for count in range(1, 1 + max(frequency.values(), default=0))),
        ]
        self._frequency = frequency
        self._words = words

    def __missing__(self, element: str) -> int:
        symbol = element[0]
        if symbol != element:
            weight = self[element] = self[symbol]
            return weight
        rarity = self._rarity[self._frequency.get(symbol, 0)]
        weight = self[element] = int(rarity * (_WORD_WEIGHT if symbol in self._words else _PUNCTUATION_WEIGHT))
        return weight


def _frequency(symbols: Iterable[str]) -> Counter[str]:
    """In how many paragraphs each symbol occurs."""
    return Counter(chain.from_iterable(map(set, symbols)))


class _Index:
    """Where features occur: symbols and, where symbols tell too little, pairs of neighbours.

    In Chinese, and in formulas, only pairs tell paragraphs apart.
    """

    def __init__(self, bags: Mapping[int, Bag], places: Iterable[int]) -> None:
        self._texts = [(place, bags[place].symbols) for place in sorted(places)]
        self._symbols: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in self._texts:
            for symbol in set(text):
                self._symbols[symbol].append(place)
        self._rare = {symbol for symbol, found in self._symbols.items() if len(found) <= _RARE}

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], list[int]]:
        pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        # What reads like a paragraph of common words is itself one.
        for place, text in self._texts:
            if not self._is_common(set(text)):
                continue
            for pair in set(pairwise(text)):
                pairs[pair].append(place)
        return pairs

    def _is_common(self, symbols: Collection[str]) -> bool:
        """Whether a paragraph has few symbols by which it can be told from others."""
        return sum(map(self._rare.__contains__, symbols)) < _ENOUGH

    def near(self, text: str) -> dict[int, float]:
        """How many features each place shares with a text, the rarer the more."""
        found = [*filter(None, map(self._symbols.get, dict.fromkeys(text)))]
        if self._is_common(text):
            found += [self._pairs[pair] for pair in dict.fromkeys(pairwise(text)) if pair in self._pairs]
        near: defaultdict[int, float] = defaultdict(float)
        left = _LOOKED_UP
        for places in sorted(found, key=len):
            left -= len(places)
            if len(places) > _COMMON or left < 0:
                break
            gain = 1 / (1 + len(places))
            for right in places:
                near[right] += gain
        return near
