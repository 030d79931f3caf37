"""The list of contents that readers of PDF show at the side: Qt writes none, so it is appended to the file.

PDF allows a file to be continued: new objects, a table of where they stand and a new trailer after the old end (ISO 32000-1,
7.5.6). The pages stay as Qt wrote them.
"""

import re
from collections.abc import Sequence
from typing import Protocol

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_ID = re.compile(rb"/ID (\[[^]]*\])")
_INFO = re.compile(rb"/Info (\d+) 0 R")
_SHOWN = b"/Lang (en)\n/ViewerPreferences << /DisplayDocTitle true >>\n"
"""A report is read out in its own language, and a reader's window bears its title, not the name of its file."""
_KIDS = re.compile(rb"/Kids\s*\[([^]]*)\]")


class Bookmark(Protocol):
    """A heading, its level from 1, and the page (from 0) it stands on."""

    @property
    def text(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def page(self) -> int: ...


def with_outline(pdf: bytes, bookmarks: Sequence[Bookmark]) -> bytes:
    """The file with the headings of level 2 as its outline; as it was, where there are none or its form is not known."""
    entries = [bookmark for bookmark in bookmarks if bookmark.level == 2]
    catalogue = _catalogue(pdf)
    pages = _pages(pdf)
    if not entries or catalogue is None or any(entry.page >= len(pages) for entry in entries):
        return pdf
    root, body = catalogue
    size = int(_last(_SIZE, pdf))
    outline = size
    objects = {root: body.rstrip()[:-2] + _SHOWN + b"/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % outline}
    last = size + len(entries)
    objects[outline] = b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (size + 1, last, len(entries))
    for number, entry in enumerate(entries, size + 1):
        around = b"" if number == size + 1 else b"/Prev %d 0 R " % (number - 1)
        around += b"" if number == last else b"/Next %d 0 R " % (number + 1)
        title = b"\xfe\xff".hex().encode() + entry.text.encode("utf-16-be", "replace").hex().encode()
        place = b"[%d 0 R /Fit]" % pages[entry.page]
        objects[number] = b"<< /Title <%s> /Parent %d 0 R %s/Dest %s >>" % (title, outline, around, place)
    return pdf + _continuation(pdf, objects, last + 1, root)


def _catalogue(pdf: bytes) -> tuple[int, bytes] | None:
    """The number and the dictionary of the catalogue, the root of the file."""
    if not (found := _ROOT.findall(pdf[-4096:])) or not _SIZE.search(pdf[-4096:]):
        return None
    root = int(found[-1])
    written = re.search(rb"\n%d 0 obj\s*(<<.*?>>)\s*endobj" % root, pdf, re.DOTALL)
    return (root, written[1]) if written and b"/Outlines" not in written[1] else None


def _pages(pdf: bytes) -> list[int]:
    """The object numbers of the pages, in order; Qt hangs them all from one node."""
    kids = _KIDS.findall(pdf)
    return [int(number) for number in re.findall(rb"(\d+) 0 R", kids[-1])] if len(kids) == 1 else []


def _continuation(pdf: bytes, objects: dict[int, bytes], size: int, root: int) -> bytes:
    """What is appended: the objects, where they stand, and the trailer that points back at the file's own table."""
    out = bytearray(b"\n")
    table = bytearray(b"xref\n")
    for number in sorted(objects):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(pdf) + len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(pdf) + len(out)
    before = int(pdf.rpartition(b"startxref")[2].split()[0])
    identity = b"".join(b"/ID %s\n" % found for found in _ID.findall(pdf[-4096:])[-1:])
    info = b"".join(b"/Info %s 0 R\n" % found for found in _INFO.findall(pdf[-4096:])[-1:])
    trailer = b"trailer\n<<\n/Size %d\n%s/Root %d 0 R\n%s/Prev %d\n>>\n" % (size, info, root, identity, before)
    return bytes(out + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start)


def _last(pattern: re.Pattern[bytes], pdf: bytes) -> bytes:
    return bytes(pattern.findall(pdf[-4096:])[-1])
