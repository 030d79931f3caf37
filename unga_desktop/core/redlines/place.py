"""Where a paragraph stands, in words a delegate would use: "operative paragraph 3 (a)", "preambular paragraph 2"."""

from collections import Counter
from collections.abc import Sequence

from unga_desktop.core.documents.document import Document, Paragraph, Section
from unga_desktop.core.redlines.redline import Row, RowKind

_WORDS = {
    Section.TITLE: "title",
    Section.OPENING: "opening words",
    Section.PREAMBULAR: "preambular paragraph",
    Section.OPERATIVE: "operative paragraph",
    Section.SUBPARAGRAPH: "sub-paragraph",
    Section.HEADING: "heading",
    Section.ANNEX: "annex",
    Section.FOOTNOTE: "footnote",
}
_COUNTED = (Section.PREAMBULAR, Section.OPERATIVE, Section.HEADING, Section.ANNEX, Section.FOOTNOTE)


def places(document: Document) -> tuple[str, ...]:
    """The place of every paragraph of a document, in its order."""
    return places_of(document.paragraphs)


def places_of(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The place of each of all paragraphs of a document, in their order.

    A paragraph without a printed number is counted among those of its section, unless it is the only one; a
    sub-paragraph is named with the paragraphs that it hangs from.
    """
    sizes = Counter(paragraph.section for paragraph in paragraphs)
    seen: Counter[Section] = Counter()
    found: list[str] = []
    parents: list[str] = []
    for paragraph in paragraphs:
        seen[paragraph.section] += 1
        if paragraph.section is Section.SUBPARAGRAPH and parents:
            place = f"{parents[min(paragraph.level, len(parents)) - 1]} {paragraph.label}".rstrip()
            parents = [*parents[: max(1, paragraph.level)], place]
        else:
            place = _alone(paragraph, seen[paragraph.section], sizes[paragraph.section])
            parents = [place]
        found.append(place)
    return tuple(found)


def _alone(paragraph: Paragraph, number: int, size: int) -> str:
    words = _WORDS[paragraph.section]
    if paragraph.section is Section.ANNEX and (paragraph.label or size > 1):
        words = "annex, paragraph"
    if paragraph.label:
        return f"{words} {paragraph.label}"
    return f"{words} {number}" if size > 1 and paragraph.section in _COUNTED else words


class Places:
    """The places of both documents of a comparison, and of its rows."""

    def __init__(self, original: Document, amended: Document) -> None:
        self._original = dict(zip((p.index for p in original.paragraphs), places(original), strict=True))
        self._amended = dict(zip((p.index for p in amended.paragraphs), places(amended), strict=True))

    def of(self, row: Row) -> str:
        """Where the row stands in the amended text; a removed one where it stood in the original."""
        if row.kind is RowKind.REMOVED:
            return self.before(row)
        return self._amended[row.amended[0].index]

    def before(self, row: Row) -> str:
        """Where the row stood in the original text; empty where it was not there."""
        return self._original[row.original[0].index] if row.original else ""
