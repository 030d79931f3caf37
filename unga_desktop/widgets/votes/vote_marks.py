"""Shows a picture made of marks: what a mark stands for is said when pointed at, and selected when pressed.

With the keyboard, the arrow keys walk from door to door, and Enter presses it.
"""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from unga_desktop.core.pictures.mark import Area, Cells, Mark, Picture, Stroke, Words
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.printing.picture_painter import paint_chosen, paint_picture, words_box
from unga_desktop.printing.vote_fill import VoteScene

Make = Callable[[float], Picture]
"""Lays a picture out for a width in pixels."""


class MarksView(QWidget):
    """``told`` says what is pointed at, empty for nothing."""

    told = Signal(str)

    def __init__(self, selection: StateSelection, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._make: Make | None = None
        self._picture = Picture(0, 0, ())
        self._measured: tuple[list[tuple[QRectF, Mark]], list[tuple[frozenset[str], QRectF, str]]] | None = None
        self._at = -1
        self._scene: VoteScene | None = None
        self._painted = QPixmap()
        self._said = ""
        self.describe_cell: Callable[[str, str], str] | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        selection.changed.connect(self._outline)

    def show_picture(self, make: Make | None, made: Picture | None = None) -> None:
        """Shows another picture; None empties the view. ``made`` is the picture where it was laid out elsewhere, for the width
        that the view had then."""
        self._make = make
        self._lay_out(made)

    @property
    def room(self) -> float:
        """The width that pictures are laid out for."""
        return float(max(200, self.width()))

    def set_scene(self, scene: VoteScene) -> None:
        """Takes colours."""
        self._scene = scene
        self._repaint()

    @property
    def picture(self) -> Picture:
        return self._picture

    def place_of(self, door: frozenset[str]) -> QPointF:
        """The middle of the uppermost mark that stands for these States."""
        return next(bounds.center() for bounds, mark in reversed(self._places) if _door(mark) == door)

    def sizeHint(self) -> QSize:
        return QSize(400, max(40, round(self._picture.height)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _lay_out(self, made: Picture | None = None) -> None:
        if made is None or made.width != self.room:
            made = self._make(self.room) if self._make else Picture(0, 0, ())
        self._picture = made
        self._measured = None
        self._at = -1
        self.setFixedHeight(max(40, round(self._picture.height) + 2))
        self._repaint()

    def _measure(self) -> tuple[list[tuple[QRectF, Mark]], list[tuple[frozenset[str], QRectF, str]]]:
        """Where the marks and the doors are; not looked at before somebody points or walks there."""
        if self._measured is None:
            places = [(_bounds(mark, self._picture.em, self.font()), mark) for mark in self._picture.marks]
            known: dict[frozenset[str], tuple[QRectF, str]] = {}
            for bounds, mark in places:
                door = _door(mark)
                if door:
                    known.setdefault(door, (bounds, _told(mark)))
            self._measured = places, [(door, bounds, told) for door, (bounds, told) in known.items()]
        return self._measured

    @property
    def _places(self) -> list[tuple[QRectF, Mark]]:
        return self._measure()[0]

    @property
    def _doors(self) -> list[tuple[frozenset[str], QRectF, str]]:
        return self._measure()[1]

    def _outline(self) -> None:
        """Outlines what is selected now."""
        self.update()

    def _repaint(self) -> None:
        self._painted = QPixmap()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scene is None:
            return
        if self._painted.isNull():
            ratio = self.devicePixelRatioF()
            self._painted = QPixmap(self.size() * ratio)
            self._painted.setDevicePixelRatio(ratio)
            self._painted.fill(self._scene.palette.ground)
            on_it = QPainter(self._painted)
            paint_picture(on_it, self._picture, self._scene, QFont(self.font()))
            on_it.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted)
        paint_chosen(painter, self._picture, self._scene, QFont(self.font()), self._selection.states)
        if self.hasFocus() and self._at >= 0:
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self._doors[self._at][1].adjusted(-2, -2, 2, 2))
        painter.end()

    # -- pointer and keyboard

    def mark_at(self, point: QPointF) -> Mark | None:
        """The uppermost mark at a point that stands for States or says something."""
        for bounds, mark in reversed(self._places):
            if not bounds.contains(point) or not (_door(mark) or _told(mark) or isinstance(mark, Cells)):
                continue
            if not isinstance(mark, Area) or _polygon(mark).containsPoint(point, Qt.FillRule.OddEvenFill):
                return mark
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        door = bool(mark and self._states(mark, event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if door else Qt.CursorShape.ArrowCursor)
        self._say(self._words(mark, event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._say("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            mark = self.mark_at(event.position())
            self._press(self._states(mark, event.position()) if mark else frozenset())

    def _press(self, states: frozenset[str]) -> None:
        """Selects the States; those that are selected already are let go."""
        self._selection.select(() if states == self._selection.states else states)

    def _states(self, mark: Mark, point: QPointF) -> frozenset[str]:
        return frozenset(_pair(mark, point)) if isinstance(mark, Cells) else _door(mark)

    def _words(self, mark: Mark | None, point: QPointF) -> str:
        if isinstance(mark, Cells):
            pair = _pair(mark, point)
            return self.describe_cell(*pair) if self.describe_cell and len(pair) == 2 else ""
        return _told(mark) if mark else ""

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self.told.emit(words)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            words = self._words(self.mark_at(point), point)
            QToolTip.showText(event.globalPos(), f"<span>{escape(words)}</span>" if words else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step and self._doors:
            self._at = (self._at + step) % len(self._doors) if self._at >= 0 else 0
            self.setAccessibleDescription(self._doors[self._at][2])
            self._say(self._doors[self._at][2])
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at >= 0:
            self._press(self._doors[self._at][0])
        elif event.key() == Qt.Key.Key_Escape and self._selection.states:
            self._selection.clear()
        else:
            super().keyPressEvent(event)


def _door(mark: Mark) -> frozenset[str]:
    return mark.door if isinstance(mark, Area | Words) else frozenset()


def _told(mark: Mark) -> str:
    return mark.told if isinstance(mark, Area | Words) else ""


def _pair(cells: Cells, point: QPointF) -> tuple[str, ...]:
    """The State of the row and that of the column at a point."""
    number = len(cells.codes)
    row = int((point.y() - cells.y) / cells.side * number)
    column = int((point.x() - cells.x) / cells.side * number)
    inside = 0 <= row < number and 0 <= column < number
    return (cells.codes[row], cells.codes[column]) if inside else ()


def _bounds(mark: Mark, em: float, font: QFont) -> QRectF:
    match mark:
        case Words():
            return words_box(mark, em, font)
        case Cells():
            return QRectF(mark.x, mark.y, mark.side, mark.side)
        case Area():
            across, down = [x for x, _ in mark.points], [y for _, y in mark.points]
            return QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))
        case Stroke():
            return QRectF()


def _polygon(area: Area) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in area.points])
