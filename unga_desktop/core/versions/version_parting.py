"""Takes a paragraph out of a row of versions that it shares with others, so that it can be told where it moved to.

The versions in which it is a paragraph of its own are its own; in those before, where its words were inside a larger paragraph,
that paragraph stays what it is, and knows the words lent (``Lent``), so that it can still be read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from unga_desktop.core.versions.version_chain import Piece
from unga_desktop.core.versions.version_cutting import BREAK

Paragraphs = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Lent:
    """Pieces that left before the piece number ``at`` of a row; before the version ``until`` they are read there."""

    at: int
    pieces: tuple[Piece, ...]
    until: int


@dataclass(frozen=True, slots=True)
class Parting:
    """A row in two: what was taken out, ``part``, and the ``rest``, each with its paragraphs; ``lent`` where they were not apart
    in all versions. ``ahead`` is True where nothing of the rest stood before the part."""

    part: tuple[Piece, ...]
    part_paragraphs: Paragraphs
    rest: tuple[Piece, ...]
    rest_paragraphs: Paragraphs
    lent: Lent | None
    ahead: bool


def stretch(pieces: Sequence[Piece], version: int, first: int, count: int = 1) -> range:
    """The pieces from the first to the last that stand in some neighbouring paragraphs of a version; empty where none does."""
    number, places = 0, []
    for place, piece in enumerate(pieces):
        if not piece.stands_in(version):
            continue
        if first <= number < first + count and piece.text != BREAK:
            places.append(place)
        number += piece.text == BREAK
    return range(places[0], places[-1] + 1) if places else range(0)


def widened(pieces: Sequence[Piece], taken: range, versions: range, count: int) -> range | None:
    """A stretch with the words beside it that stand in these versions, of ``count`` in all, and in no other; None where words in
    the stretch stand in others."""
    if not taken or not all(_stands_only_in(pieces[place], versions, count) for place in taken):
        return None
    start, stop = taken.start, taken.stop
    while start and pieces[start - 1].text != BREAK and _stands_only_in(pieces[start - 1], versions, count):
        start -= 1
    while stop < len(pieces) and pieces[stop].text != BREAK and _stands_only_in(pieces[stop], versions, count):
        stop += 1
    return range(start, stop)


def _stands_only_in(piece: Piece, versions: range, count: int) -> bool:
    return versions.start <= piece.since and (count if piece.until is None else piece.until) <= versions.stop


def part(pieces: Sequence[Piece], paragraphs: Paragraphs, taken: range, versions: range, whole: bool) -> Parting | None:
    """Takes the pieces ``taken`` out of a row, which stand in none but these ``versions``.

    None where they are only a part of a paragraph in the last of the versions, or with ``whole`` in any.
    """
    head, region, tail = pieces[: taken.start], pieces[taken.start : taken.stop], pieces[taken.stop :]
    alive = [version for version in versions if any(it.stands_in(version) and it.text != BREAK for it in region)]
    inside = [version for version in alive if _tail_of(head, version) or _head_of(tail, version)]
    if not alive or (inside and (whole or inside[-1] == alive[-1])):
        return None
    since = inside[-1] + 1 if inside else 0
    own = [version for version in alive if version >= since]
    before = {version: _breaks_in(head, version) for version in own}
    cut: defaultdict[int, set[int]] = defaultdict(set)
    for version in own:
        gone = _break_beside(pieces, taken, version)
        if gone is not None:
            cut[gone].add(version)
    count = len(paragraphs)
    left = [list(indices) for indices in paragraphs]
    parted: list[tuple[int, ...]] = [()] * count
    for version in own:
        end = before[version] + _breaks_in(region, version) + 1
        parted[version] = paragraphs[version][before[version] : end]
        del left[version][before[version] : end]
    remaining = [list(_without(piece, cut[place], count)) for place, piece in enumerate(pieces)]
    at = sum(map(len, remaining[: taken.start]))
    rest = [piece for place, kept in enumerate(remaining) if place not in taken for piece in kept]
    lent = Lent(at, tuple(region), since) if inside else None
    return Parting(
        tuple(region), tuple(parted), tuple(rest), tuple(map(tuple, left)), lent, not any(before[v] for v in own)
    )


def breaks(versions: Sequence[int], count: int) -> Iterator[Piece]:
    """A break for each run of versions, of ``count`` versions in all."""
    runs: list[list[int]] = []
    for version in versions:
        if runs and runs[-1][-1] == version - 1:
            runs[-1].append(version)
        else:
            runs.append([version])
    for run in runs:
        yield Piece(BREAK, run[0], run[-1] + 1 if run[-1] + 1 < count else None)


def _tail_of(head: Sequence[Piece], version: int) -> bool:
    """Whether the last paragraph begun here in a version goes on behind."""
    last = next((piece for piece in reversed(head) if piece.stands_in(version)), None)
    return last is not None and last.text != BREAK


def _head_of(tail: Sequence[Piece], version: int) -> bool:
    """Whether these pieces begin inside a paragraph of a version."""
    first = next((piece for piece in tail if piece.stands_in(version)), None)
    return first is not None and first.text != BREAK


def _breaks_in(pieces: Sequence[Piece], version: int) -> int:
    return sum(piece.text == BREAK and piece.stands_in(version) for piece in pieces)


def _break_beside(pieces: Sequence[Piece], taken: range, version: int) -> int | None:
    """The break that a version has between a paragraph and the one before it, else the one behind it."""
    for places in (range(taken.start - 1, -1, -1), range(taken.stop, len(pieces))):
        for place in places:
            if pieces[place].stands_in(version):
                return place
    return None


def _without(piece: Piece, versions: Collection[int], count: int) -> Iterator[Piece]:
    """A piece in the versions that are left of those it stands in, ``count`` in all."""
    if not versions:
        yield piece
        return
    stood = range(piece.since, count if piece.until is None else piece.until)
    for found in breaks([version for version in stood if version not in versions], count):
        yield replace(piece, since=found.since, until=found.until)
