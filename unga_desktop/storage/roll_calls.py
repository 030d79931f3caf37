"""Imported roll calls: thousands of them in one small table, the votes of each a byte a State, read when asked for."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import numpy as np
import pandas as pd

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.progress import Progress, never, nothing
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, RollCallSummary, Totals
from unga_desktop.core.votes.roll_call_search import Query, folded, plain_session, search_words, session_of
from unga_desktop.core.votes.vote_import import Kept, KeptImport, VoteImport
from unga_desktop.core.votes.vote_matrix import VOTES, vote_matrix, votes_of
from unga_desktop.storage.database import Database
from unga_desktop.storage.shadowing import shadow

_SOME = 512
"""Rows that are read between two looks at whether it should stop."""
_TEXTS = (
    "id, symbol, kind, organ, session, date, subject, rule, outcome, voted_on, amends, sponsor, meeting, topics, source, note,"
    " record"
)
_PUBLISHED = "published_yes, published_no, published_abstaining, published_absent"
_COUNTED = "counted_yes, counted_no, counted_abstaining, counted_absent"
_FIELDS = f"{_TEXTS}, {_PUBLISHED}, without_vote"


class RollCallStore:
    """The roll calls of a database. Nothing is read before something is asked; all of it may be asked from any thread.

    Every method raises ``StorageError`` where the database cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def __len__(self) -> int:
        if not self.database.exists:
            return 0
        with self.database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM roll_call WHERE NOT shadowed").fetchone()[0])

    def roll_call(self, identity: str) -> RollCall | None:
        """The roll call of this id, in any spelling; None where there is none."""
        found = self._select("id_key = ?", [symbols.key(identity)])
        return found[0] if found else None

    def named(self, name: str) -> tuple[RollCall, ...]:
        """The roll calls that are called so: by id, by symbol, or by that of the text voted on."""
        return self._by_name(name, "own")

    def parts_of(self, name: str) -> tuple[RollCall, ...]:
        """The roll calls on amendments to, and on parts of, the text of this symbol."""
        return self._by_name(name, "part")

    def roll_calls(self, identities: Iterable[str]) -> dict[str, RollCall]:
        """Roll calls by the keys of their ids; what is not kept is missing."""
        found = {key: self.roll_call(key) for key in map(symbols.key, identities)}
        return {key: roll_call for key, roll_call in found.items() if roll_call}

    def search(self, query: Query, limit: int = 0) -> tuple[RollCallSummary, ...]:
        """The roll calls that a query finds, newest first; at most ``limit`` where it is above 0."""
        if not self.database.exists:
            return ()
        condition, values = _condition(query)
        bound = f" LIMIT {int(limit)}" if limit > 0 else ""
        fields = f"id, symbol, kind, organ, session, roll_call.date, subject, {_PUBLISHED}, {_COUNTED}"
        with self.database.reading() as connection:
            rows = connection.execute(
                f"SELECT {fields} FROM roll_call_words JOIN roll_call ON number = roll_call_words.roll_call"
                f" WHERE {condition} ORDER BY roll_call.date DESC, number DESC{bound}",
                values,
            ).fetchall()
        return tuple(_summary(row) for row in rows)

    def matrix(self, query: Query, cancelled: CancelCheck = never, progress: Progress = nothing) -> pd.DataFrame:
        """The votes of the members in the roll calls that a query finds, as a vote matrix, oldest first.

        Raises ``Cancelled``.
        """
        if not self.database.exists:
            return _frame([], [], [])
        condition, values = _condition(query)
        with self.database.reading() as connection:
            codes = _codes(connection)
            found = connection.execute(
                "SELECT id, votes FROM roll_call_words JOIN roll_call ON number = roll_call_words.roll_call"
                f" JOIN roll_call_votes ON roll_call_votes.roll_call = number WHERE {condition} ORDER BY roll_call.date, number",
                values,
            )
            many = connection.execute("SELECT count(*) FROM roll_call_votes").fetchone()[0]
            rows: list[tuple[str, bytes]] = []
            while some := found.fetchmany(_SOME):
                if cancelled():
                    raise Cancelled
                rows += some
                progress(min(1.0, len(rows) / many))
        return _frame([row[0] for row in rows], [row[1] for row in rows], codes)

    def imports(self) -> tuple[KeptImport, ...]:
        """What was imported, newest first."""
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT number, file, layout, source, downloaded, imported,"
                " (SELECT count(*) FROM roll_call WHERE vote_import = vote_import.number)"
                " FROM vote_import ORDER BY number DESC"
            ).fetchall()
        return tuple(KeptImport(*row) for row in rows)

    def compared(self, found: VoteImport) -> Kept:
        """What keeping an import would do; ``shadowed`` is not looked for."""
        if not self.database.exists:
            return Kept(len(found.roll_calls), (), 0, 0)
        codes = [str(code) for code in found.matrix.columns]
        with self.database.reading() as connection:
            numbers = {code: number for number, code in enumerate(_codes(connection))}
            for code in codes:
                numbers.setdefault(code, len(numbers))
            before = _known(connection)
            blobs = _blobs(found.matrix, [numbers[code] for code in codes])
            added, same, replaced = 0, 0, []
            for roll_call in found.roll_calls:
                identity = _free_id(roll_call, before)
                change = _change(connection, before.get(symbols.key(identity)), blobs.get(roll_call.id, b""))
                added, same = added + (change == "new"), same + (change in ("same", "poorer"))
                replaced += [identity] if change == "other" else []
        return Kept(added, tuple(replaced), same, 0)

    def kept_import(self, number: int) -> VoteImport:
        """What is kept of an import, as it would be imported again; what was complained of in it is not kept."""
        with self.database.reading() as connection:
            file, layout, source, downloaded, rows, taken = connection.execute(
                "SELECT file, layout, source, downloaded, rows, taken FROM vote_import WHERE number = ?", [number]
            ).fetchone()
        found = self._select("vote_import = ?", [number])
        plain = tuple(replace(roll_call, votes=MappingProxyType({})) for roll_call in found)
        return VoteImport(plain, vote_matrix(found), (), source, rows, taken, file, layout, downloaded)

    def keep(self, found: VoteImport) -> Kept:
        """Keeps an import in one transaction: all of it is there afterwards, or after an error none of it.

        A roll call that is known from the same record takes the place of the older one, but one without votes not that of one
        with votes; one with the same id from another record gets an id of its own.
        """
        with self.database.writing() as connection:
            number = _keep_import(connection, found)
            before = _known(connection)
            numbers = _state_numbers(connection, [str(code) for code in found.matrix.columns])
            blobs = _blobs(found.matrix, numbers)
            added, same, replaced = 0, 0, []
            for roll_call in found.roll_calls:
                kept = replace(roll_call, id=_free_id(roll_call, before))
                old = before.get(symbols.key(kept.id))
                votes = blobs.get(roll_call.id, b"")
                change = _change(connection, old, votes)
                added, same = added + (change == "new"), same + (change in ("same", "poorer"))
                replaced += [kept.id] if change == "other" else []
                if change != "poorer":
                    _insert(connection, kept, votes, number)
                before[symbols.key(kept.id)] = (-1, kept.record)
            _forget_empty_imports(connection)
            return Kept(added, tuple(replaced), same, shadow(connection, number))

    def remove(self, number: int) -> None:
        """Removes an import with the roll calls that are from it."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM vote_import WHERE number = ?", [number])
            shadow(connection, number)

    def _by_name(self, name: str, how: str) -> tuple[RollCall, ...]:
        where = "number IN (SELECT roll_call FROM roll_call_name WHERE name = ? AND how = ?) AND NOT shadowed"
        return self._select(where, [symbols.key(name), how])

    def _select(self, where: str, values: Sequence[str | int]) -> tuple[RollCall, ...]:
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_FIELDS}, votes FROM roll_call LEFT JOIN roll_call_votes ON roll_call = number"
                f" WHERE {where} ORDER BY date, number",
                values,
            ).fetchall()
            codes = _codes(connection) if rows else []
        return tuple(_roll_call(row, codes) for row in rows)


def _condition(query: Query) -> tuple[str, list[str]]:
    parts, values = ["NOT shadowed"], []
    for word in query.words:
        parts.append("instr(words, ?)")
        values.append(word)
    for comparison, day in ((">=", query.since), ("<=", query.until)):
        if day:
            parts.append(f"roll_call_words.date {comparison} ?")
            values.append(day)
    if query.session:
        parts.append("session = ?")
        values.append(plain_session(query.session))
    return " AND ".join(parts), values


def _codes(connection: sqlite3.Connection) -> list[str]:
    """The States in the order of their numbers, which run from 0 without a gap."""
    return [row[0] for row in connection.execute("SELECT code FROM vote_state ORDER BY number")]


def _roll_call(row: Sequence[object], codes: list[str]) -> RollCall:
    texts = dict(zip(_TEXTS.split(", "), map(str, row), strict=False))
    published, without, votes = row[17:21], row[21], row[22]
    numbers = list(votes) if isinstance(votes, bytes) else []
    return RollCall(
        id=texts["id"],
        symbol=texts["symbol"],
        kind=RollCallKind(texts["kind"]),
        organ=texts["organ"],
        date=texts["date"],
        subject=texts["subject"],
        rule=MajorityRule(texts["rule"]),
        published=_totals(published),
        outcome=texts["outcome"],
        votes=MappingProxyType(votes_of(numbers, codes[: len(numbers)])),
        voted_on=texts["voted_on"],
        of=texts["amends"],
        sponsor=texts["sponsor"],
        meeting=texts["meeting"],
        source=texts["source"],
        note=texts["note"],
        adopted_without_vote=bool(without),
        session=texts["session"],
        topics=texts["topics"],
        record=texts["record"],
    )


def _summary(row: Sequence[object]) -> RollCallSummary:
    identity, symbol, kind, organ, session, date, subject = map(str, row[:7])
    published, counted = _totals(row[7:11]), _totals(row[11:15])
    counts = published if published.in_favour is not None else counted
    return RollCallSummary(
        identity, symbol, RollCallKind(kind), organ, session, date, subject, counts, counted.in_favour is not None
    )


def _totals(numbers: Sequence[object]) -> Totals:
    return Totals(*(number if isinstance(number, int) else None for number in numbers))


def _frame(identities: list[str], blobs: list[bytes], codes: list[str]) -> pd.DataFrame:
    """Votes as a matrix; the States in the order of their codes, those without any vote left out."""
    width = len(codes)
    # A row that was kept before a State was known is shorter than the others.
    joined = b"".join(blob.ljust(width, b"\0") for blob in blobs)
    table = np.frombuffer(joined, dtype=np.int8).reshape(len(blobs), width)
    order = [number for number in sorted(range(width), key=codes.__getitem__) if table[:, number].any()]
    return pd.DataFrame(table[:, order], index=identities, columns=[codes[number] for number in order])


def _keep_import(connection: sqlite3.Connection, found: VoteImport) -> int:
    today = datetime.now(UTC).date().isoformat()
    values = (found.file, found.layout, found.source, found.downloaded, today)
    cursor = connection.execute(
        "INSERT INTO vote_import (file, layout, source, downloaded, imported, rows, taken, complaints)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, found.rows, found.taken, len(found.complaints)),
    )
    return int(cursor.lastrowid or 0)


def _known(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    return {
        row[0]: (row[1], row[2])
        for row in connection.execute("SELECT id_key, number, record FROM roll_call").fetchall()
    }


def _state_numbers(connection: sqlite3.Connection, codes: list[str]) -> list[int]:
    numbers = {code: number for number, code in enumerate(_codes(connection))}
    for code in codes:
        if code not in numbers:
            numbers[code] = len(numbers)
            connection.execute("INSERT INTO vote_state (number, code) VALUES (?, ?)", (numbers[code], code))
    return [numbers[code] for code in codes]


def _blobs(matrix: pd.DataFrame, numbers: list[int]) -> dict[str, bytes]:
    table = np.zeros((len(matrix), max(numbers, default=-1) + 1), dtype=np.int8)
    table[:, numbers] = matrix.to_numpy()
    return {str(identity): row.tobytes() for identity, row in zip(matrix.index, table, strict=True) if row.any()}


def _free_id(roll_call: RollCall, known: dict[str, tuple[int, str]]) -> str:
    """The id under which the record is known or, where that of another record is equal, one with the record's name."""
    own = f"{roll_call.symbol}#{roll_call.record.replace(' ', '-')}" if roll_call.record else roll_call.id
    if known.get(symbols.key(own), (0, None))[1] == roll_call.record:
        return own
    other = known.get(symbols.key(roll_call.id))
    return roll_call.id if other is None or other[1] == roll_call.record else own


