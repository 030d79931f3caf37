"""A report laid out on pages: the same pages for the preview, the printer and the PDF."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from unga_desktop.core.appearance import Appearance
from unga_desktop.core.day import day
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.core.report import Heading, Report
from unga_desktop.printing.flow import Placed, Progress, paginate
from unga_desktop.printing.ink import Ink, Look
from unga_desktop.printing.page_setup import INCH, POINT, PageSetup
from unga_desktop.printing.report_strips import ReportStrips
from unga_desktop.printing.text_lines import Line, Piece, break_lines

_SMALL = 0.8
_DIGEST = 12


@dataclass(frozen=True, slots=True)
class PageArt:
    """What pictures and colours are made of."""

    world_map: WorldMap
    tiles: tuple[Tile, ...]
    appearance: Appearance


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading and the page (from 0) it stands on."""

    text: str
    level: int
    page: int


class ReportPages:
    """The pages. ``count`` of them, at least one; ``bookmarks`` name the headings."""

    def __init__(
        self,
        report: Report,
        setup: PageSetup,
        ink: Ink,
        pages: tuple[tuple[Placed, ...], ...],
        bookmarks: tuple[Bookmark, ...],
    ) -> None:
        self.report = report
        self.setup = setup
        self.bookmarks = bookmarks
        self._ink = ink
        self._pages = pages

    @property
    def count(self) -> int:
        return len(self._pages)

    def sheet(self) -> QRectF:
        """The whole sheet in twips."""
        return self.setup.sheet()

    def paint(self, painter: QPainter, page: int) -> None:
        """Paints a page, counted from 0, with the sheet's upper left corner at the painter's origin.

        The painter's device is measured by its logical dots an inch; a printer has to be set to the full page. Raises
        ``IndexError`` for a page that is not there. Only to be called on the thread that laid the pages out.
        """
        placed = self._pages[page]
        device = painter.device()
        painter.save()
        painter.scale(device.logicalDpiX() / INCH, device.logicalDpiY() / INCH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._ink.palette.text))
        body = self.setup.body()
        self._paint_header(painter, body)
        for each in placed:
            each.strip.paint(painter, body.left(), body.top() + each.y)
        self._paint_footer(painter, body, page)
        painter.restore()

    def _paint_header(self, painter: QPainter, body: QRectF) -> None:
        line = self.setup.line()
        top = body.top() - 2.4 * line
        report = self.report
        left = Piece(report.header, Look(bold=True, scale=_SMALL))
        subject = Piece(f"   {report.subject}" if report.subject else "", Look(scale=_SMALL))
        _paint(painter, self._one_line([left, subject], body.width()), body.left(), top)
        status = Piece(report.status, Look(muted=True, scale=_SMALL))
        _paint(painter, self._one_line([status], body.width()), body.left(), top + 0.85 * line)
        rule = QRectF(body.left(), top + 1.75 * line, body.width(), 0.5 * POINT)
        painter.fillRect(rule, QColor(self._ink.palette.line))

    def _paint_footer(self, painter: QPainter, body: QRectF, page: int) -> None:
        top = body.bottom() + 0.55 * self.setup.line()
        muted = Look(muted=True, scale=_SMALL)
        words = f"Printed {day(self.report.date)}   Digest {self.report.digest[:_DIGEST]}"
        _paint(painter, self._one_line([Piece(words, muted)], body.width()), body.left(), top)
        number = self._one_line([Piece(f"Page {page + 1} of {self.count}", muted)], body.width())
        natural = number.layout.lineAt(0).naturalTextWidth()
        _paint(painter, number, body.right() - natural, top)

    def _one_line(self, pieces: list[Piece], width: float) -> Line:
        """The first line of a text; what does not fit is cut and said to be by an ellipsis."""
        lines = break_lines(pieces, self._ink, width, leading=1.0)
        while len(lines) > 1:
            last = pieces[-1]
            text = last.text.rstrip("…")
            if not text.strip():
                pieces = pieces[:-1]
            else:
                pieces = [*pieces[:-1], Piece(f"{text[: min(len(text) - 1, round(len(text) * 0.92))]}…", last.look)]
            lines = break_lines(pieces, self._ink, width, leading=1.0)
        return lines[0]


def _paint(painter: QPainter, line: Line, x: float, y: float) -> None:
    line.layout.lineAt(0).draw(painter, QPointF(x, y))


def lay_out(
    report: Report,
    art: PageArt,
    setup: PageSetup,
    progress: Progress = lambda done, total: None,  # noqa: ARG005
    cancelled: CancelCheck = lambda: False,
) -> ReportPages:
    """Lays a report out on pages. Needs a QGuiApplication; may run outside the window's thread.

    ``progress`` is told how many rows of tables and redlines of how many are set. Raises ``Cancelled`` soon after ``cancelled()``
    turns true.
    """

    def told(done: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total)

    ink = Ink(art.appearance, setup)
    body = setup.body()
    maker = ReportStrips(ink, art.world_map, art.tiles, body.width(), body.height(), told)
    pages = paginate(maker.strips(report), body.height(), cancelled)
    where = {id(placed.strip): number for number, page in enumerate(pages) for placed in page}
    bookmarks = tuple(_bookmark(each.heading, where[id(each.strip)]) for each in maker.outline)
    return ReportPages(report, setup, ink, pages, bookmarks)


def _bookmark(heading: Heading, page: int) -> Bookmark:
    return Bookmark(heading.text, heading.level, page)
