"""Two windows on one library: what one keeps, the other shows by itself, and nothing moves under the user's hands."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, KeptComparison, KeptDocument, Provenance
from unga_desktop.core.documents.structure import parse
from unga_desktop.models.document_list_model import Role
from unga_desktop.services.intake import Intake, IntakeOptions
from unga_desktop.services.library import user_library
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.user_database import user_database
from unga_desktop.widgets.library.document_list import DocumentList
from unga_desktop.widgets.library.facts_form import FactsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _other_window() -> DocumentStore:
    """The library as another process has it: by connections of its own."""
    return DocumentStore(Database(user_database().path))


def _keep(store: DocumentStore, *numbers: int) -> list[KeptDocument]:
    given = []
    for number in numbers:
        symbol, content = f"A/C.2/80/L.{number}", str(number).encode()
        facts = Facts(symbol, f"Draft {number}", "2025-10-01", "GA", "80", "en", Kind.DRAFT)
        text = parse(f"{symbol}\n\nDraft {number}\n\nThe General Assembly,\n\n1. Decides.", Source(f"{number}.txt"))
        provenance = Provenance(f"{number}.txt", hashlib.sha256(content).hexdigest(), "2025", "text", TextStatus.OWN)
        given.append((text, content, facts, provenance))
    kept = store.keep_all(given)
    store.database.close()
    return kept


def _stands(documents: DocumentList, wanted: object) -> bool:
    return documents._model.index_of(wanted).isValid()


def _top(documents: DocumentList) -> str:
    index = documents.tree.indexAt(documents.tree.viewport().rect().topLeft())
    line = index.data(Role.LINE)
    return line.symbol if line else str(index.siblingAtColumn(0).data())


def test_what_another_window_keeps_corrects_and_removes_is_in_the_list_by_itself(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    qtbot.waitUntil(lambda: parts.librarian.is_open)
    shown, documents, other = parts.reading.shown, parts.window.documents, _other_window()
    (kept,) = _keep(other, 5)
    qtbot.waitUntil(lambda: _stands(documents, "A/C.2/80/L.5"))
    other.correct(kept.number, Facts("A/C.2/80/L.7", "Ports", "", "GA", "80", "en", Kind.DRAFT))
    qtbot.waitUntil(lambda: _stands(documents, "A/C.2/80/L.7"))
    assert not _stands(documents, "A/C.2/80/L.5")
    other.remove(kept.number)
    qtbot.waitUntil(lambda: not _stands(documents, "A/C.2/80/L.7"))
    comparison = ComparisonStore(other.database).keep(KeptComparison("Mine", ("A/ES-11/L.10", "A/ES-11/L.11")))
    qtbot.waitUntil(lambda: _stands(documents, comparison))
    assert parts.reading.shown is shown
    other.database.close()


def test_selection_place_and_folding_of_the_list_stay_when_another_window_keeps_something(
    open_window, qtbot: QtBot
) -> None:
    store = _other_window()
    _keep(store, *range(1, 321))
    parts = open_window("A/ES-11/L.11", "A/RES/ES-11/8")
    documents = parts.window.documents
    qtbot.waitUntil(lambda: _stands(documents, "A/C.2/80/L.320"))
    tree, selection = documents.tree, documents.tree.selectionModel()
    council = next(
        documents._model.index(row, 0)
        for row in range(documents._model.rowCount())
        if documents._model.index(row, 0).data() == "Security Council"
    )
    tree.setCurrentIndex(council)
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    documents.select("A/ES-11/L.10")
    tree.scrollTo(documents._model.index_of("A/C.2/80/L.250"), tree.ScrollHint.PositionAtTop)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    blocked = selection.blockSignals(True)
    selection.select(documents._model.index_of("A/ES-11/L.11"), flags)
    selection.blockSignals(blocked)
    top, marked, shown = _top(documents), documents.selected_lines(), parts.reading.shown
    assert top == "A/C.2/80/L.250"
    _keep(store, 400)
    qtbot.waitUntil(lambda: _stands(documents, "A/C.2/80/L.400"))
    assert _top(documents) == top
    assert [line.symbol for line in documents.selected_lines()] == [line.symbol for line in marked]
    assert [line.symbol for line in marked] == ["A/ES-11/L.10", "A/ES-11/L.11"]
    folded = [documents._model.index(row, 0) for row in range(documents._model.rowCount())]
    assert [index.data() for index in folded if not tree.isExpanded(index)] == ["Security Council"]
    assert parts.reading.shown is shown


def test_nothing_changes_while_a_form_is_open_and_what_was_changed_elsewhere_is_not_overwritten(
    open_window, qtbot: QtBot
) -> None:
    other = _other_window()
    (kept,) = _keep(other, 5)
    parts = open_window("A/ES-11/L.11")
    documents = parts.window.documents
    qtbot.waitUntil(lambda: _stands(documents, "A/C.2/80/L.5"))
    parts.librarian.correct("A/C.2/80/L.5")
    form = next(dialog for dialog in parts.window.findChildren(FactsDialog) if dialog.isVisible())
    form.fields["title"].setText("Harbours")
    other.set_status(kept.number, TextStatus.OFFICIAL)
    _keep(other, 6)
    parts.watch.look()
    assert not parts.watch._reading.busy
    assert not _stands(documents, "A/C.2/80/L.6")
    assert form.fields["title"].text() == "Harbours"
    with qtbot.waitSignal(parts.librarian.said):
        qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _stands(documents, "A/C.2/80/L.6"))
    now = other.get(kept.number)
    assert (now.facts.title, now.provenance.status) == ("Harbours", TextStatus.OFFICIAL), "neither change is lost"
    parts.librarian.correct("A/C.2/80/L.5")
    form = next(dialog for dialog in parts.window.findChildren(FactsDialog) if dialog.isVisible())
    other.correct(kept.number, Facts("A/C.2/80/L.5", "Docks", "", "GA", "80", "en", Kind.DRAFT))
    form.fields["title"].setText("Quays")
    qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "changed in another window" in form.fault.text())
    assert other.get(kept.number).facts.title == "Docks"
    form.drop()
    other.database.close()


def test_nothing_is_read_while_nothing_was_written_and_while_the_window_is_not_seen(open_window, qtbot: QtBot) -> None:
    other = _other_window()
    _keep(other, 5)
    parts = open_window()
    qtbot.waitUntil(lambda: _stands(parts.window.documents, "A/C.2/80/L.5"))
    parts.watch.look()
    told: list[object] = []
    parts.watch.changed.connect(lambda: told.append(1))
    for _ in range(3):
        parts.watch.look()
        assert not parts.watch._reading.busy
    parts.window.hide()
    _keep(other, 6)
    parts.watch.look()
    assert not parts.watch._reading.busy
    parts.window.show()
    with qtbot.waitSignal(parts.watch.changed):
        parts.watch.look()
    assert len(told) == 1
    assert user_library().has("A/C.2/80/L.6")


def test_votes_that_another_window_imports_on_what_is_shown_stand_beside_it(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    _keep(_other_window(), 5)
    parts = open_window("A/C.2/80/L.5")
    qtbot.waitUntil(lambda: _stands(parts.window.documents, "A/C.2/80/L.5"))
    assert parts.voting.tallies == ()
    table = tmp_path / "votes.csv"
    table.write_text(
        "iso3,vote,roll_call,date\nBRA,Y,A/C.2/80/L.5,2025-11-20\nFRA,N,A/C.2/80/L.5,2025-11-20\n", "utf-8"
    )
    (outcome,) = Intake(user_library(), IntakeOptions()).take([table])
    assert outcome.votes is not None
    qtbot.waitUntil(lambda: len(parts.voting.tallies) == 1)
    assert parts.presenter.votes_pane.tally.roll_call.votes.keys() == {"BRA", "FRA"}
