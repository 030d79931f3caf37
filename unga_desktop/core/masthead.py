"""The masthead that only one of two texts has: an issued document against a summary, or against the text it was typed from.

Its lines (organ, distribution, date, session, agenda item, sponsors) are not changes that anybody made one by one; a reader steps
over them as one. None of their characters is left out.
"""

from collections.abc import Sequence

from unga_desktop.core.document import Section
from unga_desktop.core.redline import Row, RowKind

_BELOW = (Section.TITLE, Section.OPENING)


def one_sided_masthead(rows: Sequence[Row]) -> range:
    """The rows, two or more, of a masthead that one text has and the other has not; empty where there is none.

    They stand above the title or the opening words, follow each other, and are all added or all removed.
    """
    first = next((place for place, row in enumerate(rows) if _is_line(row)), len(rows))
    last = first
    while last < len(rows) and _is_line(rows[last]) and rows[last].kind is rows[first].kind:
        last += 1
    above = any(_is_below(row) for row in rows[last:]) and not any(_is_below(row) for row in rows[:first])
    return range(first, last) if above and last - first > 1 else range(0)


def _is_line(row: Row) -> bool:
    if row.kind not in (RowKind.ADDED, RowKind.REMOVED) or row.moved:
        return False
    return all(paragraph.section is Section.HEADING for paragraph in row.original + row.amended)


def _is_below(row: Row) -> bool:
    return any(paragraph.section in _BELOW for paragraph in row.original + row.amended)
