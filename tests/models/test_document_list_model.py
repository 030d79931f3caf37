"""The list as a tree for Qt: grouped, sorted natively, filtered, said aloud."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from unga_desktop import paths
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.importers.vote_files.bundled_votes import read_roll_calls
from unga_desktop.models.command_model import CommandModel, ListedCommand
from unga_desktop.models.command_model import Role as CommandRole
from unga_desktop.models.document_group import PAGE, Column
from unga_desktop.models.document_line import day_in_words, older_first, own_line, session_title, spoken
from unga_desktop.models.document_list_model import OWN, DocumentListModel, Role
from unga_desktop.services.library import bundled_library
from unga_desktop.services.preferences import OwnComparison

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def roll_calls() -> Mapping[str, RollCall]:
    return {roll_call.id: roll_call for roll_call in read_roll_calls(paths.data())}


@pytest.fixture
def model(roll_calls) -> DocumentListModel:
    model = DocumentListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(bundled_library().entries(), roll_calls, [OwnComparison("/nowhere/a.txt", "A/RES/ES-11/8")])
    model.tester = tester
    return model


@pytest.fixture
def shown(model) -> DocumentListModel:
    model.sort(Column.DOCUMENT, Qt.SortOrder.AscendingOrder)
    return model


def _names(model: DocumentListModel, group: int = 0, column: Column = Column.DOCUMENT) -> list[str]:
    parent = model.index(group, 0)
    return [model.index(row, column, parent).data() for row in range(model.rowCount(parent))]


def _groups(model: DocumentListModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_documents_stand_under_their_sessions_and_own_comparisons_last(shown) -> None:
    assert _groups(shown) == ["11th emergency special session", "Security Council", OWN]


def test_symbols_sort_by_their_numbers(shown) -> None:
    names = _names(shown)
    assert names.index("A/ES-11/L.9") < names.index("A/ES-11/L.10") < names.index("A/ES-11/L.11")


def test_headings_keep_their_order_when_the_sorting_turns_round(shown) -> None:
    groups = _groups(shown)
    upwards = _names(shown)
    shown.sort(Column.DOCUMENT, Qt.SortOrder.DescendingOrder)
    assert _groups(shown) == groups
    assert _names(shown) == upwards[::-1]


def test_results_sort_by_votes_in_favour_not_as_text(shown) -> None:
    shown.sort(Column.RESULT, Qt.SortOrder.DescendingOrder)
    totals = [name for name in _names(shown, column=Column.RESULT) if name]
    assert totals[0] == "143-5-35"
    assert totals[-1] == "11-?-?"


def test_every_word_typed_must_occur_in_symbol_or_title(shown) -> None:
    shown.filter_by("L.10 european NAME")
    assert _names(shown) == []
    shown.filter_by("a/es-11/l.11 european NAME")
    assert _names(shown) == ["Amendment 1 to L.11"]
    shown.filter_by("path to peace")
    assert _groups(shown) == ["11th emergency special session", "Security Council"]
    shown.filter_by("")
    assert len(_groups(shown)) == 3


@pytest.fixture
def long() -> DocumentListModel:
    model = DocumentListModel()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.tester.setUseFetchMore(False)
    entry = bundled_library().entry("A/ES-11/L.11")
    found = [
        replace(entry, symbol=f"A/80/L.{number}", session="80", title=f"Ports {number}") for number in range(1, 1001)
    ]
    model.show(found, {})
    return model


def test_a_long_list_is_laid_open_page_by_page_and_says_how_long_it_is(long) -> None:
    heading = long.index(0, 0)
    assert (long.rowCount(heading), heading.data(Role.COUNT)) == (PAGE, 1000)
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole) == "80th session, 1,000"
    for _ in range(20):
        long.fetchMore(heading)
    assert _names(long) == [f"A/80/L.{number}" for number in range(1, 1001)]
    assert not long.canFetchMore(heading)


def test_the_filter_and_the_order_cover_what_is_not_laid_open(long) -> None:
    long.filter_by("ports l.99")
    assert _names(long) == ["A/80/L.99", *(f"A/80/L.{number}" for number in range(990, 1000))]
    long.filter_by("")
    long.sort(Column.DOCUMENT, Qt.SortOrder.DescendingOrder)
    assert _names(long)[0] == "A/80/L.1000"


def test_a_document_that_is_looked_for_is_laid_open(long) -> None:
    index = long.index_of("a/80/l.950")
    assert long.line(index).symbol == "A/80/L.950"
    assert long.rowCount(long.index(0, 0)) == 950
    long.filter_by("nothing of the kind")
    assert not long.index_of("A/80/L.950").isValid()


def test_a_line_says_totals_outcome_and_what_its_text_is_worth(model) -> None:
    line = model.line(model.index_of("A/RES/ES-11/8"))
    assert (line.totals, line.outcome, line.status) == ("93-8-73", "adopted", "summary")
    assert model.line(model.index_of("A/ES-11/L.11")).outcome == "amended"
    assert model.line(model.index_of("A/RES/ES-11/1")).status == "no text"
    assert model.line(model.index_of("A/ES-11/L.11#amendment-1")).totals == ""


def test_a_line_is_said_aloud_in_words(model) -> None:
    index = model.index_of("A/RES/ES-11/8")
    said = [index.siblingAtColumn(column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column]
    assert said == ["A/RES/ES-11/8, The path to peace, summary", "24 February 2025", "93-8-73 adopted"]


def test_a_comparison_whose_file_is_gone_says_which(model) -> None:
    line = model.line(model.index_of(OwnComparison("/nowhere/a.txt", "A/RES/ES-11/8")))
    assert line.missing
    assert line.name == "a.txt → A/RES/ES-11/8"
    assert line.title == "a.txt is no longer there"


def test_a_word_file_compared_with_itself_is_called_by_its_tracked_changes() -> None:
    assert own_line(OwnComparison("/my/sent.docx", "/my/sent.docx"), 0).name == "sent.docx, tracked changes"
    assert own_line(OwnComparison("/my/sent.docx", "A/RES/ES-11/8"), 0).name == "sent.docx → A/RES/ES-11/8"
    assert own_line(OwnComparison("/my/text.txt", "/my/text.txt"), 0).name == "text.txt → itself"


def test_the_older_of_two_documents_is_the_original(model) -> None:
    lines = [model.line(model.index_of(symbol)) for symbol in ("S/RES/2774", "A/RES/ES-11/8", "A/ES-11/L.10")]
    assert older_first(lines[0], lines[1]) == ("A/RES/ES-11/8", "S/RES/2774 (2025)")
    assert older_first(lines[1], lines[2]) == ("A/ES-11/L.10", "A/RES/ES-11/8")


@pytest.mark.parametrize(
    ("identity", "said"),
    [
        ("A/C.3/80/L.20", "A/C.3/80/L.20"),
        ("A/C.3/80/L.20#fr", "A/C.3/80/L.20 (French)"),
        ("A/C.3/80/L.20#zh-7", "A/C.3/80/L.20 (Chinese)"),
        ("A/ES-11/L.11#kept", "A/ES-11/L.11 (own text)"),
        ("A/ES-11/L.11#amendment-1", "Amendment 1 to L.11"),
        ("draft#2", "draft#2"),
    ],
)
def test_names_of_the_library_are_told_in_words(identity: str, said: str) -> None:
    assert spoken(identity) == said


@pytest.mark.parametrize(
    ("session", "title"),
    [
        ("ES-11", "11th emergency special session"),
        ("80", "80th session"),
        ("81", "81st session"),
        ("S-32", "32nd special session"),
        ("Security Council", "Security Council"),
        ("", "Other documents"),
    ],
)
def test_a_session_is_named_in_words(session: str, title: str) -> None:
    assert session_title(session) == title


def test_a_date_that_is_none_stays_as_it_is() -> None:
    assert day_in_words("about 2025") == "about 2025"


def test_what_is_not_in_the_list_has_no_place(model) -> None:
    assert not model.index_of("A/RES/1/1").isValid()
    assert model.line(QModelIndex()) is None
    assert Path("/nowhere").exists() is False


def test_commands_narrow_by_all_words_and_beginnings_come_first() -> None:
    commands = [
        ListedCommand("pdf", "Export as PDF", "Ctrl+E", "File"),
        ListedCommand("print", "Print", "Ctrl+P", "File"),
        ListedCommand("preview", "Print preview", "", "File"),
        ListedCommand("blue", "Blueprint", "", "View"),
    ]
    model = CommandModel(commands)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.narrow("print")
    assert [model.index(row).data(CommandRole.ID) for row in range(model.rowCount())] == ["print", "preview", "blue"]
    model.narrow("file ex")
    assert [model.index(row).data(CommandRole.ID) for row in range(model.rowCount())] == ["pdf"]
    del tester
