"""The dialogs of the menu Amendments: documents to add, an oral revision to type, the draft to edit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from unga_desktop.app.amending import Amending
from unga_desktop.app.amendment_presenter import AmendmentPresenter
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.tasks import Task
from unga_desktop.app.theme import Theme
from unga_desktop.core.amendments.disposition import Disposition

_FILES = "Amendment documents (*.txt *.docx);;All files (*)"


class AmendmentDialogs:
    """Every method answers one command."""

    def __init__(self, window: MainWindow, theme: Theme, amending: Amending, presenter: AmendmentPresenter) -> None:
        self._window, self._theme, self._amending, self._presenter = window, theme, amending, presenter

    def add_documents(self) -> None:
        """Asks for files and proposes their amendments to the draft that is open."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Add amendment documents", "", _FILES)
        if chosen:
            self._amending.add_files(chosen)
            self._presenter.show_panel()

    def type_revision(self) -> None:
        """Opens the small editor for a new oral revision."""
        self._edit_revision("")

    def change_revision(self) -> None:
        """Opens the small editor with the oral revision that is current in the panel."""
        panel = self._presenter.panel
        if panel is not None and panel.current:
            self._edit_revision(panel.current)

    def remove(self) -> None:
        """Takes away the current amendment, if the user added it."""
        panel = self._presenter.panel
        if panel is not None and panel.current:
            self._amending.remove(panel.current)

    def put(self, disposition: Disposition) -> None:
        """Puts the switch of the amendment that is current in the panel."""
        panel = self._presenter.panel
        if panel is not None and panel.current:
            self._amending.switch(panel.current, disposition)
        else:
            self._presenter.show_panel()

    def _edit_revision(self, name: str) -> None:
        from unga_desktop.widgets.amendments.amendment_typing import OralRevisionDialog

        amending, draft, scale = self._amending, self._amending.draft, self._amending.make_scale()
        if not draft or scale is None:
            return
        dialog = OralRevisionDialog(draft, amending.oral_text(name), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme.dress(dialog)
        trial = Task(dialog)
        trial.finished.connect(dialog.show_reports)
        trial.failed.connect(amending.failed)
        dialog.trial_requested.connect(
            lambda text: trial.start(lambda _: scale.try_out(draft, text, name or "Oral revision"))
        )
        presenter = self._presenter
        dialog.revision_accepted.connect(
            lambda text: amending.put_oral(name, text) if name else amending.add_oral(text)
        )
        dialog.revision_accepted.connect(lambda _: presenter.show_panel())
        dialog.open()
        dialog.text.setFocus()
