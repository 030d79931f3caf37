"""Erik Voeten's roll calls of the General Assembly: his own files (numbers) and the tables of the R package unvotes (words).

Votes (``rcid`` with ``ccode`` or ``country``) and roll calls (``rcid``, ``date``, ``unres``, ``amend``, ``para``) stand in two
tables, or in one that has all columns. unvotes leaves out members that did not vote: they have no vote recorded there. In
the older part the day of a vote is not that of the calendar, so that only its month is trusted.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import itemgetter

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.roll_call import NO_ABSENCE, MajorityRule, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.vote_import import VoteImport, cited
from unga_desktop.core.votes.vote_matrix import NUMBERS
from unga_desktop.importers.vote_files.vote_collection import (
    Ballot,
    Complaints,
    cast_again,
    collected,
    day_of,
    made,
    refuse_too_many,
)
from unga_desktop.importers.vote_files.vote_days import Days
from unga_desktop.importers.vote_files.vote_states import States
from unga_desktop.importers.vote_files.vote_table import VoteTable

SOURCE = "Erik Voeten, Data and Analyses of Voting in the United Nations General Assembly (2013)"
LAYOUT = "Voeten, roll calls of the General Assembly"

_WORDS = {
    **dict.fromkeys(("yes", "1", "1.0"), NUMBERS[Vote.IN_FAVOUR]),
    **dict.fromkeys(("no", "3", "3.0"), NUMBERS[Vote.AGAINST]),
    **dict.fromkeys(("abstain", "2", "2.0"), NUMBERS[Vote.ABSTAINING]),
    **dict.fromkeys(("absent", "8", "8.0"), NUMBERS[Vote.NOT_VOTING]),
}
_ABSENT = NUMBERS[Vote.NOT_VOTING]
_NO_MEMBER = ("9", "9.0")
_OF_TEXT = ("session", "date", "unres", "amend", "para", "short", "descr")
_NOTE = "The source gives neither the outcome nor the majority required; a simple majority is shown."
_OPEN_KIND = "It does not say whether the vote was on the whole text or on a part of it."
_MONTH_ONLY = "Its day of the month may not be that of the vote."
_UNRES = re.compile(r"(?:A/RES/|R/)([0-9]+)/([0-9]+[A-Z]{0,2})")
_NUMBERED_BY_SESSION = 31
"""From this session on the symbol of a resolution is made of session and number; before, the source has other numbers too."""
_DAYS_SINCE = "2003"
"""Before 1997 no day of the source is above the seventh, and few are before 2003: a day of the week, it seems."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What the source says of one roll call."""

    row: int
    cells: Mapping[str, str]


def is_votes(head: list[str]) -> bool:
    return {"rcid", "vote"} <= set(head)


def is_roll_calls(head: list[str]) -> bool:
    return {"rcid", "date"} <= set(head) and "vote" not in head


def is_issues(head: list[str]) -> bool:
    return {"rcid", "issue"} <= set(head)


def read_voeten(
    votes: VoteTable | None,
    roll_calls: VoteTable | None,
    states: States,
    issues: VoteTable | None = None,
    downloaded: str = "",
    dates: str = "",
) -> VoteImport:
    """Reads open tables. Without ``roll_calls`` the table of votes must have their columns itself, without ``votes`` it is known
    only that the roll calls were taken; ``issues`` names topics.

    Raises ``VoteError`` where one is no such table, or the roll calls are missing, and ``Cancelled``.
    """
    complaints = Complaints()
    if votes is None:
        return _without_votes(roll_calls, states, issues, downloaded, dates, complaints)
    votes.require(("rcid",), ("vote",), ("ccode", "country", "countryname"))
    if roll_calls is None and votes.place("date") < 0:
        raise VoteError(
            "this table has the votes, but not what was voted on", votes.name, "Choose the table of roll calls with it"
        )
    reading = _Reading(votes, states, complaints)
    if roll_calls is not None:
        roll_calls.require(("rcid",), ("date",))
        reading.texts = _texts(roll_calls, complaints)
    reading.run()
    if not reading.texts:
        raise VoteError("the table has no rows", (roll_calls or votes).name)
    identities, calls = _roll_calls(reading.texts, _topics(issues), downloaded, dates, complaints)
    if not any(_ABSENT in ballot.votes.values() for ballot in reading.ballots.values()):
        calls = {key: replace(call, note=f"{call.note} {NO_ABSENCE}") for key, call in calls.items()}
    parts = collected(calls, reading.ballots, complaints, states, reading.column, monthly=True)
    return made(parts, identities, complaints, _source(downloaded), reading.read, votes.name, LAYOUT, downloaded)


