"""Which States are selected, shared by the map, the tiles and the table: one selection, whoever made it."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class StateSelection(QObject):
    """The selected States by alpha-3 code, and the ``current`` one, which the keyboard moves from."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states: frozenset[str] = frozenset()
        self._current = ""

    @property
    def states(self) -> frozenset[str]:
        return self._states

    @property
    def current(self) -> str:
        return self._current

    @property
    def single(self) -> str:
        """The selected State where it is the only one, else an empty string."""
        return next(iter(self._states)) if len(self._states) == 1 else ""

    def select(self, states: Iterable[str], current: str = "") -> None:
        """Replaces the selection; the current State is ``current``, or the only one selected."""
        chosen = frozenset(states)
        if not current and len(chosen) == 1:
            current = next(iter(chosen))
        if (chosen, current) == (self._states, self._current):
            return
        self._states, self._current = chosen, current
        self.changed.emit()

    def toggle(self, iso3: str) -> None:
        """Adds a State to the selection, or takes it out."""
        self.select(self._states ^ {iso3}, iso3)

    def clear(self) -> None:
        self.select(())
