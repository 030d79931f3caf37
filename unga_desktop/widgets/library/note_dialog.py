"""The user's own note on a document: plain text, kept in the library."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.core.documents.kept_document import Note
from unga_desktop.models.verbatim import window_title
from unga_desktop.widgets.notice_bar import NoticeLabel
from unga_desktop.widgets.typed_dialog import TypedDialog


class NoteDialog(TypedDialog):
    """``written(object, str)``: the note that was read, and the text that is to take its place."""

    written = Signal(object, str)

    def __init__(self, name: str, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(f"Note on {name}"))
        self._note = note
        self.text = QPlainTextEdit()
        self.text.setPlainText(note.text)
        self.text.setAccessibleName("Your note")
        self.text.setTabChangesFocus(True)
        self.fault = NoticeLabel(name="fault")
        self.fault.hide()
        self.keep = QPushButton("Keep")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._write)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.text, 1)
        column.addWidget(self.fault)
        column.addWidget(buttons)
        self.resize(520, 320)
        self.begin(self.text.toPlainText)

    def show_refusal(self, words: str) -> None:
        """Says why it could not be kept; the text stays."""
        self.fault.setText(words)
        self.fault.show()
        self.keep.setEnabled(True)

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(f"QLabel#fault {{ color: {colours.deleted}; }}")

    def _write(self) -> None:
        self.keep.setEnabled(False)
        self.written.emit(self._note, self.text.toPlainText())
