"""Where the changed characters come from: the draft followed through the amendments into the adopted text."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from unga_desktop.core.amendments.tracing import KEPT, UNKNOWN, Trace, starts
from unga_desktop.core.documents.document import Paragraph
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.redline import ChangeClass, Op, Row

_ALIKE = (ChangeClass.TYPOGRAPHY, ChangeClass.INVISIBLE)


@dataclass(frozen=True, slots=True)
class Origins:
    """Labels of the draft's and of the adopted text's characters, laid out flat.

    ``came``: what brought in each character of the adopted text; ``gone``: what took out each of the draft. ``found`` says of
    each character of the amended text whether it stands in the adopted one. ``moved`` holds paragraphs of the adopted text that
    stand elsewhere than the amendments put them; ``numbers`` the labels that the amendments give its paragraphs, ``answers``
    where these stand in the amended text.
    """

    came: list[int]
    gone: list[int]
    found: list[bool]
    moved: frozenset[int]
    numbers: Mapping[int, str]
    answers: Mapping[int, int]


def origins(trace: Trace, amended_against_adopted: Comparison) -> Origins:
    """Follows the characters through the amended text into the adopted one."""
    comparison = amended_against_adopted
    left, right = starts(comparison.original.paragraphs), starts(comparison.amended.paragraphs)
    came = [UNKNOWN] * right[-1]
    found = [False] * left[-1]
    moved: set[int] = set()
    numbers: dict[int, str] = {}
    answers: dict[int, int] = {}
    for row in comparison.rows:
        for here, there in _answering(row, flat(row.original, left), flat(row.amended, right), trace.brought):
            for at in here:
                found[at] = True
            for place, owner in there:
                came[place] = owner
        if row.moved:
            moved.update(paragraph.index for paragraph in row.amended)
        if row.original and row.amended:
            numbers[row.amended[0].index] = row.original[0].label
            answers[row.amended[0].index] = row.original[0].index
    gone = [
        owner if owner != KEPT else KEPT if at >= 0 and found[at] else UNKNOWN
        for owner, at in zip(trace.cut, trace.went, strict=True)
    ]
    return Origins(came, gone, found, frozenset(moved), numbers, answers)


def _answering(
    row: Row, left: Sequence[int], right: Sequence[int], brought: Sequence[int]
) -> Iterator[tuple[Sequence[int], list[tuple[int, int]]]]:
    """The characters that answer each other in a row, those of the adopted text with their origin."""
    i = j = 0
    for number, span in enumerate(row.spans):
        size = len(span.text)
        if span.op is Op.EQUAL:
            here = left[i : i + size]
            yield here, [(place, brought[at]) for at, place in zip(here, right[j : j + size], strict=True)]
            i, j = i + size, j + size
        elif span.op is Op.DELETE:
            i += size
        else:
            before = row.spans[number - 1] if number else span
            if before.op is Op.DELETE and before.change_class in _ALIKE:
                here = left[i - len(before.text) : i]
                owner = Counter(brought[at] for at in here).most_common(1)[0][0]
                yield here, [(place, owner) for place in right[j : j + size]]
            j += size
    if row.original and row.amended:
        yield left[-1:], [(right[-1], brought[left[-1]])]


def flat(paragraphs: Sequence[Paragraph], begins: Sequence[int]) -> list[int]:
    """The places of a row's characters in the flat text, the last break included."""
    return [at for paragraph in paragraphs for at in range(begins[paragraph.index], begins[paragraph.index + 1])]
