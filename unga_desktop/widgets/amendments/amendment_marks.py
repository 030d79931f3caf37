"""Paints whose amendment made a change: its tag in the margin, and under the changed words a line in the amendment's pattern,
which the tag's box has too, so that two amendments in one line of text are told apart without colour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from unga_desktop.core.redlines.change import Change
from unga_desktop.printing.redline_format import RedlineStyle
from unga_desktop.widgets.redline.row_layout import RowLayout

UNEXPLAINED = "?"
_PADDING = 7
_AROUND = 13
PATTERNS = (
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashDotDotLine,
)


@dataclass(frozen=True, slots=True)
class ChangeTag:
    """A change with the tag of its amendment; the pattern is that of ``PATTERNS``, None where the change is unexplained."""

    change: Change
    tag: str
    pattern: Qt.PenStyle | None


def change_tags(changes: Sequence[Change], tags: Mapping[str, str]) -> tuple[ChangeTag, ...]:
    """The tags of changes; ``tags`` gives that of each amendment by its name, in their order. What follows from another
    change or is ignored has none."""
    order = {name: number for number, name in enumerate(tags)}
    found = []
    for change in changes:
        if change.amendment in order:
            pattern = PATTERNS[order[change.amendment] % len(PATTERNS)]
            found.append(ChangeTag(change, tags[change.amendment], pattern))
        elif change.amendment is not None:
            found.append(ChangeTag(change, change.amendment, PATTERNS[0]))
        elif not change.ignored and not change.consequential:
            found.append(ChangeTag(change, UNEXPLAINED, None))
    return tuple(found)


def paint_tags(
    painter: QPainter, row: RowLayout, style: RedlineStyle, tags: Sequence[tuple[ChangeTag, Sequence[QRectF]]]
) -> None:
    """Paints the tags of a row; with each the places of its change, none where it concerns the row as a whole."""
    font = QFont(style.note)
    font.setBold(True)
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setFont(font)
    below = row.body_top - 2.0
    seen: set[tuple[str, int]] = set()
    for tag, areas in tags:
        top = areas[0].top() if areas else row.body_top
        if tag.pattern is not None:
            painter.setPen(QPen(style.colour("text"), 1.2, tag.pattern))
        for area in areas if tag.pattern is not None else ():
            painter.drawLine(QPointF(area.left(), area.bottom() - 1), QPointF(area.right(), area.bottom() - 1))
        if (tag.tag, round(top)) in seen:
            continue
        seen.add((tag.tag, round(top)))
        box = tag_area(row, metrics, tag.tag, max(top, below))
        below = box.bottom() + 2
        _paint_box(painter, style, box, tag)
    painter.restore()


def tag_area(row: RowLayout, metrics: QFontMetricsF, tag: str, top: float) -> QRectF:
    """Where a tag stands in the margin beside the text, at the side on which its lines end; beside two columns at the right."""
    right_to_left = len(row.columns) == 1 and any(block.right_to_left for block in row.blocks)
    width = metrics.horizontalAdvance(tag) + _PADDING
    left, room = row.columns[-1]
    x = left - width - 3 if right_to_left else min(left + room + 3, row.frame.width - width - 2)
    return QRectF(max(x, 1.0), top + 2, width, metrics.height())


def room_for_tags(tags: Iterable[str], style: RedlineStyle) -> float:
    """The width that these tags need beside the text, in pixels."""
    font = QFont(style.note)
    font.setBold(True)
    return max((QFontMetricsF(font).horizontalAdvance(tag) for tag in tags), default=0.0) + _AROUND


def _paint_box(painter: QPainter, style: RedlineStyle, box: QRectF, tag: ChangeTag) -> None:
    unexplained = tag.pattern is None
    role = "hidden" if unexplained else "text"
    painter.setBrush(style.colour("hidden_ground" if unexplained else "panel"))
    painter.setPen(QPen(style.colour(role), 1.2, tag.pattern or Qt.PenStyle.SolidLine))
    painter.drawRoundedRect(box, 2, 2)
    painter.setPen(style.colour(role))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag.tag)
