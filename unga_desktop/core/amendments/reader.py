"""An amendment document to its instructions: header, headings, numbering, quoted and unquoted new paragraphs.

Line breaks count: an instruction begins on a line of its own, numbered or not, and quoted paragraphs follow on theirs. Nothing
is passed over in silence: what is not understood becomes an instruction with a fault and its position.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from unga_desktop.core import label
from unga_desktop.core.amendments.clause import Meaning, meaning
from unga_desktop.core.amendments.grammar import NoReading, heading_readings, readings
from unga_desktop.core.amendments.instruction import Amendment, Instruction, Place
from unga_desktop.core.amendments.naming import Meaningless, named, within
from unga_desktop.core.amendments.quotation import Quotation, Unbalanced, quotations
from unga_desktop.core.amendments.vocabulary import Lexeme, Unknown, Vocabulary, lexemes
from unga_desktop.core.symbol import parse as parse_symbol
from unga_desktop.core.wording import begins_operative, begins_preambular

_OPENING_MARKS = '“"‘«„「『'
_SYMBOL = r"[A-Z]{1,5}/[A-Za-z0-9./()\-]*[A-Za-z0-9)](?:#[\w-]+)?"
_MOST_LINES = 200
_LONGEST = 60_000
_VERBS = frozenset(
    ("REPLACE", "SUBSTITUTE", "DELETE", "INSERT", "CHANGE", "MOVE", "RENUMBER", "MERGE", "SPLIT", "READ")
)
_STARTS = _VERBS | {"IN", "AFTER", "BEFORE", "BETWEEN", "AT_END", "AT_BEGINNING", "FROM"}
_LEAD_WITHIN = 30


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    after_blank: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class _Unit:
    """The lines of one instruction; ``block`` are lines of new text that stand there without quotation marks."""

    lines: list[_Line]
    block: list[_Line]
    unbalanced: int = -1

    @property
    def start(self) -> int:
        return self.lines[0].start + len(self.lines[0].text) - len(self.lines[0].text.lstrip())

    @property
    def end(self) -> int:
        last = (self.block or self.lines)[-1]
        return last.start + len(last.text.rstrip())


def read(text: str, name: str, vocabulary: Vocabulary) -> Amendment:
    """Reads the text of an amendment document called ``name``. Never raises; an empty text has one instruction with a fault."""
    header = _header(text, vocabulary)
    body = _Body(text, header.end, vocabulary)
    found = list(body.instructions(bool(header.target)))
    understood = any(not instruction.fault for instruction in found)
    if not found or (not understood and not header.target and not body.may_instruct(found)):
        whole = text[header.end :].strip() or text.strip()
        start = text.find(whole) if whole else 0
        fault = "no instruction was found in this document" if whole else "the document is empty"
        found = [Instruction(1, whole, start, start + len(whole), fault=fault, fault_at=start)]
    return Amendment(name, header.sponsor, header.target, tuple(found))


@dataclass(frozen=True, slots=True)
class _Header:
    sponsor: str
    target: str
    end: int


def _header(text: str, vocabulary: Vocabulary) -> _Header:
    """ "Burundi: amendment to revised draft resolution A/C.3/80/L.20/Rev.1": who, to what, and where it ends."""
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in vocabulary.amending)
    pattern = re.compile(
        rf"^[ \t]*(?:(?P<sponsor>[^:“\"]{{1,1500}}?)\s*:\s*)?(?:{phrases})\s+[^:“\";]{{0,200}}?"
        rf"(?P<target>{_SYMBOL})[ \t]*[.:]?[ \t]*$",
        re.I | re.M,
    )
    found = pattern.search(text[:20_000])
    if found:
        sponsor = (found["sponsor"] or "").split("\n\n")[-1]
        return _Header(" ".join(re.sub(r"[*¹²³]", "", sponsor).split()), found["target"], found.end())
    end = 0
    for line in _lines(text, 0):
        bare = line.text.strip()
        if not (parse_symbol(bare.rstrip("*")) and "/" in bare) and not _is_title_of_document(bare, vocabulary):
            break
        end = line.end
    return _Header("", "", end)


def _is_title_of_document(line: str, vocabulary: Vocabulary) -> bool:
    bare = re.sub(r"(?:\s+(?:no\.?\s*)?(?:\d{1,3}|[ivx]{1,5}))?\s*[:.]?$", "", line.strip().lower())
    return bare in vocabulary.headings


def _lines(text: str, start: int) -> Iterator[_Line]:
    blank = True
    position = start
    for line in re.split(r"(?<=\n)|(?<=\f)|(?<=\v)", text[start:]):
        bare = line.rstrip("\n\r\f\v")
        if bare.strip():
            yield _Line(position, bare, blank)
            blank = False
        elif line:
            blank = True
        position += len(line)


class _Body:
    """What stands below the header."""

    def __init__(self, text: str, start: int, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._lines = list(_lines(text, start))
        self._context: Place | None = None
        self._near: set[int] = set()

    def may_instruct(self, found: Sequence[Instruction]) -> bool:
        """Whether what was not understood may be meant: one alone that says to do something, or words all known."""
        return any(item.start in self._near for item in found) or (len(found) == 1 and self._has_verb(found[0].text))

    def instructions(self, has_header: bool) -> Iterator[Instruction]:
        number = 0
        for unit in self._units():
            start, end = unit.start, unit.end
            if _is_title_of_document(self._text[start:end], self._vocabulary) or self._is_heading(unit):
                continue
            if has_header and not number and self._is_title(unit):
                continue
            number += 1
            yield self._instruction(number, unit)

    # Lines to units

    def _units(self) -> Iterator[_Unit]:
        lines, at = self._lines, 0
        while at < len(lines):
            unit = _Unit([lines[at]], [])
            at += 1
            at = self._close_quotes(unit, at)
            while at < len(lines) and unit.unbalanced < 0 and self._continues(unit, lines[at]):
                unit.lines.append(lines[at])
                at = self._close_quotes(unit, at + 1)
            if unit.unbalanced < 0:
                at = self._take_block(unit, at)
            yield unit

    def _close_quotes(self, unit: _Unit, at: int) -> int:
        """Takes the lines that a quotation runs over; a mark that is never closed leaves the unit as it was."""
        taken = len(unit.lines)
        position = at
        while isinstance(found := quotations(self._content(unit)), Unbalanced):
            over = position - at > _MOST_LINES or unit.end - unit.start > _LONGEST
            if position >= len(self._lines) or over or self._starts_instruction(self._lines[position]):
                del unit.lines[taken:]
                unit.unbalanced = found.position
                return at
            unit.lines.append(self._lines[position])
            position += 1
        return position

    def _content(self, unit: _Unit) -> str:
        return self._text[unit.start : unit.end]

    def _starts_instruction(self, line: _Line) -> bool:
        """A numbered line whose first word says what to do, or where."""
        found = label.numbered(line.text) or label.bracketed(line.text)
        return found is not None and self._first_name(found.text) in _STARTS and not begins_preambular(found.text)

    def _first_name(self, text: str) -> str:
        words = re.findall(r"[\w'’-]+", text[:80].lower())
        for length in range(min(len(words), 4), 0, -1):
            name = self._vocabulary.phrases.get(tuple(words[:length]), "")
            if name and name != "NOTHING":
                return name
        if words and self._vocabulary.phrases.get((words[0],)) == "NOTHING":
            return self._first_name(" ".join(words[1:]))
        return ""

    def _continues(self, unit: _Unit, line: _Line) -> bool:
        before = unit.lines[-1].text.rstrip()
        stripped = line.text.lstrip()
        content = self._content(unit)
        if stripped[0] in _OPENING_MARKS:
            return (
                before.endswith((":", "—", "–"))
                or (bool(quotations(content)) and self._announces(unit))
                or not line.after_blank
            )
        if self._first_name(stripped) == "RESULT":
            return True
        if line.after_blank or label.numbered(line.text) or label.bracketed(line.text):
            return False
        if stripped[0].islower():
            return True
        return before[-1] not in '.;:!?”"»’,)' and not self._is_heading(unit, remember=False)

    def _announces(self, unit: _Unit) -> bool:
        """Whether the unit's last quotation stands on a line of its own, so that another may follow."""
        return unit.lines[-1].text.lstrip()[0] in _OPENING_MARKS and len(unit.lines) > 1

    def _take_block(self, unit: _Unit, at: int) -> int:
        """New paragraphs without quotation marks, after a colon."""
        content = self._content(unit).rstrip()
        if not content.endswith(":") or quotations(content) or not self._has_verb(content):
            return at
        while at < len(self._lines) and self._is_new_text(self._lines[at], bool(unit.block)):
            unit.block.append(self._lines[at])
            at += 1
        return at

    def _is_new_text(self, line: _Line, goes_on: bool) -> bool:
        if self._starts_instruction(line):
            return False
        found = label.numbered(line.text) or label.bracketed(line.text)
        words = (found.text if found else line.text).strip()
        if begins_preambular(words) or begins_operative(words):
            return True
        if (found and label.bracketed(line.text)) or (goes_on and not line.after_blank):
            return True
        return not goes_on and self._first_name(words) not in _STARTS and words[-1:] in ",;." and words[:1].isupper()

    def _has_verb(self, text: str) -> bool:
        words = re.findall(r"[\w'’-]+", text.lower())
        names = {self._vocabulary.phrases.get((word,)) for word in words}
        return bool(names & _VERBS)

    # Units to instructions

    def _is_heading(self, unit: _Unit, remember: bool = True) -> bool:
        """A line that names a place only holds for the instructions below it."""
        content, _ = self._unlabelled(unit)
        if len(content) > 120 or quotations(content) or unit.block:
            return False
        found = lexemes(content, (), self._vocabulary)
        if isinstance(found, Unknown) or not found:
            return False
        found = _completed(found)
        try:
            places = {named(node).places for reading in heading_readings(found) for node in reading.nodes("places")}
        except (NoReading, Meaningless):
            return False
        if len(places) != 1 or len(only := places.pop()) != 1:
            return False
        if remember:
            inner = only[0]
            narrow = inner.steps[0].unit.name in ("SUBPARAGRAPH", "SENTENCE", "CHAPEAU", "LINE")
            self._context = within(self._context if narrow else None, inner)
        return True

    def _is_title(self, unit: _Unit) -> bool:
        """A line between the header and the first instruction that neither quotes nor says what to do: the title of the draft."""
        content = self._content(unit)
        return not quotations(content) and unit.unbalanced < 0 and not self._has_verb(content) and not unit.block

    def _unlabelled(self, unit: _Unit) -> tuple[str, int]:
        content = self._content(unit)
        found = label.numbered(content) or label.bracketed(content)
        return (found.text, len(content) - len(found.text)) if found else (content, 0)

    def _instruction(self, number: int, unit: _Unit) -> Instruction:
        written = self._text[unit.start : unit.end]
        instruction = Instruction(number, written, unit.start, unit.end)
        if unit.unbalanced >= 0:
            return self._faulty(instruction, "a quotation mark has no partner", unit.start + unit.unbalanced)
        content, cut = self._unlabelled(unit)
        if unit.block:
            content = content[: unit.lines[-1].end - unit.start - cut]
        quotes = quotations(content)
        if isinstance(quotes, Unbalanced):
            return self._faulty(instruction, "a quotation mark has no partner", unit.start + cut + quotes.position)
        lead = self._lead(content, quotes[0].start if quotes else len(content))
        if lead:
            content, cut = content[lead:], cut + lead
            quotes = tuple(replace(quote, start=quote.start - lead, end=quote.end - lead) for quote in quotes)
        found = lexemes(content, quotes, self._vocabulary)
        if isinstance(found, Unknown):
            return self._faulty(
                instruction, f"“{found.word}” is not understood here", unit.start + cut + found.position
            )
        joined = _joined(_completed(found), content, unit)
        return self._understood(instruction, unit, joined, unit.start + cut)

    def _understood(self, instruction: Instruction, unit: _Unit, found: list[Lexeme], offset: int) -> Instruction:
        self._near.add(instruction.start)
        meanings: dict[Meaning, None] = {}
        reasons: dict[str, None] = {}
        try:
            for reading in readings(found):
                try:
                    meanings[meaning(reading, self._context)] = None
                except Meaningless as error:
                    reasons[error.reason] = None
        except NoReading as error:
            at = offset + found[error.position].start if error.position < len(found) else unit.end
            return self._faulty(instruction, "the instruction is not understood from here on", at)
        if len(meanings) > 1:
            return self._faulty(instruction, "the instruction can be understood in more than one way", unit.start)
        if not meanings:
            return self._faulty(instruction, next(iter(reasons), "the instruction is not understood"), unit.start)
        only = next(iter(meanings))
        if only.result == ("",):
            return self._faulty(instruction, "how the text would read is announced and not given", unit.start)
        return replace(instruction, changes=only.changes, result=only.result)

    @staticmethod
    def _faulty(instruction: Instruction, reason: str, position: int) -> Instruction:
        return replace(instruction, fault=reason, fault_at=position)

    def _lead(self, content: str, before: int) -> int:
        """The end of "The delegation of Egypt proposes to": who speaks is no part of the instruction."""
        words = list(re.finditer(r"[\w'’-]+", content[:before]))[:_LEAD_WITHIN]
        lowered = [word[0].lower() for word in words]
        for at in range(len(words)):
            phrase = next(
                (lead for lead in self._vocabulary.leads if tuple(lowered[at : at + len(lead)]) == tuple(lead)), None
            )
            if phrase:
                return words[at + len(phrase) - 1].end()
            if self._vocabulary.phrases.get((lowered[at],)) in _VERBS | {"PARAGRAPH"}:
                return 0
        return 0


