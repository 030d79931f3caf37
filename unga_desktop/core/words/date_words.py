"""Where dates stand in a text of the six languages: "24 February 2025", "le 1er mars", "2025年2月24日", "24 شباط/فبراير 2025"."""

import regex

from unga_desktop.core.words.terms import ENGLISH_MONTHS, OTHER_MONTHS

_MONTH = "|".join(sorted(ENGLISH_MONTHS | OTHER_MONTHS, key=lambda name: (-len(name), name)))
_NAME = rf"(?<![\p{{L}}\p{{M}}])(?:[وبل]?(?:{_MONTH})(?: (?:الأول|الثاني))?/?){{1,2}}(?![\p{{L}}\p{{M}}])"
_DAY = r"(?<!\p{Nd})\p{Nd}{1,2}(?:er|º|st|nd|rd|th|-?го|-?е)?"
_YEAR = r"(?:18|19|20|١٨|١٩|٢٠)\p{Nd}{2}(?!\p{Nd})"
_FIGURES = "[一二三四五六七八九十〇零]"
_DATE = regex.compile(
    rf"{_DAY}(?:\s*(?:[-\u2013]|and|to|et|au|y|al|и|по|و|إلى)\s*\p{{Nd}}{{1,2}})?\s+(?:de\s+)?{_NAME}(?:,?\s+(?:del?\s+|عام\s+)?{_YEAR})?"
    rf"|{_NAME}\s+\p{{Nd}}{{1,2}}(?!\p{{Nd}})(?:,?\s+{_YEAR})?"
    rf"|{_NAME},?\s+(?:del?\s+|عام\s+)?{_YEAR}"
    r"|(?<!\p{Nd})\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}(?!\p{Nd})|(?<![\p{Nd}/])\p{Nd}{1,2}([./])\p{Nd}{1,2}\1\p{Nd}{4}(?![\p{Nd}/])"
    rf"|{_YEAR}\s?年(?:\s?\p{{Nd}}{{1,2}}\s?月)?(?:\s?\p{{Nd}}{{1,2}}\s?[日号])?"
    r"|(?<!\p{Nd})\p{Nd}{1,2}\s?月(?:\s?\p{Nd}{1,2}\s?[日号])?(?!份|内|期)"
    rf"|[一二][〇零一二三四五六七八九]{{3}}\s?年(?:\s?{_FIGURES}{{1,2}}\s?月)?(?:\s?{_FIGURES}{{1,3}}\s?[日号])?"
    rf"|{_FIGURES}{{1,2}}月{_FIGURES}{{1,3}}[日号]",
    regex.IGNORECASE | regex.VERSION1,
)


def touches_date(text_before: str, changed: str, text_after: str) -> bool:
    """Whether changed words between two stretches of text are part of a date."""
    start, end = len(text_before), len(text_before) + len(changed)
    found = _DATE.finditer(text_before + changed + text_after)
    return any(date.start() < end and date.end() > start for date in found)
