"""The runs of text of a PDF's pages put together to the lines that a reader sees, in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

HYPHEN = "\ufffe"
"""What the reader of PDF puts for a hyphen at the end of a line."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOGETHER = 1.2
_UPRIGHT = 0.05
_FULL_TURN = 6.28318

Run = tuple[str, float, float, float, float, float]
"""Text, left edge, baseline, right edge, size of type (points from the lower left corner), angle (radians)."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text: ``left``, ``right`` and ``baseline`` in points from the lower left corner of its page, counted from 1."""

    text: str
    left: float
    baseline: float
    right: float
    size: float
    page: int

    @property
    def width_of_character(self) -> float:
        return (self.right - self.left) / max(len(self.text), 1)


@dataclass(slots=True)
class PdfPage:
    """The lines of a page from top to bottom, and what stands on its side, or beside the page."""

    number: int
    width: float
    height: float
    lines: list[PdfLine] = field(default_factory=list)
    turned: list[PdfLine] = field(default_factory=list)
    outside: list[PdfLine] = field(default_factory=list)


def page_of(number: int, width: float, height: float, runs: Iterable[Run]) -> PdfPage:
    """A page from its runs, in the order of the file."""
    page = PdfPage(number, width, height)
    for text, left, baseline, right, size, angle in runs:
        line = PdfLine(text, left, baseline, right, size, number)
        if _UPRIGHT < angle < _FULL_TURN - _UPRIGHT:
            page.turned.append(line)
        elif right < 0 or left > width or baseline < -size or baseline > height + size:
            page.outside.append(line)
        elif page.lines and (joined := _together(page.lines[-1], line)):
            page.lines[-1] = joined
        else:
            page.lines.append(line)
    page.lines = [_stripped(line) for line in page.lines if not line.text.isspace()]
    return page


def in_reading_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """From top to bottom; where lines stand side by side, as in tables, the order of the file, which goes cell by cell."""
    arranged = rows(lines)
    several = [row for row in arranged if len(row) > 1]
    if len(several) > 2:
        return list(lines)
    return [line for row in arranged for line in row]


def _stripped(line: PdfLine) -> PdfLine:
    text = line.text.strip()
    if text == line.text:
        return line
    return PdfLine(text, line.left, line.baseline, line.right, line.size, line.page)


def mirrored(line: PdfLine, width: float) -> PdfLine:
    """A line of a text that runs from right to left, as if it ran from left to right."""
    return replace(line, left=width - line.right, right=width - line.left)


def rows(lines: Iterable[PdfLine]) -> list[list[PdfLine]]:
    """Lines by their height on the page, from the top, those at one height from the left."""
    found: list[list[PdfLine]] = []
    for line in sorted(lines, key=lambda one: -one.baseline):
        if found and found[-1][0].baseline - line.baseline < 0.4 * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(row, key=lambda one: one.left) if len(row) > 1 else row for row in found]


def size_of_type(lines: Iterable[PdfLine]) -> float:
    """The size that most characters are set in."""
    counts: dict[float, int] = {}
    for line in lines:
        counts[line.size] = counts.get(line.size, 0) + len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=10.0)


def leading(lines: Sequence[PdfLine]) -> float:
    """The distance between the lines of a paragraph: the commonest one, of the smaller ones where two are as common."""
    counts: dict[int, int] = {}
    for above, below in pairwise(lines):
        gap = above.baseline - below.baseline
        if above.page == below.page and 0.7 * below.size < gap < 3 * below.size:
            counts[round(gap * 2)] = counts.get(round(gap * 2), 0) + 1
    if not counts:
        return 1.2 * size_of_type(lines)
    # Half a point of rounding falls on either side.
    return max(sorted(counts), key=lambda gap: counts[gap] + counts.get(gap + 1, 0) / 2) / 2


def _together(line: PdfLine, run: PdfLine) -> PdfLine | None:
    """The line with the run that goes on in it, None where the run stands elsewhere."""
    if line.text.endswith(HYPHEN):
        return None
    size = max(line.size, run.size)
    gap = run.left - line.right
    if abs(line.baseline - run.baseline) > 0.6 * size or not -0.5 * size < gap < _TOGETHER * size:
        return None
    before, after = line.text, run.text
    baseline, type_size = line.baseline, line.size
    if _is_raised(run, line):
        after = after.translate(_SUPERSCRIPT)
    elif _is_raised(line, run):
        before = before.translate(_SUPERSCRIPT)
        baseline, type_size = run.baseline, run.size
    elif len(run.text) > len(line.text):
        type_size = run.size
    apart = before[-1:].isspace() or after[:1].isspace()
    space = " " if not apart and gap > 0.2 * size else ""
    return PdfLine(before + space + after, line.left, baseline, max(run.right, line.right), type_size, line.page)


def _is_raised(figure: PdfLine, beside: PdfLine) -> bool:
    above = figure.baseline - beside.baseline
    return figure.text.strip().isdecimal() and figure.size < beside.size and above > 0.15 * beside.size
