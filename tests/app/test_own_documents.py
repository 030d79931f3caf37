"""The user's own files: dropped, chosen in the dialog, remembered, spoilt; and work that is stopped or fails."""

import os
import sys
import time
from pathlib import Path

import pytest
from importers.pdf_file import pdf_file
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from unga_desktop.app.memory import FIRST
from unga_desktop.core.errors import Cancelled
from unga_desktop.core.redlines.comparison import Ignorable
from unga_desktop.core.report import Table
from unga_desktop.core.report_design import PART_TITLES
from unga_desktop.importers.pdf_files import pdf_reading
from unga_desktop.importers.word_files.docx import parse_tracked
from unga_desktop.models.change_list_model import Column
from unga_desktop.models.document_list_model import MIME_TYPE, OWN
from unga_desktop.services.preferences import OwnComparison
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk
from unga_desktop.widgets.compare_dialog import CompareDialog
from unga_desktop.widgets.error_dialog import ErrorDialog
from unga_desktop.widgets.pane_heading import ElidedLabel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _drop(widget, mime: QMimeData, where: QPoint) -> None:
    event = QDropEvent(
        QPointF(where),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    widget.dropEvent(event)


def _files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _dialog(window, kind):
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found[0] if found else None


def test_two_files_dropped_on_the_window_are_compared_and_remembered(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(*drafts), QPoint(600, 300))
    assert parts.reading.shown.names == (str(drafts[0]), str(drafts[1]))
    assert [change.before for change in parts.reading.shown.changes] == ["Welcomes"]
    assert parts.memory.comparisons == (OwnComparison(str(drafts[0]), str(drafts[1])),)
    line = parts.window.documents.selected_lines()[0]
    assert line.name == "draft.txt → revised.txt"
    assert parts.window.status.votes.text() == ""


def test_two_files_of_one_symbol_are_told_apart_by_their_files_everywhere(open_window, drafts) -> None:
    parts = open_window(*map(str, drafts))
    window = parts.window
    names = window.comparison.heading.findChild(ElidedLabel, "names").accessibleName()
    assert names.translate({0x2068: None, 0x2069: None}) == "A/C.2/80/L.5:  draft.txt  →  revised.txt"
    assert window.windowTitle() == "draft.txt → revised.txt – UNGA Desktop"
    sources = "draft.txt (own file of A/C.2/80/L.5) → revised.txt (own file of A/C.2/80/L.5)"
    assert window.status.sources.text() == sources
    report = Reporter(bundled_vote_desk()).report(
        parts.reading.shown.comparison, None, "2026-01-02", tuple(PART_TITLES)
    )
    assert report.title == "draft.txt compared with revised.txt"
    tables = [piece for part in report.parts for piece in part.blocks if isinstance(piece, Table)]
    assert ("Row", "draft.txt", "revised.txt") in [table.columns for table in tables]


def test_one_file_dropped_is_shown_alone(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(drafts[0]), QPoint(600, 300))
    assert parts.reading.shown.document.title == "Ports of the region"


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, ...]:
    """Three versions of one text; the names do not sort as letters do."""
    texts = ("Urges all States to act", "Urges all Member States to act", "Calls upon all Member States to act at once")
    paths = tuple(tmp_path / f"L.5 Rev.{number}.txt" for number in (2, 9, 10))
    for path, text in zip(paths, texts, strict=True):
        path.write_text(f"The General Assembly,\n\n1. {text}.\n", "utf-8")
    return paths


def test_three_files_dropped_are_read_as_versions_of_one_text(open_window, qtbot: QtBot, versions) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(versions[2], versions[0], versions[1]), QPoint(600, 300))
    shown = parts.reading.shown
    assert shown.versions.names == tuple(map(str, versions))
    assert [(change.before, change.after, change.amendment) for change in shown.changes] == [
        ("Urges", "Calls upon", versions[2].name),
        ("", "Member ", versions[1].name),
        ("", " at once", versions[2].name),
    ]
    assert parts.window.status.check.text() == "rebuilt exactly"
    model = parts.window.changes.table.model()
    assert model.headerData(Column.AMENDMENT, Qt.Orientation.Horizontal) == "Version"
    assert {model.index(row, Column.AMENDMENT).data() for row in range(model.rowCount())} == {"V1", "V2"}
    parts.window.changes.show_only(versions[1].name)
    assert model.rowCount() == 1
    parts.window.changes.show_only("")
    bar = parts.window.comparison.versions
    assert bar.isVisible()
    assert bar.all.isChecked()

    # two of them, and back
    bar.after.setCurrentIndex(1)
    with qtbot.waitSignal(parts.reading.opened):
        bar.after.activated.emit(1)
    assert parts.reading.shown.names == (str(versions[0]), str(versions[1]))
    assert [change.after for change in parts.reading.shown.changes] == ["Member "]
    assert not bar.all.isChecked()
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert len(parts.reading.shown.changes) == 3

    # what is opened next is no version of anything
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.open_entry("A/RES/ES-11/8")
    assert not bar.isVisible()


