"""The parts of a clause: its verb, and what stands after "in", "by", "for", "after", "as" and the like.

A part is known by the words before it, so the order of parts is free. What a verb makes of them stands in ``rewording``,
``insertion`` and ``rearrangement``.
"""

from dataclasses import dataclass, field, replace

from unga_desktop.core.amendments.grammar import Node
from unga_desktop.core.amendments.instruction import PARAGRAPHS, Anchor, Place, Side, Step, Unit, Words
from unga_desktop.core.amendments.naming import Meaningless, Named, as_kind, bare_numbers, named, within

_QUOTED = ("quoted", "range", "tail", "occurrence", "occurring", "mark")
_PUNCTUATION = ("COMMA", "COLON", "SEMICOLON", "STOP", "DASH")
_SIDES = {
    "AFTER": Side.AFTER,
    "FOLLOWING": Side.AFTER,
    "BEFORE": Side.BEFORE,
    "AT_END": Side.END,
    "AT_BEGINNING": Side.BEGINNING,
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted text: ``words`` to find, or ``paragraphs`` to put in."""

    words: tuple[Words, ...]
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class Clause:
    """The parts of a clause, by the words that stand before them. ``verb`` is empty where the one before holds."""

    verb: str
    loci: list[Place] = field(default_factory=list)
    towards: list[Named | Quoted] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    by: list[Named | Quoted | None] = field(default_factory=list)
    for_: list[Named | Quoted] = field(default_factory=list)
    becoming: list[Named] = field(default_factory=list)
    quotes: list[Quoted] = field(default_factory=list)
    things: list[Named] = field(default_factory=list)
    texts: list[Quoted] = field(default_factory=list)
    points: list[tuple[Side, Quoted]] = field(default_factory=list)
    rest: bool = False
    throughout: bool = False
    times: int = 0
    there: bool = False
    fits: bool = False
    respectively: bool = False
    result: tuple[str, ...] = ()

    def parts(self) -> set[str]:
        """The names of the parts that are there."""
        names = (
            "loci towards anchors by for_ becoming quotes things texts points rest throughout there fits respectively"
        )
        return {name for name in names.split() if getattr(self, name)}

    def locate(self, name: Named) -> None:
        """Takes another place: the narrower of two lies in the wider."""
        if name.new or name.other:
            raise Meaningless("a place that is not in the draft")
        if not self.loci:
            self.loci = list(name.places)
        elif len(self.loci) == 1 and len(name.places) == 1:
            self.loci = [nested(self.loci[0], name.places[0])]
        else:
            raise Meaningless("several places at once")


def parts(node: Node) -> Clause:
    """The parts of a clause's node; raises ``Meaningless``."""
    verbs = [lexeme.name for lexeme in node.lexemes() if lexeme.name not in _PUNCTUATION]
    if node.rule == "gap":
        verbs = [""]
    clause = Clause("READ" if node.rule == "reads" else verbs[0])
    loose = [part for part in node.nodes() if part.rule in _QUOTED]
    clause.texts += [quoted(part) for part in loose]
    for part in node.nodes():
        if part not in loose:
            _sort(part, clause)
    return clause


def _sort(part: Node, clause: Clause) -> None:
    inner = part.nodes()
    match part.rule:
        case "inside" | "outof":
            clause.locate(named(inner[0]))
        case "towards":
            clause.towards += [_thing(node) for node in inner]
        case "anchor" | "between" | "bracket" | "edge":
            _sort_anchor(part, clause)
        case "by":
            clause.by += [_thing(node) for node in inner] or [None]
        case "for":
            clause.for_ += [_thing(node) for node in inner]
        case "becoming":
            clause.becoming.append(named(inner[0]) if inner[0].rule == "places" else bare_numbers(inner[0]))
        case "object":
            _sort_object(_thing(inner[0]), clause)
        case "second":
            clause.anchors.append(_second(part))
        case "located":
            clause.locate(named(inner[0]))
            clause.quotes.append(quoted(part))
        case "text":
            clause.texts.append(quoted(inner[0]))
        case "rest":
            _sort_rest(inner, clause)
        case "alone":
            _sort_alone(part, clause)
        case "result":
            clause.result = quoted(inner[0]).paragraphs if inner else ("",)
        case _:
            raise Meaningless(f"a part that has no meaning here: {part.rule}")


def _second(part: Node) -> Anchor:
    """ "Into two paragraphs, the second beginning with X"."""
    if part.lexemes("ORDINAL")[0].value != 2:
        raise Meaningless("only the second part says where the first ends")
    return Anchor(Side.BEFORE, words=one(quoted(part))[0])


def _sort_object(thing: Named | Quoted, clause: Clause) -> None:
    if isinstance(thing, Named):
        if clause.things:
            raise Meaningless("two things at once")
        clause.things.append(thing)
    else:
        clause.quotes.append(thing)


def _sort_anchor(part: Node, clause: Clause) -> None:
    inner = [_thing(node) for node in part.nodes()]
    side = next((_SIDES[lexeme.name] for lexeme in part.lexemes() if lexeme.name in _SIDES), Side.AFTER)
    if part.rule == "anchor" and isinstance(inner[0], Quoted) and len(inner[0].words) > 1:
        clause.points.append((side, inner[0]))
        return
    clause.anchors.append(_anchor(part, side, inner))


def _sort_rest(inner: list[Node], clause: Clause) -> None:
    clause.rest = True
    for node in inner:
        if node.rule == "places":
            if named(node).places != (Place((Step(Unit.PARAGRAPH),)),):
                clause.locate(named(node))
        else:
            _sort_anchor(node, clause)


def _sort_alone(part: Node, clause: Clause) -> None:
    clause.throughout |= bool(part.lexemes("THROUGHOUT", "TWICE"))
    clause.times = 2 if part.lexemes("TWICE") else clause.times
    clause.there |= bool(part.lexemes("THERE"))
    clause.fits |= bool(part.lexemes("AS_FITS"))
    clause.respectively |= bool(part.lexemes("RESPECTIVELY"))
    for node in part.nodes():
        clause.locate(named(node))


def nested(one: Place, other: Place) -> Place:
    """Two places said of one thing: the narrower lies in the wider one."""
    wide, narrow = (one, other) if one.steps[-1].unit < other.steps[-1].unit else (other, one)
    if wide.steps[-1].unit == narrow.steps[-1].unit or (narrow.steps[0].unit in PARAGRAPHS and wide.find(*PARAGRAPHS)):
        raise Meaningless("two places at once")
    if narrow.steps[0].unit < wide.steps[-1].unit:
        raise Meaningless("two places at once")
    return within(wide, narrow)


def _thing(node: Node) -> Named | Quoted:
    return named(node) if node.rule == "places" else quoted(node)


def quoted(node: Node) -> Quoted:
    """The quoted text of a node: words to find, or new paragraphs."""
    quotes = [lexeme.quotation for lexeme in node.lexemes("QUOTE") if lexeme.quotation]
    match node.rule:
        case "mark":
            mark = str(node.lexemes("MARK")[0].value)
            return Quoted((Words(mark),), (mark,))
        case "range":
            first, last = quotes
            return Quoted((Words(first.words, last.words),), ())
        case "tail":
            return Quoted((Words(quotes[0].words, to_the_end=True),), ())
        case "occurrence":
            which = next(lexeme for lexeme in node.lexemes() if lexeme.name in ("ORDINAL", "LAST"))
            number = int(which.value) if which.name == "ORDINAL" else -1
            return Quoted((Words(quotes[0].words, occurrence=number),), ())
        case "occurring":
            number = int(node.lexemes("OCCURRING")[0].value)
            return Quoted((Words(quotes[0].words, occurrence=number),), ())
    paragraphs = tuple(paragraph for quote in quotes for paragraph in quote.paragraphs)
    return Quoted(tuple(Words(quote.words) for quote in quotes), paragraphs)


def _anchor(node: Node, side: Side, inner: list[Named | Quoted]) -> Anchor:
    if node.rule in ("between", "bracket"):
        if len(inner) == 1 and isinstance(inner[0], Named) and len(inner[0].places) == 2 and not inner[0].new:
            inner = [Named((place,)) for place in inner[0].places]
        if len(inner) == 1 and isinstance(inner[0], Quoted) and len(inner[0].words) == 2:
            inner = [Quoted((words,), ()) for words in inner[0].words]
        if len(inner) != 2:
            raise Meaningless("between what and what?")
        first, last = inner
        if isinstance(first, Named) and isinstance(last, Named) and len(last.places[0].steps) == 1 and not last.new:
            last = Named(tuple(_like(place, first.places[0]) for place in last.places))
        if node.rule == "bracket" and side is Side.BEFORE:
            first, last = last, first
        return replace(_point(Side.AFTER, first), upto=_point(Side.BEFORE, last))
    return _point(side, inner[0]) if inner else Anchor(side)


def _like(place: Place, model: Place) -> Place:
    step = place.steps[0]
    if step.unit is Unit.PARAGRAPH and model.unit in PARAGRAPHS and model.unit is not None:
        return as_kind(place, model.unit)
    return place


def _point(side: Side, thing: Named | Quoted) -> Anchor:
    if isinstance(thing, Quoted):
        return Anchor(side, words=one(thing)[0])
    if len(thing.places) != 1 or thing.new or thing.other:
        raise Meaningless("a point needs one place")
    return Anchor(side, place=thing.places[0])


def one(text: Quoted) -> tuple[Words, ...]:
    """Words that are one passage; raises ``Meaningless``."""
    if len(text.words) != 1:
        raise Meaningless("several words where one passage is needed")
    return text.words


def single(text: Quoted) -> tuple[str, ...]:
    """New text that is one; raises ``Meaningless``."""
    if len(text.words) != 1 or not text.paragraphs:
        raise Meaningless("several new texts where one is needed")
    return text.paragraphs
