"""The list of changes under the text: filtered by kind, class and words, and kept in step with the text."""

from collections.abc import Mapping, Sequence
from enum import Enum
from heapq import nlargest

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.redlines.change import Change
from unga_desktop.models.change_list_model import (
    AUTHOR,
    EXPLAINED,
    UNEXPLAINED,
    ChangeListFilter,
    ChangeListModel,
    Column,
    Role,
    shorter,
)
from unga_desktop.widgets.two_line_delegate import PADDING, TwoLineDelegate, two_line_width

_LINES = 2
_LEAST = (Column.NUMBER, Column.KIND, Column.PLACE, Column.CLASS, Column.AMENDMENT)
_MEASURED = 40
"""So many of the longest texts of a column are measured: of thousands of places the longest are alike."""
_NARROW = 700
"""A table narrower than this, in pixels, shortens places, so that the words before and after have the room."""


class ChangeList(QWidget):
    """Signal: ``change_activated(int)`` the number of the change that the user chose here."""

    change_activated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChangeListModel(self)
        self._filter = ChangeListFilter(self)
        self._filter.setSourceModel(self._model)
        self._following = False
        self._current = 0
        self.words = QLineEdit()
        self.kinds = QComboBox()
        self.classes = QComboBox()
        self.amendments = QComboBox()
        self.table = _Table()
        self._count = QLabel()
        self._lay_out()
        self._connect()
        self.show_changes(())

    def show_changes(
        self,
        changes: Sequence[Change],
        tags: Mapping[str, str] | None = None,
        of_versions: bool = False,
        marked: bool = True,
    ) -> None:
        """Lists these changes; a filter that was set stays where it still has something to choose.

        ``tags`` are those of the amendments by their names, or with ``of_versions`` of the versions that made the changes; None
        where neither comes into it. Changes that were tracked are listed with their authors. Without ``marked`` the amendments
        can be filtered by, but have no column: none of them is on.
        """
        self._following = True
        self._current = 0
        maker = "Version" if of_versions else "Amendment"
        authors = {change.author: change.author for change in changes if change.author}
        if tags is None and authors:
            tags, maker = authors, AUTHOR
        self._model.show_changes(changes, tags, maker)
        self._offer(tags, maker)
        self.table.setColumnHidden(Column.AMENDMENT, tags is None or not marked)
        self.table.measure(self._model)
        _fill(self.kinds, "All kinds", list(dict.fromkeys(change.kind for change in changes)))
        _fill(self.classes, "All classes", list(dict.fromkeys(change.change_class for change in changes)))
        self._following = False
        self._refilter()

    def show_only(self, amendment: str) -> None:
        """Lists the changes of one amendment, by its name, or the ``EXPLAINED`` or ``UNEXPLAINED`` ones; "" lists all."""
        self.amendments.setCurrentIndex(max(self.amendments.findData(amendment), 0))

    def select_change(self, number: int) -> None:
        """Shows a change as the current one, without a signal; one that the filter hides leaves none current."""
        self._following = True
        self._current = number
        row = self._model.row_of(number)
        index = self._filter.mapFromSource(self._model.index(row, 0)) if row >= 0 else QModelIndex()
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
            self.table.scrollTo(index)
        else:
            self.table.clearSelection()
            self.table.selectionModel().clearCurrentIndex()
        self._following = False

    def shown_numbers(self) -> list[int]:
        """The numbers of the changes that the filter lets through, in the order shown."""
        rows = range(self._filter.rowCount())
        return [self._filter.index(row, Column.NUMBER).data(Role.CHANGE).number for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._filtered():
            self.clear_filter()
        else:
            super().keyPressEvent(event)

    def clear_filter(self) -> None:
        """Lists all changes again."""
        self.words.clear()
        for choice in (self.kinds, self.classes, self.amendments):
            choice.setCurrentIndex(0)

    def _lay_out(self) -> None:
        self.words.setPlaceholderText("Filter the changes")
        self.words.setClearButtonEnabled(True)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        names = (
            (self.words, "Filter by words"),
            (self.kinds, "Filter by kind"),
            (self.classes, "Filter by class"),
            (self.amendments, "Filter by amendment"),
        )
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(8)
        for widget, name in names:
            widget.setAccessibleName(name)
            bar.addWidget(widget, 1 if widget is self.words else 0)
        bar.addWidget(self._count)
        self.table.setModel(self._filter)
        self.table.prepare()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)

    def _offer(self, tags: Mapping[str, str] | None, maker: str) -> None:
        chosen = self.amendments.currentData()
        self.amendments.clear()
        self.amendments.addItem(f"All {maker.lower()}s", "")
        for name, tag in (tags or {}).items():
            self.amendments.addItem(tag, name)
        if maker == "Amendment":
            self.amendments.addItem("Explained", EXPLAINED)
            self.amendments.addItem("Unexplained", UNEXPLAINED)
        self.amendments.setCurrentIndex(max(self.amendments.findData(chosen), 0) if tags is not None else 0)
        self.amendments.setVisible(tags is not None)

    def _connect(self) -> None:
        self.amendments.currentIndexChanged.connect(self._refilter)
        self.classes.currentIndexChanged.connect(self._refilter)
        self.kinds.currentIndexChanged.connect(self._refilter)
        self.table.activated.connect(self._activate)
        self.table.clicked.connect(self._activate)
        self.table.selectionModel().currentRowChanged.connect(self._move_to)
        self.words.textChanged.connect(self._refilter)

    def _filtered(self) -> bool:
        boxes = (self.kinds, self.classes, self.amendments)
        return bool(self.words.text()) or any(box.currentIndex() > 0 for box in boxes)

    def _refilter(self) -> None:
        if self._following:
            return
        self._following = True
        self._filter.set_amendment(str(self.amendments.currentData() or ""))
        self._filter.set_filter(self.kinds.currentData(), self.classes.currentData(), self.words.text())
        self._following = False
        shown, every = self._filter.rowCount(), self._model.rowCount()
        # Lines of the list: what of them is a change is counted in the heading of the text.
        self._count.setText(f"{shown:,} of {every:,} listed" if self._filtered() else f"{every:,} listed")
        # Qt marks a neighbour of the row that a filter took away, though the text still stands at the change itself.
        self.select_change(self._current)

    def _move_to(self, current: QModelIndex) -> None:
        if not self._following and self.table.hasFocus():
            self._activate(current)

    def _activate(self, index: QModelIndex) -> None:
        change = index.data(Role.CHANGE)
        if change is not None:
            self._current = change.number
            self.change_activated.emit(change.number)


