"""Files of votes that are not as they should be, through the dialog of the real window: told, listed, decided by the user."""

from pathlib import Path

import pytest
from bad_vote_files import GOOD, LISTED, REFUSED, written
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QProgressDialog
from pytestqt.qtbot import QtBot

from unga_desktop.core.errors import VoteError
from unga_desktop.storage.user_database import user_database
from unga_desktop.widgets.votes.vote_entry_dialog import VoteEntryDialog
from unga_desktop.widgets.votes.vote_import_dialog import VoteImportDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def parts(open_window, qtbot: QtBot):
    parts = open_window()
    qtbot.waitUntil(lambda: parts.presenter.votes_pane.tally is not None, timeout=20_000)
    return parts


def dialog_on(parts, qtbot: QtBot, path: Path) -> VoteImportDialog:
    """Reads a file in the window; the dialog that shows what came of it."""
    parts.intake.read([path])
    qtbot.waitUntil(lambda: _shown(parts) is not None, timeout=20_000)
    found = _shown(parts)
    assert found is not None
    return found


def _shown(parts) -> VoteImportDialog | None:
    return next((d for d in parts.window.findChildren(VoteImportDialog) if d.isVisible()), None)


def _cells(dialog: VoteImportDialog) -> list[list[str]]:
    model = dialog.model
    return [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]


def test_refused_files_say_where_and_leave_no_library(parts, qtbot: QtBot, tmp_path: Path, monkeypatch) -> None:
    # The one question that stops everything: answered by leaving it.
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: ("", False))
    parts.intake.failed.disconnect(parts.faults.report)
    told: list[Exception] = []
    parts.intake.failed.connect(told.append)
    for case, (content, place, said) in REFUSED.items():
        path = written(tmp_path, case, content)
        told.clear()
        parts.intake.read([path])
        qtbot.waitUntil(lambda: not parts.intake._reading.busy, timeout=20_000)
        QApplication.processEvents()
        assert _shown(parts) is None, case
        if case == "another encoding":  # it was asked about
            continue
        (error,) = told
        assert isinstance(error, VoteError)
        where = f"{path.name}, {place}" if place else path.name
        assert str(error).startswith(tuple(f"{where}: {words}" for words in said)), case
    assert not user_database().exists


def test_rows_that_are_not_clear_are_listed_and_nothing_is_kept_unasked(parts, qtbot: QtBot, tmp_path: Path) -> None:
    for case, (content, row, column, said) in LISTED.items():
        dialog = dialog_on(parts, qtbot, written(tmp_path, case, content))
        (cells,) = [cells for cells in _cells(dialog) if cells[:2] == [str(row), column]]
        assert said in cells[2], case
        dialog.reject()
    assert not user_database().exists


def test_without_rows_to_look_at_the_dialog_is_as_high_as_its_words(parts, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_on(parts, qtbot, written(tmp_path, "good", GOOD))
    assert not dialog.view.isVisible()
    assert dialog.buttons.y() - dialog.summary.geometry().bottom() < 3 * dialog.fontMetrics().height()
    assert dialog.summary.height() >= dialog.summary.heightForWidth(dialog.summary.width())
    dialog.downloaded.setText("tomorrow")
    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.told.height() >= dialog.told.heightForWidth(dialog.told.width()))
    assert dialog.told.geometry().bottom() < dialog.buttons.y()
    dialog.reject()
    (content, *_) = next(iter(LISTED.values()))
    assert dialog_on(parts, qtbot, written(tmp_path, "doubtful", content)).view.height() > 200


def test_the_user_keeps_all_or_only_what_is_clear_and_is_told_what_it_replaces(
    parts, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = parts.voting.desk
    dialog = dialog_on(parts, qtbot, written(tmp_path, "good", GOOD))
    with qtbot.waitSignal(parts.intake.changed, timeout=20_000):
        qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert len(desk.roll_call("A/RES/80/7").votes) == 4
    bad = written(tmp_path, "bad", LISTED["an unknown code"][0])
    dialog = dialog_on(parts, qtbot, bad)
    assert "1 would replace a record with other votes (A/RES/80/7)" in dialog.summary.text()
    with qtbot.waitSignal(parts.intake.changed, timeout=20_000):
        qtbot.mouseClick(dialog.clear, Qt.MouseButton.LeftButton)
    assert len(desk.roll_call("A/RES/80/7").votes) == 4
    dialog = dialog_on(parts, qtbot, bad)
    with qtbot.waitSignal(parts.intake.changed, timeout=20_000):
        qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert len(desk.roll_call("A/RES/80/7").votes) == 3


def test_the_order_of_day_and_month_is_said_in_the_dialog(parts, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_on(parts, qtbot, written(tmp_path, "open", LISTED["a day that may be a month"][0]))
    assert dialog.order.isVisible()
    dialog.order.setCurrentIndex(2)
    dialog.order.activated.emit(2)
    qtbot.waitUntil(lambda: _shown(parts) not in (None, dialog), timeout=20_000)
    again = _shown(parts)
    assert again is not None
    assert not again.order.isVisible()
    assert "of 2 March 2025" in again.summary.text()
    again.reject()


def test_the_day_of_the_download_is_kept_and_cited(parts, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_on(parts, qtbot, written(tmp_path, "good", GOOD))
    for wrong in ("yesterday", "2199-01-01"):
        dialog.downloaded.setText(wrong)
        qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
        assert "year-month-day" in dialog.told.text()
        assert dialog.isVisible()
    dialog.downloaded.setText("2026-11-20")
    with qtbot.waitSignal(parts.intake.changed, timeout=20_000):
        qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert "Digital Library, downloaded on 2026-11-20, https:" in parts.voting.desk.roll_call("A/RES/80/7").source


def test_a_table_in_another_encoding_that_names_no_vote_keeps_its_letters(
    parts, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: ("windows-1252", True))
    path = tmp_path / "own.csv"
    path.write_bytes("State,Vote\nCôte d’Ivoire,Y\n".encode("windows-1252"))
    parts.intake.read([path])
    qtbot.waitUntil(lambda: bool(parts.window.findChildren(VoteEntryDialog)), timeout=20_000)
    (dialog,) = parts.window.findChildren(VoteEntryDialog)
    assert "Côte d’Ivoire,Y" in dialog.votes.toPlainText()


def test_a_stopped_reading_leaves_nothing(parts, qtbot: QtBot, tmp_path: Path) -> None:
    lines = GOOD.splitlines()
    many = [
        row.replace("77", f"8{n:05}").replace("80/7,", f"80/{n + 100},") for n in range(40_000) for row in lines[1:]
    ]
    parts.intake.read([written(tmp_path, "many", "\n".join([lines[0], *many]) + "\n")])
    qtbot.waitUntil(lambda: any(d.isVisible() for d in parts.window.findChildren(QProgressDialog)), timeout=20_000)
    (progress,) = parts.window.findChildren(QProgressDialog)
    progress.canceled.emit()
    qtbot.waitUntil(lambda: not parts.intake._reading.busy, timeout=20_000)
    QApplication.processEvents()
    assert _shown(parts) is None
    assert not user_database().exists
