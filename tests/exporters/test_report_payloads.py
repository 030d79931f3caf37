"""Words that look like markup, code or an address stay words in every format, wherever a report takes words from."""

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from lxml import etree
from payloads import PAYLOADS
from pypdf import PdfReader
from report_reading import docx_of, docx_words, html_of, html_words, pages, pdf_of, squashed
from report_samples import DATE, document

from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.report import Report
from unga_desktop.core.report_design import PART_TITLES
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk

pytestmark = pytest.mark.usefixtures("qapp")
_OWN_TAGS = set(
    "html head meta title style body header main section footer h1 h2 h3 p div span table thead tbody tr th td ins del br ul li "
    "dl dt dd a svg g path rect circle text defs pattern line caption figure desc sup abbr strong polygon clippath use".split()
)


def texts() -> tuple[Document, Document]:
    """Two texts of 200 paragraphs, a payload in each; every third paragraph differs round its payload."""
    lines = [f"{number}. Notes {payload} as it stands;" for number, payload in enumerate(PAYLOADS, 1)]
    edited = [line.replace("Notes", "Welcomes") if number % 3 == 0 else line for number, line in enumerate(lines)]
    names = (f"{PAYLOADS[0]}.txt", f"{PAYLOADS[28]}.txt")
    opening = "The General Assembly,"
    first, second = (
        document(name, "\n\n".join([opening, *each])) for name, each in zip(names, (lines, edited), strict=True)
    )
    return first, replace(second, title=PAYLOADS[2], source=Source(names[1], "ab" * 32, note=PAYLOADS[4]))


@pytest.fixture(scope="module")
def hostile() -> Report:
    comparison = compare(*texts())
    return Reporter(bundled_vote_desk()).report(comparison, None, DATE, tuple(PART_TITLES), notes="\n".join(PAYLOADS))


@pytest.fixture(scope="module")
def hostile_versions() -> Report:
    first, second = texts()
    return Reporter(bundled_vote_desk()).report_versions(
        trace([first, second, first]), None, DATE, tuple(PART_TITLES), notes="\n".join(PAYLOADS)
    )


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.odd: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    def handle_pi(self, data: str) -> None:
        self.odd.append(data)

    def unknown_decl(self, data: str) -> None:
        self.odd.append(data)


@pytest.mark.parametrize("which", ["hostile", "hostile_versions"])
def test_html_has_no_tag_and_no_address_of_theirs(which: str, request: pytest.FixtureRequest) -> None:
    page = html_of(request.getfixturevalue(which))
    tags = Tags(page)
    assert {tag for tag, _ in tags.found} <= _OWN_TAGS
    assert tags.odd == []
    for _, attributes in tags.found:
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in ("src", "background", "action", "xlink:href")
            assert name != "href" or (value or "").startswith("#")
            assert name != "style"
    words = html_words(page)
    assert [payload for payload in PAYLOADS if squashed(payload) not in words] == []


@pytest.mark.parametrize("which", ["hostile", "hostile_versions"])
def test_word_has_no_field_no_link_and_no_element_of_theirs(which: str, request: pytest.FixtureRequest) -> None:
    content = docx_of(request.getfixturevalue(which))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = {element.tag.rpartition("}")[2] for element in etree.fromstring(parts["word/document.xml"]).iter()}
    assert not names & {
        "hyperlink",
        "fldSimple",
        "instrText",
        "object",
        "altChunk",
        "attachedTemplate",
        "img",
        "script",
    }
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(part)
            assert all(isinstance(element.tag, str) for element in root.iter())  # no comments, no instructions
            assert not root.getroottree().docinfo.doctype
    targets = re.findall(rb'Target="([^"]*)"', parts["word/_rels/document.xml.rels"])
    assert all(re.fullmatch(rb"[a-z]+\.xml|media/picture\d+\.png", target) for target in targets)
    assert b"TargetMode" not in parts["word/_rels/document.xml.rels"]
    words = docx_words(content)
    assert [payload for payload in PAYLOADS if squashed(payload) not in words] == []


@pytest.mark.parametrize("which", ["hostile", "hostile_versions"])
def test_pdf_has_no_link_and_no_action_of_theirs(which: str, request: pytest.FixtureRequest) -> None:
    pdf = pdf_of(request.getfixturevalue(which))
    reader = PdfReader(io.BytesIO(pdf))
    assert all(not page["/Annots"].get_object() and "/AA" not in page for page in reader.pages)
    catalogue = reader.trailer["/Root"].get_object()
    assert not {"/OpenAction", "/AA", "/AcroForm", "/URI"} & set(catalogue)
    assert "/JavaScript" not in catalogue["/Names"].get_object()
    words = "".join(pages(pdf))
    assert [payload for payload in PAYLOADS if squashed(payload) not in words] == []
