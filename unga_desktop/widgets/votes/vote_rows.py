"""A sorted table of States under the one selection, copied with Ctrl+C as spreadsheets take it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from unga_desktop.models.cast_model import CastRole
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.models.vote_rows_model import Column, RowsModel
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.widgets.votes.vote_table import VoteDelegate

_NAME = 18
"""Letters of a State's name that there should be room for."""


class StateRows(QTableView):
    """Rows selected here are selected everywhere, and the other way round."""

    def __init__(self, selection: StateSelection, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._following = False
        self.rows: RowsModel[Any] = RowsModel((), lambda row: str(row[0]), self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows)
        self._sorted.setSortRole(CastRole.SORT)
        self._delegate = VoteDelegate(self)
        self._widths: dict[int, int] = {}
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().selectionChanged.connect(self._take_rows)
        selection.changed.connect(self._mark_rows)

    def show_rows(self, rows: Sequence[Any], columns: Sequence[Column[Any]]) -> None:
        """Replaces rows and columns; the first column takes what room is left."""
        self._following = True
        self.rows.show(rows, columns)
        self._following = False
        header = self.horizontalHeader()
        self._widths = {}
        for place, column in enumerate(columns):
            self.setItemDelegateForColumn(place, self._delegate if column.vote else None)  # type: ignore[arg-type]
            stretch = QHeaderView.ResizeMode.Stretch if place == 0 else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(place, stretch)
            if place:
                wide = max((column.text(row) for row in rows[:200]), key=len, default="")
                room = max(self.fontMetrics().horizontalAdvance(text) for text in (wide, column.head))
                self._widths[place] = room + (44 if column.vote else 26)
                header.resizeSection(place, self._widths[place])
        self._make_room()
        self._mark_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Without the second column, the group, where the names of States would be cut to nothing."""
        columns = self.rows.columnCount()
        if columns > 2:
            names = self.fontMetrics().averageCharWidth() * _NAME
            self.setColumnHidden(1, self.viewport().width() - sum(self._widths.values()) < names)

    def set_scene(self, scene: VoteScene) -> None:
        self._delegate.scene = scene
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.chosen_text())
        elif event.key() == Qt.Key.Key_Escape and self._selection.states:
            self._selection.clear()
        else:
            super().keyPressEvent(event)

    def chosen_text(self) -> str:
        """The selected rows under their heads, cells divided by tabs."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(len(self.rows.columns))
        lines = ["\t".join(column.head for column in self.rows.columns)]
        lines += ["\t".join(str(self._sorted.index(row, column).data()) for column in columns) for row in places]
        return "\n".join(lines) + "\n"

    def _take_rows(self) -> None:
        if self._following:
            return
        chosen = [index.data(CastRole.ISO3) for index in self.selectionModel().selectedRows()]
        current = self.currentIndex().data(CastRole.ISO3) or ""
        self._following = True
        self._selection.select(chosen, current if current in chosen else "")
        self._following = False

    def _mark_rows(self) -> None:
        if self._following:
            return
        self._following = True
        rows = QItemSelection()
        first = None
        last = max(0, self.rows.columnCount() - 1)
        for iso3 in self._selection.states:
            index = self._sorted.mapFromSource(self.rows.index(self.rows.row_of(iso3), 0))
            if index.isValid():
                rows.select(index, index.siblingAtColumn(last))
                first = index if first is None or index.row() < first.row() else first
        self.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if first is not None:
            self.scrollTo(first)
        self._following = False
