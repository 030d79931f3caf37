"""A table as strips: its head repeated on each page, its rows whole unless one is higher than a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from unga_desktop.core.report import Emphasis, Facts, Run, Table
from unga_desktop.printing.flow import RowDone
from unga_desktop.printing.ink import Ink, Look
from unga_desktop.printing.page_setup import POINT
from unga_desktop.printing.strips import Bar, PlacedLine, TextStrip, paragraph
from unga_desktop.printing.text_lines import Line, Piece, break_lines, run_pieces

_PAD = 4 * POINT
_HAIR = 0.5 * POINT
_SCALE = 0.9
_WHOLE = 0.25
_HEAD = Look(bold=True, scale=_SCALE)

Cells = list[list[Line]]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand."""

    left: tuple[float, ...]
    width: tuple[float, ...]


def table_strips(
    table: Table, ink: Ink, width: float, page: float, row_done: RowDone = lambda: None
) -> list[TextStrip]:
    """The strips of a table ``width`` wide on pages of ``page`` height; ``row_done`` is called after each row."""
    grid = _grid(table, ink, width)
    head = _head(table, ink, grid, width)
    strips: list[TextStrip] = []
    if table.caption:
        caption = break_lines([Piece(table.caption, Look(muted=True, scale=_SCALE))], ink, width)
        strips += paragraph(caption, space=3 * POINT, with_next=True)
    strips.append(replace(head, space=4 * POINT, with_next=True))
    for index, row in enumerate(table.rows):
        cells = [_cell(runs, table, column, ink, grid) for column, runs in enumerate(row)]
        made = _row(cells, ink, grid, width, page - head.height, head)
        # The last row alone on a page would look like a mistake.
        keep = index == len(table.rows) - 2
        strips += [*made[:-1], replace(made[-1], with_next=keep)]
        row_done()
    return strips


def facts_strips(facts: Facts, ink: Ink, width: float, page: float) -> list[TextStrip]:
    """Labels and values in two columns, without a head."""
    share = min(0.34 * width, 160 * POINT)
    grid = _Grid((0.0, share), (share - _PAD, width - share))
    strips: list[TextStrip] = []
    for label, value in facts.pairs:
        cells = [
            break_lines(run_pieces([Run(label, Emphasis.MUTED)]), ink, grid.width[0]),
            break_lines(run_pieces([Run(value)]), ink, grid.width[1]),
        ]
        strips += _cut(cells, grid, page, None, 1.5 * POINT, ())
    # A short list is not torn; of a long one no line stands alone.
    whole = sum(strip.height for strip in strips) < page * _WHOLE
    last = len(strips) - 1
    return [
        replace(strip, space=0.0 if index else 4 * POINT, with_next=index < last and (whole or index in (0, last - 1)))
        for index, strip in enumerate(strips)
    ]


def _grid(table: Table, ink: Ink, width: float) -> _Grid:
    shares = table.widths or (1.0,) * len(table.columns)
    total = sum(shares)
    widths = _with_room([width * share / total for share in shares], [_longest_word(n, ink) for n in table.columns])
    lefts = [sum(widths[:index]) + _PAD for index in range(len(widths))]
    return _Grid(tuple(lefts), tuple(each - 2 * _PAD for each in widths))


def _longest_word(name: str, ink: Ink) -> float:
    metrics = QFontMetricsF(ink.font(_HEAD))
    return max((metrics.horizontalAdvance(word) for word in name.split()), default=0.0) + 2 * _PAD + 1


def _with_room(widths: list[float], least: list[float]) -> list[float]:
    """The widths with none below its least, taken from the columns that have more; as they are where there is too little."""
    spare = sum(max(width - need, 0.0) for width, need in zip(widths, least, strict=True))
    missing = sum(max(need - width, 0.0) for width, need in zip(widths, least, strict=True))
    if missing > spare:
        return widths
    share = missing / spare if spare else 0.0
    return [need if width < need else width - (width - need) * share for width, need in zip(widths, least, strict=True)]


def _head(table: Table, ink: Ink, grid: _Grid, width: float) -> TextStrip:
    cells = [
        break_lines([Piece(name, _HEAD)], ink, grid.width[column], flush=_flush(table, column))
        for column, name in enumerate(table.columns)
    ]
    (strip,) = _cut(cells, grid, float("inf"), None, 3 * POINT, ())
    ground = Bar(QRectF(0, 0, width, strip.height), ink.palette.panel)
    rule = Bar(QRectF(0, strip.height - 2 * _HAIR, width, 2 * _HAIR), ink.palette.text)
    return replace(strip, bars=(ground, rule))


def _cell(runs: Sequence[Run], table: Table, column: int, ink: Ink, grid: _Grid) -> list[Line]:
    right_to_left = next((run.language == "ar" for run in runs if run.language is not None), False)
    return break_lines(run_pieces(runs, _SCALE), ink, grid.width[column], right_to_left, _flush(table, column))


def _flush(table: Table, column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column in table.numeric else Qt.AlignmentFlag.AlignLeft


def _row(cells: Cells, ink: Ink, grid: _Grid, width: float, page: float, head: TextStrip) -> list[TextStrip]:
    strips = _cut(cells, grid, page, head, 3 * POINT, ())
    last = strips[-1]
    rule = Bar(QRectF(0, last.height - _HAIR, width, _HAIR), ink.palette.line)
    return [*strips[:-1], replace(last, bars=(rule,))]


def _cut(
    cells: Cells, grid: _Grid, page: float, head: TextStrip | None, pad: float, bars: tuple[Bar, ...]
) -> list[TextStrip]:
    """One strip for a row; one for each line of it where the row is higher than a page."""
    height = max((sum(line.height for line in lines) for lines in cells), default=0.0)
    if height + 2 * pad <= page:
        return [TextStrip(height + 2 * pad, _placed(cells, grid, pad), bars, head=head)]
    most = max(len(lines) for lines in cells)
    slices = [[lines[index : index + 1] for lines in cells] for index in range(most)]
    return [
        TextStrip(max(line.height for lines in part for line in lines), _placed(part, grid, 0.0), bars, head=head)
        for part in slices
    ]


def _placed(cells: Cells, grid: _Grid, top: float) -> tuple[PlacedLine, ...]:
    found = []
    for column, lines in enumerate(cells):
        y = top
        for line in lines:
            found.append(PlacedLine(line, grid.left[column], y))
            y += line.height
    return tuple(found)
