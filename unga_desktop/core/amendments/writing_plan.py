"""From a draft and its edited text to instructions in UN wording, in the order of the text.

Each part has a level of explicitness: first the words that change, then replacements only, then the paragraph as a whole, then
the paragraph with all below it, deleted and inserted anew where it moved. ``writer`` raises the level where a round trip
fails.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from unga_desktop.core.amendments.writing_steps import batches, neighbours, sub_steps, suffixed
from unga_desktop.core.amendments.writing_units import NUMBERED, Addresses, Correspondence, Unit
from unga_desktop.core.amendments.writing_words import Unquotable, phrases, quoted
from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.redline import RowKind

_NAMES = {Section.PREAMBULAR: "preambular", Section.OPERATIVE: "operative"}
_FIXED = {
    Section.TITLE: "a title",
    Section.OPENING: "an opening",
    Section.HEADING: "a heading",
    Section.SUBPARAGRAPH: "a sub-paragraph",
    Section.ANNEX: "a paragraph of the annex",
    Section.FOOTNOTE: "a footnote",
}
_MOST_PHRASES = 6
WORDS, REPLACEMENTS, PARAGRAPH, WHOLE, PART = range(5)
"""Levels of explicitness. From ``REPLACEMENTS`` on paragraphs come in one by one, from ``WHOLE`` on nothing moves."""


class CannotWrite(Exception):
    """A change that no instruction can say; ``reason`` says which."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Written:
    """One instruction and the edited unit that it is about (its number), -1 where a unit of the draft goes."""

    text: str
    unit: int


