"""The whole journey with the real window: start, choose, read the changes, switch views, ask a State, write the PDF."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from unga_desktop.models.view_mode import ViewMode

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _letters(text: str) -> str:
    """Without spaces and line-end hyphens, which a PDF's text does not keep apart from the line breaks."""
    return re.sub(r"[\s\u00ad-]", "", text)


def test_a_reader_opens_the_app_reads_the_changes_asks_a_state_and_writes_the_report(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    parts = open_window()
    window, text = parts.window, parts.window.comparison
    assert parts.reading.shown.names == ("A/ES-11/L.11", "A/RES/ES-11/8")
    assert "93 in favour, 8 against, 73 abstaining, 19 not voting" in window.status.votes.text()
    assert window.status.check.text() == "rebuilt exactly"
    assert "A/ES-11/L.11 (summary)" in window.status.sources.accessibleName()

    # choose another, then come back
    window.documents.select("A/RES/ES-11/7")
    with qtbot.waitSignal(parts.reading.opened):
        window.documents.entry_chosen.emit("A/RES/ES-11/7")
    assert parts.reading.shown.names == ("A/ES-11/L.10", "A/RES/ES-11/7")
    assert "93 in favour, 18 against, 65 abstaining, 17 not voting" in window.status.votes.text()
    with qtbot.waitSignal(parts.reading.opened):
        window.documents.entry_chosen.emit("A/RES/ES-11/8")
    qtbot.waitUntil(lambda: parts.amending.settled, timeout=30_000)

    # step through all changes with F8, the list below goes along
    numbers = []
    for _ in parts.reading.shown.changes:
        qtbot.keyClick(window, Qt.Key.Key_F8)
        numbers.append(text.current_change)
        selected = window.changes.table.selectionModel().selectedRows()
        assert [index.row() for index in selected] == [text.current_change - 1]
    assert numbers == [change.number for change in parts.reading.shown.changes]
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert text.current_change == numbers[-2]

    # every view
    for key, mode in ((Qt.Key.Key_2, ViewMode.SIDE_BY_SIDE), (Qt.Key.Key_3, ViewMode.ORIGINAL)):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert text.mode is mode
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert text.mode is ViewMode.INLINE

    # point at a State, in the vote on the whole text: the changes led to the votes on their amendments
    pane = parts.presenter.votes_pane
    assert pane.tally.roll_call.id.startswith("A/ES-11/L.11#amendment-")
    pane.show_roll_call("A/RES/ES-11/8")
    picture = pane.views.map
    qtbot.mouseMove(picture, QPoint(1, 1))
    qtbot.mouseMove(picture, picture.place_of("BRA").toPoint())
    assert pane.views.told.text() == "Brazil: abstaining (Latin American and Caribbean States)"

    # the report
    target = tmp_path / "report.pdf"
    with qtbot.waitSignal(parts.output.written, timeout=60_000):
        parts.output.write_pdf(target)
    assert str(target) in window.status.notice.accessibleName()
    printed = _letters("\n".join(page.extract_text() for page in PdfReader(target).pages))
    for change in parts.reading.shown.changes:
        assert _letters(change.before) in printed
        assert _letters(change.after) in printed
    for total in ("93", "8", "73", "19", "68"):
        assert total in printed
    for words in ("93 in favour", "8 against", "73 abstaining", "19 not voting"):
        number, _, choice = words.partition(" ")
        assert _letters(choice) in printed, number


def test_f8_starts_with_the_first_change(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    qtbot.keyClick(parts.window, Qt.Key.Key_F8)
    assert parts.window.comparison.current_change == 1


def test_an_entry_without_text_says_so_and_shows_its_votes(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.documents.entry_chosen.emit("A/RES/ES-11/1")
    assert parts.reading.shown.message[0] == "A/RES/ES-11/1: Aggression against Ukraine"
    assert "141 in favour" in parts.window.status.votes.text()
    assert not parts.window.command("export-pdf").isEnabled()
    assert parts.window.command("official-page").isEnabled()
    assert parts.presenter.official_page() == "https://docs.un.org/en/A/RES/ES-11/1"


def test_a_text_without_a_symbol_is_not_said_to_have_an_official_page(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.documents.entry_chosen.emit("A/ES-11#2026-02-24")
    title, advice = parts.reading.shown.message
    assert title == "Symbol not known: Support for lasting peace in Ukraine"
    assert "official page" not in advice
    assert not parts.window.command("official-page").isEnabled()


def test_an_amendment_shows_its_own_text_and_its_own_vote(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.documents.entry_chosen.emit("A/ES-11/L.11#amendment-4")
    assert "root causes" in parts.reading.shown.document.paragraphs[-1].text
    assert parts.window.status.votes.text() == "31 in favour, 71 against, 59 abstaining"


def test_swap_turns_the_comparison_round_and_back(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.command("swap").trigger()
    assert parts.reading.shown.names == ("A/RES/ES-11/8", "A/ES-11/L.11")
    assert parts.reading.shown.comparison.check.passed


def test_ignoring_compares_anew_and_says_how_much_is_ignored(open_window, qtbot: QtBot, drafts, tmp_path: Path) -> None:
    louder = tmp_path / "louder.txt"
    louder.write_text(drafts[0].read_text("utf-8").replace("Welcomes", "WELCOMES"), "utf-8")
    parts = open_window(str(drafts[0]), str(louder))
    assert parts.window.status.changes.text() == "1 change"
    with qtbot.waitSignal(parts.reading.opened):
        parts.window.command("ignore-case").setChecked(True)
    assert parts.window.status.changes.text() == "no change, 1 ignored"


def test_html_is_written_too_and_says_the_totals(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.output.written, timeout=60_000):
        parts.output.write_html(tmp_path / "report.html")
    written = (tmp_path / "report.html").read_text("utf-8")
    assert "full-scale invasion of Ukraine by the Russian Federation" in written


@pytest.mark.parametrize(
    ("ending", "begins"), [("csv", b"\xef\xbb\xbf"), ("png", b"\x89PNG"), ("svg", b"<"), ("json", b"{"), ("txt", b"A/")]
)
def test_the_vote_is_written_in_the_format_that_the_ending_names(
    open_window, qtbot: QtBot, tmp_path: Path, ending: str, begins: bytes
) -> None:
    parts = open_window()
    with qtbot.waitSignal(parts.output.written, timeout=60_000):
        parts.output.write_roll_call(tmp_path / f"vote.{ending}")
    assert (tmp_path / f"vote.{ending}").read_bytes().startswith(begins)


def test_the_pages_go_to_a_printer_as_they_go_to_the_pdf(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    parts = open_window()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(parts.output.press.printed, timeout=60_000) as went_out:
        parts.output.press.print_on(printer, parts.output.opened, parts.output.order)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert went_out.args == [len(pages)]
    assert len(pages) > 2
    assert f"Page 1 of {len(pages)}" in " ".join(pages[0].extract_text().split())
