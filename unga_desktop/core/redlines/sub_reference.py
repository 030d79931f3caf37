"""References such as "paragraph 3 (c) above" and "subparagraph (b) below", checked against what became of the sub-paragraph.

A false alarm would be worse than silence: a letter is doubted only where the words say that this text is meant, and it had that
very sub-paragraph, once, which has another letter or place now; or where new words speak of one that is not there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from unga_desktop.core.documents import label
from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.redlines.redline import Row

Path = tuple[str, ...]
"""Where a sub-paragraph stands: the number of its operative paragraph, then the letters down to it: ``("3 ", "a", "ii")``."""

_LETTER = regex.compile(r"\(?(\p{L}{1,4})\)")
_LETTERS = r"\(?\p{L}{1,4}\)"
_JOINED = r"(?:\s*,\s*|,?\s+(?:and|to|or|et|à|ou|y|a|o|и|или|по)\s+)"
_ALONE = regex.compile(
    r"\b(?:sub-?paragraphs?|alinéas?|apartados?|подпункт(?:[еаыу]|о[вм]|ах|ами?)?)\s+"
    rf"(?P<labels>{_LETTERS}(?:{_JOINED}{_LETTERS})*)",
    regex.IGNORECASE,
)
_OF_NUMBER = regex.compile(r"\d(?:\s*\(\p{L}{1,4}\))*\s*,?\s*(?:\p{L}+\s+)?\Z")
_PUNCTUATION = "()（）.) "


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a row's amended text: the number of a paragraph, empty for the one that it stands in, the letters below it,
    and where all that stands; ``inside`` where the words say that this text is meant."""

    number: str
    letters: Path
    start: int
    end: int
    inside: bool


def letters(text: str) -> Path:
    """The letters of a reference: ``(a) (ii)`` and ``a) ii)`` give ``("a", "ii")``."""
    return tuple(found.lower() for found in _LETTER.findall(text))


def alone(text: str, inside: regex.Pattern[str]) -> Iterator[Reference]:
    """The references to sub-paragraphs of the paragraph itself; ``inside`` matches what says that this text is meant."""
    for found in _ALONE.finditer(text):
        if not inside.match(text, found.end()) or _OF_NUMBER.search(text[: found.start()]):
            continue
        for one in _LETTER.finditer(text, found.start("labels"), found.end("labels")):
            yield Reference("", (one[1].lower(),), one.start(), one.end(), True)


class SubPlaces:
    """Where the sub-paragraphs of both texts stand, and what became of those of the original."""

    def __init__(self, rows: Sequence[Row]) -> None:
        before = _paths(paragraph for row in rows for paragraph in row.original)
        self._after = _paths(paragraph for row in rows for paragraph in row.amended)
        self._before = before
        times = Counter(before.values())
        self._became: dict[Path, Path] = {}
        for row in rows:
            for place, paragraph in enumerate(row.original):
                path = before.get(paragraph.index, ())
                if len(path) > 1 and times[path] == 1:
                    now = row.amended[min(place, len(row.amended) - 1)].index if row.amended else -1
                    self._became[path] = self._after.get(now, ())
        self._there = frozenset(self._after.values())

    def is_stale(self, row: Row, found: Reference, kept: bool) -> bool:
        """Whether a reference of a row no longer fits; ``kept`` where its words stood in the original."""
        now = (found.number or _number(self._after, row.amended), *found.letters)
        if not now[0]:
            return False
        if kept and row.original:
            then = (found.number or _number(self._before, row.original), *found.letters)
            return self._became.get(then, now) != now
        return now not in self._there and now[:1] in self._there


def _number(paths: dict[int, Path], side: Sequence[Paragraph]) -> str:
    """The number of the operative paragraph that a row's side belongs to, empty where it has none."""
    return next((path[0] for one in side[:1] if (path := paths.get(one.index))), "")


def _paths(paragraphs: Iterable[Paragraph]) -> dict[int, Path]:
    """The paths of operative paragraphs and of those below them, by their indices."""
    found: dict[int, Path] = {}
    above: Path = ()
    for paragraph in sorted(paragraphs, key=lambda one: one.index):
        if paragraph.section is Section.OPERATIVE:
            above = (key(paragraph.label),) if paragraph.label else ()
        elif paragraph.section is Section.SUBPARAGRAPH and above and paragraph.label:
            above = (*above[: max(1, paragraph.level)], paragraph.label.strip(_PUNCTUATION).lower())
        else:
            if paragraph.section is not Section.FOOTNOTE:
                above = ()
            continue
        if above:
            found[paragraph.index] = above
    return found


def key(printed: str) -> str:
    """A number in whatever way it is printed: ``2``, ``2)``, ``OP2``, ``٢`` are one, ``2 bis`` is another."""
    place = label.ordinal(printed)
    return f"{place.number} {place.suffix}" if place else printed
