"""Marked text broken into lines, each of which can be painted alone: the bridge between runs of a report and QTextLayout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextLine, QTextOption

from unga_desktop.core.redlines.hidden_character import pieces
from unga_desktop.core.report import Emphasis, Run
from unga_desktop.printing.ink import Ink, Look
from unga_desktop.printing.redline_format import wrap_mode

_LINE_SEPARATOR = "\u2028"
# Isolates keep the Latin letters of a name from turning the text around it.
_BOXED = "\u2068\u00a0{}\u00a0\u2069"
PILCROW = "¶"
_ENDLESS = 100_000.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Text as it is shown, with one look."""

    text: str
    look: Look


def run_pieces(runs: Iterable[Run], scale: float = 1.0) -> list[Piece]:
    """Runs of a report as pieces: a document's words in the serif, its hidden characters by their names."""
    found: list[Piece] = []
    for run in runs:
        look = Look(
            serif=run.language is not None,
            bold=run.emphasis is Emphasis.STRONG,
            muted=run.emphasis is Emphasis.MUTED,
            inserted=run.emphasis is Emphasis.INSERTED,
            deleted=run.emphasis is Emphasis.DELETED,
            alarm=run.emphasis is Emphasis.ALARM,
            scale=scale,
        )
        if run.language is None:
            found.append(Piece(run.text, look))
            continue
        found.extend(document_pieces(run.text, look, run.careful, run.against))
    return found


def document_pieces(text: str, look: Look, careful: bool = False, against: str = "") -> list[Piece]:
    """A document's words: paragraph breaks as a pilcrow and a new line, hidden characters boxed by their names."""
    found: list[Piece] = []
    for characters, name in pieces(text, careful, against):
        if name:
            found.append(Piece(_BOXED.format(name.replace(" ", "\u00a0")), boxed(look)))
        else:
            found.append(Piece(characters.replace("\n", f"{PILCROW}\n"), look))
    return found


def boxed(look: Look) -> Look:
    """The look of a hidden character's name within text of this look."""
    return Look(True, boxed=True, inserted=look.inserted, deleted=look.deleted, moved=look.moved, scale=look.scale)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a broken text. It keeps the layout, which owns the glyphs, alive."""

    layout: QTextLayout
    index: int
    height: float
    ink: Ink
    boxes: tuple[tuple[int, int], ...]

    @property
    def baseline(self) -> float:
        """How far below the upper edge the letters stand."""
        line = self.layout.lineAt(self.index)
        return (self.height - line.height()) / 2 + line.ascent()

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paints the line with its upper left corner at ``x``, ``y``."""
        line = self.layout.lineAt(self.index)
        top = y + (self.height - line.height()) / 2
        line.draw(painter, QPointF(x, top))
        for start, end in self.boxes:
            self._paint_box(painter, line, x, top, start, end)

    def _paint_box(self, painter: QPainter, line: QTextLine, x: float, top: float, start: int, end: int) -> None:
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first >= last:
            return
        left, right = _x(line, first), _x(line, last)
        inset = line.height() * 0.1
        frame = QRectF(min(left, right), top + inset, abs(right - left), line.height() - 2 * inset)
        painter.save()
        painter.setPen(QPen(QColor(self.ink.palette.hidden), 12))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.translated(x, 0), 30, 30)
        painter.restore()


def _x(line: QTextLine, at: int) -> float:
    # The binding returns the place together with the corrected position.
    found = cast(tuple[float, int] | float, line.cursorToX(at))
    return found[0] if isinstance(found, tuple) else found


def break_lines(
    pieces: Sequence[Piece],
    ink: Ink,
    width: float,
    right_to_left: bool = False,
    flush: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    leading: float = 1.25,
    base: Look | None = None,
) -> list[Line]:
    """Breaks pieces into lines of ``width``, flush left (right where they run from right to left) unless ``flush`` says
    otherwise; ``leading`` is the distance of lines as a factor of the font's height.

    A word longer than a line is broken. An empty text has one empty line.
    """
    text = "".join(piece.text for piece in pieces).replace("\n", _LINE_SEPARATOR)
    layout = QTextLayout(text, ink.font(base or (pieces[0].look if pieces else Look())))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    # A layout takes left for left, whatever the direction of its text.
    mirrored = right_to_left and flush == Qt.AlignmentFlag.AlignLeft
    option.setAlignment(Qt.AlignmentFlag.AlignRight if mirrored else flush)
    option.setWrapMode(wrap_mode(text))
    layout.setTextOption(option)
    ranges, boxes = _ranges(pieces, ink)
    layout.setFormats(ranges)
    layout.setCacheEnabled(True)
    found: list[Line] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(Line(layout, len(found), line.height() * leading, ink, tuple(boxes)))
    layout.endLayout()
    return found


def natural_width(piece: Piece, ink: Ink) -> float:
    """The width of a piece that is not broken."""
    (line, *_) = break_lines([piece], ink, _ENDLESS)  # a line of Qt dies with its layout, which this keeps
    return line.layout.lineAt(0).naturalTextWidth()


def _ranges(pieces: Sequence[Piece], ink: Ink) -> tuple[list[QTextLayout.FormatRange], list[tuple[int, int]]]:
    """The formats by position and the places of boxes; Qt counts UTF-16 units."""
    found: list[QTextLayout.FormatRange] = []
    boxes: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        length = len(piece.text) if piece.text.isascii() else len(piece.text.encode("utf-16-le", "surrogatepass")) // 2
        if not length:
            continue
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = at, length, ink.format(piece.look)
        found.append(span)
        if piece.look.boxed:
            boxes.append((at, at + length))
        at += length
    return found, boxes
