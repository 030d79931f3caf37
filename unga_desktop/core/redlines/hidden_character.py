"""Characters that a reader cannot see or tell from another, and the short names under which a redline shows them.

Screen, paper and HTML cut a text with ``pieces`` and draw every named piece in a box, so that no edit stays unseen.
Names are the abbreviations of the Unicode standard where it has one, else the code point.
"""

import unicodedata
from collections.abc import Iterator, Sequence

import regex

from unga_desktop.core.documents.document import Paragraph
from unga_desktop.core.redlines.redline import ChangeClass, Op, Span
from unga_desktop.core.words.folding import fold_lookalikes

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
_CYRILLIC_LOOKALIKES = "АВЕЅІЈКМНОРСТУХҮаеорсухѕіјһԁԛԝѵӏӀ"
_GREEK_LOOKALIKES = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
_LATIN_LOOKALIKES = "ABCEHIJKMNOPSTXYZaceopxysijhdqwv"
_FOREIGN = {
    "Latin": (_CYRILLIC_LOOKALIKES + _GREEK_LOOKALIKES, ("Cyrillic", "Greek")),
    "Cyrillic": (_LATIN_LOOKALIKES + _GREEK_LOOKALIKES, ("Latin", "Greek")),
    "Greek": (_LATIN_LOOKALIKES + _CYRILLIC_LOOKALIKES, ("Latin", "Cyrillic")),
}

# Never innocent: controls, zero-width and format characters, fillers, lone surrogates, private use, noncharacters.
_LOUD = r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800\uFFFC--[\t\n]]"
# Innocent in running text, but the whole of the matter in an edit of typography.
_FORMS = r"\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9d\ufb00-\ufb06\ufb50-\ufdf1\ufe70-\ufefc\u2f00-\u2fd5\u2160-\u217f"
_QUIET = rf"[\p{{Zs}}\t\u0640\u2010\u2011{_FORMS}\U0001d400-\U0001d7ff--[\x20]]|\P{{M}}[\p{{M}}--\p{{DI}}]+"
_MIXED_WORD = r"(?=[\p{L}\p{M}]*\p{Latin})(?=[\p{L}\p{M}]*[\p{Cyrillic}\p{Greek}])[\p{L}\p{M}]+|" + (
    r"(?=[\p{L}\p{M}]*\p{Cyrillic})(?=[\p{L}\p{M}]*\p{Greek})[\p{L}\p{M}]+"
)
_V1 = regex.VERSION1
_ALWAYS = regex.compile(f"(?P<mixed>(?<![\\p{{L}}\\p{{M}}])(?:{_MIXED_WORD}))|(?P<one>{_LOUD})", _V1)
_CAREFUL = regex.compile(f"(?P<mixed>(?<![\\p{{L}}\\p{{M}}])(?:{_MIXED_WORD}))|(?P<one>{_LOUD}|{_QUIET})", _V1)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+", _V1)
# Where words are spelt with joiners, and pictures made with them.
_JOINED = regex.compile(
    r"[\p{Arabic}\p{Syriac}\p{Mandaic}\p{Nko}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}"
    r"\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Mongolian}\p{Extended_Pictographic}\ufe0f\U0001f3fb-\U0001f3ff"
    r"--[\u061c\u00a9\u00ae]]",
    _V1,
)
_VARIED = regex.compile(r"[\p{Han}\p{S}\p{Mongolian}\p{Myanmar}\p{Phags_Pa}\p{Extended_Pictographic}]", _V1)
_RIGHT_TO_LEFT = regex.compile(r"[[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Thaana}]&&\p{L}]", _V1)
_SELECTOR = regex.compile(r"[\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0100-\U000e01ef]", _V1)
_SPECIAL = regex.compile(r"[\t\p{Zs}\u0640--[\x20]]", _V1)
# Not between words in any script, as no-break spaces are in French and ideographic ones in Chinese.
_ODD_SPACE = regex.compile(r"[\t\p{Zs}--[\x20\u00a0\u202f\u3000]]", _V1)
_CAREFUL_CLASSES = (ChangeClass.INVISIBLE, ChangeClass.TYPOGRAPHY)
_KEYCAP = "\u20e3"
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"


def name(character: str) -> str:
    """The short name of a character that shows no shape of its own: ``"ZWSP"``, ``"U+E000"``."""
    return _NAMES.get(character) or _form(character) or f"U+{ord(character):04X}"


def _form(character: str) -> str:
    """The name of an old form of a letter: ``"FULLWIDTH A"``, ``"ARABIC FORM لا"``."""
    plain = unicodedata.normalize("NFKC", character)
    kinds = {"<wide>": "FULLWIDTH", "<narrow>": "HALFWIDTH", "<font>": "MATH", "<compat>": "FORM"}
    kind = unicodedata.decomposition(character).partition(" ")[0]
    arabic = "\ufb50" <= character <= "\ufefc"
    return (
        f"{'ARABIC FORM' if arabic else kinds[kind]} {plain}"
        if plain != character and (arabic or kind in kinds)
        else ""
    )


