"""The chamber as shapes: a seat for each member in a half circle, in wedges by regional group or in the English alphabet.

Seats are ``Tile``s, so that whatever draws and finds tiles draws and finds seats. Plain numbers, no painting.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, groupby

from unga_desktop.core.pictures.geometry import Ring, Tile
from unga_desktop.core.votes.roll_call import Member
from unga_desktop.core.votes.tally import english_order


class Seating(StrEnum):
    """In what order the members sit: as their groups do when they consult, or as delegations do in the Assembly hall."""

    GROUP = "group"
    ALPHABET = "alphabet"


@dataclass(frozen=True, slots=True)
class Wedge:
    """A part of the half circle: what sits there, and its middle and width as angles (radians, 0 at the right)."""

    name: str
    middle: float
    width: float


@dataclass(frozen=True, slots=True)
class Chamber:
    """The seats in units of a seat's width, within ``0 <= x <= 2 * radius``, ``0 <= y <= radius``; ``radius`` reaches to the
    outer edge of the last row. ``wedges`` are empty where the members sit by the alphabet."""

    seats: tuple[Tile, ...]
    wedges: tuple[Wedge, ...]
    radius: float


_CORNERS = 16
"""Of a seat, which is drawn as a circle."""

_APART = 0.95
"""The least distance of two seats' middles."""

_GAP = 1.0
"""Between two wedges, in seats."""


def chamber(members: Iterable[Member], seating: Seating = Seating.GROUP) -> Chamber:
    """Seats the members, from the left to the right, in each wedge by their English names."""
    ordered = sorted(members, key=english_order)
    if seating is Seating.GROUP:
        ordered.sort(key=lambda member: member.group)
        parts = [(group, [m.iso3 for m in some]) for group, some in groupby(ordered, key=lambda m: m.group)]
    else:
        parts = [("", [member.iso3 for member in ordered])]
    parts = [part for part in parts if part[1]]
    seated = sum(len(codes) for _, codes in parts)
    spread = 1.0
    made = _seated(parts, _rows(seated, len(parts) - 1, spread))
    # The last seats of a wedge share a row as best they can; a little more room, until nobody sits on another.
    while _nearest(made.seats) < _APART:
        spread += 0.04
        made = _seated(parts, _rows(seated, len(parts) - 1, spread))
    return made if seating is Seating.GROUP else replace(made, wedges=())


def _seated(parts: Sequence[tuple[str, list[str]]], rows: Sequence[float]) -> Chamber:
    radius = rows[-1] + 0.5
    gap = _GAP / (sum(rows) / len(rows))
    span = math.pi - gap * (len(parts) - 1)
    seated = max(1, sum(len(codes) for _, codes in parts))
    seats: list[Tile] = []
    wedges: list[Wedge] = []
    left = math.pi
    for name, codes in parts:
        width = span * len(codes) / seated
        wedges.append(Wedge(name, left - width / 2, width))
        seats += [
            _seat(code, radius + r * math.cos(angle), radius - r * math.sin(angle))
            for code, (r, angle) in zip(codes, _places(rows, len(codes), left, width), strict=True)
        ]
        left -= width + gap
    return Chamber(tuple(seats), tuple(wedges), radius)


def _nearest(seats: Sequence[Tile]) -> float:
    return min((math.dist((a.x, a.y), (b.x, b.y)) for a, b in combinations(seats, 2)), default=1.0)


def _rows(seats: int, gaps: int, spread: float) -> list[float]:
    """The radii of the rows, the inner first, with room for the seats side by side and for the gaps between wedges."""
    count = max(1, round(math.sqrt(seats / 3)))
    # The half circles of the rows together are as long as all seats and gaps: pi * (count * r + count * (count - 1) / 2).
    room = seats * spread + gaps * _GAP * count
    inner = max(1.0, room / (math.pi * count) - (count - 1) / 2)
    return [inner + row for row in range(count)]


def _places(rows: Sequence[float], seats: int, left: float, width: float) -> list[tuple[float, float]]:
    """Radius and angle of each seat of a wedge, column by column from the left; each row takes its share of the seats."""
    shares = [seats * r / sum(rows) for r in rows]
    counts = [math.floor(share) for share in shares]
    short = sorted(range(len(rows)), key=lambda row: counts[row] - shares[row])
    for row in short[: seats - sum(counts)]:
        counts[row] += 1
    places = [
        (r, left - width * (n + 0.5) / count) for r, count in zip(rows, counts, strict=True) for n in range(count)
    ]
    return sorted(places, key=lambda place: (-round(place[1], 9), -place[0]))


def _seat(iso3: str, x: float, y: float) -> Tile:
    turns = (2 * math.pi * n / _CORNERS for n in range(_CORNERS))
    ring: Ring = tuple((x + 0.5 * math.cos(turn), y + 0.5 * math.sin(turn)) for turn in turns)
    return Tile(iso3, x, y, ring)
