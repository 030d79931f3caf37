"""The zip file that a Word document is: its parts as XML trees, with limits checked before anything is unpacked.

ECMA-376 part 2 describes the package. A bomb of 230 KB that unpacks to hundreds of megabytes, entity tricks and
encrypted or damaged files end here in a ``DocumentError``.
"""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from unga_desktop.core.errors import DocumentError

MOST_ENTRIES = 4096
MOST_PART_BYTES = 48 * 1024 * 1024
MOST_RATIO = 100
"""Word's own parts shrink to a twentieth at most; beyond this and a megabyte a part is a bomb, not a text."""

_RATIO_COUNTS_FROM = 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What the standard library raises on a damaged zip file; ``RuntimeError`` covers what it does not implement."""

_SAVE_AGAIN = "Open it in Word and save it again as .docx"


class WordPackage:
    """The parts of a Word document by the nature of their relation to its main part (``"styles"``, ``"numbering"``)."""

    def __init__(self, content: bytes, name: str) -> None:
        """Opens the bytes of a file called ``name``; raises ``DocumentError`` where they are no Word document."""
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGED:
            raise self._refusal("this is no Word document, or it is damaged", _SAVE_AGAIN) from None
        if len(self._zip.namelist()) > MOST_ENTRIES:
            raise self._refusal(f"the file holds more than {MOST_ENTRIES:,} parts", _SAVE_AGAIN)
        self._main = self._main_part()
        self._related = dict(self._relations(self._main))

    def main(self) -> etree._Element:
        """The root of the document's text."""
        return self._read(self._main)

    def part(self, nature: str) -> etree._Element | None:
        """The root of the part of this nature (``"styles"``), None where the document has none."""
        target = self._related.get(nature)
        return self._read(target) if target and self._has(target) else None

    def _main_part(self) -> str:
        if not self._has("_rels/.rels"):
            raise self._refusal("this is a zip file, but no Word document", "Choose a .docx or a text file")
        for nature, target in self._relations(""):
            if nature == "officeDocument":
                if not self._is_word(target):
                    raise self._refusal("this is an Office file, but no Word document", "Choose a .docx or a text file")
                return target
        raise self._refusal("this is no Word document, or it is damaged", _SAVE_AGAIN)

    def _is_word(self, target: str) -> bool:
        root = self._read(target)
        return etree.QName(root).localname == "document" and "wordprocessingml" in (etree.QName(root).namespace or "")

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """The nature and the name of each part that ``part`` (``""`` for the whole file) refers to."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self._has(relations):
            return
        for element in self._read(relations).iter("{*}Relationship"):
            if element.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
            yield element.get("Type", "").rpartition("/")[2], target

    def _has(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def _read(self, part: str) -> etree._Element:
        content = self._unpack(part)
        # Entities stay unresolved and nothing outside the file is loaded; a DOCTYPE has no business in a document.
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._refusal(f"its part {part} is damaged", _SAVE_AGAIN) from None
        docinfo: Any = root.getroottree().docinfo
        if docinfo.doctype:
            raise self._refusal(f"its part {part} declares a document type, which no Word document does", _SAVE_AGAIN)
        return root

    def _unpack(self, part: str) -> bytes:
        info = self._zip.NameToInfo.get(part)
        if info is None:
            raise self._refusal(f"its part {part} is missing", _SAVE_AGAIN)
        if info.flag_bits & 0x1:
            raise self._refusal("the file is encrypted", "Save it without a password")
        most = min(MOST_PART_BYTES, max(_RATIO_COUNTS_FROM, info.compress_size * MOST_RATIO))
        try:
            with self._zip.open(info) as file:  # what the file says of its own sizes is not trusted
                content = file.read(most + 1)
        except _DAMAGED:
            raise self._refusal(f"its part {part} is damaged", _SAVE_AGAIN) from None
        if len(content) > most:
            raise self._refusal(f"its part {part} unpacks to more than a document can hold", "Do not open this file")
        return content

    def _refusal(self, what: str, advice: str) -> DocumentError:
        return DocumentError(what, self._name, advice)
