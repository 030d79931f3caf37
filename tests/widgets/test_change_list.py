import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from unga_desktop.core.redlines.change import Change, ChangeKind
from unga_desktop.core.redlines.redline import ChangeClass
from unga_desktop.models.change_list_model import Column
from unga_desktop.widgets.redline.change_list import ChangeList

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CHANGES = tuple(
    Change(number, number, 0, 0, kind, ChangeClass.WORDING, "old words", "new words", f"operative paragraph {number}")
    for number, kind in enumerate((ChangeKind.REPLACED, ChangeKind.INSERTED, ChangeKind.REPLACED), 1)
)


@pytest.fixture
def listed(qtbot: QtBot) -> ChangeList:
    widget = ChangeList()
    qtbot.addWidget(widget)
    widget.resize(560, 260)
    widget.show_changes(CHANGES)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_a_click_activates_the_change(listed: ChangeList, qtbot: QtBot) -> None:
    index = listed.table.model().index(1, 3)
    with qtbot.waitSignal(listed.change_activated) as signal:
        qtbot.mouseClick(
            listed.table.viewport(), Qt.MouseButton.LeftButton, pos=listed.table.visualRect(index).center()
        )
    assert signal.args == [2]


def test_an_arrow_key_activates_the_next_change(listed: ChangeList, qtbot: QtBot) -> None:
    listed.table.setFocus()
    listed.select_change(1)
    with qtbot.waitSignal(listed.change_activated) as signal:
        qtbot.keyClick(listed.table, Qt.Key.Key_Down)
    assert signal.args == [2]


def test_selecting_from_outside_is_silent(listed: ChangeList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(listed.change_activated):
        listed.select_change(3)
    assert listed.table.currentIndex().row() == 2


def test_filters_narrow_the_list_and_count(listed: ChangeList, qtbot: QtBot) -> None:
    listed.kinds.setCurrentIndex(listed.kinds.findText("Replaced"))
    assert listed.shown_numbers() == [1, 3]
    assert "2 of 3 listed" in [label.text() for label in listed.findChildren(QLabel)]
    qtbot.keyClicks(listed.words, "paragraph 3")
    assert listed.shown_numbers() == [3]
    qtbot.keyClick(listed.words, Qt.Key.Key_Escape)
    assert listed.shown_numbers() == [1, 2, 3]


def test_a_filter_marks_no_other_change_than_the_current_one(listed: ChangeList, qtbot: QtBot) -> None:
    listed.select_change(2)
    listed.kinds.setCurrentIndex(listed.kinds.findText("Replaced"))
    assert not listed.table.selectionModel().hasSelection()
    with qtbot.assertNotEmitted(listed.change_activated):
        listed.clear_filter()
    assert [index.row() for index in listed.table.selectionModel().selectedRows()] == [1]


def test_the_columns_fit_the_width(listed: ChangeList) -> None:
    for width in (400, 560, 1000):
        listed.resize(width, 260)
        assert listed.table.horizontalHeader().length() <= listed.table.viewport().width()


def painted(listed: ChangeList, column: Column, row: int = 0) -> list[str]:
    """The lines that a cell shows."""
    index = listed.table.model().index(row, column)
    option = QStyleOptionViewItem()
    listed.table.initViewItemOption(option)
    option.rect = listed.table.visualRect(index)
    listed.table.itemDelegate().initStyleOption(option, index)
    return option.text.split("\u2028")


def test_beside_the_amendments_the_words_have_the_room_and_none_is_cut_inside(listed: ChangeList) -> None:
    change = Change(
        *(1, 0, 0, 0, ChangeKind.PARAGRAPH_ADDED, ChangeClass.PUNCTUATION),
        *(
            "Reaffirming the Charter of the United Nations",
            "Recalling the earlier resolutions",
            "preambular paragraph 12",
        ),
        amendment="A/ES-11/L.11#amendment-1",
    )
    listed.resize(573, 260)
    listed.show_changes([change], {"A/ES-11/L.11#amendment-1": "E1"})
    assert min(listed.table.columnWidth(column) for column in (Column.BEFORE, Column.AFTER)) > 110
    assert listed.table.horizontalHeader().length() <= listed.table.viewport().width()
    before = [line.rstrip("…").strip() for line in painted(listed, Column.BEFORE)]
    assert before[0] == "Reaffirming the"
    assert painted(listed, Column.KIND) == ["Paragraph", "added"]
    assert painted(listed, Column.CLASS) == ["punctuation"]
    assert painted(listed, Column.PLACE) == ["preamb.", "para. 12"]
    listed.resize(1200, 260)
    assert painted(listed, Column.PLACE) == ["preambular", "paragraph 12"]
