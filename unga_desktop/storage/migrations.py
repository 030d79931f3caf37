"""The steps by which the user's database came to its present form. Steps are added at the end and never changed.

``PRAGMA user_version`` counts those that a file has been through. Each is SQL, run in one transaction with the counting.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from unga_desktop.core.errors import StorageError

_ROLL_CALLS = """
CREATE TABLE vote_import (
    number INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    layout TEXT NOT NULL,
    source TEXT NOT NULL,
    downloaded TEXT NOT NULL,
    imported TEXT NOT NULL,
    rows INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    complaints INTEGER NOT NULL
);
-- The place of a State in the votes of every roll call; a number once given is never given again.
CREATE TABLE vote_state (number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE roll_call (
    number INTEGER PRIMARY KEY,
    id_key TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    symbol TEXT NOT NULL,
    kind TEXT NOT NULL,
    organ TEXT NOT NULL,
    session TEXT NOT NULL,
    date TEXT NOT NULL,
    subject TEXT NOT NULL,
    rule TEXT NOT NULL,
    published_yes INTEGER, published_no INTEGER, published_abstaining INTEGER, published_absent INTEGER,
    counted_yes INTEGER, counted_no INTEGER, counted_abstaining INTEGER, counted_absent INTEGER,
    outcome TEXT NOT NULL,
    voted_on TEXT NOT NULL,
    amends TEXT NOT NULL,
    sponsor TEXT NOT NULL,
    meeting TEXT NOT NULL,
    topics TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    without_vote INTEGER NOT NULL,
    record TEXT NOT NULL,
    vote_import INTEGER NOT NULL REFERENCES vote_import (number) ON DELETE CASCADE,
    -- The same vote is known from a better record.
    shadowed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX roll_call_by_import ON roll_call (vote_import);
CREATE INDEX roll_call_by_record ON roll_call (record);
-- The votes, a byte a State in the order of vote_state, apart from the rest so that searching does not read them.
CREATE TABLE roll_call_votes (
    roll_call INTEGER PRIMARY KEY REFERENCES roll_call (number) ON DELETE CASCADE,
    votes BLOB NOT NULL
);
-- Every name by which a roll call can be asked for: its own ('own') and those of the text that it is about ('part').
CREATE TABLE roll_call_name (
    name TEXT NOT NULL,
    roll_call INTEGER NOT NULL REFERENCES roll_call (number) ON DELETE CASCADE,
    how TEXT NOT NULL,
    PRIMARY KEY (name, roll_call, how)
) WITHOUT ROWID;
CREATE INDEX roll_call_name_of ON roll_call_name (roll_call);
-- What is searched, folded; narrow, so that all of it is read in a few milliseconds.
CREATE TABLE roll_call_words (
    roll_call INTEGER PRIMARY KEY REFERENCES roll_call (number) ON DELETE CASCADE,
    date TEXT NOT NULL,
    words TEXT NOT NULL
);
"""

_DOCUMENTS = """
-- What lists show, narrow: reading ten thousand of them must not read a text.
CREATE TABLE document (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT NOT NULL,
    identity_key TEXT NOT NULL,
    symbol TEXT NOT NULL,
    symbol_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    organ TEXT NOT NULL,
    session TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    family TEXT NOT NULL,
    family_key TEXT NOT NULL,
    counterpart TEXT NOT NULL DEFAULT '',
    sponsor TEXT NOT NULL,
    file TEXT NOT NULL,
    -- Where it stands in the list.
    place TEXT NOT NULL,
    first_paragraph INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    -- Since when it lies in the bin, '' where it does not.
    removed TEXT NOT NULL DEFAULT '',
    -- The user asked for the bundled summary instead.
    summary_shown INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX document_by_identity ON document (identity_key) WHERE removed = '';
CREATE INDEX document_by_symbol ON document (symbol_key);
CREATE INDEX document_by_family ON document (family_key);
CREATE INDEX document_by_paragraph ON document (first_paragraph);
-- The rest of what is known of it; text_sha256 is that of its paragraphs, by which damage is noticed.
CREATE TABLE document_source (
    document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    imported TEXT NOT NULL,
    format TEXT NOT NULL,
    left_out TEXT NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    symbol_line TEXT NOT NULL,
    text_sha256 TEXT NOT NULL
);
CREATE INDEX document_source_by_hash ON document_source (sha256);
CREATE TABLE document_original (
    document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
    content BLOB NOT NULL
);
-- The paragraphs of a document have following numbers from document.first_paragraph on.
CREATE TABLE paragraph (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    place INTEGER NOT NULL,
    section TEXT NOT NULL,
    label TEXT NOT NULL,
    mark TEXT NOT NULL,
    level INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE note (
    symbol_key TEXT PRIMARY KEY,
    symbol TEXT NOT NULL,
    text TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changed TEXT NOT NULL
);
CREATE TABLE comparison (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    original TEXT NOT NULL,
    amended TEXT NOT NULL,
    date TEXT NOT NULL,
    note TEXT NOT NULL,
    revision INTEGER NOT NULL
);
"""

_WORDS = """
-- The words of paragraphs in their searched form (search_form.py), by the paragraphs' numbers. The text itself stands in
-- paragraph alone. A step that changes the form empties this, and document.indexed: it is filled again (word_index.py).
CREATE VIRTUAL TABLE word_index USING fts5 (words, content = '', tokenize = 'ascii');
ALTER TABLE document ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX document_not_indexed ON document (number) WHERE indexed = 0;
"""

_LIST = """
-- The first page of the list, however many documents there are.
CREATE INDEX document_in_list ON document (place, number) WHERE removed = '';
"""

_COMPARISONS = """
-- documents, ignored and proposed are JSON: a list of two or more, a list, an object (comparisons.py).
CREATE TABLE kept_comparison (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    documents TEXT NOT NULL,
    ignored TEXT NOT NULL,
    language TEXT NOT NULL,
    proposed TEXT NOT NULL,
    date TEXT NOT NULL,
    revision INTEGER NOT NULL,
    removed TEXT NOT NULL DEFAULT ''
);
INSERT INTO kept_comparison (number, name, documents, ignored, language, proposed, date, revision)
    SELECT number, note, json_array(original, amended), '[]', '', '{}', date, revision FROM comparison;
DROP TABLE comparison;
ALTER TABLE kept_comparison RENAME TO comparison;
-- By this the file is known for a library of this program: "unga".
PRAGMA application_id = 1970169697;
"""

APPLICATION = 1970169697

MIGRATIONS: tuple[str, ...] = (_ROLL_CALLS, _DOCUMENTS, _WORDS, _LIST, _COMPARISONS)


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[str] = MIGRATIONS) -> None:
    """Takes a database through the steps that it has not been through.

    Raises ``StorageError`` where it has been through more than these: a newer version of the program wrote it.
    """
    done = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if done > len(steps):
        raise StorageError(
            "it was written by a newer version of this program", str(path), "Install that version to use it"
        )
    for number in range(done, len(steps)):
        # Another window may have done it in between: the number is read again inside the transaction.
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != number:
            connection.execute("ROLLBACK")
            continue
        try:
            for statement in _statements(steps[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, for ``executescript`` would end the transaction. Each ends in a semicolon."""
    begun = ""
    for piece in script.split(";"):
        begun += piece + ";"
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""
