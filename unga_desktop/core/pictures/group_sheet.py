"""A roll call with its groups of States as a sheet: the map, a bar a group with cohesion, and the table behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from unga_desktop.core.day import day
from unga_desktop.core.pictures.geometry import WorldMap
from unga_desktop.core.pictures.group_bars import group_bars
from unga_desktop.core.pictures.mark import Picture
from unga_desktop.core.pictures.sheet import INNER, Caption, Sheet, StatesPicture, Table, foot
from unga_desktop.core.votes import wording
from unga_desktop.core.votes.group_rows import COHESION, GroupRow
from unga_desktop.core.votes.tally import Tally

COLUMNS = (
    "roll_call", "date", "group", "name", "as_of", "in_favour", "against", "abstaining", "not_voting", "members", "cohesion",
    "no_vote_recorded",
)  # fmt: skip


def group_sheet(
    tally: Tally, rows: Sequence[GroupRow], shapes: WorldMap, blocs_source: str = "", made: str = ""
) -> Sheet:
    """Map, bars and table of one roll call. ``blocs_source`` says where the lists of blocs are from, ``made`` is a day (ISO)."""
    roll_call = tally.roll_call
    names = {cast.member.iso3: cast.member.name for cast in tally.casts}
    legend = tuple(
        (vote, f"{number} {wording.CHOICE_WORDS[vote]}") for vote, number in wording.figures(tally).items() if number
    )
    said = (
        f"{wording.ORGAN_WORDS.get(roll_call.organ, roll_call.organ)}, {day(roll_call.date)}",
        wording.outcome_words(roll_call),
        f"{wording.majority_sentence(tally.majority)}" if tally.majority else "",
    )
    parts: tuple[Picture | StatesPicture | Caption, ...] = (
        StatesPicture(shapes, roll_call.votes, names, (*legend, (None, "no vote recorded"))),
        *_bars([rows]),
    )
    gap = wording.gap(tally)
    return Sheet(
        f"{''.join(c if c.isalnum() or c in '.-' else '_' for c in roll_call.id)}-groups",
        wording.heading(roll_call),
        ". ".join(filter(None, said)),
        parts if tally.casts else (Caption(gap),),
        foot((roll_call,), shapes.source, made, *_foot([rows], blocs_source)),
        group_table(rows),
    )


def with_groups(sheet: Sheet, runs: Sequence[Sequence[GroupRow]], blocs_source: str = "") -> Sheet:
    """A sheet of several roll calls with the bars of the groups below it; ``runs`` holds the rows of each roll call."""
    more = _foot(runs, blocs_source)
    return replace(
        sheet,
        parts=(*sheet.parts, *_bars(runs)),
        foot=(*more, *sheet.foot),
        table=group_table([row for rows in runs for row in rows]),
    )


def group_table(rows: Iterable[GroupRow]) -> Table:
    """A row a group and roll call."""
    return Table(COLUMNS, tuple(_cells(row) for row in rows))


def _cells(row: GroupRow) -> tuple[str, ...]:
    about = (row.roll_call.id, row.roll_call.date, row.key, row.name, row.as_of)
    numbers = map(str, (*row.numbers.values(), row.count.members))
    return (*about, *numbers, f"{row.cohesion:.4f}", "; ".join(row.unrecorded))


def _bars(runs: Sequence[Sequence[GroupRow]]) -> tuple[Picture | Caption, ...]:
    groups: dict[str, list[GroupRow]] = {}
    for rows in runs:
        for row in rows:
            groups.setdefault(row.key, []).append(row)
    if not groups:
        return ()
    blocs = any(row.as_of or row.unrecorded for rows in runs for row in rows)
    return Caption("By bloc" if blocs else "By regional group", heading=True), group_bars(list(groups.values()), INNER)


def _foot(runs: Sequence[Sequence[GroupRow]], blocs_source: str) -> tuple[str, ...]:
    without = {row.key: row for rows in runs for row in rows if row.unrecorded}
    lines = [f"{row.name}, no vote recorded: {', '.join(row.unrecorded)}." for row in without.values()]
    return (*lines, COHESION, *([f"Blocs. {blocs_source}"] if blocs_source else []))
