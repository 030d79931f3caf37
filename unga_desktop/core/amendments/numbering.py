"""Numbers of paragraphs after all changes are made: consequential, whether or not an amendment asks for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from unga_desktop.core.documents import label
from unga_desktop.core.documents.document import Paragraph, Section

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = ("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx").split()


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of the result: ``origin`` is its index in the draft, -1 where it is new."""

    paragraph: Paragraph
    origin: int


def renumbered(entries: Sequence[Entry], draft: Sequence[Paragraph], forced: bool) -> list[str]:
    """The label of every entry. ``forced``: an instruction asks for it, so that "3 bis" becomes a number too."""
    labels = [entry.paragraph.label for entry in entries]
    _number_operative(entries, draft, labels, forced)
    _letter_sub_paragraphs(entries, draft, labels)
    return labels


def _number_operative(entries: Sequence[Entry], draft: Sequence[Paragraph], labels: list[str], forced: bool) -> None:
    lists = _lists(draft)
    members: dict[int, list[int]] = {}
    current = 0
    for position, entry in enumerate(entries):
        if entry.paragraph.section is not Section.OPERATIVE:
            continue
        current = lists.get(entry.origin, current)
        members.setdefault(current, []).append(position)
    for number, positions in members.items():
        before = [paragraph.label for paragraph in draft if lists.get(paragraph.index) == number]
        _number_list(entries, positions, before, labels, forced)


def _lists(draft: Sequence[Paragraph]) -> dict[int, int]:
    """To which run of numbers each operative paragraph belongs: numbers may begin anew in a section."""
    found: dict[int, int] = {}
    number, last = 0, 0
    for paragraph in draft:
        if paragraph.section is not Section.OPERATIVE:
            continue
        ordinal = label.ordinal(paragraph.label) if paragraph.label else None
        if ordinal and ordinal.number == 1 and not ordinal.suffix and last > 0:
            number += 1
        last = ordinal.number if ordinal else last
        found[paragraph.index] = number
    return found


def _number_list(
    entries: Sequence[Entry], positions: list[int], before: list[str], labels: list[str], forced: bool
) -> None:
    plain = [printed for printed in before if printed.isdigit()]
    first = int(plain[0]) if plain else 1
    regular = [str(first + offset) for offset in range(len(before))]
    if before and before != regular and before != [""] and not forced:
        return
    if len(positions) == 1 and (before == [""] or len(before) > 1):
        labels[positions[0]] = ""
        return
    count = first
    for position in positions:
        suffixed = entries[position].origin < 0 and " " in labels[position]
        if suffixed and not forced:
            continue
        labels[position] = str(count)
        count += 1


def _letter_sub_paragraphs(entries: Sequence[Entry], draft: Sequence[Paragraph], labels: list[str]) -> None:
    """Each run of sub-paragraphs of one level below one paragraph, where the draft's letters run without a gap."""
    runs: dict[tuple[int, ...], list[int]] = {}
    path = [-1, -1, -1]
    for position, entry in enumerate(entries):
        level = min(entry.paragraph.level, 2)
        path[level:] = [position] * (3 - level)
        if level:
            runs.setdefault(tuple(path[:level]), []).append(position)
    originals = {paragraph.index: paragraph for paragraph in draft}
    for positions in runs.values():
        old = [originals[entries[p].origin].label for p in positions if entries[p].origin >= 0]
        _letter_run(entries, positions, old or [labels[p] for p in positions], labels)


def _letter_run(entries: Sequence[Entry], positions: list[int], sample: list[str], labels: list[str]) -> None:
    positions = [p for p in positions if entries[p].origin >= 0 or " " not in labels[p]]
    printed = next((text for text in sample if text), "")
    if not printed or all(entries[position].origin < 0 for position in positions):
        return
    core = printed.strip("()")
    series = list(_ROMANS) if entries[positions[0]].paragraph.level > 1 and label.is_roman(printed) else list(_LETTERS)
    if core.isdigit():
        series = [str(number) for number in range(1, 200)]
    if core.isupper():
        series = [item.upper() for item in series]
    form = printed.replace(core, "{}", 1)
    if len(positions) > len(series) or not _is_regular(sample, form, series):
        return
    for position, item in zip(positions, series, strict=False):
        labels[position] = form.format(item)


def _is_regular(sample: list[str], form: str, series: list[str]) -> bool:
    """Whether the letters that are left come from one series in its order; gaps are where others were deleted."""
    wanted = [form.format(item) for item in series]
    if any(printed not in wanted for printed in sample):
        return False
    places = [wanted.index(printed) for printed in sample]
    return len(set(places)) == len(places)
