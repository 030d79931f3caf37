"""A picture of the States (map, tiles, chamber) that is zoomed, panned, pointed at, clicked and walked through with the keyboard.

What is drawn comes from a ``Drawing``; this widget knows only rectangles and points. It keeps two pictures: the base, which
lasts until the size, the place or the palette changes, and the finished one, which pointing draws over.
"""

import math
from collections.abc import Callable, Collection
from html import escape
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from unga_desktop.models.state_selection import StateSelection
from unga_desktop.printing.vote_fill import VoteScene

_MARGIN = 3.0
_MOST = 24.0
"""The farthest that one can zoom in."""

_DIRECTIONS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Drawing(Protocol):
    """What ``CachedMap``, ``TileDrawing`` and ``ChamberDrawing`` have in common."""

    @property
    def size(self) -> QSizeF: ...
    def paint_base(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None: ...
    def paint_votes(self, painter: QPainter, target: QRectF, scene: VoteScene) -> None: ...
    def paint_outlines(
        self, painter: QPainter, target: QRectF, scene: VoteScene, states: Collection[str], width: float = ...
    ) -> None: ...
    def state_at(self, target: QRectF, point: QPointF) -> str: ...
    def anchors(self, target: QRectF) -> dict[str, QPointF]: ...


class StatePicture(QWidget):
    """Shows a scene. ``pointed`` says which State the pointer is over (or an empty string), ``zoomed`` how far one is in."""

    pointed = Signal(str)
    zoomed = Signal(float)

    def __init__(
        self, drawing: Drawing, selection: StateSelection, describe: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing, self._selection, self._describe = drawing, selection, describe
        self._scene: VoteScene | None = None
        self._zoom, self._shift = 1.0, QPointF()
        self._hovered = self._beacon = ""
        self._pressed: QPointF | None = None
        self._dragging = False
        self._base = self._finished = QPixmap()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        selection.changed.connect(self._follow_selection)

    @property
    def zoom(self) -> float:
        return self._zoom

    def show_scene(self, scene: VoteScene) -> None:
        """Shows another roll call, selection or palette; the base is kept where the palette is the same."""
        if self._scene is None or self._scene.palette != scene.palette:
            self._base = QPixmap()
        self._scene = scene
        self._finished = QPixmap()
        self.update()

    def target(self) -> QRectF:
        """Where the whole picture lies, in the widget's coordinates; larger than the widget while zoomed."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = room.size() * self._zoom
        return QRectF(room.center() + self._shift - QPointF(size.width(), size.height()) / 2, size)

    def draw_on(self, drawing: Drawing) -> None:
        """Shows the same votes on other shapes: another map, a chamber of other members."""
        self._drawing = drawing
        self._hovered = self._beacon = ""
        self._zoom, self._shift = 1.0, QPointF()
        self.setFixedHeight(self._height_for(self.width()))
        self._moved()

    def point_out(self, iso3: str) -> None:
        """Brings a State into view and rings it, so that the eye finds a small one; another selection ends that."""
        if iso3 in self._drawing.anchors(self.target()):
            self._bring_into_view(iso3)
            self._beacon = iso3
            self.update()

    def place_of(self, iso3: str) -> QPointF:
        """Where a click selects the State; it may lie outside while zoomed."""
        return self._drawing.anchors(self.target())[iso3]

    def state_at(self, point: QPointF) -> str:
        """The State at a point of the widget, or an empty string."""
        return self._drawing.state_at(self.target(), point)

    # -- zoom and pan

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Zooms in or out; the point ``around`` (the middle, if not given) stays where it is."""
        zoom = min(_MOST, max(1.0, self._zoom * factor))
        centre = QRectF(self.rect()).center()
        fixed = (around or centre) - centre
        self._shift = fixed - (fixed - self._shift) * (zoom / self._zoom)
        self._zoom = zoom
        self._moved()

    def reset_zoom(self) -> None:
        """Shows the whole picture."""
        self._zoom, self._shift = 1.0, QPointF()
        self._moved()

    def _moved(self) -> None:
        room_x = self.width() * (self._zoom - 1) / 2
        room_y = self.height() * (self._zoom - 1) / 2
        self._shift = QPointF(min(room_x, max(-room_x, self._shift.x())), min(room_y, max(-room_y, self._shift.y())))
        self._base = self._finished = QPixmap()
        self.update()
        self.zoomed.emit(self._zoom)

    def _bring_into_view(self, iso3: str) -> None:
        place = self.place_of(iso3)
        if self._zoom > 1 and not QRectF(self.rect()).adjusted(12, 12, -12, -12).contains(place):
            self._shift += QRectF(self.rect()).center() - place
            self._moved()

    # -- size and paint

    def sizeHint(self) -> QSize:
        return QSize(320, self._height_for(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height_for(self.width()))
        self._moved()

    def _height_for(self, width: int) -> int:
        size = self._drawing.size
        return max(60, math.ceil((width - 2 * _MARGIN) * size.height() / max(size.width(), 1e-9) + 2 * _MARGIN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scene is None:
            return
        if self._finished.isNull():
            self._finish(self._scene)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._finished)
        if self._hovered and self._hovered not in self._selection.states:
            self._drawing.paint_outlines(painter, self.target(), self._scene, {self._hovered}, 1.4)
        if self._beacon:
            self._ring(painter, self.place_of(self._beacon), self._scene)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _ring(self, painter: QPainter, centre: QPointF, scene: VoteScene) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((scene.palette.ground, 5.0), (scene.palette.accent, 2.5)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(centre, 13, 13)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _finish(self, scene: VoteScene) -> None:
        ratio = self.devicePixelRatioF()
        if self._base.isNull() or self._base.devicePixelRatio() != ratio:
            self._base = QPixmap(self.size() * ratio)
            self._base.setDevicePixelRatio(ratio)
            self._base.fill(scene.palette.ground)
            painter = QPainter(self._base)
            painter.setFont(self.font())
            self._drawing.paint_base(painter, self.target(), scene)
            painter.end()
        self._finished = QPixmap(self._base)
        painter = QPainter(self._finished)
        painter.setFont(self.font())
        self._drawing.paint_votes(painter, self.target(), scene)
        self._drawing.paint_outlines(painter, self.target(), scene, scene.selected)
        painter.end()

    # -- pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())
            return
        self._hover(self.state_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._pressed, self._dragging = event.position(), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            event.ignore()
            return
        dragged, self._pressed, self._dragging = self._dragging, None, False
        self.unsetCursor()
        if not dragged:
            self._click(self.state_at(event.position()), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _click(self, iso3: str, modifiers: Qt.KeyboardModifier) -> None:
        if iso3 and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._selection.toggle(iso3)
        else:
            self._selection.select((iso3,) if iso3 else ())

    def _drag(self, position: QPointF) -> None:
        assert self._pressed is not None
        way = position - self._pressed
        if not self._dragging and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        if self._zoom > 1:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._shift += way
            self._pressed = position
            self._moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if not steps or (steps < 0 and self._zoom <= 1):
            event.ignore()  # the pane scrolls
            return
        self.zoom_by(1.25**steps, event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover("")

    def _hover(self, iso3: str) -> None:
        if iso3 != self._hovered:
            self._hovered = iso3
            self.update()
            self.pointed.emit(iso3)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            iso3 = self.state_at(QPointF(event.pos()))
            # A tool tip guesses whether a text is HTML; in a span of its own it is what was meant, to the letter.
            text = f"<span>{escape(self._describe(iso3))}</span>" if iso3 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # -- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DIRECTIONS:
            self._step(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom_by(1 / 1.5 if key is Qt.Key.Key_Minus else 1.5)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.reset_zoom()
        elif key is Qt.Key.Key_Escape and self._selection.states:
            self._selection.clear()
        else:
            super().keyPressEvent(event)

    def _step(self, direction: QPointF) -> None:
        """Selects the nearest State in a direction; without a current one, the one nearest to the middle."""
        places = self._drawing.anchors(self.target())
        here = places.get(self._selection.current)
        if here is None:
            middle = QRectF(self.rect()).center()
            found = min(places, key=lambda iso3: math.dist(places[iso3].toTuple(), middle.toTuple()), default="")
        else:
            found = nearest(places, self._selection.current, direction)
        if found:
            self._selection.select((found,))
            self._bring_into_view(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _follow_selection(self) -> None:
        current = self._selection.current
        if current != self._beacon:
            self._beacon = ""
        self.setAccessibleDescription(self._describe(current) if current else "")


def nearest(places: dict[str, QPointF], start: str, direction: QPointF) -> str:
    """The place nearest to ``start`` in a direction, what lies aside counting as farther; empty where there is none."""
    best, least = "", math.inf
    for iso3, place in places.items():
        offset = place - places[start]
        ahead = QPointF.dotProduct(offset, direction)
        aside = abs(offset.x() * direction.y() - offset.y() * direction.x())
        if iso3 != start and ahead > 0.1 and aside <= ahead * 2 and ahead + 2 * aside < least:
            best, least = iso3, ahead + 2 * aside
    return best
