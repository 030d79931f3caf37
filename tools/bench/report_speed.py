"""How long a report of 60 pages takes, against QTextDocument printing the same words unmarked to PDF; and how the window fares.

    python tools/bench/report_speed.py [--pages 60] [--rounds 5]

Both are timed in turn in one process; what is printed are medians and their ratio. The last figures are the longest times for
which the screen's thread was kept from its loop while pages were laid out, looked at one after the other in the preview, and
printed, map and all (goal: 100 ms).
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QSizeF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from unga_desktop import paths
from unga_desktop.app.tasks import Task
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.pictures.geometry import tiles
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.report import Redline, Report, Table
from unga_desktop.exporters.redline_docx import redline_docx
from unga_desktop.exporters.report_html import report_html
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.printing.page_setup import PageSetup
from unga_desktop.printing.report_pages import PageArt, ReportPages, lay_out
from unga_desktop.printing.report_pdf import pages_pdf, report_pdf
from unga_desktop.printing.typesetter import typesetter
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map
from unga_desktop.widgets.page_preview import PagePreview

_PARTS = ("title", "summary", "changes", "redline", "side-by-side", "statistics", "sources", "notices")


def text(paragraphs: int, edited: bool) -> str:
    """A resolution of so many operative paragraphs; every third differs between the two sides."""
    lines = ["The General Assembly,"]
    for number in range(1, paragraphs + 1):
        word = "comprehensive" if edited and number % 3 == 0 else "periodic"
        lines.append(
            f"{number}. Requests the Secretary-General to submit {word} reports on item {number} of the agenda to the Assembly "
            f"at its next session, taking into account the views of Member States and of the bodies concerned with item {number};"
        )
    return "\n\n".join(lines)


def report(pages: int, art: PageArt) -> Report:
    """A report of at least so many pages."""
    paragraphs = 40
    while True:
        first, second = (
            structure.parse(text(paragraphs, edited), Source(name), "en")
            for name, edited in (("draft.txt", False), ("adopted.txt", True))
        )
        made = Reporter(bundled_vote_desk()).report(compare(first, second), None, "2026-11-24", _PARTS)
        count = lay_out(made, art, PageSetup()).count
        if count >= pages:
            return made
        paragraphs = max(paragraphs + 5, paragraphs * pages // count)


def plain_words(made: Report) -> list[str]:
    """The words of the report, a paragraph or a cell each."""
    found: list[str] = []
    for part in made.parts:
        for block in part.blocks:
            if isinstance(block, Redline):
                for row in block.rows:
                    found.append("".join(span.text for span in row.spans))
            elif isinstance(block, Table):
                found += ["".join(run.text for run in cell) for row in block.rows for cell in row]
            else:
                found.append(str(getattr(block, "text", "")) or "".join(run.text for run in getattr(block, "runs", ())))
    return [words for words in found if words]


def print_plain(words: list[str]) -> bytes:
    """The same words by QTextDocument, unmarked."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1440)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(20, 20, 20, 20),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = QTextDocument()
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.documentLayout().setPaintDevice(writer)
    cursor = QTextCursor(document)
    for line in words:
        cursor.insertText(line)
        cursor.insertBlock()
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def timed(work: Callable[[], object]) -> float:
    start = time.thread_time()  # of a machine that does other things too, only what this took
    work()
    return time.thread_time() - start


class Heart:
    """Beats with the loop of the screen's thread; ``longest`` is the longest time between two beats, in seconds."""

    def __init__(self) -> None:
        self._ticks: list[float] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @property
    def longest(self) -> float:
        return max((later - earlier for earlier, later in pairwise(self._ticks)), default=0.0)

    def _beat(self) -> None:
        self._ticks.append(time.perf_counter())


def turn(milliseconds: int) -> None:
    """Lets the loop turn for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def typeset(work: Callable[[CancelCheck], object]) -> object:
    """The result of work done by the typesetter while the loop turns."""
    found: list[object] = []
    loop, task = QEventLoop(), Task(pool=typesetter())
    task.finished.connect(found.append)
    task.finished.connect(loop.quit)
    task.failed.connect(loop.quit)
    task.start(work)
    loop.exec()
    return found[0]


def wait_while_laying_out(made: Report, art: PageArt) -> float:
    """The longest time between two turns of the loop while the report is laid out, in seconds."""
    heart = Heart()
    typeset(lambda cancelled: lay_out(made, art, PageSetup(), cancelled=cancelled))
    return heart.longest


def report_with_pictures() -> Report:
    """The bundled report, map and tiles and all."""
    comparison = Comparer(bundled_library()).compare("A/ES-11/L.11", "A/RES/ES-11/8")
    desk = bundled_vote_desk()
    return Reporter(desk).report(comparison, desk.roll_call("A/RES/ES-11/8"), "2026-11-24")


def wait_while_looking(made: Report, art: PageArt) -> float:
    """The same while every page is looked at in the preview."""
    view = PagePreview()
    view.resize(780, 700)
    view.show()
    turn(200)
    pages = typeset(lambda _: lay_out(made, art, PageSetup()))
    assert isinstance(pages, ReportPages)
    heart = Heart()
    view.show_pages(pages)
    for page in range(1, pages.count + 1):
        view.go_to(page)
        turn(100)
    view.show_pages(None)
    return heart.longest


def wait_while_printing(made: Report, art: PageArt) -> float:
    """The same while the report is laid out and painted on a printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(os.devnull)
    printer.setFullPage(True)

    def work(_: CancelCheck) -> object:
        pages, painter = lay_out(made, art, PageSetup()), QPainter(printer)
        for page in range(pages.count):
            if page:
                printer.newPage()
            pages.paint(painter, page)
        return painter.end()

    heart = Heart()
    typeset(work)
    return heart.longest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    appearance = read_appearance(paths.resource("appearance.toml"))
    art = PageArt(bundled_world_map(), tiles(bundled_vote_desk().members), appearance)
    made = report(wanted.pages, art)
    words = plain_words(made)
    laid_out = lay_out(made, art, PageSetup())
    ways: dict[str, Callable[[], object]] = {
        "QTextDocument, the same words unmarked": lambda: print_plain(words),
        "report as PDF": lambda: report_pdf(made, art, PageSetup()),
        "  of it laying out": lambda: lay_out(made, art, PageSetup()),
        "  of it painting": lambda: pages_pdf(laid_out),
        "report as HTML": lambda: report_html(made, art.world_map, art.tiles, appearance),
        "redline as Word": lambda: redline_docx(made),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(wanted.rounds):
        for name, work in ways.items():
            times[name].append(timed(work))
    peer = statistics.median(times["QTextDocument, the same words unmarked"])
    print(f"{laid_out.count} pages, {sum(len(line.split()) for line in words):,} words, medians of {wanted.rounds}")
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name:42} {middle * 1000:8.0f} ms   {middle / peer:5.2f}")
    print(f"{'PDF, bytes':42} {len(report_pdf(made, art, PageSetup())):8,}   peer {len(print_plain(words)):,}")
    pictures = report_with_pictures()
    print(f"{'longest wait of the screen, laying out':42} {wait_while_laying_out(made, art) * 1000:8.0f} ms")
    print(f"{'  looking at pages with maps':42} {wait_while_looking(pictures, art) * 1000:8.0f} ms")
    print(f"{'  printing them':42} {wait_while_printing(pictures, art) * 1000:8.0f} ms")
    return 0


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])  # outlives the layouts that main made
    sys.exit(main())
