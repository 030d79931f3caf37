"""What made each change, in HTML and in Word: named in full, and no part of the text."""

import io
import re
import zipfile

from lxml import etree, html
from report_samples import art, explained_report, versions_report

from unga_desktop.core.report import Redline
from unga_desktop.exporters.redline_docx import redline_docx
from unga_desktop.exporters.report_html import report_html
from unga_desktop.importers.word_files.docx import parse_tracked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def page() -> html.HtmlElement:
    made = report_html(explained_report(), art().world_map, art().tiles, art().appearance)
    return html.document_fromstring(made.encode())


def comments(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    return ["".join(found.itertext()) for found in root.iter(f"{W}comment")]


def test_html_has_the_tag_after_its_change_with_the_amendment_in_full() -> None:
    redline = page().xpath('//section[@id="redline"]//div[@class="redline"]')[0]
    tags = redline.xpath('.//sup[contains(@class, "tag")]')
    assert [tag.text_content() for tag in tags] == ["E1", "?", "E2", "E2"]
    assert tags[0].xpath("abbr/@title") == [
        "Amendment E1 (A/ES-11/L.11, amendment 1), France and European States; adopted, totals not known"
    ]
    before = tags[0].getprevious()
    assert before.tag == "ins"
    assert before.text_content().startswith("full-scale invasion")


def test_the_words_of_the_amended_text_are_whole_when_tags_and_deletions_are_left_out() -> None:
    redline = page().xpath('//section[@id="redline"]//div[@class="redline"]')[0]
    for out in redline.xpath('.//sup | .//del | .//span[@class="changes"] | .//p[@class="note"]'):
        out.drop_tree()
    texts = [" ".join(found.text_content().split()) for found in redline.xpath(".//p") if found.text_content().strip()]
    value = next(b for p in explained_report().parts for b in p.blocks if isinstance(b, Redline))
    assert texts == [
        " ".join(f"{found.label}. {found.text}".lstrip(". ").split()) for row in value.rows for found in row.amended
    ]


def test_names_within_a_page_with_annexes_are_given_once() -> None:
    names = page().xpath("//@id")
    assert len(names) == len(set(names))
    for target in page().xpath('//a[starts-with(@href, "#")]/@href'):
        assert target[1:] in names


def test_word_names_the_amendment_of_each_change_in_a_comment() -> None:
    said = comments(redline_docx(explained_report()))
    assert "Amendment E1 (A/ES-11/L.11, amendment 1), France and European States; adopted, totals not known." in said
    assert "Not explained by any amendment given." in said
    assert sum("Amendment E2 (A/ES-11/L.15)" in text for text in said) == 2


def test_comments_leave_both_texts_as_they_are() -> None:
    for report in (explained_report(), versions_report()):
        value = next(b for p in report.parts for b in p.blocks if isinstance(b, Redline) and b.tags)
        rejected, accepted = parse_tracked(redline_docx(report), "redline.docx")
        originals = sorted((p for row in value.rows for p in row.original), key=lambda p: p.index)
        amended = sorted((p for row in value.rows for p in row.amended), key=lambda p: p.index)
        assert [p.text for p in rejected.document.paragraphs] == [p.text for p in originals]
        assert [p.text for p in accepted.document.paragraphs] == [p.text for p in amended]


def test_word_says_which_version_brought_and_which_took_away() -> None:
    said = comments(redline_docx(versions_report()))
    assert any(re.match(r"Came with version Rev\.1 .*, went with version Rev\.2 ", text) for text in said)
    assert any(text.startswith("Went with version Rev.2") for text in said)
