"""What stands below what in the text view: the rows of a comparison in the order of one view, with the ghosts of moves.

Free of Qt. A ghost is the mark at the place that a moved paragraph left; it and the moved row point at each other.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from unga_desktop.core.documents.document import Document, Paragraph
from unga_desktop.core.redlines.masthead import one_sided_masthead
from unga_desktop.core.redlines.place import places_of
from unga_desktop.core.redlines.redline import Flag, Op, Row, RowKind, Span
from unga_desktop.core.redlines.symbol_line import SymbolLine
from unga_desktop.models.joins import joins
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.printing.redline_fragment import Block, Side, blocks, number_shown, visible

FLAG_WORDS = {
    Flag.INVISIBLE_CHARACTER: "invisible character",
    Flag.LOOKALIKE_CHARACTER: "look-alike letter",
    Flag.BIDI_CONTROL: "direction control",
    Flag.STALE_CROSS_REFERENCE: "reference may be out of date",
    Flag.VERB_STRENGTHENED: "verb strengthened",
    Flag.VERB_WEAKENED: "verb weakened",
}
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}
_GHOST_WORDS = 60
_SIDES = {
    ViewMode.INLINE: (Side.BOTH,),
    ViewMode.SIDE_BY_SIDE: (Side.ORIGINAL, Side.AMENDED),
    ViewMode.ORIGINAL: (Side.ORIGINAL,),
    ViewMode.AMENDED: (Side.AMENDED,),
}


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the view. ``number`` indexes the comparison's rows.

    ``clean`` rows show one text without redline. ``partner`` is the outline's index of a move's other place, -1 for none;
    ``note`` says in words where that is, or what became of the paragraphs. ``changed`` is true where anything differs.
    """

    number: int
    row: Row
    sides: tuple[Side, ...]
    clean: bool
    changed: bool
    ghost: bool = False
    partner: int = -1
    note: str = ""
    badges: tuple[str, ...] = ()

    def cells(self) -> tuple[tuple[Block, ...], ...]:
        """The paragraphs to paint, side by side; a ghost has none."""
        return () if self.ghost else tuple(blocks(self.row, side) for side in self.sides)


class ReadingOutline:
    """All rows of one view, in the order in which they are painted."""

    def __init__(self, rows: Sequence[Row], mode: ViewMode, redlined: bool = True, above: str = "") -> None:
        """``above`` is said in a badge over the first row."""
        self.mode = mode
        self.rows = _outline(rows, mode, redlined, above)
        self.joins = joins(self.rows)
        self._positions = {entry.number: at for at, entry in enumerate(self.rows) if not entry.ghost}

    def position(self, number: int) -> int:
        """Where the view shows a row of the comparison; the nearest row before it that is shown, else the first."""
        while number > 0 and number not in self._positions:
            number -= 1
        return self._positions.get(number, 0)

    def shows(self, number: int) -> bool:
        """Whether the view shows this row of the comparison at all."""
        return number in self._positions


def rows_of(document: Document) -> tuple[Row, ...]:
    """The rows that show a single text: each paragraph by itself, unchanged."""
    return tuple(
        Row(RowKind.UNCHANGED, (paragraph,), (paragraph,), (Span(Op.EQUAL, paragraph.text),))
        for paragraph in document.paragraphs
    )


def is_changed(row: Row) -> bool:
    """Whether anything in a row differs between the two texts, ignored differences aside."""
    if row.moved or (row.renumbered and not row.renumbered.ignored) or row.kind is not RowKind.UNCHANGED:
        return True
    return any(span.op is not Op.EQUAL and not span.ignored for span in row.spans)


def symbol_line_words(line: SymbolLine) -> str:
    """How one symbol is printed above either text, which no row says, with what cannot be seen of it by name."""
    before, after = visible(line.before, True, line.after), visible(line.after, True, line.before)
    return f"symbol line: {before} → {after}{' (ignored)' if line.ignored else ''}"


def _outline(rows: Sequence[Row], mode: ViewMode, redlined: bool, above: str) -> tuple[OutlineRow, ...]:
    sides = _SIDES[mode]
    clean = not redlined or mode in (ViewMode.ORIGINAL, ViewMode.AMENDED)
    notes = {number: _masthead(rows[number]) for number in one_sided_masthead(rows)[:1] if redlined and not clean}
    entries = [
        OutlineRow(
            *(number, row, sides, clean, redlined and is_changed(row)),
            note=notes.get(number, ""),
            badges=_badges(row) if redlined else (),
        )
        for number, row in enumerate(rows)
        if (row.original or mode is not ViewMode.ORIGINAL) and (row.amended or mode is not ViewMode.AMENDED)
    ]
    if mode is ViewMode.ORIGINAL:
        entries.sort(key=lambda entry: entry.row.original[0].index)
    if above and entries:
        entries[0] = replace(entries[0], badges=(above, *entries[0].badges))
    return tuple(entries if clean else _with_ghosts(entries))


