"""What if these had voted otherwise? A supposed roll call, counted as a real one and marked as supposed."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.roll_call import RollCall, Totals, Vote

SUPPOSED = "Supposed, not recorded"


def what_if(roll_call: RollCall, changes: Mapping[str, Vote]) -> RollCall:
    """The roll call as it would have been with other votes of some members, by code.

    It carries no published totals and no outcome, and says in its note that it is supposed. Raises ``VoteError`` where the
    record does not name its members' votes, or does not name one of these.
    """
    if not roll_call.votes:
        raise VoteError("the record does not name the members and their votes", roll_call.id)
    strangers = sorted(set(changes) - set(roll_call.votes))
    if strangers:
        raise VoteError(f"{', '.join(strangers)} took no part in this roll call", roll_call.id)
    others = {code: vote for code, vote in changes.items() if roll_call.votes[code] is not vote}
    note = f"{SUPPOSED}: {len(others)} of the votes." if others else roll_call.note
    return replace(
        roll_call,
        votes=MappingProxyType({**roll_call.votes, **others}),
        published=Totals() if others else roll_call.published,
        outcome="" if others else roll_call.outcome,
        note=note,
    )
