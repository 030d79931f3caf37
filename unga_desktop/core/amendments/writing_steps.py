"""Units and paragraphs put in the order in which instructions speak of them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from unga_desktop.core.amendments.writing_units import NUMBERED, Unit
from unga_desktop.core.amendments.writing_words import quoted
from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.redlines.redline import Row


def whole_part(unit: Section, lines: Sequence[str]) -> str:
    """The last resort: a part of the draft as a whole."""
    name = "the preamble" if unit is Section.PREAMBULAR else "the operative part"
    return f"Replace {name} by the following:\n\n{quoted(lines)}"


_Step = tuple[Paragraph | None, Paragraph | None, Paragraph | None]


def sub_steps(unit: Unit, old: Unit, rows: Mapping[int, Row]) -> list[_Step] | None:
    """New and old sub-paragraph side by side, either missing, with the old one before; None where that is not simple."""
    news, olds = unit.paragraphs[1:], old.paragraphs[1:]
    if [p.level for p in news] == [p.level for p in olds] and all(
        _answers(n, o, rows) for n, o in zip(news, olds, strict=True)
    ):
        return [(new, before, None) for new, before in zip(news, olds, strict=True)]
    if not olds or not news or any(p.level != news[0].level for p in (*news, *olds)):
        return None
    steps: list[_Step] = []
    at = 0
    for new in news:
        answer = next((place for place in range(at, len(olds)) if _answers(new, olds[place], rows)), None)
        if answer is None:
            steps.append((new, None, olds[at - 1] if at else None))
            continue
        steps += [(None, gone, None) for gone in olds[at:answer]]
        steps.append((new, olds[answer], None))
        at = answer + 1
    return steps + [(None, gone, None) for gone in olds[at:]]


def _answers(new: Paragraph, old: Paragraph, rows: Mapping[int, Row]) -> bool:
    row = rows.get(new.index)
    return row is not None and row.original[0].index == old.index


def neighbours(found: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Units of one kind that stand side by side, with plain numbers."""
    group: list[Unit] = []
    for unit in found:
        plain = unit.section is Section.PREAMBULAR or unit.head.label.isdigit()
        if group and (unit.number != group[-1].number + 1 or unit.section is not group[-1].section or not plain):
            yield group
            group = []
        group.append(unit)
        if not plain:
            yield group
            group = []
    if group:
        yield group


def batches(run: Sequence[Unit], levels: Mapping[int, int], moves: Callable[[Unit], bool]) -> Iterator[list[Unit]]:
    """New units of one kind that come in together; one that moves is alone."""
    batch: list[Unit] = []
    for unit in run:
        alone = moves(unit) or levels.get(unit.number, 0) > 0 or bool(suffixed(unit))
        if batch and (alone or unit.section is not batch[0].section):
            yield batch
            batch = []
        if alone:
            yield [unit]
        else:
            batch.append(unit)
    if batch:
        yield batch


def suffixed(unit: Unit) -> str:
    """The number of a paragraph that keeps one of its own: " 3 bis"."""
    return f" {unit.head.label}" if " " in unit.head.label else ""


def by_section(found: Sequence[Unit]) -> dict[Section, list[str]]:
    """The lines of the preamble and of the operative part."""
    lines: dict[Section, list[str]] = defaultdict(list)
    for unit in found:
        if unit.section in NUMBERED:
            lines[unit.section] += unit.lines()
    return lines
