"""The characters of an amendment document, line breaks included: there an instruction begins on a line of its own."""

import hashlib
from pathlib import Path

from unga_desktop.core.document import Source
from unga_desktop.core.errors import DocumentError
from unga_desktop.importers.docx import docx_lines
from unga_desktop.importers.files import read_bytes, shown_name
from unga_desktop.importers.registry import refuse_unreadable
from unga_desktop.importers.text import decode


def read_amendment_text(path: Path) -> tuple[str, Source]:
    """The text of a .txt or .docx file, whose paragraphs stand apart.

    Raises ``DocumentError`` where it cannot be read or holds no text.
    """
    content = read_bytes(path)
    name = shown_name(path)
    source = Source(name, hashlib.sha256(content).hexdigest())
    if content.startswith(b"PK"):
        return "\n\n".join(docx_lines(content, name)), source
    refuse_unreadable(content, path)
    text = decode(content, name)
    if not text.strip():
        raise DocumentError("the file holds no text, only white space", name, "Choose a file with text")
    return text, source
