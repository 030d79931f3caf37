"""Which paragraphs may be like given words, by the index of words: those with the rare ones of them.

Apart from ``word_index`` since numpy, which counts here, is slow to load.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from unga_desktop.core.words.word_query import Needed
from unga_desktop.storage.word_index import expression

Rows = NDArray[np.int64]
"""Numbers of paragraphs."""

_PHRASE = 6
"""So many words of a phrase are looked up."""

FREQUENT = 4_000
"""Words that stand in more paragraphs than this say little; how much more is only counted where it matters."""

_FEW = 100
"""So many paragraphs are read as fast as another word is looked up."""


def frequencies(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """In how many paragraphs each word of the searched form stands; counted no further than ``FREQUENT``."""
    return {word: _frequency(connection, word) for word in words}


def with_phrase(connection: sqlite3.Connection, words: Sequence[str], counts: Mapping[str, int]) -> Rows:
    """The paragraphs that may have these words one after the other; of many words the rarest is looked up with its
    neighbours."""
    if not all(counts[word] for word in words):
        return np.empty(0, np.int64)
    rarest = min(range(len(words)), key=lambda place: counts[words[place]])
    start = max(min(rarest - _PHRASE // 2, len(words) - _PHRASE), 0)
    return _rows(connection, expression([Needed(tuple(words[start : start + _PHRASE]), False)]))


def with_most(
    connection: sqlite3.Connection, words: Collection[str], least: int, counts: Mapping[str, int]
) -> tuple[Rows, Rows]:
    """The paragraphs that may have at least ``least`` of the words: their numbers, and for each how many of the words it can
    have at most, the highest first.

    The rarest words are looked up: of so many one must be there. More are looked up, only where one of those is, as long
    as too many paragraphs are left to read.
    """
    needed = len(words) - least + 1
    if sum(counts[word] < FREQUENT for word in words) < needed:
        counts = {
            word: count if count < FREQUENT else _whole_frequency(connection, word) for word, count in counts.items()
        }
    rarest = sorted(words, key=lambda word: (counts[word], word))
    first, more = rarest[:needed], rarest[needed:]
    rows, times = np.unique(np.concatenate([_rows(connection, _quoted(word)) for word in first]), return_counts=True)
    unseen = len(more)
    some = " OR ".join(map(_quoted, first))
    for word in more:
        if len(rows) <= _FEW:
            break
        times[np.isin(rows, _rows(connection, f"{_quoted(word)} AND ({some})"), assume_unique=True)] += 1
        unseen -= 1
        left = times + unseen >= least
        rows, times = rows[left], times[left]
    at_most = times + unseen
    order = np.lexsort((-rows, -at_most))
    return rows[order], at_most[order]


def newest(connection: sqlite3.Connection, rows: Rows) -> Rows:
    """The same paragraphs, those of the newest documents first; without those of documents that lie in the bin."""
    found = connection.execute(
        "SELECT first_paragraph, first_paragraph + paragraphs, date FROM document WHERE removed = ''"
        " ORDER BY first_paragraph"
    ).fetchall()
    if not found:
        return np.empty(0, np.int64)
    first, end = np.array([row[0] for row in found]), np.array([row[1] for row in found])
    _, age = np.unique(np.array([row[2] for row in found]), return_inverse=True)
    at = np.searchsorted(first, rows, side="right") - 1
    rows, at = rows[inside := (at >= 0) & (rows < end[at])], at[inside]
    return rows[np.argsort(-age[at], kind="stable")]


def _rows(connection: sqlite3.Connection, expression: str) -> Rows:
    # One text of all numbers comes out of SQLite three times as fast as the numbers do.
    text = connection.execute(
        "SELECT group_concat(rowid) FROM word_index WHERE word_index MATCH ?", [expression]
    ).fetchone()[0]
    return np.fromstring(text or "", np.int64, sep=",")


def _frequency(connection: sqlite3.Connection, word: str) -> int:
    rows = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM word_index WHERE word_index MATCH ? LIMIT ?)", (_quoted(word), FREQUENT)
    )
    return int(rows.fetchone()[0])


def _whole_frequency(connection: sqlite3.Connection, word: str) -> int:
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.frequency USING fts5vocab (main, word_index, row)")
    row = connection.execute("SELECT doc FROM temp.frequency WHERE term = ?", [word]).fetchone()
    return int(row[0]) if row else 0


def _quoted(word: str) -> str:
    return f'"{word}"'
