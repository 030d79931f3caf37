"""From the grammar's nodes to places: "the second sentence of paragraph 2 (c)", "operative paragraphs 1 to 3 and 5"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from unga_desktop.core.amendments.grammar import Node
from unga_desktop.core.amendments.instruction import CONTAINERS, PARAGRAPHS, Place, Step, Unit
from unga_desktop.core.amendments.vocabulary import Lexeme

_UNITS = {unit.name: unit for unit in Unit}
_KINDS = {"OPERATIVE": Unit.OPERATIVE, "PREAMBULAR": Unit.PREAMBULAR, "PREAMBLE": Unit.PREAMBULAR}
_LONGEST_RANGE = 200


class Meaningless(Exception):
    """A reading that the grammar allows and that says nothing sensible; ``reason`` is shown where there is no other reading."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Named:
    """What a noun phrase names: places, or something new that is to be made. ``count``: how many were said to be."""

    places: tuple[Place, ...]
    new: bool = False
    other: bool = False
    count: int = 0

    @property
    def unit(self) -> Unit:
        """The narrowest unit named."""
        return self.places[0].steps[-1].unit


def named(node: Node) -> Named:
    """The meaning of a ``places`` node; raises ``Meaningless``."""
    found: list[Named] = []
    last_joint = ""
    for part in node.parts:
        if isinstance(part, Lexeme):
            last_joint = part.name
            continue
        item = _place(part)
        if found and item.unit > found[-1].unit and not (item.unit in PARAGRAPHS and found[-1].unit in PARAGRAPHS):
            raise Meaningless(
                f"it is unclear whether {item.places[0]} belongs to {found[-1].places[-1]} ({last_joint.lower()})"
            )
        found.append(item)
    places = tuple(place for item in found for place in item.places)
    return Named(places, any(i.new for i in found), any(i.other for i in found), sum(i.count for i in found))


def bare_numbers(node: Node) -> Named:
    """The meaning of a ``numbers`` node without a noun, "become 6 and 7"; raises ``Meaningless``."""
    return Named(tuple(Place(steps) for steps in _numbered(node, Unit.PARAGRAPH)))


def within(outer: Place | None, inner: Place) -> Place:
    """A place named inside another: a sentence, a sub-paragraph, "the paragraph", a paragraph under the heading "Preamble"."""
    if outer is None or not outer.steps:
        return inner
    if not inner.steps:
        return outer
    first = inner.steps[0]
    if outer.unit is Unit.PREAMBLE and first.unit is Unit.SUBPARAGRAPH:
        return _settled([*outer.steps, *inner.steps])
    if first.unit >= Unit.CHAPEAU:
        kept = [
            step for step in outer.steps if step.unit < Unit.CHAPEAU or step.unit is first.unit is not Unit.SUBPARAGRAPH
        ]
        if first.unit > Unit.SUBPARAGRAPH:
            kept = [step for step in outer.steps if step.unit < Unit.SENTENCE]
        return Place(
            (*[step for step in kept if step.unit != first.unit or first.unit is Unit.SUBPARAGRAPH], *inner.steps)
        )
    if (
        first.unit is Unit.PARAGRAPH
        and not first.label
        and not first.ordinal
        and not first.every
        and not first.opening
        and len(inner.steps) == 1
    ):
        return Place(tuple(step for step in outer.steps if step.unit < Unit.CHAPEAU))
    if first.unit in CONTAINERS:
        return inner
    frame = tuple(step for step in outer.steps if step.unit in CONTAINERS)
    if len(frame) == len(outer.steps):
        return _settled([*frame, *inner.steps])
    return inner


def as_kind(place: Place, kind: Unit) -> Place:
    """A bare paragraph taken to be a preambular or an operative one."""
    steps = tuple(_of_kind(step, kind) if step.unit is Unit.PARAGRAPH else step for step in place.steps)
    return replace(place, steps=steps)


def _place(node: Node) -> Named:
    ordered: list[list[tuple[Step, ...]]] = []
    cores = [(_core(part), joint) for part, joint in _joined(node)]
    for core, joint in cores:
        options = [place.steps for place in core.places]
        if not ordered:
            ordered.append(options)
            continue
        if joint == "COMMA" and options[0][0].unit == ordered[-1][0][-1].unit:
            raise Meaningless("a list of places")
        if joint == "COMMA" and options[0][0].unit > ordered[-1][0][-1].unit:
            ordered.append(options)
        else:
            ordered.insert(0, options)
    if sum(len(options) > 1 for options in ordered) > 1:
        raise Meaningless("two lists of places in each other")
    places = tuple(_settled([step for steps in choice for step in steps]) for choice in product(*ordered))
    first = cores[0][0]
    return Named(places, first.new, first.other, first.count)


