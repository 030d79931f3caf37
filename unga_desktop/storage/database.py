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
from datetime import UTC, datetime
from pathlib import Path

from unga_desktop.core.errors import StorageError
from unga_desktop.storage.migrations import MIGRATIONS

FILE_NAME = "library.sqlite"
_WAIT = 10.0
"""Seconds to wait for another window of the program that is writing."""

_MOST_IDLE = 2


class Database:
    """A file that need not exist yet: reading then finds it empty, writing makes it.

    ``set_aside`` is where a damaged file went that stood in its place, None where it was sound.
    """

    def __init__(self, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._migrations = tuple(migrations)
        self._examined = False
        self._lock = threading.Lock()
        self._idle: list[tuple[int, sqlite3.Connection]] = []
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

    def close(self) -> None:
        """Lets go of the file; the next use opens it again."""
        with self._lock:
            _close_all(self._idle, self._watching)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the file throughout. Raises ``StorageError``."""
        with self._opened() as connection, _in_words(self.path):
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                _end(connection, "ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction: kept when the block ends, undone when it raises. Raises ``StorageError``."""
        with self._opened() as connection, _in_words(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                _end(connection, "ROLLBACK")
                raise

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with _in_words(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self._examined:
                self._examine()
                self._examined = True
            file, connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(file, connection)

    def _take(self) -> tuple[int, sqlite3.Connection]:
        file = _file_number(self.path)
        with self._lock:
            while self._idle:
                of, connection = self._idle.pop()
                if of == file:
                    return of, connection
                connection.close()  # the file is another one since
        connection = self._connect()
        return _file_number(self.path), connection

    def _give_back(self, file: int, connection: sqlite3.Connection) -> None:
        with self._lock:
            if len(self._idle) < _MOST_IDLE and file and not connection.in_transaction:
                self._idle.append((file, connection))
                return
        connection.close()

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
        """Once for each run: is the file sound, and of this version? A damaged one is set aside and a new one begun."""
        try:
            sound = self._is_sound()
        except sqlite3.OperationalError:
            raise  # locked, not allowed, disk full: the file itself may be sound
        except sqlite3.DatabaseError:
            sound = False
        if not sound:
            self.set_aside = _set_aside(self.path)
        with closing(self._connect()) as connection:
            self._migrate(connection)

    def _is_sound(self) -> bool:
        if not self.path.exists():
            return True
        with closing(self._connect()) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))

    def _migrate(self, connection: sqlite3.Connection) -> None:
        done = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if done > len(self._migrations):
            raise StorageError(
                "it was written by a newer version of this program", str(self.path), "Install that version to use it"
            )
        for number in range(done, len(self._migrations)):
            # Another window may have done it in between: the number is read again inside the transaction.
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute("PRAGMA user_version").fetchone()[0] != number:
                connection.execute("ROLLBACK")
                continue
            try:
                for statement in _statements(self._migrations[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
                connection.execute("COMMIT")
            except BaseException:
                _end(connection, "ROLLBACK")
                raise


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


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, for ``executescript`` would end the transaction. Each ends in a semicolon."""
    begun = ""
    for piece in script.split(";"):
        begun += piece + ";"
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""


def _end(connection: sqlite3.Connection, statement: str) -> None:
    with suppress(sqlite3.Error):
        connection.execute(statement)


def _set_aside(path: Path) -> Path:
    """Gives a damaged file, and its journal, another name. What is in it may still be saved by someone who can."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    path.rename(target)
    for ending in ("-journal", "-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(target.with_name(target.name + ending))
    return target


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
        return "the file is damaged", "Start the program again: it will be set aside and a new one begun"
    return f"it cannot be used ({message})", ""
