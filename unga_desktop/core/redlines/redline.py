"""The values of a redline: rows of paragraph pairs, and in each row the spans of equal, deleted and inserted text.

Two rules hold for every row, whatever is ignored: the ``EQUAL`` and ``DELETE`` spans joined give the texts of its
original paragraphs joined by a line feed, the ``EQUAL`` and ``INSERT`` spans those of its amended paragraphs.
"""

from dataclasses import dataclass
from enum import StrEnum

from unga_desktop.core.documents.document import Paragraph


class Op(StrEnum):
    """What became of a span of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


class RowKind(StrEnum):
    """How the paragraphs of a row correspond.

    ``REPLACED`` pairs two paragraphs too different for a word comparison to say anything; ``SPLIT`` has one original and
    several amended paragraphs, ``MERGED`` the reverse.
    """

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
    REPLACED = "replaced"


class ChangeClass(StrEnum):
    """What kind of words a changed span holds; the weightiest that applies."""

    WORDING = "wording"
    NUMBER = "number"
    DATE = "date"
    SYMBOL = "symbol"
    VERB = "verb"
    MODAL = "modal"
    NEGATION = "negation"
    PUNCTUATION = "punctuation"
    CASE = "case"
    TYPOGRAPHY = "typography"
    INVISIBLE = "invisible"


class Flag(StrEnum):
    """A warning that belongs to a whole row."""

    INVISIBLE_CHARACTER = "invisible-character"
    LOOKALIKE_CHARACTER = "lookalike-character"
    BIDI_CONTROL = "bidi-control"
    STALE_CROSS_REFERENCE = "stale-cross-reference"
    VERB_STRENGTHENED = "verb-strengthened"
    VERB_WEAKENED = "verb-weakened"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one fate. ``change_class`` is None exactly for equal spans.

    ``amendment`` names the document that explains the change (None: unexplained or not asked for); ``author`` and
    ``date`` come from a tracked change. An ``ignored`` span differs only in something the user chose to ignore.
    """

    op: Op
    text: str
    change_class: ChangeClass | None = None
    amendment: str | None = None
    ignored: bool = False
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Renumbering:
    """A paragraph kept its place but not its label; ``consequential`` when an insertion or removal above explains it.

    An ``ignored`` one differs only in something the user chose to ignore.
    """

    before: str
    after: str
    consequential: bool
    ignored: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: the paragraphs that correspond, and the spans between their texts.

    ``amendment`` names the document that explains what concerns the row as a whole: its move, its split, its number.
    """

    kind: RowKind
    original: tuple[Paragraph, ...]
    amended: tuple[Paragraph, ...]
    spans: tuple[Span, ...]
    moved: bool = False
    renumbered: Renumbering | None = None
    flags: tuple[Flag, ...] = ()
    amendment: str | None = None

    @property
    def parts(self) -> tuple[Paragraph, ...]:
        """The paragraphs that one was split into, or that were merged into one; empty for all other rows."""
        return {RowKind.SPLIT: self.amended, RowKind.MERGED: self.original}.get(self.kind, ())

    @property
    def original_text(self) -> str:
        """The original side rebuilt from the spans."""
        return "".join([span.text for span in self.spans if span.op is not Op.INSERT])

    @property
    def amended_text(self) -> str:
        """The amended side rebuilt from the spans."""
        return "".join([span.text for span in self.spans if span.op is not Op.DELETE])
