"""The text of a Word document in reading order: the paragraphs of its body, cells, text boxes and notes, with their numbers.

ECMA-376 part 1, 17. Every character that a reader of the page sees is read, and nothing else; of tracked changes one side.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from unga_desktop.core.documents.text import KEPT_BREAKS, unwrap
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import counted
from unga_desktop.core.redlines.revision import Revision, Stretch
from unga_desktop.importers.word_files import word_revisions
from unga_desktop.importers.word_files.word_fields import codes
from unga_desktop.importers.word_files.word_formula import signs
from unga_desktop.importers.word_files.word_notes import NoteMarks
from unga_desktop.importers.word_files.word_numbering import WordNumbering
from unga_desktop.importers.word_files.word_package import WordPackage
from unga_desktop.importers.word_files.word_plain import PlainParagraphs, characters
from unga_desktop.importers.word_files.word_revisions import Side
from unga_desktop.importers.word_files.word_styles import STRIKES, WordStyles
from unga_desktop.importers.word_files.word_xml import attribute, child_value, name

_PROPERTIES = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr")
_NOT_TEXT = frozenset((*_PROPERTIES, "instrText", "delInstrText", "rt", "Fallback"))
_STRIKING = [f"{{*}}{line}" for line in STRIKES]
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = re.compile(r"\s*[0-9]{1,3}\s*")
"""Raised, these are the number of a note or a power, as in the pages of HTML and PDF: 10³ is not 103."""

_SIGN = re.compile("[\ue000-\uf8ff]")
"""Symbol fonts keep their signs where no other font has a shape for them."""

# White space that is layout. No-break spaces and the like are characters of the text, alone in a paragraph too.
_LAYOUT = " \t\r\n"


@dataclass(slots=True)
class Line:
    """A paragraph on its way: its number, and its characters with the tracked changes they belong to."""

    label: str = ""
    pieces: list[Stretch] = field(default_factory=list)

    @property
    def stretches(self) -> list[Stretch]:
        return [Stretch(self.label, None), *self.pieces] if self.label else self.pieces

    @property
    def text(self) -> str:
        return "".join([stretch.text for stretch in self.stretches])

    @property
    def unwrapped(self) -> str:
        """The text without line breaks, and without the white space that indents it."""
        text = self.text
        if "\n" not in text:
            return text.strip(" \t").rstrip(KEPT_BREAKS)
        parts = (part.strip(" \t") for part in text.split("\n"))
        return unwrap(part for part in parts if part)

    @property
    def is_blank(self) -> bool:
        return not "".join([piece.text for piece in self.pieces]).strip(_LAYOUT)


class WordText:
    """Goes through the parts of a document in reading order, with its tracked changes rejected or accepted."""

    def __init__(self, package: WordPackage, name: str, side: Side) -> None:
        """``name`` is the file's, for messages. Raises ``DocumentError`` where the text cannot be read whole."""
        self._package, self._name, self._side = package, name, side
        self.main = package.main()
        self._notes = {"footnote": package.part("footnotes"), "endnote": package.part("endnotes")}
        self._plain: dict[etree._Element, PlainParagraphs] = {}
        styles = package.part("styles")
        self._styles = WordStyles(styles)
        self._may_hide = styles is not None and next(styles.iter("{*}vanish"), None) is not None
        self._may_strike = styles is not None and next(styles.iter(*_STRIKING), None) is not None
        self._numbering = WordNumbering(package.part("numbering"))
        self._marks = NoteMarks(self.main, package.part("settings"))
        self._section = 0
        self._referred: list[tuple[str, str, str]] = []
        self._hidden = self._signs = self._struck = 0
        self._is_striking = False
        self._has_boxes = self._has_fields = self._formats_changed = False
        self._codes: frozenset[etree._Element] = frozenset()
        self.tracked = False
        for root in (self.main, *(root for root in self._notes.values() if root is not None)):
            self._look_over(root)

    def lines(self) -> list[Line]:
        """Every paragraph with its number at its head, the notes after the text."""
        lines = self._paragraphs(self.main)
        for kind, note_id, mark in self._referred:  # grows while notes are read
            lines += self._note(kind, note_id, mark)
        texts = (piece.text for line in lines for piece in line.pieces)
        self._signs = sum(len(_SIGN.findall(text)) for text in texts if not text.isascii())
        return lines

    def note(self) -> str:
        """A sentence on what the reader of the text must know, or nothing."""
        return " ".join((*self.hidden(), *self.doubts()))

    def hidden(self) -> list[str]:
        """What is said of hidden text, if there was any among the lines."""
        if not self._hidden:
            return []
        return [f"{self._hidden:,} characters of hidden text in the file were left out."]

    def doubts(self) -> list[str]:
        """What was read, but may look otherwise on the page."""
        found = [
            f"{struck} on the page: the words are in the text, as the page shows them." for struck in self.traces()
        ]
        if self._numbering.unusual:
            found.append("Automatic numbers of an unusual form are shown as 1, 2, 3.")
        found += self._marks.doubts()
        if self._signs:
            signs = counted(self._signs, "sign")
            found.append(
                f"The letters that {signs} of a symbol font stand for are not known: look at the page in Word."
            )
        return found

    def traces(self) -> list[str]:
        """What shows in the formatting that somebody has worked on the text since it was issued."""
        return [f"{counted(self._struck, 'passage')} struck through"] if self._struck else []

    @property
    def notes(self) -> int:
        """The number of footnotes and endnotes referred to."""
        return len(self._referred)

    def _look_over(self, root: etree._Element) -> None:
        self._plain[root] = plain = PlainParagraphs(root, self._package.content(root))
        self._has_boxes = self._has_boxes or "txbxContent" in plain.names
        self._has_fields = self._has_fields or "fldChar" in plain.names
        self._may_hide = self._may_hide or "vanish" in plain.names
        self._may_strike = self._may_strike or not plain.names.isdisjoint(STRIKES)
        self.tracked = self.tracked or word_revisions.are_tracked(plain.names)
        self._formats_changed = self._formats_changed or "pPrChange" in plain.names
        if plain.names & {"altChunk", "subDoc"}:
            raise DocumentError(
                "the document takes part of its text from another file",
                self._name,
                "Save it again as one file in Word",
            )
        if "cellMerge" in plain.names:
            raise DocumentError(
                "the document has tracked changes that merge cells of a table, which cannot be read",
                self._name,
                "Accept or reject these changes in Word, save it under a new name, and open that",
            )

    def _paragraphs(self, container: etree._Element) -> list[Line]:
        plains = self._plain[container.getroottree().getroot()]
        lines: list[Line] = []
        begun: Line | None = None  # a paragraph whose end is not there: it goes on in the next one of its cell
        cell: etree._Element | None = None
        ended = False  # by the paragraph before: what is said of a section stands at its last one
        for paragraph in self._outer_paragraphs(container):
            now = plains.properties(paragraph)
            if self._marks.has_sections:
                self._section += ended
                ended = now is not None and now.find("{*}sectPr") is not None
            plain = None if self._may_hide or self._may_strike else plains.text(paragraph)
            if (
                plain and not self.tracked and not plain.isspace()
            ):  # as most are: a line by itself, with nothing hanging on it
                lines.append(Line(self._label(now), [Stretch(plain, None)]))
                continue
            properties = word_revisions.properties(now, "pPr", self._side) if self._formats_changed else now
            if self.tracked:
                before, cell = cell, next(paragraph.iterancestors("{*}tc"), None)
                if begun and cell is not before:
                    lines.append(begun)
                    begun = None
            line = begun if begun and not begun.is_blank else Line()
            goes_on = line is begun
            line.pieces += begun.pieces if begun and not goes_on else []
            if plain is None:
                self._is_striking = False
                self._codes = codes(paragraph) if self._has_fields else frozenset()
                line.pieces += self._texts(paragraph, properties)
            elif plain:
                line.pieces.append(Stretch(plain, None))
            begun = None if not self.tracked or word_revisions.has_mark(now, self._side) else line
            # Of two paragraphs that became one the first gives the number; what is empty gives none.
            # An empty paragraph of a list has its number on the page too, unless the paragraph itself is hidden.
            is_blank = line.is_blank
            numberless = is_blank and (begun is not None or self._is_mark_hidden(properties))
            if not goes_on and not numberless:
                line.label = self._label(properties)
            if is_blank:
                line = Line()
            if begun is None:
                lines.append(line)
            if self._has_boxes:
                for box in self._text_boxes(paragraph):
                    lines += self._paragraphs(box)
        return [*lines, begun] if begun else lines

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
        return self._may_hide and mark is not None and self._styles.is_hidden(mark, None)

    def _texts(
        self, element: etree._Element, properties: etree._Element | None, revision: Revision | None = None
    ) -> Iterator[Stretch]:
        """The characters of a paragraph's runs, however deep they are wrapped in links, fields, controls and changes."""
        for child in element.iterchildren(etree.Element):
            tag = name(child)
            if tag == "r":
                yield Stretch(self._run(child, properties), revision)
            elif tag == "t":  # in a formula
                yield Stretch(child.text or "", revision)
            elif tag not in _NOT_TEXT and tag != "txbxContent" and word_revisions.is_there(child, self._side):
                yield from self._wrapped(child, properties, word_revisions.revision(child) or revision)

    def _wrapped(
        self, element: etree._Element, properties: etree._Element | None, revision: Revision | None
    ) -> Iterator[Stretch]:
        """The characters in an element; of a formula's with the signs that are drawn around its parts."""
        drawn = signs(element)
        if not any(drawn):
            yield from self._texts(element, properties, revision)
            return
        sign = drawn[0]
        for part in element.iterchildren(etree.Element):
            if not name(part).endswith("Pr"):
                yield Stretch(sign, revision)
                yield from self._texts(part, properties, revision)
                sign = drawn[1]
        yield Stretch(drawn[2], revision)

    def _run(self, run: etree._Element, properties: etree._Element | None) -> str:
        text = "".join(self._pieces(run))
        own = word_revisions.properties(run.find("{*}rPr"), "rPr", self._side) if text else None
        if _FIGURES.fullmatch(text) and child_value(own, "vertAlign") == "superscript":
            text = text.translate(_SUPERSCRIPT)
        if text and self._may_hide and self._styles.is_hidden(own, properties):
            self._hidden += len(text)
            return ""
        if text.strip() and self._may_strike:
            self._strike(self._styles.is_struck(own, properties))
        return text

    def _strike(self, struck: bool) -> None:
        """Counts the passages struck through, however many runs they are in."""
        self._struck += struck and not self._is_striking
        self._is_striking = struck

    def _pieces(self, run: etree._Element) -> Iterator[str]:
        for child in run.iterchildren(etree.Element):
            tag = name(child)
            if child in self._codes:
                continue
            if tag in ("t", "delText"):
                yield characters(child)
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == "br":
                yield "\n"
            elif tag == "sym":
                yield _symbol(child)
            elif tag in ("footnoteReference", "endnoteReference"):
                yield self._reference(child, tag.removesuffix("Reference"))
            elif tag == "ruby":
                yield from (stretch.text for stretch in self._texts(child, None))
            elif tag == "AlternateContent":
                yield from self._alternative(child)

    def _alternative(self, element: etree._Element) -> Iterator[str]:
        choice = element.find("{*}Choice")
        if choice is not None:
            yield from self._pieces(choice)

    def _reference(self, element: etree._Element, kind: str) -> str:
        """The mark of a note; one of the author's own follows as text."""
        own = attribute(element, "customMarkFollows") in ("1", "true", "on")
        mark = "" if own else self._marks.mark(kind, self._section)
        self._referred.append((kind, attribute(element, "id"), mark))
        return mark

    def _note(self, kind: str, note_id: str, mark: str) -> list[Line]:
        root = self._notes[kind]
        for note in root.iterchildren("{*}" + kind) if root is not None else ():
            if attribute(note, "id") == note_id:
                lines = [line for line in self._paragraphs(note) if line.text.strip(_LAYOUT)]
                if lines and mark:
                    lines[0] = Line(f"{mark} ", _without_indent(lines[0]))
                return lines
        return []

    def _outer_paragraphs(self, container: etree._Element) -> Iterator[etree._Element]:
        """The paragraphs of a part in reading order, those in tables and controls too; those in text boxes belong to the
        paragraph that the box hangs on."""
        for child in container.iterchildren(etree.Element):
            tag = name(child)
            if tag == "p":
                yield child
            elif tag not in _NOT_TEXT and word_revisions.is_there(child, self._side):
                yield from self._outer_paragraphs(child)

    def _text_boxes(self, element: etree._Element) -> Iterator[etree._Element]:
        """The text boxes that hang on a paragraph. What Word wrote twice, for old programs too, is read once."""
        for child in element.iterchildren(etree.Element):
            tag = name(child)
            if tag == "txbxContent":
                yield child
            elif tag != "Fallback" and word_revisions.is_there(child, self._side):
                yield from self._text_boxes(child)


def _without_indent(line: Line) -> list[Stretch]:
    """The characters of a note without the white space that its number stood in."""
    pieces = list(line.stretches)
    while pieces and not pieces[0].text.strip(_LAYOUT):
        del pieces[0]
    return [Stretch(pieces[0].text.lstrip(_LAYOUT), pieces[0].revision), *pieces[1:]] if pieces else []


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
