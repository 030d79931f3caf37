"""The appearance changes while a dialog is open: every part of the dialog follows, back and forth."""

import gc

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_OPENED = {
    "report": lambda parts: parts.window.command("report").trigger(),
    "comparison to keep": lambda parts: parts.window.command("keep-comparison").trigger(),
    "compare": lambda parts: parts.window.command("compare-documents").trigger(),
    "note": lambda parts: parts.note_taking.open("A/ES-11/L.11"),
    "facts": lambda parts: parts.librarian.offer_file(parts.reading.shown.names[0]),
    "oral revision": lambda parts: parts.window.command("type-revision").trigger(),
    "draft": lambda parts: parts.window.command("edit-draft").trigger(),
    "votes": lambda parts: parts.window.command("enter-vote").trigger(),
    "guide": lambda parts: parts.window.command("guide").trigger(),
}


def _shown() -> QDialog | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()), None)


def _contrasts(dialog: QDialog) -> list[tuple[str, str, str]]:
    """Words that are hard to read on the window's ground, by the palette that they are painted with."""
    found = []
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible() and widget.isEnabled():
            words = widget.palette().color(widget.foregroundRole()).lightness()
            ground = dialog.palette().color(QPalette.ColorRole.Window).lightness()
            if abs(words - ground) < 90:
                found.append((type(widget).__name__, widget.text(), str((words, ground))))
    return found


@pytest.mark.parametrize("opened", _OPENED)
def test_an_open_dialog_follows_the_appearance(open_window, qtbot: QtBot, drafts, opened: str) -> None:
    documents = map(str, drafts) if opened == "facts" else ("A/ES-11/L.11", "A/RES/ES-11/8")
    parts = open_window(*documents)
    parts.theme.choose("light")
    _OPENED[opened](parts)
    qtbot.waitUntil(lambda: _shown() is not None)
    dialog = _shown()
    for choice in ("dark", "light", "dark"):
        parts.theme.choose(choice)
        QApplication.processEvents()
        ground = dialog.palette().color(QPalette.ColorRole.Window).name().upper()
        assert ground == parts.theme.palette.panel
        assert _contrasts(dialog) == [], choice
    dialog.close()


def test_a_dialog_that_was_closed_is_not_kept(open_window, qtbot: QtBot) -> None:
    parts = open_window("A/ES-11/L.11", "A/RES/ES-11/8")
    parts.note_taking.open("A/ES-11/L.11")
    assert len(parts.theme._dressed) == 1
    with qtbot.waitSignal(_shown().destroyed):
        _shown().close()
    gc.collect()
    parts.theme.choose("dark")
    assert len(parts.theme._dressed) == 0
