"""Qt gives back every reference to None: PySide6 6.12 lost one a call on Python 3.11, and the program aborted in the end.

``pyproject.toml`` keeps such releases out; this test tells when one gets in, and when one may be let in.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QImage, QPainter, QPaintEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QTreeView, QWidget
from pytestqt.qtbot import QtBot

CALLS = 500
ALLOWED = 50
"""References to None that come and go on their own; one lost by every call would make 500."""

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal since Python 3.12: its references are not counted"
)


class Sender(QObject):
    happened = Signal(str)


def everyday_calls(parent: QWidget) -> dict[str, Callable[[], object]]:
    """Calls that return nothing, of the classes that the program uses most; each may be made any number of times."""
    label, line, button = QLabel(parent), QLineEdit(parent), QPushButton(parent)
    view, splitter, box = QTreeView(parent), QSplitter(parent), QHBoxLayout()
    proxy, timer = QSortFilterProxyModel(parent), QTimer(parent)
    document, font, action = QTextDocument(parent), QFont(), QAction(parent)
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    cursor, sender = QTextCursor(document), Sender(parent)
    return {
        "setText": lambda: label.setText("draft"),
        "setToolTip": lambda: label.setToolTip("draft"),
        "setVisible": lambda: label.setVisible(False),
        "setEnabled": lambda: button.setEnabled(True),
        "line.setText": lambda: line.setText("A/RES/ES-11/8"),
        "line.clear": line.clear,
        "setObjectName": lambda: parent.setObjectName("window"),
        "setWindowTitle": lambda: parent.setWindowTitle("window"),
        "resize": lambda: parent.resize(640, 480),
        "update": parent.update,
        "setUniformRowHeights": lambda: view.setUniformRowHeights(True),
        "setColumnWidth": lambda: view.setColumnWidth(0, 80),
        "setSizes": lambda: splitter.setSizes([1, 2]),
        "setSpacing": lambda: box.setSpacing(4),
        "setContentsMargins": lambda: box.setContentsMargins(4, 4, 4, 4),
        "setFilterFixedString": lambda: proxy.setFilterFixedString("ES"),
        "setDynamicSortFilter": lambda: proxy.setDynamicSortFilter(True),
        "timer.stop": timer.stop,
        "setPlainText": lambda: document.setPlainText("The General Assembly,"),
        "insertText": lambda: cursor.insertText("1"),
        "setPosition": lambda: cursor.setPosition(0),
        "fill": lambda: image.fill(0),
        "setBold": lambda: font.setBold(True),
        "action.setText": lambda: action.setText("Print"),
        "emit": lambda: sender.happened.emit("ES-11"),
        "blockSignals": lambda: sender.blockSignals(False),
    }


def lost(call: Callable[[], object]) -> int:
    """How many references to None a series of calls loses."""
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


def test_everyday_calls_lose_no_reference_to_none(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    losses = {name: lost(call) for name, call in everyday_calls(parent).items()}
    assert {name: count for name, count in losses.items() if count > ALLOWED} == {}


@pytest.mark.usefixtures("qapp")
def test_painting_loses_no_reference_to_none() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(0)

    def paint() -> None:
        painter = QPainter(image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRect(0, 0, 4, 4)
        painter.end()

    assert lost(paint) <= ALLOWED


def test_a_virtual_method_of_ours_loses_no_reference_to_none(qtbot: QtBot) -> None:
    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            """Returns None to Qt, which must keep neither too many nor too few of them."""

    widget = Painted()
    qtbot.addWidget(widget)
    assert lost(widget.grab) <= ALLOWED
