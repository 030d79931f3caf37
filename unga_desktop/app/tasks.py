"""Long work off the screen's thread: a plain function runs in the pool, its result arrives as a signal.

A newer start makes an older result void. The function gets a ``CancelCheck`` and may raise; ``Cancelled`` is reported as
nothing else than the end of the work.
"""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QThreadPool, Signal

from unga_desktop.core.errors import CancelCheck, Cancelled

Work = Callable[[CancelCheck], object]


class Task(QObject):
    """One piece of work at a time.

    ``finished`` carries the result, ``failed`` the exception, ``cancelled`` nothing; exactly one of them is emitted for the
    newest start, and none for an older one. ``busy_changed`` says when something is under way, ``progressed`` to how many per
    cent it is done, where the work tells.
    """

    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(int)
    _arrived = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None, pool: QThreadPool | None = None) -> None:
        super().__init__(parent)
        self._pool = pool or QThreadPool.globalInstance()
        self._newest = 0
        self._stop = Event()
        self._busy = False
        self._percent = -1
        self._arrived.connect(self._receive)

    @property
    def busy(self) -> bool:
        return self._busy

    def start(self, work: Work) -> None:
        """Runs ``work`` in the pool; whatever ran before is asked to stop, and its result is dropped."""
        self._stop.set()
        self._stop = Event()
        self._newest += 1
        self._percent = -1
        self._set_busy(True)
        number, stop = self._newest, self._stop
        self._pool.start(lambda: self._run(number, stop, work))

    def tell(self, done: int, total: int) -> None:
        """Called by the work: so much of so much is done. Work that was asked to stop has to look for that first."""
        percent = 100 * done // total if total else 100
        if percent != self._percent:
            self._percent = percent
            self.progressed.emit(percent)

    def cancel(self) -> None:
        """Ends the work under way: its result, should it still come, is dropped."""
        if not self._busy:
            return
        self._stop.set()
        self._newest += 1
        self._set_busy(False)
        self.cancelled.emit()

    def _run(self, number: int, stop: Event, work: Work) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = work(stop.is_set)
        except Exception as caught:  # handed to the screen's thread, which knows what to say
            error = caught
        try:
            self._arrived.emit(number, result, error)
        except RuntimeError:  # the window is gone, and with it the one who asked
            return

    def _receive(self, number: int, result: object, error: BaseException | None) -> None:
        if number != self._newest:
            return
        self._set_busy(False)
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.finished.emit(result)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
