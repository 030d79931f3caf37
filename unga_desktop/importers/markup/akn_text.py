"""The text of an Akoma Ntoso 3.0 document in reading order, each paragraph with the part of the document that its markup names.

OASIS LegalDocML, Akoma Ntoso 1.0 part 2. What is not known as an inline element separates paragraphs, so that no word is lost
or glued to another whatever elements a file uses.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from unga_desktop.core.documents.document import Section
from unga_desktop.core.documents.text import unwrap
from unga_desktop.core.import_report import counted, quoted

_INLINE = frozenset(
    "a abbr affectedDocument argument b change concept courtType date def del docAuthority docCommittee docDate docIntroducer"
    " docJurisdiction docNumber docProponent docPurpose docStage docStatus docTitle docType docketNumber embeddedText entity"
    " event fillIn i inline ins judge lawyer legislature location mmod mod mref neutralCitation object omissis opinion"
    " organization outcome party person placeholder process quantity quotedText recordedTime ref relatedDocument remark rmod"
    " role rref scene session shortTitle signature span sub sup term time u vote".split()
)
_ITEMS = frozenset("point indent item li subparagraph alinea".split())
_PARAGRAPHS = frozenset("paragraph article clause rule".split())
_ANNEXES = frozenset("attachments attachment components annex".split())
_HEADINGS = frozenset("heading subheading crossHeading".split())
_ELSEWHERE = frozenset("componentRef documentRef".split())
_SPACE = re.compile(r"[ \t\n\r]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class AknLine:
    """A paragraph: the number that the markup gives it, its text, and where it belongs, None where the markup is silent."""

    number: str
    text: str
    section: Section | None = None
    level: int = 0

    @property
    def printed(self) -> str:
        return f"{self.number} {self.text}" if self.number and self.text else self.number or self.text


class AknText:
    """Goes once through a document. After ``lines()``, ``left()`` and ``doubts()`` say what was left out and is uncertain."""

    def __init__(self, document: etree._Element) -> None:
        """``document`` is the root's child: a statement, a doc, an act ..."""
        self._document = document
        self._lines: list[AknLine] = []
        self._pieces: list[str] = []
        self._number = ""
        self._before = ""
        self._notes: list[tuple[str, etree._Element]] = []
        self._named: list[str] = []
        self._counts: Counter[str] = Counter()
        self._kept_notes = {
            note.get("eId", ""): note
            for meta in document.iter("{*}meta")
            for note in meta.iter("{*}note")
            if note.get("eId")
        }

    def lines(self) -> list[AknLine]:
        """The paragraphs, the notes after the text."""
        self._read(self._document)
        self._flush(self._document)
        for mark, note in self._notes:  # grows while notes are read
            self._read_note(mark, note)
        for note in self._kept_notes.values():
            self._named.append(f"Note of the editor: {quoted(_words(note))}.")
        return self._lines

    def left(self) -> Iterator[str]:
        """What was left out, a sentence each."""
        yield from self._named
        for one, number in sorted(self._counts.items()):
            yield f"{counted(number, one)} left out."

    def doubts(self) -> Iterator[str]:
        """What was read, but may be meant otherwise."""
        changed = sum(1 for _ in self._document.iter("{*}ins", "{*}del"))
        if changed:
            yield f"{counted(changed, 'passage')} marked as inserted or deleted: the words of all of them are in the text."

    def _read(self, element: etree._Element) -> None:
        tag = _name(element)
        if self._leaves_out(element, tag):
            return
        inline = tag in _INLINE
        if not inline:
            self._flush(element.getparent())
        self._before += element.get("startQuote", "") if not inline else ""
        start = len(self._pieces)
        if inline and element.get("startQuote"):
            self._pieces.append(element.get("startQuote", ""))
        self._add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._read(child)
            self._add(child.tail)
        self._finish(element, tag, inline, start)

    def _finish(self, element: etree._Element, tag: str, inline: bool, start: int) -> None:
        if tag == "sup":
            inside = "".join(self._pieces[start:])
            if inside.strip().isdecimal():
                self._pieces[start:] = [inside.translate(_SUPERSCRIPT)]
        if inline:
            self._pieces.append(element.get("endQuote", ""))
        elif tag == "num":
            self._flush_number()
            self._number = _joined(self._pieces)
            self._pieces.clear()
        else:
            self._flush(element)
            self._close_quote(element.get("endQuote", ""))

    def _leaves_out(self, element: etree._Element, tag: str) -> bool:
        """Handles what is no text of the document itself; False where the element is to be read."""
        if tag == "meta":
            return True
        if tag in ("authorialNote", "noteRef"):
            self._refer(element, tag)
        elif tag in ("br", "eol"):
            self._pieces.append("\n")
        elif tag == "eop":
            self._pieces.append(" ")
        elif tag == "toc":
            self._named.append(f"Table of contents: {quoted(_words(element))}.")
        elif tag == "img":
            alternative = element.get("alt") or element.get("title") or ""
            if alternative:
                self._named.append(f"Picture: {quoted(alternative)}.")
            else:
                self._counts["picture"] += 1
        elif tag in _ELSEWHERE:
            self._counts["part that lies in another file"] += 1
        else:
            return False
        return True

    def _refer(self, element: etree._Element, tag: str) -> None:
        mark = element.get("marker", "").strip() or str(len(self._notes) + 1)
        shown = mark.translate(_SUPERSCRIPT) if mark.isdecimal() else mark
        self._pieces.append(shown)
        note = element if tag == "authorialNote" else self._kept_notes.pop(element.get("href", "").lstrip("#"), None)
        if note is not None:
            self._notes.append((shown, note))

    def _read_note(self, mark: str, note: etree._Element) -> None:
        begun = len(self._lines)
        self._add(note.text)
        for child in note:
            if isinstance(child.tag, str):
                self._read(child)
            self._add(child.tail)
        self._flush(note)
        for place, line in enumerate(self._lines[begun:], begun):
            number = " ".join(filter(None, (mark if place == begun else "", line.number)))
            self._lines[place] = AknLine(number, line.text, Section.FOOTNOTE)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(_SPACE.sub(" ", text))

    def _flush(self, block: etree._Element | None) -> None:
        """Ends the paragraph begun, which stands in ``block``."""
        text = _joined(self._pieces)
        self._pieces.clear()
        if text:
            section, level = _place(block) if block is not None else (None, 0)
            self._lines.append(AknLine(self._number, self._before + text, section, level))
            self._number = self._before = ""

    def _flush_number(self) -> None:
        """A number that no text followed."""
        if self._number:
            self._lines.append(AknLine(self._number, ""))
            self._number = ""

    def _close_quote(self, mark: str) -> None:
        if mark and self._lines:
            last = self._lines[-1]
            self._lines[-1] = AknLine(last.number, last.text + mark, last.section, last.level)


