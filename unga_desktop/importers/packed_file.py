"""Zip files with limits checked before anything is unpacked.

Nothing is ever unpacked to a folder, so paths in it mean nothing.
"""

import io
import lzma
import struct
import zipfile
import zlib

MOST_ENTRIES = 4096
MOST_PART_BYTES = 48 * 1024 * 1024
MOST_RATIO = 100
"""Word's own parts shrink to a twentieth at most; beyond this and a megabyte a part is a bomb, not a text."""

RATIO_COUNTS_FROM = 1024 * 1024
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
)
"""What the standard library raises on a damaged zip file; ``RuntimeError`` covers what it does not implement."""

_ENTRY = b"PK\x01\x02"


def open_packed(content: bytes) -> zipfile.ZipFile:
    """Opens the bytes of a zip file; raises ``zipfile.BadZipFile`` with words for the user where it cannot or should not be."""
    # Opening makes a Python object for each entry: a million of them would take seconds and half a gigabyte.
    if content.count(_ENTRY) > MOST_ENTRIES:
        raise zipfile.BadZipFile(f"the file holds more than {MOST_ENTRIES:,} parts")
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        names = [name.lower() for name in packed.namelist()]
    except DAMAGED:
        raise zipfile.BadZipFile("this is no Word document, or it is damaged") from None
    if len(set(names)) < len(names):
        raise zipfile.BadZipFile("the file holds a part twice, so that it is not certain what it says")
    return packed
