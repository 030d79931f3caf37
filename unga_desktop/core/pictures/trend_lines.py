"""How support ran over a series of roll calls: a line a choice with the numbers below it, and a strip a State."""

import math
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from unga_desktop.core.pictures.mark import Area, Mark, Picture, Stroke, Words, box
from unga_desktop.core.votes.roll_call import Member, RollCall, Vote
from unga_desktop.core.votes.tally import english_order
from unga_desktop.core.votes.trend import Trend
from unga_desktop.core.votes.wording import CHOICE_WORDS

_CHOICES = tuple(CHOICE_WORDS)
_DASHES: dict[Vote, tuple[float, ...]] = {
    Vote.IN_FAVOUR: (),
    Vote.AGAINST: (7, 3),
    Vote.ABSTAINING: (),
    Vote.NOT_VOTING: (),
}
"""Beside the colours; abstaining and not voting have an edge, in favour has none."""


_KEY = 9.0
"""The width of the words before the numbers, in type sizes."""

_ROW, _NAME = 1.3, 12.0
"""Of a strip: its height, and the width of the name before it, in type sizes."""


class StripOrder(StrEnum):
    """In what order the strips of the States stand."""

    NAME = "name"
    GROUP = "group"
    CHANGES = "changes"


def short_symbol(roll_call: RollCall) -> str:
    """``ES-11/8`` for ``A/RES/ES-11/8``, to be read below a column."""
    name = roll_call.symbol or roll_call.id
    return name.removeprefix("A/RES/").removeprefix("S/RES/")


def trend_lines(trend: Trend, width: float, em: float = 12.0) -> Picture:
    """The lines over the numbers that they are drawn from; every number is a door to its States."""
    left = _KEY * em
    top, chart = 0.8 * em, 15.0 * em
    columns = max(1, len(trend.roll_calls))
    step = (width - left) / columns
    middles = [left + step * (n + 0.5) for n in range(columns)]
    most = max((count.members for count in trend.counts), default=1) or 1
    every = max(1, math.ceil(2.1 * em / step))  # where there is no room, only some of the numbers
    lines = {vote: [numbers[vote] for numbers in map(_numbers, trend.counts)] for vote in _CHOICES}
    marks: list[Mark] = list(_scale(most, left, width, top, chart, em))
    for vote, numbers in lines.items():
        marks += _line(trend, vote, numbers, middles, most, top, chart)
    y = top + chart + 1.1 * em
    marks += _heads(trend, middles, step, y, em)
    y += 2.4 * em if step >= 4.2 * em else 1.4 * em
    for vote, numbers in lines.items():
        marks.append(_key(vote, y, em))
        marks.append(Words(2.6 * em, y, CHOICE_WORDS[vote], 0.95))
        for place, (x, number) in enumerate(zip(middles, numbers, strict=True)):
            if place % every == 0:
                states, told = _behind(trend.roll_calls[place], vote, number)
                marks.append(Words(x, y, str(number), 0.95, "text", "centre", door=states, told=told))
        y += 1.5 * em
    return Picture(width, y, tuple(marks), em)


