"""The world map for a screen, where one roll call follows another: what they share is painted once.

A pattern takes twice the time of a plain fill, and borders as long as half the fills. So borders are kept as one picture,
and each land as a small picture for each look that it has had; another roll call then paints only lands in looks that are
new to them. Pixel for pixel the same as ``MapDrawing`` would paint.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QPixmap, QTransform

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.printing.map_drawing import MapDrawing, blank_pen
from unga_desktop.printing.vote_fill import VoteScene, fill_brush

_MOST = 16_000_000
"""Pixels kept in all; beyond that (a large window, dense pixels, far zoomed in) the pictures of lands are let go."""

_FEW = 700_000
"""Pixels of all lands together, up to which every land is painted in a look as soon as one is: on a small map it is not the
fill that takes time, but beginning a picture for each land."""

_Look = tuple[Vote | None, bool, bool]
"""What was voted, whether the land recedes, and whether only the outline is meant that stands for not voting."""


_OUTLINE: _Look = (Vote.NOT_VOTING, False, True)


@dataclass(frozen=True, slots=True)
class _Land:
    """A member's land where it lies: its path, the pixels of the device that it covers, and their corner in the painter's
    units; ``packed`` is its place in a picture that holds all lands."""

    iso3: str
    path: QPainterPath
    area: QRect
    corner: QPointF
    packed: QRect


class CachedMap:
    """A ``MapDrawing`` that remembers what it painted, for one place, one palette and one density of pixels at a time."""

    def __init__(self, drawing: MapDrawing) -> None:
        self._drawing = drawing
        self._key: object = None
        self._lands: tuple[_Land, ...] = ()
        self._sheet = QSize()
        self._borders = QPixmap()
        self._made: dict[tuple[int, _Look], tuple[QPixmap, QRectF]] = {}
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
        several = len(scene.selected) > 1
        outlined: list[int] = []
        for number, land in enumerate(self._lands):
            vote, receding = scene.votes.get(land.iso3), several and land.iso3 not in scene.selected
            if vote is Vote.NOT_VOTING and not receding:
                outlined.append(number)
            look = (vote, receding, False)
            picture, part = self._made.get((number, look)) or self._make(number, look, scene, ratio)
            painter.drawPixmap(land.corner, picture, part)
        painter.drawPixmap(QPointF(), self._borders)
        for number in outlined:
            picture, part = self._made.get((number, _OUTLINE)) or self._make(number, _OUTLINE, scene, ratio)
            painter.drawPixmap(self._lands[number].corner, picture, part)
        self._drawing.paint_dots(painter, target, scene)

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
        self._made, self._kept = {}, 0
        whole = QRect(0, 0, device.width(), device.height())
        scale, self._origin = self._drawing.placed(target)
        to_device = QTransform(scale, 0, 0, scale, self._origin.x(), self._origin.y())
        lands = []
        rim = 1 + math.ceil(ratio)  # for the outline, which lies half outside
        for iso3, path in self._drawing.lands(scale * ratio):
            placed = to_device.map(path)
            bounds = placed.boundingRect()
            spread = QRectF(bounds.topLeft() * ratio, bounds.size() * ratio).toAlignedRect()
            area = spread.adjusted(-rim, -rim, rim, rim).intersected(whole)
            if not area.isEmpty():
                lands.append((iso3, placed, area))
        self._sheet, packed = _packed([area.size() for _, _, area in lands], whole.width())
        self._lands = tuple(
            _Land(iso3, path, area, QPointF(area.topLeft()) / ratio, QRect(place, area.size()))
            for (iso3, path, area), place in zip(lands, packed, strict=True)
        )
        self._borders = _clear(whole.size(), ratio)
        on_borders = QPainter(self._borders)
        self._drawing.paint_lines(on_borders, target, scene)
        on_borders.end()

    def _make(self, number: int, look: _Look, scene: VoteScene, ratio: float) -> tuple[QPixmap, QRectF]:
        """Paints a land in a look, and on a small map all others with it."""
        together = self._sheet.width() * self._sheet.height() <= _FEW
        size = self._sheet if together else self._lands[number].area.size()
        self._kept += size.width() * size.height()
        if self._kept > _MOST:
            self._made, self._kept = {}, size.width() * size.height()
        picture = _clear(size, ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        vote, receding, outline = look
        painter.setPen(blank_pen(painter, scene) if outline else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if outline else fill_brush(painter, scene, vote, receding))
        for other in range(len(self._lands)) if together else (number,):
            land = self._lands[other]
            part = land.packed if together else QRect(QPoint(), land.area.size())
            shift = QPointF(part.topLeft() - land.area.topLeft()) / ratio
            painter.setClipRect(QRectF(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio))
            painter.translate(shift)
            painter.setBrushOrigin(self._origin)
            painter.drawPath(land.path)
            painter.translate(-shift)
            self._made[other, look] = (picture, QRectF(part))
        painter.end()
        return self._made[number, look]


def _packed(sizes: Sequence[QSize], width: int) -> tuple[QSize, list[QPoint]]:
    """Where pictures of these sizes lie side by side on a sheet of a width, in shelves as high as the highest on them."""
    places = [QPoint()] * len(sizes)
    x = y = shelf = 0
    for number in sorted(range(len(sizes)), key=lambda n: -sizes[n].height()):
        if x and x + sizes[number].width() > width:
            x, y, shelf = 0, y + shelf, 0
        places[number] = QPoint(x, y)
        x += sizes[number].width()
        shelf = max(shelf, sizes[number].height())
    return QSize(max(1, width), max(1, y + shelf)), places


def _clear(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size.expandedTo(QSize(1, 1)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
