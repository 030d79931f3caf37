"""Text to paragraphs: symbol, title, opening, preambular and operative paragraphs, sub-paragraphs, headings, annexes, notes.

The characters of a paragraph are its label, what ``label`` says the label takes away, and its text; nothing is lost
between. Only the symbol line at the head is no paragraph: it becomes ``Document.symbol``.
"""

import re
from collections.abc import Sequence

from unga_desktop.core import label, language, paragraph_break, text
from unga_desktop.core.document import Document, Paragraph, Section, Source
from unga_desktop.core.wording import begins_operative, begins_preambular, is_annex_heading, is_opening

_SYMBOL = re.compile(
    r"(?:A|S|E|T|ST|TD|DP|CCPR|CEDAW|CRC|CAT|CERD|HSP|UNEP|CD|LOS|FCCC|IDB|NPT)/[\w.()-]+(?:/[\w.()-]+)*(?: \(\d{4}\))?\*{0,3}"
)
_SECTION_MARK = re.compile(r"(?:[IVXL]{1,6}|[A-Z]|[一二三四五六七八九十]{1,3})\.?")
_NOTE_RULE = re.compile(r"[_\u2500-\u2501]{3,}")
_PREAMBULAR_END = ",،，"
_SENTENCE_END = ",;.:!?،؛؟。，；：…"
_LONGEST_HEADING = 25
_LONGEST_TITLE = 60


def parse(content: str, source: Source, language: str = "") -> Document:
    """A document from the characters of a plain text file, hard-wrapped or not.

    ``language`` is one of ``ar en es fr ru zh``, or empty to have it recognised. Never raises: any string is a document,
    an empty one has no paragraphs.
    """
    wrapped: list[list[str]] = []
    for number, block in enumerate(text.blocks(content)):
        if number == 0 and len(block) > 1 and _symbol(block[0]):
            wrapped.append(block[:1])
            block = block[1:]
        wrapped.extend(paragraph_break.paragraphs(block))
    return parse_paragraphs([text.unwrap(lines) for lines in wrapped], source, language)


def parse_paragraphs(lines: Sequence[str], source: Source, language: str = "") -> Document:
    """A document from paragraphs that are unwrapped already, each with its printed number at its head."""
    given = [line for line in lines if line.strip()]
    symbol = _symbol(given[0]) if len(given) > 1 else ""
    if symbol:
        given = given[1:]
    reader = _Reader(given, bool(symbol))
    paragraphs = tuple(reader.paragraph(index, line) for index, line in enumerate(given))
    title = next((paragraph.text for paragraph in paragraphs if paragraph.section is Section.TITLE), "")
    return Document(source, paragraphs, symbol, title, "", language or _recognise(given))


def _recognise(lines: Sequence[str]) -> str:
    return language.recognise("\n".join(lines[:60]))


def _symbol(line: str) -> str:
    stripped = line.strip(" \t")
    return stripped.rstrip("*") if _SYMBOL.fullmatch(stripped) and "/" in stripped else ""


