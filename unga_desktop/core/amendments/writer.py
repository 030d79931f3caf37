"""The way back: the edits of a draft written as an amendment document in the wording of the United Nations.

What is written is read and executed at once; only a document that makes exactly the edited text leaves this module. Where a
wording does not, a more explicit one takes its place: replacements for insertions, then whole paragraphs, then whole parts.
"""

from collections.abc import Sequence

from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.outcome import Execution, Status
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.amendments.vocabulary import Vocabulary
from unga_desktop.core.amendments.writing_numbers import mended
from unga_desktop.core.amendments.writing_plan import PART, WHOLE, CannotWrite, Plan, Written
from unga_desktop.core.amendments.writing_steps import by_section, whole_part
from unga_desktop.core.amendments.writing_units import correspondence, units
from unga_desktop.core.amendments.writing_words import Unquotable
from unga_desktop.core.documents.document import Document, Paragraph, Section
from unga_desktop.core.errors import UngaError
from unga_desktop.core.redlines.comparison import compare

_MOST_TRIES = 12


class WritingError(UngaError):
    """Edits that no amendment document can say."""


def write(draft: Document, edited: Document, vocabulary: Vocabulary, symbol: str = "", sponsor: str = "") -> str:
    """The amendment document that makes ``edited`` of ``draft``; ends in a line feed.

    ``vocabulary`` is that of English, in which it is written; ``symbol`` is the new document's, ``sponsor`` who proposes it;
    both may be empty. Reading and executing it gives the paragraphs of ``edited`` with their numbers, character for character;
    numbers that are missing or stand twice are given anew first. Raises ``WritingError`` where the two texts are the same,
    or the edits cannot be said.
    """
    edited = mended(edited, draft)
    if _content(draft.paragraphs) == _content(edited.paragraphs):
        raise WritingError("the text is that of the draft: there is nothing to amend", draft.name)
    head = _head(draft, vocabulary, symbol, sponsor)
    return _Writer(draft, edited, vocabulary, head).run()


def _head(draft: Document, vocabulary: Vocabulary, symbol: str, sponsor: str) -> str:
    """Symbol, sponsor and target; the target is left out where it could not be read back."""
    lines = [symbol] if symbol else []
    named = f"{' '.join(sponsor.split())}: a" if sponsor.strip() else "A"
    target = f"{named}mendments to draft resolution {draft.symbol}"
    if draft.symbol and read(f"{target}\n\nDelete paragraph 1.\n", "", vocabulary).target == draft.symbol:
        lines.append(target)
    else:
        lines.append("Amendments")
    return "\n\n".join(lines)


def _content(paragraphs: Sequence[Paragraph]) -> list[tuple[Section, int, str, str]]:
    return [(p.section, p.level, p.label, p.text) for p in paragraphs]


class _Writer:
    def __init__(self, draft: Document, edited: Document, vocabulary: Vocabulary, head: str) -> None:
        self._draft = draft
        self._edited = edited
        self._vocabulary = vocabulary
        self._head = head
        self._wanted = _content(edited.paragraphs)
        self._comparison = compare(draft, edited)
        self._units = (units(draft), units(edited))
        self._known = correspondence(self._comparison, *self._units)
        self._unit_of = {p.index: unit.number for unit in self._units[1] for p in unit.paragraphs}
        self._levels: dict[int, int] = {}

    def run(self) -> str:
        reason = "the edits cannot be put into words"
        for _ in range(_MOST_TRIES):
            try:
                written = Plan(self._comparison, *self._units, self._known, self._levels).instructions()
            except CannotWrite as error:
                reason = error.reason
                if not self._raise(set(self._unit_of.values())):
                    break
                continue
            text = self._document([one.text for one in written])
            execution = self._execute(text)
            if self._is_exact(execution):
                return text
            if not self._raise(self._faulty(written, execution)):
                break
        return self._by_parts(reason)

    def _document(self, texts: Sequence[str]) -> str:
        numbered = [f"{number}. {text}" for number, text in enumerate(texts, 1)] if len(texts) > 1 else list(texts)
        return "\n\n".join([self._head, *numbered]) + "\n"

    def _execute(self, text: str) -> Execution:
        return execute(self._draft, [read(text, "", self._vocabulary)])

    def _is_exact(self, execution: Execution) -> bool:
        return execution.complete and _content(execution.amended.paragraphs) == self._wanted

    def _raise(self, found: set[int]) -> bool:
        """Makes the wording of these units more explicit; False where it is as explicit as can be."""
        raisable = [number for number in found if self._levels.get(number, 0) < WHOLE]
        for number in raisable:
            self._levels[number] = self._levels.get(number, 0) + 1
        return bool(raisable)

    def _faulty(self, written: Sequence[Written], execution: Execution) -> set[int]:
        """The units whose instructions were refused, or whose text came out otherwise than wanted; in doubt all."""
        failed = {outcome.number for outcome in execution.outcomes if outcome.status is not Status.APPLIED}
        units_failed = {written[number - 1].unit for number in failed if number <= len(written)} - {-1}
        if units_failed:
            return units_failed
        made = _content(execution.amended.paragraphs)
        unlike = next((i for i, pair in enumerate(zip(made, self._wanted, strict=False)) if pair[0] != pair[1]), None)
        everything = {one.unit for one in written} - {-1}
        if unlike is None or failed:
            return everything
        near = {self._unit_of[unlike]} & everything
        return near if near and any(self._levels.get(unit, 0) < WHOLE for unit in near) else everything

    def _by_parts(self, reason: str) -> str:
        """The preamble or the operative part, or both, as wholes; the rest as its words say."""
        lines = by_section(self._units[1])
        changed = [section for section in (Section.PREAMBULAR, Section.OPERATIVE) if self._differs(section)]
        try:
            texts = [whole_part(section, lines[section]) for section in changed if lines[section]]
            texts = [*self._beside(), *texts]
        except (Unquotable, CannotWrite):
            texts = []
        if texts:
            text = self._document(texts)
            execution = self._execute(text)
            if self._is_exact(execution):
                return text
            if _texts(execution) == [p.text for p in self._edited.paragraphs]:
                reason = f"the numbers of the paragraphs would not be those of the edited text ({self._first_label(execution)})"
        raise WritingError(f"these edits cannot be written as amendments: {reason}", self._draft.name)

    def _beside(self) -> list[str]:
        """Instructions for what is neither preamble nor operative part: the title."""
        levels = {unit.number: PART for unit in self._units[1] if unit.movable}
        plan = Plan(self._comparison, *self._units, self._known, levels).instructions()
        fixed = {unit.number for unit in self._units[1] if not unit.movable}
        return [one.text for one in plan if one.unit in fixed]

    def _differs(self, section: Section) -> bool:
        sides = [[unit for unit in side if unit.section is section] for side in self._units]
        return [_content(u.paragraphs) for u in sides[0]] != [_content(u.paragraphs) for u in sides[1]]

    def _first_label(self, execution: Execution) -> str:
        pairs = zip(execution.amended.paragraphs, self._edited.paragraphs, strict=True)
        made, wanted = next((a.label, b.label) for a, b in pairs if a.label != b.label)
        return f"{made or 'none'}, not {wanted or 'none'}"


def _texts(execution: Execution) -> list[str]:
    return [paragraph.text for paragraph in execution.amended.paragraphs]
