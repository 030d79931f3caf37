"""From changes to effects on the draft as issued: places and words are found here, and what does not fit is refused."""

from collections.abc import Sequence

from unga_desktop.core import label
from unga_desktop.core.amendments import passage
from unga_desktop.core.amendments.effect import Drop, Edit, Effect, Put, Shift
from unga_desktop.core.amendments.instruction import (
    CONTAINERS,
    Anchor,
    Change,
    Operation,
    Place,
    Side,
    Step,
    Unit,
    Words,
)
from unga_desktop.core.amendments.passage import Passages, Span
from unga_desktop.core.amendments.place_finder import Found, PlaceFinder, Refusal
from unga_desktop.core.document import Document, Paragraph, Section
from unga_desktop.core.wording import begins_operative, begins_preambular, is_opening

_BODY = (Section.OPERATIVE, Section.SUBPARAGRAPH)


class Planner:
    """Plans the changes of instructions on one draft."""

    def __init__(self, draft: Document) -> None:
        self._draft = draft
        self._paragraphs = draft.paragraphs
        self.places = PlaceFinder(draft)
        self._passages = Passages([paragraph.text for paragraph in draft.paragraphs])

    def plan(self, change: Change, owner: int) -> list[Effect]:
        """The effects of a change; raises ``Refusal``."""
        match change.operation:
            case Operation.REPLACE_WORDS | Operation.DELETE_WORDS:
                return self._exchange_words(change, owner)
            case Operation.REPLACE_THROUGHOUT:
                return self._throughout(change, owner)
            case Operation.INSERT_WORDS:
                return [self._insert_words(change, owner)]
            case Operation.DELETE_PARAGRAPH:
                return [Drop(index, owner) for index in self._indices(change.places)]
            case Operation.INSERT_PARAGRAPH:
                return self._insert_paragraphs(change, owner)
            case Operation.MOVE_PARAGRAPH:
                return self._move(change, owner)
            case Operation.SPLIT_PARAGRAPH:
                return self._split(change, owner)
            case Operation.RENUMBER:
                self._indices(change.places)
                return []
            case Operation.REPLACE_TITLE | Operation.FOOTNOTE:
                return self._rewrite(change, owner)
            case _:
                return self._replace_places(change, owner)

    def target(self, change: Change) -> str:
        """How the place of a change is called in the draft; as the instruction calls it where it cannot be found."""
        places = change.places or tuple(a.place for a in [change.anchor] if a and a.place)
        if not places:
            return f"new {change.number}" if change.number else "draft"
        return "; ".join(self._called(place) for place in places)

    def _called(self, place: Place) -> str:
        try:
            found = self.places.find(place)
        except Refusal:
            return str(place)
        if place.unit in CONTAINERS or place.unit in (Unit.SENTENCE, Unit.LINE, Unit.CHAPEAU) or not found.indices:
            return str(place)
        return self.places.describe(found.indices[0])

    def same(self, one: str, other: str) -> bool:
        """Whether two texts have the same tokens."""
        return self._passages.same(one, other)

    # Words

    def _spans(self, places: Sequence[Place]) -> tuple[list[Span], list[Found]]:
        founds = [self.places.find(place) for place in places] or [self.places.find(Place())]
        spans = []
        for found in founds:
            for index in found.indices:
                start, end = found.part or (0, len(self._paragraphs[index].text))
                spans.append((index, start, end))
        return list(dict.fromkeys(spans)), founds

    def _exchange_words(self, change: Change, owner: int) -> list[Effect]:
        new = change.new[0] if change.new else ""
        if change.to_the_end:
            return [self._edit(self._remainder(change), new, owner)]
        if not change.old:
            return [self._edit(self._to_exchange(place, new), new, owner) for place in change.places]
        if len(change.places) > 1:
            return [self._edit(self._one(change.old[0], [place], change.anchor), new, owner) for place in change.places]
        return [self._edit(self._one(change.old[0], change.places, change.anchor), new, owner)]

    def _edit(self, span: Span, new: str, owner: int) -> Edit:
        index, start, end = span
        text = self._paragraphs[index].text
        if not new:
            start, end = passage.deleted(text, start, end)
        self._refuse_two_marks(index, start, end, new)
        if not new and start == 0 and end >= len(text.rstrip(" .,;:")):
            raise Refusal("nothing of the paragraph would be left", [self.places.describe(index)])
        return Edit(index, start, end, passage.in_place_of(text, start, end, new), owner)

    def _refuse_two_marks(self, index: int, start: int, end: int, new: str) -> None:
        """Two marks of punctuation that come to stand beside each other are no one's intention."""
        text = self._paragraphs[index].text
        doubled = passage.new_double_mark(text, start, end, new)
        if doubled:
            raise Refusal(f"this would leave “{doubled}” in the text", self._shown([(index, start, end)]))

    def _whole(self, place: Place) -> Span:
        found = self.places.find(place)
        if found.by_line:
            raise Refusal("lines are not counted in a text; name the words")
        if len(found.indices) != 1:
            raise Refusal("this is not one passage", [self.places.describe(i) for i in found.indices])
        index = found.indices[0]
        start, end = found.part or (0, len(self._paragraphs[index].text))
        return index, start, end

    def _to_exchange(self, place: Place, new: str) -> Span:
        """A whole passage; where the last sentence goes, the mark at the end of the paragraph stays."""
        index, start, end = self._whole(place)
        text = self._paragraphs[index].text
        if place.unit is Unit.SENTENCE and not new and start and end == len(text.rstrip()):
            before = len(text[:start].rstrip())
            return index, before - 1, len(text.rstrip()) - 1
        return index, start, end

    def _one(self, words: Words, places: Sequence[Place], anchor: Anchor | None = None) -> Span:
        """The only place of the words; raises ``Refusal`` with the candidates where there is none or several."""
        within, _ = self._spans(places)
        if anchor is not None:
            within = self._beside(anchor, within)
        found = self._passages.spans(words, within)
        if anchor is not None and len(found) > 1:
            found = self._adjacent(found, within, anchor) or found
        if words.occurrence:
            number = words.occurrence - 1 if words.occurrence > 0 else words.occurrence
            if -len(found) <= number < len(found):
                return found[number]
            raise Refusal(f"“{words.text}” occurs {_times(len(found))} there", self._shown(found))
        if len(found) == 1:
            return found[0]
        if found:
            raise Refusal(f"“{words.text}” occurs {_times(len(found))} there", self._shown(found))
        everywhere, _ = self._spans(())
        near = self._passages.spans(words, everywhere) or self._passages.nearly(words.text, everywhere)
        raise Refusal(f"“{words.text}” does not occur there", self._shown(near))

    def _beside(self, anchor: Anchor, within: list[Span]) -> list[Span]:
        """The part of the place that lies after, or before, the anchor's words."""
        if anchor.words is None or anchor.upto or anchor.side not in (Side.AFTER, Side.BEFORE):
            raise Refusal("it is unclear where the words stand")
        found = self._passages.spans(anchor.words, within)
        if len(found) != 1:
            raise Refusal(f"“{anchor.words.text}” occurs {_times(len(found))} there", self._shown(found))
        index, start, end = found[0]
        whole = next(span for span in within if span[0] == index and span[1] <= start and end <= span[2])
        return [(index, end, whole[2])] if anchor.side is Side.AFTER else [(index, whole[1], start)]

    def _adjacent(self, found: list[Span], within: list[Span], anchor: Anchor) -> list[Span]:
        index, start, end = within[0]
        text = self._paragraphs[index].text
        if anchor.side is Side.AFTER:
            return [span for span in found if not text[start : span[1]].strip()]
        return [span for span in found if not text[span[2] : end].strip()]

    def _shown(self, spans: Sequence[Span]) -> list[str]:
        shown = []
        for index, start, end in spans[:8]:
            text = self._paragraphs[index].text
            around = text[max(0, start - 25) : end + 25]
            shown.append(
                f"{self.places.describe(index)}: “{'…' if start > 25 else ''}{around}{'…' if end + 25 < len(text) else ''}”"
            )
        return shown

    def _remainder(self, change: Change) -> Span:
        assert change.anchor is not None
        assert change.anchor.words is not None
        index, _, end = self._one(change.anchor.words, change.places)
        text = self._paragraphs[index].text
        stop = passage.end_point(text, 0, len(text))
        if stop <= end:
            raise Refusal("nothing stands after these words", [self.places.describe(index)])
        start = end if not change.new else end + len(text[end:]) - len(text[end:].lstrip())
        return index, start, stop

    def _throughout(self, change: Change, owner: int) -> list[Effect]:
        within, _ = self._spans(change.places)
        found = self._passages.spans(change.old[0], within)
        if not found:
            raise Refusal(
                f"“{change.old[0].text}” does not occur there",
                self._shown(self._passages.nearly(change.old[0].text, within)),
            )
        return [self._edit(span, change.new[0], owner) for span in found]

    def _insert_words(self, change: Change, owner: int) -> Edit:
        assert change.anchor is not None
        index, at = self._point(change)
        text = self._paragraphs[index].text
        words = change.new[0]
        if change.anchor.words is None and change.anchor.side is Side.END:
            return self._append(index, at, words, self._is_sentence(words), owner)
        self._refuse_two_marks(index, at, at, words)
        return Edit(index, at, at, passage.inserted(text, at, words), owner)

    @staticmethod
    def _is_sentence(words: str) -> bool:
        return words[:1].isupper() and words.rstrip()[-1:] == "." and " " in words

    def _append(self, index: int, at: int, words: str, as_sentence: bool, owner: int) -> Edit:
        """At the end, before the final punctuation; a sentence of its own comes after a full stop."""
        text = self._paragraphs[index].text
        end = len(text.rstrip())
        final, mark = text[at:end], words.rstrip()[-1:]
        if as_sentence and final == ".":
            return Edit(index, end, end, passage.inserted(text, end, words), owner)
        if as_sentence:
            raise Refusal(f"a sentence cannot follow a paragraph that ends in “{final}”", [self.places.describe(index)])
        if mark in ",;.:" and final:
            if not final.startswith(mark):
                raise Refusal(
                    f"the words end in “{mark}” and the paragraph in “{final}”", [self.places.describe(index)]
                )
            words = words.rstrip()[:-1]
        return Edit(index, at, at, passage.inserted(text, at, words), owner)

    def _point(self, change: Change) -> tuple[int, int]:
        """The paragraph and the character where words come in."""
        anchor = change.anchor
        assert anchor is not None
        if anchor.upto:
            return self._between(anchor, change.places)
        if anchor.words:
            index, start, end = self._one(anchor.words, change.places)
            return (index, end) if anchor.side in (Side.AFTER, Side.END) else (index, start)
        assert anchor.place is not None
        if anchor.side in (Side.AFTER, Side.BEFORE):
            raise Refusal("words come in after words, or at the end of a paragraph")
        found = self.places.find(anchor.place)
        indices = found.indices
        if anchor.place.unit is Unit.DRAFT:
            indices = tuple(i for i in indices if self._paragraphs[i].section in _BODY)[-1:]
        if found.by_line or len(indices) != 1:
            raise Refusal("this is not one passage", [self.places.describe(i) for i in indices])
        text = self._paragraphs[indices[0]].text
        start, end = found.part or (0, len(text))
        return indices[0], passage.end_point(text, start, end) if anchor.side is Side.END else start

    def _between(self, anchor: Anchor, places: Sequence[Place]) -> tuple[int, int]:
        if not anchor.words or not anchor.upto or not anchor.upto.words:
            raise Refusal("words come in between words")
        within, _ = self._spans(places)
        firsts, lasts = (self._passages.spans(words, within) for words in (anchor.words, anchor.upto.words))
        pairs = [
            (one[0], one[2])
            for one in firsts
            for other in lasts
            if one[0] == other[0]
            and one[2] <= other[1]
            and not self._paragraphs[one[0]].text[one[2] : other[1]].strip()
        ]
        if len(pairs) != 1:
            raise Refusal(f"these words stand beside each other {_times(len(pairs))}", self._shown(firsts))
        return pairs[0]

    # Paragraphs

    def _indices(self, places: Sequence[Place]) -> list[int]:
        found: list[int] = []
        for place in places:
            where = self.places.find(place)
            if where.part or where.by_line:
                raise Refusal("this is not a paragraph")
            found += where.indices
        return list(dict.fromkeys(found))

    def _rewrite(self, change: Change, owner: int) -> list[Effect]:
        if len(change.places) != 1 or len(change.new) != 1:
            raise Refusal("a footnote cannot be deleted while its mark stands in the text")
        index, start, end = self._whole(change.places[0])
        return [Edit(index, start, end, change.new[0], owner)]

    def _replace_places(self, change: Change, owner: int) -> list[Effect]:
        groups = [self._indices([place]) for place in change.places]
        merged = [index for group in groups for index in group]
        if len(set(merged)) != len(merged):
            raise Refusal("a place is named twice")
        pairwise = len(groups) > 1 and len(groups) == len(change.new)
        if not pairwise and sorted(merged) != list(range(min(merged), max(merged) + 1)):
            raise Refusal(
                "the new paragraphs have no one place: the old ones do not stand together",
                [self.places.describe(i) for i in merged],
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
            fresh = self._fresh(texts, model.section, model.level, model.label)
            effects.append(Put(min(group), 1, fresh, owner))
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
            fresh = self._fresh(tuple(texts), section, 0, "")
            return [*(Drop(index, owner, True) for index in indices), Put(indices[0], 1, fresh, owner)]
        if unit is Unit.DRAFT:
            head = [i for i in indices if self._paragraphs[i].section in keep - {Section.HEADING}]
            texts = [text for text in texts if not is_opening(text)]
            fresh = self._mixed(texts)
            kept = set(head)
            gone = [
                i
                for i in indices
                if i not in kept and self._paragraphs[i].section in (*_BODY, Section.PREAMBULAR, Section.HEADING)
            ]
            if not gone:
                raise Refusal("the draft has no text to replace")
            return [*(Drop(index, owner, True) for index in gone), Put(gone[0], 1, fresh, owner)]
        gone = indices[1:] if self._paragraphs[indices[0]].section in (Section.HEADING, Section.ANNEX) else indices
        if not gone:
            raise Refusal("the section is empty")
        section = Section.ANNEX if unit is Unit.ANNEX else Section.OPERATIVE
        fresh = self._fresh(tuple(texts), section, 0, "")
        return [*(Drop(index, owner, True) for index in gone), Put(gone[0], 1, fresh, owner)]

    def _mixed(self, texts: Sequence[str]) -> tuple[Paragraph, ...]:
        found: list[Paragraph] = []
        for text in texts:
            preambular = (
                not label.numbered(text)
                and begins_preambular(text)
                and text.rstrip()[-1:] == ","
                and not any(paragraph.section is Section.OPERATIVE for paragraph in found)
            )
            section = Section.PREAMBULAR if preambular else Section.OPERATIVE
            found += self._fresh((text,), section, 0, "")
        return tuple(found)

    def _insert_paragraphs(self, change: Change, owner: int) -> list[Effect]:
        anchor, number = change.anchor, change.number
        if anchor is None and number is not None and (number.label or number.ordinal):
            return [self._insert_numbered(change, number, owner)]
        if anchor is None and len(change.places) == 1:
            anchor = Anchor(Side.END, place=change.places[0])
        if anchor is None:
            return [self._insert_somewhere(change, owner)]
        assert anchor.place is not None
        gap, side, model = self._gap(anchor, number)
        section, level = model
        self._refuse_other_number(anchor, number)
        return [Put(gap, side, self._fresh(change.new, section, level, number.label if number else ""), owner)]

    def _refuse_other_number(self, anchor: Anchor, number: Step | None) -> None:
        """ "Insert paragraph 3 bis after paragraph 5" contradicts itself."""
        head, _, suffix = number.label.partition(" ") if number else ("", "", "")
        beside = anchor.place.find(Unit.PARAGRAPH, Unit.OPERATIVE, Unit.PREAMBULAR) if anchor.place else None
        printed = (beside.label or str(beside.ordinal)) if beside else ""
        if suffix and anchor.side is Side.AFTER and printed and printed.split(" ")[0] != head:
            raise Refusal(f"{number} does not stand after paragraph {printed}")

    def _gap(self, anchor: Anchor, number: Step | None) -> tuple[int, int, tuple[Section, int]]:
        """Before which paragraph something comes in, on which side of the gap, and what kind of paragraph stands there."""
        assert anchor.place is not None
        found = self.places.find(anchor.place)
        indices = found.indices
        if found.part or found.by_line or not indices:
            raise Refusal("a paragraph cannot come in here")
        first = self._paragraphs[indices[0]]
        sub = number is not None and number.unit is Unit.SUBPARAGRAPH
        if anchor.side in (Side.END, Side.BEGINNING):
            return self._edge(anchor, indices, sub)
        if anchor.upto and anchor.upto.place:
            other = self.places.find(anchor.upto.place).indices
            if indices[-1] + 1 != other[0]:
                raise Refusal("these paragraphs do not stand beside each other")
        if sub and not first.level:
            raise Refusal(
                "a sub-paragraph cannot follow a paragraph as a paragraph does", [self.places.describe(indices[0])]
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
            inside = [i for i in indices if self._paragraphs[i].section in (*_BODY, Section.PREAMBULAR, Section.ANNEX)]
            if anchor.place.unit is Unit.DRAFT:
                inside = [i for i in inside if self._paragraphs[i].section in _BODY]
            if not inside:
                raise Refusal("this part of the draft is empty")
            section = self._paragraphs[inside[0]].section
            if section is Section.SUBPARAGRAPH:
                raise Refusal("this part of the draft begins with a sub-paragraph")
            return (inside[-1] + 1, 0, (section, 0)) if at_end else (inside[0], 1, (section, 0))
        below = [i for i in indices[1:] if self._paragraphs[i].level == first.level + 1]
        if sub and first.section in _BODY:
            kind = (Section.SUBPARAGRAPH, first.level + 1)
            return (indices[-1] + 1, 0, kind) if at_end or not below else (below[0], 1, kind)
        raise Refusal(
            "a paragraph comes in before or after a paragraph, not at its end", [self.places.describe(indices[0])]
        )

    def _insert_numbered(self, change: Change, number: Step, owner: int) -> Put:
        """A new paragraph that is to bear a number comes in before the paragraph that bears it, or after the last one."""
        if number.unit is Unit.SUBPARAGRAPH:
            return self._insert_lettered(change, number, owner)
        region = self.places.find(change.places[0]).indices if change.places else tuple(range(len(self._paragraphs)))
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
            gap = self.places.group(earlier[-1])[-1] + 1
            return Put(gap, 0, self._fresh(change.new, Section.OPERATIVE, 0, wanted), owner)
        if labels.count(wanted) == 1:
            return self._at_position(change, existing, labels.index(wanted), Section.OPERATIVE, owner)
        if (
            wanted not in labels
            and wanted.isdigit()
            and (not labels or labels[-1].isdigit())
            and int(wanted) == int(labels[-1] if labels else 0) + 1
        ):
            return self._at_position(change, existing, len(existing), Section.OPERATIVE, owner)
        raise Refusal(f"there is no one place for {number}", [self.places.describe(i) for i in existing[-1:]])

    def _at_position(self, change: Change, existing: list[int], position: int, section: Section, owner: int) -> Put:
        fresh = self._fresh(change.new, section, 0, change.number.label if change.number else "")
        if position < len(existing):
            return Put(existing[position], 1, fresh, owner)
        gap = self.places.group(existing[-1])[-1] + 1 if existing else self._empty_gap(section)
        return Put(gap, 0, fresh, owner)

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
        indices = self.places.find(change.places[0]).indices
        first = self._paragraphs[indices[0]]
        if first.section not in _BODY:
            raise Refusal("only operative paragraphs have sub-paragraphs", [self.places.describe(indices[0])])
        level = first.level + 1
        below = [i for i in indices[1:] if self._paragraphs[i].level == level]
        labels = [self._paragraphs[i].label.strip("()").casefold() for i in below]
        wanted = number.label.strip("()").casefold()
        fresh = self._fresh(change.new, Section.SUBPARAGRAPH, level, number.label)
        if wanted in labels:
            return Put(below[labels.index(wanted)], 1, fresh, owner)
        expected = label.ordinal(labels[-1], roman=level > 1) if labels else label.Ordinal(0)
        own = label.ordinal(wanted, roman=level > 1)
        if expected is None or own is None or own.number != expected.number + 1:
            raise Refusal(f"there is no place for {number}", [self.places.describe(i) for i in below])
        return Put(indices[-1] + 1, 0, fresh, owner)

    def _insert_somewhere(self, change: Change, owner: int) -> Put:
        """No place is given: at the end of the preamble or of the operative part, as the text shows which it belongs to."""
        unit = change.number.unit if change.number else Unit.PARAGRAPH
        if unit is Unit.SUBPARAGRAPH:
            raise Refusal("it is not said to which paragraph the sub-paragraph belongs")
        first = change.new[0]
        printed = label.numbered(first)
        if printed and unit is not Unit.PREAMBULAR:
            existing = self.places.operative()
            return self._by_number(change, Step(Unit.PARAGRAPH, printed.label), existing, printed.label, owner)
        preambular = begins_preambular(first) and first.rstrip()[-1:] == ","
        operative = begins_operative(first) and first.rstrip()[-1:] in ".;"
        if preambular == operative and unit is Unit.PARAGRAPH:
            raise Refusal("it is not said where the paragraph comes in")
        if unit is Unit.PREAMBULAR or (preambular and unit is Unit.PARAGRAPH):
            return self._at_position(
                change, self.places.preambular(), len(self.places.preambular()), Section.PREAMBULAR, owner
            )
        return self._at_position(
            change, self.places.operative(), len(self.places.operative()), Section.OPERATIVE, owner
        )

    def _fresh(self, texts: Sequence[str], section: Section, level: int, printed: str) -> tuple[Paragraph, ...]:
        """New paragraphs of the kind that their place asks for; raises ``Refusal`` where they read like another kind."""
        found: list[Paragraph] = []
        for text in texts:
            stripped = text.strip()
            made = self._labelled(stripped, section, level, printed if not found else "", found)
            self._refuse_unlike(made)
            found.append(made)
        return tuple(found)

    @staticmethod
    def _labelled(text: str, section: Section, level: int, printed: str, before: Sequence[Paragraph]) -> Paragraph:
        numbered, bracketed = label.numbered(text), label.bracketed(text)
        if section is Section.PREAMBULAR:
            return Paragraph(-1, section, "", text)
        if bracketed and section in _BODY and (section is Section.SUBPARAGRAPH or before):
            depth = level or 1
            deeper = (
                before and label.is_roman(bracketed.label) and before[-1].level and not label.is_roman(before[-1].label)
            )
            if deeper:
                depth = before[-1].level + 1
            elif before and before[-1].level and label.is_roman(bracketed.label) == label.is_roman(before[-1].label):
                depth = before[-1].level
            return Paragraph(-1, Section.SUBPARAGRAPH, bracketed.label, bracketed.text, depth)
        if section is Section.SUBPARAGRAPH:
            return Paragraph(-1, section, printed if level else "", text, level)
        if numbered:
            return Paragraph(-1, section, numbered.label, numbered.text)
        return Paragraph(-1, section, printed, text)

    @staticmethod
    def _refuse_unlike(made: Paragraph) -> None:
        text = made.text.rstrip()
        preambular = begins_preambular(text) and not begins_operative(text) and text[-1:] == ","
        operative = begins_operative(text) and not begins_preambular(text) and text[-1:] in ".;"
        if made.section is Section.OPERATIVE and preambular:
            raise Refusal("the new text reads like a preambular paragraph, and its place is among the operative ones")
        if made.section is Section.PREAMBULAR and operative:
            raise Refusal("the new text reads like an operative paragraph, and its place is in the preamble")

    def _move(self, change: Change, owner: int) -> list[Effect]:
        indices = self._indices(change.places)
        first = self._paragraphs[indices[0]]
        if indices != list(range(indices[0], indices[-1] + 1)) and len(change.places) == 1:
            raise Refusal("the paragraphs do not stand together")
        if change.number is not None:
            gap, side = self._moved_to(change, change.number, indices)
        else:
            assert change.anchor is not None
            gap, side, (section, level) = self._gap(change.anchor, None)
            if section is not first.section or level != first.level:
                raise Refusal(f"{self.places.describe(indices[0])} cannot move among paragraphs of another kind")
        if indices[0] < gap <= indices[-1] or (gap in (indices[0], indices[-1] + 1) and len(change.places) == 1):
            raise Refusal("the paragraph stands there already", [self.places.describe(indices[0])])
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
            for i in (self.places.preambular() if first.section is Section.PREAMBULAR else self.places.operative())
            if i != indices[0]
        ]
        wanted = number.ordinal or (int(number.label) if number.label.isdigit() else 0)
        wanted = len(rest) + 1 if wanted == -1 else wanted
        if not 1 <= wanted <= len(rest) + 1:
            raise Refusal(f"there is no place for {number}")
        if wanted <= len(rest):
            target = rest[wanted - 1]
            return (target, 1)
        return self.places.group(rest[-1])[-1] + 1, 0

    def _split(self, change: Change, owner: int) -> list[Effect]:
        index, _, _ = self._whole(change.places[0])
        paragraph = self._paragraphs[index]
        texts = change.new
        if change.anchor is not None:
            at_index, at = self._point(change)
            first, second = paragraph.text[:at].rstrip(), paragraph.text[at:].lstrip()
            if at_index != index or not first or not second or first[-1] not in ",;.":
                raise Refusal(
                    "the paragraph can be split only after a comma, a semicolon or a full stop",
                    [self.places.describe(index)],
                )
            texts = (first, second)
        fresh = self._fresh(texts, paragraph.section, paragraph.level, "")
        return [Drop(index, owner, True), Put(index, 1, fresh, owner)]


def _times(count: int) -> str:
    return "nowhere" if count == 0 else "once" if count == 1 else "twice" if count == 2 else f"{count} times"
