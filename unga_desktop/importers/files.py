"""The bytes of a file, or a ``DocumentError`` in plain words. Every importer of users' files reads through here."""

from pathlib import Path

from unga_desktop.core.errors import DocumentError

MOST_BYTES = 64 * 1024 * 1024
"""A resolution has some tens of kilobytes, the longest annex some megabytes: what is larger is something else."""

MOST_PARAGRAPHS = 100_000
MOST_CHARACTERS = 20_000_000
"""Some hundred times what the longest documents have."""


def refuse_long(paragraphs: int, characters: int, name: str) -> None:
    """Raises ``DocumentError`` where a text has more paragraphs or characters than a document can have."""
    if paragraphs > MOST_PARAGRAPHS or characters > MOST_CHARACTERS:
        raise DocumentError("the text is longer than a document can be", name, "Choose a single document")


def shown_name(path: Path) -> str:
    """A file's name as it can be shown and written: bytes that are no characters of the file system become ``?``."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def read_bytes(path: Path) -> bytes:
    """All bytes of a file.

    Raises ``DocumentError``: missing, a folder, not allowed, locked, too large, empty, on a device that fails.
    """
    name = str(path).encode("utf-8", "replace").decode("utf-8")
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise DocumentError("there is no such file", name, "Check the name and the folder") from None
    except (IsADirectoryError, NotADirectoryError):
        raise DocumentError("this is a folder, not a document", name, "Choose a file in it") from None
    except PermissionError:
        if path.is_dir():  # what Windows says of a folder
            raise DocumentError("this is a folder, not a document", name, "Choose a file in it") from None
        raise DocumentError(
            "the file is locked or may not be read", name, "Close it in other programs, or ask its owner"
        ) from None
    except ValueError:
        raise DocumentError("this is no name of a file", name) from None
    except OSError as error:
        raise DocumentError(
            f"the file cannot be read ({error.strerror or error})", name, "Copy it and try again"
        ) from None
    if len(content) > MOST_BYTES:
        raise DocumentError(f"the file is larger than {MOST_BYTES // 1024**2} MB", name, "Choose a single document")
    if not content:
        raise DocumentError("the file is empty", name, "Choose a file with text")
    return content
