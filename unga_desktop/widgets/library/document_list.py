"""The list at the left: find a document, open it, choose two to compare."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.appearance import Palette
from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.kept_document import KeptComparison
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.models.document_group import Column
from unga_desktop.models.document_line import Line, older_first, spoken
from unga_desktop.models.document_list_model import OWN, DocumentListModel, Own, Role
from unga_desktop.models.verbatim import caption
from unga_desktop.widgets.library.document_delegate import DocumentDelegate
from unga_desktop.widgets.library.document_tree import DocumentTree

_MOST_UNFOLDED = 400
"""Lines under unfolded headings: in a library of thousands the later sessions begin folded."""


class DocumentList(QWidget):
    """The filter, the tree, and at the foot the button that compares the two chosen."""

    entry_chosen = Signal(str)
    """A document: its symbol."""

    own_comparison_chosen = Signal(object)
    """A comparison of the user's own: an ``OwnComparison`` or a ``KeptComparison``."""

    comparison_requested = Signal(str, str)
    """Two documents, as symbols or paths: the original and the amended. Of two lines the older one is the original."""

    versions_requested = Signal(list)
    """Three or more documents, as symbols: the versions of one text, the oldest first."""

    removal_requested = Signal(object)
    """An ``OwnComparison`` or a ``KeptComparison`` to take off the list."""

    rename_requested = Signal(object)
    """A ``KeptComparison`` to be given another name."""

    files_dropped = Signal(list)
    """Files dropped on the list, but on no single line: their paths."""

    command_given = Signal(str, str)
    """A command that ``offers`` named was chosen in the menu of a line: the command, and the line's symbol."""

    pair_changed = Signal(bool)
    """Whether two or more documents are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers: Callable[[str], Sequence[tuple[str, str]]] = _nothing
        self._model = DocumentListModel(self)
        self._marked: list[str | Own] = []
        self._folded: dict[str, bool] = {}
        self._unfolded: set[str] = set()
        self.filter_field = QLineEdit()
        self.filter_field.setPlaceholderText("Filter by symbol or title")
        self.filter_field.setAccessibleName("Filter of the list")
        self.filter_field.setClearButtonEnabled(True)
        self.tree = DocumentTree()
        self.tree.setAccessibleName("Documents")
        self._delegate = DocumentDelegate(self.tree)
        self.compare_button = QPushButton("Compare the two chosen")
        self.compare_button.hide()
        self._nothing = QLabel("No document has these words.")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(8)
        self._nothing.hide()
        self._lay_out()
        self._set_up_tree()
        self._connect()

    def show_documents(
        self, entries: Sequence[Entry], roll_calls: Mapping[str, RollCall], comparisons: Iterable[Own] = ()
    ) -> None:
        """Fills the list; what was selected stays so, what is folded too, and the line at the top stays at the top."""
        top = self._top()
        self._model.show(entries, roll_calls, comparisons)
        self._bring_to_top(top)

    def select(self, wanted: str | Own) -> None:
        """Marks a document or comparison without opening it; nothing where it is not in the list."""
        index = self._model.index_of(wanted)
        selection = self.tree.selectionModel()
        blocked = selection.blockSignals(True)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.tree.setExpanded(index.parent(), True)
            selection.setCurrentIndex(index, flags)
            self.tree.scrollTo(index)
        else:
            selection.clear()
        selection.blockSignals(blocked)
        self.tree.viewport().update()
        self._announce_pair()

    def select_two(self, first: str, second: str) -> None:
        """Marks two documents."""
        self.select(first)
        self._add_to_selection(second)

    def selected_lines(self) -> list[Line]:
        """The lines marked, from top to bottom."""
        rows = self.tree.selectionModel().selectedRows(Column.DOCUMENT)
        rows.sort(key=lambda index: (index.parent().row(), index.row()))
        return [line for line in (index.data(Role.LINE) for index in rows) if isinstance(line, Line)]

    def compare_selected(self) -> None:
        """Asks for the comparison of the documents chosen; nothing unless there are two or more."""
        chosen = self._chosen()
        if len(chosen) == 2:
            self.comparison_requested.emit(*chosen)
        elif chosen:
            self.versions_requested.emit(chosen)

    def focus_filter(self) -> None:
        """Puts the cursor into the filter."""
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_field.selectAll()

    def set_palette_roles(self, colours: Palette) -> None:
        """Takes the colours in force."""
        self._delegate.colours = colours
        self.tree.viewport().update()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for widget in (self.filter_field, self._nothing):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.compare_button)

    def _set_up_tree(self) -> None:
        self.tree.setModel(self._model)
        self.tree.setItemDelegate(self._delegate)
        self.tree.sortByColumn(Column.DOCUMENT, Qt.SortOrder.AscendingOrder)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(40)
        metrics = self.fontMetrics()
        header.setSectionResizeMode(Column.DOCUMENT, QHeaderView.ResizeMode.Stretch)
        for column, widest in ((Column.DATE, "24 Nov "), (Column.RESULT, " rejected ××")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, metrics.horizontalAdvance(widest) + 8)

    def _connect(self) -> None:
        self._model.modelAboutToBeReset.connect(self._remember)
        self._model.modelReset.connect(self._unfold)
        self._model.rowsInserted.connect(self._widen)
        self.tree.clicked.connect(self._fold)
        self.tree.verticalScrollBar().valueChanged.connect(self._lay_open)
        self.filter_field.textChanged.connect(self._filter_by)
        self.filter_field.returnPressed.connect(self._open_first)
        self.tree.selectionModel().selectionChanged.connect(self._announce)
        self.tree.activated.connect(self._open)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.dropped_symbol.connect(self._compare_dropped)
        self.tree.dropped_file.connect(self.comparison_requested)
        self.tree.files_dropped.connect(self.files_dropped)
        self.compare_button.clicked.connect(self.compare_selected)
        for key, slot in (
            (Qt.Key.Key_Delete, self.remove),
            (Qt.Key.Key_Backspace, self.remove),
            (Qt.Key.Key_F2, self.rename),
        ):
            # Given together with a slot, PySide passes the context over, and the key would count in the whole window.
            shortcut = QShortcut(QKeySequence(key), self.tree, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter_field.text():
            self.filter_field.clear()
        elif event.key() == Qt.Key.Key_Down and self.filter_field.hasFocus():
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _filter_by(self, text: str) -> None:
        self._model.filter_by(text)
        self._nothing.setVisible(self._model.rowCount() == 0)

    def _top(self) -> str | Own:
        """The document or comparison at the top of what is seen of the list, or the title of the heading there."""
        index = self.tree.indexAt(self.tree.viewport().rect().topLeft())
        line = index.data(Role.LINE)
        return line.own or line.symbol if isinstance(line, Line) else str(index.siblingAtColumn(0).data() or "")

    def _bring_to_top(self, wanted: str | Own) -> None:
        headings = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        index = next((heading for heading in headings if heading.data() == wanted), self._model.index_of(wanted))
        if index.isValid():
            self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _remember(self) -> None:
        for row in range(self._model.rowCount()):
            heading = self._model.index(row, 0)
            title, folded = str(heading.data()), not self.tree.isExpanded(heading)
            if folded == (title in self._unfolded):  # the user's keys did that
                self._folded[title] = folded
        self._marked = [line.own or line.symbol for line in self.selected_lines()]

    def _unfold(self) -> None:
        """Unfolds the headings as they were, and marks again what was marked."""
        unfolded = 0
        self._unfolded.clear()
        for row in range(self._model.rowCount()):
            heading = self._model.index(row, 0)
            title = str(heading.data())
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
            if not self._folded.get(title, unfolded >= _MOST_UNFOLDED and title != OWN):
                self.tree.expand(heading)
                self._unfolded.add(title)
                unfolded += self._model.rowCount(heading)
            self._widen(heading)
        marked, self._marked = self._marked, []
        for wanted in marked[:1]:
            self.select(wanted)
        for wanted in marked[1:]:
            self._add_to_selection(wanted)

    def _widen(self, heading: QModelIndex) -> None:
        """Gives the names of the user's own comparisons the whole width: they have no outcome, and their day stands below."""
        if heading.data() == OWN:
            for row in range(self._model.rowCount(heading)):
                self.tree.setFirstColumnSpanned(row, heading, True)

    def _add_to_selection(self, wanted: str | Own) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.tree.selectionModel().select(self._model.index_of(wanted), flags)

    def _fold(self, index: QModelIndex) -> None:
        """A heading was clicked: folds what stands under it away, or out again."""
        heading = index.siblingAtColumn(0)
        if not isinstance(heading.data(Role.LINE), Line):
            folded = self.tree.isExpanded(heading)
            self._folded[str(heading.data())] = folded
            self.tree.setExpanded(heading, not folded)

    def _lay_open(self) -> None:
        """Another page of a heading whose last line comes into sight."""
        tree = self.tree
        index = tree.indexAt(tree.viewport().rect().topLeft())
        while index.isValid() and tree.visualRect(index).top() <= tree.viewport().height():
            heading = index.parent()
            if heading.isValid() and index.row() == self._model.rowCount(heading) - 1:
                self._model.fetchMore(heading)
            index = tree.indexBelow(index)

    def _open_first(self) -> None:
        first = self._model.index(0, 0, self._model.index(0, 0))
        if first.isValid():
            self.tree.setCurrentIndex(first)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self) -> None:
        self._announce_pair()
        lines = self.selected_lines()
        if len(lines) == 1:
            self._emit_line(lines[0])

    def _announce_pair(self) -> None:
        chosen = self._chosen()
        names = [spoken(symbol) for symbol in chosen]
        self.compare_button.setVisible(bool(chosen))
        if len(chosen) == 2:
            self.compare_button.setText(caption(f"Compare {names[0]} with {names[1]}"))
        elif chosen:
            words = f"Compare {len(chosen)} versions, from {names[0]} to {names[-1]}"
            self.compare_button.setText(caption(words))
        self.pair_changed.emit(bool(chosen))

    def _open(self, index: QModelIndex) -> None:
        line = index.data(Role.LINE)
        if isinstance(line, Line) and len(self.selected_lines()) == 1:
            self._emit_line(line)

    def _emit_line(self, line: Line) -> None:
        if line.own:
            self.own_comparison_chosen.emit(line.own)
        else:
            self.entry_chosen.emit(line.symbol)

    def _chosen(self) -> list[str]:
        """The documents chosen, the older ones first; none unless there are two or more, and no comparison among them."""
        lines = self.selected_lines()
        if len(lines) < 2 or any(line.own for line in lines):
            return []
        return list(older_first(*lines))

    def _compare_dropped(self, dragged: str, target: str) -> None:
        lines = [self._model.line(self._model.index_of(symbol)) for symbol in (dragged, target)]
        known = [line for line in lines if line]
        if len(known) == 2:
            self.comparison_requested.emit(*older_first(*known))

    def remove(self) -> None:
        """Asks for the comparisons chosen to be taken off the list."""
        for line in self.selected_lines():
            if line.own:
                self.removal_requested.emit(line.own)

    def rename(self) -> None:
        """Asks for another name of the kept comparison chosen."""
        lines = self.selected_lines()
        if len(lines) == 1 and isinstance(lines[0].own, KeptComparison):
            self.rename_requested.emit(lines[0].own)

    def _give(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.command_given.emit(*action.data())

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.exec(self.tree.viewport().mapToGlobal(point))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be done with the lines chosen."""
        menu = QMenu(self)
        if self._chosen():
            menu.addAction(self.compare_button.text(), self.compare_selected)
        lines = self.selected_lines()
        for command, words in self.offers(lines[0].symbol) if len(lines) == 1 and lines[0].symbol else ():
            action = menu.addAction(words)
            action.setData((command, lines[0].symbol))
            action.triggered.connect(self._give)
        if len(lines) == 1 and isinstance(lines[0].own, KeptComparison):
            menu.addAction("Rename...", self.rename)
        if any(line.own for line in lines):
            menu.addAction("Take off the list", self.remove)
        return menu


def _nothing(_: str) -> Sequence[tuple[str, str]]:
    return ()
