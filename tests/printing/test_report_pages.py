"""Reports on paper: what stands on the pages, where pages break, and that equal reports give equal bytes."""

import io
import os
import subprocess
import sys

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage, QPainter
from report_samples import (
    ARABIC_AFTER,
    ARABIC_BEFORE,
    CHINESE_AFTER,
    CHINESE_BEFORE,
    art,
    bundled_report,
    long_text,
    report_on,
)

from unga_desktop.core.errors import Cancelled
from unga_desktop.core.report import Table
from unga_desktop.printing.fonts import Fonts, missing_words
from unga_desktop.printing.page_setup import PageSetup, Paper
from unga_desktop.printing.report_pages import lay_out
from unga_desktop.printing.report_pdf import report_pdf
from unga_desktop.printing.strips import PlacedLine
from unga_desktop.services.vote_desk import bundled_vote_desk

pytestmark = pytest.mark.usefixtures("qapp")


def page_texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture(scope="module")
def bundled(qapp: object) -> list[str]:
    assert qapp is not None
    return page_texts(report_pdf(bundled_report(), art(), PageSetup()))


def test_every_change_is_on_paper(bundled: list[str]) -> None:
    text = " ".join(bundled)
    for words in (
        "Russian Federation-Ukraine conflict",
        "full-scale invasion of Ukraine by the Russian Federation",
        "sovereignty, independence, unity and territorial integrity of Ukraine within its internationally recognized",
        "just, lasting and comprehensive",
        "sovereign equality and territorial integrity of States",
    ):
        assert words in text


def test_every_total_and_the_majority_are_on_paper(bundled: list[str]) -> None:
    text = " ".join(bundled)
    assert "As published 93 8 73 19 193" in text
    assert "68 needed of the 101 present and voting; 93 reached, 25 more than needed" in text


def test_every_state_is_on_paper(bundled: list[str]) -> None:
    text = " ".join(bundled)
    missing = [member.name for member in bundled_vote_desk().members if member.name not in text]
    assert missing == []


def test_each_page_has_its_symbols_status_and_number(bundled: list[str]) -> None:
    for number, text in enumerate(bundled, 1):
        assert "A/ES-11/L.11 → A/RES/ES-11/8" in text
        assert "summaries, not official texts" in text
        assert f"Page {number} of {len(bundled)}" in text
        assert "Printed 23 November 2026" in text


def test_no_letters_are_joined_into_one_strange_character(bundled: list[str]) -> None:
    text = " ".join(bundled)
    assert "official" in text
    assert not set("ﬀﬁﬂﬃﬄﬅﬆ") & set(text)


def test_no_word_of_a_table_s_head_is_torn(bundled: list[str]) -> None:
    assert "Abstaining" in bundled[0].split()


def test_the_check_line_is_on_paper(bundled: list[str]) -> None:
    assert "equal + delete rebuilds the original, equal + insert the amended text: verified" in bundled[0]


def test_the_outline_names_the_headings() -> None:
    reader = PdfReader(io.BytesIO(report_pdf(bundled_report(), art(), PageSetup())))
    titles = [entry.title for entry in reader.outline]
    assert titles[:2] == ["Summary", "The vote"]
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "A/ES-11/L.11 compared with A/RES/ES-11/8"


def test_fonts_are_embedded_and_maps_are_drawn_not_pictured() -> None:
    reader = PdfReader(io.BytesIO(report_pdf(bundled_report(), art(), PageSetup())))
    fonts = 0
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        for font in resources.get("/Font", {}).get_object().values():
            for descendant in font.get_object().get("/DescendantFonts", [font]):
                described = descendant.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)
                fonts += 1
        assert not [image for image in page.images if image.name]
    assert fonts


def test_equal_reports_give_equal_bytes() -> None:
    assert report_pdf(bundled_report(), art(), PageSetup()) == report_pdf(bundled_report(), art(), PageSetup())


