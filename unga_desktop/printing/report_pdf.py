"""A report as PDF, without a window, and the same bytes for the same report.

Qt writes the clock and random identifiers into every file; they are replaced after writing by the report's date and
digest, at the same length, since the file's own table of contents counts bytes. It also writes the fonts in the order of
a hash table, whose seed is therefore fixed while a file is written.
"""

import hashlib
import re

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from unga_desktop import __version__
from unga_desktop.core.errors import CancelCheck, Cancelled, ExportError
from unga_desktop.core.report import Report
from unga_desktop.printing.flow import Progress
from unga_desktop.printing.headless import ensure_application
from unga_desktop.printing.page_setup import INCH, PageSetup
from unga_desktop.printing.pdf_outline import with_outline
from unga_desktop.printing.report_pages import PageArt, ReportPages, lay_out

# Each pattern begins with what Qt writes before it, so that nothing of a title or of a page is ever taken for a date.
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_ZONE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:\d{14})[+-]\d\d")
_XMP_DATE = re.compile(rb'(xmp:\w+Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?')
_UUID = re.compile(rb'(DocumentID="uuid:)[0-9a-f-]{36}')
_HEX_ID = re.compile(rb"<[0-9A-Fa-f]{32,72}>")


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
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(pages.report.title)
    writer.setCreator(f"UNGA Desktop {__version__}")
    writer.setResolution(INCH)
    writer.setPageLayout(pages.setup.layout())
    QHashSeed.setDeterministicGlobalSeed()
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError("the PDF could not be written", pages.report.title)
    try:
        for page in range(pages.count):
            if cancelled():
                raise Cancelled
            if page:
                writer.newPage()
            pages.paint(painter, page)
    finally:
        painter.end()
        buffer.close()
        QHashSeed.resetRandomGlobalSeed()
    return with_outline(_settled(bytes(store.data()), pages.report), pages.bookmarks)


def _settled(pdf: bytes, report: Report) -> bytes:
    """The file with its clock and identifiers replaced; not a byte longer or shorter."""
    day = re.sub(r"\D", "", report.date)[:8].ljust(8, "0").encode()
    moment = b"%s-%s-%sT00:00:00+00:00" % (day[:4], day[4:6], day[6:])
    identity = hashlib.sha256(f"{report.digest}{report.date}".encode()).hexdigest().encode()
    settled = _DATE.sub(rb"\g<1>" + day + b"000000", pdf)
    settled = _ZONE.sub(rb"\g<1>+00", settled)
    settled = _XMP_DATE.sub(lambda found: found[1] + moment[: len(found[0]) - len(found[1])], settled)
    settled = _UUID.sub(rb"\g<1>" + _uuid(identity), settled)
    head, mark, tail = settled.rpartition(b"trailer")
    return head + mark + _HEX_ID.sub(lambda found: b"<" + (identity * 2)[: len(found[0]) - 2] + b">", tail)


def _uuid(identity: bytes) -> bytes:
    return b"-".join((identity[:8], identity[8:12], identity[12:16], identity[16:20], identity[20:32]))
