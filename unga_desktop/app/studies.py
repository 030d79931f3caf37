"""The window of shift, trend and agreement: made when first asked for, filled by the vote desk, exported like any picture."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

from unga_desktop.app.errands import Errands
from unga_desktop.app.theme import Theme
from unga_desktop.app.voting import Voting
from unga_desktop.core.errors import ExportError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from unga_desktop.core.pictures.geometry import WorldMap
    from unga_desktop.core.pictures.sheet import Sheet
    from unga_desktop.core.votes.roll_call import RollCall
    from unga_desktop.models.state_selection import StateSelection
    from unga_desktop.services.vote_desk import VoteDesk
    from unga_desktop.widgets.votes.vote_study import VoteStudy


class Studies(QObject):
    """``roll_call_opened`` carries the id of a roll call to be shown in the pane, ``sheet_export_requested`` a sheet; ``said``
    a word for the status line."""

    roll_call_opened = Signal(str)
    sheet_export_requested = Signal(object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, window: QWidget, theme: Theme, voting: Voting) -> None:
        super().__init__(window)
        self.study: VoteStudy | None = None
        self._window, self._theme, self._voting = window, theme, voting
        self.errands = Errands(self)

    def open(self, tab: str, roll_call: "RollCall | None", selection: "StateSelection") -> None:
        """Opens the window at ``"shift"``, ``"trend"``, ``"agreement"`` or ``"find"``, on the roll call shown in the pane."""
        if self._voting.desk is None or self._voting.atlas is None:
            return
        study = self.study or self._make(self._voting.desk, selection)
        study.show()
        study.raise_()
        study.activateWindow()
        study.study(roll_call, tab)

    def take_colours(self) -> None:
        """Takes the colours in force."""
        if self.study:
            self.study.set_palette_roles(self._theme.palette, self._theme.appearance.votes)

    def show_world(self, world: "WorldMap") -> None:
        """Draws maps on other shapes."""
        if self.study:
            self.study.show_world(world)

    def forget(self) -> None:
        """Looks again, since roll calls were imported."""
        if self.study:
            self.study.forget()

    def close(self) -> None:
        """Closes the window and stops what runs for it."""
        self.errands.cancel()
        if self.study:
            self.study.close()

    def _make(self, desk: "VoteDesk", selection: "StateSelection") -> "VoteStudy":
        from unga_desktop.widgets.votes.vote_study import VoteStudy

        atlas = self._voting.atlas
        assert atlas is not None
        self.study = study = VoteStudy(desk, atlas.world, atlas.names, selection, self._window, self.errands.run)
        self.errands.busy_changed.connect(study.show_busy)
        self.errands.progressed.connect(study.show_share)
        study.stop_requested.connect(self.errands.cancel)
        study.roll_call_opened.connect(self.roll_call_opened)
        study.export_requested.connect(self._export)
        study.copy_requested.connect(self._copy_table)
        study.picture_requested.connect(self._copy_picture)
        study.print_requested.connect(self._print)
        study.failed.connect(self.failed)
        self.take_colours()
        return study

    def _sheet(self) -> "Sheet | None":
        return self.study.sheet(date.today().isoformat()) if self.study else None

    def _export(self) -> None:
        sheet = self._sheet()
        if sheet:
            self.sheet_export_requested.emit(sheet)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        sheet = self._sheet()
        if not sheet:
            return
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(
                ExportError("no printer is set up on this machine", "", "Set one up in the system, or export a PDF")
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet.title)
        dialog = QPrintDialog(printer, self.study)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer, sheet)
        dialog.deleteLater()

    def print_on(self, printer: "QPrinter", sheet: "Sheet") -> None:
        """Paints a sheet on the pages of a printer."""
        from unga_desktop.printing.sheet_file import sheet_painter

        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self.failed.emit(ExportError("the printer takes no pages", printer.printerName(), "See that it is on"))
            return
        page = QRectF(0, 0, printer.width(), printer.height())
        sheet_painter(sheet, self._theme.appearance).paint_pages(painter, page, printer.newPage)
        painter.end()

    def _copy_table(self) -> None:
        from unga_desktop.exporters.sheet_svg import sheet_text

        sheet = self._sheet()
        if sheet:
            QGuiApplication.clipboard().setText(sheet_text(sheet))
            self.said.emit("The table is in the clipboard.")

    def _copy_picture(self) -> None:
        from unga_desktop.printing.sheet_file import sheet_image

        sheet = self._sheet()
        if sheet:
            QGuiApplication.clipboard().setImage(sheet_image(sheet, self._theme.appearance))
            self.said.emit("The picture is in the clipboard.")
