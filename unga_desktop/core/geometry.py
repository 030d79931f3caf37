"""The world as shapes: an Equal Earth map, circles for small States, and the hexagon cartogram. Plain numbers, no painting."""

from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]
"""A closed ring of points in map units, x to the right, y downwards; the last point joins the first."""


@dataclass(frozen=True, slots=True)
class Land:
    """A territory of the map. ``iso3`` is a member State's code, or empty where the territory is drawn neutral."""

    iso3: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """The circle of a State too small to be hit on the map: centre and radius in map units."""

    iso3: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class WorldMap:
    """Lands and dots within ``0 <= x <= width``, ``0 <= y <= height``; ``source`` names the data it was made from."""

    width: float
    height: float
    lands: tuple[Land, ...]
    dots: tuple[Dot, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A hexagon of the cartogram (pointy top): its State, centre and six corners, in units of one tile's width."""

    iso3: str
    x: float
    y: float
    corners: Ring
