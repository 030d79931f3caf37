"""PDF files that are the same bytes whenever and wherever they are written: no clock, no time zone, no random number.

Qt writes the moment and random identifiers into every file, in a form that depends on the time zone. The day is put in their
place, and identifiers that are made of the content; what stands behind them moves, so the file's table of where its objects
stand is written anew (ISO 32000-1, 7.5.4). Qt also writes the fonts in the order of a hash table, whose seed is therefore fixed
while a file is written.
"""

import hashlib
import re
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from unga_desktop import __version__
from unga_desktop.core.errors import ExportError

Paint = Callable[[QPdfWriter, QPainter], None]

_PROGRAM = f"UNGA Desktop {__version__}"
# The pattern begins with what Qt writes before it, so that nothing of a title or of a page is ever taken for a date.
_MOMENT = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)\n")
_IDENTITY = re.compile(rb"<[0-9A-Fa-f]{32,72}>")
_PLACE = re.compile(rb"(\d{10})( \d{5} n)")


def written_pdf(title: str, layout: QPageLayout, resolution: int, date: str, paint: Paint) -> bytes:
    """A PDF that ``paint`` paints, with ``title`` in its properties and ``date`` (ISO, may be empty) as its day.

    Raises ``ExportError`` where Qt cannot write a PDF, and what ``paint`` raises.
    """
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(_PROGRAM)
    writer.setDocumentXmpMetadata(_properties(title, date))
    writer.setResolution(resolution)
    writer.setPageLayout(layout)
    QHashSeed.setDeterministicGlobalSeed()
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError("the PDF could not be written", title)
    try:
        paint(writer, painter)
    finally:
        painter.end()
        buffer.close()
        QHashSeed.resetRandomGlobalSeed()
    return settled(bytes(store.data()), date)


def settled(pdf: bytes, date: str) -> bytes:
    """A file of Qt's with ``date`` in the place of the clock, or nothing there where ``date`` is empty, and with the hash of its
    content in the place of its identifiers."""
    day = date.replace("-", "").encode()
    body, start, table = pdf.rpartition(b"\nxref\n")
    pieces, moves, done = [], [], 0
    for found in _MOMENT.finditer(body):
        new = b"/%s (D:%s000000Z)\n" % (found[1], day) if day else b""
        pieces += [body[done : found.start()], new]
        moves.append((found.start(), len(new) - len(found[0])))
        done = found.end()
    body = b"".join((*pieces, body[done:]))

    def moved(found: re.Match[bytes]) -> bytes:
        place = int(found[1])
        return b"%010d%s" % (place + sum(by for at, by in moves if at < place), found[2])

    entries, mark, trailer = table.rpartition(b"trailer")
    identity = hashlib.sha256(body).hexdigest().encode() * 2
    trailer = _IDENTITY.sub(lambda found: b"<%s>" % identity[: len(found[0]) - 2], trailer)
    trailer = re.sub(rb"(startxref\s+)\d+", lambda found: b"%s%d" % (found[1], len(body) + 1), trailer)
    return body + start + _PLACE.sub(moved, entries) + mark + trailer


def _properties(title: str, date: str) -> bytes:
    """The file's properties as XMP (ISO 16684-1), which readers and libraries of documents look at."""
    moment = f"{date}T00:00:00Z"
    names = "".join(
        f' xmlns:{name}="{address}"'
        for name, address in (
            ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            ("dc", "http://purl.org/dc/elements/1.1/"),
            ("xmp", "http://ns.adobe.com/xap/1.0/"),
        )
    )
    shown = escape("".join(character if character.isprintable() else " " for character in title))
    dates = f' xmp:CreateDate="{moment}" xmp:ModifyDate="{moment}" xmp:MetadataDate="{moment}"' if date else ""
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF{names}>'
        f'<rdf:Description rdf:about="" xmp:CreatorTool="{escape(_PROGRAM)}"{dates}>'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{shown}</rdf:li></rdf:Alt></dc:title>'
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>\n'
    )
    return text.encode("utf-8", "replace")
