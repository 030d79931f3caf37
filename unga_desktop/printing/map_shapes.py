"""The map's rings as painter paths, in as much detail as a scale can show, with a point inside each State.

A world at 1:50m has many more corners than a map in a side pane has pixels; dropping those that cannot be seen makes
painting several times faster and the coast calmer. The full detail serves large maps and paper.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from unga_desktop.core.pictures.geometry import Land, Ring, WorldMap

_VISIBLE = 0.4
"""Corners nearer to each other than this, in device pixels, are one."""

_STEP = 3.0
"""Detail changes when the scale changes by this factor, so that zooming does not rebuild the paths at every turn."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A land as a path in map units, with its bounds and the area of its bounds' largest ring."""

    iso3: str
    path: QPainterPath
    bounds: QRectF
    area: float


@dataclass(slots=True)
class MapShapes:
    """The shapes of a world map, made when first asked for at a scale."""

    world: WorldMap
    _levels: dict[int, tuple[Shape, ...]] = field(default_factory=dict)
    _anchors: dict[str, QPointF] = field(default_factory=dict)

    def at(self, scale: float) -> tuple[Shape, ...]:
        """The lands for a map of ``scale`` device pixels to a map unit, in the order of the world map."""
        level = _level(scale * self.world.width)
        if level not in self._levels:
            tolerance = self.world.width / (_LEVELS[level]) * _VISIBLE if level < len(_LEVELS) else 0.0
            self._levels[level] = tuple(_shape(land, tolerance) for land in self.world.lands)
        return self._levels[level]

    def anchors(self) -> dict[str, QPointF]:
        """A point inside each State, in map units: the centre of its circle, else the middle of its largest part."""
        if not self._anchors:
            largest: dict[str, Land] = {}
            for land in self.world.lands:
                if land.iso3 and _extent(land) > _extent(largest.get(land.iso3)):
                    largest[land.iso3] = land
            self._anchors = {iso3: _inside(max(land.rings, key=_area)) for iso3, land in largest.items()}
            self._anchors |= {dot.iso3: QPointF(dot.x, dot.y) for dot in self.world.dots}
        return self._anchors


_LEVELS = tuple(300.0 * _STEP**n for n in range(4))
"""Widths of the whole map, in device pixels, up to which a level of detail is enough."""


def _level(width: float) -> int:
    return next((n for n, limit in enumerate(_LEVELS) if width <= limit * 1.75), len(_LEVELS))


def _shape(land: Land, tolerance: float) -> Shape:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    largest = max(land.rings, key=_area, default=())
    for ring in land.rings:
        kept = thinned(ring, tolerance)
        if len(kept) < 4 and ring is largest:
            kept = ring
        if len(kept) >= 3:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in kept]))
            path.closeSubpath()
    return Shape(land.iso3, path, path.boundingRect(), _area(largest))


def thinned(ring: Ring, tolerance: float) -> Ring:
    """The ring without the corners that lie nearer than ``tolerance`` to the corner before; a ring smaller than that vanishes."""
    if tolerance <= 0 or not ring:
        return ring
    kept = [ring[0]]
    x0, y0 = ring[0]
    for x, y in ring[1:]:
        if abs(x - x0) + abs(y - y0) >= tolerance:
            kept.append((x, y))
            x0, y0 = x, y
    return tuple(kept)


def _area(ring: Ring) -> float:
    if not ring:
        return 0.0
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _extent(land: Land | None) -> float:
    return max((_area(ring) for ring in land.rings), default=0.0) if land else -1.0


def _inside(ring: Ring) -> QPointF:
    """A point well inside a ring: of several horizontal cuts, the middle of the widest stretch of land, near the centre."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    best, width = QPointF(*ring[0]), -1.0
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        y = top + (bottom - top) * share
        crossings = sorted(_crossings(ring, y))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            if (right - left) * (1 - abs(share - 0.5)) > width:
                best, width = QPointF((left + right) / 2, y), (right - left) * (1 - abs(share - 0.5))
    return best


def _crossings(ring: Ring, y: float) -> list[float]:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return [x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in pairs if (y1 > y) != (y2 > y)]