def _with_ghosts(entries: list[OutlineRow]) -> list[OutlineRow]:
    settled = [entry for entry in entries if entry.row.original and not entry.row.moved]
    starts = [entry.row.original[0].index for entry in settled]
    ghosts: dict[int, list[OutlineRow]] = {}
    for entry in sorted((e for e in entries if e.row.moved and e.row.original), key=lambda e: e.row.original[0].index):
        before = bisect_left(starts, entry.row.original[0].index) - 1
        after_row = settled[before].number if before >= 0 else -1
        ghosts.setdefault(after_row, []).append(replace(entry, ghost=True, badges=()))
    joined = list(ghosts.get(-1, ()))
    for entry in entries:
        joined.append(entry)
        joined.extend(ghosts.get(entry.number, ()))
    return _joined_moves(joined, _Places(entries if ghosts else ()))


class _Places:
    """Where the paragraphs of both texts stand, in words."""

    def __init__(self, entries: Sequence[OutlineRow]) -> None:
        self.original = self._of(entry.row.original for entry in entries)
        self.amended = self._of(entry.row.amended for entry in entries)

    @staticmethod
    def _of(sides: Iterable[Sequence[Paragraph]]) -> dict[int, str]:
        paragraphs = sorted((paragraph for side in sides for paragraph in side), key=lambda paragraph: paragraph.index)
        return dict(zip((paragraph.index for paragraph in paragraphs), places_of(paragraphs), strict=True))


def _joined_moves(entries: list[OutlineRow], known: _Places) -> list[OutlineRow]:
    """Tells each ghost and each moved row where its partner stands, and notes it in words."""
    ghosts = {entry.number: at for at, entry in enumerate(entries) if entry.ghost}
    found = list(entries)
    for at, entry in enumerate(entries):
        if entry.number in ghosts and not entry.ghost:
            ghost = ghosts[entry.number]
            found[at] = replace(entry, partner=ghost, note=_arrival(entry.row, known, ghost < at))
            found[ghost] = replace(entries[ghost], partner=at, note=_departure(entry.row, known, ghost < at))
        elif not entry.ghost:
            found[at] = replace(entry, note=entry.note or _fate(entry.row))
    return found


def _arrival(row: Row, known: _Places, came_down: bool) -> str:
    arrow, where = ("↑", "above") if came_down else ("↓", "below")
    fate = _fate(row)
    moved = f"{arrow} Moved here from {_whole(row.original, known.original)} {where}{_by(row)}"
    return f"{moved}. {fate}" if fate else moved


def _departure(row: Row, known: _Places, went_down: bool) -> str:
    arrow, where = ("↓", "below") if went_down else ("↑", "above")
    target = f"to {_whole(row.amended, known.amended)} {where}" if row.amended else "away"
    words = visible(row.original[0].text)
    opening = words if len(words) <= _GHOST_WORDS else words[:_GHOST_WORDS].rsplit(" ", 1)[0] + " …"
    return f"{arrow} {_capital(_whole(row.original, known.original))} moved {target}{_by(row)}: {opening}"


def _by(row: Row) -> str:
    """What moved the paragraph, where it is known: a version or an amendment."""
    return f", by {visible(row.amendment)}" if row.amendment else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _whole(paragraphs: Sequence[Paragraph], known: Mapping[int, str]) -> str:
    """The place of one paragraph, or of the first and last of several."""
    first, last = known[paragraphs[0].index], paragraphs[-1]
    return first if len(paragraphs) == 1 else f"{first} to {last.label or known[last.index]}"


def _masthead(row: Row) -> str:
    return f"Masthead: only the {'original' if row.original else 'amended'} text has one"


def _fate(row: Row) -> str:
    if row.kind is RowKind.SPLIT:
        return f"Split: one paragraph became {_count(len(row.amended))}"
    if row.kind is RowKind.MERGED:
        labels = [number_shown(paragraph).rstrip(".") for paragraph in row.original if paragraph.label]
        names = f" ({' and '.join(labels)})" if labels else ""
        return f"Merged: {_count(len(row.original))} paragraphs{names} became one"
    return ""


def _count(number: int) -> str:
    return _NUMBERS.get(number, str(number))


def _badges(row: Row) -> tuple[str, ...]:
    return tuple(FLAG_WORDS[flag] for flag in row.flags)
