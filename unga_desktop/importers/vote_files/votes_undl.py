"""Voting data of the UN Digital Library, as the user saved it: bulk export or a part of it, in CSV.

Every row that is not clear is listed, none is passed over in silence. The file holds adopted texts only. The files of 2024
call a column ``ms_codes`` where later ones have ``ms_code``; both are read, as are the files of the Security Council.
"""

import re
from dataclasses import dataclass
from operator import itemgetter

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals
from unga_desktop.core.votes.vote_import import VoteImport, cited
from unga_desktop.importers.vote_files.vote_collection import (
    LETTERS,
    Ballot,
    Complaints,
    cast_again,
    collected,
    day_of,
    made,
    refuse_too_many,
    unique_ids,
)
from unga_desktop.importers.vote_files.vote_days import Days
from unga_desktop.importers.vote_files.vote_states import States
from unga_desktop.importers.vote_files.vote_table import VoteTable

LAYOUT = "UN Digital Library, voting data (CSV)"

_COLUMNS = {
    "undl_id": (),
    "ms_code": ("ms_codes",),
    "ms_name": ("ms_names",),
    "ms_vote": ("ms_votes",),
    "date": (),
    "session": (),
    "resolution": ("resolutions",),
    "draft": (),
    "meeting": (),
    "title": ("description",),
    "agenda_title": ("agenda_titles", "agenda"),
    "subjects": (),
    "vote_note": (),
    "modality": (),
    "total_yes": ("yes",),
    "total_no": ("no",),
    "total_abstentions": ("abstentions", "total_abstention"),
    "total_non_voting": ("non_voting", "not_voting"),
    "total_ms": ("total",),
    "undl_link": ("link",),
}
_NEEDED = ("undl_id", "ms_code", "ms_vote", "date", "resolution")
_OF_MEMBER = ("ms_code", "ms_name", "ms_vote")
TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting")
_TITLE_END = re.compile(r" ?: ?(?:draft )?(?:resolution|decision)\b")
RULE_NOTE = "The file does not say which majority was required; a simple one is shown."


@dataclass(frozen=True, slots=True)
class _Text:
    """What the first row of a record says of the text."""

    row: int
    cells: dict[str, str]


def is_undl(head: list[str]) -> bool:
    return "undl_id" in head and bool({"ms_code", "ms_codes"} & set(head))


def read_undl(table: VoteTable, states: States, downloaded: str = "", dates: str = "") -> VoteImport:
    """Reads an open table. ``downloaded`` is the day on which the user saved it (ISO), ``dates`` the order of day and month
    where it is known (see ``Days``).

    Raises ``VoteError`` where the file is no such table, and ``Cancelled``.
    """
    table.require(*((name, *_COLUMNS[name]) for name in _NEEDED))
    reading = _Reading(table, states)
    reading.run()
    if not reading.read:
        raise VoteError("the table has no rows", table.name)
    texts, complaints = reading.texts, reading.complaints
    identities = unique_ids((key, _symbol(text.cells), f"undl {key}") for key, text in texts.items())
    days = Days((text.cells["date"] for text in texts.values()), dates)
    council = any(_symbol(text.cells).startswith("S/") for text in texts.values())
    source = citation(downloaded, council)
    roll_calls = {key: _roll_call(key, identities[key], text, days, source, complaints) for key, text in texts.items()}
    parts = collected(roll_calls, reading.ballots, complaints, states, "ms_code")
    return made(parts, identities, complaints, source, reading.read, table.name, LAYOUT, downloaded)


def citation(downloaded: str, council: bool = False) -> str:
    """The line to cite, as the Library asks for it."""
    organ = "Security Council" if council else "General Assembly"
    return cited(
        f"United Nations Dag Hammarskjöld Library, {organ} Voting Data, United Nations Digital Library", downloaded
    )


