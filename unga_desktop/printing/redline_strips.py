"""The redline of a comparison as strips: the text with its marks, numbers of changes and change bars in the margin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt

from unga_desktop.core.documents.document import Section
from unga_desktop.core.redlines.redline import Op, Row
from unga_desktop.core.report import Redline, Tag
from unga_desktop.printing.flow import RowDone
from unga_desktop.printing.ink import Ink, Look
from unga_desktop.printing.page_setup import POINT
from unga_desktop.printing.redline_fragment import Block, Fragment, Side, blocks
from unga_desktop.printing.strips import Bar, PlacedLine, TextStrip, paragraph, shifted
from unga_desktop.printing.tag_margin import TagMargin, tags_width
from unga_desktop.printing.text_lines import Line, Piece, break_lines, document_pieces, natural_width

_LEADING = 1.22
_NUMBER = Look(bold=True, scale=0.8)
_NOTE = Look(muted=True, scale=0.85)
_KEPT_WITH_TEXT = (Section.HEADING, Section.OPENING)


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where the columns of the redline stand: numbers of changes and bar in the gutter, then the text, then the tags in the
    outer margin, which has no width where there are none."""

    width: float
    gutter: float
    bar: float
    indent: float
    outer: float


class RedlineStrips:
    """Turns rows into strips of ``width``."""

    def __init__(self, redline: Redline, ink: Ink, width: float) -> None:
        em = ink.fonts.size * POINT
        self._redline = redline
        self._ink = ink
        outer = tags_width(redline.tags, ink)
        widest = max((natural_width(Piece(number, _NUMBER), ink) for number in self._widest_numbers()), default=0.0)
        bar = max(2.9 * em, widest + 0.4 * em)
        self._measure = _Measure(width - outer, bar + 0.5 * em, bar, 2.2 * em, outer)

    def strips(self) -> Iterator[list[TextStrip]]:
        """The strips of each row in turn."""
        notes = self._redline.notes or ((),) * len(self._redline.rows)
        last = self._redline.last_numbers or self._redline.change_numbers
        tags = self._redline.tags or ((),) * len(self._redline.rows)
        numbers = zip(self._redline.change_numbers, last, strict=True)
        for row, numbered, said, beside in zip(self._redline.rows, numbers, notes, tags, strict=True):
            yield self._row(row, _number(*numbered), said, beside)

    def _widest_numbers(self) -> set[str]:
        """Numbers of changes one of which is the widest: as wide as the longest, digit by digit."""
        last = self._redline.last_numbers or self._redline.change_numbers
        numbers = map(_number, self._redline.change_numbers, last)
        return {"".join("8" if character.isdigit() else character for character in number) for number in numbers}

    def _row(self, row: Row, number: str, notes: Sequence[str], tags: Sequence[Tag]) -> list[TextStrip]:
        language = self._redline.language_amended if row.amended else self._redline.language_original
        mirrored = language == "ar"
        bars = self._bars(mirrored) if number else ()
        strips: list[TextStrip] = []
        margin = TagMargin(tags, self._ink, self._measure.width, self._measure.outer, mirrored)
        for index, block in enumerate(blocks(row, Side.BOTH)):
            made = self._block(block, row.moved, mirrored, bars, bool(notes))
            made = margin.beside(made, block)
            if index == 0 and number:
                made[0] = self._numbered(made[0], number, mirrored)
            strips += made
        strips += self._notes(notes, mirrored, bars)
        return [shifted(strip, self._measure.outer) for strip in strips] if mirrored else strips

    def _block(
        self, block: Block, moved: bool, mirrored: bool, bars: tuple[Bar, ...], followed: bool
    ) -> list[TextStrip]:
        measure, ink = self._measure, self._ink
        hang = self._hang(block)
        left = measure.gutter + hang * max(1, block.level) + (hang if block.level else 0.0)
        pieces = [_piece(fragment, block.section, moved) for fragment in block.fragments]
        flush = Qt.AlignmentFlag.AlignHCenter if block.section is Section.TITLE else Qt.AlignmentFlag.AlignLeft
        width = measure.width - left
        base = Look(serif=True, scale=_scale(block.section))
        lines = break_lines(pieces, ink, width, mirrored, flush, _LEADING, base)
        x = 0.0 if mirrored else left
        space = ink.fonts.size * POINT * (0.3 if block.level else 0.6)
        strips = paragraph(lines, x, space, block.section in _KEPT_WITH_TEXT, bars)
        if block.label:
            strips[0] = self._labelled(strips[0], block, left - hang, hang, mirrored)
        if followed:
            strips[-1] = replace(strips[-1], with_next=True)
        return strips

    def _hang(self, block: Block) -> float:
        """How far the text stands in from its number: farther where the number is a long one."""
        if not block.label:
            return self._measure.indent if block.level else 0.0
        return max(self._measure.indent, natural_width(_label(block), self._ink) + 0.5 * self._ink.fonts.size * POINT)

    def _labelled(self, strip: TextStrip, block: Block, left: float, room: float, mirrored: bool) -> TextStrip:
        """The paragraph's number as printed, marked where it came or went with the paragraph, on the line of its first words."""
        flush = Qt.AlignmentFlag.AlignLeft
        (line, *_) = break_lines([_label(block)], self._ink, room, mirrored, flush, _LEADING)
        x = self._measure.width - left - room if mirrored else left
        return replace(strip, numbers=(PlacedLine(line, x, strip.lines[0].line.baseline - line.baseline),))

    def _numbered(self, strip: TextStrip, number: str, mirrored: bool) -> TextStrip:
        room = self._measure.bar - 0.3 * self._ink.fonts.size * POINT
        flush = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        (line, *_) = break_lines([Piece(number, _NUMBER)], self._ink, room, False, flush)
        x = self._measure.width - room if mirrored else 0.0
        first = strip.lines[0].line
        beside = PlacedLine(line, x, max(0.0, first.height - line.height) / 2)
        return replace(strip, numbers=(beside, *strip.numbers))

    def _notes(self, notes: Sequence[str], mirrored: bool, bars: tuple[Bar, ...]) -> list[TextStrip]:
        if not notes:
            return []
        lines: list[Line] = []
        measure = self._measure
        flush = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        width = measure.width - measure.gutter
        for note in notes:
            # Numbers stand in the notes, and what cannot be seen of them is named too.
            said = [Piece("[", _NOTE), *document_pieces(note, _NOTE, careful=True), Piece(".]", _NOTE)]
            lines += break_lines(said, self._ink, width, False, flush)
        return paragraph(lines, 0.0 if mirrored else measure.gutter, bars=bars)

    def _bars(self, mirrored: bool) -> tuple[Bar, ...]:
        at = self._measure.bar
        area = QRectF(self._measure.width - at - POINT if mirrored else at, 0, 1.2 * POINT, 1)
        return (Bar(area, self._ink.palette.text),)


