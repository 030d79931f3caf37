"""The tab of amendments under the text: what each says, where its switch stands, what came of it and of the vote on it."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.appearance import Palette
from unga_desktop.models.amendment_model import AmendmentModel, Column, Role
from unga_desktop.services.amendment_case import AmendmentCase
from unga_desktop.widgets.amendments.amendment_delegate import AmendmentDelegate, switch_width
from unga_desktop.widgets.dropped_files import dropped_files

NOTHING = (
    "No amendments to this text are known here.\n"
    "Drop amendment documents here, or choose Amendments > Add amendment documents..."
)
_KEYS = {
    Qt.Key.Key_A: Disposition.ADOPTED,
    Qt.Key.Key_R: Disposition.REJECTED,
    Qt.Key.Key_O: Disposition.OFF,
}
_ORDER = (Disposition.ADOPTED, Disposition.REJECTED, Disposition.OFF)


class AmendmentPanel(QWidget):
    """Shows a case.

    Signals: ``disposition_chosen(str, object)`` an amendment's name and its new ``Disposition``; ``amendment_selected(str)`` the
    amendment that the reader selected, also by one of its instructions; ``instruction_activated(str, object)`` a double click
    or Enter, with the places of the instruction's outcomes, none for the amendment as a whole; ``record_requested()`` and
    ``other_way_requested()`` the two buttons; ``files_dropped(list)`` paths dropped here.
    """

    disposition_chosen = Signal(str, object)
    amendment_selected = Signal(str)
    instruction_activated = Signal(str, object)
    record_requested = Signal()
    other_way_requested = Signal()
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = AmendmentModel(self)
        self.tree = _Tree()
        self.state = QLabel()
        self.back = QPushButton("&Back to the adopted text")
        self.other_way = QPushButton("The &other way round")
        self._delegate = AmendmentDelegate(self.tree)
        self._following = False
        self._colours: Palette | None = None
        self._what_if = False
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.show_case(None)

    def show_case(self, case: AmendmentCase | None) -> None:
        """Shows the amendments of a case, or a word on what to do where there are none."""
        self._following = True
        known = {str(self.model.index(row, 0).data(Role.NAME)) for row in range(self.model.rowCount())}
        self.model.show_case(case)
        if case is not None and known != {
            str(self.model.index(r, 0).data(Role.NAME)) for r in range(self.model.rowCount())
        }:
            self.tree.expandAll()
        self._following = False
        self._pages.setCurrentIndex(0 if self.model.empty else 1)
        if case is not None:
            self._show_state(case)

    def select(self, name: str, outcome: int = -1) -> None:
        """Shows an amendment, or one of its instructions, as the current one, without a signal; no name shows none."""
        self._following = True
        index = self.model.index_of(name, outcome) if name else QModelIndex()
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.tree.selectionModel().setCurrentIndex(index, flags)
            self.tree.scrollTo(index)
        else:
            self.tree.clearSelection()
            self.tree.selectionModel().clearCurrentIndex()
        self._following = False

    @property
    def current(self) -> str:
        """The name of the amendment that is current, empty where none is."""
        index = self.tree.currentIndex()
        return str(index.data(Role.NAME) or "") if index.isValid() else ""

    def set_palette_roles(self, colours: Palette) -> None:
        self._colours = colours
        self._delegate.colours = colours
        self._nothing.setStyleSheet(f"color: {colours.muted};")
        self._paint_state()
        self.tree.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _show_state(self, case: AmendmentCase) -> None:
        on = ", ".join(proposal.tag for proposal in case.on()) or "no amendment"
        if not case.what_if:
            words = f"The amended side is the adopted text, {case.explanation.comparison.amended.name}."
        elif case.asked.adopted:
            words = f"WHAT IF, not the adopted text: the draft with {on}."
        else:
            words = f"WHAT IF: the draft with {on}. No adopted text is open."
        self._what_if = case.what_if
        self.state.setText(words)
        self.back.setVisible(case.what_if and bool(case.asked.adopted))
        self._paint_state()

    def _paint_state(self) -> None:
        if self._colours:
            c = self._colours
            warning = (
                f"color: {c.hidden}; background: {c.hidden_ground}; border: 1px solid {c.hidden}; font-weight: 600;"
            )
            look = warning if self._what_if else f"color: {c.text};"
            self.state.setStyleSheet(f"{look} padding: 2px 6px;")

    def _lay_out(self) -> None:
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.back.setToolTip("Sets every switch as the record says, and shows the adopted text again")
        self.other_way.setToolTip("Reject what is adopted and adopt what is rejected, to see how the text would read")
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(8)
        bar.addWidget(self.state, 1)
        bar.addWidget(self.other_way)
        bar.addWidget(self.back)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.tree, 1)
        self._nothing = QLabel(NOTHING)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(shown)
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(self._delegate)
        self.tree.prepare()

    def _connect(self) -> None:
        self._delegate.disposition_chosen.connect(self.disposition_chosen)
        self.back.clicked.connect(self.record_requested)
        self.other_way.clicked.connect(self.other_way_requested)
        self.tree.activated.connect(self._activate)
        self.tree.disposition_keyed.connect(self._key)
        self.tree.selectionModel().currentRowChanged.connect(self._select)

    def _select(self, current: QModelIndex) -> None:
        if not self._following and current.isValid():
            self.amendment_selected.emit(str(current.data(Role.NAME) or ""))

    def _activate(self, index: QModelIndex) -> None:
        name = str(index.data(Role.NAME) or "")
        if name:
            self.instruction_activated.emit(name, index.data(Role.OUTCOMES) or ())

    def _key(self, key: object) -> None:
        index = self.model.index_of(self.current)
        found = index.data(Role.DISPOSITION) if index.isValid() else None
        if found is not None:
            following = _ORDER[(_ORDER.index(Disposition(found)) + 1) % len(_ORDER)]
            self.disposition_chosen.emit(self.current, key if isinstance(key, Disposition) else following)


class _Tree(QTreeView):
    """``disposition_keyed`` carries the ``Disposition`` of a letter, or None for the space bar, which goes to the next."""

    disposition_keyed = Signal(object)

    def prepare(self) -> None:
        self.setAccessibleName("Amendments")
        self.setAccessibleDescription("A adopted, R rejected, O off; Space changes the switch")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(14)
        self.setWordWrap(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsMovable(False)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and key in _KEYS:
            self.disposition_keyed.emit(_KEYS[key])
        elif plain and key == Qt.Key.Key_Space:
            self.disposition_keyed.emit(None)
        else:
            super().keyPressEvent(event)

    def _share(self) -> None:
        """Tag and switch get what they need, words and outcome share the rest."""
        if self.model() is None:
            return
        metrics, room = self.fontMetrics(), self.viewport().width()
        tag = metrics.horizontalAdvance("EE88") + 30
        switch = min(switch_width(metrics), room // 2)
        rest = max(room - tag - switch, 0)
        outcome = rest * 2 // 5
        widths = {Column.TAG: tag, Column.SWITCH: switch, Column.OUTCOME: outcome, Column.TEXT: rest - outcome}
        for column, width in widths.items():
            self.setColumnWidth(column, width)
