"""A scroll area that paints rows of text, laying out only those that are looked at.

One row always keeps its place: when rows above it turn out higher or lower than estimated, or the window is resized or
zoomed, the scroll bar moves and the text does not.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QFrame, QWidget

from unga_desktop.core.appearance import Palette, Typography
from unga_desktop.core.redlines.redline import Row
from unga_desktop.models.reading_outline import ReadingOutline
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.printing.redline_format import RedlineStyle
from unga_desktop.widgets.redline.reading_flow import ReadingFlow
from unga_desktop.widgets.redline.row_layout import RowLayout
from unga_desktop.widgets.redline.row_painter import RowMarks, RowPainter

ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_SETTLED = 0.5
Shown = tuple[int, RowLayout, float]
_Action = QAbstractSlider.SliderAction


class ReadingArea(QAbstractScrollArea):
    """Rows, scrolling and zoom; what lies over the text comes from ``marks``. Shows nothing before ``set_palette_roles``."""

    scrolled = Signal()
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._redlined = True
        self._right_to_left = False
        self._above = ""
        self._mode = ViewMode.INLINE
        self._outline = ReadingOutline((), self._mode)
        self._look: tuple[Palette, Typography] | None = None
        self._zoom = 1.0
        self._flow: ReadingFlow | None = None
        self._painter: RowPainter | None = None
        self._settling = False
        self._pin = (0, 0.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def mode(self) -> ViewMode:
        return self._mode

    @property
    def outline(self) -> ReadingOutline:
        return self._outline

    @property
    def flow(self) -> ReadingFlow | None:
        """The rows as they are laid out now; None before there is a palette."""
        return self._flow

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_palette_roles(self, palette: Palette, typography: Typography) -> None:
        """Takes colours and type; the text keeps its place."""
        self._look = (palette, typography)
        self._rebuild(*self._anchor())

    def set_mode(self, mode: ViewMode) -> None:
        """Shows the same rows in another view; the row at the top stays there."""
        number, part = self._anchor()
        self._mode = mode
        self._outline = self._outline_of_rows()
        self._rebuild(number, part)

    def set_zoom(self, zoom: float) -> None:
        """Sets the size of the text; 1.0 is the reading size."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom != self._zoom:
            self._zoom = zoom
            self._rebuild(*self._anchor())
            self.zoom_changed.emit(zoom)

    def step_zoom(self, steps: int) -> None:
        """Makes the text larger or smaller by so many steps."""
        nearest = min(range(len(ZOOMS)), key=self._distance_to_zoom)
        self.set_zoom(ZOOMS[min(max(nearest + steps, 0), len(ZOOMS) - 1)])

    def marks(self, _at: int, _layout: RowLayout) -> RowMarks:
        """What lies over the text of a row; overridden."""
        return RowMarks()

    def room_beside(self, _style: RedlineStyle) -> float:
        """The width that has to stay free beside the text; overridden."""
        return 0.0

    def paint_over(self, _painter: QPainter, _shown: Sequence[Shown]) -> None:
        """Paints what lies over the rows that show; overridden."""

    def bring_to_view(self, at: int, area: QRectF | None = None) -> None:
        """Scrolls a row, or an area of it, into the upper third unless it shows well already."""
        if self._flow is None or not len(self._flow):
            return
        layout = self._flow.layout(at)
        area = area or QRectF(0, 0, 1, min(layout.height, self.viewport().height() * 0.5))
        top = self._flow.heights.top(at) - self.verticalScrollBar().value() + area.top()
        room = self.viewport().height()
        if top < 8 or top + min(area.height(), room * 0.6) > room - 8:
            self._settle(at, room * 0.3 - area.top())

    def raise_row(self, at: int) -> None:
        """Scrolls a row that stands in the lower half of the window, or below it, into the upper third."""
        if self._flow is None or not len(self._flow):
            return
        room = self.viewport().height()
        if self._flow.heights.top(at) - self.verticalScrollBar().value() > room / 2:
            self._settle(at, room * 0.3)

    def scroll_to_part(self, part: float) -> None:
        """Scrolls so that the middle of the window shows this part of the whole, from 0 to 1."""
        if self._flow is not None and len(self._flow):
            at = self._flow.heights.row_at(part * self._flow.heights.total)
            self._settle(at, self.viewport().height() / 2)

    def row_under(self, y: float) -> tuple[int, RowLayout, float] | None:
        """The row at a height of the viewport, its layout and where its top stands; the nearest one beyond the ends."""
        found = None
        for shown in self._shown():
            if found is None or shown[2] <= y:
                found = shown
        return found

    def _shown(self) -> list[Shown]:
        """The rows that show, with their layouts and where their tops stand."""
        if self._flow is None:
            return []
        return list(self._flow.visible(self.verticalScrollBar().value(), self.viewport().height()))

    def _set_rows(self, rows: Sequence[Row], redlined: bool, right_to_left: bool, above: str = "") -> None:
        self._rows, self._redlined, self._right_to_left, self._above = tuple(rows), redlined, right_to_left, above
        self._outline = self._outline_of_rows()
        self._rebuild(0, 0.0)

    def _outline_of_rows(self) -> ReadingOutline:
        mode = self._mode if self._redlined else ViewMode.AMENDED
        return ReadingOutline(self._rows, mode, self._redlined, self._above)

    def _anchor(self) -> tuple[int, float]:
        """The comparison's row at the top of the window and the part of its height that is scrolled away."""
        if self._flow is None or not len(self._flow) or not self._outline.rows:
            return 0, 0.0
        at, top = self._pin
        at = min(at, len(self._flow) - 1)
        return self._outline.rows[at].number, -top / max(self._flow.heights[at], 1.0)

    def _rebuild(self, number: int, part: float) -> None:
        if self._look is None:
            return
        style = RedlineStyle(*self._look, self.font(), self._zoom)
        self._painter = RowPainter(style)
        room = self.room_beside(style)
        self._flow = ReadingFlow(self._outline, style, self.viewport().width(), self._right_to_left, room)
        self.verticalScrollBar().setSingleStep(round(style.line_height_of_text * 2))
        if len(self._flow):
            at = self._outline.position(number)
            self._settle(at, -part * self._flow.layout(at).height)
        else:
            self.verticalScrollBar().setRange(0, 0)
        self.viewport().update()

    def _settle(self, at: int, top: float) -> None:
        """Scrolls so that the top of row ``at`` stands at ``top``, as near as the ends of the text allow."""
        flow, bar, room = self._flow, self.verticalScrollBar(), self.viewport().height()
        if flow is None or not len(flow):
            return
        self._settling = True
        for _ in range(4):
            flow.measure_around(at, top, room)
            value = min(max(flow.heights.top(at) - top, 0.0), max(flow.heights.total - room, 0.0))
            moved = abs(flow.heights.top(at) - value - top)
            top = flow.heights.top(at) - value
            if moved < _SETTLED:
                break
        bar.setRange(0, round(max(flow.heights.total - room, 0.0)))
        bar.setPageStep(max(room - round(flow.style.line_height_of_text), 1))
        bar.setValue(round(flow.heights.top(at) - top))
        self._settling = False
        self._remember_pin()
        self.viewport().update()
        self.scrolled.emit()

    def _remember_pin(self) -> None:
        if self._flow is not None:
            value = self.verticalScrollBar().value()
            at = self._flow.heights.row_at(value)
            self._pin = (at, self._flow.heights.top(at) - value)

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        flow, bar = self._flow, self.verticalScrollBar()
        if self._settling or flow is None or not len(flow):
            return
        if bar.value() >= bar.maximum() and bar.maximum() > 0:
            last = len(flow) - 1
            self._settle(last, self.viewport().height() - flow.layout(last).height)
        elif abs(dy) <= self.viewport().height():
            self._settle(self._pin[0], self._pin[1] + dy)
        else:
            at = flow.heights.row_at(bar.value())
            self._settle(at, flow.heights.top(at) - bar.value())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._flow is None or self._painter is None:
            return
        style, clip = self._flow.style, QRectF(event.rect())
        painter.fillRect(event.rect(), style.colour("ground"))
        self._paint_divider(painter)
        shown = self._shown()
        for at, layout, top in shown:
            if top <= clip.bottom() and top + layout.height >= clip.top():
                self._painter.paint(painter, layout, top, clip, self.marks(at, layout))
        self.paint_over(painter, shown)
        if self.hasFocus():
            painter.setPen(QPen(self._painter.ring(), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _paint_divider(self, painter: QPainter) -> None:
        if self._flow is None or self._outline.mode is not ViewMode.SIDE_BY_SIDE or not self._outline.rows:
            return
        columns = self._flow.frame.columns(2)
        x = columns[1][0] - self._flow.frame.gap / 2
        painter.setPen(QPen(self._flow.style.colour("line"), 1))
        painter.drawLine(round(x), 0, round(x), self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._flow is None or event.oldSize().width() != event.size().width():
            self._rebuild(*self._anchor())
        else:
            self._settle(*self._pin)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._rebuild(*self._anchor())
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1 if event.angleDelta().y() < 0 else 0)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: _Action.SliderSingleStepSub,
            Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
            Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
            Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
            Qt.Key.Key_Home: _Action.SliderToMinimum,
            Qt.Key.Key_End: _Action.SliderToMaximum,
        }
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _ZOOM_KEYS:
            self.set_zoom(1.0) if _ZOOM_KEYS[key] == 0 else self.step_zoom(_ZOOM_KEYS[key])
        elif key == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.triggerAction(_Action.SliderPageStepSub if back else _Action.SliderPageStepAdd)
        elif key in steps:
            bar.triggerAction(steps[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusOutEvent(event)

    def _distance_to_zoom(self, step: int) -> float:
        return abs(ZOOMS[step] - self._zoom)


_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