def _change(connection: sqlite3.Connection, old: tuple[int, str] | None, votes: bytes) -> str:
    """What a record is beside the kept one: ``"new"``, the ``"same"``, with ``"other"`` votes, or ``"poorer"``: it has none
    where there are votes, and takes none away."""
    if old is None:
        return "new"
    before = _votes(connection, old[0]).rstrip(b"\0")
    if before == votes.rstrip(b"\0"):
        return "same"
    return "other" if votes else "poorer"


def _votes(connection: sqlite3.Connection, number: int) -> bytes:
    row = connection.execute("SELECT votes FROM roll_call_votes WHERE roll_call = ?", [number]).fetchone()
    return bytes(row[0]) if row else b""


def _insert(connection: sqlite3.Connection, roll_call: RollCall, votes: bytes, vote_import: int) -> None:
    key = symbols.key(roll_call.id)
    connection.execute("DELETE FROM roll_call WHERE id_key = ?", [key])
    session, published = session_of(roll_call), roll_call.published
    counted = [votes.count(number) for number in VOTES] if votes else [None] * len(VOTES)
    values = (
        *(roll_call.id, roll_call.symbol, roll_call.kind.value, roll_call.organ, session, roll_call.date),
        *(roll_call.subject, roll_call.rule.value, roll_call.outcome, roll_call.voted_on, roll_call.of),
        *(roll_call.sponsor, roll_call.meeting, roll_call.topics, roll_call.source, roll_call.note, roll_call.record),
        *(published.in_favour, published.against, published.abstaining, published.not_voting),
        *(int(roll_call.adopted_without_vote), *counted, key, vote_import),
    )
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(
        f"INSERT INTO roll_call ({_FIELDS}, {_COUNTED}, id_key, vote_import) VALUES ({marks})", values
    )
    number = cursor.lastrowid
    if votes:
        connection.execute("INSERT INTO roll_call_votes VALUES (?, ?)", (number, votes))
    connection.execute(
        "INSERT INTO roll_call_words VALUES (?, ?, ?)",
        (number, roll_call.date, f"{search_words(roll_call)}\n{folded(session)}"),
    )
    names = {(symbols.key(name), "own") for name in (roll_call.id, roll_call.symbol, roll_call.voted_on) if name}
    names |= {(symbols.key(roll_call.of), "part")} if roll_call.of else set()
    connection.executemany(
        "INSERT INTO roll_call_name VALUES (?, ?, ?)", [(name, number, how) for name, how in sorted(names)]
    )


def _forget_empty_imports(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM vote_import WHERE number NOT IN (SELECT vote_import FROM roll_call)")
