"""Moved paragraphs among those that found no partner where they stood, with the edits they took on the way."""

from unga_desktop.core.pairing.similarity import Bags, Near
from unga_desktop.core.words.tokens import Vocabulary

# Shorter paragraphs are formulas that occur anywhere.
SHORTEST_MOVED = 8
_MOVED = 0.32
_SURE = 0.6
# The second best partner must be clearly worse.
_AHEAD = 1.4


def moved_pairs(bags: Bags, near: Near, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Of the pairs that come near, those in which each paragraph is the other's best partner by a clear margin."""
    rights: dict[int, list[tuple[float, int]]] = {}
    lefts: dict[int, list[tuple[float, int]]] = {}
    for left, choices in near.items():
        for right, mass in choices:
            alike = 2 * mass / (bags.original[left].mass + bags.amended[right].mass)
            rights.setdefault(left, []).append((alike, -right))
            lefts.setdefault(right, []).append((alike, -left))
    pairs = []
    for left, found in rights.items():
        # Of equally good partners the one that stands first.
        alike, right = max(found)
        right = -right
        if max(lefts[right])[1] != -left or not _clear(found, alike) or not _clear(lefts[right], alike):
            continue
        words = min(vocabulary.count_words(bag.symbols) for bag in (bags.original[left], bags.amended[right]))
        if words >= SHORTEST_MOVED:
            pairs.append((left, right))
    return pairs


def _clear(choices: list[tuple[float, int]], best: float) -> bool:
    """Near enough, and well ahead of all others unless it is beyond doubt."""
    others = sorted((alike for alike, _ in choices), reverse=True)[1:2]
    if best < _MOVED:
        return False
    return best >= _SURE or not others or best >= _AHEAD * others[0]
