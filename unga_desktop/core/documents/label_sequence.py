"""What comes after what: the series in which labels are counted, in the alphabets of the six languages. Tables and arithmetic.

Works on the core of a label, without brackets and stops: ``3 bis``, ``a``, ``iv``, ``أ``, ``十二``, ``①``.
"""

import re
import unicodedata
from dataclasses import dataclass

LATIN_SUFFIXES = "bis ter quater quinquies sexies septies octies novies decies".split()
RUSSIAN_SUFFIXES = "бис тер кватер квинквиес".split()
ARABIC_ORDINALS = "أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا".split()
ARABIC_LETTER_NAMES = "ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون".split()

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_ROMAN_FORM = re.compile(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_CHINESE = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_SUFFIXES = {
    **{name: rank for names in (LATIN_SUFFIXES, RUSSIAN_SUFFIXES) for rank, name in enumerate(names, 2)},
    **{f"مكررا {name}": rank for rank, name in enumerate(ARABIC_ORDINALS[1:4], 3)},
    **{"مكرر": 2, "مكررا": 2, "alt": 1},
}
# The Arabic letters in the old order that counts with them.
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_TANWIN = "\u064b"
_NUMBER = re.compile(r"(?:[OP]P\s?)?(?P<number>\d{1,3})(?:\.?[ºª°])?(?P<suffix>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Ordinal:
    """A label's place in its sequence: ``3 bis`` is number 3, suffix 2; a plain number has suffix 0."""

    number: int
    suffix: int = 0


def is_roman(core: str) -> bool:
    """Whether letters can be a Roman number below 90."""
    lower = core.lower()
    return bool(lower) and lower[0] in _ROMAN and _ROMAN_FORM.fullmatch(lower) is not None


def ordinal(core: str, roman: bool) -> Ordinal | None:
    """The place of a label's core in its sequence, or None where it has none; ``roman`` reads ``i`` as 1, not as 9."""
    found = _NUMBER.fullmatch(core.rpartition(".")[2] if core.replace(".", "").isdecimal() else core)
    if found:
        suffix = _suffix(found["suffix"])
        return None if suffix is None else Ordinal(int(found["number"]), suffix)
    head, _, rest = core.replace("\u00a0", " ").partition(" ")
    suffix = _suffix(rest.strip("() ")) if rest else 0
    place = _roman(head.lower().rstrip(")")) if roman and is_roman(head.rstrip(")")) else _letters(head.rstrip(")"))
    return None if place is None or suffix is None else Ordinal(place, suffix)


def _suffix(printed: str) -> int | None:
    name = printed.replace("\u00a0", " ").replace(_TANWIN, "").strip(" -")
    if not name:
        return 0
    if name.startswith("之") and len(name) == 2:
        return _CHINESE.get(name[1])
    if len(name) == 1 and name.isascii() and name.isalpha():
        return ord(name.lower()) - ord("a") + 1
    return _SUFFIXES.get(name)


def _roman(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    return sum(
        -value if index + 1 < len(values) and values[index + 1] > value else value for index, value in enumerate(values)
    )


def _letters(core: str) -> int | None:
    lower = core.lower()
    if lower and lower.isascii() and lower.isalpha() and len(set(lower)) == 1:
        return ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1)
    for sequence in (_ABJAD, _RUSSIAN):
        if len(lower) == 1 and lower in sequence:
            return sequence.index(lower) + 1
    for names in (ARABIC_ORDINALS, ARABIC_LETTER_NAMES):
        if core.replace(_TANWIN, "") in names:
            return names.index(core.replace(_TANWIN, "")) + 1
    return _chinese(core) or _enclosed(core)


def _enclosed(core: str) -> int | None:
    """Numbers and letters in a circle or in brackets that are one character."""
    if len(core) != 1:
        return None
    value = unicodedata.numeric(core, 0)
    if value:
        return int(value)
    plain = unicodedata.normalize("NFKC", core).strip("()").lower()
    return ord(plain) - ord("a") + 1 if plain != core and len(plain) == 1 and "a" <= plain <= "z" else None


def _chinese(core: str) -> int | None:
    if not core or any(digit not in _CHINESE and digit != "十" for digit in core):
        return None
    tens, ten, ones = core.partition("十")
    if not ten:
        return _CHINESE[core] if len(core) == 1 else None
    return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)
