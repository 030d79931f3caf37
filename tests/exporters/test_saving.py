"""Saving: the whole file or none, the old one kept until then, nothing left lying about, and plain words when it fails."""

import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from unga_desktop.core.errors import ExportError
from unga_desktop.exporters.saving import save

CONTENT = b"new" * 100_000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    return path


def failing_with(code: int):  # type: ignore[no-untyped-def]
    def fail(*_arguments: object, **_options: object) -> int:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_new_file_is_written(tmp_path: Path) -> None:
    save(tmp_path / "new.pdf", CONTENT)
    assert (tmp_path / "new.pdf").read_bytes() == CONTENT
    assert [path.name for path in tmp_path.iterdir()] == ["new.pdf"]


def test_an_old_file_is_replaced_and_keeps_its_permissions(target: Path) -> None:
    target.chmod(0o640)
    save(target, CONTENT)
    assert target.read_bytes() == CONTENT
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(target.parent.iterdir()) == [target]


def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, room = os.write, [1000]

    def fills_up(handle: int, content: memoryview) -> int:
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, content[: room.pop()])

    monkeypatch.setattr(os, "write", fills_up)
    with pytest.raises(ExportError, match=r"report\.pdf: the disk is full\. Make room, or choose another folder"):
        save(target, CONTENT)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_a_disk_that_writes_in_small_steps_gets_everything(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: write(handle, content[:70_001]))
    save(target, CONTENT)
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize("step", ["fsync", "write"])
def test_whatever_fails_the_old_file_stays(target: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(os, step, failing_with(errno.EIO))
    with pytest.raises(ExportError, match="cannot be written"):
        save(target, CONTENT)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_a_read_only_folder_is_said_to_be_read_only(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:  # root may write anywhere
        monkeypatch.setattr(os, "open", failing_with(errno.EACCES))
    else:
        target.parent.chmod(0o500)
    try:
        with pytest.raises(ExportError, match=r"the folder or the file is read-only\. Choose another folder"):
            save(target, CONTENT)
    finally:
        target.parent.chmod(0o700)
    assert target.read_bytes() == b"old"


def test_a_file_protected_against_writing_is_not_replaced(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.chmod(0o400)
    monkeypatch.setattr(os, "access", lambda path, _mode: bool(Path(path).stat().st_mode & stat.S_IWUSR))
    with pytest.raises(ExportError, match="read-only"):
        save(target, CONTENT)
    assert target.read_bytes() == b"old"


def test_a_file_that_is_open_elsewhere_is_said_to_be_open(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Windows lets nobody take the place of a file that another program has open.
    monkeypatch.setattr(Path, "replace", failing_with(errno.EACCES))
    with pytest.raises(ExportError, match=r"report\.pdf: the file is open in another program\. Close it there, or"):
        save(target, CONTENT)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_does_not_exist_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no such folder"):
        save(tmp_path / "nowhere" / "x.pdf", CONTENT)


def test_a_file_is_no_folder(target: Path) -> None:
    with pytest.raises(ExportError, match="there is no such folder"):
        save(target / "x.pdf", CONTENT)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"this is a folder\. Add the name of a file"):
        save(tmp_path, CONTENT)


def test_a_name_too_long_is_said_to_be_too_long(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="name is too long"):
        save(tmp_path / ("x" * 300), CONTENT)


@pytest.mark.parametrize("name", ["nul\0name", "\udcff.pdf"])
def test_a_strange_name_is_no_reason_to_fall_over(tmp_path: Path, name: str) -> None:
    refused = ""
    try:
        save(tmp_path / name, CONTENT)
    except ExportError as error:
        refused = str(error)
    assert refused.encode("utf-8") == refused.encode("utf-8", "replace")


def test_a_link_is_followed(target: Path) -> None:
    link = target.with_name("link.pdf")
    link.symlink_to(target)
    save(link, CONTENT)
    assert link.is_symlink()
    assert target.read_bytes() == CONTENT


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()), daemon=True)
    reader.start()
    save(pipe, CONTENT)
    reader.join(10)
    assert received == [CONTENT]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's")
def test_a_full_device_is_said_to_be_full() -> None:
    with pytest.raises(ExportError, match="the disk is full"):
        save(Path("/dev/full"), CONTENT)


def test_what_a_killed_save_left_behind_is_swept_away_a_day_later(target: Path) -> None:
    left, fresh = target.with_name(".aa.unga-part"), target.with_name(".bb.unga-part")
    for path in (left, fresh):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    save(target, CONTENT)
    assert not left.exists()
    assert fresh.exists()


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux") or os.geteuid() != 0, reason="needs to mount a small disk")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    import subprocess

    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        target = disk / "report.pdf"
        target.write_bytes(b"old")
        with pytest.raises(ExportError, match="the disk is full"):
            save(target, CONTENT)
        assert target.read_bytes() == b"old"
        assert list(disk.iterdir()) == [target]
    finally:
        subprocess.run(["umount", disk], check=True)
