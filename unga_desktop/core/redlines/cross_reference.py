"""References such as "paragraph 7 above", checked against what became of paragraph 7, and of what they name below it.

Only references to the text itself are read: "paragraph 7 of resolution 68/262" and the like are left alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from unga_desktop.core.documents.document import Section
from unga_desktop.core.redlines.redline import Flag, Op, Row
from unga_desktop.core.redlines.sub_reference import Reference, SubPlaces, alone, key, letters

_SUFFIX = r"(?:[\s\u00a0](?:bis|ter|quater|бис|тер|مكررا?)\b|[\s\u00a0]?之[二三四])"
# Short forms and the Chinese ordinal stand before numbers of all kinds: what follows has to say that they are meant.
_NUMBER = rf"\d{{1,3}}(?!\d){_SUFFIX}?(?:\s*\(\p{{L}}{{1,4}}\)|\s?[a-zа-яء-ي]\))*"
_JOINED = (
    r"(?:\s*,\s*|,?\s+(?:and|to|through|or|et|à|ou|y|a|e|и|или|по|و|أو|إلى)\s+|\s+و|\s*[-\u2013]\s*"
    r"|\s?[和至到及、]\s?第?\s?)"
)
_REFERENCE = regex.compile(
    r"(?:\b(?:(?:sub)?paragraphe?s?|párrafos?|пункт(?:[еаыу]|о[вм]|ах|ами?)?)\s+|\bOP\s?"
    r"|(?:ال|لل)فقر(?:ة|ات|تين|تان)\s+(?:من\s+)?|(?P<loose>\b(?:paras?|pars?|párrs?|пп?)\.\s*|第\s?))"
    rf"(?P<labels>{_NUMBER}(?:{_JOINED}{_NUMBER})*)",
    regex.IGNORECASE,
)
# No reference is without one of these; looking for them first is much faster.
_ASCII_NOUN = "par"
_NOUNS = (_ASCII_NOUN, "alinéa", "párr", "пункт", "п.", "فقر", "第")
_LETTERS = regex.compile(r"(?:\s*\(\p{L}{1,4}\)|\s?[a-zа-яء-ي]\))+", regex.IGNORECASE)
_LABEL = regex.compile(rf"\d{{1,3}}{_SUFFIX}?", regex.IGNORECASE)
_INSIDE = regex.compile(
    r"(?:段|\s*\(\w{1,4}\))*\s*(?:above|below|herein|hereof|of (?:the present|this) (?:resolution|decision)"
    r"|ci-dessus|ci-dessous|de la présente|du présent|supra|infra|anterior|precedente|siguiente|de la presente|del presente"
    r"|выше|ниже|настояще|أعلاه|أدناه|من هذا القرار)",
    regex.IGNORECASE,
)
_OUTSIDE = regex.compile(
    r"(?:段|\s*\(\w{1,4}\))*,?\s*(?:of|de la|de l'|de l’|du|des|del|de|to|in|من"
    r"|(?:резолюци|декларац|доклад|конвенци|стать|устав|правил|положени|приложени|(?:предварительной\s+)?повестк)\w*)\b",
    regex.IGNORECASE,
)
# "Article 27, paragraph 3": what is numbered before is no part of the text.
_OF_ANOTHER = regex.compile(r"\d[,،]\s*(?:the\s+)?\Z")
_PARAGRAPH_CHINESE = regex.compile(r"\s?(?:执行部分)?段")
_ABOVE_CHINESE = regex.compile(r"(?:上文|下文|以上|以下|本决议)\s*\Z")


def with_stale_references(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, flagged where a reference in the amended text points to a number that its paragraph no longer has."""
    referring = {place for place, row in enumerate(rows) if any(_may_refer(side.text) for side in row.amended)}
    if not referring:
        return tuple(rows)
    there = {
        key(paragraph.label)
        for row in rows
        for paragraph in row.amended
        if paragraph.label and paragraph.section is Section.OPERATIVE
    }
    if not there:
        return tuple(rows)
    new_label, below = _new_labels(rows), SubPlaces(rows)
    return tuple(
        _checked(row, new_label, there, below) if place in referring else row for place, row in enumerate(rows)
    )


def _may_refer(text: str) -> bool:
    if "OP" in text:
        return True
    if text.isascii():
        return _ASCII_NOUN in text.lower()
    lower = text.casefold()
    return any(noun in lower for noun in _NOUNS)


def _new_labels(rows: Iterable[Row]) -> dict[str, str]:
    """From the numbers of the original's operative paragraphs to those they have now; empty where they are gone."""
    found: dict[str, str] = {}
    for row in rows:
        for place, paragraph in enumerate(row.original):
            if paragraph.section is Section.OPERATIVE and paragraph.label:
                after = row.amended[min(place, len(row.amended) - 1)].label if row.amended else ""
                found.setdefault(key(paragraph.label), key(after))
    return found


def _checked(row: Row, new_label: dict[str, str], there: set[str], below: SubPlaces) -> Row:
    numbers = list(_references(row))
    if not (
        any(_is_stale(row, one.number, _was_there(row, one), new_label, there) for one in numbers)
        or any(below.is_stale(row, one, _was_there(row, one)) for one in _lettered(row, numbers))
    ):
        return row
    flags = {*row.flags, Flag.STALE_CROSS_REFERENCE}
    return replace(row, flags=tuple(flag for flag in Flag if flag in flags))


def _is_stale(row: Row, number: str, kept: bool, new_label: dict[str, str], there: set[str]) -> bool:
    """A number that was kept must still be the number of its paragraph; a new one must be there at all."""
    if kept and row.original:
        return new_label.get(number, number) != number
    return number not in there


def _references(row: Row) -> Iterator[Reference]:
    """The numbers that the amended text of a row refers to, each with the letters after it."""
    text = row.amended_text
    for reference in _REFERENCE.finditer(text):
        inside = _INSIDE.match(text, reference.end()) or _ABOVE_CHINESE.search(text[: reference.start()])
        if not inside and (_OUTSIDE.match(text, reference.end()) or _OF_ANOTHER.search(text[: reference.start()])):
            continue
        if text[reference.start()] == "第" and not _PARAGRAPH_CHINESE.match(text, reference.end()):
            continue
        if not inside and reference["loose"]:
            continue
        for number in _LABEL.finditer(text, reference.start("labels"), reference.end("labels")):
            yield Reference(key(number[0]), (), number.start(), number.end(), bool(inside))


def _lettered(row: Row, numbers: Iterable[Reference]) -> Iterator[Reference]:
    """The references of a row to sub-paragraphs of this text, those of the paragraph's own among them."""
    text = row.amended_text
    for one in numbers:
        found = _LETTERS.match(text, one.end) if one.inside else None
        if found:
            yield replace(one, letters=letters(found[0]), end=found.end())
    yield from alone(text, _INSIDE)


def _was_there(row: Row, reference: Reference) -> bool:
    """Whether a reference stands in text that both sides have."""
    start, end = reference.start, reference.end
    at = 0
    for span in row.spans:
        if span.op is Op.DELETE:
            continue
        if start < at + len(span.text) and end > at and span.op is not Op.EQUAL:
            return False
        at += len(span.text)
    return True
