"""Cells of a table whose words take two lines at most and then end in an ellipsis; the tool tip has them all."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_PADDING = 8
_LONGEST = 4000
_LINE_BREAK = "\u2028"


class TwoLineDelegate(QStyledItemDelegate):
    """Breaks and elides the text of a cell for the width that the cell has."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        option.text = _two_lines(text, option.font, option.rect.width() - _PADDING)


def _two_lines(text: str, font: QFont, width: float) -> str:
    """The text in at most two lines of this width."""
    # Two lines hold less than this at any width; a paragraph may be as long as a book.
    text = text[:_LONGEST]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lengths: list[int] = []
    while len(lengths) < 2 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        lengths.append(line.textLength())
    layout.endLayout()
    if len(lengths) < 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    first = units[: 2 * lengths[0]].decode("utf-16-le", "surrogatepass")
    rest = units[2 * lengths[0] :].decode("utf-16-le", "surrogatepass")
    elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 20.0))
    return f"{first.rstrip()}{_LINE_BREAK}{elided}"
