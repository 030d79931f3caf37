"""Rows of a comparison cut into what is painted: paragraphs of fragments, each with its exact text and what is shown for it.

Free of Qt. Shown text and exact text differ only where a fragment has a ``box``: hidden characters are shown by their
names, paragraph breaks that were made or removed by a pilcrow. The fragments of a row, in order, always join to the row's
texts; nothing that is selected, copied or searched is ever read back from a layout.
"""

from dataclasses import dataclass
from enum import StrEnum

from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.redlines.hidden_character import number_pieces, pieces, span_pieces
from unga_desktop.core.redlines.redline import Op, Row, RowKind, Span


class Side(StrEnum):
    """Which text of a row is shown: both in one, or one alone."""

    BOTH = "both"
    ORIGINAL = "original"
    AMENDED = "amended"


# Isolates keep the Latin letters of a name from reordering the right-to-left text around them.
_BOXED = "\u2068\u00a0{}\u00a0\u2069"
PILCROW = "¶"
_LEFT_OUT = {Side.ORIGINAL: Op.INSERT, Side.AMENDED: Op.DELETE}


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters with one fate and one look: ``text`` exactly as in the document, ``shown`` as painted.

    ``span`` is the index in the row's spans. ``box`` says that ``shown`` is a name drawn in a box, or a pilcrow.
    """

    text: str
    shown: str
    op: Op
    span: int
    box: bool = False
    ignored: bool = False

    @property
    def named(self) -> bool:
        """Whether a name is shown in a box; a pilcrow looks like the text around it."""
        return self.box and self.text != "\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One painted paragraph. ``old_label`` is the number it had, where that differs from ``label``.

    ``printed`` is the number to be shown. ``renumbered`` says how it changed, in the way of ``renumbering_text``, and is empty
    where it did not. ``marks`` are the numbers before and now with the characters that set them off, exactly as in the texts;
    alike where nothing changed.
    """

    section: Section
    label: str
    old_label: str
    level: int
    fragments: tuple[Fragment, ...]
    op: Op = Op.EQUAL
    renumbered: str = ""
    marks: tuple[str, str] = ("", "")
    printed: str = ""

    @property
    def text(self) -> str:
        return "".join(fragment.text for fragment in self.fragments)

    @property
    def shown(self) -> str:
        return "".join(fragment.shown for fragment in self.fragments)


def blocks(row: Row, side: Side) -> tuple[Block, ...]:
    """The paragraphs to paint for one side of a row, or for both sides in one; empty where the side has no paragraph."""
    if not {Side.ORIGINAL: row.original, Side.AMENDED: row.amended}.get(side, True):
        return ()
    cutter = _Cutter(row, side)
    for index, span in enumerate(row.spans):
        cutter.add(index, span)
    return cutter.finish()


