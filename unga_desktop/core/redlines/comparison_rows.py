"""From corresponding paragraphs to the rows of a redline: spans, classes, flags, renumbering, ignored differences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from unga_desktop.core.documents.document import Document, Paragraph
from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.pairing.alignment import Bead
from unga_desktop.core.pairing.shared_ends import shared_ends
from unga_desktop.core.redlines import classification, operative_verb, word_diff
from unga_desktop.core.redlines.hidden_character import number_pieces
from unga_desktop.core.redlines.invariance import Ignorable, ignored_names
from unga_desktop.core.redlines.operative_verb import Verb
from unga_desktop.core.redlines.redline import ChangeClass, Flag, Op, Renumbering, Row, RowKind, Span
from unga_desktop.core.redlines.renumbering import Place, places, renumbering
from unga_desktop.core.redlines.tidying import Hunk
from unga_desktop.core.redlines.word_diff import Piece
from unga_desktop.core.words import folding
from unga_desktop.core.words.tokens import Tokens, Vocabulary

# Below this share of common tokens a word comparison is a salad; a text that is mostly contained in the other is not.
_COMPARABLE = 0.5
_CONTAINED = 0.8
_CONTEXT = 60
# A point or sign that makes another number is punctuation to the eye alone.
_MAY_BE_IGNORED = (ChangeClass.PUNCTUATION, ChangeClass.CASE, ChangeClass.TYPOGRAPHY, ChangeClass.INVISIBLE)

Verbs = tuple[Verb | None, Verb | None]


class RowWriter:
    """Writes the rows of one comparison."""

    def __init__(
        self,
        original: Document,
        amended: Document,
        vocabulary: Vocabulary,
        ignore: frozenset[Ignorable],
        cancelled: CancelCheck = lambda: False,
    ) -> None:
        self._cancelled = cancelled
        self._paragraphs = (original.paragraphs, amended.paragraphs)
        self._places: tuple[Mapping[int, Place], Mapping[int, Place]] | None = None
        self._vocabulary = vocabulary
        self._ignore = ignore
        self.ignored: Counter[str] = Counter()
        """Ignored differences by name, counted while the rows are written."""

    def row(self, bead: Bead) -> Row:
        """The row of paragraphs that answer each other."""
        if len(bead.original) == len(bead.amended) == 1:
            return self._one_to_one(
                self._paragraphs[0][bead.original[0]], self._paragraphs[1][bead.amended[0]], bead.moved
            )
        before = tuple([self._paragraphs[0][place] for place in bead.original])
        after = tuple([self._paragraphs[1][place] for place in bead.amended])
        if not before or not after:
            return self._one_sided(before, after)
        return self._compared(before, after, bead.moved)

    def _one_to_one(self, before: Paragraph, after: Paragraph, moved: bool) -> Row:
        text = before.text
        if text != after.text:
            return self._compared((before,), (after,), moved)
        number = self._renumbering(before, after)
        spans = (Span(Op.EQUAL, text),) if text else ()
        return Row(RowKind.UNCHANGED, (before,), (after,), spans, moved, number, _of_number(number))

    def _renumbering(self, before: Paragraph, after: Paragraph) -> Renumbering | None:
        if before.label == after.label and before.mark == after.mark:
            return None
        if self._places is None:
            self._places = (places(self._paragraphs[0]), places(self._paragraphs[1]))
        found = renumbering(before, after, *self._places)
        if found is None or not self._ignore:
            return found
        if before.label != after.label and (found.before, found.after) != (before.label, after.label):
            found = self._without_ignored(found, before, after)
        names: tuple[Ignorable, ...] = (Ignorable.NUMBERING,)
        if Ignorable.NUMBERING not in self._ignore:
            names = ignored_names(found.before, found.after, self._ignore)
        if not names:
            return found
        self.ignored.update(names)
        return replace(found, ignored=True)

    def _without_ignored(self, found: Renumbering, before: Paragraph, after: Paragraph) -> Renumbering:
        """A new number that is also set off otherwise: where that is ignored, the number remains."""
        assert self._places is not None
        old, new = found.before.replace(before.label, "", 1), found.after.replace(after.label, "", 1)
        names = ignored_names(old, new, self._ignore)
        if not names:
            return found
        self.ignored.update(names)
        return renumbering(replace(before, mark=""), replace(after, mark=""), *self._places) or found

    def _one_sided(self, before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> Row:
        text = _joined(before or after)
        op, kind = (Op.DELETE, RowKind.REMOVED) if before else (Op.INSERT, RowKind.ADDED)
        spans = (Span(op, text, classification.of_whole(text)),) if text else ()
        flags = classification.hidden_flags((text,), text) + _of_numbers(before or after)
        return Row(kind, before, after, spans, flags=classification.in_order(flags))

    def _compared(self, before: tuple[Paragraph, ...], after: tuple[Paragraph, ...], moved: bool) -> Row:
        old, new = _joined(before), _joined(after)
        pieces = self._pieces(old, new)
        verbs = _opening_verbs(old, new)
        spans = tuple(self._spans(pieces, verbs))
        kind = _kind(before, after, pieces, spans)
        number = self._renumbering(before[0], after[0])
        flags = _of_number(number) + _flags(spans, old + new, None if kind is RowKind.REPLACED else verbs)
        return Row(kind, before, after, spans, moved, number, classification.in_order(flags))

    def _pieces(self, old: str, new: str) -> list[Piece]:
        head, tail = shared_ends(old, new)
        if head or tail:
            found = word_diff.pieces_between(head, tail, old, new, self._vocabulary, self._cancelled)
            if found:
                return found
        original, amended = self._vocabulary.tokens(old), self._vocabulary.tokens(new)
        if not _may_compare(original.symbols, amended.symbols):
            return word_diff.replaced(old, new)
        hunks = word_diff.hunks(original, amended, self._vocabulary, self._cancelled)
        if not _comparable(original, amended, hunks):
            return word_diff.replaced(old, new)
        return word_diff.pieces(original, amended, hunks)

    def _spans(self, pieces: Sequence[Piece], verbs: Verbs) -> Iterator[Span]:
        left = right = 0
        for place, piece in enumerate(pieces):
            start, first = left, right
            left += len(piece.before)
            right += len(piece.after)
            if not piece.changed:
                yield Span(Op.EQUAL, piece.before)
                continue
            at_verb = len(pieces) > 1 and _touches(verbs[0], start, left) and _touches(verbs[1], first, right)
            following = pieces[place + 1].before[:_CONTEXT] if place + 1 < len(pieces) else ""
            leading = pieces[place - 1].before[-_CONTEXT:] if place else ""
            named = classification.classify(piece.before, piece.after, leading, following, at_verb)
            may_be = self._ignore and named in _MAY_BE_IGNORED
            names = ignored_names(piece.before, piece.after, self._ignore) if may_be else ()
            if names:
                self.ignored.update(names)
            if piece.before:
                yield Span(Op.DELETE, piece.before, named, ignored=bool(names))
            if piece.after:
                yield Span(Op.INSERT, piece.after, named, ignored=bool(names))


def _flags(spans: tuple[Span, ...], around: str, verbs: Verbs | None) -> tuple[Flag, ...]:
    flags: tuple[Flag, ...] = ()
    if not classification.is_plain(around):
        deleted, inserted = ([span.text for span in spans if span.op is op] for op in (Op.DELETE, Op.INSERT))
        flags = classification.hidden_flags(deleted + inserted, around)
        flags += (*classification.twin_flags(" ".join(deleted), " ".join(inserted)),)
    # A paragraph put in the place of another has a verb of its own: nothing was strengthened or weakened.
    shift = operative_verb.change_of(*verbs) if verbs else None
    return (*flags, shift) if shift else flags


def _of_numbers(paragraphs: Sequence[Paragraph]) -> tuple[Flag, ...]:
    """The warnings about characters around the numbers of new or removed paragraphs that cannot be seen."""
    unseen = [given for given in paragraphs if any(name for _, name in number_pieces(given))]
    return classification.hidden_flags([given.mark for given in unseen], "".join(given.text for given in unseen))


def _of_number(number: Renumbering | None) -> tuple[Flag, ...]:
    """The warning that a number changed for one that only looks the same, a Latin ``a)`` and a Cyrillic one, or that
    characters came or went with it that cannot be seen."""
    if number is None or classification.is_plain(number.before + number.after):
        return ()
    unseen = [list(filter(folding.is_invisible, side)) for side in (number.before, number.after)]
    if unseen[0] != unseen[1] or folding.key(number.before) == folding.key(number.after):
        return classification.hidden_flags((number.before, number.after), number.before + number.after)
    alike = folding.fold_lookalikes(number.before) == folding.fold_lookalikes(number.after)
    return (Flag.LOOKALIKE_CHARACTER,) if alike else ()


def _opening_verbs(old: str, new: str) -> Verbs:
    """The verbs that open two texts; none where no change comes near them."""
    if old[: operative_verb.HEAD] == new[: operative_verb.HEAD]:
        return None, None
    return operative_verb.opening_verb(old), operative_verb.opening_verb(new)


def _touches(verb: Verb | None, start: int, end: int) -> bool:
    """Whether a stretch of a text has a part in the verb that opens it."""
    return verb is not None and start < verb[2] and end > verb[1]


def _joined(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _kind(
    before: tuple[Paragraph, ...], after: tuple[Paragraph, ...], pieces: Sequence[Piece], spans: Sequence[Span]
) -> RowKind:
    if len(before) != len(after):
        return RowKind.SPLIT if len(before) < len(after) else RowKind.MERGED
    if all(span.op is Op.EQUAL or span.ignored for span in spans):
        return RowKind.UNCHANGED
    whole = len(pieces) == 1 and pieces[0].before.strip() and pieces[0].after.strip()
    return RowKind.REPLACED if whole else RowKind.REWORDED


def _may_compare(original: str, amended: str) -> bool:
    """Whether two texts share enough tokens in any order; if not, they cannot share enough in the same order."""
    shared = (Counter(original) & Counter(amended)).total()
    return _enough(shared, len(original), len(amended))


def _comparable(original: Tokens, amended: Tokens, hunks: Sequence[Hunk]) -> bool:
    shared = len(original.symbols) - sum(hunk.end - hunk.start for hunk in hunks)
    return _enough(shared, len(original.symbols), len(amended.symbols))


def _enough(shared: int, original: int, amended: int) -> bool:
    if original == 0 or amended == 0:
        return True
    return 2 * shared >= _COMPARABLE * (original + amended) or shared >= _CONTAINED * min(original, amended)
