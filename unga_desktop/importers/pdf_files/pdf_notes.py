"""Footnotes of a PDF: the lines at the foot of its pages in smaller type, or below a rule, put after the text."""

import re
from collections.abc import Iterable, Sequence

from unga_desktop.importers.pdf_files.pdf_lines import PdfLine, PdfPage

_RULE = re.compile(r"[_\u2500\u2501\u2014]{3,}|-{5,}")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]{1,3}|\*{1,3}(?=\s*\S)|[†‡]")
_NUMBER = re.compile(r"\d{1,3}(?=[ \u00a0]+\S)")
_REFERENCE = re.compile(r"[⁰¹²³⁴-⁹](?<=\S.)[⁰¹²³⁴-⁹]{0,2}")
"""Figures after something; that is asked at the figures alone, which are few."""
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALLER = 0.5


def references(lines: Iterable[PdfLine]) -> frozenset[str]:
    """The numbers of the notes that a text refers to, in plain figures."""
    text = "\n".join(line.text for line in lines)
    return frozenset(found.translate(_FIGURES) for found in _REFERENCE.findall(text))


def take_notes(page: PdfPage, size: float, referred: frozenset[str]) -> tuple[list[list[PdfLine]], list[PdfLine]]:
    """Takes the notes at the foot of a page: each as its lines, and the rules above them. ``size`` is that of the text.

    The first note has no number where it goes on from the page before.
    """
    begin = _begin(page.lines, size, referred)
    foot = page.lines[begin:]
    page.lines = page.lines[:begin]
    notes: list[list[PdfLine]] = []
    rules = []
    for line in foot:
        if _RULE.fullmatch(line.text):
            rules.append(line)
        elif not notes or is_note(line, referred):
            notes.append([line])
        else:
            notes[-1].append(line)
    return notes, rules


def is_note(line: PdfLine, referred: frozenset[str]) -> bool:
    """Whether a line begins a note: with a raised mark, or with a number that the text refers to."""
    number = _NUMBER.match(line.text)
    return _RAISED.match(line.text) is not None or (number is not None and number[0] in referred)


def marked(text: str, referred: frozenset[str]) -> str:
    """A note with its number raised, as it stands in the text."""
    number = _NUMBER.match(text)
    if number is None or number[0] not in referred:
        return text
    return number[0].translate(_SUPERSCRIPT) + text[number.end() :]


def _begin(lines: Sequence[PdfLine], size: float, referred: frozenset[str]) -> int:
    """Where the notes of a page begin; the number of its lines where it has none."""
    rule = max((place for place, line in enumerate(lines) if _RULE.fullmatch(line.text)), default=-1)
    if 0 <= rule < len(lines) - 1 and (is_note(lines[rule + 1], referred) or lines[rule + 1].size < size - _SMALLER):
        return rule
    small = len(lines)
    while small and (lines[small - 1].size < size - _SMALLER or _RULE.fullmatch(lines[small - 1].text)):
        small -= 1
    if small == 0:  # a page in small type throughout
        return len(lines)
    for place in range(small, len(lines)):
        if is_note(lines[place], referred):
            goes_on = place > small and _is_near(lines[small:place], lines[place])
            return small if goes_on else place
    return len(lines)


def _is_near(above: Sequence[PdfLine], first: PdfLine) -> bool:
    """Whether the lines above the first note are of its size, and so the end of one on the page before."""
    return all(abs(line.size - first.size) < _SMALLER for line in above)
