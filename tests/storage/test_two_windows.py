"""Two windows on one library: no update of either is lost, and none is overwritten unseen."""

import multiprocessing
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import library_work
import pytest

from unga_desktop.core.documents.kept_document import KeptComparison
from unga_desktop.core.errors import StorageError
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.database import FILE_NAME, Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.notes import NoteStore

TIMES = 25
Work = Callable[[Path, int], None]


def _side_by_side(path: Path, work: Work) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["library_work"])
    windows = [context.Process(target=work, args=(path, number)) for number in (1, 2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join(120)
    assert [window.exitcode for window in windows] == [0, 0]


def _until_done(change: Callable[[], object]) -> None:
    """As a user does who is told that the other window was faster: looks again and repeats the change."""
    while True:
        try:
            change()
        except StorageError as error:
            if "changed in another window" not in error.what:
                raise
        else:
            return


def write_notes(path: Path, window: int) -> None:
    notes = NoteStore(Database(path))
    for time in range(TIMES):

        def add(time: int = time) -> None:
            note = notes.get("A/80/L.5")
            notes.write(note, f"{note.text}{window}.{time}\n")

        _until_done(add)


def correct_facts(path: Path, window: int) -> None:
    store = DocumentStore(Database(path))
    for time in range(TIMES):

        def add(time: int = time) -> None:
            facts = store.get(1).facts
            store.correct(1, replace(facts, title=f"{facts.title} {window}.{time}"), facts)

        _until_done(add)


def rename_comparisons(path: Path, window: int) -> None:
    store = ComparisonStore(Database(path))
    for time in range(TIMES):

        def add(time: int = time) -> None:
            (comparison,) = store.all()
            store.rename(comparison, f"{comparison.name} {window}.{time}")

        _until_done(add)


def keep_documents(path: Path, window: int) -> None:
    store = DocumentStore(Database(path))
    for time in range(TIMES):
        # Both keep the same half of them, at about the same time.
        kept = store.keep(*library_work.given(time if time % 2 else 1000 * window + time))
        store.show_summary(kept.number, bool(time % 3))


_ALL = {f"{window}.{time}" for window in (1, 2) for time in range(TIMES)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def test_every_line_of_two_windows_is_in_the_note(path: Path) -> None:
    _side_by_side(path, write_notes)
    assert set(NoteStore(Database(path)).get("A/80/L.5").text.split()) == _ALL


def test_every_correction_of_two_windows_is_in_the_facts(path: Path) -> None:
    DocumentStore(Database(path)).keep(*library_work.given(5))
    _side_by_side(path, correct_facts)
    assert set(DocumentStore(Database(path)).get(1).facts.title.split()) == _ALL | {"Ports", "5"}


def test_every_name_that_two_windows_gave_was_seen_by_the_other(path: Path) -> None:
    ComparisonStore(Database(path)).keep(KeptComparison("Mine", ("a", "b")))
    _side_by_side(path, rename_comparisons)
    (comparison,) = ComparisonStore(Database(path)).all()
    assert set(comparison.name.split()) == _ALL | {"Mine"}


def test_what_two_windows_keep_is_all_there_once_and_can_be_searched(path: Path) -> None:
    _side_by_side(path, keep_documents)
    database = Database(path)
    assert database.check() is None
    store = DocumentStore(database)
    wanted = {time if time % 2 else 1000 * window + time for time in range(TIMES) for window in (1, 2)}
    kept = store.all()
    assert sorted(int(one.facts.symbol.rpartition(".")[2]) for one in kept) == sorted(wanted)
    assert len({one.number for one in kept}) == len(kept)
    with database.reading() as connection:
        shown = dict(connection.execute("SELECT symbol, summary_shown FROM document").fetchall())
        found = connection.execute("SELECT count(*) FROM word_index WHERE word_index MATCH 'ports'").fetchone()[0]
        assert found == sum("ports" in p.text for one in kept for p in store.document(one.number).paragraphs)
    assert shown == {f"A/80/L.{n}": int(bool(n % 1000 % 3)) for n in wanted}


def mend(path: Path, window: int) -> None:
    database = Database(path)
    database.check()
    DocumentStore(database).keep(*library_work.given(1000 + window))


def test_two_windows_that_find_the_same_damage_mend_it_once(path: Path) -> None:
    database = Database(path)
    for number in range(1, 30):
        DocumentStore(database).keep(*library_work.given(number))
    with database.writing() as connection:
        connection.execute("CREATE TABLE spoilt AS SELECT hex(zeroblob(9000)) AS x")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'spoilt'").fetchone()[0]
    database.close()
    with path.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    _side_by_side(path, mend)
    assert len(list(path.parent.glob("library.damaged-*"))) == 1
    assert library_work.read(path.parent).documents == {*range(1, 30), 1001, 1002}
    library_work.forget(path.parent)


def test_two_threads_that_find_the_same_damage_mend_it_once(path: Path) -> None:
    path.write_bytes(b"no database" * 500)
    store = NoteStore(Database(path))
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: store.all(), range(8))) == [()] * 8
    assert len(list(path.parent.glob("library.damaged-*"))) == 1


def test_looking_whether_the_library_changed_does_not_let_go_of_a_lock(path: Path) -> None:
    """On Unix whoever closes a file that he opened apart from SQLite ends all locks that his process has on it."""
    database = Database(path)
    attempt = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None); "
        "connection.execute('BEGIN IMMEDIATE')"
    )
    with database.writing() as connection:
        connection.execute("DELETE FROM note")
        assert database.state
        Database(path).check()
        other = subprocess.run([sys.executable, "-c", attempt, str(path)], capture_output=True, text=True, check=False)
    assert "locked" in other.stderr


def test_a_change_of_one_window_is_seen_by_the_other(path: Path) -> None:
    one, other = NoteStore(Database(path)), NoteStore(Database(path))
    one.write(one.get("x"), "first")
    before = other.database.state
    assert other.database.state == before
    one.write(one.get("x"), "second")
    assert other.database.state != before
