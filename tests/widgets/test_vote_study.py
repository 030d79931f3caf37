"""Search, days as users write them, and the keyboard in pictures made of marks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unga_desktop import paths
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.models.state_names import StateNames
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map
from unga_desktop.widgets.votes.vote_search import first_day, last_day
from unga_desktop.widgets.votes.vote_study import VoteStudy

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_LOOKS = read_appearance(paths.resource("appearance.toml"))
_ES_11_8 = "A/RES/ES-11/8"


@pytest.fixture
def selection(qapp):
    return StateSelection(qapp)


@pytest.fixture
def study(qtbot, selection):
    desk = bundled_vote_desk()
    names = StateNames({member.iso3: member.name for member in desk.members})
    study = VoteStudy(desk, bundled_world_map(), names, selection)
    qtbot.addWidget(study)
    study.set_palette_roles(_LOOKS.light, _LOOKS.votes)
    study.show()
    qtbot.waitExposed(study)
    study.study(desk.roll_call(_ES_11_8), "shift")
    QApplication.processEvents()
    return study


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("", "", ""),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-31"),
        (" 2022-02-24 ", "2022-02-24", "2022-02-24"),
        ("24.2.2022", None, None),
        ("2022-13", None, None),
        ("2022-02-30", None, None),
        ("yesterday", None, None),
        ("2022-01-01-01", None, None),
    ],
)
def test_days_are_understood_as_written(written, first, last):
    assert (first_day(written), last_day(written)) == (first, last)


def test_words_days_and_session_narrow_the_list(study, qtbot):
    search = study.search
    assert len(search.found) == 16
    qtbot.keyClicks(search.since, "2022-11")
    qtbot.keyClick(search.since, Qt.Key.Key_Return)
    assert {row.date >= "2022-11-01" for row in search.found} == {True}
    qtbot.keyClicks(search.text, "children")
    qtbot.waitUntil(lambda: [row.id for row in search.found] == ["A/RES/ES-11/9"])
    assert search.told.text() == "1 roll call"


def test_votes_on_texts_without_a_symbol_are_found_by_session_and_told_apart(study):
    study.search.ask(session="ES-11")
    names = [study.search.model.index(row, 0).data() for row in range(study.search.model.rowCount())]
    assert len(names) == 16
    assert {"Symbol not known", "Amendment 1 to L.11", "Amendment 2 to L.11", "A/ES-11/L.15"} <= set(names)


def test_each_picture_bears_the_notes_on_its_records_as_its_sheet_does(study, qtbot):
    for tab, view in (("shift", study.shift), ("trend", study.trend), ("agreement", study.agreement)):
        study.study(study._desk.roll_call(_ES_11_8), tab)
        QApplication.processEvents()
        qtbot.waitUntil(lambda view=view: view.notes.isVisible())
        if tab == "agreement":
            view.show_state("FRA")
        notes = view.notes.text().split("\n")
        assert any("A/RES/ES-11/8: Afghanistan and Venezuela" in note and "deduced, not read" in note for note in notes)
        foot = view.sheet("2026-01-02").foot
        assert [line for line in foot if line in notes] == notes
    study.shift.show_shift(None, {}, "None.")
    assert study.shift.notes.isHidden()


def test_the_trend_says_which_votes_are_not_in_it(study):
    study.search.ask(session="ES-11")
    study.tabs.setCurrentWidget(study.trend)
    QApplication.processEvents()
    told = study.trend.told.text()
    assert told.startswith("9 roll calls on whole texts")
    assert told.endswith("Not among them: 1 of which the votes of the members are not known.")


def test_a_day_that_is_none_is_said_and_changes_nothing(study, qtbot):
    qtbot.keyClicks(study.search.until, "soon")
    qtbot.keyClick(study.search.until, Qt.Key.Key_Return)
    assert study.search.told.text().startswith("A day is written 2022-01-31")
    assert len(study.search.found) == 16


def test_nothing_found_is_said_in_every_tab(study):
    study.search.ask("atlantis")
    assert study.search.told.text() == "No roll call is known with these words, days and session."
    study.tabs.setCurrentIndex(1)
    assert "Look for others" in study.trend.told.text()
    study.tabs.setCurrentIndex(2)
    assert study.agreement.told.text() == "No roll call found names its members' votes."
    assert not any(button.isEnabled() for button in study.buttons.values())


def test_two_rows_chosen_are_compared_the_older_first(study):
    model = study.search.view.model()
    study.search.view.clearSelection()
    chosen = {"A/RES/ES-11/2", "A/RES/ES-11/6"}
    rows = [row for row in range(model.rowCount()) if model.index(row, 0).data() in chosen]
    for row in rows:
        study.search.view.selectionModel().select(
            model.index(row, 0),
            study.search.view.selectionModel().SelectionFlag.Select
            | study.search.view.selectionModel().SelectionFlag.Rows,
        )
    assert study.shift.before.currentData() == "A/RES/ES-11/2"
    assert study.shift.after.currentData() == "A/RES/ES-11/6"


def test_the_two_votes_are_swapped(study, qtbot):
    before = study.shift.before.currentData()
    qtbot.mouseClick(study.shift.swap, Qt.MouseButton.LeftButton)
    assert study.shift.after.currentData() == before
    assert study.shift.before.currentData() == _ES_11_8


def test_the_keyboard_walks_from_door_to_door(study, selection, qtbot):
    flow = study.shift.flow
    flow.setFocus()
    qtbot.keyClick(flow, Qt.Key.Key_Right)
    said = study.shift.told.text()
    assert said.partition(":")[0].endswith(("both times", "in favour", "against", "abstaining", "not voting"))
    qtbot.keyClick(flow, Qt.Key.Key_Return)
    number = int(said.rpartition(": ")[2])
    assert len(selection.states) == number
    qtbot.keyClick(flow, Qt.Key.Key_Escape)
    assert selection.states == frozenset()


def test_rows_selected_in_the_list_are_selected_on_the_map(study, selection):
    study.shift.table.selectRow(0)
    assert selection.single == "ALB"
    assert study.shift.map.accessibleDescription() == "Albania: in favour → abstaining"


def test_numbers_of_the_trend_select_their_states(study, selection, qtbot):
    study.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    votes = bundled_vote_desk().roll_call(_ES_11_8).votes
    abstaining = frozenset(code for code, vote in votes.items() if vote == "A")
    place = study.trend.lines.place_of(abstaining).toPoint()
    qtbot.mouseClick(study.trend.lines, Qt.MouseButton.LeftButton, pos=place)
    assert selection.states == abstaining


def test_a_cell_of_the_matrix_says_whose_it_is(study, qtbot):
    study.search.ask()
    study.tabs.setCurrentIndex(2)
    study.agreement.form.setCurrentIndex(1)
    QApplication.processEvents()
    matrix = study.agreement.matrix
    cells = matrix.picture.marks[0]
    each = cells.side / len(cells.codes)
    row, column = cells.codes.index("BRA"), cells.codes.index("ZAF")
    place = (cells.x + (column + 0.5) * each, cells.y + (row + 0.5) * each)
    from PySide6.QtCore import QPoint

    qtbot.mouseMove(matrix, QPoint(round(place[0]), round(place[1])))
    assert study.agreement.told.text().startswith("Brazil and South Africa: 0.")
    assert study.agreement.told.text().endswith(" votes")


def test_names_of_states_have_room_in_a_narrow_table(study):
    study.agreement.show_state("BRA")
    study.search.ask()
    study.tabs.setCurrentIndex(2)
    table = study.agreement.table
    for width in (330, 700):
        table.resize(width, 300)
        QApplication.processEvents()
        assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("Central African R")
        assert table.isColumnHidden(1) == (width == 330)