def test_versions_dropped_stand_in_the_order_of_their_symbols_whatever_their_files_are_called(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    symbols = {"adopted": "A/RES/80/5", "draft": "A/C.3/80/L.5", "revised": "A/C.3/80/L.5/Rev.1"}
    for name, symbol in symbols.items():
        text = f"{symbol}\n\nPorts\n\nThe General Assembly,\n\n1. Urges all States, says the {name} text.\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(*(tmp_path / f"{name}.txt" for name in symbols)), QPoint(600, 300))
    assert [Path(name).stem for name in parts.reading.shown.versions.names] == ["draft", "revised", "adopted"]
    heading = parts.window.comparison.heading.findChild(ElidedLabel, "names")
    isolates = {0x2068: None, 0x2069: None}
    assert heading.accessibleName().translate(isolates) == "A/C.3/80/L.5  →  1 between  →  A/RES/80/5"
    assert heading.toolTip().translate(isolates).splitlines() == [
        *("V0  A/C.3/80/L.5", "V1  A/C.3/80/L.5/Rev.1", "V2  A/RES/80/5"),
    ]
    # two of them are named as any two are
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.compare_versions(0, 2)
    assert heading.accessibleName().translate(isolates) == "A/C.3/80/L.5  →  A/RES/80/5"
    assert not heading.toolTip()


def test_two_files_dropped_stand_in_the_order_of_their_symbols_and_can_be_swapped(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    files = []
    for name, symbol in (("adopted", "A/RES/80/5"), ("draft", "A/C.3/80/L.5")):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(f"{symbol}\n\nPorts\n\nThe General Assembly,\n\n1. Urges the {name} text.\n", "utf-8")
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(*files), QPoint(600, 300))
    assert [Path(name).stem for name in parts.reading.shown.names] == ["draft", "adopted"]
    assert [(change.before, change.after) for change in parts.reading.shown.changes][-1] == ("draft", "adopted")
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.command("swap").trigger()
    assert [Path(name).stem for name in parts.reading.shown.names] == ["adopted", "draft"]


def test_files_named_on_the_command_line_keep_their_order(open_window, tmp_path: Path) -> None:
    files = []
    for name, symbol in (("adopted", "A/RES/80/5"), ("draft", "A/C.3/80/L.5"), ("revised", "A/C.3/80/L.5/Rev.1")):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(f"{symbol}\n\nPorts\n\nThe General Assembly,\n\n1. Urges the {name} text.\n", "utf-8")
    for count in (2, 3):
        shown = open_window(*map(str, files[:count])).reading.shown
        names = shown.versions.names if shown.versions else shown.names
        assert [Path(name).stem for name in names] == ["adopted", "draft", "revised"][:count]


def test_two_files_dropped_whose_symbols_do_not_tell_stay_as_they_are_given(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(*reversed(drafts)), QPoint(600, 300))
    assert parts.reading.shown.names == (str(drafts[1]), str(drafts[0]))


def test_the_language_of_a_text_can_be_set_and_the_next_is_recognised_again(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window(*map(str, drafts))
    window = parts.window
    assert window.command("language-").isChecked()
    with qtbot.waitSignal(parts.reading.opened):
        window.command("language-ar").trigger()
    comparison = parts.reading.shown.comparison
    assert (comparison.original.language, comparison.amended.language) == ("ar", "ar")
    assert len(parts.reading.shown.changes) == 1
    with qtbot.waitSignal(parts.reading.opened):
        window.command("language-").trigger()
    assert parts.reading.shown.comparison.amended.language == "en"
    with qtbot.waitSignal(parts.reading.opened):
        window.command("language-fr").trigger()
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.open_entry("A/RES/ES-11/8")
    assert window.command("language-").isChecked()
    assert parts.reading.shown.comparison.amended.language == "en"


def test_three_entries_chosen_are_read_as_versions_the_oldest_first(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    documents = parts.window.documents
    documents.select_two("A/ES-11/L.11", "A/RES/ES-11/8")
    index = documents._model.index_of("A/ES-11/L.10")
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    documents.tree.selectionModel().select(index, flags)
    assert documents.compare_button.text() == "Compare 3 versions, from A/ES-11/L.10 to A/RES/ES-11/8"
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(documents.compare_button, Qt.MouseButton.LeftButton)
    assert parts.reading.shown.versions.short == ("A/ES-11/L.10", "A/ES-11/L.11", "A/RES/ES-11/8")
    assert len(parts.reading.shown.comparison.rows) > 3


def test_a_file_with_tracked_changes_opens_as_its_two_texts(open_window, qtbot: QtBot, tracked: Path) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(tracked), QPoint(600, 300))
    shown = parts.reading.shown
    assert shown.comparison.original.source.name == "received.docx, changes rejected"
    title = "received.docx, changes rejected → received.docx, changes accepted – UNGA Desktop"
    assert parts.window.windowTitle() == title
    assert len(shown.changes) == 4
    assert {span.author for row in shown.comparison.rows for span in row.spans if span.change_class} == {
        "A/RES/ES-11/8"
    }
    table = parts.window.changes.table
    author = table.model().index(0, Column.AMENDMENT)
    assert not table.isColumnHidden(Column.AMENDMENT)
    assert table.model().headerData(Column.AMENDMENT, Qt.Orientation.Horizontal) == "Author"
    assert author.data().startswith("A/RES/ES-11/8, ")
    assert author.data().endswith(" 2025") or author.data().endswith(" 2026")
    parts.window.changes.amendments.setCurrentText("A/RES/ES-11/8")
    assert len(parts.window.changes.shown_numbers()) == 4
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.ignore(frozenset({Ignorable.CASE}))
    assert len(parts.reading.shown.changes) == 4


def test_of_several_files_one_with_tracked_changes_is_read_with_all_accepted_and_the_bar_says_so(
    open_window, qtbot: QtBot, tracked: Path, tmp_path: Path
) -> None:
    parts = open_window()
    files = [tmp_path / "a.txt", tracked, tmp_path / "z.txt"]
    for file, symbol in ((files[0], "A/ES-11/L.11"), (files[2], "A/RES/ES-11/8")):
        file.write_text(
            "\n\n".join(f"{p.mark} {p.text}".strip() for p in parts.reading.library.open(symbol).paragraphs), "utf-8"
        )
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(*reversed(files)), QPoint(600, 300))
    shown = parts.reading.shown
    assert shown.versions.names == tuple(map(str, files))
    accepted = parse_tracked(tracked.read_bytes(), tracked.name)[1].document
    assert shown.versions.chain.versions[1].paragraphs == accepted.paragraphs
    bar = parts.window.notices
    assert [notice.words for notice in bar.notices] == ["received.docx: read with all tracked changes accepted"]
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(bar.lines[0].button, Qt.MouseButton.LeftButton)
    assert parts.reading.shown.names == (str(tracked), str(tracked))
    assert len(parts.reading.shown.changes) == 4


@pytest.mark.parametrize("readable", [1, 2, 3])
def test_of_several_files_dropped_those_that_can_be_read_are_opened_and_the_bar_says_which_was_not_and_why(
    open_window, qtbot: QtBot, versions, tmp_path: Path, readable: int
) -> None:
    scan = tmp_path / "A scan.pdf"
    scan.write_bytes(pdf_file([]))
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened, timeout=30_000):
        _drop(parts.window, _files(scan, *versions[:readable]), QPoint(600, 300))
    shown = parts.reading.shown
    names = tuple(map(str, versions[:readable]))
    assert (shown.versions.names if shown.versions else shown.names) == names
    assert (shown.document is not None, len(shown.changes)) == {1: (True, 0), 2: (False, 1), 3: (False, 3)}[readable]
    bar = parts.window.notices
    qtbot.waitUntil(lambda: len(bar.notices) == (1 if readable == 3 else readable + 1))
    assert bar.notices[0].words == "A scan.pdf: not opened, the PDF holds no text: it is a scan, a picture of pages"
    assert bar.notices[0].details
    assert _dialog(parts.window, ErrorDialog) is None
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.open_entry("A/RES/ES-11/8")
    assert bar.notices == ()


