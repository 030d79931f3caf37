"""Tracked changes: who inserted or deleted which characters of a text, and when; carried over to a comparison.

A file with tracked changes gives two texts: all changes rejected, and all accepted. They are compared like any two texts; then
the spans are cut where the author or the date changes. What the comparison finds and nobody tracked keeps no author.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from unga_desktop.core.day import day
from unga_desktop.core.documents.document import Document, Paragraph
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.redline import Op, Row, Span

ACCEPTED = "The text with all tracked changes accepted; the file keeps both texts."
"""How the note of a source begins whose file has two texts, where one had to be taken for it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made a tracked change, and when (ISO, as the file says); either may be empty."""

    author: str
    date: str

    @property
    def words(self) -> str:
        """``A. Delegate, 2 March 2026``; what is not known is left out."""
        return ", ".join(filter(None, (self.author, day(self.date[:10]))))


def tracker(span: Span) -> Revision | None:
    """The tracked change that a span belongs to, None where nothing is known of one."""
    return Revision(span.author or "", span.date or "") if span.author or span.date else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive characters of a text with the tracked change that inserted or deleted them, None for untouched ones."""

    text: str
    revision: Revision | None


def with_authors(comparison: Comparison, deleted: Sequence[Stretch], inserted: Sequence[Stretch]) -> Comparison:
    """The comparison with the author and date of each deletion and insertion that was tracked.

    ``deleted`` are the stretches of the whole original text in its order, labels included, ``inserted`` those of the amended.
    White space does not count in matching them with the paragraphs. A side whose stretches are not its document's characters
    stays without authors: none is guessed.
    """
    before = _revisions(comparison.original, deleted)
    after = _revisions(comparison.amended, inserted)
    rows = tuple(replace(row, spans=tuple(_spans(row, before, after))) for row in comparison.rows)
    return replace(comparison, rows=rows)


_Marks = dict[int, list[Revision | None]]
"""For each paragraph by its index the revision of each character of its text."""


def _revisions(document: Document, stretches: Sequence[Stretch]) -> _Marks:
    marks = [(character, part.revision) for part in stretches for character in part.text]
    given = [mark for mark in marks if not mark[0].isspace()]
    printed = [character for found in document.paragraphs for character in _printed(found) if not character.isspace()]
    symbol = len(given) - len(printed)  # the line of the symbol at the head is no paragraph
    if symbol < 0 or [character for character, _ in given[symbol:]] != printed:
        return {}
    place = symbol
    found: _Marks = {}
    for paragraph in document.paragraphs:
        place += sum(not character.isspace() for character in _printed(paragraph)[: -len(paragraph.text) or None])
        revisions: list[Revision | None] = []
        for character in paragraph.text:
            if character.isspace():
                # White space belongs to the change on its left where that is one with the change on its right.
                left = given[place - 1][1] if place else None
                right = given[place][1] if place < len(given) else None
                revisions.append(left or right)
            else:
                revisions.append(given[place][1])
                place += 1
        found[paragraph.index] = revisions
    return found


def _printed(paragraph: Paragraph) -> str:
    return (paragraph.mark or paragraph.label) + paragraph.text


def _spans(row: Row, before: _Marks, after: _Marks) -> Iterator[Span]:
    sides = {Op.DELETE: _of_side(row.original, before), Op.INSERT: _of_side(row.amended, after)}
    place = {Op.DELETE: 0, Op.INSERT: 0}
    for span in row.spans:
        if span.op is Op.EQUAL:
            yield span
            place = {op: at + len(span.text) for op, at in place.items()}
            continue
        start = place[span.op]
        place[span.op] = start + len(span.text)
        marks = sides[span.op][start : start + len(span.text)]
        at = 0
        for revision, run in groupby(marks):
            length = len(list(run))
            author, date = (revision.author, revision.date) if revision else ("", "")
            yield replace(span, text=span.text[at : at + length], author=author or None, date=date or None)
            at += length


def _of_side(paragraphs: Sequence[Paragraph], marks: _Marks) -> list[Revision | None]:
    """The revisions of the characters of a row's side, whose paragraphs are joined by a line feed."""
    found: list[Revision | None] = []
    for paragraph in paragraphs:
        if found:
            found.append(found[-1])
        found += marks.get(paragraph.index) or [None] * len(paragraph.text)
    return found
