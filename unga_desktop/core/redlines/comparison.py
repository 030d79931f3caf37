"""Two documents in, one immutable ``Comparison`` out: computed once, it feeds every view, list, export and report.

The steps stand in modules of their own: ``structure`` (text to paragraphs), ``tokens``, ``alignment`` (which paragraphs
correspond), ``word_diff`` (spans inside a pair), ``classification``; this module joins them and checks the result.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from unga_desktop.core.documents.document import Document, Paragraph, names_beside
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.pairing.alignment import align
from unga_desktop.core.redlines.comparison_rows import RowWriter
from unga_desktop.core.redlines.cross_reference import with_stale_references
from unga_desktop.core.redlines.invariance import Ignorable as Ignorable
from unga_desktop.core.redlines.invariance import ignored_names
from unga_desktop.core.redlines.masthead import lines_after_the_first
from unga_desktop.core.redlines.redline import Op, Row, RowKind
from unga_desktop.core.redlines.symbol_line import SymbolLine, symbol_line
from unga_desktop.core.redlines.wrapping import count_wrapped_differently
from unga_desktop.core.words.tokens import Vocabulary
from unga_desktop.core.words.word_count import count_words


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over a whole comparison. ``changes`` counts hunks: a replacement is one, an added paragraph is one.

    A paragraph whose new number follows from another change is none of them: ``renumbered`` counts these.
    ``ignored`` counts ignored differences by their name. ``unexplained`` counts changes without an amendment, and is 0
    where no amendments were given. ``wrapping`` counts the paragraphs whose lines break elsewhere, which is never a change; None
    where a source has no lines of its own.
    """

    words_original: int
    words_amended: int
    words_inserted: int
    words_deleted: int
    changes: int
    unexplained: int = 0
    ignored: Mapping[str, int] = field(default_factory=dict)
    wrapping: int | None = None
    renumbered: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """The comparison's proof of itself: whether the spans rebuild either text, character for character."""

    original_rebuilt: bool
    amended_rebuilt: bool

    @property
    def passed(self) -> bool:
        return self.original_rebuilt and self.amended_rebuilt


@dataclass(frozen=True, slots=True)
class Unreflected:
    """An instruction that an adopted text does not reflect, or only partly: its words, why it is listed, its place in
    ``Execution.outcomes``."""

    amendment: str
    instruction: str
    reason: str
    outcome: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows in the reading order of the amended text; a removed paragraph where it stood, a moved one where it arrived.

    ``unreflected`` lists instructions of the amendments given that the amended text does not reflect, or only partly.
    ``symbol_line`` is what stands in no row: one symbol, printed differently above the texts.
    """

    original: Document
    amended: Document
    rows: tuple[Row, ...]
    statistics: Statistics
    check: Check
    unreflected: tuple[Unreflected, ...] = ()
    symbol_line: SymbolLine | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What the original and the amended text are called beside each other."""
        return names_beside((self.original, self.amended))


# Rows between two looks at the cancel check.
_CANCEL_EVERY = 16


def compare(
    original: Document,
    amended: Document,
    ignore: frozenset[Ignorable] = frozenset(),
    cancelled: CancelCheck = lambda: False,
) -> Comparison:
    """Compares two documents, paragraphs first, words inside.

    Raises ``Cancelled`` soon after ``cancelled()`` turns true.
    """
    vocabulary = Vocabulary()
    beads = align(original.paragraphs, amended.paragraphs, vocabulary, cancelled)
    writer = RowWriter(original, amended, vocabulary, ignore, cancelled)
    rows: list[Row] = []
    for place, bead in enumerate(beads):
        if place % _CANCEL_EVERY == 0 and cancelled():
            raise Cancelled
        rows.append(writer.row(bead))
    checked = with_stale_references(rows)
    touched = [row for row in checked if not _is_plain(row)]
    line = symbol_line(original, amended, ignore)
    if line and line.ignored:
        writer.ignored.update(ignored_names(line.before, line.after, ignore))
    statistics = _statistics(original, amended, checked, touched, writer.ignored, line)
    proof = _check(original, amended, checked, touched)
    return Comparison(original, amended, checked, statistics, proof, symbol_line=line)


