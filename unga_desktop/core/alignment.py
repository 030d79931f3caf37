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
_SAME_PLACE = 0.2
# A neighbour joins a pair if so much of it comes back on the other side.
_NEIGHBOUR = 0.6
_SHORTEST_PART = 3

Gap = tuple[range, range]


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
        self._seen: tuple[set[int], set[int]] = (set(), set())
        self._known_symbols: dict[str, str] = {}
        self._beads: list[Bead] = []
        self._free = (set(range(len(original))), set(range(len(amended))))

    def beads(self) -> list[Bead]:
        equal = self._equal_links()
        self._seen = self._without_equal(equal)
        bags = self._bags(self._seen)
        self._stop_if_cancelled()
        everything = (range(len(self._keys[0])), range(len(self._keys[1])))
        for link in heaviest_chain([*equal, *self._similar_links(bags, everything)]):
            self._take_link(link)
        self._stop_if_cancelled()
        for gap in self._gaps():
            self._take_repeated(*gap)
        bags = self._bags(self._free)
        for gap in self._gaps():
            self._stop_if_cancelled()
            self._take_similar(gap, bags)
        self._take_neighbours()
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

    def _without_equal(self, equal: list[Link]) -> tuple[set[int], set[int]]:
        """The paragraphs that have no equal anywhere on the other side."""
        paired = (
            {place for link in equal for place in range(link.start, link.end)},
            {place for link in equal for place in range(link.first, link.last)},
        )
        known = (set(self._keys[1]), set(self._keys[0]))
        left, right = (
            {
                place
                for place, name in enumerate(self._keys[side])
                if place not in paired[side] and name not in known[side]
            }
            for side in (0, 1)
        )
        return left, right

    def _bags(self, places: tuple[set[int], set[int]]) -> Bags:
        symbols = [{place: self._symbols(side, place) for place in sorted(places[side])} for side in (0, 1)]
        return Bags(symbols[0], symbols[1], self._vocabulary.words)

    def _symbols(self, side: int, place: int) -> str:
        text = self._sides[side][place].text
        found = self._known_symbols.get(text)
        if found is None:
            found = self._known_symbols[text] = self._vocabulary.symbols(text)
        return found

    def _similar_links(self, bags: Bags, gap: Gap) -> list[Link]:
        near = bags.candidates(
            [place for place in gap[0] if place in bags.original], [place for place in gap[1] if place in bags.amended]
        )
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

    def _gaps(self) -> list[Gap]:
        """The stretches between beads in which both sides have free paragraphs; the beads taken so far are in order."""
        gaps: list[Gap] = []
        left = right = 0
        ends = Bead((len(self._keys[0]),), (len(self._keys[1]),))
        for bead in [*sorted(self._beads, key=lambda bead: bead.original[0]), ends]:
            if left < bead.original[0] and right < bead.amended[0]:
                gaps.append((range(left, bead.original[0]), range(right, bead.amended[0])))
            left, right = bead.original[-1] + 1, bead.amended[-1] + 1
        return gaps

    def _take_repeated(self, lefts: range, rights: range) -> None:
        """Equal paragraphs that occur more than once."""
        names = [
            "".join(map(_symbol, self._keys[side][places.start : places.stop]))
            for side, places in ((0, lefts), (1, rights))
        ]
        for left, right, length in matching_runs(names[0], names[1]):
            for step in range(length):
                self._take((lefts.start + left + step,), (rights.start + right + step,))

    def _take_similar(self, gap: Gap, bags: Bags) -> None:
        """What the first chain could not see: an edited copy of a formula that stands elsewhere unedited."""
        news = any(place not in self._seen[side] for side in (0, 1) for place in gap[side])
        chain = heaviest_chain(self._similar_links(bags, gap)) if news else []
        for link in chain:
            self._take_link(link)
        left, right = gap[0].start, gap[1].start
        for link in [*chain, Link(gap[0].stop, 0, gap[1].stop, 0, 0.0)]:
            if link.start - left == 1 and link.first - right == 1:
                self._pair_in_one_place(left, right, bags)
            left, right = link.end, link.last

    def _pair_in_one_place(self, left: int, right: int, bags: Bags) -> None:
        """One paragraph that went and one that came in the same place are shown side by side if they are of one kind."""
        sections = self._sides[0][left].section, self._sides[1][right].section
        if sections[0] is not sections[1]:
            return
        alike = bags.dice(bags.original[left], bags.amended[right])
        if alike >= _SAME_PLACE or sections[0] in (Section.TITLE, Section.OPENING):
            self._take((left,), (right,))

    def _take_neighbours(self) -> None:
        """A free paragraph beside a pair whose other side holds its words, too, is a part of a split or a merger."""
        by_place: tuple[dict[int, Bead], dict[int, Bead]] = ({}, {})
        for bead in self._beads:
            for side, places in ((0, bead.original), (1, bead.amended)):
                by_place[side].update(dict.fromkeys(places, bead))
        for side in (0, 1):
            for place in sorted(self._free[side]):
                beside = [by_place[side].get(place - 1), by_place[side].get(place + 1)]
                choices = [(self._gain(side, place, bead), -rank, bead) for rank, bead in enumerate(beside) if bead]
                best = max(choices, key=lambda choice: choice[:2], default=None)
                if best and best[0] >= _NEIGHBOUR:
                    grown = self._grown(best[2], side, place)
                    for own, places in ((0, grown.original), (1, grown.amended)):
                        by_place[own].update(dict.fromkeys(places, grown))

    def _gain(self, side: int, place: int, bead: Bead) -> float:
        """The share of a paragraph's words that the other side of a bead has beyond what the bead's own side explains."""
        own, other = (bead.original, bead.amended) if side == 0 else (bead.amended, bead.original)
        if len(other) != 1 or len(own) >= _LONGEST_SPLIT:
            return 0.0
        rest = Counter(self._symbols(1 - side, other[0]))
        for explained in own:
            rest -= Counter(self._symbols(side, explained))
        part = Counter(self._symbols(side, place))
        words = self._vocabulary.words
        size = sum(count for symbol, count in part.items() if symbol in words)
        if size < _SHORTEST_PART:
            return 0.0
        return sum(min(count, rest[symbol]) for symbol, count in part.items() if symbol in words) / size

    def _grown(self, bead: Bead, side: int, place: int) -> Bead:
        self._beads.remove(bead)
        added = tuple(sorted((*(bead.original if side == 0 else bead.amended), place)))
        self._take(added if side == 0 else bead.original, bead.amended if side == 0 else added)
        return self._beads[-1]

    def _take_moves(self, equal: list[Link], bags: Bags) -> None:
        for link in equal:
            # A part of the stretch may have found its partner elsewhere since.
            for left, right in zip(range(link.start, link.end), range(link.first, link.last), strict=True):
                if left in self._free[0] and right in self._free[1]:
                    self._take((left,), (right,), moved=True)
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
