"""The user's database: one SQLite file in the user's data folder, which grows by ``MIGRATIONS``.

It keeps a rollback journal and not a write-ahead log: an import is one short transaction, so that readers hardly wait, and a
journal also works in home folders on a network, where the shared memory of a log does not. What a transaction did is there
as a whole or not at all, even after a crash.

Two connections are kept open between pieces of work, for opening one costs a millisecond, and one that watches for changes.
Nothing but SQLite opens the file: closing it by any other way would let go of the locks of the whole process.
"""

import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from unga_desktop.core.errors import CancelCheck, Cancelled, StorageError
from unga_desktop.storage.migrations import APPLICATION, MIGRATIONS, migrate
from unga_desktop.storage.unfinished import sweep

if TYPE_CHECKING:
    from unga_desktop.storage.salvage import Salvage

FILE_NAME = "library.sqlite"
_WAIT = 10.0
"""Seconds to wait for another window of the program that is writing."""

_MOST_IDLE = 2

_LOOK_AFTER = 100_000
"""Steps of SQLite's machine after which it is seen whether a check was stopped."""


class Database:
    """A file that need not exist yet: reading then finds it empty, writing makes it.

    ``salvage`` says what became of a damaged file that stood in its place, None where it was sound. A ``foreign`` file is
    left as it is: where it is damaged, that is raised.
    """

    def __init__(self, path: Path, migrations: Sequence[str] = MIGRATIONS, *, foreign: bool = False) -> None:
        self.path = path
        self._foreign = foreign
        self.salvage: Salvage | None = None
        self._migrations = tuple(migrations)
        self._examined = False
        self._lock, self._mending, self._examining = threading.Lock(), threading.Lock(), threading.Lock()
        self._idle: list[tuple[int, sqlite3.Connection]] = []
        self._lent: list[tuple[int, sqlite3.Connection]] = []
        self._watching: list[tuple[int, sqlite3.Connection]] = []
        self._state = b""
        self._watches = 0
        # A connection that is forgotten open is complained of.
        weakref.finalize(self, _close_all, self._idle, self._watching)

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept. A file that is there and damaged is set aside at the first use."""
        return self.path.exists()

    @property
    def state(self) -> bytes:
        """Changes with every transaction that changed the file, of any window; empty where there is no file yet.

        While another window is just writing it stays as it was: whoever asks then sees the change the next time.
        """
        file = _file_number(self.path)
        if not file:
            return b""
        with self._lock:
            try:
                if not self._watching or self._watching[0][0] != file:
                    _close_all(self._watching)
                    self._watching.append((file, self._connect(wait=0)))
                    self._watches += 1
                version = self._watching[0][1].execute("PRAGMA data_version").fetchone()[0]
                self._state = f"{self._watches} {version}".encode()
            except sqlite3.OperationalError:
                pass  # locked just now
            except sqlite3.DatabaseError:
                self._state = b"damaged"  # whoever reads it is told
            return self._state

    def check(self, cancelled: CancelCheck = lambda: False) -> "Salvage | None":
        """Reads the whole file, table by table, to see whether it is sound, which takes a second for some hundred megabytes.
        A damaged one is set aside and what can be read of it saved: what became of it is returned.

        Raises ``StorageError`` where it cannot be read at all, and ``Cancelled``.
        """
        if not self.exists:
            return None
        before, file = self.salvage, _file_number(self.path)
        # A connection of its own: one that was in use remembers pages, and would not look at those on the disk.
        with self._opened(), _in_words(self.path), closing(self._connect()) as connection:
            sound = _is_sound(connection, cancelled)
        with _in_words(self.path):
            if not sound:
                self._salvage(file)
        return self.salvage if self.salvage is not before else None

    def close(self) -> None:
        """Lets go of the file; the next use opens it again."""
        with self._lock:
            _close_all(self._idle, self._watching)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the file throughout. Raises ``StorageError``."""
        with self._opened() as connection, self._told(connection):
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                _end(connection, "ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction: kept when the block ends, undone when it raises. Raises ``StorageError``."""
        with self._opened() as connection, self._told(connection):
            connection.execute("BEGIN IMMEDIATE")
            try:
                if self._file_of(connection) != _file_number(self.path):
                    raise self._aside_elsewhere()
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                _end(connection, "ROLLBACK")
                raise

    @contextmanager
    def _told(self, connection: sqlite3.Connection) -> Iterator[None]:
        """SQLite's errors in words. Where the file is damaged, what can be read is saved first."""
        try:
            with _in_words(self.path):
                yield
        except StorageError as error:
            cause = error.__cause__
            if not self._foreign and isinstance(cause, sqlite3.DatabaseError) and _is_damage(cause):
                with _in_words(self.path):
                    self._salvage(self._file_of(connection))
                raise (self.salvage.told() if self.salvage else self._aside_elsewhere()) from error
            raise

    def _file_of(self, connection: sqlite3.Connection) -> int:
        """The number of the file that a connection opened, whatever stands in its place now."""
        with self._lock:
            return next(file for file, one in self._lent if one is connection)

    def _aside_elsewhere(self) -> StorageError:
        return StorageError("it was damaged and set aside by another window just now", str(self.path), "Try again")

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with _in_words(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._examining:
                if not self._examined:
                    self._examine()
                    self._examined = True
            lent = self._take()
        try:
            yield lent[1]
        finally:
            self._give_back(lent)

    def _take(self) -> tuple[int, sqlite3.Connection]:
        file = _file_number(self.path)
        with self._lock:
            while self._idle and self._idle[-1][0] != file:
                self._idle.pop()[1].close()  # the file is another one since
            lent = self._idle.pop() if self._idle else None
        if lent is None:
            connection = self._connect()
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()  # opens the file
            lent = _file_number(self.path), connection
        with self._lock:
            self._lent.append(lent)
        return lent

    def _give_back(self, lent: tuple[int, sqlite3.Connection]) -> None:
        with self._lock:
            self._lent.remove(lent)
            if len(self._idle) < _MOST_IDLE and lent[0] == _file_number(self.path) and not lent[1].in_transaction:
                self._idle.append(lent)
                return
        lent[1].close()

    def _connect(self, wait: float | None = None) -> sqlite3.Connection:
        # One thread at a time has it, whichever.
        connection = sqlite3.connect(
            self.path, timeout=_WAIT if wait is None else wait, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # A transaction waits in memory until it is whole: others may read until then.
        connection.execute("PRAGMA cache_spill = OFF")
        return connection

    def _examine(self) -> None:
        """Once for each run, and quickly: is this a database of this version? One that is none is set aside."""
        sweep(self.path)
        file = _file_number(self.path)
        try:
            with closing(self._connect()) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            raise  # locked, not allowed, disk full: the file itself may be sound
        except sqlite3.DatabaseError:
            if self._foreign:
                raise
            self._salvage(file)
        with closing(self._connect()) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] not in (0, APPLICATION):
                raise StorageError("this is a file of another program", str(self.path), "Move it to another folder")
            migrate(connection, self.path, self._migrations)
            if not self._foreign and self.path.with_name(f"{self.path.name}-journal").exists():
                _clear_journal(connection)

    def _salvage(self, file: int) -> None:
        """Sets a damaged file aside, by its number, unless another thread or window did it since."""
        with self._mending:
            if file == _file_number(self.path):
                from unga_desktop.storage.salvage import salvage  # hardly ever needed

                self.close()
                self.salvage = salvage(self.path, self._migrations) or self.salvage


def _clear_journal(connection: sqlite3.Connection) -> None:
    """A journal that a crash left before anything was written is void, and stays until something is."""
    with suppress(sqlite3.OperationalError):  # another window is writing: it is that one's
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {connection.execute('PRAGMA user_version').fetchone()[0]}")
        connection.execute("COMMIT")


def _is_sound(connection: sqlite3.Connection, cancelled: CancelCheck) -> bool:
    connection.set_progress_handler(cancelled, _LOOK_AFTER)
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0").fetchall()
        for (name,) in tables:
            # One by one: between two of them another window may write.
            if connection.execute(f'PRAGMA quick_check ("{name}")').fetchone() != ("ok",):
                return False
    except sqlite3.OperationalError:
        if cancelled():
            raise Cancelled from None
        raise
    except sqlite3.DatabaseError as error:
        if _is_damage(error):
            return False
        raise
    finally:
        connection.set_progress_handler(None, 0)
    return True


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _file_number(path: Path) -> int:
    """Tells a file from one that took its place; 0 where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _close_all(*connections: list[tuple[int, sqlite3.Connection]]) -> None:
    for some in connections:
        while some:
            some.pop()[1].close()


def _end(connection: sqlite3.Connection, statement: str) -> None:
    with suppress(sqlite3.Error):
        connection.execute(statement)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """SQLite's errors, and those of the folder, as the user is told them."""
    try:
        yield
    except sqlite3.Error as error:
        what, advice = _words(str(error))
        raise StorageError(what, str(path), advice) from error
    except OSError as error:
        raise StorageError(f"it cannot be used ({error.strerror or error})", str(path), "Check the folder") from error


def _words(message: str) -> tuple[str, str]:
    if "locked" in message:
        return "another window of the program is writing to it", "Try again in a moment"
    if "full" in message:
        return "the disk is full", "Make room and try again; nothing was changed"
    if "readonly" in message or "unable to open" in message:
        return "it may not be written to", "Check the permissions of its folder"
    if "malformed" in message or "not a database" in message:
        return "the file is damaged", "Start the program again"
    return f"it cannot be used ({message})", ""
