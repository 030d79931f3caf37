"""Days in the styles of spreadsheets, read together: whether 02/03 is of March or February, the other cells may tell."""

import re
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:\.0)?")
_SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})(?: .*)?")
_DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})\.?[ -]([0-9]{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})")
_MONTHS = "january february march april may june july august september october november december".split()

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"


class Days:
    """The days that some cells mean. ``order`` is ``"dmy"`` or ``"mdy"`` where the user said which; else the cells decide:
    a 24 in the first place of one of them can only be a day. Cells that contradict each other leave it open."""

    def __init__(self, cells: Iterable[str], order: str = "") -> None:
        self._order = order or _order(set(cells))

    def of(self, cell: str) -> str:
        """The day (ISO) that a cell means; empty where it means none, or might mean two."""
        text = cell.strip()
        for pattern, order in ((_ISO, "ymd"), (_COMPACT, "ymd"), (_DOTTED, DAY_FIRST)):
            found = pattern.fullmatch(text)
            if found:
                return _day(dict(zip(order, found.groups(), strict=True)))
        slashed = _SLASHED.fullmatch(text)
        if slashed:
            same = slashed[1].zfill(2) == slashed[2].zfill(2)
            order = self._order or (DAY_FIRST if same else "")
            return _day(dict(zip(order, slashed.groups(), strict=True))) if order else ""
        return _in_words(text)

    def is_open(self, cell: str) -> bool:
        """Whether a cell is a day that can be read in two ways, so that the user has to say which is meant."""
        return not self._order and not self.of(cell) and _SLASHED.fullmatch(cell.strip()) is not None


def _order(cells: set[str]) -> str:
    found = [match for match in map(_SLASHED.fullmatch, map(str.strip, cells)) if match]
    day_first = any(int(match[1]) > 12 for match in found)
    month_first = any(int(match[2]) > 12 for match in found)
    if day_first == month_first:
        return ""
    return DAY_FIRST if day_first else MONTH_FIRST


def _in_words(text: str) -> str:
    found = _DAY_MONTH.fullmatch(text)
    if found:
        return _day({"d": found[1], "m": _month(found[2]), "y": found[3]})
    found = _MONTH_DAY.fullmatch(text)
    return _day({"d": found[2], "m": _month(found[1]), "y": found[3]}) if found else ""


def _month(word: str) -> str:
    small = word.casefold()
    return next((str(number) for number, name in enumerate(_MONTHS, 1) if name.startswith(small)), "0")


def _day(parts: dict[str, str]) -> str:
    try:
        return date(int(parts["y"]), int(parts["m"]), int(parts["d"])).isoformat()
    except ValueError:
        return ""
