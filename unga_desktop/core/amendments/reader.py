"""An amendment document to its instructions: header, headings, numbering, quoted and unquoted new paragraphs.

Nothing is passed over in silence: what is not understood becomes an instruction with a fault and its position.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from unga_desktop.core.amendments import lexeme_order
from unga_desktop.core.amendments.body import Body, Unit, printed_number
from unga_desktop.core.amendments.grammar import Node, NoReading, gapped_readings, heading_readings, readings
from unga_desktop.core.amendments.header import is_introduction, is_title, read_header
from unga_desktop.core.amendments.instruction import Amendment, Instruction, Place
from unga_desktop.core.amendments.instruction import Unit as PlaceUnit
from unga_desktop.core.amendments.meaning import Meaning, meaning
from unga_desktop.core.amendments.naming import Meaningless, named, within
from unga_desktop.core.amendments.other_document import other_document, without_description
from unga_desktop.core.amendments.quotation import Quotation, Unbalanced, quotations
from unga_desktop.core.amendments.speaker import says_who_speaks
from unga_desktop.core.amendments.vocabulary import Lexeme, Unknown, Vocabulary, lexemes
from unga_desktop.core.documents import label

_LEAD_WITHIN = 30
_LONGEST = 4_000
_PARTS = {PlaceUnit.PREAMBULAR: PlaceUnit.PREAMBLE, PlaceUnit.OPERATIVE: PlaceUnit.OPERATIVE_PART}


def read(text: str, name: str, vocabulary: Vocabulary) -> Amendment:
    """Reads the text of an amendment document called ``name``. Never raises; an empty text has one instruction with a fault."""
    header = read_header(text, vocabulary)
    reader = _Reader(Body(text, header.end, vocabulary), vocabulary)
    found = list(reader.instructions(bool(header.target)))
    understood = any(not instruction.fault for instruction in found)
    if not found or (not understood and not header.target and not reader.may_instruct(found)):
        whole = text[header.end :].strip() or text.strip()
        start = text.find(whole) if whole else 0
        fault = "no instruction was found in this document" if whole else "the document is empty"
        found = [Instruction(1, whole, start, start + len(whole), fault=fault, fault_at=start)]
    return Amendment(name, header.sponsor, header.target, tuple(found), vocabulary.language, text, vocabulary)


class _Reader:
    """Goes through the units of a document and remembers the place that the last heading gave."""

    def __init__(self, body: Body, vocabulary: Vocabulary) -> None:
        self._body = body
        self._vocabulary = vocabulary
        self._context: Place | None = None
        self._near: set[int] = set()

    def may_instruct(self, found: Sequence[Instruction]) -> bool:
        """Whether what was not understood may be meant: one alone that says to do something, or words all known."""
        alone = len(found) == 1 and self._body.has_verb(found[0].text)
        return alone or any(item.start in self._near for item in found)

    def instructions(self, has_header: bool) -> Iterator[Instruction]:
        number = 0
        for unit in self._body.units():
            content = self._body.content(unit)
            if is_title(content, self._vocabulary) or self._is_heading(unit):
                continue
            announces = is_introduction(content, self._vocabulary) and not self._body.names_a_place(content)
            if announces and not unit.block:
                continue
            if has_header and not number and self._is_title_of_draft(unit):
                continue
            number += 1
            yield self._instruction(number, unit)
        for start, end in self._body.unused():
            number += 1
            written = Instruction(number, self._body.text[start:end], start, end)
            yield _faulty(written, "no instruction speaks of this annex as attached", start)

    def _is_heading(self, unit: Unit) -> bool:
        """A line that names a place only holds for the instructions below it."""
        content, _ = self._unlabelled(unit)
        lettered = label.section(content)
        content = lettered.text if lettered else content
        if len(content) > 120 or quotations(content) or unit.block:
            return False
        found = lexemes(content, (), self._vocabulary)
        if isinstance(found, Unknown) or not found:
            return False
        found = lexeme_order.completed(found, self._vocabulary.after_noun, content)
        places = set(self._headed(found))
        if len(places) != 1 or len(only := places.pop()) != 1:
            return False
        inner = only[0]
        if len(inner.steps) == 1 and not inner.steps[0].label and not inner.steps[0].ordinal and inner.unit in _PARTS:
            inner = Place((replace(inner.steps[0], unit=_PARTS[inner.unit], every=False),))
        narrow = inner.steps[0].unit in (PlaceUnit.SUBPARAGRAPH, PlaceUnit.SENTENCE, PlaceUnit.CHAPEAU, PlaceUnit.LINE)
        self._context = within(self._context if narrow or self._is_frame() else None, inner)
        return True

    @staticmethod
    def _headed(found: Sequence[Lexeme]) -> Iterator[tuple[Place, ...]]:
        """The places that lexemes name as a heading, in each reading that has a meaning."""
        try:
            nodes = [node for reading in heading_readings(found) for node in reading.nodes("places")]
        except NoReading:
            return
        for node in nodes:
            try:
                yield named(node).places
            except Meaningless:
                continue

    def _is_frame(self) -> bool:
        """Whether the heading before names a part of the draft, in which paragraphs are counted."""
        frames = (PlaceUnit.PREAMBLE, PlaceUnit.OPERATIVE_PART, PlaceUnit.ANNEX, PlaceUnit.SECTION)
        return self._context is not None and self._context.unit in frames

    def _is_title_of_draft(self, unit: Unit) -> bool:
        """A line between the header and the first instruction that neither quotes nor instructs: the title of the draft."""
        content = self._body.content(unit)
        if quotations(content) or unit.unbalanced >= 0 or unit.block or printed_number(content):
            return False
        if content.rstrip()[-1:] in tuple(".;:") or self._body.names_a_place(content):
            return False
        if not self._body.has_verb(content):
            return True
        return isinstance(lexemes(content, (), self._vocabulary), Unknown) and not self._body.starts(content)

    def _unlabelled(self, unit: Unit) -> tuple[str, int]:
        content = self._body.content(unit)
        found = printed_number(content)
        return (found.text, len(content) - len(found.text)) if found else (content, 0)

    def _instruction(self, number: int, unit: Unit) -> Instruction:
        instruction = Instruction(number, self._body.content(unit), unit.start, unit.end)
        if unit.unbalanced >= 0:
            if self._body.starts(self._unlabelled(unit)[0]):
                self._near.add(unit.start)
            return _faulty(instruction, "a quotation mark has no partner", unit.start + unit.unbalanced)
        content, cut = self._unlabelled(unit)
        if unit.block:
            content = content[: unit.lines[-1].end - unit.start - cut]
        quotes = quotations(content)
        if isinstance(quotes, Unbalanced):
            return _faulty(instruction, "a quotation mark has no partner", unit.start + cut + quotes.position)
        if len(content) - sum(quote.end - quote.start for quote in quotes) > _LONGEST:
            return _faulty(instruction, "this is too long to be an instruction", unit.start)
        lead = self._lead(content, quotes[0].start if quotes else len(content))
        if lead:
            content, cut = content[lead:], cut + lead
            quotes = tuple(replace(quote, start=quote.start - lead, end=quote.end - lead) for quote in quotes)
        elsewhere = other_document(content, quotes, self._vocabulary)
        if elsewhere:
            content = elsewhere.content
            instruction = replace(instruction, document=elsewhere.name)
        content = without_description(content, quotes, self._vocabulary)
        return self._cut(instruction, unit, content, quotes or self._unquoted(content, unit), unit.start + cut)

    def _cut(
        self, instruction: Instruction, unit: Unit, content: str, quotes: Sequence[Quotation], offset: int
    ) -> Instruction:
        """From characters to lexemes, ready for the grammar."""
        found = lexemes(content, quotes, self._vocabulary)
        if isinstance(found, Unknown):
            return _faulty(instruction, f"“{found.word}” is not understood here", offset + found.position)
        ready = lexeme_order.completed(found, self._vocabulary.after_noun, content)
        block = tuple(" ".join(line.text.split(" ")).strip() for line in unit.block)
        ready = lexeme_order.joined(ready, content, block)
        attached = lexeme_order.with_attachments(ready, self._body.attachment)
        if isinstance(attached, Lexeme):
            return _faulty(instruction, "the text that it speaks of is not attached here", offset + attached.start)
        return self._understood(instruction, unit, attached, offset)

    def _unquoted(self, content: str, unit: Unit) -> Sequence[Quotation]:
        """The words of "For forty members read fifty members", where no marks set them off and each phrase stands once."""
        if unit.block or content.rstrip().endswith(":"):
            return ()
        for first, second in self._vocabulary.unquoted:
            pattern = re.compile(
                rf"(?:^|[,:;.]\s*){first}\s+(?P<old>\S.*?)[,;]?\s+{second}\s+(?P<new>\S.*?)[.;]?\s*$", re.I | re.S
            )
            found = pattern.search(content)
            if found and len(re.findall(rf"\b{second}\b", content, re.I)) == 1:
                return [Quotation(*found.span(name), (" ".join(found[name].split()),)) for name in ("old", "new")]
        return ()

    def _understood(self, instruction: Instruction, unit: Unit, found: list[Lexeme], offset: int) -> Instruction:
        self._near.add(instruction.start)
        meanings, fault, at = self._meanings(found, readings)
        if not meanings and fault:
            more, _, _ = self._meanings(found, gapped_readings)
            least = min((item.gaps for item in more), default=0)
            meanings = [item for item in more if item.gaps == least]
        if len(meanings) > 1:
            return _faulty(instruction, "the instruction can be understood in more than one way", unit.start)
        if not meanings:
            position = unit.start if at is None else offset + found[at].start if at < len(found) else unit.end
            return _faulty(instruction, fault, position)
        only = meanings[0]
        if only.result == ("",):
            return _faulty(instruction, "how the text would read is announced and not given", unit.start)
        return replace(instruction, changes=only.changes, result=only.result)

    def _meanings(
        self, found: list[Lexeme], parse: Callable[[Sequence[Lexeme]], list[Node]]
    ) -> tuple[list[Meaning], str, int | None]:
        """The different meanings; where there are none a reason, and the lexeme where reading ended."""
        meanings: dict[Meaning, None] = {}
        reasons: dict[str, None] = {}
        try:
            for reading in parse(found):
                try:
                    meanings[meaning(reading, self._context)] = None
                except Meaningless as error:
                    reasons[error.reason] = None
        except NoReading as error:
            return [], "the instruction is not understood from here on", error.position
        return list(meanings), next(iter(reasons), "the instruction is not understood"), None

    def _lead(self, content: str, before: int) -> int:
        """The end of "The delegation of Egypt proposes to": who speaks is no part of the instruction."""
        words = list(re.finditer(r"[\w'’-]+", content[:before]))[:_LEAD_WITHIN]
        lowered = [word[0].lower().replace("’", "'") for word in words]
        for at in range(len(words)):
            leads = (lead for lead in self._vocabulary.leads if tuple(lowered[at : at + len(lead)]) == tuple(lead))
            phrase = next(leads, None)
            if phrase:
                speaker = [word[0] for word in words[:at]]
                another = not set(";?!").isdisjoint(content[: words[at].start()])  # "Cuba Objects; Chile proposes to"
                speaks = not another and says_who_speaks(speaker, self._vocabulary, words[at][0].isupper())
                return words[at + len(phrase) - 1].end() if speaks else 0
            if self._vocabulary.phrases.get((lowered[at],)) in lexeme_order.VERBS | {"PARAGRAPH"}:
                return 0
        return 0


def _faulty(instruction: Instruction, reason: str, position: int) -> Instruction:
    return replace(instruction, fault=reason, fault_at=position)
