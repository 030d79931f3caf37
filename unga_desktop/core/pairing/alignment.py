"""Which paragraphs correspond: kept, reworded, split, merged, added, removed; and which of them moved.

Paragraphs that read alike need no look inside. Of the others, one that stands where its likeness stood is its obvious
partner; for the rest likely partners are found by their rarer words. One chain over all of them decides what kept its
order: the heaviest one, so that of two paragraphs that change places the one with fewer words counts as moved. What the
chain leaves over is looked at once more where it stands, then beside its neighbours, then anywhere.

Works on texts alone; labels and sections are not looked at, but for the title and the opening words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log

from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.pairing.bead import Bead as Bead
from unga_desktop.core.pairing.bead import in_reading_order
from unga_desktop.core.pairing.chain import Gap, Link, gaps, heaviest_chain
from unga_desktop.core.pairing.equal_paragraphs import (
    SHORTEST_EQUAL_MOVED,
    equal_leftovers,
    equal_links,
    named,
    repeated_runs,
    without_equal,
)
from unga_desktop.core.pairing.moves import SHORTEST_MOVED, moved_pairs
from unga_desktop.core.pairing.neighbouring_parts import NeighbouringParts
from unga_desktop.core.pairing.obvious_partners import obvious_links
from unga_desktop.core.pairing.paragraph_words import ParagraphWords
from unga_desktop.core.pairing.similar_paragraphs import similar_links
from unga_desktop.core.pairing.similarity import FEW_PAIRS, Bags, Near, Places
from unga_desktop.core.words.tokens import Vocabulary

# In a place where one paragraph went and one came they are shown as a pair from this resemblance on: most of them belong
# together, so their words must speak against it a thousandfold.
_SAME_PLACE = -log(1000)
# A paragraph that shares this much of the lighter one's words with one in its own gap is not looked for elsewhere.
_SETTLED = 0.5


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
        self._texts = ([paragraph.text for paragraph in original], [paragraph.text for paragraph in amended])
        self._lengths = ([*map(len, self._texts[0])], [*map(len, self._texts[1])])
        self._whole = (range(len(original)), range(len(amended)))
        self._names = named(*self._texts)
        self._vocabulary = vocabulary
        self._cancelled = cancelled
        self._alone = without_equal(self._names)
        self._named: tuple[dict[int, list[int]], dict[int, list[int]]] | None = None
        self._known_symbols: dict[str, str] = {}
        self._words = ParagraphWords(self._small_symbols, vocabulary.words, self._lengths[0])
        self._parts = NeighbouringParts(self._names, self._words)
        self._beads: tuple[dict[int, Bead], dict[int, Bead]] = ({}, {})
        """By the places of their paragraphs on either side."""
        self._free = (set(self._whole[0]), set(self._whole[1]))

    def beads(self) -> list[Bead]:
        equal = equal_links(self._names, self._lengths[0])
        self._stop_if_cancelled()
        chain = heaviest_chain([*equal, *self._links(equal)])
        for link in chain:
            self._take_link(link)
        self._stop_if_cancelled()
        for gap in [inner for outer in gaps(self._whole, chain) for inner in self._take_repeated(outer)]:
            self._take_similar(gap)
        self._take_neighbours()
        self._take_moves(equal)
        self._take_neighbours(moved=True)
        beads = [bead for place, bead in self._beads[1].items() if bead.amended[0] == place]
        return in_reading_order(beads, *self._free)

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise Cancelled

    def _links(self, equal: list[Link]) -> list[Link]:
        """Links among paragraphs that have no equal: obvious ones in their places, then likely ones, near before far."""
        obvious: list[Link] = []
        local: list[tuple[list[int], list[int]]] = []
        for gap in gaps(self._whole, heaviest_chain(equal)):
            lefts, rights = ([place for place in gap[side] if place in self._alone[side]] for side in (0, 1))
            pairs = obvious_links(self._texts, lefts, rights)
            obvious += pairs
            lefts = _others(lefts, [range(link.start, link.end) for link in pairs])
            rights = _others(rights, [range(link.first, link.last) for link in pairs])
            if 0 < len(lefts) * len(rights) <= FEW_PAIRS:
                local.append((lefts, rights))
        rest = (
            self._alone[0].difference(*(range(link.start, link.end) for link in obvious)),
            self._alone[1].difference(*(range(link.first, link.last) for link in obvious)),
        )
        self._bags = Bags(self._symbols, rest, self._vocabulary.words)
        self._stop_if_cancelled()
        near: Near = {}
        for lefts, rights in local:
            near |= self._bags.all_pairs(lefts, rights)
        settled = _settled(near, self._bags)
        self._searched = rest[0] - settled[0], rest[1] - settled[1]
        self._far = self._bags.candidates(*self._searched, self._cancelled)
        for left, found in self._far.items():
            known = {right for right, _ in near.get(left, ())}
            near[left] = [*near.get(left, ()), *(choice for choice in found if choice[0] not in known)]
        return obvious + similar_links(self._bags, near, self._lengths)

    def _symbols(self, side: int, place: int) -> str:
        return self._symbols_of(self._texts[side][place])

    def _small_symbols(self, side: int, place: int) -> str:
        """The symbols of a text in small letters: a word that began a paragraph stands inside another after a merger."""
        return self._symbols_of(self._texts[side][place].lower())

    def _symbols_of(self, text: str) -> str:
        found = self._known_symbols.get(text)
        if found is None:
            found = self._known_symbols[text] = self._vocabulary.symbols(text)
        return found

    def _take(self, original: tuple[int, ...], amended: tuple[int, ...], moved: bool = False) -> None:
        self._put(Bead(original, amended, moved))

    def _put(self, bead: Bead) -> None:
        for place in bead.original:
            self._beads[0][place] = bead
            self._free[0].discard(place)
        for place in bead.amended:
            self._beads[1][place] = bead
            self._free[1].discard(place)

    def _take_link(self, link: Link) -> None:
        lefts, rights = range(link.start, link.end), range(link.first, link.last)
        if len(lefts) == len(rights):
            self._take_stretch(lefts, rights)
        else:
            self._take((*lefts,), (*rights,))

    def _take_stretch(self, lefts: range, rights: range) -> None:
        """Takes paragraphs that answer each other one by one."""
        beads = [Bead((left,), (right,)) for left, right in zip(lefts, rights, strict=True)]
        for side, places in enumerate((lefts, rights)):
            self._beads[side].update(zip(places, beads, strict=True))
            self._free[side].difference_update(places)

    def _take_repeated(self, gap: Gap) -> Iterator[Gap]:
        """Takes equal paragraphs that occur more than once; what lies between them are smaller gaps."""
        left, right = gap[0].start, gap[1].start
        for start, first, length in [*repeated_runs(self._names, *gap, self._cancelled), (gap[0].stop, gap[1].stop, 0)]:
            self._take_stretch(range(start, start + length), range(first, first + length))
            if left < start and right < first:
                yield range(left, start), range(right, first)
            left, right = start + length, first + length

    def _take_similar(self, gap: Gap) -> None:
        """What the first chain could not see: an edited copy of a formula that stands elsewhere unedited."""
        chain: list[Link] = []
        seen = {place in self._alone[side] for side in (0, 1) for place in gap[side]}
        if len(seen) == 2:
            self._stop_if_cancelled()
            near = self._bags.candidates(gap[0], gap[1], self._cancelled)
            chain = heaviest_chain(similar_links(self._bags, near, self._lengths))
        for link in chain:
            self._take_link(link)
        for inner in gaps(gap, chain):
            self._pair_in_one_place(inner)

    def _pair_in_one_place(self, gap: Gap) -> None:
        """One paragraph that went and one that came in the same place are shown side by side if they are of one kind."""
        if len(gap[0]) != 1 or len(gap[1]) != 1:
            return
        left, right = gap[0][0], gap[1][0]
        section = self._sides[0][left].section
        if section is not self._sides[1][right].section:
            return
        if self._has_moved(0, left) or self._has_moved(1, right):
            return
        if section in (Section.TITLE, Section.OPENING) or self._words.resemblance(left, right) >= _SAME_PLACE:
            self._take((left,), (right,))

    def _has_moved(self, side: int, place: int) -> bool:
        """Whether the other side has the very paragraph elsewhere, without a partner."""
        if place in self._alone[side] or self._lengths[side][place] < SHORTEST_EQUAL_MOVED:
            return False
        if self._named is None:
            self._named = (defaultdict(list), defaultdict(list))
            for found, names in zip(self._named, self._names, strict=True):
                for at, name in enumerate(names):
                    found[name].append(at)
        others = self._named[1 - side][self._names[side][place]]
        return any(other in self._free[1 - side] for other in others)

    def _take_neighbours(self, moved: bool = False) -> None:
        """Parts of what stands beside them; with ``moved`` parts of what has moved: these were merged, or split, on the way."""
        for grown in self._parts.growths(self._beads, self._free, moved):
            self._stop_if_cancelled()
            self._put(grown)

    def _take_moves(self, equal: list[Link]) -> None:
        for link in equal:
            if self._free[0].isdisjoint(range(link.start, link.end)):
                continue
            # A part of the stretch may have found its partner elsewhere since.
            for left, right in zip(range(link.start, link.end), range(link.first, link.last), strict=True):
                if left in self._free[0] and right in self._free[1]:
                    self._take((left,), (right,), moved=True)
        for left, right in equal_leftovers(self._names, self._free, self._lengths[0]):
            self._take((left,), (right,), moved=True)
        if self._may_have_moved(0) and self._may_have_moved(1):
            for left, right in moved_pairs(self._bags, self._near_leftovers(), self._vocabulary):
                self._take((left,), (right,), moved=True)

    def _may_have_moved(self, side: int) -> bool:
        """Whether any of the paragraphs left over is long enough to be known again elsewhere."""
        count_words = self._vocabulary.count_words
        return any(count_words(self._symbols(side, place)) >= SHORTEST_MOVED for place in self._free[side])

    def _near_leftovers(self) -> Near:
        """The candidates among all that is left over; what has been searched for already is not searched for again."""
        near: Near = {
            left: [choice for choice in found if choice[0] in self._free[1]]
            for left, found in self._far.items()
            if left in self._free[0]
        }
        others = (
            (self._free[0] & self._searched[0], self._free[1] - self._searched[1]),
            (self._free[0] - self._searched[0], self._free[1]),
        )
        for lefts, rights in others:
            for left, found in self._bags.candidates(lefts, rights, self._cancelled).items():
                near[left] = [*near.get(left, ()), *found]
        return near


def _others(places: list[int], taken: list[range]) -> list[int]:
    gone = {place for stretch in taken for place in stretch}
    return [place for place in places if place not in gone]


def _settled(near: Near, bags: Bags) -> Places:
    """The paragraphs that have a likely partner among those."""
    settled: Places = (set(), set())
    for left, rights in near.items():
        for right, mass in rights:
            if mass >= _SETTLED * min(bags.original[left].mass, bags.amended[right].mass):
                settled[0].add(left)
                settled[1].add(right)
    return settled
