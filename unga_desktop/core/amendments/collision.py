"""Instructions that touch the same words or paragraphs, or whose order changes the result."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from unga_desktop.core.amendments.effect import Drop, Edit, Effect, Put, Shift


@dataclass(frozen=True, slots=True)
class Clash:
    """Two owners of effects that meet. ``excludes``: both together have no meaning, so neither is executed."""

    one: int
    other: int
    reason: str
    excludes: bool


def clashes(effects: Sequence[Effect], document_of: Sequence[int]) -> list[Clash]:
    """All clashes, one for each pair of owners; ``document_of`` gives the amendment document of each owner."""
    found: dict[tuple[int, int], Clash] = {}
    for one, other in combinations(sorted(effects, key=lambda effect: effect.owner), 2):
        if one.owner == other.owner:
            continue
        reason, excludes = _meeting(one, other)
        if not reason or (not excludes and document_of[one.owner] == document_of[other.owner]):
            continue
        pair = (one.owner, other.owner)
        if pair not in found or (excludes and not found[pair].excludes):
            found[pair] = Clash(*pair, reason, excludes)
    return list(found.values())


def _meeting(one: Effect, other: Effect) -> tuple[str, bool]:
    if isinstance(one, Edit) and isinstance(other, Edit):
        return _edits(one, other)
    if isinstance(one, Drop) and isinstance(other, Drop):
        return _drops(one, other)
    if isinstance(one, Put) and isinstance(other, Put):
        if one.gap == other.gap and one.side == other.side:
            return "both put a paragraph at the same place; their order is that of the amendments", False
        return "", False
    if isinstance(one, Shift) and isinstance(other, Shift):
        return ("both move the same paragraph", True) if set(one.indices) & set(other.indices) else ("", False)
    for first, second in ((one, other), (other, one)):
        if isinstance(first, Edit) and isinstance(second, Drop) and first.index == second.index:
            return "one changes words of a paragraph that the other deletes or replaces", True
        if isinstance(first, Drop) and isinstance(second, Shift) and first.index in second.indices:
            return "one moves a paragraph that the other deletes or replaces", True
        if isinstance(first, Put) and isinstance(second, Shift) and _is_beside(first, second):
            return "one puts a paragraph beside one that the other moves", True
    return "", False


def _is_beside(put: Put, shift: Shift) -> bool:
    """Whether new paragraphs come in beside one that moves: after it (side 0), before it (side 1), or among several."""
    first, last = shift.indices[0], shift.indices[-1]
    return first < put.gap <= last + 1 if put.side == 0 else first <= put.gap <= last


def _edits(one: Edit, other: Edit) -> tuple[str, bool]:
    if one.index != other.index or (
        (one.start, one.end, one.text) == (other.start, other.end, other.text) and one.end > one.start
    ):
        return "", False
    if one.start < other.end and other.start < one.end:
        return "both change the same words", True
    for point, span in ((one, other), (other, one)):
        if point.start == point.end and span.start < point.start < span.end:
            return "one inserts words among words that the other changes", True
    if one.start == one.end == other.start == other.end:
        return "both insert words at the same point; their order is that of the amendments", False
    if one.end in (other.start, other.end) or one.start == other.end:
        return "the words that they change touch", False
    return "", False


def _drops(one: Drop, other: Drop) -> tuple[str, bool]:
    if one.index == other.index and (one.replaced or other.replaced):
        return "both change the same paragraph", True
    return "", False
