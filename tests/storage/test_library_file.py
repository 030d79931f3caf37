"""A whole library as one file: written, read into another, and refused where it is none."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from unga_desktop.core.documents.kept_document import KeptComparison, Note
from unga_desktop.core.errors import Cancelled, ExportError, StorageError
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.vote_import import VoteImport
from unga_desktop.core.votes.vote_matrix import vote_matrix
from unga_desktop.services.arrival import keep, read_arrival
from unga_desktop.services.library import Library
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.library_file import read_library, write_library
from unga_desktop.storage.notes import NoteStore
from unga_desktop.storage.roll_calls import RollCallStore

VOTE = RollCall(
    *("A/RES/80/1", "A/RES/80/1", RollCallKind.WHOLE, "GA", "2025-10-01", "Ports", MajorityRule.SIMPLE),
    *(Totals(1, 0, 1, 0), "adopted", {"AFG": Vote.IN_FAVOUR, "ALB": Vote.ABSTAINING}),
    session="80",
    record="undl 1",
)


def _never() -> bool:
    return False


def _store(folder: Path) -> DocumentStore:
    folder.mkdir()
    return DocumentStore(Database(folder / "library.sqlite"))


def _fill(store: DocumentStore, folder: Path, numbers: range) -> None:
    library = Library((), store)
    for number in numbers:
        path = folder / f"draft{number}.txt"
        path.write_text(f"A/C.2/80/L.{number}\n\nPorts {number}\n\nThe General Assembly,\n\n1. Welcomes it.\n", "utf-8")
        arrival = read_arrival(path, library)
        keep(library, arrival, arrival.found.facts, official=True)


def _content(store: DocumentStore) -> list[tuple[object, ...]]:
    return [
        (k.identity, k.facts, k.provenance, store.document(k.number), store.original(k.number)) for k in store.all()
    ]


@pytest.fixture
def full(tmp_path: Path) -> DocumentStore:
    store = _store(tmp_path / "full")
    _fill(store, tmp_path, range(1, 5))
    return store


def test_a_library_that_is_written_and_read_is_the_same(full: DocumentStore, tmp_path: Path) -> None:
    told: list[float] = []
    assert write_library(full, tmp_path / "my.unga", told.append, _never) == 4
    assert told[-1] == 1.0
    other = _store(tmp_path / "other")
    taken = read_library(other, tmp_path / "my.unga", told.append, _never)
    assert (taken.added, taken.same, taken.left) == (4, 0, ())
    assert _content(other) == _content(full)


def test_what_is_there_already_is_not_taken_twice(full: DocumentStore, tmp_path: Path) -> None:
    write_library(full, tmp_path / "my.unga", float, _never)
    other = _store(tmp_path / "other")
    _fill(other, tmp_path, range(3, 7))
    taken = read_library(other, tmp_path / "my.unga", float, _never)
    assert (taken.added, taken.same) == (2, 2)
    assert len(other.all()) == 6


def test_what_lies_in_the_bin_is_not_read(full: DocumentStore, tmp_path: Path) -> None:
    full.remove(full.all()[0].number)
    assert write_library(full, tmp_path / "my.unga", float, _never) == 3
    other = _store(tmp_path / "other")
    assert read_library(other, tmp_path / "my.unga", float, _never).added == 3


def test_writing_that_is_stopped_leaves_the_old_file_and_nothing_else(full: DocumentStore, tmp_path: Path) -> None:
    target = tmp_path / "out" / "my.unga"
    target.parent.mkdir()
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_library(full, target, float, lambda: True)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_refused(full: DocumentStore, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_library(full, tmp_path / "nowhere" / "my.unga", float, _never)


def test_reading_that_is_stopped_raises(full: DocumentStore, tmp_path: Path) -> None:
    write_library(full, tmp_path / "my.unga", float, _never)
    with pytest.raises(Cancelled):
        read_library(_store(tmp_path / "other"), tmp_path / "my.unga", float, lambda: True)


@pytest.mark.parametrize("statement", ["CREATE TABLE x (y)", "CREATE TABLE document (x); CREATE VIEW v AS SELECT 1"])
def test_a_database_that_is_no_library_is_refused(tmp_path: Path, statement: str) -> None:
    with closing(sqlite3.connect(tmp_path / "foreign.unga")) as connection:
        connection.executescript(statement)
    other = _store(tmp_path / "other")
    with pytest.raises(StorageError, match="no library of this program"):
        read_library(other, tmp_path / "foreign.unga", float, _never)
    assert other.all() == ()


def test_a_library_with_a_trigger_of_another_is_refused(full: DocumentStore, tmp_path: Path) -> None:
    write_library(full, tmp_path / "my.unga", float, _never)
    with closing(sqlite3.connect(tmp_path / "my.unga")) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON document BEGIN DELETE FROM document; END")
    with pytest.raises(StorageError, match="no library of this program"):
        read_library(_store(tmp_path / "other"), tmp_path / "my.unga", float, _never)


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_refused_or_gives_only_whole_documents(
    full: DocumentStore, tmp_path: Path, cut: float
) -> None:
    write_library(full, tmp_path / "my.unga", float, _never)
    content = (tmp_path / "my.unga").read_bytes()
    (tmp_path / "cut.unga").write_bytes(content[: int(len(content) * cut)])
    other = _store(tmp_path / "other")
    with pytest.raises(StorageError):
        read_library(other, tmp_path / "cut.unga", float, _never)
    assert all(entry in _content(full) for entry in _content(other))


def test_notes_comparisons_and_roll_calls_come_too_and_once(full: DocumentStore, tmp_path: Path) -> None:
    roll_calls = RollCallStore(full.database)
    roll_calls.keep(
        VoteImport((replace(VOTE, votes={}),), vote_matrix([VOTE]), (), "a source", 2, 2, "v.csv", "a layout")
    )
    NoteStore(full.database).write(Note("A/C.2/80/L.1"), "Ask the capital.")
    ComparisonStore(full.database).keep(KeptComparison("Mine", ("A/C.2/80/L.1", "/x/draft.docx"), ("case",)))
    write_library(full, tmp_path / "my.unga", float, _never)
    other = _store(tmp_path / "other")
    NoteStore(other.database).write(Note("A/C.2/80/L.1"), "My own.")
    taken = read_library(other, tmp_path / "my.unga", float, _never)
    assert (taken.notes, taken.comparisons, taken.roll_calls, taken.left) == (1, 1, 1, ())
    assert NoteStore(other.database).get("A/C.2/80/L.1").text == "My own.\n\nAsk the capital."
    (comparison,) = ComparisonStore(other.database).all()
    assert (comparison.name, comparison.ignored) == ("Mine", ("case",))
    assert RollCallStore(other.database).roll_call(VOTE.id) == roll_calls.roll_call(VOTE.id)
    again = read_library(other, tmp_path / "my.unga", float, _never)
    assert (again.added, again.same, again.notes, again.comparisons, again.roll_calls) == (0, 4, 0, 0, 0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET kind = 'no such kind'",
        "UPDATE document SET status = 7",
        "UPDATE document_source SET left_out = '{'",
        "UPDATE paragraph SET section = 'x'",
        "UPDATE document_source SET sha256 = 'x'",
        "UPDATE document SET first_paragraph = 'a', paragraphs = 1e300",
    ],
)
def test_words_that_this_program_never_writes_are_refused(full: DocumentStore, tmp_path: Path, statement: str) -> None:
    write_library(full, tmp_path / "my.unga", float, _never)
    with closing(sqlite3.connect(tmp_path / "my.unga")) as connection, connection:
        connection.execute(statement)
    other = _store(tmp_path / "other")
    try:
        taken = read_library(other, tmp_path / "my.unga", float, _never)
    except StorageError:
        pass
    else:
        assert (taken.added, len(taken.left)) == (0, 4)
    assert other.all() == ()
