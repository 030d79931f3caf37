"""Paragraphs of a Word document that are nothing but runs of text, as most are: read at once, without a look at each element."""

import re

from lxml import etree

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRIMMED = " \t\r\n"
_NAME = re.compile(rb"<([\w:.\x80-\xff-]+)")
_NEVER_TEXT = (
    "document body p pPr r rPr tbl tblPr tblGrid gridCol tr trPr tc tcPr tcW tblW tblStyle tblLook vAlign gridSpan sectPr pgSz"
    " pgMar cols docGrid rFonts sz szCs lang b bCs i iCs u color highlight kern position noProof spacing ind jc pStyle rStyle"
    " keepNext keepLines pageBreakBefore widowControl suppressAutoHyphens adjustRightInd snapToGrid contextualSpacing outlineLvl"
    " bidi rtl textAlignment numPr ilvl numId proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak footnotes footnote"
    " endnotes endnote"
).split()
"""Elements that, wherever they stand, neither are text nor change it, and what holds it. Any other makes its paragraph one to
be read element by element, which is slower and no less exact."""


class PlainParagraphs:
    """Knows the plain paragraphs of a part from the others, by the names of the elements in it."""

    def __init__(self, root: etree._Element, content: bytes = b"") -> None:
        """``content`` are the bytes that ``root`` was made of: what names there are is sooner seen in them than in the tree."""
        space = f"{{{etree.QName(root).namespace}}}"
        self._text, self._paragraph = f"{space}t", f"{space}p"
        harmless = frozenset(space + name for name in (*_NEVER_TEXT, "t"))
        unusual = (_written_names(root, content) or {str(one.tag) for one in root.iter()}) - harmless
        self._others: set[etree._Element] = set()
        for element in root.iter(*unusual) if unusual else ():
            self._others.update(element.iterancestors(self._paragraph))
        self.names = frozenset(tag.rpartition("}")[2] for tag in unusual)
        """The names of all elements of the part that are not harmless."""

    def text(self, paragraph: etree._Element) -> str | None:
        """The characters of a plain paragraph; None of one that must be read element by element."""
        if paragraph in self._others or paragraph.tag != self._paragraph:
            return None
        texts = []
        for element in paragraph.iter(self._text):
            text = element.text or ""
            if text.strip(_TRIMMED) != text and element.get(_XML_SPACE) is None:
                return None
            texts.append(text)
        return "".join(texts)


def _written_names(root: etree._Element, content: bytes) -> set[str]:
    """The names of all elements as they are written; empty where the bytes alone do not say which these are."""
    if b"\0" in content[:4] or content.count(b"xmlns") > len(root.nsmap) or None in root.nsmap:
        return set()
    written = [name.rpartition(b":") for name in set(_NAME.findall(content))]
    spaces = {prefix.encode(): space for prefix, space in root.nsmap.items() if prefix}
    if any(prefix not in spaces for prefix, _, _ in written):
        return set()
    return {f"{{{spaces[prefix]}}}{name.decode('utf-8', 'replace')}" for prefix, _, name in written}


def characters(element: etree._Element) -> str:
    """The characters of a text; Word ignores white space at its ends unless it is told to keep it."""
    text = element.text or ""
    return text if element.get(_XML_SPACE) == "preserve" else text.strip(_TRIMMED)
