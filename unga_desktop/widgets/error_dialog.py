"""The one door for bad news: what happened, where, and what to do next. Never a traceback."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QStyle, QVBoxLayout, QWidget

_ICON = 32


class ErrorDialog(QDialog):
    """Shows one error. ``folder`` is offered to be opened where it is given (the folder of the record of faults)."""

    def __init__(
        self, what: str, where: str = "", advice: str = "", parent: QWidget | None = None, folder: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("UNGA Desktop")
        self.setModal(True)
        self._folder = folder
        self.what, self.where, self.advice = (_label(words) for words in (_sentence(what), where, _sentence(advice)))
        font = self.what.font()
        font.setBold(True)
        self.what.setFont(font)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        if folder:
            button = QPushButton("Open the folder")
            button.clicked.connect(self._open_folder)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        picture = QLabel()
        sign = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        picture.setPixmap(sign.pixmap(QSize(_ICON, _ICON)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (self.what, self.where, self.advice):
            label.setVisible(bool(label.text()))
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(buttons)
        self.setMinimumWidth(420)

    def says_the_same(self, other: "ErrorDialog") -> bool:
        """Whether another dialog has the same words."""
        pairs = zip((self.what, self.where, self.advice), (other.what, other.where, other.advice), strict=True)
        return all(own.text() == its.text() for own, its in pairs)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _sentence(words: str) -> str:
    """Errors are worded to fit into one line of a terminal; here they stand as sentences."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