def _number(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first or "")


def _label(block: Block) -> Piece:
    look = Look(serif=True, inserted=block.op is Op.INSERT, deleted=block.op is Op.DELETE)
    return Piece(block.printed, look)


def _scale(section: Section) -> float:
    return {Section.TITLE: 1.15, Section.FOOTNOTE: 0.85}.get(section, 1.0)


def _piece(fragment: Fragment, section: Section, moved: bool) -> Piece:
    look = Look(
        serif=True,
        inserted=fragment.op is Op.INSERT,
        deleted=fragment.op is Op.DELETE,
        moved=moved and fragment.op is Op.EQUAL,
        boxed=fragment.box and fragment.text != "\n",
        scale=_scale(section),
    )
    if fragment.ignored:
        look = replace(look, inserted=False, muted=True) if look.inserted else replace(look, muted=True)
    return Piece(fragment.shown, look)


def redline_strips(redline: Redline, ink: Ink, width: float, row_done: RowDone) -> list[TextStrip]:
    """All strips of a redline; ``row_done`` is called after each row and may raise ``Cancelled``."""
    found: list[TextStrip] = []
    for strips in RedlineStrips(redline, ink, width).strips():
        found += strips
        row_done()
    return found


def legend_strips(ink: Ink, width: float, listed: bool) -> list[TextStrip]:
    """What the marks mean, each word set with the mark that it explains; ``listed`` where the report has a list of changes."""
    numbers = "refer to the list of changes" if listed else "count the changes"
    plain = Look(muted=True, scale=0.9)
    pieces = [
        Piece("Inserted words are ", plain),
        Piece("bold and underlined", Look(serif=True, inserted=True)),
        Piece(", deleted words ", plain),
        Piece("struck through", Look(serif=True, deleted=True)),
        Piece(", moved words ", plain),
        Piece("underlined with dots", Look(serif=True, moved=True)),
        Piece("; characters that cannot be seen are named in a box, such as ", plain),
        Piece("\u00a0ZWSP\u00a0", Look(serif=True, boxed=True)),
        Piece(f". Numbers in the margin {numbers}.", plain),
    ]
    return paragraph(break_lines(pieces, ink, width), space=2 * POINT, with_next=True)
