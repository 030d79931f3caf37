"""A whole library as one file, to keep or to hand on: written from a database, and read into another one.

The file is a database of the same form (docs/library.md). One that comes from elsewhere is copied first and looked at: what
is no library of this program, or has anything in it that a library has not, is refused.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from unga_desktop.core.errors import CancelCheck, Cancelled, ExportError, StorageError
from unga_desktop.core.kept_document import KeptDocument
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.migrations import MIGRATIONS

Progress = Callable[[float], None]

_PAGES = 256
_MOST_BYTES = 20_000_000
"""Of the text of one document; the longest annexes have some millions."""

_TEXT_BYTES = "SELECT total(length(CAST(text AS BLOB))) FROM paragraph WHERE document = ?"

_NO_LIBRARY = "this is no library of this program"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of reading a library: how many documents were ``added``, how many there were already, and what was ``left``
    with the reason, in words."""

    added: int
    same: int
    left: tuple[str, ...] = ()


def write_library(store: DocumentStore, target: Path, progress: Progress, cancelled: CancelCheck) -> int:
    """Writes all that a library holds into ``target``, whole or not at all; returns how many documents.

    Raises ``StorageError`` where the library cannot be read, ``ExportError`` where the file cannot be written, ``Cancelled``.
    """

    def tell(_status: int, remaining: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(1 - remaining / total if total else 1.0)

    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise ExportError(
            f"it cannot be written ({error.strerror or error})", str(target), "Choose another folder"
        ) from None
    written = Path(name)
    try:
        with store.database.reading() as connection, closing(sqlite3.connect(written)) as copy:
            connection.backup(copy, pages=_PAGES, progress=tell)
            count = int(copy.execute("SELECT count(*) FROM document WHERE removed = ''").fetchone()[0])
        with written.open("rb+") as file:
            os.fsync(file.fileno())
        written.replace(target)
    except OSError as error:
        raise ExportError(
            f"it cannot be written ({error.strerror or error})", str(target), "Choose another folder"
        ) from None
    finally:
        with suppress(OSError):
            written.unlink()
    return count


def read_library(store: DocumentStore, source: Path, progress: Progress, cancelled: CancelCheck) -> Taken:
    """Keeps the documents of an exported library; those that are there already are kept once. What was taken before it is
    cancelled stays.

    Raises ``StorageError`` where the file is no library, is damaged or of a newer version, and ``Cancelled``.
    """
    with _copied(source) as path:
        _look_through(path, source)
        other = DocumentStore(Database(path, foreign=True))
        with _damage_in_words(str(source)):
            found = other.all()
        known = {(kept.facts.symbol, kept.provenance.sha256) for kept in store.all()}
        added, same = 0, 0
        left = _not_taken(other.database)
        for number, kept in enumerate(found, 1):
            if cancelled():
                raise Cancelled
            if (kept.facts.symbol, kept.provenance.sha256) in known:
                same += 1
            else:
                try:
                    with _damage_in_words(kept.identity):
                        _refuse_long(other.database, kept)
                        document, original = other.document(kept.number), other.original(kept.number)
                        store.keep(document, original, kept.facts, kept.provenance)
                    added += 1
                except StorageError as error:
                    left.append(str(error))
            progress(number / len(found))
    return Taken(added, same, tuple(left))


@contextmanager
def _copied(source: Path) -> Iterator[Path]:
    """A copy in a folder of its own: looking at a database may write beside it."""
    with tempfile.TemporaryDirectory(prefix="unga-library-") as folder:
        path = Path(folder) / "library.sqlite"
        try:
            shutil.copyfile(source, path)
        except OSError as error:
            raise StorageError(f"the file cannot be read ({error.strerror or error})", str(source)) from None
        yield path


def _not_taken(database: Database) -> list[str]:
    """What a library holds beside documents, and is not read from it."""
    with database.reading() as connection:
        counts = {
            words: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table, words in (("note", "notes"), ("comparison", "comparisons"), ("vote_import", "imports of votes"))
        }
    return [f"{number:,} {words} were not taken: only documents are" for words, number in counts.items() if number]


def _look_through(path: Path, source: Path) -> None:
    """Refuses what is no library, and one whose tables are not the program's own: what else stands in a schema (views,
    triggers, computed columns, checks) would be executed. A library of an earlier version is compared with the tables of that.
    """
    try:
        with closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            schema = _schema(connection)
    except sqlite3.Error:
        raise StorageError("the file is damaged", str(source), "Export the library again") from None
    if version > len(MIGRATIONS):
        raise StorageError(
            "it was written by a newer version of this program", str(source), "Install that version to use it"
        )
    with tempfile.TemporaryDirectory(prefix="unga-library-") as folder:
        fresh = Database(Path(folder) / "library.sqlite", MIGRATIONS[: max(version, 0)])
        with fresh.writing() as connection:
            own = _schema(connection)
    if not any(one[:2] == ("table", "document") for one in schema) or schema - own:
        raise StorageError(_NO_LIBRARY, str(source), "Choose a file that Library > Export the library wrote")


@contextmanager
def _damage_in_words(where: str) -> Iterator[None]:
    """A file from elsewhere may hold anything in any cell, whatever the type of its column."""
    try:
        yield
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError, RecursionError) as error:
        raise StorageError("what the library kept of it is damaged", where, "Export the library again") from error


def _refuse_long(database: Database, kept: KeptDocument) -> None:
    with database.reading() as connection:
        found = connection.execute(_TEXT_BYTES, [kept.number])
        if found.fetchone()[0] > _MOST_BYTES:
            raise StorageError("it is longer than a document can be", kept.identity)


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Kind, name and definition of all that a database consists of."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    return {(str(kind), str(name), str(sql)) for kind, name, sql in rows}
