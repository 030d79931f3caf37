"""Pages of the finished PDF as a reader sees them: rendered, and probed where the marks have to be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from statistics import pstdev

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PySide6.QtGui import QImage
from report_reading import pdf_of
from report_samples import ARABIC_BEFORE, DATE, bundled_report, part_of, report_on

from unga_desktop.core.report import Report
from unga_desktop.printing.page_setup import PageSetup, Paper
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk

pytestmark = pytest.mark.usefixtures("qapp")
SCALE = 4.0  # pixels a point
DARK = 140


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page in pixels, from the upper left."""

    left: int
    top: int
    right: int
    bottom: int


class Seen:
    """A page rendered by PDFium, grey value by grey value."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._text = page.get_textpage()
        bitmap = page.render(scale=SCALE)
        width, height = bitmap.width, bitmap.height
        image = QImage(bytes(bitmap.buffer), width, height, bitmap.stride, QImage.Format.Format_RGB888)
        assert bitmap.format == pdfium.FPDFBitmap_BGR
        self.colours = image.rgbSwapped()
        self._grey = self.colours.convertToFormat(QImage.Format.Format_Grayscale8)
        self.width, self.height = width, height

    def grey(self, x: int, y: int) -> int:
        return self._grey.pixelColor(x, y).red()

    def find(self, words: str, place: int = 0) -> Area:
        """Where words that stand on one line are; ``place`` counts from 0 how often they were found before."""
        searcher = self._text.search(words, match_case=True)
        for _ in range(place):
            assert searcher.get_next() is not None
        found = searcher.get_next()
        assert found is not None, f"{words!r} is not on the page"
        first, count = found
        boxes = [self._text.get_charbox(first + at) for at in range(count) if not words[at].isspace()]
        left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        assert top - bottom < 20, "the words stand on two lines"
        high = self.height / SCALE
        return Area(*(round(at * SCALE) for at in (left, high - top, right, high - bottom)))

    def line_at(self, rows: range, area: Area) -> bool:
        """Whether a dark line runs all along the words in one of these rows of pixels."""
        across = range(area.left + 2, area.right - 2)
        return any(sum(self.grey(x, y) < DARK for x in across) > 0.97 * len(across) for y in rows)

    def underlined(self, area: Area) -> bool:
        return self.line_at(range(area.bottom, area.bottom + round(3 * SCALE)), area)

    def struck(self, area: Area) -> bool:
        middle = (area.top + area.bottom) // 2
        return self.line_at(range(middle - round(2 * SCALE), middle + round(2 * SCALE)), area)

    def unevenness(self, area: Area) -> float:
        """How much the grey values of a fill vary: a pattern is uneven, a plain fill is not."""
        return pstdev(self.grey(x, y) for x in range(area.left, area.right) for y in range(area.top, area.bottom))


def seen(pdf: bytes) -> Iterator[Seen]:
    document = pypdfium2.PdfDocument(pdf)
    yield from (Seen(page) for page in document)


def page_with(pdf: bytes, words: str) -> Seen:
    return next(page for page in seen(pdf) if words in page._text.get_text_range())


HEAD = "The General Assembly,\n\n"


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_inserted_words_are_underlined_and_deleted_ones_struck_through(colour: bool, paper: Paper) -> None:
    report = report_on(f"{HEAD}1. Deplores the zone as it is.", f"{HEAD}1. Deplores the mess as it is.")
    page = page_with(pdf_of(report, PageSetup(paper, colour=colour)), "The text with its changes marked")
    redline = page.find("zonemess")  # side by side, without a space: only in the redline
    middle = (redline.left + redline.right) // 2
    deleted = Area(redline.left, redline.top, middle - 20, redline.bottom)
    inserted = Area(middle + 20, redline.top, redline.right, redline.bottom)
    plain = page.find("as it is.", 2)
    assert page.struck(deleted)
    assert not page.underlined(deleted)
    assert page.underlined(inserted)
    assert not page.struck(inserted)
    assert not page.struck(plain)
    assert not page.underlined(plain)


def test_a_moved_paragraph_is_underlined_with_dots() -> None:
    one, two = "Requests the report to be short and clear", "Invites all of them to a meeting in spring"
    three = "Decides to come back to this matter in a year"
    report = report_on(f"{HEAD}1. {one};\n\n2. {two};\n\n3. {three}.", f"{HEAD}1. {two};\n\n2. {three};\n\n3. {one}.")
    alone = replace(report, parts=(part_of(report, "redline"),))
    (page,) = seen(pdf_of(alone, PageSetup(colour=False)))
    moved, kept = page.find("short and clear"), page.find("all of them to a meet")  # letters that do not hang down
    across = range(moved.left, moved.right)
    rows = range(moved.bottom, moved.bottom + round(3 * SCALE))
    shares = [sum(page.grey(x, y) < DARK for x in across) / len(across) for y in rows]
    assert not page.underlined(moved)
    assert any(0.2 < share < 0.8 for share in shares)
    assert not any(page.grey(x, kept.bottom + 8) < DARK for x in range(kept.left, kept.right))


@cache
def bundled_pdf(colour: bool) -> bytes:
    return pdf_of(bundled_report(), PageSetup(colour=colour))


def beside(area: Area) -> Area:
    """The fill of a tile just below the letters of its State."""
    middle = (area.left + area.right) // 2
    return Area(middle - 14, area.bottom + 3, middle + 14, area.bottom + 13)


@pytest.mark.parametrize("colour", [False, True])
def test_tiles_are_told_apart_by_grey_and_pattern(colour: bool) -> None:
    page = page_with(bundled_pdf(colour), "a tile for each State")
    fills = {code: beside(page.find(code)) for code in ("CAN", "RUS", "CHN", "BOL")}
    uneven = {code: page.unevenness(area) for code, area in fills.items()}
    assert uneven["CAN"] < 4  # in favour: a plain fill
    assert uneven["RUS"] > 8  # against: hatched
    assert uneven["CHN"] > 8  # abstaining: dotted
    assert uneven["BOL"] < 4  # not voting: blank
    grey = {code: page.grey(area.left, area.top) for code, area in fills.items()}
    assert grey["CAN"] < 130
    assert grey["BOL"] > 250


@pytest.mark.parametrize("colour", [False, True])
def test_the_map_has_the_same_fills(colour: bool) -> None:
    from unga_desktop.core.votes.roll_call import Vote

    page = page_with(bundled_pdf(colour), "The vote on the map")
    heading, legend = page.find("The vote on the map"), page.find("no vote recorded")
    # The land of large States, as shares of the map's width and height.
    width = page.width - 2 * heading.left
    top, bottom = heading.bottom, legend.top

    def around(x: float, y: float) -> Area:
        left, upper = round(heading.left + x * width), round(top + y * (bottom - top))
        return Area(left - 10, upper - 10, left + 10, upper + 10)

    votes = bundled_vote_desk().roll_call("A/RES/ES-11/8").votes
    assert (votes["RUS"], votes["AUS"], votes["BRA"]) == (Vote.AGAINST, Vote.IN_FAVOUR, Vote.ABSTAINING)
    russia, australia, brazil = around(0.67, 0.17), around(0.82, 0.70), around(0.345, 0.63)
    assert page.unevenness(russia) > 8
    assert page.unevenness(brazil) > 8
    assert page.unevenness(australia) < 4
    assert page.grey(australia.left, australia.top) < 130


def test_arabic_is_flush_right_and_ragged_on_the_left() -> None:
    long = f"{ARABIC_BEFORE[:-1]} {'وأن يقدم إليها تقريرا عن تنفيذ هذا القرار ' * 12}."
    page = page_with(pdf_of(report_on(long, long, "ar"), PageSetup(colour=False)), "The text with its changes marked")
    top = page.find("bers in the margin").bottom + 12
    bottom = page.find("In figures").top - 8
    edges = []
    rows = [[x for x in range(0, page.width, 2) if page.grey(x, y) < DARK] for y in range(top, bottom)]
    line: list[int] = []
    for row in [*rows, []]:
        if row:
            line += [min(row), max(row)]
        elif line:
            edges.append((min(line), max(line)))
            line = []
    rights = [right for _, right in edges]  # points above and below the letters are lines of their own here
    flush = [edge for edge in edges if abs(edge[1] - max(set(rights), key=rights.count)) <= 6]
    assert len(flush) >= 5
    assert max(left for left, _ in flush) - min(left for left, _ in flush) > page.width / 3


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("landscape", [False, True])
def test_nothing_is_printed_in_the_margins(paper: Paper, landscape: bool) -> None:
    setup = PageSetup(paper, landscape, colour=False)
    edge = round((setup.margin / 25.4 * 72 - 3) * SCALE)
    for page in seen(pdf_of(bundled_report(), setup)):
        sides = [range(0, edge, 3), range(page.width - edge, page.width, 3)]
        assert all(page.grey(x, y) > 250 for side in sides for x in side for y in range(0, page.height, 5))


def test_no_page_is_nearly_empty() -> None:
    """But the last one: a report ends where it ends."""
    desk = bundled_vote_desk()
    comparison = Comparer(bundled_library()).compare("A/ES-11/L.11", "A/RES/ES-11/8")
    report: Report = Reporter(desk).report(
        comparison, desk.roll_call("A/RES/ES-11/8"), DATE, against=desk.roll_call("A/RES/ES-11/1")
    )
    for setup in (PageSetup(), PageSetup(Paper.LETTER), PageSetup(Paper.A4, True)):
        pages = list(seen(pdf_of(report, setup)))
        for page in pages[:-1]:
            inked = [
                y
                for y in range(round(page.height * 0.1), round(page.height * 0.9), 4)
                if any(page.grey(x, y) < 200 for x in range(0, page.width, 6))
            ]
            assert max(inked) > page.height * 0.35
