"""A comparison as a redline for a terminal or a mail: ``[-deleted-]``, ``{+inserted+}``, characters without shape named.

Where amendments explain the changes, each is followed by the number of its amendment, ``^2``, or by ``^?`` where none does. A
change that was tracked is followed by the number of who tracked it on which day.

Nothing of a document reaches the terminal that could steer it: control characters come out by name, ``<ESC>``.
"""

from collections.abc import Iterable, Iterator

from unga_desktop.core.documents.document import Document, Paragraph, TextStatus
from unga_desktop.core.redlines.change_count import ChangeCount
from unga_desktop.core.redlines.comparison import Comparison, Statistics
from unga_desktop.core.redlines.hidden_character import number_pieces, pieces, span_pieces
from unga_desktop.core.redlines.redline import Op, Row, RowKind, Span
from unga_desktop.core.redlines.revision import tracker
from unga_desktop.core.redlines.symbol_line import SymbolLine
from unga_desktop.core.redlines.wrapping import wrapping_words

_STATUS = {
    TextStatus.OFFICIAL: "official text",
    TextStatus.SUMMARY: "summary, not the official text",
    TextStatus.OWN: "own file",
    TextStatus.NONE: "no text",
}
_KINDS = {
    RowKind.ADDED: "paragraph added",
    RowKind.REMOVED: "paragraph removed",
    RowKind.SPLIT: "paragraph split",
    RowKind.MERGED: "paragraphs merged",
    RowKind.REPLACED: "paragraph replaced",
}
_MARKS = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
_LONGEST = 300


def comparison_text(comparison: Comparison) -> str:
    """The head (both documents with their status), the redline paragraph by paragraph, and the counts.

    Of a comparison with amendments also which they are, and what of them is not reflected.
    """
    marks = _Marks(comparison)
    rows = [_row(row, marks) for row in comparison.rows]
    head = [_head(comparison), *marks.legend(), *_symbol_line(comparison.symbol_line, marks)]
    parts = [*head, *rows, *_unreflected(comparison), _foot(comparison, marks)]
    return "\n\n".join(parts) + "\n"


class _Marks:
    """The numbers of the amendments, in the order of the text; without amendments there are no marks."""

    def __init__(self, comparison: Comparison) -> None:
        names = [name for row in comparison.rows for name in (row.amendment, *(span.amendment for span in row.spans))]
        self._names = list(dict.fromkeys(name for name in names if name is not None))
        self.used = bool(self._names or comparison.unreflected or comparison.statistics.unexplained)
        trackers = (tracker(span) for row in comparison.rows for span in row.spans)
        self._trackers = list(dict.fromkeys(filter(None, trackers)))

    def of(self, amendment: str | None) -> str:
        if not self.used:
            return ""
        return f"^{self._names.index(amendment) + 1}" if amendment is not None else "^?"

    def of_span(self, span: Span) -> str:
        """The mark of the amendment that made a change, and of who tracked it."""
        who = tracker(span)
        tracked = f"^{len(self._names) + self._trackers.index(who) + 1}" if who else ""
        return self.of(span.amendment) + tracked

    def legend(self) -> list[str]:
        explained = [f"^{number} {_visible(name)}" for number, name in enumerate(self._names, 1)]
        tracked = [
            f"^{number} {_visible(who.words)}" for number, who in enumerate(self._trackers, len(self._names) + 1)
        ]
        lists = (("Explained by", explained), ("Tracked by", tracked))
        return ["\n".join((heading, *named)) for heading, named in lists if named]


def _unreflected(comparison: Comparison) -> list[str]:
    if not comparison.unreflected:
        return []
    lines = ["Not reflected, or only partly:"]
    for one in comparison.unreflected:
        lines.append(f"  {_visible(one.amendment)}: {_visible(one.reason)}")
        if one.instruction:
            lines.append(f"    {_visible(_shortened(' '.join(one.instruction.split())))}")
    return ["\n".join(lines)]


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def _head(comparison: Comparison) -> str:
    return f"--- {_document(comparison.original)}\n+++ {_document(comparison.amended)}"


def _document(document: Document) -> str:
    source = document.source
    name = document.name if document.name == source.name else f"{source.name}, {document.name}"
    title = f", {document.title}" if document.title else ""
    digest = f", SHA-256 {source.sha256[:16]}" if source.sha256 else ""
    note = f"\n    {source.note}" if source.note else ""
    return _visible(f"{name}{title} ({_STATUS[source.status]}{digest})") + (_visible(note, keep_lines=True))


