"""What the verbs of rewording say: replace, substitute, change, "should read", delete.

"Replace X by Y" has the old words first, "substitute Y for X" the new ones: what stands after "for" and "in place of" is always
the old, what stands after "by" and "with" always the new.
"""

from dataclasses import replace

from unga_desktop.core.amendments.clause import Quoted
from unga_desktop.core.amendments.instruction import Change, Operation, Place, Side, Step, Unit, Words
from unga_desktop.core.amendments.naming import Meaningless, Named
from unga_desktop.core.amendments.setting import (
    PARAGRAPH_UNITS,
    Setting,
    given,
    only_new,
    several_given,
    whole,
)


def replace_by(setting: Setting) -> None:
    """ "Replace X by Y"."""
    clause = setting.clause
    quotes = _incoming(setting)
    if clause.rest:
        setting.add(_to_the_end(setting, Operation.REPLACE_WORDS, given(quotes)))
    elif not clause.quotes and not clause.things:
        instead(setting, given(quotes))
    else:
        exchange(setting, clause.quotes, clause.things, quotes)


def substitute(setting: Setting) -> None:
    """ "Substitute Y for X"; with "by" it is said as "replace" is."""
    clause = setting.clause
    if clause.for_ and clause.by:
        raise Meaningless("both 'for' and 'by'")
    old = [*clause.for_, *clause.towards]
    if clause.by and not old:
        replace_by(setting)
        return
    if clause.by:
        raise Meaningless("it is unclear which words are the old ones")
    new = [*clause.quotes, *clause.texts]
    only_new(clause.things)
    if old:
        exchange_named(setting, old, new)
    elif clause.becoming:
        exchange(setting, [], clause.becoming, new)
    else:
        instead(setting, given(new))


def change(setting: Setting) -> None:
    """ "Change X to Y", "amend paragraph 3 to read ...", "amend paragraph 3 by ..."."""
    clause = setting.clause
    targets = [item for item in clause.towards if isinstance(item, Quoted)]
    if len(targets) != len(clause.towards):
        raise Meaningless("it is unclear what becomes of it")
    if clause.by:
        if targets:
            raise Meaningless("it is unclear which text is the new one")
        replace_by(setting)
        return
    things = clause.things
    if not things and not clause.quotes and clause.loci and not clause.anchors and not clause.towards:
        things = setting.take_loci_as_thing()
    new = [*clause.texts, *targets]
    if not new and any(clause.result):
        new = [Quoted((Words("\n".join(clause.result)),), clause.result)]
    exchange(setting, clause.quotes, things, new)


def read(setting: Setting) -> None:
    """ "Paragraph 3 should read ...", "for X read Y"."""
    clause = setting.clause
    if clause.for_:
        if clause.quotes or clause.things:
            raise Meaningless("it is unclear what is replaced")
        exchange_named(setting, clause.for_, clause.texts)
        return
    things = clause.things
    if not things and clause.loci and not clause.quotes:
        things = setting.take_loci_as_thing()
    exchange(setting, clause.quotes, things, clause.texts)


def delete(setting: Setting) -> None:
    """ "Delete X"."""
    clause = setting.clause
    if clause.texts and clause.quotes:
        raise Meaningless("it is unclear what is deleted")
    if clause.rest:
        setting.add(_to_the_end(setting, Operation.DELETE_WORDS, ()))
        return
    quotes = clause.quotes or clause.texts
    if quotes and not clause.things:
        for words in [words for quote in quotes for words in quote.words]:
            setting.add(wordy(setting, Operation.DELETE_WORDS, (words,), ()))
    elif quotes and _by_their_text(clause.things) and not clause.anchors:
        _delete_quoted(setting, quotes)
    elif quotes or clause.anchors:
        raise Meaningless("it is unclear what is deleted")
    elif clause.things:
        _delete_places(setting, setting.places(clause.things))
    else:
        _delete_led(setting)


def _by_their_text(things: list[Named]) -> bool:
    """ "Delete the following paragraph: ...": the paragraph is known by its text."""
    return len(things) == 1 and things[0].new and things[0].unit in PARAGRAPH_UNITS


def _delete_quoted(setting: Setting, quotes: list[Quoted]) -> None:
    unit = setting.clause.things[0].unit
    texts = [paragraph for quote in quotes for paragraph in quote.paragraphs]
    steps = [Place((Step(unit, opening=text, complete=True),)) for text in texts]
    setting.clause.things = []
    setting.add(Change(Operation.DELETE_PARAGRAPH, setting.places([Named(tuple(steps))])))


def _delete_led(setting: Setting) -> None:
    """ "Paragraph 5: delete"."""
    if not setting.led or setting.changes or setting.clause.parts() or not setting.spoken:
        raise Meaningless("it is not said what is deleted")
    _delete_places(setting, tuple(setting.spoken))


def _delete_places(setting: Setting, places: tuple[Place, ...]) -> None:
    units = {place.unit for place in places}
    if units <= {Unit.SENTENCE, Unit.CHAPEAU, Unit.LINE}:
        setting.add(Change(Operation.DELETE_WORDS, places))
    elif units <= {Unit.FOOTNOTE}:
        setting.add(Change(Operation.FOOTNOTE, places))
    elif units & {Unit.TITLE, Unit.DRAFT, None}:
        raise Meaningless("the title and the whole draft cannot be deleted")
    else:
        setting.add(Change(Operation.DELETE_PARAGRAPH, places))