def trend_strips(
    trend: Trend,
    members: Mapping[str, Member],
    width: float,
    order: StripOrder = StripOrder.NAME,
    em: float = 11.0,
    part: Sequence[str] = (),
) -> Picture:
    """A row of cells a State, in as many columns as the width has room for; each row is a door to its State. ``part`` names
    the States where not all are wanted."""
    codes = [code for code in ordered_codes(trend, members, order) if not part or code in part]
    cells = max(1, len(trend.roll_calls))
    row, name = _ROW * em, _NAME * em
    side, block, blocks = _blocks(cells, width, em)
    rows = -(-len(codes) // blocks)
    marks: list[Mark] = []
    boxes: dict[Vote | None, list[Mark]] = {}
    for n in range(min(blocks, -(-len(codes) // max(1, rows)) if codes else 0)):
        if side >= 0.9 * em:
            marks += (
                Words(n * block + name + side * (i + 0.5), 0.6 * em, str(i + 1), 0.75, "muted", "centre")
                for i in range(cells)
            )
    for place, code in enumerate(codes):
        x, y = place // rows * block, 1.3 * em + place % rows * row
        member = members.get(code)
        title = member.name if member else code
        told = f"{title}: {_run(trend, trend.strips[code])}"
        door = frozenset({code})
        marks.append(Words(x, y + row / 2, title, 0.95, "text", "left", room=name - 0.5 * em, door=door, told=told))
        for i, vote in enumerate(trend.strips[code]):
            cell = box(x + name + i * side + 0.5, y + 1, side - 1, row - 2)
            line = "border" if vote is Vote.NOT_VOTING else ""
            boxes.setdefault(vote, []).append(Area(cell, vote or "land", line, door=door, told=told))
    for alike in boxes.values():  # those that look alike one after the other, since they are painted so
        marks += alike
    return Picture(width, 1.5 * em + rows * row, tuple(marks), em)


def strip_parts(
    trend: Trend, members: Mapping[str, Member], width: float, height: float, order: StripOrder, em: float = 11.0
) -> list[tuple[str, ...]]:
    """The States in parts of which the strips are no higher than ``height``, for pages."""
    codes = ordered_codes(trend, members, order)
    _, _, blocks = _blocks(max(1, len(trend.roll_calls)), width, em)
    most = max(1, int((height - 1.5 * em) / (_ROW * em))) * blocks
    return [tuple(codes[start : start + most]) for start in range(0, len(codes), most)]


def _blocks(cells: int, width: float, em: float) -> tuple[float, float, int]:
    """The side of a cell, the width of a column of strips, and how many columns there are."""
    side = max(0.45 * em, min(1.15 * em, (width - _NAME * em) / cells))
    block = _NAME * em + cells * side + 1.6 * em
    return side, block, max(1, int((width + 1.6 * em) // block))


def strip_changes(strip: Sequence[Vote | None]) -> int:
    """How often a State voted otherwise than the time before; where it has no vote, the series is read on."""
    known = [vote for vote in strip if vote is not None]
    return sum(before is not after for before, after in pairwise(known))


def ordered_codes(trend: Trend, members: Mapping[str, Member], order: StripOrder) -> list[str]:
    """The States of a trend in the order of their strips."""
    codes = sorted(trend.strips, key=lambda c: english_order(members[c]) if c in members else (c, c))
    if order is StripOrder.GROUP:
        codes.sort(key=lambda code: members[code].group if code in members else "")
    elif order is StripOrder.CHANGES:
        codes.sort(key=lambda code: -strip_changes(trend.strips[code]))
    return codes


def _run(trend: Trend, strip: Sequence[Vote | None]) -> str:
    pairs = zip(trend.roll_calls, strip, strict=True)
    if len(strip) > 12:
        return f"{strip_changes(strip)} changes over {len(strip)} votes"
    return ", ".join(f"{short_symbol(rc)} {CHOICE_WORDS[vote] if vote else 'no vote recorded'}" for rc, vote in pairs)


def _numbers(count: object) -> dict[Vote, int]:
    names = ("in_favour", "against", "abstaining", "not_voting")
    return {vote: int(getattr(count, name)) for vote, name in zip(_CHOICES, names, strict=True)}


def _scale(most: int, left: float, width: float, top: float, chart: float, em: float) -> Iterator[Mark]:
    tick = 50 if most > 60 else 10 if most > 12 else 5
    for number in range(0, most + 1, tick):
        y = top + chart * (1 - number / most)
        yield Stroke(((left, y), (width, y)), "line", 1.0)
        yield Words(left - 0.6 * em, y, str(number), 0.85, "muted", "right")


def _behind(roll_call: RollCall, vote: Vote, number: int) -> tuple[frozenset[str], str]:
    """The States behind a number, and what it says."""
    states = frozenset(code for code, cast in roll_call.votes.items() if cast is vote)
    return states, f"{short_symbol(roll_call)}, {roll_call.date}: {number} {CHOICE_WORDS[vote]}"


def _line(
    trend: Trend, vote: Vote, numbers: Sequence[int], middles: Sequence[float], most: int, top: float, chart: float
) -> Iterator[Mark]:
    points = tuple((x, top + chart * (1 - number / most)) for x, number in zip(middles, numbers, strict=True))
    if vote is Vote.NOT_VOTING or vote is Vote.ABSTAINING:
        yield Stroke(points, "muted", 4.0)  # a light line needs a dark edge
    yield Stroke(points, "ground" if vote is Vote.NOT_VOTING else vote, 2.2, _DASHES[vote])
    # Where many stand side by side, a point is narrower than its place.
    side = min(8.0, max(3.0, 0.7 * (middles[1] - middles[0]))) if len(middles) > 1 else 8.0
    for (x, y), number, roll_call in zip(points, numbers, trend.roll_calls, strict=True):
        states, told = _behind(roll_call, vote, number)
        yield Area(box(x - side / 2, y - side / 2, side, side), vote, "text", door=states, told=told)


def _key(vote: Vote, y: float, em: float) -> Mark:
    return Area(box(0.3 * em, y - 0.4 * em, 1.6 * em, 0.8 * em), vote, "border")


def _heads(trend: Trend, middles: Sequence[float], step: float, y: float, em: float) -> Iterator[Mark]:
    every = max(1, round(2.6 * em / step + 0.49))
    for n, (x, roll_call) in enumerate(zip(middles, trend.roll_calls, strict=True)):
        if step >= 4.2 * em:
            told = f"{roll_call.symbol or roll_call.id}: {roll_call.subject}"
            yield Words(x, y, short_symbol(roll_call), 0.9, "text", "centre", True, room=step - 2, told=told)
            yield Words(x, y + 1.1 * em, roll_call.date, 0.72, "muted", "centre", room=step)
        elif n % every == 0:
            yield Words(x, y, roll_call.date[:4], 0.8, "muted", "centre")
