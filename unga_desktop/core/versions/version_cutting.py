"""Cuts the pieces of a row of versions where the next version changed it: what is kept, what ends, what begins, what moves."""

from collections.abc import Sequence
from dataclasses import replace

from unga_desktop.core.redlines.redline import Op, Span
from unga_desktop.core.versions.version_chain import Piece

BREAK = "\n"
"""Between two paragraphs of a row."""


class Cutter:
    """Walks over the pieces of a thread; those that ended before stay where they are."""

    def __init__(self, pieces: Sequence[Piece], version: int) -> None:
        self._left = list(reversed(pieces))
        self._version = version
        self._made: list[Piece] = []

    def follow(self, spans: Sequence[Span]) -> None:
        for span in spans:
            if span.op is Op.EQUAL:
                self.keep(len(span.text))
            elif span.op is Op.DELETE:
                self.end(len(span.text))
            else:
                self.begin(span.text, span.ignored)

    def keep(self, length: int) -> None:
        self._made += self.take(length)

    def end(self, length: int, carried: bool = False) -> None:
        next_version = self._version + 1
        self._made += [
            piece if piece.until is not None else replace(piece, until=next_version, carried=carried)
            for piece in self.take(length)
        ]

    def leave(self, spans: Sequence[Span]) -> None:
        """Ends a paragraph that moved away, with the words that it took along marked."""
        for span in spans:
            self.end(len(span.text), span.op is Op.EQUAL)

    def begin(self, text: str, ignored: bool) -> None:
        """Puts in new characters; breaks between paragraphs are pieces of their own."""
        self._skip()
        for place, line in enumerate(text.split(BREAK)):
            self._made += [Piece(BREAK, self._version + 1, ignored=ignored)] if place else []
            self._made += [Piece(line, self._version + 1, ignored=ignored)] if line else []

    def bring(self, carried: Sequence[Piece], spans: Sequence[Span]) -> None:
        """Puts in a moved paragraph: its words keep the version they come from, but for those that were changed on the way."""
        self._skip()
        source = Cutter(carried, self._version)
        for span in spans:
            if span.op is Op.INSERT:
                self.begin(span.text, span.ignored)
                continue
            taken = source.take(len(span.text))
            if span.op is Op.EQUAL:
                self._made += [Piece(piece.text, self._version + 1, None, piece.origin) for piece in taken]

    def finish(self) -> list[Piece]:
        return [*self._made, *reversed(self._left)]

    def _skip(self) -> None:
        """Passes over what ended before."""
        while self._left and self._left[-1].until is not None:
            self._made.append(self._left.pop())

    def take(self, length: int) -> list[Piece]:
        """So many standing characters, and what ended before among them."""
        taken: list[Piece] = []
        while length:
            piece = self._left.pop()
            if piece.until is not None:
                taken.append(piece)
                continue
            if len(piece.text) > length:
                self._left.append(replace(piece, text=piece.text[length:]))
                piece = replace(piece, text=piece.text[:length])
            length -= len(piece.text)
            taken.append(piece)
        return taken
