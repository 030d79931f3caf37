"""Cells of a table whose words take two lines at most and then end in an ellipsis; the tool tip has them all."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

PADDING = 8
"""What of the width of a cell its words cannot have, in pixels."""

_SLACK = 2
"""Pixels for what rounding the advance of a word loses."""
_LONGEST = 4000
_LINE_BREAK = "\u2028"


class TwoLineDelegate(QStyledItemDelegate):
    """Breaks and elides the text of a cell for the width that the cell has.

    ``short_role`` is the role of a shorter form of the text, which stands where the whole one has no room; -1 where there is
    none."""

    def __init__(self, parent: QObject | None = None, short_role: int = -1) -> None:
        super().__init__(parent)
        self._short_role = short_role

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        text, width = str(index.data(Qt.ItemDataRole.DisplayRole) or ""), option.rect.width() - PADDING
        option.text = _two_lines(text, option.font, width)
        short = index.data(self._short_role) if self._short_role >= 0 else None
        if short and option.text.replace(_LINE_BREAK, " ") != text:
            option.text = _two_lines(str(short), option.font, width)


def two_line_width(text: str, font: QFontMetrics) -> int:
    """The least width of a cell, in pixels, in which the whole text stands in two lines that end between words."""
    words = text.split()
    breaks = range(1, len(words)) or range(1, 2)
    lines = [(" ".join(words[:at]), " ".join(words[at:])) for at in breaks]
    return min(max(map(font.horizontalAdvance, pair)) for pair in lines) + PADDING + _SLACK


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
