"""Plain text to paragraphs that are no longer wrapped; the only step that touches characters, and only line breaks.

A line ends at LF, CR, CR LF, a form feed or a vertical tab. Blank lines separate paragraphs. The lines of one paragraph
are joined by one space; spaces and tabs at the two sides of a line break belong to the wrapping. Two joints take no space:
after a hyphen inside a word (``capacity-`` / ``building``, also where a soft hyphen shows the break) and between two Chinese
characters. Everything else (no-break spaces, invisible characters, NUL, lone surrogates, runs of spaces) stays as it is.
"""

import re
from collections.abc import Iterable

_LINE_END = re.compile(r"\r\n|[\n\r\f\v]")
_PADDING = " \t"
_BROKEN_WORD = re.compile(r"[^\W\d_](?:[-\u2010]|\u00ad)\Z|\d[-\u2010-\u2013]\Z")
_WIDE = re.compile(r"[\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]|[\U00020000-\U0003ffff]")

# "two-" / "and three-year": the hyphen hangs on purpose, and the space after it is part of the text.
_AFTER_HANGING_HYPHEN = frozenset(
    ("and", "or", "to", "nor", "et", "ou", "à", "y", "e", "o", "u", "a", "и", "или", "до")
)


def lines(text: str) -> list[str]:
    """The lines of a text without their ends."""
    return _LINE_END.split(text)


def blocks(text: str) -> list[list[str]]:
    """Runs of lines between blank lines, each line without the spaces and tabs at its ends."""
    found: list[list[str]] = [[]]
    for line in lines(text):
        stripped = line.strip(_PADDING)
        if stripped:
            found[-1].append(stripped)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def unwrap(wrapped: Iterable[str]) -> str:
    """The lines of one paragraph as one string."""
    parts: list[str] = []
    last = ""
    for line in wrapped:
        if last:
            parts.append(_joint(last, line))
        parts.append(line)
        last = line
    return "".join(parts)


def _joint(before: str, after: str) -> str:
    if _WIDE.match(before[-1]) and _WIDE.match(after[0]):
        return ""
    if _BROKEN_WORD.search(before) and after[0].isalnum() and after.split()[0] not in _AFTER_HANGING_HYPHEN:
        return ""
    return " "
