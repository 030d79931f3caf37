"""A library of 10,000 documents (30 million words) against one of 10, and its searches against the bare index.

- The list: from the closed file to the first page painted, with ten documents and with all. Limit 1.2.
- A phrase in quotation marks: against the bare FTS5 query, ranked, that reads the same paragraphs. Limit 1.5.
- Agreed language, the sentence around the phrase: against that search. Limit 5.

The library is made in a temporary folder, which takes some minutes, and is deleted at the end. Everything is timed in one
process by its processor time, in turns. The exit status is 1 beyond a limit.

    .venv/bin/python tools/bench/library_speed.py [--documents 10000] [--keep FOLDER]
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import cast

import numpy as np
from large_library import make_library
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from unga_desktop.core.words.word_query import WordQuery
from unga_desktop.services.library import Library, bundled_library
from unga_desktop.services.word_search import WordSearch
from unga_desktop.storage.database import FILE_NAME, Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.widgets.library.document_list import DocumentList

LIST_LIMIT, SEARCH_LIMIT, USES_LIMIT = 1.2, 1.5, 5.0
_MOST = 200
_QUESTIONS = 40
_PHRASE, _SENTENCE = 4, 14
_BARE = (
    "SELECT paragraph.number, paragraph.document, paragraph.text FROM word_index CROSS JOIN paragraph"
    " ON paragraph.number = word_index.rowid WHERE word_index MATCH ? ORDER BY rank LIMIT ?"
)


def seconds(work: Callable[[], object]) -> float:
    """The processor time of a piece of work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def in_turns(contestants: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """The median of each, in seconds, the first run of each left out."""
    times: list[list[float]] = [[] for _ in contestants]
    for run in range(runs + 1):
        for taken, work in zip(times, contestants, strict=True):
            spent = seconds(work)
            if run:
                taken.append(spent)
    return [median(taken) for taken in times]


def open_list(path: Path) -> None:
    """Opens a library and paints the first page of its list."""
    store = DocumentStore(Database(path))
    widget = DocumentList()
    widget.resize(320, 800)
    widget.show_documents(bundled_library().first_entries(store), {})
    widget.grab()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    store.database.close()


def questions(store: DocumentStore) -> list[tuple[str, str]]:
    """Sentences of the library, and a phrase in each."""
    random = np.random.default_rng(5)
    with store.database.reading() as connection:
        last = connection.execute("SELECT max(number) FROM paragraph").fetchone()[0]
        numbers = random.integers(1, last + 1, _QUESTIONS).tolist()
        texts = [connection.execute("SELECT text FROM paragraph WHERE number = ?", [n]).fetchone()[0] for n in numbers]
    found = []
    for text in texts:
        words = text.rstrip(";").split()
        if len(words) > _SENTENCE:
            start = int(random.integers(len(words) - _SENTENCE))
            sentence = words[start : start + _SENTENCE]
            found.append((" ".join(sentence), " ".join(sentence[4 : 4 + _PHRASE])))
        else:  # Chinese
            start = int(random.integers(len(text) - 2 * _SENTENCE))
            found.append((text[start : start + 2 * _SENTENCE], text[start : start + _PHRASE]))
    return found


def bare(store: DocumentStore, phrase: str) -> int:
    """The phrase as FTS5 is asked for it, without the program's reading of the text."""
    (needed,) = WordQuery(f"“{phrase}”").needed
    with store.database.reading() as connection:
        return len(connection.execute(_BARE, (f'"{" ".join(needed.pieces)}"', _MOST)).fetchall())


def searches(store: DocumentStore) -> list[float]:
    """Seconds of the bare queries, of the searches and of the agreed language, all questions together."""
    library = bundled_library()
    library = Library([], store)
    search = WordSearch(library)
    library.entries()
    asked = questions(store)
    sums = np.zeros(3)
    found = np.zeros(3, int)
    for sentence, phrase in asked:
        contestants: list[Callable[[], Sequence[object] | int]] = [
            lambda phrase=phrase: bare(store, phrase),  # type: ignore[misc]
            lambda phrase=phrase: search.search(f"“{phrase}”", _MOST),  # type: ignore[misc]
            lambda sentence=sentence: search.uses(sentence, _MOST),  # type: ignore[misc]
        ]
        sums += in_turns(contestants, 3)
        found += [one if isinstance(one, int) else len(one) for one in (work() for work in contestants)]
    print(f"{len(asked)} phrases: {found[0]} paragraphs by the bare query, {found[1]} places found, {found[2]} uses")
    return cast(list[float], (sums / len(asked)).tolist())


def main() -> int:
    parser = argparse.ArgumentParser(description="The speed of a large library.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="a folder for the libraries, used again the next time")
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    with ExitStack() as stack:
        folder = wanted.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="unga-bench-")))
        files = {}
        for count in (10, wanted.documents):
            files[count] = folder / str(count) / FILE_NAME
            if not files[count].exists():
                files[count].parent.mkdir(parents=True, exist_ok=True)
                spent = seconds(lambda count=count: make_library(files[count].parent, count).database.close())  # type: ignore[misc]
                size = files[count].stat().st_size / 1e6
                print(f"{count} documents made and kept in {spent:.1f} s of processor time; {size:.0f} MB")
        few, many = in_turns([lambda path=path: open_list(path) for path in files.values()], 9)  # type: ignore[misc]
        store = DocumentStore(Database(files[wanted.documents]))
        (whole,) = in_turns([lambda: Library([], store).entries()], 3)
        plain, phrase, uses = searches(store)
        store.database.close()
    print(f"list, first page: {few * 1e3:.1f} ms with 10, {many * 1e3:.1f} ms with {wanted.documents};"
          f" the whole list, read beside it: {whole * 1e3:.0f} ms")  # fmt: skip
    ratios = (
        (many / few, LIST_LIMIT, "list"),
        (phrase / plain, SEARCH_LIMIT, "phrase"),
        (uses / phrase, USES_LIMIT, "uses"),
    )
    print(f"phrase: {plain * 1e3:.2f} ms bare, {phrase * 1e3:.2f} ms; uses: {uses * 1e3:.2f} ms")
    for ratio, limit, name in ratios:
        print(f"{name:8} {ratio:5.2f}  (limit {limit})")
    del application
    return 0 if all(ratio <= limit for ratio, limit, _ in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
