"""A map that the user brings: GeoJSON or TopoJSON in degrees of longitude and latitude, to a ``WorldMap``.

A State is recognised by its alpha-3 code, its M49 number or its name in the properties of a feature, whatever these are
called. What is no member's stays neutral. States that the file lacks keep the circle or the place of the bundled map, so
that each can still be pointed at.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unga_desktop.core.errors import VoteError
from unga_desktop.core.pictures.geometry import Dot, Land, WorldMap
from unga_desktop.core.pictures.world_projection import (
    PARTS,
    RADIUS,
    WIDTH,
    Ring,
    area,
    dots,
    height,
    middle,
    projected,
)
from unga_desktop.importers.world_map import FORMAT, read_world_map

READABLE = (".json", ".geojson", ".topojson")
_LARGEST = 64_000_000
_HEAVIEST = 350_000_000
"""Bytes that what is in a file may take in memory; the finest maps in use take a quarter of it."""

_WEIGHTS = ((b"{", 240), (b"[", 64), (b",", 32))
"""About so many bytes an object, a list and a value take in memory."""

_MOST_POINTS = 3_000_000
_LEAST = 20
"""Fewer members than these, and the file is no map of the world's States."""

_ADVICE = "Choose a GeoJSON or TopoJSON file of the States of the world, with their alpha-3 codes, in degrees"
_COARSER = "Choose a coarser map: at this size no more than 1:10 million can be seen"
_CODE_KEYS = ("iso3", "a3", "code", "id")
_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MapFile:
    """The map, and the codes of the members that the file does not draw."""

    world: WorldMap
    missing: tuple[str, ...]


def read_map_file(path: Path, names: Mapping[str, str], numbers: Mapping[str, str], bundled: WorldMap) -> MapFile:
    """Reads a map. ``names`` gives the members' names by code, ``numbers`` their codes by M49 number.

    Raises ``VoteError`` in plain words: unreadable, no such format, no degrees, no States that are known.
    """
    content = _content(path)
    if content.get("format") == FORMAT:
        return MapFile(read_world_map(path), ())
    try:
        territories = _territories(content, _Finder(names, numbers))
        lands = {code: _land(rings) for code, rings in territories.items()}
    except VoteError as error:
        raise VoteError(error.what, path.name, error.advice or _ADVICE) from error
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError, RecursionError) as error:
        raise VoteError("its shapes cannot be understood", path.name, _ADVICE) from error
    drawn = {code: rings for code, rings in lands.items() if code in names and rings}
    if len(drawn) < _LEAST:
        found = "no member State is" if not drawn else f"only {len(drawn)} member States are"
        raise VoteError(f"{found} recognised in it", path.name, _ADVICE)
    missing = tuple(sorted(set(names) - set(drawn)))
    return MapFile(_world(path, lands, drawn, missing, names, bundled), missing)


def _content(path: Path) -> _Json:
    try:
        if path.stat().st_size > _LARGEST:
            raise VoteError(f"the file is too large for a map (more than {_LARGEST // 10**6} MB)", path.name, _COARSER)
        read = path.read_bytes()
        if sum(read.count(sign) * weight for sign, weight in _WEIGHTS) > _HEAVIEST:
            raise VoteError("the map has more points and shapes than can be drawn", path.name, _COARSER)
        content = json.loads(read.decode("utf-8-sig"))
    except OSError as error:
        raise VoteError(f"the file cannot be read: {error.strerror or error}", path.name) from error
    except UnicodeDecodeError as error:
        raise VoteError("this is no text in UTF-8, as maps of this kind are", path.name, _ADVICE) from error
    except (ValueError, RecursionError) as error:  # a number of too many digits is a ValueError and no more
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "deep inside"
        raise VoteError(f"this is no JSON, or it was cut off ({where})", path.name, _ADVICE) from error
    if not isinstance(content, dict):
        raise VoteError("this is JSON, but no map", path.name, _ADVICE)
    return content


