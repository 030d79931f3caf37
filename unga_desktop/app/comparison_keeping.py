"""The comparisons that the user keeps: with their names, what is ignored, the language set, and what was proposed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from unga_desktop.app.amending import Amending, Own
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.reading import Opened, Reading
from unga_desktop.app.tasks import Task
from unga_desktop.app.theme import Theme
from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.documents.kept_document import KeptComparison, Proposed
from unga_desktop.core.errors import CancelCheck, DocumentError, StorageError, UngaError
from unga_desktop.core.redlines.comparison import Ignorable
from unga_desktop.models.document_line import comparison_name, lost_documents
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from unga_desktop.widgets.name_dialog import NameDialog

UNDO_COMPARISON = "undo-comparison:"


class ComparisonKeeping(QObject):
    """``read_anew`` carries the comparisons kept, the latest first; ``changed`` follows where the user changed them.
    ``done(Notice, str)``: what was done, and with what that stays on the bar; ``undone``: it was taken back; ``said`` a word
    for the status line."""

    read_anew = Signal(object)
    changed = Signal()
    done = Signal(object, str)
    undone = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, window: MainWindow, theme: Theme, reading: Reading, amending: Amending, store: ComparisonStore
    ) -> None:
        super().__init__(window)
        self.comparisons: tuple[KeptComparison, ...] = ()
        self._window, self._theme, self._reading, self._amending, self._store = window, theme, reading, amending, store
        self._dialog: NameDialog | None = None
        self._asked: Callable[[str], None] | None = None
        self._awaited: KeptComparison | None = None
        self._removed: KeptComparison | None = None
        self._writing = Task(self)
        self._writing.finished.connect(self._tell)
        self._writing.failed.connect(self._refuse)

    def read(self, _: object = None) -> None:
        """Reads what is kept."""
        try:
            self.comparisons = self._store.all()
        except StorageError:
            return  # who reads the documents says it
        self.read_anew.emit(self.comparisons)

    def keep(self) -> None:
        """Library > Keep this comparison: asks for its name."""
        shown = self._reading.shown
        if shown is None or shown.comparison is None:
            return
        if shown.untracked:
            self.failed.emit(
                DocumentError("a check of untracked changes is not kept", shown.names[1], "Compare the two documents")
            )
            return
        documents = shown.versions.names if shown.versions else shown.names
        own = self._amending.own(documents[0])
        kept = KeptComparison("", documents, tuple(sorted(self._reading.ignored)), shown.language, _proposed(own))
        about = comparison_name(documents)
        self._ask("Keep this comparison", about, about, "Keep", lambda name: self._keep(kept, name))

    def rename(self, comparison: object) -> None:
        """Asks for another name of a kept comparison."""
        if isinstance(comparison, KeptComparison):
            about = comparison_name(comparison.documents)
            self._ask(
                "Rename the comparison", about, comparison.name, "Rename", lambda name: self._rename(comparison, name)
            )

    def remove(self, comparison: object) -> None:
        """Takes a kept comparison off the list; it can be put back."""
        if isinstance(comparison, KeptComparison):
            self._write("removed", lambda: self._store.remove(comparison))

    def press(self, key: str) -> None:
        """A button of the bar over the text was pressed."""
        removed = self._removed
        if removed is not None and key == f"{UNDO_COMPARISON}{removed.number}":
            self._write("restored", lambda: self._store.restore(removed))

    def open(self, comparison: object) -> None:
        """Opens a kept comparison as it was kept."""
        if not isinstance(comparison, KeptComparison):
            return
        lost = lost_documents(comparison.documents)
        lost = lost or tuple(
            d for d in comparison.documents if not Path(d).is_absolute() and not self._reading.library.has(d)
        )
        if lost or len(comparison.documents) < 2:
            self.failed.emit(
                DocumentError(
                    f"it is no longer there, so that the comparison “{comparison.name}” cannot be opened",
                    lost[0] if lost else "",
                    "Put it back where it was, or take the comparison off the list",
                )
            )
            return
        self._ignore(frozenset(Ignorable(name) for name in comparison.ignored if name in set(Ignorable)))
        self._amending.take_own(comparison.documents[0], _own(comparison.proposed))
        self._awaited = comparison
        if len(comparison.documents) == 2:
            self._reading.compare(*comparison.documents)
        else:
            self._reading.trace(comparison.documents)

    def follow(self, opened: Opened) -> None:
        """The comparison that was opened has come."""
        comparison, self._awaited = self._awaited, None
        if comparison and comparison.language and opened.names[0] == comparison.documents[0]:
            self._reading.use_language(comparison.language)

    def forget_awaited(self) -> None:
        """The comparison does not come."""
        self._awaited = None

    def _ignore(self, ignored: frozenset[Ignorable]) -> None:
        """Ticks what is ignored without comparing anew what is shown."""
        for name in Ignorable:
            action = self._window.command(f"ignore-{name}")
            blocked = action.blockSignals(True)
            action.setChecked(name in ignored)
            action.blockSignals(blocked)
        self._reading.ignored = ignored

    def _ask(self, title: str, about: str, name: str, button: str, asked: Callable[[str], None]) -> None:
        from unga_desktop.widgets.name_dialog import NameDialog

        if self._dialog:
            self._dialog.close()
        self._asked = asked
        self._dialog = NameDialog(title, about, name, button, self._window)
        self._theme.dress(self._dialog)
        self._dialog.named.connect(self._take_name)
        self._dialog.finished.connect(self._forget)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.open()

    def _take_name(self, name: str) -> None:
        if self._asked:
            self._asked(name)

    def _keep(self, comparison: KeptComparison, name: str) -> None:
        self._write("kept", lambda: self._store.keep(replace(comparison, name=name)))

    def _rename(self, comparison: KeptComparison, name: str) -> None:
        self._write("renamed", lambda: self._store.rename(comparison, name))

    def _write(self, what: str, work: Callable[[], KeptComparison]) -> None:
        def run(_: CancelCheck) -> tuple[str, KeptComparison]:
            return what, work()

        self._writing.start(run)

    def _tell(self, result: tuple[str, KeptComparison]) -> None:
        what, comparison = result
        if self._dialog:
            self._dialog.accept()
        self.read()
        self.changed.emit()
        if what == "removed":
            self._removed = comparison
            words = f"The comparison “{comparison.name}” was taken off the list."
            self.done.emit(Notice(f"{UNDO_COMPARISON}{comparison.number}", words, "Undo"), "")
        elif what == "restored":
            self._removed = None
            self.undone.emit()
            self.said.emit(f"The comparison “{comparison.name}” is in the list again.")
        elif what == "renamed":
            self.said.emit(f"The comparison is called “{comparison.name}” now.")
        else:
            self.said.emit(f"The comparison “{comparison.name}” is kept under My comparisons.")

    def _refuse(self, error: Exception) -> None:
        self.read()
        self.changed.emit()
        if self._dialog and isinstance(error, UngaError):
            self._dialog.show_refusal(str(error))
        else:
            self.failed.emit(error)

    def _forget(self) -> None:
        if self.sender() is self._dialog:
            self._dialog = None


def _proposed(own: Own) -> Proposed:
    switches = (
        None if own.dispositions is None else tuple((name, str(where)) for name, where in own.dispositions.items())
    )
    return Proposed(own.files, tuple((one.name, one.text) for one in own.oral), switches)


def _own(proposed: Proposed) -> Own:
    from unga_desktop.services.proposals import Oral

    places = set(Disposition)
    switches = None
    if proposed.switches is not None:
        switches = {name: Disposition(where) for name, where in proposed.switches if where in places}
    return Own(proposed.files, tuple(Oral(name, text) for name, text in proposed.oral), switches)
