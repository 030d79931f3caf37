"""The library: what documents there are, and how one is opened, by its symbol or from a file."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from unga_desktop import paths
from unga_desktop.core.catalogue import Entry
from unga_desktop.core.document import Document
from unga_desktop.core.errors import DocumentError, UnknownSymbol
from unga_desktop.core.symbol import normalise, parse, same, sort_key
from unga_desktop.importers import bundled_documents, registry
from unga_desktop.importers.bundled_documents import BundledDocument


class Library:
    """The documents known by symbol, and the door to files.

    Texts are read when they are opened, each time anew: a document is small, and a file may have changed.
    """

    def __init__(self, documents: Sequence[BundledDocument]) -> None:
        ordered = sorted(documents, key=lambda document: _place(document.entry))
        self._documents = {normalise(document.entry.symbol): document for document in ordered}

    def entries(self) -> tuple[Entry, ...]:
        """All entries: the Assembly's sessions first, then the Council, in the natural order of symbols."""
        return tuple(document.entry for document in self._documents.values())

    def entry(self, symbol: str) -> Entry:
        """The entry of a symbol in any spelling; raises ``UnknownSymbol``."""
        return self._find(symbol).entry

    def has(self, symbol: str) -> bool:
        """Whether a symbol, in any spelling, is in the library."""
        return self._look_up(symbol) is not None

    def open(self, document: str | Path, language: str = "") -> Document:
        """The text of a symbol in the library, else of a file; a ``Path`` is always a file.

        ``language`` (one of ``ar en es fr ru zh``) is taken for that of the text; it is recognised where none is given.

        Raises ``UnknownSymbol`` where a symbol is not in the library and no file has that name either, ``DocumentError``
        where there is no text or the file cannot be read.
        """
        found = self._read(document)
        return replace(found, language=language) if language else found

    def _read(self, document: str | Path) -> Document:
        if isinstance(document, Path):
            return registry.read_document(document)
        known = self._look_up(document)
        if known is not None:
            return bundled_documents.read_document(known)
        if parse(document) and not _exists(Path(document)):
            raise _unknown(document)
        return registry.read_document(Path(document))

    def file(self, document: str | Path) -> Path:
        """The file that holds a document's characters: of a symbol in the library, else the file named.

        Raises ``UnknownSymbol`` and ``DocumentError`` as ``open`` does.
        """
        if isinstance(document, Path):
            return document
        known = self._look_up(document)
        if known is not None:
            return bundled_documents.text_file(known)
        if parse(document) and not _exists(Path(document)):
            raise _unknown(document)
        return Path(document)

    def counterpart(self, symbol: str) -> Entry | None:
        """What a document is compared with when it is opened alone: a resolution's draft, a draft's resolution."""
        entry = self.entry(symbol)
        return self.entry(entry.counterpart) if entry.counterpart else None

    def pair(self, symbol: str) -> tuple[Entry, Entry]:
        """A document and its counterpart in the order in which they are compared: the draft, then the adopted text.

        Raises ``UnknownSymbol``, and ``DocumentError`` where the document has no counterpart.
        """
        entry = self.entry(symbol)
        other = self.counterpart(symbol)
        if other is None:
            raise DocumentError(
                "the library knows no text to compare this one with", entry.symbol, "Choose the other text"
            )
        return (entry, other) if entry.family == entry.symbol and other.family == entry.symbol else (other, entry)

    def _find(self, symbol: str) -> BundledDocument:
        document = self._look_up(symbol)
        if document is None:
            raise _unknown(symbol)
        return document

    def _look_up(self, symbol: str) -> BundledDocument | None:
        exact = self._documents.get(normalise(symbol))
        if exact is not None:
            return exact
        return next((document for key, document in self._documents.items() if same(key, symbol)), None)


@cache
def bundled_library() -> Library:
    """The library that travels with the program; read once."""
    return Library(bundled_documents.read_entries(paths.data("documents.toml")))


def _place(entry: Entry) -> tuple[bool, tuple[str | int, ...], tuple[str | int, ...]]:
    return entry.organ != "GA", sort_key(entry.session), sort_key(entry.symbol)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _unknown(symbol: str) -> UnknownSymbol:
    return UnknownSymbol("no such document in the library", symbol, "The command list shows what there is")
