"""Amendments to an amendment: executed on the words of that amendment first, which is then read again.

An instruction amends another amendment where its document's head, or it itself, names that one: by its symbol, or by who
proposed it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from unga_desktop.core.amendments.body import printed_number
from unga_desktop.core.amendments.instruction import Amendment, Instruction
from unga_desktop.core.amendments.other_document import THE_AMENDMENT
from unga_desktop.core.amendments.outcome import Execution, Outcome
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.documents import symbol
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source

_CALLED_ALIKE = {"nigerian": "nigeria", "nigerien": "niger"}
_ARTICLES = ("the ", "l'", "l’", "la ", "le ", "les ", "los ")

Position = tuple[int, int]
"""The place of an amendment in the list given, and of an instruction in it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The amendments as they read when all amendments to them are made, and what became of the instructions that made them."""

    amendments: tuple[Amendment, ...]
    outcomes: dict[Position, tuple[Outcome, ...]]


def settle(amendments: Sequence[Amendment], execute: Callable[[Document, Sequence[Amendment]], Execution]) -> Settled:
    """Executes what amends other amendments of the list; ``execute`` is the engine."""
    current = list(amendments)
    outcomes: dict[Position, tuple[Outcome, ...]] = {}
    for host in range(len(amendments)):
        subs = _amending(amendments, host)
        if subs:
            current[host] = _amended(current[host], [(p, amendments) for p in subs], execute, outcomes)
    return Settled(tuple(current), outcomes)


def _amending(amendments: Sequence[Amendment], host: int) -> list[Position]:
    """The instructions that amend the amendment ``host``."""
    return [
        (number, place)
        for number, amendment in enumerate(amendments)
        if number != host
        for place, instruction in enumerate(amendment.instructions)
        if is_meant(_called(instruction, amendment), amendments[host])
    ]


def _called(instruction: Instruction, amendment: Amendment) -> str:
    named = instruction.document
    return named if named and named != THE_AMENDMENT else amendment.target


def is_meant(called: str, amendment: Amendment) -> bool:
    """Whether an amendment is called so: by its symbol, by its sponsor, or by an adjective ("Liberian")."""
    if not called or not amendment.name:
        return False
    if "/" in called:
        return any(symbol.same(called, name) for name in (amendment.name, amendment.symbol) if name)
    return any(
        _is_called(_bare(called), _bare(sponsor)) for sponsor in re.split(r",| and | et | y ", amendment.sponsor)
    )


def _bare(name: str) -> str:
    folded = name.strip().casefold()
    return next((folded.removeprefix(article) for article in _ARTICLES if folded.startswith(article)), folded).strip()


def _is_called(called: str, sponsor: str) -> bool:
    if not called or not sponsor:
        return False
    if called in _CALLED_ALIKE:
        return sponsor == _CALLED_ALIKE[called]
    if called == sponsor or sponsor.startswith(f"{called} "):
        return True
    alike = _common(called, sponsor)
    return " " not in called and alike >= max(4, len(sponsor) - 2) and len(called) - alike <= 4


def _common(one: str, other: str) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _amended(
    host: Amendment,
    subs: list[tuple[Position, Sequence[Amendment]]],
    execute: Callable[[Document, Sequence[Amendment]], Execution],
    outcomes: dict[Position, tuple[Outcome, ...]],
) -> Amendment:
    single = [_alone(position, amendments) for position, amendments in subs]
    execution = execute(_as_draft(host), single)
    done = iter(execution.outcomes)
    for (position, _), amendment in zip(subs, single, strict=True):
        outcomes[position] = tuple(next(done) for _ in amendment.instructions[0].changes or (None,))
    return _read_again(host, execution)


def _alone(position: Position, amendments: Sequence[Amendment]) -> Amendment:
    amendment = amendments[position[0]]
    instruction = replace(amendment.instructions[position[1]], document="")
    return replace(amendment, target="", instructions=(instruction,))


def _as_draft(host: Amendment) -> Document:
    """The instructions of an amendment as the numbered paragraphs of a text."""
    paragraphs = tuple(
        Paragraph(index, Section.OPERATIVE, str(instruction.number), _words(instruction))
        for index, instruction in enumerate(host.instructions)
    )
    return Document(Source(host.name), paragraphs)


def _words(instruction: Instruction) -> str:
    printed = printed_number(instruction.text)
    return printed.text if printed else instruction.text


def _read_again(host: Amendment, execution: Execution) -> Amendment:
    """The amendment with its new words, in the places where the old ones stood in its document."""
    text = host.text
    for trail in sorted(execution.trails, key=lambda trail: trail.origin, reverse=True):
        if trail.origin >= 0:
            old = host.instructions[trail.origin]
            head = len(old.text) - len(_words(old))
            text = text[: old.start + head] + trail.paragraph.text + text[old.end :]
    left = {trail.origin for trail in execution.trails}
    for index in reversed(range(len(host.instructions))):
        if index not in left:
            text = text[: host.instructions[index].start] + text[host.instructions[index].end :]
    if text == host.text or host.vocabulary is None:
        return host
    again = read(text, host.name, host.vocabulary).instructions
    kept = [host.instructions[index] for index in sorted(left) if index >= 0]
    if not kept:
        return replace(host, instructions=())
    places = [*kept, *([kept[-1]] * len(again))]
    return replace(
        host,
        instructions=tuple(
            replace(new, number=old.number, start=old.start, end=old.end)
            for new, old in zip(again, places, strict=False)
        ),
    )
