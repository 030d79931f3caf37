"""The list of changes: what the reader steps through, sorts and filters, and what a report enumerates."""

from dataclasses import dataclass
from enum import StrEnum

from unga_desktop.core.comparison import Comparison
from unga_desktop.core.redline import ChangeClass, Flag


class ChangeKind(StrEnum):
    """What happened, in the words that the reader sees."""

    REPLACED = "replaced"
    INSERTED = "inserted"
    DELETED = "deleted"
    PARAGRAPH_ADDED = "paragraph added"
    PARAGRAPH_REMOVED = "paragraph removed"
    PARAGRAPH_MOVED = "paragraph moved"
    PARAGRAPH_SPLIT = "paragraph split"
    PARAGRAPHS_MERGED = "paragraphs merged"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``number`` counts from 1; ``row`` indexes ``Comparison.rows``; ``first_span`` and ``last_span``
    (inclusive) index that row's spans, both -1 where the change concerns the row as a whole (moved, renumbered).

    ``before`` and ``after`` are the deleted and the inserted text (either may be empty), ``place`` says where in words
    ("operative paragraph 3", "title"), ``context_before`` and ``context_after`` hold up to 40 characters of equal text.
    ``consequential`` is true of a renumbering that another change explains.
    """

    number: int
    row: int
    first_span: int
    last_span: int
    kind: ChangeKind
    change_class: ChangeClass
    before: str
    after: str
    place: str
    context_before: str = ""
    context_after: str = ""
    flags: tuple[Flag, ...] = ()
    amendment: str | None = None
    ignored: bool = False
    consequential: bool = False


def changes(comparison: Comparison) -> tuple[Change, ...]:
    """All changes of a comparison in reading order, renumberings and ignored ones included."""
    raise AssertionError("filled in by the engine's author")
