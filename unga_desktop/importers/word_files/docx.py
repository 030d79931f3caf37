"""Word documents (.docx) read for their words: every character that a reader of the printed page sees, and nothing else.

Tabs, line breaks, automatic numbers, the cells of tables, text boxes and footnotes are read; headers, footers, comments
and pictures are no part of the text, which the report of an import says. A document with tracked changes has two texts, and
is read as both: ``parse_tracked``.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import Format, ImportReport, counted
from unga_desktop.core.redlines.revision import ACCEPTED, Stretch
from unga_desktop.importers.files import read_bytes, refuse_long, shown_name
from unga_desktop.importers.word_files.word_left import comments, left_out, tables
from unga_desktop.importers.word_files.word_package import WordPackage
from unga_desktop.importers.word_files.word_revisions import Side
from unga_desktop.importers.word_files.word_text import WordText


def read_docx(path: Path) -> Document:
    """Reads a Word document; raises ``DocumentError`` where it cannot be read, is none, or has tracked changes."""
    return parse_docx(read_bytes(path), shown_name(path))


def parse_docx(content: bytes, name: str) -> Document:
    """The document in the bytes of a file called ``name``; raises ``DocumentError`` as ``read_docx`` does."""
    return parse_docx_with_report(content, name)[0]


def parse_docx_with_report(content: bytes, name: str) -> tuple[Document, ImportReport]:
    """The document, and what was taken and left out; raises ``DocumentError`` as ``read_docx`` does."""
    return _parsed(content, name, False)


def parse_accepted_with_report(content: bytes, name: str) -> tuple[Document, ImportReport]:
    """The same, of a document with tracked changes its text with all of them accepted, which the report then says."""
    return _parsed(content, name, True)


def _parsed(content: bytes, name: str, accepting: bool) -> tuple[Document, ImportReport]:
    package = WordPackage(content, name)
    lines, reader = _read(package, name, accepting)
    tracked = (ACCEPTED,) if reader.tracked else ()
    note = " ".join((*tracked, reader.note())).strip()
    source = Source(name, hashlib.sha256(content).hexdigest(), note=note)
    left = (*reader.hidden(), *left_out(package, reader.main))
    counts = [counted(len(lines), "paragraph")]
    counts += [
        counted(number, one) for number, one in ((tables(reader.main), "table"), (reader.notes, "note")) if number
    ]
    remarks = comments(package)
    traces = (("tracked changes", reader.tracked), (counted(remarks, "comment"), remarks))
    report = ImportReport(
        Format.DOCX.value,
        ", ".join(counts),
        left,
        (*tracked, *reader.doubts()),
        (*(trace for trace, is_there in traces if is_there), *reader.traces()),
    )
    return structure.parse_paragraphs(lines, source), report


@dataclass(frozen=True, slots=True)
class TrackedText:
    """One of the two texts of a document with tracked changes, and the changes that its characters belong to."""

    document: Document
    stretches: tuple[Stretch, ...]
    tracked: bool


def parse_tracked(content: bytes, name: str) -> tuple[TrackedText, TrackedText]:
    """The text with all tracked changes rejected, and the text with all of them accepted.

    Both are the same where the document has none. Raises ``DocumentError`` as ``read_docx`` does, but for the tracked changes.
    """
    rejected, accepted = _side(content, name, Side.REJECTED), _side(content, name, Side.ACCEPTED)
    if not (rejected.document.paragraphs or accepted.document.paragraphs):
        raise DocumentError("the document holds no text", name, "Choose a document with text")
    return rejected, accepted


def _side(content: bytes, name: str, side: Side) -> TrackedText:
    reader = WordText(WordPackage(content, name), name, side)
    lines = reader.lines()
    refuse_long(len(lines), sum(len(line.text) for line in lines), name)
    note = f"The text with all tracked changes {side.value}. {reader.note()}".strip()
    source = Source(f"{name}, changes {side.value}", hashlib.sha256(content).hexdigest(), note=note)
    document = structure.parse_paragraphs([line.unwrapped for line in lines], source)
    return TrackedText(document, tuple(stretch for line in lines for stretch in line.stretches), reader.tracked)


def docx_lines(content: bytes, name: str) -> list[str]:
    """The paragraphs of a Word document, a line each, with their numbers; raises ``DocumentError`` as ``read_docx`` does."""
    return _read(WordPackage(content, name), name)[0]


def _read(package: WordPackage, name: str, accepting: bool = False) -> tuple[list[str], WordText]:
    """The paragraphs that are not empty, and what read them."""
    reader = WordText(package, name, Side.ACCEPTED)
    if reader.tracked and not accepting:
        raise DocumentError(
            "the document has tracked changes, and so two texts",
            name,
            "Compare it alone to see both, or accept or reject them in Word and save it under a new name",
        )
    lines = [line.unwrapped for line in reader.lines()]
    refuse_long(sum(map(bool, lines)), sum(map(len, lines)), name)
    if not any(line.strip() for line in lines):
        raise DocumentError("the document holds no text", name, "Choose a document with text")
    return [line for line in lines if line], reader
