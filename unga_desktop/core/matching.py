"""Equal runs in two strings of symbols, found with diff-match-patch and bounded by counts, never by a clock.

One routine for paragraphs (a symbol stands for a paragraph) and for words. Myers' algorithm takes time with the square
of the difference, so long stretches are first cut at symbols that occur once on both sides.
"""

from bisect import bisect_left
from collections import Counter

from diff_match_patch import diff_match_patch

Run = tuple[int, int, int]
"""Start in the first string, start in the second, length."""

# Two stretches of this total length without a symbol in common take about 50 ms.
_DIRECT = 300
_LONGEST = 1500

_ENGINE = diff_match_patch()
_ENGINE.Diff_Timeout = 0


def matching_runs(first: str, second: str) -> list[Run]:
    """Equal runs in rising order on both sides, adjacent ones joined. What lies between them differs."""
    runs: list[Run] = []
    _match(first, second, 0, 0, runs)
    return _joined(runs)


def _match(first: str, second: str, at_first: int, at_second: int, runs: list[Run]) -> None:
    prefix = _common_prefix(first, second)
    if prefix:
        runs.append((at_first, at_second, prefix))
        first, second, at_first, at_second = first[prefix:], second[prefix:], at_first + prefix, at_second + prefix
    suffix = _common_prefix(first[::-1], second[::-1]) if first and second else 0
    _match_middle(first[: len(first) - suffix], second[: len(second) - suffix], at_first, at_second, runs)
    if suffix:
        runs.append((at_first + len(first) - suffix, at_second + len(second) - suffix, suffix))


def _match_middle(first: str, second: str, at_first: int, at_second: int, runs: list[Run]) -> None:
    if not first or not second or not set(first) & set(second):
        return
    if len(first) + len(second) <= _DIRECT:
        _diff(first, second, at_first, at_second, runs)
        return
    anchors = _anchors(first, second)
    if anchors:
        _between(anchors, first, second, at_first, at_second, runs)
    elif len(first) + len(second) <= _LONGEST:
        _diff(first, second, at_first, at_second, runs)
    else:
        _match_occurrences(first, second, at_first, at_second, runs)


def _between(
    anchors: list[tuple[int, int]], first: str, second: str, at_first: int, at_second: int, runs: list[Run]
) -> None:
    """Matches what lies between anchors, and the anchors themselves."""
    i = j = 0
    for left, right in [*anchors, (len(first), len(second))]:
        _match(first[i:left], second[j:right], at_first + i, at_second + j, runs)
        if left < len(first):
            runs.append((at_first + left, at_second + right, 1))
        i, j = left + 1, right + 1


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


def _match_occurrences(first: str, second: str, at_first: int, at_second: int, runs: list[Run]) -> None:
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
    runs.extend((at_first + left, at_second + right, 1) for left, right in rising(pairs))


def _diff(first: str, second: str, at_first: int, at_second: int, runs: list[Run]) -> None:
    for operation, symbols in _ENGINE.diff_main(first, second, False):
        if operation == _ENGINE.DIFF_EQUAL:
            runs.append((at_first, at_second, len(symbols)))
        if operation != _ENGINE.DIFF_INSERT:
            at_first += len(symbols)
        if operation != _ENGINE.DIFF_DELETE:
            at_second += len(symbols)


def _common_prefix(first: str, second: str) -> int:
    """How many symbols the strings share at their heads."""
    shorter = min(len(first), len(second))
    if first[:shorter] == second[:shorter]:
        return shorter
    low, high = 0, shorter
    while high - low > 1:
        middle = (low + high) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle
    return low


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
