"""Databases that are being written under another name than they will have: what a crash leaves of them is swept away at the
next start, wherever it lies.

Each is noted in a folder beside the library for as long as it is written. SQLite's own lock says whether somebody still
writes it.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

FOLDER = "unfinished"
_ENDING = ".unga-part"
_BESIDE = ("-journal", "-wal", "-shm")
_TRIES = 10


@contextmanager
def unfinished(library: Path, target: Path) -> Iterator[Path]:
    """A new file beside ``target`` to be written and renamed, or to be gone when the block ends; noted beside ``library``.

    Raises ``OSError`` where the folders cannot be written to.
    """
    part = target.absolute().parent / f".{secrets.token_hex(8)}{_ENDING}"
    note = library.parent / FOLDER / part.name
    _write(note, part)
    try:
        part.open("xb").close()
        yield part
    finally:
        _remove(part, note)


def sweep(library: Path) -> None:
    """Removes what was left unfinished and is written by nobody any more."""
    with suppress(OSError):
        for note in (library.parent / FOLDER).iterdir():
            with suppress(OSError, ValueError):
                part = Path(note.read_text("utf-8"))
                if part.name != note.name or not part.name.endswith(_ENDING):
                    _forget(note)  # a crash came before it was written
                elif not _is_written(part):
                    _remove(part, note)
    with suppress(OSError):
        (library.parent / FOLDER).rmdir()  # a crash may leave it without a note in it


def flush(path: Path) -> None:
    """Puts a file on the disk. Raises ``OSError``."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _write(note: Path, part: Path) -> None:
    """Notes a file; another window may take the empty folder away between its making and the writing."""
    for _ in range(_TRIES):
        note.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            note.write_text(str(part), "utf-8")
            return
    note.write_text(str(part), "utf-8")


def _is_written(part: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{part.as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False
    return False


def _remove(part: Path, note: Path) -> None:
    for path in (part, *(part.with_name(part.name + ending) for ending in _BESIDE)):
        with suppress(OSError):
            path.unlink(missing_ok=True)
    if not part.exists():
        _forget(note)


def _forget(note: Path) -> None:
    with suppress(OSError):
        note.unlink(missing_ok=True)
        note.parent.rmdir()  # where it is empty
