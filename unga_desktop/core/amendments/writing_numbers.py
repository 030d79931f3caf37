"""Numbers that an editor left out or wrote twice are given anew; numbers that run otherwise are meant, and stay."""

from collections import defaultdict
from dataclasses import replace

from unga_desktop.core.documents.document import Document, Section

_SERIES = {
    "(a)": [f"({letter})" for letter in "abcdefghijklmnopqrstuvwxyz"],
    "(i)": [
        f"({roman})" for roman in "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
    ],
}


def mended(edited: Document, draft: Document) -> Document:
    """An edited text whose paragraphs are numbered throughout, as the draft's are; otherwise as it is.

    A paragraph put in without a number, or with the number of the one after it, makes the others follow.
    """
    labels = [paragraph.label for paragraph in edited.paragraphs]
    operative = [p.index for p in edited.paragraphs if p.section is Section.OPERATIVE]
    before = [p.label for p in draft.paragraphs if p.section is Section.OPERATIVE]
    if before in ([""], [str(number + 1) for number in range(len(before))]) and _is_careless(
        [labels[i] for i in operative]
    ):
        for number, index in enumerate(operative, 1):
            labels[index] = str(number)
    for run in _runs(edited):
        series = _SERIES.get(labels[run[0]], [])
        if len(run) <= len(series) and _is_careless([labels[index] for index in run]):
            for index, label in zip(run, series, strict=False):
                labels[index] = label
    if labels == [paragraph.label for paragraph in edited.paragraphs]:
        return edited
    pairs = zip(edited.paragraphs, labels, strict=True)
    return replace(edited, paragraphs=tuple(paragraph.relabelled(label) for paragraph, label in pairs))


def _is_careless(labels: list[str]) -> bool:
    """Whether one of several numbers is missing or stands twice."""
    return len(labels) > 1 and ("" in labels or len(set(labels)) < len(labels))


def _runs(document: Document) -> list[list[int]]:
    """Sub-paragraphs of one level below one paragraph."""
    runs: dict[tuple[int, ...], list[int]] = defaultdict(list)
    above: dict[int, int] = {}
    for paragraph in document.paragraphs:
        level = paragraph.level
        above[level] = paragraph.index
        if level:
            runs[level, above.get(level - 1, -1), above.get(0, -1)].append(paragraph.index)
    return list(runs.values())
