"""Who changed between two roll calls, as bands that flow from what was voted before to what was voted after."""

import math
from collections.abc import Iterator, Mapping

from unga_desktop.core.pictures.mark import Area, Mark, Picture, Points, Words, box
from unga_desktop.core.votes.roll_call import RollCall, Vote
from unga_desktop.core.votes.shift import Shift
from unga_desktop.core.votes.wording import CHOICE_WORDS

_BAR = 16.0
_GAP = 9.0
_STEPS = 18
_CHOICES = tuple(CHOICE_WORDS)


def shift_flow(shift: Shift, width: float, em: float = 12.0, height: float = 0.0) -> Picture:
    """The bands, the larger of two crossing ones below. The names of the choices stand beside their bars, with the
    number of States on each side; a number in a band where it is wide enough. Every bar and band is a door."""
    streams = _streams(shift)
    total = sum(len(states) for states in streams.values())
    height = height or max(230.0, min(420.0, width * 0.62))
    top = 2.4 * em
    each = (height - top - 3 * _GAP - 4) / max(1, total)
    side = 7.2 * em
    left, right = side, width - side - _BAR
    marks: list[Mark] = [
        Words(0, 0.8 * em, _title(shift.before), 1.0, "text", "left", bold=True, room=width / 2 - em),
        Words(width, 0.8 * em, _title(shift.after), 1.0, "text", "right", bold=True, room=width / 2 - em),
    ]
    starts = _tops(streams, 0, each, top)
    ends = _tops(streams, 1, each, top)
    marks += _bands(streams, dict(starts), dict(ends), (left + _BAR, right), each, em)
    marks += _bars(streams, 0, starts, left, each, em, -1)
    marks += _bars(streams, 1, ends, right, each, em, 1)
    return Picture(width, height, tuple(marks), em)


def flow_words(before: Vote, after: Vote, number: int) -> str:
    """``in favour → abstaining: 12``."""
    if before is after:
        return f"{CHOICE_WORDS[before]} both times: {number}"
    return f"{CHOICE_WORDS[before]} → {CHOICE_WORDS[after]}: {number}"


_Streams = dict[tuple[Vote, Vote], tuple[str, ...]]


def _streams(shift: Shift) -> _Streams:
    """All members that both roll calls name, by what they voted before and after."""
    found = {(flow.before, flow.after): flow.members for flow in shift.flows}
    for vote in _CHOICES:
        stayed = tuple(code for code in shift.stayed if shift.before.votes[code] is vote)
        if stayed:
            found[vote, vote] = stayed
    return {(a, b): found[a, b] for a in _CHOICES for b in _CHOICES if (a, b) in found}


def _title(roll_call: RollCall) -> str:
    return f"{roll_call.symbol or roll_call.id} ({roll_call.date})"


def _tops(streams: _Streams, side: int, each: float, top: float) -> dict[Vote, float]:
    tops = {}
    y = top
    for vote in _CHOICES:
        number = sum(len(states) for pair, states in streams.items() if pair[side] is vote)
        if number:
            tops[vote] = y
            y += number * each + _GAP
    return tops


def _bands(
    streams: _Streams,
    starts: dict[Vote, float],
    ends: dict[Vote, float],
    span: tuple[float, float],
    each: float,
    em: float,
) -> Iterator[Mark]:
    words: list[Mark] = []
    placed = []
    for (before, after), states in streams.items():
        thick = len(states) * each
        placed.append(((before, after), states, starts[before], ends[after], thick))
        starts[before] += thick
        ends[after] += thick
    for (before, after), states, y0, y1, thick in sorted(
        placed, key=lambda band: (band[0][0] is not band[0][1], -band[4])
    ):
        told = flow_words(before, after, len(states))
        stayed = before is after
        yield Area(_band(span, y0, y1, thick), after, "", 0.28 if stayed else 0.8, door=frozenset(states), told=told)
        if thick >= em * 0.9 and not stayed:
            x = span[0] + (span[1] - span[0]) * 0.12
            y = y0 + (y1 - y0) * 0.04 + thick / 2
            number = str(len(states))
            wide = em * (0.62 * len(number) + 0.5)
            words.append(Area(box(x - wide / 2, y - em * 0.55, wide, em * 1.1), "ground", "", door=frozenset(states)))
            words.append(Words(x, y, number, 0.95, "text", "centre", bold=True, door=frozenset(states), told=told))
    yield from words


def _band(span: tuple[float, float], y0: float, y1: float, thick: float) -> Points:
    """The outline of a band: along an S from the left to the right, and back."""
    line = []
    for step in range(_STEPS + 1):
        share = step / _STEPS
        ease = (1 - math.cos(math.pi * share)) / 2
        line.append((span[0] + (span[1] - span[0]) * share, y0 + (y1 - y0) * ease))
    return (*line, *((x, y + thick) for x, y in reversed(line)))


def _bars(
    streams: _Streams, side: int, tops: Mapping[Vote, float], x: float, each: float, em: float, way: int
) -> Iterator[Mark]:
    for vote, top in tops.items():
        states = frozenset(code for pair, some in streams.items() if pair[side] is vote for code in some)
        height = len(states) * each
        told = f"{len(states)} {CHOICE_WORDS[vote]}"
        yield Area(box(x, top, _BAR, height), vote, "border", door=states, told=told)
        edge = x - 6 if way < 0 else x + _BAR + 6
        align = "right" if way < 0 else "left"
        middle = top + height / 2
        if height >= 2.1 * em:
            yield Words(edge, middle - 0.6 * em, str(len(states)), 1.15, "text", align, True, door=states, told=told)
            yield Words(edge, middle + 0.65 * em, CHOICE_WORDS[vote], 0.9, "muted", align, door=states, told=told)
        else:
            yield Words(edge, middle, told, 0.9, "text", align, door=states, told=told)
