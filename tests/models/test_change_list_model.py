import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from unga_desktop.core.redlines.change import Change, ChangeKind
from unga_desktop.core.redlines.redline import ChangeClass, Flag
from unga_desktop.core.redlines.revision import Revision
from unga_desktop.models.change_list_model import AUTHOR, ChangeListFilter, ChangeListModel, Column, Role

pytestmark = pytest.mark.usefixtures("qapp")

CHANGES = (
    Change(
        1,
        0,
        1,
        2,
        ChangeKind.REPLACED,
        ChangeClass.VERB,
        "urges",
        "demands",
        "operative paragraph 1",
        flags=(Flag.VERB_STRENGTHENED,),
    ),
    Change(
        2, 1, -1, -1, ChangeKind.RENUMBERED, ChangeClass.NUMBER, "1", "2", "operative paragraph 2", consequential=True
    ),
    Change(3, 9, 0, 0, ChangeKind.INSERTED, ChangeClass.INVISIBLE, "", "\u200b", "title"),
    Change(10, 10, 0, 0, ChangeKind.INSERTED, ChangeClass.WORDING, "", "tragic", "title"),
)


def model_of() -> tuple[ChangeListModel, ChangeListFilter]:
    model, filtered = ChangeListModel(), ChangeListFilter()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    filtered.setSourceModel(model)
    QAbstractItemModelTester(filtered, QAbstractItemModelTester.FailureReportingMode.Fatal, filtered)
    model.show_changes(CHANGES)
    return model, filtered


def numbers(filtered: ChangeListFilter) -> list[int]:
    return [filtered.index(row, 0).data(Role.CHANGE).number for row in range(filtered.rowCount())]


def test_a_row_shows_the_change() -> None:
    model, _ = model_of()
    shown = [model.index(0, column).data() for column in Column]
    assert shown == [1, "Replaced", "operative paragraph 1", "urges", "demands", "verb, verb strengthened", ""]


def test_hidden_characters_are_named_in_the_list() -> None:
    model, _ = model_of()
    assert model.index(2, Column.AFTER).data() == "[ZWSP]"


@pytest.mark.parametrize(
    ("words", "shown"), [(" ", "[space]"), ("   ", "[3 spaces]"), ("", ""), (" and", " and"), ("\u00a0", "[NBSP]")]
)
def test_spaces_alone_are_named_in_the_list(words: str, shown: str) -> None:
    model = ChangeListModel()
    typographic = Change(1, 0, 0, 0, ChangeKind.REPLACED, ChangeClass.TYPOGRAPHY, ",", words, "title")
    model.show_changes([typographic])
    assert model.index(0, Column.AFTER).data() == shown


def test_numbers_sort_as_numbers() -> None:
    _model, filtered = model_of()
    filtered.sort(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    assert numbers(filtered) == [10, 3, 2, 1]


def test_the_filter_joins_kind_class_and_words() -> None:
    _model, filtered = model_of()
    filtered.set_filter(ChangeKind.INSERTED, None, "")
    assert numbers(filtered) == [3, 10]
    filtered.set_filter(ChangeKind.INSERTED, ChangeClass.WORDING, "")
    assert numbers(filtered) == [10]
    filtered.set_filter(None, None, "zwsp")
    assert numbers(filtered) == [3]
    filtered.set_filter(None, None, "DEMANDS")
    assert numbers(filtered) == [1]
    filtered.set_filter(None, None, "")
    assert len(numbers(filtered)) == 4


def test_a_change_that_two_delegates_tracked_names_both_with_their_days() -> None:
    model = ChangeListModel()
    tracked = (Revision("Ann", "2026-03-02T10:00:00Z"), Revision("Bo", ""), Revision("", "2026-03-04"))
    change = Change(1, 0, 1, 2, ChangeKind.REPLACED, ChangeClass.WORDING, "a", "b", "title", tracked=tracked)
    model.show_changes((change,), {"Ann": "Ann"}, AUTHOR)
    assert model.index(0, Column.AMENDMENT).data() == "Ann, 2 March 2026; Bo; 4 March 2026"
