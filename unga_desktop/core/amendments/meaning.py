"""From a reading to changes: each clause by its verb, and the parts that this verb understands.

A part that its verb does not understand makes the reading meaningless: nothing that was written is passed over.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from itertools import pairwise

from unga_desktop.core.amendments import insertion, rearrangement, rewording
from unga_desktop.core.amendments.clause import Clause, one, parts, quoted, single
from unga_desktop.core.amendments.grammar import Node
from unga_desktop.core.amendments.instruction import PARAGRAPHS, Change, Operation, Place, Unit
from unga_desktop.core.amendments.naming import Meaningless, bare_numbers, named, within
from unga_desktop.core.amendments.setting import Setting

_VERBS: dict[str, tuple[Callable[[Setting], None], str]] = {
    "REPLACE": (rewording.replace_by, "loci anchors by quotes things texts rest throughout there respectively"),
    "SUBSTITUTE": (
        rewording.substitute,
        "loci anchors by for_ towards becoming quotes things texts throughout there respectively",
    ),
    "DELETE": (rewording.delete, "loci anchors quotes things texts rest throughout"),
    "CHANGE": (rewording.change, "loci towards anchors by quotes things texts throughout respectively"),
    "READ": (rewording.read, "loci for_ quotes things texts throughout respectively"),
    "INSERT": (
        insertion.insert,
        "loci towards anchors for_ becoming quotes things texts points throughout there respectively",
    ),
    "MOVE": (rearrangement.move, "loci towards anchors becoming quotes things"),
    "SWAP": (rearrangement.swap, "loci towards anchors by becoming things"),
    "RENUMBER": (rearrangement.renumber, "loci towards becoming things fits"),
    "MERGE": (rearrangement.merge, "loci towards by things texts"),
    "SPLIT": (rearrangement.split, "loci towards anchors quotes things texts"),
}
_STRANGE = {
    "by": "what stands after 'by' or 'with' has no meaning with this verb",
    "for_": "what stands after 'for' is unclear with this verb: is it the old words or the new ones?",
    "towards": "what stands after 'to' has no meaning with this verb",
    "fits": "'as appropriate' leaves open what is to be done",
}
_NEW_TEXT = ("by", "texts", "towards", "for_")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one reading of an instruction says; ``gaps`` counts the clauses that leave their verb to the one before."""

    changes: tuple[Change, ...]
    result: tuple[str, ...]
    gaps: int = 0


def meaning(reading: Node, context: Place | None) -> Meaning:
    """The changes that a reading says; ``context`` is the place that a heading gave. Raises ``Meaningless``."""
    changes: list[Change] = []
    result: tuple[str, ...] = ()
    spoken, led = _scope([context] if context else []), context is not None
    fresh: list[Place] = []  # what the words just before say of the place
    for node, clause in _clauses(reading):
        if node.rule == "lead":
            places = [within(context, place) for part in node.nodes("places") for place in named(part).places]
            fresh = _scope(places)
            spoken, led = (fresh or spoken), not node.lexemes("IN")
        elif node.rule == "again":
            changes.append(_again(node, changes))
        elif node.rule == "becomes":
            old, new = (part for part in node.nodes() if part.rule != "alone")
            numbers = named(new) if new.rule == "places" else bare_numbers(new)
            changes += rearrangement.becoming(named(old), numbers)
        elif clause:
            if clause.result and result:
                raise Meaningless("the result is given twice")
            result = clause.result or result
            _refuse_another_paragraph(fresh, clause.loci)
            fresh = []
            _interpret(Setting(clause, spoken, changes, led))
            spoken = [place for place in changes[-1].places if place.steps] or spoken
    return Meaning(tuple(changes), result, len(reading.nodes("gap")))


