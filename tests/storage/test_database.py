"""The user's database: what a transaction did is there or not at all, and a damaged file loses nobody's work in silence."""

import sqlite3

import pytest

from unga_desktop.core.errors import StorageError
from unga_desktop.storage.database import Database
from unga_desktop.storage.migrations import MIGRATIONS

NOTE = "CREATE TABLE note (text TEXT); CREATE TABLE other (text TEXT);"
MORE = "ALTER TABLE note ADD COLUMN day TEXT NOT NULL DEFAULT 'a;b';"


def notes(database):
    with database.reading() as connection:
        return [row[0] for row in connection.execute("SELECT text FROM note")]


@pytest.fixture
def database(tmp_path):
    return Database(tmp_path / "folder" / "library.sqlite", [NOTE])


def test_a_new_database_makes_its_folder_and_is_of_the_newest_form(database):
    assert not database.exists
    assert notes(database) == []
    assert database.exists


def test_what_was_written_is_read_by_another(database):
    with database.writing() as connection:
        connection.execute("INSERT INTO note VALUES ('kept')")
    assert notes(Database(database.path, [NOTE])) == ["kept"]


def test_an_error_undoes_the_whole_transaction(database):
    def write():
        with database.writing() as connection:
            connection.execute("INSERT INTO note VALUES ('lost')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write()
    assert notes(database) == []


def test_later_steps_are_taken_once_and_keep_what_is_there(database):
    with database.writing() as connection:
        connection.execute("INSERT INTO note VALUES ('old')")
    for _ in range(2):
        newer = Database(database.path, [NOTE, MORE])
        with newer.reading() as connection:
            assert connection.execute("SELECT text, day FROM note").fetchall() == [("old", "a;b")]
            assert connection.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_step_that_fails_leaves_the_file_as_it_was(database):
    notes(database)
    with pytest.raises(StorageError):
        notes(Database(database.path, [NOTE, "CREATE TABLE third (text TEXT); CREATE TABLE note (text TEXT);"]))
    with sqlite3.connect(database.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'third'").fetchone() == (0,)
    connection.close()


def test_a_file_of_a_newer_version_is_refused_and_untouched(database):
    notes(Database(database.path, [NOTE, MORE]))
    before = database.path.read_bytes()
    with pytest.raises(StorageError, match="newer version"):
        notes(database)
    assert database.path.read_bytes() == before


def test_what_is_no_database_is_set_aside_whole_and_a_new_one_begun(database):
    database.path.parent.mkdir()
    database.path.write_bytes(b"no database" * 500)
    again = Database(database.path, [NOTE])
    assert notes(again) == []
    assert again.salvage is not None
    assert again.salvage.aside.read_bytes() == b"no database" * 500
    assert "damaged" in again.salvage.aside.name
    assert sorted(path.name for path in database.path.parent.iterdir()) == [again.salvage.aside.name, "library.sqlite"]


def test_a_sound_file_is_not_set_aside(database):
    notes(database)
    again = Database(database.path, [NOTE])
    assert notes(again) == []
    assert again.salvage is None
    assert again.check() is None


def test_a_writer_elsewhere_is_named(database, monkeypatch):
    monkeypatch.setattr("unga_desktop.storage.database._WAIT", 0.05)
    notes(database)
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(StorageError, match="another window"):
            notes(database)
    finally:
        other.close()


def test_a_folder_that_is_a_file_is_said_to_be_unusable(tmp_path):
    (tmp_path / "folder").write_text("")
    with pytest.raises(StorageError, match="cannot be used"):
        notes(Database(tmp_path / "folder" / "library.sqlite", [NOTE]))


def test_all_steps_of_the_program_run_on_an_empty_file(tmp_path):
    with Database(tmp_path / "library.sqlite").reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
