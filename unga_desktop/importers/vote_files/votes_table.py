"""A table of States and votes, for the votes that no database holds: typed, pasted, or written by this program itself.

Two columns are needed, whatever their order; without a head the cells themselves tell which is which. Which vote it is, the
user says (``AboutVote``), or the columns ``roll_call`` and ``date`` do, as this program writes them.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from unga_desktop.core.csv_guard import unguarded
from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.about_vote import AboutVote
from unga_desktop.core.votes.roll_call import RollCall, Vote
from unga_desktop.core.votes.vote_import import VoteImport
from unga_desktop.core.votes.vote_matrix import NUMBERS
from unga_desktop.importers.vote_files.vote_collection import (
    LETTERS,
    Ballot,
    Complaints,
    cast_again,
    collected,
    day_of,
    made,
)
from unga_desktop.importers.vote_files.vote_days import Days
from unga_desktop.importers.vote_files.vote_states import States
from unga_desktop.importers.vote_files.vote_table import VoteTable

LAYOUT = "States and votes"

_STATE_COLUMNS = (
    *"iso3 iso2 code country_code ms_code state states country member member_state ms_name name".split(),
    *"país pays estado état".split(),
)
_VOTE_COLUMNS = "vote votes ms_vote voto vote_cast".split()
_WORDS = {
    Vote.IN_FAVOUR: "yes, in favour, in favor, for, favour, aye, +, oui, pour, sí, si, a favor, да, за, 赞成, 是, نعم, مؤيد",
    Vote.AGAINST: "no, against, nay, -, non, contre, en contra, нет, против, 反对, 否, لا, معارض",
    Vote.ABSTAINING: "abstain, abstained, abstaining, abstention, abs, abst, abstenu, s'abstient, abstención, abstencion, "
    "se abstiene, воздержался, воздержалась, воздержались, 弃权, امتناع, ممتنع",
    Vote.NOT_VOTING: "absent, not voting, non-voting, nonvoting, did not vote, nv, no vote, non votant, ausente, no votante, "
    "отсутствовал, не голосовал, 缺席, 未投票, غائب",
}


def _plain(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", unguarded(cell.strip())).casefold().replace("’", "'").split())


_NUMBERS: Mapping[str, int] = {
    **{letter.casefold(): number for letter, number in LETTERS.items()},
    **{_plain(word): NUMBERS[vote] for vote, words in _WORDS.items() for word in words.split(", ")},
}


def vote_number(cell: str) -> int:
    """What a cell means as a vote, by letter or by word in the six official languages; 0 for nothing. Numbers mean nothing:
    different tables number differently."""
    return _NUMBERS.get(_plain(cell), 0)


def is_votes_table(table: VoteTable, states: States) -> bool:
    """Whether a table names States and votes, in its head or, without one, in its first row."""
    state, vote = _columns(table)
    return (state >= 0 and vote >= 0) or _headless(table.first, states) is not None


def read_table(
    table: VoteTable, states: States, about: AboutVote | None = None, downloaded: str = "", dates: str = ""
) -> VoteImport:
    """Reads an open table. Where it holds no column ``roll_call``, ``about`` must say which vote it is.

    Raises ``VoteError`` where it is no such table, or does not say which vote it is, and ``Cancelled``.
    """
    state, vote = _columns(table)
    rows: Iterator[tuple[int, list[str]]] = enumerate(table.rows(), 2)
    if state < 0 or vote < 0:
        places = _headless(table.first, states)
        if places is None:
            raise VoteError(
                "no columns of States and votes are in it",
                table.name,
                "Name them State and Vote; or write lines of a State, a comma and its vote, such as: Brazil, in favour",
            )
        (state, vote), rows = places, _with_first(table)
    complaints, ballots, read = Complaints(), dict[str, Ballot](), 0
    texts: dict[str, tuple[int, str]] = {}
    identity, date = table.place("roll_call"), table.place("date")
    if identity < 0 and about is None:
        raise VoteError(
            "the table does not say which vote it is", table.name, "Name the text voted on, and the day of the vote"
        )
    for row, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        read += 1
        key = unguarded(cells[identity].strip()) if about is None and identity < len(cells) else ""
        if len(cells) <= max(state, vote):
            complaints.add(key, row, "vote", f"the row has {len(cells)} cells, so that State or vote is missing")
            continue
        texts.setdefault(key, (row, cells[date].strip() if 0 <= date < len(cells) else ""))
        _take(ballots.setdefault(key, Ballot(row)), key, row, cells[state], cells[vote], states, complaints)
    if not read:
        raise VoteError("the table has no rows", table.name)
    calls = _roll_calls(texts, about, table.name, dates, complaints)
    identities = {key: call.id for key, call in calls.items()}
    parts = collected(calls, ballots, complaints, states, "state")
    source = next((call.source for call in calls.values()), "")
    return made(parts, identities, complaints, source, read, table.name, LAYOUT, downloaded)


def _columns(table: VoteTable) -> tuple[int, int]:
    return table.place(*_STATE_COLUMNS), table.place(*_VOTE_COLUMNS)


def _headless(first: list[str], states: States) -> tuple[int, int] | None:
    """The places of State and vote in a first row that is no head."""
    if len(first) != 2:
        return None
    for state, vote in ((0, 1), (1, 0)):
        if vote_number(first[vote]) and states.by_any(first[state], "9999"):
            return state, vote
    return None


def _with_first(table: VoteTable) -> Iterator[tuple[int, list[str]]]:
    yield 1, table.first
    yield from enumerate(table.rows(), 2)


def _take(
    ballot: Ballot, key: str, row: int, called: str, written: str, states: States, complaints: Complaints
) -> None:
    code = states.by_any(unguarded(called.strip()), "9999") or states.by_any(unguarded(called.strip()))
    number = vote_number(written)
    if not code:
        complaints.add(key, row, "state", f"no member State is known as “{called.strip()}”")
    if not number:
        complaints.add(key, row, "vote", f"no vote is written “{written.strip()}”")
    if not (code and number):
        return
    if code in ballot.votes:
        cast_again(ballot, key, code, number, row, "state", complaints)
    else:
        ballot.votes[code] = number
        ballot.rows[code] = row


def _roll_calls(
    texts: Mapping[str, tuple[int, str]], about: AboutVote | None, file: str, dates: str, complaints: Complaints
) -> dict[str, RollCall]:
    if about is not None:
        call = about.roll_call()
        return {"": replace(call, source=call.source or f"Table of the user's: {file}")}
    days, calls = Days((written for _, written in texts.values()), dates), {}
    for key, (row, written) in texts.items():
        day = day_of(written, days, key, row, "date", complaints)
        calls[key] = replace(AboutVote(key, day).roll_call(), source=f"Table of the user's: {file}")
    return calls
