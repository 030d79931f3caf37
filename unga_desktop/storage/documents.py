"""The documents that the user keeps: text and original file together, in one transaction or not at all.

A removed document lies in the bin, with all that belongs to it, until the bin is emptied.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.catalogue_order import place
from unga_desktop.core.documents.document import Document, Source, TextStatus
from unga_desktop.core.documents.family import Member, counterparts, family_of_document
from unga_desktop.core.documents.kept_document import Facts, KeptDocument, Provenance
from unga_desktop.core.errors import StorageError
from unga_desktop.storage import paragraphs, word_index
from unga_desktop.storage.database import Database

_FACTS = "document.symbol, title, date, organ, session, language, kind, sponsor, family"
_PROVENANCE = "file, sha256, imported, format, status, left_out"
_KEPT = (
    f"SELECT number, identity, removed, {_FACTS}, {_PROVENANCE} FROM document"
    " JOIN document_source ON document_source.document = document.number"
)
_ENTRY = (
    "SELECT identity, kind, title, date, organ, session, language, status, family, counterpart, sponsor, file,"
    " summary_shown, place, number, identity_key FROM document"
)

Listed = tuple[str, str, str, str, str, str, str, str, str, str, str, str, int, str, int, str]
"""Identity, kind, title, date, organ, session, language, status, family, counterpart, sponsor, file; whether the bundled
summary is shown instead, where it stands in the list, its number, and the key of its identity."""

Given = tuple[Document, bytes, Facts, Provenance]
"""A document to be kept, with the bytes of its file."""

CHANGED_ELSEWHERE = "it was changed in another window"


class DocumentStore:
    """The documents of a database. Nothing is read before something is asked; all of it may be asked from any thread.

    Every method raises ``StorageError`` where the database cannot be used, or holds no such document.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, document: Document, original: bytes, facts: Facts, provenance: Provenance) -> KeptDocument:
        """Keeps a document with its original file. The same file under the same symbol is kept once: what was kept is
        returned, and comes out of the bin if it lay there.

        Raises ``StorageError`` where ``original`` has another hash than ``provenance`` says.
        """
        (kept,) = self.keep_all([(document, original, facts, provenance)])
        return kept

    def keep_all(self, given: Iterable[Given]) -> list[KeptDocument]:
        """Keeps several in one transaction, as ``keep`` keeps one: all of them or, where it raises, none."""
        with self.database.writing() as connection:
            return [_keep(connection, *one) for one in given]

    def all(self) -> tuple[KeptDocument, ...]:
        """The documents that do not lie in the bin, in the order of the list."""
        return self._select("removed = ''")

    def bin(self) -> tuple[KeptDocument, ...]:
        """The documents that lie in the bin."""
        return self._select("removed <> ''")

    def get(self, number: int) -> KeptDocument:
        """The document of this number, in the bin or not."""
        with self.database.reading() as connection:
            return _get(connection, number)

    def find(self, name: str) -> KeptDocument | None:
        """The document that is called so, in any spelling; None where there is none outside the bin."""
        if not self.database.exists:
            return None
        with self.database.reading() as connection:
            row = connection.execute(
                f"{_KEPT} WHERE identity_key = ? AND removed = ''", [symbols.key(paragraphs.clean(name))]
            ).fetchone()
        return _kept(row) if row else None

    def issued(self, symbol: str, language: str) -> KeptDocument | None:
        """The issued text of a symbol in a language, in any spelling; None where there is none outside the bin."""
        found = self._select(
            "symbol_key = ? AND document.language = ? AND status = ? AND removed = ''",
            (symbols.key(symbol), language, TextStatus.OFFICIAL.value),
        )
        return found[0] if found else None

    def listed(self, most: int = -1) -> list[Listed]:
        """What lists show of the documents, in their order: rows, for a library may have ten thousand. The first ``most``
        of them, where that is not negative."""
        if not self.database.exists:
            return []
        with self.database.reading() as connection:
            return connection.execute(f"{_ENTRY} WHERE removed = '' ORDER BY place, number LIMIT ?", [most]).fetchall()

    def document(self, number: int) -> Document:
        """The text, with the facts as they were last corrected. Raises ``StorageError`` where it was damaged."""
        with self.database.reading() as connection:
            kept = _get(connection, number)
            first, count, name, note, symbol_line, digest = connection.execute(
                "SELECT first_paragraph, paragraphs, name, note, symbol_line, text_sha256 FROM document"
                " JOIN document_source ON document_source.document = document.number WHERE number = ?",
                [number],
            ).fetchone()
            found = paragraphs.select(connection, first, count)
        if paragraphs.digest(found) != digest:
            raise _damaged(kept)
        facts, provenance = kept.facts, kept.provenance
        source = Source(name, provenance.sha256, provenance.status, note)
        return Document(source, found, facts.symbol, facts.title, facts.date, facts.language, symbol_line)

    def original(self, number: int) -> bytes:
        """The bytes of the file that was imported. Raises ``StorageError`` where they were damaged."""
        with self.database.reading() as connection:
            kept = _get(connection, number)
            row = connection.execute("SELECT content FROM document_original WHERE document = ?", [number]).fetchone()
        if row is None or hashlib.sha256(row[0]).hexdigest() != kept.provenance.sha256:
            raise _damaged(kept)
        return bytes(row[0])

    def correct(self, number: int, facts: Facts, expected: Facts | None = None) -> KeptDocument:
        """Changes what is known of a document. Where ``expected`` is given and another window has changed the facts since,
        raises ``StorageError`` and changes nothing."""
        with self.database.writing() as connection:
            kept = _get(connection, number)
            if expected is not None and kept.facts != expected:
                raise StorageError(CHANGED_ELSEWHERE, kept.identity, "Look at it again and repeat your change")
            _write_facts(connection, number, facts, kept.provenance)
            _arrange(connection, {symbols.key(kept.facts.family)} | {_family_key(connection, number)})
            return _get(connection, number)

    def set_status(self, number: int, status: TextStatus) -> KeptDocument:
        """Says what a text is worth: the issued text (``OFFICIAL``) or the user's own file (``OWN``)."""
        with self.database.writing() as connection:
            _get(connection, number)
            connection.execute("UPDATE document SET status = ? WHERE number = ?", (status.value, number))
            return _get(connection, number)

    def show_summary(self, number: int, shown: bool) -> None:
        """Whether the bundled summary of the same symbol is shown in the place of a document."""
        with self.database.writing() as connection:
            _get(connection, number)
            connection.execute("UPDATE document SET summary_shown = ? WHERE number = ?", (int(shown), number))

    def remove(self, number: int) -> None:
        """Puts a document into the bin."""
        with self.database.writing() as connection:
            kept = _get(connection, number)
            if not kept.removed:
                connection.execute("UPDATE document SET removed = ? WHERE number = ?", (_now(), number))
                _arrange(connection, {symbols.key(kept.facts.family)})

    def restore(self, number: int) -> KeptDocument:
        """Takes a document out of the bin. It is called as before, unless another one has its name now."""
        with self.database.writing() as connection:
            if _get(connection, number).removed:
                _restore(connection, number)
            return _get(connection, number)

    def empty_bin(self) -> int:
        """Deletes what lies in the bin for good; returns how many documents."""
        with self.database.writing() as connection:
            rows = connection.execute(
                "SELECT number, first_paragraph, paragraphs, indexed FROM document WHERE removed <> ''"
            )
            found = rows.fetchall()
            for number, first, count, indexed in found:
                if indexed:
                    word_index.delete(connection, first, paragraphs.select(connection, first, count))
                paragraphs.delete(connection, first, count)
                connection.execute("DELETE FROM document WHERE number = ?", [number])
            return len(found)

    def _select(self, where: str, values: tuple[str, ...] = ()) -> tuple[KeptDocument, ...]:
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            return tuple(map(_kept, connection.execute(f"{_KEPT} WHERE {where} ORDER BY place, number", values)))


