"""A sheet to keep: title, pictures, maps, prose and a foot that names source, date and notice. The same on a screen, as
image, as SVG and on paper, for all are made from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from unga_desktop.core.day import day
from unga_desktop.core.pictures.chamber import Chamber
from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.core.pictures.mark import Picture
from unga_desktop.core.votes.roll_call import RollCall, Vote
from unga_desktop.core.votes.wording import NOTICE

WIDTH = 1000.0
MARGIN = 34.0
INNER = WIDTH - 2 * MARGIN
"""A sheet is laid out at this width, in pixels of a screen, and scaled to what it is put on."""

PAGE = WIDTH * 297 / 210 - 2 * MARGIN
"""The height of a page of A4 between its margins."""

_MOST_NOTES = 4


@dataclass(frozen=True, slots=True)
class StatesPicture:
    """States drawn by a vote on a map, tiles or a chamber, with their legend; those without one stay neutral."""

    shapes: WorldMap | tuple[Tile, ...] | Chamber
    votes: Mapping[str, Vote]
    names: Mapping[str, str]
    legend: tuple[tuple[Vote | None, str], ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """A heading of a part, or a paragraph below one."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below their heads, as CSV and for the clipboard."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``name`` is a stem for the names of files; ``table`` what the pictures were drawn from."""

    name: str
    title: str
    subtitle: str
    parts: tuple[Picture | StatesPicture | Caption, ...]
    foot: tuple[str, ...]
    table: Table


def foot(roll_calls: Sequence[RollCall], world: str, made: str, *more: str) -> tuple[str, ...]:
    """The lines below a sheet: ``more``, the notes on the records, the sources of the votes, each once, of the map, the day
    (ISO), the notice."""
    sources = list(dict.fromkeys(roll_call.source.rstrip(".") for roll_call in roll_calls if roll_call.source))
    listed = "; ".join(sources[:4]) + (f"; and {len(sources) - 4} more" if len(sources) > 4 else "")
    lines = (
        *more,
        *record_notes(roll_calls),
        f"Votes: {listed}." if listed else "",
        f"Map: {world.rstrip('.')}." if world else "",
        f"Made on {day(made)}." if made else "",
        NOTICE,
    )
    return tuple(line for line in lines if line)


def record_notes(roll_calls: Sequence[RollCall]) -> Iterator[str]:
    """What is to be known of the records, above all which votes were deduced; with their names where there are several."""
    names: dict[str, list[str]] = {}
    for roll_call in roll_calls:
        if roll_call.note:
            names.setdefault(roll_call.note, []).append(roll_call.symbol or roll_call.id)
    for note, noted in list(names.items())[:_MOST_NOTES]:
        listed = ", ".join(noted[:_MOST_NOTES]) + (f" and {len(noted) - _MOST_NOTES} more" * (len(noted) > _MOST_NOTES))
        yield note if len(roll_calls) == 1 else f"{listed}: {note}"
    if len(names) > _MOST_NOTES:
        yield f"{len(names) - _MOST_NOTES} more notes stand with the records."
