"""Original files of the library laid out in a folder for a moment, for readers that need a file.

Each lies in a folder named after its hash, so that two of one name do not meet; what is a day old is swept away.
"""

import contextlib
import hashlib
import secrets
import shutil
import time
from pathlib import Path, PurePosixPath

from unga_desktop.core.errors import StorageError

FOLDER = "opened"
_STALE_AFTER = 24 * 60 * 60
_LONGEST_NAME = 100
_ENDINGS = {"docx": ".docx", "pdf": ".pdf", "text": ".txt", "html": ".html", "akn": ".xml"}


def lay_out(folder: Path, content: bytes, name: str, layout: str) -> Path:
    """Writes an original below ``folder``, under a harmless form of its ``name``; returns its path.

    Raises ``StorageError`` where it cannot be written.
    """
    target = folder / hashlib.sha256(content).hexdigest()[:32] / harmless(name, layout)
    try:
        sweep(folder)
        if target.is_file() and target.read_bytes() == content:
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{secrets.token_hex(8)}.part")
        part.write_bytes(content)
        part.replace(target)
    except OSError as error:
        raise StorageError(f"the file cannot be laid out ({error.strerror or error})", str(target)) from error
    return target


def sweep(folder: Path) -> None:
    """Removes what was laid out more than a day ago."""
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            if time.time() - left.stat().st_mtime > _STALE_AFTER:
                shutil.rmtree(left, ignore_errors=True)


def harmless(name: str, layout: str = "") -> str:
    """A file's name without folders, control characters and what some systems forbid; with the ending of its format."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(character if character.isprintable() and character not in '<>:"|?*' else "_" for character in last)
    short = PurePosixPath(plain.strip(". ")[-_LONGEST_NAME:] or "document")
    stem, ending = short.stem, short.suffix
    stem = stem.encode("utf-8", "replace").decode()
    while len(stem.encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return (stem or "document") + (ending if 1 < len(ending) < 12 else _ENDINGS.get(layout, ""))
