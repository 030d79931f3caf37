"""Saves what can be read of a damaged database into a new one, and sets the old file aside.

Rows are read one by one; where a page cannot be read the reading goes on behind it. Documents are kept only whole: their
text must have the hash that it was kept with. What stands in the place of the library is at every moment the old file or
the new one.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from unga_desktop.core.errors import StorageError
from unga_desktop.storage import original_files, paragraphs
from unga_desktop.storage.migrations import migrate
from unga_desktop.storage.unfinished import flush, unfinished

_KINDS = {
    "document": ("document", "documents"),
    "note": ("note", "notes"),
    "comparison": ("comparison", "comparisons"),
    "roll_call": ("roll call", "roll calls"),
}
_WAIT = 10.0
"""Seconds to wait for another window that is writing."""

_FARTHEST = 1 << 40
_NAMED = 5


@dataclass(slots=True)
class Salvage:
    """What became of a damaged database: where the old file lies (``aside``), how many of what were ``saved`` (by the names of
    ``_KINDS``), what was ``lost`` in words, and the folder of ``files`` whose texts are lost, None where there are none."""

    aside: Path
    saved: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    files: Path | None = None

    def told(self) -> StorageError:
        """The same as the user is told it."""
        saved = [f"{count:,} {_KINDS[kind][count != 1]}" for kind, count in self.saved.items() if count]
        what = "the file of your library was damaged and has been set aside; "
        what += f"{_listed(saved)} could be saved into a new one" if saved else "a new one was begun"
        if self.lost:
            named = self.lost[:_NAMED] + ([f"{len(self.lost) - _NAMED:,} more"] if len(self.lost) > _NAMED else [])
            what += f". Not saved: {_listed(named)}"
        advice = "Open your original files and keep them again, or import a library that you exported"
        if not self.lost and saved:
            advice = ""
        elif self.files is not None:
            advice = f"Files of documents that are not in it lie in {self.files}: open them and keep them again"
        return StorageError(what, str(self.aside), advice)


def salvage(path: Path, steps: Sequence[str]) -> Salvage | None:
    """Puts a new database in the place of the damaged one at ``path``, whose form came about by the first of ``steps``. None
    where another window did so in the meantime.

    Raises ``OSError`` and ``sqlite3.Error`` where the new one cannot be written; the old one is then where it was.
    """
    number = path.stat().st_ino
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    found = Salvage(_free(path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")))
    with unfinished(path, path) as part, closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as old:
        with closing(sqlite3.connect(part, isolation_level=None)) as new:
            new.execute("BEGIN EXCLUSIVE")
            # A file that is shorter than it says is not opened otherwise.
            old.execute("PRAGMA writable_schema = ON")
            try:
                # No other window writes to the old one from here on.
                old.execute("BEGIN EXCLUSIVE")
                done = min(int(old.execute("PRAGMA user_version").fetchone()[0]), len(steps))
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    raise
                done = 0
            except sqlite3.DatabaseError:
                done = 0  # not even its first page can be read
            if path.stat().st_ino != number:
                return None
            new.execute("ROLLBACK")
            migrate(new, path, steps[:done])
            new.execute("PRAGMA foreign_keys = OFF")
            new.execute("BEGIN EXCLUSIVE")
            _copy_all(old, new)
            _keep_whole(new, found)
            new.execute("COMMIT")
            migrate(new, path, steps)
        flush(part)
        _exchange(path, part, found.aside, old)
    return found


def _copy_all(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    old.text_factory = lambda raw: raw.decode("utf-8", "replace")
    tables = [
        (name, "WITHOUT ROWID" in sql.upper())
        for name, sql in new.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rootpage")
        if not name.startswith(("sqlite_", "word_index"))
    ]
    for table, without_rowid in tables:
        columns = [row[1] for row in new.execute(f"PRAGMA table_info ({table})") if row[1] != "indexed"]
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        rows = _all_rows(old, table, names) if without_rowid else _rows(old, table, names)
        new.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", rows)
    with suppress(sqlite3.DatabaseError):
        # Numbers once given are never given again.
        numbers = old.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
        new.execute("DELETE FROM sqlite_sequence")
        new.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", numbers)


def _rows(old: sqlite3.Connection, table: str, names: str) -> Iterator[tuple[object, ...]]:
    query = f"SELECT rowid, {names} FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid"
    last = -1
    while True:
        try:
            for row in old.execute(query, [last]):
                last = row[0]
                yield row[1:]
            return
        except sqlite3.DatabaseError:
            found = _behind(old, query, last)
            if found is None:
                return
            last = found


def _behind(old: sqlite3.Connection, query: str, last: int) -> int | None:
    """The smallest rowid found behind which a row can be read again; None where there is none."""
    step = 1
    while not _readable(old, query, last + step):
        step *= 2
        if step > _FARTHEST:
            return None
    low, high = last + step // 2, last + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _readable(old, query, middle) else (middle, high)
    return high


def _readable(old: sqlite3.Connection, query: str, last: int) -> bool:
    try:
        return old.execute(f"{query} LIMIT 1", [last]).fetchone() is not None
    except sqlite3.DatabaseError:
        return False


def _all_rows(old: sqlite3.Connection, table: str, names: str) -> Iterator[tuple[object, ...]]:
    with suppress(sqlite3.DatabaseError):
        yield from old.execute(f"SELECT {names} FROM {table}")


def _keep_whole(new: sqlite3.Connection, found: Salvage) -> None:
    """Takes out what is not whole, and counts what is."""
    tables = {row[0] for row in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "document" in tables:
        known = new.execute("SELECT number, identity, file, first_paragraph, paragraphs FROM document").fetchall()
        _lay_out_nameless(new, found)
        for row in known:
            _keep_document(new, found, *row)
        for table in ("document_source", "document_original", "paragraph"):
            new.execute(f"DELETE FROM {table} WHERE document NOT IN (SELECT number FROM document)")
    if "roll_call" in tables:
        names = "number NOT IN (SELECT roll_call FROM roll_call_{})"
        cut = new.execute(
            f"DELETE FROM roll_call WHERE {names.format('name')} OR {names.format('words')}"
            " OR vote_import NOT IN (SELECT number FROM vote_import)"
        ).rowcount
        for table in ("roll_call_votes", "roll_call_name", "roll_call_words"):
            new.execute(f"DELETE FROM {table} WHERE roll_call NOT IN (SELECT number FROM roll_call)")
        if cut:
            found.lost.append(f"{cut:,} roll calls")
    for kind in _KINDS:
        if kind in tables:
            bin_too = " WHERE removed = ''" if kind == "document" else ""
            found.saved[kind] = new.execute(f"SELECT count(*) FROM {kind}{bin_too}").fetchone()[0]


def _keep_document(
    new: sqlite3.Connection, found: Salvage, number: int, name: str, file: str, first: int, count: int
) -> None:
    source = new.execute(
        "SELECT sha256, format, text_sha256 FROM document_source WHERE document = ?", [number]
    ).fetchone()
    row = new.execute("SELECT content FROM document_original WHERE document = ?", [number]).fetchone()
    original = row[0] if row else None
    sound = source is not None and original is not None and hashlib.sha256(original).hexdigest() == source[0]
    try:
        whole = source is not None and paragraphs.digest(paragraphs.select(new, first, count)) == source[2]
    except (ValueError, TypeError):
        whole = False  # a section that there is none of
    if whole and not sound:
        found.lost.append(f"the file of {name}")
        new.execute("INSERT OR REPLACE INTO document_original VALUES (?, x'')", [number])
    elif not whole:
        new.execute("DELETE FROM document WHERE number = ?", [number])
        found.lost.append(name)
        if original and (sound or source is None):
            _lay_out(found, original, file, source[1] if source else "")


def _lay_out_nameless(new: sqlite3.Connection, found: Salvage) -> None:
    """The files of documents of which nothing else could be read; whether they are whole nobody knows."""
    rows = new.execute(
        "SELECT kept.document, content, name, format FROM document_original AS kept LEFT JOIN document_source"
        " ON document_source.document = kept.document WHERE content <> x'' AND kept.document NOT IN"
        " (SELECT number FROM document)"
    )
    for number, content, name, layout in rows:
        _lay_out(found, content, name or f"document {number}", layout or "")
        found.lost.append(name or f"document {number}, whose name could not be read")


def _lay_out(found: Salvage, content: bytes, name: str, layout: str) -> None:
    found.files = found.aside.with_suffix(".files")
    found.files.mkdir(exist_ok=True)
    _free(found.files / original_files.harmless(name, layout)).write_bytes(content)


def _exchange(path: Path, part: Path, aside: Path, old: sqlite3.Connection) -> None:
    """Gives the old file its new name and the new file the old one's."""
    if os.name == "nt":
        old.close()  # an open file cannot be renamed there
    try:
        os.link(path, aside)
    except OSError:
        path.rename(aside)  # a disk without links: for a moment there is no library
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        # It belongs to the old file; beside the new one it would spoil it.
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    part.replace(path)


def _free(path: Path) -> Path:
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
