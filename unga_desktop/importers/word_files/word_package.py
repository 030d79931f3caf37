"""The zip file that a Word document is: its parts as XML trees, with limits checked before anything is unpacked.

ECMA-376 part 2 describes the package. A bomb of 230 KB that unpacks to hundreds of megabytes, entity tricks and
encrypted or damaged files end here in a ``DocumentError``.
"""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from unga_desktop.core.errors import DocumentError
from unga_desktop.importers.markup.xml_tree import parse_xml
from unga_desktop.importers.packed_file import DAMAGED, MOST_PART_BYTES, MOST_RATIO, RATIO_COUNTS_FROM, open_packed

_SAVE_AGAIN = "Open it in Word and save it again as .docx"


class WordPackage:
    """The parts of a Word document by the nature of their relation to its main part (``"styles"``, ``"numbering"``)."""

    def __init__(self, content: bytes, name: str) -> None:
        """Opens the bytes of a file called ``name``; raises ``DocumentError`` where they are no Word document."""
        self._name = name
        self._root: etree._Element
        self.addresses = 0
        """How many relations name a file or an address outside; none is ever opened."""
        try:
            self._zip = open_packed(content)
        except zipfile.BadZipFile as error:
            raise self._refusal(str(error), _SAVE_AGAIN) from None
        self._contents: dict[etree._Element, bytes] = {}
        self._main = self._main_part()
        self._related: dict[str, list[str]] = {}
        for nature, target in self._relations(self._main):
            self._related.setdefault(nature, []).append(target)

    def main(self) -> etree._Element:
        """The root of the document's text."""
        return self._root

    def content(self, root: etree._Element) -> bytes:
        """The bytes that a root was made of."""
        return self._contents[root]

    def part(self, nature: str) -> etree._Element | None:
        """The root of the part of this nature (``"styles"``), None where the document has none."""
        names = self.names(nature)
        return self._read(names[-1]) if names else None

    def parts(self, nature: str) -> list[etree._Element]:
        """The roots of all parts of this nature (``"header"``)."""
        return [self._read(name) for name in self.names(nature)]

    def names(self, nature: str) -> list[str]:
        """The names of the parts of this nature that are there."""
        return [name for name in self._related.get(nature, ()) if self._has(name)]

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
        root = self._root = self._read(target)
        return etree.QName(root).localname == "document" and "wordprocessingml" in (etree.QName(root).namespace or "")

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """The nature and the name of each part that ``part`` (``""`` for the whole file) refers to."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self._has(relations):
            return
        for element in self._read(relations).iter("{*}Relationship"):
            if element.get("TargetMode") == "External":
                self.addresses += 1
                continue
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
            yield element.get("Type", "").rpartition("/")[2], target

    def _has(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def _read(self, part: str) -> etree._Element:
        content = self._unpack(part)
        root = parse_xml(content, lambda what: self._refusal(f"its part {part} {what}", _SAVE_AGAIN))
        self._contents[root] = content
        return root

    def _unpack(self, part: str) -> bytes:
        info = self._zip.NameToInfo.get(part)
        if info is None:
            raise self._refusal(f"its part {part} is missing", _SAVE_AGAIN)
        if info.flag_bits & 0x1:
            raise self._refusal("the file is encrypted", "Save it without a password")
        most = min(MOST_PART_BYTES, max(RATIO_COUNTS_FROM, info.compress_size * MOST_RATIO))
        try:
            with self._zip.open(info) as file:  # what the file says of its own sizes is not trusted
                content = file.read(most + 1)
        except DAMAGED:
            raise self._refusal(f"its part {part} is damaged", _SAVE_AGAIN) from None
        if len(content) > most:
            raise self._refusal(f"its part {part} unpacks to more than a document can hold", "Do not open this file")
        return content

    def _refusal(self, what: str, advice: str) -> DocumentError:
        return DocumentError(what, self._name, advice)
