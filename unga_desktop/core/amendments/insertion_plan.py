"""New paragraphs planned: before which paragraph of the draft they come in, by their anchor, their number or their words."""

from unga_desktop.core.amendments.effect import Effect, Put
from unga_desktop.core.amendments.instruction import CONTAINERS, Anchor, Change, Side, Step, Unit
from unga_desktop.core.amendments.new_paragraph import BODY, fresh
from unga_desktop.core.amendments.place_finder import PlaceFinder, Refusal
from unga_desktop.core.documents import label
from unga_desktop.core.documents.document import Document, Section
from unga_desktop.core.documents.wording import begins_operative, begins_preambular


class InsertionPlan:
    """Plans where new paragraphs come in, in one draft."""

    def __init__(self, draft: Document, places: PlaceFinder) -> None:
        self._paragraphs = draft.paragraphs
        self._places = places

    def insert(self, change: Change, owner: int) -> list[Effect]:
        """New paragraphs come in; raises ``Refusal`` where their place is not one, or they read like another kind."""
        anchor, number = change.anchor, change.number
        if anchor is None and number is not None and (number.label or number.ordinal):
            return [self._insert_numbered(change, number, owner)]
        if anchor is None and len(change.places) == 1:
            anchor = Anchor(Side.END, place=change.places[0])
        if anchor is None:
            return [self._insert_somewhere(change, owner)]
        gap, side, model = self.gap(anchor, number)
        section, level = model
        self._refuse_other_number(anchor, number)
        return [Put(gap, side, fresh(change.new, section, level, number.label if number else ""), owner)]

    def _refuse_other_number(self, anchor: Anchor, number: Step | None) -> None:
        """ "Insert paragraph 3 bis after paragraph 5" contradicts itself."""
        head, _, suffix = number.label.partition(" ") if number else ("", "", "")
        beside = anchor.place.find(Unit.PARAGRAPH, Unit.OPERATIVE, Unit.PREAMBULAR) if anchor.place else None
        printed = (beside.label or str(beside.ordinal)) if beside else ""
        if suffix and anchor.side is Side.AFTER and printed and printed.split(" ")[0] != head:
            raise Refusal(f"{number} does not stand after paragraph {printed}")

    def gap(self, anchor: Anchor, number: Step | None) -> tuple[int, int, tuple[Section, int]]:
        """Before which paragraph something comes in, on which side of the gap, and what kind of paragraph stands there.

        Raises ``Refusal``, also where nothing says of what it is the end ("Move paragraph 3 to the end").
        """
        if anchor.place is None:
            raise Refusal("it is unclear where this goes: name the paragraph before or after it")
        found = self._places.find(anchor.place)
        indices = found.indices
        if found.part or found.by_line or not indices:
            raise Refusal("a paragraph cannot come in here")
        first = self._paragraphs[indices[0]]
        sub = number is not None and number.unit is Unit.SUBPARAGRAPH
        if anchor.side in (Side.END, Side.BEGINNING):
            return self._edge(anchor, indices, sub)
        if anchor.upto and anchor.upto.place:
            other = self._places.find(anchor.upto.place).indices
            if indices[-1] + 1 != other[0]:
                raise Refusal("these paragraphs do not stand beside each other")
        if sub and not first.level:
            raise Refusal(
                "a sub-paragraph cannot follow a paragraph as a paragraph does", [self._places.describe(indices[0])]
            )
        kind = (first.section, first.level)
        if anchor.place.unit in CONTAINERS:
            raise Refusal("it is unclear whether the new paragraph belongs to this part")
        return (indices[-1] + 1, 0, kind) if anchor.side is Side.AFTER else (indices[0], 1, kind)

    def _edge(self, anchor: Anchor, indices: tuple[int, ...], sub: bool) -> tuple[int, int, tuple[Section, int]]:
        assert anchor.place is not None
        first = self._paragraphs[indices[0]]
        at_end = anchor.side is Side.END
        if anchor.place.unit in CONTAINERS:
            inside = [i for i in indices if self._paragraphs[i].section in (*BODY, Section.PREAMBULAR, Section.ANNEX)]
            if anchor.place.unit is Unit.DRAFT:
                inside = [i for i in inside if self._paragraphs[i].section in BODY]
            if not inside:
                raise Refusal("this part of the draft is empty")
            section = self._paragraphs[inside[0]].section
            if section is Section.SUBPARAGRAPH:
                raise Refusal("this part of the draft begins with a sub-paragraph")
            return (inside[-1] + 1, 0, (section, 0)) if at_end else (inside[0], 1, (section, 0))
        below = [i for i in indices[1:] if self._paragraphs[i].level == first.level + 1]
        if sub and first.section in BODY:
            kind = (Section.SUBPARAGRAPH, first.level + 1)
            return (indices[-1] + 1, 0, kind) if at_end or not below else (below[0], 1, kind)
        raise Refusal(
            "a paragraph comes in before or after a paragraph, not at its end", [self._places.describe(indices[0])]
        )

    def _insert_numbered(self, change: Change, number: Step, owner: int) -> Put:
        """A new paragraph that is to bear a number comes in before the paragraph that bears it, or after the last one."""
        if number.unit is Unit.SUBPARAGRAPH:
            return self._insert_lettered(change, number, owner)
        region = self._places.find(change.places[0]).indices if change.places else tuple(range(len(self._paragraphs)))
        preambular = number.unit is Unit.PREAMBULAR
        section = Section.PREAMBULAR if preambular else Section.OPERATIVE
        existing = [i for i in region if self._paragraphs[i].section is section]
        wanted = number.label
        if preambular and number.label:
            position = int(number.label.split(" ")[0])
        elif number.ordinal == -1:
            position = len(existing)
        elif preambular or number.ordinal:
            position = number.ordinal - 1
        else:
            return self._by_number(change, number, existing, wanted, owner)
        if not 0 <= position <= len(existing):
            raise Refusal(f"there is no place for {number}: the draft has {len(existing)} such paragraphs")
        return self._at_position(change, existing, position, section, owner)

    def _by_number(self, change: Change, number: Step, existing: list[int], wanted: str, owner: int) -> Put:
        labels = [self._paragraphs[i].label or ("1" if len(existing) == 1 else "") for i in existing]
        head, _, suffix = wanted.partition(" ")
        if suffix:
            if wanted in labels:
                raise Refusal(f"there is a paragraph {wanted} already")
            earlier = [i for i, printed in zip(existing, labels, strict=True) if printed.split(" ")[0] == head]
            if not earlier:
                raise Refusal(f"there is no paragraph {head} that {number} could follow")
            gap = self._places.group(earlier[-1])[-1] + 1
            return Put(gap, 0, fresh(change.new, Section.OPERATIVE, 0, wanted), owner)
        if labels.count(wanted) == 1:
            return self._at_position(change, existing, labels.index(wanted), Section.OPERATIVE, owner)
        if (
            wanted not in labels
            and wanted.isdigit()
            and (not labels or labels[-1].isdigit())
            and int(wanted) == int(labels[-1] if labels else 0) + 1
        ):
            return self._at_position(change, existing, len(existing), Section.OPERATIVE, owner)
        raise Refusal(f"there is no one place for {number}", [self._places.describe(i) for i in existing[-1:]])

    def _at_position(self, change: Change, existing: list[int], position: int, section: Section, owner: int) -> Put:
        made = fresh(change.new, section, 0, change.number.label if change.number else "")
        if position < len(existing):
            return Put(existing[position], 1, made, owner)
        gap = self._places.group(existing[-1])[-1] + 1 if existing else self._empty_gap(section)
        return Put(gap, 0, made, owner)

    def _empty_gap(self, section: Section) -> int:
        """Where the first paragraph of a section comes in: after the opening, or after the preamble."""
        before = (
            (Section.TITLE, Section.OPENING)
            if section is Section.PREAMBULAR
            else (Section.TITLE, Section.OPENING, Section.PREAMBULAR)
        )
        return max((i + 1 for i, paragraph in enumerate(self._paragraphs) if paragraph.section in before), default=0)

    def _insert_lettered(self, change: Change, number: Step, owner: int) -> Put:
        if len(change.places) != 1:
            raise Refusal("it is not said to which paragraph the sub-paragraph belongs")
        indices = self._places.find(change.places[0]).indices
        first = self._paragraphs[indices[0]]
        if first.section not in BODY:
            raise Refusal("only operative paragraphs have sub-paragraphs", [self._places.describe(indices[0])])
        level = first.level + 1
        below = [i for i in indices[1:] if self._paragraphs[i].level == level]
        head, _, suffix = number.label.partition(" ")
        if suffix:
            return self._insert_after_letter(change, number, below, head, owner)
        labels = [self._paragraphs[i].label.strip("()").casefold() for i in below]
        wanted = number.label.strip("()").casefold()
        made = fresh(change.new, Section.SUBPARAGRAPH, level, number.label)
        if wanted in labels:
            return Put(below[labels.index(wanted)], 1, made, owner)
        expected = label.ordinal(labels[-1], roman=level > 1) if labels else label.Ordinal(0)
        own = label.ordinal(wanted, roman=level > 1)
        if expected is None or own is None or own.number != expected.number + 1:
            raise Refusal(f"there is no place for {number}", [self._places.describe(i) for i in below])
        return Put(indices[-1] + 1, 0, made, owner)

    def _insert_after_letter(self, change: Change, number: Step, below: list[int], head: str, owner: int) -> Put:
        """Sub-paragraph (a) bis comes in after (a)."""
        bare = head.strip("()").casefold()
        found = [i for i in below if self._paragraphs[i].label.strip("()").casefold() == bare]
        if len(found) != 1:
            raise Refusal(f"there is no sub-paragraph {head} that {number} could follow")
        level = self._paragraphs[found[0]].level
        made = fresh(change.new, Section.SUBPARAGRAPH, level, number.label)
        return Put(self._places.group(found[0])[-1] + 1, 0, made, owner)

    def _insert_somewhere(self, change: Change, owner: int) -> Put:
        """No place is given: at the end of the preamble or of the operative part, as the text shows which it belongs to."""
        unit = change.number.unit if change.number else Unit.PARAGRAPH
        if unit is Unit.SUBPARAGRAPH:
            raise Refusal("it is not said to which paragraph the sub-paragraph belongs")
        first = change.new[0]
        printed = label.numbered(first)
        if printed and unit is not Unit.PREAMBULAR:
            existing = self._places.operative()
            return self._by_number(change, Step(Unit.PARAGRAPH, printed.label), existing, printed.label, owner)
        preambular = begins_preambular(first) and first.rstrip()[-1:] == ","
        operative = begins_operative(first) and first.rstrip()[-1:] in ".;"
        if preambular == operative and unit is Unit.PARAGRAPH:
            raise Refusal("it is not said where the paragraph comes in")
        if unit is Unit.PREAMBULAR or (preambular and unit is Unit.PARAGRAPH):
            return self._at_position(
                change, self._places.preambular(), len(self._places.preambular()), Section.PREAMBULAR, owner
            )
        return self._at_position(
            change, self._places.operative(), len(self._places.operative()), Section.OPERATIVE, owner
        )
