"""Plain text to paragraphs that are no longer wrapped; the only step that touches characters, and only line breaks.

A line ends at LF, CR, CR LF, a form feed or a vertical tab, and after a line separator (U+2028) or NEL (U+0085). Blank lines
and paragraph separators (U+2029) separate paragraphs. The lines of one paragraph are joined by one space; spaces and tabs
at the two sides of a line break belong to the wrapping. Two joints take no space: after a hyphen inside a word
(``capacity-`` / ``building``, also where a soft hyphen shows the break) and between two Chinese characters, or one and a
figure where the lines have no spaces between these.

Everything else (no-break spaces, invisible characters, NUL, lone surrogates, runs of spaces) stays as it is, a line of
nothing but such characters too: it is a paragraph of its own. A line separator or NEL inside a paragraph stays as well.
So what a text loses here is spaces, tabs and line breaks, nothing else.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import regex

LINE_BREAKS = "\n\r\f\v\u2029"
"""What ends a line and is no part of the text."""

KEPT_BREAKS = "\u2028\x85"
"""What ends a line, and stays where it stands inside a paragraph."""

LineLengths = Mapping[int, tuple[int, ...]]
"""The lengths of the lines of each paragraph that has more than one, by the paragraph's index."""

_LINE_END = re.compile(r"\r\n|[\n\r\f\v]|(?<=[\u2028\x85])")
_PARAGRAPH_END = re.compile(r"\s*\u2029\s*".replace(r"\s", r"[ \t\n\r\f\v]"))
_PADDING = " \t"
# The separators U+001C to U+001F are white space to Python, and not to Unicode.
_UNSEEN = regex.compile(r"[\s\x1c-\x1f\p{DI}\p{Cf}]+")
_BROKEN_WORD = re.compile(r"[^\W\d_](?:[-\u2010]|\u00ad)\Z|\d[-\u2010-\u2013]\Z")
_WIDE_CHARACTER = "[\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
_WIDE = re.compile(_WIDE_CHARACTER)
# Some set Chinese and figures apart, most do not: the text itself tells.
_SET_APART = re.compile(f"{_WIDE_CHARACTER} [0-9]|[0-9] {_WIDE_CHARACTER}")

# "two-" / "and three-year": the hyphen hangs on purpose, and the space after it is part of the text.
_AFTER_HANGING_HYPHEN = frozenset(
    ("and", "or", "to", "nor", "et", "ou", "à", "y", "e", "o", "u", "a", "и", "или", "до")
)


def lines(text: str) -> list[str]:
    """The lines of a text without their ends."""
    return _LINE_END.split(text)


def is_unseen(line: str) -> bool:
    """Whether a line holds white space and invisible characters only."""
    begins_seen = "!" <= line[:1] <= "~"  # as most do
    return not begins_seen and _UNSEEN.fullmatch(line) is not None


def blocks(text: str) -> list[list[str]]:
    """Runs of lines between blank lines, each line without the spaces and tabs at its ends.

    A line of invisible characters separates like a blank one, and is a block of its own.
    """
    found: list[list[str]] = [[]]
    for line in lines(_PARAGRAPH_END.sub("\n\n", text) if "\u2029" in text else text):
        stripped = line.strip(_PADDING)
        if not stripped.strip(_PADDING + KEPT_BREAKS):
            found.append([])
        elif is_unseen(stripped):
            found += [[stripped], []]
        else:
            found[-1].append(stripped)
    return [block for block in found if block]


def unwrap(wrapped: Iterable[str]) -> str:
    """The lines of one paragraph as one string."""
    parts: list[str] = []
    last = ""
    for line in wrapped:
        if last:
            parts.append("" if _are_figures_in_chinese(last, line) else _joint(last, line))
        parts.append(line)
        last = line
    return "".join(parts).rstrip(KEPT_BREAKS)


def _are_figures_in_chinese(before: str, after: str) -> bool:
    """Whether a line of Chinese is broken before or after a figure, and its figures are not set apart by spaces."""
    if (before[-1] + after[0]).isascii():
        return False
    wide = _WIDE.match(before[-1]), _WIDE.match(after[0])
    figures = "0" <= before[-1] <= "9", "0" <= after[0] <= "9"
    if not ((wide[0] and figures[1]) or (figures[0] and wide[1])):
        return False
    return not (_SET_APART.search(before) or _SET_APART.search(after))


def _joint(before: str, after: str) -> str:
    if before[-1] in KEPT_BREAKS:
        return ""
    if _WIDE.match(before[-1]) and _WIDE.match(after[0]):
        return ""
    if _BROKEN_WORD.search(before) and after[0].isalnum() and after.split()[0] not in _AFTER_HANGING_HYPHEN:
        return ""
    return " "


def line_lengths(wrapped: Sequence[Sequence[str]], first: int) -> LineLengths:
    """The lengths of the lines of paragraphs as they were printed; those before ``first`` are no paragraphs of the document."""
    return {
        place - first: (*map(len, lines[:-1]), len(lines[-1].rstrip(KEPT_BREAKS)))
        for place, lines in enumerate(wrapped)
        if len(lines) > 1
    }
