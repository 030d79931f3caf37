"""The window itself: its actions, folding, memory, appearance, dialogs that leave nothing behind, and a clean end."""

import gc
import json
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from unga_desktop.app.actions import COMMANDS, MENUS, SUBMENUS, TOOL_BAR, plain
from unga_desktop.app.faults import RECORD
from unga_desktop.app.screenshot import window_image
from unga_desktop.core.errors import DocumentError
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.widgets.command_palette import CommandPalette
from unga_desktop.widgets.error_dialog import ErrorDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_every_action_stands_in_a_menu_and_every_key_means_one_thing() -> None:
    in_menus = {name for content in (*MENUS.values(), *SUBMENUS.values()) for name in content}
    assert {command.id for command in COMMANDS} == in_menus - {"-", *SUBMENUS}
    keys = [QKeySequence(command.keys).toString() for command in COMMANDS if command.keys]
    assert len(keys) == len(set(keys))
    assert set(TOOL_BAR) - {"-", "stretch"} <= in_menus


def test_ctrl_f_opens_the_find_bar_from_every_pane(open_window, qtbot: QtBot) -> None:
    window = open_window().window
    for widget in (window.comparison.view, window.documents.tree, window.changes.table):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert window.comparison.find_bar.isVisible()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        assert not window.comparison.find_bar.isVisible()


