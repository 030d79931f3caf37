"""A sheet (shift, trend, agreement) as an SVG picture, made from the same marks as on the screen and on paper.

Written by hand, without Qt: equal input gives equal bytes on any machine. All lengths are tenths of a pixel and whole.
"""

import base64
import struct
import textwrap
import zlib
from collections.abc import Iterator

from unga_desktop.core.appearance import Palette, VoteColours
from unga_desktop.core.pictures.chamber import Chamber
from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.core.pictures.mark import Area, Cells, Fill, Mark, Picture, Points, Stroke, Words
from unga_desktop.core.pictures.sheet import INNER, MARGIN, WIDTH, Caption, Sheet, StatesPicture
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.wording import CHOICE_WORDS
from unga_desktop.exporters.votes_csv import table
from unga_desktop.exporters.votes_svg import escape, patterns, ring_path, swatch

_GAP = 14.0
_LETTER = 0.55
"""The width of a letter against its height, by which lines are broken and cut."""


def sheet_svg(sheet: Sheet, colours: VoteColours, palette: Palette) -> str:
    """The sheet as one picture; ends in a line feed."""
    page = _Page(colours, palette)
    page.text(sheet.title, 22, palette.text, bold=True)
    page.text(sheet.subtitle, 13, palette.muted)
    for part in sheet.parts:
        match part:
            case Picture():
                page.picture(part)
            case StatesPicture():
                page.states(part)
            case Caption():
                page.text(part.text, 15 if part.heading else 12.5, palette.text, part.heading)
    for line in sheet.foot:
        page.text(line, 10.5, palette.muted)
    return page.document(sheet.title)


def sheet_csv(sheet: Sheet) -> str:
    """The table behind a sheet; the foot stands in the last cell of every row, so that it travels with a part."""
    source = " ".join(sheet.foot)
    return table((*sheet.table.columns, "source"), ((*row, source) for row in sheet.table.rows))


def sheet_text(sheet: Sheet) -> str:
    """The table behind a sheet for the clipboard: cells divided by tabs, as spreadsheets take them, then the foot."""
    rows = ("\t".join(cell.replace("\t", " ") for cell in row) for row in (sheet.table.columns, *sheet.table.rows))
    return "\n".join((sheet.title, *rows, "", *sheet.foot)) + "\n"


