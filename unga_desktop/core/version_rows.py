"""The rows in which a reader follows the versions of a text: those of the chain, but a paragraph that moved is one row, with the
edits that it took inside, where it came to last.

The chain keeps the reading order of every version, and so has a moved paragraph twice: where it ended and where it began anew.
Here both are laid over each other: the words that went along are told as if they had never left. That is done where it can be
said without doubt: of one paragraph that had its row to itself. All other moves stay as the chain has them.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unga_desktop.core.version_chain import ChainRow, Move, Piece, VersionChain


@dataclass(frozen=True, slots=True)
class VersionRow:
    """``rows`` are the rows of the chain that this one is made of, in the order of the moves; ``moved_by`` the versions that
    moved it from one to the next. ``pieces`` and ``paragraphs`` are like those of a ``ChainRow``."""

    pieces: tuple[Piece, ...]
    paragraphs: tuple[tuple[int, ...], ...]
    rows: tuple[int, ...]
    moved_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """A move of a paragraph that had row ``left`` to itself, and has row ``arrived``."""

    version: int
    left: int
    arrived: int


def version_rows(chain: VersionChain) -> tuple[VersionRow, ...]:
    """All rows, in the order of the chain's; a moved paragraph stands where it came to last."""
    made = {number: VersionRow(row.pieces, row.paragraphs, (number,)) for number, row in enumerate(chain.rows)}
    for way in _ways(chain):
        whole = made.pop(way[0].left)
        for step in way:
            whole = _carried_on(whole, made.pop(step.arrived), step.version)
        made[way[-1].arrived] = whole
    return tuple(made[number] for number in sorted(made))


def _ways(chain: VersionChain) -> list[list[_Step]]:
    """The moves of each paragraph, one after the other, that can be told as one row."""
    ways: dict[int, list[_Step]] = {}
    for step in _steps(chain):
        ways[step.arrived] = [*ways.pop(step.left, ()), step]
    return list(ways.values())


def _steps(chain: VersionChain) -> Iterator[_Step]:
    rows = chain.rows_of_paragraphs() if chain.moves else ()
    for move in chain.moves:
        version = move.version
        left, arrived = rows[version - 1][move.original[0]], rows[version][move.amended[0]]
        if _is_alone(move, chain.rows[left], chain.rows[arrived]):
            yield _Step(version, left, arrived)


def _is_alone(move: Move, left: ChainRow, arrived: ChainRow) -> bool:
    """Whether a move is that of one paragraph from a row that ends with it to one that begins with it."""
    return (
        len(move.original) == 1
        and left.paragraphs[move.version - 1] == move.original
        and not any(left.paragraphs[move.version :])
        and not any(arrived.paragraphs[: move.version])
        and arrived.paragraphs[move.version] == move.amended
        and _carried_text(left, move.version) == _arrived_text(arrived, move.version)
    )


def _carried_text(row: ChainRow, version: int) -> str:
    return "".join(piece.text for piece in row.pieces if _leaves(piece, version))


def _arrived_text(row: ChainRow, version: int) -> str:
    return "".join(piece.text for piece in row.pieces if _arrives(piece, version))


def _leaves(piece: Piece, version: int) -> bool:
    return piece.carried and piece.until == version


def _arrives(piece: Piece, version: int) -> bool:
    return piece.moved and piece.since == version


def _carried_on(left: VersionRow, arrived: VersionRow, version: int) -> VersionRow:
    """A row with what became of it after a version moved it."""
    paragraphs = tuple(before or after for before, after in zip(left.paragraphs, arrived.paragraphs, strict=True))
    pieces = tuple(_laid_over(left.pieces, arrived.pieces, version))
    return VersionRow(pieces, paragraphs, (*left.rows, *arrived.rows), (*left.moved_by, version))


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
