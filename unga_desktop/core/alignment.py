"""Which paragraphs correspond: kept, reworded, split, merged, added, removed; and which of them moved.

Paragraphs with equal keys need no look inside. Of the others the likely partners are found by their rarer words, and one
chain over all of them decides what kept its order: the heaviest one, so that of two paragraphs that change places the one
with fewer words counts as moved. Works on texts alone; labels and sections are not looked at, but for the opening words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from unga_desktop.core.chain import Link, heaviest_chain
from unga_desktop.core.document import Paragraph, Section
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.folding import key
from unga_desktop.core.matching import matching_runs
from unga_desktop.core.moves import moved_pairs
from unga_desktop.core.similarity import Bag, Bags
from unga_desktop.core.tokens import Vocabulary

# Below this share of common words two paragraphs are not taken for each other where they stand.
_RELATED = 0.3
# A part of a split paragraph brings at least this share of its words from the whole, beyond what the other parts explain.
_PART = 0.3
_LONGEST_SPLIT = 6
# In a place where one paragraph went and one came they are shown as a pair from here on.
_SAME_PLACE = 0.12


@dataclass(frozen=True, slots=True)
class Bead:
    """Paragraphs that answer each other, by index; one side may be empty. ``moved`` where the order changed."""

    original: tuple[int, ...]
    amended: tuple[int, ...]
    moved: bool = False


def align(
    original: Sequence[Paragraph],
    amended: Sequence[Paragraph],
    vocabulary: Vocabulary,
    cancelled: CancelCheck = lambda: False,
) -> list[Bead]:
    """The beads in the reading order of the amended text; removed paragraphs where they stood."""
    return _Alignment(original, amended, vocabulary, cancelled).beads()


class _Alignment:
    def __init__(
        self,
        original: Sequence[Paragraph],
        amended: Sequence[Paragraph],
        vocabulary: Vocabulary,
        cancelled: CancelCheck,
    ) -> None:
        self._sides = (original, amended)
        self._vocabulary = vocabulary
        self._cancelled = cancelled
        self._keys = _interned([[paragraph.text for paragraph in side] for side in self._sides])
        self._beads: list[Bead] = []
        self._free = (set(range(len(original))), set(range(len(amended))))

    def beads(self) -> list[Bead]:
        equal = self._equal_links()
        self._stop_if_cancelled()
        bags = self._bags(equal)
        similar = self._similar_links(bags)
        self._stop_if_cancelled()
        chain = heaviest_chain([*equal, *similar])
        for link in chain:
            self._take_link(link)
        self._fill_gaps(chain, bags)
        self._stop_if_cancelled()
        self._take_moves(equal, bags)
        return _in_reading_order(self._beads, self._free)

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise Cancelled

    def _take(self, original: tuple[int, ...], amended: tuple[int, ...], moved: bool = False) -> None:
        self._free[0].difference_update(original)
        self._free[1].difference_update(amended)
        self._beads.append(Bead(original, amended, moved))

    def _take_link(self, link: Link, moved: bool = False) -> None:
        if link.end - link.start == link.last - link.first:
            for step in range(link.end - link.start):
                self._take((link.start + step,), (link.first + step,), moved)
        else:
            self._take(tuple(range(link.start, link.end)), tuple(range(link.first, link.last)), moved)

    def _equal_links(self) -> list[Link]:
        """Stretches of equal paragraphs: the heads and tails of the texts, and what occurs once on both sides."""
        left, right = self._keys
        head = _common_head(left, right)
        tail = _common_head(left[head:][::-1], right[head:][::-1])
        once = [Counter(side[head : len(side) - tail]) for side in self._keys]
        where = {
            name: place for place, name in enumerate(right[: len(right) - tail]) if place >= head and once[1][name] == 1
        }
        pairs = [(place, place) for place in range(head)]
        pairs += [
            (place, where[name])
            for place, name in enumerate(left[: len(left) - tail])
            if place >= head and once[0][name] == 1 and name in where
        ]
        pairs += [(len(left) - tail + place, len(right) - tail + place) for place in range(tail)]
        return self._stretches(pairs)

    def _stretches(self, pairs: list[tuple[int, int]]) -> list[Link]:
        links: list[Link] = []
        texts = self._sides[0]
        for left, right in pairs:
            # Half a character's weight more, so that an empty paragraph counts too.
            weight = len(texts[left].text) + 0.5
            if links and links[-1].end == left and links[-1].last == right:
                before = links.pop()
                links.append(Link(before.start, left + 1, before.first, right + 1, before.weight + weight))
            else:
                links.append(Link(left, left + 1, right, right + 1, weight))
        return links

    def _bags(self, equal: list[Link]) -> Bags:
        """Of the paragraphs without an equal anywhere on the other side."""
        paired = (
            {place for link in equal for place in range(link.start, link.end)},
            {place for link in equal for place in range(link.first, link.last)},
        )
        known = (set(self._keys[0]), set(self._keys[1]))
        symbols = [
            {
                place: self._vocabulary.symbols(paragraph.text)
                for place, paragraph in enumerate(self._sides[side])
                if place not in paired[side] and self._keys[side][place] not in known[1 - side]
            }
            for side in (0, 1)
        ]
        return Bags(symbols[0], symbols[1], self._vocabulary.words)

    def _similar_links(self, bags: Bags) -> list[Link]:
        near = bags.candidates(bags.original, bags.amended)
        links = [
            Link(left, left + 1, right, right + 1, self._weight(2 * mass, left, right, bags))
            for left, rights in near.items()
            for right, mass in rights
            if 2 * mass >= _RELATED * (bags.original[left].mass + bags.amended[right].mass)
        ]
        turned: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for left, rights in near.items():
            for right, mass in rights:
                turned[right].append((left, mass))
        splits = _in_several(bags, bags.original, near, bags.amended)
        links += [self._link(bags, (left, left + 1), run) for left, run in splits]
        merges = _in_several(bags, bags.amended, turned, bags.original)
        links += [self._link(bags, run, (right, right + 1)) for right, run in merges]
        return links

    def _link(self, bags: Bags, lefts: tuple[int, int], rights: tuple[int, int]) -> Link:
        whole = bags.joined(bags.original[left] for left in range(*lefts))
        parts = bags.joined(bags.amended[right] for right in range(*rights))
        length = sum(len(self._sides[0][left].text) for left in range(*lefts)) + sum(
            len(self._sides[1][right].text) for right in range(*rights)
        )
        return Link(*lefts, *rights, bags.dice(whole, parts) * length / 2 * 0.98)

    def _weight(self, shared: float, left: int, right: int, bags: Bags) -> float:
        length = len(self._sides[0][left].text) + len(self._sides[1][right].text)
        return shared / (bags.original[left].mass + bags.amended[right].mass) * length / 2

    def _fill_gaps(self, chain: list[Link], bags: Bags) -> None:
        """Between the links of the chain: equal paragraphs that occur more than once, then lonely neighbours."""
        start = first = 0
        for link in [*chain, Link(len(self._keys[0]), 0, len(self._keys[1]), 0, 0)]:
            if start < link.start and first < link.first:
                self._fill_gap((start, link.start), (first, link.first), bags)
            start, first = link.end, link.last

    def _fill_gap(self, lefts: tuple[int, int], rights: tuple[int, int], bags: Bags) -> None:
        text = ["".join(map(_symbol, self._keys[side][slice(*ends)])) for side, ends in ((0, lefts), (1, rights))]
        runs = [(lefts[0] + i, rights[0] + j, n) for i, j, n in matching_runs(text[0], text[1])]
        start, first = lefts[0], rights[0]
        for left, right, length in [*runs, (lefts[1], rights[1], 0)]:
            self._pair_neighbours(range(start, left), range(first, right), bags)
            for step in range(length):
                self._take((left + step,), (right + step,))
            start, first = left + length, right + length

    def _pair_neighbours(self, lefts: range, rights: range, bags: Bags) -> None:
        """One paragraph that went and one that came in the same place are shown side by side if they are of one kind."""
        if len(lefts) != 1 or len(rights) != 1:
            return
        left, right = lefts[0], rights[0]
        sections = self._sides[0][left].section, self._sides[1][right].section
        if sections[0] is not sections[1] or left not in bags.original or right not in bags.amended:
            return
        alike = bags.dice(bags.original[left], bags.amended[right])
        if alike >= _SAME_PLACE or sections[0] in (Section.TITLE, Section.OPENING):
            self._take((left,), (right,))

    def _take_moves(self, equal: list[Link], bags: Bags) -> None:
        for link in equal:
            if link.start in self._free[0] and link.first in self._free[1]:
                self._take_link(link, moved=True)
        for left, right in self._equal_leftovers():
            self._take((left,), (right,), moved=True)
        for left, right in moved_pairs(bags, self._free, self._vocabulary):
            self._take((left,), (right,), moved=True)

    def _equal_leftovers(self) -> list[tuple[int, int]]:
        """Equal paragraphs of some length that occur more than once and are left over on both sides, in order."""
        waiting: defaultdict[int, list[int]] = defaultdict(list)
        for right in sorted(self._free[1], reverse=True):
            waiting[self._keys[1][right]].append(right)
        return [
            (left, waiting[name].pop())
            for left in sorted(self._free[0])
            if waiting.get(name := self._keys[0][left]) and len(self._sides[0][left].text) >= 40
        ]


def _symbol(name: int) -> str:
    code = 0x4E00 + name
    return chr(code if code < 0xD800 else code + 0x800)


def _interned(sides: list[list[str]]) -> tuple[list[int], list[int]]:
    """A number for each paragraph; equal numbers for equal keys. Equal texts are folded once."""
    by_text: dict[str, int] = {}
    by_key: dict[str, int] = {}
    numbers: list[list[int]] = []
    for texts in sides:
        for text in texts:
            if text not in by_text:
                by_text[text] = by_key.setdefault(key(text), len(by_key))
        numbers.append([by_text[text] for text in texts])
    return numbers[0], numbers[1]


def _common_head(left: list[int], right: list[int]) -> int:
    head = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        head += 1
    return head


def _in_several(
    bags: Bags, wholes: Mapping[int, Bag], near: Mapping[int, list[tuple[int, float]]], parts: Mapping[int, Bag]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Paragraphs whose words come back in a run of neighbours on the other side, each of which brings its own share."""
    for place, others in near.items():
        candidates = {other for other, _ in others}
        for first in sorted(candidates):
            rest, last = Counter(wholes[place].counts), first
            while last in candidates and last - first < _LONGEST_SPLIT:
                part = parts[last]
                if bags.overlap(Bag(rest, 0.0), part) < _PART * part.mass:
                    break
                rest -= Counter(part.counts)
                last += 1
                if last - first > 1:
                    yield place, (first, last)


def _in_reading_order(beads: list[Bead], free: tuple[set[int], set[int]]) -> list[Bead]:
    """Beads by their place in the amended text; what was removed comes after what stood before it and stayed."""
    added = [Bead((), (place,)) for place in free[1]]
    arrived = sorted([*beads, *added], key=lambda bead: bead.amended[0])
    after: dict[int, int] = {}
    for position, bead in enumerate(arrived):
        if bead.original and not bead.moved:
            after[bead.original[-1]] = position
    removed: defaultdict[int, list[Bead]] = defaultdict(list)
    position = -1
    left_until = 0
    for place in range(max([*after, *free[0]], default=-1) + 1):
        position = after.get(place, position)
        if place in free[0]:
            removed[position].append(Bead((place,), ()))
        left_until = place
    ordered = removed[-1] if left_until >= 0 else []
    for position, bead in enumerate(arrived):
        ordered.append(bead)
        ordered.extend(removed[position])
    return ordered
