"""The table of votes and its filter, on the real roll call of A/RES/ES-11/8."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from unga_desktop.models.cast_model import CastColumn, CastFilter, CastModel, CastRole, folded
from unga_desktop.services.vote_desk import bundled_vote_desk


@pytest.fixture
def owner():
    return QObject()


@pytest.fixture
def model(owner):
    desk = bundled_vote_desk()
    model = CastModel(owner)
    model.show(desk.tally(desk.roll_call("A/RES/ES-11/8")).casts)
    return model


@pytest.fixture
def votes_filter(owner, model):
    votes_filter = CastFilter(owner)
    votes_filter.setSourceModel(model)
    return votes_filter


@pytest.fixture
def found(votes_filter):
    def look_for(text):
        votes_filter.look_for(text)
        return [votes_filter.index(row, 0).data() for row in range(votes_filter.rowCount())]

    return look_for


def test_the_model_keeps_qts_rules(model):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(())
    model.show(bundled_vote_desk().tally(bundled_vote_desk().roll_call("A/RES/ES-11/7")).casts)
    assert tester.model() is model


def test_all_members_are_rows_and_every_value_is_plain_python(model):
    assert model.rowCount() == 193
    for column in CastColumn:
        assert type(model.index(0, column).data()) is str
        assert type(model.index(0, column).data(CastRole.SORT)) in (int, str)


def test_the_vote_sorts_in_the_order_of_the_choices(votes_filter):
    votes_filter.sort(CastColumn.VOTE, Qt.SortOrder.AscendingOrder)
    shown = [votes_filter.index(row, CastColumn.VOTE).data() for row in range(193)]
    assert shown == ["in favour"] * 93 + ["against"] * 8 + ["abstaining"] * 73 + ["not voting"] * 19


def test_names_sort_without_regard_to_accents(votes_filter):
    votes_filter.sort(CastColumn.STATE, Qt.SortOrder.AscendingOrder)
    shown = [votes_filter.index(row, 0).data() for row in range(193)]
    assert shown.index("Costa Rica") < shown.index("Côte d'Ivoire") < shown.index("Croatia")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("turkiye", "Türkiye"),
        ("TÜRKİYE", "Türkiye"),
        ("cote", "Côte d'Ivoire"),
        ("cote d’ivoire", "Côte d'Ivoire"),
        ("sao tome", "Sao Tome and Principe"),
        ("prk", "Democratic People's Republic of Korea"),
    ],
)
def test_the_filter_finds_a_state_however_it_is_typed(found, typed, name):
    assert found(typed) == [name]


def test_the_filter_finds_by_group_and_by_vote_and_shows_all_again(found):
    assert len(found("eastern european")) == 23
    assert len(found("not voting")) == 19
    assert found("atlantis") == []
    assert len(found("")) == 193


def test_folding_leaves_letters_of_other_scripts():
    assert folded("  Côte  d'Ivoire ") == "cote d ivoire"
    assert folded("Россия") == "россия"
