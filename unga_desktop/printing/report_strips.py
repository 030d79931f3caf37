"""The blocks of a report as strips."""

from dataclasses import dataclass

from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.core.report import (
    Block,
    Columns,
    Facts,
    Heading,
    Legend,
    Part,
    Prose,
    Redline,
    Report,
    Table,
    VoteBar,
    VotePicture,
)
from unga_desktop.printing.column_flow import ColumnFlow
from unga_desktop.printing.flow import Flowing, Progress, Strip
from unga_desktop.printing.fonts import missing_words
from unga_desktop.printing.ink import Ink, Look
from unga_desktop.printing.page_setup import POINT
from unga_desktop.printing.picture_strips import bar_strips, picture_strips
from unga_desktop.printing.redline_strips import legend_strips, redline_strips
from unga_desktop.printing.strips import TextStrip, paragraph
from unga_desktop.printing.table_strips import facts_strips, table_strips
from unga_desktop.printing.text_lines import Piece, break_lines, run_pieces

_HEADINGS = {1: (1.9, 0.0), 2: (1.3, 18.0), 3: (1.0, 9.0)}
_PROSE_LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Outlined:
    """A heading for the list of contents that readers of PDF show: its strip is found again on its page."""

    heading: Heading
    strip: Strip


class ReportStrips:
    """Turns the parts of one report into strips for a body of ``width`` by ``height``."""

    def __init__(
        self, ink: Ink, world: WorldMap, tiles: tuple[Tile, ...], width: float, height: float, progress: Progress
    ) -> None:
        self._ink = ink
        self._world = world
        self._tiles = tiles
        self._width = width
        self._height = height
        self._progress = progress
        self.outline: list[Outlined] = []
        self._done = self._total = 0
        self._listed = False

    def strips(self, report: Report) -> list[Strip | Flowing]:
        """All strips, in order; before them a warning where no font can draw the text."""
        self._listed = bool(report.listed)
        self._total = sum(_rows(block) for part in report.parts for block in part.blocks)
        found: list[Strip | Flowing] = [*self._warning(report)]
        for part in report.parts:
            found += self._part(part)
        return found

    def _part(self, part: Part) -> list[Strip | Flowing]:
        found: list[Strip | Flowing] = []
        for block in part.blocks:
            found += self._block(block)
        return found

    def _block(self, block: Block) -> list[Strip | Flowing]:
        ink, width, height = self._ink, self._width, self._height
        match block:
            case Heading():
                return [*self._heading(block)]
            case Prose():
                return [*self._prose(block)]
            case Facts():
                return [*facts_strips(block, ink, width, height)]
            case Table():
                return [*table_strips(block, ink, width, height, self._row_done)]
            case Columns():
                return [self._columns(block)]
            case Legend():
                return [*legend_strips(ink, width, self._listed)]
            case Redline():
                return [*redline_strips(block, ink, width, self._row_done)]
            case VotePicture():
                return [*picture_strips(block, ink, self._world, self._tiles, width, height)]
            case VoteBar():
                return [*bar_strips(block, ink, width)]

    def _row_done(self) -> None:
        self._done += 1
        self._progress(self._done, self._total)

    def _heading(self, heading: Heading) -> list[TextStrip]:
        scale, space = _HEADINGS[heading.level]
        lines = break_lines([Piece(heading.text, Look(bold=True, scale=scale))], self._ink, self._width)
        strips = paragraph(lines, space=space * POINT, with_next=True)
        self.outline.append(Outlined(heading, strips[0]))
        return strips

    def _prose(self, prose: Prose) -> list[TextStrip]:
        mirrored = next((run.language == "ar" for run in prose.runs if run.language is not None), False)
        lines = break_lines(run_pieces(prose.runs), self._ink, self._width, mirrored, leading=_PROSE_LEADING)
        return paragraph(lines, space=4 * POINT)

    def _columns(self, columns: Columns) -> ColumnFlow:
        """Entries downwards in columns of equal length, on one page as far as it has room."""
        heading = tuple(self._heading(Heading(columns.heading, 3)))
        goes_on = Piece(f"{columns.heading}, continued", Look(bold=True, scale=_HEADINGS[3][0]))
        continued = paragraph(break_lines([goes_on], self._ink, self._width), with_next=True)
        count = max(1, min(3, int(self._width // (150 * POINT))))
        each = self._width / count
        entries = tuple(
            tuple(break_lines([Piece(entry, Look(scale=0.9))], self._ink, each - 8 * POINT, leading=1.1))
            for entry in columns.entries
        )
        return ColumnFlow(heading, tuple(continued), entries, count, each)

    def _warning(self, report: Report) -> list[TextStrip]:
        words = missing_words(self._ink.fonts.missing(_characters(report)))
        if not words:
            return []
        return paragraph(break_lines([Piece(words, Look(alarm=True))], self._ink, self._width))


def _rows(block: Block) -> int:
    return len(block.rows) if isinstance(block, Table | Redline) else 0


def _characters(report: Report) -> set[str]:
    """The characters of the documents' texts that the report shows."""
    found: set[str] = set()
    for part in report.parts:
        for block in part.blocks:
            if isinstance(block, Redline):
                for row in block.rows:
                    for paragraph_ in (*row.original, *row.amended):
                        found.update(paragraph_.text, paragraph_.label)
            elif isinstance(block, Table):
                found.update(*(run.text for cells in block.rows for runs in cells for run in runs))
            elif isinstance(block, Prose):
                found.update(*(run.text for run in block.runs))
    return found
