"""Draws the rows of the panel of amendments: the tag in its box, words on several lines, and the switch with its three
positions, which a click moves."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.appearance import Palette
from unga_desktop.models.amendment_model import GOOD, Column, Role

Index = QModelIndex | QPersistentModelIndex
POSITIONS = {Disposition.ADOPTED: "Adopted", Disposition.REJECTED: "Rejected", Disposition.OFF: "Off"}
_SPACE = 4
_MOST_LINES = 4
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.AlignmentFlag.AlignLeft)


class AmendmentDelegate(QStyledItemDelegate):
    """``disposition_chosen`` carries the amendment's name and the ``Disposition`` clicked on."""

    disposition_chosen = Signal(str, object)
    colours: Palette | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        if index.data(Role.DISPOSITION) is not None and index.column() != Column.OUTCOME:
            return QSize(0, 2 * metrics.lineSpacing() + 2 * _SPACE)
        view = option.widget
        width = 200
        if isinstance(view, QTreeView):
            columns = (Column.TEXT, Column.SWITCH) if index.column() == Column.TEXT else (index.column(),)
            width = sum(view.columnWidth(column) for column in columns) - 2 * _SPACE
        lines = _lines(metrics, str(index.data() or ""), max(width, 40))
        return QSize(0, min(lines, _MOST_LINES) * metrics.lineSpacing() + 2 * _SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(Role.DISPOSITION) is None and index.column() == Column.SWITCH:
            return  # an instruction has no switch: its words take this room
        self.initStyleOption(option, index)
        if (
            index.data(Role.DISPOSITION) is None
            and index.column() == Column.TEXT
            and isinstance(option.widget, QTreeView)
        ):
            option.rect.setWidth(option.rect.width() + option.widget.columnWidth(Column.SWITCH))
        text, option.text = str(index.data() or ""), ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setClipRect(option.rect)
        column, disposition = Column(index.column()), index.data(Role.DISPOSITION)
        if column is Column.SWITCH:
            if disposition is not None:
                self._paint_switch(painter, option, Disposition(disposition))
        elif column is Column.TAG and text:
            self._paint_tag(painter, option, text, boxed=not text.isdigit())
        elif disposition is not None and column is Column.TEXT:
            self._paint_two_lines(painter, option, text)
        else:
            self._paint_words(painter, option, text, index)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
            and index.data(Role.DISPOSITION) is not None
            and index.column() == Column.SWITCH
        ):
            for disposition, area in switch_areas(option.rect, option.fontMetrics).items():
                if area.contains(event.position().toPoint()):
                    self.disposition_chosen.emit(str(index.data(Role.NAME)), disposition)
                    return True
        return super().editorEvent(event, model, option, index)

    def _paint_switch(self, painter: QPainter, option: QStyleOptionViewItem, chosen: Disposition) -> None:
        colours = self.colours
        if colours is None:
            return
        for disposition, area in switch_areas(option.rect, option.fontMetrics).items():
            on = disposition is chosen
            painter.setPen(QPen(QColor(colours.accent if on else colours.border), 1))
            painter.setBrush(QColor(colours.accent if on else colours.ground))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
            painter.setPen(QColor(colours.on_accent if on else colours.text))
            painter.setFont(_bold(option.font) if on else option.font)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, POSITIONS[disposition])

    def _paint_tag(self, painter: QPainter, option: QStyleOptionViewItem, text: str, boxed: bool) -> None:
        metrics = QFontMetrics(_bold(option.font))
        area = QRect(
            option.rect.topLeft() + QPoint(_SPACE, _SPACE), QSize(metrics.horizontalAdvance(text) + 8, metrics.height())
        )
        painter.setPen(self._pen(option, muted=not boxed))
        if boxed:
            painter.setFont(_bold(option.font))
            painter.drawRoundedRect(area.adjusted(0, 0, -1, -1), 3, 3)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_two_lines(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        metrics, room = option.fontMetrics, option.rect.adjusted(_SPACE, _SPACE, -_SPACE, -_SPACE)
        for number, line in enumerate(text.split("\n")[:2]):
            painter.setFont(option.font if number else _bold(option.font))
            painter.setPen(self._pen(option, muted=number == 1))
            shown = QFontMetrics(painter.font()).elidedText(line, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room.left(), room.top() + number * metrics.lineSpacing() + metrics.ascent(), shown)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, text: str, index: Index) -> None:
        fate = index.data(Role.FATE)
        if index.column() == Column.OUTCOME and fate is not None and self.colours and not _selected(option):
            painter.setPen(QColor(self.colours.inserted if fate in GOOD else _bad(fate, self.colours)))
        else:
            painter.setPen(self._pen(option))
        if not index.parent().isValid() and index.data(Role.DISPOSITION) is None:
            painter.setFont(_bold(option.font))
        room = option.rect.adjusted(_SPACE, _SPACE, -_SPACE, 0)
        painter.drawText(room, _WRAP, _cut(option.fontMetrics, text, room.width()))

    def _pen(self, option: QStyleOptionViewItem, muted: bool = False) -> QColor:
        if _selected(option):
            return option.palette.color(QPalette.ColorRole.HighlightedText)
        role = QPalette.ColorRole.PlaceholderText if muted else QPalette.ColorRole.Text
        return option.palette.color(role)


def switch_areas(cell: QRect, metrics: QFontMetrics) -> dict[Disposition, QRect]:
    """Where the three positions of the switch stand in its cell."""
    widths = [metrics.horizontalAdvance(words) + 18 for words in POSITIONS.values()]
    left, height = cell.left() + _SPACE, metrics.height() + 6
    top = cell.top() + (cell.height() - height) // 2
    found = {}
    for disposition, width in zip(POSITIONS, widths, strict=True):
        found[disposition] = QRect(left, top, width, height)
        left += width - 1
    return found


def switch_width(metrics: QFontMetrics) -> int:
    """The width that the switch needs."""
    return max(area.right() for area in switch_areas(QRect(0, 0, 10, 10), metrics).values()) + 2 * _SPACE


def _bad(fate: object, colours: Palette) -> str:
    from unga_desktop.services.amendment_case import Fate

    return colours.muted if fate == Fate.WOULD_APPLY else colours.deleted


def _selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _lines(metrics: QFontMetrics, text: str, width: int) -> int:
    area = metrics.boundingRect(QRect(0, 0, width, 100_000), _WRAP, text)
    return max(1, round(area.height() / metrics.lineSpacing()))


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text, cut at a word and with an ellipsis where it takes more lines than a row has."""
    if _lines(metrics, text, width) <= _MOST_LINES:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _lines(metrics, text[:middle].rstrip() + " …", width) <= _MOST_LINES:
            low = middle
        else:
            high = middle - 1
    return (text[:low].rpartition(" ")[0] or text[:low]) + " …"
