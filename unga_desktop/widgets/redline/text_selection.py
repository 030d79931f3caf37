"""What is selected in the text view: from one place to another, over any number of rows, within one column."""

from collections.abc import Sequence
from dataclasses import dataclass

from unga_desktop.models.reading_outline import OutlineRow
from unga_desktop.models.redline_selection import Excerpt, excerpt
from unga_desktop.printing.redline_format import utf16
from unga_desktop.printing.redline_fragment import Block

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place between two characters: the row in the outline, the paragraph in its cell, the position in its shown text."""

    row: int
    index: int
    position: int


@dataclass(frozen=True, slots=True)
class TextSelection:
    """From ``anchor`` to ``caret``, whichever comes first, in one column."""

    cell: int
    anchor: Place
    caret: Place

    @property
    def first(self) -> Place:
        return min(self.anchor, self.caret)

    @property
    def last(self) -> Place:
        return max(self.anchor, self.caret)

    @property
    def empty(self) -> bool:
        return self.anchor == self.caret

    def range_in(self, row: int, index: int, length: int) -> Range | None:
        """The selected part of one paragraph whose shown text is so long; None where nothing of it is selected."""
        first, last = self.first, self.last
        if not (first.row, first.index) <= (row, index) <= (last.row, last.index):
            return None
        start = first.position if (row, index) == (first.row, first.index) else 0
        end = last.position if (row, index) == (last.row, last.index) else length
        return (start, end) if start < end or start == end == length == 0 else None

    def excerpts(self, rows: Sequence[OutlineRow]) -> list[Excerpt]:
        """The selected parts of all paragraphs, in order."""
        found = []
        for at in range(self.first.row, min(self.last.row + 1, len(rows))):
            cells = rows[at].cells()
            for index, block in enumerate(cells[self.cell] if self.cell < len(cells) else ()):
                part = self.range_in(at, index, utf16(block.shown))
                if part:
                    found.append(excerpt(block, *part))
        return found


def everything(rows: Sequence[OutlineRow], cell: int) -> TextSelection:
    """All of one column."""
    last = len(rows) - 1
    blocks: tuple[Block, ...] = ()
    while last >= 0:
        cells = rows[last].cells()
        blocks = cells[cell] if cell < len(cells) else ()
        if blocks:
            break
        last -= 1
    end = Place(max(last, 0), max(len(blocks) - 1, 0), utf16(blocks[-1].shown) if blocks else 0)
    return TextSelection(cell, Place(0, 0, 0), end)
