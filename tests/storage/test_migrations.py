"""Libraries of every earlier version: all that is in them is there after the steps to the present form."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from unga_desktop.core.errors import StorageError
from unga_desktop.services.library import Library
from unga_desktop.services.word_search import WordSearch
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.migrations import APPLICATION, MIGRATIONS
from unga_desktop.storage.notes import NoteStore
from unga_desktop.storage.roll_calls import RollCallStore

SAMPLES = Path(__file__).parents[1] / "samples" / "libraries"
"""Dumps of libraries as each version of the program wrote them, named after the number of its steps."""

VERSIONS = range(1, len(MIGRATIONS) + 1)


def _library(version: int, path: Path) -> Database:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SAMPLES / f"version_{version}.sql").read_text("utf-8"))
    return Database(path)


def test_there_is_a_library_of_every_version() -> None:
    assert {int(path.stem.rpartition("_")[2]) for path in SAMPLES.glob("version_*.sql")} == set(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_library_of_an_earlier_version_is_whole_in_this_one(version: int, tmp_path: Path) -> None:
    database = _library(version, tmp_path / "library.sqlite")
    (roll_call,) = RollCallStore(database).named("A/RES/80/1")
    assert dict(roll_call.votes) == {"AFG": roll_call.votes["AFG"], "ALB": roll_call.votes["ALB"]}
    assert roll_call.subject == "Ports"
    with database.reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    if version < 2:
        return
    store = DocumentStore(database)
    assert [kept.identity for kept in store.all()] == ["A/80/L.5", "A/80/L.5/Rev.1"]
    assert [kept.identity for kept in store.bin()] == ["A/80/L.6"]
    for kept in (*store.all(), *store.bin()):
        assert store.document(kept.number).paragraphs[-1].text == f"Decides on {kept.facts.title.lower()}."
        assert store.original(kept.number).endswith(b"\xff")
    assert NoteStore(database).get("A/80/L.5").text == "Ask the capital."
    (comparison,) = ComparisonStore(database).all()
    assert (comparison.name, comparison.documents) == ("Before", ("A/80/L.5", "/home/é/draft.docx"))
    hits = WordSearch(Library((), store)).search("decides", 10)
    assert {hit.symbol for hit in hits} == {"A/80/L.5", "A/80/L.5/Rev.1"}
    # Numbers once given are not given again.
    assert ComparisonStore(database).keep(comparison).number == comparison.number + 1


@pytest.mark.parametrize("version", VERSIONS)
def test_the_form_is_the_same_wherever_it_came_from(version: int, tmp_path: Path) -> None:
    def form(database: Database) -> list[tuple[str, ...]]:
        with database.reading() as connection:
            query = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2"
            return connection.execute(query).fetchall()

    assert form(_library(version, tmp_path / "old.sqlite")) == form(Database(tmp_path / "new.sqlite"))


def test_a_library_of_a_newer_version_is_refused_in_plain_words_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE later (x)")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"newer version of this program\. Install that version"):
        DocumentStore(Database(path)).all()
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["library.sqlite"]


def test_a_file_of_another_program_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 252006673")
        connection.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    with pytest.raises(StorageError, match="of another program"):
        DocumentStore(Database(path)).all()
    assert path.read_bytes() == before


def test_the_bounds_of_a_stored_list_are_no_matter_of_trust(tmp_path: Path) -> None:
    database = _library(len(MIGRATIONS), tmp_path / "library.sqlite")
    with database.writing() as connection:
        connection.execute("UPDATE comparison SET documents = ?, ignored = 'spoilt'", [json.dumps({"a": 1})])
    (comparison,) = ComparisonStore(database).all()
    assert (comparison.documents, comparison.ignored) == ((), ())
