"""Finds the quoted passages of an amending instruction. Must not know what the words around them mean.

Pairs of marks: “ ”, " ", ‘ ’, « », „ “, 「 」, 『 』. A mark of another pair inside a quotation belongs to its words. Quoted
paragraphs that run on open with a mark each, and only the last one closes (the style of United Nations documents): a second
opening mark at the start of a line begins the next paragraph of the same quotation.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from unga_desktop.core.documents.text import unwrap

_PAIRS = {"“": "”", "„": "“”", '"': '"', "‘": "’", "«": "»", "「": "」", "『": "』"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted passage: ``start`` and ``end`` bound it with its marks, in characters of the text searched.

    ``paragraphs`` are the quoted paragraphs, without marks and unwrapped.
    """

    start: int
    end: int
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> str:
        """The quoted words as one string."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A quotation mark without its partner, at character ``position``."""

    position: int


def closing_marks(mark: str) -> str:
    """The marks that close a quotation which this one opens; all of them for any other character."""
    return _PAIRS.get(mark, "".join(_PAIRS.values()))


def quotations(text: str) -> tuple[Quotation, ...] | Unbalanced:
    """All quoted passages of ``text`` in order, or the first mark that has no partner."""
    found: list[Quotation] = []
    position = 0
    while (start := _next_opening(text, position)) >= 0:
        end = _closing(text, start)
        if end < 0:
            return Unbalanced(start)
        found.append(Quotation(start, end, tuple(_paragraphs(text[start:end], text[start]))))
        position = end
    stray = next((i for i in _outside(text, found) if text[i] in "”»」』"), -1)
    return Unbalanced(stray) if stray >= 0 else tuple(found)


def _next_opening(text: str, position: int) -> int:
    for index in range(position, len(text)):
        if text[index] in _PAIRS and not _is_apostrophe(text, index):
            return index
    return -1


def _closing(text: str, start: int) -> int:
    """The end (exclusive) of the quotation that opens at ``start``, or -1."""
    mark, closers = text[start], _PAIRS[text[start]]
    depth = 1
    for index in range(start + 1, len(text)):
        char = text[index]
        if char in closers and not _is_apostrophe(text, index):
            if mark == '"' and _runs_on(text, index):
                continue
            depth -= 1
            if depth == 0:
                return index + 1
        elif char == mark and not _runs_on(text, index):
            depth += 1
    return -1


def _runs_on(text: str, index: int) -> bool:
    """Whether the mark at ``index`` opens a further paragraph of a quotation: it stands first on its line."""
    line_start = text.rfind("\n", 0, index) + 1
    if line_start == 0 or text[line_start:index].strip() or index + 1 >= len(text):
        return False
    return text[index] == "«" or not text[index + 1].isspace()


def _is_apostrophe(text: str, index: int) -> bool:
    return text[index] == "’" and 0 < index < len(text) - 1 and text[index - 1].isalnum() and text[index + 1].isalpha()


def _paragraphs(quoted: str, mark: str) -> Iterator[str]:
    lines: list[str] = []
    for number, line in enumerate(quoted[1:-1].split("\n")):
        stripped = line.strip()
        opens = number > 0 and stripped.startswith(mark)
        if (opens or not stripped) and lines:
            yield unwrap(lines)
            lines = []
        if stripped:
            lines.append(stripped.removeprefix(mark).lstrip() if opens else stripped)
    if lines:
        yield unwrap(lines)


def _outside(text: str, found: list[Quotation]) -> Iterator[int]:
    position = 0
    for quotation in found:
        yield from range(position, quotation.start)
        position = quotation.end
    yield from range(position, len(text))
