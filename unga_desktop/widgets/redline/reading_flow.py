"""All rows of the text view from top to bottom: heights estimated until a row is looked at, layouts kept for few."""

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtGui import QFontMetricsF

from unga_desktop.core.documents.document import Section
from unga_desktop.core.redlines.redline import Row
from unga_desktop.models.reading_outline import OutlineRow, ReadingOutline
from unga_desktop.printing.redline_format import RedlineStyle
from unga_desktop.printing.redline_fragment import Side, number_shown, renumbering_text
from unga_desktop.widgets.redline.row_heights import RowHeights
from unga_desktop.widgets.redline.row_layout import Frame, RowLayout

_LAYOUTS_KEPT = 160
_GUTTER_AT_MOST = 0.24
# What the line of a move needs beside the text, in pixels.
_LANE = 4.0


class ReadingFlow:
    """The rows of one outline in one style at one width. A narrower window or another zoom makes a new flow."""

    def __init__(
        self, outline: ReadingOutline, style: RedlineStyle, width: float, right_to_left: bool = False, tags: float = 0.0
    ) -> None:
        """``tags`` is the width that tags need beside the text."""
        self.outline = outline
        self.style = style
        space = style.typography.space
        lanes = 1 + max((join.lane for join in outline.joins), default=-1)
        margin, gap = 6.0 * space + _LANE * lanes, 6.0 * space
        columns = 2 if outline.rows and len(outline.rows[0].sides) == 2 else 1
        gutter = min(_gutter(outline, style) + 3 * space, (width - 2 * margin) / columns * _GUTTER_AT_MOST)
        self.frame = Frame(width, gutter, margin, gap, style.measure(), right_to_left, max(tags - margin, 0.0))
        self.heights = RowHeights(self._estimates(columns))
        self._layouts: OrderedDict[int, RowLayout] = OrderedDict()

    def __len__(self) -> int:
        return len(self.heights)

    def layout(self, at: int) -> RowLayout:
        """A row laid out; from now on its height is the true one."""
        found = self._layouts.get(at)
        if found is None:
            found = RowLayout(self.outline.rows[at], self.style, self.frame)
            self._layouts[at] = found
            self.heights.change(at, found.height)
            if len(self._layouts) > _LAYOUTS_KEPT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(at)
        return found

    def visible(self, value: float, height: float) -> Iterator[tuple[int, RowLayout, float]]:
        """The rows that show in a window of this height scrolled to ``value``, with the place of their top in it."""
        if not len(self):
            return
        at = self.heights.row_at(value)
        top = self.heights.top(at) - value
        while at < len(self) and top < height:
            layout = self.layout(at)
            yield at, layout, top
            top += layout.height
            at += 1

    def measure_around(self, at: int, top: float, height: float) -> None:
        """Lays out every row that shows when the top of row ``at`` stands at ``top`` in a window of this height."""
        y, row = top, at
        while y < height and row < len(self):
            y += self.layout(row).height
            row += 1
        y, row = top, at
        while y > 0 and row > 0:
            row -= 1
            y -= self.layout(row).height

    def _estimates(self, columns: int) -> list[float]:
        style, frame = self.style, self.frame
        width = frame.columns(columns)[0][1] - frame.gutter
        across = max(width / (style.measure() / style.typography.measure), 8.0)
        line = style.line_height(Section.OPERATIVE)
        space = 3 * style.typography.space
        note = QFontMetricsF(style.note).height() + 8
        return [
            _lines(entry, across) * line + space + note * bool(entry.note or entry.badges)
            for entry in self.outline.rows
        ]


def _lines(entry: OutlineRow, across: float) -> int:
    if entry.ghost:
        return 0
    return max(sum(int(length / across) + 1 for length in _lengths(entry.row, side)) or 0 for side in entry.sides)


def _lengths(row: Row, side: Side) -> list[int]:
    if side is Side.BOTH:
        lengths = [sum(len(span.text) for span in row.spans)]
    else:
        lengths = [len(paragraph.text) for paragraph in (row.original if side is Side.ORIGINAL else row.amended)]
    first = (row.amended or row.original)[0].text[:1] if row.amended or row.original else ""
    return [length * 2 for length in lengths] if first >= "\u2e80" else lengths


def _gutter(outline: ReadingOutline, style: RedlineStyle) -> float:
    """The width of the widest number that is not out of the ordinary."""
    texts = {""}
    for entry in outline.rows:
        for paragraph in entry.row.original + entry.row.amended:
            texts.add(number_shown(paragraph))
        if entry.row.renumbered and Side.BOTH in entry.sides:
            texts.add(renumbering_text(entry.row))
    metrics = QFontMetricsF(style.reading)
    return max(metrics.horizontalAdvance(text) for text in texts)
