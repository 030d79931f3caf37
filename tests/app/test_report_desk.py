"""File > Report...: parts chosen and put into order, pages that follow, templates kept, all ways out of it."""

import re
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtGui import QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from unga_desktop.app.connections import Parts
from unga_desktop.core.report_design import BUILT_IN
from unga_desktop.importers.word_files.docx import parse_tracked
from unga_desktop.models.report_part_model import PartRole
from unga_desktop.printing.typesetter import typesetter
from unga_desktop.services.report_designs import ReportDesigns
from unga_desktop.widgets.report_designer import ReportDesigner

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened_designer(parts: Parts, qtbot: QtBot) -> ReportDesigner:
    parts.window.command("report").trigger()
    designer = parts.report_desk.designer
    assert designer is not None
    pages_of(designer, qtbot)
    return designer


def pages_of(designer: ReportDesigner, qtbot: QtBot) -> int:
    """How many pages the preview shows, once they are laid out."""
    qtbot.waitUntil(lambda: designer.busy.text() == "" and designer.count.text() != "", timeout=60_000)
    found = re.fullmatch(r"Page \d+ of (\d+)", designer.count.text())
    assert found
    return int(found[1])


def row_of(designer: ReportDesigner, key: str) -> int:
    model = designer.model
    return next(row for row in range(model.rowCount()) if model.index(row).data(PartRole.KEY) == key)


