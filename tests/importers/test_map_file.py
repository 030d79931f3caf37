"""Maps that users bring: GeoJSON and TopoJSON, whatever their properties are called; and files that are none."""

import json
from itertools import accumulate, pairwise

import pytest

from unga_desktop.core.errors import VoteError
from unga_desktop.importers.map_file import read_map_file
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

_MEMBERS = bundled_vote_desk().members
_NAMES = {member.iso3: member.name for member in _MEMBERS}
_NUMBERS = {member.m49: member.iso3 for member in _MEMBERS}


def _square(number):
    """A square of two degrees for each State, in rows, so that every one has its own place."""
    x, y = -170 + number % 34 * 10, -50 + number // 34 * 18
    return [[x, y], [x + 2, y], [x + 2, y + 2], [x, y + 2], [x, y]]


def _feature(properties, ring, **more):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}, **more}


def _collection(properties, more=lambda _: {}, members=_MEMBERS):
    features = [_feature(properties(m), _square(n), **more(m)) for n, m in enumerate(members)]
    return {"type": "FeatureCollection", "features": features}


def _read(tmp_path, content):
    path = tmp_path / "world.geojson"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return read_map_file(path, _NAMES, _NUMBERS, bundled_world_map())


@pytest.mark.parametrize(
    ("properties", "more"),
    [
        (lambda m: {"ISO_A3": m.iso3}, lambda _: {}),
        (lambda m: {"iso3": m.iso3.lower()}, lambda _: {}),
        (lambda m: {"ISO_A3": "-99", "ADM0_A3": m.iso3}, lambda _: {}),
        (lambda m: {"name": m.name}, lambda _: {}),
        (lambda _: {}, lambda m: {"id": m.iso3}),
        (lambda _: {}, lambda m: {"id": m.m49}),
        (lambda _: {}, lambda m: {"id": int(m.m49)}),
    ],
)
def test_states_are_recognised_whatever_the_properties_are_called(tmp_path, properties, more):
    found = _read(tmp_path, _collection(properties, more))
    assert {land.iso3 for land in found.world.lands} == set(_NAMES)
    assert found.missing == ()
    for land in found.world.lands:
        assert all(0 <= x <= found.world.width and 0 <= y <= found.world.height for x, y in land.rings[0])


def test_topojson_gives_the_same_map_as_geojson(tmp_path):
    plain = _read(tmp_path, _collection(lambda m: {"iso3": m.iso3}))
    arcs, shapes = [], []
    for number, member in enumerate(_MEMBERS):
        ring = [(x + 180, y + 90) for x, y in _square(number)]
        arcs.append([ring[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring))])
        assert list(accumulate(x for x, _ in arcs[-1]))[-1] == ring[0][0]
        shapes.append({"type": "Polygon", "arcs": [[number]], "properties": {"a3": member.iso3}})
    topology = {
        "type": "Topology",
        "transform": {"scale": [1, 1], "translate": [-180, -90]},
        "arcs": arcs,
        "objects": {"land": {"type": "Polygon", "arcs": [[0]]}, "countries": {"geometries": shapes}},
    }
    assert _read(tmp_path, topology).world == plain.world


def test_a_state_that_the_file_lacks_keeps_a_circle_where_the_bundled_map_has_it(tmp_path):
    members = [member for member in _MEMBERS if member.iso3 not in ("BRA", "NRU")]
    found = _read(tmp_path, _collection(lambda m: {"iso3": m.iso3}, members=members))
    assert found.missing == ("BRA", "NRU")
    assert {"BRA", "NRU"} <= {dot.iso3 for dot in found.world.dots}


def test_taiwan_is_drawn_with_china_and_kosovo_neutral(tmp_path):
    content = _collection(lambda m: {"iso3": m.iso3})
    content["features"] += [_feature({"iso3": "TWN"}, _square(200)), _feature({"iso3": "XKX"}, _square(201))]
    found = _read(tmp_path, content)
    assert len(next(land for land in found.world.lands if land.iso3 == "CHN").rings) == 2
    assert [land.iso3 for land in found.world.lands].count("") == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no JSON"),
        ('{"type": "FeatureCollection", "features": [', "cut off"),
        ("[1, 2]", "no map"),
        ('{"a": 1}', "neither GeoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "no areas"),
        ('{"type": "FeatureCollection"}', "cannot be understood"),
        ('{"type": "Topology", "objects": {}, "arcs": []}', "no areas"),
        ("[" * 100_000, "no JSON"),
        (_collection(lambda _: {"iso3": "???"}), "no member State is recognised"),
        (_collection(lambda m: {"iso3": m.iso3}, members=_MEMBERS[:5]), "only 5 member States"),
    ],
)
def test_what_is_no_map_is_refused_in_plain_words(tmp_path, content, says):
    with pytest.raises(VoteError, match=says) as refused:
        _read(tmp_path, content)
    assert refused.value.where == "world.geojson"
    assert "Traceback" not in str(refused.value)


def test_a_projected_map_is_refused(tmp_path):
    content = _collection(lambda m: {"iso3": m.iso3})
    content["features"][0]["geometry"]["coordinates"][0][0] = [450_000.0, 5_000_000.0]
    with pytest.raises(VoteError, match="no degrees"):
        _read(tmp_path, content)


def test_binary_and_missing_files_are_refused(tmp_path):
    path = tmp_path / "map.json"
    with pytest.raises(VoteError, match="cannot be read"):
        read_map_file(path, _NAMES, _NUMBERS, bundled_world_map())
    path.write_bytes(b"\x00\xff\xfe\x89PNG")
    with pytest.raises(VoteError, match="no text in UTF-8"):
        read_map_file(path, _NAMES, _NUMBERS, bundled_world_map())
