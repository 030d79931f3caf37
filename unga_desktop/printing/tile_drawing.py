"""The hexagon cartogram: one tile a State, so that Nauru is as large as Russia, and no boundary is drawn."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from unga_desktop.core.pictures.geometry import Tile
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.printing.vote_fill import (
    VoteScene,
    centre_pattern,
    cosmetic_pen,
    fill_brush,
    fill_colour,
    logical_unit,
    mixed,
    outline_colour,
    text_on,
)

_GAP = 0.92
"""A drawn tile's size against its place, which leaves a seam between neighbours."""

_LABEL_AT = 19.0
"""From this width on (screen units) a tile carries its State's code; below it the code could not be read."""

_OUTLINE = {Vote.NOT_VOTING: 1.2}


class TileDrawing:
    """Paints tiles into any rectangle and finds them there again. Needs no widget."""

    def __init__(self, tiles: Iterable[Tile]) -> None:
        self._tiles = tuple(tiles)
        self._polygons = {
            tile.iso3: QPolygonF([QPointF(x, y) for x, y in tile.corners]) for tile in self._tiles if tile.corners
        }
        bounds = QRectF()
        for polygon in self._polygons.values():
            bounds = bounds.united(polygon.boundingRect())
        self._bounds = bounds
        self._centres = {tile.iso3: QPointF(tile.x, tile.y) for tile in self._tiles}

    @property
    def size(self) -> QSizeF:
        """The natural size, for the ratio of the sides."""
        return self._bounds.size()

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(self._polygons)

    def placed(self, target: QRectF) -> tuple[float, QPointF]:
        """Scale and origin that fit the drawing into the middle of ``target``."""
        if self._bounds.isEmpty():
            return 1.0, target.topLeft()
        scale = min(target.width() / self._bounds.width(), target.height() / self._bounds.height())
        return scale, target.center() - self._bounds.center() * scale

    def paint(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """Paints the tiles and the outlines of the selected States into ``target``."""
        self.paint_base(painter, target, scene)
        self.paint_votes(painter, target, scene)
        self.paint_outlines(painter, target, scene, scene.selected)

    def paint_base(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """The ground below the tiles."""
        painter.fillRect(target, QColor(scene.palette.ground))

    def paint_votes(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """The tiles, their patterns and codes."""
        scale, origin = self.placed(target)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tile in self._tiles:
            self._paint_tile(painter, self.outline(tile.iso3, scale, origin), scene, tile.iso3)
        self._paint_labels(painter, scale, origin, scene)
        painter.restore()

    def _paint_tile(self, painter: QPainter, path: QPainterPath, scene: VoteScene, iso3: str) -> None:
        vote = scene.votes.get(iso3)
        receding = scene.recedes(iso3)
        line = outline_colour(scene, vote)
        painter.setPen(
            cosmetic_pen(painter, mixed(line, scene.palette.ground, 0.6) if receding else line, _OUTLINE.get(vote, 0.6))
            if vote is not None
            else Qt.PenStyle.NoPen
        )
        painter.setBrush(fill_brush(painter, scene, vote, receding))
        centre_pattern(painter, path.boundingRect().center())
        painter.drawPath(path)

    def _paint_labels(self, painter: QPainter, scale: float, origin: QPointF, scene: VoteScene) -> None:
        if scale / logical_unit(painter) < _LABEL_AT:
            return
        font = painter.font()
        font.setPixelSize(max(1, round(scale * 0.34)))
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance("MWW")
        for iso3, centre in self._centres.items():
            vote = scene.votes.get(iso3)
            box = QRectF(0, 0, min(width, scale * 0.8), scale * 0.40)
            box.moveCenter(centre * scale + origin)
            ground = fill_colour(scene, vote)
            if scene.recedes(iso3):
                ground = mixed(ground, scene.palette.ground, 0.74)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, scale * 0.08, scale * 0.08)
            painter.setPen(QColor(text_on(ground)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, iso3)

    def paint_outlines(
        self, painter: QPainter, target: QRectF, scene: VoteScene, states: Collection[str], width: float = 2.0
    ) -> None:
        """Draws the line around selected or hovered States."""
        scale, origin = self.placed(target)
        path = QPainterPath()
        for iso3 in sorted(set(states) & self._polygons.keys()):
            path.addPath(self.outline(iso3, scale, origin))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, extra in ((scene.palette.ground, 1.6), (scene.palette.text, 0.0)):
            painter.setPen(cosmetic_pen(painter, colour, width + extra))
            painter.drawPath(path)
        painter.restore()

    def outline(self, iso3: str, scale: float, origin: QPointF) -> QPainterPath:
        """The drawn hexagon of a State."""
        centre = self._centres[iso3]
        path = QPainterPath()
        path.addPolygon(
            QPolygonF(
                [(centre + (corner - centre) * _GAP) * scale + origin for corner in self._polygons[iso3].toList()]
            )
        )
        path.closeSubpath()
        return path

    def state_at(self, target: QRectF, point: QPointF) -> str:
        """The State whose tile holds the point, or an empty string."""
        scale, origin = self.placed(target)
        place = (point - origin) / scale
        for iso3, polygon in self._polygons.items():
            if polygon.containsPoint(place, Qt.FillRule.OddEvenFill):
                return iso3
        return ""

    def anchors(self, target: QRectF) -> dict[str, QPointF]:
        """A point inside each State's tile."""
        scale, origin = self.placed(target)
        return {iso3: centre * scale + origin for iso3, centre in self._centres.items()}
