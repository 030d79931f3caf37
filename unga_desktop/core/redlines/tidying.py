"""From the shortest edit script to one that reads well: no islands between changes, edges where a reader would put them.

Works on tokens, never on the characters of the encoded string: those are symbols, not text.
"""

from dataclasses import dataclass
from itertools import accumulate

from unga_desktop.core.words.tokens import Tokens, Vocabulary

# Equal words between two changes are an island up to this number; more if the changes around are much larger.
_ISLAND = 2
_LARGE_ISLAND = 5
_LARGER = 3

_SENTENCE_ENDS = frozenset(".;:!?…؛؟。；：")
_COMMAS = frozenset(",،，、")
_OPENING = frozenset("([{«“„‘（《「")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Original tokens ``start`` to ``end`` (exclusive) were replaced by amended ones ``first`` to ``last`` (exclusive)."""

    start: int
    end: int
    first: int
    last: int


def tidied(found: list[Hunk], original: Tokens, amended: Tokens, vocabulary: Vocabulary) -> list[Hunk]:
    """Hunks without islands between them, slid to natural places, still in order and apart."""
    slid = _slide_all(found, original, amended)
    if len(slid) == 1:
        return slid
    return _slide_all(_without_islands(slid, original, amended, vocabulary), original, amended)


def _without_islands(found: list[Hunk], original: Tokens, amended: Tokens, vocabulary: Vocabulary) -> list[Hunk]:
    if len(found) < 2:
        return found
    counts = _Counts(_sums(original, vocabulary), _sums(amended, vocabulary))
    kept: list[Hunk] = []
    for hunk in found:
        while kept and _is_island(kept[-1], hunk, counts):
            before = kept.pop()
            hunk = Hunk(before.start, hunk.end, before.first, hunk.last)
        kept.append(hunk)
    return kept


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many words come before each token, on either side."""

    original: list[int]
    amended: list[int]

    def of(self, hunk: Hunk) -> int:
        return max(
            self.original[hunk.end] - self.original[hunk.start], self.amended[hunk.last] - self.amended[hunk.first]
        )


def _sums(side: Tokens, vocabulary: Vocabulary) -> list[int]:
    return [*accumulate(map(vocabulary.words.__contains__, side.symbols), initial=0)]


def _is_island(before: Hunk, after: Hunk, counts: _Counts) -> bool:
    """Whether the equal tokens between two hunks are too few to stand alone."""
    if after.start - before.end > 2 * _LARGE_ISLAND:
        return False
    smaller = min(counts.of(before), counts.of(after))
    if smaller == 0:
        # Brackets or commas put around a word leave the word alone.
        return False
    island = counts.original[after.start] - counts.original[before.end]
    return island <= _ISLAND or (island <= _LARGE_ISLAND and island * _LARGER <= smaller)


def _slide_all(found: list[Hunk], original: Tokens, amended: Tokens) -> list[Hunk]:
    slid: list[Hunk] = []
    for place, hunk in enumerate(found):
        floor = slid[-1].end if slid else 0
        ceiling = found[place + 1].start if place + 1 < len(found) else len(original.symbols)
        slid.append(_slide(hunk, original, amended, floor, ceiling))
    return slid


def _slide(hunk: Hunk, original: Tokens, amended: Tokens, floor: int, ceiling: int) -> Hunk:
    """A pure insertion or deletion can often begin one token earlier or later; the place that reads best is taken."""
    if hunk.start != hunk.end and hunk.first != hunk.last:
        return hunk
    inserted = hunk.start == hunk.end
    side = amended if inserted else original
    start, end = (hunk.first, hunk.last) if inserted else (hunk.start, hunk.end)
    symbols = side.symbols
    lowest = highest = 0
    while hunk.start + lowest > floor and symbols[start + lowest - 1] == symbols[end + lowest - 1]:
        lowest -= 1
    while hunk.end + highest < ceiling and symbols[start + highest] == symbols[end + highest]:
        highest += 1
    if lowest == highest:
        return hunk
    by = max(range(lowest, highest + 1), key=lambda step: (_grace(side, start + step, end + step), -abs(step)))
    return Hunk(hunk.start + by, hunk.end + by, hunk.first + by, hunk.last + by)


def _grace(side: Tokens, start: int, end: int) -> int:
    """How natural it is to cut the text before token ``start`` and before token ``end``."""
    return _cut_grace(side, start) + _cut_grace(side, end)


def _cut_grace(side: Tokens, place: int) -> int:
    if place == 0 or place == len(side.symbols):
        return 5
    end, start = side.ends[place - 1], side.starts[place]
    before, after = side.text[end - 1], side.text[start]
    if before in _SENTENCE_ENDS:
        return 4
    if before in _COMMAS:
        return 3
    if after in _COMMAS or after in _SENTENCE_ENDS or after in _OPENING:
        return 2
    return 1 if end < start else 0
