"""The chamber of a roll call: a seat for each member in a half circle, the names of the groups around it."""

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from unga_desktop.core.pictures.chamber import Chamber, Wedge
from unga_desktop.printing.tile_drawing import TileDrawing
from unga_desktop.printing.vote_fill import VoteScene, logical_unit
from unga_desktop.printing.vote_words import group_words, short_group_words

_RIM = 1.5
"""Room for the names around the seats, in seats."""


_LARGEST = 13.0
"""The size of the names at most, in screen units: fifteen seats are large, but their names need not be."""


class ChamberDrawing(TileDrawing):
    """Paints a chamber into any rectangle and finds the States there again, as ``TileDrawing`` does."""

    def __init__(self, chamber: Chamber) -> None:
        super().__init__(chamber.seats)
        self._chamber = chamber
        rim = _RIM if chamber.wedges else 0.0
        if chamber.seats:
            radius = chamber.radius
            self._bounds = QRectF(-rim, -rim, 2 * radius + 2 * rim, max(radius + rim, self._bounds.bottom() + rim))

    @property
    def size(self) -> QSizeF:
        return self._bounds.size()

    def paint_base(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """The ground, and the names of the groups along the outer row."""
        super().paint_base(painter, target, scene)
        scale, origin = self.placed(target)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(max(6, round(min(scale * 0.92, _LARGEST * logical_unit(painter)))))
        painter.setFont(font)
        painter.setPen(QColor(scene.palette.muted))
        for wedge in self._chamber.wedges:
            self._paint_name(painter, wedge, scale, origin)
        painter.restore()

    def _paint_name(self, painter: QPainter, wedge: Wedge, scale: float, origin: QPointF) -> None:
        radius = self._chamber.radius
        metrics = QFontMetricsF(painter.font())
        room = wedge.width * (radius + 0.5) * scale
        names = (
            group_words(wedge.name),
            group_words(wedge.name).removesuffix(" States"),
            short_group_words(wedge.name),
            wedge.name,
        )
        name = next((words for words in names if metrics.horizontalAdvance(words) <= room), names[-1])
        away = radius + 0.35
        place = QPointF(radius + away * math.cos(wedge.middle), radius - away * math.sin(wedge.middle)) * scale + origin
        painter.save()
        painter.translate(place)
        painter.rotate(90 - math.degrees(wedge.middle))
        box = QRectF(-room / 2, -1.1 * scale, room, 1.1 * scale)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextDontClip
        painter.drawText(box, flags, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
        painter.restore()
