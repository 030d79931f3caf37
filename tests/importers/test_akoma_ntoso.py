"""Akoma Ntoso 3.0: sections, numbers, symbol, date and language as marked up; no word lost whatever elements are used."""

import re
from pathlib import Path

import pytest
from lxml import etree

from unga_desktop.core.documents.document import Document, Section
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import ImportReport
from unga_desktop.importers.markup.akoma_ntoso import NAMESPACE
from unga_desktop.importers.registry import parse_with_report, read_with_report
from unga_desktop.importers.text import parse_text

REAL = Path(__file__).parents[3] / "shared" / "real" / "texts"
META = """<meta><identification source="#x">
<FRBRWork><FRBRdate date="2024-12-17" name="adoption"/><FRBRnumber value="{number}"/></FRBRWork>
<FRBRExpression><FRBRdate date="2025-01-01" name=""/><FRBRlanguage language="{language}"/></FRBRExpression>
</identification></meta>"""


def akn(body: str, *, language: str = "eng", number: str = "") -> bytes:
    meta = META.format(language=language, number=number)
    return (
        f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution">{meta}{body}</statement></akomaNtoso>'.encode()
    )


def read(body: str, **about: str) -> tuple[Document, ImportReport]:
    return parse_with_report(akn(body, **about), "a.xml")


RESOLUTION = """
<preface><p><docNumber>A/RES/79/1</docNumber></p><longTitle><p><docTitle>Water for all</docTitle></p></longTitle></preface>
<preamble><formula name="enactingFormula"><p><i>The General Assembly</i>,</p></formula>
  <recitals><recital><p>Recalling its
     resolution <ref href="/x">64/292</ref>,<authorialNote marker="1"><p>Resolution 64/292.</p></authorialNote></p></recital>
  </recitals></preamble>
<mainBody>
 <paragraph><num>1.</num><content><p>Calls for wells;</p></content></paragraph>
 <paragraph><num>2.</num><list><intro><p>Requests:</p></intro>
   <point><num>(a)</num><content><p>A report;</p></content></point>
   <point><num>(b)</num><list><intro><p>A plan:</p></intro>
     <point><num>(i)</num><content><p>Of work.</p></content></point></list></point>
 </list></paragraph>
</mainBody>
<attachments><attachment><doc name="annex"><mainBody><hcontainer><heading>Annex</heading>
  <paragraph><num>1.</num><content><p>Terms.</p></content></paragraph></hcontainer></mainBody></doc></attachment></attachments>
"""


def test_a_resolution_has_the_sections_and_numbers_of_its_markup() -> None:
    document, report = read(RESOLUTION)
    assert [(found.section, found.label, found.level, found.text) for found in document.paragraphs] == [
        (Section.TITLE, "", 0, "Water for all"),
        (Section.OPENING, "", 0, "The General Assembly,"),
        (Section.PREAMBULAR, "", 0, "Recalling its resolution 64/292,¹"),
        (Section.OPERATIVE, "1", 0, "Calls for wells;"),
        (Section.OPERATIVE, "2", 0, "Requests:"),
        (Section.SUBPARAGRAPH, "(a)", 1, "A report;"),
        (Section.SUBPARAGRAPH, "(b)", 1, "A plan:"),
        (Section.SUBPARAGRAPH, "(i)", 2, "Of work."),
        (Section.ANNEX, "", 0, "Annex"),
        (Section.ANNEX, "1", 0, "Terms."),
        (Section.FOOTNOTE, "¹", 0, "Resolution 64/292."),
    ]
    assert (document.symbol, document.symbol_line, document.title) == ("A/RES/79/1", "A/RES/79/1", "Water for all")
    assert (document.date, document.language) == ("2024-12-17", "en")
    assert report == ImportReport("akn", "12 paragraphs")


