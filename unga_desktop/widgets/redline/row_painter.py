"""Paints one laid-out row: text, numbers, notes, badges, frames of hidden characters, selection, finds, current change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout

from unga_desktop.core.redlines.change import Change
from unga_desktop.core.redlines.redline import Op
from unga_desktop.printing.redline_format import RedlineStyle, placed
from unga_desktop.widgets.amendments.amendment_marks import ChangeTag, paint_tags
from unga_desktop.widgets.redline.part_brackets import paint_parts
from unga_desktop.widgets.redline.row_layout import PlacedBlock, RowLayout

Name = tuple[int, int]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RowMarks:
    """What lies over the text of a row: ranges of its blocks (by cell and index), the change that is current in it, the
    amendments that made its changes, and whether it stands out with what it is joined to."""

    selected: Mapping[Name, Range] = field(default_factory=dict)
    found: Mapping[Name, Sequence[Range]] = field(default_factory=dict)
    found_now: Mapping[Name, Sequence[Range]] = field(default_factory=dict)
    change: Change | None = None
    tags: Sequence[ChangeTag] = ()
    lit: bool = False


class RowPainter:
    """Paints rows in one style."""

    def __init__(self, style: RedlineStyle) -> None:
        self._style = style

    def paint(self, painter: QPainter, row: RowLayout, top: float, clip: QRectF, marks: RowMarks) -> None:
        """Paints ``row`` with its top at ``top``; ``clip`` is the part of the painter's area worth painting."""
        painter.save()
        painter.translate(0, top)
        clip = clip.translated(0, -top)
        self._ground(painter, row, marks.lit)
        for block in row.blocks:
            self._label(painter, row, block)
            self._text(painter, block, clip, marks)
            for area in _boxes(block, clip):
                self._box(painter, area)
        self._notes(painter, row, marks.lit)
        paint_parts(painter, row, self._style, marks.lit)
        if marks.tags:
            places = [
                (tag, [] if is_whole_row(row, tag.change) else change_rects(row, tag.change)) for tag in marks.tags
            ]
            paint_tags(painter, row, self._style, places)
        if marks.change is not None:
            self._current(painter, row, marks.change, clip)
        painter.restore()

    def ring(self) -> QColor:
        """The colour of outlines: the accent where it stands out from the ground, else the lighter blue of moves."""
        light = self._style.colour("ground").lightnessF() > 0.5
        return self._style.colour("accent" if light else "moved")

    def _ground(self, painter: QPainter, row: RowLayout, lit: bool) -> None:
        entry = row.entry
        if entry.clean:
            if entry.changed:
                painter.fillRect(QRectF(row.columns[0][0] - 10, row.body_top, 3, self._body(row).height()), self.ring())
            return
        if len(row.columns) > 1 and not entry.ghost:
            for cell, (left, width) in enumerate(row.columns):
                if not any(block.cell == cell for block in row.blocks):
                    area = QRectF(left, row.body_top, width, self._body(row).height())
                    painter.fillRect(area, self._style.colour("panel"))
        if lit and not entry.ghost:
            painter.fillRect(self._body(row).adjusted(-6, -2, 6, 4), self._style.colour("moved_ground"))
        if entry.row.moved and not entry.ghost:
            painter.setPen(QPen(self._style.colour("moved"), 2, Qt.PenStyle.DotLine))
            right = len(row.columns) == 1 and any(block.right_to_left for block in row.blocks)
            for left, width in row.columns:
                x = left + width + 8 if right else left - 8
                painter.drawLine(QPointF(x, row.body_top), QPointF(x, row.height - 4))

    def _label(self, painter: QPainter, row: RowLayout, block: PlacedBlock) -> None:
        if not block.label:
            return
        op = Op.EQUAL if row.entry.clean else block.block.op
        role = {Op.INSERT: "inserted", Op.DELETE: "deleted"}.get(op, "muted")
        font = QFont(self._style.font(block.block.section))
        font.setUnderline(op is Op.INSERT)
        font.setStrikeOut(op is Op.DELETE)
        painter.setFont(font)
        painter.setPen(self._style.colour(role))
        side = Qt.AlignmentFlag.AlignRight if block.right_to_left else Qt.AlignmentFlag.AlignLeft
        painter.drawText(block.label_area, side | Qt.AlignmentFlag.AlignVCenter, block.label)

    def _text(self, painter: QPainter, block: PlacedBlock, clip: QRectF, marks: RowMarks) -> None:
        name = (block.cell, block.index)
        over = [self._over(area, "hidden", "hidden_ground") for area in marks.found.get(name, ())]
        over += [self._over(area, "on_accent", "accent") for area in marks.found_now.get(name, ())]
        if name in marks.selected:
            over.append(self._over(marks.selected[name], "on_accent", "accent"))
        painter.setPen(self._style.colour("text"))
        block.layout.draw(painter, block.area.topLeft(), over, clip)

    def _over(self, area: Range, text: str, ground: str) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setForeground(self._style.colour(text))
        look.setBackground(self._style.colour(ground))
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = area[0], area[1] - area[0], look
        return span

    def _box(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(self._style.colour("hidden"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1.5, -1, -1.5), 2, 2)

    def _notes(self, painter: QPainter, row: RowLayout, lit: bool) -> None:
        painter.setFont(self._style.note)
        if row.entry.note:
            role = "moved" if row.entry.partner >= 0 else "muted"
            line = Qt.PenStyle.DotLine if row.entry.partner >= 0 and not lit else Qt.PenStyle.SolidLine
            self._tag(painter, row.entry.note, row.note_area, role, line)
        for text, area in row.badges:
            self._tag(painter, text, area, "hidden", Qt.PenStyle.SolidLine)

    def _tag(self, painter: QPainter, text: str, area: QRectF, role: str, line: Qt.PenStyle) -> None:
        ground = "panel" if role == "muted" else f"{role}_ground"
        painter.setPen(QPen(self._style.colour(role if role != "muted" else "line"), 1, line))
        painter.setBrush(self._style.colour(ground))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._style.colour(role))
        shown = QFontMetricsF(self._style.note).elidedText(text, Qt.TextElideMode.ElideRight, area.width() - 10)
        painter.drawText(area.adjusted(6, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _current(self, painter: QPainter, row: RowLayout, change: Change, clip: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.ring(), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_whole_row(row, change):
            painter.drawRoundedRect(self._body(row).adjusted(-4, -1, 4, 2), 4, 4)
            return
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        # A change may have as many lines as a book; joining their outlines takes time beyond those that show.
        for area in change_rects(row, change):
            if area.intersects(clip.adjusted(0, -area.height(), 0, area.height())):
                path.addRect(area.adjusted(-2, -1, 2, 1))
        painter.drawPath(path.simplified())

    def _body(self, row: RowLayout) -> QRectF:
        left = row.columns[0][0]
        right = row.columns[-1][0] + row.columns[-1][1]
        bottom = max((block.area.bottom() for block in row.blocks), default=row.note_area.bottom())
        return QRectF(left, row.body_top, right - left, bottom - row.body_top)


def is_whole_row(row: RowLayout, change: Change) -> bool:
    """Whether a change concerns a row as a whole: moved, renumbered, added, removed."""
    return change.first_span < 0 or (change.first_span == 0 and change.last_span >= len(row.entry.row.spans) - 1)


def change_rects(row: RowLayout, change: Change) -> list[QRectF]:
    """The places of a change in a row; where a view leaves its words out, a thin mark at the place where they would be."""
    found = [
        area
        for block in row.blocks
        for fragment, start, length in placed(block.block.fragments)
        if length and change.first_span <= fragment.span <= change.last_span
        for area in block.rects(start, start + length)
    ]
    return found or list(_gap(row, change))


def _gap(row: RowLayout, change: Change) -> Iterator[QRectF]:
    for block in row.blocks:
        at = sum(length for fragment, _, length in placed(block.block.fragments) if fragment.span < change.first_span)
        for area in list(block.rects(at, at))[-1:]:
            yield area.adjusted(-0.5, 0, 0.5, 0)


def _boxes(block: PlacedBlock, clip: QRectF) -> Iterator[QRectF]:
    for fragment, start, length in placed(block.block.fragments):
        if fragment.named and length:
            yield from (area for area in block.rects(start, start + length) if area.intersects(clip))
