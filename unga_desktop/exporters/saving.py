"""Writing a file whole or not at all: what stood there stays until the new content is safely on the disk."""

import contextlib
import errno
import os
import secrets
import stat
import time
from pathlib import Path

from unga_desktop.core.errors import ExportError

_UNFINISHED = ".unga-part"
_STALE_AFTER = 24 * 60 * 60
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Make room, or choose another folder"),
    errno.EDQUOT: ("the space allowed to you on this disk is used up", "Make room, or choose another folder"),
    errno.EFBIG: ("the file is too large for this disk", "Choose another folder"),
    errno.EACCES: ("the folder or the file is read-only", "Choose another folder"),
    errno.EPERM: ("the folder or the file is read-only", "Choose another folder"),
    errno.EROFS: ("the disk is read-only", "Choose another folder"),
    errno.ENOENT: ("there is no such folder", "Choose another folder"),
    errno.ENOTDIR: ("there is no such folder", "Choose another folder"),
    errno.EISDIR: ("this is a folder", "Add the name of a file"),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one"),
}


def save(path: Path, content: bytes) -> None:
    """Writes ``content`` to ``path``: first to a file beside it, flushed to the disk, which then takes its place.

    A link is followed; to a device or a pipe is written directly. Raises ``ExportError`` in plain words; the target is
    then as it was, and nothing half-written stays beside it.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            _write_through(target, content)
        else:
            _replace(target, content)
    except (OSError, ValueError, RuntimeError) as error:
        raise _in_plain_words(error, path) from error


def _replace(target: Path, content: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        # The folder may allow to replace it all the same, but somebody has protected this file.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    _sweep(target.parent)
    unfinished = target.parent / f".{secrets.token_hex(8)}{_UNFINISHED}"
    try:
        _write_flushed(unfinished, content, _mode(target))
        _take_place(unfinished, target)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise
    _flush_folder(target.parent)


def _take_place(unfinished: Path, target: Path) -> None:
    try:
        unfinished.replace(target)
    except PermissionError as error:
        if not target.exists():
            raise
        # The folder took a new file and this one may be written: on Windows another program then has it open.
        name, advice = _shown(target), "Close it there, or choose another name"
        raise ExportError("the file is open in another program", name, advice) from error


def _write_flushed(path: Path, content: bytes, mode: int | None) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) or 0 :]


def _mode(target: Path) -> int | None:
    """The permissions of the file that is replaced, None for a new one."""
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else None


def _sweep(folder: Path) -> None:
    """Removes what a save that was killed has left in a folder, if it is old enough to be nobody's any more."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f".*{_UNFINISHED}"):
            if time.time() - left.stat().st_mtime > _STALE_AFTER:
                left.unlink()


def _flush_folder(folder: Path) -> None:
    """Puts the new name on the disk too, where the system lets a folder be flushed."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _in_plain_words(error: Exception, path: Path) -> ExportError:
    name = _shown(path)
    if not isinstance(error, OSError):
        return ExportError("this is no name of a file", name)
    what, advice = _REASONS.get(error.errno or 0, (f"the file cannot be written ({error.strerror or error})", ""))
    return ExportError(what, name, advice)


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode("utf-8")
