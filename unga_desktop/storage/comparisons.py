"""The comparisons that the user keeps. One that another window changed in the meantime is never overwritten."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from unga_desktop.core.documents.kept_document import KeptComparison, Proposed
from unga_desktop.core.errors import StorageError
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import CHANGED_ELSEWHERE
from unga_desktop.storage.paragraphs import clean

_FIELDS = "name, documents, ignored, language, proposed, date, number, revision, removed"


class ComparisonStore:
    """The comparisons of a database. Every method raises ``StorageError`` where it cannot be used."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self) -> tuple[KeptComparison, ...]:
        """Those that do not lie in the bin, the latest first."""
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            rows = connection.execute(f"SELECT {_FIELDS} FROM comparison WHERE removed = '' ORDER BY number DESC")
            return tuple(map(_comparison, rows))

    def keep(self, comparison: KeptComparison) -> KeptComparison:
        """Keeps a new comparison."""
        (kept,) = self.keep_all([comparison])
        return kept

    def keep_all(self, comparisons: Iterable[KeptComparison]) -> list[KeptComparison]:
        """Keeps new comparisons in one transaction; those without a day get today's."""
        today = datetime.now(UTC).date().isoformat()
        with self.database.writing() as connection:
            return [_insert(connection, replace(one, date=one.date or today)) for one in comparisons]

    def rename(self, comparison: KeptComparison, name: str) -> KeptComparison:
        """Gives a comparison another name; ``comparison`` is the one that was read.

        Raises ``StorageError`` where another window changed or removed it since; nothing is changed then.
        """
        return self._change(comparison, replace(comparison, name=clean(name)))

    def remove(self, comparison: KeptComparison) -> KeptComparison:
        """Puts a comparison into the bin; raises as ``rename`` does."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return self._change(comparison, replace(comparison, removed=now))

    def restore(self, comparison: KeptComparison) -> KeptComparison:
        """Takes a comparison out of the bin; raises as ``rename`` does."""
        return self._change(comparison, replace(comparison, removed=""))

    def _change(self, before: KeptComparison, after: KeptComparison) -> KeptComparison:
        changed = replace(after, revision=before.revision + 1)
        with self.database.writing() as connection:
            done = connection.execute(
                "UPDATE comparison SET name = ?, removed = ?, revision = ? WHERE number = ? AND revision = ?",
                (changed.name, changed.removed, changed.revision, before.number, before.revision),
            )
            if not done.rowcount:
                raise StorageError(CHANGED_ELSEWHERE, before.name, "Look at it again and repeat your change")
        return changed


def _insert(connection: sqlite3.Connection, given: KeptComparison) -> KeptComparison:
    proposed = {
        "files": given.proposed.files,
        "oral": given.proposed.oral,
        "switches": None if given.proposed.switches is None else dict(given.proposed.switches),
    }
    kept = replace(given, name=clean(given.name), documents=tuple(map(clean, given.documents)), revision=1, removed="")
    cursor = connection.execute(
        "INSERT INTO comparison (name, documents, ignored, language, proposed, date, revision) VALUES (?, ?, ?, ?, ?, ?, 1)",
        (
            *(kept.name, json.dumps(kept.documents), json.dumps(sorted(kept.ignored)), kept.language),
            *(json.dumps(proposed), kept.date),
        ),
    )
    return replace(kept, number=int(cursor.lastrowid or 0))


def _comparison(row: tuple[str, str, str, str, str, str, int, int, str]) -> KeptComparison:
    name, documents, ignored, language, proposed, date, number, revision, removed = row
    return KeptComparison(
        *(name, _texts(_read(documents)), _texts(_read(ignored)), language, _proposed(_read(proposed))),
        *(date, number, revision, removed),
    )


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _proposed(value: object) -> Proposed:
    if not isinstance(value, dict):
        return Proposed()
    oral, switches = value.get("oral"), value.get("switches")
    return Proposed(
        _texts(value.get("files")),
        tuple((pair[0], pair[1]) for pair in map(_texts, oral) if len(pair) == 2) if isinstance(oral, list) else (),
        tuple((str(name), str(where)) for name, where in switches.items()) if isinstance(switches, dict) else None,
    )
