"""What the verbs of insertion say: words among words, paragraphs among paragraphs, new text for what was deleted."""

from dataclasses import replace

from unga_desktop.core.amendments.clause import Quoted
from unga_desktop.core.amendments.instruction import CONTAINERS, Anchor, Change, Operation, Place, Side, Step, Unit
from unga_desktop.core.amendments.naming import Meaningless, Named, as_kind
from unga_desktop.core.amendments.rewording import exchange_named, instead, wordy
from unga_desktop.core.amendments.setting import PARAGRAPH_UNITS, Setting, given, only_new, several_given
from unga_desktop.core.documents.wording import begins_operative


def insert(setting: Setting) -> None:
    """ "Insert X after Y"; "insert X in place of Y" replaces."""
    clause = setting.clause
    quotes = [*clause.quotes, *clause.texts]
    if clause.for_:
        if clause.becoming or clause.towards:
            raise Meaningless("it is unclear what is replaced")
        only_new(clause.things)
        exchange_named(setting, clause.for_, quotes)
        return
    if clause.points:
        _insert_in_turn(setting, quotes)
        return
    new = given(quotes)
    _add_to(setting)
    _share_place(setting)
    if _follows_deletion(setting):
        instead(setting, new)
    elif _makes_paragraphs(setting, new):
        _insert_paragraphs(setting, new)
    else:
        _insert_words(setting, new)


def _insert_in_turn(setting: Setting, quotes: list[Quoted]) -> None:
    """ "Insert A and B after C and D, respectively"."""
    clause = setting.clause
    side, anchors = clause.points[0]
    texts = several_given(quotes, len(anchors.words))
    if len(clause.points) > 1 or clause.anchors or clause.towards or clause.things or clause.becoming or not texts:
        raise Meaningless("it is unclear which words come in where")
    places = setting.loci()
    if len(places) not in (0, 1, len(texts)):
        raise Meaningless("it is unclear which words stand in which place")
    for number, (words, text) in enumerate(zip(anchors.words, texts, strict=True)):
        where = (places[number],) if len(places) > 1 else places
        setting.add(Change(Operation.INSERT_WORDS, where, (), text, Anchor(side, words=words)))


def _add_to(setting: Setting) -> None:
    """ "Add to paragraph 3 ...": at its end."""
    clause = setting.clause
    for item in clause.towards:
        if not isinstance(item, Named) or len(item.places) != 1 or item.new:
            raise Meaningless("it is unclear what is added to")
        if clause.anchors:
            clause.locate(item)
        else:
            clause.anchors.append(Anchor(Side.END, place=item.places[0]))


def _share_place(setting: Setting) -> None:
    """ "Strike out X and insert Y in paragraph 1": the place said last is that of both."""
    clause, changes = setting.clause, setting.changes
    alone = clause.loci and not (clause.anchors or clause.becoming or clause.things or clause.there)
    if alone and changes and changes[-1].operation is Operation.DELETE_WORDS and not changes[-1].places:
        changes[-1] = replace(changes[-1], places=setting.loci())
        clause.loci = []


def _follows_deletion(setting: Setting) -> bool:
    """Whether the new text takes the place of what the clause before deleted."""
    clause, changes = setting.clause, setting.changes
    if clause.there:
        return True
    deleted = bool(changes) and changes[-1].operation in (Operation.DELETE_WORDS, Operation.DELETE_PARAGRAPH)
    return deleted and not clause.anchors and not clause.becoming and not clause.loci and not _number(setting)


def _makes_paragraphs(setting: Setting, new: tuple[str, ...]) -> bool:
    clause = setting.clause
    if clause.becoming or any(thing.unit in PARAGRAPH_UNITS for thing in clause.things):
        return True
    if any(thing.unit not in (Unit.SENTENCE,) for thing in clause.things):
        raise Meaningless("only words, sentences and paragraphs can be inserted")
    anchor = clause.anchors[0] if clause.anchors else None
    if clause.things or anchor is None or anchor.place is None:
        return len(new) > 1
    unit = anchor.place.unit
    if anchor.side in (Side.AFTER, Side.BEFORE):
        return unit in PARAGRAPH_UNITS or unit in CONTAINERS
    if unit in CONTAINERS:
        return unit is not Unit.DRAFT or begins_operative(new[0]) or len(new) > 1
    return len(new) > 1


def _insert_words(setting: Setting, new: tuple[str, ...]) -> None:
    if len(new) != 1:
        raise Meaningless("several paragraphs cannot be inserted among words")
    change = wordy(setting, Operation.INSERT_WORDS, (), new)
    if change.anchor is None:
        raise Meaningless("it is not said where the words come in")
    setting.add(change)


def _number(setting: Setting) -> Step | None:
    """The number that a new paragraph is to bear."""
    names = [*setting.clause.becoming, *setting.clause.things]
    steps = [place.steps[-1] for name in names for place in name.places]
    numbered = [step for step in steps if step.label or step.ordinal]
    return numbered[0] if numbered else None


def _insert_paragraphs(setting: Setting, new: tuple[str, ...]) -> None:
    clause = setting.clause
    names = [*clause.becoming, *clause.things]
    counts = [name.count for name in names if name.count] + [len(n.places) for n in names if len(n.places) > 1]
    if any(count != len(new) for count in counts):
        raise Meaningless(f"{counts[0]} paragraphs are announced, and {len(new)} follow")
    unit = next((name.unit for name in names), Unit.PARAGRAPH)
    step = _number(setting)
    if step and clause.anchors and not clause.anchors[0].place and not clause.loci:
        raise Meaningless("a number and an end at once")
    places, anchor = setting.point()
    if anchor and anchor.words:
        raise Meaningless("a paragraph cannot be inserted among words")
    kind = unit if unit in (Unit.PREAMBULAR, Unit.OPERATIVE) else None
    if anchor and anchor.place and kind:
        anchor = _of_kind(anchor, kind)
    framed = [place for name in names for place in name.places if len(place.steps) > 1]
    if framed and not places:
        places = (Place(framed[0].steps[:-1]),)
    if anchor and anchor.place and anchor.place.unit in (Unit.PREAMBULAR, Unit.PREAMBLE) and unit is Unit.SUBPARAGRAPH:
        unit, step = Unit.PREAMBULAR, (step if step and not step.label else None)
    number = step or (Step(unit) if names else None)
    setting.add(Change(Operation.INSERT_PARAGRAPH, places, (), new, anchor, number))


def _of_kind(anchor: Anchor, kind: Unit) -> Anchor:
    place = as_kind(anchor.place, kind) if anchor.place else None
    return replace(anchor, place=place, upto=_of_kind(anchor.upto, kind) if anchor.upto else None)
