"""What the verbs of rearrangement say: move, transpose, renumber, merge, split."""

from unga_desktop.core.amendments.clause import one
from unga_desktop.core.amendments.instruction import (
    CONTAINERS,
    PARAGRAPHS,
    Anchor,
    Change,
    Operation,
    Place,
    Side,
    Step,
)
from unga_desktop.core.amendments.naming import Meaningless, Named
from unga_desktop.core.amendments.setting import PARAGRAPH_UNITS, Setting, given


def move(setting: Setting) -> None:
    """ "Move paragraph 3 to after paragraph 5", "move the words X after the words Y"."""
    clause = setting.clause
    if clause.quotes:
        _move_words(setting)
        return
    if clause.things and clause.loci:
        raise Meaningless("it is unclear what is moved")
    things = clause.things or setting.take_loci_as_thing()
    places = _paragraphs(setting, things, "moved")
    number = _destination(setting)
    anchor = setting.anchor()
    if (anchor is None) == (number is None):
        raise Meaningless("it is unclear where it goes")
    if number and number.unit in CONTAINERS:
        anchor, number = Anchor(Side.END, place=Place((number,))), None
    if anchor and anchor.words:
        raise Meaningless("a paragraph cannot be moved among words")
    setting.add(Change(Operation.MOVE_PARAGRAPH, places, anchor=anchor, number=number))


def _move_words(setting: Setting) -> None:
    """Words leave their place and come in at another: two changes."""
    clause = setting.clause
    if len(clause.quotes) != 1 or clause.things or clause.towards or clause.becoming:
        raise Meaningless("it is unclear what is moved")
    words = one(clause.quotes[0])
    if words[0].until or words[0].to_the_end:
        raise Meaningless("it is unclear which words are moved")
    places, anchor = setting.point()
    if anchor is None:
        raise Meaningless("it is unclear where the words go")
    origin = places if anchor.words or not anchor.place else (anchor.place,)
    setting.add(Change(Operation.DELETE_WORDS, origin, words))
    setting.add(Change(Operation.INSERT_WORDS, places, (), (words[0].text,), anchor))


def swap(setting: Setting) -> None:
    """ "Transpose paragraphs 3 and 4", "exchange paragraph 3 with paragraph 5"; with a destination it is a move."""
    clause = setting.clause
    if clause.anchors or clause.becoming:
        if clause.by:
            raise Meaningless("it is unclear where it goes")
        move(setting)
        return
    others = [*clause.by, *clause.towards]
    things = [*clause.things, *(item for item in others if isinstance(item, Named))]
    if len(things) != len(clause.things) + len(others) or clause.quotes:
        raise Meaningless("only paragraphs can change places")
    if not things and clause.loci:
        things = setting.take_loci_as_thing()
    places = _paragraphs(setting, things, "exchanged")
    if len(places) != 2:
        raise Meaningless("two paragraphs can change places, no more and no fewer")
    setting.add(Change(Operation.MOVE_PARAGRAPH, places, swap=True))


def _paragraphs(setting: Setting, things: list[Named], done: str) -> tuple[Place, ...]:
    places = setting.places(things)
    if not places or not all(place.unit in PARAGRAPH_UNITS for place in places):
        raise Meaningless(f"only paragraphs can be {done}")
    return places


def _named_targets(setting: Setting) -> list[Named]:
    clause = setting.clause
    if any(not isinstance(item, Named) for item in clause.towards):
        raise Meaningless("it is unclear where it goes")
    return [*clause.becoming, *(item for item in clause.towards if isinstance(item, Named))]


def _destination(setting: Setting) -> Step | None:
    names = _named_targets(setting)
    if len(names) > 1 or any(len(name.places) > 1 or len(name.places[0].steps) > 1 for name in names):
        raise Meaningless("it is unclear where it goes")
    return names[0].places[0].steps[-1] if names else None


def renumber(setting: Setting) -> None:
    """ "Renumber the remaining paragraphs", "renumber paragraphs 5 and 6 as 6 and 7"."""
    clause = setting.clause
    things = [*clause.things, *(Named(tuple(clause.loci)) for _ in clause.loci[:1])]
    targets = _named_targets(setting)
    if not things and not targets:
        setting.add(Change(Operation.RENUMBER))
        return
    if len(things) != 1 or len(targets) > 1:
        raise Meaningless("it is unclear what is renumbered")
    if things[0].other or not targets:
        setting.add(Change(Operation.RENUMBER))
        return
    for change in becoming(things[0], targets[0]):
        setting.add(change)


def becoming(old: Named, new: Named) -> list[Change]:
    """ "Paragraphs 5 and 6 become paragraphs 6 and 7": to be compared with the numbers that follow from the other changes."""
    if len(old.places) != len(new.places) or old.new:
        raise Meaningless("several paragraphs cannot bear one number")
    return [_becomes(before, after) for before, after in zip(old.places, new.places, strict=True)]


def _becomes(old: Place, new: Place) -> Change:
    step = new.steps[-1]
    if old.unit not in PARAGRAPHS or not (step.label or step.ordinal):
        raise Meaningless("it is unclear which number the paragraph is to bear")
    return Change(Operation.RENUMBER, (old,), number=step)


def merge(setting: Setting) -> None:
    """ "Merge paragraphs 3 and 4", with or without the text that comes of it."""
    clause = setting.clause
    _refuse_parts(setting, 1)
    others = [item for item in clause.by if isinstance(item, Named)]
    if len(others) != len(clause.by):
        raise Meaningless("it is unclear which paragraphs are merged")
    places = setting.places([*clause.things, *others])
    if len(places) < 2 or not all(place.unit in PARAGRAPH_UNITS for place in places):
        raise Meaningless("it is unclear which paragraphs are merged")
    new = given(clause.texts) if clause.texts else ()
    setting.add(Change(Operation.MERGE_PARAGRAPHS, places, new=new))


def split(setting: Setting) -> None:
    """ "Split paragraph 4 after the words X", "split paragraph 4 into two paragraphs, the second beginning with X"."""
    clause = setting.clause
    _refuse_parts(setting, 2)
    starts = [item for item in clause.things if item.places[0].steps[-1].opening]
    things = [item for item in clause.things if item not in starts] or starts[:1]
    places = setting.places(things or setting.take_loci_as_thing())
    if len(places) != 1:
        raise Meaningless("it is unclear which paragraph is split")
    texts = tuple(paragraph for quote in [*clause.texts, *clause.quotes] for paragraph in quote.paragraphs)
    anchor = setting.anchor()
    if bool(texts) == bool(anchor) or len(texts) == 1:
        raise Meaningless("it is not said where the paragraph is split, nor how its parts read")
    setting.add(Change(Operation.SPLIT_PARAGRAPH, places, new=texts, anchor=anchor))


def _refuse_parts(setting: Setting, count: int) -> None:
    """ "Into one paragraph", "into two paragraphs": nothing else is understood."""
    for item in setting.clause.towards:
        if not isinstance(item, Named) or not item.new or item.count not in (0, count):
            raise Meaningless(f"it can only become {count}")