def test_the_size_of_the_text_is_chosen_in_the_menu_and_by_key(open_window, qtbot: QtBot) -> None:
    window = open_window().window
    view = window.comparison.view
    window.command("larger-text").trigger()
    qtbot.keyClick(window.documents.tree, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.25
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.1
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.0


def test_the_menu_says_which_language_was_recognised(open_window) -> None:
    parts = open_window("A/ES-11/L.11", "A/RES/ES-11/8")
    recognised = parts.window.command("language-")
    assert plain(recognised.text()) == "As it is recognised (English)"
    parts.window.command("language-fr").trigger()
    assert plain(recognised.text()) == "As it is recognised (English)"
    assert parts.window.command("language-fr").isChecked()


def test_every_icon_is_there() -> None:
    from unga_desktop import paths

    missing = [c.icon for c in COMMANDS if c.icon and not paths.resource("icons", f"{c.icon}.svg").is_file()]
    assert missing == []


def test_at_1280_by_800_the_text_keeps_560_pixels(open_window) -> None:
    parts = open_window()
    parts.window.resize(1280, 800)
    QApplication.processEvents()
    assert parts.window.comparison.width() >= 560
    assert parts.window.width() == 1280


def test_left_and_right_fold_away_with_one_key_each(open_window, qtbot: QtBot) -> None:
    window = open_window().window
    wide = window.comparison.width()
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert not window.documents.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.votes.isVisible()
    QApplication.processEvents()
    assert window.comparison.width() > wide
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.documents.isVisible()
    assert window.documents.filter_field.hasFocus()


def test_the_filter_narrows_while_typing_and_escape_shows_all_again(open_window, qtbot: QtBot) -> None:
    documents = open_window().window.documents
    qtbot.keyClicks(documents.filter_field, "russian amend")
    shown = documents._model
    assert shown.rowCount() == 1
    assert [shown.index(r, 0, shown.index(0, 0)).data() for r in range(shown.rowCount(shown.index(0, 0)))] == [
        "Amendment 4 to L.11"
    ]
    qtbot.keyClicks(documents.filter_field, "x")
    assert documents._nothing.isVisible()
    qtbot.keyClick(documents.filter_field, Qt.Key.Key_Escape)
    assert shown.rowCount() == 2


def test_the_window_comes_back_as_it_was_left(open_window, settings: Path) -> None:
    parts = open_window("A/RES/ES-11/7")
    parts.window.command("view-side-by-side").trigger()
    parts.window.command("show-votes").setChecked(False)
    parts.window.command("appearance-dark").trigger()
    for _ in range(3):
        QApplication.processEvents()
    parts.window.resize(780, 560)  # the offscreen platform's screen is 800 pixels wide
    QApplication.processEvents()
    parts.window.columns.setSizes([240, 540, 0])
    width = parts.window.documents.width()
    parts.window.close()
    kept = json.loads(settings.read_text("utf-8"))
    assert kept["selection"] == ["A/RES/ES-11/7"]

    again = open_window()
    assert again.reading.shown.names == ("A/ES-11/L.10", "A/RES/ES-11/7")
    assert again.window.comparison.mode is ViewMode.SIDE_BY_SIDE
    assert not again.window.votes.isVisible()
    assert again.theme.dark
    assert again.window.command("appearance-dark").isChecked()
    assert again.window.documents.width() == width
    assert (again.window.width(), again.window.height()) == (780, 560)


def test_settings_that_are_damaged_are_set_aside_with_a_word(open_window, settings: Path) -> None:
    settings.parent.mkdir(parents=True)
    settings.write_text('{"appearance": "da', "utf-8")
    parts = open_window()
    assert "kept as preferences.damaged.json" in parts.window.status.notice.accessibleName()
    assert settings.with_suffix(".damaged.json").read_text("utf-8") == '{"appearance": "da'


def test_dark_and_light_change_text_ground_and_icons(open_window) -> None:
    parts = open_window()
    grounds = set()
    for choice in ("light", "dark"):
        parts.window.command(f"appearance-{choice}").trigger()
        QApplication.processEvents()
        image = parts.window.comparison.grab().toImage()
        grounds.add(image.pixelColor(4, image.height() - 4).name().upper())
    assert grounds == {parts.theme.appearance.light.ground, parts.theme.appearance.dark.ground}


@pytest.mark.parametrize("command", ["about", "guide", "compare-documents", "commands"])
def test_a_dialog_leaves_nothing_behind(open_window, command: str) -> None:
    window = open_window().window
    window.command(command).trigger()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    dead = weakref.ref(dialogs[0])
    dialogs[0].close()
    dialogs.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    assert dead() is None
    assert list(window.findChildren(QDialog)) == []


def test_an_error_is_told_in_words_and_its_dialog_goes(open_window) -> None:
    parts = open_window()
    parts.faults.report(DocumentError("the file is empty", "draft.txt", "Choose another"))
    dialog = parts.window.findChild(ErrorDialog)
    assert [label.text() for label in (dialog.what, dialog.where, dialog.advice)] == [
        "The file is empty.",
        "draft.txt",
        "Choose another.",
    ]
    dialog.accept()
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parts.window.findChild(ErrorDialog) is None


def test_a_fault_of_the_program_is_recorded_and_told_without_its_traceback(open_window, tmp_path: Path) -> None:
    parts = open_window()
    try:
        raise KeyError("inner workings")
    except KeyError as error:
        parts.faults.report(error)
    dialog = parts.window.findChild(ErrorDialog)
    assert "inner workings" not in dialog.what.text() + dialog.where.text() + dialog.advice.text()
    assert "KeyError: 'inner workings'" in (tmp_path / "data" / RECORD).read_text("utf-8")
    dialog.accept()


def test_a_command_is_found_by_a_few_letters_and_given_with_enter(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    parts.window.command("commands").trigger()
    palette = parts.window.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "side by")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert parts.window.comparison.mode is ViewMode.SIDE_BY_SIDE


def test_the_next_pane_takes_the_keyboard_round_all_of_them(open_window, qtbot: QtBot) -> None:
    window = open_window().window
    QApplication.processEvents()
    seen = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        panes = {"list": window.documents, "text": window.comparison, "changes": window.changes, "votes": window.votes}
        seen.append(next(name for name, pane in panes.items() if pane.isAncestorOf(focused)))
    assert sorted(seen) == ["changes", "list", "text", "votes"]


def test_about_names_versions_licences_and_that_this_is_no_product_of_the_un() -> None:
    from unga_desktop.widgets.about_dialog import versions

    assert {"UNGA Desktop", "Python", "Qt", "PySide6", "pandas", "diff-match-patch", "regex", "lxml"} == set(versions())


@pytest.mark.usefixtures("qapp")
def test_the_picture_of_the_window_has_its_size_and_touches_no_settings(settings: Path) -> None:
    image = window_image((), (1280, 800), dark=True)
    assert (image.width(), image.height()) == (1280, 800)
    assert not settings.exists()


def test_the_program_starts_and_ends_clean(tmp_path: Path) -> None:
    code = (
        "from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication; import sys\n"
        "from unga_desktop.app import start\n"
        "before = start.begin\n"
        "def begin(parts, documents):\n"
        "    before(parts, documents)\n"
        "    parts.voting.tallied.connect(lambda _: QTimer.singleShot(50, parts.window.close))\n"
        "start.begin = begin\n"
        "sys.exit(start.run([]))\n"
    )
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "c"), "XDG_DATA_HOME": str(tmp_path / "d")}
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", code],
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.replace("This plugin does not support propagateSizeHints()", "").strip() == ""
    assert (tmp_path / "c" / "unga-desktop" / "preferences.json").is_file()