class _Table(QTableView):
    """Rows of two lines; the columns of words share what the others leave, so that nothing scrolls sideways."""

    def prepare(self) -> None:
        self._needed: dict[tuple[Column, bool], int] = {}
        self.setAccessibleName("Changes")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.setItemDelegate(TwoLineDelegate(self, Role.SHORT))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * _LINES + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sortIndicatorChanged.connect(self.share)
        self.share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        found = self.model()
        if isinstance(found, QSortFilterProxyModel) and not found.rowCount():
            words = (
                "No change passes the filter; Escape clears it"
                if found.sourceModel().rowCount()
                else "There are no changes"
            )
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

    def measure(self, model: ChangeListModel) -> None:
        """Takes from what is listed how much room each column needs for its longest texts, or for the short form that a narrow
        table has of them."""
        for column in _LEAST:
            texts = nlargest(_MEASURED, model.texts(column), key=len)
            for narrow in (False, True):
                shown = map(shorter, texts) if narrow and column is Column.PLACE else texts
                widths = (two_line_width(text, self.fontMetrics()) for text in shown)
                self._needed[column, narrow] = max(widths, default=0)
        self.share()

    def share(self) -> None:
        """Gives each column what its words and its title need, and the words before and after all that is left."""
        if self.model() is None:
            return
        room = self.viewport().width()
        widths = {}
        for column in _LEAST:
            if not self.isColumnHidden(column):
                needed = self._needed.get((column, room < _NARROW), 0)
                widths[column] = min(max(needed, self._title_width(column)), room // 6)
        rest = max(room - sum(widths.values()), 0)
        widths[Column.BEFORE] = rest // 2
        widths[Column.AFTER] = rest - rest // 2
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _title_width(self, column: Column) -> int:
        header = self.horizontalHeader()
        if header.sortIndicatorSection() == column:
            return header.sectionSizeHint(column)
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        return header.fontMetrics().horizontalAdvance(title) + PADDING


def _fill(box: QComboBox, everything: str, found: Sequence[Enum]) -> None:
    """Offers the values found, and keeps the one that was chosen."""
    chosen = box.currentData()
    box.clear()
    box.addItem(everything, None)
    for value in found:
        words = str(value.value)
        box.addItem(words[:1].upper() + words[1:], value)
    at = box.findData(chosen) if chosen is not None else 0
    box.setCurrentIndex(max(at, 0))
