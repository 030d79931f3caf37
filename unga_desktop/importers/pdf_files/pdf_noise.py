"""What stands on the pages of a PDF and is no part of the text: running headers and footers, page and job numbers, line numbers.

The rules are those of the layout of United Nations documents: the symbol and a short title above the text, page number and
job number ("25-01234 (E)") below. What is taken out is given back, so that it can be shown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from unga_desktop.core.documents import label
from unga_desktop.core.documents.symbol import parse
from unga_desktop.core.documents.wording import is_opening
from unga_desktop.importers.pdf_files.pdf_lines import PdfLine, PdfPage, rows

_PAGE_NUMBER = re.compile(
    r"(?:page )?\d{1,4}(?: ?(?:/|of|de|из|sur) ?\d{1,4})?|[-\u2013\u2014] ?\d{1,4} ?[-\u2013\u2014]", re.IGNORECASE
)
_JOB_NUMBER = re.compile(r"\d{2}-\d{5}\*?(?: ?\([A-ZА-Я]\))?(?: +\d{6})*|(?:\d{6} ?){1,3}|\*\d{7,8}\*|[0-9]{7}[A-Z]?")
_RECYCLE = re.compile(r"(?:please )?recycle\W*", re.IGNORECASE)
_LINE_NUMBER = re.compile(r"\d{1,4}")
_MOST_ROWS = 3
_APART = 2.0
_LEAST_NUMBERED = 4
_SAME_PLACE = 10
_SAME_COLUMN = 3.0
"""Points by which the right edges of figures in one column differ at most."""


def take_line_numbers(pages: Sequence[PdfPage]) -> list[PdfLine]:
    """Takes the numbers beside the lines of a draft out of its pages, and gives them back.

    A page must have some of them in order; where one has, those in the same column of a page with fewer are known by it.
    """
    taken: list[PdfLine] = []
    columns: list[tuple[float, int]] = []
    for page in pages:
        found, step = _numbers(page)
        columns += [(line.right, step) for line in found[:1]]
        _take(page, found)
        taken += found
    for page in pages if columns else ():
        found = [line for line in page.lines if any(_is_in_column(line, *column) for column in columns)]
        _take(page, found)
        taken += found
    return sorted(taken, key=lambda line: (line.page, -line.baseline))


def _numbers(page: PdfPage) -> tuple[list[PdfLine], int]:
    """The numbers beside the lines of a page, and the step from one to the next; none where these are too few to be sure."""
    words = [line for line in page.lines if len(line.text) > 20]
    if not words:
        return [], 0
    edge = min(line.left for line in words)
    beside = [line for line in page.lines if _LINE_NUMBER.fullmatch(line.text) and line.right < edge]
    if len(beside) < _LEAST_NUMBERED:
        beside = [
            line
            for line in page.lines
            if _LINE_NUMBER.fullmatch(line.text) and line.left > max(other.right for other in words)
        ]
    numbers = [int(line.text) for line in sorted(beside, key=lambda one: -one.baseline)]
    steps = Counter(after - before for before, after in pairwise(numbers))
    if len(numbers) < _LEAST_NUMBERED or not steps:
        return [], 0
    step, times = steps.most_common(1)[0]
    return (beside, step) if step >= 1 and times >= 0.75 * (len(numbers) - 1) else ([], 0)


def _is_in_column(line: PdfLine, right: float, step: int) -> bool:
    is_number = _LINE_NUMBER.fullmatch(line.text) is not None and int(line.text) % step == 0
    return is_number and abs(line.right - right) < _SAME_COLUMN


def take_margins(pages: Sequence[PdfPage], symbol: str) -> list[PdfLine]:
    """Takes running headers and footers out of the pages, and gives them back; ``symbol`` is the document's, as printed."""
    arranged = [rows(page.lines) for page in pages]
    tops = [_margin(page, found, top=True) for page, found in zip(pages, arranged, strict=True)]
    feet = [_margin(page, found[::-1], top=False) for page, found in zip(pages, arranged, strict=True)]
    taken: list[PdfLine] = []
    for margins, is_top in ((tops, True), (feet, False)):
        places = _places(margins)
        for number, (page, lines) in enumerate(zip(pages, margins, strict=True)):
            found = [line for line in lines if _repeats(line, places) or _is_furniture(line, symbol, number, is_top)]
            if is_top and number == 0 and len(found) < len(lines):
                found = []  # the head of the document itself
            if is_top and number == 0:
                found = [line for line in found if line.text != symbol]
            if any(line in found for line in lines) and is_top and number:
                found = _with_title(found, lines, symbol)
            _take(page, found)
            taken += found
    return taken


def _margin(page: PdfPage, found: Sequence[list[PdfLine]], *, top: bool) -> list[PdfLine]:
    """The lines above, or below, the text: few rows with a gap between them and the rest; else the outermost row alone.

    ``found`` are the rows of the page, the outermost first.
    """
    for place, (outer, inner) in enumerate(pairwise(found[: _MOST_ROWS + 2])):
        gap = abs(outer[0].baseline - inner[0].baseline)
        if gap > _APART * max(outer[0].size, inner[0].size) and place < _MOST_ROWS:
            if _is_at_edge(outer[0], page, top=top):
                return [line for row in found[: place + 1] for line in row]
            break
    outermost = found[0] if found else []
    return [line for line in outermost if _is_certain(line)] if len(found) > 1 else []


def _is_at_edge(line: PdfLine, page: PdfPage, *, top: bool) -> bool:
    return line.baseline > 0.8 * page.height if top else line.baseline < 0.2 * page.height


def _is_certain(line: PdfLine) -> bool:
    return bool(_JOB_NUMBER.fullmatch(line.text) or re.fullmatch(r"\d{1,4}/\d{1,4}", line.text))


def _places(margins: Iterable[Sequence[PdfLine]]) -> dict[str, list[float]]:
    places: dict[str, list[float]] = {}
    for lines in margins:
        for key, baseline in {(_key(line), line.baseline) for line in lines}:
            places.setdefault(key, []).append(baseline)
    return places


def _repeats(line: PdfLine, places: dict[str, list[float]]) -> bool:
    """Whether other pages have the same at the same height; numbers may differ."""
    if is_opening(line.text) or label.numbered(line.text):
        return False
    return sum(abs(baseline - line.baseline) < _SAME_PLACE for baseline in places.get(_key(line), ())) > 1


def _key(line: PdfLine) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))


def _is_furniture(line: PdfLine, symbol: str, page: int, is_top: bool) -> bool:
    if is_top and page == 0:
        return False
    if _RECYCLE.fullmatch(line.text) or _JOB_NUMBER.fullmatch(line.text) or _PAGE_NUMBER.fullmatch(line.text):
        return True
    return bool(symbol) and line.text.replace("\u00a0", " ").rstrip("*") == symbol.rstrip("*")


def _with_title(found: list[PdfLine], lines: Sequence[PdfLine], symbol: str) -> list[PdfLine]:
    """Beside the symbol at the head of a page stands its short title, which belongs to the header too."""
    if not any(line.text.rstrip("*") == symbol.rstrip("*") or parse(line.text) for line in found):
        return found
    heights = [line.baseline for line in found]
    return [line for line in lines if line in found or any(abs(line.baseline - height) < 2 for height in heights)]


def _take(page: PdfPage, lines: Iterable[PdfLine]) -> None:
    gone = {id(line) for line in lines}
    page.lines = [line for line in page.lines if id(line) not in gone]
