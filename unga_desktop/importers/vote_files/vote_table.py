"""Tables of votes as rows of text, read in blocks: a file of any size, progress seen, a stop heard.

No type is guessed: Namibia's ``NA`` stays text. The encoding is that of the byte order mark, or strict UTF-8, or what the
user says; commas, semicolons and tabs are told apart by the head.
"""

import codecs
import csv
import gzip
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from unga_desktop.core.csv_guard import unguarded
from unga_desktop.core.errors import CancelCheck, Cancelled, VoteError
from unga_desktop.core.progress import Progress, never, nothing
from unga_desktop.core.votes.vote_import import UnknownEncoding

_BLOCK = 1 << 20
_LONGEST_LINE = 8 << 20
"""The longest line of the Digital Library has some thousand bytes: what is longer is no table."""
_MOST_LOOKS = 4
"""So often a cell of several lines is looked at for its end where its marks may end it."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SHORT = 1 << 20
_DELIMITERS = ",;\t"
_OFFERED = ("windows-1252", "windows-1251", "windows-1256", "gb18030", "mac-roman")
_NO_TABLE = {
    b"PK": ("this is a packed file or a workbook", "Unpack it, or save the sheet as CSV"),
    b"%PDF": ("this is a PDF", "Choose the CSV file"),
    b"\xd0\xcf\x11\xe0": ("this is an old Excel workbook", "Save the sheet as CSV"),
}


class VoteTable:
    """An open table: ``head`` are the columns in lower case, ``rows()`` the rest. ``name`` is shown in messages."""

    def __init__(
        self, stream: BinaryIO, name: str, encoding: str, size: int, progress: Progress, cancelled: CancelCheck
    ) -> None:
        self.name = name
        self._stream, self._raw, self._size = stream, cast(BinaryIO, getattr(stream, "fileobj", None) or stream), size
        self._progress, self._cancelled = progress, cancelled
        self._encoding = encoding
        self._lines_before = 0
        self._line = 1  # of the file, where it is read line by line
        self._cut = False
        self._cutting = ""
        # A million lines: what hands them on is not written in Python.
        lines = chain.from_iterable(map(_split, self._blocks()))
        first = next((line for line in lines if line.strip()), "")
        if not first:
            raise VoteError("the file is empty", name)
        self.delimiter = max(_DELIMITERS, key=first.count)
        self._source = chain((first,), lines)
        self._reader = csv.reader(self._source, delimiter=self.delimiter, strict=True)
        self.first: list[str] = [cell.strip() for cell in self._next() or []]
        self.head: list[str] = [_column(cell) for cell in self.first]

    def rows(self) -> Iterator[list[str]]:
        """The rows below the head as the file has them: cells may be too few or too many, an empty line has none.

        Raises ``VoteError`` (a broken line, another encoding) and ``Cancelled``.
        """
        with self._in_words():
            yield from self._reader

    def repeating(self, first: int, last: int) -> Iterator[tuple[list[str], tuple[str, ...] | None]]:
        """The rows as ``rows`` gives them, each with None; or, where a row differs from the one before in the columns ``first``
        to ``last`` alone, an empty list with the cells of these columns.

        Most rows of a record repeat all that is said of its text: that they do is seen from the line, without cutting it.
        Raises as ``rows``.
        """
        head, tail, around = "", "", 0
        known: dict[str, tuple[str, ...]] = {}
        nothing_else: list[str] = []
        with self._in_words():
            for line in self._source:
                self._line += 1
                if head and line.startswith(head) and line.endswith(tail) and len(line) > around:
                    middle = line[len(head) : -len(tail)]
                    cells = known.get(middle)
                    if cells is None and middle.count('"') % 2 == 0:
                        cut = next(csv.reader([middle], delimiter=self.delimiter, strict=True), [])
                        cells = known[middle] = tuple(cut)
                    if cells is not None and len(cells) == last - first + 1:
                        yield nothing_else, cells
                        continue
                if line.count('"') % 2 and self._is_open(line):
                    line = self._closed(line)
                self._cutting = line
                yield next(csv.reader([line], delimiter=self.delimiter, strict=True), []), None
                head, tail = self._around(line, first, last)
                around = len(head) + len(tail)

    def _closed(self, line: str) -> str:
        """A line with those that it runs on into, since a quotation mark is open at its end; no longer than a line can be."""
        parts, length, is_open, looks = [line], len(line), True, _MOST_LOOKS
        while is_open and length <= _LONGEST_LINE and (more := next(self._source, "")):
            parts.append(more)
            self._line, length = self._line + 1, length + len(more)
            if more.count('"') % 2:
                looks -= 1
                is_open = looks > 0 and self._is_open("".join(parts))
        return "".join(parts)

    def _is_open(self, line: str) -> bool:
        """Whether a cell goes on after a line; a mark inside a cell that has none around it (``a 6" pipe``) opens nothing."""
        try:
            next(csv.reader([line], delimiter=self.delimiter, strict=True), None)
        except csv.Error as error:
            return "end of data" in str(error)
        return False

    def _around(self, line: str, first: int, last: int) -> tuple[str, str]:
        """What of a line stands before the column ``first`` and after the column ``last``; nothing where it ends before."""
        found = re.finditer(f'(?:^|(?<={self.delimiter}))"(?:[^"]|"")*"|{self.delimiter}', line)
        places = [-1, *(one.start() for one in found if one.group() == self.delimiter)]
        if last + 1 >= len(places):
            return "", ""
        return line[: places[first] + 1], line[places[last + 1] :]

    def refuse_cut(self, row: int, cells: Sequence[str]) -> None:
        """Raises ``VoteError`` where a row with too few cells is the end of the file and has no line end: it was cut off, so
        that nobody knows what is missing."""
        if self._cut and 0 < len(cells) < len(self.head):
            raise VoteError(
                f"the file is cut off: its last row has {len(cells)} cells, the head has {len(self.head)} columns",
                f"{self.name}, row {row}, column {self.head[len(cells) - 1]}",
                "Copy or download it again",
            )

    def place(self, column: str, *others: str) -> int:
        """The place of the first of these columns that the table has; -1 where it has none."""
        return next((self.head.index(name) for name in (column, *others) if name in self.head), -1)

    def require(self, *columns: Sequence[str]) -> None:
        """Raises ``VoteError`` where of a group of names, of which one is needed, the table has none."""
        missing = [" or ".join(names) for names in columns if self.place(*names) < 0]
        if missing:
            raise VoteError(f"the column {', '.join(missing)} is missing", self.name)

    def _next(self) -> list[str] | None:
        with self._in_words():
            return next(self._reader, None)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except csv.Error as error:
            line = max(self._reader.line_num, self._line)
            what = (
                "a quotation mark opens and is not closed, or the file is cut off"
                if "end of data" in str(error) or "field limit" in str(error)
                else error
            )
            raise VoteError(
                f"the line cannot be read as part of a table: {what}",
                f"{self.name}, line {line}{self._column_of_fault()}",
            ) from error

    def _column_of_fault(self) -> str:
        """The column in which a line stops being one of a table, where it is read line by line."""
        try:
            cells = next(csv.reader([self._cutting], delimiter=self.delimiter), []) if self._cutting else []
        except csv.Error:  # one cell is longer than any can be
            return ""
        return f", column {self.head[len(cells) - 1]}" if 0 < len(cells) <= len(self.head) else ""

    def _blocks(self) -> Iterator[str]:
        """The text of the file in blocks of whole lines; what is after the last end of a block waits for the next block."""
        rest = ""
        decoder: codecs.IncrementalDecoder | None = None
        while True:
            if self._cancelled():
                raise Cancelled
            block = self._read()
            if len(block) == _BLOCK and block.isspace():
                raise VoteError("a megabyte of it is empty lines or spaces", self.name, "Save the table without them")
            if decoder is None:
                self._encoding = self._encoding or _encoding(block, self.name)
                decoder = _decoder(self._encoding, self.name)
            text = rest + self._decoded(decoder, block, rest)
            if "\0" in text:
                what = "zero bytes stand in the text, so the file is damaged"
                raise VoteError(what, self._where(text[: text.index("\0")]), "Copy or download it again")
            if not block:
                self._cut = bool(text) and not text.endswith(("\n", "\r"))
                yield text
                self._progress(1.0)
                return
            cut = text.rfind("\n") + 1
            if not cut and len(text) > _LONGEST_LINE:
                raise VoteError(
                    "the line is too long to be one of a table", f"{self.name}, line {self._lines_before + 1}"
                )
            whole, rest = text[:cut], text[cut:]
            self._lines_before += whole.count("\n")
            yield whole
            if self._size:
                self._progress(min(1.0, self._raw.tell() / self._size))

    def _read(self) -> bytes:
        try:
            return self._stream.read(_BLOCK)
        except (OSError, EOFError, ValueError) as error:
            raise VoteError(f"the file cannot be read ({error})", self.name, "Copy or download it again") from error

    def _decoded(self, decoder: codecs.IncrementalDecoder, block: bytes, rest: str) -> str:
        pending = decoder.getstate()[0]
        try:
            return decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            good = rest + str(error.object[: error.start].decode(self._encoding, "replace"))
            raise self._encoding_error(pending + block, self._where(good)) from error

    def _encoding_error(self, content: bytes, where: str) -> VoteError:
        offers = [name for name in _OFFERED if name != self._encoding and _decodes(content, name)]
        kind = "UTF-8" if self._encoding.startswith("utf-8") else self._encoding
        return UnknownEncoding(f"the file is not in {kind}", where, offers)

    def _where(self, good: str) -> str:
        """The line and the column that are reached at the end of ``good``, which begins a line that is not handed on yet."""
        line = self._lines_before + good.count("\n") + 1
        head: list[str] = getattr(self, "head", [])
        first = next((one for one in good.split("\n") if one.strip()), "")
        delimiter = getattr(self, "delimiter", "") or max(_DELIMITERS, key=first.count)
        if not head and "\n" in good:  # the first block: the head itself is in it
            head = [_column(cell) for cell in next(csv.reader([first], delimiter=delimiter), [])]
        cells = next(csv.reader([good.rpartition("\n")[2]], delimiter=delimiter), []) or [""]
        column = f", column {head[len(cells) - 1]}" if len(cells) <= len(head) else ""
        return f"{self.name}, line {line}{column}"


@contextmanager
def open_table(
    path: Path, encoding: str = "", progress: Progress = nothing, cancelled: CancelCheck = never
) -> Iterator[VoteTable]:
    """Opens a file, packed with gzip or not. Raises ``VoteError`` where it is none that a table can be read from."""
    name = shown(path)
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
            raw.seek(0)
            _refuse(start, name)
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if start.startswith(b"\x1f\x8b") else raw
            yield VoteTable(stream, name, encoding, path.stat().st_size, progress, cancelled)
    except FileNotFoundError:
        raise VoteError("there is no such file", str(path), "Check the name and the folder") from None
    except IsADirectoryError:
        raise VoteError("this is a folder, not a file", str(path), "Choose a file in it") from None
    except OSError as error:
        raise VoteError(f"the file cannot be read ({error.strerror or error})", name) from error


def plain_text(path: Path, encoding: str = "") -> str:
    """The text of a short file, as a table is read from it. Raises ``VoteError`` where it is longer than a table of States and
    votes can be, or cannot be read."""
    name = shown(path)
    try:
        raw = path.read_bytes() if path.stat().st_size <= _SHORT else b""
        content = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
        if not content or len(content) > 10 * _SHORT:
            raise VoteError("it is too long for a table of States and votes", name)
        return content.decode(encoding or _encoding(content, name))
    except (OSError, EOFError, ValueError, LookupError) as error:
        raise VoteError(f"the file cannot be read ({error})", name) from error


def text_table(text: str, name: str) -> VoteTable:
    """A table out of pasted text. Raises ``VoteError`` where it is empty."""
    return VoteTable(io.BytesIO(text.encode("utf-8", "replace")), name, "utf-8", 0, nothing, never)


def shown(path: Path) -> str:
    """A file's name as it can be shown."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def _refuse(start: bytes, name: str) -> None:
    if not start:
        raise VoteError("the file is empty", name)
    for opening, (what, advice) in _NO_TABLE.items():
        if start.startswith(opening):
            raise VoteError(what, name, advice)


def _encoding(block: bytes, name: str) -> str:
    marked = next((encoding for mark, encoding in _MARKS if block.startswith(mark)), "")
    if not marked and _is_binary(block[:4096]):
        raise VoteError("this is no text, so no table can be read from it", name, "Choose the CSV file")
    return marked or "utf-8"


def _is_binary(block: bytes) -> bool:
    """Whether more than one byte in a hundred is a control character that no table has: line ends, tabs and the end mark of
    old systems are none of these."""
    return sum(byte < 9 or 13 < byte < 26 or 26 < byte < 32 for byte in block) * 100 > len(block)


def _decoder(encoding: str, name: str) -> codecs.IncrementalDecoder:
    try:
        return codecs.getincrementaldecoder(encoding)("strict")
    except LookupError:
        raise VoteError(f"no encoding is called {encoding}", name, f"Such are: {', '.join(_OFFERED)}") from None


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        # A character may be cut at the end of the block.
        codecs.getincrementaldecoder(encoding)("strict").decode(content)
    except UnicodeDecodeError:
        return False
    return True


def _split(text: str) -> Iterator[str]:
    # Line feeds, returns and both end a line, nothing else does: str.splitlines would also cut at U+2028.
    return iter(io.StringIO(text, newline=""))


def _column(cell: str) -> str:
    return unguarded(cell.strip()).casefold().replace(" ", "_")
