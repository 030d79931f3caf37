"""``resources/appearance.toml`` to an ``Appearance``."""

import tomllib
from pathlib import Path

from unga_desktop.core.appearance import Appearance, Palette, Typography, VoteColours


def read_appearance(path: Path) -> Appearance:
    """Reads colours and type from a TOML file.

    Raises ``OSError``, ``tomllib.TOMLDecodeError`` or ``TypeError`` (a role missing or unknown): the file is part of the
    program, so a fault in it is the program's.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    fonts = tables["type"]
    return Appearance(
        light=Palette(**tables["light"]),
        dark=Palette(**tables["dark"]),
        votes=VoteColours(**tables["votes"]),
        type=Typography(**{**fonts, "serif": tuple(fonts["serif"]), "sans": tuple(fonts["sans"])}),
    )
