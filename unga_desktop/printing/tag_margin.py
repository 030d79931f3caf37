"""The tags of amendments and versions in the outer margin of a printed redline, each beside the line where its change begins."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt

from unga_desktop.core.report import Tag
from unga_desktop.printing.ink import Ink, Look
from unga_desktop.printing.page_setup import POINT
from unga_desktop.printing.redline_format import placed
from unga_desktop.printing.redline_fragment import Block
from unga_desktop.printing.strips import Bar, PlacedLine, TextStrip
from unga_desktop.printing.text_lines import Line, Piece, break_lines, natural_width

_TAG = Look(bold=True, scale=0.75)
_NOT_KNOWN = Look(alarm=True, scale=0.75)
_GAP = 5 * POINT
_MOST = 6.0  # em, of the margin


def tags_width(tags: Sequence[Sequence[Tag]], ink: Ink) -> float:
    """The width of the outer margin that these tags need; 0 where there are none. Many in one line go on below each other."""
    pieces = [Piece(text, _TAG) for text in {tag.text for beside in tags for tag in beside}]
    if not pieces:
        return 0.0
    em = ink.fonts.size * POINT
    widest = max(natural_width(piece, ink) for piece in pieces)
    return min(max(widest, 2.2 * em), _MOST * em) + _GAP


class TagMargin:
    """Puts the tags of one row beside its lines. ``left`` is where the text ends, ``width`` that of the margin; in a text that is
    ``mirrored`` the margin is at the left of it."""

    def __init__(self, tags: Sequence[Tag], ink: Ink, left: float, width: float, mirrored: bool) -> None:
        self._waiting = list(tags)
        self._ink, self._mirrored = ink, mirrored
        # A mirrored strip is moved by the margin's width once it is whole.
        self._x = -width if mirrored else left + _GAP
        self._width = width - _GAP

    def beside(self, strips: Sequence[TextStrip], block: Block) -> list[TextStrip]:
        """The lines of a block with the tags of the changes that begin in them; those that find no room go on beside the next."""
        if not self._waiting or not strips:
            return list(strips)
        begun: dict[int, list[Tag]] = {}
        for tag, line in self._begin(block, [strip.lines[0].line for strip in strips]):
            begun.setdefault(line, []).append(tag)
        found: list[TextStrip] = []
        waiting: list[Line] = []
        for n, strip in enumerate(strips):
            waiting += self._lines(begun[n]) if n in begun else ()
            room = strip.height if n < len(strips) - 1 else float("inf")
            shown = _fitting(waiting, room)
            del waiting[: len(shown)]
            found.append(self._tagged(strip, shown) if shown else strip)
        return found

    def _begin(self, block: Block, lines: Sequence[Line]) -> list[tuple[Tag, int]]:
        """The tags that stand beside this block, each with the number of its line."""
        starts: dict[int, int] = {}
        for fragment, start, _ in placed(block.fragments):
            starts.setdefault(fragment.span, start)
        found = []
        for tag in list(self._waiting):
            inside = [start for span, start in starts.items() if tag.first <= span <= tag.last]
            if tag.first >= 0 and not inside:
                continue
            self._waiting.remove(tag)
            found.append((tag, _line_at(lines, min(inside)) if inside else 0))
        return found

    def _lines(self, tags: Sequence[Tag]) -> list[Line]:
        shown = [tag for n, tag in enumerate(tags) if n == 0 or len({one.text for one in tags}) > 1]
        pieces = [
            Piece(f"{' ' if n else ''}{tag.text}", _TAG if tag.known else _NOT_KNOWN) for n, tag in enumerate(shown)
        ]
        flush = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        return break_lines(pieces, self._ink, self._width, False, flush, leading=1.0)

    def _tagged(self, strip: TextStrip, lines: Sequence[Line]) -> TextStrip:
        top = max(0.0, (strip.height - lines[0].height) / 2) if len(lines) == 1 else 0.0
        beside, y = [], top
        for line in lines:
            beside.append(PlacedLine(line, self._x, y))
            y += line.height
        height = max(strip.height, y)
        bars = tuple(
            Bar(QRectF(bar.area.left(), bar.area.top(), bar.area.width(), height), bar.colour) for bar in strip.bars
        )
        return replace(strip, height=height, lines=(*strip.lines, *beside), bars=bars)


def _fitting(lines: Sequence[Line], room: float) -> list[Line]:
    """The first of the lines that fit into a height, one at least."""
    found: list[Line] = []
    for line in lines:
        if found and sum(each.height for each in found) + line.height > room:
            break
        found.append(line)
    return found


def _line_at(lines: Sequence[Line], at: int) -> int:
    """The number of the line in which a place of the text stands, counted as Qt counts."""
    return max(n for n, line in enumerate(lines) if n == 0 or line.layout.lineAt(line.index).textStart() <= at)
