"""Where a new paragraph begins although no blank line says so: texts whose paragraphs stand one a line, and numbered lists."""

import re
from collections.abc import Sequence
from itertools import pairwise

from unga_desktop.core import label
from unga_desktop.core.wording import begins_operative, begins_preambular, is_annex_heading, is_opening

_CLOSING = r"[\"'”’»)\]*¹²³⁴-⁹]*\Z"
_FULL_END = re.compile(rf"(?:[.;:!?؛؟。；：…]|[;,؛；] (?:and|or|et|ou|y|o|e|u|и|или)){_CLOSING}")
_COMMA_END = re.compile(rf"[,،，]{_CLOSING}")

# Lines that are a paragraph wherever they stand: "II", "B", a rule above footnotes.
_ALONE = re.compile(r"(?:[IVXL]{1,6}|[A-HJ-Z]|[一二三四五六七八九十]{1,3})\.?|[_\u2500\u2501]{3,}")

# No one wraps by hand beyond this: a longer line is a paragraph that was never wrapped.
_WIDEST_WRAPPING = 160


def paragraphs(block: Sequence[str]) -> list[list[str]]:
    """Cuts a block of lines without a blank one into the lines of its paragraphs."""
    width = max(map(len, block))
    found = [[block[0]]]
    for before, line in pairwise(block):
        if _begins(before, line, width):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _begins(before: str, line: str, width: int) -> bool:
    if any(is_opening(side) or is_annex_heading(side) or _ALONE.fullmatch(side) for side in (before, line)):
        return True
    complete, comma = _FULL_END.search(before) is not None, _COMMA_END.search(before) is not None
    if not complete and not comma:
        return False
    if width > _WIDEST_WRAPPING and len(before) + len(line.split(maxsplit=1)[0]) < width:
        return True
    return _starts_like_a_paragraph(line, complete)


def _starts_like_a_paragraph(line: str, complete: bool) -> bool:
    if label.numbered(line) or begins_preambular(line):
        return True
    sub = label.bracketed(line)
    if sub:
        return complete or sub.text[:1].isupper()
    return complete and begins_operative(line)
