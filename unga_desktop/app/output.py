"""What leaves the window: the report on paper, as PDF and as HTML, and the roll call as a file. Written whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from unga_desktop.app.reading import Opened
from unga_desktop.app.tasks import Task
from unga_desktop.core.appearance import Appearance
from unga_desktop.core.errors import CancelCheck, Cancelled, ExportError
from unga_desktop.core.symbol import parse
from unga_desktop.exporters.saving import save

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from unga_desktop.core.report import Report
    from unga_desktop.core.votes.tally import Tally
    from unga_desktop.printing.page_setup import PageSetup
    from unga_desktop.printing.report_pages import PageArt, ReportPages

_ROLL_CALL_FILES = "Table (*.csv);;Picture (*.png);;Drawing (*.svg);;Text (*.txt);;JSON (*.json)"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is there now."""

    path: Path


class Output(QObject):
    """``written`` carries the path of each finished file, ``working`` what is under way (empty: nothing), ``failed`` an
    error; ``folder_chosen`` where the user wrote to."""

    written = Signal(str)
    working = Signal(str)
    failed = Signal(object)
    folder_chosen = Signal(str)

    def __init__(self, window: QWidget, appearance: Appearance, folder: str = "") -> None:
        super().__init__(window)
        self.opened: Opened | None = None
        self.tally: Tally | None = None
        self._window = window
        self._appearance = appearance
        self._folder = folder
        self._task = Task(self)
        self._task.busy_changed.connect(self._follow)
        self._task.failed.connect(self.failed)
        self._task.finished.connect(self._finish)
        self._words = ""

    def export_pdf(self) -> None:
        """Asks for a place and writes the report there as PDF."""
        self._ask("Export as PDF", "PDF (*.pdf)", self.proposed_name("pdf"), self.write_pdf)

    def export_html(self) -> None:
        """Asks for a place and writes the report there as HTML."""
        self._ask("Export as HTML", "HTML (*.html)", self.proposed_name("html"), self.write_html)

    def export_roll_call(self) -> None:
        """Asks for a place and writes the roll call shown, in the format that the file's ending names."""
        if self.tally:
            name = f"{_file_stem(self.tally.roll_call.id)}-vote.csv"
            self._ask("Export the vote", _ROLL_CALL_FILES, name, self.write_roll_call)

    def write_pdf(self, path: Path) -> None:
        """Writes the report as PDF."""

        def content(opened: Opened, cancelled: CancelCheck) -> bytes:
            from unga_desktop.printing.page_setup import PageSetup
            from unga_desktop.printing.report_pdf import report_pdf

            return report_pdf(_report(opened), self._art(), PageSetup(), cancelled=cancelled)

        self._write(path, content)

    def write_html(self, path: Path) -> None:
        """Writes the report as one HTML file."""

        def content(opened: Opened, _: CancelCheck) -> bytes:
            from unga_desktop.exporters.report_html import report_html

            art = self._art()
            return report_html(_report(opened), art.world_map, art.tiles, self._appearance).encode("utf-8")

        self._write(path, content)

    def write_roll_call(self, path: Path) -> None:
        """Writes the roll call shown as csv, png, svg, txt or json; anything else is refused."""
        tally = self.tally
        if tally is None:
            return
        from unga_desktop.app.roll_call_file import roll_call_file

        self._start(path, lambda _: roll_call_file(tally, path.suffix.lower(), self._appearance, _today()))

    def print(self) -> None:
        """Asks for a printer and prints the report."""
        from PySide6.QtPrintSupport import QPrintDialog

        printer = self._printer()
        dialog = QPrintDialog(printer, self._window)
        if self.opened and dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)
        dialog.deleteLater()

    def preview(self) -> None:
        """Shows the pages as they will be printed."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        if self.opened is None or self.opened.comparison is None:
            return
        printer = self._printer()
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle("Print preview")
        dialog.resize(self._window.size() * 0.9)
        dialog.paintRequested.connect(self.print_on)
        dialog.exec()
        dialog.deleteLater()

    def print_on(self, printer: "QPrinter") -> None:
        """Paints the report's pages on a printer, as it is set up; the user may stop between two pages."""
        if self.opened is None or self.opened.comparison is None:
            return
        pages = self._laid_out(self.opened, _setup(printer))
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self.failed.emit(ExportError("the printer takes no pages", printer.printerName(), "Choose another printer"))
            return
        progress = QProgressDialog("Printing...", "Stop", 0, pages.count, self._window)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        try:
            for page in range(pages.count):
                progress.setValue(page)
                if progress.wasCanceled():
                    printer.abort()
                    break
                if page:
                    printer.newPage()
                pages.paint(painter, page)
        finally:
            painter.end()
            progress.setValue(pages.count)
            progress.deleteLater()

    def cancel(self) -> None:
        """Stops the writing; what stood at its place stays."""
        self._task.cancel()

    def proposed_name(self, ending: str) -> str:
        """The name offered for a report: that of the amended document, with underscores for slashes."""
        names = self.opened.names if self.opened else ("report",)
        return f"{_file_stem(names[-1])}.{ending}"

    def _ask(self, title: str, kinds: str, name: str, write: Callable[[Path], None]) -> None:
        folder = self._folder if Path(self._folder).is_dir() else ""
        folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, str(Path(folder) / name), kinds)
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(f".{kind.rpartition('.')[2].rstrip(')')}")
        self._folder = str(path.parent)
        self.folder_chosen.emit(self._folder)
        write(path)

    def _write(self, path: Path, content: Callable[[Opened, CancelCheck], bytes]) -> None:
        opened = self.opened
        if opened is not None and opened.comparison is not None:
            self._start(path, lambda cancelled: content(opened, cancelled))

    def _start(self, path: Path, content: Callable[[CancelCheck], bytes]) -> None:
        def work(cancelled: CancelCheck) -> Written:
            made = content(cancelled)
            if cancelled():
                raise Cancelled
            save(path, made)
            return Written(path)

        self._words = f"Writing {path.name}..."
        self._task.start(work)

    def _finish(self, result: object) -> None:
        if isinstance(result, Written):
            self.written.emit(str(result.path))

    def _follow(self, busy: bool) -> None:
        self.working.emit(self._words if busy else "")

    def _art(self) -> "PageArt":
        from unga_desktop.core.geometry import tiles
        from unga_desktop.printing.report_pages import PageArt
        from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

        return PageArt(bundled_world_map(), tiles(bundled_vote_desk().members), self._appearance)

    def _laid_out(self, opened: Opened, setup: "PageSetup") -> "ReportPages":
        from unga_desktop.printing.report_pages import lay_out

        QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            return lay_out(_report(opened), self._art(), setup)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _printer(self) -> "QPrinter":
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        if self.opened:
            printer.setDocName(
                " → ".join(Path(name).name if Path(name).is_absolute() else name for name in self.opened.names)
            )
        return printer


def _report(opened: Opened) -> "Report":
    """The report on what is open, with the vote on the amended text; a file of the user's has none, whatever its symbol."""
    from unga_desktop.services.reporter import Reporter
    from unga_desktop.services.vote_desk import bundled_vote_desk

    assert opened.comparison is not None
    desk = bundled_vote_desk()
    amended = opened.names[-1]
    found = () if Path(amended).is_absolute() else desk.of(amended)
    return Reporter(desk).report(opened.comparison, found[0] if found else None, _today())


def _setup(printer: "QPrinter") -> "PageSetup":
    from PySide6.QtPrintSupport import QPrinter

    from unga_desktop.printing.page_setup import PageSetup, Paper

    layout = printer.pageLayout()
    return PageSetup(
        paper=Paper.LETTER if layout.pageSize().id() == QPageSize.PageSizeId.Letter else Paper.A4,
        landscape=layout.orientation() == QPageLayout.Orientation.Landscape,
        colour=printer.colorMode() == QPrinter.ColorMode.Color,
    )


def _file_stem(name: str) -> str:
    stem = Path(name).stem if parse(name) is None else name
    return "".join(character if character.isalnum() or character in ".-()" else "_" for character in stem)


def _today() -> str:
    return date.today().isoformat()
