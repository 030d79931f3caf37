"""The rows in which a reader follows the versions of a text: those of the chain, but a paragraph that moved is one row, with the
edits that it took inside, where it came to last.

The chain keeps the reading order of every version, and so has a moved paragraph twice: where it ended and where it began anew.
Here both are laid over each other: the words that went along are told as if they had never left. Paragraphs that were merged on
the way are one row, too, and one that moved out of a row of several, or into one, is taken out of it. That is done where it can
be said without doubt; all other moves stay as the chain has them.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from unga_desktop.core.versions.version_chain import Move, Piece, VersionChain
from unga_desktop.core.versions.version_parting import Lent, Paragraphs, Parting, breaks, part, stretch, widened

Place = tuple[int, int]
"""A row of the chain, and the order of what is told of it: 0 for the row, below for what was taken out above, above for below."""


@dataclass(frozen=True, slots=True)
class RowMove:
    """``version`` moved what stood at the place ``left`` to ``arrived``."""

    version: int
    left: Place
    arrived: Place


@dataclass(frozen=True, slots=True)
class VersionRow:
    """``rows`` are the rows of the chain whose words these are, in the order of the moves. ``pieces`` and ``paragraphs`` are like
    those of a ``ChainRow``, but for what was taken out: ``lent`` are words that moved out of a paragraph which is this row's own,
    and ``parted_by`` in the row that has them the version that made a paragraph of them.
    """

    pieces: tuple[Piece, ...]
    paragraphs: Paragraphs
    rows: tuple[int, ...]
    moves: tuple[RowMove, ...] = ()
    lent: tuple[Lent, ...] = ()
    parted_by: int = 0
    first: Place = (0, 0)
    last: Place = (0, 0)

    @property
    def moved_by(self) -> tuple[int, ...]:
        """The versions that moved it, one after the other."""
        return tuple(move.version for move in self.moves)

    def text(self, version: int) -> str:
        """What stands here in a version, with what a later one took elsewhere."""
        found = [(place, piece) for place, piece in enumerate(self.pieces)]
        away = [(it.at - 0.5, piece) for it in self.lent if version < it.until for piece in it.pieces]
        ordered = sorted([*found, *away], key=lambda one: one[0])
        return "".join(piece.text for _, piece in ordered if piece.stands_in(version))


def version_rows(chain: VersionChain) -> tuple[VersionRow, ...]:
    """All rows, in the order of the chain's; a moved paragraph stands where it came to last."""
    made = _Rows(chain)
    for move in chain.moves:
        made.follow(move)
    return tuple(sorted(made.rows(), key=lambda row: row.last))