def entry_of(row: Listed) -> Entry:
    """A row of the list as an entry of the catalogue."""
    identity, kind, title, date, organ, session, language, status, family, counterpart, sponsor, file = row[:12]
    return Entry(
        *(identity, _KINDS[kind], title or file, date, organ, session, language, _STATUSES[status], family or identity),
        *((), counterpart, sponsor),
    )


_KINDS = {kind.value: kind for kind in Kind}
_STATUSES = {status.value: status for status in TextStatus}


def _keep(
    connection: sqlite3.Connection, document: Document, original: bytes, facts: Facts, provenance: Provenance
) -> KeptDocument:
    if hashlib.sha256(original).hexdigest() != provenance.sha256:
        raise StorageError("the file was changed while it was read", provenance.file, "Open it again")
    known = _same(connection, facts.symbol, provenance.sha256)
    if known is None:
        return _insert(connection, document, original, facts, provenance)
    if known.removed:
        _restore(connection, known.number)
        return _get(connection, known.number)
    return known


def _same(connection: sqlite3.Connection, symbol: str, sha256: str) -> KeptDocument | None:
    row = connection.execute(
        f"{_KEPT} WHERE sha256 = ? AND symbol_key = ? ORDER BY removed <> '', number", (sha256, symbols.key(symbol))
    ).fetchone()
    return _kept(row) if row else None


def _get(connection: sqlite3.Connection, number: int) -> KeptDocument:
    row = connection.execute(f"{_KEPT} WHERE number = ?", [number]).fetchone()
    if row is None:
        raise StorageError("it is no longer in the library", f"document {number}", "It was deleted in another window")
    return _kept(row)