class _Reading:
    """One pass over the rows. They are nearly a million, so that the ordinary row takes the shortest way."""

    def __init__(self, table: VoteTable, states: States) -> None:
        self.table, self.states = table, states
        self.complaints = Complaints()
        self.texts: dict[str, _Text] = {}
        self.ballots: dict[str, Ballot] = {}
        self.read = 0
        self._places = {name: table.place(name, *others) for name, others in _COLUMNS.items()}
        of_member = {self._places[name] for name in _OF_MEMBER} | {table.place("permanent_member")}
        self._of_text = [place for place in range(len(table.head)) if place not in of_member]
        self._firsts: dict[str, tuple[str, ...]] = {}
        self._codes: dict[tuple[str, str], str] = {}

    def run(self) -> None:
        id_, code_, vote_ = (self._places[name] for name in ("undl_id", "ms_code", "ms_vote"))
        name_ = self._places["ms_name"] if self._places["ms_name"] >= 0 else code_
        of_text, width = itemgetter(*self._of_text), len(self.table.head)
        start, end = self._of_member()
        key, ballot, clear = "", Ballot(0), False
        steady: dict[
            tuple[str, ...], tuple[str, int]
        ] = {}  # what rows mean in any roll call, by all that they say of a member
        whole: list[str] = []
        first: tuple[str, ...] = ()
        for row, (cells, member) in enumerate(self.table.repeating(start, end), 2):
            if member is not None:
                if clear:
                    self.read += 1
                    found = steady.get(member)
                    if found is not None and found[0] not in ballot.votes:
                        ballot.votes[found[0]] = found[1]
                        ballot.rows[found[0]] = row
                        continue
                    called, name, vote = member[code_ - start], member[name_ - start], member[vote_ - start]
                    self._cast(ballot, key, row, called, name, vote)
                    if (called, name) in self._codes and vote in LETTERS:
                        steady[member] = (self._codes[called, name], LETTERS[vote])
                    continue
                # What was not clear of the row before is not clear of this one.
                cells = [*whole[:start], *member, *whole[end + 1 :]]
            whole, clear = cells, False
            if len(cells) != width or not cells[id_].strip():
                self._homeless(row, cells)
                continue
            self.read += 1
            if cells[id_] != key:
                # The rows of a record stand together; where they do not, an earlier row can no longer be named.
                ballot.rows = {}
                key = cells[id_]
                first = self._firsts.setdefault(key, of_text(cells))
                ballot = self._ballot(key, row, cells)
            clear = of_text(cells) == first
            if not clear:
                self._differs(row, key, cells, first)
            self._cast(ballot, key, row, cells[code_], cells[name_], cells[vote_])

    def _of_member(self) -> tuple[int, int]:
        """The first and the last column that say something of the member, where no other stands between them."""
        places = sorted(self._places[name] for name in _OF_MEMBER if self._places[name] >= 0)
        together = places[-1] - places[0] == len(places) - 1
        return (places[0], places[-1]) if together else (0, len(self.table.head) - 1)

    def _cast(self, ballot: Ballot, key: str, row: int, called: str, name: str, vote: str) -> None:
        code = self._codes.get((called, name))
        if code is None:
            code = self._code(key, row, called, name)
        number = LETTERS.get(vote) or self._number(key, row, vote)
        if code and number:
            if code in ballot.votes:
                cast_again(ballot, key, code, number, row, "ms_code", self.complaints)
            else:
                ballot.votes[code] = number
                ballot.rows[code] = row

    def _homeless(self, row: int, cells: list[str]) -> None:
        """A row that belongs to no record; an empty line is no row."""
        head = self.table.head
        if not cells:
            return
        self.read += 1
        if len(cells) == len(head):
            self.complaints.add("", row, "undl_id", "the row belongs to no record: “”")
            return
        self.table.refuse_cut(row, cells)
        column = head[len(cells)] if len(cells) < len(head) else head[-1]
        self.complaints.add("", row, column, f"the row has {len(cells)} cells, the head has {len(head)} columns")

    def _ballot(self, key: str, row: int, cells: list[str]) -> Ballot:
        if key not in self.texts:
            refuse_too_many(len(self.texts), self.table.name)
            places = self._places.items()
            self.texts[key] = _Text(row, {name: cells[place].strip() if place >= 0 else "" for name, place in places})
            self.ballots[key] = Ballot(row)
        return self.ballots[key]

    def _differs(self, row: int, key: str, cells: list[str], first: tuple[str, ...]) -> None:
        """The rows of a record should say the same of its text; what the first says is taken."""
        for place, said in zip(self._of_text, first, strict=True):
            if cells[place] != said and not self._means_the_same(place, cells[place], said):
                before = f"row {self.texts[key].row} of the same record says “{_short(said)}”, which is taken"
                what = f"“{_short(cells[place])}”, but {before}"
                self.complaints.add(key, row, self.table.head[place], what, left=False)

    def _means_the_same(self, place: int, cell: str, said: str) -> bool:
        """Whether two cells are one day written in two ways, or one number."""
        if place == self._places["date"]:
            days = Days((cell, said))
            return bool(days.of(cell)) and days.of(cell) == days.of(said)
        return cell.strip().removesuffix(".0") == said.strip().removesuffix(".0")

    def _code(self, key: str, row: int, cell: str, name: str) -> str:
        """The State that a row is about. Code and name have to mean the same one, or nobody is meant for certain."""
        day = Days([self.texts[key].cells["date"]]).of(self.texts[key].cells["date"])
        code, named = self.states.by_code(cell, day), self.states.by_name(name, day) if name != cell else ""
        found = code or ("" if cell.strip() else named)
        if (found and not named) or found == named:
            if found and self.states.is_steady(cell, name):
                self._codes[cell, name] = found
            if found:
                return found
        if code and named:
            what = f"the code says {code}, the name “{name.strip()}” says {named}"
            self.complaints.add(key, row, "ms_name", what)
        else:
            self.complaints.add(key, row, "ms_code", f"no member State has the code “{cell.strip()}”")
        return ""

    def _number(self, key: str, row: int, cell: str) -> int:
        number = LETTERS.get(cell.strip().upper(), 0)
        if not number:
            self.complaints.add(key, row, "ms_vote", f"no vote is written “{cell.strip()}”")
        return number


