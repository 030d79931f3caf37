"""Sessions of the Assembly and the councils written out: "Eightieth session", "第十一届紧急特别会议", "58-я сессия".

The ordinals are composed from the words of each language, 1 to 99, as mastheads of documents spell them.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

import regex

from unga_desktop.core.words.written_date import chinese_number

_EN_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_EN_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_EN_TENS = (
    "twent:y:ieth thirt:y:ieth fort:y:ieth fift:y:ieth sixt:y:ieth sevent:y:ieth eight:y:ieth ninet:y:ieth".split()
)
_FR_ONES = "unième deuxième troisième quatrième cinquième sixième septième huitième neuvième".split()
_FR_TEENS = (
    "dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième".split()
)
_FR_TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    70: "soixante",
    80: "quatre-vingt",
    90: "quatre-vingt",
}
_ES_ONES = "primer segundo tercer cuarto quinto sexto séptimo octavo noveno".split()
_ES_TEENS = "décimo undécimo duodécimo decimotercer decimocuarto decimoquinto decimosexto decimoséptimo".split()
_ES_TENS = "vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo".split()
_RU_ONES = "первая вторая третья четвертая пятая шестая седьмая восьмая девятая".split()
_RU_TEENS = (
    "десятая одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая восемнадцатая "
    "девятнадцатая"
).split()
_RU_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
_RU_ROUND = "двадцатая тридцатая сороковая пятидесятая шестидесятая семидесятая восьмидесятая девяностая".split()
_AR_ONES = "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split()
_AR_TENS = "العشر الثلاث الأربع الخمس الست السبع الثمان التسع".split()


@dataclass(frozen=True, slots=True)
class WrittenSession:
    """A session as a text names it: ``number``; ``special`` is ``""``, ``"S"`` for a special session, ``"ES"`` for an emergency
    special one; the first character and the one after the last."""

    number: int
    special: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """As symbols have it: ``80``, ``S-32``, ``ES-11``."""
        return f"{self.special}-{self.number}" if self.special else str(self.number)


def written_session(text: str) -> WrittenSession | None:
    """The session that stands at the beginning of a text; None where another word does."""
    plain = _plain(text)
    for pattern, names in _patterns():
        found = pattern.match(plain)
        if found:
            number = _number(found["number"], names)
            if number:
                return WrittenSession(number, _special(found), found.start(), found.end())
    return None


def _special(found: "regex.Match[str]") -> str:
    groups = found.groupdict()
    return "ES" if groups.get("emergency") else "S" if groups.get("special") else ""


def _number(words: str, names: dict[str, int]) -> int:
    figures = regex.match(r"\p{Nd}+", words)
    if figures:
        return int(figures[0])
    known = names.get(regex.sub(r"[\s-]+", " ", words))
    if known is None and not names:
        return chinese_number(words)
    return known or 0


def _plain(text: str) -> str:
    """Small letters, one kind of space, hyphen and apostrophe, no marks on Arabic letters; the same length, or nearly."""
    small = unicodedata.normalize("NFC", text).casefold().replace("ё", "е").replace("\u2019", "'")
    return regex.sub(r"\p{Pd}", "-", regex.sub(r"[\u064b-\u0652\u0640]", "", regex.sub(r"\s", " ", small)))


@cache
def _patterns() -> tuple[tuple["regex.Pattern[str]", dict[str, int]], ...]:
    en, fr, es, ru, ar = _english(), _french(), _spanish(), _russian(), _arabic()
    return (
        (
            _pattern(
                en,
                r"\p{Nd}+(?:st|nd|rd|th)",
                r"(?P<number>{n}) (?:(?P<emergency>emergency special )|(?P<special>special )|(?:resumed |regular |substantive "
                r"|organizational |annual ){{0,2}})session\b",
            ),
            en,
        ),
        (
            _pattern(
                fr,
                r"\p{Nd}+e",
                r"(?P<number>{n}) session(?P<special> extraordinaire)?(?P<emergency> d'urgence)?\b",
            ),
            fr,
        ),
        (
            _pattern(
                es,
                r"\p{Nd}+[º°o]?",
                r"(?P<number>{n}) per[ií]odo(?P<special> extraordinario)? de sesiones(?P<emergency> de emergencia)?\b",
            ),
            es,
        ),
        (
            _pattern(
                ru,
                r"\p{Nd}+-я",
                r"(?P<number>{n}) (?P<emergency>чрезвычайная )?(?P<special>специальная )?(?:очередная )?сессия\b",
            ),
            ru,
        ),
        (
            regex.compile(
                r"第(?P<number>[一二三四五六七八九十]{1,3}|\p{Nd}{1,3})届(?P<emergency>紧急)?(?P<special>特别)?(?:常)?会"
            ),
            {},
        ),
        (
            _pattern(
                ar, r"\p{Nd}+", r"الدورة (?P<special>الاستثنائية )?(?P<emergency>الطارئة )?(?P<number>{n})(?!\p{{L}})"
            ),
            ar,
        ),
    )


def _pattern(names: dict[str, int], figures: str, pattern: str) -> "regex.Pattern[str]":
    words = "|".join(regex.escape(name).replace(r"\ ", "[ -]+") for name in sorted(names, key=len, reverse=True))
    return regex.compile(pattern.format(n=f"{words}|{figures}"))


def _english() -> dict[str, int]:
    found = {name: number for number, name in enumerate((*_EN_ONES, *_EN_TEENS), 1)}
    for ten, parts in enumerate(_EN_TENS, 2):
        stem, cardinal, ordinal = parts.split(":")
        found[stem + ordinal] = 10 * ten
        found |= {f"{stem}{cardinal} {one}": 10 * ten + n for n, one in enumerate(_EN_ONES, 1)}
    return found


def _french() -> dict[str, int]:
    found = {name: number for number, name in enumerate(("première", *_FR_ONES[1:], *_FR_TEENS), 1)}
    found |= {"premiere": 1, "seconde": 2}
    for ten, name in _FR_TENS.items():
        after = _FR_TEENS if ten in (70, 90) else ("", *_FR_ONES)
        for one, ordinal in enumerate(after):
            and_one = " et" if ten < 80 and one == 1 else ""
            found[f"{name}{and_one} {ordinal.replace('-', ' ')}"] = ten + one
    found |= {"quatre vingtième": 80, "soixante dixième": 70, "quatre vingt dixième": 90}
    found |= {f"{name.removesuffix('e')}ième": ten for ten, name in _FR_TENS.items() if ten <= 60}
    return {name.replace("-", " ").strip(): number for name, number in found.items()}


def _spanish() -> dict[str, int]:
    teens = (*_ES_TEENS, "decimoctavo", "decimonoveno")
    found = {name: number for number, name in enumerate((*_ES_ONES, *teens), 1)}
    for ten, name in enumerate(_ES_TENS, 2):
        found[name] = 10 * ten
        found |= {f"{name} {one}": 10 * ten + number for number, one in enumerate(_ES_ONES, 1)}
    found |= {f"{name}o": number for name, number in found.items() if name.endswith(("primer", "tercer"))}
    found |= {f"décimo {one}": 10 + number for number, one in enumerate(_ES_ONES, 1)}
    return found


def _russian() -> dict[str, int]:
    found = {name: number for number, name in enumerate((*_RU_ONES, *_RU_TEENS), 1)}
    for ten, (cardinal, ordinal) in enumerate(zip(_RU_TENS, _RU_ROUND, strict=True), 2):
        found[ordinal] = 10 * ten
        found |= {f"{cardinal} {one}": 10 * ten + number for number, one in enumerate(_RU_ONES, 1)}
    return found


def _arabic() -> dict[str, int]:
    ones = ("الحادية", *_AR_ONES[1:])
    found = {name: number for number, name in enumerate((*_AR_ONES, "العاشرة"), 1)}
    found |= {f"{one} عشرة": 10 + number for number, one in enumerate(ones, 1)}
    for ten, stem in enumerate(_AR_TENS, 2):
        for ending in ("ون", "ين"):
            found[stem + ending] = 10 * ten
            found |= {f"{one} و{stem}{ending}": 10 * ten + number for number, one in enumerate(ones, 1)}
    return found
