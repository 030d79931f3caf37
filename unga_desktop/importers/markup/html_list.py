"""The numbers and marks that a browser prints before the items of a list (HTML, 4.4.5; CSS Lists, list-style-type)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from unga_desktop.importers.word_files.word_numbering import roman

_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]+)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
_NUMBER = re.compile(r"\s*([+-]?\d{1,9})(?!\d)")


@dataclass(slots=True)
class HtmlList:
    """A list being read: the style of its numbers and the number of the next item."""

    style: str
    following: int
    step: int = 1

    @classmethod
    def of(cls, element: etree._Element) -> "HtmlList":
        """The list that an ``ol``, ``ul``, ``menu`` or ``dir`` element begins."""
        if element.tag != "ol":
            return cls(_style(element, "disc"), 1)
        down = "reversed" in element.attrib
        items = sum(1 for child in element.iterchildren("li"))
        start = _number(element.get("start"))
        first = start if start is not None else items if down else 1
        return cls(_style(element, "decimal"), first, -1 if down else 1)

    def label(self, item: etree._Element) -> str:
        """What stands before the next item, with a space after it; empty where nothing does."""
        value = _number(item.get("value"))
        number = self.following if value is None else value
        self.following = number + self.step
        style = _style(item, self.style)
        if style == "none":
            return ""
        return f"{_BULLETS[style]} " if style in _BULLETS else f"{_printed(number, style)}. "


def _style(element: etree._Element, otherwise: str) -> str:
    styled = _STYLE.search(element.get("style") or "")
    asked = styled[1].lower() if styled else _TYPES.get(element.get("type") or "", (element.get("type") or "").lower())
    known = {"none", "decimal", "decimal-leading-zero", *_BULLETS, *_FORMS}
    # "inside none": the style may stand behind the place of the numbers, or a picture.
    return next((word for word in asked.split() if word in known), otherwise)


def _number(text: str | None) -> int | None:
    found = _NUMBER.match(text or "")
    return int(found[1]) if found else None


def _printed(number: int, style: str) -> str:
    if style == "decimal-leading-zero":
        return f"{number:02}"
    form = _FORMS.get(style)
    return form(number) if form and 0 < number < 4000 else str(number)


def _letters(number: int) -> str:
    """After z comes aa, then ab."""
    written = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) + written
    return written


_FORMS: dict[str, Callable[[int], str]] = {
    "lower-alpha": _letters,
    "lower-latin": _letters,
    "upper-alpha": lambda number: _letters(number).upper(),
    "upper-latin": lambda number: _letters(number).upper(),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
}
