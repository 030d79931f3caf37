"""A program of its own that takes the runs of text out of a PDF, so that a broken or hostile file can only stop this process.

Reads the PDF from standard input and writes JSON to standard output: ``{"pages": [[width, height, runs], ...], ...}``, a run
being ``[text, left, baseline, right, size, angle]`` in points from the lower left corner; or ``{"refused": reason}``.
Imports nothing of the package, so that it starts at once. Arguments: the limits of memory in bytes and of time in seconds.
"""

import gc

if __name__ == "__main__":
    gc.disable()  # nothing here refers to itself, and the process ends soon; what is imported is many objects already

import ctypes
import json
import math
import os
import re
import sys

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

MOST_PAGES = 4000
MOST_CHARACTERS = 6_000_000
_PASSWORD = 4
_LINK, _WIDGET, _POPUP = 2, 20, 16
_HYPHEN = "\ufffe"
"""What PDFium makes of a hyphen at the end of a line; it joins the next line to it."""

_LINE_END = re.compile("[\r\n]+")
_RUN_END = re.compile(f"[\r\n]+|(?<={_HYPHEN})")
_MAY_BE_RAISED = re.compile(
    r"(?<=[^\s\d/.\u2013-])\d{1,3}(?![\d/])|(?<=[a-z\u201d\"][.,;:])\d{1,3}(?![\d/])|\A\s*\d{1,3}(?=\s*\D)"
)
_FIGURE = re.compile(r"\d")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = 0.15
"""So much of the size of the type a raised figure stands above the line."""
_WIDE = 0.56
"""A run whose characters take more of the size of the type on average has a gap somewhere."""
_NEXT_LINE = 0.6
"""So many times the size of the type below, a character stands on another line."""
_BELOW = 0.95
"""So far below the line not even the tail of a letter reaches."""
_GAP = 2.0
"""A gap of so many times the size of the type separates columns; justified lines have none so wide."""
_NUMBER = re.compile(r"(\d{1,4})(\s+)(?=\S)")
_GAP_AFTER_NUMBER = 1.2
"""The number of a line stands apart from it, the number of a paragraph has a stop."""
_HAN = "[\u2e80-\u3029\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
_BESIDE_HAN = re.compile(f"(?<={_HAN}) (?=\\S)|(?<=\\S) (?={_HAN})")
_SPACE = 0.6
"""Type sets Chinese and figures apart, and the signs of a full line; a narrower gap than this is no space."""
_UPRIGHT = 0.03
"""So many quarters of a turn stand for none."""
_MOST, _LEAST = 0.8, 80
"""A page is turned where this share of its text, and so many characters, ask for it; a stamp on a scan does not."""
_FULL_TURN = round(math.tau, 4)
Run = tuple[str, float, float, float, float, float]


def limit(memory: int, seconds: int) -> None:
    """Asks the system to stop this process where it takes more; Windows has no such limits, there the parent's clock counts."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # macOS knows no limit of address space
            continue


def extract(content: bytes) -> dict[str, object]:
    """The pages of a PDF, and what else is in it."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        return {"refused": "password" if pdfium.FPDF_GetLastError() == _PASSWORD else "damaged"}
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        return {"refused": "damaged"}
    if count > MOST_PAGES:
        return {"refused": "long"}
    pages = []
    characters = notes = 0
    unreadable = []
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            unreadable.append(number + 1)
            continue
        notes += _notes(page)
        runs, on_its_side = _runs(page)
        characters += sum(len(run[0]) for run in runs)
        if characters > MOST_CHARACTERS:
            return {"refused": "long"}
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        pages.append((height, width, runs) if on_its_side else (width, height, runs))
        pdfium.FPDF_ClosePage(page)
    attached = max(pdfium.FPDFDoc_GetAttachmentCount(document), 0)
    return {"pages": pages, "notes": notes, "attached": attached, "unreadable": unreadable}


def _notes(page: object) -> int:
    """The number of comments on a page; links and fields of forms are none."""
    found = 0
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 10_000)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if note:
            found += pdfium.FPDFAnnot_GetSubtype(note) not in (_LINK, _WIDGET, _POPUP)
            pdfium.FPDFPage_CloseAnnot(note)
    return found


