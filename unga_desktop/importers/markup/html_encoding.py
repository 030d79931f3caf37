"""The characters of a saved web page: by its byte order mark, by what it says of itself, else UTF-8, else perhaps Windows-1252.

What the page says is believed as browsers believe it (WHATWG, Encoding: "iso-8859-1" means Windows-1252). Nothing is
replaced: bytes that do not fit are refused, and an encoding that had to be guessed is a doubt that the user is told.
"""

import codecs
import re

from unga_desktop.core.errors import DocumentError

_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_TEXT_CODECS = re.compile(
    r"utf-8|cp(?:12|8)\d\d|cp(?:932|949|950)|iso8859-\d+|koi8-[rut]|mac-\w+|gb18030|big5\w*|euc_\w+|shift_jis|iso2022_jp"
)
_NOT_WESTERN = re.compile(rb"[\x80-\xff]{5}")
"""No word in Western letters has so many with accents on end; words in Cyrillic or Arabic letters have."""

_HEAD = 4096
_ADVICE = "Open the page in a browser and save it again, or save it as plain text in UTF-8"


def decode_html(content: bytes, name: str) -> tuple[str, str]:
    """The characters, and a sentence of doubt where the encoding was guessed, empty where it was known.

    Raises ``DocumentError`` where the bytes do not fit the encoding, or the encoding is not known.
    """
    for mark, codec, called in (
        (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
        (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
    ):
        if content.startswith(mark):
            return _strictly(content, codec, called, name), ""
    declared = _META.search(content[:_HEAD]) or _XML.match(content[:_HEAD])
    if declared:
        called = declared[1].decode("ascii")
        return _strictly(content, _codec(called, name), called, name), ""
    try:
        return _without_nul(content.decode("utf-8"), name), ""
    except UnicodeDecodeError:
        if _NOT_WESTERN.search(content):
            raise DocumentError("the page does not say in which encoding it was saved", name, _ADVICE) from None
        text = _strictly(content, "cp1252", "UTF-8 or Windows-1252", name)
        return text, "The page does not say its encoding; it was read as Windows-1252. Look at letters with accents."


def _codec(called: str, name: str) -> str:
    """Python's name of an encoding that a page names."""
    asked = _MEANT.get(called.lower(), called)
    if asked.lower().startswith("utf-16"):  # the words could not be read if it were: browsers take UTF-8
        asked = "utf-8"
    try:
        found = codecs.lookup(asked).name
    except LookupError:
        found = ""
    if not _TEXT_CODECS.fullmatch(found):
        raise DocumentError(f"the page says that its encoding is {called}, which is not known", name, _ADVICE)
    return _MEANT.get(found, "cp1252" if found == "iso8859-1" else found)


def _strictly(content: bytes, codec: str, called: str, name: str) -> str:
    try:
        return _without_nul(content.decode(codec), name)
    except UnicodeDecodeError as error:
        at = error.start + (3 if codec == "utf-8-sig" else 0)
        byte = content[at] if at < len(content) else 0
        raise DocumentError(
            f"the page is not {called} as it should be: byte {at + 1:,} (0x{byte:02X}) does not fit", name, _ADVICE
        ) from None


def _without_nul(text: str, name: str) -> str:
    if "\0" in text:
        raise DocumentError("this is no HTML page, or it is damaged", name, _ADVICE)
    return text
