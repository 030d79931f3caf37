"""Asks for a name in one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.models.verbatim import window_title
from unga_desktop.widgets.notice_bar import NoticeLabel

_LONGEST = 200


class NameDialog(QDialog):
    """``named`` carries the name, once there is one and the button was pressed."""

    named = Signal(str)

    def __init__(self, title: str, about: str, name: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(title))
        self.name = QLineEdit(name)
        self.name.setMaxLength(_LONGEST)
        self.name.setAccessibleName("Name")
        self.name.selectAll()
        self.fault = NoticeLabel(name="fault")
        self.fault.hide()
        self.accept_button = QPushButton(button)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._give)
        self.name.textChanged.connect(self._follow)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (NoticeLabel(about, "about"), self.name, self.fault, buttons):
            column.addWidget(widget)
        self.resize(520, self.sizeHint().height())

    def show_refusal(self, words: str) -> None:
        """Says why it could not be done; the name stays."""
        self.fault.setText(words)
        self.fault.show()
        self.accept_button.setEnabled(True)

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(f"QLabel#fault {{ color: {colours.deleted}; }} QLabel#about {{ color: {colours.muted}; }}")

    def _follow(self) -> None:
        self.accept_button.setEnabled(bool(self.name.text().strip()))

    def _give(self) -> None:
        self.accept_button.setEnabled(False)
        self.named.emit(self.name.text().strip())
