"""Draws a line of the list on two lines of type: symbol over title, day over year, totals over outcome."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from unga_desktop.core.appearance import Palette
from unga_desktop.models.document_group import Column
from unga_desktop.models.document_line import Line
from unga_desktop.models.document_list_model import Role

Index = QModelIndex | QPersistentModelIndex
_SPACE = 4
_MARK = 8


class DocumentDelegate(QStyledItemDelegate):
    """``colours`` gives the outcome its colour; a tick or a cross says the same without it."""

    colours: Palette | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(Role.LINE)
        if not isinstance(line, Line):
            return QSize(0, option.fontMetrics.height() + 2 * _SPACE)
        return QSize(0, 2 * option.fontMetrics.height() + 2 * _SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        line = index.data(Role.LINE)
        if isinstance(line, Line):
            self._paint_line(painter, option, line, Column(index.column()))
        else:
            _paint_heading(painter, option, str(index.data() or ""), index.data(Role.COUNT))
        painter.restore()

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line, column: Column) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        text = option.palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        muted = text if selected else option.palette.color(QPalette.ColorRole.PlaceholderText)
        room = option.rect.adjusted(_SPACE, _SPACE, -_SPACE, -_SPACE)
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(room.height() // 2)
        lower.setTop(upper.bottom() + 1)
        painter.setPen(text)
        if column is Column.DOCUMENT:
            self._paint_document(painter, option.font, line, (upper, lower), muted)
        elif column is Column.DATE:
            day, year = _day_and_year(line.date)
            _write(painter, upper, day)
            painter.setPen(muted)
            _write(painter, lower, year)
        else:
            _write(painter, upper, line.totals)
            painter.setPen(muted if selected else self._outcome_colour(line, muted))
            _paint_outcome(painter, lower, line.outcome)

    def _paint_document(
        self, painter: QPainter, font: QFont, line: Line, rooms: tuple[QRect, QRect], muted: QColor
    ) -> None:
        upper, lower = rooms
        painter.setFont(_bold(font))
        _write(painter, upper, line.name)
        painter.setFont(font)
        painter.setPen(muted)
        _write(painter, lower, second_line(line))

    def _outcome_colour(self, line: Line, other: QColor) -> QColor:
        if self.colours is None or not line.outcome:
            return other
        return QColor(self.colours.inserted if line.outcome in ("adopted", "amended") else self.colours.deleted)


def second_line(line: Line) -> str:
    """What stands below the name: what the text is worth and its title; of a kept comparison, whose name takes the whole
    width, also the day."""
    kept_on = " ".join(_day_and_year(line.date)) if line.own and line.date else ""
    return " · ".join(filter(None, (line.status, kept_on, line.title)))


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, title: str, count: object) -> None:
    """A heading after the mark that says whether it is folded, and how many stand under it."""
    room = option.rect.adjusted(_SPACE, 0, -_SPACE, 0)
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    if isinstance(count, int):
        painter.setFont(option.font)
        words = f"{count:,}"
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
        room.setRight(room.right() - option.fontMetrics.horizontalAdvance(words) - 2 * _SPACE)
    _paint_fold(painter, room, unfolded=bool(option.state & QStyle.StateFlag.State_Open))
    painter.setFont(_bold(option.font))
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    _write(painter, room.adjusted(_MARK + 2 * _SPACE, 0, 0, 0), title)


def _paint_fold(painter: QPainter, room: QRect, unfolded: bool) -> None:
    middle, left = room.center().y() + 1, room.left() + 1
    pen = QPen(painter.pen())
    pen.setWidthF(1.6)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    if unfolded:
        painter.drawPolyline([QPoint(left, middle - 2), QPoint(left + 4, middle + 2), QPoint(left + 8, middle - 2)])
    else:
        painter.drawPolyline([QPoint(left + 2, middle - 4), QPoint(left + 6, middle), QPoint(left + 2, middle + 4)])
    painter.restore()


def _paint_outcome(painter: QPainter, room: QRect, outcome: str) -> None:
    if not outcome:
        return
    middle = room.center().y() + 1
    left = room.left()
    pen = QPen(painter.pen())
    pen.setWidthF(1.6)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    if outcome in ("adopted", "amended"):
        painter.drawPolyline([QPoint(left, middle), QPoint(left + 3, middle + 3), QPoint(left + _MARK, middle - 4)])
    else:
        painter.drawLine(left, middle - 4, left + _MARK - 1, middle + 3)
        painter.drawLine(left, middle + 3, left + _MARK - 1, middle - 4)
    painter.restore()
    _write(painter, room.adjusted(_MARK + _SPACE, 0, 0, 0), outcome)


def _write(painter: QPainter, room: QRect, text: str) -> None:
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _day_and_year(iso: str) -> tuple[str, str]:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return "", iso
    return f"{day.day} {day:%b}", str(day.year)
