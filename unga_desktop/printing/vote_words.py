"""What is said of a roll call in words, the same on the screen and in a picture."""

from datetime import date

from unga_desktop.core.votes.majority import Majority
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Vote
from unga_desktop.core.votes.tally import Tally

CHOICES = (Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINING, Vote.NOT_VOTING)
"""The order in which the choices stand everywhere."""

CHOICE_WORDS = {
    Vote.IN_FAVOUR: "in favour",
    Vote.AGAINST: "against",
    Vote.ABSTAINING: "abstaining",
    Vote.NOT_VOTING: "not voting",
}

NO_VOTE = "no vote recorded"
"""Of a territory or a State that the roll call does not name."""

NOTICE = (
    "Boundaries and names shown imply no endorsement or acceptance by the United Nations. "
    "This is not a product of the United Nations."
)

GROUP_WORDS = {
    "AFRICAN": "African States",
    "ASIA-PACIFIC": "Asia-Pacific States",
    "EEG": "Eastern European States",
    "GRULAC": "Latin American and Caribbean States",
    "WEOG": "Western European and other States",
}

_RULES = {
    MajorityRule.SIMPLE: "more in favour than against",
    MajorityRule.TWO_THIRDS: "two thirds",
    MajorityRule.COUNCIL: "nine of fifteen, no permanent member against",
}


def vote_words(vote: Vote | None) -> str:
    """``"in favour"``; of a State that the record does not name, that there is no vote."""
    return NO_VOTE if vote is None else CHOICE_WORDS[vote]


def group_words(group: str) -> str:
    """The full name of a regional group; any other group by its own name."""
    return GROUP_WORDS.get(group, group)


def day(iso: str) -> str:
    """``2025-02-24`` as ``24 February 2025``; anything else as it is."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def figures(tally: Tally) -> dict[Vote, int | None]:
    """The four totals; None for what the record does not give. Members counted come before published totals."""
    published = tally.roll_call.published
    if tally.casts and tally.counted is not None:
        count = tally.counted
        return dict(zip(CHOICES, (count.in_favour, count.against, count.abstaining, count.not_voting), strict=True))
    totals = (published.in_favour, published.against, published.abstaining, published.not_voting)
    return dict(zip(CHOICES, totals, strict=True))


def majority_sentence(majority: Majority) -> str:
    """``Two thirds of those present and voting: 68 needed of 101, 93 reached, margin 25``."""
    base = f"those {majority.base}" if majority.base.startswith("present") else majority.base
    of = "" if majority.rule is MajorityRule.COUNCIL else f" of {base}" if base else ""
    rule = _RULES[majority.rule]
    margin = f"margin {majority.margin}" if majority.margin >= 0 else f"{-majority.margin} short"
    sentence = f"{rule[0].upper()}{rule[1:]}{of}: {majority.needed} needed of {majority.voting}"
    return f"{sentence}, {majority.reached} reached, {margin}{_veto(majority)}"


def _veto(majority: Majority) -> str:
    return f"; vetoed by {', '.join(majority.vetoed_by)}" if majority.vetoed_by else ""


def outcome_words(roll_call: RollCall) -> str:
    """What the record says became of the text: ``Adopted as amended``."""
    if roll_call.adopted_without_vote:
        return "Adopted without a vote"
    return f"{roll_call.outcome[:1].upper()}{roll_call.outcome[1:]}" or "Outcome not recorded"


def roll_call_words(roll_call: RollCall) -> str:
    """What was voted on, for a list of roll calls of one text."""
    if roll_call.kind is RollCallKind.WHOLE:
        return f"Text as a whole: {roll_call.symbol}"
    named = f"{roll_call.voted_on}: " if roll_call.voted_on and roll_call.voted_on not in roll_call.subject else ""
    return f"{roll_call.kind.value.capitalize()}: {named}{roll_call.subject}"
