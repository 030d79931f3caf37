"""The pages of a report as they will be printed, one below the other, as wide as the view allows.

A page with a map takes a while to paint: pages are painted by the typesetter, one after the other. Until a page is there, what
stood in its place is shown, or nothing.
"""

import contextlib
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from unga_desktop.printing.typesetter import typesetter

_GAP = 16
_LEAST_ZOOM, _MOST_ZOOM = 0.5, 4.0
_KEPT = 12


class Pages(Protocol):
    """What can be previewed: so many sheets of one size (in twips, 1,440 an inch), each painted when it is looked at, on the
    thread of the typesetter, by which they were laid out."""

    @property
    def count(self) -> int: ...
    def sheet(self) -> QRectF: ...
    def paint(self, painter: QPainter, page: int) -> None: ...


class PagePreview(QAbstractScrollArea):
    """``page_changed`` carries the page looked at, counted from 1. Ctrl and the wheel, or Ctrl and plus and minus, zoom."""

    page_changed = Signal(int)
    _arrived = Signal(int, int, QImage)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._zoom = 1.0
        self._painted: dict[int, QImage] = {}
        self._before: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._state = 0
        self._arrived.connect(self._take)
        self._page = 0
        self.setAccessibleName("Preview of the pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(self._follow)

    @property
    def page(self) -> int:
        """The page looked at, counted from 1; 0 where there is none."""
        return self._page

    def show_pages(self, pages: Pages | None) -> None:
        """Shows other pages, at the place looked at before."""
        share = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._pages = pages
        self._forget()
        self._measure()
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))
        self._follow()
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Shows the head of a page, counted from 1."""
        self.verticalScrollBar().setValue((page - 1) * (self._size().height() + _GAP))

    def zoom(self, factor: float) -> None:
        """Makes the pages larger or smaller."""
        self._zoom = min(_MOST_ZOOM, max(_LEAST_ZOOM, self._zoom * factor))
        self.show_pages(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        factor = {Qt.Key.Key_Plus: 1.1, Qt.Key.Key_Minus: 1 / 1.1, Qt.Key.Key_0: 1 / self._zoom}.get(
            Qt.Key(event.key())
        )
        if control and factor:
            self.zoom(factor)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self._pages:
            step = 1 if event.key() == Qt.Key.Key_PageDown else -1
            self.go_to(min(self._pages.count, max(1, self._page + step)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pages is None:
            return
        painter = QPainter(self.viewport())
        size = self._size()
        left = max(_GAP, (self.viewport().width() - size.width()) // 2) - self.horizontalScrollBar().value()
        for page in range(self._pages.count):
            top = _GAP + page * (size.height() + _GAP) - self.verticalScrollBar().value()
            area = QRect(left, top, size.width(), size.height())
            if area.intersects(self.viewport().rect()):
                painter.fillRect(area.translated(2, 2), QColor(0, 0, 0, 60))
                if page in self._painted:
                    painter.drawImage(area, self._painted[page])
                    continue
                painter.fillRect(area, Qt.GlobalColor.white)
                if page in self._before:
                    painter.drawImage(area, self._before[page])
                self._ask(page, size)
        painter.end()

    def _forget(self) -> None:
        """Other pages, or another size: what was painted, and what is being painted, is no use any more."""
        self._state += 1
        self._before = self._painted or self._before
        self._painted = {}
        self._asked.clear()

    def _ask(self, page: int, size: QSize) -> None:
        """Has the typesetter paint a page."""
        if self._pages is None or page in self._asked:
            return
        self._asked.add(page)
        pages, state, pixels = self._pages, self._state, size * self.devicePixelRatioF()

        def work() -> None:
            image = _painted(pages, page, pixels) if state == self._state else QImage()
            with contextlib.suppress(RuntimeError):  # the view is gone, and with it the one who asked
                self._arrived.emit(state, page, image)

        typesetter().start(work)

    def _take(self, state: int, page: int, image: QImage) -> None:
        if state != self._state:
            return
        self._asked.discard(page)
        if len(self._painted) >= _KEPT:
            del self._painted[next(iter(self._painted))]
        self._painted[page] = image
        self._before.pop(page, None)
        self.viewport().update()

    def _size(self) -> QSize:
        """One page in pixels of the screen."""
        if self._pages is None:
            return QSize(0, 0)
        sheet = self._pages.sheet()
        width = max(120.0, (self.viewport().width() - 2 * _GAP) * self._zoom)
        return QSize(round(width), round(width * sheet.height() / sheet.width()))

    def _measure(self) -> None:
        size, count = self._size(), self._pages.count if self._pages else 0
        whole = count * (size.height() + _GAP) + _GAP if count else 0
        for bar, total, shown in (
            (self.verticalScrollBar(), whole, self.viewport().height()),
            (self.horizontalScrollBar(), size.width() + 2 * _GAP if count else 0, self.viewport().width()),
        ):
            bar.setRange(0, max(0, total - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(40)

    def _follow(self) -> None:
        height = self._size().height() + _GAP
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = min(self._pages.count, 1 + max(0, middle) // height) if self._pages else 0
        self.viewport().update()
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)


def _painted(pages: Pages, page: int, size: QSize) -> QImage:
    """A page as an image so many pixels large."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    # Pages measure their device by its dots an inch: a sheet as wide as the image has so many.
    dots = round(image.width() / (pages.sheet().width() / 1440) / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    pages.paint(painter, page)
    painter.end()
    return image
