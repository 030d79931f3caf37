"""Differences that readers do not read: keys in which they are gone, so that texts that read alike have equal keys.

Keys serve to find what corresponds; the characters themselves are never changed.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import regex

SINGLE_QUOTES = "'‘’‚‛ʼ′‹›＇"
DOUBLE_QUOTES = '"“”„‟«»″＂「」『』'
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
TATWEEL = "\u0640"

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BIDI_CONTROLS = frozenset(_BIDI)

_HARAKAT = regex.compile(
    r"[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
# What Unicode calls ignorable (fillers, variation selectors, tags), and the Braille cell without a dot.
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Cs}\p{Cn}\p{DI}\u2800[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]]", regex.VERSION1)
_SPACE_RUN = re.compile(r"\s+")
MEANINGFUL_SIGNS = "$+<=>%&@#\u00a7\u2030\u2031\u066a\u066b\u066c"
# Marks, bullets, rules and lone accents; what says something of a number or stands for words is not among them.
_PUNCTUATION = regex.compile(
    rf"[[\p{{P}}\p{{Sk}}\s|~\u2500-\u257f\u25a0-\u25ff]--[{MEANINGFUL_SIGNS}\ufe6a\uff03\uff05\uff06\uff20]]+",
    regex.VERSION1,
)

_QUOTE_TABLE = str.maketrans(
    dict.fromkeys(SINGLE_QUOTES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(HYPHENS, "-")
    | {TATWEEL: None}
)

# Letters of other alphabets that print as a Latin letter does, Persian and Urdu ones that print as Arabic ones; both sides
# of a comparison are mapped.
_LOOKALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁԛԝһѵӏӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧοіαινρυΥكي",
        "ABESIJKMHOPCTYXaeopcyxijsdqwhvlIABEZHIKMNOPTYXoiaivpuYکی",
        strict=True,
    )
)
# Forms of one letter that Unicode keeps for old encodings: wide letters and digits, ligatures, Arabic forms, radicals.
_FULLWIDTH = ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
_FORMS = (
    *((0xFB00, 0xFB06), (0xFB50, 0xFDF1), (0xFE70, 0xFEFC), (0x2F00, 0x2FD5), (0x1D400, 0x1D7FF), (0x2160, 0x217F)),
    (0xFF66, 0xFF9D),
)


def _plain_forms(ranges: Iterable[tuple[int, int]]) -> dict[int, str]:
    return {code: unicodedata.normalize("NFKC", chr(code)) for first, last in ranges for code in range(first, last + 1)}


@cache
def _fullwidth_table() -> dict[int, str]:
    return _plain_forms(_FULLWIDTH)


@cache
def _lookalike_table() -> dict[int, str]:
    letters = {ord(letter): like for letter, like in _LOOKALIKES.items()}
    forms = {code: plain.translate(letters) for code, plain in _plain_forms(_FORMS + _FULLWIDTH).items()}
    return letters | forms


def fold_spacing(text: str) -> str:
    """White space of any kind and length as one space, none at the ends."""
    return " ".join(text.split())


def fold_typography(text: str) -> str:
    """Straight quotes, plain hyphens, composed letters, no tatweel."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_QUOTE_TABLE)


def fold_punctuation(text: str) -> str:
    """Letters, digits and signs that say something, such as ``€`` and ``≤``, with single spaces between the words."""
    return _PUNCTUATION.sub(" ", text).strip()


def fold_case(text: str) -> str:
    return text.casefold()


def fold_harakat(text: str) -> str:
    """Arabic without its vowel signs."""
    return text if text.isascii() else _HARAKAT.sub("", text)


def fold_invisible(text: str) -> str:
    """Without characters that leave no mark on paper; letters composed."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def fold_lookalikes(text: str) -> str:
    """Letters that look like others as these: Cyrillic and Greek ones as Latin, wide ones and old forms as plain ones."""
    return text if text.isascii() else text.translate(_lookalike_table())


def fold_fullwidth(text: str) -> str:
    """Wide Latin letters and digits as plain ones."""
    return text if text.isascii() else text.translate(_fullwidth_table())


def fold_unseen(text: str) -> str:
    """Without white space, invisible characters and tatweel: what is left is drawn."""
    return _INVISIBLE.sub("", "".join(text.split())).replace(TATWEEL, "")


def key(text: str) -> str:
    """What two texts have in common that differ in spacing, typography, vowel signs or invisible characters alone."""
    if text.isascii() and text.isprintable():
        return fold_spacing(text) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return fold_spacing(_HARAKAT.sub("", visible).translate(_QUOTE_TABLE))


def token_key(token: str) -> str:
    """The key of a token, which holds no white space between its characters."""
    if token.isascii():
        return token
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", token))
    return _HARAKAT.sub("", visible).translate(_QUOTE_TABLE)


def invisible_places(text: str) -> list[int]:
    """Where the invisible characters of a text stand."""
    return [found.start() for found in _INVISIBLE.finditer(text)]


def is_invisible(character: str) -> bool:
    """Whether a character leaves no mark on paper, or is no character at all."""
    return _INVISIBLE.fullmatch(character) is not None
