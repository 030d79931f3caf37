"""The user's database: one SQLite file in the user's data folder, which grows by ``MIGRATIONS``.

It keeps a rollback journal and not a write-ahead log: an import is one short transaction, so that readers hardly wait, and a
journal also works in home folders on a network, where the shared memory of a log does not. What a transaction did is there
as a whole or not at all, even after a crash.

Connections are opened for each piece of work, since they may not be shared between threads; that costs about 0.2 ms.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from unga_desktop.core.errors import StorageError
from unga_desktop.storage.migrations import MIGRATIONS

FILE_NAME = "library.sqlite"
_WAIT = 10.0
"""Seconds to wait for another window of the program that is writing."""


class Database:
    """A file that need not exist yet: reading then finds it empty, writing makes it.

    ``set_aside`` is where a damaged file went that stood in its place, None where it was sound.
    """

    def __init__(self, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._migrations = tuple(migrations)
        self._examined = False

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept. A file that is there and damaged is set aside at the first use."""
        return self.path.exists()

    @property
    def state(self) -> bytes:
        """Changes with every transaction that changed the file, of any window; empty where there is no file yet.

        It is the file change counter of SQLite's header, which reading takes no lock: whoever asks reads again in any case.
        """
        try:
            with self.path.open("rb") as file:
                return file.read(28)[24:]
        except OSError:
            return b""

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
            connection = self._connect()
        with closing(connection):
            yield connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
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
