"""Where bad news goes: errors with words for the user into a dialog, faults of the program also into a record on disk."""

import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from unga_desktop import paths
from unga_desktop.core.errors import Cancelled, UngaError
from unga_desktop.widgets.error_dialog import ErrorDialog

RECORD = "faults.log"
_LARGEST_RECORD = 500_000


class Faults(QObject):
    """The one door: ``report`` shows an exception. ``catch_all`` sends here what nobody else caught."""

    _arrived = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._arrived.connect(self.report)

    def catch_all(self) -> None:
        """Takes over the interpreter's last word on exceptions, of all threads."""
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread

    def report(self, error: BaseException) -> None:
        """Shows an error; a fault of the program is recorded first. A piece of work that was cancelled is no news."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UngaError):
            dialog = ErrorDialog(error.what, error.where, error.advice, self._window)
            if any(open_one.says_the_same(dialog) for open_one in self._open()):
                dialog.deleteLater()  # several parts of the window met the same trouble; it is told once
                return
        else:
            dialog = _fault_dialog(record(error), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open(self) -> list[ErrorDialog]:
        return [dialog for dialog in self._window.findChildren(ErrorDialog) if dialog.isVisible()]

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._arrived.emit(error)

    def _catch_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._arrived.emit(arguments.exc_value)


def record(error: BaseException) -> Path | None:
    """Adds a fault to the record in the user's data folder; returns its path, None where it cannot be written."""
    path = paths.user_data() / RECORD
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        grown = path.exists() and path.stat().st_size > _LARGEST_RECORD
        with path.open("w" if grown else "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now().isoformat(timespec='seconds')}\n")
            file.writelines(traceback.format_exception(error))
            file.write("\n")
    except OSError:
        return None
    return path


def _fault_dialog(path: Path | None, parent: QWidget) -> ErrorDialog:
    what = "Something went wrong in the program itself, not in your documents"
    advice = "What you see stays as it is. If it happens again, please report it"
    if path is None:
        return ErrorDialog(what, "", advice, parent)
    return ErrorDialog(what, f"Recorded in {path}", f"{advice}, with that file", parent, str(path.parent))
