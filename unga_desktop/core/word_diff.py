"""Words inside a pair of texts: what was deleted and inserted, as hunks of tokens and then as runs of characters.

diff-match-patch compares the symbols of the tokens; ``tidy`` makes of its shortest script one that reads well. White space
is put back last: what two texts share of it stays equal, a difference in white space alone is a hunk of its own.
"""

from dataclasses import dataclass

import regex

from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.matching import matching_runs
from unga_desktop.core.redline import Op
from unga_desktop.core.tidying import Hunk, tidied
from unga_desktop.core.tokens import Tokens, Vocabulary

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
    found: list[Hunk] = []
    i = j = 0
    ends = (len(original.symbols), len(amended.symbols), 0)
    for left, right, length in [*matching_runs(original.symbols, amended.symbols, cancelled), ends]:
        if i < left or j < right:
            found.append(Hunk(i, left, j, right))
        i, j = left + length, right + length
    return tidied(found, original, amended, vocabulary)


def pieces(original: Tokens, amended: Tokens, found: list[Hunk]) -> list[Piece]:
    """The two texts as pieces; joined, ``before`` gives the original text and ``after`` the amended one, byte for byte."""
    writer = _Writer(original, amended)
    i = j = 0
    for hunk in found:
        # Nothing is written for the hunk itself: what differs is all that lies before the next equal token.
        writer.equal(i, hunk.start, j)
        i, j = hunk.end, hunk.last
    writer.equal(i, len(original.spans), j)
    return writer.finished()


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
        begin = (left.spans[start][0], right.spans[first][0])
        stop = (left.spans[end - 1][1], right.spans[last - 1][1])
        self._up_to(begin)
        if left.text[begin[0] : stop[0]] == right.text[begin[1] : stop[1]]:
            self._write(stop)
            return
        for step in range(end - start):
            one, other = left.spans[start + step], right.spans[first + step]
            self._up_to((one[0], other[0]))
            self._write((one[1], other[1]))

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
        head = _common_space(before, after)
        # A mark that leans on a space makes one grapheme with it.
        if head and (_leans(before[head : head + 1]) or _leans(after[head : head + 1])):
            head -= 1
        tail = _common_space(before[head:][::-1], after[head:][::-1])
        if tail and (_precedes(before, tail) or _precedes(after, tail)):
            tail -= 1
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
