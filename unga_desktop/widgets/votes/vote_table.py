"""The votes as a table with a field that finds a State while one types its name."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.tally import Tally
from unga_desktop.models.cast_model import CastColumn, CastFilter, CastModel, CastRole
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.printing.vote_fill import VoteScene, paint_swatch


class VoteDelegate(QStyledItemDelegate):
    """Draws the mark of the vote before its word."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.scene: VoteScene | None = None

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(18, 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if self.scene is None:
            return
        area = QRectF(option.rect)
        swatch = QRectF(area.left() + 5, area.center().y() - 5, 16, 11)
        vote = index.data(CastRole.VOTE)  # Qt hands the letter on, not the vote
        paint_swatch(painter, swatch, self.scene, Vote(vote) if vote else None)


class VoteTable(QWidget):
    """State, group and vote, sorted natively; rows selected here are selected everywhere."""

    def __init__(self, selection: StateSelection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._following = False
        self._model, self._filter = CastModel(self), CastFilter(self)
        self._filter.setSourceModel(self._model)
        self._delegate = VoteDelegate(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a State")
        self.search.setAccessibleName("Find a State")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look_for)
        self.view = self._make_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.view)
        selection.changed.connect(self._mark_rows)

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self._filter)
        view.setItemDelegateForColumn(CastColumn.VOTE, self._delegate)
        view.setAccessibleName("Votes by State")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumHeight(260)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(CastColumn.STATE, QHeaderView.ResizeMode.Stretch)
        for column in (CastColumn.GROUP, CastColumn.VOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, view.fontMetrics().horizontalAdvance("not voting") + 34)
        header.setMinimumSectionSize(60)
        view.setSortingEnabled(True)
        view.sortByColumn(CastColumn.STATE, Qt.SortOrder.AscendingOrder)
        view.selectionModel().selectionChanged.connect(self._take_rows)
        return view

    def show_tally(self, tally: Tally) -> None:
        """Shows the votes of another roll call; what was typed and the order of the rows stay."""
        self._following = True
        self._model.show(tally.casts)
        self._following = False
        self._mark_rows()

    def show_scene(self, scene: VoteScene) -> None:
        """Takes the colours of the marks."""
        self._delegate.scene = scene
        self.view.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = "Eastern European" if self.width() > 400 else "Asia-Pacific"
        width = self.view.fontMetrics().horizontalAdvance(wide) + 16
        self.view.horizontalHeader().resizeSection(CastColumn.GROUP, width)

    def _look_for(self, text: str) -> None:
        self._following = True  # rows that the filter hides stay selected
        self._filter.look_for(text)
        self._following = False
        self._mark_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Escape and self._selection.states:
            self._selection.clear()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    def _take_rows(self) -> None:
        if self._following:
            return
        chosen = [index.data(CastRole.ISO3) for index in self.view.selectionModel().selectedRows()]
        current = self.view.currentIndex().data(CastRole.ISO3) or ""
        self._following = True
        self._selection.select(chosen, current if current in chosen else "")
        self._following = False

    def _mark_rows(self) -> None:
        """Selects the rows of the selected States, as far as the filter shows them, and scrolls to the current one."""
        if self._following:
            return
        self._following = True
        rows = QItemSelection()
        for iso3 in self._selection.states:
            index = self._filter.mapFromSource(self._model.index(self._model.row_of(iso3), CastColumn.STATE))
            if index.isValid():
                rows.select(index, index.siblingAtColumn(CastColumn.VOTE))
        self.view.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self._model.index(self._model.row_of(self._selection.current), CastColumn.STATE)
        index = self._filter.mapFromSource(current)
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(index)
        self._following = False
