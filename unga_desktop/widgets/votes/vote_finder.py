"""The box that finds a State while its name is typed: a list of those that may be meant drops down below it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from unga_desktop.models.state_names import FoundState, StateNames

_NONE = "No State has this name or code"


class StateFinder(QLineEdit):
    """``found`` carries the alpha-3 code of the State chosen from the list, or of the likeliest on Enter."""

    found = Signal(str)

    def __init__(self, names: StateNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._found: tuple[FoundState, ...] = ()
        self._lines = QStringListModel(self)
        self.setPlaceholderText("Find a State")
        self.setAccessibleName("Find a State")
        self.setToolTip("A name, a former name, or a code such as BRA")
        self.setClearButtonEnabled(True)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        self._list = QListView()
        completer.setPopup(self._list)  # which takes it over
        self._list.clicked.connect(self._take)
        self._list.installEventFilter(self)
        self.textEdited.connect(self._look)

    def know(self, names: StateNames) -> None:
        """Takes other names."""
        self._names = names

    def _look(self, text: str) -> None:
        self._found = self._names.find(text)
        words = [found.words for found in self._found]
        self._lines.setStringList(words or ([_NONE] if text.strip() else []))

    def _take(self, index: QModelIndex) -> None:
        if index.row() < len(self._found):
            self._choose(self._found[index.row()])

    def _choose(self, state: FoundState) -> None:
        self._list.hide()
        self.setText(state.name)
        self.selectAll()
        self.found.emit(state.iso3)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list means what is chosen in it, and the first where nothing is."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() is QEvent.Type.KeyPress:
            row = max(0, self._list.currentIndex().row())
            if row < len(self._found):
                self._choose(self._found[row])
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._look(self.text())
            if self._found:
                self._choose(self._found[0])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
