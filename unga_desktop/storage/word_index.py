"""The index of words: which paragraphs have which words in their searched form (SQLite's FTS5), filled with the document.

It names candidates; whether a text has the words as they were meant is seen by reading it (``core/words/word_query.py``). A
document that is not in the index yet, because an older version kept it, is put there by ``complete`` and else read whole.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from unga_desktop.core.documents.document import Paragraph
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.storage import paragraphs
from unga_desktop.storage.database import Database

if TYPE_CHECKING:
    from unga_desktop.core.words.word_query import Needed

_AT_ONCE = 100
"""Documents put into the index in one transaction: what was done stays when the work is stopped."""

_MOST_PHRASES = 40
"""SQLite nests expressions no deeper than this many times over; the reading of the text sees to the rest."""

_LOOK_AFTER = 20_000
"""Steps of SQLite's machine after which it is seen whether the search was stopped: some milliseconds."""

_READ_AT_ONCE = 400


class Candidate(NamedTuple):
    """A paragraph that may have what is looked for."""

    number: int
    document: int
    place: int
    label: str
    text: str


_FIELDS = "paragraph.number, paragraph.document, paragraph.place, paragraph.label, paragraph.text"


def insert(connection: sqlite3.Connection, first: int, found: Sequence[Paragraph]) -> None:
    """Puts the words of paragraphs, which have following numbers from ``first`` on, into the index."""
    connection.executemany("INSERT INTO word_index (rowid, words) VALUES (?, ?)", _forms(first, found))


def delete(connection: sqlite3.Connection, first: int, found: Sequence[Paragraph]) -> None:
    """Takes them out again; the texts must be those that were put in."""
    connection.executemany(
        "INSERT INTO word_index (word_index, rowid, words) VALUES ('delete', ?, ?)", _forms(first, found)
    )


def _forms(first: int, found: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    from unga_desktop.core.words.search_form import search_form  # slow to load; the list of documents does without

    return ((first + step, search_form(one.text)) for step, one in enumerate(found))


def is_complete(database: Database) -> bool:
    """Whether every document is in the index."""
    with database.reading() as connection:
        return connection.execute("SELECT 1 FROM document WHERE indexed = 0 LIMIT 1").fetchone() is None


def complete(database: Database, cancelled: CancelCheck) -> None:
    """Puts the documents into the index that are not in it. Raises ``Cancelled``, and ``StorageError`` where the database
    cannot be written to."""
    while True:
        if cancelled():
            raise Cancelled
        with database.writing() as connection:
            rows = connection.execute(
                "SELECT number, first_paragraph, paragraphs FROM document WHERE indexed = 0 LIMIT ?", [_AT_ONCE]
            ).fetchall()
            for _, first, count in rows:
                insert(connection, first, paragraphs.select(connection, first, count))
            connection.executemany("UPDATE document SET indexed = 1 WHERE number = ?", [row[:1] for row in rows])
        if len(rows) < _AT_ONCE:
            return


@contextmanager
def stopping(connection: sqlite3.Connection, cancelled: CancelCheck) -> Iterator[None]:
    """Lets long questions of the block be stopped: ``Cancelled`` is raised then."""
    connection.set_progress_handler(cancelled, _LOOK_AFTER)
    try:
        yield
    except sqlite3.OperationalError:
        if cancelled():
            raise Cancelled from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def ranked(connection: sqlite3.Connection, needed: "Sequence[Needed]") -> Iterator[Candidate]:
    """The paragraphs that have all that is needed, those in which it weighs most first (Okapi BM25)."""
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM word_index CROSS JOIN paragraph ON paragraph.number = word_index.rowid"
        " CROSS JOIN document ON document.number = paragraph.document AND removed = ''"
        " WHERE word_index MATCH ? ORDER BY rank",
        [expression(needed)],
    )
    return map(_candidate, rows)


def not_indexed(connection: sqlite3.Connection) -> Iterator[Candidate]:
    """The paragraphs of the documents that are not in the index."""
    return _of_documents(connection, "indexed = 0")


def all_paragraphs(connection: sqlite3.Connection) -> Iterator[Candidate]:
    """Every paragraph, those of the newest documents first."""
    return _of_documents(connection, "TRUE")


def read(connection: sqlite3.Connection, rows: Iterable[int]) -> Iterator[Candidate]:
    """The texts of paragraphs, in the order asked for; those of documents in the bin are left out."""
    wanted = list(rows)
    for start in range(0, len(wanted), _READ_AT_ONCE):
        part = wanted[start : start + _READ_AT_ONCE]
        found = connection.execute(
            f"SELECT {_FIELDS} FROM paragraph CROSS JOIN document ON document.number = paragraph.document AND removed = ''"
            f" WHERE paragraph.number IN ({','.join('?' * len(part))})",
            part,
        )
        by_number = {row[0]: row for row in found}
        yield from (_candidate(by_number[number]) for number in part if number in by_number)


def _of_documents(connection: sqlite3.Connection, condition: str) -> Iterator[Candidate]:
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM document CROSS JOIN paragraph"
        " ON paragraph.number >= first_paragraph AND paragraph.number < first_paragraph + paragraphs"
        f" WHERE removed = '' AND {condition} ORDER BY date DESC, first_paragraph DESC, paragraph.number"
    )
    return map(_candidate, rows)


def _candidate(row: tuple[int, int, int, paragraphs.Text, paragraphs.Text]) -> Candidate:
    number, document, place, label, text = row
    return Candidate(number, document, place, paragraphs.plain(label), paragraphs.plain(text))


def expression(needed: "Sequence[Needed]") -> str:
    """What is needed as FTS5 is asked for it: all of the phrases."""
    return " AND ".join(f'"{" ".join(one.pieces)}"{"*" if one.open else ""}' for one in needed[:_MOST_PHRASES])
