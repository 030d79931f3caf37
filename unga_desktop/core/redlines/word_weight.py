"""How much the words of a change weigh: negation, modal, number, date, symbol, or plain wording, told in the six languages."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

import regex

from unga_desktop.core.redlines.redline import ChangeClass
from unga_desktop.core.words import date_words, folding, tokens
from unga_desktop.core.words.terms import (
    AMBIGUOUS_MONTHS,
    ARABIC_PREFIXES,
    CHINESE_COMPOUNDS,
    ENGLISH_MONTHS,
    LOOSE_NUMBERS,
    MODALS,
    MONTHS,
    NEGATIONS,
    NUMBER_WORDS,
    WEEKDAYS,
)

_SYMBOL = regex.compile(r"(?=.*\p{Nd})(?=.*/)[\p{Lu}\p{Nd}][\p{L}\p{Nd}./()-]*")
_NUMBER = regex.compile(
    r"\p{Nd}[\p{Nd}.,\u066b\u066c]*(?:[-\u2013][\p{Nd}.,]+)?(?:s|st|nd|rd|th|er|ère|e|ème|º|ª|-?й|-?я|-?го)?"
    r"|\p{Nd}*[\u00bc-\u00be\u2150-\u215f\u2189]"
)
_YEAR = regex.compile(r"(?:18|19|20)\d\d")
_RESOLUTION_BEFORE = regex.compile(
    r"(?:resolutions?|résolutions?|resoluci(?:ón|ones)|резолюци\w*|القرار(?:ات|ين)?|第)\s*\Z", regex.IGNORECASE
)
# "No. 5" denies nothing.
_NUMERO = regex.compile(r"\bNos?\.")
_ELIDED_NE = regex.compile(r"n['’]\p{L}+")
_PARTS = regex.compile(r"[-\u2010\u2011/'’]")
_COMPOUND = regex.compile("|".join(CHINESE_COMPOUNDS))
_IN_TABLES = frozenset().union(MODALS, NEGATIONS, MONTHS, ENGLISH_MONTHS, AMBIGUOUS_MONTHS, WEEKDAYS, NUMBER_WORDS)
_CONTEXT = 40
_IDIOM_LENGTH = 4


def weight(before: str, after: str, text_before: str, text_after: str) -> ChangeClass:
    """The class of a change of words, between two stretches of equal text: the heaviest of what differs."""
    leading, following = text_before[-_CONTEXT:], text_after[:_CONTEXT]
    dated = None
    found = set()
    for word in _differing(_words(before, leading, following), _words(after, leading, following)):
        if _weighs_nothing(word):
            continue
        named = _of_word(word, leading)
        ambiguous = word.lower() in AMBIGUOUS_MONTHS
        if ambiguous or named in (ChangeClass.NUMBER, ChangeClass.DATE, ChangeClass.MODAL):
            if dated is None:
                dated = any(date_words.touches_date(leading, words, following) for words in (before, after))
            named = _in_date(word, named, ambiguous) if dated else named
        found.add(named)
    order = (ChangeClass.NEGATION, ChangeClass.MODAL, ChangeClass.NUMBER, ChangeClass.DATE, ChangeClass.SYMBOL)
    return next((heavy for heavy in order if heavy in found), ChangeClass.WORDING)


def other_symbols(before: str, after: str) -> bool:
    """Whether two texts hold different symbols of documents: ``A/79/L.5`` and ``A/79/L/5``."""
    named = [[word for word in tokens.cut(text) if _SYMBOL.fullmatch(word)] for text in (before, after)]
    return named[0] != named[1]


def _in_date(word: str, named: ChangeClass | None, ambiguous: bool) -> ChangeClass | None:
    """A number in a date, and "May" or "mars" in one, belong to the date."""
    if named is ChangeClass.MODAL and not (ambiguous and word[:1].isupper()):
        return named
    return ChangeClass.DATE


def _words(text: str, leading: str, following: str) -> list[str]:
    text = _NUMERO.sub(" ", text)
    if not text.isascii():
        text = _without_compounds(text, leading[-_IDIOM_LENGTH:], following[:_IDIOM_LENGTH])
    return [token for token in tokens.cut(text) if tokens.is_word(token)]


def _without_compounds(text: str, leading: str, following: str) -> str:
    """Chinese numbers and modals that are part of another word are no numbers and modals: 一致, 应对."""
    whole = leading + text + following
    kept = list(whole)
    for found in _COMPOUND.finditer(whole):
        kept[found.start() : found.end()] = "\u4e28" * len(found[0])
    return "".join(kept[len(leading) : len(leading) + len(text)])


def _differing(old: list[str], new: list[str]) -> Collection[str]:
    """The words that occur more often on one side."""
    if set(old).isdisjoint(new):
        return {*old, *new}
    before, after = Counter(old), Counter(new)
    return (before - after) | (after - before)


def _weighs_nothing(word: str) -> bool:
    """Whether a word is of Latin letters and in no table, as most are: it has neither parts nor particles."""
    return word.isascii() and word.isalpha() and word.lower() not in _IN_TABLES


def _of_word(word: str, leading: str) -> ChangeClass | None:
    lower = word.lower()
    if not word.isalpha():
        if date_words.touches_date("", word, ""):
            return ChangeClass.DATE
        if _SYMBOL.fullmatch(word):
            return ChangeClass.SYMBOL
        if _NUMBER.fullmatch(word):
            if _RESOLUTION_BEFORE.search(leading):
                return ChangeClass.SYMBOL
            return ChangeClass.DATE if _YEAR.fullmatch(word.rstrip("s")) else ChangeClass.NUMBER
        figures = [part for part in _PARTS.split(word) if part.isdecimal()]
        if figures:  # "mid-2025", "G-77"
            return ChangeClass.DATE if all(map(_YEAR.fullmatch, figures)) else ChangeClass.NUMBER
    return _of_letters(word, _bare(lower))


def _bare(lower: str) -> str:
    """An Arabic word without vowel signs."""
    return lower if lower.isascii() else folding.fold_harakat(lower).replace(folding.TATWEEL, "")


@lru_cache(maxsize=8192)
def _of_letters(word: str, lower: str) -> ChangeClass | None:
    if any(form in MODALS for form in _stems(lower)):
        return ChangeClass.MODAL
    if any(form in NEGATIONS for form in _stems(lower)) or _ELIDED_NE.fullmatch(lower):
        return ChangeClass.NEGATION
    parts = _PARTS.split(lower)
    if any(_is_month(word, part) for part in parts) or lower in WEEKDAYS:
        return ChangeClass.DATE
    return ChangeClass.NUMBER if _is_number(parts) else None


def _stems(lower: str) -> Iterable[str]:
    """The word, and for Arabic also without the particles that are written together with it."""
    if not "\u0600" <= lower[:1] <= "\u06ff":
        return (lower,)
    return [lower[len(prefix) :] for prefix in ARABIC_PREFIXES if lower.startswith(prefix)]


def _is_month(word: str, part: str) -> bool:
    if part in AMBIGUOUS_MONTHS:
        return "/" in word or (part == "march" and word[:1].isupper())
    if part in ENGLISH_MONTHS:
        return word[:1].isupper() or part not in ("march", "may")
    return any(form in MONTHS for form in _stems(part))


def _is_number(parts: list[str]) -> bool:
    numeric = [any(form in NUMBER_WORDS for form in _stems(part)) for part in parts if part]
    if not numeric:
        return False
    return all(numeric) or (len(parts) > 1 and numeric[0] and parts[0] not in LOOSE_NUMBERS)
