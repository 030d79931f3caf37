"""What pictures are made of: areas, strokes, words and cells, in pixels of a screen at 96 dots an inch.

A mark may be a door: ``door`` holds the codes of the States that it stands for, ``told`` what is said of it when pointed at.
"""

from dataclasses import dataclass

from unga_desktop.core.votes.roll_call import Vote

Fill = Vote | str
"""A vote, drawn with its colour and pattern; or a role of the palette (``"panel"``), or a colour (``"#rrggbb"``)."""

Points = tuple[tuple[float, float], ...]
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Area:
    """A closed shape. ``line`` is the role of its outline, empty for none; ``strength`` below 1 lets the ground through."""

    points: Points
    fill: Fill
    line: str = ""
    strength: float = 1.0
    door: frozenset[str] = NOBODY
    told: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line of a colour, or of a vote's colour; ``dashes`` in pixels, empty for an unbroken one."""

    points: Points
    colour: Fill
    width: float = 1.0
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text whose middle has the height ``y``; ``align`` says what ``x`` is. Where ``room`` is given, what does
    not fit is cut and marked so. ``size`` is a factor of the picture's type size."""

    x: float
    y: float
    text: str
    size: float = 1.0
    colour: str = "text"
    align: str = "left"
    bold: bool = False
    room: float = 0.0
    door: frozenset[str] = NOBODY
    told: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """A table of coloured cells: ``rgb`` has three bytes a cell, row by row; a row and a column a State of ``codes``."""

    x: float
    y: float
    side: float
    codes: tuple[str, ...]
    rgb: bytes


Mark = Area | Stroke | Words | Cells


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks within ``0 <= x <= width``, ``0 <= y <= height``, painted in their order; ``em`` is the type size in pixels."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    em: float = 12.0


def box(x: float, y: float, width: float, height: float) -> Points:
    """The corners of a rectangle."""
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def mixed(first: str, second: str, share: float) -> str:
    """The colour with ``share`` (0 to 1) of the second ``#rrggbb`` in it."""
    a, b = (bytes.fromhex(colour[1:]) for colour in (first, second))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))
