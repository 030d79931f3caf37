"""Paragraphs moved, exchanged, merged and split, planned on the draft as issued."""

from unga_desktop.core.amendments.effect import Drop, Edit, Effect, Put, Shift
from unga_desktop.core.amendments.insertion_plan import InsertionPlan
from unga_desktop.core.amendments.instruction import Change, Step, Unit
from unga_desktop.core.amendments.new_paragraph import fresh
from unga_desktop.core.amendments.paragraph_plan import ParagraphPlan
from unga_desktop.core.amendments.place_finder import PlaceFinder, Refusal
from unga_desktop.core.amendments.word_plan import WordPlan
from unga_desktop.core.documents.document import Document, Section


class RearrangementPlan:
    """Plans what changes the order of paragraphs, or their bounds, in one draft."""

    def __init__(
        self,
        draft: Document,
        places: PlaceFinder,
        words: WordPlan,
        paragraphs: ParagraphPlan,
        insertions: InsertionPlan,
    ) -> None:
        self._paragraphs = draft.paragraphs
        self._places = places
        self._words = words
        self._paragraph_plan = paragraphs
        self._insertions = insertions

    def move(self, change: Change, owner: int) -> list[Effect]:
        """Paragraphs, with what is below them, at another place."""
        indices = self._paragraph_plan.indices(change.places)
        first = self._paragraphs[indices[0]]
        if indices != list(range(indices[0], indices[-1] + 1)) and len(change.places) == 1:
            raise Refusal("the paragraphs do not stand together")
        if change.number is not None:
            gap, side = self._moved_to(change, change.number, indices)
        else:
            assert change.anchor is not None
            gap, side, (section, level) = self._insertions.gap(change.anchor, None)
            if section is not first.section or level != first.level:
                raise Refusal(f"{self._places.describe(indices[0])} cannot move among paragraphs of another kind")
        if indices[0] < gap <= indices[-1] or (gap in (indices[0], indices[-1] + 1) and len(change.places) == 1):
            raise Refusal("the paragraph stands there already", [self._places.describe(indices[0])])
        return [Shift(tuple(indices), gap, side, owner)]

    def _moved_to(self, change: Change, number: Step, indices: list[int]) -> tuple[int, int]:
        first = self._paragraphs[indices[0]]
        if len(change.places) != 1 or first.section not in (Section.OPERATIVE, Section.PREAMBULAR):
            raise Refusal("it is unclear where the paragraphs go")
        if (first.section is Section.PREAMBULAR and number.unit is Unit.OPERATIVE) or (
            first.section is Section.OPERATIVE and number.unit is Unit.PREAMBULAR
        ):
            raise Refusal("a paragraph cannot move from the preamble to the operative part, or back")
        rest = [
            i
            for i in (self._places.preambular() if first.section is Section.PREAMBULAR else self._places.operative())
            if i != indices[0]
        ]
        wanted = number.ordinal or (int(number.label) if number.label.isdigit() else 0)
        wanted = len(rest) + 1 if wanted == -1 else wanted
        if not 1 <= wanted <= len(rest) + 1:
            raise Refusal(f"there is no place for {number}")
        if wanted <= len(rest):
            target = rest[wanted - 1]
            return (target, 1)
        return self._places.group(rest[-1])[-1] + 1, 0

    def split(self, change: Change, owner: int) -> list[Effect]:
        """One paragraph becomes several, by their words or after the words where it is cut."""
        index, _, _ = self._words.whole(change.places[0])
        paragraph = self._paragraphs[index]
        texts = change.new
        if change.anchor is not None:
            at_index, at = self._words.point(change)
            first, second = paragraph.text[:at].rstrip(), paragraph.text[at:].lstrip()
            if at_index != index or not first or not second or first[-1] not in ",;.":
                raise Refusal(
                    "the paragraph can be split only after a comma, a semicolon or a full stop",
                    [self._places.describe(index)],
                )
            texts = (first, second)
        made = fresh(texts, paragraph.section, paragraph.level, "")
        return [Drop(index, owner, True), Put(index, 1, made, owner)]

    def swap(self, change: Change, owner: int) -> list[Effect]:
        """Two paragraphs, with what is below them, in each other's place."""
        first, second = sorted(self._paragraph_plan.indices([place]) for place in change.places)
        one, other = self._paragraphs[first[0]], self._paragraphs[second[0]]
        if set(first) & set(second):
            raise Refusal("a paragraph cannot change places with a part of itself")
        if (one.section, one.level) != (other.section, other.level):
            raise Refusal("paragraphs of different kinds cannot change places")
        return [Shift(tuple(first), second[-1] + 1, 0, owner), Shift(tuple(second), first[0], 1, owner)]

    def merge(self, change: Change, owner: int) -> list[Effect]:
        """Paragraphs become one: the first takes the words of the others, as they are, one after the other."""
        groups = [self._paragraph_plan.indices([place]) for place in change.places]
        merged = sorted(index for group in groups for index in group)
        if any(len(group) > 1 for group in groups):
            raise Refusal("it is not said how the paragraph reads that comes of one with sub-paragraphs")
        if merged != list(range(merged[0], merged[-1] + 1)):
            raise Refusal("the paragraphs do not stand together", [self._places.describe(index) for index in merged])
        first = self._paragraphs[merged[0]]
        others = [self._paragraphs[index] for index in merged[1:]]
        if any((other.section, other.level) != (first.section, first.level) for other in others):
            raise Refusal("paragraphs of different kinds cannot become one")
        end = len(first.text)
        added = "".join(f" {other.text}" for other in others)
        return [Edit(first.index, end, end, added, owner), *(Drop(other.index, owner, True) for other in others)]
