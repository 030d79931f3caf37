"""Tables of States and roll calls: Qt's rules, plain values, rows found by their key."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.models.cast_model import CastRole
from unga_desktop.models.vote_rows_model import Column, RowsModel

_COLUMNS = (
    Column("State", lambda row: row[1]),
    Column("Votes", lambda row: f"{row[2]:,}", lambda row: row[2], numeric=True),
    Column("Vote", lambda row: row[3].name.lower(), vote=lambda row: row[3], tip=lambda row: f"voted {row[3].name}"),
)
_ROWS = (("BRA", "Brazil", 1200, Vote.ABSTAINING), ("FRA", "France", 30, Vote.IN_FAVOUR))


@pytest.fixture
def owner():
    return QObject()


@pytest.fixture
def model(owner):
    model = RowsModel(_COLUMNS, lambda row: row[0], owner)
    model.show(_ROWS)
    return model


def test_the_model_keeps_qts_rules(model):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(())
    model.show(_ROWS, _COLUMNS[:2])
    model.show(_ROWS[:1], _COLUMNS)
    assert tester.model() is model


def test_cells_show_text_and_sort_by_their_values(model):
    assert model.index(0, 1).data() == "1,200"
    assert model.index(0, 1).data(CastRole.SORT) == 1200
    assert model.index(0, 0).data(CastRole.SORT) == "Brazil"
    assert model.index(1, 1).data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight.value)


def test_a_row_is_found_by_its_key_and_carries_its_vote(model):
    assert model.row_of("FRA") == 1
    assert model.row_of("DEU") == -1
    assert Vote(model.index(1, 2).data(CastRole.VOTE)) is Vote.IN_FAVOUR
    assert model.index(1, 2).data(Qt.ItemDataRole.ToolTipRole) == "voted IN_FAVOUR"
    assert model.index(1, 0).data(CastRole.ISO3) == "FRA"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Vote"
