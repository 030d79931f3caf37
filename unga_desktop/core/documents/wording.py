"""Questions about the first words of a paragraph: an opening, a preambular participle, an operative verb, an annex, a note."""

import re
from functools import lru_cache
from itertools import islice

import regex

from unga_desktop.core.documents.note_mark import RAISED
from unga_desktop.core.words.opening_words import (
    ANNEX,
    FURNITURE,
    HEADINGS,
    LEADING,
    NOTE_BEGINNINGS,
    OPENINGS,
    OPERATIVE,
    OTHER_OPENINGS,
    PREAMBULAR,
)

_WORD = regex.compile(r"[^\W\d_](?:[^\W\d_]|\p{M})*(?:['’-][^\W\d_]+)*", regex.VERSION1)
_LONGEST_OPENING = 160
_LONGEST_LISTED = max(map(len, OPENINGS)) + 8
_OPENING_ENDS = ",،，:：*_ \t\u00a0"
_ARTICLES = ("the ", "la ", "le ", "les ", "l'", "el ", "las ", "los ")
_UNMARKED = str.maketrans({"’": "'", "\u00a0": " ", "*": None, "_": None})
_UNSEEN = regex.compile(r"[\p{Cf}\u064b-\u0652]", regex.VERSION1)
_LATIN = ("en", "fr", "es", "ru", "ar")
_PREAMBULAR = frozenset().union(*(PREAMBULAR[language] for language in _LATIN))
_OPERATIVE = frozenset().union(*(OPERATIVE[language] for language in _LATIN))
_PREAMBULAR_CHINESE = tuple(sorted(PREAMBULAR["zh"]))
_OPERATIVE_CHINESE = tuple(sorted(OPERATIVE["zh"]))
_OTHER_OPENINGS = regex.compile("|".join(OTHER_OPENINGS), regex.IGNORECASE)
_FURNITURE = regex.compile("|".join(FURNITURE), regex.IGNORECASE | regex.DOTALL)
_HEADINGS = regex.compile("|".join(HEADINGS), regex.IGNORECASE)
_FIRST_CHINESE = min(*_PREAMBULAR_CHINESE, *_OPERATIVE_CHINESE)
# A verb is looked for in so many characters.
_HEAD = 60
_COMMA = re.compile(r"[,;:،؛；：]")
_FOOTNOTE_MARKS = rf"[{RAISED}*†‡§]*"
_ANNEX = re.compile(
    rf"(?:{'|'.join(ANNEX)}){_FOOTNOTE_MARKS}(?:\s+[ivxlc\d]+|\s+[a-z])?(?:[\s:.]|[一二三四五六七八九十：]|\Z)"
)
_ANNEX_INITIALS = frozenset(word[0] for word in ANNEX)
_SPACES = re.compile(r"[\s\u00a0]+")


def is_opening(text: str) -> bool:
    """Whether the text is "The General Assembly," or the like, and nothing more."""
    if len(text) > (_LONGEST_OPENING if text[-1:] in _OPENING_ENDS else _LONGEST_LISTED):
        return False
    if text.isascii() and not text.lstrip(" \t*_").lower().startswith(_ARTICLES):
        return False
    plain = _plain(text)
    return plain.rstrip(",،，:：").strip() in OPENINGS or _OTHER_OPENINGS.fullmatch(plain) is not None


def is_certain_opening(text: str) -> bool:
    """Whether the text is an opening and ends as one: "大会" alone may also be the head of a page."""
    return text.rstrip(" \t*_\u00a0")[-1:] in (",", "،", "，", ":", "：") and is_opening(text)


def _plain(text: str) -> str:
    if text.isascii():
        return _SPACES.sub(" ", text.translate(_UNMARKED)).strip().lower()
    return _SPACES.sub(" ", _UNSEEN.sub("", text).translate(_UNMARKED)).strip().lower()


def is_furniture(text: str) -> bool:
    """Whether a line above the opening is part of a page's head: the name of the organ, the session, the sponsors."""
    return _FURNITURE.fullmatch(_plain(text)) is not None


def is_heading_line(text: str) -> bool:
    """Whether the text is a heading by its words, "Part one", "Section II", "Article 5", and nothing more."""
    return len(text) <= 40 and _HEADINGS.fullmatch(_plain(text)) is not None


def begins_note(text: str) -> bool:
    """Whether the text begins as footnotes do: "See", "Ibid.", "Official Records"."""
    return text.startswith(NOTE_BEGINNINGS)


def is_annex_heading(text: str) -> bool:
    """Whether the text is a heading such as "Annex", "Annex II" or "Приложение I"."""
    if len(text) > 80 or text.rstrip()[-1:] in ".,;،；。，؛":
        return False
    return text.lstrip("[ \u00a0\u200e\u200f")[:1].lower() in _ANNEX_INITIALS and (
        _ANNEX.match(_plain(text).strip("[]")) is not None
    )


def begins_preambular(text: str) -> bool:
    """Whether the text begins as a preambular paragraph does: "Recalling", "Deeply concerned", "Recordando"."""
    if text >= _FIRST_CHINESE and text.startswith(_PREAMBULAR_CHINESE):
        return True
    return _first_verb(text[:_HEAD]) in _PREAMBULAR


def begins_operative(text: str) -> bool:
    """Whether the text begins with the verb of an operative paragraph: "Decides", "Strongly condemns", "Prie"."""
    if text >= _FIRST_CHINESE and text.startswith(_OPERATIVE_CHINESE):
        return True
    return _first_verb(text[:_HEAD]) in _OPERATIVE


# The two texts of a comparison have most of their paragraphs in common.
@lru_cache(maxsize=4096)
def _first_verb(head: str) -> str:
    """The verb that a text begins with, of a paragraph of either kind, in small letters; empty where there is none.

    The verb is the first word or comes after adverbs ("Also strongly"); a capital letter begins, but in Russian.
    Of two verbs the first decides: "Urges, recalling its decision" urges.
    """
    plain = head if head.isascii() else _UNSEEN.sub("", head)
    first = [found[0] for found in islice(_WORD.finditer(_COMMA.split(plain, 1)[0]), 3)]
    if not first or (first[0][0].islower() and not "а" <= first[0][0] <= "ё"):
        return ""
    for word in map(str.lower, first):
        if word in _OPERATIVE or word in _PREAMBULAR:
            return word
        if not _may_lead(word):
            return ""
    return ""


def _may_lead(word: str) -> bool:
    """Whether a word may stand before the verb: an adverb, a pronoun. In Arabic and Russian many may."""
    return word[0] > "\u024f" or word in LEADING or word.endswith(("ly", "ment", "mente", "'"))
