"""Dialogs in which words are typed: Escape lets none of them go unasked."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.kept_document import Facts, Note
from unga_desktop.widgets.amendments.amendment_typing import OralRevisionDialog
from unga_desktop.widgets.library.facts_form import FactsDialog
from unga_desktop.widgets.library.note_dialog import NoteDialog
from unga_desktop.widgets.report_designer import ReportDesigner
from unga_desktop.widgets.typed_dialog import TypedDialog
from unga_desktop.widgets.votes.vote_entry_dialog import VoteEntryDialog

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

FACTS = Facts("A/C.2/80/L.5", "Ports", "2025-10-28", "GA", "80", "en", Kind.DRAFT)


def facts() -> FactsDialog:
    return FactsDialog("Facts", FACTS, {}, False, "Correct", lambda *_: "")


def question(dialog: TypedDialog) -> QMessageBox | None:
    return next((box for box in dialog.findChildren(QMessageBox) if box.isVisible()), None)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: NoteDialog("A/C.2/80/L.5", Note("A/C.2/80/L.5", "Ask Norway")), lambda dialog: dialog.text),
        (facts, lambda dialog: dialog.fields["title"]),
        (lambda: OralRevisionDialog("A/C.2/80/L.5", "Delete paragraph 1."), lambda dialog: dialog.text),
        (VoteEntryDialog, lambda dialog: dialog.votes),
        (lambda: VoteEntryDialog("Brazil, Y"), lambda dialog: dialog.source),
    ],
    ids=("note", "facts", "oral revision", "votes", "about a vote"),
)
def test_escape_asks_before_what_was_typed_is_dropped(
    qtbot: QtBot, make: Callable[[], TypedDialog], field: Callable[[TypedDialog], QWidget]
) -> None:
    untouched = make()
    qtbot.addWidget(untouched)
    untouched.open()
    qtbot.keyClick(untouched, Qt.Key.Key_Escape)
    assert not untouched.isVisible()

    dialog = make()
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(field(dialog), "x")
    typed = dialog.content()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    box = question(dialog)
    assert box is not None
    assert box.text() == "What you changed here is not kept yet."
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.content() == typed
    dialog.close()  # the button of the frame
    box = question(dialog)
    assert box is not None
    (drop,) = [button for button in box.buttons() if button.text() == "&Drop it"]
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_what_was_typed_and_taken_back_is_not_asked_about(qtbot: QtBot) -> None:
    dialog = facts()
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.fields["title"], "x")
    qtbot.keyClick(dialog.fields["title"], Qt.Key.Key_Backspace)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_notes_typed_just_before_the_designer_is_left_stay_in_the_report(qtbot: QtBot) -> None:
    designer = ReportDesigner()
    qtbot.addWidget(designer)
    designer.open()
    qtbot.keyClicks(designer.notes_field, "For the delegation")
    with qtbot.waitSignal(designer.order_changed, check_params_cb=lambda: designer.notes == "For the delegation"):
        qtbot.keyClick(designer, Qt.Key.Key_Escape)
    assert not designer.isVisible()
