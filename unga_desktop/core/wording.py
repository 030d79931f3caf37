"""Questions about the first words of a paragraph: an opening, a preambular participle, an operative verb, an annex."""

import re

from unga_desktop.core.opening_words import ANNEX, OPENINGS, OPERATIVE, PREAMBULAR

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST_OPENING = max(map(len, OPENINGS)) + 8
_MARKS = str.maketrans({"’": "'", "\u00a0": " ", "*": None, "_": None})
_LATIN = ("en", "fr", "es", "ru", "ar")
_PREAMBULAR = frozenset().union(*(PREAMBULAR[language] for language in _LATIN))
_OPERATIVE = frozenset().union(*(OPERATIVE[language] for language in _LATIN))
_PREAMBULAR_CHINESE = tuple(sorted(PREAMBULAR["zh"]))
_OPERATIVE_CHINESE = tuple(sorted(OPERATIVE["zh"]))
_LEADING_PRONOUN = frozenset(("se", "s", "le", "la"))


def is_opening(text: str) -> bool:
    """Whether the text is "The General Assembly," or the like, and nothing more."""
    if len(text) > _LONGEST_OPENING:
        return False
    return text.translate(_MARKS).strip().rstrip(",،，:：").strip().lower() in OPENINGS


def is_annex_heading(text: str) -> bool:
    """Whether the text is a heading such as "Annex", "Annex II" or "Приложение I"."""
    if len(text) > 80 or text[-1:] in ".,;،；":
        return False
    lower = text.lower()
    return any(
        re.match(rf"{word}(?:\s+[ivxlc\d]+|\s+[a-z])?(?:[\s:.]|[一二三四五六七八九十]|\Z)", lower) for word in ANNEX
    )


def begins_preambular(text: str) -> bool:
    """Whether the text begins as a preambular paragraph does: "Recalling", "Deeply concerned", "Recordando"."""
    if text.startswith(_PREAMBULAR_CHINESE):
        return True
    return _among_the_first(text, _PREAMBULAR)


def begins_operative(text: str) -> bool:
    """Whether the text begins with the verb of an operative paragraph: "Decides", "Strongly condemns", "Prie"."""
    if text.startswith(_OPERATIVE_CHINESE):
        return True
    return _among_the_first(text, _OPERATIVE)


def _among_the_first(text: str, words: frozenset[str]) -> bool:
    """The verb is the first word or comes after adverbs ("Also strongly"); a capital letter begins, but in Russian."""
    first = _WORD.findall(text[:60])[:3]
    if not first or (first[0][0].islower() and not "а" <= first[0][0] <= "ё"):
        return False
    return any(word.lower() in words for word in first)
