"""Where a clause stands: the place spoken of before it, the changes of the clauses before, and what its parts name there."""

from dataclasses import replace

from unga_desktop.core.amendments.clause import Clause, Quoted, nested
from unga_desktop.core.amendments.instruction import (
    CONTAINERS,
    PARAGRAPHS,
    Anchor,
    Change,
    Operation,
    Place,
    Step,
    Unit,
)
from unga_desktop.core.amendments.naming import Meaningless, Named, within
from unga_desktop.core.documents.wording import begins_operative, begins_preambular

PARAGRAPH_UNITS = (*PARAGRAPHS, Unit.SUBPARAGRAPH)
_WHOLE = {
    Unit.TITLE: Operation.REPLACE_TITLE,
    Unit.HEADING: Operation.REPLACE_TITLE,
    Unit.FOOTNOTE: Operation.FOOTNOTE,
    Unit.SENTENCE: Operation.REPLACE_WORDS,
    Unit.CHAPEAU: Operation.REPLACE_WORDS,
    Unit.LINE: Operation.REPLACE_WORDS,
}


class Setting:
    """One clause in its surroundings; ``changes`` are those of the clauses before, and take what this one adds.

    ``led``: a heading or the words before a colon name the place spoken of, as in "Paragraph 5: delete".
    """

    def __init__(self, clause: Clause, spoken: list[Place], changes: list[Change], led: bool = False) -> None:
        self.clause = clause
        self.spoken = spoken
        self.changes = changes
        self.led = led

    def add(self, change: Change) -> None:
        """Takes a change."""
        self.changes.append(change)

    def loci(self) -> tuple[Place, ...]:
        """Where the clause happens."""
        outer = self.spoken[0] if len(self.spoken) == 1 else None
        if not self.clause.loci:
            return tuple(self.spoken)
        if self.clause.loci == [Place((Step(Unit.DRAFT),))]:
            return ()
        return tuple(within(outer, place) for place in self.clause.loci)

    def places(self, things: list[Named]) -> tuple[Place, ...]:
        """The places that things name, inside what else the clause says of where they are."""
        if any(thing.new or thing.other for thing in things):
            raise Meaningless("this is not in the draft")
        loci = self.loci()
        outer = loci[0] if len(loci) == 1 else None
        if len(loci) > 1 and self.clause.loci:
            raise Meaningless("several places at once")
        if (
            self.clause.loci
            and any(place.find(*PARAGRAPHS) for place in loci)
            and any(t.unit in CONTAINERS for t in things)
        ):
            raise Meaningless("a part of a paragraph is known by its words only")
        originals = [place for thing in things for place in thing.places]
        places = [within(outer, place) for place in originals]
        if self.clause.loci and outer is not None:
            pairs = zip(places, originals, strict=True)
            places = [nested(outer, place) if place == original else place for place, original in pairs]
        return tuple(places)

    def anchor(self) -> Anchor | None:
        """The point that the clause names."""
        anchors = self.clause.anchors
        if len(anchors) > 1:
            raise Meaningless("two points at once")
        outer = self.spoken[0] if len(self.spoken) == 1 else None
        return _placed(anchors[0], outer) if anchors else None

    def point(self) -> tuple[tuple[Place, ...], Anchor | None]:
        """Where something is, and the point there; a point that is said by its place alone needs no other place."""
        places, anchor = self.loci(), self.anchor()
        if anchor is None or anchor.words:
            return places, anchor
        if anchor.place is None:
            if len(places) > 1:
                raise Meaningless("several places at once")
            return (), replace(anchor, place=places[0] if places else Place((Step(Unit.DRAFT),)))
        if self.clause.loci:
            if len(places) != 1 or anchor.upto:
                raise Meaningless("several places at once")
            anchor = replace(anchor, place=nested(places[0], anchor.place))
        return (), anchor

    def take_loci_as_thing(self) -> list[Named]:
        """ "In paragraph 3 to read ...": the place said is what changes as a whole."""
        things = [Named(tuple(self.clause.loci))]
        self.clause.loci = []
        return things


def _placed(anchor: Anchor, outer: Place | None) -> Anchor:
    place = within(outer, anchor.place) if anchor.place else None
    return replace(anchor, place=place, upto=_placed(anchor.upto, outer) if anchor.upto else None)


def given(quotes: list[Quoted]) -> tuple[str, ...]:
    """The one new text, paragraph by paragraph; raises ``Meaningless`` where there is none or more than one."""
    if not quotes:
        raise Meaningless("the new text is not given")
    if len(quotes) > 1:
        raise Meaningless("it is unclear which text is the new one")
    paragraphs = quotes[0].paragraphs
    if not paragraphs or not all(paragraph.strip() for paragraph in paragraphs):
        raise Meaningless("the new text is empty")
    if len(quotes[0].words) > 1 and len(paragraphs) != len(quotes[0].words):
        raise Meaningless("it is unclear where the new paragraphs begin")
    if len(quotes[0].words) > 1 and not all(_is_paragraph(paragraph) for paragraph in paragraphs):
        raise Meaningless("several new texts where one is needed")
    return paragraphs


def several_given(quotes: list[Quoted], count: int) -> list[tuple[str, ...]] | None:
    """New texts that come in for as many old ones, "by A and B, respectively"; None where their number is another."""
    if count < 2 or len(quotes) != 1 or len(quotes[0].words) != count or len(quotes[0].paragraphs) != count:
        return None
    return [(paragraph,) for paragraph in quotes[0].paragraphs] if all(quotes[0].paragraphs) else None


def _is_paragraph(text: str) -> bool:
    begins = begins_preambular(text) or begins_operative(text) or text[:1] in "(0123456789"
    return begins and text.rstrip()[-1:] in ",;.:"


def only_new(things: list[Named]) -> None:
    """Raises ``Meaningless`` where things that come in are named as if they were in the draft."""
    steps = [thing.places[0].steps[-1] for thing in things if not thing.new]
    if any(step.label or step.ordinal or step.opening for step in steps):
        raise Meaningless("it is unclear what comes in")


def whole(places: tuple[Place, ...]) -> Operation:
    """The operation that replaces places as a whole."""
    units = {place.unit for place in places}
    if len(units) != 1:
        if units <= set(PARAGRAPH_UNITS):
            return Operation.REPLACE_PARAGRAPH
        raise Meaningless("it is unclear what is replaced")
    unit = units.pop()
    if unit is None:
        raise Meaningless("it is unclear what is replaced")
    if unit in CONTAINERS:
        return Operation.REPLACE_SECTION
    return _WHOLE.get(unit, Operation.REPLACE_PARAGRAPH)