MOVED = (
    "Requests the Secretary-General to report to it on the state of the ports and of the roads at its next session",
    "Decides to remain seized of the matter and of all that concerns the ports and the roads of the region",
    "Urges all Member States to repair the roads and the bridges that lead to the ports of the region",
)


def written(folder: Path, name: str, *sentences: str) -> str:
    path = folder / name
    lines = "\n\n".join(f"{number}. {words};" for number, words in enumerate(sentences, 1))
    path.write_text(f"The General Assembly,\n\n{lines}", "utf-8")
    return str(path)


def test_below_a_text_by_itself_no_empty_list_takes_room(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = written(tmp_path, "a.txt", *MOVED), written(tmp_path, "b.txt", *MOVED[1:], MOVED[0])
    parts = open_window(first)
    assert not parts.window.below.isVisible()
    qtbot.keyClick(parts.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert parts.window.below.isVisible()
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.compare(first, second)
    assert parts.window.below.isVisible()


def test_ctrl_j_goes_from_a_moved_paragraph_to_where_it_was_and_back(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    others = [f"{MOVED[1]}, and of part {number} of it" for number in range(40)]
    first = written(tmp_path, "a.txt", MOVED[0], *others)
    view = open_window(first, written(tmp_path, "b.txt", *others, MOVED[0])).window.comparison.view
    moved = next(change for change in view.changes if "moved" in change.kind)
    view.go_to_change(moved.number)
    arrived = view.outline.position(moved.row)
    seen = []
    for _ in range(2):
        qtbot.keyClick(view.window(), Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        seen.append(view.held)
        assert view.held in [at for at, _, _ in view._shown()]
    assert seen == [view.partner(arrived), arrived]


def test_wrapping_is_told_in_the_status_line(open_window, tmp_path: Path) -> None:
    first = written(tmp_path, "a.txt", *MOVED)
    second = written(tmp_path, "b.txt", MOVED[0].replace("report to", "report\nto"), *MOVED[1:])
    parts = open_window(first, second)
    assert parts.window.status.changes.text() == "no change; 1 paragraph is wrapped differently, not counted"


def test_changes_are_counted_in_one_way_all_over_the_window(open_window, tmp_path: Path) -> None:
    head = "A/C.2/80/L.5\n\nPorts\n\nThe General Assembly,\n\n"
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(f"{head}1. Welcomes the report;\n\n2. Decides to remain seized of the matter.\n", "utf-8")
    second.write_text(
        f"{head}1. Notes the report;\n\n2. Thanks all States;\n\n3. Decides to remain seized of the matter.\n", "utf-8"
    )
    window = open_window(str(first), str(second)).window
    assert window.status.changes.text() == "2 changes, 1 renumbered"
    assert window.below.tabText(0) == "Changes 2, 1 renumbered"
    assert window.comparison.heading._counter.text() == "2 changes"
    assert window.changes.shown_numbers() == [1, 2, 3]


def test_the_bar_of_versions_stands_in_line_with_the_heading(open_window, tmp_path: Path) -> None:
    files = [written(tmp_path, f"{number}.txt", *MOVED) for number in range(3)]
    window = open_window(*files).window
    bar, heading = window.comparison.versions, window.comparison.heading
    assert bar.isVisible()
    assert bar.all.mapTo(window, QPoint()).x() == heading._names.mapTo(window, QPoint()).x()
    right = [it.mapTo(window, QPoint()).x() + it.width() for it in (bar.after, heading._status)]
    assert right[0] == right[1]
