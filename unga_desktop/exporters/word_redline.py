"""A redline as the tracked changes of a Word document: accept all gives the amended text, reject all the original one.

A moved paragraph is deleted where it stood and inserted where it came to, each with a comment that says so: Word's own marks of
moved text made several readers refuse the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.redlines.redline import Op, Row, Span
from unga_desktop.core.report import Redline, Tag
from unga_desktop.exporters.word_markup import characters, direction, language_of_run, paragraph, run

_TAGS = {Op.INSERT: "w:ins", Op.DELETE: "w:del"}
_STYLES = {
    Section.TITLE: "ResolutionTitle",
    Section.OPENING: "Preambular",
    Section.PREAMBULAR: "Preambular",
    Section.OPERATIVE: "Operative",
    Section.SUBPARAGRAPH: "SubParagraph",
    Section.HEADING: "SectionHeading",
    Section.ANNEX: "Annex",
    Section.FOOTNOTE: "Note",
}
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin of the document; ``number`` is its id."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class TrackedRedline:
    """The paragraphs of a redline as XML, the comments that they refer to, and the first number not given to any of them."""

    paragraphs: tuple[str, ...]
    comments: tuple[Comment, ...]
    next_id: int


def tracked_redline(redline: Redline, author: str, date: str, first_id: int = 1) -> TrackedRedline:
    """The redline with its changes tracked under ``author`` and ``date`` (ISO), where they have none of their own.

    ``first_id`` is the first number given to a change or a comment. Raises ``ExportError`` for a character that no Word
    document can hold.
    """
    for row in redline.rows:  # here the words before an unfit character can still be quoted
        characters(row.original_text)
        characters(row.amended_text)
    return _Writer(redline, author, date, first_id).written()


@dataclass(frozen=True, slots=True)
class _Bit:
    """Characters with one fate; a line feed alone is the end of a paragraph. ``place`` is that of the span in its row."""

    op: Op
    text: str
    span: Span | None = None
    place: int = -1


@dataclass(slots=True)
class _Part:
    """What becomes consecutive paragraphs of the file: a row, or one side of a moved row."""

    bits: list[_Bit]
    paragraphs: Sequence[Paragraph]
    language: str
    tags: Sequence[Tag] = ()
    remarks: list[str] = field(default_factory=list)


class _Writer:
    def __init__(self, redline: Redline, author: str, date: str, first_id: int) -> None:
        self._redline = redline
        self._author = author
        self._date = f"{date}T00:00:00Z"
        self._ids = first_id
        self._comments: list[Comment] = []

    def written(self) -> TrackedRedline:
        paragraphs = [made for part in self._parts() for made in self._paragraphs(part)]
        return TrackedRedline(tuple(paragraphs), tuple(self._comments), self._ids)

    def _parts(self) -> Iterator[_Part]:
        """Rows in the order of the amended text, and what moved away where the original text has it."""
        rows = self._redline.rows
        staying = _in_order(rows)
        leaving = [number for number, row in enumerate(rows) if number not in staying and row.original]
        leaving.sort(key=lambda number: rows[number].original[0].index)
        for number, row in enumerate(rows):
            if number in staying:
                while row.original and leaving and rows[leaving[0]].original[0].index < row.original[0].index:
                    yield self._one_side(leaving.pop(0), Op.DELETE)
                yield self._whole(number)
            elif row.amended:
                yield self._one_side(number, Op.INSERT)
        for number in leaving:
            yield self._one_side(number, Op.DELETE)

    def _whole(self, number: int) -> _Part:
        row = self._redline.rows[number]
        language = self._redline.language_amended if row.amended else self._redline.language_original
        bits = [
            *_labels(row.original[:1], row.amended[:1]),
            *_bits(row),
            _Bit(_end(row), "\n", row.spans[-1] if row.spans else None),
        ]
        return _Part(bits, row.amended or row.original, language, self._tags(number), self._remarks(number))

    def _one_side(self, number: int, op: Op) -> _Part:
        """A row that moved: its original text deleted, or its amended text inserted."""
        row = self._redline.rows[number]
        deleted = op is Op.DELETE
        paragraphs = row.original if deleted else row.amended
        bits = [_Bit(op, text) for found in paragraphs for text in (_printed(found) + found.text, "\n") if text]
        language = self._redline.language_original if deleted else self._redline.language_amended
        return _Part(bits, paragraphs, language, self._tags(number), self._remarks(number, of_all=True))

    def _tags(self, number: int) -> Sequence[Tag]:
        return self._redline.tags[number] if self._redline.tags else ()

    def _remarks(self, number: int, of_all: bool = False) -> list[str]:
        """What is said of a row; with ``of_all`` also what made changes that have no place of their own in the file."""
        redline = self._redline
        first = redline.change_numbers[number] if redline.change_numbers else 0
        last = redline.last_numbers[number] if redline.last_numbers else first
        numbers = [f"Changes {first} to {last}" if last > first else f"Change {first}"] if first else []
        # What made a row as a whole, its move or its number, is said once however many changes that are.
        whole = dict.fromkeys(tag.caption for tag in self._tags(number) if tag.first < 0 or of_all)
        return [*numbers, *(redline.notes[number] if redline.notes else ()), *whole]

    def _paragraphs(self, part: _Part) -> Iterator[str]:
        """The paragraphs of a part; its remarks are a comment on the first, the amendments that explain it one each."""
        place = 0
        content: list[str] = [self._comment(". ".join(part.remarks) + ".")] if part.remarks else []
        explained = ""
        tags = {tag.first: tag for tag in part.tags}
        for bit in part.bits:
            if bit.text == "\n":
                yield self._paragraph(part, place, "".join(content), bit)
                content = []
                place = min(place + 1, len(part.paragraphs) - 1)
                continue
            amendment = bit.span.amendment if bit.span and bit.op is not Op.EQUAL else None
            if part.tags:
                tag = tags.pop(bit.place, None) if bit.place >= 0 else None
                content += [self._comment(f"{tag.caption}.")] if tag else []
            elif amendment and amendment != explained:
                content.append(self._comment(f"Made by {amendment}."))
            explained = amendment or ("" if bit.op is Op.EQUAL else explained)
            content.append(self._run(bit, part.language))

    def _paragraph(self, part: _Part, place: int, content: str, end: _Bit) -> str:
        mark = f"<{_TAGS[end.op]} {self._signed(end.span)}/>" if end.op is not Op.EQUAL else ""
        style = _STYLES[part.paragraphs[place].section]
        return paragraph(content, style, direction(part.language), mark)

    def _run(self, bit: _Bit, language: str) -> str:
        made = run(bit.text, language_of_run(language), bit.op is Op.DELETE)
        if bit.op is Op.EQUAL:
            return made
        return f"<{_TAGS[bit.op]} {self._signed(bit.span)}>{made}</{_TAGS[bit.op]}>"

    def _signed(self, span: Span | None) -> str:
        author = (span.author or span.amendment if span else None) or self._author
        given = span.date if span and span.date and _DATE_TIME.fullmatch(span.date) else None
        return f'w:id="{self._next()}" w:author="{characters(author)}" w:date="{given or self._date}"'

    def _comment(self, text: str) -> str:
        comment = Comment(self._next(), text)
        self._comments.append(comment)
        return f'<w:r><w:commentReference w:id="{comment.number}"/></w:r>'

    def _next(self) -> int:
        self._ids += 1
        return self._ids - 1


def _in_order(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that stand where they stood: those that did not move, as far as their originals rise through the text."""
    kept = [number for number, row in enumerate(rows) if not row.moved]
    placed = [number for number in kept if rows[number].original]
    risen = all(rows[one].original[-1].index < rows[other].original[0].index for one, other in pairwise(placed))
    return frozenset(kept if risen else (number for number in kept if not rows[number].original))


