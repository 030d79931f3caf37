"""What an alignment is made of: beads, each of paragraphs that answer each other, in the order in which they are read."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Paragraphs that answer each other, by index; one side may be empty. ``moved`` where the order changed."""

    original: tuple[int, ...]
    amended: tuple[int, ...]
    moved: bool = False


def in_reading_order(beads: Iterable[Bead], removed: Collection[int], added: Iterable[int]) -> list[Bead]:
    """All beads by their place in the amended text.

    ``beads`` have paragraphs on both sides; ``removed`` and ``added`` are paragraphs that have no partner. What was removed
    comes after what stood before it and stayed.
    """
    arrived = sorted([*beads, *(Bead((), (place,)) for place in added)], key=_amended)
    if not removed:
        return arrived
    after = {bead.original[-1]: position for position, bead in enumerate(arrived) if bead.original and not bead.moved}
    gone: defaultdict[int, list[Bead]] = defaultdict(list)
    position = -1
    for place in range(max(removed) + 1):
        position = after.get(place, position)
        if place in removed:
            gone[position].append(Bead((place,), ()))
    ordered = gone[-1]
    for position, bead in enumerate(arrived):
        ordered.append(bead)
        ordered.extend(gone.get(position, ()))
    return ordered


def _amended(bead: Bead) -> tuple[int, ...]:
    return bead.amended
