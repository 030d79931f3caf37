"""The part of a report that says what became of the instructions of amendments executed on a draft."""

from collections.abc import Sequence
from dataclasses import replace

from unga_desktop.core.amendments.outcome import Execution, Outcome, Status
from unga_desktop.core.report import Block, Emphasis, Heading, Part, Prose, Report, Run, Table

_AFTER = ("title", "summary")
_WORDS = {Status.APPLIED: "executed", Status.REFUSED: "refused", Status.CONFLICTING: "in conflict"}


def with_outcomes(report: Report, execution: Execution) -> Report:
    """A report on a draft as amended, with what became of each instruction after its summary."""
    place = max((number + 1 for number, part in enumerate(report.parts) if part.key in _AFTER), default=0)
    parts = (*report.parts[:place], outcomes_part(execution), *report.parts[place:])
    return replace(report, title=f"{execution.draft.name} as amended", parts=parts)


def outcomes_part(execution: Execution) -> Part:
    """A table of the instructions with their outcomes, then the collisions."""
    done = sum(outcome.status is Status.APPLIED for outcome in execution.outcomes)
    total = len(execution.outcomes)
    said = (
        f"{done} of {total} instructions {'was' if done == 1 else 'were'} executed."
        if total
        else "There are no instructions."
    )
    blocks: list[Block] = [Heading("What became of the instructions"), Prose((Run(said),))]
    if total:
        rows = tuple(_row(number, outcome) for number, outcome in enumerate(execution.outcomes, 1))
        columns = ("No.", "Amendment and place", "Instruction", "Outcome")
        blocks.append(Table("", columns, rows, frozenset((0,)), (0.45, 1.6, 2.8, 2.0)))
    if execution.collisions:
        blocks.append(Heading("Instructions that meet", 3))
        blocks += [Prose((Run(text),)) for text in _collisions(execution)]
    return Part("outcomes", tuple(blocks))


def _row(number: int, outcome: Outcome) -> tuple[tuple[Run, ...], ...]:
    place = outcome.target or "place not understood"
    emphasis = Emphasis.PLAIN if outcome.status is Status.APPLIED else Emphasis.ALARM
    found = [Run(_WORDS[outcome.status], emphasis)]
    if outcome.reason:
        found.append(Run(f": {outcome.reason}"))
    found += [Run(f"\nnear: {candidate}", Emphasis.MUTED) for candidate in outcome.candidates]
    return (
        (Run(str(number)),),
        (Run(f"{outcome.amendment}, {outcome.number}\n", Emphasis.STRONG), Run(place)),
        (Run(" ".join(outcome.text.split()), language=""),),
        tuple(found),
    )


def _collisions(execution: Execution) -> Sequence[str]:
    return [
        f"{collision.outcomes[0] + 1} and {collision.outcomes[1] + 1}: {collision.reason}."
        for collision in execution.collisions
    ]
