"""The votes of a roll call as a table: State, group, vote; and the filter that finds a State as it is typed."""

import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from unga_desktop.core.votes.tally import Cast
from unga_desktop.printing.vote_words import CHOICES, group_words, vote_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CastColumn(IntEnum):
    """The columns, in their order."""

    STATE = 0
    GROUP = 1
    VOTE = 2


class CastRole(IntEnum):
    """The roles beside Qt's own. ``SORT`` gives a value of Python that sorts natively."""

    ISO3 = Qt.ItemDataRole.UserRole + 1
    VOTE = Qt.ItemDataRole.UserRole + 2
    SORT = Qt.ItemDataRole.UserRole + 3


_HEADERS = {CastColumn.STATE: "State", CastColumn.GROUP: "Group", CastColumn.VOTE: "Vote"}

_SHORT_GROUPS = {"AFRICAN": "African", "ASIA-PACIFIC": "Asia-Pacific", "EEG": "Eastern European"}


def folded(text: str) -> str:
    """The text without accents, case and marks, for search: ``Côte d'Ivoire`` as ``cote d ivoire``."""
    plain = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).replace("ı", "i").split())


class CastModel(QAbstractTableModel):
    """Rows are the casts of a tally; a cell's text, sort value and code come from one table of readers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casts: tuple[Cast, ...] = ()
        self._rows: dict[str, int] = {}

    def show(self, casts: Sequence[Cast]) -> None:
        """Replaces all rows."""
        self.beginResetModel()
        self._casts = tuple(casts)
        self._rows = {cast.member.iso3: row for row, cast in enumerate(self._casts)}
        self.endResetModel()

    def row_of(self, iso3: str) -> int:
        """The row of a State, or -1."""
        return self._rows.get(iso3, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._casts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(CastColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        reader = _READERS.get(role)
        return reader(self._casts[index.row()], CastColumn(index.column())) if reader else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[CastColumn(section)]
        return None


def _text(cast: Cast, column: CastColumn) -> str:
    match column:
        case CastColumn.STATE:
            return cast.member.name
        case CastColumn.GROUP:
            return _SHORT_GROUPS.get(cast.member.group, cast.member.group)
        case CastColumn.VOTE:
            return vote_words(cast.vote)


def _full_text(cast: Cast, column: CastColumn) -> str:
    return group_words(cast.member.group) if column is CastColumn.GROUP else _text(cast, column)


def _sort_value(cast: Cast, column: CastColumn) -> int | str:
    return CHOICES.index(cast.vote) if column is CastColumn.VOTE else folded(_text(cast, column))


_READERS: dict[int, Callable[[Cast, CastColumn], Any]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _full_text,
    Qt.ItemDataRole.AccessibleTextRole: _full_text,
    CastRole.ISO3: lambda cast, _column: cast.member.iso3,
    CastRole.VOTE: lambda cast, _column: cast.vote,
    CastRole.SORT: _sort_value,
}


class CastFilter(QSortFilterProxyModel):
    """Keeps the States whose name, code, group or vote has what was typed in it; accents and case do not count."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self.setSortRole(CastRole.SORT)

    def look_for(self, text: str) -> None:
        """Filters by the text; an empty one shows all."""
        self.beginFilterChange()
        self._wanted = folded(text)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        cells = [model.index(source_row, column, source_parent) for column in CastColumn]
        texts = [folded(str(cell.data(Qt.ItemDataRole.ToolTipRole))) for cell in cells]
        return any(self._wanted in text for text in (*texts, folded(str(cells[0].data(CastRole.ISO3)))))
