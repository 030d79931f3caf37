"""Equal runs in two strings of symbols, found with diff-match-patch and bounded by counts, never by a clock.

One routine for paragraphs (a symbol stands for a paragraph) and for words. Myers' algorithm takes time with the square
of the difference, so long stretches are first cut at symbols that occur once on both sides.
"""

from bisect import bisect_left
from collections import Counter

from diff_match_patch import diff_match_patch

from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.pairing.shared_ends import common_head, common_tail

Run = tuple[int, int, int]
"""Start in the first string, start in the second, length."""

# Two stretches of this total length without a symbol in common take about 50 ms.
_DIRECT = 300
_LONGEST = 1500

_ENGINE = diff_match_patch()
_ENGINE.Diff_Timeout = 0


def matching_runs(first: str, second: str, cancelled: CancelCheck = lambda: False) -> list[Run]:
    """Equal runs in rising order on both sides, adjacent ones joined. What lies between them differs.

    Raises ``Cancelled`` soon after ``cancelled()`` turns true.
    """
    matching = _Matching(cancelled)
    matching.match(first, second, 0, 0)
    return _joined(matching.runs)


class _Matching:
    """Collects the equal runs of two strings from their parts, which begin at ``at_first`` and ``at_second``."""

    def __init__(self, cancelled: CancelCheck) -> None:
        self.runs: list[Run] = []
        self._cancelled = cancelled

    def match(self, first: str, second: str, at_first: int, at_second: int) -> None:
        prefix = common_head(first, second)
        if prefix:
            self.runs.append((at_first, at_second, prefix))
            first, second, at_first, at_second = first[prefix:], second[prefix:], at_first + prefix, at_second + prefix
        suffix = common_tail(first, second) if first and second else 0
        self._middle(first[: len(first) - suffix], second[: len(second) - suffix], at_first, at_second)
        if suffix:
            self.runs.append((at_first + len(first) - suffix, at_second + len(second) - suffix, suffix))

    def _middle(self, first: str, second: str, at_first: int, at_second: int) -> None:
        if not first or not second or set(first).isdisjoint(second):
            return
        if self._cancelled():
            raise Cancelled
        if len(first) + len(second) <= _DIRECT:
            self._exactly(first, second, at_first, at_second)
            return
        anchors = _anchors(first, second)
        if anchors:
            self._between(anchors, first, second, at_first, at_second)
        elif len(first) + len(second) <= _LONGEST:
            self._exactly(first, second, at_first, at_second)
        else:
            runs = _occurrences(first, second)
            self.runs.extend((at_first + left, at_second + right, 1) for left, right in runs)

    def _between(self, anchors: list[tuple[int, int]], first: str, second: str, at_first: int, at_second: int) -> None:
        """Matches what lies between anchors, and the anchors themselves."""
        i = j = 0
        for left, right in [*anchors, (len(first), len(second))]:
            self.match(first[i:left], second[j:right], at_first + i, at_second + j)
            if left < len(first):
                self.runs.append((at_first + left, at_second + right, 1))
            i, j = left + 1, right + 1

    def _exactly(self, first: str, second: str, at_first: int, at_second: int) -> None:
        for operation, symbols in _ENGINE.diff_main(first, second, False):
            if operation == _ENGINE.DIFF_EQUAL:
                self.runs.append((at_first, at_second, len(symbols)))
            if operation != _ENGINE.DIFF_INSERT:
                at_first += len(symbols)
            if operation != _ENGINE.DIFF_DELETE:
                at_second += len(symbols)


def _anchors(first: str, second: str) -> list[tuple[int, int]]:
    """Places of symbols that occur once on both sides, the longest series in rising order."""
    once_first, once_second = Counter(first), Counter(second)
    where = {symbol: place for place, symbol in enumerate(second) if once_second[symbol] == 1}
    pairs = [
        (place, where[symbol]) for place, symbol in enumerate(first) if once_first[symbol] == 1 and symbol in where
    ]
    return rising(pairs)


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs, sorted by their first members, whose second members rise too."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(tails, second)
        before.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [second]
        last[length : length + 1] = [place]
    series: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        series.append(pairs[place])
        place = before[place]
    return series[::-1]


def _occurrences(first: str, second: str) -> list[tuple[int, int]]:
    """For stretches too long for the exact way: the n-th occurrence of a symbol answers the n-th on the other side."""
    seen: Counter[str] = Counter()
    where: dict[tuple[str, int], int] = {}
    for place, symbol in enumerate(second):
        where[symbol, seen[symbol]] = place
        seen[symbol] += 1
    seen.clear()
    pairs: list[tuple[int, int]] = []
    for place, symbol in enumerate(first):
        other = where.get((symbol, seen[symbol]))
        seen[symbol] += 1
        if other is not None:
            pairs.append((place, other))
    return rising(pairs)


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for first, second, length in runs:
        if joined:
            at_first, at_second, before = joined[-1]
            if at_first + before == first and at_second + before == second:
                joined[-1] = (at_first, at_second, before + length)
                continue
        joined.append((first, second, length))
    return joined
