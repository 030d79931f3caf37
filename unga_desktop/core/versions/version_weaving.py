"""Weaves the comparisons of neighbouring versions into one ``VersionChain``.

The rows so far read versions 0 to k in order. The comparison of k with k + 1 is laid over them: equal characters go on, deleted
ones end, inserted ones begin. Rows whose paragraphs it joins become one row, so that the rows stay in the reading order of every
version. A paragraph that moved ends where it stood and begins where it came to, with the words it took along.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from unga_desktop.core.documents.document import Document
from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.redlines.comparison import Comparison, Ignorable, compare
from unga_desktop.core.redlines.redline import Op, Span
from unga_desktop.core.versions.version_chain import ChainRow, Move, Piece, VersionChain, VersionStatistics, rebuilt
from unga_desktop.core.versions.version_cutting import BREAK, Cutter
from unga_desktop.core.versions.version_parting import breaks


def trace(
    versions: Sequence[Document],
    ignore: frozenset[Ignorable] = frozenset(),
    cancelled: CancelCheck = lambda: False,
) -> VersionChain:
    """The chain of two or more versions, each compared with the one before.

    Raises ``ValueError`` for fewer than two, ``Cancelled`` soon after ``cancelled()`` turns true.
    """
    if len(versions) < 2:
        raise ValueError("a chain has at least two versions")
    weaver = Weaver(versions[0])
    steps = [compare(before, after, ignore, cancelled) for before, after in pairwise(versions)]
    for step in steps:
        weaver.weave(step)
    rows = weaver.rows()
    statistics = [VersionStatistics(steps[0].statistics.words_original, 0, 0)]
    statistics += [
        VersionStatistics(it.words_amended, it.words_inserted, it.words_deleted)
        for it in (step.statistics for step in steps)
    ]
    check = tuple(rebuilt(number, document, rows) for number, document in enumerate(versions))
    moves = tuple(move for version, step in enumerate(steps, 1) for move in _moves(step, version))
    return VersionChain(tuple(versions), rows, tuple(statistics), check, moves)


def _moves(step: Comparison, version: int) -> Iterator[Move]:
    for row in step.rows:
        if row.moved and row.original and row.amended:
            indices = (tuple(paragraph.index for paragraph in side) for side in (row.original, row.amended))
            yield Move(version, *indices)


@dataclass(slots=True, eq=False)
class _Thread:
    """A row on its way; once it has no paragraphs in a version, it has none in any later one."""

    pieces: list[Piece]
    paragraphs: list[tuple[int, ...]]

    def lives_in(self, version: int) -> bool:
        return bool(self.paragraphs[version])


@dataclass(slots=True, eq=False)
class _Fate:
    """A row of the comparison as it concerns one place of the chain: ``original`` and ``amended`` are indices of paragraphs.

    One that ``leaves`` ends what stands here; its equal spans are the words that go along with the paragraph."""

    original: tuple[int, ...]
    amended: tuple[int, ...]
    spans: Sequence[Span]
    carried: list[Piece] = field(default_factory=list)
    leaves: bool = False


class Weaver:
    """The rows so far, for ``version`` and all before it."""

    def __init__(self, first: Document) -> None:
        self.version = 0
        self._threads = [
            _Thread([Piece(paragraph.text, 0)] if paragraph.text else [], [(paragraph.index,)])
            for paragraph in first.paragraphs
        ]

    def rows(self) -> tuple[ChainRow, ...]:
        """The rows as values."""
        return tuple(ChainRow(tuple(_joined(thread.pieces)), tuple(thread.paragraphs)) for thread in self._threads)

    def weave(self, step: Comparison) -> None:
        """Lays the comparison of the last version with the next one over the rows."""
        owners = {index: thread for thread in self._threads for index in thread.paragraphs[self.version]}
        self._carry(step, owners)
        fates = self._fates(step)
        self._merge(fates, owners)
        self._lay(fates, owners)
        self.version += 1

    def _carry(self, step: Comparison, owners: dict[int, _Thread]) -> None:
        """Keeps what the words of moved paragraphs are made of, before these are cut."""
        self._moved: dict[int, list[Piece]] = {}
        for number, row in enumerate(step.rows):
            if row.moved and row.original and row.amended:
                carried: list[Piece] = []
                for place, paragraph in enumerate(row.original):
                    carried += [Piece(BREAK, 0)] if place else []
                    carried += _paragraph(owners[paragraph.index], paragraph.index, self.version)
                self._moved[number] = carried

    def _fates(self, step: Comparison) -> list[_Fate]:
        """The rows of the comparison in an order that both versions keep: what moved is two fates."""
        arriving: list[_Fate] = []
        leaving: list[_Fate] = []
        for number, row in enumerate(step.rows):
            original = tuple(paragraph.index for paragraph in row.original)
            amended = tuple(paragraph.index for paragraph in row.amended)
            if number in self._moved:
                arriving.append(_Fate((), amended, row.spans, self._moved[number]))
                departing = zip(row.original, _departing(row.spans), strict=True)
                leaving += [_Fate((paragraph.index,), (), spans, leaves=True) for paragraph, spans in departing]
            else:
                arriving.append(_Fate(original, amended, row.spans))
        leaving.sort(key=lambda fate: fate.original)
        return list(_interleaved(arriving, leaving))

    def _merge(self, fates: Sequence[_Fate], owners: dict[int, _Thread]) -> None:
        """Makes one thread of those whose paragraphs one fate joins, and of all that stand between them."""
        for fate in fates:
            if not fate.original or owners[fate.original[0]] is owners[fate.original[-1]]:
                continue
            first, last = sorted(self._threads.index(owners[fate.original[end]]) for end in (0, -1))
            whole = self._threads[first]
            for other in self._threads[first + 1 : last + 1]:
                whole = _merged(whole, other)
            for index in whole.paragraphs[self.version]:
                owners[index] = whole
            self._threads[first : last + 1] = [whole]

    def _lay(self, fates: Sequence[_Fate], owners: dict[int, _Thread]) -> None:
        """Gives each thread its fates; what begins between two threads becomes one of its own."""
        groups = _grouped(fates, lambda fate: owners[fate.original[0]] if fate.original else None)
        after: dict[int, list[_Thread]] = {}
        known = {id(thread): place for place, thread in enumerate(self._threads)}
        last = -1
        for owner, group in groups:
            if owner is None:
                begun = _Thread([], [()] * (self.version + 1))
                self._apply(begun, group)
                after.setdefault(last, []).append(begun)
            else:
                self._apply(owner, group)
                last = known[id(owner)]
        woven = list(after.get(-1, []))
        for place, thread in enumerate(self._threads):
            if len(thread.paragraphs) == self.version + 1:  # ended before
                thread.paragraphs.append(())
            woven.append(thread)
            woven += after.get(place, [])
        self._threads = woven

    def _apply(self, thread: _Thread, fates: Sequence[_Fate]) -> None:
        """Cuts the pieces of a thread by the spans of its fates, in their order."""
        cutter = Cutter(thread.pieces, self.version)
        original = amended = False
        for fate in fates:
            before, now = original and bool(fate.original), amended and bool(fate.amended)
            if before and now:
                cutter.keep(len(BREAK))
            elif before:
                cutter.end(len(BREAK))
            elif now:
                cutter.begin(BREAK, False)
            if fate.carried:
                cutter.bring(fate.carried, fate.spans)
            elif fate.leaves:
                cutter.leave(fate.spans)
            else:
                cutter.follow(fate.spans)
            original, amended = original or bool(fate.original), amended or bool(fate.amended)
        thread.pieces = cutter.finish()
        thread.paragraphs.append(tuple(index for fate in fates for index in fate.amended))


def _departing(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans of the original side of a moved row, for each of its paragraphs."""
    found: list[list[Span]] = [[]]
    for span in spans:
        if span.op is Op.INSERT:
            continue
        for place, line in enumerate(span.text.split(BREAK)):
            if place:
                found.append([])
            if line:
                found[-1].append(replace(span, text=line))
    return found


