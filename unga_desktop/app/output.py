"""What leaves the window: the report as PDF, Word and HTML, and the roll call as a file. Written whole or not at all.

Paper has a module of its own, ``press``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from unga_desktop.app.press import Press
from unga_desktop.app.reading import Opened
from unga_desktop.app.report_order import ReportOrder, page_art, report_on, today
from unga_desktop.app.tasks import Task
from unga_desktop.core.appearance import Appearance
from unga_desktop.core.documents.symbol import parse
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.file_name import file_stem
from unga_desktop.exporters.saving import save

if TYPE_CHECKING:
    from unga_desktop.core.pictures.sheet import Sheet
    from unga_desktop.core.votes.tally import Tally
    from unga_desktop.printing.vote_sheet import Shapes

_ROLL_CALL_FILES = "Table (*.csv);;PDF (*.pdf);;Picture (*.png);;Drawing (*.svg);;Text (*.txt);;JSON (*.json)"
_SHEET_FILES = "PDF (*.pdf);;Picture (*.png);;Drawing (*.svg);;Table (*.csv)"


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
        self.order = ReportOrder()
        self.press = Press(window, appearance)
        self.tally: Tally | None = None
        self.shapes: Shapes | None = None
        self._window = window
        self._appearance = appearance
        self._folder = folder
        self._task = Task(self)
        self._task.busy_changed.connect(self._follow)
        self._task.failed.connect(self.failed)
        self._task.finished.connect(self._finish)
        self._task.progressed.connect(self._tell)
        self._words = ""

    def export_pdf(self) -> None:
        """Asks for a place and writes the report there as PDF."""
        self._ask("Export as PDF", "PDF (*.pdf)", self.proposed_name("pdf"), self.write_pdf)

    def export_html(self) -> None:
        """Asks for a place and writes the report there as HTML."""
        self._ask("Export as HTML", "HTML (*.html)", self.proposed_name("html"), self.write_html)

    def export_docx(self) -> None:
        """Asks for a place and writes the report there as a Word document."""
        self._ask("Export as Word", "Word (*.docx)", self.proposed_name("docx"), self.write_docx)

    def export_redline(self) -> None:
        """Asks for a place and writes the redline there as a Word document with tracked changes."""
        self._ask(
            "Export the redline for Word", "Word (*.docx)", self.proposed_name("redline.docx"), self.write_redline
        )

    def export_roll_call(self) -> None:
        """Asks for a place and writes the roll call shown, in the format that the file's ending names."""
        if self.tally:
            name = f"{_stem(self.tally.roll_call.id)}-vote.csv"
            self._ask("Export the vote", _ROLL_CALL_FILES, name, self.write_roll_call)

    def write_pdf(self, path: Path) -> None:
        """Writes the report as PDF."""
        order = self.order

        def content(opened: Opened, cancelled: CancelCheck) -> bytes:
            from unga_desktop.printing.page_setup import PageSetup
            from unga_desktop.printing.report_pdf import report_pdf

            setup = PageSetup.of(order.design)
            art = page_art(self._appearance)
            return report_pdf(report_on(opened, order), art, setup, self._task.tell, cancelled)

        self._write(path, content)

    def write_html(self, path: Path) -> None:
        """Writes the report as one HTML file."""
        order = self.order

        def content(opened: Opened, _: CancelCheck) -> bytes:
            from unga_desktop.exporters.report_html import report_html

            art = page_art(self._appearance, order.design.colour)
            return report_html(report_on(opened, order), art.world_map, art.tiles, art.appearance).encode("utf-8")

        self._write(path, content)

    def write_docx(self, path: Path) -> None:
        """Writes the report as a Word document."""
        order = self.order

        def content(opened: Opened, _: CancelCheck) -> bytes:
            from unga_desktop.exporters.report_docx import report_docx
            from unga_desktop.printing.report_picture import report_picture

            report, art = report_on(opened, order), page_art(self._appearance, order.design.colour)
            return report_docx(report, lambda picture: report_picture(picture, art, report.date), order.design)

        self._write(path, content)

    def write_redline(self, path: Path) -> None:
        """Writes the redline alone as a Word document whose tracked changes rebuild both texts."""

        def content(opened: Opened, _: CancelCheck) -> bytes:
            from unga_desktop.exporters.redline_docx import redline_docx

            return redline_docx(report_on(opened, ReportOrder()))

        self._write(path, content)

    def write_roll_call(self, path: Path) -> None:
        """Writes the roll call shown as csv, pdf, png, svg, txt or json; anything else is refused. Pictures are of the view
        that is shown."""
        tally = self.tally
        if tally is None:
            return
        from unga_desktop.app.roll_call_file import roll_call_file

        shapes = self.shapes
        self._start(path, lambda _: roll_call_file(tally, path.suffix.lower(), self._appearance, today(), shapes))

    def export_sheet(self, sheet: "Sheet") -> None:
        """Asks for a place and writes shift, trend or agreement there, in the format that the file's ending names."""
        self._ask("Export", _SHEET_FILES, f"{sheet.name}.pdf", lambda path: self.write_sheet(sheet, path))

    def write_sheet(self, sheet: "Sheet", path: Path) -> None:
        """Writes a sheet as pdf, png, svg or csv; anything else is refused."""
        from unga_desktop.printing.sheet_file import sheet_file

        self._start(path, lambda _: sheet_file(sheet, path.suffix.lower(), self._appearance))

    def print(self) -> None:
        """Asks for a printer and prints the report."""
        if self.opened and self.opened.comparison:
            self.press.ask(self.opened, self.order)

    def cancel(self) -> None:
        """Stops the writing; what stood at its place stays."""
        self._task.cancel()
        self.press.cancel()

    def proposed_name(self, ending: str) -> str:
        """The name offered for a report: that of the amended document, with underscores for slashes."""
        names = self.opened.names if self.opened else ("report",)
        return f"{_stem(names[-1])}.{ending}"

    def _ask(self, title: str, kinds: str, name: str, write: Callable[[Path], None]) -> None:
        folder = self._folder if Path(self._folder).is_dir() else ""
        folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, str(Path(folder) / name), kinds)
        if not chosen:
            return
        path = _with_ending(Path(chosen), kind or kinds)
        # The dialog has asked about the name that was typed, not about the one that came of it.
        if path != Path(chosen) and path.exists() and not self._may_replace(path):
            return
        self._folder = str(path.parent)
        self.folder_chosen.emit(self._folder)
        write(path)

    def _may_replace(self, path: Path) -> bool:
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"{path.name} is there already. Replace it?")
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        box.setDefaultButton(QMessageBox.StandardButton.No)
        return box.exec() == QMessageBox.StandardButton.Yes

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

    def _tell(self, percent: int) -> None:
        if self._task.busy:
            self.working.emit(f"{self._words} {percent} %")

    def _follow(self, busy: bool) -> None:
        self.working.emit(self._words if busy else "")


def _with_ending(path: Path, kinds: str) -> Path:
    """The path with the ending of its kind (``"PDF (*.pdf)"``) where it has none: what follows a dot in a symbol is no ending."""
    endings = re.findall(r"\*(\.\w+)", kinds)
    if not endings or path.suffix.lower() in endings or (path.suffix and len(endings) > 1):
        return path
    return path.with_name(f"{path.name}{endings[0]}")


def _stem(name: str) -> str:
    """What a file called after a document is called: after its symbol, or after its file without the ending."""
    return file_stem(name if parse(name) is not None else Path(name).stem)
