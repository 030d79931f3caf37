"""Looking for words in all documents of the library; what is found stands below, as it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.models.passages import Passage, count_words
from unga_desktop.widgets.notice_bar import NoticeLabel
from unga_desktop.widgets.redline.passage_list import PassageList

_PATIENCE = 250
"""Milliseconds after the last letter until the search begins."""

_ADVICE = "Words find the paragraphs that have them all; “in quotation marks” they find the phrase."


class LibrarySearch(QWidget):
    """``search_requested`` carries the words; ``stop_requested``: the reader does not want to wait; ``opened`` a ``Passage``."""

    search_requested = Signal(str)
    stop_requested = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Words, or a “phrase”, in all documents")
        self.field.setAccessibleName("Search in the library")
        self.field.setAccessibleDescription(_ADVICE)
        self.field.setToolTip(_ADVICE)
        self.field.setClearButtonEnabled(True)
        self.stop = QPushButton("Stop")
        self.stop.hide()
        self.told = NoticeLabel(_ADVICE, "told")
        self.list = PassageList()
        self.list.setAccessibleName("Places found")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE)
        self._lay_out()
        self._pause.timeout.connect(self.search)
        self.field.textChanged.connect(self._type)
        self.field.returnPressed.connect(self._enter)
        self.stop.clicked.connect(self.stop_requested)
        self.list.opened.connect(self.opened)

    def open(self, words: str = "") -> None:
        """Puts the keyboard into the field, with these words where there are any."""
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search(self) -> None:
        """Asks for the words in the field at once."""
        self._pause.stop()
        words = self.field.text().strip()
        if words:
            self.search_requested.emit(words)
        else:
            self.stop_requested.emit()
            self.show_found((), "")

    def show_busy(self, busy: bool) -> None:
        self.stop.setVisible(busy)
        if busy:
            self.told.setText("Searching...")

    def show_found(self, passages: Sequence[Passage], words: str, more: bool = False) -> None:
        """Shows what was found; ``more`` where there is more than is shown."""
        self.list.passages.show(passages)
        self.list.scrollToTop()
        if not words:
            self.told.setText(_ADVICE)
        elif passages:
            first = "The first " if more else ""
            self.told.setText(f"{first}{count_words(passages)}{'; add words to find fewer' if more else ''}.")
        else:
            self.told.setText("No document of the library has these words.")

    def show_refusal(self, words: str) -> None:
        """Says why nothing could be looked for."""
        self.list.passages.show(())
        self.told.setText(words)

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(f"QLabel#told {{ color: {colours.muted}; }}")
        self.list.set_palette_roles(colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.list.passages.rowCount():
            self._enter_list()
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        self.told.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)

    def _type(self) -> None:
        self._pause.start()

    def _enter(self) -> None:
        if self._pause.isActive():
            self.search()
        elif self.list.passages.rowCount():
            self._enter_list()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.passages.index(0))
