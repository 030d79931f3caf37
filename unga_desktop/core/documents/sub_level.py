"""How deep a sub-paragraph lies: ``(i)`` below ``(a)``, ``a.`` below ``(i)``, told from the form of the labels before it."""

from dataclasses import dataclass

from unga_desktop.core.documents import label
from unga_desktop.core.documents.label import Ordinal

_BULLETS = "•‣⁃▪○●◦-–—"
# A list of Roman numbers lies two deep even where nothing stands between it and its paragraph.
_DEPTH_OF_ROMAN = 2


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a label: ``(i)`` is the first of Roman numbers, or the ninth letter."""

    form: str
    roman: bool
    place: Ordinal | None


class SubLevels:
    """The lists that are open below one paragraph, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Reading | None] = []

    def clear(self) -> None:
        """A new paragraph begins: no list is open."""
        self._open.clear()

    @property
    def depth(self) -> int:
        """The level of the last sub-paragraph, 0 where there was none."""
        return len(self._open)

    @property
    def has_numbers(self) -> bool:
        """Whether a list of plain numbers is open: ``(1)``, ``1)``."""
        return any(reading is not None and reading.form[:1] == "1" for reading in self._open)

    def level(self, printed: str, stopped: bool, following: str) -> int:
        """The level of the sub-paragraph labelled ``printed``, from 1; ``following`` is the next label, or empty.

        ``stopped`` says that the label is set off by a stop or dash, not by brackets.
        """
        readings = _readings(printed, stopped)
        found = self._continued(readings, following) or self._resumed(readings)
        if found:
            depth, reading = found
            del self._open[depth:]
            self._open.append(reading)
            return depth + 1
        return self._deeper(readings)

    def _continued(self, readings: list[_Reading], following: str) -> tuple[int, _Reading] | None:
        """The innermost open list of which the label is the next."""
        for depth in range(len(self._open) - 1, -1, -1):
            last = self._open[depth]
            for reading in readings:
                if (
                    last
                    and _same_list(last, reading)
                    and _follows(last, reading)
                    and not _starts(readings, reading, following)
                ):
                    return depth, reading
        return None

    def _resumed(self, readings: list[_Reading]) -> tuple[int, _Reading] | None:
        """The innermost open list of the same form, where numbers were left out; a first number begins a list anew."""
        for depth in range(len(self._open) - 1, -1, -1):
            last = self._open[depth]
            for reading in readings:
                if last and _same_list(last, reading) and not (len(readings) > 1 and _is_first(readings[0])):
                    return depth, reading
        return None

    def _deeper(self, readings: list[_Reading]) -> int:
        reading = readings[0]
        if not reading.roman and self._open[:1] == [None]:
            self._open.clear()
        while reading.roman and reading.form == "()" and len(self._open) + 1 < _DEPTH_OF_ROMAN:
            self._open.append(None)
        self._open.append(reading)
        return len(self._open)


def _readings(printed: str, stopped: bool) -> list[_Reading]:
    """The Roman reading first where there are two."""
    form = "." if stopped else _form(printed)
    plain = label.ordinal(printed)
    if not label.is_roman(printed):
        return [_Reading(form, False, plain)]
    roman = _Reading(form, True, label.ordinal(printed, roman=True))
    # "(ii)" is hardly ever the letter after "(hh)"; "(v)", "(x)", "(l)" mostly letters, unless a Roman list is open.
    letters = [_Reading(form, False, plain)] if len(printed.strip("().")) == 1 else []
    return [roman, *letters] if _is_first(roman) or not letters else [*letters, roman]


def _form(printed: str) -> str:
    if printed[:1] in _BULLETS:
        return "•"
    core = printed.strip("()\uff08\uff09'\u2018\u2019")
    kind = (
        "1"
        if core[:1].isdecimal()
        else "A"
        if core[:1].isupper()
        else "一"
        if core[:1] in "一二三四五六七八九十"
        else ""
    )
    brackets = "()" if printed[:1] in "(\uff08" else ")" if printed[-1:] in ")\uff09" else printed[:1]
    if len(printed) == 1:
        brackets = "①" if "\u2460" <= printed <= "\u249b" else "㈠"
    return kind + brackets


def _same_list(last: _Reading, reading: _Reading) -> bool:
    return last.form == reading.form and last.roman is reading.roman


def _follows(last: _Reading, reading: _Reading) -> bool:
    if last.place is None or reading.place is None:
        return last.place is reading.place
    steps = reading.place.number - last.place.number
    return steps == 1 or (steps == 0 and reading.place.suffix > last.place.suffix)


def _is_first(reading: _Reading) -> bool:
    return reading.place == Ordinal(1)


def _starts(readings: list[_Reading], reading: _Reading, following: str) -> bool:
    """Whether "(i)" after "(h)" is a first Roman number after all, because "(ii)" comes next."""
    if reading.roman or len(readings) < 2 or not _is_first(readings[0]) or not label.is_roman(following):
        return False
    return label.ordinal(following, roman=True) == Ordinal(2)
