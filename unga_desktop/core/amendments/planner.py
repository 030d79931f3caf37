"""From changes to effects on the draft as issued: places and words are found here, and what does not fit is refused."""

from unga_desktop.core.amendments.effect import Drop, Effect
from unga_desktop.core.amendments.footnote_plan import FootnotePlan
from unga_desktop.core.amendments.insertion_plan import InsertionPlan
from unga_desktop.core.amendments.instruction import CONTAINERS, Change, Operation, Place, Unit
from unga_desktop.core.amendments.paragraph_plan import ParagraphPlan
from unga_desktop.core.amendments.passage import Passages
from unga_desktop.core.amendments.place_finder import PlaceFinder, Refusal
from unga_desktop.core.amendments.rearrangement_plan import RearrangementPlan
from unga_desktop.core.amendments.word_plan import WordPlan
from unga_desktop.core.documents.document import Document


class Planner:
    """Plans the changes of instructions on one draft."""

    def __init__(self, draft: Document) -> None:
        self.places = PlaceFinder(draft)
        self._passages = Passages([paragraph.text for paragraph in draft.paragraphs])
        self._words = WordPlan(draft, self.places, self._passages)
        self._paragraphs = ParagraphPlan(draft, self.places, self._words)
        self._insertions = InsertionPlan(draft, self.places)
        self._footnotes = FootnotePlan(draft, self._words)
        self._rearrangements = RearrangementPlan(draft, self.places, self._words, self._paragraphs, self._insertions)

    def plan(self, change: Change, owner: int) -> list[Effect]:
        """The effects of a change; raises ``Refusal``."""
        match change.operation:
            case Operation.REPLACE_WORDS | Operation.DELETE_WORDS:
                return self._words.exchange(change, owner)
            case Operation.REPLACE_THROUGHOUT:
                return self._words.throughout(change, owner)
            case Operation.INSERT_WORDS:
                return [self._words.insert(change, owner)]
            case Operation.DELETE_PARAGRAPH:
                return [Drop(index, owner) for index in self._paragraphs.indices(change.places)]
            case Operation.INSERT_PARAGRAPH:
                return self._insertions.insert(change, owner)
            case Operation.MOVE_PARAGRAPH if change.swap:
                return self._rearrangements.swap(change, owner)
            case Operation.MOVE_PARAGRAPH:
                return self._rearrangements.move(change, owner)
            case Operation.MERGE_PARAGRAPHS if not change.new:
                return self._rearrangements.merge(change, owner)
            case Operation.SPLIT_PARAGRAPH:
                return self._rearrangements.split(change, owner)
            case Operation.RENUMBER:
                self._paragraphs.indices(change.places)
                return []
            case Operation.FOOTNOTE if not change.new:
                return self._footnotes.delete(change, owner)
            case Operation.REPLACE_TITLE | Operation.FOOTNOTE:
                return self._paragraphs.rewrite(change, owner)
            case _:
                return self._paragraphs.replace(change, owner)

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
