"""A long comparison stopped midway leaves the window as it was, to the pixel, and its result never comes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from long_texts import unrelated_files
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from unga_desktop.app.connections import Parts
from unga_desktop.models.view_mode import ViewMode

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Open = Callable[..., Parts]


def state(parts: Parts) -> dict[str, object]:
    """All that the reader could miss."""
    window, view = parts.window, parts.window.comparison.view
    return {
        "shown": parts.reading.shown,
        "title": window.windowTitle(),
        "mode": view.mode,
        "scrolled": view.verticalScrollBar().value(),
        "change": view.current_change,
        "selected": view.selected_text(),
        "listed": window.changes.shown_numbers(),
        "chosen": window.changes.table.currentIndex().row(),
        "said": [label.text() for label in (window.status.changes, window.status.check, window.status.sources)],
        "lines": [line.key if hasattr(line, "key") else line for line in window.documents.selected_lines()],
        "commands": {action.objectName(): action.isEnabled() for action in window.actions()},
        "own": parts.memory.comparisons,
    }


def picture(parts: Parts) -> QImage:
    image: QImage = parts.window.comparison.grab().toImage()
    return image


@pytest.mark.parametrize("by_key", [False, True])
def test_a_long_comparison_stopped_midway_leaves_the_window_as_it_was(
    open_window: Open, tmp_path: Path, qtbot: QtBot, drafts: tuple[Path, Path], by_key: bool
) -> None:
    parts = open_window(*map(str, drafts))
    window = parts.window
    window.comparison.set_view(ViewMode.SIDE_BY_SIDE)
    window.comparison.go_to_change(1)
    window.comparison.view.select_all()
    qtbot.wait(50)
    before, looked = state(parts), picture(parts)
    arrived: list[object] = []
    parts.reading.opened.connect(arrived.append)

    parts.reading.compare(*map(str, unrelated_files(tmp_path)))
    qtbot.waitUntil(lambda: window.status.cancel.isVisible())
    qtbot.wait(400)
    assert window.status.working.text() == "Comparing..."
    assert window.status.working.isVisible()
    assert window.status._progress.isVisible()
    # The window goes on working meanwhile.
    window.comparison.next_change()
    window.comparison.go_to_change(1)
    if by_key:
        window.command("cancel").trigger()
    else:
        qtbot.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)

    assert not window.status.cancel.isVisible()
    assert state(parts) == before
    assert picture(parts) == looked
    # What still runs notices soon, and is not shown.
    assert QThreadPool.globalInstance().waitForDone(30_000)
    qtbot.wait(50)
    assert arrived == []
    assert state(parts) == before
    assert window.changes.shown_numbers() == before["listed"]


def test_another_comparison_can_be_asked_for_while_a_long_one_runs(
    open_window: Open, tmp_path: Path, qtbot: QtBot, drafts: tuple[Path, Path]
) -> None:
    parts = open_window("A/RES/ES-11/8")
    parts.reading.compare(*map(str, unrelated_files(tmp_path)))
    qtbot.waitUntil(lambda: parts.window.status.cancel.isVisible())
    with qtbot.waitSignal(parts.reading.opened, timeout=30_000) as opened:
        parts.reading.compare(*map(str, drafts))
    assert opened.args[0].names == tuple(map(str, drafts))
    assert QThreadPool.globalInstance().waitForDone(30_000)
    qtbot.wait(50)
    assert parts.reading.shown is opened.args[0]