def _joined(node: Node) -> list[tuple[Node, str]]:
    joint, found = "", []
    for part in node.parts:
        if isinstance(part, Lexeme):
            joint = part.name
        else:
            found.append((part, joint))
    return found


def _settled(steps: Sequence[Step]) -> Place:
    """Steps in order, with what the wider ones say of the narrower ones."""
    units = [step.unit for step in steps]
    kept = list(steps)
    below = set(units) & {*PARAGRAPHS, Unit.SUBPARAGRAPH}
    if Unit.PREAMBLE in units and below:
        kept = [_in_preamble(step, kept) for step in kept if step.unit is not Unit.PREAMBLE]
    elif Unit.OPERATIVE_PART in units and below:
        kept = [_of_kind(step, Unit.OPERATIVE) if step.unit is Unit.PARAGRAPH else step for step in kept]
        kept = [step for step in kept if step.unit is not Unit.OPERATIVE_PART]
    if len(kept) > 1:
        kept = [step for step in kept if step.unit is not Unit.DRAFT]
    for before, after in pairwise(kept):
        both_paragraphs = before.unit in PARAGRAPHS and after.unit in PARAGRAPHS
        if after.unit < before.unit or (after.unit == before.unit != Unit.SUBPARAGRAPH) or both_paragraphs:
            if before.unit >= Unit.PARAGRAPH and after.unit in CONTAINERS:
                raise Meaningless("a part of a paragraph is known by its words only")
            raise Meaningless(f"no place: {after} in {before}")
    return Place(tuple(kept))


def _in_preamble(step: Step, steps: Sequence[Step]) -> Step:
    """ "L'alinéa" is a paragraph of the preamble, and a sub-paragraph below an operative one."""
    alone = step.unit is Unit.SUBPARAGRAPH and not any(other.unit in PARAGRAPHS for other in steps)
    if alone and step.label.strip("()").isdigit():
        return Step(Unit.PREAMBULAR, "", int(step.label.strip("()")))
    return (
        _of_kind(replace(step, unit=Unit.PARAGRAPH) if alone else step, Unit.PREAMBULAR)
        if (alone or step.unit is Unit.PARAGRAPH)
        else step
    )


def _of_kind(step: Step, kind: Unit) -> Step:
    if kind is Unit.PREAMBULAR and step.label and not step.opening:
        return Step(kind, "", int(step.label)) if step.label.isdigit() else Step(kind, step.label)
    return replace(step, unit=kind)


def _core(node: Node) -> Named:
    names = {lexeme.name for lexeme in node.lexemes()}
    unit = _unit(node)
    new = bool(names & {"NEW", "FOLLOWING"})
    numbers = node.nodes("numbers")
    ordinals = _ordinals(node)
    counts = [str(part.lexemes()[0].value) for part in node.nodes("count")]
    if len(counts) > 1 or not all(count.isdigit() for count in counts):
        raise Meaningless("it is unclear how many are meant")
    count = int(counts[0]) if counts else 0
    if numbers and ordinals:
        raise Meaningless("both an ordinal and a number")
    quotes = [lexeme.quotation for lexeme in node.lexemes("QUOTE") if lexeme.quotation]
    if quotes and (numbers or ordinals or count or new):
        raise Meaningless("both its words and its number")
    if count and ordinals:
        if len(ordinals) > 1 or ordinals[0] not in (1, -1):
            raise Meaningless("an ordinal with a count")
        ordinals = list(range(1, count + 1)) if ordinals[0] == 1 else list(range(-count, 0))
        count = 0
    elif count:
        new = True
    if quotes:
        places = [Place((Step(unit, opening=quotes[0].words),))]
    elif numbers:
        places = [Place(steps) for steps in _numbered(numbers[0], unit)]
    elif ordinals:
        places = [Place((Step(unit, "", ordinal),)) for ordinal in ordinals]
    else:
        places = [Place((Step(unit, every="ALL" in names and unit not in CONTAINERS),))]
    return Named(tuple(places), new, "OTHER" in names, count)


def _unit(node: Node) -> Unit:
    """The unit of a noun with what stands before it: "operative", "preambular"."""
    found = [lexeme.name for lexeme in node.lexemes() if lexeme.name in _UNITS]
    kinds = [name for name in found if name in _KINDS]
    nouns = [name for name in found if name not in ("OPERATIVE", "PREAMBULAR")]
    if not nouns:
        return _KINDS[kinds[0]]
    noun = nouns[-1]
    if noun == "SUBPARAGRAPH" and kinds and kinds[0] != "OPERATIVE":
        return Unit.PREAMBULAR
    if noun == "PREAMBLE" and len(found) == 1:
        return Unit.PREAMBLE
    if len(found) == 1:
        return _UNITS[noun]
    if noun == "PARAGRAPH":
        return _KINDS[kinds[0]]
    if noun == "SUBPARAGRAPH" and kinds[0] == "OPERATIVE":
        return Unit.SUBPARAGRAPH
    raise Meaningless(f"no part of a draft: {' '.join(found).lower()}")


