"""One row of the text view laid out at one width: its paragraphs as ``QTextLayout``s with numbers hanging in a gutter.

Knows where everything of a row stands, and paints nothing; ``row_painter`` does. All positions in a block count UTF-16
units of its shown text, as Qt does; ``redline_selection`` turns them into exact characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from unga_desktop.core.redlines.redline import Op
from unga_desktop.models.reading_outline import OutlineRow
from unga_desktop.printing.redline_format import RedlineStyle, is_right_to_left, placed, wrap_mode
from unga_desktop.printing.redline_fragment import Block

_LEVELS_INDENTED = 3
_MIRRORED = "\u2067{}\u2069"


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for rows: the width of the viewport, its margins, the gutter of the numbers, the gap between two columns; ``tags``
    is what the tags of amendments need beside the text besides the margin."""

    width: float
    gutter: float
    margin: float
    gap: float
    longest: float
    right_to_left: bool = False
    tags: float = 0.0

    def columns(self, count: int) -> list[tuple[float, float]]:
        """Left edge and width of each column, gutter included; a single one is centred and no longer than it should be."""
        room = max(self.width - 2 * self.margin - self.tags, 80.0)
        if count > 1:
            width = (room - self.gap) / 2
            return [(self.margin, width), (self.margin + width + self.gap, width)]
        width = min(room, self.longest + self.gutter)
        # In the middle, unless the tags would stand in its lines.
        left, least = (self.width - width) / 2, self.margin + self.tags
        if self.right_to_left:
            return [(max(left, least), width)]
        return [(min(left, max(self.width - least - width, 0.0)), width)]


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A paragraph in its place within the row; ``cell`` and ``index`` name it, ``area`` is its text without the gutter."""

    block: Block
    layout: QTextLayout
    cell: int
    index: int
    area: QRectF
    label: str
    label_area: QRectF
    right_to_left: bool

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """The places of a range of the shown text, one rectangle a line."""
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last or (start == end == first and first <= last):
                x1, x2 = _x(line, first), _x(line, last)
                top = self.area.top() + line.y()
                yield QRectF(self.area.left() + min(x1, x2), top, abs(x2 - x1), line.height())

    def position(self, point: QPointF) -> int:
        """The place in the shown text nearest to a point of the row."""
        lines = self.layout.lineCount()
        for number in range(lines):
            line = self.layout.lineAt(number)
            if point.y() < self.area.top() + line.y() + line.height() or number == lines - 1:
                found = line.xToCursor(point.x() - self.area.left())
                return int(found[0] if isinstance(found, tuple) else found)
        return 0

    def length(self) -> int:
        return sum(length for _, _, length in placed(self.block.fragments))


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


class RowLayout:
    """Lays a row out. ``height`` is what it takes; both sides of a pair get the same."""

    def __init__(self, entry: OutlineRow, style: RedlineStyle, frame: Frame) -> None:
        self.entry = entry
        self.columns = frame.columns(max(len(entry.sides), 1))
        self._style = style
        self.frame = self._frame = frame
        self.note_area = QRectF()
        self.badges: list[tuple[str, QRectF]] = []
        space = style.typography.space
        top = self._place_note(float(space))
        self.body_top = top
        self.blocks: list[PlacedBlock] = []
        bottom = top
        for cell, found in enumerate(entry.cells()):
            bottom = max(bottom, self._place_cell(cell, found, top))
        self.height = bottom + 2 * space if not entry.ghost else self.note_area.bottom() + 2 * space

    def find(self, cell: int, index: int) -> PlacedBlock | None:
        """The placed block of that name, None where the row has none."""
        return next((placed for placed in self.blocks if (placed.cell, placed.index) == (cell, index)), None)

    def cell_at(self, x: float) -> int:
        """Which column a horizontal position belongs to."""
        if len(self.columns) == 1:
            return 0
        return int(x > self.columns[1][0] - self._frame.gap / 2)

    def nearest(self, point: QPointF, cell: int) -> PlacedBlock | None:
        """The block of a column that holds a point or lies nearest above or below it."""
        found = [placed for placed in self.blocks if placed.cell == cell]
        return min(found, key=lambda placed: _distance(placed.area, point.y()), default=None)

    def _place_note(self, top: float) -> float:
        """Puts the note and the badges on lines of their own above the text."""
        texts = ([self.entry.note] if self.entry.note else []) + list(self.entry.badges)
        if not texts:
            return top
        metrics = QFontMetricsF(self._style.note)
        height, pad = metrics.height() + 4, 12.0
        left, width = self.columns[-1]
        if self.entry.ghost or metrics.horizontalAdvance(texts[0]) + pad > width - self._frame.gutter:
            # Over both columns: it would be cut off in one.
            left, width = self.columns[0][0], left + width - self.columns[0][0]
        left, width = left + self._frame.gutter, width - self._frame.gutter
        from_right = self._frame.right_to_left and len(self.columns) == 1
        left -= self._frame.gutter if from_right else 0
        x, y = left, top + 2
        for number, text in enumerate(texts):
            needed = min(metrics.horizontalAdvance(text) + pad, width)
            if x > left and x + needed > left + width:
                x, y = left, y + height + 4
            area = QRectF(2 * left + width - x - needed if from_right else x, y, needed, height)
            if self.entry.note and number == 0:
                self.note_area = area
            else:
                self.badges.append((text, area))
            x += needed + 6
        return y + height + 4

    def _place_cell(self, cell: int, blocks: tuple[Block, ...], top: float) -> float:
        y = top
        for index, block in enumerate(blocks):
            if index:
                y += self._style.line_height(block.section) * 0.4
            y = self._place_block(cell, index, block, y)
        return y

    def _place_block(self, cell: int, index: int, block: Block, y: float) -> float:
        left, width = self.columns[cell]
        gutter = self._frame.gutter
        right_to_left = is_right_to_left(block.text) or (
            self._frame.right_to_left and not any(map(str.isalpha, block.text))
        )
        indent = min(block.level, _LEVELS_INDENTED) * gutter * 0.75
        label = gutter_text(block, right_to_left)
        metrics = QFontMetricsF(self._style.reading)
        line_height = self._style.line_height(block.section)
        room = max(width - gutter - indent, 40.0)
        text_left = left if right_to_left else left + gutter + indent
        label_left = left + width - indent - gutter if right_to_left else left + indent
        label_width = gutter
        if metrics.horizontalAdvance(label) > gutter - 4:
            label_width = metrics.horizontalAdvance(label) + 2
            label_left = left + width - indent - label_width if right_to_left else label_left
            text_top = y + line_height
        else:
            text_top = y
        layout = self._lay_out(block, room, line_height, right_to_left)
        last = layout.lineAt(layout.lineCount() - 1)
        height = last.y() + (line_height + last.height()) / 2
        self.blocks.append(
            PlacedBlock(
                block,
                layout,
                cell,
                index,
                QRectF(text_left, text_top, room, height),
                label,
                QRectF(label_left, y, label_width, line_height),
                right_to_left,
            )
        )
        return text_top + height

    def _lay_out(self, block: Block, width: float, line_height: float, right_to_left: bool) -> QTextLayout:
        layout = QTextLayout(block.shown, self._style.font(block.section, block.text))
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(wrap_mode(block.shown))
        if right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(self._style.ranges(block, self.entry.row.moved, self.entry.clean))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            height = max(line_height, line.height())
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            y += height
        layout.endLayout()
        return layout


def gutter_text(block: Block, right_to_left: bool) -> str:
    """What stands in the gutter beside a block: its number, or the old and the new one."""
    text = block.printed
    if block.old_label:
        text = block.renumbered or f"{block.old_label} → {block.printed}"
    elif block.renumbered and block.op is Op.EQUAL and block.label:
        text = block.renumbered  # the number is the same, but not what sets it off
    before, arrow, number = text.rpartition(" → ")
    # The signs round a number stand as in the text beside it.
    return f"{before}{arrow}{_MIRRORED.format(number)}" if right_to_left and number else text


def _distance(area: QRectF, y: float) -> float:
    return max(area.top() - y, y - area.bottom(), 0.0)
