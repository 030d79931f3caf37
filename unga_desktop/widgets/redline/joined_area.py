"""A reading area in which a moved paragraph and the place it left are joined, light up together and lead to each other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from unga_desktop.core.redlines.redline import RowKind
from unga_desktop.widgets.redline.join_lines import JoinLines, PlacedLine
from unga_desktop.widgets.redline.reading_area import ReadingArea, Shown


class JoinedArea(ReadingArea):
    """Rows are named by their place in the outline; -1 is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self._held = -1
        self._joins: JoinLines | None = None
        self._lines: list[PlacedLine] = []

    @property
    def lines(self) -> Sequence[PlacedLine]:
        """The lines as they were painted last."""
        return self._lines

    @property
    def held(self) -> int:
        """The end of a join that the reader is at."""
        return self._held

    def hold(self, at: int) -> None:
        """Makes a row the end of a join that the reader is at, and lights up both ends; a row without one lights up nothing."""
        self._held = at if self.partner(at) >= 0 else -1
        self.viewport().update()

    def hover(self, at: int) -> None:
        """Lights up the row under the pointer with what it is joined to."""
        if at != self._hovered:
            self._hovered = at
            self.viewport().update()

    def lit_rows(self) -> frozenset[int]:
        """The rows that stand out now."""
        found = {row for at in (self._hovered, self._held) if self._is_joined(at) for row in (at, self.partner(at))}
        return frozenset(found - {-1})

    def partner(self, at: int) -> int:
        """The other end of a join."""
        return self._outline.rows[at].partner if 0 <= at < len(self._outline.rows) else -1

    def follow_move(self, at: int) -> None:
        """Goes from a moved paragraph to the place it left, or back."""
        partner = self.partner(at)
        if partner >= 0:
            self.bring_to_view(partner)
            self.hold(partner)

    def follow_join(self) -> None:
        """Goes to the other end of the join that the reader is at, else of the first one that shows."""
        shown = [at for at, _, _ in self._shown() if self.partner(at) >= 0]
        at = self._held if self._held in shown else next(iter(shown), self._held)
        self.follow_move(at)

    def line_at(self, point: QPointF) -> int:
        """The row that a line under a point leads to."""
        found = next((line for line in self._lines if line.touches(point)), None)
        return found.leads_to(point) if found else -1

    def paint_over(self, painter: QPainter, shown: Sequence[Shown]) -> None:
        self._lines = []
        if self._flow is None or not self._outline.joins:
            return
        if self._joins is None:
            self._joins = JoinLines(self._outline.rows, self._outline.joins, self._flow.style, self._flow.frame)
        self._lines = self._joins.placed(shown, self.viewport().height())
        self._joins.paint(painter, self._lines, self.lit_rows())

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(-1)
        super().leaveEvent(event)

    def _rebuild(self, number: int, part: float) -> None:
        # The rows may be others now; the one held is found again where it is still a moved one.
        held = self._held
        if held >= len(self._outline.rows) or self.partner(held) < 0:
            self._held = -1
        self._hovered = -1
        self._joins = None
        super()._rebuild(number, part)

    def _is_joined(self, at: int) -> bool:
        if not 0 <= at < len(self._outline.rows):
            return False
        entry = self._outline.rows[at]
        parts = entry.row.kind in (RowKind.SPLIT, RowKind.MERGED) and not entry.clean
        return entry.partner >= 0 or parts
