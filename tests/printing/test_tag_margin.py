"""Tags in the outer margin of the printed redline: beside the line where a change begins, in grey too, and in Arabic."""

import io
from itertools import pairwise

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage, QPainter
from report_samples import ARABIC_AFTER, ARABIC_BEFORE, DATE, art, document, explained_report, versions_report

from unga_desktop.core.report import Redline, Report
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.printing.ink import Ink
from unga_desktop.printing.page_setup import PageSetup
from unga_desktop.printing.redline_strips import RedlineStrips
from unga_desktop.printing.report_pages import ReportPages, lay_out
from unga_desktop.printing.report_pdf import report_pdf
from unga_desktop.printing.strips import PlacedLine, TextStrip
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = 9000.0


def redline(report: Report) -> Redline:
    return next(block for part in report.parts for block in part.blocks if isinstance(block, Redline) and block.tags)


def text_of(placed: PlacedLine) -> str:
    line = placed.line.layout.lineAt(placed.line.index)
    return placed.line.layout.text()[line.textStart() : line.textStart() + line.textLength()].strip()


def strips(report: Report, colour: bool = True) -> list[TextStrip]:
    made = RedlineStrips(redline(report), Ink(art().appearance, PageSetup(colour=colour)), WIDTH).strips()
    return [strip for row in made for strip in row]


def tagged(report: Report) -> list[tuple[str, list[str]]]:
    """The words of each line that has tags, with these."""
    tags = {tag.text for beside in redline(report).tags for tag in beside}
    found = []
    for strip in strips(report):
        texts = [text_of(placed) for placed in strip.lines]
        beside = [word for text in texts for word in text.split() if word in tags]
        if beside:
            found.append((texts[0], beside))
    return found


def test_a_tag_stands_beside_the_line_in_which_its_change_begins() -> None:
    found = tagged(explained_report())
    assert [tags for _, tags in found][:3] == [["E1"], ["?"], ["E2"]]
    # How much more is in the line depends on the font.
    assert "Russian Federation-" in found[0][0]
    assert "Reaffirming" in found[1][0]
    assert "furthe" in found[2][0] or "lasting" in found[2][0]


def test_every_tag_is_on_paper_in_grey_too() -> None:
    pdf = report_pdf(explained_report(), art(), PageSetup(colour=False))
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Tags beside the text name the amendment that made a change" in text
    assert "Made by" in text
    image = QImage(1200, 1700, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    pages = lay_out(explained_report(), art(), PageSetup(colour=False))
    with_redline = next(b.page for b in pages.bookmarks if b.text.startswith("The text with"))
    painter = QPainter(image)
    pages.paint(painter, with_redline)
    painter.end()
    data = image.constBits()
    assert all(data[at] == data[at + 1] == data[at + 2] for at in range(0, len(data), 4))


def test_many_tags_do_not_push_the_lines_of_a_paragraph_apart() -> None:
    report = versions_report(6)
    found = strips(report)
    beside = [text for _, tags in tagged(report) for text in tags]
    assert sorted(set(beside)) == sorted(
        {word for tags in redline(report).tags for tag in tags for word in tag.text.split()}
    )
    assert max(len(strip.lines) for strip in found) > 4
    for strip, following in pairwise(found):
        first, after = strip.lines[0].line, following.lines[0].line
        if first.layout is after.layout:
            assert strip.height == first.height


def test_text_and_tags_keep_out_of_each_other_s_way() -> None:
    tags = {tag.text for beside in redline(versions_report()).tags for tag in beside}
    for strip in strips(versions_report()):
        margin = [placed.x for placed in strip.lines if set(text_of(placed).split()) & tags]
        for placed in strip.lines:
            line = placed.line.layout.lineAt(placed.line.index)
            right = placed.x + line.naturalTextRect().right()
            assert right <= WIDTH + 1
            if margin and placed.x not in margin:
                assert right <= min(margin)


def test_many_tags_of_one_line_make_it_higher_so_that_none_covers_the_next() -> None:
    for strip in strips(versions_report()):
        for placed in strip.lines:
            assert placed.y + placed.line.height <= strip.height + 1 or placed is strip.lines[0]


def test_tags_stand_at_the_left_of_arabic() -> None:
    texts = (ARABIC_BEFORE, ARABIC_AFTER, ARABIC_AFTER.replace("شاملا", "كاملا"))
    chain = trace([document(f"v{n}", text, "ar") for n, text in enumerate(texts)])
    report = Reporter(bundled_vote_desk()).report_versions(chain, None, DATE)
    for strip in strips(report):
        for placed in strip.lines:
            if "v" in text_of(placed):
                assert placed.x == 0.0
            else:
                left = placed.x + placed.line.layout.lineAt(placed.line.index).naturalTextRect().left()
                assert left > 300


def test_a_redline_without_tags_takes_the_whole_width(qapp: object) -> None:
    assert qapp is not None
    pages: ReportPages = lay_out(versions_report(), art(), PageSetup())
    assert pages.count > 1
    bare = Redline(redline(versions_report()).rows, (0,) * len(redline(versions_report()).rows), "en", "en")
    made = [s for row in RedlineStrips(bare, Ink(art().appearance, PageSetup()), WIDTH).strips() for s in row]
    widest = max(p.x + p.line.layout.lineAt(p.line.index).naturalTextRect().right() for s in made for p in s.lines)
    assert widest > WIDTH - 1200