def test_files_dropped_of_which_none_can_be_read_are_refused_together_each_with_its_reason(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    scan, empty = tmp_path / "scan.pdf", tmp_path / "bare.html"
    scan.write_bytes(pdf_file([]))
    empty.write_bytes(b"<html><body></body></html>")
    parts = open_window("A/RES/ES-11/8")
    shown = parts.reading.shown
    with qtbot.waitSignal(parts.reading.failed, timeout=30_000):
        _drop(parts.window, _files(scan, empty), QPoint(600, 300))
    dialog = _dialog(parts.window, ErrorDialog)
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "2 files cannot be read" in told
    assert "scan.pdf: the PDF holds no text" in told
    assert "bare.html: " in told
    dialog.close()
    assert parts.reading.shown is shown


def test_of_two_files_one_with_tracked_changes_is_compared_with_all_accepted_and_the_bar_says_so(
    open_window, qtbot: QtBot, tracked: Path
) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.compare("A/ES-11/L.11", str(tracked))
    comparison = parts.reading.shown.comparison
    assert comparison.check.passed
    assert comparison.amended.paragraphs == parse_tracked(tracked.read_bytes(), tracked.name)[1].document.paragraphs
    qtbot.waitUntil(lambda: len(parts.window.notices.notices) == 2)
    assert [notice.action for notice in parts.window.notices.notices] == [
        "Show its tracked changes",
        "Keep in the library...",
    ]
    qtbot.waitUntil(lambda: parts.amending.settled, timeout=30_000)
    assert parts.amending.case is not None, "the amendments to the draft are weighed against that text"


def test_what_is_typed_takes_the_place_of_the_name_that_is_offered(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    parts.window.command("compare-documents").trigger()
    dialog = _dialog(parts.window, CompareDialog)
    line = dialog.original.name.lineEdit()
    assert line.text() == str(drafts[0])
    qtbot.keyClicks(line, "A/ES-11/L.10")
    assert line.text() == "A/ES-11/L.10"
    dialog.reject()


def test_what_was_not_tracked_is_found_from_the_menu(open_window, qtbot: QtBot, tracked: Path) -> None:
    parts = open_window()
    parts.window.command("compare-untracked").trigger()
    dialog = _dialog(parts.window, CompareDialog)
    dialog.original.name.setEditText("A/ES-11/L.11")
    dialog.amended.name.setEditText(str(tracked))
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(dialog.compare, Qt.MouseButton.LeftButton)
    assert parts.reading.shown.untracked
    assert parts.reading.shown.changes == ()
    parts.window.close()
    again = open_window()
    assert again.reading.shown.names == (str(tracked), str(tracked))
    assert len(again.reading.shown.changes) == 4


def test_a_file_dropped_on_an_entry_is_compared_with_it(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window()
    tree = parts.window.documents.tree
    index = parts.window.documents._model.index_of("A/ES-11/L.10")
    tree.scrollTo(index)
    with qtbot.waitSignal(parts.reading.opened):
        _drop(tree, _files(drafts[1]), tree.visualRect(index).center())
    assert parts.reading.shown.names == ("A/ES-11/L.10", str(drafts[1]))


def test_one_entry_dragged_on_another_is_compared_the_older_one_first(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    documents = parts.window.documents
    dragged = documents._model.index_of("S/RES/2774")
    target = documents._model.index_of("A/ES-11/L.10")
    documents.tree.scrollTo(target)
    with qtbot.waitSignal(parts.reading.opened):
        mime = documents._model.mimeData([dragged])
        assert mime.hasFormat(MIME_TYPE)
        _drop(documents.tree, mime, documents.tree.visualRect(target).center())
    assert parts.reading.shown.names == ("A/ES-11/L.10", "S/RES/2774 (2025)")


def test_an_entry_dropped_on_itself_is_not_compared(open_window) -> None:
    parts = open_window()
    documents = parts.window.documents
    index = documents._model.index_of("A/ES-11/L.10")
    shown = index
    documents.tree.scrollTo(shown)
    _drop(documents.tree, documents._model.mimeData([index]), documents.tree.visualRect(shown).center())
    assert not parts.reading._task.busy


def test_two_documents_chosen_with_ctrl_are_compared_by_the_button(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    documents = parts.window.documents
    documents.select_two("A/ES-11/L.11", "A/ES-11/L.10")
    assert documents.compare_button.text() == "Compare A/ES-11/L.10 with A/ES-11/L.11"
    assert parts.window.command("compare-chosen").isEnabled()
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(documents.compare_button, Qt.MouseButton.LeftButton)
    assert parts.reading.shown.names == ("A/ES-11/L.10", "A/ES-11/L.11")


def test_the_dialog_compares_a_symbol_with_a_file(open_window, qtbot: QtBot, drafts) -> None:
    parts = open_window()
    parts.window.command("compare-documents").trigger()
    dialog = _dialog(parts.window, CompareDialog)
    assert dialog.original.name.currentText() == "A/ES-11/L.11"
    dialog.amended.name.setEditText("no such thing")
    assert dialog.amended.finding.text() == "Neither a symbol in the library nor a file that is there."
    assert not dialog.compare.isEnabled()
    dialog.amended.name.setEditText("a/res/es-11/1")
    assert "no text" in dialog.amended.finding.text()
    dialog.fill(str(drafts[1]), "a/es-11/l.10")
    assert dialog.amended.finding.text().startswith("Advancing a comprehensive")
    qtbot.mouseClick(dialog.swap, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(parts.reading.opened):
        qtbot.mouseClick(dialog.compare, Qt.MouseButton.LeftButton)
    assert parts.reading.shown.names == ("A/ES-11/L.10", str(drafts[1]))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00"),
        ("letter.docx", b"no Word file"),
        ("paper.pdf", b"%PDF-1.7"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name_and_what_was_shown_stays(
    open_window, qtbot: QtBot, tmp_path: Path, name: str, content: bytes
) -> None:
    parts = open_window()
    before = parts.reading.shown
    (tmp_path / name).write_bytes(content)
    _drop(parts.window, _files(tmp_path / name), QPoint(600, 300))
    qtbot.waitUntil(lambda: _dialog(parts.window, ErrorDialog) is not None)
    dialog = _dialog(parts.window, ErrorDialog)
    assert name in dialog.where.text()
    assert "Traceback" not in dialog.what.text() + dialog.advice.text()
    assert parts.reading.shown is before
    assert parts.window.documents.selected_lines()[0].symbol == FIRST[0]
    dialog.accept()


def test_a_comparison_that_is_stopped_leaves_the_window_as_it_was(open_window, qtbot: QtBot, monkeypatch) -> None:
    parts = open_window()
    before, title = parts.reading.shown, parts.window.windowTitle()

    def slow(_original, _amended, _ignored, cancelled):
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if cancelled():
                raise Cancelled
            time.sleep(0.005)
        raise AssertionError("was never told to stop")

    monkeypatch.setattr(parts.reading._comparer, "compare", slow)
    parts.window.documents.select("A/ES-11/L.10")
    parts.reading.compare("A/ES-11/L.10", "A/ES-11/L.11")
    assert parts.window.status.cancel.isVisible()
    with qtbot.waitSignal(parts.reading.returned):
        qtbot.mouseClick(parts.window.status.cancel, Qt.MouseButton.LeftButton)
    assert parts.reading.shown is before
    assert parts.window.windowTitle() == title
    assert not parts.window.status.cancel.isVisible()
    assert parts.window.documents.selected_lines()[0].symbol == FIRST[0]


@pytest.mark.skipif(sys.platform == "win32", reason="asks after a process as POSIX does")
def test_reading_a_pdf_is_stopped_from_the_window_and_its_process_ends(
    open_window, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> None:
    reader = tmp_path / "reader.py"
    reader.write_text(
        "import os, pathlib, time\n"
        f"pathlib.Path({str(tmp_path / 'process')!r}).write_text(str(os.getpid()))\n"
        "time.sleep(60)\n",
        "utf-8",
    )
    monkeypatch.setattr(pdf_reading, "_PROGRAM", reader)
    path = tmp_path / "draft.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    parts = open_window()
    before = parts.reading.shown
    _drop(parts.window, _files(path), QPoint(600, 300))
    qtbot.waitUntil(
        lambda: (tmp_path / "process").exists() and (tmp_path / "process").read_text() != "", timeout=20_000
    )
    with qtbot.waitSignal(parts.reading.returned, timeout=20_000):
        qtbot.mouseClick(parts.window.status.cancel, Qt.MouseButton.LeftButton)
    assert parts.reading.shown is before
    process = int((tmp_path / "process").read_text())
    qtbot.waitUntil(lambda: _is_gone(process), timeout=20_000)


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_report_into_a_folder_that_is_not_there_is_refused_and_nothing_is_left(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.output.failed, timeout=60_000):
        parts.output.write_pdf(tmp_path / "nowhere" / "report.pdf")
    dialog = _dialog(parts.window, ErrorDialog)
    assert dialog.what.text() == "There is no such folder."
    assert "report.pdf" in dialog.where.text()
    dialog.accept()


def test_a_report_that_fails_leaves_the_former_file_untouched(
    open_window, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> None:
    from unga_desktop.app import output
    from unga_desktop.core.errors import ExportError

    parts = open_window()
    target = tmp_path / "report.pdf"
    target.write_bytes(b"former")

    def full(_path, _content):
        raise ExportError("the disk is full", str(target), "Make room, or choose another folder")

    monkeypatch.setattr(output, "save", full)
    with qtbot.waitSignal(parts.output.failed, timeout=60_000):
        parts.output.write_pdf(target)
    assert target.read_bytes() == b"former"
    _dialog(parts.window, ErrorDialog).accept()


def test_a_comparison_whose_file_went_says_so_in_the_list_and_can_be_taken_off(
    open_window, qtbot: QtBot, drafts
) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    drafts[1].unlink()
    parts.presenter.show_list()
    model = parts.window.documents._model
    own = OwnComparison(str(drafts[0]), str(drafts[1]))
    index = model.index_of(own)
    assert index.parent().data() == OWN
    assert model.line(index).title == "revised.txt is no longer there"
    parts.window.documents.select(own)
    parts.window.documents.tree.setFocus()
    qtbot.keyClick(parts.window.documents.tree, Qt.Key.Key_Delete)
    assert parts.memory.comparisons == ()
    assert not model.index_of(own).isValid()
    assert drafts[0].exists()


def test_texts_of_one_symbol_are_told_apart_by_their_files(open_window, drafts, tmp_path: Path) -> None:
    window = open_window(str(drafts[0]), str(drafts[1])).window
    shown = [label.accessibleName() for label in window.comparison.heading.findChildren(QLabel)]
    assert "\u2068A/C.2/80/L.5\u2069:  \u2068draft.txt\u2069  →  \u2068revised.txt\u2069" in shown
    assert (
        window.status.sources.text() == "draft.txt (own file of A/C.2/80/L.5) → revised.txt (own file of A/C.2/80/L.5)"
    )
    page = tmp_path / "page.html"
    page.write_text("<p>The General Assembly,</p><p>1. Decides to meet.</p>", "utf-8")
    assert open_window(str(page)).window.windowTitle() == "page.html – UNGA Desktop"


def test_a_comparison_of_the_users_own_has_the_whole_width_of_the_list(open_window, drafts) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    documents = parts.window.documents
    index = documents._model.index_of(OwnComparison(str(drafts[0]), str(drafts[1])))
    assert documents.tree.visualRect(index).width() > documents.tree.viewport().width() * 0.9


def test_delete_takes_a_comparison_off_the_list_only_where_the_list_has_the_keyboard(
    open_window, qtbot: QtBot, drafts
) -> None:
    parts = open_window(str(drafts[0]), str(drafts[1]))
    own = OwnComparison(str(drafts[0]), str(drafts[1]))
    parts.window.documents.select(own)
    view = parts.window.comparison.view
    view.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        qtbot.keyClick(view, key)
        qtbot.keyClick(parts.window.changes.table, key)
    assert parts.memory.comparisons == (own,)


def test_a_filter_of_changes_does_not_outlive_the_texts_it_was_set_for(
    open_window, qtbot: QtBot, tracked: Path
) -> None:
    parts = open_window("A/ES-11/L.11", "A/RES/ES-11/8")
    changes = parts.window.changes
    changes.words.setText("lasting")
    assert len(changes.shown_numbers()) < 4
    with qtbot.waitSignal(parts.reading.opened):
        parts.reading.ignore(frozenset({Ignorable.CASE}))
    assert changes.words.text() == "lasting"
    with qtbot.waitSignal(parts.reading.opened):
        _drop(parts.window, _files(tracked), QPoint(600, 300))
    assert changes.words.text() == ""
    assert len(changes.shown_numbers()) == 4
