"""What stands below the head of an amendment document, cut into the lines of each instruction.

Line breaks count: an instruction begins on a line of its own, numbered or not, and quoted paragraphs follow on theirs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from unga_desktop.core.amendments.grammar import NoReading, readings
from unga_desktop.core.amendments.header import is_layout
from unga_desktop.core.amendments.lexeme_order import VERBS, completed
from unga_desktop.core.amendments.quotation import Unbalanced, closing_marks, quotations
from unga_desktop.core.amendments.vocabulary import Unknown, Vocabulary, lexemes, plain
from unga_desktop.core.documents import label
from unga_desktop.core.documents.wording import begins_operative, begins_preambular, is_annex_heading

_OPENING_MARKS = '“"‘«„「『'
_MOST_LINES = 200
_MOST_WRAPPED = 40
# In a text with so many marks that are never closed, the next is not searched for as far.
_MOST_UNCLOSED = 10
_FEWER_LINES = 5
_LONGEST = 60_000
_PLACES = frozenset("PARAGRAPH SUBPARAGRAPH OPERATIVE PREAMBULAR PREAMBLE SENTENCE FOOTNOTE CHAPEAU ANNEX".split())
_STARTS = VERBS | {"IN", "AT", "AFTER", "BEFORE", "BETWEEN", "AT_END", "AT_BEGINNING", "FROM"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document from character ``start``, without its end."""

    start: int
    text: str
    after_blank: bool

    @property
    def end(self) -> int:
        """The character after the last one."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Unit:
    """The lines of one instruction; ``block`` are lines of new text that stand there without quotation marks.

    ``unbalanced`` is the place of a mark that has no partner, from the start of the unit, else -1.
    """

    lines: list[Line]
    block: list[Line]
    unbalanced: int = -1

    @property
    def start(self) -> int:
        """The first character that is no space."""
        return self.lines[0].start + len(self.lines[0].text) - len(self.lines[0].text.lstrip())

    @property
    def end(self) -> int:
        """The character after the last one that is no space."""
        last = (self.block or self.lines)[-1]
        return last.start + len(last.text.rstrip())


def printed_number(text: str) -> label.Labelled | None:
    """The number, letter or bullet of an instruction; "OP 3" and "1.2" are places, not numbers."""
    asterisk = re.match(r"\s*\*+\s+(?=\S)", text)
    if asterisk:
        return label.Labelled("*", text[asterisk.end() :])
    found = label.numbered(text) or label.bracketed(text)
    if found and ((found.label[:1] in "OPop" and found.label[:2].isalpha()) or label.is_decimal(found.label)):
        return None
    return found


class Body:
    """The text of a document from character ``start``."""

    def __init__(self, text: str, start: int, vocabulary: Vocabulary) -> None:
        self.text = text
        self._vocabulary = vocabulary
        self._unclosed = 0
        self._used: set[str] = set()
        found = list(_lines(text, start))
        self.lines, self._attached = self._apart(found)

    def attachment(self, number: str) -> tuple[str, ...] | None:
        """The paragraphs of the annex with this number (empty: of the only one); None where there is none."""
        if not number and len(self._attached) == 1:
            number = next(iter(self._attached))
        self._used.add(number.upper())
        found = self._attached.get(number.upper())
        return tuple(_paragraphs(found[1:])) if found and len(found) > 1 else None

    def unused(self) -> Iterator[tuple[int, int]]:
        """Where annexes stand that nobody asked for, in characters."""
        for number, found in self._attached.items():
            if number not in self._used:
                yield found[0].start, found[-1].end

    def content(self, unit: Unit) -> str:
        """The characters of a unit, line ends included."""
        return self.text[unit.start : unit.end]

    def _apart(self, lines: list[Line]) -> tuple[list[Line], dict[str, list[Line]]]:
        """The lines of the instructions, and those of the annexes that they speak of as attached."""
        phrases = "|".join(self._vocabulary.attached)
        speaks = phrases and re.search(
            rf"(?:{phrases})[^.;:“”«»]{{0,40}}?\b(?:annex|anexo|appendi|enclosure|apéndice)", self.text, re.I
        )
        heads = [n for n, line in enumerate(lines) if line.after_blank and _is_annex_head(line.text)]
        if not speaks or not heads or heads[0] == 0:
            return lines, {}
        attached = {}
        for head, after in zip(heads, [*heads[1:], len(lines)], strict=True):
            words = lines[head].text.split()
            attached[words[1].upper() if len(words) > 1 else ""] = lines[head:after]
        return lines[: heads[0]], attached

    def units(self) -> Iterator[Unit]:
        """The units in order."""
        lines, at = self.lines, 0
        while at < len(lines):
            unit = Unit([lines[at]], [])
            at += 1
            if self._is_layout(unit.lines[0].text):
                continue
            at = self._close_quotes(unit, at)
            for _ in range(_MOST_WRAPPED):
                if at >= len(lines) or unit.unbalanced >= 0 or not self._continues(unit, lines[at]):
                    break
                unit.lines.append(lines[at])
                at = self._close_quotes(unit, at + 1)
            if unit.unbalanced < 0:
                at = self._take_block(unit, at)
            yield unit

    def _is_layout(self, line: str) -> bool:
        """A page number, or a note below an asterisk; an instruction may have an asterisk for its bullet."""
        bare = line.strip("*¹²³ \t")
        return is_layout(line) and not self.starts(bare) and not self.names_a_place(bare) and not self.has_verb(bare)

    def _close_quotes(self, unit: Unit, at: int) -> int:
        """Takes the lines that a quotation runs over; a mark that is never closed leaves the unit as it was."""
        found = quotations(self.content(unit))
        if not isinstance(found, Unbalanced):
            return at
        taken = len(unit.lines)
        wanted = closing_marks(self.text[unit.start + found.position])
        most = _MOST_LINES if self._unclosed < _MOST_UNCLOSED else _FEWER_LINES
        for position in range(at, min(at + most, len(self.lines))):
            line = self.lines[position]
            if line.end - unit.start > _LONGEST or self._starts_instruction(line):
                break
            unit.lines.append(line)
            closes = any(mark in line.text for mark in wanted)
            if closes and not isinstance(quotations(self.content(unit)), Unbalanced):
                return position + 1
        self._unclosed += 1
        del unit.lines[taken:]
        unit.unbalanced = found.position
        return at

    def _starts_instruction(self, line: Line) -> bool:
        """A numbered line whose first word says what to do, or where."""
        found = printed_number(line.text)
        return found is not None and self.first_name(found.text) in _STARTS and not begins_preambular(found.text)

    def first_name(self, text: str) -> str:
        """The name of the first lexeme of a text that says something."""
        words = _words(text[:80].lower())
        for length in range(min(len(words), 4), 0, -1):
            name = self._vocabulary.phrases.get(tuple(map(plain, words[:length])), "")
            if name and name != "NOTHING":
                return name
        if words and self._vocabulary.phrases.get((plain(words[0]),)) == "NOTHING":
            return self.first_name(" ".join(words[1:]))
        return ""

    def _continues(self, unit: Unit, line: Line) -> bool:
        before = unit.lines[-1].text.rstrip()
        stripped = line.text.lstrip()
        content = self.content(unit)
        if stripped[0] in _OPENING_MARKS:
            quoted = bool(quotations(content)) and self._announces(unit)
            return before.endswith((":", "—", "–")) or quoted or not line.after_blank
        if self.first_name(stripped) == "RESULT":
            return True
        if line.after_blank or printed_number(line.text):
            return False
        if stripped[0].islower():
            return True
        if before[-1] in '.;:!?”"»’,)' or self.is_place(content):
            return False
        return not (self.starts(stripped) and self._is_whole(content))

    def _is_whole(self, content: str) -> bool:
        """Whether the words of a unit make an instruction, so that what follows begins another."""
        quotes = quotations(content)
        found = lexemes(content, () if isinstance(quotes, Unbalanced) else quotes, self._vocabulary)
        if isinstance(found, Unknown):
            return False
        try:
            return bool(readings(completed(found, self._vocabulary.after_noun, content)))
        except NoReading:
            return False

    def is_place(self, content: str) -> bool:
        """Whether a line holds no more than the words of a place; ``reader`` knows the grammar of it."""
        words = [plain(word) for word in _words(content)]
        names = {self._vocabulary.phrases.get((word,), "") for word in words if not word.isdigit()}
        return len(words) < 8 and bool(names) and "" not in names and not names & (VERBS | {"WORDS"})

    def _announces(self, unit: Unit) -> bool:
        """Whether the unit's last quotation stands on a line of its own, so that another may follow."""
        return unit.lines[-1].text.lstrip()[0] in _OPENING_MARKS and len(unit.lines) > 1

    def _take_block(self, unit: Unit, at: int) -> int:
        """New paragraphs without quotation marks, after a colon."""
        content = self.content(unit).rstrip()
        if not content.endswith(":") or quotations(content) or not self.has_verb(content):
            return at
        while at < len(self.lines) and self._is_new_text(self.lines[at], bool(unit.block)):
            unit.block.append(self.lines[at])
            at += 1
        return at

    def _is_new_text(self, line: Line, goes_on: bool) -> bool:
        if self._starts_instruction(line):
            return False
        found = printed_number(line.text)
        words = (found.text if found else line.text).strip()
        if begins_preambular(words) or begins_operative(words):
            return True
        if (found and label.bracketed(line.text)) or (goes_on and not line.after_blank):
            return True
        return not goes_on and self.first_name(words) not in _STARTS and words[-1:] in ",;." and words[:1].isupper()

    def starts(self, text: str) -> bool:
        """Whether the first words of a text say what to do, or where."""
        return self.first_name(text) in _STARTS | _PLACES

    def names_a_place(self, text: str) -> bool:
        """Whether a text speaks of a paragraph or another part of a draft."""
        names = {self._vocabulary.phrases.get((plain(word),)) for word in _words(text)}
        return bool(names & _PLACES)

    def has_verb(self, text: str) -> bool:
        """Whether a text has a word that says what to do."""
        names = {self._vocabulary.phrases.get((plain(word),)) for word in _words(text)}
        return bool(names & VERBS)


def _words(text: str) -> list[str]:
    """The words of a text; "OP3" is two."""
    return re.findall(r"[\w'’-]+", re.sub(r"\b([OP]P)(?=\d)", r"\1 ", text, flags=re.I))


def _lines(text: str, start: int) -> Iterator[Line]:
    blank = True
    position = start
    for line in re.split(r"(?<=\n)|(?<=\f)|(?<=\v)", text[start:]):
        bare = line.rstrip("\n\r\f\v")
        if bare.strip():
            yield Line(position, bare, blank)
            blank = False
        elif line:
            blank = True
        position += len(line)


def _is_annex_head(line: str) -> bool:
    return is_annex_heading(line.strip()) and len(line.split()) <= 2


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    words: list[str] = []
    for line in lines:
        new = line.after_blank or printed_number(line.text) is not None
        if new and words:
            yield " ".join(words)
            words = []
        words.append(line.text.strip())
    if words:
        yield " ".join(words)
