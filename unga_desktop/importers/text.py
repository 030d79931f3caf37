"""Plain text files: UTF-8 with or without a byte order mark, UTF-16 by its mark. Nothing is guessed, nothing replaced."""

import codecs
import hashlib
from pathlib import Path

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source, TextStatus
from unga_desktop.core.errors import DocumentError
from unga_desktop.importers.files import read_bytes, refuse_long, shown_name

_SAVE_AS = "Save it as UTF-8"
_WIDE = "Save it as UTF-8 or UTF-16"
_LINES_OF_PARAGRAPH = 10
"""At least so many, where every line is a paragraph of its own."""

_CONTROLS = bytes(sorted(frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")))


def read_text(path: Path, status: TextStatus = TextStatus.OWN, note: str = "", language: str = "") -> Document:
    """Reads a text file as a document; ``status`` and ``note`` say what the text is worth.

    Raises ``DocumentError`` where the file cannot be read, is binary, wrongly encoded or holds no text.
    """
    content = read_bytes(path)
    return parse_text(content, shown_name(path), status, note, language)


def parse_text(
    content: bytes, name: str, status: TextStatus = TextStatus.OWN, note: str = "", language: str = ""
) -> Document:
    """The document in the bytes of a text file called ``name``; raises ``DocumentError`` as ``read_text`` does."""
    text = decode(content, name)
    if not text.strip():
        raise DocumentError("the file holds no text, only white space", name, "Choose a file with text")
    refuse_long(max(text.count("\n\n"), text.count("\n") // _LINES_OF_PARAGRAPH), len(text), name)
    source = Source(name, hashlib.sha256(content).hexdigest(), status, note)
    return structure.parse(text, source, language)


def decode(content: bytes, name: str) -> str:
    """The characters of a text file. A mark at its head is no part of the text; line ends come out as line feeds.

    Raises ``DocumentError`` with the position of the first byte that does not fit the encoding, counted from 1.
    """
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise DocumentError("the file is encoded as UTF-32, which is not read", name, _WIDE)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _strictly(content, "utf-16", "UTF-16", name)
    else:
        text = "\0" if _is_binary(content) else _strictly(content, "utf-8-sig", "UTF-8", name)
    if "\0" in text:
        raise DocumentError("this is not a text file", name, "Choose a Word, PDF, HTML, Akoma Ntoso or text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strictly(content: bytes, codec: str, called: str, name: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        # A mark at the head is taken off before counting.
        marks = 3 if codec == "utf-8-sig" and content.startswith(codecs.BOM_UTF8) else 0
        position = error.start + marks
        raise DocumentError(
            f"the text is not {called}: byte {position + 1:,} (0x{content[position]:02X}) does not fit", name, _SAVE_AS
        ) from None


def _is_binary(content: bytes) -> bool:
    """A NUL, or more than one control character in fifty: no text in an encoding that is read here has these."""
    head = content[:65536]
    return b"\0" in content or (len(head) - len(head.translate(None, _CONTROLS))) * 50 > len(head)
