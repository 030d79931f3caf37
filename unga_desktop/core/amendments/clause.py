"""From a reading to changes: what each verb needs, and which part of its clause gives it.

"Replace X by Y" has the old words first, "substitute Y for X" the new ones: what stands after "for" and "in place of" is always
the old, what stands after "by" and "with" always the new.
"""

from dataclasses import dataclass, field, replace

from unga_desktop.core.amendments.grammar import Node
from unga_desktop.core.amendments.instruction import (
    CONTAINERS,
    PARAGRAPHS,
    Anchor,
    Change,
    Operation,
    Place,
    Side,
    Step,
    Unit,
    Words,
)
from unga_desktop.core.amendments.naming import Meaningless, Named, as_kind, named, within
from unga_desktop.core.amendments.vocabulary import Lexeme
from unga_desktop.core.wording import begins_operative, begins_preambular

_PARAGRAPH_UNITS = (*PARAGRAPHS, Unit.SUBPARAGRAPH)
_WHOLE = {
    Unit.TITLE: Operation.REPLACE_TITLE,
    Unit.FOOTNOTE: Operation.FOOTNOTE,
    Unit.SENTENCE: Operation.REPLACE_WORDS,
    Unit.CHAPEAU: Operation.REPLACE_WORDS,
    Unit.LINE: Operation.REPLACE_WORDS,
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted text: ``words`` to find, or ``paragraphs`` to put in."""

    words: tuple[Words, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one reading of an instruction says."""

    changes: tuple[Change, ...]
    result: tuple[str, ...]


@dataclass(slots=True)
class _Clause:
    """The parts of a clause, by the words that stand before them."""

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
    rest: bool = False
    throughout: bool = False
    there: bool = False
    result: tuple[str, ...] = ()


def meaning(reading: Node, context: Place | None) -> Meaning:
    """The changes that a reading says; ``context`` is the place that a heading gave. Raises ``Meaningless``."""
    changes: list[Change] = []
    result: tuple[str, ...] = ()
    spoken = _scope([context] if context else [])
    for node in reading.nodes():
        if node.rule == "lead":
            led = [within(context, place) for part in node.nodes("places") for place in named(part).places]
            spoken = _scope(led) if led else spoken
            continue
        if node.rule == "again":
            changes.append(_again(node, changes))
            continue
        if node.rule == "becomes":
            changes.append(_becomes(node))
            continue
        clause = _parts(node)
        if clause.result:
            if result:
                raise Meaningless("the result is given twice")
            result = clause.result
        _Interpreter(clause, spoken, changes).run()
        spoken = [place for place in changes[-1].places if place.steps] or spoken
    return Meaning(tuple(changes), result)


def _scope(places: list[Place]) -> list[Place]:
    """The place that holds for what follows; the draft as a whole is no narrower than nothing."""
    return [place for place in places if place.unit is not Unit.DRAFT]


def _becomes(node: Node) -> Change:
    """ "Paragraph 5 becomes paragraph 4": to be compared with the numbers that follow from the other changes."""
    old, new = (named(part) for part in node.nodes())
    if len(old.places) != 1 or len(new.places) != 1 or old.new:
        raise Meaningless("several paragraphs cannot bear one number")
    step = new.places[0].steps[-1]
    if old.unit not in PARAGRAPHS or not (step.label or step.ordinal):
        raise Meaningless("it is unclear which number the paragraph is to bear")
    return Change(Operation.RENUMBER, old.places, number=step)


def _again(node: Node, changes: list[Change]) -> Change:
    """ "Replace A by B and C by D": the second pair."""
    if not changes or changes[-1].operation is not Operation.REPLACE_WORDS or not changes[-1].old:
        raise Meaningless("nothing was replaced before")
    old, new = (_quoted(part) for part in node.nodes())
    return replace(changes[-1], old=_one(old), new=_single(new))


def _parts(node: Node) -> _Clause:
    verbs = [
        lexeme.name for lexeme in node.lexemes() if lexeme.name not in ("COMMA", "COLON", "SEMICOLON", "STOP", "DASH")
    ]
    clause = _Clause("READ" if node.rule == "reads" else verbs[0])
    loose = [part for part in node.nodes() if part.rule in ("quoted", "range", "occurrence", "mark")]
    clause.texts += [_quoted(part) for part in loose]
    for part in node.nodes():
        if part not in loose:
            _sort(part, clause)
    return clause


def _sort(part: Node, clause: _Clause) -> None:
    inner = part.nodes()
    match part.rule:
        case "inside" | "outof":
            _locate(clause, named(inner[0]))
        case "towards":
            clause.towards += [_thing(node) for node in inner]
        case "anchor" | "between" | "edge":
            clause.anchors.append(_anchor(part))
        case "by":
            clause.by += [_thing(node) for node in inner] or [None]
        case "for":
            clause.for_ += [_thing(node) for node in inner]
        case "becoming":
            clause.becoming.append(named(inner[0]))
        case "object":
            thing = _thing(inner[0])
            (clause.things if isinstance(thing, Named) else clause.quotes).append(thing)  # type: ignore[arg-type]
        case "text":
            clause.texts.append(_quoted(inner[0]))
        case "rest":
            clause.rest = True
            for node in inner:
                if node.rule == "places":
                    if named(node).places != (Place((Step(Unit.PARAGRAPH),)),):
                        _locate(clause, named(node))
                else:
                    clause.anchors.append(_anchor(node))
        case "alone":
            clause.throughout |= bool(part.lexemes("THROUGHOUT"))
            clause.there |= bool(part.lexemes("THERE"))
            for node in inner:
                _locate(clause, named(node))
        case "result":
            clause.result = _quoted(inner[0]).paragraphs if inner else ("",)


def _locate(clause: _Clause, name: Named) -> None:
    if name.new or name.other:
        raise Meaningless("a place that is not in the draft")
    if not clause.loci:
        clause.loci = list(name.places)
    elif len(clause.loci) == 1 and len(name.places) == 1:
        one, other = clause.loci[0], name.places[0]
        clause.loci = [_nested(one, other)]
    else:
        raise Meaningless("several places at once")


def _nested(one: Place, other: Place) -> Place:
    """Two places said of one thing: the narrower lies in the wider one."""
    wide, narrow = (one, other) if one.steps[-1].unit < other.steps[-1].unit else (other, one)
    if wide.steps[-1].unit == narrow.steps[-1].unit or (narrow.steps[0].unit in PARAGRAPHS and wide.find(*PARAGRAPHS)):
        raise Meaningless("two places at once")
    if narrow.steps[0].unit < wide.steps[-1].unit:
        raise Meaningless("two places at once")
    return within(wide, narrow)


def _thing(node: Node) -> Named | Quoted:
    return named(node) if node.rule == "places" else _quoted(node)


def _quoted(node: Node) -> Quoted:
    quotes = [lexeme.quotation for lexeme in node.lexemes("QUOTE") if lexeme.quotation]
    if node.rule == "mark":
        mark = str(node.lexemes("MARK")[0].value)
        return Quoted((Words(mark),), (mark,))
    if node.rule == "range":
        first, last = quotes
        return Quoted((Words(first.words, last.words),), ())
    if node.rule == "occurrence":
        which = next(lexeme for lexeme in node.lexemes() if lexeme.name in ("ORDINAL", "LAST"))
        return Quoted((Words(quotes[0].words, occurrence=int(which.value) if which.name == "ORDINAL" else -1),), ())
    paragraphs = tuple(paragraph for quote in quotes for paragraph in quote.paragraphs)
    return Quoted(tuple(Words(quote.words) for quote in quotes), paragraphs)


def _anchor(node: Node) -> Anchor:
    sides = {
        "AFTER": Side.AFTER,
        "FOLLOWING": Side.AFTER,
        "BEFORE": Side.BEFORE,
        "AT_END": Side.END,
        "AT_BEGINNING": Side.BEGINNING,
    }
    inner = [_thing(part) for part in node.nodes()]
    if node.rule == "between":
        if len(inner) == 1 and isinstance(inner[0], Named) and len(inner[0].places) == 2 and not inner[0].new:
            inner = [Named((place,)) for place in inner[0].places]
        if len(inner) != 2:
            raise Meaningless("between what and what?")
        first, last = inner
        if isinstance(first, Named) and isinstance(last, Named) and len(last.places[0].steps) == 1 and not last.new:
            last = Named(tuple(_like(place, first.places[0]) for place in last.places))
        return replace(_point(Side.AFTER, first), upto=_point(Side.BEFORE, last))
    side = next(sides[lexeme.name] for lexeme in node.lexemes() if lexeme.name in sides)
    return _point(side, inner[0]) if inner else Anchor(side)


def _like(place: Place, model: Place) -> Place:
    step = place.steps[0]
    if step.unit is Unit.PARAGRAPH and model.unit in PARAGRAPHS and model.unit is not None:
        return as_kind(place, model.unit)
    return place


def _point(side: Side, thing: Named | Quoted) -> Anchor:
    if isinstance(thing, Quoted):
        return Anchor(side, words=_one(thing)[0])
    if len(thing.places) != 1 or thing.new or thing.other:
        raise Meaningless("a point needs one place")
    return Anchor(side, place=thing.places[0])


def _one(quoted: Quoted) -> tuple[Words, ...]:
    if len(quoted.words) != 1:
        raise Meaningless("several words where one passage is needed")
    return quoted.words


def _single(quoted: Quoted) -> tuple[str, ...]:
    if len(quoted.words) != 1 or not quoted.paragraphs:
        raise Meaningless("several new texts where one is needed")
    return quoted.paragraphs


class _Interpreter:
    """Turns the parts of one clause into a change; ``changes`` are those of the clauses before."""

    def __init__(self, clause: _Clause, spoken: list[Place], changes: list[Change]) -> None:
        self._clause = clause
        self._spoken = spoken
        self._changes = changes

    def run(self) -> None:
        verb = self._clause.verb
        if (
            verb not in ("INSERT", "MOVE")
            and self._clause.becoming
            and verb not in ("SUBSTITUTE", "RENUMBER", "CHANGE")
        ):
            raise Meaningless("this cannot become a paragraph")
        if verb == "SUBSTITUTE" and self._clause.for_ and self._clause.by:
            raise Meaningless("both 'for' and 'by'")
        getattr(self, f"_{verb.lower()}")()

    # What verbs do

    def _replace(self) -> None:
        clause = self._clause
        if clause.for_:
            raise Meaningless("what stands after 'for' with 'replace' is unclear")
        new = self._incoming()
        if clause.rest:
            self._add(self._to_the_end(Operation.REPLACE_WORDS, new))
            return
        if not clause.quotes and not clause.things:
            self._instead(new)
            return
        self._exchange(clause.quotes, clause.things, new)

    def _substitute(self) -> None:
        clause = self._clause
        if clause.by and not clause.for_:
            self._replace()
            return
        if clause.for_:
            old = clause.for_
            new = self._given([*clause.quotes, *clause.texts])
            self._only_new(clause.things)
            words = [item for item in old if isinstance(item, Quoted)]
            self._exchange(words, [item for item in old if isinstance(item, Named)], new)
            return
        if clause.becoming:
            self._only_new(clause.things)
            self._exchange([], clause.becoming, self._given([*clause.quotes, *clause.texts]))
            return
        self._only_new(clause.things)
        self._instead(self._given([*clause.quotes, *clause.texts]))

    def _delete(self) -> None:
        clause = self._clause
        self._nothing(clause.by, clause.for_, clause.texts if not self._quotes_only() else [], clause.towards)
        if clause.rest:
            self._add(self._to_the_end(Operation.DELETE_WORDS, ()))
            return
        quotes = clause.quotes or clause.texts
        if quotes and not clause.things:
            for words in [words for quote in quotes for words in quote.words]:
                self._add(self._wordy(Operation.DELETE_WORDS, (words,), ()))
            return
        if quotes or clause.anchors:
            raise Meaningless("it is unclear what is deleted")
        if clause.things:
            self._delete_places()
            return
        raise Meaningless("it is not said what is deleted")

    def _quotes_only(self) -> bool:
        return not self._clause.quotes and not self._clause.things

    def _delete_places(self) -> None:
        places = self._places(self._clause.things)
        units = {place.unit for place in places}
        if units <= {Unit.SENTENCE, Unit.CHAPEAU, Unit.LINE}:
            self._add(Change(Operation.DELETE_WORDS, places))
        elif units <= {Unit.FOOTNOTE}:
            self._add(Change(Operation.FOOTNOTE, places))
        elif units & {Unit.TITLE, Unit.DRAFT, None}:
            raise Meaningless("the title and the whole draft cannot be deleted")
        else:
            self._add(Change(Operation.DELETE_PARAGRAPH, places))

    def _insert(self) -> None:
        clause = self._clause
        new = self._given([*clause.quotes, *clause.texts])
        self._nothing(clause.by)
        if clause.for_:
            self._only_new(clause.things)
            words = [item for item in clause.for_ if isinstance(item, Quoted)]
            self._exchange(words, [item for item in clause.for_ if isinstance(item, Named)], new)
            return
        self._add_to()
        if self._follows_deletion():
            self._instead(new)
            return
        if self._makes_paragraphs(new):
            self._insert_paragraphs(new)
            return
        self._insert_words(new)

    def _add_to(self) -> None:
        """ "Add to paragraph 3 ...": at its end."""
        clause = self._clause
        for item in clause.towards:
            if not isinstance(item, Named) or len(item.places) != 1 or item.new:
                raise Meaningless("it is unclear what is added to")
            if clause.anchors:
                _locate(clause, item)
            else:
                clause.anchors.append(Anchor(Side.END, place=item.places[0]))

    def _follows_deletion(self) -> bool:
        """Whether the new text takes the place of what the clause before deleted."""
        clause = self._clause
        deleted = bool(self._changes) and self._changes[-1].operation in (
            Operation.DELETE_WORDS,
            Operation.DELETE_PARAGRAPH,
        )
        if clause.there:
            return True
        return deleted and not clause.anchors and not clause.becoming and not clause.loci and not self._number()

    def _makes_paragraphs(self, new: tuple[str, ...]) -> bool:
        clause = self._clause
        if clause.becoming or any(thing.unit in _PARAGRAPH_UNITS for thing in clause.things):
            return True
        if any(thing.unit not in (Unit.SENTENCE,) for thing in clause.things):
            raise Meaningless("only words, sentences and paragraphs can be inserted")
        anchor = clause.anchors[0] if clause.anchors else None
        if clause.things or anchor is None or anchor.place is None:
            return len(new) > 1
        unit = anchor.place.unit
        if anchor.side in (Side.AFTER, Side.BEFORE):
            return unit in _PARAGRAPH_UNITS or unit in CONTAINERS
        if unit in CONTAINERS:
            return unit is not Unit.DRAFT or begins_operative(new[0]) or len(new) > 1
        return len(new) > 1

    def _insert_words(self, new: tuple[str, ...]) -> None:
        clause = self._clause
        if len(new) != 1:
            raise Meaningless("several paragraphs cannot be inserted among words")
        if (
            len(clause.anchors) != 1
            and self._changes
            and not clause.anchors
            and self._changes[-1].anchor
            and not clause.loci
        ):
            raise Meaningless("it is not said where the words come in")
        change = self._wordy(Operation.INSERT_WORDS, (), new)
        if change.anchor is None:
            raise Meaningless("it is not said where the words come in")
        self._add(change)

    def _number(self) -> Step | None:
        """The number that a new paragraph is to bear."""
        names = [*self._clause.becoming, *self._clause.things]
        steps = [place.steps[-1] for name in names for place in name.places]
        numbered = [step for step in steps if step.label or step.ordinal]
        return numbered[0] if numbered else None

    def _insert_paragraphs(self, new: tuple[str, ...]) -> None:
        clause = self._clause
        names = [*clause.becoming, *clause.things]
        counts = [name.count for name in names if name.count] + [len(n.places) for n in names if len(n.places) > 1]
        if any(count != len(new) for count in counts):
            raise Meaningless(f"{counts[0]} paragraphs are announced, and {len(new)} follow")
        unit = next((name.unit for name in names), Unit.PARAGRAPH)
        step = self._number()
        if step and clause.anchors and not clause.anchors[0].place and not clause.loci:
            raise Meaningless("a number and an end at once")
        places, anchor = self._point()
        if anchor and anchor.words:
            raise Meaningless("a paragraph cannot be inserted among words")
        kind = unit if unit in (Unit.PREAMBULAR, Unit.OPERATIVE) else None
        if anchor and anchor.place and kind:
            anchor = replace(anchor, place=as_kind(anchor.place, kind))
            if anchor.upto and anchor.upto.place:
                anchor = replace(anchor, upto=replace(anchor.upto, place=as_kind(anchor.upto.place, kind)))
        whole = [place for name in names for place in name.places if len(place.steps) > 1]
        if whole and not places:
            places = (Place(whole[0].steps[:-1]),)
        number = step or (Step(unit) if names else None)
        self._add(Change(Operation.INSERT_PARAGRAPH, places, (), new, anchor, number))

    def _change(self) -> None:
        clause = self._clause
        self._nothing(clause.for_)
        targets = [item for item in clause.towards if isinstance(item, Quoted)]
        if len(targets) != len(clause.towards):
            raise Meaningless("it is unclear what becomes of it")
        if clause.by:
            self._replace()
            return
        things = clause.things
        if not things and not clause.quotes and clause.loci and not clause.anchors and not clause.towards:
            things, clause.loci = [Named(tuple(clause.loci))], []
        self._exchange(clause.quotes, things, self._given([*clause.texts, *targets]))

    def _read(self) -> None:
        clause = self._clause
        if clause.for_:
            words = [item for item in clause.for_ if isinstance(item, Quoted)]
            self._exchange(words, [item for item in clause.for_ if isinstance(item, Named)], self._given(clause.texts))
            return
        self._nothing(clause.by, clause.towards, clause.anchors)
        things = clause.things
        if not things and clause.loci and not clause.quotes:
            things, clause.loci = [Named(tuple(clause.loci))], []
        self._exchange(clause.quotes, things, self._given(clause.texts))

    def _move(self) -> None:
        clause = self._clause
        self._nothing(clause.by, clause.for_, clause.quotes, clause.texts)
        things = clause.things or [Named(tuple(clause.loci))]
        if clause.things and clause.loci:
            raise Meaningless("it is unclear what is moved")
        clause.loci = []
        places = self._places(things)
        if not places or not all(place.unit in _PARAGRAPH_UNITS for place in places):
            raise Meaningless("only paragraphs can be moved")
        number = self._destination()
        anchor = self._anchor()
        if (anchor is None) == (number is None):
            raise Meaningless("it is unclear where it goes")
        if anchor and anchor.words:
            raise Meaningless("a paragraph cannot be moved among words")
        self._add(Change(Operation.MOVE_PARAGRAPH, places, anchor=anchor, number=number))

    def _destination(self) -> Step | None:
        names = [*self._clause.becoming, *(item for item in self._clause.towards if isinstance(item, Named))]
        if len(names) > 1 or any(len(name.places) > 1 or len(name.places[0].steps) > 1 for name in names):
            raise Meaningless("it is unclear where it goes")
        return names[0].places[0].steps[-1] if names else None

    def _renumber(self) -> None:
        clause = self._clause
        self._nothing(clause.by, clause.for_, clause.quotes, clause.texts, clause.anchors)
        things = [*clause.things, *(Named(tuple(clause.loci)) for _ in clause.loci[:1])]
        if len(things) != 1:
            raise Meaningless("it is unclear what is renumbered")
        number = self._destination()
        if things[0].other or number is None:
            self._add(Change(Operation.RENUMBER))
            return
        places = self._places(things)
        if len(places) != 1:
            raise Meaningless("several paragraphs cannot bear one number")
        self._add(Change(Operation.RENUMBER, places, number=number))

    def _merge(self) -> None:
        clause = self._clause
        self._nothing(clause.by, clause.for_, clause.quotes, clause.anchors)
        self._refuse_parts(1)
        places = self._places(clause.things)
        if len(places) < 2 or not all(place.unit in _PARAGRAPH_UNITS for place in places):
            raise Meaningless("it is unclear which paragraphs are merged")
        self._add(Change(Operation.MERGE_PARAGRAPHS, places, new=self._given(clause.texts)))

    def _split(self) -> None:
        clause = self._clause
        self._nothing(clause.by, clause.for_)
        self._refuse_parts(2)
        places = self._places(clause.things)
        if len(places) != 1:
            raise Meaningless("it is unclear which paragraph is split")
        texts = tuple(paragraph for quote in [*clause.texts, *clause.quotes] for paragraph in quote.paragraphs)
        anchor = self._anchor()
        if bool(texts) == bool(anchor) or len(texts) == 1:
            raise Meaningless("it is not said where the paragraph is split, nor how its parts read")
        self._add(Change(Operation.SPLIT_PARAGRAPH, places, new=texts, anchor=anchor))

    def _refuse_parts(self, count: int) -> None:
        """ "Into one paragraph", "into two paragraphs": nothing else is understood."""
        if any(
            not isinstance(item, Named) or not item.new or item.count not in (0, count) for item in self._clause.towards
        ):
            raise Meaningless(f"it can only become {count}")

    # What parts give

    def _exchange(self, words: list[Quoted], things: list[Named], new: tuple[str, ...]) -> None:
        """Old words, or a whole place, give way to new text."""
        if len(words) + len(things) != 1:
            raise Meaningless("it is unclear what is replaced")
        if words:
            if len(new) != 1:
                raise Meaningless("several paragraphs cannot replace words")
            if self._clause.throughout:
                self._add(Change(Operation.REPLACE_THROUGHOUT, self._loci(), _one(words[0]), new))
                return
            self._add(self._wordy(Operation.REPLACE_WORDS, _one(words[0]), new))
            return
        if self._clause.anchors or self._clause.throughout:
            raise Meaningless("it is unclear what is replaced")
        places = self._places(things)
        self._add(Change(_whole(places), places, new=new))

    def _instead(self, new: tuple[str, ...]) -> None:
        """What the clause before deleted gives way to new text; under a heading, the place of the heading."""
        clause = self._clause
        if clause.anchors or clause.loci:
            raise Meaningless("it is unclear what is replaced")
        if not self._changes:
            if clause.there or not self._spoken:
                raise Meaningless("it is not said what is replaced")
            places = tuple(self._spoken)
            self._add(Change(_whole(places), places, new=new))
            return
        before = self._changes.pop()
        if before.operation is Operation.DELETE_WORDS and len(new) == 1:
            self._add(replace(before, operation=Operation.REPLACE_WORDS, new=new))
            return
        if before.operation is Operation.DELETE_PARAGRAPH:
            self._add(Change(_whole(before.places), before.places, new=new))
            return
        raise Meaningless("nothing was deleted that the new text could replace")

    def _wordy(self, operation: Operation, old: tuple[Words, ...], new: tuple[str, ...]) -> Change:
        if self._clause.throughout:
            if operation is not Operation.DELETE_WORDS:
                raise Meaningless("only words can be replaced or deleted throughout")
            return Change(Operation.REPLACE_THROUGHOUT, self._loci(), old, ("",))
        places, anchor = self._point()
        return Change(operation, places, old, new, anchor)

    def _to_the_end(self, operation: Operation, new: tuple[str, ...]) -> Change:
        clause = self._clause
        if clause.quotes or clause.things:
            raise Meaningless("it is unclear what is deleted")
        anchor = self._anchor() or (self._changes[-1].anchor if self._changes else None)
        if anchor is None or anchor.words is None or anchor.side is not Side.AFTER or anchor.upto:
            raise Meaningless("it is not said after which words the end begins")
        places = self._loci()
        if any(place.unit is not None and place.unit >= Unit.SENTENCE for place in places) or len(new) > 1:
            raise Meaningless("it is unclear where the end is")
        return Change(operation, places, (), new, anchor, to_the_end=True)

    def _incoming(self) -> tuple[str, ...]:
        """The new text after "by" or "with", or after "the following:"."""
        clause = self._clause
        given = [item for item in clause.by if isinstance(item, Quoted)] + clause.texts
        named_new = [item for item in clause.by if isinstance(item, Named)]
        if (
            any(not item.new and item.places[0].unit not in _PARAGRAPH_UNITS for item in named_new)
            or len(clause.by) > 1
        ):
            raise Meaningless("it is unclear what comes in")
        new = self._given(given)
        counts = [item.count or (len(item.places) if len(item.places) > 1 else 0) for item in named_new]
        if any(count and count != len(new) for count in counts):
            raise Meaningless("the number of new paragraphs is not the number announced")
        return new

    def _given(self, quotes: list[Quoted]) -> tuple[str, ...]:
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

    @staticmethod
    def _only_new(things: list[Named]) -> None:
        if any(
            not thing.new and (thing.places[0].steps[-1].label or thing.places[0].steps[-1].ordinal) for thing in things
        ):
            raise Meaningless("it is unclear what comes in")

    @staticmethod
    def _nothing(*parts: object) -> None:
        if any(parts):
            raise Meaningless("a part of the instruction has no meaning with its verb")

    def _loci(self) -> tuple[Place, ...]:
        clause = self._clause
        outer = self._spoken[0] if len(self._spoken) == 1 else None
        if not clause.loci:
            return tuple(self._spoken)
        if clause.loci == [Place((Step(Unit.DRAFT),))]:
            return ()
        return tuple(within(outer, place) for place in clause.loci)

    def _places(self, things: list[Named]) -> tuple[Place, ...]:
        """The places that things name, inside what else the clause says of where they are."""
        if any(thing.new or thing.other for thing in things):
            raise Meaningless("this is not in the draft")
        loci = self._loci()
        outer = loci[0] if len(loci) == 1 else None
        if len(loci) > 1 and self._clause.loci:
            raise Meaningless("several places at once")
        places = [within(outer, place) for thing in things for place in thing.places]
        if self._clause.loci and outer is not None:
            places = [
                _nested(outer, place) if place == original else place
                for place, original in self._compared(things, places)
            ]
        return tuple(places)

    @staticmethod
    def _compared(things: list[Named], places: list[Place]) -> list[tuple[Place, Place]]:
        return list(zip(places, [place for thing in things for place in thing.places], strict=True))

    def _anchor(self) -> Anchor | None:
        anchors = self._clause.anchors
        if len(anchors) > 1:
            raise Meaningless("two points at once")
        if not anchors:
            return None
        anchor = anchors[0]
        outer = self._spoken[0] if len(self._spoken) == 1 else None
        return self._placed(anchor, outer)

    def _point(self) -> tuple[tuple[Place, ...], Anchor | None]:
        """Where something is, and the point there; a point that is said by its place alone needs no other place."""
        places, anchor = self._loci(), self._anchor()
        if anchor is None or anchor.words:
            return places, anchor
        if anchor.place is None:
            if len(places) > 1:
                raise Meaningless("several places at once")
            return (), replace(anchor, place=places[0] if places else Place((Step(Unit.DRAFT),)))
        if self._clause.loci:
            if len(places) != 1 or anchor.upto:
                raise Meaningless("several places at once")
            anchor = replace(anchor, place=_nested(places[0], anchor.place))
        return (), anchor

    def _placed(self, anchor: Anchor, outer: Place | None) -> Anchor:
        place = within(outer, anchor.place) if anchor.place else None
        return replace(anchor, place=place, upto=self._placed(anchor.upto, outer) if anchor.upto else None)

    def _add(self, change: Change) -> None:
        self._changes.append(change)


def _is_paragraph(text: str) -> bool:
    return (begins_preambular(text) or begins_operative(text) or text[:1] in "(0123456789") and text.rstrip()[
        -1:
    ] in ",;.:"


def _whole(places: tuple[Place, ...]) -> Operation:
    """The operation that replaces places as a whole."""
    units = {place.unit for place in places}
    if len(units) != 1:
        if units <= set(_PARAGRAPH_UNITS):
            return Operation.REPLACE_PARAGRAPH
        raise Meaningless("it is unclear what is replaced")
    unit = units.pop()
    if unit is None:
        raise Meaningless("it is unclear what is replaced")
    if unit in CONTAINERS:
        return Operation.REPLACE_SECTION
    return _WHOLE.get(unit, Operation.REPLACE_PARAGRAPH)


def first_lexeme(node: Node) -> Lexeme | None:
    """The first lexeme below a node."""
    for part in node.parts:
        found = part if isinstance(part, Lexeme) else first_lexeme(part)
        if found:
            return found
    return None
