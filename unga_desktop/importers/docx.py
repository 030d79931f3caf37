"""Word documents (.docx) read for their words: every character that a reader of the printed page sees, and nothing else.

Tabs, line breaks, automatic numbers, the cells of tables, text boxes and footnotes are read; headers, footers, comments
and pictures are no part of the text. A document with tracked changes has no single text and is refused.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from unga_desktop.core import structure
from unga_desktop.core.document import Document, Source
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.text import unwrap
from unga_desktop.importers.files import read_bytes, shown_name
from unga_desktop.importers.word_numbering import WordNumbering
from unga_desktop.importers.word_package import WordPackage
from unga_desktop.importers.word_styles import WordStyles
from unga_desktop.importers.word_xml import attribute

_MOVED_OR_CHANGED = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
_RANGES = tuple(f"customXml{kind}RangeStart" for kind in ("Ins", "Del", "MoveFrom", "MoveTo"))
_TRACKED = frozenset((*_MOVED_OR_CHANGED, *_RANGES))
_PROPERTIES = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr")
_NOT_TEXT = frozenset((*_PROPERTIES, "instrText", "delText", "rt", "Fallback"))
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def read_docx(path: Path) -> Document:
    """Reads a Word document; raises ``DocumentError`` where it cannot be read, is none, or has tracked changes."""
    return parse_docx(read_bytes(path), shown_name(path))


def parse_docx(content: bytes, name: str) -> Document:
    """The document in the bytes of a file called ``name``; raises ``DocumentError`` as ``read_docx`` does."""
    lines, note = _read(content, name)
    source = Source(name, hashlib.sha256(content).hexdigest(), note=note)
    return structure.parse_paragraphs(lines, source)


def docx_lines(content: bytes, name: str) -> list[str]:
    """The paragraphs of a Word document, a line each, with their numbers; raises ``DocumentError`` as ``read_docx`` does."""
    return _read(content, name)[0]


def _read(content: bytes, name: str) -> tuple[list[str], str]:
    """The paragraphs, and a sentence on what the reader of the text must know."""
    reader = _Reader(WordPackage(content, name), name)
    lines = reader.lines()
    if not any(line.strip() for line in lines):
        raise DocumentError("the document holds no text", name, "Choose a document with text")
    return lines, reader.note()


class _Reader:
    """Goes through the parts of a document in reading order."""

    def __init__(self, package: WordPackage, name: str) -> None:
        self._name = name
        self._main = package.main()
        self._notes = {"footnote": package.part("footnotes"), "endnote": package.part("endnotes")}
        self._styles = WordStyles(package.part("styles"))
        self._numbering = WordNumbering(package.part("numbering"))
        self._referred: list[tuple[str, str, str]] = []
        self._hidden = 0
        for root in (self._main, *(root for root in self._notes.values() if root is not None)):
            self._refuse_unreadable(root)

    def lines(self) -> list[str]:
        """Every paragraph on a line of its own with its number at its head, the notes after the text."""
        lines = self._paragraphs(self._main)
        for kind, note_id, mark in self._referred:  # grows while notes are read
            lines += self._note(kind, note_id, mark)
        return [_unwrapped(line) for line in lines]

    def note(self) -> str:
        """A sentence on what the reader of the text must know, or nothing."""
        remarks = []
        if self._hidden:
            remarks.append(f"{self._hidden:,} characters of hidden text in the file were left out.")
        if self._numbering.unusual:
            remarks.append("Automatic numbers of an unusual form are shown as 1, 2, 3.")
        return " ".join(remarks)

    def _refuse_unreadable(self, root: etree._Element) -> None:
        for element in root.iter(etree.Element):
            tag = etree.QName(element).localname
            if tag in _TRACKED:
                raise DocumentError(
                    "the document has tracked changes, which cannot be read yet",
                    self._name,
                    "Accept or reject them in Word, save it under a new name, and open that",
                )
            if tag in ("altChunk", "subDoc"):
                raise DocumentError(
                    "the document takes part of its text from another file",
                    self._name,
                    "Save it again as one file in Word",
                )

    def _paragraphs(self, container: etree._Element) -> list[str]:
        lines: list[str] = []
        for paragraph in _outer_paragraphs(container):
            properties = paragraph.find("{*}pPr")
            text = "".join(self._texts(paragraph, properties))
            # An empty paragraph of a list has its number on the page too, unless the paragraph itself is hidden.
            label = "" if not text and self._is_mark_hidden(properties) else self._label(properties)
            lines.append(label + text if text.strip() else "")
            for box in _text_boxes(paragraph):
                lines += self._paragraphs(box)
        return lines

    def _label(self, properties: etree._Element | None) -> str:
        place = self._styles.list_place(properties)
        if place is None:
            return ""
        level = place.level
        if level is None:
            level = self._numbering.level_of_style(place.list_id, place.style)
        return self._numbering.label(place.list_id, level)

    def _is_mark_hidden(self, properties: etree._Element | None) -> bool:
        mark = properties.find("{*}rPr") if properties is not None else None
        return mark is not None and self._styles.is_hidden(mark, None)

    def _texts(self, element: etree._Element, properties: etree._Element | None) -> Iterator[str]:
        """The characters of a paragraph's runs, however deep they are wrapped in links, fields and controls."""
        for child in element.iterchildren(etree.Element):
            tag = etree.QName(child).localname
            if tag == "r":
                yield self._run(child, properties)
            elif tag == "t":  # in a formula
                yield child.text or ""
            elif tag not in _NOT_TEXT and tag != "txbxContent":
                yield from self._texts(child, properties)

    def _run(self, run: etree._Element, properties: etree._Element | None) -> str:
        text = "".join(self._pieces(run))
        if text and self._styles.is_hidden(run.find("{*}rPr"), properties):
            self._hidden += len(text)
            return ""
        return text

    def _pieces(self, run: etree._Element) -> Iterator[str]:
        for child in run.iterchildren(etree.Element):
            tag = etree.QName(child).localname
            if tag == "t":
                yield _characters(child)
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == "br":
                yield "" if attribute(child, "type") in ("page", "column") else "\n"
            elif tag == "sym":
                yield _symbol(child)
            elif tag in ("footnoteReference", "endnoteReference"):
                yield self._reference(child, tag.removesuffix("Reference"))
            elif tag == "ruby":
                yield from self._texts(child, None)
            elif tag == "AlternateContent":
                yield from self._alternative(child)

    def _alternative(self, element: etree._Element) -> Iterator[str]:
        choice = element.find("{*}Choice")
        if choice is not None:
            yield from self._pieces(choice)

    def _reference(self, element: etree._Element, kind: str) -> str:
        """The raised number of a note; a mark of the author's own follows as text."""
        own = attribute(element, "customMarkFollows") in ("1", "true", "on")
        automatic = sum(1 for _, _, mark in self._referred if mark) + 1
        mark = "" if own else str(automatic).translate(_SUPERSCRIPT)
        self._referred.append((kind, attribute(element, "id"), mark))
        return mark

    def _note(self, kind: str, note_id: str, mark: str) -> list[str]:
        root = self._notes[kind]
        for note in root.iterchildren("{*}" + kind) if root is not None else ():
            if attribute(note, "id") == note_id:
                lines = [line for line in self._paragraphs(note) if line.strip()]
                return [
                    f"{mark} {line.lstrip()}" if number == 0 and mark else line for number, line in enumerate(lines)
                ]
        return []


def _unwrapped(line: str) -> str:
    """A paragraph without its line breaks, and without the white space that indents it."""
    parts = (part.strip(" \t") for part in line.split("\n"))
    return unwrap(part for part in parts if part)


def _outer_paragraphs(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a part in reading order, those in tables and controls too; those in text boxes belong to the
    paragraph that the box hangs on."""
    for child in container.iterchildren(etree.Element):
        tag = etree.QName(child).localname
        if tag == "p":
            yield child
        elif tag not in _NOT_TEXT:
            yield from _outer_paragraphs(child)


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph. What Word wrote twice, for old programs too, is read once."""
    for child in element.iterchildren(etree.Element):
        tag = etree.QName(child).localname
        if tag == "txbxContent":
            yield child
        elif tag != "Fallback":
            yield from _text_boxes(child)


def _characters(element: etree._Element) -> str:
    """Word ignores white space at the ends of a text unless it is told to keep it."""
    text = element.text or ""
    return text if element.get(_XML_SPACE) == "preserve" else text.strip(" \t\r\n")


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
