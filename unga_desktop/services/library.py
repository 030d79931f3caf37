"""The library: what documents there are, and how one is opened, by its symbol or from a file."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from unga_desktop import paths
from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.document import Document, TextStatus
from unga_desktop.core.documents.family import version
from unga_desktop.core.documents.kept_document import KeptDocument
from unga_desktop.core.documents.symbol import key, parse
from unga_desktop.core.errors import CancelCheck, DocumentError, UnknownSymbol
from unga_desktop.importers import bundled_documents, registry
from unga_desktop.importers.bundled_documents import BundledDocument
from unga_desktop.services.shelf import BESIDE, Shelf, shelf
from unga_desktop.storage import original_files
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.user_database import user_database

_FIRST = 50


class Library:
    """The documents known by symbol, and the door to files: those that travel with the program, and those of ``store``.

    A kept document takes the place of a bundled summary of its symbol where it is the issued text (status ``official``), or
    where the library has no text of the symbol; ``show_summary`` brings the summary back. Whichever of the two is not
    in the place stands beside it, under the symbol with a suffix.

    Texts are read when they are opened, each time anew: a document is small, and a file may have changed. The list of the
    kept documents is read again after the database was written to, by any window. With ``accepting`` a Word file with tracked
    changes opens as its text with all of them accepted, as a kept one does, and its note says so; else it is refused.
    """

    def __init__(
        self, documents: Sequence[BundledDocument], store: DocumentStore | None = None, *, accepting: bool = False
    ) -> None:
        self.store = store
        self._read_file = _accepted if accepting else registry.read_document
        self._documents = {key(document.entry.symbol): document for document in documents}
        self._texts: dict[str, tuple[Entry, Document, frozenset[str]]] = {}
        self._state: bytes | None = None
        self._shelf: Shelf | None = None
        self._lock = threading.Lock()

    @property
    def state(self) -> bytes | None:
        """The ``state`` of the user's database in which the list was read last; None before that."""
        return self._state

    def entries(self) -> tuple[Entry, ...]:
        """All entries: the Assembly's sessions first, then the Council, in the natural order of symbols.

        Raises ``StorageError`` where the user's database cannot be read.
        """
        return self._listed().entries

    def entry(self, symbol: str) -> Entry:
        """The entry of a symbol in any spelling; raises ``UnknownSymbol``."""
        found = self._look_up(symbol)
        if found is None:
            raise _unknown(symbol)
        return found[0]

    def has(self, symbol: str) -> bool:
        """Whether a symbol, in any spelling, is in the library."""
        return self._look_up(symbol) is not None

    def kept(self, symbol: str) -> KeptDocument | None:
        """The kept document that is opened by this name; None where the name is that of a bundled one, or unknown."""
        found = self._look_up(symbol)
        return self.store.get(found[1]) if found is not None and found[1] and self.store is not None else None

    def kept_entries(self) -> Mapping[int, Entry]:
        """The entries of the kept documents by their numbers, as they are called in the list."""
        return self._listed().by_number

    def bundled_texts(self) -> Iterator[tuple[Entry, Document, frozenset[str]]]:
        """The texts that travel with the program and stand in the list, each with its words in the searched form. They are
        few and do not change: each is read once."""
        from unga_desktop.core.words.search_form import pieces  # slow to load, and only needed for searching

        by_key = self._listed().by_key
        for name, bundled in self._documents.items():
            if bundled.entry.text_status is TextStatus.NONE or by_key.get(name, (None, 0))[1]:
                continue
            if name not in self._texts:
                document = bundled_documents.read_document(bundled)
                words = frozenset(word for paragraph in document.paragraphs for word in pieces(paragraph.text))
                self._texts[name] = bundled.entry, document, words
            yield self._texts[name]

    def summary(self, symbol: str) -> Entry | None:
        """The bundled entry of a symbol that the user keeps a document of too; None where there are not both."""
        found = self._both(symbol)
        return found[0] if found else None

    def summary_shown(self, symbol: str) -> bool:
        """Whether a symbol opens the bundled summary although the user keeps a document of it."""
        found = self._both(symbol)
        return found is not None and self.entry(found[0].symbol) is found[0]

    def show_summary(self, symbol: str, shown: bool) -> None:
        """Brings the bundled summary of a symbol back into its place, or lets the issued text take that again.

        Raises ``UnknownSymbol`` where there are not both.
        """
        found = self._both(symbol)
        if found is None or self.store is None:
            raise _unknown(symbol)
        self.store.show_summary(found[1], shown)

    def open(self, document: str | Path, language: str = "", cancelled: CancelCheck = registry.never) -> Document:
        """The text of a symbol in the library, else of a file; a ``Path`` is always a file.

        ``language`` (one of ``ar en es fr ru zh``) is taken for that of the text; it is recognised where none is given.

        Raises ``UnknownSymbol`` where a symbol is not in the library and no file has that name either, ``DocumentError``
        where there is no text or the file cannot be read, ``StorageError`` where the user's database cannot be, ``Cancelled``.
        """
        found = self._read(document, cancelled)
        return replace(found, language=language) if language else found

    def _read(self, document: str | Path, cancelled: CancelCheck) -> Document:
        if isinstance(document, Path):
            return self._read_file(document, cancelled)
        known = self._look_up(document)
        if known is not None:
            return self._text(*known)
        if parse(document) and not _exists(Path(document)):
            raise _unknown(document)
        return self._read_file(Path(document), cancelled)

    def file(self, document: str | Path) -> Path:
        """The file that holds a document's characters: of a symbol in the library, else the file named.

        The original of a kept document is laid out for it in the user's folder. Raises as ``open`` does.
        """
        if isinstance(document, Path):
            return document
        known = self._look_up(document)
        if known is not None:
            return self._file(*known)
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
        first, second = sorted((other, entry), key=_age)
        return first, second

    def _text(self, entry: Entry, number: int) -> Document:
        if not number or self.store is None:
            return bundled_documents.read_document(self._documents[key(entry.symbol)])
        found = self.store.document(number)
        # What it is called in the list is what it is called when it is open.
        return found if found.symbol == entry.symbol else replace(found, symbol=entry.symbol)

    def _file(self, entry: Entry, number: int) -> Path:
        if not number or self.store is None:
            return bundled_documents.text_file(self._documents[key(entry.symbol)])
        content, provenance = self.store.original(number), self.store.get(number).provenance
        folder = self.store.database.path.parent / original_files.FOLDER
        return original_files.lay_out(folder, content, provenance.file, provenance.format)

    def _look_up(self, symbol: str) -> tuple[Entry, int] | None:
        """The entry of a symbol, and the number of the kept document, 0 for a bundled one."""
        return self._listed().by_key.get(key(symbol)) if symbol else None

    def _both(self, symbol: str) -> tuple[Entry, int] | None:
        return self._listed().summaries.get(key(symbol.removesuffix(BESIDE)))

    def take(self, store: DocumentStore) -> None:
        """Puts what the user keeps into the library. The list is read before that, so that who looks at the library in
        another thread does not wait for it.

        Raises ``StorageError`` where the user's database cannot be read.
        """
        state = store.database.state
        found = shelf(self._bundled_entries(), store.listed())
        with self._lock:
            self.store, self._shelf, self._state = store, found, state

    def first_entries(self, store: DocumentStore) -> tuple[Entry, ...]:
        """What the list begins with once ``store`` is in the library: the bundled documents, and as many of those that the
        user keeps as fill a screen. Takes the same time however many there are. Raises ``StorageError`` as ``take`` does."""
        return shelf(self._bundled_entries(), store.listed(_FIRST)).entries

    def _listed(self) -> Shelf:
        with self._lock:
            # What is written while the list is read is seen the next time.
            state = self.store.database.state if self.store is not None else b""
            if self._shelf is None or state != self._state:
                self._shelf = shelf(self._bundled_entries(), self.store.listed() if self.store is not None else ())
                self._state = state
            return self._shelf

    def _bundled_entries(self) -> list[Entry]:
        return [document.entry for document in self._documents.values()]


@cache
def bundled_library() -> Library:
    """The library that travels with the program; read once."""
    return Library(_bundled())


def user_library(*, accepting: bool = False) -> Library:
    """The bundled documents and those that the user keeps; the database is not opened before something is asked."""
    return Library(_bundled(), DocumentStore(user_database()), accepting=accepting)


@cache
def _bundled() -> tuple[BundledDocument, ...]:
    return bundled_documents.read_entries(paths.data("documents.toml"))


def _accepted(path: Path, cancelled: CancelCheck) -> Document:
    return registry.read_to_keep(path, cancelled)[0]


def _age(entry: Entry) -> tuple[bool, int]:
    """Where a document stands in the life of a text: drafts by their revisions, then what was adopted."""
    return entry.kind is Kind.RESOLUTION, version(entry.symbol).revision


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _unknown(symbol: str) -> UnknownSymbol:
    return UnknownSymbol("no such document in the library", symbol, "The command list shows what there is")
