"""Paragraphs of a Word document that are nothing but runs of text, as most are: read at once, without a look at each element."""

import re
from functools import lru_cache

import regex
from lxml import etree

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRIMMED = " \t\r\n"
_HARMLESS = (
    "r t rPr p pPr rFonts sz szCs lang spacing b bCs i iCs jc ind pStyle rStyle tc tcPr tcW tr trPr proofErr bookmarkStart"
    " bookmarkEnd lastRenderedPageBreak tbl tblPr tblGrid gridCol tblW tblStyle tblLook vAlign gridSpan u color highlight kern"
    " position noProof keepNext keepLines pageBreakBefore widowControl suppressAutoHyphens adjustRightInd snapToGrid"
    " contextualSpacing outlineLvl bidi rtl textAlignment numPr ilvl numId document body sectPr pgSz pgMar cols docGrid footnotes"
    " footnote endnotes endnote"
).split()
"""Text itself, and elements that, wherever they stand, neither are text nor change it, and what holds it; the commonest first.
Any other makes its paragraph one to be read element by element, which is slower and no less exact."""


class PlainParagraphs:
    """Knows the plain paragraphs of a part from the others, by the names of the elements in it."""

    def __init__(self, root: etree._Element, content: bytes) -> None:
        """``content`` are the bytes that ``root`` was made of: what names there are is sooner seen in them than in the tree."""
        space = f"{{{etree.QName(root).namespace}}}"
        self._text, self._paragraph = f"{space}t", f"{space}p"
        found = _written_names(root, content)
        self._is_dense = found is not None and _is_dense(root, content)
        if found is None:
            found = {str(one.tag) for one in root.iter()}
        unusual = found.difference(space + name for name in _HARMLESS)
        self._others: set[etree._Element] = set()
        for element in root.iter(*unusual) if unusual else ():
            self._others.update(element.iterancestors(self._paragraph))
        self.names = frozenset(tag.rpartition("}")[2] for tag in unusual)
        """The names of all elements of the part that are not harmless."""
        self._have_properties = next(root.iter("{*}pPr"), None) is not None

    def properties(self, paragraph: etree._Element) -> etree._Element | None:
        """The properties (``w:pPr``) of a paragraph of the part, None where it has none."""
        return next(paragraph.iterchildren("{*}pPr"), None) if self._have_properties else None

    def text(self, paragraph: etree._Element) -> str | None:
        """The characters of a plain paragraph; None of one that must be read element by element."""
        if paragraph in self._others or paragraph.tag != self._paragraph:
            return None
        if self._is_dense:
            return etree.tostring(paragraph, method="text", encoding="unicode", with_tail=False)
        texts = []
        for element in paragraph.iter(self._text):
            text = element.text or ""
            if text.strip(_TRIMMED) != text and element.get(_XML_SPACE) is None:
                return None
            texts.append(text)
        return "".join(texts)


def _written_names(root: etree._Element, content: bytes) -> set[str] | None:
    """The names of all elements but harmless ones, as they are written; None where the bytes alone do not say which these are."""
    spaces = {prefix.encode(): space for prefix, space in root.nsmap.items() if prefix}
    if b"\0" in content[:4] or content.count(b"xmlns") > len(root.nsmap) or len(spaces) < len(root.nsmap):
        return None
    names = [name.rpartition(b":") for name in set(_unusual(root.prefix or "").findall(content))]
    if any(prefix not in spaces for prefix, _, _ in names):
        return None
    return {f"{{{spaces[prefix]}}}{name.decode('utf-8', 'replace')}" for prefix, _, name in names}


def _is_dense(root: etree._Element, content: bytes) -> bool:
    """Whether every character of a part stands in one of its texts, and none at the end of a text is white space that Word
    ignores: then all that stands in an element is its text. False where the bytes alone do not say so."""
    prefix = root.prefix or ""
    begin, end = content.find(f"<{prefix}:".encode()), content.rfind(b">")
    return not (_stray(prefix).search(content, begin, end) or _padded(prefix).search(content, begin, end))


@lru_cache(maxsize=8)
def _unusual(prefix: str) -> re.Pattern[bytes]:
    """Finds the names of elements, but for harmless ones with this prefix; and ``<!``, which begins what is no element."""
    harmless = re.escape(prefix) + ":(?:" + "|".join(_HARMLESS) + ")[ \t\r\n/>]"
    return re.compile(rb"<(?!/|" + harmless.encode() + rb")([\w:.!\x80-\xff-]+)")


@lru_cache(maxsize=8)
def _stray(prefix: str) -> re.Pattern[bytes]:
    """Finds a character that follows on another tag than the common ones of a text."""
    text = f"<{re.escape(prefix)}:t".encode()
    return re.compile(b">[^<](?<!" + text + b">.)(?<!" + text + b' xml:space="preserve">.)', re.DOTALL)


@lru_cache(maxsize=8)
def _padded(prefix: str) -> regex.Pattern[bytes]:
    """Finds white space at an end of a text that does not say what is to become of it; a reference by number may be some."""
    # What never gives back is matched wrongly by ``re`` before Python 3.11.5.
    text = f"<{re.escape(prefix)}:t>".encode()
    return regex.compile(text + rb"(?:[ \t\r\n]|[^<&]*+(?:&(?!#)[^<&]*+)*+(?:&#|(?<=[ \t\r\n])))")


def characters(element: etree._Element) -> str:
    """The characters of a text; Word ignores white space at its ends unless it is told to keep it."""
    text = element.text or ""
    return text if element.get(_XML_SPACE) == "preserve" else text.strip(_TRIMMED)
