"""Does for a window what takes long, in the pool: newest first, with progress and a stop for all of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.tasks import Task
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.widgets.errand import Work

_Then = tuple[Callable[[object], None], Callable[[Exception], None]]


class _Errand(QObject):
    """The works of one name. ``progressed`` carries the name and per cent."""

    progressed = Signal(str, int)
    busy_changed = Signal()

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._then: _Then | None = None
        self.task = Task(self)
        self.task.finished.connect(self._finish)
        self.task.failed.connect(self._refuse)
        self.task.cancelled.connect(self._tell_stopped)
        self.task.busy_changed.connect(self.busy_changed)

    def run(self, work: Work, then: _Then) -> None:
        self._then = then
        told = -1

        def progress(share: float) -> None:
            nonlocal told
            if int(share * 100) > told:
                told = int(share * 100)
                self.progressed.emit(self._name, told)

        def done(cancelled: CancelCheck) -> object:
            return work(cancelled, progress)

        self.task.start(done)

    def _finish(self, result: object) -> None:
        if self._then:
            self._then[0](result)

    def _refuse(self, error: Exception) -> None:
        if self._then:
            self._then[1](error)

    def _tell_stopped(self) -> None:
        self._refuse(Cancelled())


class Errands(QObject):
    """``run`` fits ``widgets.errand.Run``. ``busy_changed`` says whether anything is under way, ``progressed`` per cent."""

    busy_changed = Signal(bool)
    progressed = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._errands: dict[str, _Errand] = {}
        self._busy = False

    @property
    def busy(self) -> bool:
        return any(errand.task.busy for errand in self._errands.values())

    def run(self, name: str, work: Work, then: Callable[[object], None], refused: Callable[[Exception], None]) -> None:
        if name not in self._errands:
            self._errands[name] = errand = _Errand(name, self)
            errand.busy_changed.connect(self._follow)
            errand.progressed.connect(self._tell)
        self._errands[name].run(work, (then, refused))

    def cancel(self) -> None:
        """Stops everything that is under way."""
        for errand in self._errands.values():
            errand.task.cancel()

    def _follow(self) -> None:
        if self.busy != self._busy:
            self._busy = self.busy
            self.busy_changed.emit(self._busy)

    def _tell(self, name: str, share: int) -> None:
        if self._errands[name].task.busy:
            self.progressed.emit(share)
