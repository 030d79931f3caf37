"""Every text of the window can be read on the ground it stands on, light and dark."""

import itertools
import math
from dataclasses import fields

import pytest

from unga_desktop import paths
from unga_desktop.core.appearance import Appearance, Palette
from unga_desktop.importers.appearance import read_appearance

READABLE = 5.7
"""The lowest contrast of text; WCAG 2.1 asks 4.5 (AA) and 7 (AAA)."""
TOLD_APART = 20
"""The least distance of two fills in CIE L*a*b* (1976), where 2.3 is just noticeable. Fills have outlines and patterns too."""

PALETTES = ("light", "dark")
TEXT_ON_GROUND = [
    ("text", "ground"),
    ("text", "panel"),
    ("muted", "ground"),
    ("muted", "panel"),
    ("inserted", "inserted_ground"),
    ("deleted", "deleted_ground"),
    ("moved", "moved_ground"),
    ("hidden", "hidden_ground"),
    # Counts and names of changes are written in the colour of the change beside the text, too.
    ("inserted", "ground"),
    ("deleted", "ground"),
    ("moved", "ground"),
    ("hidden", "ground"),
    ("text", "inserted_ground"),
    ("text", "deleted_ground"),
    ("text", "moved_ground"),
    ("text", "hidden_ground"),
    ("on_accent", "accent"),
]
VOTES = ("in_favour", "against", "abstaining", "not_voting")


@pytest.fixture(scope="module")
def appearance() -> Appearance:
    return read_appearance(paths.resource("appearance.toml"))


def luminance(colour: str) -> float:
    """The relative luminance of ``#RRGGBB`` (WCAG 2.1, definition)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: str) -> tuple[float, float, float]:
    """``#RRGGBB`` in CIE L*a*b* under D65 (sRGB, IEC 61966-2-1)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str) -> float:
    return math.dist(lab(one), lab(other))


def palette(appearance: Appearance, name: str) -> Palette:
    return appearance.light if name == "light" else appearance.dark


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("role", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(appearance: Appearance, name: str, role: str, ground: str) -> None:
    colours = palette(appearance, name)
    ratio = contrast(getattr(colours, role), getattr(colours, ground))
    assert ratio >= READABLE, f"{role} on {ground} ({name}): {ratio:.2f}"


def test_every_role_of_text_is_tested() -> None:
    roles = {field.name for field in fields(Palette)}
    shapes = {"line", "land", "border", "sea"}
    assert roles - shapes == {role for pair in TEXT_ON_GROUND for role in pair}


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("vote", VOTES)
@pytest.mark.parametrize("ground", ["sea", "land", "panel"])
def test_votes_stand_out_from_their_ground(appearance: Appearance, name: str, vote: str, ground: str) -> None:
    apart = distance(getattr(appearance.votes, vote), getattr(palette(appearance, name), ground))
    assert apart >= TOLD_APART, f"{vote} on {ground} ({name}): {apart:.0f}"


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(VOTES, 2)))
def test_votes_stand_out_from_each_other(appearance: Appearance, one: str, other: str) -> None:
    assert distance(getattr(appearance.votes, one), getattr(appearance.votes, other)) >= TOLD_APART


@pytest.mark.parametrize("name", PALETTES)
def test_borders_of_states_are_seen(appearance: Appearance, name: str) -> None:
    colours = palette(appearance, name)
    assert contrast(colours.border, colours.sea) >= 3
