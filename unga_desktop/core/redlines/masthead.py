"""The masthead that only one of two texts has: an issued document against a summary, or against the text it was typed from.

Its lines (organ, distribution, date, session, agenda item, sponsors) are not changes that anybody made one by one; a reader steps
over them as one. None of their characters is left out.
"""

from collections.abc import Sequence

from unga_desktop.core.documents.document import Section
from unga_desktop.core.redlines.redline import Row, RowKind

_LONGEST_HEAD = 100
"""Rows: title or opening words stand among the first of them, whatever masthead, notes and list of sponsors come before."""

_BELOW = (Section.TITLE, Section.OPENING)


def one_sided_masthead(rows: Sequence[Row]) -> range:
    """The rows, two or more, of a masthead that one text has and the other has not; empty where there is none.

    They stand above the title or the opening words, follow each other, and are all added or all removed, by one amendment or
    version where any is known.
    """
    head = rows[:_LONGEST_HEAD]
    first = next((place for place, row in enumerate(head) if _is_line(row)), len(head))
    last = first
    while last < len(head) and _is_line(head[last]) and head[last].kind is head[first].kind:
        last += 1
    above = any(map(_is_below, head[last:])) and not any(map(_is_below, head[:first]))
    makers = {span.amendment for row in rows[first:last] for span in row.spans}
    return range(first, last) if above and last - first > 1 and len(makers) == 1 else range(0)


def beginning_of_text(rows: Sequence[Row]) -> int:
    """The row of the title or the opening words, which a reader looks for first; 0 where neither has a masthead above it."""
    first = next((place for place, row in enumerate(rows[:_LONGEST_HEAD]) if _is_below(row)), 0)
    above = (paragraph for row in rows[:first] for paragraph in row.original + row.amended)
    return first if all(paragraph.section is Section.HEADING for paragraph in above) else 0


def lines_after_the_first(rows: Sequence[Row]) -> int:
    """How many lines of such a masthead are no changes of their own."""
    return max(len(one_sided_masthead(rows)) - 1, 0)


def _is_line(row: Row) -> bool:
    if row.kind not in (RowKind.ADDED, RowKind.REMOVED) or row.moved:
        return False
    return all(paragraph.section is Section.HEADING for paragraph in row.original + row.amended)


def _is_below(row: Row) -> bool:
    return any(paragraph.section in _BELOW for paragraph in row.original + row.amended)
