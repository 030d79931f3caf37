"""The parts of a report that speak of a roll call."""

from collections.abc import Sequence

from unga_desktop.core.day import day
from unga_desktop.core.report import (
    Block,
    Columns,
    Emphasis,
    Facts,
    Heading,
    Part,
    Prose,
    Run,
    Table,
    VoteBar,
    VotePicture,
)
from unga_desktop.core.votes.majority import Majority
from unga_desktop.core.votes.roll_call import MajorityRule, Member, RollCall, Vote
from unga_desktop.core.votes.shift import Shift
from unga_desktop.core.votes.tally import Count, Tally
from unga_desktop.services.report_words import capitalised, counted, number

CHOICES = (Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINING, Vote.NOT_VOTING)
CHOICE_WORDS = {
    Vote.IN_FAVOUR: "in favour",
    Vote.AGAINST: "against",
    Vote.ABSTAINING: "abstaining",
    Vote.NOT_VOTING: "not voting",
}
GROUP_WORDS = {
    "AFRICAN": "African States",
    "ASIA-PACIFIC": "Asia-Pacific States",
    "EEG": "Eastern European States",
    "GRULAC": "Latin American and Caribbean States",
    "WEOG": "Western European and other States",
}
_RULE_WORDS = {
    MajorityRule.SIMPLE: "more votes in favour than against",
    MajorityRule.TWO_THIRDS: "two thirds of the members present and voting",
    MajorityRule.ALL_MEMBERS: "a majority of all members",
    MajorityRule.TWO_THIRDS_OF_ALL: "two thirds of all members",
    MajorityRule.COUNCIL: "nine of fifteen votes, and no permanent member against",
    MajorityRule.COUNCIL_PROCEDURE: "nine of fifteen votes",
}
_ORGANS = {"GA": "General Assembly", "SC": "Security Council"}


def vote_parts(tally: Tally) -> tuple[Part, ...]:
    """All parts on one roll call: totals and majority, tiles, map, groups, States; those that need votes by State only
    where the record has them."""
    parts = [Part("vote", _vote(tally))]
    if tally.casts:
        parts += [
            Part("tiles", (Heading("The vote, a tile for each State"), VotePicture(tally, "tiles"))),
            Part("map", (Heading("The vote on the map"), VotePicture(tally, "map"))),
            Part("groups", (Heading("Votes by regional group"), _groups(tally))),
            Part("states", (Heading("Votes by State"), *_states(tally))),
        ]
    return tuple(part for part in parts if part.blocks)


def shift_part(shift: Shift, members: Sequence[Member]) -> Part:
    """Who voted otherwise in an earlier or another roll call, and from what to what."""
    names = {member.iso3: member.name for member in members}
    before, after = shift.before, shift.after
    said = (
        f"From {before.id} ({day(before.date)}) to {after.id} ({day(after.date)}): {counted(shift.changed, 'State', 'States')} "
        f"voted otherwise, {number(len(shift.stayed))} as before."
    )
    blocks: list[Block] = [Heading("Who voted otherwise"), Prose((Run(said),))]
    for flow in shift.flows:
        heading = f"{capitalised(CHOICE_WORDS[flow.before])}, then {CHOICE_WORDS[flow.after]} ({len(flow.members)})"
        blocks.append(Columns(heading, tuple(sorted(names.get(code, code) for code in flow.members))))
    for codes, roll_call in ((shift.only_before, before), (shift.only_after, after)):
        if codes:
            listed_names = tuple(sorted(names.get(code, code) for code in codes))
            blocks.append(Columns(f"In the record of {roll_call.id} alone ({len(codes)})", listed_names))
    return Part("shift", tuple(blocks))


def _vote(tally: Tally) -> tuple[Block, ...]:
    roll_call = tally.roll_call
    blocks: list[Block] = [Heading("The vote")]
    if roll_call.adopted_without_vote:
        without = _prose("The text was adopted without a vote, so there is nothing to count.")
        return (*blocks, without, Facts(_facts(tally)))
    blocks.append(_totals(tally))
    if tally.counted is not None:
        blocks.append(VoteBar(tally))
    blocks.append(Facts(_facts(tally)))
    if not tally.casts:
        blocks.append(_prose("The record gives totals only; how each State voted is not in it."))
    return tuple(blocks)


