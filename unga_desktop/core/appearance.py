"""Colours and type as values: what the screen, the printed page, the HTML report and the vote pictures share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, each ``#RRGGBB``. A role ``x`` of text stands on ``x_ground`` where there is one, else on ``ground``."""

    text: str
    ground: str
    panel: str
    line: str
    muted: str
    inserted: str
    inserted_ground: str
    deleted: str
    deleted_ground: str
    moved: str
    moved_ground: str
    hidden: str
    hidden_ground: str
    accent: str
    on_accent: str
    land: str
    border: str
    sea: str


@dataclass(frozen=True, slots=True)
class VoteColours:
    """The colours of the four things that a member can do in a roll call, each ``#RRGGBB``."""

    in_favour: str
    against: str
    abstaining: str
    not_voting: str


@dataclass(frozen=True, slots=True)
class Typography:
    """Font families in order of preference, and the scale.

    ``reading_scale`` is the size of the resolution's text against the interface's, ``line_height`` a factor, ``measure``
    the longest line in characters, ``space`` the unit of all spacing in pixels.
    """

    serif: tuple[str, ...]
    sans: tuple[str, ...]
    reading_scale: float
    line_height: float
    measure: int
    space: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """Everything in ``resources/appearance.toml``."""

    light: Palette
    dark: Palette
    votes: VoteColours
    type: Typography
