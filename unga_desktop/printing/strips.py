"""The strips of a report's pages: a line of text, a row of a table, a picture, each able to paint itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from unga_desktop.printing.flow import Strip
from unga_desktop.printing.text_lines import Line

Paint = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line at its place within a strip."""

    line: Line
    x: float
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle within a strip: a rule, a change bar, the ground of a table's head."""

    area: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class TextStrip:
    """Lines side by side (a paragraph's line with what stands beside it; the row of a table) over bars.

    ``numbers`` are those of the change and of the paragraph. They are painted first: whoever copies words out of a PDF gets
    what stands on a page in the order in which it was painted.
    """

    height: float
    lines: tuple[PlacedLine, ...]
    bars: tuple[Bar, ...] = ()
    space: float = 0.0
    with_next: bool = False
    head: Strip | None = None
    numbers: tuple[PlacedLine, ...] = ()

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        for bar in self.bars:
            painter.fillRect(bar.area.translated(x, y), QColor(bar.colour))
        for placed in (*self.numbers, *self.lines):
            placed.line.paint(painter, x + placed.x, y + placed.y)


@dataclass(frozen=True, slots=True)
class PictureStrip:
    """A picture ``width`` by ``height``, painted by ``picture`` into the rectangle it is given."""

    height: float
    width: float
    picture: Paint
    space: float = 0.0
    with_next: bool = False
    head: Strip | None = None

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        painter.save()
        self.picture(painter, QRectF(x, y, self.width, self.height))
        painter.restore()


def paragraph(
    lines: list[Line], x: float = 0.0, space: float = 0.0, with_next: bool = False, bars: tuple[Bar, ...] = ()
) -> list[TextStrip]:
    """The lines of one paragraph as strips; two lines at least stay on either side of a page's break.

    ``with_next`` keeps all of it with what follows. ``bars`` are given for a strip of height 1 and stretched.
    """
    last = len(lines) - 1
    return [
        TextStrip(
            line.height,
            (PlacedLine(line, x),),
            tuple(stretched(bar, line.height) for bar in bars),
            space if index == 0 else 0.0,
            with_next or (index < last and index in (0, last - 1)),
        )
        for index, line in enumerate(lines)
    ]


def shifted(strip: TextStrip, by: float) -> TextStrip:
    """A strip moved to the right."""
    if not by:
        return strip
    bars = tuple(Bar(bar.area.translated(by, 0), bar.colour) for bar in strip.bars)
    lines, numbers = (
        tuple(replace(placed, x=placed.x + by) for placed in found) for found in (strip.lines, strip.numbers)
    )
    return replace(strip, lines=lines, numbers=numbers, bars=bars)


def stretched(bar: Bar, height: float) -> Bar:
    """A bar made for a strip of height 1, for one of ``height``."""
    area = bar.area
    return Bar(QRectF(area.left(), area.top() * height, area.width(), area.height() * height), bar.colour)
