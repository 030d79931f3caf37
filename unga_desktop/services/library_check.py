"""Looks through all that the user keeps: every text and every original against the hash that it was kept with."""

from collections.abc import Callable
from dataclasses import dataclass

from unga_desktop.core.errors import CancelCheck, Cancelled, StorageError
from unga_desktop.storage.documents import DocumentStore


@dataclass(frozen=True, slots=True)
class Checked:
    """How many documents were looked at, in the bin or not, and what is ``damaged``, in words."""

    documents: int
    damaged: tuple[str, ...]


def check(
    store: DocumentStore,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: CancelCheck = lambda: False,
) -> Checked:
    """Checks a library; one that does not exist yet is sound. Of a file that is damaged itself what can be read is saved
    first (``Database.check``). Raises ``StorageError`` where it cannot be read, ``Cancelled``."""
    if not store.database.exists:
        return Checked(0, ())
    store.database.check(cancelled)
    documents = (*store.all(), *store.bin())
    damaged: list[str] = []
    for number, kept in enumerate(documents, 1):
        if cancelled():
            raise Cancelled
        for look in (store.document, store.original):
            try:
                look(kept.number)
            except StorageError as error:
                part = "text" if look == store.document else "original file"
                damaged.append(f"{kept.identity}, {part}: {error.what}. {error.advice}")
        progress(number / len(documents))
    return Checked(len(documents), tuple(damaged))
