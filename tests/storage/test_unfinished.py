"""What is being written under another name: gone when it failed, swept away after a crash, left alone while it is written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from unga_desktop.storage.unfinished import FOLDER, sweep, unfinished


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "library.sqlite"


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


def test_a_part_is_renamed_or_gone(library: Path, tmp_path: Path) -> None:
    target = tmp_path / "my.unga"
    with unfinished(library, target) as part:
        part.write_bytes(b"whole")
        part.replace(target)

    def fail() -> None:
        with unfinished(library, target) as part:
            part.write_bytes(b"half")
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        fail()
    assert target.read_bytes() == b"whole"
    assert _names(tmp_path) == {"data", "my.unga"}


@pytest.mark.parametrize("content", ["", "/nowhere/.x.unga-part", "\x00", "../../other.unga-part"])
def test_a_crash_before_anything_was_written_leaves_nothing(library: Path, content: str) -> None:
    note = library.parent / FOLDER / ".x.unga-part"
    note.parent.mkdir()
    note.write_text(content, "utf-8")
    sweep(library)
    assert _names(library.parent) == set()


def test_what_a_crash_left_elsewhere_is_swept_away_with_its_journal(library: Path, tmp_path: Path) -> None:
    part = tmp_path / ".x.unga-part"
    note = library.parent / FOLDER / part.name
    note.parent.mkdir()
    note.write_text(str(part), "utf-8")
    for path in (part, part.with_name(f"{part.name}-journal")):
        path.write_bytes(b"half")
    sweep(library)
    assert _names(tmp_path) == {"data"}


def test_what_another_window_is_writing_is_left_alone(library: Path, tmp_path: Path) -> None:
    with unfinished(library, tmp_path / "my.unga") as part:
        with closing(sqlite3.connect(part, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            sweep(library)
            assert part.exists()
        sweep(library)
        assert not part.exists()


def test_a_note_that_names_another_file_touches_nothing(library: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine", "utf-8")
    note = library.parent / FOLDER / ".x.unga-part"
    note.parent.mkdir()
    note.write_text(str(precious), "utf-8")
    sweep(library)
    assert precious.read_text("utf-8") == "mine"


def test_a_folder_of_notes_that_a_crash_left_empty_goes_at_the_next_start(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    sweep(tmp_path / "library.sqlite")
    assert list(tmp_path.iterdir()) == []
