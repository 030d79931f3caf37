"""The whole library as one file: written to hand on, and read from one that was handed over."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from unga_desktop.app.tasks import Task
from unga_desktop.core.errors import CancelCheck
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from unga_desktop.storage.library_file import Taken

_FILES = "Libraries (*.unga);;All files (*)"


class LibraryTransfer(QObject):
    """``working`` says what is under way, empty at its end; ``written`` the path of what was written; ``done`` a ``Notice``
    of what was taken; ``changed``: the list of documents is another one."""

    working = Signal(str)
    written = Signal(str)
    done = Signal(object, str)
    changed = Signal()
    failed = Signal(object)
    _progressed = Signal(int)

    def __init__(self, window: QWidget, store: DocumentStore, folder: str = "") -> None:
        super().__init__(window)
        self._window, self._store, self._folder = window, store, folder
        self._words = ""
        self._writing, self._reading = Task(self), Task(self)
        self._writing.finished.connect(self._tell_written)
        self._reading.finished.connect(self._tell_taken)
        self._reading.cancelled.connect(self.changed)
        for task in (self._writing, self._reading):
            task.failed.connect(self._fail)
            task.busy_changed.connect(self._follow)
        self._progressed.connect(self._tell_progress)

    def choose_target(self) -> None:
        """Library > Export the library: asks for the file."""
        proposed = str(Path(self._folder) / f"library-{date.today().isoformat()}.unga")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Export the library", proposed, _FILES)
        if chosen:
            self.write(Path(chosen))

    def choose_source(self) -> None:
        """Library > Import a library: asks for the file."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Import a library", self._folder, _FILES)
        if chosen:
            self.read(chosen)

    def write(self, target: Path) -> None:
        """Writes the library into a file."""
        store, self._words = self._store, "Writing the library..."

        def work(cancelled: CancelCheck) -> tuple[Path, int]:
            from unga_desktop.storage.library_file import write_library

            return target, write_library(store, target, self._tell, cancelled)

        self._writing.start(work)

    def read(self, source: str) -> None:
        """Takes the documents of an exported library into this one."""
        store, self._words = self._store, "Reading the library..."

        def work(cancelled: CancelCheck) -> "tuple[str, Taken]":
            from unga_desktop.storage.library_file import read_library

            return source, read_library(store, Path(source), self._tell, cancelled)

        self._reading.start(work)

    def cancel(self) -> None:
        """Stops; what was taken already stays."""
        self._writing.cancel()
        self._reading.cancel()

    def _tell(self, share: float) -> None:
        self._progressed.emit(int(share * 100))

    def _tell_progress(self, percent: int) -> None:
        if self._writing.busy or self._reading.busy:
            self.working.emit(f"{self._words} {percent} %")

    def _follow(self, busy: bool) -> None:
        self.working.emit(self._words if busy else "")

    def _tell_written(self, result: tuple[Path, int]) -> None:
        self.written.emit(str(result[0]))

    def _tell_taken(self, result: "tuple[str, Taken]") -> None:
        source, taken = result
        self.changed.emit()
        same = f", {taken.same:,} there already" if taken.same else ""
        words = f"{Path(source).name}: {taken.added:,} {'document' if taken.added == 1 else 'documents'} taken{same}"
        for count, one in ((taken.notes, "note"), (taken.comparisons, "comparison"), (taken.roll_calls, "roll call")):
            words += f", {count:,} {one}{'s' if count != 1 else ''}" if count else ""
        left = f"{len(taken.left)} left out" if taken.left else ""
        self.done.emit(Notice("", words, "", taken.left, left), "")

    def _fail(self, error: Exception) -> None:
        self.changed.emit()
        self.failed.emit(error)
