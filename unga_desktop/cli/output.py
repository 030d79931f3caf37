"""Where results and messages go: UTF-8 whatever the terminal's settings, whole files or none, one line a message."""

import contextlib
import errno
import os
import sys
import time
from pathlib import Path
from typing import BinaryIO

from unga_desktop.core.errors import ExportError
from unga_desktop.exporters.saving import save

_PATIENCE = 2.0
"""Seconds between two words on how far the work has come."""


def write_text(text: str, target: str | None) -> None:
    """Writes text to a file or, where ``target`` is None, to standard output. Raises ``ExportError``."""
    _write(text.encode("utf-8", "backslashreplace"), target)


def write_bytes(content: bytes, target: str | None, what: str) -> None:
    """Writes ``what`` ("a PDF") to a file or to standard output, but never to a terminal. Raises ``ExportError``."""
    if target is None and sys.stdout is not None and sys.stdout.isatty():
        raise ExportError(f"{what} is not for a terminal", "standard output", "Add -o FILE")
    _write(content, target)


def complain(message: str) -> None:
    """Says in one line on standard error what went wrong."""
    line = " ".join(message.split())
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"unga-desktop: {_harmless(line)}\n")
        sys.stderr.flush()


def progress(message: str) -> None:
    """Says on a terminal what is being done; nothing on a pipe or in a file."""
    if sys.stderr is not None and sys.stderr.isatty():
        complain(message)


class Meter:
    """Says on a terminal how far long work has come, not before it is long, and not oftener than can be read."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + _PATIENCE

    def tell(self, done: int, total: int) -> None:
        """``done`` of ``total`` are done."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _PATIENCE
            progress(f"{self._what} {done:,} of {total:,}")


def give_up_standard_output() -> None:
    """Lets what is still unwritten go nowhere, so that the interpreter does not complain when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(content: bytes, target: str | None) -> None:
    if target is not None:
        save(Path(target), content)
        return
    stream: BinaryIO | None = getattr(sys.stdout, "buffer", None)
    if stream is None:
        raise ExportError("standard output is closed", "", "Add -o FILE")
    try:
        sys.stdout.flush()
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up_standard_output()
        what = "the disk is full" if error.errno == errno.ENOSPC else f"it cannot be written ({error.strerror})"
        raise ExportError(what, "standard output") from error


def _harmless(line: str) -> str:
    """A message may quote a file's name or text: nothing in it may steer the terminal."""
    return "".join(character if character.isprintable() else f"<U+{ord(character):04X}>" for character in line)