def test_another_process_a_second_later_gives_equal_bytes() -> None:
    program = (
        "import hashlib, time; time.sleep(1.1)\n"
        "from report_samples import art, bundled_report\n"
        "from unga_desktop.printing.page_setup import PageSetup\n"
        "from unga_desktop.printing.report_pdf import report_pdf\n"
        "print(hashlib.sha256(report_pdf(bundled_report(), art(), PageSetup())).hexdigest())"
    )
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": here, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_no_heading_stands_at_the_foot_of_a_page() -> None:
    for setup in (PageSetup(), PageSetup(paper=Paper.LETTER, landscape=True), PageSetup(font_size=13)):
        pages = lay_out(bundled_report(), art(), setup)
        headings = {mark.text for mark in pages.bookmarks}
        for page in pages._pages[:-1]:
            last = page[-1].strip
            shown = [placed.line.layout.text() for placed in getattr(last, "lines", ())]
            assert not headings & set(shown)


def test_nothing_leaves_the_body_of_a_page() -> None:
    pages = lay_out(report_on(long_text(60, False), long_text(60, True)), art(), PageSetup())
    height = PageSetup().body().height()
    for page in pages._pages:
        for placed in page:
            assert placed.y + placed.strip.height <= height + 1


def test_the_head_of_a_table_is_repeated_on_each_of_its_pages() -> None:
    texts = page_texts(report_pdf(report_on(long_text(80, False), long_text(80, True)), art(), PageSetup()))
    with_rows = [text for text in texts if "Operative paragraph" in text and "replaced" in text]
    assert len(with_rows) > 3
    assert all("Before After" in text for text in with_rows)


def test_two_lines_at_least_stand_on_either_side_of_a_break() -> None:
    words = " ".join(f"word{number}" for number in range(4000))
    report = report_on(f"The General Assembly,\n\n1. Requests {words};", f"The General Assembly,\n\n1. Urges {words};")
    pages = lay_out(report, art(), PageSetup())
    for page, after in zip(pages._pages, pages._pages[1:], strict=False):
        last, first = page[-1].strip.lines[0].line, after[0].strip.lines[0].line
        if last.layout is first.layout:
            count = last.layout.lineCount()
            assert last.index >= 1
            assert first.index <= count - 2


def test_a_report_without_changes_says_so() -> None:
    same = "The General Assembly,\n\n1. Decides."
    text = " ".join(page_texts(report_pdf(report_on(same, same), art(), PageSetup())))
    assert "There are no changes." in text
    assert "the same, character for character" in text


def test_own_files_without_a_roll_call_have_no_part_on_votes() -> None:
    report = report_on("One text.", "Another text.")
    assert not {"vote", "tiles", "map", "groups", "states"} & {part.key for part in report.parts}


def test_three_thousand_changes_are_all_there() -> None:
    report = report_on(long_text(3000, False), long_text(3000, True))
    (table,) = [
        block for part in report.parts if part.key == "changes" for block in part.blocks if isinstance(block, Table)
    ]
    assert len(table.rows) == 3000
    pages = lay_out(report, art(), PageSetup())
    shown = {
        line.line.layout.text()
        for page in pages._pages
        for placed in page
        for line in getattr(placed.strip, "lines", ())
    }
    assert {str(number) for number in range(1, 3001)} <= shown
    assert all(any(f"new{number} " in text for text in shown) for number in (1, 1500, 3000))


def test_work_stops_when_it_is_cancelled() -> None:
    with pytest.raises(Cancelled):
        lay_out(bundled_report(), art(), PageSetup(), cancelled=lambda: True)