def test_it_is_the_same_document_as_its_plain_text() -> None:
    document, _ = read(RESOLUTION)
    lines = [document.symbol_line, *(f"{found.mark} {found.text}".strip() for found in document.paragraphs)]
    assert parse_text("\n\n".join(lines).encode(), "a.txt").paragraphs == document.paragraphs


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<mainBody><p>one<eol/>two<br/>three</p></mainBody>", ["one two three"]),
        ("<mainBody><p>a<b>b</b> <i>c</i>d</p></mainBody>", ["ab cd"]),
        ("<mainBody><block name='x'>one</block><unknown>two</unknown>three</mainBody>", ["one", "two", "three"]),
        ("<mainBody><p>m<sup>2</sup> and H<sub>2</sub>O</p></mainBody>", ["m² and H2O"]),
        ("<mainBody><table><tr><td><p>a</p></td><td><p>b</p></td></tr></table></mainBody>", ["a", "b"]),
        ("<mainBody><p>says: <quotedText startQuote='“' endQuote='”'>no</quotedText>.</p></mainBody>", ["says: “no”."]),
        (
            "<mainBody><quotedStructure startQuote='“' endQuote='”'><p>one</p><p>two</p></quotedStructure></mainBody>",
            ["“one", "two”"],
        ),
        (
            "<mainBody><paragraph><num>1.</num></paragraph><paragraph><num>2.</num><content><p>x</p></content></paragraph></mainBody>",
            ["1.", "2. x"],
        ),
        ("<mainBody><p>x\u00a0y</p></mainBody>", ["x\u00a0y"]),
    ],
)
def test_no_word_is_lost_or_glued(body: str, texts: list[str]) -> None:
    document, _ = read(body)
    assert [f"{found.mark} {found.text}".strip() for found in document.paragraphs] == texts


def test_a_number_without_a_stop_is_a_number_where_the_markup_says_so() -> None:
    document, _ = read("<mainBody><paragraph><num>4.1</num><content><p>that all</p></content></paragraph></mainBody>")
    assert (document.paragraphs[0].label, document.paragraphs[0].text) == ("4.1", "that all")


@pytest.mark.parametrize(("code", "language"), [("fra", "fr"), ("zho", "zh"), ("eng", "en"), ("deu", "en")])
def test_the_language_is_that_of_the_expression(code: str, language: str) -> None:
    document, _ = read("<mainBody><p>of the and to in that for on</p></mainBody>", language=code)
    assert document.language == language


def test_the_symbol_may_stand_in_the_metadata_alone() -> None:
    assert read("<mainBody><p>x</p></mainBody>", number="a/res/79/1")[0].symbol == "A/RES/79/1"
    assert read("<mainBody><p>x</p></mainBody>", number="res-2")[0].symbol == ""


def test_what_is_left_out_is_named() -> None:
    body = (
        "<mainBody><p>x<img src='http://127.0.0.1:1/x' alt='map'/></p><toc><tocItem>One</tocItem></toc>"
        "<componentRef src='file:///etc/hostname'/><p><ins>new</ins><del>old</del></p></mainBody>"
    )
    document, report = read(body)
    assert [found.text for found in document.paragraphs] == ["x", "newold"]
    assert report.left == ("Picture: “map”.", "Table of contents: “One”.", "1 part that lies in another file left out.")
    assert report.doubts[0].startswith("2 passages marked as inserted or deleted")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (akn("<p>x</p>").replace(b"</statement>", b""), "the file is damaged"),
        (
            b"<!DOCTYPE x [<!ENTITY e 'x'>]>" + akn("<p>&e;</p>"),
            "the file declares a document type, which no document does",
        ),
        (akn("<p>" * 300 + "</p>" * 300), "the file is nested deeper than a document can be"),
        (akn("<p/>" * 1_600_000), "the file has more parts than a document can have"),
        (akn("<mainBody/>"), "the document holds no text"),
        (b'<?xml version="1.0" encoding="UTF-7"?>' + akn("<p>x</p>"), "the file is in an encoding that is not read"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(DocumentError) as refused:
        parse_with_report(content, "a.xml")
    assert refused.value.what == what


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "title", "count"),
    [
        ("res_2", "World telecommunication/information and communication technology policy forum", 44),
        ("dec_5", "Revenue and expenses for the Union for the period 2020-2023", 60),
    ],
)
def test_real_documents_are_read_whole(name: str, title: str, count: int) -> None:
    path = REAL / f"{name}.xml"
    if not path.exists():
        pytest.skip("the real files are not here")
    document, report = read_with_report(path)
    assert (document.title, document.date, document.language) == (title, "2018-11-15", "en")
    assert len(document.paragraphs) == count
    assert report.left == ()
    root = etree.parse(path).getroot()
    for meta in root.findall(".//{*}meta"):
        meta.getparent().remove(meta)
    expected = re.sub(r"\s+", "", "".join(root.itertext()))
    assert re.sub(r"\s+", "", "".join(found.mark + found.text for found in document.paragraphs)) == expected
