"""Who voted otherwise in two roll calls, as CSV: a row a member, also those that voted as before."""

from collections.abc import Sequence

from unga_desktop.core.votes import wording
from unga_desktop.core.votes.roll_call import Member
from unga_desktop.core.votes.shift import Shift
from unga_desktop.exporters.votes_csv import table

COLUMNS = ("before", "after", "iso3", "member", "vote_before", "vote_after", "changed", "source", "note")


def shift_csv(shift: Shift, members: Sequence[Member]) -> str:
    """The table with its head, by the members' codes; a vote that a record does not give is empty."""
    names = {member.iso3: member.name for member in members}
    before, after = shift.before, shift.after
    sources = " / ".join(dict.fromkeys(source for source in (before.source, after.source) if source))
    source = f"{sources}. {wording.NOTICE}" if sources else wording.NOTICE
    note = " ".join(f"{roll_call.id}: {roll_call.note}" for roll_call in (before, after) if roll_call.note)
    rows = []
    for code in sorted({*before.votes, *after.votes}):
        was, is_ = before.votes.get(code), after.votes.get(code)
        changed = "" if was is None or is_ is None else "no" if was is is_ else "yes"
        votes = ("" if vote is None else vote.value for vote in (was, is_))
        rows.append((before.id, after.id, code, names.get(code, code), *votes, changed, source, note))
    return table(COLUMNS, rows)
