"""Where every character of a draft went, and where every character of the amended text came from.

A document is laid out flat: its paragraphs one after the other, each followed by one break. A paragraph reworded or replaced
is compared with what came in for it, so that a word which an instruction strikes and writes again counts as kept.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from unga_desktop.core.amendments.effect import Drop, Edit, Effect, Put
from unga_desktop.core.amendments.engine import compose
from unga_desktop.core.amendments.outcome import Trail
from unga_desktop.core.documents.document import Document, Paragraph
from unga_desktop.core.redlines.word_diff import hunks, pieces
from unga_desktop.core.words.tokens import Vocabulary

KEPT, UNKNOWN = -1, -2
"""Labels of characters beside the outcomes from 0: the draft's own, and of no known origin."""


def starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where each paragraph begins in the flat text, and where that ends."""
    return [0, *accumulate(len(paragraph.text) + 1 for paragraph in paragraphs)]


class Trace:
    """A draft with effects executed on it, character by character.

    ``brought``: for each character of the amended text the outcome that brought it in, or ``KEPT``; ``cut``: for each of
    the draft the outcome that took it out, or ``KEPT``; ``went``: where a kept one stands in the amended text, else -1.
    """

    def __init__(self, draft: Document, effects: Sequence[Effect], trails: Sequence[Trail] | None = None) -> None:
        self.trails = compose(draft, effects) if trails is None else list(trails)
        self.paragraphs = tuple(trail.paragraph for trail in self.trails)
        self._draft_starts = starts(draft.paragraphs)
        self._starts = starts(self.paragraphs)
        self.brought = [KEPT] * self._starts[-1]
        self.cut = [KEPT] * self._draft_starts[-1]
        self.went = [-1] * self._draft_starts[-1]
        self._draft = draft
        self._vocabulary = Vocabulary()
        self._cut_out(effects)
        self._follow(effects)
        self._join_replaced(effects)

    def _cut_out(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Edit):
                start = self._draft_starts[effect.index]
                self._cut(start + effect.start, start + effect.end, effect.owner)
            elif isinstance(effect, Drop):
                self._cut(self._draft_starts[effect.index], self._draft_starts[effect.index + 1], effect.owner)

    def _cut(self, start: int, end: int, owner: int) -> None:
        self.cut[start:end] = [owner] * (end - start)

    def _follow(self, effects: Sequence[Effect]) -> None:
        writers = _writers(effects)
        for number, trail in enumerate(self.trails):
            at, origin = self._starts[number], trail.origin
            edits = iter(writers[origin]) if origin >= 0 else iter(())
            for piece in trail.pieces:
                end = at + len(piece.text)
                if piece.owner is not None:
                    self.brought[at:end] = [piece.owner] * (end - at)
                    self._reword(origin, edits, piece.text, at)
                else:
                    self._keep(self._draft_starts[origin] + piece.start, at, len(piece.text))
                at = end
            if origin >= 0:
                self._keep(self._draft_starts[origin + 1] - 1, at, 1)
            elif trail.pieces and trail.pieces[-1].owner is not None:
                self.brought[at] = trail.pieces[-1].owner

    def _reword(self, origin: int, edits: Iterator[Edit], text: str, at: int) -> None:
        """The words of an edit that stood among those it strikes are kept."""
        edit = next((edit for edit in edits if edit.text == text), None) if origin >= 0 else None
        if edit is not None and edit.start < edit.end:
            old = self._draft.paragraphs[origin].text[edit.start : edit.end]
            self._join(old, text, self._draft_starts[origin] + edit.start, at)

    def _join_replaced(self, effects: Sequence[Effect]) -> None:
        """The same of whole paragraphs, where those that come in stand together and so did those that went."""
        dropped: dict[int, list[int]] = defaultdict(list)
        for effect in effects:
            if isinstance(effect, Drop) and effect.replaced:
                dropped[effect.owner].append(effect.index)
        put: dict[int, list[int]] = defaultdict(list)
        putters = {effect.owner for effect in effects if isinstance(effect, Put)}
        for number, trail in enumerate(self.trails):
            owner = trail.pieces[0].owner if trail.pieces else None
            if trail.origin < 0 and owner is not None and owner in putters:
                put[owner].append(number)
        for owner, indices in dropped.items():
            old, new = sorted(indices), put[owner]
            if not new or old[-1] - old[0] >= len(old) or new[-1] - new[0] >= len(new):
                continue
            before = "\n".join(self._draft.paragraphs[index].text for index in old) + "\n"
            after = "\n".join(self.paragraphs[number].text for number in new) + "\n"
            self._join(before, after, self._draft_starts[old[0]], self._starts[new[0]])

    def _join(self, old: str, new: str, start: int, at: int) -> None:
        one, other = self._vocabulary.tokens(old), self._vocabulary.tokens(new)
        for piece in pieces(one, other, hunks(one, other, self._vocabulary)):
            if not piece.changed:
                self._keep(start, at, len(piece.before))
            start += len(piece.before)
            at += len(piece.after)

    def _keep(self, start: int, at: int, length: int) -> None:
        self.cut[start : start + length] = [KEPT] * length
        self.went[start : start + length] = range(at, at + length)


def _writers(effects: Sequence[Effect]) -> dict[int, list[Edit]]:
    """The edits that bring words into each paragraph, in the order in which the composer writes them."""
    found: dict[int, list[Edit]] = defaultdict(list)
    for effect in effects:
        if isinstance(effect, Edit) and effect.text:
            found[effect.index].append(effect)
    for edits in found.values():
        edits.sort(key=lambda edit: (edit.start, edit.end))
    return found
