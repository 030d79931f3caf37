"""Words found in the rows of a view."""

from collections.abc import Sequence
from dataclasses import dataclass

from unga_desktop.models.reading_outline import OutlineRow
from unga_desktop.models.redline_selection import matches, search_pattern
from unga_desktop.printing.redline_fragment import Side


@dataclass(frozen=True, slots=True)
class Match:
    """One find: the row in the outline, cell and paragraph, and the ranges of its shown text."""

    row: int
    cell: int
    index: int
    ranges: tuple[tuple[int, int], ...]


def find_all(rows: Sequence[OutlineRow], words: str, match_case: bool = False) -> tuple[Match, ...]:
    """All places of ``words`` in reading order, left column before right within a row; empty where there is nothing to find."""
    pattern = search_pattern(words, match_case)
    if pattern is None:
        return ()
    return tuple(
        Match(at, cell, index, ranges)
        for at, entry in enumerate(rows)
        for cell, blocks in enumerate(entry.cells())
        for index, block in enumerate(blocks)
        for ranges in matches(block, pattern, both=entry.sides[cell] is Side.BOTH)
    )