def _statistics(
    original: Document,
    amended: Document,
    rows: Sequence[Row],
    touched: Sequence[Row],
    ignored: Counter[str],
    line: SymbolLine | None,
) -> Statistics:
    """``touched`` are the rows that are not ``_is_plain``: in the others both sides have the same words."""
    words = count_words([paragraph.text for paragraph in original.paragraphs])
    changed = [span for row in touched for span in row.spans if span.op is not Op.EQUAL and not span.ignored]
    return Statistics(
        words,
        words
        - count_words([paragraph.text for row in touched for paragraph in row.original])
        + count_words([paragraph.text for row in touched for paragraph in row.amended]),
        count_words([span.text for span in changed if span.op is Op.INSERT]),
        count_words([span.text for span in changed if span.op is Op.DELETE]),
        count_all_changes(rows, line),
        0,
        {name: ignored[name] for name in sorted(ignored)},
        count_wrapped_differently(original, amended, rows),
        sum(map(_follows, rows)),
    )


def _follows(row: Row) -> bool:
    """Whether a row has a new number that another change explains."""
    number = row.renumbered
    return number is not None and number.consequential and not number.ignored


def count_all_changes(rows: Sequence[Row], line: SymbolLine | None = None) -> int:
    """The changes that the statistics count; a masthead that one text alone has is one, and so is another symbol line."""
    return sum(map(count_changes, rows)) - lines_after_the_first(rows) + counts(line)


def counts(line: SymbolLine | None) -> bool:
    """Whether the symbol lines differ in something that is not ignored."""
    return line is not None and not line.ignored


def count_changes(row: Row) -> int:
    """Changes in a row that the statistics count: hunks that are not ignored, a move, a split, a merger, and a new number
    that nothing explains. The break between the parts of a split paragraph is no change of its own."""
    if len(row.spans) == 1 and row.spans[0].op is Op.EQUAL:
        return row.moved + is_renumbered(row)
    return len(counted_hunks(row)) + count_whole(row)


def counted_hunks(row: Row) -> list[tuple[int, int]]:
    """The hunks of a row that are changes of their own: not ignored, and more than the break of a split or a merger."""
    return [
        (first, last)
        for first, last in hunk_spans(row)
        if not is_break(row, first, last) and not all(span.ignored for span in row.spans[first : last + 1])
    ]


def count_whole(row: Row) -> int:
    """Changes that concern a row as a whole."""
    return row.moved + (row.kind in (RowKind.SPLIT, RowKind.MERGED)) + is_renumbered(row)


def is_renumbered(row: Row) -> bool:
    """Whether a row has a new number that no other change explains."""
    number = row.renumbered
    return number is not None and not number.consequential and not number.ignored


def hunk_spans(row: Row) -> list[tuple[int, int]]:
    """First and last span of each hunk of a row: neighbouring spans that are not equal and have one amendment, or none."""
    found: list[tuple[int, int]] = []
    for place, span in enumerate(row.spans):
        if span.op is Op.EQUAL:
            continue
        if found and found[-1][1] == place - 1 and row.spans[place - 1].amendment == span.amendment:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def is_break(row: Row, first: int, last: int) -> bool:
    """Whether a hunk is nothing but the paragraph break that a split inserts or a merger deletes."""
    if row.kind not in (RowKind.SPLIT, RowKind.MERGED):
        return False
    text = "".join(span.text for span in row.spans[first : last + 1])
    return "\n" in text and text.isspace()


def check(original: Document, amended: Document, rows: Sequence[Row]) -> Check:
    """Proves rows against the documents: every paragraph is there once, and the spans rebuild its characters."""
    return _check(original, amended, rows, [row for row in rows if not _is_plain(row)])


def _check(original: Document, amended: Document, rows: Sequence[Row], touched: Sequence[Row]) -> Check:
    return Check(
        all("\n".join([paragraph.text for paragraph in row.original]) == row.original_text for row in touched)
        and _is_whole(original, [row.original for row in rows]),
        all("\n".join([paragraph.text for paragraph in row.amended]) == row.amended_text for row in touched)
        and _is_whole(amended, [row.amended for row in rows]),
    )


def _is_plain(row: Row) -> bool:
    """Whether the row's one span is equal text, and is the text of its one paragraph on either side."""
    if row.kind is not RowKind.UNCHANGED or len(row.spans) != 1 or row.spans[0].op is not Op.EQUAL:
        return False
    if len(row.original) != 1 or len(row.amended) != 1:
        return False
    return row.original[0].text == row.spans[0].text == row.amended[0].text


def _is_whole(document: Document, sides: Sequence[tuple[Paragraph, ...]]) -> bool:
    """Whether every paragraph of the document is there once."""
    placed = sorted([paragraph for side in sides for paragraph in side], key=attrgetter("index"))
    return placed == list(document.paragraphs)
