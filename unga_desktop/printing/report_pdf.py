"""A report as PDF, without a window, and the same bytes for the same report."""

from PySide6.QtGui import QPainter, QPdfWriter

from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.report import Report
from unga_desktop.printing.flow import Progress
from unga_desktop.printing.headless import ensure_application
from unga_desktop.printing.page_setup import INCH, PageSetup
from unga_desktop.printing.pdf_outline import with_outline
from unga_desktop.printing.report_pages import PageArt, ReportPages, lay_out
from unga_desktop.printing.settled_pdf import written_pdf


def report_pdf(
    report: Report,
    art: PageArt,
    setup: PageSetup,
    progress: Progress = lambda done, total: None,  # noqa: ARG005
    cancelled: CancelCheck = lambda: False,
) -> bytes:
    """The report as the bytes of a PDF file.

    Raises ``Cancelled`` soon after ``cancelled()`` turns true, ``ExportError`` where Qt cannot write a PDF.
    """
    ensure_application()
    return pages_pdf(lay_out(report, art, setup, progress, cancelled), cancelled)


def pages_pdf(pages: ReportPages, cancelled: CancelCheck = lambda: False) -> bytes:
    """Pages that are laid out already, as PDF. Raises as ``report_pdf`` does."""

    def paint(writer: QPdfWriter, painter: QPainter) -> None:
        for page in range(pages.count):
            if cancelled():
                raise Cancelled
            if page:
                writer.newPage()
            pages.paint(painter, page)

    report = pages.report
    return with_outline(written_pdf(report.title, pages.setup.layout(), INCH, report.date, paint), pages.bookmarks)