def _refuse_another_paragraph(led: list[Place], loci: list[Place]) -> None:
    """ "In paragraph 4, in paragraph 3, delete X" contradicts itself; a heading may stand above another paragraph."""
    for place in loci:
        step = place.find(*PARAGRAPHS)
        numbers = [(one.label, one.ordinal) for one in (outer.find(*PARAGRAPHS) for outer in led) if one]
        if step and numbers and (step.label or step.ordinal) and (step.label, step.ordinal) not in numbers:
            raise Meaningless("two places at once")


def _interpret(setting: Setting) -> None:
    interpret, understood = _VERBS[setting.clause.verb]
    strange = setting.clause.parts() - set(understood.split())
    if strange:
        raise Meaningless(_STRANGE.get(min(strange), "a part of the instruction has no meaning with its verb"))
    interpret(setting)


def _clauses(reading: Node) -> list[tuple[Node, Clause | None]]:
    """The nodes below a reading, with their parts where they have any; what a gap leaves out is filled in."""
    found: list[tuple[Node, Clause | None]] = []
    for node in reading.nodes():
        if node.rule in ("lead", "again", "becomes"):
            found.append((node, None))
        elif node.rule == "implied":
            found.append((node, _implied(node)))
        else:
            found.append((node, parts(node)))
    _fill_gaps(found)
    _give_back_text(found)
    return found


def _implied(node: Node) -> Clause:
    """ "New paragraph 5 bis: ...": a new paragraph needs no verb."""
    thing = named(node.nodes("places")[0])
    if not thing.new:
        raise Meaningless("it is not said what is done")
    return Clause("INSERT", things=[thing], texts=[quoted(part) for part in node.nodes() if part.rule != "places"])


def _fill_gaps(found: list[tuple[Node, Clause | None]]) -> None:
    pairs = [(before, clause) for (_, before), (node, clause) in pairwise(found) if node.rule == "gap" and clause]
    for before, clause in pairs:
        if before is None:
            raise Meaningless("there is no verb")
        clause.verb = before.verb
        _take_over(clause, before)
    for before, clause in reversed(pairs):
        if before and before.verb in ("REPLACE", "CHANGE") and not any(getattr(before, name) for name in _NEW_TEXT):
            before.by, before.texts, before.towards = copy(clause.by), copy(clause.texts), copy(clause.towards)


def _give_back_text(found: list[tuple[Node, Clause | None]]) -> None:
    """ "Insert the following paragraph and renumber accordingly: ...": the text is that of the paragraph that comes in."""
    for (_, before), (_, clause) in pairwise(found):
        if clause is None or before is None or clause.verb != "RENUMBER" or not clause.texts:
            continue
        if before.verb in ("INSERT", "REPLACE", "SUBSTITUTE") and not before.texts and not before.quotes:
            before.texts, clause.texts = clause.texts, []


def _take_over(clause: Clause, before: Clause) -> None:
    """ "Insert X after A in paragraph 1 and after B in paragraph 3": what is not said again holds."""
    if clause.quotes or clause.things or clause.texts or before.verb not in ("INSERT", "REPLACE", "DELETE"):
        return
    clause.quotes, clause.things, clause.texts = copy(before.quotes), copy(before.things), copy(before.texts)
    if not clause.by:
        clause.by = copy(before.by)
    if before.verb == "DELETE" or (before.verb == "INSERT" and not clause.anchors):
        clause.anchors = clause.anchors or copy(before.anchors)


def _scope(places: list[Place]) -> list[Place]:
    """The place that holds for what follows; the draft as a whole is no narrower than nothing."""
    return [place for place in places if place.unit is not Unit.DRAFT]


def _again(node: Node, changes: list[Change]) -> Change:
    """ "Replace A by B and C by D": the second pair."""
    if not changes or changes[-1].operation is not Operation.REPLACE_WORDS or not changes[-1].old:
        raise Meaningless("nothing was replaced before")
    old, new = (quoted(part) for part in node.nodes())
    return replace(changes[-1], old=one(old), new=single(new))
