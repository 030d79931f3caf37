"""Documents that come in, are kept, take the place of summaries, are corrected and taken out; all in the real window."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from unga_desktop import paths
from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, KeptDocument, Provenance
from unga_desktop.core.report_design import PART_TITLES
from unga_desktop.exporters.comparison_json import comparison_json
from unga_desktop.models.document_list_model import Role
from unga_desktop.services.library import user_library
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.notes import NoteStore
from unga_desktop.storage.user_database import user_database
from unga_desktop.widgets.error_dialog import ErrorDialog
from unga_desktop.widgets.library.facts_form import FactsDialog
from unga_desktop.widgets.library.note_dialog import NoteDialog
from unga_desktop.widgets.library.provenance_dialog import ProvenanceDialog
from unga_desktop.widgets.votes.vote_import_dialog import VoteImportDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_ISSUED = """United Nations

A/ES-11/L.11

General Assembly

Distr.: Limited

21 February 2025

Original: English

Eleventh emergency special session

Agenda item 5

United States of America: draft resolution

The path to peace

The General Assembly,

Mourning the tragic loss of life throughout the conflict,

1. Implores a swift end to the conflict.
"""


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    return _page(tmp_path / "N2505678.html", _ISSUED)


def _page(path: Path, text: str) -> Path:
    """A saved page with this text, as texts are issued; plain text is not proposed as such."""
    path.write_text("".join(f"<p>{line}</p>\n" for line in text.split("\n\n")), "utf-8")
    return path


def _drop(widget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        *(QPointF(QPoint(20, 20)), Qt.DropAction.CopyAction, mime),
        *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    widget.dropEvent(event)


def _dialog(window, kind):
    return next((dialog for dialog in window.findChildren(kind) if dialog.isVisible()), None)


def _open_file(parts, qtbot: QtBot, path: Path):
    """Drops a file on the window and waits for the bar that offers to keep it."""
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, path)
    qtbot.waitUntil(lambda: str(path) in parts.arrivals.arrivals)
    return parts.window.notices


def _form(parts, qtbot: QtBot) -> FactsDialog:
    qtbot.waitUntil(lambda: _dialog(parts.window, FactsDialog) is not None)
    return _dialog(parts.window, FactsDialog)


def _keep(parts, qtbot: QtBot, path: Path) -> str:
    bar = _open_file(parts, qtbot, path)
    qtbot.mouseClick(bar.lines[0].button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignals([parts.librarian.done, parts.reading.opened]):
        qtbot.mouseClick(_form(parts, qtbot).confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: parts.amending.settled, timeout=30_000)
    return parts.reading.shown.chosen


def _text(field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.currentText()


def test_a_dropped_file_is_shown_at_once_and_a_bar_offers_to_keep_it(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    bar = _open_file(parts, qtbot, issued)
    assert parts.reading.shown.document.title == "The path to peace"
    assert bar.isVisible()
    assert [notice.words for notice in bar.notices] == ["N2505678.html: A/ES-11/L.11, 13 paragraphs"]
    assert bar.lines[0].button.text() == "Keep in the library..."
    assert not DocumentStore(user_database()).all()


def test_the_buttons_of_two_notices_stand_below_each_other(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window(*map(str, drafts))
    qtbot.waitUntil(lambda: len(parts.window.notices.lines) == 2)
    lines = parts.window.notices.lines
    qtbot.waitUntil(lambda: lines[1].button.isVisible() and lines[1].button.x() > 0)
    first, second = (line.button.mapTo(parts.window, line.button.rect().topRight()).x() for line in lines)
    assert first == second


def test_a_text_without_a_vote_says_how_one_comes_in(open_window, drafts) -> None:
    parts = open_window(str(drafts[0]))
    advice = parts.presenter.votes_pane._advice.text()
    assert "Enter or import one in the menu File" in advice
    menu = next(action.menu() for action in parts.window.menuBar().actions() if action.text() == "&File")
    assert {parts.window.command("enter-vote"), parts.window.command("import-votes")} <= set(menu.actions())


def test_the_form_shows_what_was_found_and_where(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    bar = _open_file(parts, qtbot, issued)
    qtbot.mouseClick(bar.lines[0].button, Qt.MouseButton.LeftButton)
    form = _form(parts, qtbot)
    assert {name: _text(field) for name, field in form.fields.items()} == {
        "symbol": "A/ES-11/L.11",
        "title": "The path to peace",
        "date": "21 February 2025",
        "organ": "General Assembly (GA)",
        "session": "ES-11",
        "language": "English",
        "kind": "Draft",
        "sponsor": "United States of America",
    }
    assert form.places["date"].text() == "Found in line 5: “21 February 2025”"
    assert form.official.isChecked()
    assert form.why.text().startswith("Proposed, since symbol and date stand at its head")
    assert "takes its place" in form.notice.text()
    form.reject()


def test_the_issued_text_takes_the_place_of_the_summary_in_list_comparison_and_report(
    open_window, qtbot: QtBot, issued: Path
) -> None:
    parts = open_window()
    assert _keep(parts, qtbot, issued) == "A/ES-11/L.11"
    shown = parts.reading.shown
    assert shown.names == ("A/ES-11/L.11", "A/RES/ES-11/8")
    source = shown.comparison.original.source
    assert (source.status, source.name) == (TextStatus.OFFICIAL, "N2505678.html")
    line = parts.window.documents.selected_lines()[0]
    assert (line.symbol, line.status) == ("A/ES-11/L.11", "official text")
    assert line.totals, "the votes of the summary's entry are kept"
    written = comparison_json(shown.comparison)
    assert source.sha256 in written
    report = repr(Reporter(bundled_vote_desk()).report(shown.comparison, None, "2025-03-01", tuple(PART_TITLES)))
    assert "N2505678.html" in report
    assert source.sha256[:8] in report


def test_the_summary_can_be_had_back_and_the_issued_text_again(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    _keep(parts, qtbot, issued)
    for status, words in ((TextStatus.SUMMARY, "issued text"), (TextStatus.OFFICIAL, "summary")):
        command = parts.window.command("show-summary")
        assert command.isEnabled()
        with qtbot.waitSignal(parts.reading.opened):
            command.trigger()
        assert parts.reading.shown.comparison.original.source.status is status
        qtbot.waitUntil(lambda words=words, command=command: words in command.text())


def test_the_bar_says_which_text_is_shown_after_keeping(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    _keep(parts, qtbot, issued)
    bar, command = parts.window.notices, parts.window.command("show-summary")
    with qtbot.waitSignal(parts.reading.opened):
        command.trigger()
    assert [notice.words for notice in bar.notices] == [
        "The summary is shown; the issued text of A/ES-11/L.11 is kept."
    ]
    assert parts.reading.shown.comparison.original.source.status is TextStatus.SUMMARY
    with qtbot.waitSignal(parts.reading.opened):
        command.trigger()
    assert [notice.words for notice in bar.notices] == [
        "Kept in the library as A/ES-11/L.11, in the place of the summary."
    ]
    bar.close_bar()
    with qtbot.waitSignal(parts.reading.opened):
        command.trigger()
    assert not bar.isVisible(), "what was closed is not said again"


def test_a_file_with_tracked_changes_is_kept_with_both_its_texts(open_window, qtbot: QtBot, tracked: Path) -> None:
    parts = open_window()
    bar = _open_file(parts, qtbot, tracked)
    assert "with all tracked changes accepted; the file keeps both texts" in " ".join(bar.notices[0].details)
    qtbot.mouseClick(bar.lines[0].button, Qt.MouseButton.LeftButton)
    form = _form(parts, qtbot)
    assert not form.official.isChecked()
    assert form.why.isVisible()
    assert form.why.text().startswith("The file has tracked changes")
    with qtbot.waitSignals([parts.librarian.done, parts.reading.opened]):
        qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    name = parts.reading.shown.chosen
    tracked.unlink()
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.open_documents((name,))
    comparison = parts.reading.shown.comparison
    assert comparison.check.passed
    assert len(parts.reading.shown.changes) == 4
    assert {span.author for row in comparison.rows for span in row.spans if span.change_class} == {"A/RES/ES-11/8"}
    kept = user_library().store.all()[0]
    accepted = [paragraph.text for paragraph in user_library().store.document(kept.number).paragraphs]
    assert accepted == [paragraph.text for paragraph in comparison.amended.paragraphs]


def test_keeping_can_be_undone_from_the_bar(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    _keep(parts, qtbot, issued)
    bar = parts.window.notices
    assert bar.notices[0].words == "Kept in the library as A/ES-11/L.11, in the place of the summary."
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(bar.lines[0].button, Qt.MouseButton.LeftButton)
    assert parts.reading.shown.names == (str(issued),)
    assert parts.reading.library.entry("A/ES-11/L.11").text_status is TextStatus.SUMMARY


def test_a_kept_document_is_there_when_the_window_is_opened_again(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    _keep(parts, qtbot, issued)
    parts.window.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.librarian.is_open)
    qtbot.waitUntil(lambda: again.reading.library.entry("A/ES-11/L.11").text_status is TextStatus.OFFICIAL)


def test_a_document_of_its_own_stands_under_its_session_and_can_be_taken_out_and_put_back(
    open_window, qtbot: QtBot, drafts
) -> None:
    parts = open_window()
    assert _keep(parts, qtbot, drafts[0]) == "A/C.2/80/L.5"
    documents = parts.window.documents
    index = documents.tree.selectionModel().selectedRows(0)[0]
    assert index.parent().data() == "80th session"
    parts.window.command("remove-document").trigger()
    qtbot.waitUntil(lambda: not parts.reading.library.has("A/C.2/80/L.5"))
    notices = parts.window.notices
    qtbot.waitUntil(lambda: "taken out" in (notices.notices[0].words if notices.notices else ""))
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(notices.lines[0].button, Qt.MouseButton.LeftButton)
    assert parts.reading.library.has("A/C.2/80/L.5")


def test_facts_are_corrected_in_the_form(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window()
    _keep(parts, qtbot, drafts[0])
    parts.window.command("correct-facts").trigger()
    form = _form(parts, qtbot)
    form.fields["title"].setText("Ports of the whole region")
    form.fields["symbol"].setText("a/c.2/80/l.6")
    form.fields["date"].setText("3 November 2025")
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    kept = parts.librarian.kept("A/C.2/80/L.6")
    assert isinstance(kept, KeptDocument)
    assert (kept.facts.title, kept.facts.date) == ("Ports of the whole region", "2025-11-03")
    assert parts.reading.shown.names == ("A/C.2/80/L.6",)


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("symbol", "no symbol at all", "not spelled as one"),
        ("symbol", "", "has a symbol"),
        ("date", "sometime in 2025", "not understood"),
    ],
)
def test_what_cannot_be_right_is_not_kept(
    open_window, qtbot: QtBot, issued: Path, field: str, value: str, fault: str
) -> None:
    parts = open_window()
    bar = _open_file(parts, qtbot, issued)
    qtbot.mouseClick(bar.lines[0].button, Qt.MouseButton.LeftButton)
    form = _form(parts, qtbot)
    form.fields[field].setText(value)
    assert fault in form.fault.text()
    assert not form.confirm.isEnabled()
    form.drop()


def test_a_file_that_changed_since_it_was_read_is_not_kept(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    bar = _open_file(parts, qtbot, issued)
    qtbot.mouseClick(bar.lines[0].button, Qt.MouseButton.LeftButton)
    form = _form(parts, qtbot)
    _page(issued, _ISSUED + "\n\n2. More.\n")
    qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "changed since it was read" in form.fault.text())
    assert form.isVisible()
    assert not DocumentStore(user_database()).all()
    form.reject()


def test_the_provenance_of_a_kept_document_can_be_read(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    _keep(parts, qtbot, issued)
    parts.window.command("provenance").trigger()
    qtbot.waitUntil(lambda: _dialog(parts.window, ProvenanceDialog) is not None)
    dialog = _dialog(parts.window, ProvenanceDialog)
    words = [label.text() for label in dialog.findChildren(type(parts.window.status.check))]
    assert "N2505678.html" in words
    assert parts.librarian.kept("A/ES-11/L.11").provenance.sha256 in words
    dialog.reject()


def test_the_menu_of_a_line_offers_what_can_be_done_with_a_kept_document(
    open_window, qtbot: QtBot, issued: Path
) -> None:
    parts = open_window()
    _keep(parts, qtbot, issued)
    menu = parts.window.documents.menu()
    assert [action.text() for action in menu.actions()] == [
        "Show the summary again",
        "Note on this document...",
        "Correct the facts...",
        "Where the file is from...",
        "Take out of the library",
    ]
    menu.deleteLater()
    parts.window.documents.select("A/ES-11/L.10")
    assert [action.text() for action in parts.window.documents.menu().actions()] == ["Note on this document..."]


def test_votes_dropped_on_the_window_go_to_the_votes(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_window()
    before = parts.reading.shown
    table = tmp_path / "drop.csv"
    table.write_text(
        "iso3,vote,roll_call,date\nBRA,Y,A/C.2/80/L.5,2025-11-20\nFRA,N,A/C.2/80/L.5,2025-11-20\n", "utf-8"
    )
    _drop(parts.window, table)
    qtbot.waitUntil(lambda: _dialog(parts.window, VoteImportDialog) is not None, timeout=20_000)
    _dialog(parts.window, VoteImportDialog).reject()
    assert parts.reading.shown is before


def test_votes_dropped_on_a_line_of_the_list_go_to_the_votes_too(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_window()
    table = tmp_path / "drop.csv"
    table.write_text(
        "iso3,vote,roll_call,date\nBRA,Y,A/C.2/80/L.5,2025-11-20\nFRA,N,A/C.2/80/L.5,2025-11-20\n", "utf-8"
    )
    parts.window.documents.comparison_requested.emit("A/ES-11/L.11", str(table))
    qtbot.waitUntil(lambda: _dialog(parts.window, VoteImportDialog) is not None, timeout=20_000)
    _dialog(parts.window, VoteImportDialog).reject()


def test_of_several_files_the_documents_are_opened_and_the_rest_is_refused_by_name(
    open_window, qtbot: QtBot, issued: Path, tmp_path: Path
) -> None:
    parts = open_window()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "empty.docx").write_bytes(b"")
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, issued, tmp_path / "picture.png", tmp_path / "empty.docx")
    assert parts.reading.shown.names == (str(issued),)
    dialog = _dialog(parts.window, ErrorDialog)
    assert dialog.what.text() == "2 files cannot be read."
    assert dialog.where.text() == "picture.png: this is a picture\nempty.docx: the file is empty"
    dialog.accept()


def test_files_dropped_on_the_list_beside_its_lines_are_opened(open_window, qtbot: QtBot, issued: Path) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.documents.tree.files_dropped.emit([str(issued)])
    assert parts.reading.shown.names == (str(issued),)


class _Browser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def browser():
    found = _Browser()
    QDesktopServices.setUrlHandler("https", found, "take")
    yield found
    QDesktopServices.unsetUrlHandler("https")


def test_the_official_page_of_a_kept_document_is_opened_in_its_language(
    open_window, qtbot: QtBot, browser: _Browser, tmp_path: Path
) -> None:
    path = tmp_path / "enfant.txt"
    path.write_text(
        "A/C.3/80/L.20\n\nAssemblée générale\n\n28 octobre 2025\n\nDroits de l’enfant\n\nL’Assemblée générale,\n\n"
        "Rappelant les résolutions sur les droits de l’enfant,\n\n1. Demande à tous les États de les appliquer.\n",
        "utf-8",
    )
    parts = open_window()
    _open_file(parts, qtbot, path)
    parts.window.command("official-page").trigger()
    _keep(parts, qtbot, path)
    parts.window.command("official-page").trigger()
    parts.window.command("digital-library").trigger()
    page = "https://docs.un.org/fr/A/C.3/80/L.20"
    assert browser.opened == [page, page, "https://digitallibrary.un.org/search?ln=en&p=%22A%2FC.3%2F80%2FL.20%22"]


def test_two_windows_do_not_lose_each_others_documents(open_window, qtbot: QtBot, issued: Path, drafts) -> None:
    first = open_window()
    _keep(first, qtbot, issued)
    other = user_library()
    assert other.kept("A/ES-11/L.11") is not None
    _keep(first, qtbot, drafts[0])
    assert {document.identity for document in other.store.all()} == {"A/ES-11/L.11", "A/C.2/80/L.5"}


def test_a_library_is_exported_and_taken_into_an_empty_one_by_dropping_it(
    open_window, qtbot: QtBot, drafts, tmp_path: Path, monkeypatch
) -> None:
    parts = open_window()
    _keep(parts, qtbot, drafts[0])
    target = tmp_path / "my.unga"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(parts.transfer.written):
        parts.window.command("export-library").trigger()
    parts.window.close()
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "elsewhere")
    other = open_window()
    with qtbot.waitSignal(other.transfer.done):
        _drop(other.window, target)
    assert other.window.notices.notices[0].words == "my.unga: 1 document taken"
    assert other.reading.library.has("A/C.2/80/L.5")
    index = other.window.documents._model.index_of("A/C.2/80/L.5")
    assert index.isValid()


def test_the_issued_text_in_an_imported_library_is_offered_where_the_summary_is_shown(
    open_window, qtbot: QtBot, issued: Path, tmp_path: Path, monkeypatch
) -> None:
    parts = open_window()
    _keep(parts, qtbot, issued)
    target = tmp_path / "my.unga"
    with qtbot.waitSignal(parts.transfer.written):
        parts.transfer.write(target)
    parts.window.close()
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "elsewhere")
    other = open_window("A/ES-11/L.11", "A/RES/ES-11/8")
    qtbot.waitUntil(lambda: other.librarian.is_open)
    with qtbot.waitSignal(other.transfer.done), qtbot.assertNotEmitted(other.reading.opened, wait=200):
        _drop(other.window, target)
    assert other.reading.shown.comparison.original.source.status is TextStatus.SUMMARY
    bar = other.window.notices
    assert [(notice.words, notice.action) for notice in bar.notices] == [
        ("The library now has the issued text of A/ES-11/L.11.", "Open it anew"),
        ("my.unga: 1 document taken", ""),
    ]
    with qtbot.waitSignal(other.reading.opened):
        qtbot.mouseClick(bar.lines[0].button, Qt.MouseButton.LeftButton)
    assert other.reading.shown.names == ("A/ES-11/L.11", "A/RES/ES-11/8")
    assert other.reading.shown.comparison.original.source.status is TextStatus.OFFICIAL
    assert not bar.isVisible()


def test_at_the_start_the_issued_text_is_shown_and_not_the_summary_that_was_there_first(
    open_window, qtbot: QtBot, issued: Path
) -> None:
    parts = open_window()
    _keep(parts, qtbot, issued)
    parts.window.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.librarian.is_open)
    qtbot.waitUntil(lambda: again.reading.shown.comparison.original.source.status is TextStatus.OFFICIAL)
    assert not again.window.notices.isVisible()


def test_a_damaged_library_is_told_of_once_in_plain_words(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "library.sqlite").write_bytes(b"SQLite format 3\0" + b"spoilt" * 2000)
    parts = open_window()
    qtbot.waitUntil(lambda: _dialog(parts.window, ErrorDialog) is not None)
    dialog = _dialog(parts.window, ErrorDialog)
    assert "damaged and has been set aside" in dialog.what.text()
    assert "library.damaged-" in dialog.where.text()
    dialog.accept()
    assert len(list(folder.glob("library.damaged-*"))) == 1


def test_a_library_of_a_newer_version_is_told_of_once_and_the_bundled_votes_are_there(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "data" / "library.sqlite"
    database = Database(path)
    with database.writing():
        pass
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
        connection.commit()
    before = path.read_bytes()
    parts = open_window("A/RES/ES-11/8")
    qtbot.waitUntil(lambda: _dialog(parts.window, ErrorDialog) is not None)
    told = [dialog for dialog in parts.window.findChildren(ErrorDialog) if dialog.isVisible()]
    assert [dialog.what.text() for dialog in told] == ["It was written by a newer version of this program."]
    assert parts.voting.tallies[0].counted.in_favour == 93
    told[0].accept()
    assert path.read_bytes() == before


def test_a_long_list_begins_with_its_first_page_and_is_whole_a_moment_later(open_window, qtbot: QtBot) -> None:
    store = user_library().store
    content = [str(number).encode() for number in range(450)]
    store.keep_all(
        (
            Document(Source("x.txt"), (Paragraph(0, Section.OPERATIVE, "1", f"Decides {n}.", 0, "1. "),)),
            one,
            Facts(f"A/{60 + n % 3}/L.{n}", f"Ports {n}", "2025-01-01", "GA", str(60 + n % 3), "en", Kind.DRAFT),
            Provenance("x.txt", hashlib.sha256(one).hexdigest(), "2025-03-01", "text", TextStatus.OFFICIAL),
        )
        for n, one in enumerate(content)
    )
    parts = open_window(whole=False)
    with qtbot.waitSignal(parts.opening.begun) as begun:
        pass
    assert 0 < sum(entry.session == "60" for entry in begun.args[0]) <= 50
    qtbot.waitUntil(lambda: parts.opening.is_open)
    documents = parts.window.documents
    qtbot.waitUntil(lambda: documents._model.index(0, 0).data(Role.COUNT) == 150)
    # Scrolled to its end, a heading lays another page open; the filter looks through all of it.
    heading = documents._model.index(0, 0)
    while documents._model.rowCount(heading) < 150:
        last = documents._model.index(documents._model.rowCount(heading) - 1, 0, heading)
        documents.tree.scrollTo(last)
        QApplication.processEvents()
    documents.filter_field.setText("ports 299")
    assert documents._model.index(0, 0, documents._model.index(0, 0)).data() == "A/62/L.299"
    documents.filter_field.clear()
    # A click on a heading folds it, another unfolds it.
    place = documents.tree.visualRect(documents._model.index(0, 0)).center()
    for unfolded in (False, True):
        qtbot.mouseClick(documents.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert documents.tree.isExpanded(documents._model.index(0, 0)) is unfolded


def test_damage_found_by_the_check_after_the_start_is_told_and_the_rest_is_there(
    open_window, qtbot: QtBot, drafts, tmp_path: Path
) -> None:
    parts = open_window(str(drafts[0]))
    _keep(parts, qtbot, drafts[0])
    with parts.opening.store.database.writing() as connection:
        connection.execute("CREATE TABLE spoilt AS SELECT hex(zeroblob(9000)) AS x")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'spoilt'").fetchone()[0]
    path = tmp_path / "data" / "library.sqlite"
    with path.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    parts.opening.check()
    qtbot.waitUntil(lambda: _dialog(parts.window, ErrorDialog) is not None)
    dialog = _dialog(parts.window, ErrorDialog)
    assert "1 document could be saved into a new one" in dialog.what.text()
    dialog.accept()
    assert parts.reading.library.has("A/C.2/80/L.5")
    assert parts.reading.library.open("A/C.2/80/L.5").paragraphs


def test_a_note_is_written_read_again_and_not_lost_to_another_window(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.open_entry("A/ES-11/L.10")
    parts.window.command("write-note").trigger()
    dialog = _dialog(parts.window, NoteDialog)
    dialog.text.setPlainText("Ask the sponsors <b>today</b>")
    with qtbot.waitSignal(parts.note_taking.said):
        dialog.keep.click()
    notes = NoteStore(user_database())
    assert notes.get("a/es-11/l.10").text == "Ask the sponsors <b>today</b>"
    parts.window.command("write-note").trigger()
    dialog = _dialog(parts.window, NoteDialog)
    assert dialog.text.toPlainText() == "Ask the sponsors <b>today</b>"
    notes.write(notes.get("A/ES-11/L.10"), "Another window")
    dialog.text.setPlainText("This window")
    dialog.keep.click()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert "changed in another window" in dialog.fault.text()
    assert dialog.text.toPlainText() == "This window"
    assert notes.get("A/ES-11/L.10").text == "Another window"
    dialog.drop()