class _Reader:
    """Walks over the paragraphs and remembers which part of the document it is in."""

    def __init__(self, lines: Sequence[str], has_symbol: bool) -> None:
        self._opening = next((index for index, line in enumerate(lines) if is_opening(line)), -1)
        self._has_symbol = has_symbol
        self._part = Section.TITLE
        self._annex = False
        self._notes = False
        self._titled = False
        self._sub_labels: list[str] = []

    def paragraph(self, index: int, line: str) -> Paragraph:
        if index < self._opening and not self._annex:
            return self._before_the_opening(index, line)
        if is_opening(line):
            self._part, self._annex = Section.PREAMBULAR, False
            return Paragraph(index, Section.OPENING, "", line)
        if self._notes or _NOTE_RULE.fullmatch(line.strip()):
            return self._note(index, line)
        if is_annex_heading(line):
            self._annex = True
            self._sub_labels = []
            return Paragraph(index, Section.ANNEX, "", line)
        return self._in_the_body(index, line)

    def _before_the_opening(self, index: int, line: str) -> Paragraph:
        if self._titled or line.rstrip()[-1:] in _PREAMBULAR_END + ";:؛；：":
            return Paragraph(index, Section.HEADING, "", line)
        self._titled = True
        return Paragraph(index, Section.TITLE, "", line)

    def _note(self, index: int, line: str) -> Paragraph:
        self._notes = True
        found = label.footnote(line) or label.numbered(line)
        return self._labelled(index, Section.FOOTNOTE, found) or Paragraph(index, Section.FOOTNOTE, "", line)

    def _in_the_body(self, index: int, line: str) -> Paragraph:
        return (
            self._numbered(index, line)
            or self._sub_paragraph(index, line)
            or self._section_heading(index, line)
            or self._labelled(index, Section.FOOTNOTE, label.footnote(line))
            or self._unlabelled(index, line)
        )

    @staticmethod
    def _labelled(index: int, section: Section, found: label.Labelled | None) -> Paragraph | None:
        return Paragraph(index, section, found.label, found.text, mark=found.mark) if found else None

    def _numbered(self, index: int, line: str) -> Paragraph | None:
        found = label.numbered(line)
        if not found:
            return None
        self._sub_labels = []
        self._part = Section.OPERATIVE
        section = Section.ANNEX if self._annex else Section.OPERATIVE
        return self._labelled(index, section, found)

    def _sub_paragraph(self, index: int, line: str) -> Paragraph | None:
        found = label.bracketed(line)
        if not found:
            return None
        level = self._level(found.label)
        section = Section.ANNEX if self._annex else Section.SUBPARAGRAPH
        return Paragraph(index, section, found.label, found.text, level, found.mark)

    def _level(self, printed: str) -> int:
        """Depth of a sub-paragraph: ``(i)`` lies below ``(a)``, unless it follows ``(h)`` in the same list."""
        del self._sub_labels[2:]
        if label.is_roman(printed) and self._sub_labels:
            first = label.ordinal(self._sub_labels[0])
            if len(self._sub_labels) == 1 and first and label.ordinal(printed) == label.Ordinal(first.number + 1):
                self._sub_labels = [printed]
                return 1
            self._sub_labels = [self._sub_labels[0], printed]
            return 2
        if label.is_roman(printed) and printed.strip("()") == "i":
            return 2
        self._sub_labels = [printed]
        return 1

    def _section_heading(self, index: int, line: str) -> Paragraph | None:
        if _SECTION_MARK.fullmatch(line.strip()):
            return Paragraph(index, Section.ANNEX if self._annex else Section.HEADING, "", line)
        found = label.section(line)
        if not found or not _is_heading(found.text):
            return None
        return self._labelled(index, Section.ANNEX if self._annex else Section.HEADING, found)

    def _unlabelled(self, index: int, line: str) -> Paragraph:
        if self._annex:
            return Paragraph(index, Section.ANNEX, "", line)
        if self._part is Section.TITLE:
            return self._without_opening(index, line)
        return Paragraph(index, self._section_of(line), "", line)

    def _without_opening(self, index: int, line: str) -> Paragraph:
        """The document has no opening words: its first paragraph is a title if it looks like one."""
        alone = line.rstrip()
        if not self._titled and index == 0 and self._may_be_title(alone):
            self._titled = True
            return Paragraph(index, Section.TITLE, "", line)
        self._part = Section.PREAMBULAR
        return Paragraph(index, self._section_of(line), "", line)

    def _may_be_title(self, line: str) -> bool:
        if begins_preambular(line) and line[-1:] in _SENTENCE_END:
            return False
        if begins_operative(line) and line[-1:] in _SENTENCE_END:
            return False
        ends_openly = line[-1:] not in (_SENTENCE_END if not self._has_symbol else _PREAMBULAR_END + ";؛；")
        return ends_openly and len(line.split()) <= _LONGEST_TITLE

    def _section_of(self, line: str) -> Section:
        alone = line.rstrip()
        if begins_preambular(alone) and alone[-1:] in _PREAMBULAR_END + ";:؛；：":
            return Section.PREAMBULAR
        if self._part is Section.OPERATIVE:
            return Section.HEADING if _is_heading(alone) else Section.OPERATIVE
        if alone[-1:] in _PREAMBULAR_END or (begins_preambular(alone) and not begins_operative(alone)):
            return Section.PREAMBULAR
        if _is_heading(alone) and not begins_operative(alone):
            return Section.HEADING
        self._part = Section.OPERATIVE
        return Section.OPERATIVE


def _is_heading(line: str) -> bool:
    stripped = line.rstrip()
    return stripped[-1:] not in _SENTENCE_END and len(stripped.split()) <= _LONGEST_HEADING and len(stripped) <= 200
