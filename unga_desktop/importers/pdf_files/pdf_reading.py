"""Asks a process of its own for the text of a PDF: with limits of time and memory, to be cancelled, unharmed by a crash."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from threading import Thread
from typing import IO, Any

from unga_desktop import paths
from unga_desktop.core.errors import CancelCheck, Cancelled, DocumentError

MOST_MEMORY = 450 * 1024 * 1024
"""Bytes of address space."""
SECONDS = 4
"""Of the processor; a page takes a thousandth of a second."""
SECONDS_PER_MEGABYTE = 2
"""More for large files: a hostile one is small."""
_PATIENCE = 4
"""A busy machine takes so many times longer by the clock."""
_TICK = 0.05
_ANOTHER = "Choose the Word or HTML form of the document, or open it in a PDF reader and print it to a new PDF"
_REFUSALS = {
    "password": ("the PDF is protected by a password", "Save it without a password and open that"),
    "damaged": ("this is no PDF document, or it is damaged", "Fetch it again"),
    "long": ("the PDF is longer than a document can be", "Choose a part of it"),
}
READ_PDF = "--read-pdf"
"""Tells the program, where it is packed into one file, to be the reader of a PDF."""

_PROGRAM = paths.program("importers", "pdf_files", "pdf_process.py")


def read_pages(content: bytes, name: str, cancelled: CancelCheck) -> dict[str, Any]:
    """What ``pdf_process`` says of a PDF in the file called ``name``.

    Raises ``DocumentError`` where it is encrypted, damaged, too long, or takes too much time or memory, and ``Cancelled``.
    """
    seconds = SECONDS + SECONDS_PER_MEGABYTE * (len(content) // 1_000_000)
    output, failed = _run(
        [str(MOST_MEMORY + 6 * len(content)), str(seconds)], content, name, seconds * _PATIENCE, cancelled
    )
    try:
        found = json.loads(output) if not failed else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise DocumentError("reading the PDF took more time or memory than a document needs, or failed", name, _ANOTHER)
    if "refused" in found:
        what, advice = _REFUSALS[found["refused"]]
        raise DocumentError(what, name, advice)
    return found


def _run(
    limits: Sequence[str], content: bytes, name: str, seconds: float, cancelled: CancelCheck
) -> tuple[bytes, bool]:
    """What the process wrote, and whether it failed."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(
            _command(limits),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
        )
    except OSError as error:
        raise DocumentError(
            f"the program that reads PDF cannot be started ({error.strerror})", name, _ANOTHER
        ) from None
    with process:
        feeder = Thread(target=_feed, args=(process.stdin, content))
        process.stdin = None  # communicate() would leave off writing where it is interrupted
        feeder.start()
        try:
            return _answer(process, time.monotonic() + seconds, cancelled)
        finally:
            process.kill()
            feeder.join()


def _command(limits: Sequence[str]) -> list[str]:
    if getattr(sys, "frozen", False):  # packed into one program, which then is what runs Python
        return [sys.executable, READ_PDF, *limits]
    # -P keeps the folder of the program, whose modules have names of the standard library's, out of its path.
    return [sys.executable, "-P", str(_PROGRAM), *limits]


def _feed(stdin: IO[bytes] | None, content: bytes) -> None:
    # A process that ends before it has read everything closes its side.
    with contextlib.suppress(OSError), stdin or contextlib.nullcontext():
        if stdin:
            stdin.write(content)


def _answer(process: "subprocess.Popen[bytes]", until: float, cancelled: CancelCheck) -> tuple[bytes, bool]:
    while True:
        try:
            output, _ = process.communicate(timeout=_TICK)
            return output, process.returncode != 0
        except subprocess.TimeoutExpired:
            if cancelled():
                raise Cancelled from None
            if time.monotonic() > until:
                return b"", True