def test_progress_counts_the_rows() -> None:
    told: list[tuple[int, int]] = []
    lay_out(bundled_report(), art(), PageSetup(), progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0


@pytest.mark.parametrize(
    ("language", "before", "after"), [("ar", ARABIC_BEFORE, ARABIC_AFTER), ("zh", CHINESE_BEFORE, CHINESE_AFTER)]
)
def test_arabic_and_chinese_are_set_or_a_missing_font_is_named(language: str, before: str, after: str) -> None:
    report = report_on(before, after, language)
    text = " ".join(page_texts(report_pdf(report, art(), PageSetup())))
    missing = Fonts(art().appearance.type, 10).missing(before + after)
    assert ("No installed font has these" in text) == bool(missing)
    if language == "zh" and not missing:
        assert "敦促" in text


def test_arabic_paragraphs_and_their_numbers_begin_at_the_right() -> None:
    pages = lay_out(report_on(ARABIC_BEFORE, ARABIC_AFTER, "ar"), art(), PageSetup())
    strips = [placed.strip for page in pages._pages for placed in page]
    lines = [line for strip in strips for line in getattr(strip, "lines", ())]
    numbers = [line for strip in strips for line in getattr(strip, "numbers", ())]
    (label,) = [line for line in numbers if line.line.layout.text() == "1."]
    # The lines of a paragraph share its layout: the first of them.
    words = next(line for line in lines if "شاملا" in line.line.layout.text() and "تدعو" in line.line.layout.text())

    def extent(line: PlacedLine) -> tuple[float, float]:
        area = line.line.layout.lineAt(0).naturalTextRect()
        return line.x + area.left(), line.x + area.right()

    assert extent(words)[1] < extent(label)[0]
    assert extent(label)[1] < PageSetup().body().width()


def test_characters_without_a_font_are_named() -> None:
    missing = Fonts(art().appearance.type, 10).missing("a\U000e0fffb\U0001f9ffé")
    assert "a" not in missing
    assert "é" not in missing
    assert "U+6C34" in missing_words("水")
    assert "Chinese" in missing_words("水")
    assert missing_words("") == ""


def test_hidden_characters_are_named_on_paper() -> None:
    report = report_on("The General Assembly,\n\n1. Decides now.", "The General Assembly,\n\n1. Deci\u200bdes now.")
    assert "ZWSP" in " ".join(page_texts(report_pdf(report, art(), PageSetup())))


@pytest.mark.parametrize(
    ("edited", "names"),
    [
        ("1. Deci\u200bdes \u202enow in peace.", ["ZWSP", "RLO"]),
        ("1. Decides\u00a0now in pe\u0430ce.", ["NBSP", "Cyrillic"]),
        ("1.\u00a0Decides now in peace.", ["Renumbered from 1. to 1.", "NBSP"]),
        ("\u200f1. Decides now in peace.", ["Renumbered from 1. to", "RLM"]),
        ("1. Decides now in \uff50eace\ufe00.", ["FULLWIDTH", "U+FE00"]),
    ],
)
def test_every_kind_of_hidden_character_is_named_on_paper(edited: str, names: list[str]) -> None:
    report = report_on("The General Assembly,\n\n1. Decides now in peace.", f"The General Assembly,\n\n{edited}")
    paper = " ".join(" ".join(page_texts(report_pdf(report, art(), PageSetup()))).split())
    for name in names:
        assert name in paper


def painted(setup: PageSetup, page: int) -> QImage:
    pages = lay_out(bundled_report(), art(), setup)
    sheet = setup.sheet()
    image = QImage(round(sheet.width() * 96 / 1440), round(sheet.height() * 96 / 1440), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(3780)
    image.setDotsPerMeterY(3780)
    image.fill("#ffffff")
    painter = QPainter(image)
    pages.paint(painter, page)
    painter.end()
    return image


def test_black_and_white_pages_have_no_colour() -> None:
    for page in range(3):
        image = painted(PageSetup(colour=False), page)
        bytes_ = bytes(image.constBits())
        assert bytes_[0::4] == bytes_[1::4] == bytes_[2::4]
        assert min(bytes_[0::4]) < 60


def test_pages_in_colour_show_the_colours_of_insertion() -> None:
    pages = lay_out(bundled_report(), art(), PageSetup())
    image = painted(PageSetup(), next(b.page for b in pages.bookmarks if b.text.startswith("The text with")))
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert "#e3f4e8" in colours


def test_paper_and_orientation_change_the_sheet() -> None:
    assert round(PageSetup(paper=Paper.LETTER).sheet().width()) == 612 * 20
    turned = PageSetup(landscape=True).sheet()
    assert turned.width() > turned.height()
    with pytest.raises(ValueError, match="margins"):
        PageSetup(margin=100)
