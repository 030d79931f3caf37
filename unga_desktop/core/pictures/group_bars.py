"""Groups of States as bars: a bar for each roll call in which the group is counted, with numbers and cohesion."""

from collections.abc import Iterator, Sequence

from unga_desktop.core.pictures.mark import Area, Mark, Picture, Words, box
from unga_desktop.core.votes.group_rows import GroupRow
from unga_desktop.core.votes.wording import CHOICE_WORDS

_BAR = 1.35
"""The height of a bar, in type sizes."""


def group_bars(groups: Sequence[Sequence[GroupRow]], width: float, em: float = 12.0) -> Picture:
    """``groups`` holds for each group its rows, one for each roll call. Every part of a bar is a door to its States."""
    marks: list[Mark] = []
    y = 0.0
    several = any(len(rows) > 1 for rows in groups)
    label = 10.5 * em if several else 0.0
    for rows in groups:
        first = rows[0]
        named = f"{first.name}, as of {first.as_of}" if first.as_of else first.name
        marks.append(Words(0, y + 0.6 * em, named, 1.0, "text", bold=True, room=width - 2))
        y += 1.3 * em
        for row in rows:
            if several:
                called = row.roll_call.symbol or row.roll_call.id
                marks.append(Words(0, y + _BAR * em / 2, called, 0.9, "muted", room=label - em))
            marks += _bar(row, label, y, width - label - 11.5 * em, em)
            size = f"{row.count.members} States, cohesion {row.cohesion:.2f}"
            marks.append(Words(width, y + _BAR * em / 2, size, 0.85, "muted", "right"))
            y += (_BAR + 0.35) * em
        y += 0.75 * em
    return Picture(width, max(em, y), tuple(marks), em)


def _bar(row: GroupRow, x: float, y: float, width: float, em: float) -> Iterator[Mark]:
    total = row.count.members
    for vote, number in row.numbers.items():
        if not number:
            continue
        wide = width * number / total
        door = frozenset(code for code, cast in row.states.items() if cast is vote)
        told = f"{row.name}: {number} {CHOICE_WORDS[vote]}"
        yield Area(box(x, y, wide, _BAR * em), vote, "border", door=door, told=told)
        digits = str(number)
        room = em * (0.6 * len(digits) + 0.5)
        if wide > room + 2:
            middle = y + _BAR * em / 2
            # A number is read on the pattern of its part only if it has a ground of its own.
            yield Area(box(x + wide / 2 - room / 2, middle - 0.5 * em, room, em), "ground", door=door, told=told)
            yield Words(x + wide / 2, middle, digits, 0.9, "text", "centre", True, door=door, told=told)
        x += wide
