"""The amendments as a tree for Qt: rows, roles, words, and the pairs that meet."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.models.amendment_model import AmendmentModel, Column, Role
from unga_desktop.services.amender import Amender
from unga_desktop.services.amendment_case import AmendmentCase, AmendmentScale, Asked
from unga_desktop.services.library import bundled_library
from unga_desktop.services.proposals import Proposals
from unga_desktop.services.vote_desk import bundled_vote_desk

pytestmark = pytest.mark.usefixtures("qapp")


def case(*files: str, dispositions: dict[str, Disposition] | None = None) -> AmendmentCase:
    library, desk = bundled_library(), bundled_vote_desk()
    amender = Amender(library, desk)
    scale = AmendmentScale(amender, Proposals(library, amender, desk))
    found = scale.weigh(Asked("A/ES-11/L.11", "A/RES/ES-11/8", files, (), dispositions))
    assert found is not None
    return found


@pytest.fixture
def model() -> AmendmentModel:
    made = AmendmentModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show_case(case())
    return made


def test_each_amendment_has_tag_sponsor_outcome_and_vote(model) -> None:
    rows = [[model.index(row, column).data() for column in Column] for row in range(model.rowCount())]
    assert rows[2] == [
        *("E3", "A/ES-11/L.15\nFrance and European States", "adopted", "2 of 2 reflected\nAdopted, totals not known"),
    ]
    assert rows[3] == [
        *(
            "R1",
            "A/ES-11/L.11, amendment 4\nRussian Federation",
            "rejected",
            "1 of 1 would apply\nRejected by 31-71-59",
        ),
    ]


def test_instructions_stand_under_their_amendment_with_their_fate(model) -> None:
    parent = model.index(2, 0)
    assert model.rowCount(parent) == 2
    assert model.index(1, Column.OUTCOME, parent).data() == "✓ reflected"
    assert model.index(1, 0, parent).data(Role.NAME) == "A/ES-11/L.15"
    assert model.index_of("A/ES-11/L.15", 3) == model.index(1, 0, parent)
    assert model.index(0, Column.SWITCH, parent).data(Role.DISPOSITION) is None


def test_the_switch_is_said_aloud(model) -> None:
    said = model.index(3, Column.SWITCH).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Switch: rejected"


def test_the_same_rows_change_in_their_places_and_a_selection_stays(model, qtbot) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_case(case(dispositions={"A/ES-11/L.15": Disposition.OFF}))
    assert model.index(2, Column.SWITCH).data(Role.DISPOSITION) == Disposition.OFF


def test_pairs_that_meet_stand_last_with_both_texts_and_the_reason(model, tmp_path: Path) -> None:
    rival = tmp_path / "rival.txt"
    rival.write_text(
        "Chad: amendment to draft resolution A/ES-11/L.11\n\nIn the first preambular paragraph, replace the words "
        "“Russian Federation-Ukraine conflict” by the word “war”.\n\nDelete paragraph 9.\n",
        "utf-8",
    )
    model.show_case(case(str(rival)))
    chad = model.index(4, 0)
    assert [model.index(row, Column.OUTCOME, chad).data().partition(":")[0] for row in range(2)][1] == "✗ refused"
    last = model.index(model.rowCount() - 1, 0)
    assert model.index(last.row(), Column.TEXT).data() == "1 pair of instructions that meet"
    texts = [model.index(row, Column.TEXT, last).data() for row in range(model.rowCount(last))]
    assert "full-scale invasion" in texts[0]
    assert "“war”" in texts[1]
    assert "both change the same words" in model.index(0, Column.OUTCOME, last).data()


def test_no_case_has_no_rows(model) -> None:
    model.show_case(None)
    assert (model.rowCount(), model.empty) == (0, True)
