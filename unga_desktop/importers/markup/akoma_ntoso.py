"""Akoma Ntoso 3.0 (resolutions, statements) as documents: sections, numbers, symbol, date and language as marked up."""

import hashlib
import re
from dataclasses import replace

from lxml import etree

from unga_desktop.core.documents import structure
from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source
from unga_desktop.core.documents.text import LINE_BREAKS
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import Format, ImportReport, counted
from unga_desktop.importers.files import refuse_long
from unga_desktop.importers.markup.akn_text import AknLine, AknText
from unga_desktop.importers.markup.xml_tree import parse_xml

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_LANGUAGES = {"ara": "ar", "eng": "en", "spa": "es", "fra": "fr", "fre": "fr", "rus": "ru", "zho": "zh", "chi": "zh"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?=\Z|T)")
_ADVICE = "Fetch it again, or choose the Word or HTML form of the document"


def parse_akoma_ntoso(content: bytes, name: str) -> tuple[Document, ImportReport]:
    """The document in the bytes of a file called ``name``, and what was taken and left out.

    Raises ``DocumentError`` where the file is damaged, of another version, more than a document can be, or holds no text.
    """
    root = parse_xml(content, lambda what: DocumentError(f"the file {what}", name, _ADVICE))
    space, local = etree.QName(root).namespace or "", etree.QName(root).localname
    if local != "akomaNtoso" or not space.startswith(NAMESPACE):
        raise DocumentError("this is no Akoma Ntoso 3.0 document", name, _ADVICE)
    reader = AknText(root)
    lines = [line for line in reader.lines() if line.printed.strip(" \t" + LINE_BREAKS)]
    refuse_long(len(lines), sum(len(line.printed) for line in lines), name)
    if not lines:
        raise DocumentError("the document holds no text", name, "Choose a document with text")
    doubts = tuple(reader.doubts())
    report = ImportReport(Format.AKOMA_NTOSO.value, counted(len(lines), "paragraph"), tuple(reader.left()), doubts)
    source = Source(name, hashlib.sha256(content).hexdigest(), note=" ".join(doubts))
    document = structure.parse_paragraphs([line.printed for line in lines], source, _language(root))
    return _as_marked_up(document, lines, root), report


def _as_marked_up(document: Document, lines: list[AknLine], root: etree._Element) -> Document:
    """The document with the sections that the markup names, where it names them."""
    of_text = lines[len(lines) - len(document.paragraphs) :]  # the symbol's line is no paragraph
    paragraphs = tuple(map(_paragraph, document.paragraphs, of_text))
    title = next((paragraph.text for paragraph in paragraphs if paragraph.section is Section.TITLE), document.title)
    return replace(
        document,
        paragraphs=paragraphs,
        title=title,
        symbol=document.symbol or _symbol(root),
        date=_date(root),
    )


def _paragraph(found: Paragraph, line: AknLine) -> Paragraph:
    section = found.section if line.section is None else line.section
    level = found.level if line.section is None else line.level
    if line.number and line.text and found.mark != line.number:
        label = found.label if found.mark.startswith(line.number) else line.number.strip().rstrip(".")
        return Paragraph(found.index, section, label, line.text, level, line.number)
    return replace(found, section=section, level=level)


def _language(root: etree._Element) -> str:
    """The language of the expression; empty, so that it is recognised, where it is none of the six."""
    for element in root.iterfind(".//{*}FRBRExpression/{*}FRBRlanguage"):
        return _LANGUAGES.get(element.get("language", "").lower()[:3], "")
    return ""


def _date(root: etree._Element) -> str:
    for place in (".//{*}FRBRWork/{*}FRBRdate", ".//{*}FRBRExpression/{*}FRBRdate"):
        for element in root.iterfind(place):
            if found := _DATE.match(element.get("date", "")):
                return found[0]
    return ""


def _symbol(root: etree._Element) -> str:
    """The symbol as printed, else as the metadata has it; empty where none of them is a symbol."""
    printed = (" ".join("".join(map(str, element.itertext())).split()) for element in root.iterfind(".//{*}docNumber"))
    kept = (
        value
        for place in (".//{*}FRBRWork/{*}FRBRalias", ".//{*}FRBRWork/{*}FRBRnumber")
        for element in root.iterfind(place)
        for value in (element.get("value", ""), element.get("showAs", ""))
    )
    for text in (*printed, *kept):
        # A path of the metadata ("/akn/un/...") begins with a slash, a symbol with its organ.
        if "/" in text and text[:1].isalpha() and len(text) < 60 and symbols.parse(text):
            return symbols.normalise(text)
    return ""