def _symbol(cells: dict[str, str]) -> str:
    written = cells["resolution"] or cells["draft"]
    return symbols.normalise(written) if written else ""


def _short(cell: str) -> str:
    return cell if len(cell) <= 60 else f"{cell[:57]}..."


def _roll_call(key: str, identity: str, text: _Text, days: Days, source: str, complaints: Complaints) -> RollCall:
    cells, symbol = text.cells, _symbol(text.cells)
    council = symbol.startswith("S/")
    day = day_of(cells["date"], days, key, text.row, "date", complaints)
    without = "without" in cells["modality"].casefold()
    return RollCall(
        id=identity,
        symbol=symbol or identity,
        kind=RollCallKind.WHOLE,
        organ="SC" if council else "GA",
        date=day,
        subject=_TITLE_END.split(cells["title"])[0],
        rule=MajorityRule.COUNCIL if council else MajorityRule.SIMPLE,
        published=Totals(*(total(cells[name], name, key, text.row, complaints) for name in TOTALS)),
        outcome="adopted without a vote" if without else "adopted",
        voted_on=symbols.normalise(cells["draft"]) if cells["draft"] else "",
        meeting=cells["meeting"],
        source=f"{source}, {cells['undl_link']}" if cells["undl_link"] else source,
        note=" ".join(filter(None, (cells["vote_note"], "" if council else RULE_NOTE))),
        adopted_without_vote=without,
        session=cells["session"],
        topics="; ".join(filter(None, (cells["agenda_title"], cells["subjects"]))),
        record=f"undl {key}",
    )


def total(cell: str, column: str, key: str, row: int, complaints: Complaints) -> int | None:
    """A total; ``120.0`` is 120, and an empty cell is unknown."""
    text = cell.removesuffix(".0")
    if text.isascii() and text.isdigit():
        return int(text)
    if text:
        complaints.add(key, row, column, f"no number is written “{cell}”", left=False)
    return None
