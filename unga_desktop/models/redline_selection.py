"""From a range of shown text to the exact characters behind it: copying, words, and search.

Free of Qt. Positions count UTF-16 units of a block's shown text, because layouts do; characters come from the fragments.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

import regex

from unga_desktop.core.redlines.redline import Op
from unga_desktop.printing.redline_format import placed, utf16
from unga_desktop.printing.redline_fragment import PILCROW, Block, Fragment

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’./\u00ad\u2011][\p{L}\p{M}\p{N}]+)*|\s+|.", regex.DOTALL)
_HAN = regex.compile(r"\p{Han}")
_IGNORABLE = r"[\p{Cf}\u034F]*"


Number = tuple[tuple[Op, str], ...]
"""The number of a paragraph with what became of it: deleted and inserted where it changed."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A selected part of one paragraph. ``number`` is its number where the selection holds the paragraph's beginning."""

    number: Number
    fragments: tuple[Fragment, ...]


def excerpt(block: Block, start: int, end: int) -> Excerpt:
    """The part of a block between two positions; a boxed character is in it as soon as a part of its box is."""
    cut = []
    for fragment, at, length in placed(block.fragments):
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            cut.append(fragment if fragment.box else _slice(fragment, first, last))
    return Excerpt(_number(block) if start == 0 else (), tuple(cut))


def _number(block: Block) -> Number:
    before, now = block.marks
    if before == now or not before:
        return ((block.op, now),) if now else ()
    return ((Op.DELETE, before), (Op.INSERT, now)) if now else ((Op.DELETE, before),)


def plain_text(excerpts: Iterable[Excerpt]) -> str:
    """The characters of a selection, one paragraph a line; deleted words are left out unless nothing else is selected."""
    found = list(excerpts)
    only_deleted = all(fragment.op is Op.DELETE for part in found for fragment in part.fragments)
    lines = []
    for part in found:
        words = "".join(f.text for f in part.fragments if f.text != "\n" and (only_deleted or f.op is not Op.DELETE))
        if words or not part.fragments:
            lines.append(_numbered(part, () if only_deleted else (Op.DELETE,)) + words)
    return "\n".join(lines)


def side_text(excerpts: Iterable[Excerpt]) -> str:
    """The characters of a selection in one text alone: nothing is left out."""
    return "\n".join(_numbered(part) + "".join(f.text for f in part.fragments if f.text != "\n") for part in excerpts)


def marked_text(excerpts: Iterable[Excerpt]) -> str:
    """A selection for plain text with its redline: ``[-deleted-]`` and ``{+inserted+}``.

    A paragraph break that was made or taken away is a pilcrow among them, before the break itself.
    """
    marks = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
    return "\n".join("".join(marks[op][0] + text + marks[op][1] for op, text in _runs(part)) for part in excerpts)


def redline_html(excerpts: Iterable[Excerpt]) -> str:
    """A selection as HTML paragraphs with ``ins`` and ``del``; every character of the text is escaped, every space kept."""
    tags = {Op.EQUAL: ("", ""), Op.DELETE: ("<del>", "</del>"), Op.INSERT: ("<ins>", "</ins>")}
    paragraphs = []
    for part in excerpts:
        runs = "".join(tags[op][0] + escape(text).replace("\n", "<br>") + tags[op][1] for op, text in _runs(part))
        paragraphs.append(f'<p dir="auto" style="white-space: pre-wrap">{runs}</p>')
    return '<meta charset="utf-8">' + "".join(paragraphs)


def word_range(block: Block, position: int) -> tuple[int, int]:
    """Start and end of the word at a position; a boxed character and a Chinese character are words of their own."""
    for fragment, at, length in placed(block.fragments):
        if fragment.box and at <= position < at + length:
            return at, at + length
    start = 0
    for match in _WORD.finditer(block.shown):
        for part in match.group() if _HAN.search(match.group()) else (match.group(),):
            end = start + utf16(part)
            if position < end:
                return start, end
            start = end
    return start, start


def search_pattern(words: str, match_case: bool) -> regex.Pattern[str] | None:
    """The pattern that finds words whatever their spaces are, and although hidden characters stand between the letters."""
    if not words.strip():
        return None
    letters = [
        r"\s+" if run.isspace() else _IGNORABLE.join(map(regex.escape, run)) for run in regex.findall(r"\s+|\S+", words)
    ]
    return regex.compile(_IGNORABLE.join(letters), 0 if match_case else regex.IGNORECASE)


def matches(block: Block, pattern: regex.Pattern[str], both: bool) -> list[tuple[tuple[int, int], ...]]:
    """Where a pattern occurs in a block, as ranges of the shown text; ``both`` searches the original and the amended words.

    Words that stand together in one of the texts are found although words of the other stand between them; such a
    match has several ranges. Matches come in order of their beginning, each once.
    """
    streams = (Op.INSERT, Op.DELETE) if both else (None,)
    found = {match for left_out in streams for match in _stream_matches(block.fragments, pattern, left_out)}
    return sorted(found)


def _stream_matches(
    fragments: Sequence[Fragment], pattern: regex.Pattern[str], left_out: Op | None
) -> Iterator[tuple[tuple[int, int], ...]]:
    stream = [(fragment, at, length) for fragment, at, length in placed(fragments) if fragment.op is not left_out]
    text = "".join(fragment.text for fragment, _, _ in stream)
    for match in pattern.finditer(text):
        if match.end() > match.start():
            yield tuple(_shown_ranges(stream, match.start(), match.end()))


def _shown_ranges(stream: Sequence[tuple[Fragment, int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    offset = 0
    pending: tuple[int, int] | None = None
    for fragment, at, length in stream:
        first, last = max(start - offset, 0), min(end - offset, len(fragment.text))
        offset += len(fragment.text)
        if first >= last:
            continue
        area = (at, at + length)
        if not fragment.box:
            area = (at + utf16(fragment.text[:first]), at + utf16(fragment.text[:last]))
        if pending and pending[1] == area[0]:
            pending = (pending[0], area[1])
        else:
            if pending:
                yield pending
            pending = area
    if pending:
        yield pending


def _runs(part: Excerpt) -> Iterator[tuple[Op, str]]:
    """What is selected, its number before it, with neighbours of one fate joined."""
    held: tuple[Op, str] | None = None
    for op, text in _parts(part):
        if held and held[0] is op:
            held = (op, held[1] + text)
        else:
            if held and held[1]:
                yield held
            held = (op, text)
    if held and held[1]:
        yield held


def _parts(part: Excerpt) -> Iterator[tuple[Op, str]]:
    for place, (op, number) in enumerate(part.number, 1):
        # The last number has the space that sets it off.
        yield op, number + (" " if place == len(part.number) and not number[-1:].isspace() else "")
    last = len(part.fragments)
    for place, fragment in enumerate(part.fragments, 1):
        if fragment.text != "\n":
            yield fragment.op, fragment.text
        elif fragment.op is not Op.EQUAL:
            # At the end of an excerpt the next one begins a line anyway.
            yield fragment.op, PILCROW if place == last else f"{PILCROW}\n"


def _numbered(part: Excerpt, left_out: Sequence[Op] = ()) -> str:
    number = "".join(text for op, text in part.number if op not in left_out)
    return f"{number} " if number and not number[-1:].isspace() else number


def _slice(fragment: Fragment, first: int, last: int) -> Fragment:
    units = fragment.shown.encode("utf-16-le", "surrogatepass")
    text = units[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")
    return replace(fragment, text=text, shown=text)
