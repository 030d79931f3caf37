"""Printing: the printer asked for, the pages laid out off the screen's thread, then painted one by one as the window breathes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QProgressDialog, QWidget

from unga_desktop.app.reading import Opened
from unga_desktop.app.report_order import ReportOrder, page_art, report_on
from unga_desktop.app.tasks import Task
from unga_desktop.core.appearance import Appearance
from unga_desktop.core.errors import CancelCheck, ExportError
from unga_desktop.core.report_design import ReportDesign

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from unga_desktop.printing.report_pages import ReportPages


class Press(QObject):
    """Prints reports. ``printed`` carries how many pages went out; ``failed`` an error; ``working`` what is under way."""

    printed = Signal(int)
    failed = Signal(object)
    working = Signal(str)

    def __init__(self, window: QWidget, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._printer: QPrinter | None = None
        self._run: _Run | None = None
        self._task = Task(self)
        self._task.busy_changed.connect(self._follow)
        self._task.failed.connect(self.failed)
        self._task.finished.connect(self._begin)
        self._task.progressed.connect(self._tell)

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
        self._printer = printer
        design = _on_paper(order.design, printer)
        dots = printer.logicalDpiX()

        def work(cancelled: CancelCheck) -> object:
            from unga_desktop.printing.page_setup import PageSetup
            from unga_desktop.printing.report_pages import lay_out

            report = report_on(opened, order)
            art, setup = page_art(self._appearance), PageSetup.of(design)
            pages = lay_out(report, art, setup, self._task.tell, cancelled)
            pages.prepare(dots)
            return pages

        self._task.start(work)

    def cancel(self) -> None:
        """Stops what is under way; pages that went out already stay printed."""
        self._task.cancel()
        if self._run:
            self._run.stop()

    def _begin(self, pages: "ReportPages") -> None:
        printer, self._printer = self._printer, None
        assert printer is not None
        self._run = _Run(printer, pages, self._window)
        self._run.ended.connect(self._end)
        self._run.begin()

    def _end(self, count: int) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        if run.error:
            self.failed.emit(run.error)
        else:
            self.printed.emit(count)
        run.deleteLater()

    def _tell(self, percent: int) -> None:
        if self._task.busy:
            self.working.emit(f"Laying out the pages... {percent} %")

    def _follow(self, busy: bool) -> None:
        self.working.emit("Laying out the pages..." if busy else "")


class _Run(QObject):
    """One printing: a page with every turn of the window's loop. ``ended`` carries how many pages went out."""

    ended = Signal(int)

    def __init__(self, printer: "QPrinter", pages: "ReportPages", window: QWidget) -> None:
        super().__init__(window)
        self.error: ExportError | None = None
        self._printer = printer
        self._pages = pages
        self._wanted = list(_wanted(printer, pages.count))
        self._done = 0
        self._painter = QPainter()
        self._progress = QProgressDialog("Printing...", "Stop", 0, len(self._wanted), window)
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.canceled.connect(self.stop)

    def begin(self) -> None:
        if not self._wanted:
            count = self._pages.count
            there = f"pages 1 to {count}" if count > 1 else "one page"
            self.error = ExportError(f"the report has {there}; none of those asked for is among them", "Print")
            self._end()
            return
        self._printer.setFullPage(True)
        if not self._painter.begin(self._printer):
            self.error = ExportError(
                "the printer takes no pages", self._printer.printerName(), "See that it is on, or choose another"
            )
            self._end()
            return
        QTimer.singleShot(0, self._page)

    def stop(self) -> None:
        if self._painter.isActive():
            self._printer.abort()
            self._end()

    def _page(self) -> None:
        if not self._painter.isActive():
            return
        if self._done == len(self._wanted):
            self._end()
            return
        if self._done and not self._printer.newPage():
            out = f"{self._done} of {len(self._wanted)} pages were out"
            name = self._printer.printerName()
            self.error = ExportError(f"the printer went away when {out}", name, "Print the rest once it is back")
            self._end()
            return
        self._pages.paint(self._painter, self._wanted[self._done])
        self._done += 1
        self._progress.setValue(self._done)
        QTimer.singleShot(0, self._page)

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._progress.canceled.disconnect(self.stop)
        self._progress.deleteLater()
        self.ended.emit(self._done)


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
