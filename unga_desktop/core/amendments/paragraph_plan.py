"""Whole paragraphs and parts of the draft planned: deleted, replaced, rewritten."""

from collections.abc import Sequence

from unga_desktop.core.amendments.effect import Drop, Edit, Effect, Put
from unga_desktop.core.amendments.instruction import Change, Operation, Place, Unit
from unga_desktop.core.amendments.new_paragraph import BODY, fresh, fresh_mixed
from unga_desktop.core.amendments.place_finder import PlaceFinder, Refusal
from unga_desktop.core.amendments.word_plan import WordPlan
from unga_desktop.core.documents.document import Document, Section
from unga_desktop.core.documents.wording import is_opening


class ParagraphPlan:
    """Plans what happens to paragraphs as wholes in one draft."""

    def __init__(self, draft: Document, places: PlaceFinder, words: WordPlan) -> None:
        self._paragraphs = draft.paragraphs
        self._places = places
        self._words = words

    def indices(self, places: Sequence[Place]) -> list[int]:
        """The paragraphs of places, each once; raises ``Refusal``."""
        found: list[int] = []
        for place in places:
            where = self._places.find(place)
            if where.part or where.by_line:
                raise Refusal("this is not a paragraph")
            found += where.indices
        return list(dict.fromkeys(found))

    def rewrite(self, change: Change, owner: int) -> list[Effect]:
        """The words of a title, a heading or a footnote give way to others."""
        if len(change.places) != 1 or len(change.new) != 1:
            raise Refusal("one new text is needed for one place")
        index, start, end = self._words.whole(change.places[0])
        return [Edit(index, start, end, change.new[0], owner)]

    def replace(self, change: Change, owner: int) -> list[Effect]:
        """New paragraphs in the place of old ones."""
        groups = [self.indices([place]) for place in change.places]
        merged = [index for group in groups for index in group]
        if len(set(merged)) != len(merged):
            raise Refusal("a place is named twice")
        pairwise = len(groups) > 1 and len(groups) == len(change.new)
        if not pairwise and sorted(merged) != list(range(min(merged), max(merged) + 1)):
            raise Refusal(
                "the new paragraphs have no one place: the old ones do not stand together",
                [self._places.describe(i) for i in merged],
            )
        if change.operation is Operation.REPLACE_SECTION:
            return self._replace_section(merged, change, owner)
        effects: list[Effect] = [Drop(index, owner, True) for index in merged]
        parts = (
            [(group, (text,)) for group, text in zip(groups, change.new, strict=True)]
            if pairwise
            else [(merged, change.new)]
        )
        for group, texts in parts:
            model = self._paragraphs[min(group)]
            made = fresh(texts, model.section, model.level, model.label)
            effects.append(Put(min(group), 1, made, owner))
        return effects

    def _replace_section(self, indices: list[int], change: Change, owner: int) -> list[Effect]:
        """A part of the draft as a whole; the words that open it may be given with it or left where they are."""
        texts = list(change.new)
        keep = {Section.TITLE, Section.OPENING, Section.HEADING}
        unit = change.places[0].unit
        if unit is Unit.PREAMBLE and is_opening(texts[0]):
            texts = texts[1:]
        if not texts:
            raise Refusal("the new text is empty")
        if unit in (Unit.PREAMBLE, Unit.OPERATIVE_PART):
            section = Section.PREAMBULAR if unit is Unit.PREAMBLE else Section.OPERATIVE
            made = fresh(tuple(texts), section, 0, "")
            return [*(Drop(index, owner, True) for index in indices), Put(indices[0], 1, made, owner)]
        if unit is Unit.DRAFT:
            head = [i for i in indices if self._paragraphs[i].section in keep - {Section.HEADING}]
            texts = [text for text in texts if not is_opening(text)]
            made = fresh_mixed(texts)
            kept = set(head)
            gone = [
                i
                for i in indices
                if i not in kept and self._paragraphs[i].section in (*BODY, Section.PREAMBULAR, Section.HEADING)
            ]
            if not gone:
                raise Refusal("the draft has no text to replace")
            return [*(Drop(index, owner, True) for index in gone), Put(gone[0], 1, made, owner)]
        gone = indices[1:] if self._paragraphs[indices[0]].section in (Section.HEADING, Section.ANNEX) else indices
        if not gone:
            raise Refusal("the section is empty")
        section = Section.ANNEX if unit is Unit.ANNEX else Section.OPERATIVE
        made = fresh(tuple(texts), section, 0, "")
        return [*(Drop(index, owner, True) for index in gone), Put(gone[0], 1, made, owner)]
