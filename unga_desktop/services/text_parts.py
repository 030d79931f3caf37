"""The parts of a report that lay the texts of a comparison beside each other, or give one of them clean."""

from collections.abc import Iterator, Sequence

from unga_desktop.core.documents.document import Paragraph
from unga_desktop.core.redlines.change import Change
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.hidden_character import span_care
from unga_desktop.core.redlines.redline import Op, Row, RowKind, Span
from unga_desktop.core.report import Emphasis, Heading, Part, Redline, Run, Table
from unga_desktop.services.change_makers import ChangeMakers, row_tags

_EMPHASIS = {Op.EQUAL: Emphasis.PLAIN, Op.DELETE: Emphasis.DELETED, Op.INSERT: Emphasis.INSERTED}
_WIDTHS = (0.6, 3.0, 3.0)


class TextParts:
    """Makes the parts on one comparison; ``changes`` are all of its changes, ``notes`` what is said beside each row, ``makers``
    know who made the changes."""

    def __init__(
        self,
        comparison: Comparison,
        changes: Sequence[Change],
        notes: Sequence[Sequence[str]],
        makers: ChangeMakers | None = None,
    ) -> None:
        self._comparison = comparison
        self._tags = row_tags(changes, len(comparison.rows), makers) if makers else ()
        self._notes = notes
        self._numbers: dict[int, list[int]] = {}
        for change in changes:
            self._numbers.setdefault(change.row, []).append(change.number)

    def side_by_side(self) -> Part:
        """Both texts with their changes marked, paragraph beside paragraph."""
        rows = tuple(
            (self._marks(place), self._side(row, place, Op.DELETE), self._side(row, place, Op.INSERT))
            for place, row in enumerate(self._comparison.rows)
        )
        return self._beside("side-by-side", "The texts side by side, changes marked", "Change", rows)

    def comparative(self) -> Part:
        """Both texts as they read, a column for each version."""
        original, amended = self._comparison.original.language, self._comparison.amended.language
        rows = tuple(
            ((Run(str(place)),), plain(row.original, original), plain(row.amended, amended))
            for place, row in enumerate(self._comparison.rows, 1)
        )
        return self._beside("comparative", "Comparative table", "Row", rows)

    def clean(self) -> Part:
        """The amended text without any marks."""
        amended = self._comparison.amended
        rows = tuple(
            Row(RowKind.UNCHANGED, (found,), (found,), (Span(Op.EQUAL, found.text),)) for found in amended.paragraphs
        )
        text = Redline(rows, (0,) * len(rows), amended.language, amended.language)
        return Part("clean", (Heading(f"The text of {amended.name}"), text))

    def _beside(self, key: str, heading: str, first: str, rows: tuple[tuple[tuple[Run, ...], ...], ...]) -> Part:
        columns = (first, *self._comparison.names)
        return Part(key, (Heading(heading), Table("", columns, rows, frozenset((0,)), _WIDTHS)))

    def _marks(self, place: int) -> tuple[Run, ...]:
        """The numbers of a row's changes, and below them the tags of what made them."""
        tags = list(dict.fromkeys(tag.text for tag in self._tags[place])) if self._tags else []
        said = (Run(f"\n{' '.join(tags)}", Emphasis.STRONG),) if tags else ()
        return (Run(self._number(place)), *said)

    def _number(self, place: int) -> str:
        numbers = self._numbers.get(place, [])
        return "–".join(dict.fromkeys(str(number) for number in (numbers[:1] + numbers[-1:])))

    def _side(self, row: Row, place: int, changed: Op) -> tuple[Run, ...]:
        """One side of a row: its spans but those of the other side, with the numbers of its paragraphs."""
        deleted = changed is Op.DELETE
        paragraphs = row.original if deleted else row.amended
        language = self._comparison.original.language if deleted else self._comparison.amended.language
        if not paragraphs:
            return ()
        runs = [*_labelled(paragraphs, row, changed, language)]
        if not deleted and self._notes[place]:
            runs.append(Run("\n" + ". ".join(self._notes[place]) + ".", Emphasis.MUTED))
        return tuple(runs)


def _labelled(paragraphs: Sequence[Paragraph], row: Row, changed: Op, language: str) -> Iterator[Run]:
    """The spans of one side; each paragraph begins on a line of its own with its number."""
    number = 0
    yield from _label(paragraphs[0], language)
    for at, span in enumerate(row.spans):
        if span.op not in (Op.EQUAL, changed):
            continue
        emphasis = Emphasis.MUTED if span.ignored else _EMPHASIS[span.op]
        care = span_care(row.spans, at)
        for place, line in enumerate(span.text.split("\n")):
            if place:
                number += 1
                yield Run("\n", Emphasis.PLAIN)
                yield from _label(paragraphs[min(number, len(paragraphs) - 1)], language)
            if line:
                yield Run(line, emphasis, language, *care)


def plain(paragraphs: Sequence[Paragraph], language: str) -> tuple[Run, ...]:
    """Paragraphs with their numbers and without marks, each on a line of its own."""
    runs: list[Run] = []
    for found in paragraphs:
        runs += [Run("\n")] if runs else []
        runs += [*_label(found, language), Run(found.text, Emphasis.PLAIN, language)]
    return tuple(runs)


def _label(paragraph: Paragraph, language: str) -> Iterator[Run]:
    if paragraph.label:
        yield Run(f"{paragraph.mark or paragraph.printed_number} ", Emphasis.PLAIN, language)
