"""The tree of the list of documents: its lines are dragged on each other, and files dropped on them."""

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from unga_desktop.models.document_line import Line
from unga_desktop.models.document_list_model import MIME_TYPE, Role
from unga_desktop.widgets.dropped_files import dropped_files


class DocumentTree(QTreeView):
    """Takes drags of its own lines, and files dropped on a line or beside them."""

    dropped_symbol = Signal(str, str)
    """A line was dropped on another: the symbols of both, the dragged one first."""

    dropped_file = Signal(str, str)
    """A file was dropped on a line: the line's symbol, the file's path."""

    files_dropped = Signal(list)
    """Files were dropped beside the lines, or several on one: their paths."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(True)
        self.setSortingEnabled(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)  # one click folds
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTreeView.Shape.NoFrame)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        if event.mimeData().hasUrls():  # the model knows its own lines only
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges and marks the line
        event.setAccepted(bool(self._drop(event)) or bool(dropped_files(event)))

    def dropEvent(self, event: QDropEvent) -> None:
        found = self._drop(event)
        files = dropped_files(event)
        if found is None and not files:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if found is None:
            self.files_dropped.emit(files)
            return
        signal, first, second = found
        signal.emit(first, second)

    def _drop(self, event: QDropEvent) -> tuple[SignalInstance, str, str] | None:
        target = self.symbol_at(event.position().toPoint())
        mime = event.mimeData()
        if not target:
            return None
        if mime.hasFormat(MIME_TYPE):
            dragged = bytes(mime.data(MIME_TYPE).data()).decode("utf-8", "replace")
            return (self.dropped_symbol, dragged, target) if dragged != target else None
        files = dropped_files(event)
        return (self.dropped_file, target, files[0]) if len(files) == 1 else None

    def symbol_at(self, point: QPoint) -> str:
        """The symbol of the line at a point of the viewport, empty where there is none."""
        line = self.indexAt(point).data(Role.LINE)
        return line.symbol if isinstance(line, Line) else ""
