"""Three and more versions opened, then File > Report...: one report on all of them, on screen, as a file, on paper."""

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from report_samples import VERSIONS
from test_report_desk import click_box, opened_designer, pages_of

from unga_desktop.app.connections import Parts
from unga_desktop.importers.word_files.docx import parse_tracked
from unga_desktop.widgets.report_designer import ReportDesigner

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def versions(tmp_path: Path) -> list[str]:
    files = [tmp_path / f"version{number}.txt" for number in range(len(VERSIONS))]
    for file, (symbol, text) in zip(files, VERSIONS, strict=True):
        file.write_text(f"{symbol}\n\nPorts and roads\n\n{text}\n", encoding="utf-8")
    return [str(file) for file in files]


def written(
    parts: Parts, designer: ReportDesigner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, target: Path
) -> bytes:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(parts.output.written, timeout=60_000):
        qtbot.mouseClick(designer.output[target.suffix[1:]], Qt.MouseButton.LeftButton)
    return target.read_bytes()


def test_the_report_has_a_column_for_each_version_in_every_format(
    open_window, versions: list[str], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = open_window(*versions)
    qtbot.waitUntil(
        lambda: parts.reading.shown is not None and parts.reading.shown.versions is not None, timeout=30_000
    )
    designer = opened_designer(parts, qtbot)
    before = pages_of(designer, qtbot)
    click_box(designer, qtbot, "comparative")
    assert pages_of(designer, qtbot) >= before
    pdf = written(parts, designer, qtbot, monkeypatch, tmp_path / "versions.pdf")
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)
    page = written(parts, designer, qtbot, monkeypatch, tmp_path / "versions.html").decode()
    docx = written(parts, designer, qtbot, monkeypatch, tmp_path / "versions.docx")
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        word = archive.read("word/document.xml").decode()
    for found in (text, page, word):
        assert "Comparative table" in found
        for symbol, _ in VERSIONS:
            assert symbol in found
        assert "each version is rebuilt, character for character" in found
    table = page[page.index('<section id="comparative">') :]
    assert table[: table.index("</thead>")].count('<th scope="col"') == 1 + len(VERSIONS)
    _, accepted = parse_tracked(docx, "versions.docx")
    lines = [paragraph.text for paragraph in accepted.document.paragraphs]
    assert "Calls upon all Member States to act. It calls upon them to report." in lines


def test_two_of_the_versions_looked_at_are_reported_on_as_two(
    open_window, versions: list[str], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = open_window(*versions)
    qtbot.waitUntil(
        lambda: parts.reading.shown is not None and parts.reading.shown.versions is not None, timeout=30_000
    )
    with qtbot.waitSignal(parts.reading.opened, timeout=30_000):
        parts.reading.compare_versions(1, 3)
    target = tmp_path / "two.html"
    written(parts, opened_designer(parts, qtbot), qtbot, monkeypatch, target)
    page = target.read_text(encoding="utf-8")
    assert "<h1>A/C.2/80/L.5/Rev.1 compared with A/RES/80/5</h1>" in page
    assert "equal + delete rebuilds the original" in page


def test_the_versions_are_printed(open_window, versions: list[str], qtbot: QtBot, tmp_path: Path) -> None:
    parts = open_window(*versions)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(parts.output.press.printed, timeout=60_000):
        parts.output.press.print_on(printer, parts.output.opened, parts.output.order)
    text = " ".join(PdfReader(tmp_path / "printed.pdf").pages[0].extract_text().split())
    assert "what became of it in four versions" in text
