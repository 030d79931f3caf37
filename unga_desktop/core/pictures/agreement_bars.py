"""Who votes with whom: one State's nearest and farthest as bars, and all States by all States as coloured cells."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from unga_desktop.core.appearance import Palette, VoteColours
from unga_desktop.core.pictures.mark import Area, Cells, Mark, Picture, Stroke, Words, box, mixed
from unga_desktop.core.votes.agreement import Agreement
from unga_desktop.core.votes.roll_call import Member
from unga_desktop.core.votes.tally import english_order
from unga_desktop.core.votes.wording import GROUP_WORDS

Ranked = tuple[str, float, int]
"""Code, index of agreement, number of votes that it rests on."""


def agreement_bars(
    ranked: Sequence[Ranked], names: Mapping[str, str], width: float, most: int = 15, em: float = 12.0
) -> Picture:
    """The nearest at the left, the farthest at the right, the farthest first; each a door to its State."""
    gap = 2.0 * em
    column = (width - gap) / 2
    marks: list[Mark] = []
    half = min(most, (len(ranked) + 1) // 2) if len(ranked) < 2 * most else most
    lists = (("Nearest", ranked[:half], 0.0), ("Farthest", tuple(reversed(ranked[half:][-most:])), column + gap))
    for title, some, x in lists:
        marks.append(Words(x, 0.8 * em, title, 1.0, "text", bold=True))
        marks.append(Words(x + column, 0.8 * em, "agreement (votes in common)", 0.8, "muted", "right"))
        for row, entry in enumerate(some):
            marks += _bar(entry, names, x, (2.0 + 1.55 * row) * em, column, em)
    return Picture(width, (2.4 + 1.55 * max(len(some) for _, some, _ in lists)) * em, tuple(marks), em)


def _bar(entry: Ranked, names: Mapping[str, str], x: float, y: float, column: float, em: float) -> Iterator[Mark]:
    code, index, votes = entry
    door = frozenset({code})
    name = names.get(code, code)
    told = f"{name}: {index:.3f} over {votes} votes"
    start, number = min(15.0 * em, column * 0.46), 5.6 * em
    room = max(em, column - start - number)
    yield Words(x, y + 0.5 * em, name, 0.95, "text", room=start - 0.5 * em, door=door, told=told)
    yield Area(box(x + start, y, room, em), "panel", "line", door=door, told=told)
    yield Area(box(x + start, y, room * index, em), "accent", "", door=door, told=told)
    yield Words(x + column, y + 0.5 * em, f"{index:.3f} ({votes})", 0.95, "text", "right", door=door, told=told)


def matrix_order(agreement: Agreement, members: Mapping[str, Member]) -> tuple[str, ...]:
    """The States of the matrix: by group, in each by their English names; members without a group last."""
    codes = [str(code) for code in agreement.index.columns]
    codes.sort(key=lambda code: english_order(members[code]) if code in members else (code, code))
    codes.sort(key=lambda code: members[code].group if code in members else "~")
    return tuple(codes)


def agreement_matrix(
    agreement: Agreement, members: Mapping[str, Member], palette: Palette, colours: VoteColours, width: float
) -> Picture:
    """All States by all States, in squares of the groups; blue together, yellow opposed."""
    em = 12.0
    codes = matrix_order(agreement, members)
    margin = 13.0 * em
    side = max(40.0, width - margin)
    values = agreement.index.loc[list(codes), list(codes)].to_numpy()
    tones = [bytes.fromhex(agreement_tone(step / 100, colours)[1:]) for step in range(101)]
    nothing = bytes.fromhex(palette.ground[1:])
    rgb = b"".join(nothing if math.isnan(v) else tones[round(v * 100)] for row in values.tolist() for v in row)
    marks: list[Mark] = [Cells(margin, 0, side, codes, rgb)]
    each = side / max(1, len(codes))
    start = 0
    for group, some in groupby(codes, key=lambda code: members[code].group if code in members else ""):
        number = len(list(some))
        y = start * each
        door = frozenset(codes[start : start + number])
        name = GROUP_WORDS.get(group, group or "Former members").removesuffix(" States")
        marks.append(
            Words(margin - 0.5 * em, y + number * each / 2, name, 0.85, "text", "right", room=margin, door=door)
        )
        for place in (y, y + number * each):
            marks.append(Stroke(((margin, place), (margin + side, place)), "text", 0.8))
            marks.append(Stroke(((margin + place, 0), (margin + place, side)), "text", 0.8))
        start += number
    marks += _key(margin, side + 1.2 * em, side, colours, em)
    return Picture(width, side + 3.2 * em, tuple(marks), em)


def agreement_tone(index: float, colours: VoteColours) -> str:
    """Yellow for always opposed to blue for always together: darker step by step, so that colour-blind eyes and a grey print
    tell them apart."""
    return mixed(colours.abstaining, colours.in_favour, index)


def _key(x: float, y: float, side: float, colours: VoteColours, em: float) -> Iterator[Mark]:
    each = min(1.8 * em, side / 14)
    for step in range(11):
        yield Area(box(x + step * each, y - 0.4 * em, each, 0.8 * em), agreement_tone(step / 10, colours), "line")
    yield Words(x, y + 1.1 * em, "0 always opposed", 0.8, "muted")
    yield Words(x + 11 * each, y + 1.1 * em, "1 always together", 0.8, "muted", "right")
    yield Area(box(x + 12 * each, y - 0.4 * em, each, 0.8 * em), "ground", "border")
    yield Words(x + 13.3 * each, y, "no vote in common", 0.8, "muted")
