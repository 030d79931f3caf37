"""Where a new paragraph begins although no blank line says so: texts whose paragraphs stand one a line, and numbered lists."""

import re
from collections.abc import Sequence
from itertools import pairwise

from unga_desktop.core.documents import label
from unga_desktop.core.documents.note_mark import RAISED
from unga_desktop.core.documents.text import KEPT_BREAKS
from unga_desktop.core.documents.wording import (
    begins_note,
    begins_operative,
    begins_preambular,
    is_annex_heading,
    is_furniture,
    is_heading_line,
    is_opening,
)

_CLOSING = rf"[\"'”’»)\]*†‡§{RAISED}]*\Z"
_FULL_END = re.compile(rf"(?:[.;:!?؛؟。；：…]|[;,؛；] (?:and|or|et|ou|y|o|e|u|и|или)){_CLOSING}")
_COMMA_END = re.compile(rf"[,،，]{_CLOSING}")

# Lines that are a paragraph wherever they stand: "II", "B", a rule above footnotes.
_ALONE = re.compile(
    r"(?:[IVXL]{1,6}|[A-HJ-Z]|[А-ИК-Я]|[一二三四五六七八九十]{1,3})\.?|[_\u2500\u2501]{3,}|[-*_]{3,}|(?:[*_] ){2,}[*_]"
    r"|\d{1,4}(?:st|nd|rd|th|e|ª)? (?:plenary meeting|meeting|séance plénière|sesión plenaria)"
)

# No one wraps by hand beyond this: a longer line is a paragraph that was never wrapped.
_WIDEST_WRAPPING = 160
_LONGEST_HEADING = 60
_NUMBERED_TITLE = re.compile(r"\d{1,3}/\d{1,3}(?: [A-Z])?\. ")


def paragraphs(block: Sequence[str]) -> list[list[str]]:
    """Cuts a block of lines without a blank one into the lines of its paragraphs."""
    width = max(map(len, block))
    opening = next((place for place, line in enumerate(block) if is_opening(line)), 0)
    found = [[block[0]]]
    for place, (before, line) in enumerate(pairwise(block), 1):
        if (
            _begins(before, line, width)
            or _next_of_list(found[-1][0], before, line, width)
            or (place < opening and _above_the_title(before, line))
        ):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _begins(before: str, line: str, width: int) -> bool:
    before = before.rstrip(KEPT_BREAKS)
    if any(_stands_alone(side) for side in (before, line.rstrip(KEPT_BREAKS))):
        return True
    complete, comma = _FULL_END.search(before) is not None, _COMMA_END.search(before) is not None
    if not complete and not comma:
        return _begins_although_open(line)
    if width > _WIDEST_WRAPPING and len(before) + len(line.split(maxsplit=1)[0]) < width:
        return True
    return _starts_like_a_paragraph(line, complete)


def _above_the_title(before: str, line: str) -> bool:
    """Whether a line is of a page's head, or comes below one, or begins with the number of a resolution: "80/5. Wells"."""
    return is_furniture(before) or is_furniture(line) or _NUMBERED_TITLE.match(line) is not None


def _next_of_list(first: str, before: str, line: str, width: int) -> bool:
    """Whether a line has the number after that of the paragraph above, or a number below a line that had room for it."""
    found, beside = label.numbered(line) or label.bracketed(line), label.bracketed(before)
    if found and beside and found.mark[:1] == beside.mark[:1] and not found.mark[:1].isalnum():
        return True
    if not found or (found.text[:1].islower() and not found.label.startswith("(")):
        return False
    if found.text[:1].isupper() and len(before) + len(found.mark) + 2 + len(found.text.split(maxsplit=1)[0]) < width:
        return True
    above = label.numbered(first) or label.bracketed(first)
    if above is None:
        return False
    if label.is_decimal(found.label):
        return found.label.partition(".")[0] == above.label.partition(".")[0]
    old, new = (label.ordinal(each.label.partition(".")[0]) for each in (above, found))
    return old is not None and new is not None and (new.number, bool(new.suffix)) in _following(old)


def _following(old: label.Ordinal) -> tuple[tuple[int, bool], ...]:
    """What may come next in a list: after 3 come 4 and 3 bis."""
    return (old.number + 1, False), (old.number, True)


def _stands_alone(line: str) -> bool:
    return is_opening(line) or is_annex_heading(line) or is_heading_line(line) or _ALONE.fullmatch(line) is not None


def _begins_although_open(line: str) -> bool:
    """After a line without a final mark, a title, only what cannot go on with a sentence: "1. Decides", "Recalling"."""
    found = label.numbered(line) or label.negotiated(line)
    if found:
        set_off = found.mark[-1:] in "-\u2013\u2014" and found.text[:1] >= "\u0600"
        return set_off or begins_operative(found.text) or begins_preambular(found.text)
    if _bare_note(line) or _numbered_section(line):
        return True
    # In Arabic, Chinese and Russian these words may stand in the middle of a sentence.
    return "A" <= line[:1] <= "Z" and begins_preambular(line) and line[:1] + line[1:2].lower() == line[:2]


def _starts_like_a_paragraph(line: str, complete: bool) -> bool:
    if label.numbered(line) or label.negotiated(line) or begins_preambular(line):
        return True
    sub = label.bracketed(line)
    if sub:
        return complete or sub.text[:1].isupper()
    if not complete:
        # The last preambular paragraph ends in a comma; in Russian, Arabic and Chinese its verb could stand in a sentence.
        return "A" <= line[:1] <= "É" and line[1:2].islower() and begins_operative(line)
    return begins_operative(line) or any((label.stopped(line), _section(line), label.footnote(line), _bare_note(line)))


def _section(line: str) -> bool:
    """A section's number; a letter or Roman number may also be an initial in a wrapped line."""
    found = label.section(line)
    return found is not None and (len(line) < _LONGEST_HEADING or begins_operative(found.text))


def _numbered_section(line: str) -> bool:
    """The number of a section that can be nothing else: "II. Finance", "أولا - أحكام"; "A. Smith" can."""
    found = label.section(line)
    return found is not None and len(found.label) > 1 and len(line) < _LONGEST_HEADING and line[-1:] not in ",;"


def _bare_note(line: str) -> bool:
    found = label.bare_note(line)
    return found is not None and begins_note(found.text)