class Plan:
    """Writes the instructions for one comparison of draft and edited text."""

    def __init__(
        self,
        comparison: Comparison,
        draft: Sequence[Unit],
        edited: Sequence[Unit],
        known: Correspondence,
        levels: Mapping[int, int],
    ) -> None:
        self._draft = draft
        self._edited = edited
        self._known = known
        self._levels = levels
        self._addresses = Addresses(comparison.original)
        self._paragraphs = comparison.original.paragraphs
        self._rows = {
            row.amended[0].index: row for row in comparison.rows if len(row.original) == len(row.amended) == 1
        }
        self._by_draft = {old: new for new, old in known.pairs.items()}

    def instructions(self) -> list[Written]:
        """All instructions; raises ``CannotWrite``."""
        self._refuse_unspeakable()
        written: list[Written] = []
        run: list[Unit] = []
        done = -1
        for unit in self._edited:
            place = self._stays(unit)
            if place is None:
                if self._first_of_part(unit):
                    run.append(unit)
                continue
            written += self._between(run, done, place)
            run = []
            done = self._last_of(unit, place)
            written += self._kept(unit, place)
        return written + self._between(run, done, len(self._draft))

    def _level(self, unit: Unit) -> int:
        return self._levels.get(unit.number, WORDS)

    def _refuse_unspeakable(self) -> None:
        for side, known in ((self._draft, set(self._known.pairs.values())), (self._edited, set(self._known.pairs))):
            for unit in side:
                if not unit.movable and unit.number not in known:
                    words = unit.head.text[:40]
                    raise CannotWrite(f"{_FIXED[unit.section]} was added, removed or made another: “{words}”")

    # Which units stay

    def _stays(self, unit: Unit) -> int | None:
        """The draft's unit in whose place an edited one stands, where it kept its place."""
        if unit.number in self._known.merges:
            return self._known.merges[unit.number][0]
        for old, parts in self._known.splits.items():
            if unit.number == parts[0]:
                return old
        if unit.number in self._known.pairs and unit.number not in self._known.moved:
            return self._known.pairs[unit.number]
        return None

    def _first_of_part(self, unit: Unit) -> bool:
        """Whether a unit that does not stay comes in by itself, and not as a later part of a split one."""
        return not any(unit.number in parts[1:] for parts in self._known.splits.values())

    def _last_of(self, unit: Unit, place: int) -> int:
        return self._known.merges[unit.number][-1] if unit.number in self._known.merges else place

    def _moves(self, unit: Unit) -> bool:
        return unit.number in self._known.moved and self._level(unit) < WHOLE

    # Paragraphs that come, go and move

    def _between(self, run: Sequence[Unit], before: int, after: int) -> list[Written]:
        """What comes and goes between two units that stay; where one kind does both, it is replaced."""
        written: list[Written] = []
        for section in NUMBERED:
            gone = [unit for unit in self._draft[before + 1 : after] if unit.section is section and self._goes(unit)]
            come = [unit for unit in run if unit.section is section]
            written += self._of_one_kind(come, list(neighbours(gone)), before, after)
        return written

    def _of_one_kind(
        self, run: Sequence[Unit], groups: Sequence[Sequence[Unit]], before: int, after: int
    ) -> list[Written]:
        plain = not any(self._moves(unit) or self._level(unit) >= REPLACEMENTS or suffixed(unit) for unit in run)
        if run and len(groups) == 1 and plain:
            lines = [line for unit in run for line in unit.lines()]
            head = f"Replace {self._called(groups[0])} by the following:"
            return [Written(f"{head}\n\n{self._quoted(lines)}", run[0].number)]
        return [*self._inserted(run, before, after), *self._deleted(groups)]

    def _goes(self, unit: Unit) -> bool:
        new = self._by_draft.get(unit.number)
        return new is None or (new in self._known.moved and not self._moves(self._edited[new]))

    def _deleted(self, groups: Sequence[Sequence[Unit]]) -> list[Written]:
        return [Written(f"Delete {self._called(group)}.", -1) for group in groups]

    def _called(self, group: Sequence[Unit]) -> str:
        names = [self._addresses.of(unit.head.index) for unit in group]
        if len(group) == 1:
            return names[0]
        joint = "and" if len(group) == 2 else "to"
        first, last = names[0], names[-1].rsplit(" ", 1)[1]
        return f"{first.replace(' paragraph ', ' paragraphs ')} {joint} {last}"

    def _inserted(self, run: Sequence[Unit], before: int, after: int) -> Iterator[Written]:
        """New and moved units between two that stayed."""
        for part in batches(run, self._levels, self._moves):
            anchor = self._anchor(part[0].section, before, after)
            if self._moves(part[0]):
                yield from self._moved(part[0], anchor)
                continue
            named = _NAMES[part[0].section]
            several = len(part) > 1
            new = (
                f"the following new {named} paragraphs:"
                if several
                else f"a new {named} paragraph{suffixed(part[0])} reading as follows:"
            )
            lines = [line for unit in part for line in unit.lines()]
            if anchor:
                head = f"{anchor[0].upper()}{anchor[1:]}, insert {new}"
            elif several or part[0].section is Section.PREAMBULAR:
                head = f"Insert {'the following' if several else 'a'} new {named} paragraph{'s' * several} "
                head += "at the beginning of the draft resolution:" if several else "1 reading as follows:"
            else:
                head = "Insert a new operative paragraph 1 reading as follows:"
            yield Written(f"{head}\n\n{self._quoted(lines)}", part[0].number)

    def _anchor(self, section: Section, before: int, after: int) -> str:
        """Beside which paragraph of its kind something comes in; any of its kind nearby, also one that goes."""
        for place in range(before, -1, -1):
            if self._draft[place].section is section and self._may_anchor(place):
                return f"after {self._addresses.of(self._draft[place].head.index)}"
            if not self._draft[place].movable:
                break
        for place in range(max(before + 1, 0), len(self._draft)):
            if self._draft[place].section is section and self._may_anchor(place) and place <= max(after, before + 1):
                return f"before {self._addresses.of(self._draft[place].head.index)}"
        for place in range(before + 1, len(self._draft)):
            if self._draft[place].section is section and self._may_anchor(place):
                return f"before {self._addresses.of(self._draft[place].head.index)}"
        return ""

    def _may_anchor(self, place: int) -> bool:
        new = self._by_draft.get(place)
        return new is None or new not in self._known.moved

    def _moved(self, unit: Unit, anchor: str) -> Iterator[Written]:
        old = self._known.pairs[unit.number]
        if not anchor:
            raise CannotWrite("a paragraph moved to a place that cannot be named")
        yield Written(f"Move {self._addresses.of(self._draft[old].head.index)} to {anchor}.", unit.number)
        yield from self._kept(unit, old)

    # Paragraphs that stay

    def _kept(self, unit: Unit, place: int) -> Iterator[Written]:
        old = self._draft[place]
        for text in self._reworded(unit, old):
            yield Written(text, unit.number)

    def _reworded(self, unit: Unit, old: Unit) -> Iterator[str]:
        name = self._addresses.of(old.head.index)
        if unit.number in self._known.merges:
            merged = [self._draft[number] for number in self._known.merges[unit.number]]
            verb = "Merge" if self._level(unit) == WORDS else "Replace"
            how = "to read as follows:" if verb == "Merge" else "by the following:"
            yield f"{verb} {self._called(merged)} {how}\n\n{self._quoted(unit.lines())}"
            return
        parts = self._known.splits.get(old.number)
        if parts and parts[0] == unit.number:
            lines = [line for number in parts for line in self._edited[number].lines()]
            split = len(parts) == 2 and self._level(unit) == WORDS
            head = (
                f"Split {name} into two paragraphs, reading as follows:"
                if split
                else f"Replace {name} by the following:"
            )
            yield f"{head}\n\n{self._quoted(lines)}"
            return
        if self._same(unit, old):
            return
        if self._level(unit) >= WHOLE and unit.movable:
            yield f"Replace {name} by the following:\n\n{self._quoted(unit.lines())}"
            return
        yield from self._inside(unit, old, name)

    @staticmethod
    def _same(unit: Unit, old: Unit) -> bool:
        fields = [[(p.text, p.level, p.section) for p in one.paragraphs] for one in (unit, old)]
        return fields[0] == fields[1]

    def _inside(self, unit: Unit, old: Unit, name: str) -> Iterator[str]:
        """The head, then the sub-paragraphs; where those cannot be spoken of one by one, the whole."""
        steps = sub_steps(unit, old, self._rows)
        if steps is None:
            yield f"Replace {name} by the following:\n\n{self._quoted(unit.lines())}"
            return
        if unit.head.text != old.head.text:
            yield from self._text(unit, unit.head, old.head)
        for new, before, after_sub in steps:
            if new is None and before is not None:
                yield f"Delete {self._addresses.of(before.index)}."
            elif new is not None and before is None:
                yield self._new_sub(new, after_sub, old)
            elif new is not None and before is not None and new.text != before.text:
                yield from self._text(unit, new, before)

    def _new_sub(self, new: Paragraph, after: Paragraph | None, old: Unit) -> str:
        line = f"{new.label} {new.text}" if new.label else new.text
        anchor = (
            f"After {self._addresses.of(after.index)}"
            if after
            else f"Before {self._addresses.of(old.paragraphs[1].index)}"
        )
        return f"{anchor}, insert a new sub-paragraph reading as follows:\n\n{self._quoted([line])}"

    def _text(self, unit: Unit, new: Paragraph, old: Paragraph) -> Iterator[str]:
        """One paragraph's words."""
        level = self._level(unit)
        name, narrow = self._addresses.of(old.index), self._addresses.narrow(old.index)
        below = self._below(old)
        if old.level and below:
            narrow = name
        if level < PARAGRAPH:
            found = self._phrases(new, old, narrow, below, level)
            if found:
                yield from found
                return
        if not name and old.text.strip() == old.text and new.text.strip() == new.text and not self._twice(old):
            yield f"In {narrow}, replace the words {self._quoted([old.text])} by the words {self._quoted([new.text])}."
            return
        if not name:
            raise CannotWrite(f"the change to “{old.text[:40]}” cannot be said in words")
        if old.section is Section.TITLE:
            yield f"Replace the title by {self._quoted([new.text])}"
        elif old.level and below:
            raise CannotWrite(f"{name} cannot be replaced without the paragraphs below it")
        else:
            yield f"Replace {narrow} by the following:\n\n{self._quoted([new.text])}"

    def _twice(self, paragraph: Paragraph) -> bool:
        return sum(paragraph.text in other.text for other in self._paragraphs) > 1

    def _below(self, paragraph: Paragraph) -> list[Paragraph]:
        found = []
        for other in self._paragraphs[paragraph.index + 1 :]:
            if other.level <= paragraph.level:
                break
            found.append(other)
        return found

    def _phrases(
        self, new: Paragraph, old: Paragraph, narrow: str, below: Sequence[Paragraph], level: int
    ) -> list[str]:
        row = self._rows.get(new.index)
        if row is None or row.kind is RowKind.REPLACED or row.original[0].index != old.index:
            return []
        around = [p.text for p in below] if old.level else []
        if narrow == "the draft resolution":
            around = [p.text for p in self._paragraphs if p.index != old.index]
        try:
            found = phrases(old.text, row.spans, around, level >= REPLACEMENTS)
        except Unquotable:
            return []
        return [f"In {narrow}, {phrase}." for phrase in found] if len(found) <= _MOST_PHRASES else []

    @staticmethod
    def _quoted(lines: Sequence[str]) -> str:
        try:
            return quoted(lines)
        except Unquotable as error:
            words = str(error)[:40]
            raise CannotWrite(f"no quotation marks hold the text “{words}” together") from error
