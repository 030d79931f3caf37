"""The bar under the text in which words are looked for."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

_PAUSE = 120


class FindBar(QWidget):
    """Signals: ``search_requested(str, bool)`` words, match case; ``next_requested(int)`` 1 or -1; ``closed``."""

    search_requested = Signal(str, bool)
    next_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit()
        self._field.setPlaceholderText("Find in the text")
        self._field.setAccessibleName("Find in the text")
        self._field.setClearButtonEnabled(True)
        self._case = QCheckBox("Match case")
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setMinimumWidth(self.fontMetrics().horizontalAdvance("9999 of 9999"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._pause.timeout.connect(self._search)
        self._field.textChanged.connect(self._type)
        self._case.toggled.connect(self._search)

    def open(self, words: str = "") -> None:
        """Shows the bar, with the words that are selected in the text, ready to type."""
        self.show()
        if words and "\n" not in words:
            self._field.setText(words)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def close_bar(self) -> None:
        """Hides the bar and takes the marks away."""
        self.hide()
        self._pause.stop()
        self.search_requested.emit("", False)
        self.closed.emit()

    def show_count(self, current: int, count: int) -> None:
        """Says which of how many finds is current."""
        if not self._field.text().strip():
            self._count.setText("")
        else:
            self._count.setText(f"{current} of {count}" if count else "Not found")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.key() == Qt.Key.Key_F3:
            self._next_or_search(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        for arrow, name, slot in (
            (Qt.ArrowType.UpArrow, "Previous find (Shift+Enter)", self._previous),
            (Qt.ArrowType.DownArrow, "Next find (Enter)", self._next),
        ):
            button = QToolButton()
            button.setArrowType(arrow)
            button.setAutoRaise(True)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addWidget(self._case)
        close = QToolButton()
        close.setText("×")
        close.setAutoRaise(True)
        close.setToolTip("Close (Escape)")
        close.setAccessibleName("Close the find bar")
        close.clicked.connect(self.close_bar)
        row.addWidget(close)

    def _type(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        self.search_requested.emit(self._field.text(), self._case.isChecked())

    def _next_or_search(self, step: int) -> None:
        if self._pause.isActive():
            self._search()
        else:
            self.next_requested.emit(step)

    def _next(self) -> None:
        self._next_or_search(1)

    def _previous(self) -> None:
        self._next_or_search(-1)
