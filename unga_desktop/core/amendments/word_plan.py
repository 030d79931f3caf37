"""Changes of words planned on the draft as issued: where the words stand, and what takes their place."""

from collections.abc import Sequence

from unga_desktop.core.amendments import passage
from unga_desktop.core.amendments.effect import Edit, Effect
from unga_desktop.core.amendments.instruction import Anchor, Change, Place, Side, Unit, Words
from unga_desktop.core.amendments.new_paragraph import BODY
from unga_desktop.core.amendments.passage import Passages, Span
from unga_desktop.core.amendments.place_finder import Found, PlaceFinder, Refusal
from unga_desktop.core.documents.document import Document

_NARROW = "\u00a0\u202f "
"""What French puts before a semicolon, a colon and the like, and not before a comma or a full stop."""


class WordPlan:
    """Plans the changes of words in one draft."""

    def __init__(self, draft: Document, places: PlaceFinder, passages: Passages) -> None:
        self._paragraphs = draft.paragraphs
        self._places = places
        self._passages = passages

    def spans(self, places: Sequence[Place]) -> tuple[list[Span], list[Found]]:
        """The bounds of places in their paragraphs, and what was found."""
        founds = [self._places.find(place) for place in places] or [self._places.find(Place())]
        spans = []
        for found in founds:
            for index in found.indices:
                start, end = found.part or (0, len(self._paragraphs[index].text))
                spans.append((index, start, end))
        return list(dict.fromkeys(spans)), founds

    def exchange(self, change: Change, owner: int) -> list[Effect]:
        """Words are replaced or deleted; raises ``Refusal`` where they do not stand once in their place."""
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
            start, end = self._sentence(index, start, end) or passage.deleted(text, start, end)
        if new[:1] in tuple(",.") and text[start : start + 1] in tuple(";:!?") and text[:start][-1:] in tuple(_NARROW):
            start -= 1
        self._refuse_two_marks(index, start, end, new)
        if not new and start == 0 and end >= len(text.rstrip(" .,;:")):
            raise Refusal("nothing of the paragraph would be left", [self._places.describe(index)])
        return Edit(index, start, end, passage.in_place_of(text, start, end, new), owner)

    def _sentence(self, index: int, start: int, end: int) -> tuple[int, int] | None:
        """The last sentence quoted without its mark: the mark at the end of the paragraph stays, the one before goes."""
        text = self._paragraphs[index].text
        before = text[:start].rstrip()
        is_last = end >= passage.end_point(text, 0, len(text)) and not text[end:].strip(" .;,:")
        if before.endswith(".") and is_last and text[start : start + 1].isupper() and text[end:].strip():
            return len(before) - 1, end
        return None

    def _refuse_two_marks(self, index: int, start: int, end: int, new: str) -> None:
        """Two marks of punctuation that come to stand beside each other are no one's intention."""
        text = self._paragraphs[index].text
        doubled = passage.new_double_mark(text, start, end, new)
        if doubled:
            raise Refusal(f"this would leave “{doubled}” in the text", self._shown([(index, start, end)]))

    def whole(self, place: Place) -> Span:
        """The bounds of a place that is one passage; raises ``Refusal``."""
        found = self._places.find(place)
        if found.by_line:
            raise Refusal("lines are not counted in a text; name the words")
        if len(found.indices) != 1:
            raise Refusal("this is not one passage", [self._places.describe(i) for i in found.indices])
        index = found.indices[0]
        start, end = found.part or (0, len(self._paragraphs[index].text))
        return index, start, end

    def _to_exchange(self, place: Place, new: str) -> Span:
        """A whole passage; where the last sentence goes, the mark at the end of the paragraph stays."""
        index, start, end = self.whole(place)
        text = self._paragraphs[index].text
        if place.unit is Unit.SENTENCE and not new and start and end == len(text.rstrip()):
            before = len(text[:start].rstrip())
            return index, before - 1, passage.end_point(text, 0, len(text))
        return index, start, end

    def _one(self, words: Words, places: Sequence[Place], anchor: Anchor | None = None) -> Span:
        """The only place of the words; raises ``Refusal`` with the candidates where there is none or several."""
        at_edge = anchor is not None and anchor.words is None and anchor.place is not None and not anchor.upto
        within, _ = self.spans([anchor.place] if anchor and anchor.place and at_edge else places)
        if anchor is not None and not at_edge:
            within = self._beside(anchor, within)
        found = self._passages.spans(words, within)
        if anchor is not None and at_edge:
            found = [span for span in found if self._is_at_edge(span, anchor.side)]
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
        everywhere, _ = self.spans(())
        near = self._passages.spans(words, everywhere) or self._passages.nearly(words.text, everywhere)
        raise Refusal(f"“{words.text}” does not occur there", self._shown(near))

    def _is_at_edge(self, span: Span, side: Side) -> bool:
        """Whether words stand at the beginning, or at the end before the final punctuation, of their paragraph."""
        index, start, end = span
        text = self._paragraphs[index].text
        if side is Side.BEGINNING:
            return not text[:start].strip()
        return side is Side.END and end >= passage.end_point(text, 0, len(text))

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
                f"{self._places.describe(index)}: “{'…' if start > 25 else ''}{around}{'…' if end + 25 < len(text) else ''}”"
            )
        return shown

    def _remainder(self, change: Change) -> Span:
        assert change.anchor is not None
        assert change.anchor.words is not None
        index, _, end = self._one(change.anchor.words, change.places)
        text = self._paragraphs[index].text
        stop = passage.end_point(text, 0, len(text))
        if stop <= end:
            raise Refusal("nothing stands after these words", [self._places.describe(index)])
        start = end if not change.new else end + len(text[end:]) - len(text[end:].lstrip())
        return index, start, stop

    def throughout(self, change: Change, owner: int) -> list[Effect]:
        """Words are replaced or deleted wherever they stand; raises ``Refusal`` where their number is said and is another."""
        within, _ = self.spans(change.places)
        found = self._passages.spans(change.old[0], within)
        if not found:
            raise Refusal(
                f"“{change.old[0].text}” does not occur there",
                self._shown(self._passages.nearly(change.old[0].text, within)),
            )
        if change.old[0].times and len(found) != change.old[0].times:
            raise Refusal(f"“{change.old[0].text}” occurs {_times(len(found))} there", self._shown(found))
        return [self._edit(span, change.new[0], owner) for span in found]

    def insert(self, change: Change, owner: int) -> Edit:
        """Words come in at a point; raises ``Refusal`` where it is not one point."""
        assert change.anchor is not None
        index, at = self.point(change)
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
            raise Refusal(
                f"a sentence cannot follow a paragraph that ends in “{final}”", [self._places.describe(index)]
            )
        if mark in ",;.:" and final:
            if not final.startswith(mark):
                raise Refusal(
                    f"the words end in “{mark}” and the paragraph in “{final}”", [self._places.describe(index)]
                )
            words = words.rstrip()[:-1]
        return Edit(index, at, at, passage.inserted(text, at, words), owner)

    def point(self, change: Change) -> tuple[int, int]:
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
        found = self._places.find(anchor.place)
        indices = found.indices
        if anchor.place.unit is Unit.DRAFT:
            indices = tuple(i for i in indices if self._paragraphs[i].section in BODY)[-1:]
        if found.by_line or len(indices) != 1:
            raise Refusal("this is not one passage", [self._places.describe(i) for i in indices])
        text = self._paragraphs[indices[0]].text
        start, end = found.part or (0, len(text))
        return indices[0], passage.end_point(text, start, end) if anchor.side is Side.END else start

    def _between(self, anchor: Anchor, places: Sequence[Place]) -> tuple[int, int]:
        if not anchor.words or not anchor.upto or not anchor.upto.words:
            raise Refusal("words come in between words")
        within, _ = self.spans(places)
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


def _times(count: int) -> str:
    return "nowhere" if count == 0 else "once" if count == 1 else "twice" if count == 2 else f"{count} times"
