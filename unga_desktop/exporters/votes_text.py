"""A roll call as text for a terminal, 100 columns wide."""

import textwrap

from unga_desktop.core.day import day
from unga_desktop.core.votes import wording
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.tally import Tally

_WIDTH = 100


def votes_text(tally: Tally) -> str:
    """Subject, outcome, totals, majority, regional groups and who voted how; what the record lacks is said."""
    parts = [_head(tally), _groups(tally), *(_choice(tally, vote) for vote in Vote), _foot(tally)]
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
