"""Words inside a pair of texts: what was deleted and inserted, as hunks of tokens and then as runs of characters.

diff-match-patch compares the symbols of the tokens; ``tidy`` makes of its shortest script one that reads well. White space
is put back last: what two texts share of it stays equal, a difference in white space alone is a hunk of its own.
"""

from dataclasses import dataclass

import regex

from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.pairing.matching import matching_runs
from unga_desktop.core.pairing.shared_ends import common_head, common_tail
from unga_desktop.core.redlines.redline import Op
from unga_desktop.core.redlines.tidying import Hunk, tidied
from unga_desktop.core.words.tokens import Tokens, Vocabulary

# The first character that makes one grapheme with what follows.
_FIRST_PRECEDING = "\u0600"
_PRECEDING = regex.compile(r"\p{GCB=PP}\Z")
_LEANING = regex.compile(r"[\p{M}\p{GCB=EX}\p{GCB=SM}\u200d]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stayed (``before`` equals ``after``), or was deleted (``before``) and inserted (``after``) in one place."""

    before: str
    after: str
    changed: bool


def hunks(
    original: Tokens, amended: Tokens, vocabulary: Vocabulary, cancelled: CancelCheck = lambda: False
) -> list[Hunk]:
    """The differing stretches of tokens, tidied."""
    only = _only_hunk(original.symbols, amended.symbols)
    if only:
        return tidied([only], original, amended, vocabulary)
    found: list[Hunk] = []
    i = j = 0
    ends = (len(original.symbols), len(amended.symbols), 0)
    for left, right, length in [*matching_runs(original.symbols, amended.symbols, cancelled), ends]:
        if i < left or j < right:
            found.append(Hunk(i, left, j, right))
        i, j = left + length, right + length
    return tidied(found, original, amended, vocabulary)


def _only_hunk(original: str, amended: str) -> Hunk | None:
    """What differs between two strings of symbols, if nothing between their common head and tail is in both."""
    head = common_head(original, amended)
    if head == len(original) == len(amended):
        return None
    tail = common_tail(original[head:], amended[head:])
    end, last = len(original) - tail, len(amended) - tail
    return Hunk(head, end, head, last) if set(original[head:end]).isdisjoint(amended[head:last]) else None


def pieces(original: Tokens, amended: Tokens, found: list[Hunk]) -> list[Piece]:
    """The two texts as pieces; joined, ``before`` gives the original text and ``after`` the amended one, byte for byte."""
    if len(found) == 1:
        around = _around(original, amended, found[0])
        if around:
            return around
    writer = _Writer(original, amended)
    i = j = 0
    for hunk in found:
        # Nothing is written for the hunk itself: what differs is all that lies before the next equal token.
        writer.equal(i, hunk.start, j)
        i, j = hunk.end, hunk.last
    writer.equal(i, len(original.symbols), j)
    return writer.finished()


def _around(original: Tokens, amended: Tokens, hunk: Hunk) -> list[Piece] | None:
    """The pieces where nothing but one hunk differs; None where something else does, too."""
    start = original.ends[hunk.start - 1] if hunk.start else 0
    first = amended.ends[hunk.first - 1] if hunk.first else 0
    end = original.starts[hunk.end] if hunk.end < len(original.symbols) else len(original.text)
    last = amended.starts[hunk.last] if hunk.last < len(amended.symbols) else len(amended.text)
    before, after = original.text[start:end], amended.text[first:last]
    if start != first or original.text[:start] != amended.text[:first] or original.text[end:] != amended.text[last:]:
        return None
    head, tail = _shared_space(before, after)
    found = [Piece(before[head : len(before) - tail], after[head : len(after) - tail], True)]
    if start + head:
        leading = original.text[: start + head]
        found.insert(0, Piece(leading, leading, False))
    if end - tail < len(original.text):
        following = original.text[end - tail :]
        found.append(Piece(following, following, False))
    return found


def pieces_between(
    head: int, tail: int, original: str, amended: str, vocabulary: Vocabulary, cancelled: CancelCheck = lambda: False
) -> list[Piece] | None:
    """Two texts as pieces, of which a head and a tail of so many characters are known to be equal.

    None where a change reaches the edge of what lies between, and might go on beyond it.
    """
    left = vocabulary.tokens(original[head : len(original) - tail])
    right = vocabulary.tokens(amended[head : len(amended) - tail])
    found = pieces(left, right, hunks(left, right, vocabulary, cancelled))
    if (head and found[0].changed) or (tail and found[-1].changed):
        return None
    if head:
        first = original[:head] + found[0].before
        found[0] = Piece(first, first, False)
    if tail:
        last = found[-1].before + original[len(original) - tail :]
        found[-1] = Piece(last, last, False)
    return found


def replaced(original: str, amended: str) -> list[Piece]:
    """Two texts too different to compare, as one piece."""
    return [Piece(original, amended, True)]


class _Writer:
    """Writes pieces from the start of both texts to the end; ``_at`` is how far each has been written."""

    def __init__(self, original: Tokens, amended: Tokens) -> None:
        self._sides = (original, amended)
        self._at = [0, 0]
        self._pieces: list[Piece] = []

    def equal(self, start: int, end: int, first: int) -> None:
        """Tokens with equal symbols: equal text, but for what the keys leave out."""
        if start == end:
            return
        left, right = self._sides
        last = first + end - start
        begin = (left.starts[start], right.starts[first])
        stop = (left.ends[end - 1], right.ends[last - 1])
        self._up_to(begin)
        if left.text[begin[0] : stop[0]] == right.text[begin[1] : stop[1]]:
            self._write(stop)
            return
        for step in range(end - start):
            self._up_to((left.starts[start + step], right.starts[first + step]))
            self._write((left.ends[start + step], right.ends[first + step]))

    def finished(self) -> list[Piece]:
        self._up_to((len(self._sides[0].text), len(self._sides[1].text)))
        return self._pieces

    def _up_to(self, ends: tuple[int, int]) -> None:
        """Writes what differs up to an equal token; white space that both sides have at its edges is equal."""
        before = self._sides[0].text[self._at[0] : ends[0]]
        after = self._sides[1].text[self._at[1] : ends[1]]
        if before == after and (not before or before.isspace()):
            self._write(ends)
            return
        head, tail = _shared_space(before, after)
        start = (self._at[0] + head, self._at[1] + head)
        self._write(start)
        self._write((ends[0] - tail, ends[1] - tail))
        self._write(ends)

    def _write(self, ends: tuple[int, int]) -> None:
        before = self._sides[0].text[self._at[0] : ends[0]]
        after = self._sides[1].text[self._at[1] : ends[1]]
        self._at[:] = ends
        if not before and not after:
            return
        changed = before != after
        if self._pieces and self._pieces[-1].changed == changed:
            last = self._pieces.pop()
            before, after = last.before + before, last.after + after
        self._pieces.append(Piece(before, after, changed))


def _shared_space(before: str, after: str) -> tuple[int, int]:
    """How much white space two texts share at their heads and tails, without any that makes one grapheme with a letter."""
    head = _common_space(before, after)
    # A mark that leans on a space makes one grapheme with it.
    if head and (_leans(before[head : head + 1]) or _leans(after[head : head + 1])):
        head -= 1
    tail = _common_space(before[head:][::-1], after[head:][::-1])
    if tail and (_precedes(before, tail) or _precedes(after, tail)):
        tail -= 1
    return head, tail


def _leans(character: str) -> bool:
    return bool(character) and not character.isascii() and _LEANING.match(character) is not None


def _precedes(text: str, tail: int) -> bool:
    """Whether the character before a tail of so many characters makes one grapheme with it."""
    before = text[-tail - 1 : -tail]
    return before >= _FIRST_PRECEDING and _PRECEDING.search(before) is not None


def _common_space(before: str, after: str) -> int:
    length = 0
    for one, other in zip(before, after, strict=False):
        if one != other or not one.isspace():
            break
        length += 1
    return length


def runs(found: list[Piece]) -> list[tuple[Op, str]]:
    """Pieces as runs of text with one fate; in a change what was deleted comes first."""
    written: list[tuple[Op, str]] = []
    for piece in found:
        if not piece.changed:
            written.append((Op.EQUAL, piece.before))
            continue
        if piece.before:
            written.append((Op.DELETE, piece.before))
        if piece.after:
            written.append((Op.INSERT, piece.after))
    return written
