"""Colours and type as values: what the screen, the printed page, the HTML report and the vote pictures share."""

from dataclasses import dataclass, replace


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

    def in_grey(self) -> "Appearance":
        """The same without colours, for paper and files in black and white: black on white, only what is said beside the text
        is grey, and votes are told apart by shade and pattern."""
        grey = _in_grey(self.light)
        return replace(self, light=grey, dark=grey, votes=_GREY_VOTES)


_BLACK, _GREY, _WHITE = "#000000", "#4A4A4A", "#FFFFFF"
_GREY_VOTES = VoteColours(in_favour="#3C3C3C", against="#9A9A9A", abstaining="#E4E4E4", not_voting="#FFFFFF")


def _in_grey(light: Palette) -> Palette:
    return Palette(
        **{
            **dict.fromkeys(Palette.__slots__, _BLACK),
            **{name: _WHITE for name in Palette.__slots__ if name.endswith("ground") or name in ("sea", "on_accent")},
            "muted": _GREY,
            "line": "#9A9A9A",
            "panel": "#F0F0F0",
            "land": "#F4F4F4",
            "border": "#7A7A7A",
            "accent": _BLACK,
            "ground": light.ground,
        }
    )
