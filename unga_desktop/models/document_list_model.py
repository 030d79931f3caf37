"""The list at the left as a tree for Qt: sessions, and under each the documents or the user's own comparisons.

It sorts and narrows itself: a proxy would ask it for every one of ten thousand lines. Lines are laid open page by page.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.kept_document import KeptComparison
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.models.document_group import PAGE, Column, DocumentGroup, Item
from unga_desktop.models.document_line import Line, day_in_words, session_title
from unga_desktop.models.verbatim import tip
from unga_desktop.services.preferences import OwnComparison

Index = QModelIndex | QPersistentModelIndex
MIME_TYPE = "application/x-unga-symbol"
OWN = "My comparisons"

Own = OwnComparison | KeptComparison


class Role(IntEnum):
    """What a line holds beside its text: itself; what a heading holds: how many stand under it."""

    LINE = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2


class DocumentListModel(QAbstractItemModel):
    """Groups at the top level, lines below. It only hands out values; ``show`` replaces them all."""

    HEADS = ("Document", "Date", "Result")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[DocumentGroup] = []
        self._groups: list[DocumentGroup] = []
        self._places: dict[object, tuple[DocumentGroup, int]] = {}
        self._names: dict[str, str] = {}
        """Symbols by their keys, made where one is asked for in another spelling."""
        self._words: tuple[str, ...] = ()
        self._order = Column.DOCUMENT, False

    def show(
        self, entries: Sequence[Entry], roll_calls: Mapping[str, RollCall], comparisons: Iterable[Own] = ()
    ) -> None:
        """Lists ``entries``, in the order of the library, under their sessions and ``comparisons`` last; ``roll_calls`` go
        by id."""
        items: dict[str, list[Item]] = {}
        for entry in entries:
            items.setdefault(session_title(entry.session), []).append(entry)
        own = list(comparisons)
        if own:
            items[OWN] = list(own)
        self.beginResetModel()
        self._all = [DocumentGroup(title, of, roll_calls) for title, of in items.items()]
        self._places = {
            item.symbol if isinstance(item, Entry) else item: (group, number)
            for group in self._all
            for number, item in enumerate(group.items)
        }
        self._names = {}
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Puts the lines under each heading in order; the headings keep theirs."""
        self._order = Column(max(column, 0)), order is Qt.SortOrder.DescendingOrder
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def filter_by(self, text: str) -> None:
        """Shows the lines that hold every word of ``text``, whatever its case, and their headings; all for no words."""
        self.beginResetModel()
        self._words = tuple(text.casefold().split())
        self._arrange()
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """The line at ``index``, None at a heading."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1].line(index.row())

    def index_of(self, wanted: object) -> QModelIndex:
        """Where a symbol, in any spelling, or an own comparison stands, which is laid open; an invalid index where it does
        not."""
        place = self._places.get(wanted)
        if place is None and isinstance(wanted, str) and symbols.parse(wanted):
            if not self._names:
                self._names = {symbols.key(name): name for name in self._places if isinstance(name, str)}
            place = self._places.get(self._names.get(symbols.key(wanted)))
        if place is None or place[0] not in self._groups:
            return QModelIndex()
        number = self._groups.index(place[0])
        row = place[0].row_of(place[1])
        if row < 0:
            return QModelIndex()
        self._lay_open(number, row + 1)
        return self.createIndex(row, 0, number + 1)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # The id of a heading is 0, that of a line the number of its group, counted from 1.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        return self._groups[parent.row()].rows if _is_heading(parent) else 0

    def canFetchMore(self, parent: Index) -> bool:
        if not _is_heading(parent):
            return False
        group = self._groups[parent.row()]
        return group.rows < len(group)

    def fetchMore(self, parent: Index) -> None:
        """Lays another page open."""
        if self.canFetchMore(parent):
            self._lay_open(parent.row(), self._groups[parent.row()].rows + PAGE)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index)
        if line is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if line.own:
            return usable | Qt.ItemFlag.ItemNeverHasChildren
        return usable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line(index)
        return self._heading_data(index, role) if line is None else _line_data(line, Column(index.column()), role)

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        dragged = [line.symbol for line in map(self.line, indexes) if line and line.symbol]
        if dragged:
            data.setData(MIME_TYPE, dragged[0].encode("utf-8"))
        return data

    def _arrange(self) -> None:
        for group in self._all:
            group.sort(*self._order)
            group.narrow(self._words)
            group.begin()
        self._groups = [group for group in self._all if len(group)]

    def _lay_open(self, number: int, rows: int) -> None:
        group = self._groups[number]
        rows = min(rows, len(group))
        if rows > group.rows:
            self.beginInsertRows(self.createIndex(number, 0, 0), group.rows, rows - 1)
            group.rows = rows
            self.endInsertRows()

    def _heading_data(self, index: Index, role: int) -> object:
        group = self._groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and index.column() == Column.DOCUMENT:
            return group.title
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.DOCUMENT:
            return f"{group.title}, {len(group):,}"
        return len(group) if role == Role.COUNT else None


def _is_heading(index: Index) -> bool:
    return index.isValid() and not index.internalId() and index.column() == 0


def _line_data(line: Line, column: Column, role: int) -> object:
    if role == Role.LINE:
        return line
    if role == Qt.ItemDataRole.DisplayRole:
        return (line.name, line.date, line.totals)[column]
    if role == Qt.ItemDataRole.ToolTipRole:
        return tip(line.remark)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        document = ", ".join(filter(None, (line.name, line.title, line.status)))
        return (document, day_in_words(line.date), f"{line.totals} {line.outcome}".strip())[column]
    return None
