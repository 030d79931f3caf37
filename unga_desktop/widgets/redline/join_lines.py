"""Draws what belongs together in the margin beside the text: a moved paragraph and the place it left, joined by a line with an
arrow. Where one of the two does not show, a stub points to it and names its number; a click on either goes there.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from unga_desktop.models.joins import Join
from unga_desktop.models.reading_outline import OutlineRow
from unga_desktop.printing.redline_format import RedlineStyle
from unga_desktop.widgets.redline.reading_area import Shown
from unga_desktop.widgets.redline.row_layout import Frame, RowLayout

_BAR = 8.0
_LANE = 5.0
_STUB = 15.0
_BEND = 3.0
_HEAD = 4.5
_REACH = 4.0
_Path = tuple[QPointF, ...]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line, or with ``label`` the stub of one: its corners, the last one the arrow's point, and the rows at its ends."""

    points: _Path
    rows: tuple[int, int]
    label: str | None = None
    label_area: QRectF = field(default_factory=QRectF)

    def touches(self, point: QPointF) -> bool:
        """Whether a point lies on the line, or nearly."""
        near = (
            QRectF(a, b).normalized().adjusted(-_REACH, -_REACH, _REACH, _REACH)
            for a, b in zip(self.points, self.points[1:], strict=False)
        )
        return any(area.contains(point) for area in near) or self.label_area.contains(point)

    def leads_to(self, point: QPointF) -> int:
        """The row to go to from a point: that of a stub, or of the farther end of a line."""
        far = abs(self.points[-1].y() - point.y()) >= abs(self.points[0].y() - point.y())
        return self.rows[1] if far or self.label is not None else self.rows[0]


