"""The report as a Word document: its parts golden, everything of the report in it, the same bytes each time."""

import io
import os
import zipfile
from pathlib import Path

import docx  # python-docx: a reader nobody here wrote
import pytest
from lxml import etree
from report_samples import ARABIC_AFTER, ARABIC_BEFORE, art, bundled_report, report_on

from unga_desktop.core.report import Columns, Facts, Heading, Prose, Report, Run, Table, VotePicture
from unga_desktop.core.report_design import ReportDesign
from unga_desktop.exporters.report_docx import report_docx
from unga_desktop.printing.report_picture import report_picture

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


def plain(report: Report) -> bytes:
    return report_docx(report, lambda _: PIXEL)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize("name", ["document", "comments", "styles"])
def test_the_parts_are_the_golden_ones(name: str) -> None:
    golden = GOLDEN / f"report_es11_8.docx.{name}.xml"
    found = etree.tostring(
        etree.fromstring(part(plain(bundled_report()), f"word/{name}.xml").encode()), pretty_print=True
    )
    if os.environ.get("UNGA_WRITE_GOLDEN"):
        golden.write_bytes(found)
    assert found == golden.read_bytes()


def test_every_word_of_the_report_is_in_the_document() -> None:
    report = bundled_report()
    text = "".join(etree.fromstring(part(plain(report), "word/document.xml").encode()).itertext())
    for block in (block for made in report.parts for block in made.blocks):
        match block:
            case Heading():
                assert block.text in text
            case Prose():
                assert words(block.runs) in text
            case Facts():
                assert all(label in text and value in text for label, value in block.pairs)
            case Table():
                assert all(words(cell).replace("\n", "") in text for row in block.rows for cell in row)
            case Columns():
                assert all(entry in text for entry in block.entries)


def test_another_reader_opens_it() -> None:
    opened = docx.Document(io.BytesIO(plain(bundled_report())))
    tables = [
        block for made in bundled_report().parts for block in made.blocks if isinstance(block, Table | Facts | Columns)
    ]
    assert len(opened.tables) == len(tables)
    assert len(opened.inline_shapes) == 2
    assert opened.core_properties.title == "A/ES-11/L.11 compared with A/RES/ES-11/8"
    assert opened.paragraphs[0].style is not None
    assert opened.paragraphs[0].style.name == "Title"


@pytest.mark.usefixtures("qapp")
def test_pictures_are_drawn_in_the_width_of_the_text() -> None:
    report = bundled_report()
    content = report_docx(report, lambda picture: report_picture(picture, art(), report.date))
    shapes = docx.Document(io.BytesIO(content)).inline_shapes
    assert [round(shape.width.cm) for shape in shapes] == [17, 17]
    assert content == report_docx(report, lambda picture: report_picture(picture, art(), report.date))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_pictures_are_not_higher_than_a_page_on_its_side(paper: str) -> None:
    report = bundled_report()
    design = ReportDesign("Wide", paper=paper, landscape=True)
    content = report_docx(report, lambda picture: report_picture(picture, art(), report.date), design)
    opened = docx.Document(io.BytesIO(content))
    section = opened.sections[0]
    room = section.page_height - section.top_margin - section.bottom_margin
    for shape, upright in zip(opened.inline_shapes, _upright(report), strict=True):
        assert shape.height <= room - 1400 * 635
        assert shape.width / shape.height == pytest.approx(upright, rel=0.001)


def _upright(report: Report) -> list[float]:
    content = report_docx(report, lambda picture: report_picture(picture, art(), report.date))
    return [shape.width / shape.height for shape in docx.Document(io.BytesIO(content)).inline_shapes]


def test_the_paper_is_that_of_the_design() -> None:
    design = ReportDesign("Wide", paper="Letter", landscape=True, margin=25.4)
    section = docx.Document(io.BytesIO(report_docx(bundled_report(), lambda _: PIXEL, design))).sections[0]
    assert (section.page_width.inches, section.page_height.inches, section.left_margin.inches) == (11.0, 8.5, 1.0)


def test_a_report_without_a_vote_has_no_pictures() -> None:
    drawn: list[VotePicture] = []

    def painter(picture: VotePicture) -> bytes:
        drawn.append(picture)
        return PIXEL

    report_docx(report_on(ARABIC_BEFORE, ARABIC_AFTER, "ar"), painter)
    assert drawn == []


def test_hidden_characters_in_tables_are_named_in_a_box() -> None:
    report = report_on("The General Assembly,\n\n1. Decides.", "The General Assembly,\n\n1. De\u200bcides.")
    assert '<w:t xml:space="preserve">ZWSP</w:t>' in part(plain(report), "word/document.xml")


def test_markup_in_a_document_stays_text() -> None:
    evil = "</w:t></w:r><w:r><w:instrText>INCLUDETEXT http://example.org</w:instrText></w:r>"
    report = report_on("The General Assembly,\n\n1. Decides.", f"The General Assembly,\n\n1. Decides {evil}.")
    root = etree.fromstring(part(plain(report), "word/document.xml").encode())
    assert not list(root.iter("{*}instrText"))
    assert evil in "".join(root.itertext())