def _symbol_line(line: SymbolLine | None, marks: _Marks) -> list[str]:
    if line is None:
        return []
    row = Row(RowKind.REWORDED, (), (), (Span(Op.DELETE, line.before), Span(Op.INSERT, line.after)))
    return [f"(symbol line changed)\n{_span(row, 0)}{_span(row, 1)}{marks.of(None)}"]


def _row(row: Row, marks: _Marks) -> str:
    remarks = _remarks(row, marks)
    head = f"({'; '.join(remarks)})\n" if remarks else ""
    return head + "".join(_labelled(row, marks))


def _remarks(row: Row, marks: _Marks) -> list[str]:
    whole = marks.of(row.amendment)
    made = whole if row.kind in (RowKind.SPLIT, RowKind.MERGED) else ""
    remarks = [_KINDS[row.kind] + made + _numbers(row)] if row.kind in _KINDS else []
    if row.moved:
        remarks.append(f"moved{whole}")
    if row.renumbered:
        old, new = row.renumbered.before, row.renumbered.after
        numbers = ("".join(_named(pieces(*pair))) or "none" for pair in ((old, True, new), (new, True, old)))
        remarks.append(f"renumbered from {' to '.join(numbers)}")
    return remarks + [flag.value.replace("-", " ") for flag in row.flags]


def _numbers(row: Row) -> str:
    """The numbers of the parts of a row, of which the redline shows the first alone."""
    found = ["".join(_named(number_pieces(part))).rstrip(".") for part in row.parts if part.label]
    return f" {'into' if row.kind is RowKind.SPLIT else 'from'} {' and '.join(found)}" if found else ""


def _labelled(row: Row, marks: _Marks) -> list[str]:
    first = (row.amended or row.original)[0]
    written = ["    " * first.level, _label(first)]
    for number, span in enumerate(row.spans):
        written.append(_span(row, number))
        after = row.spans[number + 1] if number + 1 < len(row.spans) else None
        goes_on = after is not None and after.op is not Op.EQUAL and marks.of_span(after) == marks.of_span(span)
        if span.op is not Op.EQUAL and not goes_on:
            written.append(marks.of_span(span))
    return written


def _label(paragraph: Paragraph) -> str:
    return f"{''.join(_named(number_pieces(paragraph)))} " if paragraph.label else ""


def _span(row: Row, number: int) -> str:
    span = row.spans[number]
    before, after = _MARKS[span.op]
    lines = ["".join(_named(span_pieces(row.spans, number, line))) for line in span.text.split("\n")]
    # A paragraph break that was made or undone is shown as a sign, then made.
    return f"{before}{('¶' if span.op is not Op.EQUAL else '').join(_broken(lines))}{after}"


def _broken(lines: list[str]) -> list[str]:
    return [lines[0], *(f"\n{line}" for line in lines[1:])]


def _named(cut: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"<{name}>" if name else characters for characters, name in cut)


def _visible(text: str, careful: bool = False, keep_lines: bool = False) -> str:
    shown = ["".join(_named(pieces(line, careful))) for line in text.split("\n")]
    return ("\n" if keep_lines else "<LF>").join(shown)


def _foot(comparison: Comparison, marks: _Marks) -> str:
    statistics = comparison.statistics
    words = f"{_counted(statistics.words_inserted, 'word')} inserted, {statistics.words_deleted:,} deleted"
    sizes = f"{statistics.words_original:,} words before, {statistics.words_amended:,} after"
    # What was ignored follows by name.
    apart = ChangeCount(statistics.changes, statistics.renumbered).apart
    lines = [f"{_counted(statistics.changes, 'change')}{apart}: {words}; {sizes}.{_ignored(statistics)}"]
    if statistics.wrapping:
        lines.append(f"{wrapping_words(statistics.wrapping)}; not counted.")
    if marks.used:
        lines.append(f"{_counted(statistics.unexplained, 'change')} not explained by an amendment.")
    if comparison.check.passed:
        lines.append("Both texts are rebuilt exactly from this comparison.")
    else:
        lines.append(
            "ATTENTION: this comparison does not rebuild both texts exactly. Do not rely on it, and report the fault."
        )
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _ignored(statistics: Statistics) -> str:
    if not statistics.ignored:
        return ""
    return " Ignored: " + ", ".join(f"{name} {count:,}" for name, count in sorted(statistics.ignored.items())) + "."
