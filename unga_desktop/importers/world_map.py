"""``resources/world_map.json``, written by ``tools/make_world_map.py``, to a ``WorldMap``."""

import json
from itertools import accumulate
from pathlib import Path

from unga_desktop.core.errors import VoteError
from unga_desktop.core.pictures.geometry import Dot, Land, Ring, WorldMap

FORMAT = "unga-world-map/1"


def read_world_map(path: Path) -> WorldMap:
    """Reads the map: a land is its State's code (or none), its name and its rings; of a ring the file has differences.

    Raises ``VoteError`` where the file cannot be read or is something else.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError(f"its format is {content['format']}, not {FORMAT}")
        return WorldMap(
            width=content["width"],
            height=content["height"],
            lands=tuple(Land(iso3, name, tuple(map(_ring, rings))) for iso3, name, rings in content["lands"]),
            dots=tuple(Dot(*dot) for dot in content["dots"]),
            source=content["source"],
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise VoteError(f"the map cannot be read: {error}", path.name) from error


def _ring(differences: list[int]) -> Ring:
    return tuple(zip(accumulate(differences[0::2]), accumulate(differences[1::2]), strict=True))
