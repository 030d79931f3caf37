"""A roll call as text for a terminal, 100 columns wide."""

import textwrap
from collections.abc import Sequence

from unga_desktop.core.day import day
from unga_desktop.core.votes import wording
from unga_desktop.core.votes.group_rows import GroupRow
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.shift import Shift
from unga_desktop.core.votes.tally import Tally

_WIDTH = 100


def votes_text(
    tally: Tally, groups: Sequence[GroupRow] = (), *, shift: Shift | None = None, blocs_source: str = ""
) -> str:
    """Subject, outcome, totals, majority, regional groups and who voted how; what the record lacks is said.

    ``groups`` adds the counts of blocs, ``blocs_source`` where their lists are from, ``shift`` who voted otherwise than in the
    roll call that it begins with.
    """
    blocs = [row for row in groups if blocs_source]
    choices = [_choice(tally, vote) for vote in Vote]
    parts = [_head(tally), _groups(tally), _blocs(blocs, blocs_source), *choices, *_shift(tally, shift), _foot(tally)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(tally: Tally) -> str:
    roll_call = tally.roll_call
    organ = wording.ORGAN_WORDS.get(roll_call.organ, roll_call.organ)
    lines = [
        wording.heading(roll_call),
        f"{organ}, {day(roll_call.date)}",
        ": ".join(filter(None, (wording.outcome_words(roll_call), wording.totals_sentence(tally)))),
        wording.majority_sentence(tally.majority) if tally.majority else "",
        wording.gap(tally),
    ]
    return "\n".join(_wrapped(line) for line in lines if line)


def _groups(tally: Tally) -> str:
    if not tally.groups:
        return ""
    names = [wording.GROUP_WORDS.get(group.group, group.group) for group in tally.groups]
    width = max(map(len, names))
    head = f"{'':{width}}  in favour  against  abstaining  not voting  cohesion"
    lines = [
        f"{name:{width}}{g.count.in_favour:11}{g.count.against:9}{g.count.abstaining:12}{g.count.not_voting:12}{g.cohesion:10.2f}"
        for name, g in zip(names, tally.groups, strict=True)
    ]
    return "\n".join([head, *lines])


def _blocs(blocs: Sequence[GroupRow], source: str) -> str:
    lines = []
    for row in blocs:
        told = ", ".join(f"{number} {wording.CHOICE_WORDS[vote]}" for vote, number in row.numbers.items())
        lines.append(f"{row.name}: {told}; cohesion {row.cohesion:.2f}")
        lines.append(f"  as of {day(row.as_of)}" if row.as_of else "")
        if row.unrecorded:
            lines.append(f"  without a vote in the record: {', '.join(row.unrecorded)}")
    lines.append(f"  {source}" if blocs else "")
    return "\n".join(_wrapped(line, "  ") for line in lines if line)


def _shift(tally: Tally, shift: Shift | None) -> list[str]:
    """The States that voted otherwise, a paragraph for each way."""
    if shift is None:
        return []
    names = {cast.member.iso3: cast.member.name for cast in tally.casts}
    before = f"{shift.before.id} ({day(shift.before.date)})"
    parts = [f"Against {before}: {shift.changed} voted otherwise, {len(shift.stayed)} as before."]
    for flow in shift.flows:
        was, is_ = wording.CHOICE_WORDS[flow.before], wording.CHOICE_WORDS[flow.after]
        listed = ", ".join(sorted(names.get(code, code) for code in flow.members))
        parts.append(f"{was[0].upper()}{was[1:]}, now {is_} ({len(flow.members)}): {listed}")
    for codes, which in ((shift.only_before, shift.before.id), (shift.only_after, shift.after.id)):
        if codes:
            parts.append(f"In the record of {which} alone ({len(codes)}): {', '.join(codes)}")
    return [_wrapped(part, "  ") for part in parts]


def _choice(tally: Tally, vote: Vote) -> str:
    names = [cast.member.name for cast in tally.casts if cast.vote is vote]
    words = wording.CHOICE_WORDS[vote]
    return _wrapped(f"{words[0].upper()}{words[1:]} ({len(names)}): {', '.join(names)}", "  ") if names else ""


def _foot(tally: Tally) -> str:
    roll_call = tally.roll_call
    lines = [
        f"Sponsor: {roll_call.sponsor}" if roll_call.sponsor else "",
        f"Note: {roll_call.note}" if roll_call.note else "",
        f"Source: {roll_call.source}" if roll_call.source else "",
        wording.NOTICE,
    ]
    return "\n".join(_wrapped(line, "  ") for line in lines if line)


def _wrapped(line: str, indent: str = "") -> str:
    return textwrap.fill(line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