def exchange_named(setting: Setting, old: list[Named | Quoted], new: list[Quoted]) -> None:
    """What stands after "for" gives way to new text."""
    words = [item for item in old if isinstance(item, Quoted)]
    exchange(setting, words, [item for item in old if isinstance(item, Named)], new)


def exchange(setting: Setting, words: list[Quoted], things: list[Named], new: list[Quoted]) -> None:
    """Old words, or a whole place, give way to new text."""
    if len(words) + len(things) != 1:
        raise Meaningless("it is unclear what is replaced")
    if words:
        _exchange_words(setting, words[0], new)
        return
    if setting.clause.anchors or setting.clause.throughout:
        raise Meaningless("it is unclear what is replaced")
    places = setting.places(things)
    setting.add(Change(whole(places), places, new=given(new)))


def _exchange_words(setting: Setting, words: Quoted, new: list[Quoted]) -> None:
    texts = several_given(new, len(words.words)) or [given(new)]
    if any(len(text) != 1 for text in texts):
        raise Meaningless("several paragraphs cannot replace words")
    if len(texts) != len(words.words):
        raise Meaningless("several words where one passage is needed")
    for number, (old, text) in enumerate(zip(words.words, texts, strict=True)):
        if setting.clause.throughout:
            old = replace(old, times=setting.clause.times)
            setting.add(Change(Operation.REPLACE_THROUGHOUT, setting.loci(), (old,), text))
            continue
        made = wordy(setting, Operation.REPLACE_WORDS, (old,), text)
        setting.add(_in_turn(made, number, len(texts)) if len(texts) > 1 and len(made.places) > 1 else made)


def _in_turn(made: Change, number: int, count: int) -> Change:
    """ "In paragraphs 1 and 4, replace A and B by C and D": each pair in its own place."""
    if len(made.places) != count:
        raise Meaningless("it is unclear which words stand in which place")
    return replace(made, places=(made.places[number],))


def instead(setting: Setting, new: tuple[str, ...]) -> None:
    """What the clause before deleted gives way to new text; under a heading, the place of the heading."""
    clause = setting.clause
    if clause.anchors or clause.loci:
        raise Meaningless("it is unclear what is replaced")
    if not setting.changes:
        if clause.there or not setting.spoken:
            raise Meaningless("it is not said what is replaced")
        places = tuple(setting.spoken)
        setting.add(Change(whole(places), places, new=new))
        return
    before = setting.changes.pop()
    if before.operation is Operation.DELETE_WORDS and len(new) == 1:
        setting.add(replace(before, operation=Operation.REPLACE_WORDS, new=new))
    elif before.operation is Operation.DELETE_PARAGRAPH:
        setting.add(Change(whole(before.places), before.places, new=new))
    else:
        raise Meaningless("nothing was deleted that the new text could replace")


def wordy(setting: Setting, operation: Operation, old: tuple[Words, ...], new: tuple[str, ...]) -> Change:
    """A change of words in the clause's place, at its point."""
    if setting.clause.throughout:
        if operation is not Operation.DELETE_WORDS:
            raise Meaningless("only words can be replaced or deleted throughout")
        old = tuple(replace(words, times=setting.clause.times) for words in old)
        return Change(Operation.REPLACE_THROUGHOUT, setting.loci(), old, ("",))
    places, anchor = setting.point()
    return Change(operation, places, old, new, anchor)


def _to_the_end(setting: Setting, operation: Operation, new: tuple[str, ...]) -> Change:
    clause = setting.clause
    if clause.quotes or clause.things or clause.throughout:
        raise Meaningless("it is unclear what is deleted")
    anchor = setting.anchor() or (setting.changes[-1].anchor if setting.changes else None)
    if anchor is None or anchor.words is None or anchor.side is not Side.AFTER or anchor.upto:
        raise Meaningless("it is not said after which words the end begins")
    places = setting.loci()
    if any(place.unit is not None and place.unit >= Unit.SENTENCE for place in places) or len(new) > 1:
        raise Meaningless("it is unclear where the end is")
    return Change(operation, places, (), new, anchor, to_the_end=True)


def _incoming(setting: Setting) -> list[Quoted]:
    """The new text after "by" or "with", or after "the following:"."""
    clause = setting.clause
    quotes = [item for item in clause.by if isinstance(item, Quoted)] + clause.texts
    things = [item for item in clause.by if isinstance(item, Named)]
    if len(clause.by) > 1 or any(not item.new and item.places[0].unit not in PARAGRAPH_UNITS for item in things):
        raise Meaningless("it is unclear what comes in")
    if not quotes:
        raise Meaningless("the new text is not given")
    counts = [item.count or (len(item.places) if len(item.places) > 1 else 0) for item in things]
    if any(count and count != len(given(quotes)) for count in counts):
        raise Meaningless("the number of new paragraphs is not the number announced")
    return quotes
