"""Reads finished reports back, each format by a reader that nobody here wrote: what a test finds in them, their reader finds.

Words are compared without white space, since every format breaks lines where it likes.
"""

import io
import zipfile
from html.parser import HTMLParser

from lxml import etree
from pypdf import PdfReader
from report_samples import art

from unga_desktop.core.redlines.hidden_character import pieces
from unga_desktop.core.report import Report
from unga_desktop.exporters.report_docx import report_docx
from unga_desktop.exporters.report_html import report_html
from unga_desktop.printing.page_setup import PageSetup
from unga_desktop.printing.report_pdf import report_pdf
from unga_desktop.printing.report_picture import report_picture

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squashed(text: str) -> str:
    """Text without white space, and without what a report adds to a document's words: pilcrows at the ends of paragraphs."""
    return "".join(text.split()).replace("¶", "")


def named(text: str, careful: bool = False, against: str = "") -> str:
    """Text as a reader sees it: hidden characters by their names; squashed."""
    return squashed("".join(name or characters for characters, name in pieces(text, careful, against)))


def pdf_of(report: Report, setup: PageSetup | None = None) -> bytes:
    return report_pdf(report, art(), setup or PageSetup())


def html_of(report: Report) -> str:
    return report_html(report, art().world_map, art().tiles, art().appearance)


def docx_of(report: Report) -> bytes:
    return report_docx(report, lambda picture: report_picture(picture, art(), report.date))


def pages(pdf: bytes) -> list[str]:
    """The words of each page, squashed."""
    return [squashed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def body(report: Report, pdf: bytes) -> str:
    """The words of a PDF, squashed, without the running lines, which every page has to have."""
    found = []
    read = pages(pdf)
    head = squashed(f"{report.header}{report.subject}{report.status}")
    for number, text in enumerate(read, 1):
        foot = squashed(f"Digest {report.digest[:12]} Page {number} of {len(read)}")
        assert text.startswith(head)
        assert text.endswith(foot)
        found.append(text.removeprefix(head).removesuffix(foot).rpartition("Printed")[0])
    return "".join(found)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._skipped += tag in ("style", "sup", "svg")

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in ("style", "sup", "svg")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.found.append(data)


def html_words(page: str) -> str:
    """The words of an HTML report, squashed, without tags of amendments, which stand between a document's words."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return squashed("".join(reader.found))


def docx_words(content: bytes) -> str:
    """The words of a Word report, squashed, deleted ones among them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return squashed("".join(each.text or "" for each in root.iter(f"{_W}t", f"{_W}delText")))
