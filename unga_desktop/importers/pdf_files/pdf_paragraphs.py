"""Lines of a PDF to paragraphs: by the gaps between lines, indents, ends short of the margin, and the numbers they begin with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from unga_desktop.core.documents import label
from unga_desktop.core.documents.wording import (
    begins_operative,
    begins_preambular,
    is_annex_heading,
    is_furniture,
    is_heading_line,
)
from unga_desktop.importers.pdf_files.pdf_lines import HYPHEN, PdfLine, leading, size_of_type

_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_CLOSING = "\"'”’»)]¹²³⁰⁴⁵⁶⁷⁸⁹*"
_END = ".;:!?؛؟。；：…"
_COMMA = ",،，"
_SECTION = re.compile(r"[IVXL]{1,6}\.?|[A-Z]\.?|[一二三四五六七八九十]{1,3}")
_WIDER_GAP = 1.28
_INDENT = 4.0
_WIDE = 1.6
"""Times the size of type: lines so far apart may each be a paragraph; where most are, the usual distance cannot tell."""

_SAME_SIZE = 0.8


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a document: the distance between lines, the size of type, the edges of the text."""

    leading: float
    size: float
    left: float
    right: float

    def is_centred(self, line: PdfLine) -> bool:
        """Whether a line stands in the middle of the text, away from both edges."""
        away = 3 * line.size
        if line.left < self.left + away or line.right > self.right - away:
            return False
        return abs(line.left + line.right - self.left - self.right) < 1.5 * line.size


def paragraphs(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """The lines of each paragraph, those across pages together."""
    if not lines:
        return []
    usual = _Measures(leading(lines), size_of_type(lines), _left_edge(lines), _right_edge(lines))
    rights = _block_edges(lines, usual)
    may_be = (line for line in lines if not line.text[:1].islower() and line.right < usual.right - 2 * line.size)
    alone = {id(line) for line in may_be if _stands_alone(line.text)}
    found = [[lines[0]]]
    for place, (above, line) in enumerate(pairwise(lines)):
        if (
            id(above) in alone
            or id(line) in alone
            or _begins(found[-1], above, line, max(rights[place], rights[place + 1]), usual)
        ):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _begins(paragraph: Sequence[PdfLine], above: PdfLine, line: PdfLine, right: float, usual: _Measures) -> bool:
    if abs(above.size - line.size) > _SAME_SIZE and not _is_one_line(above, line):
        return True
    if usual.is_centred(above) != usual.is_centred(line) and not above.text.endswith(HYPHEN):
        return True
    if above.page != line.page:
        return _begins_on_new_page(paragraph, above, line, right, usual)
    gap = above.baseline - line.baseline
    usual_gap = usual.leading * max(line.size / usual.size, 1.0)
    if gap < -0.5 * line.size or gap > _WIDER_GAP * usual_gap:
        return True
    if gap < 0.4 * line.size:  # side by side, as cells of a table are
        return True
    if gap > _WIDE * line.size and _begins_after_comma(above, line):
        return True
    if _has_label(line.text) and (_ends(above.text) or _is_short(above, line, right)):
        return True
    if above.text.endswith(HYPHEN):
        return False
    return _is_short(above, line, right) or (_is_indented(paragraph, line) and _ends(above.text))


def _begins_after_comma(above: PdfLine, line: PdfLine) -> bool:
    """Whether a paragraph begins with the verb of one, in a capital letter, after the comma of a preambular paragraph."""
    if above.text.rstrip(_CLOSING)[-1:] not in _COMMA or line.text[:1].islower():
        return False
    return begins_preambular(line.text) or begins_operative(line.text)


def _begins_on_new_page(
    paragraph: Sequence[PdfLine], above: PdfLine, line: PdfLine, right: float, usual: _Measures
) -> bool:
    """Whether a new paragraph begins at the top of a page, where no gap can say so."""
    if above.text.endswith(HYPHEN):
        return False
    if _has_label(line.text):
        return True
    begins_low = line.text[:1].islower()
    last = above.text.rstrip(_CLOSING)[-1:]
    if last in _END:
        return not begins_low
    if last in _COMMA:
        begins = begins_preambular(line.text) or begins_operative(line.text) or _is_indented(paragraph, line)
        return begins and not begins_low
    if begins_low:
        return False
    return _is_short(above, line, usual.right if above.size == usual.size else right)


def _is_one_line(above: PdfLine, line: PdfLine) -> bool:
    return above.page == line.page and abs(above.baseline - line.baseline) < 0.3 * line.size


def _stands_alone(text: str) -> bool:
    return bool(_SECTION.fullmatch(text)) or is_furniture(text) or is_annex_heading(text) or is_heading_line(text)


def _has_label(text: str) -> bool:
    return not label.has_none(text) and bool(label.numbered(text) or label.bracketed(text) or label.negotiated(text))


def _ends(text: str) -> bool:
    """Whether a line may end a paragraph."""
    words = text.rstrip(_CLOSING)
    return words[-1:] in _END + _COMMA or text.endswith((" and", " or", " et", " ou", " y", " o", " и", " или"))


def _is_short(above: PdfLine, line: PdfLine, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line above, which so ended a paragraph."""
    # Chinese is broken between any two of its signs.
    first = 1 if _HAN.match(line.text) else len(line.text.split(maxsplit=1)[0])
    return above.right + (first + 1.5) * line.width_of_character < right - 1


def _is_indented(paragraph: Sequence[PdfLine], line: PdfLine) -> bool:
    """Whether a line stands to the right of where the paragraph goes on."""
    edge = paragraph[-1].left if len(paragraph) > 1 else min(paragraph[0].left, line.left)
    return line.left > edge + _INDENT


def _left_edge(lines: Sequence[PdfLine]) -> float:
    lefts = sorted(line.left for line in lines if len(line.text) > 40)
    return lefts[len(lefts) // 8] if lefts else min(line.left for line in lines)


def _right_edge(lines: Sequence[PdfLine]) -> float:
    """How far to the right the text goes: what most of the long lines reach."""
    rights = sorted(line.right for line in lines if len(line.text) > 40)
    return rights[len(rights) * 3 // 4] if rights else max(line.right for line in lines)


def _block_edges(lines: Sequence[PdfLine], usual: _Measures) -> list[float]:
    """For each line how far to the right the lines around it go that no gap separates from it.

    In a block of few lines it is the edge of the text, if one of them comes near it.
    """
    edges: list[float] = []
    block: list[PdfLine] = []
    for line in lines:
        if block and not _is_near(block[-1], line, usual):
            edges += [_edge(block, usual)] * len(block)
            block = []
        block.append(line)
    return edges + [_edge(block, usual)] * len(block)


def _edge(block: Sequence[PdfLine], usual: _Measures) -> float:
    widest = max(line.right for line in block)
    return usual.right if widest > usual.right - 8 * usual.size and widest < usual.right + usual.size else widest


def _is_near(above: PdfLine, line: PdfLine, usual: _Measures) -> bool:
    gap = above.baseline - line.baseline
    return above.page == line.page and abs(above.size - line.size) < _SAME_SIZE and 0 < gap < _WIDER_GAP * usual.leading
