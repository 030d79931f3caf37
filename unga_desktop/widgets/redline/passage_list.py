"""The list of places found: a line that says where, and below it the words, painted as they are, never as markup."""

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.models.passages import Mark, Passage, PassageModel, Role
from unga_desktop.printing.redline_format import is_right_to_left, utf16

Index = QModelIndex | QPersistentModelIndex
_SIDE, _TOP, _GAP = 12, 6, 2
_MOST_LINES = 4


class PassageList(QListView):
    """``opened`` carries a ``Passage`` that the reader wants to see in its document."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passages = PassageModel(self)
        self._painter = PassageDelegate(self)
        self.setModel(self.passages)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)

    def set_palette_roles(self, colours: Palette) -> None:
        self._painter.colours = colours
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter alone opens: a double click is two clicks, and one of them has opened the place already.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        passage = index.data(Role.PASSAGE)
        if isinstance(passage, Passage):
            self.opened.emit(passage)


class PassageDelegate(QStyledItemDelegate):
    """Paints a passage; ``colours`` are those in force."""

    colours: Palette | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        passage = index.data(Role.PASSAGE)
        view = cast(QListView, self.parent())
        width = max(view.viewport().width(), 120)
        if not isinstance(passage, Passage):
            return QSize(width, 0)
        line = QFontMetrics(option.font).height()
        height = _height(self._layout(passage, option.font, width - 2 * _SIDE))
        return QSize(width, line + _GAP + height + 2 * _TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        passage = index.data(Role.PASSAGE)
        colours = self.colours
        if not isinstance(passage, Passage) or colours is None:
            return
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room: QRect = option.rect
        painter.fillRect(room, QColor(colours.panel if selected else colours.ground))
        if selected:
            painter.fillRect(QRect(room.left(), room.top(), 3, room.height()), QColor(colours.accent))
        inner = room.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        line = QFontMetrics(option.font).height()
        self._paint_heading(painter, option.font, passage, QRect(inner.left(), inner.top(), inner.width(), line))
        painter.setPen(QColor(colours.text))
        layout = self._layout(passage, option.font, inner.width())
        layout.draw(painter, QPointF(inner.left(), inner.top() + line + _GAP))
        painter.setPen(QColor(colours.line))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.restore()

    def _paint_heading(self, painter: QPainter, font: QFont, passage: Passage, room: QRect) -> None:
        assert self.colours is not None
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(self.colours.text))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        metrics = QFontMetrics(bold)
        heading = metrics.elidedText(passage.heading, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, heading)
        rest = room.adjusted(metrics.horizontalAdvance(heading) + 10, 0, 0, 0)
        if rest.width() > 60:
            painter.setFont(font)
            painter.setPen(QColor(self.colours.muted))
            title = QFontMetrics(font).elidedText(passage.title, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, flags, title)

    def _layout(self, passage: Passage, font: QFont, width: float) -> QTextLayout:
        """The words, broken into lines of this width; what comes after the last line that is shown is not drawn."""
        text, formats = "", []
        for run in passage.runs:
            found = QTextLayout.FormatRange()
            found.start, found.length = utf16(text), utf16(run.text)
            found.format = self._format(run.mark)
            formats.append(found)
            text += run.text
        layout = QTextLayout(text, font)
        right_to_left = is_right_to_left(text)
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        top = 0.0
        for _ in range(_MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _format(self, mark: Mark) -> QTextCharFormat:
        found = QTextCharFormat()
        colours = self.colours
        if colours is None or mark is Mark.CONTEXT:
            if colours is not None:
                found.setForeground(QColor(colours.muted))
            return found
        ink, ground = {
            Mark.FOUND: (colours.hidden, colours.hidden_ground),
            Mark.OTHER: (colours.inserted, colours.inserted_ground),
            Mark.MISSING: (colours.deleted, colours.deleted_ground),
        }[mark]
        found.setForeground(QColor(ink))
        found.setBackground(QColor(ground))
        found.setFontWeight(QFont.Weight.DemiBold if mark is Mark.FOUND else QFont.Weight.Normal)
        found.setFontUnderline(mark is Mark.OTHER)
        found.setFontStrikeOut(mark is Mark.MISSING)
        return found


def _height(layout: QTextLayout) -> int:
    return round(sum(layout.lineAt(number).height() for number in range(layout.lineCount())))