class _Page:
    """Parts from top to bottom; ``_y`` is where the next one goes, in pixels."""

    def __init__(self, colours: VoteColours, palette: Palette) -> None:
        self._colours, self._palette = colours, palette
        self._y = MARGIN
        self._parts: list[str] = []

    def text(self, text: str, size: float, colour: str, bold: bool = False) -> None:
        for line in textwrap.wrap(text, int(INNER / (size * _LETTER))):
            self._parts.append(_text(MARGIN, self._y + size * 0.6, line, size, colour, "start", bold))
            self._y += size * 1.35
        self._y += _GAP if text else 0

    def picture(self, picture: Picture) -> None:
        self._parts.append(f'<g transform="translate({_tenths(MARGIN)} {_tenths(self._y)})">')
        for mark in picture.marks:
            self._parts += self._mark(mark, picture.em)
        self._parts.append("</g>")
        self._y += picture.height + _GAP

    def states(self, part: StatesPicture) -> None:
        shapes, top = part.shapes, _tenths(self._y)
        self._parts.append('<g class="shapes">')
        if isinstance(shapes, WorldMap):
            self._y += self._map(shapes, part, top) + 10
        else:
            self._y += self._tiles(shapes.seats if isinstance(shapes, Chamber) else shapes, part, top) + 10
        self._parts.append("</g>")
        self._legend(part)

    def document(self, title: str) -> str:
        height = _tenths(self._y + MARGIN)
        width = _tenths(WIDTH)
        border, text = self._palette.border, self._palette.text
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width // 10}" height="{height // 10}" '
                f'viewBox="0 0 {width} {height}" role="img" '
                'font-family="Inter, Segoe UI, Noto Sans, Liberation Sans, Arial, sans-serif">',
                f"<title>{escape(title)}</title>",
                "<style>",
                f".shapes path, .shapes circle, .shapes polygon {{ stroke: {border}; stroke-width: 5; "
                "stroke-linejoin: round; fill-rule: evenodd }",
                f".shapes circle {{ stroke: {text} }}",
                "</style>",
                *patterns(self._colours, self._palette),
                f'<rect width="{width}" height="{height}" fill="{self._palette.ground}"/>',
                *self._parts,
                "</svg>\n",
            )
        )

    # -- marks

    def _mark(self, mark: Mark, em: float) -> Iterator[str]:
        match mark:
            case Area():
                yield self._area(mark)
            case Stroke():
                dashes = f' stroke-dasharray="{" ".join(str(_tenths(d)) for d in mark.dashes)}"' if mark.dashes else ""
                yield (
                    f'<polyline points="{_points(mark.points)}" fill="none" stroke="{self._plain(mark.colour)}" '
                    f'stroke-width="{_tenths(mark.width)}" stroke-linejoin="round"{dashes}/>'
                )
            case Words():
                anchor = {"left": "start", "centre": "middle"}.get(mark.align, "end")
                size = em * mark.size
                text = mark.text
                most = int(mark.room / (size * _LETTER)) if mark.room else len(text)
                shown = text if len(text) <= max(2, most) else f"{text[: max(1, most - 1)].rstrip()}…"
                yield _text(mark.x, mark.y, shown, size, self._plain(mark.colour), anchor, mark.bold, mark.told)
            case Cells():
                yield _image(mark)

    def _area(self, area: Area) -> str:
        line = area.line or ("muted" if area.fill is Vote.NOT_VOTING else "")
        stroke = f' stroke="{self._plain(line)}" stroke-width="7"' if line else ""
        strength = f' opacity="{area.strength:g}"' if area.strength < 1 else ""
        title = f"<title>{escape(area.told)}</title>" if area.told else ""
        fill = swatch(area.fill, self._colours) if isinstance(area.fill, Vote) else self._plain(area.fill)
        return f'<polygon points="{_points(area.points)}" fill="{fill}"{stroke}{strength}>{title}</polygon>'

    def _plain(self, fill: Fill) -> str:
        if isinstance(fill, Vote):
            return str(getattr(self._colours, _ROLES[fill]))
        return fill if fill.startswith("#") else str(getattr(self._palette, fill))

    # -- States

    def _fill(self, part: StatesPicture, iso3: str) -> str:
        vote = part.votes.get(iso3)
        return swatch(vote, self._colours) if vote else self._palette.land

    def _title(self, part: StatesPicture, iso3: str, name: str) -> str:
        vote = part.votes.get(iso3)
        words = f": {CHOICE_WORDS[vote]}" if vote else ""
        return f"<title>{escape(part.names.get(iso3, name))}{words}</title>"

    def _map(self, world: WorldMap, part: StatesPicture, top: int) -> float:
        scale = INNER * 10 / world.width
        left = _tenths(MARGIN)
        for land in world.lands:
            path = "".join(ring_path(ring, scale, top, left) for ring in land.rings)
            if path:
                title = self._title(part, land.iso3, land.name)
                self._parts.append(f'<path fill="{self._fill(part, land.iso3)}" d="{path}">{title}</path>')
        for dot in world.dots:
            x, y, radius = left + round(dot.x * scale), top + round(dot.y * scale), round(dot.radius * scale)
            title = self._title(part, dot.iso3, dot.iso3)
            fill = self._fill(part, dot.iso3)
            self._parts.append(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}">{title}</circle>')
        return world.height * scale / 10

    def _tiles(self, tiles: tuple[Tile, ...], part: StatesPicture, top: int) -> float:
        right = max((x for tile in tiles for x, _ in tile.corners), default=1.0)
        scale = INNER / right
        for tile in tiles:
            corners = tuple((MARGIN + x * scale, top / 10 + y * scale) for x, y in tile.corners)
            title = self._title(part, tile.iso3, tile.iso3)
            fill = self._fill(part, tile.iso3)
            self._parts.append(f'<polygon fill="{fill}" points="{_points(corners)}">{title}</polygon>')
        return max((y for tile in tiles for _, y in tile.corners), default=0.0) * scale

    def _legend(self, part: StatesPicture) -> None:
        x = MARGIN
        for vote, words in part.legend:
            width = 26 + len(words) * 12 * _LETTER
            if x > MARGIN and x + width > WIDTH - MARGIN:
                x, self._y = MARGIN, self._y + 20
            fill = swatch(vote, self._colours) if vote else self._palette.land
            self._parts.append(
                f'<rect x="{_tenths(x)}" y="{_tenths(self._y)}" width="180" height="120" fill="{fill}" '
                f'stroke="{self._palette.border}" stroke-width="8"/>'
            )
            self._parts.append(_text(x + 25, self._y + 6, words, 12, self._palette.text, "start"))
            x += width + 22
        self._y += 18 + _GAP


_ROLES = {
    Vote.IN_FAVOUR: "in_favour",
    Vote.AGAINST: "against",
    Vote.ABSTAINING: "abstaining",
    Vote.NOT_VOTING: "not_voting",
}


def _text(
    x: float, y: float, text: str, size: float, colour: str, anchor: str, bold: bool = False, told: str = ""
) -> str:
    """Text whose middle has the height ``y``."""
    weight = ' font-weight="bold"' if bold else ""
    title = f"<title>{escape(told)}</title>" if told else ""
    return (
        f'<text x="{_tenths(x)}" y="{_tenths(y + size * 0.36)}" font-size="{_tenths(size)}" fill="{colour}" '
        f'text-anchor="{anchor}"{weight}>{title}{escape(text)}</text>'
    )


def _points(points: Points) -> str:
    return " ".join(f"{_tenths(x)},{_tenths(y)}" for x, y in points)


def _tenths(length: float) -> int:
    return round(length * 10)


def _image(cells: Cells) -> str:
    """The cells as a picture inside the picture, a pixel a cell, left unblurred when enlarged."""
    data = base64.b64encode(_png(cells.rgb, len(cells.codes))).decode("ascii")
    side = _tenths(cells.side)
    return (
        f'<image x="{_tenths(cells.x)}" y="{_tenths(cells.y)}" width="{side}" height="{side}" '
        f'style="image-rendering: pixelated" href="data:image/png;base64,{data}"/>'
    )


def _png(rgb: bytes, side: int) -> bytes:
    """A square PNG of 8-bit colours (PNG specification, W3C 2003: signature, IHDR, IDAT, IEND)."""
    rows = b"".join(b"\0" + rgb[row * side * 3 : (row + 1) * side * 3] for row in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)
