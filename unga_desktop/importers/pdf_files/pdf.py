"""PDF as documents: the text in order, without what the pages add to it, which is named line by line.

Read with PDFium (pypdfium2), in a process of its own. A PDF knows lines, not paragraphs: where these begin, and whether a hyphen
at the end of a line belongs to its word, is told from the layout, and said where it is not certain.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import regex

from unga_desktop.core.documents import structure
from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.errors import CancelCheck, Cancelled, DocumentError
from unga_desktop.core.import_report import Format, ImportReport, counted, quoted
from unga_desktop.importers.pdf_files.pdf_hyphens import BrokenWords
from unga_desktop.importers.pdf_files.pdf_lines import (
    PdfLine,
    PdfPage,
    in_reading_order,
    mirrored,
    page_of,
    rows,
    size_of_type,
)
from unga_desktop.importers.pdf_files.pdf_noise import take_line_numbers, take_margins
from unga_desktop.importers.pdf_files.pdf_notes import is_note, marked, references, take_notes
from unga_desktop.importers.pdf_files.pdf_paragraphs import paragraphs
from unga_desktop.importers.pdf_files.pdf_reading import read_pages

_ARABIC = regex.compile(r"\p{Arabic}")
_FORMS = regex.compile(r"[\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFC]+")
# No word of Arabic goes on after these two letters, and none of these is a word but backwards.
_BACKWARDS = regex.compile(r"[ةى]\p{Arabic}|\b(?:ىلع|يف)\b")
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd\0]")
"""What stands for a letter that is not known, or is for private use (Co)."""
_HEAD_ROWS = 4
_MOST_NAMED = 200


@dataclass(slots=True)
class _Taken:
    """What was taken out of the pages, by what it is called."""

    found: dict[str, list[PdfLine]] = field(default_factory=dict)

    def add(self, called: str, lines: Iterable[PdfLine]) -> None:
        self.found.setdefault(called, []).extend(lines)

    def sentences(self) -> Iterator[str]:
        for called, lines in self.found.items():
            if called == "Line numbers" and lines:
                numbers = [int(line.text) for line in lines]
                yield f"Line numbers: {len(lines):,}, from {min(numbers)} to {max(numbers)}."
                continue
            for line in lines[:_MOST_NAMED]:
                yield f"{called}, page {line.page}: {quoted(line.text, 120)}."
            if len(lines) > _MOST_NAMED:
                yield f"{called}: {len(lines) - _MOST_NAMED:,} more."


def parse_pdf(content: bytes, name: str, cancelled: CancelCheck) -> tuple[Document, ImportReport]:
    """The document in the bytes of a file called ``name``, and what was taken and left out.

    Raises ``DocumentError`` where it is encrypted, damaged, scanned, or takes too much time or memory, and ``Cancelled``.
    """
    found = read_pages(content, name, cancelled)
    pages = [page_of(number, *page) for number, page in enumerate(found["pages"], 1)]
    if not any(page.lines for page in pages):
        raise DocumentError(
            "the PDF holds no text: it is a scan, a picture of pages",
            name,
            "Choose the Word or HTML form, or have its text recognised (OCR) first",
        )
    if cancelled():
        raise Cancelled
    reading = _Reading(pages)
    lines = reading.lines()
    doubts = (*reading.doubts(), *_doubts(found, pages))
    left = (*reading.taken.sentences(), *_left(found))
    taken = f"{counted(len(lines), 'paragraph')} from {counted(len(pages), 'page')}"
    traces = (counted(found["notes"], "comment"),) if found["notes"] else ()
    report = ImportReport(Format.PDF.value, taken, left, doubts, traces)
    source = Source(name, hashlib.sha256(content).hexdigest(), note=" ".join(doubts))
    return structure.parse_paragraphs(lines, source), report


class _Reading:
    """The way from pages to paragraphs."""

    def __init__(self, pages: Sequence[PdfPage]) -> None:
        self._pages = pages
        self.taken = _Taken()
        self._symbol = ""
        self._words = BrokenWords(line.text for page in pages for line in page.lines)

    def lines(self) -> list[str]:
        """The paragraphs, the notes after the text."""
        for page in self._pages:
            self.taken.add("Text on its side", page.turned)
            self.taken.add("Text outside the page", page.outside)
        self.taken.add("Line numbers", take_line_numbers(self._pages))
        self._symbol = _symbol(self._pages[0])
        margins = take_margins(self._pages, self._symbol)
        self.taken.add("Header or footer", sorted(margins, key=lambda line: (line.page, -line.baseline)))
        if not self._symbol:
            self._symbol = next((line.text for line in margins if _is_symbol(line.text)), "")
        if _is_leftwards(self._pages):
            for page in self._pages:
                page.lines = [mirrored(line, page.width) for line in page.lines]
        for page in self._pages:
            page.lines = in_reading_order(page.lines)
        notes = self._notes()
        body = self._head() + [line for page in self._pages for line in page.lines]
        texts = [self._words.join(line.text for line in lines) for lines in paragraphs(body)]
        return list(map(_plain_letters, [*([self._symbol] if self._symbol else []), *texts, *notes]))

    def doubts(self) -> Iterator[str]:
        """What was decided without certainty."""
        for word in self._words.kept:
            yield f"“{word}” is broken at the end of a line: its hyphen was kept."
        if self._words.joined:
            words = ", ".join(f"“{word}”" for word in self._words.joined)
            yield f"Joined as the text has them elsewhere, without the hyphen at the end of a line: {words}."

    def _notes(self) -> list[str]:
        every = [line for page in self._pages for line in page.lines]
        referred, size = references(every), size_of_type(every)
        notes: list[list[PdfLine]] = []
        for page in self._pages:
            found, rules = take_notes(page, size, referred)
            self.taken.add("Rule above footnotes", rules)
            if found and notes and not is_note(found[0][0], referred):
                notes[-1] += found.pop(0)
            notes += found
        return [marked(self._words.join(line.text for line in note), referred) for note in notes]

    def _head(self) -> list[PdfLine]:
        """The head of the first page, whose two columns are read one after the other; the symbol goes before it."""
        page = self._pages[0]
        head = [row for row in rows(page.lines)[: 2 * _HEAD_ROWS] if row[0].baseline > 0.6 * page.height]
        wide = [place for place, row in enumerate(head) if len(row) > 1]
        if not self._symbol or not wide or wide[0] > _HEAD_ROWS:
            page.lines = [line for line in page.lines if line.text != self._symbol]
            return []
        return _columns(page, head, wide, self._symbol)


def _columns(page: PdfPage, head: Sequence[Sequence[PdfLine]], wide: Sequence[int], symbol: str) -> list[PdfLine]:
    """Takes the rows of the head out of the page: first what stands on the left, then what stands on the right."""
    edge = min(row[-1].left for row in (head[place] for place in wide)) - 1
    last = wide[-1]
    while last + 1 < len(head) and head[last + 1][0].left >= edge:
        last += 1
    lines = [line for row in head[: last + 1] for line in row if line.text != symbol]
    gone = {id(line) for row in head[: last + 1] for line in row}
    page.lines = [line for line in page.lines if id(line) not in gone]
    left = [line for line in lines if line.left < edge]
    # Each line of the head is one of its own: "Distr.: Limited" is not wrapped.
    return [
        replace(line, page=0, baseline=-100.0 * place)
        for place, line in enumerate([*left, *(x for x in lines if x not in left)])
    ]


def _is_leftwards(pages: Iterable[PdfPage]) -> bool:
    """Whether the text runs from right to left."""
    texts = [line.text for page in pages for line in page.lines]
    return sum(map(_is_arabic, texts)) * 2 > len(texts)


def _is_arabic(text: str) -> bool:
    return not text.isascii() and _ARABIC.search(text) is not None


def _symbol(page: PdfPage) -> str:
    """The symbol at the head of the first page."""
    for row in rows(page.lines)[:_HEAD_ROWS]:
        for line in row:
            if _is_symbol(line.text):
                return line.text
    return ""


def _is_symbol(text: str) -> bool:
    return "/" in text and len(text) < 50 and not text[:1].isdigit() and symbols.parse(text.rstrip("*")) is not None


def _plain_letters(text: str) -> str:
    """Ligatures and shaped letters, which belong to the type, as the letters they stand for."""
    return text if text.isascii() else _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _left(found: dict[str, Any]) -> Iterator[str]:
    if found["notes"]:
        yield f"{counted(found['notes'], 'comment')} on the pages left out."
    if found["attached"]:
        yield f"{counted(found['attached'], 'attached file')} left out."


def _doubts(found: dict[str, Any], pages: Sequence[PdfPage]) -> Iterator[str]:
    text = "".join(line.text for page in pages for line in page.lines)
    empty = [str(page.number) for page in pages if not (page.lines or page.turned)]
    if found["unreadable"]:
        yield f"Pages that cannot be read: {', '.join(map(str, found['unreadable'][:20]))}."
    if empty:
        yield f"No text was found on page {', '.join(empty[:20])}: it may be a picture."
    if unknown := len(_UNKNOWN.findall(text)):
        yield f"The PDF does not say which letters {counted(unknown, 'sign')} stand for."
    is_arabic = _is_arabic(text)
    if is_arabic and len(_BACKWARDS.findall(text)) > 1:
        yield "Words of the Arabic text came out of the PDF backwards: do not compare this text, open the Word document."
    elif is_arabic:
        yield (
            "Arabic text taken from a PDF often stands in another order than it is written in, also here and there in one"
            " line: compare the Word document instead."
        )