def pieces(text: str, careful: bool = False, against: str = "") -> Iterator[tuple[str, str]]:
    """Cuts ``text`` into pieces ``(characters, name)``; the characters of all pieces joined are ``text``.

    ``name`` is empty for ordinary text. Zero-width, format and control characters and letters of another alphabet in
    the middle of a word are always named; with ``careful`` (for an edit of typography or of invisible characters) also
    no-break and other special spaces, tatweel, combining marks, and old forms of letters. Joiners and direction marks
    inside the scripts that need them are left in peace unless ``careful``. ``against`` is the text that this one replaces or
    that replaces it: letters by which a word differs from one there that looks the same are named. Line feeds are never
    named here: they separate paragraphs.
    """
    plain = text.isascii() and text.isprintable()
    if plain and (not against or against.isascii()):
        yield text, ""
        return
    named = [] if plain else list(_named(text, careful))
    if against:
        known = {start for start, _, _ in named}
        named = sorted(named + [twin for twin in _twins(text, against) if twin[0] not in known])
    done = 0
    for start, end, label in named:
        if start < done:
            continue
        if start > done:
            yield text[done:start], ""
        yield text[start:end], label
        done = end
    if done < len(text) or not text:
        yield text[done:], ""


def number_pieces(paragraph: Paragraph) -> list[tuple[str, str]]:
    """The number of a paragraph in ``pieces``: as it is printed, or all of the mark where that holds what cannot be seen."""
    mark = paragraph.mark
    if mark.isascii() and mark.isprintable():
        return [(paragraph.printed_number, "")]
    found = list(pieces(mark + paragraph.text))
    cut: list[tuple[str, str]] = []
    left = len(mark)
    for characters, label in found:
        if left > 0:
            cut.append((characters[:left], label))
        left -= len(characters)
    return cut if any(label for _, label in cut) else [(paragraph.printed_number, "")]


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


def is_needed(text: str, at: int, around: str = "") -> bool:
    """Whether an invisible character is part of the spelling: a joiner in Persian, a selector after a pictogram.

    ``around`` is looked at where the character has no neighbours in ``text``.
    """
    character = text[at]
    before, after = text[:at][-1:], text[at + 1 : at + 2]
    if character in _JOINERS:
        return bool(_JOINED.search(before + after or around))
    if _SELECTOR.match(character):
        return bool(_VARIED.match(before)) or after == _KEYCAP
    return False


def _at_home(text: str, at: int, character: str) -> bool:
    if character in _DIRECTION_MARKS:
        return bool(_RIGHT_TO_LEFT.search(text))
    return is_needed(text, at)


def _named(text: str, careful: bool) -> Iterator[tuple[int, int, str]]:
    for match in (_CAREFUL if careful else _ALWAYS).finditer(text):
        yield from _mixed(match) if match["mixed"] else _single(match, careful)


def _twins(text: str, against: str) -> Iterator[tuple[int, int, str]]:
    """The letters by which a word differs from one of another text that looks the same."""
    others = {fold_lookalikes(found[0]): found[0] for found in _WORD.finditer(against)}
    for found in _WORD.finditer(text):
        word = found[0]
        twin = others.get(fold_lookalikes(word), word)
        if len(twin) != len(word) or (_is_mixed(twin) and not _is_mixed(word)):
            continue  # of a word and its forgery only the forgery is marked
        for place, (letter, other) in enumerate(zip(word, twin, strict=True), found.start()):
            if letter != other:
                yield (
                    place,
                    place + 1,
                    f"{_script(letter)} {letter}" if _script(letter) != _script(other) else name(letter),
                )


def _mixed(match: regex.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The letters of a word that belong to another alphabet than most of it, and look as if they did not."""
    word = match.group()
    scripts = [_script(letter) for letter in word]
    home = max(_FOREIGN, key=scripts.count)
    letters, foreign = _FOREIGN[home]
    for offset, (letter, script) in enumerate(zip(word, scripts, strict=True)):
        if script in foreign and letter in letters:
            yield match.start() + offset, match.start() + offset + 1, f"{script} {letter}"


def _is_mixed(word: str) -> bool:
    return len({_script(letter) for letter in word if letter.isalpha()}) > 1


def _script(letter: str) -> str:
    words = unicodedata.name(letter, "").split(" ", 1)
    return words[0].capitalize()


def span_pieces(spans: Sequence[Span], place: int, text: str | None = None) -> Iterator[tuple[str, str]]:
    """``pieces`` of a row's span, or of a ``text`` that is part of it, named as carefully as the change asks for."""
    return pieces(spans[place].text if text is None else text, *span_care(spans, place))


def span_care(spans: Sequence[Span], place: int) -> tuple[bool, str]:
    """``careful`` and ``against`` of ``pieces`` for a row's span."""
    span, against = spans[place], _partner(spans, place)
    return span.op is not Op.EQUAL and needs_care(span.change_class, span.text, against), against


def needs_care(change_class: ChangeClass | None, text: str, against: str) -> bool:
    """Whether special spaces and the like are to be named in the words of a change, as ``pieces`` does with ``careful``.

    They are where the change is one of typography or invisible characters, where ``against``, the words on the other side,
    have other special spaces, and where there are no such words and a space is one that no script puts between words: nobody
    sees that a tab is none.
    """
    if change_class in _CAREFUL_CLASSES:
        return True
    return _specials(against) != _specials(text) if against else _ODD_SPACE.search(text) is not None


def _specials(text: str) -> list[str]:
    return [] if text.isascii() and "\t" not in text else _SPECIAL.findall(text)


def _partner(spans: Sequence[Span], place: int) -> str:
    """What a changed span replaces, or what replaces it; empty for an equal one, and where there is nothing."""
    first = last = place
    if spans[place].op is Op.EQUAL:
        return ""
    while first > 0 and spans[first - 1].op is not Op.EQUAL:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1].op is not Op.EQUAL:
        last += 1
    return "".join(span.text for span in spans[first : last + 1] if span.op is not spans[place].op)
