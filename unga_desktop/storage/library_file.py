"""A whole library as one file, to keep or to hand on: written from a database, and read into another one.

The file is a database of the same form (docs/library.md). One that comes from elsewhere is copied first and looked at: what
is no library of this program, or has anything in it that a library has not, is refused.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from unga_desktop.core.documents.kept_document import KeptComparison, KeptDocument
from unga_desktop.core.errors import CancelCheck, Cancelled, ExportError, StorageError
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore, Given
from unga_desktop.storage.migrations import MIGRATIONS
from unga_desktop.storage.notes import NoteStore
from unga_desktop.storage.unfinished import flush, unfinished

Progress = Callable[[float], None]

_PAGES = 256
_MOST_BYTES = 20_000_000
"""Of the text of one document; the longest annexes have some millions."""

_TEXT_BYTES = "SELECT total(length(CAST(text AS BLOB))) FROM paragraph WHERE document = ?"
_AT_ONCE = 50
"""Documents taken in one transaction."""

_NO_LIBRARY = "this is no library of this program"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of reading a library: how many documents were ``added``, how many there were already, and what was ``left``
    with the reason, in words; how many ``notes``, ``comparisons`` and ``roll_calls`` came with them."""

    added: int
    same: int
    left: tuple[str, ...] = ()
    notes: int = 0
    comparisons: int = 0
    roll_calls: int = 0


def write_library(store: DocumentStore, target: Path, progress: Progress, cancelled: CancelCheck) -> int:
    """Writes all that a library holds into ``target``, whole or not at all; returns how many documents.

    Raises ``StorageError`` where the library cannot be read, ``ExportError`` where the file cannot be written, ``Cancelled``.
    """

    def tell(_status: int, remaining: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(1 - remaining / total if total else 1.0)

    try:
        with unfinished(store.database.path, target) as written:
            with store.database.reading() as connection, closing(sqlite3.connect(written)) as copy:
                try:
                    connection.backup(copy, pages=_PAGES, progress=tell)
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
                        raise
                    raise ExportError("the disk is full", str(target), "Make room, or choose another folder") from None
                count = int(copy.execute("SELECT count(*) FROM document WHERE removed = ''").fetchone()[0])
            flush(written)
            written.replace(target)
    except OSError as error:
        raise ExportError(
            f"it cannot be written ({error.strerror or error})", str(target), "Choose another folder"
        ) from None
    return count


def read_library(store: DocumentStore, source: Path, progress: Progress, cancelled: CancelCheck) -> Taken:
    """Takes what an exported library holds; documents, comparisons and roll calls that are there already are kept once, a
    note is put below the one that there is. What was taken before it is cancelled stays.

    Raises ``StorageError`` where the file is no library, is damaged or of a newer version, and ``Cancelled``.
    """
    with _copied(source) as path:
        _look_through(path, source)
        with closing(Database(path, foreign=True)) as database, _damage_in_words(str(source)):
            return _take(store, database, progress, cancelled)


def _take(store: DocumentStore, database: Database, progress: Progress, cancelled: CancelCheck) -> Taken:
    other = DocumentStore(database)
    found = other.all()
    known = {(kept.facts.symbol, kept.provenance.sha256) for kept in store.all()}
    new = [kept for kept in found if (kept.facts.symbol, kept.provenance.sha256) not in known]
    left: list[str] = []
    added = 0
    for start in range(0, len(new), _AT_ONCE):
        if cancelled():
            raise Cancelled
        given: list[Given] = []
        for kept in new[start : start + _AT_ONCE]:
            try:
                with _damage_in_words(kept.identity):
                    _refuse_long(database, kept)
                    given.append(
                        (other.document(kept.number), other.original(kept.number), kept.facts, kept.provenance)
                    )
            except StorageError as error:
                left.append(f"{kept.identity}: {error.what}")
        added += len(store.keep_all(given)) if given else 0
        progress(min(start + _AT_ONCE, len(new)) / len(new))
    if cancelled():
        raise Cancelled
    notes = NoteStore(store.database).take_all(NoteStore(database).all())
    comparisons = _take_comparisons(ComparisonStore(store.database), ComparisonStore(database).all())
    roll_calls = _take_votes(store.database, database, cancelled)
    progress(1.0)
    return Taken(added, len(found) - len(new), tuple(left), notes, comparisons, roll_calls)


def _take_comparisons(own: ComparisonStore, found: Sequence[KeptComparison]) -> int:
    known = {replace(one, number=0, revision=0, date="") for one in own.all()}
    new = [one for one in reversed(found) if replace(one, number=0, revision=0, date="") not in known]
    return len(own.keep_all(new)) if new else 0


def _take_votes(own: Database, other: Database, cancelled: CancelCheck) -> int:
    with other.reading() as connection:
        if connection.execute("SELECT 1 FROM vote_import LIMIT 1").fetchone() is None:
            return 0
    from unga_desktop.storage.roll_calls import RollCallStore  # with pandas, which documents do without

    store, found = RollCallStore(own), RollCallStore(other)
    added = 0
    for kept in reversed(found.imports()):
        if cancelled():
            raise Cancelled
        added += store.keep(found.kept_import(kept.number)).added
    return added


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
        with closing(fresh), fresh.writing() as connection:
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
