"""Text to paragraphs: symbol, title, opening, preambular and operative paragraphs, sub-paragraphs, headings, annexes, notes.

The rule that no character is lost: ``Document.symbol_line``, then the ``mark`` and the ``text`` of each paragraph in order,
are the characters of the input without what separates them: line breaks, and the spaces and tabs around line breaks and
labels. Everything else is there, a paragraph of nothing but no-break spaces too. ``characters`` gives them for a check.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unga_desktop.core.documents import label, paragraph_break, text
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source
from unga_desktop.core.documents.note_mark import RAISED
from unga_desktop.core.documents.sub_level import SubLevels
from unga_desktop.core.documents.title_line import title_index
from unga_desktop.core.documents.wording import (
    begins_note,
    begins_operative,
    begins_preambular,
    is_annex_heading,
    is_certain_opening,
    is_heading_line,
    is_opening,
)
from unga_desktop.core.words import language

_SYMBOL = re.compile(
    r"(?:A|S|E|T|ST|TD|DP|CCPR|CEDAW|CRC|CAT|CERD|CMW|CRPD|HSP|UNEP|CD|LOS|FCCC|IDB|NPT|ICCD|PBC|ECE|ESCAP)"
    r"/[\w.()-]+(?:/[\w.()-]+)*(?:[ \u00a0]\(\d{4}\))?\*{0,3}"
)
_SECTION_MARK = re.compile(r"(?:[IVXL]{1,6}|[A-Z]|[А-ИК-Я]|[一二三四五六七八九十]{1,3})\.?")
_NOTE_RULE = re.compile(r"[_\u2500-\u2501]{3,}|-{3,}")
_CLOSING = f"\"'”’»)]* \t\u00a0†‡§{RAISED}"
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
    for number, block in enumerate(_blocks(content)):
        if number == 0 and len(block) > 1 and _symbol(block[0]):
            wrapped.append(block[:1])
            block = block[1:]
        wrapped.extend(paragraph_break.paragraphs(block))
    document = parse_paragraphs([text.unwrap(lines) for lines in wrapped], source, language)
    return replace(document, line_lengths=text.line_lengths(wrapped, len(wrapped) - len(document.paragraphs)))


def _blocks(content: str) -> Iterator[list[str]]:
    """The blocks of a text as ``text.blocks`` finds them; those of a single plain line without a look for other line ends."""
    for part in content.split("\n\n"):
        if part.isprintable() and part.strip() == part:
            if part:
                yield [part]
        else:
            yield from text.blocks(part)


def parse_paragraphs(lines: Sequence[str], source: Source, language: str = "") -> Document:
    """A document from paragraphs that are unwrapped already, each with its printed number at its head."""
    layout = " \t" + text.LINE_BREAKS
    given = [line for line in lines if line.strip(layout)]
    symbol_line = given[0] if len(given) > 1 and _symbol(given[0]) else ""
    if symbol_line:
        given = given[1:]
    reader = _Reader(given, bool(symbol_line))
    paragraphs = tuple(reader.paragraph(index, line) for index, line in enumerate(given))
    title = next((paragraph.text for paragraph in paragraphs if paragraph.section is Section.TITLE), "")
    symbol = _symbol(symbol_line)
    return Document(source, paragraphs, symbol, title, "", language or _recognise(given), symbol_line.strip(" \t"))


def characters(document: Document) -> str:
    """All characters that a document keeps of its text, in order, without spaces, tabs and line breaks."""
    kept = [document.symbol_line]
    for paragraph in document.paragraphs:
        kept += [paragraph.mark or paragraph.label, paragraph.text]
    return without_separators("".join(kept))


def without_separators(content: str) -> str:
    """A text without the characters that may separate paragraphs, lines and labels."""
    return re.sub(f"[ \t{text.LINE_BREAKS}{text.KEPT_BREAKS}]+", "", content)


def _recognise(lines: Sequence[str]) -> str:
    return language.recognise("\n".join(lines[:60]))


def _symbol(line: str) -> str:
    stripped = line.strip(" \t" + text.KEPT_BREAKS)
    return stripped.rstrip("*").replace("\u00a0", " ") if _SYMBOL.fullmatch(stripped) and "/" in stripped else ""


def _last(line: str) -> str:
    """The last mark of a line before closing quotes, brackets and signs of footnotes."""
    return (line.rstrip(_CLOSING) or line)[-1:]


class _Reader:
    """Walks over the paragraphs and remembers which part of the document it is in."""

    def __init__(self, lines: Sequence[str], has_symbol: bool) -> None:
        self._lines = lines
        self._is_opening = is_certain_opening if any(map(is_certain_opening, lines)) else is_opening
        self._opening = next((index for index, line in enumerate(lines) if self._is_opening(line)), -1)
        self._title = title_index(lines[: self._opening]) if self._opening > 0 else -1
        self._has_symbol = has_symbol
        self._part = Section.TITLE
        self._annex = False
        self._notes = False
        self._titled = False
        self._numbers = 0
        self._levels = SubLevels()
        self._before = ""

    def paragraph(self, index: int, line: str) -> Paragraph:
        found = self._read(index, line)
        self._before = line
        return found

    def _read(self, index: int, line: str) -> Paragraph:
        if text.is_unseen(line):
            return Paragraph(index, Section.HEADING, "", line)
        if index < self._opening and not self._annex:
            return Paragraph(index, Section.TITLE if index == self._title else Section.HEADING, "", line)
        if self._is_opening(line):
            self._part, self._annex, self._notes = Section.PREAMBULAR, False, False
            self._begin_list()
            return Paragraph(index, Section.OPENING, "", line)
        if is_annex_heading(line):
            self._annex, self._notes = True, False
            self._begin_list()
            return Paragraph(index, Section.ANNEX, "", line)
        if self._notes and self._goes_on(line):
            self._notes = False
        if self._notes or _NOTE_RULE.fullmatch(line.strip()):
            return self._note(index, line)
        return self._in_the_body(index, line)

    def _begin_list(self) -> None:
        self._levels.clear()
        self._numbers = 0

    def _goes_on(self, line: str) -> bool:
        """Whether the body of the text goes on after the notes at the foot of a page."""
        found = label.numbered(line)
        place = label.ordinal(found.label) if found else None
        return bool(found and place and place.number == self._numbers + 1 and begins_operative(found.text))

    def _note(self, index: int, line: str) -> Paragraph:
        self._notes = True
        found = label.footnote(line) or label.numbered(line) or label.bracketed(line) or label.bare_note(line)
        return self._labelled(index, Section.FOOTNOTE, found) or Paragraph(index, Section.FOOTNOTE, "", line)

    def _in_the_body(self, index: int, line: str) -> Paragraph:
        if label.has_none(line):
            return self._heading_line(index, line) or self._unlabelled(index, line)
        return (
            self._numbered(index, line)
            or self._sub_paragraph(index, line)
            or self._section_heading(index, line)
            or self._marked_note(index, line)
            or self._bare_note(index, line)
            or self._unlabelled(index, line)
        )

    @staticmethod
    def _labelled(index: int, section: Section, found: label.Labelled | None, level: int = 0) -> Paragraph | None:
        return Paragraph(index, section, found.label, found.text, level, found.mark) if found else None

    def _numbered(self, index: int, line: str) -> Paragraph | None:
        found = label.numbered(line) or label.negotiated(line) or self._bracketed_number(line)
        if not found:
            return None
        if found.label.startswith("P"):
            return self._labelled(index, Section.PREAMBULAR, found)
        if label.is_decimal(found.label) and self._numbers:
            section = Section.ANNEX if self._annex else Section.SUBPARAGRAPH
            self._levels.clear()
            return self._labelled(index, section, found, found.label.count("."))
        return self._operative(index, found)

    def _operative(self, index: int, found: label.Labelled) -> Paragraph | None:
        self._levels.clear()
        place = label.ordinal(found.label)
        self._numbers = place.number if place else self._numbers
        self._part = Section.OPERATIVE
        return self._labelled(index, Section.ANNEX if self._annex else Section.OPERATIVE, found)

    def _bracketed_number(self, line: str) -> label.Labelled | None:
        """ "1)" numbers an operative paragraph where no "1." does, and no list hangs from the paragraph above."""
        found = label.bracketed(line)
        if not found or not found.label.strip("()").isdecimal() or _last(self._before) in ":：":
            return None
        if self._levels.has_numbers if self._numbers else self._levels.depth:
            return None
        place = label.ordinal(found.label)
        return found if place and place.number == self._numbers + 1 and begins_operative(found.text) else None

    def _sub_paragraph(self, index: int, line: str) -> Paragraph | None:
        bracketed = label.bracketed(line)
        found = bracketed or label.stopped(line)
        if not found:
            return None
        following = label.bracketed(self._lines[index + 1]) if index + 1 < len(self._lines) else None
        level = self._levels.level(found.label, bracketed is None, following.label if following else "")
        return self._labelled(index, Section.ANNEX if self._annex else Section.SUBPARAGRAPH, found, level)

    def _heading_line(self, index: int, line: str) -> Paragraph | None:
        if not (_SECTION_MARK.fullmatch(line.strip()) or is_heading_line(line)):
            return None
        self._begin_list()
        return Paragraph(index, Section.ANNEX if self._annex else Section.HEADING, "", line)

    def _section_heading(self, index: int, line: str) -> Paragraph | None:
        heading = self._heading_line(index, line)
        if heading:
            return heading
        found = label.section(line)
        if not found:
            return None
        if _is_heading(found.text):
            self._begin_list()
            return self._labelled(index, Section.ANNEX if self._annex else Section.HEADING, found)
        if begins_operative(found.text) or (found.mark[-1:] == "、" and not begins_preambular(found.text)):
            return self._operative(index, found)
        return None

    def _marked_note(self, index: int, line: str) -> Paragraph | None:
        """ "* Reissued" is a note, "* Recalling" a paragraph set off by a bullet."""
        found = label.footnote(line)
        if found and (begins_preambular(found.text) or begins_operative(found.text)) and found.mark.startswith("*"):
            return self._labelled(index, self._section_of(found.text), found)
        return self._labelled(index, Section.FOOTNOTE, found)

    def _bare_note(self, index: int, line: str) -> Paragraph | None:
        found = label.bare_note(line)
        return self._labelled(index, Section.FOOTNOTE, found) if found and begins_note(found.text) else None

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
        last = _last(line)
        if begins_preambular(line) and last in _PREAMBULAR_END + ";:؛；：":
            return Section.PREAMBULAR
        if self._part is Section.OPERATIVE:
            return Section.HEADING if _is_heading(line) else Section.OPERATIVE
        if last in _PREAMBULAR_END or (begins_preambular(line) and not begins_operative(line)):
            return Section.PREAMBULAR
        if _is_heading(line) and not begins_operative(line):
            return Section.HEADING
        self._part = Section.OPERATIVE
        return Section.OPERATIVE


def _is_heading(line: str) -> bool:
    stripped = line.rstrip()
    return _last(stripped) not in _SENTENCE_END and len(stripped.split()) <= _LONGEST_HEADING and len(stripped) <= 200
