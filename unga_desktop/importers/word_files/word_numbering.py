"""Automatic paragraph numbers of Word documents: what Word prints before a paragraph, counted as Word counts.

ECMA-376 part 1, 17.9. A number is part of no text run, so who reads only the text loses it; an editor who renumbers by
hand would then see a difference in every paragraph.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import regex
from lxml import etree

from unga_desktop.importers.word_files.word_xml import attribute, child_value, is_on

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "〇一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACEHOLDER = regex.compile("%([1-9])")
_DEEPEST = 8
"""Word has nine levels."""
_MOST_LETTERS = 30
_SEPARATORS = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, how its number is written and what stands around it (``"%1."``)."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restarts_after: int | None = None
    legal: bool = False
    separator: str = "\t"
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list definition with its running numbers; the instances that share it go on counting."""

    levels: dict[int, Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Instance:
    """A use of a list: its own levels and starting numbers where they differ."""

    definition: _List
    levels: dict[int, Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class WordNumbering:
    """The lists of one document. ``label`` must be asked once for every numbered paragraph, in the order of the text."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is the numbering part, None where the document has none."""
        self._instances: dict[str, _Instance] = {}
        self.unusual: set[str] = set()
        if root is not None:
            self._read(root)

    def label(self, instance_id: str, level: int) -> str:
        """What is printed before the next paragraph of this list and level, with its separator; empty for a bullet's
        or number's absence. Forms of numbers that are not known come out as 1, 2, 3, and stand in ``unusual``."""
        instance = self._instances.get(instance_id)
        if instance is None:
            return ""
        level = min(level, _DEEPEST)
        self._advance(instance, level)
        rule = self._level(instance, level)
        printed = _PLACEHOLDER.sub(lambda found: self._number(instance, int(found[1]) - 1, rule.legal), rule.pattern)
        if rule.form == "bullet":
            printed = _bullet(rule.pattern)
        return printed + rule.separator if printed else ""

    def level_of_style(self, instance_id: str, style: str) -> int:
        """The level that a paragraph style is tied to in a list; 0 where it is tied to none."""
        instance = self._instances.get(instance_id)
        levels = {**instance.definition.levels, **instance.levels} if instance else {}
        return next((number for number, level in levels.items() if level.style == style), 0)

    def _read(self, root: etree._Element) -> None:
        definitions = {attribute(element, "abstractNumId"): element for element in root.iterchildren("{*}abstractNum")}
        lists = {key: _List(_levels(element)) for key, element in definitions.items()}
        by_style = {
            link: lists[key] for key, element in definitions.items() if (link := child_value(element, "styleLink"))
        }
        for key, element in definitions.items():
            borrowed = by_style.get(child_value(element, "numStyleLink"))
            if borrowed is not None:
                lists[key] = borrowed
        for element in root.iterchildren("{*}num"):
            definition = lists.get(child_value(element, "abstractNumId"))
            if definition is not None:
                self._instances[attribute(element, "numId")] = _instance(element, definition)

    def _advance(self, instance: _Instance, level: int) -> None:
        counts = instance.definition.counts
        if level in instance.starts and level not in instance.begun:
            counts.pop(level, None)
        instance.begun.add(level)
        for above in range(level):
            counts.setdefault(above, self._start(instance, above))
        counts[level] = counts[level] + 1 if level in counts else self._start(instance, level)
        for below in [number for number in counts if number > level]:
            restarts_after = self._level(instance, below).restarts_after
            if restarts_after is None or level < restarts_after:
                del counts[below]

    def _start(self, instance: _Instance, level: int) -> int:
        return instance.starts.get(level, self._level(instance, level).start)

    @staticmethod
    def _level(instance: _Instance, level: int) -> Level:
        return instance.levels.get(level) or instance.definition.levels.get(level) or Level()

    def _number(self, instance: _Instance, level: int, legal: bool) -> str:
        number = instance.definition.counts.get(level, self._start(instance, level))
        form = self._level(instance, level).form
        if legal and form != "none":
            return str(number)
        found = written(form, number)
        if found is None:
            self.unusual.add(form)
            return str(number)
        return found


def _levels(element: etree._Element) -> dict[int, Level]:
    return {_integer(attribute(level, "ilvl"), 0): _read_level(level) for level in element.iterchildren("{*}lvl")}


def _read_level(element: etree._Element) -> Level:
    restarts_after = child_value(element, "lvlRestart")
    return Level(
        start=_integer(child_value(element, "start"), 0),
        form=child_value(element, "numFmt") or "decimal",
        pattern=child_value(element, "lvlText"),
        restarts_after=_integer(restarts_after, 0) if restarts_after else None,
        legal=is_on(element.find("{*}isLgl")),
        separator=_SEPARATORS.get(child_value(element, "suff"), "\t"),
        style=child_value(element, "pStyle"),
    )


def _instance(element: etree._Element, definition: _List) -> _Instance:
    instance = _Instance(definition, {}, {})
    for override in element.iterchildren("{*}lvlOverride"):
        number = _integer(attribute(override, "ilvl"), 0)
        for level in override.iterchildren("{*}lvl"):
            instance.levels[number] = _read_level(level)
        start = child_value(override, "startOverride")
        if start:
            instance.starts[number] = _integer(start, 1)
    return instance


def _integer(text: str, otherwise: int) -> int:
    return int(text) if regex.fullmatch("-?[0-9]{1,9}", text) else otherwise


def _bullet(pattern: str) -> str:
    """Symbol fonts keep their bullets in the private use area, where no other font has a shape for them."""
    return "".join("•" if 0xE000 <= ord(character) <= 0xF8FF else character for character in pattern)


def _letters(alphabet: str) -> Callable[[int], str]:
    """Past its end an alphabet is gone through again with each letter doubled: z, aa, bb."""

    def write(number: int) -> str:
        if number < 1:
            return str(number)
        times, letter = divmod(number - 1, len(alphabet))
        if times >= _MOST_LETTERS:
            return str(number)
        return alphabet[letter] * (times + 1)

    return write


def written(form: str, number: int) -> str | None:
    """A number in one of Word's forms (``"lowerRoman"``, 17.18.59); None where the form is not known."""
    write = _FORMS.get(form)
    return None if write is None else write(number)


def roman(number: int) -> str:
    """A number in small Roman digits; in ours where Romans had none."""
    if not 0 < number < 32768:
        return str(number)
    written = ""
    for value, digits in (*_ROMAN, *_ROMAN_ONES):
        written += digits * (number // value)
        number %= value
    return written


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return "".join(_CHINESE[int(digit)] for digit in str(number)) if number >= 0 else str(number)
    return ("" if tens == 0 else "十" if tens == 1 else _CHINESE[tens] + "十") + (_CHINESE[ones] if ones else "")


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    "arabicAbjad": _letters(_ARABIC_ABJAD),
    "arabicAlpha": _letters(_ARABIC_ALPHABET),
    "bullet": lambda _number: "",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "decimal": str,
    "decimalFullWidth": _full_width,
    "decimalZero": lambda number: f"{number:02d}",
    "japaneseCounting": _chinese,
    "lowerLetter": _letters(_LATIN),
    "lowerRoman": roman,
    "none": lambda _number: "",
    "numberInDash": lambda number: f"- {number} -",
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "taiwaneseCountingThousand": _chinese,
    "upperLetter": _letters(_LATIN.upper()),
    "upperRoman": lambda number: roman(number).upper(),
}
