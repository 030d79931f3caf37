"""The characters of an amendment document, line breaks included: there an instruction begins on a line of its own."""

import hashlib
from pathlib import Path

from unga_desktop.core.documents.document import Source
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import Format
from unga_desktop.importers.files import read_bytes, shown_name
from unga_desktop.importers.registry import read_lines, recognise, refuse_unreadable
from unga_desktop.importers.text import decode


def read_amendment_text(path: Path) -> tuple[str, Source]:
    """The text of a document of any kind that is read; in all but plain text its paragraphs stand apart.

    Raises ``DocumentError`` where it cannot be read or holds no text.
    """
    content = read_bytes(path)
    name = shown_name(path)
    source = Source(name, hashlib.sha256(content).hexdigest())
    kind = recognise(content, name)
    if kind.is_document and kind.format is not Format.TEXT:
        return "\n\n".join(read_lines(content, name)), source
    refuse_unreadable(content, path)
    text = decode(content, name)
    if not text.strip():
        raise DocumentError("the file holds no text, only white space", name, "Choose a file with text")
    return text, source
