"""A roll call as one picture to keep: title, totals, bar, map or tiles, legend, source and notice."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from unga_desktop.core.day import day
from unga_desktop.core.pictures.chamber import Chamber
from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.core.votes.tally import Tally
from unga_desktop.core.votes.wording import NOTICE, figures, gap, majority_sentence, outcome_words
from unga_desktop.printing.chamber_drawing import ChamberDrawing
from unga_desktop.printing.map_drawing import MapDrawing
from unga_desktop.printing.settled_pdf import written_pdf
from unga_desktop.printing.tile_drawing import TileDrawing
from unga_desktop.printing.vote_bar import legend_height, paint_bar, paint_legend
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.printing.vote_words import CHOICES, vote_words

_WIDTH = 800.0
"""The sheet is laid out at this width and scaled to the one asked for, so that every size looks the same."""

_LONG = 160
_MARGIN = 28.0

SANS = ("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "Arial", "DejaVu Sans")
"""Families tried in turn where the caller names none."""


Shapes = WorldMap | tuple[Tile, ...] | Chamber
"""What a vote is drawn on."""


def drawing_on(shapes: Shapes) -> MapDrawing | TileDrawing:
    """What paints votes on these shapes."""
    if isinstance(shapes, WorldMap):
        return MapDrawing(shapes)
    return ChamberDrawing(shapes) if isinstance(shapes, Chamber) else TileDrawing(shapes)


def vote_image(
    tally: Tally,
    shapes: Shapes,
    scene: VoteScene,
    width: int = 1600,
    date: str = "",
    families: Sequence[str] = SANS,
) -> QImage:
    """Paints the sheet, ``width`` pixels wide and as high as it needs. ``date`` (ISO) is the day it was made.

    Of a roll call without recorded votes the sheet shows the totals and says that no State's vote is known; there is no
    empty map. Needs a ``QGuiApplication`` for the fonts.
    """
    probe = QImage(1, 1, QImage.Format.Format_RGB32)
    sheet = _Sheet(tally, shapes, scene, date, families)
    measuring = QPainter(probe)
    height = sheet.paint(measuring, measured=True)
    measuring.end()
    image = QImage(width, round(height * width / _WIDTH), QImage.Format.Format_RGB32)
    image.fill(QColor(scene.palette.ground))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(width / _WIDTH, width / _WIDTH)
    sheet.paint(painter)
    painter.end()
    return image


def vote_pdf(tally: Tally, shapes: Shapes, scene: VoteScene, date: str = "", families: Sequence[str] = SANS) -> bytes:
    """The same sheet on one page of A4, made smaller where it is too high. Needs a ``QGuiApplication`` for the fonts."""
    sheet = _Sheet(tally, shapes, scene, date, families)
    probe = QImage(1, 1, QImage.Format.Format_RGB32)
    measuring = QPainter(probe)
    height = sheet.paint(measuring, measured=True)
    measuring.end()

    def paint(writer: QPdfWriter, painter: QPainter) -> None:
        scale = min(writer.width() / _WIDTH, writer.height() / height)
        painter.translate((writer.width() - _WIDTH * scale) / 2, 0)
        painter.scale(scale, scale)
        sheet.paint(painter)

    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    return written_pdf(f"{tally.roll_call.symbol}: {tally.roll_call.subject}", layout, 600, date, paint)


class _Sheet:
    """Flows the parts of the sheet down the page; measuring is painting that leaves the paint out."""

    def __init__(
        self,
        tally: Tally,
        shapes: Shapes,
        scene: VoteScene,
        date: str,
        families: Sequence[str],
    ) -> None:
        self._tally, self._shapes, self._scene, self._date = tally, shapes, scene, date
        self._families = list(families)
        self._y = 0.0

    def paint(self, painter: QPainter, measured: bool = False) -> float:
        roll_call = self._tally.roll_call
        palette = self._scene.palette
        self._y = _MARGIN
        # What collections of the past give as a subject may be a page of the record.
        size = 21 if len(roll_call.subject) <= _LONG else 13
        self._text(painter, measured, roll_call.subject, size, palette.text, QFont.Weight.DemiBold)
        self._text(painter, measured, " · ".join(filter(None, self._heading())), 13, palette.muted)
        self._y += 10
        self._numbers(painter, measured)
        if self._tally.majority is not None:
            self._bar(painter, measured)
            self._text(painter, measured, majority_sentence(self._tally.majority) + ".", 13, palette.text)
        self._picture(painter, measured)
        self._y += 8
        if roll_call.note:
            self._text(painter, measured, f"Note: {roll_call.note}", 10.5, palette.muted)
        self._text(painter, measured, self._source(), 10.5, palette.muted)
        self._text(painter, measured, NOTICE, 10.5, palette.muted)
        return self._y + _MARGIN - 8

    def _heading(self) -> tuple[str, ...]:
        roll_call = self._tally.roll_call
        voted_on = roll_call.voted_on if roll_call.voted_on != roll_call.symbol else ""
        return roll_call.symbol, voted_on and f"on {voted_on}", day(roll_call.date), outcome_words(roll_call)

    def _source(self) -> str:
        world = self._shapes.source if isinstance(self._shapes, WorldMap) and self._tally.casts else ""
        parts = (
            self._tally.roll_call.source and f"Votes: {self._tally.roll_call.source}",
            world and f"Map: {world}",
            self._date and f"Made on {day(self._date)}",
        )
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont()
        font.setFamilies(self._families)
        font.setPixelSize(round(size))
        font.setWeight(weight)
        return font

    def _text(
        self,
        painter: QPainter,
        measured: bool,
        text: str,
        size: float,
        colour: str,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        if not text:
            return
        painter.setFont(self._font(size, weight))
        painter.setPen(QColor(colour))
        box = QRectF(_MARGIN, self._y, _WIDTH - 2 * _MARGIN, 4000)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        used = QFontMetricsF(painter.font()).boundingRect(box, flags, text)
        if not measured:
            painter.drawText(box, flags, text)
        self._y += used.height() + 5

    def _numbers(self, painter: QPainter, measured: bool) -> None:
        shown = figures(self._tally)
        column = (_WIDTH - 2 * _MARGIN) / 4
        if not measured:
            for index, vote in enumerate(CHOICES):
                number = shown[vote]
                x = _MARGIN + index * column
                painter.setPen(QColor(self._scene.palette.text))
                painter.setFont(self._font(30, QFont.Weight.DemiBold))
                painter.drawText(QPointF(x, self._y + 28), "?" if number is None else str(number))
                painter.setPen(QColor(self._scene.palette.muted))
                painter.setFont(self._font(13))
                words = vote_words(vote) if number is not None else f"{vote_words(vote)}: not established"
                painter.drawText(QPointF(x, self._y + 46), words)
        self._y += 58

    def _bar(self, painter: QPainter, measured: bool) -> None:
        painter.setFont(self._font(12))
        if not measured:
            paint_bar(painter, QRectF(_MARGIN, self._y, _WIDTH - 2 * _MARGIN, 60), self._tally, self._scene)
        self._y += 68

    def _picture(self, painter: QPainter, measured: bool) -> None:
        if not self._tally.casts:
            self._y += 12
            self._text(painter, measured, gap(self._tally), 15, self._scene.palette.muted)
            return
        drawing = drawing_on(self._shapes)
        votes = self._tally.roll_call.votes
        neutral = isinstance(self._shapes, WorldMap) or any(iso3 not in votes for iso3 in drawing.states)
        self._y += 10
        inner = _WIDTH - 2 * _MARGIN
        height = inner * drawing.size.height() / max(drawing.size.width(), 1)
        painter.setFont(self._font(13))
        if not measured:
            drawing.paint(painter, QRectF(_MARGIN, self._y, inner, height), self._scene)
        self._y += height + 12
        painter.setFont(self._font(13))
        if not measured:
            paint_legend(painter, QRectF(_MARGIN, self._y, inner, 100), self._scene, self._tally, neutral)
        self._y += legend_height(QFontMetricsF(painter.font()), inner, self._tally, neutral)
