"""A file that comes in: what it is, what was taken and left of it, what was found of facts, and its way into the library."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.document import Document, TextStatus
from unga_desktop.core.documents.document_facts import FoundFacts, find_facts
from unga_desktop.core.documents.kept_document import Facts, KeptDocument, Provenance
from unga_desktop.core.errors import CancelCheck, DocumentError, StorageError
from unga_desktop.core.import_report import FileKind, Format, ImportReport
from unga_desktop.importers import registry
from unga_desktop.importers.files import MOST_BYTES, read_bytes, shown_name
from unga_desktop.services import issued_look
from unga_desktop.services.issued_look import IssuedLook
from unga_desktop.services.library import Library

_HEAD = 1024 * 1024
_TABLES = (".csv", ".tsv", ".tab")


@dataclass(frozen=True, slots=True)
class Sorted:
    """Files by what is done with them. ``refused`` are those that nothing can be done with, each with its error."""

    documents: tuple[Path, ...] = ()
    votes: tuple[Path, ...] = ()
    libraries: tuple[Path, ...] = ()
    refused: tuple[DocumentError, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document in a file. ``kept`` is what the library keeps of this very file, None where it does not; ``same_symbol`` a
    kept document of the same symbol from another file; ``summary`` the bundled summary that stands under the symbol. ``issued``
    says whether it is proposed as the issued text."""

    path: Path
    document: Document
    report: ImportReport
    found: FoundFacts
    issued: IssuedLook
    kept: KeptDocument | None = None
    same_symbol: KeptDocument | None = None
    summary: Entry | None = None


def kind_of(path: Path) -> FileKind:
    """What a file is by its content. Raises ``DocumentError`` where it cannot be read at all.

    Of a file that is larger than any document only the head is looked at: votes come in such files. A file that is called a
    table is never a document, whatever its columns.
    """
    kind = _content(path)
    if kind.format in (Format.TEXT, Format.HTML) and path.suffix.lower() in _TABLES:
        return FileKind(Format.VOTE_TABLE)
    return kind


def _content(path: Path) -> FileKind:
    try:
        large = path.stat().st_size > MOST_BYTES
    except (OSError, ValueError):
        large = False
    if not large:
        return registry.recognise(read_bytes(path), shown_name(path))
    with path.open("rb") as file:
        return registry.recognise(file.read(_HEAD), shown_name(path))


def sort_files(paths: Sequence[Path], cancelled: CancelCheck = registry.never) -> Sorted:
    """Files by what they are; what cannot be read is refused in words. Stops at the file it is at when cancelled."""
    documents: list[Path] = []
    votes: list[Path] = []
    libraries: list[Path] = []
    refused: list[DocumentError] = []
    for path in paths:
        if cancelled():
            break
        try:
            kind = kind_of(path)
        except DocumentError as error:
            refused.append(error)
            continue
        except OSError as error:
            refused.append(DocumentError(f"the file cannot be read ({error.strerror or error})", str(path)))
            continue
        if kind.is_document:
            documents.append(path)
        elif kind.is_votes:
            votes.append(path)
        elif kind.format is Format.LIBRARY:
            libraries.append(path)
        else:
            refused.append(DocumentError(kind.reason or "it is not known what this file is", str(path), kind.advice))
    return Sorted(tuple(documents), tuple(votes), tuple(libraries), tuple(refused))


def read_arrival(path: Path, library: Library, cancelled: CancelCheck = registry.never, symbol: str = "") -> Arrival:
    """Reads a document for the library, under the ``symbol`` that the user gives it, if any, and else under its own.

    Raises ``DocumentError``, ``StorageError``, ``Cancelled``.
    """
    document, report = registry.read_to_keep(path, cancelled)
    if symbol:
        document = replace(document, symbol=symbols.normalise(symbol))
    found = find_facts(document)
    name = found.facts.symbol or shown_name(path)
    known = _known(library, name)
    same_file = known is not None and known.provenance.sha256 == document.source.sha256
    return Arrival(
        path,
        document,
        report,
        found,
        _issued_look(library, document, report, found),
        known if same_file else None,
        None if same_file or not found.facts.symbol else known,
        summary_of(library, found.facts.symbol),
    )


def summary_of(library: Library, symbol: str) -> Entry | None:
    """The bundled summary of a symbol, whether the issued text stands in its place or not; None where there is none."""
    if not symbol:
        return None
    hidden = library.summary(symbol)
    if hidden is not None:
        return hidden
    if not library.has(symbol):
        return None
    entry = library.entry(symbol)
    return entry if entry.text_status is TextStatus.SUMMARY else None


def keep(library: Library, arrival: Arrival, facts: Facts, official: bool) -> KeptDocument:
    """Keeps a document with its file as it stands on the disk now.

    Raises ``StorageError`` where the file was changed since it was read, or the library cannot be written.
    """
    if library.store is None:
        raise StorageError("the library cannot be used now", "", "Start the program again")
    original = read_bytes(arrival.path)
    sha256 = hashlib.sha256(original).hexdigest()
    if sha256 != arrival.document.source.sha256:
        raise StorageError("the file was changed since it was read", str(arrival.path), "Open it again")
    status = TextStatus.OFFICIAL if official else TextStatus.OWN
    name = shown_name(arrival.path)
    provenance = Provenance(name, sha256, _now(), arrival.report.format, status, arrival.report.left)
    document = replace(
        arrival.document,
        symbol=symbols.normalise(facts.symbol),
        title=facts.title,
        date=facts.date,
        language=facts.language or arrival.document.language,
    )
    return library.store.keep(document, original, facts, provenance)


def _issued_look(library: Library, document: Document, report: ImportReport, found: FoundFacts) -> IssuedLook:
    facts, store, differs = found.facts, library.store, False
    issued = store.issued(facts.symbol, facts.language) if store is not None and facts.symbol else None
    if issued is not None and issued.provenance.sha256 == document.source.sha256:
        issued = None
    if store is not None and issued is not None:
        differs = _words(store.document(issued.number)) != _words(document)
    return issued_look.look(found, report, issued, differs)


def _words(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.label, paragraph.text) for paragraph in document.paragraphs]


def _known(library: Library, name: str) -> KeptDocument | None:
    return library.store.find(name) if library.store is not None else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