def _bits(row: Row) -> Iterator[_Bit]:
    """The spans of a row cut at the ends of paragraphs, with the number of each paragraph that begins inside."""
    original = amended = 0
    for place, span in enumerate(row.spans):
        for number, line in enumerate(span.text.split("\n")):
            if number:
                yield _Bit(span.op, "\n", span, place)
                original += span.op is not Op.INSERT
                amended += span.op is not Op.DELETE
                before = row.original[original : original + 1] if span.op is not Op.INSERT else ()
                after = row.amended[amended : amended + 1] if span.op is not Op.DELETE else ()
                yield from _labels(before, after)
            if line:
                yield _Bit(span.op, line, span, place)


def _labels(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[_Bit]:
    """The number of a paragraph, kept, or the old one deleted and the new one inserted."""
    old, new = "".join(map(_printed, before)), "".join(map(_printed, after))
    if old == new:
        yield from [_Bit(Op.EQUAL, old)] if old else []
        return
    yield from [_Bit(Op.DELETE, old)] if old else []
    yield from [_Bit(Op.INSERT, new)] if new else []


def _printed(paragraph: Paragraph) -> str:
    if not paragraph.label:
        return ""
    return f"{paragraph.mark or paragraph.printed_number}\t"


def _end(row: Row) -> Op:
    if not row.original:
        return Op.INSERT
    return Op.EQUAL if row.amended else Op.DELETE
