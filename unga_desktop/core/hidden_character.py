"""Characters that a reader cannot see or tell from another, and the short names under which a redline shows them.

Screen, paper and HTML cut a text with ``pieces`` and draw every named piece in a box, so that no edit stays unseen.
Names are the abbreviations of the Unicode standard where it has one, else the code point.
"""

import unicodedata
from collections.abc import Iterator

import regex

_NAMES = {
    "\t": "TAB",
    "\n": "LF",
    "\v": "VT",
    "\f": "FF",
    "\r": "CR",
    "\x00": "NUL",
    "\x1b": "ESC",
    "\x7f": "DEL",
    "\x85": "NEL",
    "\u00a0": "NBSP",
    "\u00ad": "SHY",
    "\u034f": "CGJ",
    "\u061c": "ALM",
    "\u0640": "TATWEEL",
    "\u115f": "HCF",
    "\u1160": "HJF",
    "\u1680": "OGHAM SPACE",
    "\u180e": "MVS",
    "\u2000": "EN QUAD",
    "\u2001": "EM QUAD",
    "\u2002": "EN SPACE",
    "\u2003": "EM SPACE",
    "\u2004": "3/EM SPACE",
    "\u2005": "4/EM SPACE",
    "\u2006": "6/EM SPACE",
    "\u2007": "FIGURE SPACE",
    "\u2008": "PUNCTUATION SPACE",
    "\u2009": "THIN SPACE",
    "\u200a": "HAIR SPACE",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2010": "HYPHEN",
    "\u2011": "NB-HYPHEN",
    "\u2028": "LSEP",
    "\u2029": "PSEP",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u202f": "NNBSP",
    "\u205f": "MATH SPACE",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u2800": "BRAILLE BLANK",
    "\u3000": "IDEOGRAPHIC SPACE",
    "\u3164": "HF",
    "\ufeff": "BOM",
    "\uffa0": "HHF",
    "\ufffc": "OBJECT",
}

# Letters of Cyrillic and Greek that most typefaces draw like a Latin letter, and the Latin letters they look like.
_CYRILLIC_LOOKALIKES = "АВЕЅІЈКМНОРСТУХҮаеорсухѕіјһԁԛԝ"
_GREEK_LOOKALIKES = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
_LATIN_LOOKALIKES = "ABCEHIJKMNOPSTXYZaceopxysijhdqwv"
_FOREIGN = {
    "Latin": (_CYRILLIC_LOOKALIKES + _GREEK_LOOKALIKES, ("Cyrillic", "Greek")),
    "Cyrillic": (_LATIN_LOOKALIKES + _GREEK_LOOKALIKES, ("Latin", "Greek")),
    "Greek": (_LATIN_LOOKALIKES + _CYRILLIC_LOOKALIKES, ("Latin", "Cyrillic")),
}

# Never innocent: controls, zero-width and format characters, fillers, lone surrogates, private use, noncharacters.
_LOUD = r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u034F\u115F\u1160\u2800\u3164\uFFA0\uFFFC--[\t\n]]"
# Innocent in running text, but the whole of the matter in an edit of typography.
_QUIET = r"[\p{Zs}\t\u0640\u2010\u2011\uFE00-\uFE0F--[\x20]]|\P{M}\p{M}+"
_MIXED_WORD = r"(?=[\p{L}\p{M}]*\p{Latin})(?=[\p{L}\p{M}]*[\p{Cyrillic}\p{Greek}])[\p{L}\p{M}]+|" + (
    r"(?=[\p{L}\p{M}]*\p{Cyrillic})(?=[\p{L}\p{M}]*\p{Greek})[\p{L}\p{M}]+"
)
_V1 = regex.VERSION1
_ALWAYS = regex.compile(f"(?P<mixed>(?<![\\p{{L}}\\p{{M}}])(?:{_MIXED_WORD}))|(?P<one>{_LOUD})", _V1)
_CAREFUL = regex.compile(f"(?P<mixed>(?<![\\p{{L}}\\p{{M}}])(?:{_MIXED_WORD}))|(?P<one>{_LOUD}|{_QUIET})", _V1)
_JOINED = regex.compile(
    r"[\p{Arabic}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Sinhala}\p{Mongolian}\p{Emoji_Presentation}]", _V1
)
_RIGHT_TO_LEFT = regex.compile(r"[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Thaana}]", _V1)
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"


def name(character: str) -> str:
    """The short name of a character that shows no shape of its own: ``"ZWSP"``, ``"U+E000"``."""
    return _NAMES.get(character) or f"U+{ord(character):04X}"


def pieces(text: str, careful: bool = False) -> Iterator[tuple[str, str]]:
    """Cuts ``text`` into pieces ``(characters, name)``; the characters of all pieces joined are ``text``.

    ``name`` is empty for ordinary text. Zero-width, format and control characters and letters of another alphabet in
    the middle of a word are always named; with ``careful`` (for an edit of typography or of invisible characters) also
    no-break and other special spaces, tatweel, and combining marks. Joiners and direction marks inside the scripts that
    need them are left in peace unless ``careful``. Line feeds are never named here: they separate paragraphs.
    """
    if text.isascii() and text.isprintable():
        yield text, ""
        return
    done = 0
    for match in (_CAREFUL if careful else _ALWAYS).finditer(text):
        found = list(_mixed(match)) if match["mixed"] else _single(match, careful)
        for start, end, label in found:
            if start > done:
                yield text[done:start], ""
            yield text[start:end], label
            done = end
    if done < len(text) or not text:
        yield text[done:], ""


def _single(match: regex.Match[str], careful: bool) -> list[tuple[int, int, str]]:
    found = match.group()
    if len(found) > 1:
        return _combined(match)
    if not careful and _at_home(match.string, match.start(), found):
        return []
    return [(match.start(), match.end(), name(found))]


def _combined(match: regex.Match[str]) -> list[tuple[int, int, str]]:
    """A letter with combining marks: named only where a single code point would look the same."""
    found = match.group()
    composed = unicodedata.normalize("NFC", found)
    return [] if composed == found else [(match.start(), match.end(), f"{found} NFD")]


def _at_home(text: str, at: int, character: str) -> bool:
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    if character in _JOINERS:
        return bool(_JOINED.search(around))
    return character in _DIRECTION_MARKS and bool(_RIGHT_TO_LEFT.search(text))


def _mixed(match: regex.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The letters of a word that belong to another alphabet than most of it, and look as if they did not."""
    word = match.group()
    scripts = [_script(letter) for letter in word]
    home = max(_FOREIGN, key=scripts.count)
    letters, foreign = _FOREIGN[home]
    for offset, (letter, script) in enumerate(zip(word, scripts, strict=True)):
        if script in foreign and letter in letters:
            yield match.start() + offset, match.start() + offset + 1, f"{script} {letter}"


def _script(letter: str) -> str:
    words = unicodedata.name(letter, "").split(" ", 1)
    return words[0].capitalize()
