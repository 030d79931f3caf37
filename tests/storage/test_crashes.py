"""Killed at any moment, or on a disk that fills up: what was acknowledged is there, the rest is as before, nothing strays."""

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import library_work
import pytest

from unga_desktop.core.errors import ExportError, StorageError
from unga_desktop.storage.database import FILE_NAME, Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.library_file import read_library

FEW_KILLS, ALL_KILLS = 6, 200
FEW_SIZES, ALL_SIZES = (3, 9, 15), range(1, 21)
"""In twentieths of the bytes that the work writes."""

_LONGEST = 1.2
"""Seconds after which a worker is killed at the latest."""


def _check(folder: Path, done: int) -> None:
    """The program starts again on what was left."""
    assert Database(folder / FILE_NAME).check() is None
    assert library_work.read(folder) in library_work.states(done)
    library_work.forget(folder)
    expected = {FILE_NAME} if done or (folder / FILE_NAME).exists() else set()
    if (folder / library_work.EXPORT).exists():
        expected.add(library_work.EXPORT)
        with_copy = folder.parent / "copy"
        with_copy.mkdir(exist_ok=True)
        copy = DocumentStore(Database(with_copy / FILE_NAME))
        assert read_library(copy, folder / library_work.EXPORT, float, lambda: False).left == ()
        copy.database.close()
        shutil.rmtree(with_copy)
    assert {path.name for path in folder.iterdir()} == expected


def _worker(work: Callable[[Path], None], path: Path) -> BaseProcess:
    """A process at work; it is a copy of one that has all modules loaded."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["library_work"])
    worker = context.Process(target=work, args=(path,))
    worker.start()
    return worker


def _kill(tmp_path: Path, seed: int) -> int:
    """Kills a worker at some moment and checks what it left; returns how many steps it had acknowledged."""
    folder = tmp_path / f"{seed}" / "library"
    folder.mkdir(parents=True)
    worker = _worker(library_work.work, folder)
    acknowledged = folder.parent / library_work.ACKNOWLEDGED
    while not acknowledged.exists() and worker.is_alive():
        time.sleep(0.001)
    time.sleep(random.Random(seed).uniform(0, _LONGEST))
    worker.kill()
    worker.join()
    assert worker.exitcode in (0, -signal.SIGKILL)
    done = len(acknowledged.read_bytes()) if acknowledged.exists() else 0
    _check(folder, done)
    shutil.rmtree(folder.parent)
    return done


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of Unix")
def test_what_was_acknowledged_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    assert max(_kill(tmp_path, seed) for seed in range(FEW_KILLS)) > 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of Unix")
def test_what_was_acknowledged_survives_two_hundred_kills(tmp_path: Path) -> None:
    done = {_kill(tmp_path, seed) for seed in range(FEW_KILLS, FEW_KILLS + ALL_KILLS)}
    assert len(done) > 20  # at many different moments


def _kill_while_mending(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / f"mend{seed}" / "library"
    folder.mkdir(parents=True)
    path = folder / FILE_NAME
    store = DocumentStore(Database(path))
    for number in range(1, 40):
        store.keep(*library_work.given(number))
    with store.database.writing() as connection:
        connection.execute("CREATE TABLE spoilt AS SELECT hex(zeroblob(9000)) AS x")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'spoilt'").fetchone()[0]
    store.database.close()
    with path.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    worker = _worker(library_work.mend, path)
    acknowledged = folder.parent / library_work.ACKNOWLEDGED
    while not acknowledged.exists() and worker.is_alive():
        time.sleep(0.001)
    time.sleep(random.Random(seed).uniform(0, 0.15))
    worker.kill()
    worker.join()
    Database(path).check()
    assert library_work.read(folder).documents == set(range(1, 40))
    library_work.forget(folder)
    assert Database(path).check() is None
    others = {file.name for file in folder.iterdir()} - {FILE_NAME}
    assert others
    assert [n for n in others if not (n.startswith("library.damaged-") and n.endswith(".sqlite"))] == []
    shutil.rmtree(folder.parent)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of Unix")
def test_a_kill_while_a_damaged_library_is_mended_loses_nothing(tmp_path: Path) -> None:
    for seed in range(FEW_KILLS):
        _kill_while_mending(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of Unix")
def test_forty_kills_while_a_damaged_library_is_mended_lose_nothing(tmp_path: Path) -> None:
    for seed in range(FEW_KILLS, FEW_KILLS + ALL_KILLS // 5):
        _kill_while_mending(tmp_path, seed)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many bytes the work needs at most."""
    folder = tmp_path_factory.mktemp("whole") / "library"
    folder.mkdir()
    library_work.work(folder)
    library_work.forget(folder)
    return sum(path.stat().st_size for path in folder.iterdir())


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A place for a disk of a size of its own, which only the administrator of the machine may make."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or _mount(place, 1 << 20):
        pytest.skip("no disk of a given size can be mounted here")
    try:
        yield place
    finally:
        library_work.forget(place / "library")
        subprocess.run(["umount", "-l", str(place)], check=True)


def _mount(place: Path, size: int, more: str = "") -> int:
    command = ["mount", "-t", "tmpfs", "-o", f"{more}size={size}", "tmpfs", str(place)]
    return subprocess.run(command, capture_output=True, check=False).returncode


def _fill(disk: Path, size: int) -> None:
    """Works until the disk is full, and goes on when there is room again."""
    assert _mount(disk, size, "remount,") == 0
    folder = disk / "library"
    folder.mkdir()
    done, told = 0, ""
    for do, _ in library_work.steps():
        try:
            do(folder)
        except (StorageError, ExportError) as error:
            told = error.what
            break
        done += 1
    assert told == "the disk is full"
    # As before, and readable on the full disk.
    assert library_work.read(folder) == library_work.states(done)[0]
    assert not list(folder.glob(".*")), "a part was left"
    library_work.forget(folder)
    assert _mount(disk, 64 << 20, "remount,") == 0
    _check(folder, done)
    for number, (do, _) in enumerate(library_work.steps()):
        if number >= done:
            do(folder)
    last = sum(1 for _ in library_work.steps())
    assert library_work.read(folder) == library_work.states(last)[0]


@pytest.mark.parametrize("twentieths", FEW_SIZES)
def test_on_a_full_disk_the_library_is_as_before(disk: Path, written: int, twentieths: int) -> None:
    _fill(disk, written * twentieths // 20)


@pytest.mark.slow
@pytest.mark.parametrize("twentieths", ALL_SIZES)
def test_on_a_disk_of_any_size_the_library_is_as_before(disk: Path, written: int, twentieths: int) -> None:
    _fill(disk, written * twentieths // 20)
