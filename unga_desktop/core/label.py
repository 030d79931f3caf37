"""Paragraph numbers as they are printed: taken off the text, and read as a place in a sequence.

What a label takes away from a paragraph, and nothing else:

* ``1.``, ``3 bis.``: the number, the full stop (also U+FF0E, or the Chinese comma U+3001) and the white space around;
  label ``1``, ``3 bis``.
* ``1 -`` or ``1-`` as Arabic texts write it: the number, the dash and the white space around; label ``1``.
* ``(a)``, ``(i)``, ``a)``, ``（一）``, ``(أ)``: the label as printed, and the white space around.
* ``I.``, ``A.`` before the words of a heading: the number, the full stop and the white space around; label ``I``, ``A``.

White space around a label is layout, as wrapping is. Its punctuation is not: the mark keeps it (``1.``, ``1 -``), so that
a full stop that became a dash is told.
"""

import re
from dataclasses import dataclass, field

_LATIN_SUFFIX = r"bis|ter|quater|quinquies|sexies|septies|octies|novies|decies"
_ARABIC_SUFFIX = r"مكررا|مكرر"
_NUMBER = re.compile(
    rf"\s*(?P<label>\d{{1,3}}(?:[ \u00a0](?:{_LATIN_SUFFIX}|{_ARABIC_SUFFIX})|之[一二三四五六七八九十])?)"
    r"(?:[.\uff0e](?:\s+|(?=[^\W\d_]))|\u3001\s*|\s+[-\u2013\u2014]\s+|[-\u2013\u2014]\s+(?=[ء-ي]))(?=\S)"
)
_BRACKETED = re.compile(
    r"\s*(?P<label>[(\uff08](?:[ivxl]{1,6}|[IVXL]{1,6}|[A-Za-z]{1,2}|[а-яё]|\d{1,2}|[一二三四五六七八九十]{1,3}|[ء-ي]{1,2})[)\uff09]"
    r"|(?:[ivx]{1,6}|[a-z]{1,2}|[а-яё]|\d{1,2})\))\s*(?=\S)"
)
_SECTION = re.compile(r"\s*(?P<label>[IVXL]{1,6}|[A-Z]|[一二三四五六七八九十]{1,3}(?=、))(?:[.\uff0e]\s+|、\s*)(?=\S)")
_FOOTNOTE = re.compile(r"\s*(?P<label>[⁰¹²³⁴-⁹]{1,3}|\*{1,3}|\[\d{1,3}\])\s*(?=\S)")

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_ROMAN_FORM = re.compile(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_CHINESE = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_SUFFIXES = {name: rank for rank, name in enumerate(_LATIN_SUFFIX.split("|"), 2)} | {"مكرر": 2, "مكررا": 2}
# The Arabic letters in the old order that counts with them.
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, the text after it, and the label with the punctuation that sets it off, ``1.`` or ``1 -``."""

    label: str
    text: str
    mark: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Ordinal:
    """A label's place in its sequence: ``3 bis`` is number 3, suffix 2; a plain number has suffix 0."""

    number: int
    suffix: int = 0


def numbered(text: str) -> Labelled | None:
    """The number of an operative paragraph, if the text begins with one."""
    return _split(_NUMBER, text)


def bracketed(text: str) -> Labelled | None:
    """The label of a sub-paragraph, if the text begins with one."""
    return _split(_BRACKETED, text)


def section(text: str) -> Labelled | None:
    """The Roman number or capital letter of a section, if the text begins with one."""
    return _split(_SECTION, text)


def footnote(text: str) -> Labelled | None:
    """The mark of a footnote, if the text begins with one."""
    return _split(_FOOTNOTE, text)


def _split(pattern: re.Pattern[str], text: str) -> Labelled | None:
    found = pattern.match(text)
    return Labelled(found["label"], text[found.end() :], " ".join(found.group().split())) if found else None


def is_roman(label: str) -> bool:
    """Whether a label can be a Roman number: ``(i)``, ``IV``. ``(c)`` and ``(d)`` are letters."""
    core = _core(label).lower()
    return bool(core) and core[0] in _ROMAN and _ROMAN_FORM.fullmatch(core) is not None


def ordinal(label: str, roman: bool = False) -> Ordinal | None:
    """The place of a label in its sequence, or None where it has none; ``roman`` reads ``(i)`` as 1, not as 9."""
    core = _core(label)
    head, _, suffix = core.replace("\u00a0", " ").partition(" ")
    if head.isdecimal():
        return Ordinal(int(head), _SUFFIXES.get(suffix, 0))
    if roman and is_roman(core):
        return Ordinal(_roman(core.lower()))
    return _letters(core)


def _core(label: str) -> str:
    return label.strip("()\uff08\uff09").rstrip(".")


def _roman(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    return sum(
        -value if index + 1 < len(values) and values[index + 1] > value else value for index, value in enumerate(values)
    )


def _letters(core: str) -> Ordinal | None:
    lower = core.lower()
    if lower and lower.isascii() and lower.isalpha() and len(set(lower)) == 1:
        return Ordinal(ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1))
    for sequence in (_ABJAD, _RUSSIAN):
        if len(lower) == 1 and lower in sequence:
            return Ordinal(sequence.index(lower) + 1)
    return _chinese(core)


def _chinese(core: str) -> Ordinal | None:
    if not core or any(digit not in _CHINESE and digit != "十" for digit in core):
        return None
    tens, ten, ones = core.partition("十")
    if not ten:
        return Ordinal(_CHINESE[core]) if len(core) == 1 else None
    return Ordinal(_CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0))
