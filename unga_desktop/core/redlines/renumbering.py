"""Renumbering apart from wording: which labels changed, and whether changes above explain it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unga_desktop.core.documents import label
from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.documents.text import is_unseen
from unga_desktop.core.redlines.hidden_character import number_pieces
from unga_desktop.core.redlines.redline import Renumbering


@dataclass(frozen=True, slots=True)
class Place:
    """Where a labelled paragraph stands: its list, how many plain numbers of the list come before, its own ordinal."""

    rank: int
    ordinal: label.Ordinal


def renumbering(
    before: Paragraph, after: Paragraph, old: Mapping[int, Place], new: Mapping[int, Place]
) -> Renumbering | None:
    """The change of a label, or None where it is the same: another number, one gained or lost, other punctuation.

    It is told with the characters that set the number off where these changed too, or cannot be seen.

    ``old`` and ``new`` are the ``places`` of the two documents. The change is consequential when the paragraph's number
    moved by as many steps as its rank among its numbered neighbours did, as it does when a paragraph above was inserted,
    removed or moved; or when the only operative paragraph, which has no number, became one of several, or the reverse.
    """
    if before.label == after.label:
        return _repunctuated(before, after)
    if not before.label or not after.label:
        if _is_set_off_unseen(before) or _is_set_off_unseen(after):
            return Renumbering(before.mark, after.mark, False)
        return Renumbering(before.label, after.label, _sole_operative(before, after, old, new))
    if _is_set_off_otherwise(before, after):
        return Renumbering(before.mark, after.mark, False)
    here, there = old.get(before.index), new.get(after.index)
    return Renumbering(before.label, after.label, here is not None and there is not None and _explained(here, there))


def _repunctuated(before: Paragraph, after: Paragraph) -> Renumbering | None:
    if not before.mark or not after.mark or before.mark == after.mark:
        return None
    return Renumbering(before.mark, after.mark, False)


def _is_set_off_otherwise(before: Paragraph, after: Paragraph) -> bool:
    """Whether more than the number changed: a dash or a no-break space in the full stop's place."""
    if not before.mark or not after.mark or (before.set_off_plainly and after.set_off_plainly):
        return False
    return before.mark.replace(before.label, "", 1) != after.mark.replace(after.label, "", 1)


def _is_set_off_unseen(paragraph: Paragraph) -> bool:
    return any(name for _, name in number_pieces(paragraph))


def _sole_operative(before: Paragraph, after: Paragraph, old: Mapping[int, Place], new: Mapping[int, Place]) -> bool:
    """Whether a number was gained or lost because a lone operative paragraph goes unnumbered and one of several does not."""
    if before.section is not Section.OPERATIVE or after.section is not Section.OPERATIVE:
        return False
    unnumbered, numbered = (old, new) if after.label else (new, old)
    return not unnumbered and len(numbered) > 1


def _explained(old: Place, new: Place) -> bool:
    if old.ordinal == new.ordinal:
        return False
    if old.ordinal.suffix or new.ordinal.suffix:
        # "3 bis" takes its final number, or a number gives way to a "bis", where the sequence is unbroken.
        return old.rank + bool(old.ordinal.suffix) <= new.rank + 1 and new.ordinal.number in (new.rank, new.rank + 1)
    steps = new.rank - old.rank
    return steps != 0 and new.ordinal.number - old.ordinal.number == steps


def places(paragraphs: Sequence[Paragraph]) -> dict[int, Place]:
    """The places of a document's labelled paragraphs, by index."""
    found: dict[int, Place] = {}
    counts: dict[int, int] = {}
    romans: dict[int, bool] = {}
    for paragraph in paragraphs:
        depth = _depth(paragraph)
        if not paragraph.label and is_unseen(paragraph.text):
            continue
        if depth < 0:
            counts.clear()
            continue
        if len(counts) > (depth in counts):
            for deeper in [level for level in counts if level > depth]:
                del counts[deeper]
        if not paragraph.label:
            continue
        if depth not in counts:
            romans[depth] = depth == 3 or paragraph.label.strip("()") == "i"
        ordinal = label.ordinal(paragraph.label, romans[depth])
        if ordinal is None:
            continue
        rank = counts.get(depth, 0)
        found[paragraph.index] = Place(rank, ordinal)
        counts[depth] = rank + (not ordinal.suffix)
    return found


def _depth(paragraph: Paragraph) -> int:
    """0 for operative paragraphs, more for sub-paragraphs, -1 for what begins a new list."""
    if paragraph.level:
        return paragraph.level + 1
    if paragraph.section in (Section.OPERATIVE, Section.ANNEX) and (
        paragraph.label or paragraph.section is Section.OPERATIVE
    ):
        return 1
    return 0 if paragraph.section is Section.HEADING and paragraph.label else -1
