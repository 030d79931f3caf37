"""The world map for a screen, where one roll call follows another: what they share is painted once.

A pattern takes twice the time of a plain fill, and borders as long as half the fills. So borders are kept as one picture,
and each land as a small picture for each look that it has had; another roll call then paints only lands in looks that are
new to them. Pixel for pixel the same as ``MapDrawing`` would paint.
"""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QPixmap, QTransform

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.printing.map_drawing import MapDrawing
from unga_desktop.printing.vote_fill import VoteScene, fill_brush

_MOST = 16_000_000
"""Pixels kept in all; beyond that (a large window, dense pixels, far zoomed in) the pictures of lands are let go."""

_Look = tuple[Vote | None, bool]


class CachedMap:
    """A ``MapDrawing`` that remembers what it painted, for one place, one palette and one density of pixels at a time."""

    def __init__(self, drawing: MapDrawing) -> None:
        self._drawing = drawing
        self._key: object = None
        self._paths: tuple[tuple[str, QPainterPath, QRect], ...] = ()
        self._borders = QPixmap()
        self._lands: dict[tuple[int, _Look], QPixmap] = {}
        self._kept = 0
        self._origin = QPointF()

    @property
    def size(self) -> QSizeF:
        return self._drawing.size

    def paint_base(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        self._drawing.paint_base(painter, target, scene)

    def paint_votes(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """Fills, borders and circles, on a device of pixels; elsewhere as ``MapDrawing`` does."""
        if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
            self._drawing.paint_votes(painter, target, scene)
            return
        self._prepare(painter, target, scene)
        ratio = painter.device().devicePixelRatioF()
        for number, (iso3, _, area) in enumerate(self._paths):
            land = self._land(number, (scene.votes.get(iso3), scene.recedes(iso3)), scene, ratio)
            painter.drawPixmap(QPointF(area.topLeft()) / ratio, land)
        painter.drawPixmap(QPointF(), self._borders)
        self._drawing.paint_marks(painter, target, scene)

    def paint_outlines(
        self, painter: QPainter, target: QRectF, scene: VoteScene, states: Collection[str], width: float = 1.6
    ) -> None:
        self._drawing.paint_outlines(painter, target, scene, states, width)

    def state_at(self, target: QRectF, point: QPointF) -> str:
        return self._drawing.state_at(target, point)

    def anchors(self, target: QRectF) -> dict[str, QPointF]:
        return self._drawing.anchors(target)

    def _prepare(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF()
        place = (target.x(), target.y(), target.width(), target.height(), device.width(), device.height())
        key = (place, ratio, scene.palette, scene.colours, scene.patterned)
        if key == self._key:
            return
        self._key = key
        self._lands, self._kept = {}, 0
        whole = QRect(0, 0, device.width(), device.height())
        scale, self._origin = self._drawing.placed(target)
        to_device = QTransform(scale, 0, 0, scale, self._origin.x(), self._origin.y())
        paths = []
        for iso3, path in self._drawing.lands(scale * ratio):
            placed = to_device.map(path)
            bounds = placed.boundingRect()
            spread = QRectF(bounds.topLeft() * ratio, bounds.size() * ratio).toAlignedRect()
            area = spread.adjusted(-1, -1, 1, 1).intersected(whole)
            if not area.isEmpty():
                paths.append((iso3, placed, area))
        self._paths = tuple(paths)
        self._borders = _clear(whole.size().width(), whole.size().height(), ratio)
        on_borders = QPainter(self._borders)
        self._drawing.paint_lines(on_borders, target, scene)
        on_borders.end()

    def _land(self, number: int, look: _Look, scene: VoteScene, ratio: float) -> QPixmap:
        found = self._lands.get((number, look))
        if found is not None:
            return found
        _, path, area = self._paths[number]
        made = _clear(area.width(), area.height(), ratio)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(QPointF(area.topLeft()) / -ratio)
        painter.setBrushOrigin(self._origin)
        painter.setBrush(fill_brush(painter, scene, *look))
        painter.drawPath(path)
        painter.end()
        self._kept += area.width() * area.height()
        if self._kept > _MOST:
            self._lands, self._kept = {}, area.width() * area.height()
        self._lands[number, look] = made
        return made


def _clear(width: int, height: int, ratio: float) -> QPixmap:
    made = QPixmap(max(1, width), max(1, height))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
