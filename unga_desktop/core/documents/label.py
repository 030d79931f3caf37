"""Paragraph numbers as they are printed: taken off the text, and kept with the punctuation that sets them off.

What a label takes away from a paragraph, and nothing else:

* ``1.``, ``3 bis.``, ``3 之二.``, ``12A.``, ``1.2.``, ``1º``, ``OP3``, ``PP2``: the number, the full stop (also U+FF0E,
  or the Chinese comma U+3001) and the white space around; label ``1``, ``3 bis``.
* ``1 -`` or ``1-`` as Arabic texts write it: the number, the dash and the white space around; label ``1``.
* ``(a)``, ``(i)``, ``a)``, ``（一）``, ``(أ)``, ``①``, a bullet: the label as printed, and the white space around; ``a.`` and
  ``أ -`` lose their stop or dash.
* ``I.``, ``A.``, ``一、``, ``أولا -`` before the words of a heading: the number, what sets it off, and the white space around.

Spaces and tabs around a label are layout, as wrapping is. All else is not: the mark keeps the punctuation (``1.``, ``1 -``),
no-break spaces, direction marks and whatever else stands there, so that no character of a text vanishes with its label.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from unga_desktop.core.documents import label_sequence
from unga_desktop.core.documents.label_sequence import Ordinal as Ordinal
from unga_desktop.core.documents.note_mark import RAISED, RAISED_LETTERS

_MOST_DIGITS = 3
_DIGITS = rf"\p{{Nd}}{{1,{_MOST_DIGITS}}}"
_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
_SUFFIX = (
    r"(?:[ \u00a0-]?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt|бис|тер|кватер|квинквиес)\b"
    r"|[ \u00a0]مكرر(?:ا|اً|ًا|ٌ)?(?:[ \u00a0](?:ثانيا|ثالثا|رابعا|خامسا)ً?)?|[ \u00a0]?之[一二三四五六七八九十])"
)
# Invisible marks of direction often stand before the numbers of Arabic texts.
_BEFORE = r"[\s\p{Cf}]*"
_NUMBER = regex.compile(
    rf"{_BEFORE}(?:(?P<label>{_DIGITS}\.?[ºª°])[.\-\u2013]?\s+"
    rf"|(?P<label>{_DIGITS}(?:{_SUFFIX}|[A-Za-z](?=\.\s))?)\p{{Cf}}*"
    r"(?:[.\uff0e](?:\s+|(?=\p{Cf}*[^\W\d_]))|\u3001\s*|\s+[-\u2013\u2014]\p{Cf}*\s+"
    r"|[-\u2013\u2014](?:\s*(?=\p{Cf}*\p{Arabic})|\s+(?=\p{Lu})))"
    rf"|(?P<label>{_DIGITS}(?:\.\p{{Nd}}{{1,2}}){{1,3}})(?:\.\s+|\s+(?=\p{{Lu}}))"
    r")(?=\S)",
    regex.VERSION1,
)
# What most numbered paragraphs begin with, found sooner than among all that a number can be.
_COMMON_NUMBER = re.compile(r"([0-9]{1,3})\. (?=\S)")
_ROMAN_DIGITS = "[ivxl]{1,6}|[IVXL]{1,6}"
_NEGOTIATED = regex.compile(
    rf"{_BEFORE}(?P<label>[OP]P[ \u00a0]?{_DIGITS}{_SUFFIX}?)(?:[.:]\s+|\s+[-\u2013\u2014]\s+|\s+)(?=\S)",
    regex.VERSION1,
)
# After (z) comes (aa).
_DOUBLED = "|".join(letter * 2 for letter in "abcdefghijklmnopqrstuvwxyz")
_BRACKETED = regex.compile(
    rf"{_BEFORE}(?P<label>"
    rf"[(\uff08](?:{_ROMAN_DIGITS}|[A-Za-z]|{_DOUBLED}|[а-яёА-ЯЁ]|{_DIGITS}|{_CHINESE_NUMBER}|[ء-ي]{{1,2}}){_SUFFIX}?[)\uff09]"
    rf"(?:[ \u00a0](?:bis|ter|quater|бис|тер)\b)?"
    rf"|(?:{_ROMAN_DIGITS}|[A-Za-z]|{_DOUBLED}|[а-яё]|\p{{Nd}}{{1,2}}|{_CHINESE_NUMBER}|[ء-ي]){_SUFFIX}?[)\uff09]"
    r"|[\u2460-\u2487\u249c-\u24b5\u3220-\u3229]"
    r"|['\u2018\u2019]\p{Nd}{1,2}['\u2018\u2019]"
    r"|[\u2022\u2023\u2043\u25aa\u25cb\u25cf\u25e6](?=\s)|[-\u2013\u2014](?=\s+\S)"
    r")\s*(?=\S)",
    regex.VERSION1,
)
_STOPPED = regex.compile(
    rf"{_BEFORE}(?P<label>[ivx]{{1,5}}|[a-z]|[а-я])\.\s+(?=\S)|{_BEFORE}(?P<label>[ء-ي])(?:\s*[-\u2013\u2014]|\.)\s+(?=\S)",
    regex.VERSION1,
)
_SECTION = regex.compile(
    rf"{_BEFORE}(?P<label>[IVXL]{{1,6}}|[A-Z]|[А-ИК-Я]|{_CHINESE_NUMBER}(?=\u3001)"
    rf"|(?:{'|'.join(label_sequence.ARABIC_ORDINALS)})ً?|{'|'.join(label_sequence.ARABIC_LETTER_NAMES)})"
    r"(?:[.\uff0e]\s+|\u3001\s*|\s+[-\u2013\u2014]\s+|[-\u2013\u2014]\s*(?=\p{Arabic})|:\s+(?=\p{Arabic}))(?=\S)",
    regex.VERSION1,
)
_FOOTNOTE = regex.compile(
    rf"{_BEFORE}(?P<label>[⁰¹²³⁴-⁹]{{1,3}}|[{RAISED_LETTERS}]{{1,8}}(?=\s)|\*{{1,3}}|[†‡]{{1,3}}|§{{1,3}}(?=\s+\p{{L}})"
    rf"|\[\p{{Nd}}{{1,3}}\])\s*(?=\S)"
    rf"|{_BEFORE}(?P<label>(?:\p{{Nd}}{{1,3}}|[a-z])/)\s+(?=\S)",
    regex.VERSION1,
)
# Two words, or a long one: no label begins so, and most paragraphs do.
_PLAIN_WORDS = re.compile(rf"(?![{RAISED}])(?:[^\W\d_]{{2,}}[ ,\u060c][^\W\d_]|[^\W\d_]{{7}})")
_LAYOUT = re.compile(r"[ \t]+")
_BARE_NOTE = regex.compile(rf"{_BEFORE}(?P<label>\p{{Nd}}{{1,3}})[ \t\u00a0]+(?=\S)", regex.VERSION1)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, the text after it, and the label with the punctuation that sets it off, ``1.`` or ``1 -``."""

    label: str
    text: str
    mark: str = field(default="", compare=False)


