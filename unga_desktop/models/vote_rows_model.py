"""Rows of values as a table: what each column shows and sorts by is said by its ``Column``; the model only dispatches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.models.cast_model import CastRole
from unga_desktop.models.verbatim import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """``text`` is what a cell shows; ``sort`` a value of Python that sorts natively, the text where it is not given; ``vote``
    the vote whose mark stands before the text; ``tip`` what a cell says in full."""

    head: str
    text: Callable[[Row], str]
    sort: Callable[[Row], int | float | str] | None = None
    vote: Callable[[Row], Vote | None] | None = None
    tip: Callable[[Row], str] | None = None
    numeric: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """``key`` names a row: the code of its State, or the id of its roll call; under ``CastRole.ISO3``."""

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}
        self._order: tuple[int, bool] | None = None

    def show(self, rows: Sequence[Row], columns: Sequence[Column[Row]] = ()) -> None:
        """Replaces all rows, and the columns where some are given."""
        self.beginResetModel()
        self.columns = tuple(columns) or self.columns
        self._take(rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column, and keeps what is shown later sorted so. A proxy in front of the model asks for thousands of rows
        many times over; here each is asked once."""
        if not 0 <= column < len(self.columns):
            return
        self._order = (column, order is Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._key(self._rows[index.row()]) for index in before]
        self._take(self._rows)
        moved = [self.index(self.row_of(key), index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def _take(self, rows: Sequence[Row]) -> None:
        taken = list(rows)
        if self._order is not None:
            column = self.columns[self._order[0]]
            key: Callable[[Row], Any] = column.sort or column.text
            taken.sort(key=key, reverse=self._order[1])
        self._rows = tuple(taken)
        self._places = {self._key(row): place for place, row in enumerate(self._rows)}

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def row_of(self, key: str) -> int:
        """The place of a row, or -1."""
        return self._places.get(key, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tip((column.tip or column.text)(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return (column.tip or column.text)(row)
            case Qt.ItemDataRole.TextAlignmentRole if column.numeric:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case CastRole.ISO3:
                return self._key(row)
            case CastRole.VOTE:
                return column.vote(row) if column.vote else None
            case CastRole.SORT:
                return (column.sort or column.text)(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        return None
