"""The words beside a vote's mark, and what a roll call is called in a list. The sentences stand in ``core.votes.wording``."""

from unga_desktop.core.votes.roll_call import RollCall, RollCallKind, Vote
from unga_desktop.core.votes.wording import CHOICE_WORDS, GROUP_WORDS

CHOICES = tuple(CHOICE_WORDS)
"""The order in which the choices stand everywhere."""

NO_VOTE = "no vote recorded"
"""Of a territory or a State that the roll call does not name."""


def vote_words(vote: Vote | None) -> str:
    """``"in favour"``; of a State that the record does not name, that there is no vote."""
    return NO_VOTE if vote is None else CHOICE_WORDS[vote]


def group_words(group: str) -> str:
    """The full name of a regional group; any other group by its own name."""
    return GROUP_WORDS.get(group, group)


_SHORT_GROUPS = {
    "AFRICAN": "African",
    "ASIA-PACIFIC": "Asia-Pacific",
    "EEG": "Eastern European",
    "GRULAC": "GRULAC",
    "WEOG": "WEOG",
}


def short_group_words(group: str) -> str:
    """The name of a regional group where there is little room; any other group by its own name."""
    return _SHORT_GROUPS.get(group, group)


def roll_call_words(roll_call: RollCall) -> str:
    """What was voted on, for a list of the roll calls of one text."""
    if roll_call.kind is RollCallKind.WHOLE:
        return f"Text as a whole: {roll_call.symbol}"
    text = roll_call.voted_on or roll_call.of
    named = f"{text}: " if text and text not in roll_call.subject else ""
    return f"{roll_call.kind.value.capitalize()}: {named}{roll_call.subject}"
