"""The list of a report's parts: ticked ones first and in their order, moved as a list is moved."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from unga_desktop.core.report_design import PART_TITLES, USUAL_PARTS
from unga_desktop.models.report_part_model import PartRole, ReportPartModel


def keys(model: ReportPartModel) -> list[str]:
    return [model.index(row).data(PartRole.KEY) for row in range(model.rowCount())]


def test_every_part_is_there_once_and_those_of_the_report_in_their_order(qtmodeltester) -> None:
    model = ReportPartModel()
    model.set_parts(("redline", "title"))
    qtmodeltester.check(model)
    assert sorted(keys(model)) == sorted(PART_TITLES)
    assert model.parts == ("redline", "title")
    model.set_parts(USUAL_PARTS)
    assert model.parts == USUAL_PARTS


def test_a_move_changes_the_order_and_says_so(qtbot) -> None:
    model = ReportPartModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_parts(USUAL_PARTS)
    with qtbot.waitSignal(model.parts_changed):
        assert model.move(0, 2)
    assert keys(model)[2] == USUAL_PARTS[0]
    assert not model.move(0, -1)
    assert not model.move(model.rowCount() - 1, model.rowCount())
    assert tester is not None


def test_a_part_that_nothing_fills_says_so() -> None:
    model = ReportPartModel()
    model.set_parts(("title", "vote", "redline"))
    model.show_filled(("title", "redline"))
    shown = [model.index(row).data() for row in range(model.rowCount())]
    assert [text for text in shown if text.endswith(" (nothing to show)")] == [
        f"{PART_TITLES['vote']} (nothing to show)"
    ]
    model.setData(model.index(keys(model).index("vote")), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert PART_TITLES["vote"] in [model.index(row).data() for row in range(model.rowCount())]


def test_a_tick_is_taken_but_the_last_one_stays() -> None:
    model = ReportPartModel()
    model.set_parts(("title",))
    first = model.index(keys(model).index("title"))
    assert not model.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    other = model.index(keys(model).index("redline"))
    assert model.setData(other, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.setData(first, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.parts == ("redline",)
