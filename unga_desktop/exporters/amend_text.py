"""The execution of amendments as text: what became of each instruction, then the amended draft.

Nothing of a document reaches the terminal that could steer it: characters without shape come out by name.
"""

from unga_desktop.core.amendments.outcome import Execution, Outcome
from unga_desktop.core.documents.document import Paragraph
from unga_desktop.core.redlines import hidden_character

_LONGEST = 300


def amend_text(execution: Execution) -> str:
    """Outcomes, collisions and the resulting text; ends in a line feed."""
    parts = [f"{_visible(execution.draft.name)}, amended\n"]
    parts += [_outcome(number, outcome) for number, outcome in enumerate(execution.outcomes, 1)]
    for collision in execution.collisions:
        one, other = (number + 1 for number in collision.outcomes)
        parts.append(f"collision of {one} and {other}: {collision.reason}")
    applied = sum(outcome.status.value == "applied" for outcome in execution.outcomes)
    parts.append(f"{applied} of {len(execution.outcomes)} instructions executed.\n")
    parts += [_paragraph(paragraph) + "\n" for paragraph in execution.amended.paragraphs]
    return "\n".join(parts)


def _outcome(number: int, outcome: Outcome) -> str:
    head = f"{number}. {outcome.status.value}: {outcome.amendment}, instruction {outcome.number}"
    what = f", {outcome.operation.value} at {_visible(outcome.target)}" if outcome.operation else ""
    lines = [f"{head}{what}"]
    if outcome.reason:
        at = outcome.fault_at if outcome.fault_at >= 0 else outcome.start
        lines.append(f"   {_visible(outcome.reason)} (character {at:,})")
        lines.append(f"   {_visible(_shortened(' '.join(outcome.text.split())))}")
    lines += [f"   near: {_visible(candidate)}" for candidate in outcome.candidates]
    return "\n".join(lines)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def _paragraph(paragraph: Paragraph) -> str:
    label = f"{_visible(paragraph.printed_number)} " if paragraph.label else ""
    return "    " * paragraph.level + label + _visible(paragraph.text)


def _visible(text: str) -> str:
    return "".join(f"<{name}>" if name else characters for characters, name in hidden_character.pieces(text, False))
