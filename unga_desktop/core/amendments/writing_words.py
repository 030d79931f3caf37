"""Words edits in UN wording: what is replaced, inserted and deleted in one paragraph, each named so that it is meant alone.

Words that stand there more than once are quoted with their neighbours, and an insertion or deletion that would leave other
spaces than wanted becomes a replacement; so every phrase does exactly what it says, which ``passage`` decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unga_desktop.core.amendments import passage
from unga_desktop.core.amendments.passage import Passages
from unga_desktop.core.amendments.quotation import Unbalanced, quotations
from unga_desktop.core.redlines.redline import Op, Span
from unga_desktop.core.words.tokens import Vocabulary

_MARKS = ("“”", "«»", '""', "「」", "『』", "‘’")
# Words that name a point in a text: "after the word “a”" would be hard to find for a reader.
_SHORTEST = 4


class Unquotable(Exception):
    """A text that no pair of quotation marks holds together, or words that cannot be named in their paragraph."""


def quoted(texts: Sequence[str]) -> str:
    """Paragraphs in quotation marks, each opening with one and only the last closing; raises ``Unquotable``."""
    for marks in _MARKS:
        written = marks[0] + f"\n\n{marks[0]}".join(texts) + marks[1]
        read = quotations(written)
        if not isinstance(read, Unbalanced) and len(read) == 1 and list(read[0].paragraphs) == list(texts):
            return written
    raise Unquotable(texts[0])


def _words(text: str) -> str:
    return f"the word{'s' if len(text.split()) > 1 else ''} {quoted([text])}"


@dataclass(frozen=True, slots=True)
class _Hunk:
    """The characters ``start`` to ``end`` give way to ``new``."""

    start: int
    end: int
    new: str


def phrases(text: str, spans: Sequence[Span], around: Sequence[str], explicit: bool) -> list[str]:
    """The edits that lead from ``text`` to another by ``spans``, as "replace the words ... by the words ...".

    ``around`` are further texts of the place in which words must not stand too. ``explicit``: replacements only. Raises
    ``Unquotable``.
    """
    writer = _Phrases(text, around)
    return [writer.phrase(hunk, explicit) for hunk in writer.settled(list(_hunks(spans)))]


def _hunks(spans: Sequence[Span]) -> Iterator[_Hunk]:
    at, start, new, open_ = 0, 0, "", False
    for span in spans:
        if span.op is Op.EQUAL:
            if open_:
                yield _Hunk(start, at, new)
            at += len(span.text)
            start, new, open_ = at, "", False
        else:
            open_ = True
            at += len(span.text) if span.op is Op.DELETE else 0
            new += span.text if span.op is Op.INSERT else ""
    if open_:
        yield _Hunk(start, at, new)


class _Phrases:
    def __init__(self, text: str, around: Sequence[str]) -> None:
        self._text = text
        self._passages = Passages([text, *around])
        self._everywhere = [(index, 0, len(one)) for index, one in enumerate([text, *around])]
        self._tokens = Vocabulary().tokens(text).spans

    def settled(self, hunks: Sequence[_Hunk]) -> list[_Hunk]:
        """Hunks as replacements need them: begin and end at words that may be quoted, and apart from each other."""
        found: list[_Hunk] = []
        for hunk in hunks:
            hunk = self._on_tokens(hunk)
            while found and found[-1].end > hunk.start:
                before = found.pop()
                new = before.new + self._text[before.end : hunk.start] + hunk.new
                hunk = _Hunk(before.start, hunk.end, new) if before.end <= hunk.start else self._joined(before, hunk)
            found.append(hunk)
        return found

    @staticmethod
    def _joined(before: _Hunk, hunk: _Hunk) -> _Hunk:
        raise Unquotable(before.new + hunk.new)

    def _on_tokens(self, hunk: _Hunk) -> _Hunk:
        """Widens a hunk to whole tokens where it cuts one."""
        start, end = hunk.start, hunk.end
        for first, last in self._tokens:
            start = first if first < start < last else start
            end = last if first < end < last else end
        return _Hunk(start, end, self._text[start : hunk.start] + hunk.new + self._text[hunk.end : end])

    def phrase(self, hunk: _Hunk, explicit: bool) -> str:
        old, new = self._text[hunk.start : hunk.end], hunk.new
        wanted = self._text[: hunk.start] + new + self._text[hunk.end :]
        if not explicit and not old.strip():
            written = self._insertion(hunk, wanted)
            if written:
                return written
        if not explicit and not new.strip():
            written = self._deletion(hunk, wanted)
            if written:
                return written
        return self._replacement(hunk, wanted)

    def _insertion(self, hunk: _Hunk, wanted: str) -> str:
        words = hunk.new.strip()
        before = [span for span in self._tokens if span[1] <= hunk.start]
        after = [span for span in self._tokens if span[0] >= hunk.end]
        choices = [("after", [(first, before[-1][1]) for first, _ in reversed(before)], before and before[-1][1])]
        choices.append(("before", [(after[0][0], last) for _, last in after], after and after[0][0]))
        for side, spans, at in choices:
            if not isinstance(at, int) or not words:
                continue
            made = self._text[:at] + passage.inserted(self._text, at, words) + self._text[at:]
            fit = [span for span in spans if self._alone(*span) and self._has_word(*span)]
            anchor = next((span for span in fit if span[1] - span[0] >= _SHORTEST), fit[-1] if fit else None)
            if made == wanted and anchor and not passage.new_double_mark(self._text, at, at, words):
                context = self._text[anchor[0] : anchor[1]]
                return f"{side} {_words(context)}, insert {_words(words)}"
        return ""

    def _deletion(self, hunk: _Hunk, wanted: str) -> str:
        inside = [span for span in self._tokens if hunk.start <= span[0] and span[1] <= hunk.end]
        if not inside:
            return ""
        start, end = inside[0][0], inside[-1][1]
        gone = passage.deleted(self._text, start, end)
        made = self._text[: gone[0]] + self._text[gone[1] :]
        doubled = passage.new_double_mark(self._text, *gone, "")
        if made != wanted or doubled or not self._alone(start, end) or not self._has_word(start, end):
            return ""
        return f"delete {_words(self._text[start:end])}"

    def _replacement(self, hunk: _Hunk, wanted: str) -> str:
        for start, end in self._wider(hunk):
            new = self._text[start : hunk.start] + hunk.new + self._text[hunk.end : end]
            if not new.strip() or new != new.strip() or not self._alone(start, end):
                continue
            made = self._text[:start] + passage.in_place_of(self._text, start, end, new) + self._text[end:]
            if made != wanted or passage.new_double_mark(self._text, start, end, new):
                continue
            if self._has_word(start, end):
                return f"replace {_words(self._text[start:end])} by {_words(new)}"
        raise Unquotable(hunk.new)

    def _wider(self, hunk: _Hunk) -> Iterator[tuple[int, int]]:
        """The hunk on its tokens, then with more and more of those around it."""
        before = [first for first, last in self._tokens if last <= hunk.start]
        after = [last for first, last in self._tokens if first >= hunk.end]
        inside = [span for span in self._tokens if hunk.start <= span[0] and span[1] <= hunk.end]
        if inside and hunk.start == inside[0][0] and hunk.end == inside[-1][1]:
            yield hunk.start, hunk.end
        for size in range(1, max(len(before), len(after)) + 1):
            left = before[-min(size, len(before))] if before else (inside[0][0] if inside else hunk.start)
            right = after[min(size, len(after)) - 1] if after else (inside[-1][1] if inside else hunk.end)
            if before:
                yield left, inside[-1][1] if inside else before[-1] + len(self._word_at(before[-1]))
            if after:
                yield inside[0][0] if inside else after[0] - len(self._word_to(after[0])), right
            if before and after:
                yield left, right

    def _word_at(self, start: int) -> str:
        return next(self._text[first:last] for first, last in self._tokens if first == start)

    def _word_to(self, end: int) -> str:
        return next(self._text[first:last] for first, last in self._tokens if last == end)

    def _alone(self, start: int, end: int) -> bool:
        words = self._text[start:end]
        return self._passages.all(words, self._everywhere) == [(0, start, end)]

    def _has_word(self, start: int, end: int) -> bool:
        return any(character.isalnum() for character in self._text[start:end])