class _Cutter:
    """Walks the spans of a row and begins a new block wherever the shown text begins a new paragraph."""

    def __init__(self, row: Row, side: Side) -> None:
        self._row = row
        self._side = side
        self._original = 0
        self._amended = 0
        self._fragments: list[Fragment] = []
        self._blocks: list[Block] = []
        self._head = (0, 0)
        self._last_op = Op.EQUAL

    def add(self, index: int, span: Span) -> None:
        if span.op is _LEFT_OUT.get(self._side):
            return
        if self._row.kind is RowKind.REPLACED and self._last_op is Op.DELETE and span.op is Op.INSERT:
            self._close()
        self._last_op = span.op
        lines = span.text.split("\n")
        for number, line in enumerate(lines):
            if line:
                self._fragments.extend(_cut(line, index, self._row))
            if number < len(lines) - 1:
                self._break(index, span)

    def finish(self) -> tuple[Block, ...]:
        if self._fragments or not self._blocks:
            self._close()
        return tuple(self._blocks)

    def _break(self, index: int, span: Span) -> None:
        changed = span.op is not Op.EQUAL
        self._fragments.append(Fragment("\n", PILCROW if changed else "", span.op, index, changed, span.ignored))
        self._original += span.op is not Op.INSERT
        self._amended += span.op is not Op.DELETE
        # What follows a break taken away stands in the same paragraph now.
        joins = self._side is Side.BOTH and span.op is Op.DELETE and self._row.kind is not RowKind.REPLACED
        if not joins or not self._row.amended:
            self._close()

    def _close(self) -> None:
        fates = {fragment.op for fragment in self._fragments if fragment.text != "\n"}
        fate = fates.pop() if len(fates) == 1 else Op.EQUAL
        fate = {RowKind.ADDED: Op.INSERT, RowKind.REMOVED: Op.DELETE}.get(self._row.kind, fate)
        paragraph, earlier = self._heading(fate)
        old_label = earlier.label if earlier and earlier.label != paragraph.label else ""
        fragments = tuple(self._fragments)
        told = renumbering_text(self._row) if self._side is Side.BOTH and not self._blocks else ""
        marks = (_mark(earlier or paragraph), _mark(paragraph))
        shown = number_shown(paragraph)
        self._blocks.append(
            Block(paragraph.section, paragraph.label, old_label, paragraph.level, fragments, fate, told, marks, shown)
        )
        self._fragments = []
        self._head = (self._original, self._amended)

    def _heading(self, fate: Op) -> tuple[Paragraph, Paragraph | None]:
        """The paragraph whose number stands beside the block, and the one that had another number before."""
        original = _at(self._row.original, self._head[0])
        amended = _at(self._row.amended, self._head[1])
        of_original = self._side is Side.ORIGINAL or (self._side is Side.BOTH and fate is Op.DELETE)
        first, second = (original, amended) if of_original else (amended, original)
        paragraph = first or second
        if paragraph is None:
            return Paragraph(0, Section.OPERATIVE, "", ""), None
        if self._side is not Side.BOTH or fate is not Op.EQUAL or original is None or amended is None:
            return paragraph, None
        second_half = self._row.kind is RowKind.SPLIT and self._head[1] > 0
        return paragraph, None if second_half else original


def _mark(paragraph: Paragraph) -> str:
    return paragraph.mark or paragraph.printed_number


def _at(paragraphs: tuple[Paragraph, ...], index: int) -> Paragraph | None:
    return paragraphs[min(index, len(paragraphs) - 1)] if paragraphs else None


def _cut(text: str, index: int, row: Row) -> list[Fragment]:
    span = row.spans[index]
    return [
        Fragment(characters, _boxed(name) if name else characters, span.op, index, bool(name), span.ignored)
        for characters, name in span_pieces(row.spans, index, text)
    ]


def _boxed(name: str) -> str:
    """A name as it stands in its box, which no line break divides."""
    return _BOXED.format(name.replace(" ", "\u00a0"))


def visible(text: str, careful: bool = False, against: str = "") -> str:
    """A text for one line of a list: hidden characters by their names in square brackets, paragraph breaks as pilcrows.

    ``careful`` and ``against`` are those of ``hidden_character.pieces``.
    """
    return "".join(
        f"[{name}]" if name else characters.replace("\n", f" {PILCROW} ")
        for characters, name in pieces(text, careful, against)
    )


def renumbering_text(row: Row) -> str:
    """How a row's number changed, ``"3 → 4."``, with what cannot be seen of it by name; empty where it did not."""
    if row.renumbered is None:
        return ""
    old, new = row.renumbered.before, row.renumbered.after
    before, after = (
        "".join(f"[{name}]" if name else text for text, name in pieces(*pair))
        for pair in ((old, True, new), (new, True, old))
    )
    if not before or not after:
        return ""
    # A number that is told with the characters that set it off, or with names, is not told as it is printed.
    return f"{before} → {number_shown(row.amended[0]) if after == row.amended[0].label else after}"


def number_shown(paragraph: Paragraph) -> str:
    """The number beside a paragraph, as the text prints it, with what cannot be seen around it by name."""
    return "".join(f"[{name}]" if name else text for text, name in number_pieces(paragraph))
