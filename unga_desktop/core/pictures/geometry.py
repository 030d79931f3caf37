"""The world as shapes: an Equal Earth map, circles for small States, and the hexagon cartogram. Plain numbers, no painting."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from unga_desktop.core.votes.roll_call import Member

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


_ROW_HEIGHT = math.sqrt(3) / 2
_CIRCUMRADIUS = 1 / math.sqrt(3)
"""Of a hexagon that is one unit wide from side to side."""


def tiles(members: Iterable[Member]) -> tuple[Tile, ...]:
    """The hexagon cartogram, its upper left corner near the origin; odd rows stand half a tile to the right."""
    placed = [
        (member.iso3, member.tile_column + (member.tile_row % 2) / 2, member.tile_row * _ROW_HEIGHT)
        for member in members
    ]
    left = min((x for _, x, _ in placed), default=0.0) - 0.5
    top = min((y for _, _, y in placed), default=0.0) - _CIRCUMRADIUS
    return tuple(Tile(iso3, x - left, y - top, _hexagon(x - left, y - top)) for iso3, x, y in placed)


def _hexagon(x: float, y: float) -> Ring:
    half = _CIRCUMRADIUS / 2
    return (
        (x, y - _CIRCUMRADIUS),
        (x + 0.5, y - half),
        (x + 0.5, y + half),
        (x, y + _CIRCUMRADIUS),
        (x - 0.5, y + half),
        (x - 0.5, y - half),
    )
