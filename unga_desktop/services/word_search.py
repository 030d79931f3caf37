"""Words in the texts of the library: where they stand, and where they were used before.

The index of the user's database names the paragraphs to be read; the few bundled texts are read as they are. What is shown
was found in the text itself (``core/words/word_query.py``), never in the index alone.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from heapq import nlargest
from itertools import chain

from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.kept_document import Hit, Use
from unga_desktop.core.errors import CancelCheck, Cancelled, StorageError
from unga_desktop.core.words.word_query import LikePlace, UsedWords, WordQuery, context
from unga_desktop.services.library import Library
from unga_desktop.storage import word_index
from unga_desktop.storage.word_index import Candidate

_READ_AT_ONCE = 400


class WordSearch:
    """Looks through the bundled documents and those that the user keeps."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(self, words: str, most: int, cancelled: CancelCheck = lambda: False) -> list[Hit]:
        """At most ``most`` paragraphs with all words and phrases typed, those in which they weigh most first, of equals the
        newest.

        Raises ``Cancelled``, and ``StorageError`` where the user's database cannot be read.
        """
        query = WordQuery(words)
        found: list[tuple[float, Hit]] = []
        if not query or most < 1:
            return []
        whole = frozenset(word for one in query.needed for word in (one.pieces[:-1] if one.open else one.pieces))
        for entry, candidate in self._bundled(whole, len(whole)):
            _take_hit(query, entry, candidate, found, 0)
        with self._reading(cancelled) as connection:
            if connection:
                entries = self._library.kept_entries()
                left = most
                for candidate in _candidates(connection, query):
                    if cancelled():
                        raise Cancelled
                    left -= _take_hit(query, entries.get(candidate.document), candidate, found, candidate.document)
                    if not left:
                        break
        found.sort(key=lambda one: one[1].date, reverse=True)
        found.sort(key=lambda one: one[0], reverse=True)
        return [hit for _, hit in found[:most]]

    def uses(self, words: str, most: int, cancelled: CancelCheck = lambda: False) -> list[Use]:
        """The ``most`` places that are likest to words: the very words first, then the nearest, of equals the newest.

        Raises as ``search`` does.
        """
        used = UsedWords(words)
        if not used or most < 1:
            return []
        found = [
            _use(entry, candidate, place, 0)
            for entry, candidate in self._bundled(used.telling, used.needed)
            if (place := used.find(candidate.text))
        ]
        with self._reading(cancelled) as connection:
            if connection:
                entries = self._library.kept_entries()
                for candidate, place in _kept_uses(connection, used, most, cancelled):
                    entry = entries.get(candidate.document)
                    if entry:
                        found.append(_use(entry, candidate, place, candidate.document))
        found.sort(key=lambda use: use.date, reverse=True)
        found.sort(key=lambda use: use.likeness, reverse=True)
        return found[:most]

    def _bundled(self, words: frozenset[str], least: int) -> Iterator[tuple[Entry, Candidate]]:
        """The paragraphs of the bundled texts that have at least ``least`` of the words, in their searched form."""
        for entry, document, own in self._library.bundled_texts():
            if len(own & words) >= least:
                for one in document.paragraphs:
                    yield entry, Candidate(0, 0, one.index, one.label, one.text)

    @contextmanager
    def _reading(self, cancelled: CancelCheck) -> Iterator[sqlite3.Connection | None]:
        """The user's database with its index complete, as far as that can be written; None where nothing is kept."""
        if cancelled():
            raise Cancelled
        store = self._library.store
        if store is None or not store.database.exists:
            yield None
            return
        if not word_index.is_complete(store.database):
            with suppress(StorageError):
                word_index.complete(store.database, cancelled)
        with store.database.reading() as connection, word_index.stopping(connection, cancelled):
            yield connection


def _candidates(connection: sqlite3.Connection, query: WordQuery) -> Iterator[Candidate]:
    if not query.needed:
        return word_index.all_paragraphs(connection)
    return chain(word_index.not_indexed(connection), word_index.ranked(connection, query.needed))


def _take_hit(
    query: WordQuery, entry: Entry | None, candidate: Candidate, found: list[tuple[float, Hit]], number: int
) -> bool:
    text = candidate.text
    place = query.find(text) if entry else None
    if place is None or entry is None:
        return False
    at = (candidate.place, candidate.label)
    hit = Hit(number, entry.symbol, entry.title, entry.date, *at, *context(text, place), query.marks(text, place))
    found.append((query.weight(text), hit))
    return True


def _use(entry: Entry, candidate: Candidate, place: LikePlace, number: int) -> Use:
    parts = context(candidate.text, (place.start, place.end))
    at = (candidate.place, candidate.label)
    return Use(number, entry.symbol, entry.title, entry.date, *at, *parts, place.likeness)


def _kept_uses(
    connection: sqlite3.Connection, used: UsedWords, most: int, cancelled: CancelCheck
) -> Iterable[tuple[Candidate, LikePlace]]:
    """The likest places in kept documents, at least ``most`` where there are so many; in no order."""
    gathered = _Gathered(used, most, cancelled)
    if not used.telling:
        gathered.take(word_index.all_paragraphs(connection))
        return gathered.places
    from unga_desktop.storage import near_words  # with numpy, which a search for typed words does without

    gathered.take(word_index.not_indexed(connection))
    counts = near_words.frequencies(connection, {*used.exact, *used.telling})
    exact = near_words.with_phrase(connection, used.exact, counts)
    if len(exact) > most:
        exact = near_words.newest(connection, exact)
    gathered.take(word_index.read(connection, exact.tolist()))
    if gathered.exact >= most:
        return gathered.places
    rows, at_most = near_words.with_most(connection, used.telling, used.needed, counts)
    for start in range(0, len(rows), _READ_AT_ONCE):
        if used.likeness_at_most(int(at_most[start])) < gathered.least:
            break
        part = rows[start : start + _READ_AT_ONCE].tolist()
        gathered.take(word_index.read(connection, [row for row in part if row not in gathered.seen]))
    return gathered.places


class _Gathered:
    """The places found in the paragraphs read so far."""

    def __init__(self, used: UsedWords, most: int, cancelled: CancelCheck) -> None:
        self.places: list[tuple[Candidate, LikePlace]] = []
        self.seen: set[int] = set()
        self.exact = 0
        self._used, self._most, self._cancelled = used, most, cancelled

    def take(self, candidates: Iterable[Candidate]) -> None:
        """Reads paragraphs, until there are enough with the very words."""
        for candidate in candidates:
            if self._cancelled():
                raise Cancelled
            self.seen.add(candidate.number)
            place = self._used.find(candidate.text)
            if place:
                self.places.append((candidate, place))
                self.exact += place.likeness == 1
                if self.exact >= self._most:
                    return

    @property
    def least(self) -> float:
        """How like a place must be to be among those wanted; 0 as long as there are too few."""
        if len(self.places) < self._most:
            return 0
        return nlargest(self._most, (place.likeness for _, place in self.places))[-1]
