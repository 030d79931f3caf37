"""Voting records of the UN Digital Library in MARCXML.

Fields: 791 $a symbol of the text adopted, 993 $a draft, 952 $a meeting, 245 title, 269 $a date, 996 totals (b in favour,
c against, d abstaining, e not voting, f members), 967 a State each: $c code, $e name at the time, $d vote; without $d it did
not vote.
Read element by element, so that a large file needs little memory; a document type is refused, since it could name other files.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.errors import CancelCheck, Cancelled, VoteError
from unga_desktop.core.progress import Progress, never, nothing
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals, Vote
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
    unique_ids,
)
from unga_desktop.importers.vote_files.vote_days import Days
from unga_desktop.importers.vote_files.vote_states import States
from unga_desktop.importers.vote_files.vote_table import shown
from unga_desktop.importers.vote_files.votes_undl import RULE_NOTE, citation, total

LAYOUT = "UN Digital Library, voting records (MARCXML)"

_FETCH = "Choose voting records: on the Library's page of a vote, export as MARCXML"
_MOST_RECORDS = 200_000
_MOST_PARTS = 50_000
"""The largest record, of a vote in which all members took part, has about a thousand elements."""

_TOTALS = {"b": "in favour", "c": "against", "d": "abstaining", "e": "not voting"}
_Field = dict[str, list[str]]


@dataclass(slots=True)
class _Record:
    """The fields of a record by tag, each with its subfields; ``number`` counts the records of the file from 1."""

    number: int
    control: str = ""
    fields: dict[str, list[_Field]] = field(default_factory=dict)

    def first(self, tag: str, code: str) -> str:
        return next((values[0] for one in self.fields.get(tag, []) if (values := one.get(code))), "")

    def all(self, tag: str, code: str) -> list[str]:
        return [value for one in self.fields.get(tag, []) for value in one.get(code, [])]


def read_marcxml(
    path: Path,
    states: States,
    downloaded: str = "",
    progress: Progress = nothing,
    cancelled: CancelCheck = never,
) -> VoteImport:
    """Reads a file of one record or many. Rows are counted by States: the first State of the file is row 1.

    Raises ``VoteError`` where it cannot be read or holds no record of a vote, and ``Cancelled``.
    """
    name, complaints = shown(path), Complaints()
    records: dict[str, _Record] = {}
    ballots: dict[str, Ballot] = {}
    rows = documents = 0
    for record in _records(path, name, progress, cancelled):
        if "967" not in record.fields:
            documents += 1
            symbol = record.first("191", "a") or record.first("791", "a")
            complaints.add(
                "", rows, "967", f"record {record.number} ({symbol or 'no symbol'}) is of no vote: no States in it"
            )
            continue
        key = record.control or f"record-{record.number}"
        if key in records:
            complaints.add(key, rows, "001", f"record {record.number} is a second one of number {key}")
            continue
        records[key] = record
        ballots[key] = Ballot(rows + 1)
        rows = _take(record, key, ballots[key], rows, states, complaints)
    if not records:
        what = f"its {documents} records are of documents, none of a vote" if documents else "it has no records"
        raise VoteError(what, name, _FETCH)
    identities = unique_ids((key, _symbol(record), f"undl {key}") for key, record in records.items())
    days = Days(record.first("269", "a") for record in records.values())
    source = citation(downloaded, any(_symbol(record).startswith("S/") for record in records.values()))
    calls = {
        key: _roll_call(key, identities[key], record, ballots[key].row, days, source, complaints)
        for key, record in records.items()
    }
    parts = collected(calls, ballots, complaints, states, "967 $c")
    return made(parts, identities, complaints, source, rows, name, LAYOUT, downloaded)


def _records(path: Path, name: str, progress: Progress, cancelled: CancelCheck) -> Iterator[_Record]:
    size, number, parts = max(1, path.stat().st_size), 0, 0
    try:
        with path.open("rb") as file:
            elements = etree.iterparse(
                *(file, ("start", "end", "comment", "pi")),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
            )
            for event, element in elements:
                if event != "end":
                    parts += 1
                    if parts > _MOST_PARTS:
                        raise VoteError("one of its records is larger than any of a vote", name, _FETCH)
                    continue
                if etree.QName(element).localname != "record":
                    continue
                if cancelled():
                    raise Cancelled
                if element.getroottree().docinfo.doctype:
                    raise VoteError("it has a document type, which is refused for safety", name)
                number, parts = number + 1, 0
                if number > _MOST_RECORDS:
                    raise VoteError(f"it has more than {_MOST_RECORDS:,} records", name, "Export it in parts")
                yield _record(element, number)
                _forget(element)
                progress(min(1.0, file.tell() / size))
    except etree.XMLSyntaxError as error:
        raise VoteError(f"it is no well-formed XML ({error.msg})", name, "Download it again") from error
    except OSError as error:
        raise VoteError(f"the file cannot be read ({error.strerror or error})", name) from error


def _forget(element: Any) -> None:
    """Frees a record that was read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _record(element: Any, number: int) -> _Record:
    record = _Record(number)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        tag = child.get("tag", "")
        if etree.QName(child).localname == "controlfield":
            if tag == "001":
                record.control = (child.text or "").strip()
            continue
        one: _Field = {}
        for part in child:
            if isinstance(part.tag, str):
                one.setdefault(part.get("code", ""), []).append("".join(part.itertext()).strip())
        record.fields.setdefault(tag, []).append(one)
    return record


