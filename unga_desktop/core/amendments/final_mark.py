"""Marks at the end of paragraphs that follow from their place: the last paragraph ends in a full stop, the others do not."""

from collections.abc import Sequence

from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.redline import Row

_FINAL = frozenset(("", ".", ";", ",", "; and", "and", ", and", ":", "؛", "；", "。"))


def follows_from_place(comparison: Comparison, row: Row, marks: Sequence[str]) -> bool:
    """Whether a change of ``marks``, before and after, is one of the mark at the end of a paragraph that became, or no longer
    is, the last or last but one of its list or of the text."""
    if not set(marks) <= _FINAL or len(row.original) != 1 or len(row.amended) != 1:
        return False
    pair = (row.original[0], row.amended[0])
    if not all(one.text.endswith(mark) for one, mark in zip(pair, marks, strict=True)):
        return False
    texts = (comparison.original.paragraphs, comparison.amended.paragraphs)
    before, after = (_standing(one, following(text, one)) for one, text in zip(pair, texts, strict=True))
    return before != after


def following(paragraphs: Sequence[Paragraph], one: Paragraph) -> list[Paragraph]:
    """The paragraphs of the operative part after one."""
    found: list[Paragraph] = []
    for other in paragraphs[one.index + 1 :]:
        if other.section is Section.OPERATIVE or other.level:
            found.append(other)
        elif other.section is not Section.HEADING:
            break
    return found


def _standing(one: Paragraph, following: Sequence[Paragraph]) -> tuple[bool, int]:
    """Whether a paragraph is the last of the text, and how many of its list follow, to two: so it ends in its mark."""
    siblings = 0
    for other in following:
        if other.level < one.level:
            break
        siblings += other.level == one.level
    return not following, min(siblings, 2) if one.level else 0
