"""Which importer reads a file: its content decides first, then the ending of its name."""

from pathlib import Path

from unga_desktop.core.document import Document
from unga_desktop.core.errors import DocumentError
from unga_desktop.importers.docx import TrackedText, parse_docx, parse_tracked
from unga_desktop.importers.files import read_bytes, shown_name
from unga_desktop.importers.text import parse_text

READABLE = (".txt", ".docx")
"""The endings of files that can be read, for the filter of a file dialog."""

_READ_INSTEAD = "Save it as .docx or plain text"
_NO_TEXT = {
    b"%PDF-": "PDF files cannot be read yet",
    b"{\\rtf": "RTF files cannot be read",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "this is a Word file of the old kind (.doc), or one with a password",
}
_MARKUP = {b"<!doctype html": "HTML", b"<html": "HTML", b"<?xml": "XML", b"<akomantoso": "XML"}
_ENDINGS = {
    ".pdf": "PDF",
    ".html": "HTML",
    ".htm": "HTML",
    ".xml": "XML",
    ".rtf": "RTF",
    ".doc": "Word",
    ".docx": "Word",
}


def read_document(path: Path) -> Document:
    """Reads a document from a file of the user's.

    Raises ``DocumentError`` where the file cannot be read, or is of a kind that is not read, with what to do instead.
    """
    content = read_bytes(path)
    name = shown_name(path)
    if content.startswith(b"PK"):
        return parse_docx(content, name)
    refuse_unreadable(content, path)
    return parse_text(content, name)


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
    name = shown_name(path)
    _refuse_by_content(content, name)
    ending = path.suffix.lower()
    if ending in _ENDINGS:
        raise DocumentError(
            f"its name ends in {ending}, but this is no {_ENDINGS[ending]} document", name, _advice(name)
        )


def _refuse_by_content(content: bytes, name: str) -> None:
    for opening, what in _NO_TEXT.items():
        if content.startswith(opening):
            raise DocumentError(what, name, _READ_INSTEAD)
    head = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for opening, kind in _MARKUP.items():
        if head.startswith(opening):
            raise DocumentError(f"{kind} files cannot be read yet", name, _READ_INSTEAD)


def _advice(name: str) -> str:
    if name.startswith("~$"):
        return "It is a note that Word keeps while a document is open: choose the document itself"
    return "Choose the document itself, or rename it to .txt if it is plain text"