def _take(record: _Record, key: str, ballot: Ballot, rows: int, states: States, complaints: Complaints) -> int:
    day = Days([record.first("269", "a")]).of(record.first("269", "a"))
    for one in record.fields["967"]:
        rows += 1
        cell, name = "".join(one.get("c", [])[:1]), "".join(one.get("e", [])[:1])
        code, named = states.by_code(cell, day), states.by_name(name, day)
        if code and named and code != named:
            complaints.add(key, rows, "967 $e", f"the code says {code}, the name “{name}” says {named}")
            continue
        found = code or ("" if cell else named)
        if not found:
            complaints.add(key, rows, "967 $c", f"no member State has the code “{cell}” ({name})")
            continue
        written = "".join(one.get("d", [])[:1]).strip()
        number = LETTERS.get(written.upper(), 0) if written else NUMBERS[Vote.NOT_VOTING]
        if not number:
            complaints.add(key, rows, "967 $d", f"no vote is written “{written}”")
        elif found in ballot.votes:
            cast_again(ballot, key, found, number, rows, "967 $c", complaints)
        else:
            ballot.votes[found] = number
            ballot.rows[found] = rows
    return rows


def _symbol(record: _Record) -> str:
    return symbols.normalise(record.first("791", "a")) if record.first("791", "a") else ""


def _roll_call(
    key: str, identity: str, record: _Record, row: int, days: Days, source: str, complaints: Complaints
) -> RollCall:
    symbol, written = _symbol(record), record.first("269", "a")
    day, council = day_of(written, days, key, row, "269", complaints), symbol.startswith("S/")
    drafts = [symbols.normalise(draft) for draft in record.all("993", "a") if "/PV." not in draft.upper()]
    title = " ".join(filter(None, (record.first("245", "a"), record.first("245", "b")))).strip(" :/")
    return RollCall(
        id=identity,
        symbol=symbol or identity,
        kind=RollCallKind.WHOLE,
        organ="SC" if council else "GA",
        date=day,
        subject=title.split(" : resolution")[0].split(" : draft resolution")[0],
        rule=MajorityRule.COUNCIL if council else MajorityRule.SIMPLE,
        published=Totals(*(total(record.first("996", code), f"996 ${code}", key, row, complaints) for code in _TOTALS)),
        outcome="adopted",
        voted_on=drafts[0] if drafts else "",
        meeting=record.first("952", "a"),
        source=f"{source}, https://digitallibrary.un.org/record/{key}" if record.control else source,
        note="" if council else RULE_NOTE,
        topics="; ".join(record.all("991", "d") or record.all("991", "c")),
        record=f"undl {key}",
    )
