"""Strips into pages: what stays together, what is repeated, what may be torn. Knows nothing of what the strips show.

Everything on a page is a strip as wide as the body: a line of text, a row of a table, a picture. The rules of good breaks
(a heading with its text, two lines at least on either side of a break, a table's head on each of its pages) are marks on the
strips, put there by who makes them; ``paginate`` obeys.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QPainter

from unga_desktop.core.errors import CancelCheck, Cancelled

Progress = Callable[[int, int], None]
"""Told how much of how much is done."""

RowDone = Callable[[], None]
"""Called after each row; may raise ``Cancelled``."""


class Strip(Protocol):
    """A piece of a page that is not torn. ``space`` is the room above it, dropped at the head of a page; ``with_next``
    keeps it on the page of the strip after it; ``head`` is the strip repeated above it where a page begins with it."""

    @property
    def height(self) -> float: ...
    @property
    def space(self) -> float: ...
    @property
    def with_next(self) -> bool: ...
    @property
    def head(self) -> "Strip | None": ...

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paints itself with its upper left corner at ``x``, ``y``."""


@runtime_checkable
class Flowing(Protocol):
    """Strips that are made when it is known what room there is for them: columns, which are as long as the room allows."""

    def part(self, room: float, must: bool) -> "tuple[Sequence[Strip], Flowing | None]":
        """The strips that stand in ``room``, and what is left for the next page, None for nothing. There are no strips where the
        room is too small, unless it ``must`` begin here."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its distance from the upper edge of the body."""

    strip: Strip
    y: float


def paginate(
    strips: Sequence[Strip | Flowing],
    height: float,
    cancelled: CancelCheck = lambda: False,
) -> tuple[tuple[Placed, ...], ...]:
    """Places the strips on pages of ``height``; at least one page, and no strip is ever left out.

    Strips that have to stay together move to the next page together; a chain longer than a page is broken where the page
    ends. A strip higher than a page stands alone on one, and is cut by the edge of the paper: who makes strips prevents it.
    """
    pages = _Pages(height)
    chain: list[Strip] = []
    for item in strips:
        if isinstance(item, Flowing):
            pages.flow(chain, item)
            chain = []
            continue
        chain.append(item)
        if not item.with_next:
            pages.add(chain)
            chain = []
            if cancelled():
                raise Cancelled
    if chain:
        pages.add(chain)
    return pages.finish()


class _Pages:
    def __init__(self, height: float) -> None:
        self._height = height
        self._pages: list[tuple[Placed, ...]] = []
        self._page: list[Placed] = []
        self._y = 0.0

    def add(self, chain: Sequence[Strip]) -> None:
        """Places a chain where it fits whole, else on a new page, else strip by strip."""
        whole_on_next = self._needs(chain, fresh=True) <= self._height
        if self._page and not self._fits(chain) and (whole_on_next or self._y > self._height * 0.75):
            self._break()
        for strip in chain:
            if self._page and not self._fits((strip,)):
                self._break()
            self._place(strip)

    def flow(self, before: Sequence[Strip], item: Flowing) -> None:
        """Places what flows, its beginning on the page of the strips ``before`` it."""
        rest: Flowing | None = item
        while rest is not None:
            fresh = not self._page
            room = self._height - self._y - (self._needs(before, fresh) if before else 0.0)
            strips, rest = rest.part(room, must=fresh)
            for strip in (*before, *strips) if strips else ():
                self._place(strip)
            before = () if strips else before
            if rest is not None:
                self._break()

    def finish(self) -> tuple[tuple[Placed, ...], ...]:
        self._break()
        return tuple(self._pages)

    def _fits(self, chain: Sequence[Strip]) -> bool:
        # A thousandth of a point forgives what adding fractions does.
        return self._y + self._needs(chain, fresh=not self._page) <= self._height + 0.02

    def _needs(self, chain: Sequence[Strip], fresh: bool) -> float:
        needed = sum(strip.space + strip.height for strip in chain)
        if fresh:
            needed -= chain[0].space
            needed += chain[0].head.height if chain[0].head is not None else 0.0
        return needed

    def _place(self, strip: Strip) -> None:
        if not self._page:
            if strip.head is not None:
                self._page.append(Placed(strip.head, 0.0))
                self._y = strip.head.height
        else:
            self._y += strip.space
        self._page.append(Placed(strip, self._y))
        self._y += strip.height

    def _break(self) -> None:
        if self._page or not self._pages:
            self._pages.append(tuple(self._page))
        self._page = []
        self._y = 0.0
