"""Puts what the user keeps into the library, after the window has been painted, and sees whether its file is sound."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from unga_desktop.app.tasks import Task
from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.errors import CancelCheck, StorageError
from unga_desktop.services.library import Library
from unga_desktop.storage.documents import DocumentStore

if TYPE_CHECKING:
    from unga_desktop.storage.salvage import Salvage

_CHECK_AFTER = 3_000
"""Milliseconds after which the file of the library is read whole: the window is in use by then."""


class LibraryOpening(QObject):
    """``begun`` carries the first entries of the list, ``changed``: it is another one; ``failed`` what the user must know."""

    begun = Signal(object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, library: Library, store: DocumentStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._library = library
        self._told: Salvage | None = None
        self._beginning, self._opening, self._checking = Task(self), Task(self), Task(self)
        self._beginning.finished.connect(self._take_beginning)
        self._beginning.failed.connect(self.failed)
        self._opening.finished.connect(self._tell_opened)
        self._opening.failed.connect(self.failed)
        self._checking.finished.connect(self._take_check)
        self._checking.failed.connect(self.failed)
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.timeout.connect(self.check)

    @property
    def is_open(self) -> bool:
        """Whether the documents that the user keeps are in the library."""
        return self._library.store is not None

    def open_later(self) -> None:
        """Does the same as ``open`` off the screen's thread, the first page of the list before all others: a large library
        takes a while to be looked through."""
        library, store = self._library, self.store

        def begin(_: CancelCheck) -> tuple[Entry, ...]:
            return library.first_entries(store) if store.database.exists else ()

        self._beginning.start(begin)

    def open(self) -> None:
        """Puts the documents that the user keeps into the library: before the window is painted nothing reads them."""
        if self.is_open:
            return
        self._beginning.cancel()
        self._opening.cancel()
        try:
            self._library.take(self.store)
        except StorageError as error:
            self.failed.emit(error)
        else:
            self._tell_opened()

    def _take_beginning(self, entries: tuple[Entry, ...]) -> None:
        if self.is_open:
            return
        if entries:
            self.begun.emit(entries)
        library, store = self._library, self.store
        self._opening.start(lambda _: library.take(store))

    def _tell_opened(self, _: object = None) -> None:
        if self._library.kept_entries():
            self.changed.emit()
        self._tell_salvage()
        self._check_timer.start(_CHECK_AFTER)

    def check(self) -> None:
        """Reads the whole file of the library to see whether it is sound; what could be saved of a damaged one is told. Puts
        into the index of words what an older version, or the saving, left out of it."""
        database = self.store.database

        def work(cancelled: CancelCheck) -> "Salvage | None":
            from unga_desktop.storage import word_index

            salvage = database.check(cancelled)
            if database.exists and not word_index.is_complete(database):
                word_index.complete(database, cancelled)
            return salvage

        self._checking.start(work)

    def _take_check(self, salvage: "Salvage | None") -> None:
        if salvage is not None:
            self.changed.emit()
            self._tell_salvage()

    def _tell_salvage(self) -> None:
        salvage = self.store.database.salvage
        if salvage is not None and salvage is not self._told:
            self._told = salvage
            self.failed.emit(salvage.told())

    def cancel(self) -> None:
        """Looks no further."""
        self._check_timer.stop()
        for task in (self._beginning, self._opening, self._checking):
            task.cancel()
