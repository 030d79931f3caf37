"""``documents.toml`` and the texts beside it: the documents that travel with the program, and whatever a person adds there."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.document import Document, TextStatus
from unga_desktop.core.errors import DocumentError
from unga_desktop.importers.files import read_bytes
from unga_desktop.importers.text import read_text


@dataclass(frozen=True, slots=True)
class BundledDocument:
    """An entry and the file of its text, None where there is no text."""

    entry: Entry
    file: Path | None


def read_entries(path: Path) -> tuple[BundledDocument, ...]:
    """The documents listed in a TOML file, in its order; their texts lie in the folder ``documents`` beside it.

    Raises ``DocumentError`` where the file cannot be read, is no TOML, or an entry lacks a key or has one too many.
    """
    try:
        tables = tomllib.loads(read_bytes(path).decode("utf-8"))["document"]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise DocumentError(f"the list of documents is damaged ({error})", path.name) from error
    return tuple(_bundled(table, path) for table in tables)


def read_document(bundled: BundledDocument) -> Document:
    """The text of a bundled document, called by its symbol; raises ``DocumentError`` where there is none."""
    entry = bundled.entry
    document = read_text(text_file(bundled), entry.text_status, entry.note, entry.language)
    return replace(
        document,
        source=replace(document.source, name=entry.symbol),
        symbol=entry.symbol,
        title=entry.title,
        date=entry.date,
    )


def text_file(bundled: BundledDocument) -> Path:
    """The file of a bundled document's text; raises ``DocumentError`` where there is none."""
    if bundled.file is None:
        raise DocumentError(
            "the library has no text of this document",
            bundled.entry.symbol,
            "Open the official document as a file instead",
        )
    return bundled.file


def _bundled(table: dict[str, Any], path: Path) -> BundledDocument:
    fields = dict(table)
    file = fields.pop("file", None)
    try:
        entry = Entry(
            **{
                **fields,
                "kind": Kind(fields["kind"]),
                "text_status": TextStatus(fields["text_status"]),
                "roll_calls": tuple(fields["roll_calls"]),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DocumentError(f"an entry is damaged ({error})", f"{path.name}, {table.get('symbol', '?')}") from error
    return BundledDocument(entry, path.parent / "documents" / file if file else None)
