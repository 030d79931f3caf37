"""What is said of a roll call in words, the same in every format."""

from unga_desktop.core.votes.majority import Majority
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, Totals, Vote
from unga_desktop.core.votes.tally import Tally

CHOICE_WORDS = {
    Vote.IN_FAVOUR: "in favour",
    Vote.AGAINST: "against",
    Vote.ABSTAINING: "abstaining",
    Vote.NOT_VOTING: "not voting",
}
"""In the order in which the choices stand everywhere."""

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

ORGAN_WORDS = {"GA": "General Assembly", "SC": "Security Council"}


_RULES = {
    MajorityRule.SIMPLE: "More in favour than against",
    MajorityRule.TWO_THIRDS: "Two thirds",
    MajorityRule.ALL_MEMBERS: "More than half",
    MajorityRule.TWO_THIRDS_OF_ALL: "Two thirds",
    MajorityRule.COUNCIL: "Nine of fifteen, no permanent member against",
    MajorityRule.COUNCIL_PROCEDURE: "Nine of fifteen",
}


def totals(tally: Tally) -> Totals:
    """The totals to show: counted member by member where the record names members, else as published, gaps and all."""
    if not tally.casts or tally.counted is None:
        return tally.roll_call.published
    count = tally.counted
    not_voting = count.not_voting if tally.roll_call.absence_recorded or count.not_voting else None
    return Totals(count.in_favour, count.against, count.abstaining, not_voting)


def figures(tally: Tally) -> dict[Vote, int | None]:
    """``totals`` by choice."""
    shown = totals(tally)
    numbers = (shown.in_favour, shown.against, shown.abstaining, shown.not_voting)
    return dict(zip(CHOICE_WORDS, numbers, strict=True))


def totals_sentence(tally: Tally) -> str:
    """``93 in favour, 8 against, 73 abstaining, 19 not voting``; what the record does not give is left out."""
    return ", ".join(f"{number} {CHOICE_WORDS[vote]}" for vote, number in figures(tally).items() if number is not None)


def majority_sentence(majority: Majority) -> str:
    """``Two thirds of those present and voting: 68 needed of 101, 93 reached, margin 25``."""
    council = majority.rule in (MajorityRule.COUNCIL, MajorityRule.COUNCIL_PROCEDURE)
    base = "" if council else f" of {'those ' if majority.base.startswith('present') else ''}{majority.base}"
    margin = f"margin {majority.margin}" if majority.margin >= 0 else f"{-majority.margin} short"
    veto = f"; vetoed by {', '.join(majority.vetoed_by)}" if majority.vetoed_by else ""
    numbers = f"{majority.needed} needed of {majority.voting}, {majority.reached} reached"
    return f"{_RULES[majority.rule]}{base}: {numbers}, {margin}{veto}"


def outcome_words(roll_call: RollCall) -> str:
    """What the record says became of the text: ``Adopted as amended``."""
    if roll_call.adopted_without_vote:
        return "Adopted without a vote"
    return f"{roll_call.outcome[:1].upper()}{roll_call.outcome[1:]}" or "Outcome not recorded"


def heading(roll_call: RollCall) -> str:
    """``A/RES/ES-11/8, vote on A/ES-11/L.11: The path to peace``."""
    voted_on = roll_call.voted_on if roll_call.voted_on != roll_call.symbol else ""
    on = f", vote on {voted_on}" if voted_on else ""
    amending = f", amendment to {roll_call.of}" if roll_call.of else ""
    return f"{roll_call.symbol}{on}{amending}: {roll_call.subject}"


def shortened(subject: str, most: int) -> str:
    """A subject of at most so many characters; one that is longer, as old collections give a page of the record, is cut and
    marked so."""
    return subject if len(subject) <= most else f"{subject[: most - 1].rstrip()}…"


def gap(tally: Tally) -> str:
    """What the record lacks, in a sentence; empty where it lacks nothing."""
    if tally.roll_call.adopted_without_vote:
        return "The text was adopted without a vote, so there are no votes to show."
    if tally.casts:
        return ""
    if totals_sentence(tally):
        return "The record gives totals only; it does not name the members and their votes."
    return "The record gives neither totals nor the votes of members."
