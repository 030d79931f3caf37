"""Days written out in the six languages, as ISO dates: "28 October 2025", "le 1er mars 2025", "2025年10月28日"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

_MONTHS = (
    "january janvier enero января январь يناير",
    "february février fevrier febrero февраля февраль فبراير شباط",
    "march mars marzo марта март مارس آذار",
    "april avril abril апреля апрель أبريل إبريل نيسان",
    "may mai mayo мая май مايو أيار",
    "june juin junio июня июнь يونيه يونيو حزيران",
    "july juillet julio июля июль يوليه يوليو تموز",
    "august août aout agosto августа август أغسطس آب",
    "september septembre septiembre setiembre сентября сентябрь سبتمبر أيلول",
    "october octobre octubre октября октябрь أكتوبر",
    "november novembre noviembre ноября ноябрь نوفمبر",
    "december décembre decembre diciembre декабря декабрь ديسمبر",
)
_IN_TWO_WORDS = {"كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12}
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()} | _IN_TWO_WORDS
_NAME = "|".join(sorted(_NUMBERS, key=lambda name: (-len(name), name)))
_FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"〇": 0}
_PATTERN = regex.compile(
    rf"(?<![\p{{Nd}}/.-])(?P<d1>\p{{Nd}}{{1,2}})(?:er|º|°|st|nd|rd|th)?[\s-]+(?:de\s+)?(?P<m1>{_NAME})"
    rf"(?:\s*/\s*(?P<also>{_NAME}))?,?[\s-]+(?:del?\s+|عام\s+)?(?P<y1>\p{{Nd}}{{4}})(?!\p{{Nd}})"
    rf"|(?<!\p{{L}})(?P<m2>{_NAME})\s+(?P<d2>\p{{Nd}}{{1,2}}),\s+(?P<y2>\p{{Nd}}{{4}})(?!\p{{Nd}})"
    r"|(?<!\p{Nd})(?P<y3>\p{Nd}{4})\s?年\s?(?P<m3>\p{Nd}{1,2})\s?月\s?(?P<d3>\p{Nd}{1,2})\s?日"
    r"|(?P<y4>[一二][〇零一二三四五六七八九]{3})年(?P<m4>[一二三四五六七八九十]{1,2})月(?P<d4>[一二三四五六七八九十]{1,3})日"
    r"|(?<![\p{Nd}/.-])(?P<y5>\p{Nd}{4})-(?P<m5>\p{Nd}{2})-(?P<d5>\p{Nd}{2})(?![\p{Nd}/.-])",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day in a text: its first character, the one after its last, and the day as ISO."""

    start: int
    end: int
    iso: str


def written_dates(text: str) -> Iterator[WrittenDate]:
    """The days that stand whole in a text, in order. What is no day of the calendar (31 April), and one whose two names of
    the month contradict each other, is passed over."""
    for found in _PATTERN.finditer(text):
        which = next(number for number in "12345" if found[f"d{number}"])
        month = _month(found[f"m{which}"])
        if which == "1" and found["also"] and _month(found["also"]) != month:
            continue
        iso = _iso(chinese_number(found[f"y{which}"]), month, chinese_number(found[f"d{which}"]))
        if iso:
            yield WrittenDate(found.start(), found.end(), iso)


def typed_day(written: str) -> str:
    """The one day that was typed, as figures (2025-10-28) or in words, as ISO; empty where it is not understood."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        found = list(written_dates(written))
        return found[0].iso if len(found) == 1 else ""


def chinese_number(figures: str) -> int:
    """A number in figures of any script, or in Chinese characters up to 99 or digit by digit: "二十八", "二〇二五"."""
    if figures.isdecimal():
        return int(figures)
    tens, ten, ones = figures.partition("十")
    if ten:
        return 10 * (_FIGURES[tens] if tens else 1) + (_FIGURES[ones] if ones else 0)
    return int("".join(str(_FIGURES[figure]) for figure in figures))


def _month(name: str) -> int:
    small = name.casefold()
    return _NUMBERS.get(small) or chinese_number(name)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
