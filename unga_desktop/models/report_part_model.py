"""The parts of a report as a list to tick and to put into order."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from unga_desktop.core.report_design import PART_TITLES

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PartRole(IntEnum):
    KEY = Qt.ItemDataRole.UserRole + 1


class ReportPartModel(QAbstractListModel):
    """All parts there are, those of the report ticked and first. ``parts_changed``: others are ticked, or in another order.

    A part that nothing fills says so, for it will be missing in the report.
    """

    parts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = list(PART_TITLES)
        self._ticked: set[str] = set(PART_TITLES)
        self._empty: frozenset[str] = frozenset()

    @property
    def parts(self) -> tuple[str, ...]:
        """The keys of the ticked parts in order."""
        return tuple(key for key in self._keys if key in self._ticked)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Ticks these parts; the others stand after the part that they usually follow."""
        self.beginResetModel()
        self._ticked = set(parts)
        self._keys = list(parts)
        usual = list(PART_TITLES)
        for place, key in enumerate(usual):
            if key not in self._ticked:
                before = usual[place - 1] if place else ""
                self._keys.insert(self._keys.index(before) + 1 if before in self._keys else 0, key)
        self.endResetModel()

    def show_filled(self, keys: Sequence[str]) -> None:
        """Marks the ticked parts that are not among ``keys``, those that the report has."""
        empty = frozenset(self._ticked.difference(keys))
        if empty != self._empty:
            self._empty = empty
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1), [Qt.ItemDataRole.DisplayRole])

    def move(self, row: int, to: int) -> bool:
        """Puts the part of ``row`` to row ``to``; False where there is no such row."""
        if row == to or not (0 <= row < len(self._keys) and 0 <= to < len(self._keys)):
            return False
        self.beginMoveRows(_ROOT, row, row, _ROOT, to + 1 if to > row else to)
        self._keys.insert(to, self._keys.pop(row))
        self.endMoveRows()
        self.parts_changed.emit()
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{PART_TITLES[key]} (nothing to show)" if key in self._empty & self._ticked else PART_TITLES[key]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if key in self._ticked else Qt.CheckState.Unchecked
        return key if role == PartRole.KEY else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._keys[index.row()]
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        if not on and self._ticked == {key}:
            return False  # a report has at least one part
        (self._ticked.add if on else self._ticked.discard)(key)
        self.dataChanged.emit(index, index, [role])
        self.parts_changed.emit()
        return True