class JoinLines:
    """The joins of one outline in one style and frame."""

    def __init__(self, rows: Sequence[OutlineRow], joins: Sequence[Join], style: RedlineStyle, frame: Frame) -> None:
        self._rows = rows
        self._style = style
        columns = frame.columns(len(rows[0].sides) if rows else 1)
        # With two columns the places left stand in the first one, whatever the script.
        self._outwards = 1 if frame.right_to_left and len(columns) == 1 else -1
        self._edge = columns[0][0] if self._outwards < 0 else columns[0][0] + columns[0][1]
        self._room = columns[0][0] if self._outwards < 0 else frame.width - self._edge
        self._font = QFont(style.note)
        self._font.setPointSizeF(max(style.note.pointSizeF() * 0.85, 6.0))
        self._by_row: dict[int, Join] = {}
        for join in joins:
            for first, last in (join.left, join.arrived):
                self._by_row.update(dict.fromkeys(range(first, last + 1), join))

    def placed(self, shown: Sequence[Shown], height: float) -> list[PlacedLine]:
        """The lines that belong to the rows that show in a viewport of this height."""
        anchors = {at: top + _anchor(layout) for at, layout, top in shown}
        seen: dict[int, Join] = {}
        for at, y in anchors.items():
            join = self._by_row.get(at)
            if join is not None and 0 <= y <= height:
                seen.setdefault(id(join), join)
        return _apart([line for join in seen.values() for line in self._lines(join, anchors, height)])

    def paint(self, painter: QPainter, lines: Sequence[PlacedLine], lit: Collection[int]) -> None:
        """Paints lines; those at ``lit`` rows stand out."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for line in sorted(lines, key=lambda line: not lit.__contains__(line.rows[0])):
            self._paint(painter, line, not lit or any(row in lit for row in line.rows), bool(lit))
        painter.restore()

    def _lines(self, join: Join, anchors: Mapping[int, float], height: float) -> Iterator[PlacedLine]:
        left, arrived = (_first_shown(end, anchors, height) for end in (join.left, join.arrived))
        if left is not None and arrived is not None and self._fits(join.lane):
            yield self._line(join.lane, left, arrived, anchors)
            return
        for here, there in ((left, join.arrived), (arrived, join.left)):
            if here is not None:
                yield self._stub(here, there[0], anchors[here])

    def _fits(self, lane: int) -> bool:
        return lane >= 0 and _BAR + _LANE * (lane + 1) < self._room

    def _x(self, away: float) -> float:
        return self._edge + self._outwards * away

    def _line(self, lane: int, left: int, arrived: int, anchors: Mapping[int, float]) -> PlacedLine:
        x, begin, end = self._x(_BAR + _LANE * (lane + 1)), anchors[left], anchors[arrived]
        points = (
            *(QPointF(self._x(_BAR / 2), begin), QPointF(x, begin)),
            *(QPointF(x, end), QPointF(self._x(_BAR / 2 - 1), end)),
        )
        return PlacedLine(points, (left, arrived))

    def _stub(self, here: int, there: int, y: float) -> PlacedLine:
        down = 1 if there > here else -1
        x = self._x(min(_BAR + 2 * _LANE, self._room - 6))
        points = (QPointF(self._x(_BAR / 2), y), QPointF(x, y), QPointF(x, y + down * _STUB))
        row = self._rows[there].row
        paragraphs = row.original if self._rows[there].ghost else row.amended
        label = paragraphs[0].label if paragraphs else ""
        metrics = QFontMetricsF(self._font)
        width, height = metrics.horizontalAdvance(label) + 2, metrics.height()
        centre = y + down * (_STUB + height / 2 + 1)
        left = min(max(x - width / 2, 1.0), max(2 * x - 1.0, 1.0))
        if self._outwards < 0:
            left = max(min(left, self._edge - 2 - width), 1.0)
        return PlacedLine(points, (here, there), label, QRectF(left, centre - height / 2, width, height))

    def _paint(self, painter: QPainter, line: PlacedLine, strong: bool, lit: bool) -> None:
        colour = self._style.colour("moved" if strong else "muted")
        solid = strong and lit
        painter.setPen(QPen(colour, 2.0 if solid else 1.2, Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_bent(line.points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(_head(line.points[-2], line.points[-1]))
        if line.label:
            painter.fillRect(line.label_area, self._style.colour("ground"))
            painter.setPen(colour)
            painter.drawText(line.label_area, Qt.AlignmentFlag.AlignCenter, line.label)


def _apart(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """Leaves out numbers that would stand on others; the note beside says them too."""
    found: list[PlacedLine] = []
    taken: list[QRectF] = []
    for line in sorted(lines, key=lambda line: line.points[0].y()):
        hidden = bool(line.label) and any(line.label_area.intersects(area) for area in taken[-2:])
        if line.label and not hidden:
            taken.append(line.label_area)
        found.append(replace(line, label="", label_area=QRectF()) if hidden else line)
    return found


def _anchor(layout: RowLayout) -> float:
    """Where a line meets a row, from its top: the middle of its note, or of its first line."""
    if not layout.note_area.isEmpty():
        return layout.note_area.center().y()
    return layout.body_top + 10.0


def _first_shown(end: tuple[int, int], anchors: Mapping[int, float], height: float) -> int | None:
    return next((row for row in range(end[0], end[1] + 1) if 0 <= anchors.get(row, -1.0) <= height), None)


def _bent(points: Sequence[QPointF]) -> QPainterPath:
    """The line through points, its corners rounded."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before))
        path.quadTo(corner, _towards(corner, after))
    path.lineTo(_towards(points[-1], points[-2]))
    return path


def _towards(start: QPointF, end: QPointF) -> QPointF:
    way = end - start
    length = max(abs(way.x()), abs(way.y()), 0.01)
    return start + way * min(_BEND / length, 0.5)


def _head(before: QPointF, point: QPointF) -> QPolygonF:
    """An arrow's head with its point here."""
    if abs(point.x() - before.x()) > abs(point.y() - before.y()):
        back = -_HEAD if point.x() > before.x() else _HEAD
        return QPolygonF([point, point + QPointF(back, -_HEAD * 0.7), point + QPointF(back, _HEAD * 0.7)])
    back = -_HEAD if point.y() > before.y() else _HEAD
    return QPolygonF([point, point + QPointF(-_HEAD * 0.7, back), point + QPointF(_HEAD * 0.7, back)])
