"""Instructions of different amendments that meet, found before anything is voted on.

They touch the same words, or their order matters, or one rests on words that another brings in, or one document amends
another. Whether a pair can be executed together is the engine's to say; here both are shown with what they lead to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, permutations

from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.instruction import Amendment, Instruction
from unga_desktop.core.amendments.outcome import Execution, Outcome, Status
from unga_desktop.core.amendments.sub_amendment import is_meant
from unga_desktop.core.documents.document import Document


class Meeting(StrEnum):
    """How two instructions meet."""

    SAME_TEXT = "same text"
    ORDER = "order"
    BUILDS_ON = "builds on"
    SUB_AMENDMENT = "amendment to an amendment"


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two instructions of different amendments that meet.

    ``amendments``, ``numbers`` and ``texts`` name both, number them in their documents and give their words; the number is 0
    where the whole document is meant. ``together``: both can be executed. ``results`` is the text as amended if the first goes
    before the second, and the other way round, as far as they differ there; empty where the order changes nothing.
    """

    kind: Meeting
    amendments: tuple[str, str]
    numbers: tuple[int, int]
    texts: tuple[str, str]
    reason: str
    together: bool
    results: tuple[str, ...] = ()


def encounters(draft: Document, amendments: Sequence[Amendment]) -> tuple[Encounter, ...]:
    """All encounters of amendments to one draft, by pairs of documents in the order given."""
    return (
        *_sub_amendments(amendments),
        *_clashes(draft, amendments),
        *_resting(draft, amendments),
    )


def _sub_amendments(amendments: Sequence[Amendment]) -> Iterator[Encounter]:
    for one, other in permutations(amendments, 2):
        if is_meant(other.target, one) or any(is_meant(i.document, one) for i in other.instructions):
            reason = f"{other.name} amends {one.name}: it is voted on first, and executed on its text"
            texts = ("\n".join(i.text for i in one.instructions), "\n".join(i.text for i in other.instructions))
            yield Encounter(Meeting.SUB_AMENDMENT, (one.name, other.name), (0, 0), texts, reason, False)


def _clashes(draft: Document, amendments: Sequence[Amendment]) -> Iterator[Encounter]:
    execution = execute(draft, amendments)
    for collision in execution.collisions:
        one, other = (execution.outcomes[place] for place in collision.outcomes)
        if one.amendment == other.amendment:
            continue
        together = Status.CONFLICTING not in (one.status, other.status)
        results = _both_ways(draft, amendments, one, other) if together else ()
        kind = Meeting.ORDER if results else Meeting.SAME_TEXT
        yield _encounter(kind, one, other, collision.reason, together, results)


def _encounter(
    kind: Meeting, one: Outcome, other: Outcome, reason: str, together: bool, results: tuple[str, ...] = ()
) -> Encounter:
    return Encounter(
        kind,
        (one.amendment, other.amendment),
        (one.number, other.number),
        (one.text, other.text),
        reason,
        together,
        results,
    )


def _alone(amendments: Sequence[Amendment], outcome: Outcome) -> Amendment:
    """The amendment of an outcome with that instruction only."""
    for amendment in amendments:
        chosen = tuple(i for i in amendment.instructions if i.number == outcome.number)
        if amendment.name == outcome.amendment and chosen:
            return _with(amendment, chosen)
    raise LookupError(outcome.amendment)


def _with(amendment: Amendment, instructions: tuple[Instruction, ...]) -> Amendment:
    return replace(amendment, instructions=instructions)


def _both_ways(draft: Document, amendments: Sequence[Amendment], one: Outcome, other: Outcome) -> tuple[str, ...]:
    """The texts that the two orders lead to, where they differ: only the paragraphs that do."""
    pair = [_alone(amendments, outcome) for outcome in (one, other)]
    first, second = (_texts(execute(draft, order)) for order in (pair, pair[::-1]))
    if first == second:
        return ()
    here = [text for number, text in enumerate(first) if number >= len(second) or second[number] != text]
    there = [text for number, text in enumerate(second) if number >= len(first) or first[number] != text]
    return ("\n".join(here), "\n".join(there))


def _texts(execution: Execution) -> list[str]:
    return [f"{p.label}. {p.text}" if p.label.isdigit() else p.text for p in execution.amended.paragraphs]


def _resting(draft: Document, amendments: Sequence[Amendment]) -> Iterator[Encounter]:
    """Instructions that the draft refuses and another amendment makes room for: they rest on words that it brings in."""
    alone = [execute(draft, [amendment]) for amendment in amendments]
    for (place, one), (number, other) in combinations(enumerate(amendments), 2):
        for base, (index, resting) in (((place, one), (number, other)), ((number, other), (place, one))):
            refused = [o for o in alone[index].outcomes if o.status is Status.REFUSED and o.operation is not None]
            if not refused or not any(o.status is Status.APPLIED for o in alone[base[0]].outcomes):
                continue
            after = execute(alone[base[0]].amended, [resting])
            for outcome in refused:
                then = next(o for o in after.outcomes if o.number == outcome.number and o.start == outcome.start)
                if then.status is Status.APPLIED:
                    source = _source(alone[base[0]], after)
                    reason = f"it fits the draft only after {base[1].name}: {outcome.reason} in the draft as issued"
                    yield _encounter(Meeting.BUILDS_ON, source, outcome, reason, False)


def _source(base: Execution, after: Execution) -> Outcome:
    """The instruction on whose words another rests: the one that brought in the paragraph that is touched."""
    changed = [
        (old, new)
        for old, new in zip(base.trails, after.trails, strict=False)
        if old.paragraph.text != new.paragraph.text
    ]
    owners = [piece.owner for old, _ in changed for piece in old.pieces if piece.owner is not None]
    applied = [place for place, one in enumerate(base.outcomes) if one.status is Status.APPLIED]
    return base.outcomes[owners[0] if owners else applied[0]]
