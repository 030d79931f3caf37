"""Differences that readers do not read: keys in which they are gone, so that texts that read alike have equal keys.

Keys serve to find what corresponds; the characters themselves are never changed.
"""

import re
import unicodedata

import regex

SINGLE_QUOTES = "'‘’‚‛ʼ′‹›＇"
DOUBLE_QUOTES = '"“”„‟«»″＂「」『』'
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
TATWEEL = "\u0640"

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# The first five are letters by name only: fillers of Hangul, and the Braille cell without a dot.
_UNSEEN = (
    "\u115f\u1160\u3164\uffa0\u2800\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f"
    + _BIDI
)
BIDI_CONTROLS = frozenset(_BIDI)

_HARAKAT = regex.compile(
    r"[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
_INVISIBLE = regex.compile(
    rf"[\p{{Cf}}\p{{Cs}}\p{{Cn}}{_UNSEEN}[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]]", regex.VERSION1
)
_SPACE_RUN = re.compile(r"\s+")
_PUNCTUATION = regex.compile(r"[\p{P}\p{S}\s]+")

_QUOTE_TABLE = str.maketrans(
    dict.fromkeys(SINGLE_QUOTES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(HYPHENS, "-")
    | {TATWEEL: None}
)

# Letters of other alphabets that print as a Latin letter does; both sides of a comparison are mapped.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοіαινρυΥ",
    "ABESIJKMHOPCTYXaeopcyxijsdqwhABEZHIKMNOPTYXoiaivpuY",
)


def fold_spacing(text: str) -> str:
    """White space of any kind and length as one space, none at the ends."""
    return " ".join(text.split())


def fold_typography(text: str) -> str:
    """Straight quotes, plain hyphens, composed letters, no tatweel."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_QUOTE_TABLE)


def fold_punctuation(text: str) -> str:
    """Letters and digits with single spaces between the words."""
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
    """Cyrillic and Greek letters that look Latin as the Latin ones."""
    return text if text.isascii() else text.translate(_LOOKALIKES)


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


def is_invisible(character: str) -> bool:
    """Whether a character leaves no mark on paper, or is no character at all."""
    return _INVISIBLE.fullmatch(character) is not None
