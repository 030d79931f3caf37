"""Two documents in, one immutable ``Comparison`` out: computed once, it feeds every view, list, export and report.

The steps stand in modules of their own: ``structure`` (text to paragraphs), ``tokens``, ``alignment`` (which paragraphs
correspond), ``word_diff`` (spans inside a pair), ``classification``; this module joins them and checks the result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from unga_desktop.core.document import Document
from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.redline import Row


class Ignorable(StrEnum):
    """Differences that the user can choose to ignore; they stay in the spans, marked as ignored, and are counted."""

    SPACING = "spacing"
    TYPOGRAPHY = "typography"
    PUNCTUATION = "punctuation"
    CASE = "case"
    HARAKAT = "harakat"
    NUMBERING = "numbering"


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over a whole comparison. ``changes`` counts hunks: a replacement is one, an added paragraph is one.

    ``ignored`` counts ignored differences by their name. ``unexplained`` counts changes without an amendment, and is 0
    where no amendments were given.
    """

    words_original: int
    words_amended: int
    words_inserted: int
    words_deleted: int
    changes: int
    unexplained: int = 0
    ignored: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """The comparison's proof of itself: whether the spans rebuild either text, character for character."""

    original_rebuilt: bool
    amended_rebuilt: bool

    @property
    def passed(self) -> bool:
        return self.original_rebuilt and self.amended_rebuilt


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows in the reading order of the amended text; a removed paragraph where it stood, a moved one where it arrived."""

    original: Document
    amended: Document
    rows: tuple[Row, ...]
    statistics: Statistics
    check: Check


def compare(
    original: Document,
    amended: Document,
    ignore: frozenset[Ignorable] = frozenset(),
    cancelled: CancelCheck = lambda: False,
) -> Comparison:
    """Compares two documents, paragraphs first, words inside.

    Raises ``Cancelled`` soon after ``cancelled()`` turns true.
    """
    raise AssertionError("filled in by the engine's author")