def _kept(row: tuple[object, ...]) -> KeptDocument:
    number, identity, removed, *texts = row
    symbol, title, date, organ, session, language, kind, sponsor, family = map(str, texts[:9])
    file, sha256, imported, layout, status, left = map(str, texts[9:])
    return KeptDocument(
        int(str(number)),
        Facts(symbol, title, date, organ, session, language, _KINDS[kind], sponsor, family),
        Provenance(file, sha256, imported, layout, _STATUSES[status], tuple(json.loads(left))),
        str(identity),
        str(removed),
    )


def _insert(
    connection: sqlite3.Connection, document: Document, original: bytes, facts: Facts, provenance: Provenance
) -> KeptDocument:
    facts = replace(
        facts,
        symbol=symbols.normalise(facts.symbol),
        family=symbols.normalise(facts.family) or family_of_document(document, facts.symbol, facts.kind),
    )
    cursor = connection.execute(
        "INSERT INTO document (identity, identity_key, symbol, symbol_key, kind, title, date, organ, session, language,"
        " status, family, family_key, sponsor, file, place, first_paragraph, paragraphs, removed)"
        " VALUES ('', '', '', '', ?, '', '', '', '', '', ?, '', '', '', ?, '', 0, ?, 'unfinished')",
        (facts.kind.value, provenance.status.value, paragraphs.clean(provenance.file), len(document.paragraphs)),
    )
    number = int(cursor.lastrowid or 0)
    first = paragraphs.insert(connection, number, document.paragraphs)
    word_index.insert(connection, first, document.paragraphs)
    connection.execute(
        "UPDATE document SET first_paragraph = ?, indexed = 1, removed = '' WHERE number = ?", (first, number)
    )
    connection.execute(
        "INSERT INTO document_source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, provenance.sha256, provenance.imported, provenance.format, json.dumps(provenance.left)),
            *(paragraphs.clean(document.source.name), paragraphs.clean(document.source.note)),
            *(paragraphs.clean(document.symbol_line), paragraphs.digest(document.paragraphs)),
        ),
    )
    connection.execute("INSERT INTO document_original VALUES (?, ?)", (number, original))
    _write_facts(connection, number, facts, provenance)
    _arrange(connection, {symbols.key(facts.family)})
    return _get(connection, number)


def _write_facts(connection: sqlite3.Connection, number: int, facts: Facts, provenance: Provenance) -> None:
    clean = paragraphs.clean
    symbol, family = symbols.normalise(clean(facts.symbol)), symbols.normalise(clean(facts.family))
    identity = _free_identity(connection, number, symbol or clean(provenance.file), facts.language)
    connection.execute(
        "UPDATE document SET identity = ?, identity_key = ?, symbol = ?, symbol_key = ?, kind = ?, title = ?, date = ?,"
        " organ = ?, session = ?, language = ?, family = ?, family_key = ?, sponsor = ?, place = ? WHERE number = ?",
        (
            *(identity, symbols.key(identity), symbol, symbols.key(symbol), facts.kind.value, clean(facts.title)),
            *(clean(facts.date), clean(facts.organ), clean(facts.session), clean(facts.language)),
            *(family, symbols.key(family), clean(facts.sponsor), place(facts.organ, facts.session, identity), number),
        ),
    )


def _free_identity(connection: sqlite3.Connection, number: int, name: str, language: str) -> str:
    """The name itself or, where another document outside the bin has it, with the language or a number after it."""
    for suffix in ("", f"#{language}", f"#{number}", f"#{language}-{number}"):
        taken = connection.execute(
            "SELECT 1 FROM document WHERE identity_key = ? AND removed = '' AND number <> ?",
            (symbols.key(name + suffix), number),
        ).fetchone()
        if not taken and suffix != "#":
            return name + suffix
    return f"{name}#document-{number}"


def _restore(connection: sqlite3.Connection, number: int) -> None:
    kept = _get(connection, number)
    # First its name, which may be taken, then its place in the list.
    _write_facts(connection, number, kept.facts, kept.provenance)
    connection.execute("UPDATE document SET removed = '' WHERE number = ?", [number])
    _arrange(connection, {symbols.key(kept.facts.family)})


def _family_key(connection: sqlite3.Connection, number: int) -> str:
    return str(connection.execute("SELECT family_key FROM document WHERE number = ?", [number]).fetchone()[0])


def _arrange(connection: sqlite3.Connection, families: set[str]) -> None:
    """Finds anew what the documents of these families are compared with."""
    for family in families - {""}:
        rows = connection.execute(
            "SELECT identity, symbol, kind, date, language, counterpart FROM document"
            " WHERE family_key = ? AND removed = ''",
            [family],
        ).fetchall()
        found = counterparts([Member(row[0], row[1], _KINDS[row[2]], row[3], row[4]) for row in rows])
        connection.executemany(
            "UPDATE document SET counterpart = ? WHERE identity_key = ? AND removed = ''",
            [(found[row[0]], symbols.key(row[0])) for row in rows if found[row[0]] != row[5]],
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _damaged(kept: KeptDocument) -> StorageError:
    return StorageError("what the library kept of it is damaged", kept.identity, "Open the original file again")
