"""Words in a text: where they stand, by token key, and how others take their place without spaces too many or too few."""

import re
from collections.abc import Sequence

from unga_desktop.core.amendments.instruction import Words
from unga_desktop.core.amendments.place_finder import Refusal
from unga_desktop.core.words.tokens import Vocabulary

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*")
_FINAL = re.compile(r"(?:[ \u00a0\u202f](?=[;:]))?[.,;:،؛。，；]?(?:(?<=[;,]) (?:and|or|et|ou|y|o))?\s*$")
_CLOSING = ",.;:!?)]}”’»،؛؟。，；"
_OPENING = "([{“‘«"
_WIDE = re.compile(r"[\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\uff01-\uff60]")

Span = tuple[int, int, int]
"""A paragraph's index, start and end."""


class Passages:
    """Searches paragraphs for words; typography, spacing and wrapping do not matter, everything else does."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._vocabulary = Vocabulary()
        self._texts = texts

    def all(self, words: str, within: Sequence[Span]) -> list[Span]:
        """Every place where the words stand, in order; words that overlap themselves count once."""
        wanted = self._vocabulary.symbols(words)
        if not wanted:
            raise Refusal("the words to look for are empty")
        found: list[Span] = []
        for index, start, end in within:
            tokens = self._vocabulary.tokens(self._texts[index])
            at = tokens.symbols.find(wanted)
            while at >= 0:
                first, last = tokens.starts[at], tokens.ends[at + len(wanted) - 1]
                if start <= first and last <= end:
                    found.append((index, first, last))
                    at = tokens.symbols.find(wanted, at + len(wanted))
                else:
                    at = tokens.symbols.find(wanted, at + 1)
        return found

    def spans(self, words: Words, within: Sequence[Span]) -> list[Span]:
        """Every place that words describe, also where they say only how they begin and end."""
        if words.to_the_end:
            return [(index, first, self._end(index, last)) for index, first, last in self.all(words.text, within)]
        if words.until:
            return self._from_to(words.text, words.until, within)
        found = self.all(words.text, within)
        parts = [part for part in _ELLIPSIS.split(words.text) if part]
        if not found and len(parts) == 2:
            return self._from_to(parts[0], parts[1], within)
        return found

    def _end(self, index: int, least: int) -> int:
        text = self._texts[index]
        return max(end_point(text, 0, len(text)), least)

    def _from_to(self, first: str, last: str, within: Sequence[Span]) -> list[Span]:
        found = []
        for index, start, end in within:
            openings = self.all(first, [(index, start, end)])
            if len(openings) > 1:
                return openings
            for opening in openings:
                closings = self.all(last, [(index, opening[2], end)])
                if len(closings) > 1:
                    return closings
                found += [(index, opening[1], closing[2]) for closing in closings]
        return found

    def same(self, one: str, other: str) -> bool:
        """Whether two texts have the same tokens."""
        return self._vocabulary.symbols(one) == self._vocabulary.symbols(other)

    def nearly(self, words: str, within: Sequence[Span]) -> list[Span]:
        """Where the words stand but for capitals and the marks at their ends; for the candidates of a refusal."""
        bare = words.strip(" ,;.:").casefold()
        found = []
        for index, start, end in within:
            at = self._texts[index].casefold().find(bare, start, end) if bare else -1
            if at >= 0:
                found.append((index, at, min(at + len(bare), end)))
        return found


def inserted(text: str, at: int, words: str) -> str:
    """Words as they come in at a point of a text, with the spaces they need."""
    before, after = text[:at][-1:], text[at:][:1]
    left = _gap(before, words[:1])
    right = _gap(words[-1:], after)
    return f"{left}{words}{right}"


def in_place_of(text: str, start: int, end: int, new: str) -> str:
    """New words in the place of old ones, with a space where two words would grow together."""
    before, after = text[:start][-1:], text[end:][:1]
    left = " " if _grow_together(before, new[:1]) else ""
    right = " " if _grow_together(new[-1:], after) else ""
    return f"{left}{new}{right}"


def _grow_together(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum() and not (_WIDE.match(one) or _WIDE.match(other))


def _gap(before: str, after: str) -> str:
    if not before or not after or before.isspace() or after.isspace():
        return ""
    if after in _CLOSING or before in _OPENING or (_WIDE.match(before) and _WIDE.match(after)):
        return ""
    return " "


def deleted(text: str, start: int, end: int) -> tuple[int, int]:
    """What goes when the characters from ``start`` to ``end`` are deleted: with them one of the spaces at their sides."""
    before, after = text[:start][-1:], text[end:][:1]
    if before == " " and (not after or after.isspace() or after in _CLOSING):
        return start - 1, end
    if not before and after == " ":
        return start, end + 1
    return start, end


def new_double_mark(text: str, start: int, end: int, new: str) -> str:
    """Two marks that would stand side by side where they did not before, as in "the word, , and"; empty where there are none."""
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    old = text[start:end].strip()
    inner = new.strip()
    pairs = [(before, inner[:1]), (inner[-1:], after)] if inner else [(before, after)]
    firsts = ",;:،؛，；" + ("" if inner else ".")
    for one, other in pairs:
        if one and other and one in firsts and other in ",;:.،؛。，；" and (one, other) != (old[-1:], after):
            return one + other
    return ""


def end_point(text: str, start: int, end: int) -> int:
    """The point before the final punctuation of a passage."""
    found = _FINAL.search(text[start:end])
    return start + found.start() if found else end