def _completed(found: list[Lexeme]) -> list[Lexeme]:
    """ "To replace ..." says no more than "replace"; "a new PP" is a new preambular paragraph."""
    if len(found) > 1 and found[0].name == "TO" and found[1].name in _VERBS:
        found = found[1:]
    completed: list[Lexeme] = []
    for lexeme, later in zip(found, [*found[1:], None], strict=True):
        completed.append(lexeme)
        noun = ("PARAGRAPH", "SUBPARAGRAPH", "NUMBER", "AND", "COMMA")
        if lexeme.name in ("OPERATIVE", "PREAMBULAR") and (later is None or later.name not in noun):
            completed.append(Lexeme("PARAGRAPH", lexeme.start, lexeme.end))
    return completed


def _joined(found: list[Lexeme], content: str, unit: _Unit) -> list[Lexeme]:
    """Quotations that follow each other on lines of their own are the paragraphs of one; an unquoted block is one too."""
    joined: list[Lexeme] = []
    for lexeme in found:
        before = joined[-1] if joined else None
        if lexeme.quotation and before and before.quotation and not content[before.end : lexeme.start].strip():
            both = Quotation(before.start, lexeme.end, before.quotation.paragraphs + lexeme.quotation.paragraphs)
            joined[-1] = Lexeme("QUOTE", before.start, lexeme.end, quotation=both)
        else:
            joined.append(lexeme)
    joined = [item for item in joined if not _between_quotations(item, joined, content)]
    if len(joined) != len(found):
        joined = _joined(joined, content, unit) if any(_adjacent(joined, content)) else joined
    if unit.block:
        paragraphs = tuple(" ".join(line.text.split(" ")).strip() for line in unit.block)
        joined.append(
            Lexeme("QUOTE", len(content), len(content), quotation=Quotation(len(content), len(content), paragraphs))
        )
    return joined


def _between_quotations(item: Lexeme, joined: list[Lexeme], content: str) -> bool:
    """A comma, semicolon or "and" between two quoted paragraphs on lines of their own."""
    if item.name not in ("COMMA", "SEMICOLON", "AND", "STOP"):
        return False
    at = joined.index(item)
    later = next((other for other in joined[at + 1 :] if other.name not in ("COMMA", "SEMICOLON", "AND", "STOP")), None)
    earlier = next(
        (other for other in reversed(joined[:at]) if other.name not in ("COMMA", "SEMICOLON", "AND", "STOP")), None
    )
    if not later or not earlier or not later.quotation or not earlier.quotation:
        return False
    line_start = content.rfind("\n", 0, later.start) + 1
    own = content.rfind("\n", 0, earlier.start) + 1
    return (
        line_start > 0
        and own > 0
        and not content[line_start : later.start].strip()
        and not content[own : earlier.start].strip()
    )


def _adjacent(joined: list[Lexeme], content: str) -> Iterator[bool]:
    for before, after in pairwise(joined):
        yield bool(before.quotation and after.quotation and "\n" in content[before.end : after.start])
