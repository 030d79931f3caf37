"""Paragraphs that need no look inside: those that read alike on both sides, found by name.

A name is a number that all paragraphs with the same key have in common.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.pairing.chain import Link
from unga_desktop.core.pairing.matching import Run, matching_runs
from unga_desktop.core.words.folding import key

Names = tuple[list[int], list[int]]

# Shorter ones are formulas that occur anywhere: left over on both sides, they need not have moved.
SHORTEST_EQUAL_MOVED = 40


def named(original: Sequence[str], amended: Sequence[str]) -> Names:
    """A name for each paragraph of both sides. Each text is folded once, and not at all if both sides have it."""
    both = set(original).intersection(amended)
    by_text: dict[str, int] = {}
    by_key: dict[str, int] = {}
    for text in dict.fromkeys(original):
        by_text[text] = by_key.setdefault(text if text in both else key(text), len(by_key))
    for text in dict.fromkeys(amended):
        if text not in by_text:
            by_text[text] = by_key.setdefault(key(text), len(by_key))
    return [by_text[text] for text in original], [by_text[text] for text in amended]


def equal_links(names: Names, lengths: Sequence[int]) -> list[Link]:
    """Stretches of equal paragraphs: the heads and tails of the texts, and what occurs once on both sides.

    ``lengths`` are those of the original paragraphs, in characters.
    """
    left, right = names
    head = _common_head(left, right)
    tail = _common_head(left[head:][::-1], right[head:][::-1])
    middles = left[head : len(left) - tail], right[head : len(right) - tail]
    once = [Counter(middle) for middle in middles]
    where = {name: place for place, name in enumerate(middles[1], head) if once[1][name] == 1}
    pairs = [(place, place) for place in range(head)]
    pairs += [
        (place, where[name]) for place, name in enumerate(middles[0], head) if name in where and once[0][name] == 1
    ]
    pairs += [(len(left) - tail + place, len(right) - tail + place) for place in range(tail)]
    return _stretches(pairs, lengths)


def _stretches(pairs: Iterable[tuple[int, int]], lengths: Sequence[int]) -> list[Link]:
    """Pairs that follow each other on both sides as one link; half a character a pair more, for those that are empty."""
    links: list[Link] = []
    start = first = end = last = -1
    for left, right in pairs:
        if left != end or right != last:
            if end > start:
                links.append(Link(start, end, first, last, sum(lengths[start:end]) + 0.5 * (end - start)))
            start, first = left, right
        end, last = left + 1, right + 1
    if end > start:
        links.append(Link(start, end, first, last, sum(lengths[start:end]) + 0.5 * (end - start)))
    return links


def without_equal(names: Names) -> tuple[set[int], set[int]]:
    """The paragraphs of either side that have no equal anywhere on the other."""
    known = set(names[0]).intersection(names[1])
    left, right = ({place for place, name in enumerate(side) if name not in known} for side in names)
    return left, right


def repeated_runs(names: Names, lefts: range, rights: range, cancelled: CancelCheck) -> list[Run]:
    """Equal paragraphs in a stretch of either side, also those that occur more than once, in order; places in the texts."""
    symbols = [
        "".join(map(_symbol, side[places.start : places.stop]))
        for side, places in zip(names, (lefts, rights), strict=True)
    ]
    return [
        (lefts.start + left, rights.start + right, length)
        for left, right, length in matching_runs(symbols[0], symbols[1], cancelled)
    ]


def equal_leftovers(names: Names, free: tuple[set[int], set[int]], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Equal paragraphs of some length that occur more than once and are left over on both sides, in order."""
    waiting: defaultdict[int, list[int]] = defaultdict(list)
    for right in sorted(free[1], reverse=True):
        waiting[names[1][right]].append(right)
    return [
        (left, waiting[name].pop())
        for left in sorted(free[0])
        if waiting.get(name := names[0][left]) and lengths[left] >= SHORTEST_EQUAL_MOVED
    ]


def _symbol(name: int) -> str:
    code = 0x4E00 + name
    return chr(code if code < 0xD800 else code + 0x800)


def _common_head(left: list[int], right: list[int]) -> int:
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))