def click_box(designer: ReportDesigner, qtbot: QtBot, key: str) -> None:
    index = designer.model.index(row_of(designer, key))
    designer.parts.scrollTo(index)
    area = designer.parts.visualRect(index)
    qtbot.mouseClick(
        designer.parts.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(10, area.height() // 2)
    )


def test_ticking_parts_and_turning_the_page_changes_the_pages(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    designer = opened_designer(parts, qtbot)
    before = pages_of(designer, qtbot)
    click_box(designer, qtbot, "states")
    assert "states" not in designer.design.parts
    assert pages_of(designer, qtbot) < before
    qtbot.keyClicks(designer.orientation, "L")
    pages_of(designer, qtbot)
    assert parts.output.order.design.landscape
    assert parts.output.order.design.parts == tuple(key for key in BUILT_IN[0].parts if key != "states")


def test_opening_lays_the_pages_out_once_and_shows_them(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    designer = opened_designer(parts, qtbot)
    orders: list[None] = []
    designer.order_changed.connect(lambda: orders.append(None))
    qtbot.wait(600)  # longer than the notes wait for another key
    assert orders == []

    def inked() -> bool:
        grey = designer.preview.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        return sum(value < 90 for value in bytes(grey.constBits())) > 500  # letters; the ground is lighter

    qtbot.waitUntil(inked, timeout=20_000)


def test_parts_are_put_into_order_by_keys_and_buttons(open_window, qtbot: QtBot) -> None:
    designer = opened_designer(open_window(), qtbot)
    designer.parts.setFocus()
    designer.parts.setCurrentIndex(designer.model.index(row_of(designer, "redline")))
    first = designer.design.parts.index("redline")
    qtbot.keyClick(designer.parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert designer.design.parts.index("redline") == first - 1
    qtbot.mouseClick(designer.down, Qt.MouseButton.LeftButton)
    assert designer.design.parts.index("redline") == first
    designer.parts.setCurrentIndex(designer.model.index(0))
    assert not designer.up.isEnabled()


def test_the_last_part_cannot_be_taken_out(open_window, qtbot: QtBot) -> None:
    designer = opened_designer(open_window(), qtbot)
    for key in designer.design.parts:
        click_box(designer, qtbot, key)
    assert len(designer.design.parts) == 1


def test_a_template_is_kept_under_a_name_and_removed(
    open_window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    designer = opened_designer(open_window(), qtbot)
    designer.templates.setCurrentText("Brief")
    assert designer.design.parts == BUILT_IN[1].parts
    assert not designer.remove.isEnabled()
    designer.margin.setValue(15)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("For the desk", True))
    qtbot.mouseClick(designer.keep, Qt.MouseButton.LeftButton)
    kept = ReportDesigns().design("For the desk")
    assert (kept.parts, kept.margin) == (BUILT_IN[1].parts, 15.0)
    assert designer.templates.currentText() == "For the desk"
    qtbot.mouseClick(designer.remove, Qt.MouseButton.LeftButton)
    assert ReportDesigns().all == BUILT_IN


def test_notes_and_the_shift_are_in_the_report_that_is_written(
    open_window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = open_window()
    designer = opened_designer(parts, qtbot)
    designer.notes_field.setPlainText("Seen by the desk.")
    designer.roll_calls.setCurrentIndex(designer.roll_calls.findData("A/RES/ES-11/1"))
    for key in ("notes", "shift"):
        click_box(designer, qtbot, key)
    qtbot.waitUntil(lambda: parts.output.order.notes == "Seen by the desk.", timeout=5_000)
    for key, ending in (("pdf", "pdf"), ("html", "html"), ("docx", "docx")):
        target = tmp_path / f"report.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, target=target: (str(target), ""))
        with qtbot.waitSignal(parts.output.written, timeout=60_000):
            qtbot.mouseClick(designer.output[key], Qt.MouseButton.LeftButton)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages).split())
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    lines = [found.text for found in parse_tracked((tmp_path / "report.docx").read_bytes(), "x")[1].document.paragraphs]
    for found in (text, page, "\n".join(lines)):
        assert "Seen by the desk." in found
        assert "In favour, then abstaining" in found


def test_the_redline_for_word_holds_both_texts(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_window()
    target = tmp_path / "redline.docx"
    with qtbot.waitSignal(parts.output.written, timeout=60_000):
        parts.output.write_redline(target)
    rejected, accepted = parse_tracked(target.read_bytes(), target.name)
    comparison = parts.reading.shown.comparison
    assert [p.text for p in rejected.document.paragraphs] == [p.text for p in comparison.original.paragraphs]
    assert [p.text for p in accepted.document.paragraphs] == [p.text for p in comparison.amended.paragraphs]


def test_a_printer_gets_the_pages_asked_for_on_its_paper(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_window()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(parts.output.press.printed, timeout=60_000) as went_out:
        parts.output.press.print_on(printer, parts.output.opened, parts.output.order)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert went_out.args == [2]
    assert [" ".join(page.extract_text().split()).find(f"Page {n} of ") >= 0 for n, page in enumerate(pages, 2)] == [
        True,
        True,
    ]
    assert pages[0].mediabox.width > pages[0].mediabox.height


def test_pages_that_are_not_there_are_said_not_to_be_and_nothing_is_printed(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    parts = open_window()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(400, 500)
    assert re.search("the report has pages 1 to [0-9]+", failed_print(parts, qtbot, printer))
    assert not (tmp_path / "printed.pdf").exists()


def failed_print(parts: Parts, qtbot: QtBot, printer: QPrinter) -> str:
    """What is said of a printing that fails."""
    press = parts.output.press
    press.failed.disconnect()
    with qtbot.waitSignal(press.failed, timeout=60_000) as failed:
        press.print_on(printer, parts.output.opened, parts.output.order)
    return str(failed.args[0])


def test_without_a_printer_a_way_out_is_named(open_window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = open_window()
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: []))
    parts.output.press.failed.disconnect()
    with qtbot.waitSignal(parts.output.press.failed) as failed:
        parts.output.print()
    assert str(failed.args[0]) == ("no printer is set up on this machine. Set one up in the system, or export a PDF")


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_a_printer_that_takes_no_pages_is_said_to_take_none(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    assert "the printer takes no pages" in failed_print(open_window(), qtbot, printer)


def test_pages_can_be_looked_at_long_after_they_were_laid_out(open_window, qtbot: QtBot) -> None:
    # Fonts go with the thread that laid the pages out; those of the pool end when they are idle.
    QThreadPool.globalInstance().setExpiryTimeout(50)
    try:
        preview = opened_designer(open_window(), qtbot).preview
        qtbot.wait(400)
        for _ in range(3):
            preview.zoom(1.2)
            qtbot.waitUntil(lambda: bool(preview._painted), timeout=60_000)
    finally:
        QThreadPool.globalInstance().setExpiryTimeout(30_000)


class Watched(QPrinter):
    """A slow printer that tells what became of a printing."""

    pages, aborted = 1, False

    def __init__(self) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.stopped = Event()

    def newPage(self) -> bool:
        self.pages += 1
        self.stopped.wait(30)
        return super().newPage()

    def abort(self) -> bool:
        self.aborted = True
        return super().abort()


def test_printing_can_be_stopped_between_pages(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_window()
    press = parts.output.press
    printer = Watched()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    press._went_out.connect(press.cancel)
    press._task.cancelled.connect(printer.stopped.set)
    with qtbot.waitSignal(press._task.cancelled, timeout=60_000):
        press.print_on(printer, parts.output.opened, parts.output.order)
    typesetter().waitForDone()
    assert printer.aborted
    assert printer.pages == 2
    assert press._progress is None


class GoingAway(QPrinter):
    """A printer that is switched off after two pages."""

    pages = 0

    def newPage(self) -> bool:
        self.pages += 1
        return self.pages < 2 and super().newPage()


def test_a_printer_that_goes_away_is_said_to_have_gone(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    printer = GoingAway(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    said = failed_print(open_window(), qtbot, printer)
    assert re.search("the printer went away when 2 of [0-9]+ pages were out", said)


def test_copies_are_collated(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_window()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 2)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    with qtbot.waitSignal(parts.output.press.printed, timeout=60_000) as went_out:
        parts.output.press.print_on(printer, parts.output.opened, parts.output.order)
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "printed.pdf").pages]
    pages = [found[1] for text in texts if (found := re.search("Page ([0-9]+) of", text))]
    assert pages == (["1", "2"] if printer.supportsMultipleCopies() else ["1", "2", "1", "2"])
    assert went_out.args == [len(pages)]


def test_a_target_that_cannot_be_written_is_said_and_the_old_file_stays(
    open_window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = open_window()
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def in_use(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", in_use)
    parts.output.failed.disconnect()
    with qtbot.waitSignal(parts.output.failed, timeout=60_000) as failed:
        parts.output.write_pdf(target)
    assert "the file is open in another program" in str(failed.args[0])
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_a_name_without_its_ending_gets_it_and_replaces_nothing_unasked(
    open_window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = open_window()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "A_C.3_80_L.12"), "PDF (*.pdf)"))
    with qtbot.waitSignal(parts.output.written, timeout=60_000) as written:
        parts.output.export_pdf()
    target = tmp_path / "A_C.3_80_L.12.pdf"
    assert written.args == [str(target)]
    target.write_bytes(b"old")
    asked: list[str] = []

    def answer(box: QMessageBox, button: QMessageBox.StandardButton) -> QMessageBox.StandardButton:
        asked.append(box.text())
        return button

    monkeypatch.setattr(QMessageBox, "exec", lambda box: answer(box, QMessageBox.StandardButton.No))
    parts.output.export_pdf()
    assert asked == ["A_C.3_80_L.12.pdf is there already. Replace it?"]
    assert target.read_bytes() == b"old"
    monkeypatch.setattr(QMessageBox, "exec", lambda box: answer(box, QMessageBox.StandardButton.Yes))
    with qtbot.waitSignal(parts.output.written, timeout=60_000):
        parts.output.export_pdf()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_part_that_nothing_fills_says_so_and_how_far_the_pages_are_is_told(open_window, qtbot: QtBot) -> None:
    parts = open_window()
    said: list[str] = []
    parts.window.command("report").trigger()
    designer = parts.report_desk.designer
    assert designer is not None
    parts.report_desk._task.progressed.connect(lambda _: said.append(designer.busy.text()))
    pages_of(designer, qtbot)
    assert "Laying out... 100 %" in said
    assert designer.model.index(row_of(designer, "redline")).data() == "Redline"
    click_box(designer, qtbot, "notes")
    pages_of(designer, qtbot)
    assert designer.model.index(row_of(designer, "notes")).data() == "Notes (nothing to show)"


def test_the_preview_turns_pages_and_zooms(open_window, qtbot: QtBot) -> None:
    designer = opened_designer(open_window(), qtbot)
    qtbot.waitExposed(designer)
    preview = designer.preview
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert designer.count.text().startswith("Page 2 of ")
    width = preview.horizontalScrollBar().maximum()
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.horizontalScrollBar().maximum() > width
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.horizontalScrollBar().maximum() == width


def test_a_comparison_without_a_vote_has_nothing_to_shift_from(
    open_window, qtbot: QtBot, drafts: tuple[Path, Path]
) -> None:
    designer = opened_designer(open_window(*map(str, drafts)), qtbot)
    assert designer.roll_calls.currentText() == "No vote is known"
    assert not designer.roll_calls.isEnabled()
