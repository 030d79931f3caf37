"""Draws which paragraphs of a row are parts of one: a bracket in the margin beside a split or merged paragraph, and side by side
a fork between the columns, its points at what the paragraphs became."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from unga_desktop.core.redlines.redline import Op, RowKind
from unga_desktop.printing.redline_format import RedlineStyle, placed
from unga_desktop.widgets.redline.row_layout import PlacedBlock, RowLayout

_AWAY = 5.5
_TICK = 4.0
_GAP = 3.5
_POINT = 4.0


def paint_parts(painter: QPainter, row: RowLayout, style: RedlineStyle, lit: bool) -> None:
    """Joins the parts of a split or merged row; does nothing for any other."""
    if row.entry.row.kind not in (RowKind.SPLIT, RowKind.MERGED) or row.entry.clean or row.entry.ghost:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.colour("moved"), 2.0 if lit else 1.2))
    if len(row.columns) == 1:
        _bracket(painter, row, style)
    else:
        _fork(painter, row, style)
    painter.restore()


def part_heights(row: RowLayout, cell: int, line_height: float) -> list[float]:
    """The middle of the first line of each part in a column; the parts of a merged paragraph begin after its breaks."""
    found = []
    for block in row.blocks:
        if block.cell != cell:
            continue
        found.append(block.area.top() + line_height / 2)
        found += _after_breaks(block)
    return found


def _after_breaks(block: PlacedBlock) -> Iterator[float]:
    fragments = list(placed(block.block.fragments))
    for fragment, _, length in fragments[:-1]:
        if fragment.text == "\n" and fragment.op is Op.DELETE and length:
            start = next(start for found, start, _ in fragments if found is fragment)
            yield from (area.center().y() for area in block.rects(start, start + length))


def _bracket(painter: QPainter, row: RowLayout, style: RedlineStyle) -> None:
    heights = part_heights(row, 0, style.line_height_of_text)
    left, width = row.columns[0]
    right_to_left = any(block.right_to_left for block in row.blocks)
    x, inwards = (left + width + _AWAY, -_TICK) if right_to_left else (left - _AWAY, _TICK)
    _comb(painter, x, heights, inwards)


def _comb(painter: QPainter, x: float, heights: Sequence[float], tick: float) -> None:
    if not heights:
        return
    painter.drawLine(QPointF(x, min(heights)), QPointF(x, max(heights)))
    for y in heights:
        painter.drawLine(QPointF(x, y), QPointF(x + tick, y))


def _fork(painter: QPainter, row: RowLayout, style: RedlineStyle) -> None:
    before, after = (part_heights(row, cell, style.line_height_of_text) for cell in (0, 1))
    begin, end = row.columns[0][0] + row.columns[0][1] + _GAP, row.columns[1][0] - _GAP
    middle = (begin + end) / 2
    _comb(painter, middle, before, begin - middle)
    _comb(painter, middle, after, end - middle)
    _comb(painter, middle, before + after, 0)
    painter.setBrush(style.colour("moved"))
    painter.setPen(Qt.PenStyle.NoPen)
    for y in after:
        painter.drawPolygon([QPointF(end + 1, y), QPointF(end - _POINT, y - 3), QPointF(end - _POINT, y + 3)])
