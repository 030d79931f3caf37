"""Paragraphs of a Word document that are nothing but runs of text, as most are: read at once, without a look at each element."""

from lxml import etree

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
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
    """Knows the plain paragraphs of a part from the others, by one walk through it."""

    def __init__(self, root: etree._Element) -> None:
        space = f"{{{etree.QName(root).namespace}}}"
        self._text = text = f"{space}t"
        self._paragraph = f"{space}p"
        harmless = frozenset(space + name for name in _NEVER_TEXT)
        self._others: set[etree._Element] = set()
        unusual: set[str] = set()
        for element in root.iter():
            tag = element.tag
            if tag in harmless:
                continue
            if tag != text:
                unusual.add(str(tag))
            elif element.get(_XML_SPACE) is not None or not _is_trimmed(element):
                continue
            self._others.update(element.iterancestors(self._paragraph))
        self.names = frozenset(tag.rpartition("}")[2] for tag in unusual)
        """The names of all elements of the part that are not harmless."""

    def text(self, paragraph: etree._Element) -> str | None:
        """The characters of a plain paragraph; None of one that must be read element by element."""
        if paragraph in self._others or paragraph.tag != self._paragraph:
            return None
        return "".join([element.text or "" for element in paragraph.iter(self._text)])


def characters(element: etree._Element) -> str:
    """The characters of a text; Word ignores white space at its ends unless it is told to keep it."""
    text = element.text or ""
    return text if element.get(_XML_SPACE) == "preserve" else text.strip(" \t\r\n")


def _is_trimmed(element: etree._Element) -> bool:
    """Whether Word ignores some of the white space of a text."""
    return characters(element) != (element.text or "")