def numbered(text: str) -> Labelled | None:
    """The number of an operative paragraph, if the text begins with one."""
    common = _COMMON_NUMBER.match(text)
    if common:
        return Labelled(common[1], text[common.end() :], f"{common[1]}.")
    return _split(_NUMBER, text)


def negotiated(text: str) -> Labelled | None:
    """The number that working papers give a paragraph, ``PP3`` in the preamble, ``OP5 bis`` in the operative part."""
    return _split(_NEGOTIATED, text)


def bracketed(text: str) -> Labelled | None:
    """The label of a sub-paragraph, if the text begins with one."""
    return _split(_BRACKETED, text)


def stopped(text: str) -> Labelled | None:
    """A small letter with a stop, ``a.``, or an Arabic one with a dash, if the text begins with it."""
    return _split(_STOPPED, text)


def section(text: str) -> Labelled | None:
    """The Roman number, capital letter or Chinese number of a section, if the text begins with one."""
    return _split(_SECTION, text)


def footnote(text: str) -> Labelled | None:
    """The mark of a footnote, if the text begins with one."""
    return _split(_FOOTNOTE, text)


def bare_note(text: str) -> Labelled | None:
    """A number with nothing but white space after it, as footnotes of plain text files have it."""
    return _split(_BARE_NOTE, text)


def has_none(text: str) -> bool:
    """Whether a text begins with words, so that none of the functions above can find a label; a quick look only."""
    return _PLAIN_WORDS.match(text) is not None


def _split(pattern: regex.Pattern[str], text: str) -> Labelled | None:
    found = None if _PLAIN_WORDS.match(text) else pattern.match(text)
    if not found:
        return None
    mark = _LAYOUT.sub(" ", found.group()).strip(" ")
    return Labelled(found["label"], text[found.end() :], mark)


def is_roman(label: str) -> bool:
    """Whether a label can be a Roman number: ``(i)``, ``IV``. ``(c)`` and ``(d)`` are letters."""
    return label_sequence.is_roman(_core(label))


def is_decimal(label: str) -> bool:
    """Whether a label is a number of an outline: ``1.2``."""
    return "." in label and label.replace(".", "").isdecimal()


# The two texts of a comparison have most of their labels in common.
@lru_cache(maxsize=8192)
def ordinal(label: str, roman: bool = False) -> Ordinal | None:
    """The place of a label in its sequence, or None where it has none; ``roman`` reads ``(i)`` as 1, not as 9."""
    if label.isdecimal():
        return Ordinal(int(label)) if len(label) <= _MOST_DIGITS else None
    return label_sequence.ordinal(_core(label), roman)


def _core(label: str) -> str:
    return label.strip("()\uff08\uff09'\u2018\u2019").rstrip(".")
