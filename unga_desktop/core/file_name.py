"""Names for files that are called after a document, good on every system: as the United Nations names its files,
``A/RES/ES-11/8`` gives ``A_RES_ES-11_8``."""

import hashlib
import unicodedata

_MOST_CHARACTERS = 120
_MOST_BYTES = 200
"""File systems allow 255 bytes to a name; this leaves room for an ending and what a program adds while it writes."""

_DEVICES = frozenset(
    (
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"),
    )
)
"""Names that Windows keeps for devices, whatever ending they bear (Microsoft, "Naming Files, Paths, and Namespaces")."""


def file_stem(name: str) -> str:
    """The name of a file without its ending, for a symbol or a title of any length and with any characters.

    Letters and digits of all scripts are kept, and ``.-()``; whatever else there is becomes an underscore. A name that had
    to be cut ends in characters of its hash, so that two long names stay two.
    """
    plain = unicodedata.normalize("NFC", name)
    kept = "".join(character if character.isalnum() or character in ".-()" else "_" for character in plain)
    kept = kept.lstrip(".").rstrip(". ")
    if not kept.strip("_"):
        return "report" if not plain.strip() else f"report-{_hash(plain)}"
    if kept.partition(".")[0].upper() in _DEVICES:
        kept = f"_{kept}"
    return kept if _fits(kept) else f"{_cut(kept)}-{_hash(plain)}"


class FileNames:
    """Gives each name a file of its own in one folder: names that would be one file there, also on systems that take capital
    and small letters for the same, are numbered."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def stem(self, name: str) -> str:
        """The next free file stem for ``name``."""
        wanted = file_stem(name)
        found, number = wanted, 1
        while _folded(found) in self._taken:
            number += 1
            found = f"{wanted}-{number}"
        self._taken.add(_folded(found))
        return found


def _fits(stem: str) -> bool:
    return len(stem) <= _MOST_CHARACTERS and len(stem.encode()) <= _MOST_BYTES


def _cut(stem: str) -> str:
    room = _MOST_BYTES - 9
    return stem[: _MOST_CHARACTERS - 9].encode()[:room].decode(errors="ignore").rstrip(". ")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _folded(stem: str) -> str:
    return unicodedata.normalize("NFKC", stem).casefold()
