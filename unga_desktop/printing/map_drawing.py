"""The world map of a roll call: fills by vote, circles for small States, and the way back from a point to a State.

Painting is in three layers, so that a widget can keep the first and the last: ``paint_base`` (sea and neutral land),
``paint_fills`` (all that a roll call changes) and ``paint_borders``.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from unga_desktop.core.pictures.geometry import WorldMap
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.printing.map_on_paper import device_paths, is_pdf
from unga_desktop.printing.map_shapes import MapShapes, Shape
from unga_desktop.printing.vote_fill import (
    VoteScene,
    centre_pattern,
    cosmetic_pen,
    device_unit,
    fill_brush,
    logical_unit,
    mixed,
    outline_colour,
)

_DOT = 3.4
"""The least radius of a circle, in screen units: seven pixels across can be hit."""

_NEAR = 5.0
"""How far from a small State, in screen units, a click still means it."""

_SURE = 1.5
"""Nearer than this to a State's own place a click means it, whatever else lies there."""

_SMALL = 40.0
"""The area below which a State is small enough to be meant by a click near it, in square screen units."""


_MARKED = (Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINING)
"""Votes whose circles have a strong line. Without it, not voting stays blank, and no vote recorded looks like its land."""


class MapDrawing:
    """Paints a world map into any rectangle and finds the States there again. Needs no widget."""

    def __init__(self, world: WorldMap) -> None:
        self._world = world
        self._shapes = MapShapes(world)
        self._spread: tuple[float, dict[str, QPointF]] = (0.0, {})
        self._small_at: tuple[float, frozenset[str]] = (0.0, frozenset())

    @property
    def size(self) -> QSizeF:
        """The natural size, for the ratio of the sides."""
        return QSizeF(self._world.width, self._world.height)

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(self._shapes.anchors())

    def placed(self, target: QRectF) -> tuple[float, QPointF]:
        """Scale and origin that fit the map into the middle of ``target``."""
        scale = min(target.width() / self._world.width, target.height() / self._world.height)
        return scale, target.center() - QPointF(self._world.width, self._world.height) * (scale / 2)

    def paint(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """Paints all layers into ``target``, and the outlines of the selected States."""
        self.paint_base(painter, target, scene)
        self.paint_votes(painter, target, scene)
        self.paint_outlines(painter, target, scene, scene.selected)

    def paint_votes(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """All that another roll call changes: fills, and over them borders and circles."""
        self.paint_fills(painter, target, scene)
        self.paint_borders(painter, target, scene)

    def paint_base(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """Sea and the land that belongs to no member, with a quiet border."""
        painter.save()
        painter.fillRect(target, QColor(scene.palette.sea))
        self._enter(painter, target)
        neutral = [shape for shape in self._visible(painter) if not shape.iso3]
        painter.setPen(self._border(painter, scene))
        paths = self._paths(painter, neutral)
        painter.setBrush(QColor(scene.palette.land))
        for path in paths:
            painter.drawPath(path)
        painter.restore()

    def paint_fills(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """The members' lands, brush by brush. Land by land: one path of many lands takes four times as long to fill."""
        alike: dict[tuple[Vote | None, bool], list[QPainterPath]] = {}
        painter.save()
        self._enter(painter, target)
        shapes = [shape for shape in self._visible(painter) if shape.iso3]
        painter.setPen(self._border(painter, scene))
        for shape, path in zip(shapes, self._paths(painter, shapes), strict=True):
            look = (scene.votes.get(shape.iso3), scene.recedes(shape.iso3))
            alike.setdefault(look, []).append(path)
        for (vote, receding), paths in alike.items():
            painter.setBrush(fill_brush(painter, scene, vote, receding))
            for path in paths:
                painter.drawPath(path)
        painter.restore()

    def paint_borders(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """Borders over the fills, and the circles, which belong to both."""
        self.paint_lines(painter, target, scene)
        self.paint_marks(painter, target, scene)

    def paint_lines(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """The borders of all lands, the same in every roll call; in a PDF they are drawn with the fills."""
        if is_pdf(painter):
            return
        painter.save()
        self._enter(painter, target)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(cosmetic_pen(painter, scene.palette.border, 0.5))
        for shape in self._visible(painter):
            painter.drawPath(shape.path)
        painter.restore()

    def paint_marks(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """What lies over the borders: the outlines that stand for not voting, and the circles."""
        painter.save()
        self._enter(painter, target)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(blank_pen(painter, scene))
        outlined = {iso3 for iso3, vote in scene.votes.items() if vote is Vote.NOT_VOTING and not scene.recedes(iso3)}
        shapes = [shape for shape in self._visible(painter) if shape.iso3 in outlined]
        for path in self._paths(painter, shapes):
            painter.drawPath(path)
        painter.restore()
        self.paint_dots(painter, target, scene)

    def lands(self, scale: float) -> tuple[tuple[str, QPainterPath], ...]:
        """The members' lands by code, as paths in map units for a map of ``scale`` device pixels to a map unit."""
        return tuple((shape.iso3, shape.path) for shape in self._shapes.at(scale) if shape.iso3)

    def paint_dots(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None:
        """The circles of small States."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = _DOT * logical_unit(painter)
        alike: dict[tuple[Vote | None, bool], list[QPointF]] = {}
        for iso3, centre in self._dot_centres(target, radius).items():
            alike.setdefault((scene.votes.get(iso3), scene.recedes(iso3)), []).append(centre)
        for (vote, receding), centres in alike.items():
            line = scene.palette.text if vote in _MARKED else outline_colour(scene, vote)
            painter.setPen(cosmetic_pen(painter, mixed(line, scene.palette.ground, 0.7) if receding else line, 0.7))
            painter.setBrush(fill_brush(painter, scene, vote, receding))
            for centre in centres:
                centre_pattern(painter, centre)
                painter.drawEllipse(centre, radius, radius)
        painter.restore()

    def paint_outlines(
        self, painter: QPainter, target: QRectF, scene: VoteScene, states: Collection[str], width: float = 1.6
    ) -> None:
        """Draws the line around selected or hovered States, their circles included."""
        if not states:
            return
        scale, origin = self.placed(target)
        path = QPainterPath()
        for shape in self._shapes.at(scale * device_unit(painter) / logical_unit(painter)):
            if shape.iso3 in states:
                path.addPath(shape.path)
        path = QTransform(scale, 0, 0, scale, origin.x(), origin.y()).map(path)
        radius = _DOT * logical_unit(painter)
        for iso3, centre in self._dot_centres(target, radius).items():
            if iso3 in states:
                path.addEllipse(centre, radius, radius)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(cosmetic_pen(painter, scene.palette.ground, width + 1.6))
        painter.drawPath(path)
        painter.setPen(cosmetic_pen(painter, scene.palette.text, width))
        painter.drawPath(path)
        painter.restore()

    def state_at(self, target: QRectF, point: QPointF) -> str:
        """The State at a point, or an empty string. A small State is meant by a point near it."""
        scale, origin = self.placed(target)
        far, nearest = (
            min(((point - place).manhattanLength(), iso3) for iso3, place in self.anchors(target).items())
            if self._shapes.anchors()
            else (_NEAR, "")
        )
        if far < _SURE or (far < _NEAR and nearest in self._small(scale)):
            return nearest
        place = (point - origin) / scale
        for shape in self._shapes.at(scale):
            if shape.iso3 and shape.bounds.contains(place) and shape.path.contains(place):
                return shape.iso3
        return ""

    def anchors(self, target: QRectF) -> dict[str, QPointF]:
        """A point inside each State, where a click finds it."""
        scale, origin = self.placed(target)
        anchors = {iso3: point * scale + origin for iso3, point in self._shapes.anchors().items()}
        return anchors | self._dot_centres(target, _DOT)

    def _small(self, scale: float) -> frozenset[str]:
        """The States that are small at this scale: those with a circle, and those with little land."""
        if self._small_at[0] != scale:
            areas: dict[str, float] = {}
            for shape in self._shapes.at(scale):
                areas[shape.iso3] = max(areas.get(shape.iso3, 0.0), shape.area * scale * scale)
            dots = {dot.iso3 for dot in self._world.dots}
            self._small_at = (scale, frozenset({iso3 for iso3, area in areas.items() if area < _SMALL} | dots))
        return self._small_at[1]

    def _border(self, painter: QPainter, scene: VoteScene) -> QPen:
        """The pen that fills are drawn with: none, but in a PDF, which would hold every corner twice, that of the border."""
        return cosmetic_pen(painter, scene.palette.border, 0.5) if is_pdf(painter) else QPen(Qt.PenStyle.NoPen)

    def _paths(self, painter: QPainter, shapes: Sequence[Shape]) -> list[QPainterPath]:
        """The paths to draw, with the painter as it stands after this call."""
        return device_paths(painter, shapes) if is_pdf(painter) else [shape.path for shape in shapes]

    def _enter(self, painter: QPainter, target: QRectF) -> None:
        scale, origin = self.placed(target)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
        painter.translate(origin)
        painter.scale(scale, scale)

    def _visible(self, painter: QPainter) -> list[Shape]:
        """The shapes within the clip, once the painter is in map units."""
        window = painter.clipBoundingRect()
        return [s for s in self._shapes.at(abs(painter.deviceTransform().m11())) if s.bounds.intersects(window)]

    def _dot_centres(self, target: QRectF, radius: float) -> dict[str, QPointF]:
        """Where the circles stand in ``target``: moved apart, where the scale would lay one over another."""
        scale, origin = self.placed(target)
        key = scale / radius
        if self._spread[0] != key:
            self._spread = (key, _apart({d.iso3: QPointF(d.x, d.y) for d in self._world.dots}, 1.96 * radius / scale))
        return {iso3: centre * scale + origin for iso3, centre in self._spread[1].items()}


def blank_pen(painter: QPainter, scene: VoteScene) -> QPen:
    """The pen of the outline that stands for not voting."""
    return cosmetic_pen(painter, outline_colour(scene, Vote.NOT_VOTING), 1.1)


def _apart(centres: dict[str, QPointF], distance: float) -> dict[str, QPointF]:
    """Moves points that are nearer than ``distance`` away from each other, evenly, until they are not."""
    points = dict(centres)
    codes = sorted(points)
    for _ in range(80):
        moved = False
        for i, first in enumerate(codes):
            for second in codes[i + 1 :]:
                offset = points[second] - points[first]
                if abs(offset.x()) >= distance or abs(offset.y()) >= distance:
                    continue
                length = float(offset.x() ** 2 + offset.y() ** 2) ** 0.5
                if length < distance * 0.999:
                    push = offset * ((distance - length) / 2 / length) if length else QPointF(distance / 2, 0)
                    points[first], points[second] = points[first] - push, points[second] + push
                    moved = True
        if not moved:
            break
    return points