def _ordinals(node: Node) -> list[int]:
    found: list[int] = []
    for part in node.parts:
        if isinstance(part, Lexeme):
            if part.name == "LAST":
                found.append(-1)
        elif part.rule == "ordinals":
            found += [-1 if lexeme.name == "LAST" else int(lexeme.value) for lexeme in part.lexemes("ORDINAL", "LAST")]
        elif part.rule == "ordinal_range":
            first, last = (int(lexeme.value) for lexeme in part.lexemes("ORDINAL"))
            if not 0 < first < last:
                raise Meaningless("a range that runs backwards")
            found += range(first, last + 1)
    return found


def _numbered(node: Node, unit: Unit) -> list[tuple[Step, ...]]:
    found: list[tuple[Step, ...]] = []
    for part in node.nodes():
        if part.rule == "number_range":
            first, last = part.nodes()
            found += _range(_path(first, unit, found), _path(last, unit, [_path(first, unit, found)]))
        else:
            found.append(_path(part, unit, found))
    return found


def _path(node: Node, unit: Unit, before: Sequence[tuple[Step, ...]]) -> tuple[Step, ...]:
    letters = [str(lexeme.value) for lexeme in node.lexemes("LETTER")]
    numbers = [str(lexeme.value) for lexeme in node.lexemes("NUMBER")]
    labels = [str(lexeme.value).lower() for lexeme in node.lexemes("LABEL")]
    subs = tuple(Step(Unit.SUBPARAGRAPH, label) for label in labels)
    if unit in PARAGRAPHS:
        if not numbers:
            if not before or letters or len(before[-1]) < 2:
                raise Meaningless("a sub-paragraph without its paragraph")
            return (*before[-1][: len(before[-1]) - len(subs)], *subs)
        head = (Step(Unit.SECTION, letters[0]),) if letters else ()
        step = Step(Unit.PARAGRAPH, numbers[0])
        return (*head, _of_kind(step, unit) if unit is not Unit.PARAGRAPH else step, *subs)
    if unit is Unit.SUBPARAGRAPH:
        if numbers and labels:
            return (Step(Unit.PARAGRAPH, numbers[0]), *subs)
        if letters:
            return (Step(Unit.SUBPARAGRAPH, f"({letters[0].lower()})"), *subs)
        if not labels and before and len(before[-1]) > 1:
            raise Meaningless("a sub-paragraph without its letter")
        if labels and before and len(before[-1]) > len(subs):
            return (*before[-1][: len(before[-1]) - len(subs)], *subs)
        return subs or (Step(unit, f"({numbers[0]})"),)
    if labels or len(letters) + len(numbers) != 1:
        raise Meaningless("a number of an unusual form")
    if unit in (Unit.SENTENCE, Unit.LINE):
        if letters or not numbers[0].isdigit():
            raise Meaningless("sentences and lines are counted")
        return (Step(unit, "", int(numbers[0])),)
    if unit in (Unit.SECTION, Unit.HEADING, Unit.ANNEX, Unit.FOOTNOTE):
        return (Step(unit, (letters or numbers)[0]),)
    raise Meaningless(f"{unit.name.lower()} has no number")


def _range(first: tuple[Step, ...], last: tuple[Step, ...]) -> list[tuple[Step, ...]]:
    if len(first) != len(last) or first[:-1] != last[:-1]:
        raise Meaningless("a range from one list into another")
    start, stop = first[-1], last[-1]
    if start.label.isdigit() and stop.label.isdigit():
        return [(*first[:-1], replace(start, label=str(n))) for n in _counted(int(start.label), int(stop.label))]
    if start.ordinal > 0 and stop.ordinal > 0:
        return [(*first[:-1], replace(start, ordinal=n)) for n in _counted(start.ordinal, stop.ordinal)]
    if len(start.label) == len(stop.label) == 3 and start.label[1].isalpha() and stop.label[1].isalpha():
        letters = _counted(ord(start.label[1]), ord(stop.label[1]))
        return [(*first[:-1], replace(start, label=f"({chr(n)})")) for n in letters]
    raise Meaningless("a range that cannot be counted through")


def _counted(first: int, last: int) -> range:
    if not first < last <= first + _LONGEST_RANGE:
        raise Meaningless("a range that runs backwards")
    return range(first, last + 1)
