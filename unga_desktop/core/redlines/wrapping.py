"""Where the lines of two texts break. Wrapping is layout and never a change, but it is not passed over in silence: it is counted.

A paragraph is wrapped differently where a line ends in one text between characters that the other text has in one line. A
line that ends beside a changed word, or between the parts of a split paragraph, says nothing about the wrapping.
"""

from collections.abc import Iterator, Sequence

from unga_desktop.core.documents.document import Document, Paragraph
from unga_desktop.core.documents.text import LineLengths
from unga_desktop.core.redlines.redline import Op, Row


def count_wrapped_differently(original: Document, amended: Document, rows: Sequence[Row]) -> int | None:
    """How many rows are wrapped differently; None where a source has no lines of its own, such as a Word document."""
    before, after = original.line_lengths, amended.line_lengths
    if before is None or after is None:
        return None
    if not before and not after:
        return 0
    return sum([_differs(row, before, after) for row in rows if row.original and row.amended])


def wrapping_words(count: int | None) -> str:
    """``5 paragraphs are wrapped differently``; empty where none is, or nothing is known of it."""
    return (
        ""
        if not count
        else "1 paragraph is wrapped differently"
        if count == 1
        else f"{count:,} paragraphs are wrapped differently"
    )


def _differs(row: Row, before: LineLengths, after: LineLengths) -> bool:
    if len(row.spans) == len(row.original) == len(row.amended) == 1:
        first, second = row.original[0], row.amended[0]
        lengths, others = before.get(first.index, ()), after.get(second.index, ())
        if lengths == others and first.mark == second.mark:
            return False
    left, right = set(_breaks(row.original, before)), set(_breaks(row.amended, after))
    if not left and not right:
        return False
    old = new = 0
    for span in row.spans:
        size = len(span.text)
        if span.op is Op.EQUAL:
            ended = {place - old for place in left if old < place < old + size}
            if ended != {place - new for place in right if new < place < new + size}:
                return True
        old += size if span.op is not Op.INSERT else 0
        new += size if span.op is not Op.DELETE else 0
    return False


def _breaks(paragraphs: Sequence[Paragraph], lengths: LineLengths) -> Iterator[int]:
    """Where lines begin, but for the first of each paragraph, in the texts of paragraphs joined by line feeds."""
    start = 0
    for paragraph in paragraphs:
        # From the end, since the first line bears the number, which is no part of the text.
        at = len(paragraph.text)
        for length in reversed(lengths.get(paragraph.index, ())[1:]):
            at -= length
            if at <= 0:
                break
            yield start + at
            # The space that joins two lines; no line begins or ends with one of its own.
            at -= paragraph.text[at - 1] == " "
        start += len(paragraph.text) + 1
