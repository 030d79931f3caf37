"""The root of a file of markup, found in its first bytes without a parser: what kind of XML or HTML it is."""

import codecs
import re

Root = tuple[str, str]
"""The local name of the root element and its namespace, empty where it has none."""

_MISC = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\]\s*)?>)", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"\s*<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:\s[^>]*)?)/?>", re.DOTALL)
_XML = re.compile(r"\s*<(?:\?xml|!doctype)", re.IGNORECASE)
_HTML_DOCTYPE = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<!doctype\s+html\b", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:html|head|body|title|meta|script|style|div|table|h[1-6]|p|font|center|span|ol|ul|a|b|br)"
    r"(?:\s+[\w:-]+\s*=[^<>]*|\s*)/?>",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"<(?:p|div|br|table|h[1-6]|html|body|span|ol|ul)\b[^<>]*>", re.IGNORECASE)


def find_root(head: bytes) -> Root | None:
    """The root of XML, or of HTML that says it is, in the first bytes of a file; None where there is none."""
    text = _characters(head)
    if _HTML_DOCTYPE.match(text):
        return "html", ""
    declared = _XML.match(text) is not None
    position = 0
    while found := _MISC.match(text, position):
        position = found.end()
    root = _ROOT.match(text, position)
    if root is None:
        return ("?", "") if declared else None
    prefix, name, attributes = (root[1] or "").rstrip(":"), root[2], root[3]
    declaration = re.compile(rf"\sxmlns{':' + re.escape(prefix) if prefix else ''}\s*=\s*([\"'])(.*?)\1", re.DOTALL)
    space = declaration.search(attributes)
    if name.lower() == "html" or declared or space:
        return name, space[2] if space else ""
    return (name, "") if name in ("akomaNtoso", "collection", "record") else None


def looks_like_html(head: bytes, ending: str) -> bool:
    """Whether text is HTML without a head of its own: it begins with a tag, or its name says so and it has tags.

    What is called ``.txt`` may begin with ``<b>`` and mean these characters.
    """
    text = _characters(head)
    if ending in (".html", ".htm", ".xhtml"):
        return _ANY_TAG.search(text) is not None
    return ending not in (".txt", ".md") and _HTML.match(text) is not None


def _characters(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")
