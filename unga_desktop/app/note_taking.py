"""Library > Note on this document: shows the note on what is shown or chosen, and keeps what is written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from unga_desktop.app.tasks import Task
from unga_desktop.app.theme import Theme
from unga_desktop.core.documents.kept_document import Note
from unga_desktop.core.errors import StorageError, UngaError
from unga_desktop.storage.notes import NoteStore

if TYPE_CHECKING:
    from unga_desktop.widgets.library.note_dialog import NoteDialog


class NoteTaking(QObject):
    """``said`` a word for the status line; ``failed`` what could not be read."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, window: QWidget, theme: Theme, notes: NoteStore) -> None:
        super().__init__(window)
        self._window, self._theme, self._notes = window, theme, notes
        self._dialog: NoteDialog | None = None
        self._writing = Task(self)
        self._writing.finished.connect(self._tell)
        self._writing.failed.connect(self._refuse)

    def open(self, symbol: str) -> None:
        """Shows the note on a document of the list."""
        from unga_desktop.widgets.library.note_dialog import NoteDialog

        if not symbol:
            return
        try:
            note = self._notes.get(symbol)
        except StorageError as error:
            self.failed.emit(error)
            return
        if self._dialog:
            self._dialog.drop()
        self._dialog = NoteDialog(symbol, note, self._window)
        self._theme.dress(self._dialog)
        self._dialog.written.connect(self._write)
        self._dialog.finished.connect(self._forget)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.open()

    def _write(self, note: Note, text: str) -> None:
        notes = self._notes
        self._writing.start(lambda _: notes.write(note, text))

    def _tell(self, note: Note) -> None:
        if self._dialog:
            self._dialog.accept()
        self.said.emit(
            f"The note on {note.symbol} is kept." if note.text else f"There is no note on {note.symbol} now."
        )

    def _refuse(self, error: Exception) -> None:
        if self._dialog and isinstance(error, UngaError):
            self._dialog.show_refusal(str(error))
        else:
            self.failed.emit(error)

    def _forget(self) -> None:
        if self.sender() is self._dialog:
            self._dialog = None