def _without_votes(
    roll_calls: VoteTable | None,
    states: States,
    issues: VoteTable | None,
    downloaded: str,
    dates: str,
    complaints: Complaints,
) -> VoteImport:
    """Roll calls of which neither totals nor votes are in the files: that they were taken is known, and hangs at its text."""
    if roll_calls is None:
        name = issues.name if issues else ""
        raise VoteError("this table has no votes", name, "Choose the table of votes with it")
    roll_calls.require(("rcid",), ("date",))
    texts = _texts(roll_calls, complaints)
    if not texts:
        raise VoteError("the table has no rows", roll_calls.name)
    complaints.add(
        "", 0, "vote", "the file names roll calls and no votes; with the table of votes it has both", left=False
    )
    identities, calls = _roll_calls(texts, _topics(issues), downloaded, dates, complaints)
    parts = collected(calls, {}, complaints, states, "rcid", monthly=True)
    return made(parts, identities, complaints, _source(downloaded), len(texts), roll_calls.name, LAYOUT, downloaded)


class _Reading:
    """One pass over the votes."""

    def __init__(self, table: VoteTable, states: States, complaints: Complaints) -> None:
        self.table, self.states, self.complaints = table, states, complaints
        self.texts: dict[str, _Text] = {}
        self.ballots: dict[str, Ballot] = {}
        self.read = 0
        self.column = "ccode" if table.place("ccode") >= 0 else table.head[table.place("country", "countryname")]
        self._find = states.by_number if self.column == "ccode" else states.by_name
        self._codes: dict[str, str] = {}

    def run(self) -> None:
        table, codes, width = self.table, self._codes, len(self.table.head)
        needed = itemgetter(table.place("rcid"), table.place(self.column), table.place("vote"))
        written, key, ballot, number_of = "", "", None, _WORDS.get
        homeless: dict[str, list[int]] = {}
        own_texts = not self.texts
        for row, cells in enumerate(table.rows(), 2):
            if len(cells) != width:
                self._uneven(row, cells)
                continue
            self.read += 1
            rcid, called, word = needed(cells)
            if rcid != written or not written:
                written, key = rcid, _number(rcid)
                if own_texts and key:
                    refuse_too_many(len(self.texts), table.name)
                    self.texts.setdefault(key, _Text(row, _cells(table, cells)))
                if ballot:
                    ballot.rows = {}
                ballot = self.ballots.setdefault(key, Ballot(row)) if key in self.texts else None
            if ballot is None:
                homeless.setdefault(rcid, []).append(row)
                continue
            number = number_of(word) or self._vote(key, row, word)
            if number > 0:
                code = codes.get(called) or self._code(key, row, called)
                if code and code in ballot.votes:
                    cast_again(ballot, key, code, number, row, self.column, self.complaints)
                elif code:
                    ballot.votes[code] = number
                    ballot.rows[code] = row
        for called, rows in homeless.items():
            self._tell_homeless(called, rows)

    def _tell_homeless(self, rcid: str, rows: list[int]) -> None:
        """The rows of a roll call that the table of roll calls does not have: told as one, for they may be most of the file."""
        first, last = rows[0], rows[-1]
        more = f" ({len(rows)} rows, from row {first} to row {last})" if len(rows) > 1 else ""
        self.complaints.add("", first, "rcid", f"no such roll call: “{rcid}”{more}", rows=len(rows))

    def _uneven(self, row: int, cells: list[str]) -> None:
        head = self.table.head
        if cells:
            self.read += 1
            self.table.refuse_cut(row, cells)
            column = head[len(cells)] if len(cells) < len(head) else head[-1]
            self.complaints.add("", row, column, f"the row has {len(cells)} cells, the head has {len(head)} columns")

    def _vote(self, key: str, row: int, word: str) -> int:
        plain = word.strip().casefold()
        if plain in _NO_MEMBER:
            return -1
        number = _WORDS.get(plain, 0)
        if not number:
            self.complaints.add(key, row, "vote", f"no vote is written “{word.strip()}”")
        return number

    def _code(self, key: str, row: int, called: str) -> str:
        day = Days([self.texts[key].cells["date"]]).of(self.texts[key].cells["date"])
        code = self._find(called, day)
        if not code:
            self.complaints.add(key, row, self.column, f"no member State is known as “{called.strip()}”")
        elif self._find(called, "") == code:
            # What is found without a day means the same State on every day.
            self._codes[called] = code
        return code


