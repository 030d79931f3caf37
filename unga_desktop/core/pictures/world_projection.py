"""The world on the sheet: rings in degrees cut where the map ends, projected to Equal Earth, rounded to whole map units.

Šavrič, Patterson and Jenny (2018), "The Equal Earth map projection", International Journal of Geographical Information
Science. States too small to be hit get a circle. For the bundled map and for those that a user brings.
"""

import itertools
import math
from collections.abc import Iterable, Iterator

Point = tuple[float, float]
Ring = list[Point]
GridRing = list[tuple[int, int]]

WIDTH = 16000
"""Map units from edge to edge: thirteen to a pixel of a 1,200-pixel map, fine enough for a print of a whole page."""
CENTRE = 11.0
"""Degrees east, so that the map ends in the Bering Strait and cuts no State's mainland."""
STEP = 1.5
"""Degrees: longer edges are subdivided, since a straight edge on the globe's grid is a curve on the map."""
PIXEL = WIDTH / 1200
SMALL = 16 * PIXEL**2
RADIUS = 3.75 * PIXEL
SPECK = 0.12 * PIXEL**2
"""Rings smaller than this are left out, but for the largest of each territory."""

PARTS = {"SOL": "SOM", "CYN": "CYP", "TWN": "CHN", "HKG": "CHN", "MAC": "CHN", "ALA": "FIN"}
"""Territories that are drawn with a member State: as the United Nations counts them. All others that are no member's stay
neutral (Kosovo, Western Sahara, the State of Palestine, the Holy See, Antarctica, the Siachen glacier, dependencies)."""


def height() -> int:
    """Of the whole map, in map units."""
    return math.ceil(2 * equal_earth(0, 90)[1] * -1)


def projected(rings: Iterable[Ring]) -> list[GridRing]:
    """Rings in degrees to rings on the grid of the map: cut, subdivided, projected, rounded; the largest first."""
    grid = [gridded(piece) for ring in rings for piece in cut(ring)]
    grid.sort(key=area, reverse=True)
    return [ring for n, ring in enumerate(grid) if len(ring) > 2 and (n == 0 or area(ring) > SPECK)]


def cut(ring: Ring) -> Iterator[Ring]:
    """The pieces of a ring between the two edges of the map, in degrees east of its centre."""
    whole = unwrapped(ring)
    east, west = max(x for x, _ in whole), min(x for x, _ in whole)
    for turn in range(math.floor((west + 180) / 360), math.floor((east + 180) / 360) + 1):
        piece = [(x - 360 * turn, y) for x, y in whole]
        piece = clipped(clipped(piece, -180, 1), 180, -1)
        if len(piece) > 2:
            yield piece


def unwrapped(ring: Ring) -> Ring:
    """A closed ring without jumps, relative to the centre of the map; one around a pole is closed along the pole."""
    result = [(ring[0][0] - CENTRE, ring[0][1])]
    for (before, _), (x, y) in itertools.pairwise(ring):
        step = (x - before + 180) % 360 - 180
        result.append((result[-1][0] + step, y))
    if abs(result[-1][0] - result[0][0]) > 180:
        pole = math.copysign(90, sum(y for _, y in ring))
        result += [(result[-1][0], pole), (result[0][0], pole)]
    return result


def clipped(ring: Ring, edge: float, side: int) -> Ring:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman 1974)."""
    result: Ring = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = (x0 - edge) * side >= 0, (x1 - edge) * side >= 0
        if inside:
            result.append((x0, y0))
        if inside != next_inside:
            result.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
    return result


def gridded(ring: Ring) -> GridRing:
    """A ring on the map's grid, without repeated points and without points on a straight line between their neighbours."""
    result: GridRing = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        steps = max(1, math.ceil(max(abs(x1 - x0), abs(y1 - y0)) / STEP))
        for n in range(steps):
            x, y = equal_earth(x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps)
            result.append((round(WIDTH / 2 + x), round(y - equal_earth(0, 90)[1])))
    return straightened([p for p, before in zip(result, result[-1:] + result[:-1], strict=True) if p != before])


def straightened(ring: GridRing) -> GridRing:
    """A ring without the points that lie between their neighbours on a straight line."""
    kept: GridRing = []
    for point, after in zip(ring, ring[1:] + ring[:1], strict=True):
        before = kept[-1] if kept else ring[-1]
        turn = (point[0] - before[0]) * (after[1] - point[1]) - (point[1] - before[1]) * (after[0] - point[0])
        if turn:
            kept.append(point)
    return kept


def equal_earth(longitude: float, latitude: float) -> Point:
    """The projection, in map units from the centre of the map, y downwards."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    root = math.sqrt(3) / 2
    t = math.asin(root * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = math.radians(longitude) * math.cos(t) / (root * slope)
    y = a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
    scale = WIDTH / 2 / (math.pi / (root * a1))
    return x * scale, -y * scale


def area(ring: GridRing) -> float:
    """The area of a ring (shoelace formula)."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def dots(lands: dict[str, list[GridRing]]) -> list[tuple[str, int, int, int]]:
    """Circles for the States too small to be hit, pushed apart until none hides another."""
    places = {code: middle(rings[0]) for code, rings in sorted(lands.items()) if sum(map(area, rings)) < SMALL}
    for _ in range(400):
        for one in places:
            for other in places:
                if one < other:
                    places[one], places[other] = pushed_apart(places[one], places[other])
    return [(code, round(x), round(y), round(RADIUS)) for code, (x, y) in places.items()]


def pushed_apart(one: Point, other: Point) -> tuple[Point, Point]:
    """Two centres, moved away from each other by half of what their circles lack to lie side by side."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(dx, dy)
    lack = (2 * RADIUS - distance) / 2
    if lack <= 0:
        return one, other
    ux, uy = (dx / distance * lack, dy / distance * lack) if distance else (lack, 0.0)
    return (one[0] - ux, one[1] - uy), (other[0] + ux, other[1] + uy)


def middle(ring: GridRing) -> Point:
    """The middle of a ring's bounding box; the ring is too small for anything better to show."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