def _runs(page: object) -> tuple[list[Run], bool]:
    """The runs of a page, turned so that most of them stand upright, and whether the page lies on its side for that."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return [], False
    try:
        frame, quarters = _frame(page)
        runs = _PageText(text_page, frame, quarters).runs()
        turned = _most_turned(runs)
        if turned:
            runs = _PageText(text_page, frame, (quarters + turned) % 4).runs()
        return runs, turned % 2 == 1
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _most_turned(runs: list[Run]) -> int:
    """By how many quarters to the left most of the text of a page is turned, as a wide table on a narrow page is."""
    counts = [0, 0, 0, 0]
    for text, _, _, _, _, angle in runs:
        quarters = angle / (math.pi / 2)
        if abs(quarters - round(quarters)) < _UPRIGHT:
            counts[round(quarters) % 4] += len(text)
    most = max(range(4), key=counts.__getitem__)
    return most if counts[most] > max(_MOST * sum(counts), _LEAST) else 0


def _frame(page: object) -> tuple[tuple[float, float, float, float], int]:
    """The left, lower, right and upper edge of what is shown of a page, and how many quarters it is turned to the right."""
    shown = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(shown)):
        return (0.0, 0.0, 0.0, 0.0), 0
    return (shown.left, shown.bottom, shown.right, shown.top), int(pdfium.FPDFPage_GetRotation(page)) % 4


class _PageText:
    """The text of a page with the places of its characters, from the lower left corner of the page as it is shown."""

    def __init__(self, text_page: object, frame: tuple[float, float, float, float], quarters: int) -> None:
        self._page, self._frame, self._quarters = text_page, frame, quarters
        count = pdfium.FPDFText_CountChars(text_page)
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
        units = bytes(buffer)[: max(written - 1, 0) * 2]
        self._text = units.decode("utf-16-le", "replace")
        # On Windows an index counts UTF-16 units, elsewhere characters.
        self._in_units = sys.platform == "win32" and any(ord(character) > 0xFFFF for character in self._text)
        # Where every character has its place among the text, the places are the same.
        self._is_plain = len(self._text) == count and not self._in_units
        self._numbers = (ctypes.c_double(), ctypes.c_double())
        self._x, self._y = map(ctypes.byref, self._numbers)
        self._bottom = 0.0
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._box_pointer, self._matrix_pointer = ctypes.byref(self._box), ctypes.byref(self._matrix)

    def runs(self) -> list[Run]:
        found: list[Run] = []
        start = 0
        ends = _RUN_END if _HYPHEN in self._text else _LINE_END
        for end in [*ends.finditer(self._text), None]:
            stop = end.start() if end else len(self._text)
            found += [_rounded(*run, *self._corner()) for run in self._run(start, stop)]
            start = end.end() if end else stop
        return found

    def _run(self, start: int, stop: int) -> list[Run]:
        text = self._text[start:stop]
        words = text.strip()
        if not words or words == _HYPHEN:
            return []
        first = start + len(text) - len(text.lstrip())
        left, baseline = self._origin(first)
        last = first + len(words) - 1
        right, bottom = self._right(last), self._bottom
        middle = len(words) // 2
        # Spaces may be of PDFium's own making, and then have no size. A word has no space at its end.
        size = self._size(first + middle + words[middle:].index(words[middle:].split(maxsplit=1)[0]))
        if baseline - bottom > _BELOW * size and (end := self._line_end(first, last, left, baseline, size)):
            return [*self._run(start, end), *self._run(end, stop)]
        angle = self._angle(first)
        if angle == 0:
            parts = self._parts(first, words, left, baseline, size, right)
            if len(parts) > 1:
                return parts
        # A space at the end keeps this run apart from the next one on the same line.
        lead, tail = " " * text[:1].isspace(), " " * text[-1:].isspace()
        return [(lead + self._raised(first, words, baseline, size) + tail, left, baseline, right, size, angle)]

    def _line_end(self, first: int, last: int, left: float, line: float, size: float) -> int:
        """Where the first line of a run ends that PDFium took for one line; 0 where it is one, perhaps turned."""
        same, other = first, last
        while other - same > 1:
            middle = (same + other) // 2
            place = middle
            while (
                place < other and self._text[place].isspace()
            ):  # spaces may be of PDFium's own making, without a place
                place += 1
            if abs(self._origin(place)[1] - line) > _NEXT_LINE * size:
                other = middle
            else:
                same = max(place, middle)
        while other < last and self._text[other].isspace():
            other += 1
        begin = self._origin(other)[0]
        return other if begin < self._origin(same)[0] - size or begin < left else 0

    def _parts(self, first: int, words: str, left: float, baseline: float, size: float, right: float) -> list[Run]:
        """The parts of a run, or nothing where it is whole."""
        if right - left > _WIDE * size * len(words):
            return self._split(first, words, baseline, size)
        number = _NUMBER.match(words)
        if number is None:
            return []
        digits, place = number[1], number.end(1) + len(number[2])
        edge, here = self._right(first + len(digits) - 1), self._origin(first + place)[0]
        if here - edge < _GAP_AFTER_NUMBER * size:
            return []
        return [(digits, left, baseline, edge, size, 0.0), (words[place:], here, baseline, right, size, 0.0)]

    def _split(self, first: int, words: str, baseline: float, size: float) -> list[Run]:
        """The parts of a run that stand wide apart, as the cells of a table and the two sides of a heading do."""
        parts: list[Run] = []
        begin = 0
        left = edge = self._origin(first)[0]
        for place, character in enumerate(words):
            if character.isspace():
                continue
            here = self._origin(first + place)[0]
            if here - edge > _GAP * size and place > begin:
                parts.append((words[begin:place].strip(), left, baseline, edge, size, 0.0))
                begin, left = place, here
            edge = self._right(first + place)
        return [*parts, (words[begin:].strip(), left, baseline, edge, size, 0.0)]

    def _raised(self, first: int, words: str, baseline: float, size: float) -> str:
        """The words with the raised numbers of notes as such: figures above the line after a word, or at the head of a line."""

        def written(found: "re.Match[str]") -> str:
            line = baseline
            if not found[0][:1].strip() or not found.start():
                line = self._origin(first + found.end() + (words[found.end() : found.end() + 1] == " "))[1]
            above = self._origin(first + found.end() - 1)[1] - line
            return found[0].translate(_SUPERSCRIPT) if above > _RAISED * size else found[0]

        raised = _MAY_BE_RAISED.sub(written, words) if _FIGURE.search(words) else words
        return self._without_gaps(first, raised, size)

    def _without_gaps(self, first: int, words: str, size: float) -> str:
        """The words without the spaces that PDFium made of the gaps beside Chinese signs."""

        def kept(found: "re.Match[str]") -> str:
            place = first + found.start()
            made = pdfium.FPDFText_IsGenerated(self._page, self._index(place)) == 1
            return "" if made and self._origin(place + 1)[0] - self._right(place - 1) < _SPACE * size else " "

        return words if words.isascii() else _BESIDE_HAN.sub(kept, words)

    def _index(self, place: int) -> int:
        if self._is_plain:
            return place
        if self._in_units:
            place = len(self._text[:place].encode("utf-16-le", "surrogatepass")) // 2
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, place))

    def _origin(self, place: int) -> tuple[float, float]:
        """Where a character stands on its line."""
        x, y = self._numbers
        pdfium.FPDFText_GetCharOrigin(self._page, self._index(place), self._x, self._y)
        return self._turned(x.value, y.value) if self._quarters else (x.value, y.value)

    def _right(self, place: int) -> float:
        """The right edge of a character, whose lower one then is ``_bottom``."""
        if not pdfium.FPDFText_GetLooseCharBox(self._page, self._index(place), self._box_pointer):
            right, self._bottom = self._origin(place)
            return right
        box = self._box
        if not self._quarters:
            self._bottom = box.bottom
            return float(box.right)
        corners = self._turned(box.left, box.bottom), self._turned(box.right, box.top)
        self._bottom = min(corners[0][1], corners[1][1])
        return max(corners[0][0], corners[1][0])

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """A place on a page that is shown turned."""
        left, lower, right, upper = self._frame
        return ((x, y), (y - lower, right - x), (right - x, upper - y), (upper - y, x - left))[self._quarters]

    def _corner(self) -> tuple[float, float]:
        """The lower left corner of what is shown, where that is still to be taken off the places."""
        return (0.0, 0.0) if self._quarters else self._frame[:2]

    def _angle(self, place: int) -> float:
        """How far the line of a character is turned to the left; its letters may slant, as those of a made-up italic do."""
        if not pdfium.FPDFText_GetMatrix(self._page, self._index(place), self._matrix_pointer):
            return 0.0
        angle = math.atan2(self._matrix.b, self._matrix.a) - self._quarters * math.pi / 2
        return round(angle % math.tau, 4) % _FULL_TURN

    def _size(self, place: int) -> float:
        """The size of the type as it stands on the page."""
        index = self._index(place)
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        if pdfium.FPDFText_GetMatrix(self._page, index, self._matrix_pointer):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return float(round(size, 1)) or 1.0


def _rounded(
    text: str, left: float, baseline: float, right: float, size: float, angle: float, x: float, y: float
) -> Run:
    """A run to the hundredth of a point, which keeps the answer short, from the corner at ``x`` and ``y``."""
    return text, round(left - x, 2), round(baseline - y, 2), round(right - x, 2), size, angle


def main(arguments: list[str]) -> int:
    limit(int(arguments[0]), int(arguments[1]))
    gc.disable()
    found = extract(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=True, separators=(",", ":")).encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]))  # the system takes back in one go what would be freed piece by piece