def _texts(table: VoteTable, complaints: Complaints) -> dict[str, _Text]:
    place, texts = table.place("rcid"), dict[str, _Text]()
    for row, cells in enumerate(table.rows(), 2):
        if not cells:
            continue
        if len(cells) != len(table.head):
            what = f"{table.name}: the row has {len(cells)} cells, the head has {len(table.head)} columns"
            complaints.add("", row, "rcid", what)
            continue
        key = _number(cells[place])
        if key in texts:
            complaints.add(key, row, "rcid", f"{table.name}: a second row for the roll call “{key}”")
            continue
        refuse_too_many(len(texts), table.name)
        texts[key] = _Text(row, _cells(table, cells))
    return texts


def _cells(table: VoteTable, cells: list[str]) -> dict[str, str]:
    return {name: cells[table.place(name)].strip() if table.place(name) >= 0 else "" for name in _OF_TEXT}


def _topics(issues: VoteTable | None) -> dict[str, str]:
    topics: dict[str, list[str]] = {}
    if issues is not None:
        rcid, issue = issues.place("rcid"), issues.place("issue")
        for cells in issues.rows():
            if len(cells) > max(rcid, issue):
                topics.setdefault(_number(cells[rcid]), []).append(cells[issue].strip())
    return {key: "; ".join(names) for key, names in topics.items()}


def _number(cell: str) -> str:
    """Numbers that went through a statistics program: ``3.0`` is 3."""
    return cell.strip().removesuffix(".0")


def _source(downloaded: str) -> str:
    return cited(SOURCE, downloaded)


def _roll_calls(
    texts: Mapping[str, _Text], topics: Mapping[str, str], downloaded: str, dates: str, complaints: Complaints
) -> tuple[dict[str, str], dict[str, RollCall]]:
    """The ids and the roll calls by ``rcid``."""
    days = Days((text.cells["date"] for text in texts.values()), dates)
    named = {key: _symbol(text.cells["unres"], text.cells["session"]) for key, text in texts.items()}
    several = {symbol for symbol, times in Counter(named.values()).items() if times > 1}
    identities = {key: f"{symbol}#rcid-{key}" for key, symbol in named.items()}
    calls = {}
    for key, text in texts.items():
        day = day_of(text.cells["date"], days, key, text.row, "date", complaints)
        calls[key] = _roll_call(key, text.cells, named[key], day, named[key] in several, topics.get(key, ""))
    return identities, {key: replace(call, source=_source(downloaded)) for key, call in calls.items()}


def _roll_call(key: str, cells: Mapping[str, str], symbol: str, day: str, several: bool, topics: str) -> RollCall:
    kind = _kind(cells["amend"], cells["para"])
    # Where neither column is filled in, the votes on parts of a text cannot be told from that on the whole.
    is_open = several and kind is RollCallKind.WHOLE and not (cells["amend"] and cells["para"])
    part = kind is not RollCallKind.WHOLE and symbol.startswith("A/RES/")
    return RollCall(
        # unres names the same text for several votes, so that only the number is its own.
        id=f"{symbol}#rcid-{key}",
        symbol=symbol or f"rcid {key}",
        kind=kind,
        organ="GA",
        date=day,
        subject=cells["short"] or cells["descr"],
        rule=MajorityRule.SIMPLE,
        published=Totals(),
        outcome="",
        of=symbol if part else "",
        note=" ".join(filter(None, (_NOTE, _OPEN_KIND if is_open else "", _MONTH_ONLY if _is_rough(day) else ""))),
        session=_number(cells["session"]),
        topics="; ".join(filter(None, (topics, cells["descr"] if cells["short"] else ""))),
        record=f"rcid {key}",
    )


def _is_rough(day: str) -> bool:
    return day < _DAYS_SINCE and day[8:] <= "07"


def _symbol(unres: str, session: str) -> str:
    """The symbol of a resolution, where the source's way of writing it is certain to mean one; else what it writes."""
    found = _UNRES.fullmatch(unres.strip())
    if found and int(found[1]) >= _NUMBERED_BY_SESSION and found[1] == _number(session or found[1]):
        return symbols.normalise(f"A/RES/{found[1]}/{found[2]}")
    return unres.strip()


def _kind(amendment: str, paragraph: str) -> RollCallKind:
    if amendment.startswith("1"):
        return RollCallKind.AMENDMENT
    return RollCallKind.PARAGRAPH if paragraph.startswith("1") else RollCallKind.WHOLE