def _paragraph(thread: _Thread, index: int, version: int) -> list[Piece]:
    """The standing pieces of one paragraph of a thread."""
    place = thread.paragraphs[version].index(index)
    number = 0
    found: list[Piece] = []
    for piece in thread.pieces:
        if not piece.stands_in(version):
            continue
        if piece.text == BREAK:
            number += 1
        elif number == place:
            found.append(piece)
    return found


def _merged(first: _Thread, second: _Thread) -> _Thread:
    """Two threads as one: a break between them in each version that has paragraphs of both."""
    versions = range(len(first.paragraphs))
    both = [version for version in versions if first.lives_in(version) and second.lives_in(version)]
    pieces = [*first.pieces, *breaks(both, len(first.paragraphs)), *second.pieces]
    paragraphs = [before + after for before, after in zip(first.paragraphs, second.paragraphs, strict=True)]
    return _Thread(pieces, paragraphs)


def _interleaved(staying: Sequence[_Fate], leaving: Sequence[_Fate]) -> Iterator[_Fate]:
    """Puts what left where the version before has it: before the first that stood behind it."""
    waiting = list(reversed(leaving))
    for fate in staying:
        while fate.original and waiting and waiting[-1].original < fate.original:
            yield waiting.pop()
        yield fate
    yield from reversed(waiting)


def _grouped(
    fates: Sequence[_Fate], owner: Callable[[_Fate], _Thread | None]
) -> list[tuple[_Thread | None, list[_Fate]]]:
    """The fates by thread, in order; what begins between two fates of one thread belongs to it."""
    owners = [owner(fate) for fate in fates]
    last = {id(found): place for place, found in enumerate(owners) if found is not None}
    groups: list[tuple[_Thread | None, list[_Fate]]] = []
    inside: _Thread | None = None
    for place, (fate, found) in enumerate(zip(fates, owners, strict=True)):
        between = found is None and inside is not None and last[id(inside)] > place
        if between or (found is not None and groups and groups[-1][0] is found):
            groups[-1][1].append(fate)
        else:
            groups.append((found, [fate]))
            inside = found
    return groups


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbouring pieces of one fate as one; breaks stay apart."""
    last: Piece | None = None
    for piece in pieces:
        if last and BREAK not in (last.text, piece.text) and replace(last, text="") == replace(piece, text=""):
            last = replace(last, text=last.text + piece.text)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
