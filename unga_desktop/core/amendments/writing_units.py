"""The parts of a draft that the writer speaks of: a paragraph with the sub-paragraphs below it, or one that stands alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from unga_desktop.core.documents.document import Document, Paragraph, Section
from unga_desktop.core.pairing.chain import Link, heaviest_chain
from unga_desktop.core.redlines.comparison import Comparison

NUMBERED = (Section.PREAMBULAR, Section.OPERATIVE)
_FIXED_WEIGHT = 1e6


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph (``head``) and its sub-paragraphs; ``number`` counts the units of a document from 0."""

    number: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def head(self) -> Paragraph:
        return self.paragraphs[0]

    @property
    def section(self) -> Section:
        return self.head.section

    @property
    def movable(self) -> bool:
        """Whether instructions can insert, delete and move such a unit as one."""
        return self.section in NUMBERED

    def lines(self) -> list[str]:
        """Its paragraphs as they are quoted: sub-paragraphs with their labels."""
        return [f"{p.label} {p.text}" if p.level and p.label else p.text for p in self.paragraphs]


def units(document: Document) -> list[Unit]:
    """All units of a document, in order."""
    groups: list[list[Paragraph]] = []
    for paragraph in document.paragraphs:
        if groups and paragraph.level and groups[-1][0].section in NUMBERED:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return [Unit(number, tuple(group)) for number, group in enumerate(groups)]


class Addresses:
    """What the parts of a draft are called in its amendments."""

    def __init__(self, draft: Document) -> None:
        self._paragraphs = draft.paragraphs
        preambular = [p.index for p in draft.paragraphs if p.section is Section.PREAMBULAR]
        self._ordinal = {index: number for number, index in enumerate(preambular, 1)}

    def of(self, index: int) -> str:
        """The name of a paragraph; empty where it has none of its own."""
        paragraph = self._paragraphs[index]
        if paragraph.level:
            above = next((i for i in range(index - 1, -1, -1) if self._paragraphs[i].level < paragraph.level), -1)
            name = self.of(above) if above >= 0 else ""
            return f"{name} {paragraph.label}" if name and paragraph.label else ""
        if paragraph.section is Section.PREAMBULAR:
            return f"preambular paragraph {self._ordinal[index]}"
        if paragraph.section is Section.OPERATIVE:
            return f"operative paragraph {paragraph.label or '1'}"
        return "the title" if paragraph.section is Section.TITLE else ""

    def narrow(self, index: int) -> str:
        """The name of a paragraph without those below it; the draft itself where the paragraph has no name."""
        name = self.of(index)
        following = self._paragraphs[index + 1] if index + 1 < len(self._paragraphs) else None
        if name and following is not None and following.level > self._paragraphs[index].level:
            return f"the chapeau of {name}"
        return name or "the draft resolution"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Which units of an edited text answer which of the draft, by number.

    ``pairs`` leads from edited to draft. ``moved`` are edited ones that left their order, ``splits`` leads from a draft
    unit to those it was split into, ``merges`` from an edited one to those it was merged from.
    """

    pairs: dict[int, int]
    moved: frozenset[int]
    splits: dict[int, tuple[int, ...]]
    merges: dict[int, tuple[int, ...]]


def correspondence(comparison: Comparison, draft: Sequence[Unit], edited: Sequence[Unit]) -> Correspondence:
    """Reads the correspondence of units off a comparison of draft and edited text."""
    unit_of = [{unit.head.index: unit for unit in side} for side in (draft, edited)]
    pairs: dict[int, int] = {}
    splits: dict[int, tuple[int, ...]] = {}
    merges: dict[int, tuple[int, ...]] = {}
    for row in comparison.rows:
        left = [unit_of[0][p.index] for p in row.original if p.index in unit_of[0]]
        right = [unit_of[1][p.index] for p in row.amended if p.index in unit_of[1]]
        if not left or not right or len({unit.section for unit in (*left, *right)}) > 1:
            continue
        whole = len(left) == len(row.original) and len(right) == len(row.amended)
        if whole and len(left) + len(right) > 2 and _together(left) and _together(right) and left[0].movable:
            if len(left) == 1:
                splits[left[0].number] = tuple(unit.number for unit in right)
            elif len(right) == 1:
                merges[right[0].number] = tuple(unit.number for unit in left)
        else:
            pairs[right[0].number] = left[0].number
    _pair_fixed(pairs, draft, edited)
    chain = {link.first for link in heaviest_chain(list(_links(pairs, splits, merges, draft)))}
    moved = frozenset(number for number in pairs if number not in chain)
    straying = {number for number, parts in splits.items() if parts[0] not in chain}
    apart = {number for number in merges if number not in chain}
    return Correspondence(
        pairs,
        moved,
        {number: parts for number, parts in splits.items() if number not in straying},
        {number: parts for number, parts in merges.items() if number not in apart},
    )


def _together(side: Sequence[Unit]) -> bool:
    """Units without sub-paragraphs that stand side by side."""
    return all(len(unit.paragraphs) == 1 for unit in side) and side[-1].number - side[0].number == len(side) - 1


def _pair_fixed(pairs: dict[int, int], draft: Sequence[Unit], edited: Sequence[Unit]) -> None:
    """What cannot be inserted or deleted answers what stands in the same rank."""
    fixed = [[unit for unit in side if not unit.movable] for side in (draft, edited)]
    sections = [[unit.section for unit in side] for side in fixed]
    if sections[0] == sections[1]:
        pairs.update({new.number: old.number for old, new in zip(*fixed, strict=True)})


def _links(
    pairs: dict[int, int], splits: dict[int, tuple[int, ...]], merges: dict[int, tuple[int, ...]], draft: Sequence[Unit]
) -> list[Link]:
    links = []
    for new, old in pairs.items():
        weight = 1 + len(draft[old].head.text) / 1e4 if draft[old].movable else _FIXED_WEIGHT
        links.append(Link(old, old + 1, new, new + 1, weight))
    links += [Link(old, old + 1, parts[0], parts[-1] + 1, 1.5) for old, parts in splits.items()]
    links += [Link(parts[0], parts[-1] + 1, new, new + 1, 1.5) for new, parts in merges.items()]
    return links
