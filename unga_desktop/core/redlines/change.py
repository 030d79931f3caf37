"""The list of changes: what the reader steps through, sorts and filters, and what a report enumerates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from unga_desktop.core.redlines.classification import classify
from unga_desktop.core.redlines.comparison import Comparison, hunk_spans, is_break
from unga_desktop.core.redlines.masthead import one_sided_masthead
from unga_desktop.core.redlines.place import Places
from unga_desktop.core.redlines.redline import ChangeClass, Flag, Op, Row, RowKind, Span
from unga_desktop.core.redlines.revision import Revision, tracker
from unga_desktop.core.words import folding

_CONTEXT = 40
_OF_VERBS = (Flag.VERB_STRENGTHENED, Flag.VERB_WEAKENED)


class ChangeKind(StrEnum):
    """What happened, in the words that the reader sees."""

    REPLACED = "replaced"
    INSERTED = "inserted"
    DELETED = "deleted"
    PARAGRAPH_ADDED = "paragraph added"
    PARAGRAPH_REMOVED = "paragraph removed"
    MASTHEAD_ADDED = "masthead added"
    MASTHEAD_REMOVED = "masthead removed"
    SYMBOL_LINE = "symbol line changed"
    PARAGRAPH_MOVED = "paragraph moved"
    PARAGRAPH_SPLIT = "paragraph split"
    PARAGRAPHS_MERGED = "paragraphs merged"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``number`` counts from 1; ``row`` indexes ``Comparison.rows``; ``first_span`` and ``last_span``
    (inclusive) index that row's spans, both -1 where the change concerns the row as a whole (moved, renumbered) or the line
    above all rows.

    ``before`` and ``after`` are the deleted and the inserted text (either may be empty), ``place`` says where in words
    ("operative paragraph 3 (a)", "title"), ``context_before`` and ``context_after`` hold up to 40 characters of equal text.
    ``consequential`` is true of a renumbering that another change explains. A masthead has as many rows as it has lines:
    ``last_row`` is the last of them, and -1 of all other changes. ``tracked`` says who tracked its words and when, in their
    order, each once; it is empty where nobody did.
    """

    number: int
    row: int
    first_span: int
    last_span: int
    kind: ChangeKind
    change_class: ChangeClass
    before: str
    after: str
    place: str
    context_before: str = ""
    context_after: str = ""
    flags: tuple[Flag, ...] = ()
    amendment: str | None = None
    ignored: bool = False
    consequential: bool = False
    last_row: int = -1
    tracked: tuple[Revision, ...] = ()

    @property
    def author(self) -> str:
        """The first who tracked any of its words, empty where nobody is named."""
        return next((revision.author for revision in self.tracked if revision.author), "")

    @property
    def rows(self) -> range:
        """The rows of the comparison that the change is in."""
        return range(self.row, max(self.row, self.last_row) + 1)


def changes(comparison: Comparison) -> tuple[Change, ...]:
    """All changes of a comparison in reading order, renumberings and ignored ones included."""
    found = _of_symbol_line(comparison)
    places = Places(comparison.original, comparison.amended)
    for index, row in enumerate(comparison.rows):
        if row.kind is RowKind.UNCHANGED and not row.moved and row.renumbered is None and len(row.spans) <= 1:
            continue
        place = places.of(row)
        of_row = (*_of_whole_row(row), *_of_hunks(row))
        verbs = any(change.change_class is ChangeClass.VERB for change in of_row)
        for change in of_row:
            # What a verb gained or lost is said of its own change, not of the date changed beside it.
            other = verbs and change.change_class is not ChangeClass.VERB
            flags = tuple(flag for flag in row.flags if not (other and flag in _OF_VERBS))
            found.append(replace(change, row=index, place=place, flags=flags))
    joined = _with_one_masthead(found, one_sided_masthead(comparison.rows))
    return tuple(replace(change, number=number) for number, change in enumerate(joined, 1))


def _of_symbol_line(comparison: Comparison) -> list[Change]:
    """The change of the line above the text, which is told at its first row."""
    line = comparison.symbol_line
    if line is None:
        return []
    words = (ChangeKind.SYMBOL_LINE, line.change_class, line.before, line.after, "symbol line")
    return [Change(0, 0, -1, -1, *words, ignored=line.ignored)]


