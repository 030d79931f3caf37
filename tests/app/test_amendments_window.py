"""Amendments in the real window, by mouse and keys: switches, what if, files, oral revisions, tags, votes, the editor."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTreeView
from pytestqt.qtbot import QtBot

from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.models.amendment_model import Column
from unga_desktop.models.change_list_model import Column as ListColumn
from unga_desktop.widgets.amendments.amendment_delegate import switch_areas
from unga_desktop.widgets.amendments.amendment_marks import UNEXPLAINED, change_tags, tag_area
from unga_desktop.widgets.amendments.amendment_typing import OralRevisionDialog
from unga_desktop.widgets.redline.row_painter import change_rects

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
RUSSIAN = "A/ES-11/L.11#amendment-4"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
RIVAL = (
    "Chad: amendment to draft resolution A/ES-11/L.11\n\nIn the first preambular paragraph, replace the words "
    "“Russian Federation-Ukraine conflict” by the word “war”.\n"
)


def settled(parts, qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: parts.amending.settled, timeout=30_000)
    QApplication.processEvents()


def amended_text(parts) -> str:
    return "\n".join(p.text for p in parts.output.opened.comparison.amended.paragraphs)


def click_switch(parts, qtbot: QtBot, name: str, disposition: Disposition) -> None:
    tree: QTreeView = parts.amendments.panel.tree
    parts.window.below.setCurrentWidget(parts.window.amendments)
    index = parts.amendments.panel.model.index_of(name).siblingAtColumn(Column.SWITCH)
    tree.scrollTo(index)
    QApplication.processEvents()
    area = switch_areas(tree.visualRect(index), tree.fontMetrics())[disposition]
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def open_sample(open_window, qtbot: QtBot):
    parts = open_window("A/ES-11/L.11")
    settled(parts, qtbot)
    return parts


def test_the_sample_opens_with_the_european_amendments_on_and_says_that_it_is_the_adopted_text(
    open_window, qtbot
) -> None:
    parts = open_sample(open_window, qtbot)
    assert [(p.tag, parts.amending.case.dispositions[p.name].value) for p in parts.amending.case.proposals] == [
        *(("E1", "adopted"), ("E2", "adopted"), ("E3", "adopted"), ("R1", "rejected")),
    ]
    assert parts.window.below.tabText(1) == "Amendments 4"
    assert parts.amendments.panel.state.text() == "The amended side is the adopted text, A/RES/ES-11/8."
    assert not parts.window.what_if.isVisible()
    assert parts.window.status.explained.text() == "4 changes explained"
    assert parts.window.status.unexplained.text() == "0 unexplained"
    explained, unexplained, check = (
        it.geometry()
        for it in (parts.window.status.explained, parts.window.status.unexplained, parts.window.status.check)
    )
    assert unexplained.left() - explained.right() < check.left() - unexplained.right()


def test_a_click_on_a_switch_changes_the_text_at_once_and_one_click_returns(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    click_switch(parts, qtbot, RUSSIAN, Disposition.ADOPTED)
    settled(parts, qtbot)
    assert "by addressing its root causes" in amended_text(parts)
    assert parts.window.what_if.isVisible()
    assert "not an adopted text" in parts.window.what_if.words.text()
    assert "E1, E2, E3, R1" in parts.amendments.panel.state.text()
    qtbot.mouseClick(parts.window.what_if.back, Qt.MouseButton.LeftButton)
    settled(parts, qtbot)
    assert not parts.window.what_if.isVisible()
    assert parts.output.opened.comparison.amended.name == "A/RES/ES-11/8"


def test_where_every_amendment_is_off_no_change_is_marked_as_unexplained_and_all_are_counted(
    open_window, qtbot: QtBot
) -> None:
    parts = open_window("A/ES-11/L.11", "A/RES/ES-11/7")
    settled(parts, qtbot)
    view, changes, status = parts.window.comparison.view, parts.window.changes, parts.window.status
    assert view.room_beside(view.flow.style) == 0
    assert changes.table.isColumnHidden(ListColumn.AMENDMENT)
    assert (status.explained.text(), status.unexplained.text()) == ("0 changes explained", "13 unexplained")
    qtbot.mouseClick(status.unexplained, Qt.MouseButton.LeftButton)
    assert len(changes.shown_numbers()) == 13
    changes.clear_filter()
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.open_entry("A/ES-11/L.11")
    settled(parts, qtbot)
    assert view.room_beside(view.flow.style) > 0
    assert not changes.table.isColumnHidden(ListColumn.AMENDMENT)


def test_the_keys_move_the_switch(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    qtbot.keyClick(parts.window, Qt.Key.Key_M, CTRL_SHIFT)
    panel = parts.amendments.panel
    assert panel.isVisible()
    panel.select("A/ES-11/L.15")
    for key, expected in (
        (Qt.Key.Key_R, Disposition.REJECTED),
        (Qt.Key.Key_O, Disposition.OFF),
        (Qt.Key.Key_Space, Disposition.ADOPTED),
        (Qt.Key.Key_Space, Disposition.REJECTED),
        (Qt.Key.Key_A, Disposition.ADOPTED),
    ):
        qtbot.keyClick(panel.tree, key)
        settled(parts, qtbot)
        assert parts.amending.case.dispositions["A/ES-11/L.15"] is expected
        assert panel.current == "A/ES-11/L.15"
    assert not parts.amending.case.what_if
    qtbot.keyClick(parts.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    settled(parts, qtbot)
    assert parts.amending.case.dispositions["A/ES-11/L.15"] is Disposition.REJECTED


def test_the_text_as_it_would_read_the_other_way_round_and_back_by_keys(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    qtbot.keyClick(parts.window, Qt.Key.Key_W, CTRL_SHIFT)
    settled(parts, qtbot)
    assert "full-scale invasion" not in amended_text(parts)
    assert [change.amendment for change in parts.output.opened.changes] == [RUSSIAN]
    assert parts.window.status.explained.text() == "1 change explained"
    qtbot.keyClick(parts.window, Qt.Key.Key_B, CTRL_SHIFT)
    settled(parts, qtbot)
    assert "full-scale invasion" in amended_text(parts)


def test_a_click_on_a_change_shows_its_amendment_in_the_panel_and_the_vote_on_it(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    view = parts.window.comparison.view
    change = view.changes[2]
    view.go_to_change(change.number)
    parts.window.below.setCurrentWidget(parts.window.changes)
    found = view.flow
    for _, layout, top in found.visible(view.verticalScrollBar().value(), view.viewport().height()):
        if layout.entry.number == change.row:
            area = change_rects(layout, change)[0].translated(0, top)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert parts.window.below.currentWidget() is parts.window.amendments
    current = parts.amendments.panel.tree.currentIndex()
    assert (
        current.siblingAtColumn(Column.TEXT)
        .data()
        .startswith("1. In the operative paragraph, replace the words “lasting")
    )
    assert parts.presenter.votes_pane.tally.roll_call.id == "A/ES-11/L.11#amendment-3"


def test_stepping_with_f8_follows_in_the_panel_and_leaves_the_tab_alone(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    parts.window.below.setCurrentWidget(parts.window.changes)
    qtbot.keyClick(parts.window, Qt.Key.Key_F8)
    assert parts.window.below.currentWidget() is parts.window.changes
    assert parts.amendments.panel.current == "A/ES-11/L.11#amendment-1"


def test_selecting_the_rejected_amendment_shows_its_totals(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    parts.window.below.setCurrentWidget(parts.window.amendments)
    tree, panel = parts.amendments.panel.tree, parts.amendments.panel
    index = panel.model.index_of(RUSSIAN).siblingAtColumn(Column.TEXT)
    tree.scrollTo(index)
    QApplication.processEvents()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert parts.window.status.votes.text() == "31 in favour, 71 against, 59 abstaining"


def test_the_list_of_changes_names_the_amendment_and_is_filtered_by_it(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    changes = parts.window.changes
    box = changes.amendments
    assert box.isVisible() or not changes.isVisible()
    assert [box.itemText(n) for n in range(box.count())] == [
        *("All amendments", "E1", "E2", "E3", "R1", "Explained", "Unexplained"),
    ]
    box.setFocus()
    box.setCurrentIndex(3)
    assert changes.shown_numbers() == [3, 4]
    qtbot.mouseClick(parts.window.status.unexplained, Qt.MouseButton.LeftButton)
    assert changes.shown_numbers() == []
    assert parts.window.below.currentWidget() is changes
    qtbot.mouseClick(parts.window.status.explained, Qt.MouseButton.LeftButton)
    assert changes.shown_numbers() == [1, 2, 3, 4]
    qtbot.keyClick(changes, Qt.Key.Key_Escape)
    assert box.currentIndex() == 0


def test_every_change_has_a_tag_in_the_margin_and_one_without_amendment_a_question_mark(
    open_window, qtbot: QtBot
) -> None:
    parts = open_sample(open_window, qtbot)
    tags = {p.name: p.tag for p in parts.amending.case.proposals}
    assert [tag.tag for tag in change_tags(parts.output.opened.changes, tags)] == ["E1", "E2", "E3", "E3"]
    click_switch(parts, qtbot, "A/ES-11/L.15", Disposition.OFF)
    settled(parts, qtbot)
    view = parts.window.comparison.view
    plain = parts.reading.shown.changes
    assert {tag.tag for tag in change_tags(plain, {})} == {UNEXPLAINED}
    with_tags = view.grab().toImage()
    view.show_tags(None)
    assert view.grab().toImage() != with_tags


def test_amendment_documents_are_dropped_on_the_panel_and_a_pair_that_collides_is_listed(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    parts = open_sample(open_window, qtbot)
    rival = tmp_path / "rival.txt"
    rival.write_text(RIVAL, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(rival))])
    parts.amendments.show_panel()
    panel = parts.amendments.panel
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    panel.dropEvent(event)
    settled(parts, qtbot)
    assert parts.window.below.tabText(1) == "Amendments 5"
    assert parts.amending.case.proposals[-1].tag == "C1"
    assert not parts.amending.case.what_if
    last = panel.model.index(panel.model.rowCount() - 1, Column.TEXT)
    assert last.data() == "1 pair of instructions that meet"
    panel.select("rival.txt")
    panel.tree.setFocus()
    parts.amendments.select("rival.txt")
    parts.window.command("remove-amendment").trigger()
    settled(parts, qtbot)
    assert parts.window.below.tabText(1) == "Amendments 4"


def test_an_own_draft_follows_an_amendment_added_to_it(open_window, qtbot: QtBot, drafts, tmp_path: Path) -> None:
    amendment = tmp_path / "chad.txt"
    amendment.write_text("Chad: amendment to draft resolution A/C.2/80/L.5\n\nDelete paragraph 1.\n", "utf-8")
    parts = open_window(str(drafts[0]))
    settled(parts, qtbot)
    assert parts.window.below.tabText(1) == "Amendments"
    parts.amending.add_files([str(amendment)])
    settled(parts, qtbot)
    assert parts.window.what_if.isVisible()
    assert "Welcomes the report" not in amended_text(parts)
    assert not parts.window.what_if.back.isVisible()
    parts.amendments.panel.select("chad.txt")
    parts.amendments.select("chad.txt")
    parts.window.command("remove-amendment").trigger()
    settled(parts, qtbot)
    assert parts.output.opened.comparison is None
    assert not parts.window.what_if.isVisible()


def test_an_oral_revision_is_typed_with_its_outcome_and_moves_the_text(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    qtbot.keyClick(parts.window, Qt.Key.Key_R, CTRL_SHIFT)
    dialog = parts.window.findChild(OralRevisionDialog)
    assert not dialog.accepted_button.isEnabled()
    qtbot.keyClicks(dialog.text, 'In the title, replace "path" by "road".')
    qtbot.waitUntil(lambda: "would apply" in dialog.outcome.toPlainText(), timeout=10_000)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.text, "Delete paragraph 9.")
    qtbot.waitUntil(lambda: "refused" in dialog.outcome.toPlainText(), timeout=10_000)
    qtbot.mouseClick(dialog.accepted_button, Qt.MouseButton.LeftButton)
    settled(parts, qtbot)
    assert parts.output.opened.comparison.amended.title == "The road to peace"
    assert parts.amending.case.proposals[-1].tag == "O1"
    assert parts.window.what_if.isVisible()
    parts.amendments.panel.select("Oral revision 1")
    parts.amendments.select("Oral revision 1")
    parts.window.command("change-revision").trigger()
    again = [d for d in parts.window.findChildren(OralRevisionDialog) if d.isVisible()][-1]
    assert again.typed().startswith("In the title")
    again.close()


def test_what_was_added_to_a_draft_is_there_again_when_it_is_opened_again(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    parts.amending.add_oral("In the title, replace “path” by “road”.")
    settled(parts, qtbot)
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.documents.entry_chosen.emit("A/ES-11/L.10")
    settled(parts, qtbot)
    assert parts.window.below.tabText(1) == "Amendments"
    assert not parts.window.what_if.isVisible()
    assert not parts.window.status.explained.isVisible()
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.documents.entry_chosen.emit("A/ES-11/L.11")
    settled(parts, qtbot)
    assert parts.window.below.tabText(1) == "Amendments 5"


def test_the_report_of_the_window_has_the_annexes_and_says_what_if(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_sample(open_window, qtbot)
    with qtbot.waitSignal(parts.output.written, timeout=60_000):
        parts.output.write_html(tmp_path / "report.html")
    written = (tmp_path / "report.html").read_text("utf-8")
    assert "Annex: change by change" in written
    assert "Annex: amendments not reflected, changes not explained" in written
    assert "Rejected by 31-71-59" in written
    parts.amending.turn_round()
    settled(parts, qtbot)
    with qtbot.waitSignal(parts.output.written, timeout=60_000):
        parts.output.write_html(tmp_path / "what-if.html")
    assert "A/ES-11/L.11 as amended" in (tmp_path / "what-if.html").read_text("utf-8")


@pytest.mark.parametrize("symbol", ["A/ES-11/L.15", "A/ES-11/L.11#amendment-4", "A/RES/ES-11/1"])
def test_an_amendment_or_an_entry_without_text_is_no_draft(open_window, qtbot: QtBot, symbol: str) -> None:
    parts = open_sample(open_window, qtbot)
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.documents.entry_chosen.emit(symbol)
    settled(parts, qtbot)
    assert (parts.amending.draft, parts.amending.case) == ("", None)
    assert not parts.window.command("edit-draft").isEnabled()
    assert parts.window.below.tabText(1) == "Amendments"


def test_swapped_texts_have_no_amendments(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.command("swap").trigger()
    settled(parts, qtbot)
    assert parts.amending.case is None
    assert parts.window.comparison.view.changes


def open_editor(parts, qtbot: QtBot):
    parts.window.activateWindow()
    QApplication.processEvents()
    qtbot.keyClick(parts.window, Qt.Key.Key_D, CTRL_SHIFT)
    editor = parts.draft_editing.editor
    qtbot.waitUntil(lambda: editor.verdict.text() != "", timeout=10_000)
    return editor


def test_the_draft_is_edited_and_its_amendments_are_written_copied_and_saved(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    parts = open_sample(open_window, qtbot)
    editor = open_editor(parts, qtbot)
    assert editor.faithful
    assert "nothing to amend" in editor.verdict.text()
    assert not editor.save.isEnabled()
    cursor = editor.text.document().find("path")
    editor.text.setTextCursor(cursor)
    qtbot.keyClicks(editor.text, "road")
    qtbot.waitUntil(lambda: "exactly the edited text" in editor.verdict.text(), timeout=10_000)
    written = editor.amendment.document().toRawText()
    assert "“road”" in written
    assert [change.after for change in editor.redline.changes] == ["road"]
    qtbot.mouseClick(editor.copy, Qt.MouseButton.LeftButton)
    assert "“road”" in QGuiApplication.clipboard().text()
    parts.draft_editing.save_as(tmp_path / "amendments.txt", editor._amendment)
    execution = (tmp_path / "amendments.txt").read_text("utf-8")
    assert execution.endswith("\n")
    qtbot.keyClick(editor.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "road" not in editor.typed()
    qtbot.waitUntil(lambda: "nothing to amend" in editor.verdict.text(), timeout=10_000)
    editor.close()


def test_edits_are_kept_when_the_editor_closes_and_come_back(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    editor = open_editor(parts, qtbot)
    editor.text.moveCursor(editor.text.textCursor().MoveOperation.End)
    qtbot.keyClicks(editor.text, "\u00a0more")
    text = editor.typed()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert parts.draft_editing.editor is None
    again = open_editor(parts, qtbot)
    assert again.typed() == text
    assert "\u00a0more" in again.typed()
    qtbot.mouseClick(again.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nothing to amend" in again.verdict.text(), timeout=10_000)
    again.close()
    assert open_editor(parts, qtbot).typed() != text


def test_edits_are_kept_when_the_window_closes(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    editor = open_editor(parts, qtbot)
    qtbot.keyClicks(editor.text, "x")
    text = editor.typed()
    parts.window.close()
    again = open_sample(open_window, qtbot)
    assert open_editor(again, qtbot).typed() == text


def test_the_amendments_written_can_be_put_among_those_to_the_draft(open_window, qtbot: QtBot) -> None:
    parts = open_sample(open_window, qtbot)
    editor = open_editor(parts, qtbot)
    editor.text.setTextCursor(editor.text.document().find("path"))
    qtbot.keyClicks(editor.text, "road")
    qtbot.waitUntil(editor.propose.isEnabled, timeout=10_000)
    qtbot.mouseClick(editor.propose, Qt.MouseButton.LeftButton)
    editor.close()
    settled(parts, qtbot)
    assert parts.output.opened.comparison.amended.title == "The road to peace"


@pytest.mark.parametrize("command", ["type-revision", "edit-draft"])
def test_a_dialog_of_amendments_leaves_nothing_behind(open_window, qtbot: QtBot, command: str) -> None:
    parts = open_sample(open_window, qtbot)
    parts.window.command(command).trigger()
    dialogs = [dialog for dialog in parts.window.findChildren(QDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    qtbot.wait(900)  # a pause in typing, and what follows from it
    dead = weakref.ref(dialogs[0])
    dialogs[0].close()
    dialogs.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    assert dead() is None
    assert list(parts.window.findChildren(QDialog)) == []


@pytest.mark.parametrize("command", ["view-inline", "view-side-by-side", "view-amended"])
def test_the_tags_stand_within_the_margin_at_every_width(open_window, qtbot: QtBot, command: str) -> None:
    parts = open_sample(open_window, qtbot)
    view = parts.window.comparison.view
    parts.window.command(command).trigger()
    for width in (780, 640):
        parts.window.resize(width, 560)
        QApplication.processEvents()
        for _, layout, _top in view.flow.visible(0, 2000):
            area = tag_area(layout, QFontMetricsF(view.flow.style.note), "E3", 0)
            assert area.right() <= view.viewport().width()
            assert area.left() >= 0
