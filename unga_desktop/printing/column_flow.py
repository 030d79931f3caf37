"""Short entries in columns, read downwards: as many rows as a page has room for, then on in the columns of the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from unga_desktop.printing.flow import Flowing, Strip
from unga_desktop.printing.strips import PlacedLine, TextStrip
from unga_desktop.printing.text_lines import Line

_LEAST_ROWS = 4
"""Fewer rows than these are not worth breaking a list for."""


@dataclass(frozen=True, slots=True)
class ColumnFlow:
    """Entries, each broken into its lines, in ``count`` columns that are ``width`` wide, under a heading; ``continued`` is the
    heading of what goes on on another page."""

    heading: tuple[TextStrip, ...]
    continued: tuple[TextStrip, ...]
    entries: tuple[tuple[Line, ...], ...]
    count: int
    width: float

    def part(self, room: float, must: bool) -> tuple[Sequence[Strip], Flowing | None]:
        """What of it stands in a height of ``room``, and what is left over; nothing where it is not worth it to begin there,
        unless it ``must``."""
        under = sum(strip.height + strip.space for strip in self.heading)
        rows = self._rows(self.entries)
        if under + _height(rows) <= room:
            return (*self.heading, *rows), None
        fitting = next(
            (shown for shown in self._shorter(len(rows)) if under + _height(self._rows(shown)) <= room),
            self.entries[: self.count],
        )
        if not must and len(fitting) < _LEAST_ROWS * self.count:
            return (), self
        rest = ColumnFlow(self.continued, self.continued, self.entries[len(fitting) :], self.count, self.width)
        return (*self.heading, *self._rows(fitting)), rest

    def _shorter(self, rows: int) -> Sequence[tuple[tuple[Line, ...], ...]]:
        return [self.entries[: kept * self.count] for kept in range(rows - 1, 0, -1)]

    def _rows(self, entries: Sequence[tuple[Line, ...]]) -> list[TextStrip]:
        deep = -(-len(entries) // self.count)
        return [self._beside([entries[at] for at in range(row, len(entries), deep)]) for row in range(deep)]

    def _beside(self, cells: Sequence[tuple[Line, ...]]) -> TextStrip:
        placed = []
        height = 0.0
        for column, lines in enumerate(cells):
            y = 0.0
            for line in lines:
                placed.append(PlacedLine(line, column * self.width, y))
                y += line.height
            height = max(height, y)
        return TextStrip(height, tuple(placed))


def _height(strips: Sequence[TextStrip]) -> float:
    return sum(strip.height for strip in strips)
