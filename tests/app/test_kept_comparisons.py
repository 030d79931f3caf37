"""Comparisons that the user keeps: named, opened as they were, renamed, taken off and put back; a file that is gone is named."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from unga_desktop.app.connections import Parts
from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.documents.kept_document import KeptComparison
from unga_desktop.core.redlines.comparison import Ignorable
from unga_desktop.models.document_list_model import OWN
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.user_database import user_database
from unga_desktop.widgets.error_dialog import ErrorDialog
from unga_desktop.widgets.library.document_delegate import second_line
from unga_desktop.widgets.name_dialog import NameDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _dialog(parts: Parts, kind: type[QDialog]):
    (found,) = (dialog for dialog in parts.window.findChildren(kind) if dialog.isVisible())
    return found


def _keep(parts: Parts, qtbot: QtBot, name: str = "Before the informals") -> KeptComparison:
    parts.window.command("keep-comparison").trigger()
    dialog = _dialog(parts, NameDialog)
    dialog.name.setText(name)
    with qtbot.waitSignal(parts.comparisons.changed):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    return parts.comparisons.comparisons[0]


def _line(parts: Parts, kept: KeptComparison):
    model = parts.window.documents._model
    return model.line(model.index_of(kept))


def test_a_comparison_is_kept_under_its_name_and_listed(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    kept = _keep(parts, qtbot)
    assert kept.documents == (str(drafts[0]), str(drafts[1]))
    line = _line(parts, kept)
    assert (line.name, line.title) == ("Before the informals", "draft.txt → revised.txt")
    day = date.fromisoformat(kept.date)
    assert second_line(line) == f"{day.day} {day:%b} {day.year} · draft.txt → revised.txt"
    heading = parts.window.documents._model.index_of(kept).parent()
    assert heading.data() == OWN
    assert parts.window.documents._model.rowCount(heading) == 1  # not a second time without its name
    assert "Before the informals" in parts.window.status.notice.accessibleName()
    assert ComparisonStore(user_database()).all() == (kept,)


def test_two_documents_of_the_library_and_several_versions_can_be_kept(open_window, qtbot: QtBot) -> None:
    parts = open_window("A/ES-11/L.11", "A/RES/ES-11/8")
    two = _keep(parts, qtbot, "Two")
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.trace(["A/ES-11/L.10", "A/ES-11/L.11", "A/RES/ES-11/8"])
    three = _keep(parts, qtbot, "Three")
    assert len(three.documents) == 3
    with qtbot.waitSignal(parts.reading.opened):
        parts.comparisons.open(two)
    assert parts.reading.shown.names == ("A/ES-11/L.11", "A/RES/ES-11/8")
    with qtbot.waitSignal(parts.reading.opened):
        parts.comparisons.open(three)
    assert parts.reading.shown.versions.names == three.documents


def test_a_comparison_is_opened_as_it_was_kept(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.command("ignore-case").setChecked(True)
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.command("language-fr").trigger()
    parts.amending.add_oral("In paragraph 1, delete the word “report”.")
    qtbot.waitUntil(lambda: parts.amending.case is not None, timeout=30_000)
    parts.amending.switch("Oral revision 1", Disposition.REJECTED)
    qtbot.waitUntil(lambda: parts.amending.settled, timeout=30_000)
    kept = _keep(parts, qtbot)
    assert (kept.ignored, kept.language) == (("case",), "fr")
    parts.window.close()

    again = open_window("A/RES/ES-11/7")
    again.window.command("ignore-case").setChecked(False)
    qtbot.waitUntil(lambda: bool(again.comparisons.comparisons), timeout=10_000)
    again.window.documents.own_comparison_chosen.emit(kept)
    qtbot.waitUntil(lambda: again.reading.shown.names == kept.documents, timeout=10_000)
    assert again.reading.ignored == frozenset({Ignorable.CASE})
    assert again.window.command("ignore-case").isChecked()
    assert again.reading.shown.language == "fr"
    qtbot.waitUntil(lambda: again.amending.settled and again.amending.case is not None, timeout=30_000)
    assert again.amending.case.dispositions == {"Oral revision 1": Disposition.REJECTED}
    # It is in the list once, and marked.
    assert [line.own for line in again.window.documents.selected_lines()] == [kept]


def test_it_is_renamed_taken_off_and_put_back(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    documents = parts.window.documents
    documents.select(_keep(parts, qtbot))
    assert [action.text() for action in documents.menu().actions()] == ["Rename...", "Take off the list"]
    parts.window.command("rename-comparison").trigger()
    dialog = _dialog(parts, NameDialog)
    assert dialog.name.text() == "Before the informals"
    dialog.name.clear()
    assert not dialog.accept_button.isEnabled()
    dialog.name.setText("After <b>the</b> informals")
    with qtbot.waitSignal(parts.comparisons.changed):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    (kept,) = parts.comparisons.comparisons
    assert kept.name == "After <b>the</b> informals"
    documents.select(kept)
    with qtbot.waitSignal(parts.comparisons.done):
        parts.window.command("remove-comparison").trigger()
    assert parts.comparisons.comparisons == ()
    assert drafts[0].exists()
    notice = parts.window.notices.notices[0]
    assert "taken off the list" in notice.words
    with qtbot.waitSignal(parts.comparisons.undone):
        parts.window.notices.action_requested.emit(notice.key)
    assert [one.name for one in parts.comparisons.comparisons] == [kept.name]


def test_a_file_that_is_gone_is_named_and_nothing_else_is_lost(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    kept = _keep(parts, qtbot)
    shown = parts.reading.shown
    drafts[1].rename(drafts[1].with_name("elsewhere.txt"))
    parts.presenter.show_list()
    assert _line(parts, kept).title == "revised.txt is no longer there"
    parts.comparisons.open(kept)
    dialog = _dialog(parts, ErrorDialog)
    assert "“Before the informals” cannot be opened" in dialog.what.text()
    assert dialog.where.text() == str(drafts[1])
    dialog.accept()
    assert parts.reading.shown is shown
    drafts[1].with_name("elsewhere.txt").rename(drafts[1])
    with qtbot.waitSignal(parts.reading.opened):
        parts.comparisons.open(kept)


def test_a_change_of_another_window_is_told(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    kept = _keep(parts, qtbot)
    ComparisonStore(user_database()).rename(kept, "Theirs")
    parts.comparisons.rename(kept)
    dialog = _dialog(parts, NameDialog)
    with qtbot.waitSignal(parts.comparisons.changed):
        dialog.named.emit("Ours")
    assert "changed in another window" in dialog.fault.text()
    dialog.reject()
    assert [one.name for one in parts.comparisons.comparisons] == ["Theirs"]


@pytest.mark.parametrize("text", ["", "Nothing"])
def test_what_is_no_comparison_is_not_kept(open_window, tmp_path: Path, text: str) -> None:
    path = tmp_path / "one.txt"
    path.write_text(f"A/80/L.5\n\nPorts\n\nThe General Assembly,\n\n1. Decides {text};\n", "utf-8")
    parts = open_window(str(path))
    assert not parts.window.command("keep-comparison").isEnabled()
