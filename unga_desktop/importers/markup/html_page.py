"""Saved web pages of documents (HTML) as documents; what a browser would fetch or run is neither fetched nor run."""

import hashlib

from lxml import etree

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import Format, ImportReport, counted
from unga_desktop.importers.files import refuse_long
from unga_desktop.importers.markup.html_encoding import decode_html
from unga_desktop.importers.markup.html_text import HtmlText

_MOST_TAGS = 500_000
_ADVICE = "Open it in a browser and save it again, or save it as plain text"


def parse_html(content: bytes, name: str) -> tuple[Document, ImportReport]:
    """The document in the bytes of a page called ``name``, and what was taken and left out.

    Raises ``DocumentError`` where the page is damaged, wrongly encoded, more than a document can be, or holds no text.
    """
    text, doubt = decode_html(content, name)
    page = HtmlText(_tree(text, name))
    lines = page.lines()
    refuse_long(len(lines), sum(map(len, lines)), name)
    left = tuple(page.left())
    if not lines:
        raise DocumentError(
            "the page holds no text", name, "Choose a page with text; parts of it may lie in other files"
        )
    doubts = tuple(filter(None, (doubt, *page.doubts())))
    report = ImportReport(Format.HTML.value, counted(len(lines), "paragraph"), left, doubts, tuple(page.traces()))
    source = Source(name, hashlib.sha256(content).hexdigest(), note=" ".join(doubts))
    return structure.parse_paragraphs(lines, source), report


def _tree(text: str, name: str) -> etree._Element:
    if text.count("<") > _MOST_TAGS:
        raise DocumentError("the page has more parts than a document can have", name, _ADVICE)
    # Encoded anew, so that nothing in the page can say otherwise.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        root = None
    fatal = [entry.message for entry in parser.error_log if entry.level_name == "FATAL"]
    if any("depth" in message for message in fatal):
        raise DocumentError("the page is nested deeper than a document can be", name, _ADVICE)
    if root is None or fatal:
        raise DocumentError("the page is damaged or larger than a document can be", name, _ADVICE)
    # What stands behind the end of a page, browsers show at the end of it; the parser makes further trees of it.
    for later in list(root.itersiblings("*")):
        root.append(later)
    return root
