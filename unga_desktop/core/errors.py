"""What can go wrong, as the user is told it. Raised in the domain, translated once at the edge (dialog, exit status 2).

::

    UngaError                    anything the user can be told in one message
    ├── DocumentError            a document cannot be read: missing, empty, binary, wrongly encoded, not what it says
    │   └── UnknownSymbol        no such symbol in the library
    ├── VoteError                roll-call data that cannot be read or does not fit
    │   └── UnknownRollCall      no such roll call
    ├── StorageError             what the user keeps cannot be read or written: locked, disk full, of a newer version
    ├── ExportError              a result cannot be written: read-only folder, full disk
    └── Cancelled                the user stopped a long piece of work; nothing to report
"""

from collections.abc import Callable, Sequence
from pathlib import PurePath

CancelCheck = Callable[[], bool]
"""Returns True once the caller wants a long piece of work to stop; the work then raises ``Cancelled``."""


class UngaError(Exception):
    """An error with a message for the user.

    ``what`` says what happened, ``where`` names the file, symbol or place, ``advice`` what to do next. ``str()`` gives
    all of it in one line.
    """

    def __init__(self, what: str, where: str = "", advice: str = "") -> None:
        self.what = what
        self.where = where
        self.advice = advice
        super().__init__(what, where, advice)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line.rstrip('.')}. {self.advice}" if self.advice else line


class DocumentError(UngaError):
    """A document cannot be read."""


_MOST_TOLD = 8


def refused_together(refused: Sequence[DocumentError]) -> DocumentError:
    """One error for one or several files that were refused, each with its reason."""
    if len(refused) == 1:
        return refused[0]
    lines = [f"{PurePath(error.where).name}: {error.what}" for error in refused[:_MOST_TOLD]]
    if len(refused) > _MOST_TOLD:
        lines.append(f"and {len(refused) - _MOST_TOLD} more")
    return DocumentError(f"{len(refused)} files cannot be read", "\n".join(lines), "")


class UnknownSymbol(DocumentError):
    """No document with this symbol is in the library."""


class VoteError(UngaError):
    """Roll-call data cannot be read or does not fit."""


class UnknownRollCall(VoteError):
    """No roll call with this id or symbol is known."""


class StorageError(UngaError):
    """What the user keeps cannot be read or written; it stands as it stood."""


class ExportError(UngaError):
    """A result cannot be written; what stood at the target is untouched."""


class Cancelled(UngaError):
    """The caller asked a long piece of work to stop."""

    def __init__(self) -> None:
        super().__init__("cancelled")
