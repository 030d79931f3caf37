"""Searching the library and the uses of words, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from unga_desktop.app.searching import selected_words
from unga_desktop.models.passages import Role
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.widgets.library.facts_form import FactsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _search(parts, qtbot: QtBot, words: str):
    parts.window.command("search-library").trigger()
    panel = parts.searching.search_panel
    panel.field.setText(words)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Searching" not in panel.told.text() and not panel.stop.isVisible())
    qtbot.waitUntil(lambda: panel.list.passages.rowCount() > 0 or "No document" in panel.told.text())
    return panel


def test_a_phrase_is_found_and_enter_opens_its_document_at_the_paragraph(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    panel = _search(parts, qtbot, "“swift end to the conflict”")
    passages = panel.list.passages.passages
    row = next(n for n, passage in enumerate(passages) if passage.symbol == "S/RES/2774 (2025)")
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.passages.index(row))
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert parts.reading.shown.names == ("S/RES/2774 (2025)",)
    assert parts.window.comparison.view.selected_text() == "swift end to the conflict"
    assert panel.isVisible(), "the results stay, for the next of them"


def test_a_place_in_what_is_shown_is_gone_to_without_opening_anything(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    before = parts.reading.shown
    panel = _search(parts, qtbot, "“swift end to the conflict”")
    row = next(n for n, p in enumerate(panel.list.passages.passages) if p.symbol == "A/ES-11/L.11")
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=_middle(panel.list, row))
    assert parts.reading.shown is before
    assert parts.window.comparison.view.selected_text() == "swift end to the conflict"


def _middle(view, row: int):
    index = view.passages.index(row)
    view.scrollTo(index)
    return view.visualRect(index).center()


def test_words_that_are_nowhere_are_said_to_be_nowhere(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    panel = _search(parts, qtbot, "xylophone")
    assert panel.told.text() == "No document of the library has these words."
    panel.field.clear()
    qtbot.waitUntil(lambda: panel.told.text().startswith("Words find"))


def test_the_words_selected_are_looked_for_as_a_phrase(open_window) -> None:
    parts = open_window()
    view = parts.window.comparison.view
    row = next(n for n, row in enumerate(parts.reading.shown.comparison.rows) if "swift end" in row.amended_text)
    view.show_place(row, "swift end")
    assert view.selected_text() == "swift end"
    view.setFocus()
    parts.window.command("search-library").trigger()
    assert parts.searching.search_panel.field.text() == "“swift end”"


@pytest.mark.parametrize("mode", [ViewMode.INLINE, ViewMode.SIDE_BY_SIDE, ViewMode.AMENDED])
def test_the_uses_of_words_selected_in_any_view_are_ranked_and_opened(
    open_window, qtbot: QtBot, mode: ViewMode
) -> None:
    parts = open_window()
    view = parts.window.comparison.view
    parts.window.comparison.set_view(mode)
    rows = parts.reading.shown.comparison.rows
    row = next(n for n, row in enumerate(rows) if "just, lasting and comprehensive peace" in row.amended_text)
    view.show_place(row, "just, lasting and comprehensive peace")
    assert "just, lasting and comprehensive peace" in view.selected_text()
    view.setFocus()
    action = next(a for a in view.context_menu(view.rect().center()).actions() if "used before" in a.text())
    assert action.isEnabled()
    action.trigger()
    panel = parts.searching.uses_panel
    qtbot.waitUntil(lambda: panel.list.passages.rowCount() > 1)
    passages = panel.list.passages.passages
    assert passages[0].symbol not in parts.reading.shown.names, "what is being read comes last"
    passage = panel.list.passages.index(0).data(Role.PASSAGE)
    with qtbot.waitSignal(parts.reading.opened):
        panel.list.opened.emit(passage)
    assert parts.window.comparison.view.selected_text() == passage.found


@pytest.mark.parametrize("mode", [ViewMode.INLINE, ViewMode.SIDE_BY_SIDE, ViewMode.ORIGINAL])
def test_a_paragraph_selected_with_its_number_is_looked_for_without_it(
    open_window, qtbot: QtBot, drafts: tuple[Path, Path], tmp_path: Path, mode: ViewMode
) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text(
        "A/C.3/80/L.9\n\nWells\n\nThe General Assembly,\n\n1. Thanks all.\n\n"
        "2. Urges more.\n\n17. Decides to remain seized of the matter.\n", "utf-8"
    )  # fmt: skip
    parts = open_window(str(elsewhere))
    qtbot.waitUntil(lambda: str(elsewhere) in parts.arrivals.arrivals)
    with qtbot.waitSignal(parts.librarian.done):
        parts.librarian.offer(parts.arrivals.arrivals[str(elsewhere)])
        next(d for d in parts.window.findChildren(FactsDialog) if d.isVisible()).confirm.click()
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.compare(*map(str, drafts))
    view = parts.window.comparison.view
    parts.window.comparison.set_view(mode)
    row = next(n for n, row in enumerate(parts.reading.shown.comparison.rows) if "seized" in row.original_text)
    view.show_place(row, "Decides to remain seized of the matter.")
    assert view.selected_text() == "2. Decides to remain seized of the matter."
    view.setFocus()
    parts.window.command("find-uses").trigger()
    panel = parts.searching.uses_panel
    qtbot.waitUntil(lambda: panel.list.passages.rowCount() > 0)
    assert panel.words.text() == "“Decides to remain seized of the matter.”"
    passage = panel.list.passages.passages[0]
    assert (passage.symbol, passage.place, passage.likeness) == ("A/C.3/80/L.9", "paragraph 17", "the very words")
    view.setFocus()
    parts.window.command("find").trigger()
    assert parts.window.comparison.find_bar._field.text() == "Decides to remain seized of the matter."


def test_words_selected_in_an_editor_from_the_number_on_are_looked_for_without_it(open_window) -> None:
    parts = open_window()
    editor = QPlainTextEdit("1. Thanks all.\n2. Calls upon all States;", parts.window)
    editor.show()
    editor.setFocus()
    cursor = editor.textCursor()
    for start, words in ((15, "Calls upon all States;"), (18, "Calls upon all States;"), (29, "all States;")):
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        assert selected_words(parts.window) == words


def test_without_words_the_panel_says_what_to_do(open_window) -> None:
    parts = open_window()
    parts.window.comparison.view.setFocus()
    parts.window.command("find-uses").trigger()
    assert parts.searching.uses_panel.told.text() == "Select words in the text first."


def test_the_documents_that_the_user_keeps_are_searched_too(
    open_window, qtbot: QtBot, drafts: tuple[Path, Path]
) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.files_dropped.emit([str(drafts[0])])
    parts.window.command("keep-document").trigger()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in parts.window.findChildren(FactsDialog)))
    form = next(d for d in parts.window.findChildren(FactsDialog) if d.isVisible())
    with qtbot.waitSignal(parts.librarian.done):
        form.confirm.click()
    panel = _search(parts, qtbot, "“Welcomes the report”")
    assert [passage.symbol for passage in panel.list.passages.passages] == ["A/C.2/80/L.5"]


def test_a_search_can_be_stopped(open_window, qtbot: QtBot, monkeypatch) -> None:
    import time

    from unga_desktop.core.errors import Cancelled
    from unga_desktop.services.word_search import WordSearch

    def slow(_self, _words, _most, cancelled):
        while not cancelled():
            time.sleep(0.005)
        raise Cancelled

    parts = open_window()
    monkeypatch.setattr(WordSearch, "search", slow)
    parts.window.command("search-library").trigger()
    panel = parts.searching.search_panel
    panel.field.setText("peace")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.stop.isVisible)
    panel.stop.click()
    assert not panel.stop.isVisible()
