"""The user's notes on documents, by symbol. A note that another window changed in the meantime is never overwritten."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.kept_document import Note
from unga_desktop.core.errors import StorageError
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import CHANGED_ELSEWHERE
from unga_desktop.storage.paragraphs import clean


class NoteStore:
    """The notes of a database. Every method raises ``StorageError`` where it cannot be used."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def get(self, symbol: str) -> Note:
        """The note on a symbol, in any spelling; an empty one of revision 0 where none was ever written."""
        if not self.database.exists:
            return Note(symbol)
        with self.database.reading() as connection:
            return _get(connection, symbol)

    def all(self) -> tuple[Note, ...]:
        """The notes that have a text."""
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT symbol, text, revision, changed FROM note WHERE text <> '' ORDER BY symbol_key"
            )
            return tuple(Note(*row) for row in rows)

    def take_all(self, notes: Iterable[Note]) -> int:
        """Takes notes of another library, in one transaction: where there is a note with other words, they come below it.
        Returns how many were taken."""
        taken = 0
        with self.database.writing() as connection:
            for note in notes:
                own = _get(connection, note.symbol)
                if note.text not in own.text:
                    _write(connection, own, f"{own.text}\n\n{note.text}" if own.text else note.text)
                    taken += 1
        return taken

    def write(self, note: Note, text: str) -> Note:
        """Writes a note anew; ``note`` is the one that was read. An empty text takes it away, and keeps count of revisions.

        Raises ``StorageError`` where another window wrote it since; nothing is changed then.
        """
        with self.database.writing() as connection:
            if _get(connection, note.symbol).revision != note.revision:
                name = clean(note.symbol)
                raise StorageError(CHANGED_ELSEWHERE, name, "Copy your note, open it again and put the two together")
            return _write(connection, note, text)


def _get(connection: sqlite3.Connection, symbol: str) -> Note:
    row = connection.execute(
        "SELECT symbol, text, revision, changed FROM note WHERE symbol_key = ?", [symbols.key(clean(symbol))]
    ).fetchone()
    return Note(*row) if row else Note(symbol)


def _write(connection: sqlite3.Connection, note: Note, text: str) -> Note:
    name = clean(note.symbol)
    written = Note(name, clean(text), note.revision + 1, datetime.now(UTC).isoformat(timespec="seconds"))
    connection.execute(
        "INSERT OR REPLACE INTO note (symbol_key, symbol, text, revision, changed) VALUES (?, ?, ?, ?, ?)",
        (symbols.key(name), written.symbol, written.text, written.revision, written.changed),
    )
    return written