def _place(block: etree._Element) -> tuple[Section | None, int]:
    """The part of the document that a paragraph in this element belongs to, and its depth there."""
    names = [_name(block), *map(_name, block.iterancestors())]
    level = sum(name in _ITEMS for name in names)
    nested = sum(name in _PARAGRAPHS for name in names)
    if any(name in _ANNEXES for name in names) or _is_annex(block):
        return Section.ANNEX, level
    if "preface" in names or "coverPage" in names:
        return (Section.TITLE if _is_title(block) else Section.HEADING), 0
    if names[0] in _HEADINGS:
        return Section.HEADING, 0
    if level or nested > 1:
        return Section.SUBPARAGRAPH, level or nested - 1
    if "formula" in names:
        return Section.OPENING, 0
    if any(name in ("recital", "recitals", "citation", "citations") for name in names):
        return Section.PREAMBULAR, 0
    return (Section.OPERATIVE if nested else None), 0


def _is_annex(block: etree._Element) -> bool:
    """Whether an element that the schema has no name for, or a whole document, says by its own name that it is an annex."""
    return any(
        element.get("name", "").lower().startswith(("annex", "appendix"))
        for element in (block, *block.iterancestors("{*}hcontainer", "{*}container", "{*}doc", "{*}statement"))
    )


def _is_title(block: etree._Element) -> bool:
    if next(block.iter("{*}docTitle", "{*}docPurpose"), None) is not None:
        return True
    return any(element.get("name", "").lower() == "title" for element in block.iterancestors("{*}container"))


def _joined(pieces: list[str]) -> str:
    lines = (line.strip(" ") for line in re.sub(" +", " ", "".join(pieces)).split("\n"))
    return unwrap(line for line in lines if line)


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext(etree.Element))).split())


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
