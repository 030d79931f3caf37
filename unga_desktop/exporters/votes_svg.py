"""A roll call as an SVG picture: map or hexagon tiles under a title, over counts, legend, source and notice.

Written by hand, without Qt: equal input gives equal bytes on any machine. All lengths are tenths of a pixel, so that every
number is whole. Beside its colour each choice has a pattern, which a grey print keeps apart; the name and vote of a State
are the title of its shape.
"""

import math
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape as html_escape
from itertools import pairwise

from unga_desktop.core.appearance import Palette, VoteColours
from unga_desktop.core.day import day
from unga_desktop.core.pictures.chamber import Chamber
from unga_desktop.core.pictures.geometry import Ring, Tile, WorldMap
from unga_desktop.core.votes import wording
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.tally import Tally

_WIDTH = 12000
_MARGIN = 300
_RIM = 1.6
"""Room for the names around a chamber, in seats."""
_INNER = _WIDTH - 2 * _MARGIN
_PATTERNS = {Vote.AGAINST: "against", Vote.ABSTAINING: "abstaining", Vote.NOT_VOTING: "not-voting"}
"""In favour is plain."""

_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that XML cannot hold at all; U+FFFD is shown in their place."""


def escape(text: str) -> str:
    """Text as XML holds it."""
    return html_escape(_NO_XML.sub("\ufffd", text))


def swatch(vote: Vote, colours: VoteColours) -> str:
    """What fills a shape of a vote: its pattern, or the plain colour of in favour."""
    return f"url(#{_PATTERNS[vote]})" if vote in _PATTERNS else colours.in_favour


@dataclass(frozen=True, slots=True)
class _Ink:
    """What shapes are filled and labelled with."""

    votes: Mapping[str, Vote]
    names: Mapping[str, str]
    colours: VoteColours
    palette: Palette

    def fill(self, iso3: str) -> str:
        vote = self.votes.get(iso3)
        return self.swatch(vote) if vote else self.palette.land

    def swatch(self, vote: Vote) -> str:
        return swatch(vote, self.colours)

    def title(self, iso3: str, name: str) -> str:
        vote = self.votes.get(iso3)
        words = wording.CHOICE_WORDS[vote] if vote else "no vote recorded"
        return f"<title>{escape(self.names.get(iso3, name))}: {words}</title>"


def votes_svg(
    tally: Tally,
    shapes: WorldMap | tuple[Tile, ...] | Chamber,
    colours: VoteColours,
    palette: Palette,
    date: str = "",
) -> str:
    """The picture, 1,200 pixels wide; ``date`` (ISO) is printed as the day it was made. Ends in a line feed.

    Where the record names no members there is no map, and the picture says why.
    """
    names = {cast.member.iso3: cast.member.name for cast in tally.casts}
    ink = _Ink(tally.roll_call.votes, names, colours, palette)
    page = _Page(palette)
    page.text(tally.roll_call.symbol, 280, bold=True)
    page.text(tally.roll_call.subject, 200)
    page.text(_when(tally), 150, palette.muted)
    if tally.casts:
        page.space(150)
        page.shapes(_shapes(shapes, ink, page.y))
    page.space(200)
    page.legend(_legend(tally, shapes, ink))
    for line in _foot(tally, shapes, date):
        page.text(line, 125, palette.muted)
    return _document(page, tally, colours, palette)


class _Page:
    """Lines and shapes from top to bottom; ``y`` is where the next one goes."""

    def __init__(self, palette: Palette) -> None:
        self.y = _MARGIN
        self.parts: list[str] = []
        self._palette = palette

    def space(self, height: int) -> None:
        self.y += height

    def text(self, text: str, size: int, colour: str = "", bold: bool = False) -> None:
        """Text of a size, broken into lines that fit; a letter is taken to be 0.55 of it wide."""
        for line in textwrap.wrap(text, int(_INNER / (size * 0.55))):
            self.y += round(size * 1.4)
            weight = ' font-weight="bold"' if bold else ""
            fill = colour or self._palette.text
            self.parts.append(
                f'<text x="{_MARGIN}" y="{self.y - round(size * 0.3)}" font-size="{size}"{weight} fill="{fill}">'
                f"{escape(line)}</text>"
            )

    def shapes(self, drawn: tuple[list[str], int]) -> None:
        parts, height = drawn
        self.parts += ['<g class="shapes">', *parts, "</g>"]
        self.y += height

    def legend(self, entries: Sequence[tuple[str, str]]) -> None:
        """Swatches with their words, as many to a line as fit."""
        x = _MARGIN
        for fill, words in entries:
            width = 420 + round(len(words) * 160 * 0.52)
            if x > _MARGIN and x + width > _WIDTH - _MARGIN:
                x, self.y = _MARGIN, self.y + 280
            self.parts.append(
                f'<rect x="{x}" y="{self.y}" width="260" height="180" fill="{fill}" stroke="{self._palette.border}" '
                f'stroke-width="8"/><text x="{x + 330}" y="{self.y + 145}" font-size="160" fill="{self._palette.text}">'
                f"{escape(words)}</text>"
            )
            x += width + 150
        self.y += 320


def _when(tally: Tally) -> str:
    roll_call = tally.roll_call
    organ = wording.ORGAN_WORDS.get(roll_call.organ, roll_call.organ)
    return " · ".join(filter(None, (organ, day(roll_call.date), wording.outcome_words(roll_call))))


def _legend(tally: Tally, shapes: WorldMap | tuple[Tile, ...] | Chamber, ink: _Ink) -> list[tuple[str, str]]:
    """The choices with their counts; a choice that nobody made, or that the record gives no number for, is left out."""
    entries = [
        (ink.swatch(vote), f"{number} {wording.CHOICE_WORDS[vote]}")
        for vote, number in wording.figures(tally).items()
        if number
    ]
    tiles = () if isinstance(shapes, WorldMap) else shapes.seats if isinstance(shapes, Chamber) else shapes
    if tally.casts and (isinstance(shapes, WorldMap) or any(t.iso3 not in tally.roll_call.votes for t in tiles)):
        entries.append((ink.palette.land, "no vote recorded"))
    return entries


def _foot(tally: Tally, shapes: WorldMap | tuple[Tile, ...] | Chamber, date: str) -> Iterator[str]:
    roll_call = tally.roll_call
    if tally.majority:
        yield f"{wording.majority_sentence(tally.majority)}."
    yield wording.gap(tally)
    if roll_call.note:
        yield f"Note: {roll_call.note}"
    yield f"Source: {roll_call.source or 'not recorded'}."
    if tally.casts and isinstance(shapes, WorldMap):
        yield f"Map: {shapes.source}."
    if date:
        yield f"Made on {day(date)}."
    yield wording.NOTICE


def _shapes(shapes: WorldMap | tuple[Tile, ...] | Chamber, ink: _Ink, top: int) -> tuple[list[str], int]:
    if isinstance(shapes, WorldMap):
        return _map(shapes, ink, top)
    return _chamber(shapes, ink, top) if isinstance(shapes, Chamber) else _tiles(shapes, ink, top)


def _map(world: WorldMap, ink: _Ink, top: int) -> tuple[list[str], int]:
    scale = _INNER / world.width
    parts = []
    for land in world.lands:
        path = "".join(ring_path(ring, scale, top) for ring in land.rings)
        if path:
            parts.append(f'<path fill="{ink.fill(land.iso3)}" d="{path}">{ink.title(land.iso3, land.name)}</path>')
    for dot in world.dots:
        x, y, radius = _MARGIN + round(dot.x * scale), top + round(dot.y * scale), round(dot.radius * scale)
        fill, title = ink.fill(dot.iso3), ink.title(dot.iso3, dot.iso3)
        parts.append(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}">{title}</circle>')
    return parts, round(world.height * scale)


def ring_path(ring: Ring, scale: float, top: int, left: int = _MARGIN) -> str:
    """A ring as a path of whole-number steps; empty where it is too small to be seen."""
    points = [(left + round(x * scale), top + round(y * scale)) for x, y in ring]
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points)]
    moved = [f"{dx} {dy}" if dy >= 0 else f"{dx}{dy}" for dx, dy in steps if dx or dy]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(moved)}z" if len(moved) > 1 else ""


def _chamber(chamber: Chamber, ink: _Ink, top: int) -> tuple[list[str], int]:
    """The seats, and the names of the groups along the outer row."""
    rim = _RIM if chamber.wedges else 0.0
    size = 2 * chamber.radius + 2 * rim
    scale = _INNER / size
    seats = tuple(
        Tile(s.iso3, s.x + rim, s.y + rim, tuple((x + rim, y + rim) for x, y in s.corners)) for s in chamber.seats
    )
    parts, height = _tiles(seats, ink, top, size)
    away = chamber.radius + 0.4
    font = min(170, round(scale * 0.9))
    for wedge in chamber.wedges:
        x = _MARGIN + round((chamber.radius + rim + away * math.cos(wedge.middle)) * scale)
        y = top + round((chamber.radius + rim - away * math.sin(wedge.middle)) * scale)
        room = int(wedge.width * away * scale / (font * 0.55))
        full = wording.GROUP_WORDS.get(wedge.name, wedge.name)
        name = next((words for words in (full, full.removesuffix(" States")) if len(words) <= room), wedge.name)
        turn = round(90 - math.degrees(wedge.middle), 1)
        parts.append(
            f'<text transform="translate({x} {y}) rotate({turn:g})" font-size="{font}" text-anchor="middle" '
            f'fill="{ink.palette.muted}">{escape(name)}</text>'
        )
    return parts, height


def _tiles(tiles: tuple[Tile, ...], ink: _Ink, top: int, width: float = 0.0) -> tuple[list[str], int]:
    right = width or max((x for tile in tiles for x, _ in tile.corners), default=1.0)
    bottom = max((y for tile in tiles for _, y in tile.corners), default=0.0)
    scale = _INNER / right
    parts = []
    for tile in tiles:
        corners = " ".join(f"{_MARGIN + round(x * scale)},{top + round(y * scale)}" for x, y in tile.corners)
        x, y = _MARGIN + round(tile.x * scale), top + round(tile.y * scale)
        parts.append(
            f'<g><polygon fill="{ink.fill(tile.iso3)}" points="{corners}"/>'
            f'<rect x="{x - 135}" y="{y - 72}" width="270" height="144" rx="40" fill="{ink.palette.ground}" stroke="none"/>'
            f'<text x="{x}" y="{y + 42}" class="code">{escape(tile.iso3)}</text>{ink.title(tile.iso3, tile.iso3)}</g>'
        )
    return parts, round(bottom * scale)


def _document(page: _Page, tally: Tally, colours: VoteColours, palette: Palette) -> str:
    height = page.y + _MARGIN
    title = escape(f"{tally.roll_call.symbol}: {tally.roll_call.subject}")
    description = escape(" ".join(filter(None, (wording.totals_sentence(tally), wording.gap(tally)))))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH // 10}" height="{height // 10}" '
            f'viewBox="0 0 {_WIDTH} {height}" role="img" font-family="Inter, Segoe UI, Noto Sans, Arial, sans-serif">',
            f"<title>{title}</title>",
            f"<desc>{description}</desc>",
            "<style>",
            f".shapes path, .shapes circle, .shapes polygon {{ stroke: {palette.border}; stroke-width: 5; "
            "stroke-linejoin: round; fill-rule: evenodd }",
            f".shapes circle {{ stroke: {palette.text} }}",
            f".code {{ font-size: 120px; text-anchor: middle; fill: {palette.text} }}",
            "</style>",
            *patterns(colours, palette),
            f'<rect width="{_WIDTH}" height="{height}" fill="{palette.ground}"/>',
            *page.parts,
            "</svg>\n",
        )
    )


def patterns(colours: VoteColours, palette: Palette) -> Iterator[str]:
    """The definitions of the patterns: in favour plain, against hatched, abstaining dotted, not voting an open grid: four
    marks that need no colour."""
    marks = {
        Vote.AGAINST: (
            colours.against,
            '<path d="M-10 10L10 -10M0 60L60 0M50 70L70 50" stroke="#000000" stroke-width="9"/>',
        ),
        Vote.ABSTAINING: (colours.abstaining, '<circle cx="30" cy="30" r="9" fill="#000000"/>'),
        Vote.NOT_VOTING: (palette.ground, f'<path d="M0 30H60" stroke="{colours.not_voting}" stroke-width="10"/>'),
    }
    yield "<defs>"
    for vote, (ground, mark) in marks.items():
        yield (
            f'<pattern id="{_PATTERNS[vote]}" width="60" height="60" patternUnits="userSpaceOnUse">'
            f'<rect width="60" height="60" fill="{ground}"/>{mark}</pattern>'
        )
    yield "</defs>"
