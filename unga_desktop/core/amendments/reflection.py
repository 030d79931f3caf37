"""Which instructions an adopted text reflects: the set of them that leads from the draft nearest to it.

An instruction counts if the text without it lies farther from the adopted one than the text with it, in tokens. It is
reflected whole where all of the way that it makes is on the way to the adopted text. Instructions that exclude each other
are weighed against each other, so a text adopted with one of two rival amendments is explained by that one.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from unga_desktop.core.amendments.collision import Clash, clashes
from unga_desktop.core.amendments.effect import Drop, Edit, Effect, Put, Shift
from unga_desktop.core.amendments.engine import compose
from unga_desktop.core.amendments.outcome import Execution
from unga_desktop.core.documents.document import Document, Paragraph
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.pairing.alignment import align
from unga_desktop.core.pairing.matching import matching_runs
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.redline import RowKind
from unga_desktop.core.words.tokens import Vocabulary

_BREAK = "\x01"
# A paragraph that is gone counts for so much, whatever stood in it: words struck in it before would not show.
_GONE = 10
# Of the way that an instruction makes so much more must lead towards the adopted text than away from it. One that only strikes
# words needs more: others may have struck them for words of their own.
_SHARE, _SHARE_OF_STRIKING = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Reflection:
    """What an adopted text reflects. Instructions are named by their first outcome.

    ``effects`` are those of the instructions reflected, in ``partly`` are those that may be so only in part, ``rivals`` gives
    for one that is not reflected one that is and excludes it, ``twins`` for an outcome others that say the same. ``left`` are
    the effects that an instruction reflected in part did not have.
    """

    effects: tuple[Effect, ...]
    reflected: frozenset[int]
    partly: frozenset[int]
    rivals: Mapping[int, Clash]
    twins: Mapping[int, tuple[int, ...]]
    left: Mapping[int, tuple[Effect, ...]] = field(default_factory=dict)


def instruction_of(execution: Execution) -> list[int]:
    """For each outcome the first one of its instruction."""
    found: list[int] = []
    for place, outcome in enumerate(execution.outcomes):
        before = execution.outcomes[place - 1] if place else None
        same = before is not None and (before.amendment, before.number, before.start) == (
            outcome.amendment,
            outcome.number,
            outcome.start,
        )
        found.append(found[-1] if same else place)
    return found


def reflection(execution: Execution, comparison: Comparison, cancelled: CancelCheck = lambda: False) -> Reflection:
    """Weighs the instructions of an execution against the adopted text; ``comparison`` is that of draft and adopted text.

    Raises ``Cancelled``.
    """
    return _Weighing(execution, comparison, cancelled).run()


class _Weighing:
    def __init__(self, execution: Execution, comparison: Comparison, cancelled: CancelCheck) -> None:
        still = _still(comparison, (*execution.effects, *execution.shelved))
        self._draft, self._places = _without(execution.draft, still)
        there = set(still.values())
        self._adopted = tuple(p for p in comparison.amended.paragraphs if p.index not in there)
        self._cancelled = cancelled
        self._vocabulary = Vocabulary()
        self._first = instruction_of(execution)
        self._effects: dict[int, list[Effect]] = defaultdict(list)
        for effect in (*execution.effects, *execution.shelved):
            self._effects[self._first[effect.owner]].append(effect)
        self._own_effects = {one: list(effects) for one, effects in self._effects.items()}
        self._names = [outcome.amendment for outcome in execution.outcomes]
        self._twins = self._take_twins()
        self._fewer = {one: [_placed(e, self._places) for e in effects] for one, effects in self._effects.items()}
        self._clashes, self._ordered = self._meeting(execution)
        self._parts = self._take_apart(len(execution.outcomes))
        self._known: dict[tuple[int, ...], int] = {}

    def run(self) -> Reflection:
        chosen = self._chosen()
        taken = chosen
        chosen = tuple(dict.fromkeys(self._whole_of.get(one, one) for one in taken))
        left = {
            one: tuple(e for part in self._parts[one] if part not in taken for e in self._own_effects[part])
            for one in chosen
            if one not in taken
        }
        short = [one for one in taken if self._gain(taken, one) < self._way(taken, one)]
        short = [self._whole_of.get(one, one) for one in short] + list(left)
        partly = frozenset(instruction for one in short for instruction in (one, *self._twins.get(one, ())))
        rivals = {
            one: clash
            for one in self._effects
            if one not in chosen
            for rival in chosen
            if (clash := self._clashes.get((min(one, rival), max(one, rival))))
        }
        effects, twins = self._credited(taken)
        credited = frozenset(instruction for one in chosen for instruction in (one, *self._twins.get(one, ())))
        return Reflection(effects, credited, partly, rivals, twins, left)

    def _credited(self, chosen: tuple[int, ...]) -> tuple[tuple[Effect, ...], dict[int, tuple[int, ...]]]:
        """Of instructions that say the same the one is credited of whose document more is reflected."""
        whole: Counter[str] = Counter(self._names[self._whole_of.get(one, one)] for one in chosen)
        effects: list[Effect] = []
        twins: dict[int, tuple[int, ...]] = {}
        for one in chosen:
            group = (one, *self._twins.get(one, ()))
            if len(group) == 1:
                effects += self._own_effects[one]
                continue
            credited = max(group, key=lambda twin: (whole[self._names[twin]] - (twin == one), -twin))
            twins[credited] = tuple(twin for twin in group if twin != credited)
            effects += self._own_effects[credited]
        return tuple(effects), twins

    def _take_twins(self) -> dict[int, tuple[int, ...]]:
        """Instructions that do exactly the same count once; the first of them stands for all."""
        groups: dict[tuple[Effect, ...], list[int]] = defaultdict(list)
        for one, effects in self._effects.items():
            groups[tuple(replace(effect, owner=0) for effect in effects)].append(one)
        twins: dict[int, tuple[int, ...]] = {}
        for group in groups.values():
            for one in group[1:]:
                del self._effects[one]
            if len(group) > 1:
                twins[group[0]] = tuple(group[1:])
        return twins

    def _meeting(self, execution: Execution) -> tuple[dict[tuple[int, int], Clash], set[int]]:
        """The pairs that exclude each other, and the instructions whose order may matter."""
        owned = [replace(effect, owner=one) for one, effects in self._effects.items() for effect in effects]
        found = clashes(owned, range(len(execution.outcomes)))
        ordered = {one for clash in found if not clash.excludes for one in (clash.one, clash.other)}
        return {(clash.one, clash.other): clash for clash in found if clash.excludes}, ordered

    def _take_apart(self, first: int) -> dict[int, tuple[int, ...]]:
        """Instructions that do several things: their parts, each under a number of its own from ``first`` on."""
        parts: dict[int, tuple[int, ...]] = {}
        for one, effects in list(self._own_effects.items()):
            groups = _groups(effects)
            if len(groups) < 2 or one not in self._fewer:
                continue
            parts[one] = tuple(range(first, first + len(groups)))
            for number, group in zip(parts[one], groups, strict=True):
                self._own_effects[number] = self._effects[number] = group
                self._fewer[number] = [_placed(effect, self._places) for effect in group]
            first += len(groups)
        self._whole_of = {part: one for one, numbers in parts.items() for part in numbers}
        return parts

    def _chosen(self) -> tuple[int, ...]:
        """Instructions one by one, the best first, as long as each brings the text nearer to the adopted one."""
        everything = tuple(sorted(one for one in self._effects if one not in self._whole_of))
        if not self._clashes and self._distance(everything) == 0:
            return everything
        alone = {one: self._distance(()) - self._distance((one,)) for one in everything}
        size = {one: max(1, self._apart((), (one,))) for one in everything}
        chosen: tuple[int, ...] = ()
        for one in sorted(everything, key=lambda one: (-alone[one] / size[one], -alone[one], one)):
            excluded = any((min(one, other), max(one, other)) in self._clashes for other in chosen)
            if not excluded:
                chosen = next((more for more in self._with(one, chosen) if self._is_nearer(more, chosen)), chosen)
        for one in everything:
            chosen = self._in_place_of_rivals(one, chosen)
        for one in chosen:
            fewer = tuple(other for other in chosen if other != one)
            if not self._is_nearer(chosen, fewer):
                chosen = fewer
        for one in self._parts:
            chosen = self._in_parts(one, chosen)
        return chosen

    def _with(self, one: int, chosen: tuple[int, ...]) -> list[tuple[int, ...]]:
        """An instruction among those chosen, in the order given, and where its order may matter before and after all others."""
        at = next((place for place, other in enumerate(chosen) if other > one), len(chosen))
        usual = (*chosen[:at], one, *chosen[at:])
        return [usual, (one, *chosen), (*chosen, one)] if one in self._ordered else [usual]

    def _in_parts(self, one: int, chosen: tuple[int, ...]) -> tuple[int, ...]:
        """Of an instruction that is not reflected whole those parts that are."""
        whole = one in chosen
        excluded = any((min(one, other), max(one, other)) in self._clashes for other in chosen)
        if excluded or (whole and self._gain(chosen, one) >= self._way(chosen, one)):
            return chosen
        some = tuple(other for other in chosen if other != one)
        for part in self._parts[one]:
            more = (*some, part)
            if self._distance(some) - self._distance(more) > _SHARE_OF_STRIKING * self._apart(some, more):
                some = more
        return some if not whole or self._distance(some) < self._distance(chosen) else chosen

    def _in_place_of_rivals(self, one: int, chosen: tuple[int, ...]) -> tuple[int, ...]:
        """An instruction takes the place of those that it excludes where the whole comes nearer by it."""
        rivals = {other for other in chosen if (min(one, other), max(one, other)) in self._clashes}
        if one in chosen or not rivals:
            return chosen
        other = tuple(sorted({*chosen, one} - rivals))
        return other if self._distance(other) < self._distance(chosen) else chosen

    def _is_nearer(self, more: tuple[int, ...], fewer: tuple[int, ...]) -> bool:
        way = self._apart(fewer, more)
        if way:
            one = next(iter(set(more) - set(fewer)))
            strikes = all(isinstance(effect, Edit) and not effect.text.strip() for effect in self._effects[one])
            share = _SHARE_OF_STRIKING if strikes else _SHARE
            return self._distance(fewer) - self._distance(more) > share * way
        # Nothing but typography differs: the text tells, character for character.
        texts = {paragraph.text for paragraph in self._adopted}
        indices = {trail.paragraph.text for trail in compose(self._draft, self._of(more))} - {
            trail.paragraph.text for trail in compose(self._draft, self._of(fewer))
        }
        return bool(indices) and indices <= texts

    def _gain(self, chosen: tuple[int, ...], one: int) -> int:
        return self._distance(tuple(other for other in chosen if other != one)) - self._distance(chosen)

    def _way(self, chosen: tuple[int, ...], one: int) -> int:
        return self._apart(tuple(other for other in chosen if other != one), chosen)

    def _of(self, chosen: Sequence[int]) -> list[Effect]:
        """The effects on what is left of the draft."""
        return [effect for one in chosen for effect in self._fewer[one]]

    def _paragraphs(self, chosen: Sequence[int]) -> list[Paragraph]:
        return [trail.paragraph for trail in compose(self._draft, self._of(chosen))]

    def _distance(self, chosen: tuple[int, ...]) -> int:
        if chosen not in self._known:
            self._known[chosen] = self._between(self._paragraphs(chosen), self._adopted)
        return self._known[chosen]

    def _apart(self, fewer: tuple[int, ...], more: tuple[int, ...]) -> int:
        return self._between(self._paragraphs(fewer), self._paragraphs(more))

    def _between(self, one: Sequence[Paragraph], other: Sequence[Paragraph]) -> int:
        if self._cancelled():
            raise Cancelled
        return distance(one, other, self._vocabulary)


def _groups(effects: Sequence[Effect]) -> list[list[Effect]]:
    """What an instruction does, in parts that make sense alone: paragraphs that come in for others belong together."""
    exchanged = {e.owner for e in effects if isinstance(e, Drop) and e.replaced}
    groups = [[effect] for effect in effects if effect.owner not in exchanged]
    return groups + [[effect for effect in effects if effect.owner == owner] for owner in sorted(exchanged)]


def _still(comparison: Comparison, effects: Sequence[Effect]) -> dict[int, int]:
    """Paragraphs, draft to adopted text, that nobody touched, among others that nobody touched: they need no weighing."""
    touched: set[int] = set()
    gaps: set[int] = set()
    for effect in effects:
        if isinstance(effect, Put | Shift):
            gaps.add(effect.gap)
        if isinstance(effect, Edit | Drop):
            touched.add(effect.index)
        elif isinstance(effect, Shift):
            touched.update(effect.indices)
    same = {
        row.original[0].index: row.amended[0].index
        for row in comparison.rows
        if row.kind is RowKind.UNCHANGED and not row.moved and row.original[0].index not in touched
    }
    return {
        old: new
        for old, new in same.items()
        if same.get(old - 1) == new - 1 and same.get(old + 1) == new + 1 and not gaps & {old, old + 1}
    }


def _without(draft: Document, still: Mapping[int, int]) -> tuple[Document, list[int]]:
    """A draft without some paragraphs, and for each place of the draft the place in what is left."""
    left = [paragraph for paragraph in draft.paragraphs if paragraph.index not in still]
    counts = [int(paragraph.index not in still) for paragraph in draft.paragraphs]
    places = [0, *accumulate(counts)]
    return replace(draft, paragraphs=tuple(replace(p, index=place) for place, p in enumerate(left))), places


def _placed(effect: Effect, places: Sequence[int]) -> Effect:
    match effect:
        case Edit() | Drop():
            return replace(effect, index=places[effect.index])
        case Put():
            return replace(effect, gap=places[effect.gap])
        case Shift():
            return replace(effect, gap=places[effect.gap], indices=tuple(places[index] for index in effect.indices))


def distance(one: Sequence[Paragraph], other: Sequence[Paragraph], vocabulary: Vocabulary) -> int:
    """How many tokens lead from one text to another; a break between paragraphs counts as one, a move as what moved.

    A paragraph that has nothing in the other text counts as a constant.
    """
    total = 0
    for bead in align(one, other, vocabulary):
        texts = [one[i].text for i in bead.original], [other[i].text for i in bead.amended]
        if texts[0] == texts[1] and not bead.moved:
            continue
        if not bead.amended:
            total += _GONE
            continue
        left, right = ("".join(vocabulary.symbols(text) + _BREAK for text in side) for side in texts)
        total += len(left) + len(right) - 2 * sum(length for _, _, length in matching_runs(left, right))
        total += min(len(left), len(right)) if bead.moved else 0
    return total
