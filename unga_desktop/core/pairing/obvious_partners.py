"""Paragraphs that stand where their likeness stood, known without a look at their words.

The greater part of the text is the same at the heads and tails: of a pair, or of a paragraph and the two parts into which
it was split, or which were merged into it.
"""

from collections.abc import Sequence

from unga_desktop.core.pairing.chain import Link
from unga_desktop.core.pairing.shared_ends import LEAST, common_head, common_tail, share_most

# How far ahead on the other side a partner is looked for.
_AHEAD = 3
# The parts of a split paragraph together are not longer than this many times the whole.
_LONGEST = 1.4

Neighbours = tuple[int, int | None]
"""The place of a paragraph, and that of the next one if it is to be considered."""

Texts = tuple[Sequence[str], Sequence[str]]


def obvious_links(texts: Texts, lefts: list[int], rights: list[int]) -> list[Link]:
    """Links in rising order among some paragraphs of either side, which are given by their places in rising order."""
    links: list[Link] = []
    at = 0
    done = -1
    for number, left in enumerate(lefts):
        if left <= done:
            continue
        next_left = left + 1 if lefts[number + 1 : number + 2] == [left + 1] else None
        for ahead in range(at, min(at + _AHEAD, len(rights))):
            right = rights[ahead]
            next_right = right + 1 if rights[ahead + 1 : ahead + 2] == [right + 1] else None
            link = _link(texts, (left, next_left), (right, next_right))
            if link:
                links.append(link)
                at = ahead + link.last - link.first
                done = link.end - 1
                break
    return links


def _link(texts: Texts, lefts: Neighbours, rights: Neighbours) -> Link | None:
    """What links two paragraphs, or one and two neighbours, if it is obvious."""
    left, right = lefts[0], rights[0]
    one, other = texts[0][left], texts[1][right]
    if rights[1] and _in_two(one, other, texts[1][rights[1]]):
        return _weighed(texts, Link(left, left + 1, right, right + 2, 0.0))
    if lefts[1] and _in_two(other, one, texts[0][lefts[1]]):
        return _weighed(texts, Link(left, left + 2, right, right + 1, 0.0))
    return _weighed(texts, Link(left, left + 1, right, right + 1, 0.0)) if share_most(one, other) else None


def _in_two(whole: str, first: str, second: str) -> bool:
    """Whether a text begins as the first part does and ends as the second does."""
    if not first or not second or len(first) + len(second) > _LONGEST * len(whole):
        return False
    head = common_head(whole, first)
    if head < LEAST * len(first):
        return False
    tail = common_tail(whole, second)
    return tail >= LEAST * len(second) and head + tail >= LEAST * len(whole)


def _weighed(texts: Texts, link: Link) -> Link:
    """Four fifths of the mean length: an obvious partner is not quite an equal one."""
    length = sum(map(len, texts[0][link.start : link.end])) + sum(map(len, texts[1][link.first : link.last]))
    return Link(link.start, link.end, link.first, link.last, 0.4 * length)
