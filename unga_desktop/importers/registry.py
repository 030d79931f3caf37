"""The one door for users' files: their content says what they are, and which importer reads them."""

from collections.abc import Callable
from pathlib import Path

from unga_desktop.core.documents.document import Document
from unga_desktop.core.errors import CancelCheck, DocumentError
from unga_desktop.core.import_report import FileKind, Format, ImportReport, counted
from unga_desktop.importers.files import read_bytes, shown_name
from unga_desktop.importers.markup.akoma_ntoso import parse_akoma_ntoso
from unga_desktop.importers.markup.html_page import parse_html
from unga_desktop.importers.pdf_files.pdf import parse_pdf
from unga_desktop.importers.recognition import recognise as recognise
from unga_desktop.importers.text import parse_text
from unga_desktop.importers.word_files.docx import (
    TrackedText,
    docx_lines,
    parse_accepted_with_report,
    parse_docx_with_report,
    parse_tracked,
)

READABLE = (".docx", ".pdf", ".html", ".htm", ".xhtml", ".xml", ".akn", ".txt")
"""The endings of documents that can be read, for the filter of a file dialog."""


def never() -> bool:
    return False


def read_document(path: Path, cancelled: CancelCheck = never) -> Document:
    """Reads a document from a file of the user's.

    Raises ``DocumentError`` where the file cannot be read, or is of a kind that is not read, with what to do instead, and
    ``Cancelled``.
    """
    return read_with_report(path, cancelled)[0]


def read_with_report(path: Path, cancelled: CancelCheck = never) -> tuple[Document, ImportReport]:
    """A document, and what was taken from its file and what was left; raises as ``read_document`` does."""
    return parse_with_report(read_bytes(path), shown_name(path), cancelled)


def read_to_keep(path: Path, cancelled: CancelCheck = never) -> tuple[Document, ImportReport]:
    """The same for a library, which keeps the file too: a document with tracked changes is read with all of them accepted."""
    content, name = read_bytes(path), shown_name(path)
    if recognise(content, name).format is Format.DOCX:
        return parse_accepted_with_report(content, name)
    return parse_with_report(content, name, cancelled)


def parse_with_report(content: bytes, name: str, cancelled: CancelCheck = never) -> tuple[Document, ImportReport]:
    """The document in the bytes of a file called ``name``; raises as ``read_document`` does."""
    kind = recognise(content, name)
    reader = _READERS.get(kind.format)
    if reader is None:
        raise _refusal(kind, name)
    return reader(content, name, cancelled)


def read_tracked(path: Path) -> tuple[TrackedText, TrackedText]:
    """The two texts of a Word document with tracked changes: all of them rejected, and all accepted.

    Raises ``DocumentError`` where the file cannot be read, or where it is no Word document.
    """
    content = read_bytes(path)
    if not content.startswith(b"PK"):
        raise DocumentError("only a Word document (.docx) can have tracked changes", shown_name(path))
    return parse_tracked(content, shown_name(path))


def is_tracked(path: Path) -> bool:
    """Whether a file is a Word document with tracked changes; False where it cannot be read, which opening it will say."""
    try:
        content = read_bytes(path)
        return content.startswith(b"PK") and any(text.tracked for text in parse_tracked(content, shown_name(path)))
    except DocumentError:
        return False


def refuse_unreadable(content: bytes, path: Path) -> None:
    """Raises ``DocumentError`` where the content of a file, or its name, is of a kind that is not read as plain text."""
    kind = recognise(content, shown_name(path))
    if kind.format is not Format.TEXT and not kind.is_votes:
        raise _refusal(kind, shown_name(path))


def read_lines(content: bytes, name: str, cancelled: CancelCheck = never) -> list[str]:
    """The paragraphs of a document that is no plain text, each with its number at its head, for amendment documents.

    Raises as ``read_document`` does.
    """
    if recognise(content, name).format is Format.DOCX:
        return docx_lines(content, name)
    document, _ = parse_with_report(content, name, cancelled)
    lines = [f"{paragraph.mark or paragraph.label} {paragraph.text}".strip() for paragraph in document.paragraphs]
    return [document.symbol_line, *lines] if document.symbol_line else lines


def _refusal(kind: FileKind, name: str) -> DocumentError:
    if kind.is_votes:
        return DocumentError(f"this is no document, but a {kind.name}", name, "Import it as votes")
    if kind.format is Format.LIBRARY:
        return DocumentError("this is an exported library, not a document", name, "Import it as a library")
    return DocumentError(kind.reason, name, kind.advice)


def _word(content: bytes, name: str, _cancelled: CancelCheck) -> tuple[Document, ImportReport]:
    return parse_docx_with_report(content, name)


def _text(content: bytes, name: str, _cancelled: CancelCheck) -> tuple[Document, ImportReport]:
    document = parse_text(content, name)
    return document, ImportReport(Format.TEXT.value, counted(len(document.paragraphs), "paragraph"))


def _html(content: bytes, name: str, _cancelled: CancelCheck) -> tuple[Document, ImportReport]:
    return parse_html(content, name)


def _akoma_ntoso(content: bytes, name: str, _cancelled: CancelCheck) -> tuple[Document, ImportReport]:
    return parse_akoma_ntoso(content, name)


_READERS: dict[Format, Callable[[bytes, str, CancelCheck], tuple[Document, ImportReport]]] = {
    Format.DOCX: _word,
    Format.TEXT: _text,
    Format.PDF: parse_pdf,
    Format.HTML: _html,
    Format.AKOMA_NTOSO: _akoma_ntoso,
}