class _Finder:
    """Whose a feature is: a member's code, else an empty string."""

    def __init__(self, names: Mapping[str, str], numbers: Mapping[str, str]) -> None:
        self._codes = set(names)
        self._numbers = numbers
        self._names = {name.casefold(): code for code, name in names.items()}

    def code(self, feature: _Json) -> str:
        properties = feature.get("properties") or {}
        values = [(str(key).casefold(), value) for key, value in (*properties.items(), ("id", feature.get("id")))]
        values.sort(key=lambda pair: not any(part in pair[0] for part in _CODE_KEYS))
        for find in (self._by_code, self._by_number, self._by_name):
            for key, value in values:
                found = find(key, value)
                if found:
                    return found
        return ""

    def _by_code(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not any(part in key for part in _CODE_KEYS):
            return ""
        code = PARTS.get(value.strip().upper(), value.strip().upper())
        return code if code in self._codes else ""

    def _by_number(self, key: str, value: object) -> str:
        if not any(part in key for part in ("id", "m49", "iso_n3", "numeric", "un_a3")):
            return ""
        plain = str(value).strip()
        return self._numbers.get(plain.zfill(3), "") if plain.isdigit() and len(plain) <= 3 else ""

    def _by_name(self, key: str, value: object) -> str:
        return self._names.get(value.strip().casefold(), "") if "name" in key and isinstance(value, str) else ""


def _territories(content: _Json, finder: _Finder) -> dict[str, list[Ring]]:
    """The rings in degrees by member; those of all others under names that are no code."""
    kind = content.get("type")
    if kind == "Topology":
        features, rings_of = _of_topology(content)
    elif kind == "FeatureCollection":
        features, rings_of = content["features"], _rings_of_feature
    else:
        raise VoteError("this is neither GeoJSON (a FeatureCollection) nor TopoJSON (a Topology)")
    territories: dict[str, list[Ring]] = {}
    for number, feature in enumerate(features):
        rings = [ring for ring in rings_of(feature) if len(ring) > 3]
        if rings:
            territories.setdefault(finder.code(feature) or f"#{number}", []).extend(rings)
    if not territories:
        raise VoteError("no areas are in it")
    _demand_degrees(territories)
    return territories


def _demand_degrees(territories: Mapping[str, Sequence[Ring]]) -> None:
    for rings in territories.values():
        for ring in rings:
            for x, y in ring:
                if not (-540 <= x <= 540 and -90.001 <= y <= 90.001):
                    raise VoteError("its places are no degrees of longitude and latitude, or it is projected already")


def _rings_of_feature(feature: _Json) -> Iterator[Ring]:
    geometry = feature.get("geometry") or {}
    return _rings(geometry, lambda ring: [(float(p[0]), float(p[1])) for p in ring], "coordinates")


def _rings(geometry: _Json, made: Callable[[Any], Ring], key: str) -> Iterator[Ring]:
    match geometry.get("type"):
        case "Polygon":
            yield from (made(ring) for ring in geometry[key])
        case "MultiPolygon":
            yield from (made(ring) for polygon in geometry[key] for ring in polygon)
        case "GeometryCollection":
            for part in geometry["geometries"]:
                yield from _rings(part, made, key)


def _of_topology(topology: _Json) -> tuple[Sequence[_Json], Callable[[_Json], Iterator[Ring]]]:
    """The features of the object that has the most, and what gives their rings."""
    objects = [o.get("geometries", [o]) for o in topology["objects"].values() if isinstance(o, dict)]
    if not objects:
        raise VoteError("no areas are in it")
    features = max(objects, key=lambda some: len([g for g in some if "Polygon" in str(g.get("type"))]))
    arcs = decoded_arcs(topology)
    return features, lambda feature: _rings(feature, lambda ring: joined_arcs(ring, arcs), "arcs")


def decoded_arcs(topology: _Json) -> list[Ring]:
    """The arcs in degrees: where there is a transform, differences added up and the transform applied."""
    transform = topology.get("transform")
    if not transform:
        return [[(float(p[0]), float(p[1])) for p in arc] for arc in topology["arcs"]]
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy, *_ in deltas:
            x, y = x + dx, y + dy
            arc.append((left + x * scale_x, bottom + y * scale_y))
        arcs.append(arc)
    return arcs


def joined_arcs(ring: Iterable[int], arcs: Sequence[Ring]) -> Ring:
    """The points of consecutive arcs; ``~n`` is arc n backwards. Raises ``VoteError`` where they are more than a map has."""
    result: Ring = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        result.extend(arc[1:] if result else arc)
        if len(result) > _MOST_POINTS:
            raise VoteError("one of its shapes has more points than can be drawn", "", _COARSER)
    return result


def _land(rings: Sequence[Ring]) -> list[list[tuple[int, int]]]:
    closed = [ring if ring[0] == ring[-1] else [*ring, ring[0]] for ring in rings]
    return projected(closed)


def _world(
    path: Path,
    lands: Mapping[str, list[list[tuple[int, int]]]],
    drawn: Mapping[str, list[list[tuple[int, int]]]],
    missing: Sequence[str],
    names: Mapping[str, str],
    bundled: WorldMap,
) -> WorldMap:
    shapes = [
        Land(code if code in drawn else "", names.get(code, ""), tuple(tuple(ring) for ring in rings))
        for code, rings in sorted(lands.items(), key=lambda land: -sum(map(area, land[1])))
        if rings
    ]
    circles = [Dot(*dot) for dot in dots(dict(drawn))]
    circles += [dot for code in missing for dot in _kept_place(code, bundled)]
    return WorldMap(WIDTH, height(), tuple(shapes), tuple(circles), f"{path.name}, a file of the user's")


def _kept_place(code: str, bundled: WorldMap) -> Iterator[Dot]:
    """A circle for a State that the file does not draw, where the bundled map has it."""
    for dot in bundled.dots:
        if dot.iso3 == code:
            yield dot
            return
    for land in bundled.lands:
        if land.iso3 == code and land.rings:
            ring = max(land.rings, key=lambda r: area([(round(x), round(y)) for x, y in r]))
            x, y = middle([(round(px), round(py)) for px, py in ring])
            yield Dot(code, x, y, RADIUS)
            return