class _Rows:
    """The rows so far; each move makes one of two or more of them."""

    def __init__(self, chain: VersionChain) -> None:
        self._versions = len(chain.versions)
        self._rows = {
            number: VersionRow(row.pieces, row.paragraphs, (number,), first=(number, 0), last=(number, 0))
            for number, row in enumerate(chain.rows)
        }
        self._owners = [dict(known) for known in chain.rows_of_paragraphs()] if chain.moves else []
        # What is taken out of a row later stood nearer to what is left of it.
        self._order = len(chain.rows) + 2 * sum(len(move.original) + 1 for move in chain.moves)

    def rows(self) -> list[VersionRow]:
        return list(self._rows.values())

    def follow(self, move: Move) -> None:
        """Makes one row of the paragraphs of a move and of what they came to be, where that is beyond doubt."""
        left = list(dict.fromkeys(self._owners[move.version - 1][index] for index in move.original))
        (arrived, *others) = dict.fromkeys(self._owners[move.version][index] for index in move.amended)
        if others or arrived in left or len(left) not in (1, len(move.original)):
            return
        indices = [move.original] if len(left) == 1 else [(index,) for index in move.original]
        found = [self._leaving(self._rows[key], it, move.version) for key, it in zip(left, indices, strict=True)]
        target = self._arriving(self._rows[arrived], move)
        sources = [it for it in found if it is not None]
        if target is None or len(sources) < len(found):
            return
        if len(sources) > 1 and any(own.parted_by for own, _ in sources):
            return  # one of them would have a paragraph in a version in which the other has none
        before = self._joined([own for own, _ in sources])
        if _text(before, move.version, _leaves) != _text(target[0], move.version, _arrives):
            return
        for key, (_, rest) in zip((*left, arrived), (*sources, target), strict=True):
            self._put(key, rest)
        self._put(self._new_key(), _carried_on(before, target[0], move))

    def _put(self, key: int, row: VersionRow | None) -> None:
        if row is None:
            del self._rows[key]
            return
        self._rows[key] = row
        for owners, indices in zip(self._owners, row.paragraphs, strict=True):
            owners.update(dict.fromkeys(indices, key))

    def _new_key(self) -> int:
        self._order -= 1
        return -self._order

    def _leaving(
        self, row: VersionRow, indices: tuple[int, ...], version: int
    ) -> tuple[VersionRow, VersionRow | None] | None:
        """Paragraphs that a version moved away, as a row of their own, and what is left of the row that they stood in."""
        if row.paragraphs[version - 1] == indices and not any(row.paragraphs[version:]):
            return None if row.lent else (row, None)
        place = row.paragraphs[version - 1].index(indices[0])
        taken = stretch(row.pieces, version - 1, place, len(indices))
        parting = self._part(row, taken, range(version), False)
        return self._apart(row, parting) if parting else None

    def _arriving(self, row: VersionRow, move: Move) -> tuple[VersionRow, VersionRow | None] | None:
        """What a version moved here, as a row of its own, and what is left of the row that it came into."""
        version = move.version
        if row.paragraphs[version] == move.amended and not any(row.paragraphs[:version]):
            return None if row.lent else (row, None)
        place = row.paragraphs[version].index(move.amended[0])
        taken = stretch(row.pieces, version, place, len(move.amended))
        parting = self._part(row, taken, range(version, self._versions), True)
        return self._apart(row, parting) if parting and not _is_between(parting) else None

    def _part(self, row: VersionRow, taken: range, versions: range, whole: bool) -> Parting | None:
        if row.lent or row.moves:
            return None
        wide = widened(row.pieces, taken, versions, self._versions)
        return part(row.pieces, row.paragraphs, wide, versions, whole) if wide else None

    def _apart(self, row: VersionRow, parting: Parting) -> tuple[VersionRow, VersionRow]:
        self._order -= 1
        beside = -self._order if parting.ahead else self._order
        at: Place = (row.last[0], beside)
        own = VersionRow(parting.part, parting.part_paragraphs, row.rows, first=at, last=at)
        rest = replace(row, pieces=parting.rest, paragraphs=parting.rest_paragraphs)
        if parting.lent:
            own = replace(own, parted_by=parting.lent.until)
            rest = replace(rest, lent=(parting.lent,))
        return own, rest

    def _joined(self, rows: Sequence[VersionRow]) -> VersionRow:
        """Rows as one: a break between two in each version that has paragraphs of both."""
        whole = rows[0]
        for row in rows[1:]:
            both = [n for n in range(self._versions) if whole.paragraphs[n] and row.paragraphs[n]]
            whole = replace(
                whole,
                pieces=(*whole.pieces, *breaks(both, self._versions), *row.pieces),
                paragraphs=tuple(one + two for one, two in zip(whole.paragraphs, row.paragraphs, strict=True)),
                rows=(*whole.rows, *row.rows),
                moves=(*whole.moves, *row.moves),
                parted_by=max(whole.parted_by, row.parted_by),
            )
        return whole


def _is_between(parting: Parting) -> bool:
    """Whether the last version has paragraphs of the rest above and below the part, so that no order of two rows tells it."""
    inner, outer = parting.part_paragraphs[-1], parting.rest_paragraphs[-1]
    return bool(inner and outer) and outer[0] < inner[0] < outer[-1]


def _text(row: VersionRow, version: int, takes: Callable[[Piece, int], bool]) -> str:
    return "".join(piece.text for piece in row.pieces if takes(piece, version))


def _leaves(piece: Piece, version: int) -> bool:
    return piece.carried and piece.until == version


def _arrives(piece: Piece, version: int) -> bool:
    return piece.moved and piece.since == version


def _carried_on(left: VersionRow, arrived: VersionRow, move: Move) -> VersionRow:
    """A row with what became of it after a version moved it."""
    paragraphs = tuple(before or after for before, after in zip(left.paragraphs, arrived.paragraphs, strict=True))
    pieces = tuple(_laid_over(left.pieces, arrived.pieces, move.version))
    told = RowMove(move.version, left.last, arrived.last)
    return replace(
        left,
        pieces=pieces,
        paragraphs=paragraphs,
        rows=(*left.rows, *arrived.rows),
        moves=(*left.moves, told),
        last=arrived.last,
    )


def _laid_over(left: Sequence[Piece], arrived: Sequence[Piece], version: int) -> Iterator[Piece]:
    """What ended where it stood, what began where it came to, and between them the words that went along."""
    before, after = deque(left), deque(arrived)
    while before or after:
        while before and not _leaves(before[0], version):
            yield before.popleft()
        while after and not _arrives(after[0], version):
            yield after.popleft()
        if before and after:
            length = min(len(before[0].text), len(after[0].text))
            _cut(before, length)
            _cut(after, length)
            # The words have the age that they had before, and the end that they had after.
            earlier = before.popleft()
            yield replace(after.popleft(), since=earlier.since, words_since=-1, ignored=earlier.ignored)


def _cut(pieces: deque[Piece], length: int) -> None:
    """Divides the first piece of a row's pieces where another has to begin."""
    first = pieces[0]
    if len(first.text) > length:
        pieces.popleft()
        pieces.extendleft((replace(first, text=first.text[length:]), replace(first, text=first.text[:length])))
