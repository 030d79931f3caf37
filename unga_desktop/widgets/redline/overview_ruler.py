"""A thin bar beside the scroll bar with the marks of all changes, at the height where each stands in the whole."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.core.redlines.change import Change, ChangeKind
from unga_desktop.models.verbatim import tip

Part = Callable[[int], tuple[float, float]]

_WIDTH = 14
_REACH = 5.0
_MARK = 3.0
_Kind = ChangeKind
# Where a mark stands across the bar and its role: deleted at the left, inserted at the right, both where both apply.
_LOOKS = {
    _Kind.DELETED: ((0.0, 0.5, "deleted"),),
    _Kind.PARAGRAPH_REMOVED: ((0.0, 0.5, "deleted"),),
    _Kind.INSERTED: ((0.5, 1.0, "inserted"),),
    _Kind.PARAGRAPH_ADDED: ((0.5, 1.0, "inserted"),),
    _Kind.MASTHEAD_REMOVED: ((0.0, 0.5, "deleted"),),
    _Kind.MASTHEAD_ADDED: ((0.5, 1.0, "inserted"),),
    _Kind.SYMBOL_LINE: ((0.0, 0.5, "deleted"), (0.5, 1.0, "inserted")),
    _Kind.REPLACED: ((0.0, 0.5, "deleted"), (0.5, 1.0, "inserted")),
    _Kind.PARAGRAPH_MOVED: ((0.0, 1.0, "moved"),),
    _Kind.PARAGRAPH_SPLIT: ((0.0, 1.0, "moved"),),
    _Kind.PARAGRAPHS_MERGED: ((0.0, 1.0, "moved"),),
    _Kind.RENUMBERED: ((0.4, 0.6, "muted"),),
}


class OverviewRuler(QWidget):
    """Signals: ``change_requested(int)`` a mark was clicked; ``part_requested(float)`` a place between the marks, 0 to 1."""

    change_requested = Signal(int)
    part_requested = Signal(float)

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        """``part`` tells beginning and end of a comparison's row as parts of the whole height."""
        super().__init__(parent)
        self._part = part
        self._changes: tuple[Change, ...] = ()
        self._current = 0
        self._window = (0.0, 1.0)
        self._palette: Palette | None = None
        self.setFixedWidth(_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of the changes")

    def set_palette_roles(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Shows the marks of these changes; ignored ones and consequential renumberings have none."""
        self._changes = tuple(change for change in changes if not change.ignored and not change.consequential)
        self._current = 0
        self.update()

    def show_current(self, number: int) -> None:
        self._current = number
        self.update()

    def show_window(self, first: float, last: float) -> None:
        """Which part of the whole is on screen, from 0 to 1."""
        self._window = (first, last)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 200)

    def change_at(self, y: float) -> Change | None:
        """The change whose mark lies nearest to a height, None where none is near."""
        nearest = min(self._changes, key=lambda change: abs(self._centre(change) - y), default=None)
        return nearest if nearest is not None and abs(self._centre(nearest) - y) <= _REACH else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.change_at(event.position().y())
        if found is not None:
            self.change_requested.emit(found.number)
        else:
            self.part_requested.emit(min(max(event.position().y() / max(self.height(), 1), 0.0), 1.0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.part_requested.emit(min(max(event.position().y() / max(self.height(), 1), 0.0), 1.0))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.change_at(event.pos().y())
            words = f"Change {found.number}: {found.kind}, {found.place}" if found else ""
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._palette is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.panel))
        room = self.height()
        first, last = self._window
        if self._changes and last - first < 1.0:
            area = QRectF(0.5, first * room, self.width() - 1, max((last - first) * room, 6.0))
            painter.fillRect(area, QColor(self._palette.line))
        for change in self._changes:
            self._paint_mark(painter, change)

    def _paint_mark(self, painter: QPainter, change: Change) -> None:
        y = self._centre(change) - _MARK / 2
        across = self.width() - 4
        for left, right, role in _LOOKS[change.kind]:
            colour = QColor(getattr(self._palette, role))
            painter.fillRect(QRectF(2 + left * across, y, (right - left) * across, _MARK), colour)
        if change.number == self._current and self._palette is not None:
            painter.setPen(QPen(QColor(self._palette.text), 1))
            painter.drawRect(QRectF(0.5, y - 2.5, self.width() - 1, _MARK + 5))

    def _centre(self, change: Change) -> float:
        """The middle of a change's mark; changes of one row are spread over the row by their first span."""
        first, last = self._part(change.row)
        within = min(max(change.first_span, 0) * 0.08, 0.9)
        return min(max((first + (last - first) * (0.1 + within * 0.9)) * self.height(), _MARK), self.height() - _MARK)
