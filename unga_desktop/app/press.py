"""Printing: the printer asked for; pages laid out and painted on it by the typesetter, with progress and a stop."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QProgressDialog, QWidget

from unga_desktop.app.reading import Opened
from unga_desktop.app.report_order import ReportOrder, page_art, report_on
from unga_desktop.app.tasks import Task
from unga_desktop.core.appearance import Appearance
from unga_desktop.core.errors import CancelCheck, Cancelled, ExportError
from unga_desktop.core.report_design import ReportDesign
from unga_desktop.printing.typesetter import typesetter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from unga_desktop.printing.report_pages import ReportPages


class Press(QObject):
    """Prints reports. ``printed`` carries how many pages went out; ``failed`` an error; ``working`` what is under way."""

    printed = Signal(int)
    failed = Signal(object)
    working = Signal(str)
    _went_out = Signal(int, int)

    def __init__(self, window: QWidget, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._progress: QProgressDialog | None = None
        self._task = Task(self, typesetter())
        self._task.busy_changed.connect(self._follow)
        self._task.failed.connect(self.failed)
        self._task.finished.connect(self._end)
        self._task.progressed.connect(self._tell)
        self._went_out.connect(self._count)

    def ask(self, opened: Opened, order: ReportOrder) -> None:
        """Asks for a printer, pages and copies, and prints the report."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(
                ExportError("no printer is set up on this machine", "", "Set one up in the system, or export a PDF")
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(_layout(order.design))
        printer.setDocName(" → ".join(name.replace("\\", "/").rpartition("/")[2] or name for name in opened.names))
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer, opened, order)
        dialog.deleteLater()

    def print_on(self, printer: "QPrinter", opened: Opened, order: ReportOrder) -> None:
        """Prints the report on a printer as it is set up: its paper, its range of pages, its copies, colour or not."""
        design = _on_paper(order.design, printer)

        def work(cancelled: CancelCheck) -> object:
            from unga_desktop.printing.page_setup import PageSetup
            from unga_desktop.printing.report_pages import lay_out

            report = report_on(opened, order)
            art, setup = page_art(self._appearance), PageSetup.of(design)
            pages = lay_out(report, art, setup, self._task.tell, cancelled)
            return self._print(pages, printer, cancelled)

        self._task.start(work)

    def cancel(self) -> None:
        """Stops what is under way; pages that went out already stay printed."""
        self._task.cancel()

    def _print(self, pages: "ReportPages", printer: "QPrinter", cancelled: CancelCheck) -> int:
        """Paints the pages asked for on the printer; how many went out. Raises ``ExportError`` and ``Cancelled``."""
        wanted = list(_wanted(printer, pages.count))
        if not wanted:
            there = f"pages 1 to {pages.count}" if pages.count > 1 else "one page"
            raise ExportError(f"the report has {there}; none of those asked for is among them", "Print")
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            raise ExportError(
                "the printer takes no pages", printer.printerName(), "See that it is on, or choose another"
            )
        try:
            for done, page in enumerate(wanted):
                if cancelled():
                    printer.abort()
                    raise Cancelled
                if done and not printer.newPage():
                    out = f"{done} of {len(wanted)} pages were out"
                    raise ExportError(
                        f"the printer went away when {out}", printer.printerName(), "Print the rest once it is back"
                    )
                pages.paint(painter, page)
                self._went_out.emit(done + 1, len(wanted))
        finally:
            painter.end()
        return len(wanted)

    def _count(self, done: int, total: int) -> None:
        if not self._task.busy:
            return
        if self._progress is None:
            self._progress = QProgressDialog("Printing...", "Stop", 0, total, self._window)
            self._progress.setWindowModality(Qt.WindowModality.WindowModal)
            self._progress.canceled.connect(self.cancel)
        self._progress.setValue(done)

    def _end(self, count: object) -> None:
        self.printed.emit(count)

    def _tell(self, percent: int) -> None:
        if self._task.busy:
            self.working.emit(f"Laying out the pages... {percent} %")

    def _follow(self, busy: bool) -> None:
        self.working.emit("Laying out the pages..." if busy else "")
        if not busy and self._progress is not None:
            self._progress.canceled.disconnect(self.cancel)
            self._progress.deleteLater()
            self._progress = None


def _wanted(printer: "QPrinter", count: int) -> Iterator[int]:
    """The pages to print, counted from 0, in the order in which they go out."""
    from PySide6.QtPrintSupport import QPrinter

    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(printer.toPage() or count, count)
    pages = list(range(first - 1, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        yield from pages * copies
    else:
        yield from (page for page in pages for _ in range(copies))


def _layout(design: ReportDesign) -> QPageLayout:
    from unga_desktop.printing.page_setup import PageSetup

    return PageSetup.of(design).layout()


def _on_paper(design: ReportDesign, printer: "QPrinter") -> ReportDesign:
    """The design on the paper that the user chose at the printer."""
    from PySide6.QtPrintSupport import QPrinter

    layout = printer.pageLayout()
    return replace(
        design,
        paper="Letter" if layout.pageSize().id() == QPageSize.PageSizeId.Letter else "A4",
        landscape=layout.orientation() == QPageLayout.Orientation.Landscape,
        colour=design.colour and printer.colorMode() == QPrinter.ColorMode.Color,
    )