def _facts(tally: Tally) -> tuple[tuple[str, str], ...]:
    roll_call = tally.roll_call
    pairs = [
        ("Voted on", _voted_on(roll_call)),
        ("Subject", roll_call.subject),
        ("Body", _ORGANS.get(roll_call.organ, roll_call.organ)),
        ("Date", day(roll_call.date)),
        ("Meeting", roll_call.meeting),
        ("Sponsor", roll_call.sponsor),
        ("Result", "adopted without a vote" if roll_call.adopted_without_vote else roll_call.outcome),
    ]
    if tally.majority is not None:
        pairs += [("Majority", _rule(tally.majority)), ("Votes", _reached(tally.majority))]
    pairs += [("Note", roll_call.note), ("Record", roll_call.source)]
    return tuple((label, capitalised(value)) for label, value in pairs if value)


def _voted_on(roll_call: RollCall) -> str:
    parts = [f"{roll_call.symbol}, {roll_call.kind.value}" if roll_call.kind.value != "whole" else roll_call.symbol]
    if roll_call.voted_on and roll_call.voted_on != roll_call.symbol:
        parts.append(f"put to the vote as {roll_call.voted_on}")
    return ", ".join(parts)


def _rule(majority: Majority) -> str:
    base = "abstaining does not count as voting" if majority.base == "present and voting" else ""
    return "; ".join(words for words in (_RULE_WORDS[majority.rule], base) if words)


def _reached(majority: Majority) -> str:
    """``68 needed of the 101 present and voting; 93 reached, 25 more than needed``."""
    base = "present and voting" if majority.base == "present and voting" else "members"
    margin = majority.margin
    if margin == 0:
        by = "exactly as many as needed"
    else:
        by = f"{margin} more than needed" if margin > 0 else f"{-margin} fewer than needed"
    veto = f"; vetoed by {', '.join(majority.vetoed_by)}" if majority.vetoed_by else ""
    return f"{majority.needed} needed of the {majority.voting} {base}; {majority.reached} reached, {by}{veto}"


def _totals(tally: Tally) -> Table:
    published = tally.roll_call.published
    official = (published.in_favour, published.against, published.abstaining, published.not_voting)
    counted = _numbers(tally.counted) if tally.counted is not None else (None,) * 4
    rows = [_row("As published", official)]
    if tally.casts:
        rows.append(_row("Counted State by State", counted))
    caption = "Votes cast. A question mark stands for a number that the record does not give"
    columns = ("", *(capitalised(CHOICE_WORDS[vote]) for vote in CHOICES), "Members")
    return Table(caption if None in official else "Votes cast", columns, tuple(rows), _NUMERIC, (3, 1, 1, 1, 1, 1))


_NUMERIC = frozenset(range(1, 6))


def _row(name: str, numbers: tuple[int | None, ...]) -> tuple[tuple[Run, ...], ...]:
    known = [n for n in numbers if n is not None]
    total = sum(known) if len(known) == len(numbers) else None
    shown = ("?" if n is None else str(n) for n in (*numbers, total))
    return ((Run(name),), *((Run(text),) for text in shown))


def _numbers(count: Count) -> tuple[int, int, int, int]:
    return (count.in_favour, count.against, count.abstaining, count.not_voting)


def _groups(tally: Tally) -> Table:
    rows = []
    for group in tally.groups:
        cohesion = f"{group.cohesion:.2f}"
        rows.append((*_row(GROUP_WORDS.get(group.group, group.group), _numbers(group.count)), (Run(cohesion),)))
    if tally.counted is not None:
        rows.append((*_row("All", _numbers(tally.counted)), (Run(""),)))
    columns = ("Group", *(capitalised(CHOICE_WORDS[vote]) for vote in CHOICES), "Members", "Cohesion")
    caption = "Cohesion is 1 where all who voted in favour or against voted alike, 0 where they were evenly divided"
    return Table(caption, columns, tuple(rows), frozenset(range(1, 7)), (3.4, 1, 1, 1.1, 1.1, 1, 1))


def _states(tally: Tally) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for vote in CHOICES:
        names = tuple(cast.member.name for cast in tally.casts if cast.vote is vote)
        blocks.append(Columns(f"{capitalised(CHOICE_WORDS[vote])} ({len(names)})", names or ("none",)))
    return tuple(blocks)


def _prose(text: str) -> Prose:
    return Prose((Run(text, Emphasis.PLAIN),))