def _with_one_masthead(found: list[Change], lines: range) -> list[Change]:
    """The changes with those of a masthead joined."""
    parts = [change for change in found if change.row in lines and change.kind is not ChangeKind.SYMBOL_LINE]
    if len(parts) < 2:
        return found
    at, first = found.index(parts[0]), parts[0]
    removed = first.kind is ChangeKind.PARAGRAPH_REMOVED
    whole = replace(
        first,
        kind=ChangeKind.MASTHEAD_REMOVED if removed else ChangeKind.MASTHEAD_ADDED,
        change_class=ChangeClass.WORDING,
        before="\n".join(change.before for change in parts) if removed else "",
        after="" if removed else "\n".join(change.after for change in parts),
        place="masthead",
        flags=tuple(flag for flag in Flag if any(flag in change.flags for change in parts)),
        ignored=all(change.ignored for change in parts),
        last_row=parts[-1].row,
        tracked=tuple(dict.fromkeys(revision for change in parts for revision in change.tracked)),
    )
    return [*found[:at], whole, *found[at + len(parts) :]]


def _of_whole_row(row: Row) -> list[Change]:
    before = "\n".join(paragraph.text for paragraph in row.original)
    after = "\n".join(paragraph.text for paragraph in row.amended)
    kinds = []
    if row.moved:
        kinds.append(ChangeKind.PARAGRAPH_MOVED)
    if row.kind is RowKind.SPLIT:
        kinds.append(ChangeKind.PARAGRAPH_SPLIT)
    if row.kind is RowKind.MERGED:
        kinds.append(ChangeKind.PARAGRAPHS_MERGED)
    named = row.amendment
    found = [Change(0, 0, -1, -1, kind, ChangeClass.WORDING, before, after, "", amendment=named) for kind in kinds]
    if row.renumbered:
        number = row.renumbered
        # A number that reads the same is shown with its hidden characters named.
        alike = folding.key(number.before) == folding.key(number.after)
        kind = classify(number.before, number.after, "", "", False) if alike else ChangeClass.NUMBER
        found.append(
            Change(
                *(0, 0, -1, -1, ChangeKind.RENUMBERED, kind, number.before, number.after, ""),
                amendment=named,
                ignored=number.ignored,
                consequential=number.consequential,
            )
        )
    return found


def _of_hunks(row: Row) -> list[Change]:
    found = []
    for first, last in hunk_spans(row):
        if is_break(row, first, last):
            continue
        spans = row.spans[first : last + 1]
        # A break between paragraphs beside the words has no class to tell.
        telling = next((span for span in spans if span.text != "\n"), spans[0])
        found.append(
            Change(
                *(0, 0, first, last, _kind(row, spans), telling.change_class or ChangeClass.WORDING),
                "".join(span.text for span in spans if span.op is Op.DELETE),
                "".join(span.text for span in spans if span.op is Op.INSERT),
                "",
                _equal(row, first - 1)[-_CONTEXT:],
                _equal(row, last + 1)[:_CONTEXT],
                amendment=spans[0].amendment,
                ignored=all(span.ignored for span in spans),
                tracked=tuple(dict.fromkeys(filter(None, map(tracker, spans)))),
            )
        )
    return found


def _equal(row: Row, at: int) -> str:
    """The text of a span that both sides have; beside a change of one version may stand that of another, which is no context."""
    if not 0 <= at < len(row.spans) or row.spans[at].op is not Op.EQUAL:
        return ""
    return row.spans[at].text


def _kind(row: Row, spans: Sequence[Span]) -> ChangeKind:
    if row.kind is RowKind.ADDED:
        return ChangeKind.PARAGRAPH_ADDED
    if row.kind is RowKind.REMOVED:
        return ChangeKind.PARAGRAPH_REMOVED
    deleted = any(span.op is Op.DELETE for span in spans)
    inserted = any(span.op is Op.INSERT for span in spans)
    if deleted and inserted:
        return ChangeKind.REPLACED
    return ChangeKind.DELETED if deleted else ChangeKind.INSERTED
