"""The window itself: three panes with splitters, menus, tool bar, status line. It holds widgets and decides nothing."""

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.app.actions import WITH_WORDS, Actions
from unga_desktop.app.icons import SIZE
from unga_desktop.core.appearance import Appearance, Palette
from unga_desktop.widgets.amendments.amendment_banner import WhatIfBanner
from unga_desktop.widgets.dropped_files import dropped_files
from unga_desktop.widgets.library.document_list import DocumentList
from unga_desktop.widgets.notice_bar import NoticeBar
from unga_desktop.widgets.redline.change_list import ChangeList
from unga_desktop.widgets.redline.comparison_pane import ComparisonPane
from unga_desktop.widgets.status_line import StatusLine

LIST_WIDTH, TEXT_WIDTH, VOTES_WIDTH = 324, 574, 380
"""How 1,280 pixels are shared; a wider window is shared in the same proportions."""


_FOLDING = ("show-list", "show-votes", "show-changes")


class MainWindow(QMainWindow):
    """``files_dropped`` carries the paths of files dropped anywhere; ``closing`` comes before the window goes."""

    files_dropped = Signal(list)
    closing = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("UNGA Desktop")
        self.setAcceptDrops(True)
        self.actions_by_id = Actions(self)
        self.documents = DocumentList()
        self.comparison = ComparisonPane()
        self.changes = ChangeList()
        self.amendments = QWidget()
        self.notices = NoticeBar()
        self.what_if = WhatIfBanner()
        self.below = QTabWidget()
        self.votes = QWidget()
        self.status = StatusLine()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.centre = QSplitter(Qt.Orientation.Vertical)
        self._states: dict[str, str] = {}
        self._lay_out()
        self._make_bars()
        self.resize(1280, 800)
        for name in _FOLDING:
            self.actions_by_id[name].setChecked(True)

    def put_votes(self, pane: QWidget) -> None:
        """Puts the pane of votes into its place at the right, which stands empty until the votes are read."""
        layout = self.votes.layout()
        assert layout is not None
        layout.addWidget(pane)

    def put_amendments(self, panel: QWidget) -> None:
        """Puts the panel of amendments into its tab, which stands empty until the votes are read."""
        layout = self.amendments.layout()
        assert layout is not None
        layout.addWidget(panel)

    def fold(self, pane: QWidget, shown: bool) -> None:
        """Shows a pane or folds it away; the keyboard then moves to the text."""
        if not shown and pane.isAncestorOf(self.focusWidget() or self):
            self.comparison.view.setFocus(Qt.FocusReason.OtherFocusReason)
        pane.setVisible(shown)
        QTimer.singleShot(0, self._allow_narrower)

    def _allow_narrower(self) -> None:
        """Lets go of the least width that the window had with a pane now folded; the layout sets the one that is right."""
        self.setMinimumSize(0, 0)

    def focus_next_pane(self) -> None:
        """Moves the keyboard to the next pane that is shown: list, text, changes or amendments, votes."""
        panes: list[tuple[QWidget, QWidget | None]] = [
            (self.documents, self.documents.tree),
            (self.comparison, self.comparison.view),
            (self.changes, self.changes.table),
            (self.amendments, _first_in(self.amendments)),
            (self.votes, _first_in(self.votes)),
        ]
        shown = [(pane, target) for pane, target in panes if pane.isVisible() and target]
        focused = self.focusWidget()
        at = next((row for row, (pane, _) in enumerate(shown) if focused and pane.isAncestorOf(focused)), -1)
        target = shown[(at + 1) % len(shown)][1]
        if target:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def set_palette_roles(self, colours: Palette, appearance: Appearance) -> None:
        """Takes the colours in force, and hands them on."""
        self.actions_by_id.draw_icons(colours)
        self.comparison.set_palette_roles(colours, appearance.type)
        self.documents.set_palette_roles(colours)
        self.notices.set_palette_roles(colours)
        self.status.set_palette_roles(colours)
        line = f"background: {colours.line};"
        self.columns.setStyleSheet(f"QSplitter::handle {{ {line} }}")
        self.centre.setStyleSheet(f"QSplitter::handle {{ {line} }}")
        self.tool_bar.setStyleSheet(f"QToolBar {{ border: 0; border-bottom: 1px solid {colours.line}; }}")

    def states(self) -> dict[str, str]:
        """The states of the splitters, by name, in base64; and which panes are folded away."""
        splitters = {"columns": self.columns, "centre": self.centre}
        kept = {name: _text(splitter.saveState()) for name, splitter in splitters.items()}
        folded = [name for name in _FOLDING if not self.actions_by_id[name].isChecked()]
        return {**kept, "folded": " ".join(folded)}

    def restore_states(self, states: dict[str, str]) -> None:
        """Takes up what ``states`` gave, once the window is shown; what is missing or spoilt stays as it is."""
        self._states = states
        for name in states.get("folded", "").split():
            if name in _FOLDING:
                self.actions_by_id[name].setChecked(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the splitters have their width; before, what they are given would be stretched.
        for name, splitter in (("columns", self.columns), ("centre", self.centre)):
            state = self._states.pop(name, "")
            if state:
                splitter.restoreState(QByteArray.fromBase64(state.encode("ascii", "ignore")))

    def geometry_text(self) -> str:
        return _text(self.saveGeometry())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _lay_out(self) -> None:
        self.below.addTab(self.changes, "Changes")
        self.below.addTab(self.amendments, "Amendments")
        self.below.setDocumentMode(True)
        text = QWidget()
        for place in (self.votes, self.amendments, text):
            layout = QVBoxLayout(place)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(self.what_if)
        layout.addWidget(self.comparison, 1)
        self.centre.addWidget(text)
        self.centre.addWidget(self.below)
        self.centre.setSizes([490, 240])
        self.centre.setStretchFactor(0, 1)
        self.comparison.setMinimumSize(360, 200)
        self.documents.setMinimumWidth(220)
        self.votes.setMinimumWidth(300)
        for pane in (self.documents, self.centre, self.votes):
            self.columns.addWidget(pane)
        self.columns.setSizes([LIST_WIDTH, TEXT_WIDTH, VOTES_WIDTH])
        for splitter in (self.columns, self.centre):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        whole = QWidget()
        stack = QVBoxLayout(whole)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.columns, 1)
        stack.addWidget(self.status)
        self.setCentralWidget(whole)

    def _make_bars(self) -> None:
        self.actions_by_id.fill_menus(self.menuBar())
        self.tool_bar = QToolBar("Tool bar")
        self.tool_bar.setObjectName("tool-bar")
        self.tool_bar.setMovable(False)
        self.tool_bar.setIconSize(QSize(SIZE, SIZE))
        self.tool_bar.toggleViewAction().setVisible(False)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.actions_by_id.fill_tool_bar(self.tool_bar, room)
        for name in WITH_WORDS:
            button = self.tool_bar.widgetForAction(self.actions_by_id[name])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(self.tool_bar)

    def createPopupMenu(self) -> None:
        """No menu of tool bars: there is one, and it stays."""

    def command(self, name: str) -> QAction:
        return self.actions_by_id[name]


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _first_in(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that takes the keyboard."""
    for widget in pane.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None
