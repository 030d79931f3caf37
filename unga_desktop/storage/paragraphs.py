"""The paragraphs of kept documents: every character as it was, and a hash that shows damage."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence

from unga_desktop.core.documents.document import Paragraph, Section

Text = str | bytes
"""Characters; as bytes where there is half a surrogate pair among them, which is no UTF-8."""

Row = tuple[int, str, Text, Text, int, Text]
"""Place, section, label, mark, level, text."""

_FIELDS = "place, section, label, mark, level, text"


def insert(connection: sqlite3.Connection, document: int, paragraphs: Sequence[Paragraph]) -> int:
    """Writes the paragraphs of a document; returns the number of the first."""
    first = int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM paragraph").fetchone()[0])
    connection.executemany(
        f"INSERT INTO paragraph (number, document, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((first + step, document, *_row(paragraph)) for step, paragraph in enumerate(paragraphs)),
    )
    return first


def select(connection: sqlite3.Connection, first: int, count: int) -> tuple[Paragraph, ...]:
    """The paragraphs with ``count`` numbers from ``first`` on."""
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM paragraph WHERE number >= ? AND number < ? ORDER BY number", (first, first + count)
    )
    return tuple(paragraph(row) for row in rows)


def delete(connection: sqlite3.Connection, first: int, count: int) -> None:
    connection.execute("DELETE FROM paragraph WHERE number >= ? AND number < ?", (first, first + count))


def digest(paragraphs: Iterable[Paragraph]) -> str:
    """The SHA-256, in hexadecimal, of all that is kept of paragraphs."""
    found = hashlib.sha256()
    for given in paragraphs:
        found.update(
            repr((given.index, given.section.value, given.label, given.mark, given.level, given.text)).encode()
        )
    return found.hexdigest()


def paragraph(row: Row) -> Paragraph:
    """A paragraph from its row."""
    place, section, label, mark, level, text = row
    return Paragraph(place, Section(section), plain(label), plain(text), level, plain(mark))


def plain(text: Text) -> str:
    """The characters of a text as it is kept."""
    return text if isinstance(text, str) else text.decode("utf-8", "surrogatepass")


def kept(text: str) -> Text:
    """A text as it is kept."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def clean(text: str) -> str:
    """A name or a line for the database: half a surrogate pair, which is no character, as the sign for one."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def _row(given: Paragraph) -> Row:
    return given.index, given.section.value, kept(given.label), kept(given.mark), given.level, kept(given.text)
