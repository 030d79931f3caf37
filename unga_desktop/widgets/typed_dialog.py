"""A dialog that lets nothing go that was typed into it: Escape, Cancel and the button of its frame ask first."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget


class TypedDialog(QDialog):
    """Those that come of it call ``begin`` once they are filled. ``accept`` and ``done`` ask nothing: what was typed is kept, or
    its loss was meant."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: Callable[[], object] = lambda: None
        self._beginning: object = None

    def begin(self, content: Callable[[], object]) -> None:
        """Takes what stands in the dialog now for what it was opened with. ``content`` gives all that can be typed or chosen,
        as a value that equals another one of the same words."""
        self._content, self._beginning = content, content()

    def content(self) -> object:
        """What is typed and chosen now."""
        return self._content()

    def reject(self) -> None:
        if self.content() == self._beginning:
            super().reject()
        else:
            self._ask()

    def drop(self) -> None:
        """Closes the dialog with all that was typed."""
        super().reject()

    def _ask(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.windowTitle())
        box.setText("What you changed here is not kept yet.")
        stay = box.addButton("&Go on", QMessageBox.ButtonRole.RejectRole)
        drop = box.addButton("&Drop it", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        drop.clicked.connect(self.drop)
        box.open()
