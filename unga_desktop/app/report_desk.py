"""Opens the report designer and serves it: lays pages out off the screen's thread, keeps templates, hands on to the writers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from unga_desktop.app.output import Output
from unga_desktop.app.report_order import ReportOrder, page_art, report_on, votes_on
from unga_desktop.app.tasks import Task
from unga_desktop.app.theme import Theme
from unga_desktop.core.errors import CancelCheck, ExportError, UngaError
from unga_desktop.core.report_design import ReportDesign
from unga_desktop.printing.typesetter import typesetter
from unga_desktop.services.report_designs import ReportDesigns
from unga_desktop.widgets.report_designer import ReportDesigner


class ReportDesk(QObject):
    """``failed`` carries an error for the user. One designer is open at a time; what it orders stays ordered when it closes."""

    failed = Signal(object)

    def __init__(self, window: QWidget, theme: Theme, output: Output, designs: ReportDesigns) -> None:
        super().__init__(window)
        self.designer: ReportDesigner | None = None
        self._window, self._theme, self._output, self._designs = window, theme, output, designs
        self._task = Task(self, typesetter())
        self._task.failed.connect(self._fail)
        self._task.finished.connect(self._show)
        self._task.progressed.connect(self._tell)

    def open(self) -> None:
        """Opens the designer on what the window shows."""
        opened = self._output.opened
        if opened is None or opened.comparison is None:
            return
        if self.designer is None:
            self.designer = designer = ReportDesigner(self._window)
            designer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._theme.dress(designer)
            designer.order_changed.connect(self._order)
            designer.keep_requested.connect(self._keep)
            designer.removal_requested.connect(self._remove)
            designer.output_requested.connect(self._put_out)
            designer.finished.connect(self._close)
            self._offer_roll_calls(designer)
            order = self._output.order
            self._offer(order.design.name)
            designer.show_order(order.design, order.against, order.notes)
            designer.open()
        self._lay_out()

    def _offer_roll_calls(self, designer: ReportDesigner) -> None:
        try:
            designer.show_roll_calls(self._roll_calls())
        except UngaError as error:  # the user's votes cannot be read: the designer is there all the same
            designer.show_roll_calls([])
            self.failed.emit(error)

    def _roll_calls(self) -> list[tuple[str, str]]:
        """The roll calls that the vote can be compared with, by id and words; none where there is no vote."""
        from unga_desktop.core.day import day
        from unga_desktop.core.votes.roll_call_search import session_of
        from unga_desktop.services.vote_desk import vote_desk

        opened = self._output.opened
        own = votes_on(opened)[:1] if opened else ()
        if not own or not own[0].votes:
            return []
        desk = vote_desk()
        others = [(call.id, call.date) for call in desk.roll_calls if call.votes]
        # Of thousands of imported ones, those of the same session.
        others += [(call.id, call.date) for call in desk.search(session=session_of(own[0])) if call.by_member]
        dates = {identity: date for identity, date in others if identity != own[0].id}
        return [(identity, f"{identity}, {day(date)}" if date else identity) for identity, date in dates.items()]

    def _offer(self, chosen: str) -> None:
        assert self.designer is not None
        designs = self._designs.all
        own = [design.name for design in designs if self._designs.is_own(design.name)]
        self.designer.show_designs(designs, own, chosen)

    def _order(self) -> None:
        assert self.designer is not None
        designer = self.designer
        self._output.order = ReportOrder(designer.design, designer.against, designer.notes)
        self._lay_out()

    def _lay_out(self) -> None:
        opened, order = self._output.opened, self._output.order
        if opened is None or opened.comparison is None or self.designer is None:
            return

        def work(cancelled: CancelCheck) -> object:
            from unga_desktop.printing.page_setup import PageSetup
            from unga_desktop.printing.report_pages import lay_out

            report = report_on(opened, order)
            art, setup = page_art(self._theme.appearance), PageSetup.of(order.design)
            return lay_out(report, art, setup, self._task.tell, cancelled)

        self.designer.show_busy("Laying out...")
        self._task.start(work)

    def _show(self, pages: object) -> None:
        from unga_desktop.printing.report_pages import ReportPages

        if self.designer and isinstance(pages, ReportPages):
            self.designer.show_pages(pages)
            self.designer.show_filled([part.key for part in pages.report.parts])

    def _tell(self, percent: int) -> None:
        if self.designer and self._task.busy:
            self.designer.show_busy(f"Laying out... {percent} %")

    def _fail(self, error: object) -> None:
        if self.designer and isinstance(error, UngaError):
            self.designer.show_busy(str(error))
        else:
            self.failed.emit(error)

    def _keep(self, design: ReportDesign) -> None:
        try:
            self._designs.keep(design)
        except (ValueError, ExportError) as error:
            self.failed.emit(error if isinstance(error, UngaError) else UngaError(str(error), "Report templates"))
            return
        self._output.order = self._output.order.with_design(design)
        self._offer(design.name)

    def _remove(self, name: str) -> None:
        try:
            self._designs.remove(name)
        except ExportError as error:
            self.failed.emit(error)
            return
        self._offer(self._designs.all[0].name)

    def _put_out(self, kind: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "print": self._output.print,
            "pdf": self._output.export_pdf,
            "docx": self._output.export_docx,
            "html": self._output.export_html,
        }
        ways[kind]()

    def _close(self) -> None:
        self._task.cancel()
        self.designer = None
