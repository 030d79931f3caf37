"""The editor of the draft and what it leads to: amendments written off the screen's thread, copied, saved whole or not at all,
proposed; edits kept until they are given up."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from unga_desktop.app.amending import Amending
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.tasks import Task
from unga_desktop.app.theme import Theme
from unga_desktop.core.errors import DocumentError, UngaError
from unga_desktop.exporters.saving import save
from unga_desktop.services.library import Library

if TYPE_CHECKING:
    from unga_desktop.services.draft_writing import DraftWriting
    from unga_desktop.widgets.amendments.draft_editor import DraftEditor


class DraftEditing(QObject):
    """``written`` carries the path of an amendment document just saved, ``noticed`` a word for the status line, ``failed`` an
    error."""

    written = Signal(str)
    noticed = Signal(str)
    failed = Signal(object)

    def __init__(self, window: MainWindow, theme: Theme, library: Library, amending: Amending) -> None:
        super().__init__(window)
        self.editor: DraftEditor | None = None
        self._window, self._theme, self._library, self._amending = window, theme, library, amending
        self._writing: DraftWriting | None = None
        self._task = Task(self)
        self._task.failed.connect(self.failed)
        self._task.finished.connect(self._show)

    def open(self) -> None:
        """Opens the editor on the draft that is shown, with the edits kept from before."""
        from unga_desktop.services.amender import Amender
        from unga_desktop.services.draft_writing import DraftWriting

        if self.editor is not None:
            self.editor.raise_()
            self.editor.activateWindow()
            return
        if not self._amending.draft:
            return
        try:
            draft = self._library.open(self._amending.draft)
        except UngaError as error:
            self.failed.emit(error)
            return
        self._writing = writing = DraftWriting(draft, Amender(self._library))
        if not writing.editable():
            advice = "Save it as a text file, edit that in any editor, and run: unga-desktop amend DRAFT --write EDITED"
            self.failed.emit(
                DocumentError("this draft cannot be edited here without losing something", draft.name, advice)
            )
            return
        self._make_editor(writing, writing.kept())

    def close(self) -> None:
        """Keeps the edits and closes the editor: the window goes."""
        if self.editor is not None:
            self.editor.close()
        self._task.cancel()

    def save_as(self, path: Path, text: str) -> None:
        """Writes the amendment document."""
        try:
            save(path, text.encode("utf-8", "surrogatepass"))
        except UngaError as error:
            self.failed.emit(error)
        else:
            self.written.emit(str(path))

    def take_colours(self) -> None:
        if self.editor is not None:
            self.editor.set_palette_roles(self._theme.palette, self._theme.appearance.type)

    def _make_editor(self, writing: "DraftWriting", kept: str) -> None:
        from unga_desktop.widgets.amendments.draft_editor import DraftEditor

        self.editor = editor = DraftEditor(writing.draft.name, writing.text(), kept, self._window)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.copy_requested.connect(self._copy)
        editor.left.connect(self._leave)
        editor.paused.connect(self._write)
        editor.proposed.connect(self._propose)
        editor.renumbering_requested.connect(self._renumber)
        editor.save_requested.connect(self._save)
        self.take_colours()
        editor.show()
        editor.text.setFocus()
        if kept:
            self.noticed.emit("Your edits from before are here again.")

    def _write(self, text: str, symbol: str, sponsor: str) -> None:
        writing = self._writing
        if writing is None:
            return
        self._keep(text)
        self._task.start(lambda cancelled: writing.result(text, symbol, sponsor, cancelled))

    def _show(self, edited: object) -> None:
        from unga_desktop.services.draft_writing import Edited

        if self.editor is not None and isinstance(edited, Edited):
            self.editor.show_result(edited)

    def _renumber(self, text: str) -> None:
        if self.editor is not None and self._writing is not None:
            self.editor.put_text(self._writing.renumbered(text))

    def _copy(self, amendment: str) -> None:
        QGuiApplication.clipboard().setText(amendment)
        self.noticed.emit("The amendments are in the clipboard.")

    def _save(self, amendment: str) -> None:
        name = "".join(c if c.isalnum() or c in ".-()" else "_" for c in Path(self._amending.draft).name) or "draft"
        chosen, _ = QFileDialog.getSaveFileName(
            self.editor, "Save the amendments", f"{name}-amendments.txt", "Text (*.txt)"
        )
        if chosen:
            path = Path(chosen)
            self.save_as(path if path.suffix else path.with_suffix(".txt"), amendment)

    def _propose(self, amendment: str) -> None:
        self._amending.add_oral(amendment)
        self.noticed.emit("The amendments stand among those to the draft, switched on.")

    def _keep(self, text: str) -> None:
        if self._writing is not None:
            try:
                self._writing.keep(text)
            except (UngaError, OSError) as error:
                self.noticed.emit(f"The edits could not be kept: {error}")

    def _leave(self, text: str) -> None:
        self._task.cancel()
        self._keep(text)
        self.editor = None
