"""The program that makes the map: the projection, the cut at the map's edge, merging along common arcs, pushing apart."""

import importlib.util
import math
from pathlib import Path

import pytest

from unga_desktop.core.pictures import world_projection

_PATH = Path(__file__).resolve().parents[2] / "tools" / "make_world_map.py"
_SPEC = importlib.util.spec_from_file_location("make_world_map", _PATH)
maker = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(maker)


def test_equal_earth_has_its_published_proportions():
    assert world_projection.equal_earth(0, 0) == (0, 0)
    assert world_projection.equal_earth(180, 0) == (pytest.approx(world_projection.WIDTH / 2), 0)
    # The map is 2.05 times as wide as high, and a pole 0.59 times as long as the equator (Šavrič and others 2018).
    pole_x, pole_y = world_projection.equal_earth(180, 90)
    assert world_projection.WIDTH / (2 * -pole_y) == pytest.approx(2.05, abs=0.01)
    assert pole_x / (world_projection.WIDTH / 2) == pytest.approx(0.59, abs=0.01)


@pytest.mark.parametrize("latitude", [0, 30, 60, 75])
def test_equal_earth_keeps_areas(latitude):
    (x0, y0), (x1, _), (_, y2) = (
        world_projection.equal_earth(*p) for p in ((0, latitude), (0.1, latitude), (0, latitude + 0.1))
    )
    globe = math.radians(0.1) * (math.sin(math.radians(latitude + 0.1)) - math.sin(math.radians(latitude)))
    radius = world_projection.WIDTH / 2 / (math.pi / (math.sqrt(3) / 2 * 1.340264))
    assert (x1 - x0) * (y0 - y2) / (globe * radius**2) == pytest.approx(1, rel=0.005)


def test_a_ring_over_the_edge_of_the_map_is_cut_in_two():
    edge = world_projection.CENTRE + 180 - 360
    pieces = list(world_projection.cut([(edge - 5, 0), (edge + 5, 0), (edge + 5, 10), (edge - 5, 10), (edge - 5, 0)]))
    spans = sorted((min(x for x, _ in piece), max(x for x, _ in piece)) for piece in pieces)
    assert spans == [(-180, pytest.approx(-175)), (pytest.approx(175), 180)]


def test_a_ring_over_the_antimeridian_has_no_jump():
    (piece,) = world_projection.cut([(179, 0), (-179, 0), (-179, 1), (179, 1), (179, 0)])
    assert max(x for x, _ in piece) - min(x for x, _ in piece) == pytest.approx(2)


def test_a_ring_around_the_pole_is_closed_along_the_pole():
    around = [(longitude, -70.0) for longitude in range(-180, 181, 10)]
    pieces = list(world_projection.cut(around))
    assert sum(world_projection.area(piece) for piece in pieces) == pytest.approx(360 * 20)
    assert all(-180 <= x <= 180 and -90 <= y <= -70 for piece in pieces for x, y in piece)


def test_a_common_boundary_vanishes_when_two_territories_become_one():
    common = [(1.0, 0.0), (1.0, 1.0)]
    west = [(1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0)]
    east = [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)]
    (ring,) = maker.merged([[0, 1], [2, ~0]], [common, west, east])
    assert world_projection.area(ring[:-1]) == 2
    assert len(ring) == 7


def test_differences_give_the_ring_back():
    ring = [(5, 7), (6, 7), (6, 9)]
    numbers = maker.differences(ring)
    assert numbers == [5, 7, 1, 0, 0, 2]


def test_circles_are_pushed_until_they_lie_side_by_side():
    one, other = world_projection.pushed_apart((0.0, 0.0), (1.0, 0.0))
    assert math.dist(one, other) == pytest.approx(2 * world_projection.RADIUS)
    assert math.dist(*world_projection.pushed_apart((3.0, 3.0), (3.0, 3.0))) == pytest.approx(
        2 * world_projection.RADIUS
    )


def test_a_map_that_lacks_a_member_is_not_made():
    topology = {
        "arcs": [[[0, 0], [1, 0], [0, 1]]],
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "objects": {"countries": {"geometries": []}},
    }
    with pytest.raises(SystemExit, match="FRA"):
        maker.make(topology, "1.0.0", {"FRA": "France"})
