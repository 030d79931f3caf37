"""Notices what other windows of the program write to the library, and lets the list follow without being asked.

While the window is seen, the number by which SQLite counts the changes of the file is looked at, and nothing else as long as
it stays; then the list is read anew off the screen's thread. Nothing moves under the user's hands: while a dialog or a menu is
open, or a button of the mouse is down, the change waits. What is open in the text stays as it is, and so does what is being
written in a form: whoever keeps that is refused where it was changed elsewhere.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from unga_desktop.app.tasks import Task
from unga_desktop.services.library import Library

_EVERY = 1_000
"""Milliseconds between two looks."""


class LibraryWatch(QObject):
    """``changed``: the library was written to, by whichever window, and has been read anew. ``failed`` carries an error."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, window: QWidget, library: Library) -> None:
        super().__init__(window)
        self._window, self._library = window, library
        self._seen: bytes | None = None
        self._reading = Task(self)
        self._reading.finished.connect(self._tell)
        self._reading.failed.connect(self.failed)
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.VeryCoarseTimer)  # together with whatever else wakes the machine
        self.timer.timeout.connect(self.look)
        self.timer.start(_EVERY)

    def look(self) -> None:
        """Sees whether the library was written to since the last look, and reads it anew if so."""
        library, store = self._library, self._library.store
        if store is None or self._reading.busy or not self._window.isVisible() or self._window.isMinimized():
            return
        state = store.database.state
        if state == self._seen or _hands_are_busy():
            return
        self._seen = state
        if state == library.state:
            self.changed.emit()  # this window has read it already, as it does after its own changes
        else:
            self._reading.start(lambda _: library.take(store))

    def cancel(self) -> None:
        """Looks no more."""
        self.timer.stop()
        self._reading.cancel()

    def _tell(self, _: object) -> None:
        if _hands_are_busy():
            self._seen = None  # it is told at a later look
        else:
            self.changed.emit()


def _hands_are_busy() -> bool:
    """Whether the user is in a dialog or a menu, or drags."""
    application = QApplication
    return bool(
        application.activeModalWidget()
        or application.activePopupWidget()
        or application.mouseButtons() != Qt.MouseButton.NoButton
    )
