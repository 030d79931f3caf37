"""What is being read: a comparison, a text, or an entry without one. Opens, compares, and says what there is to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.tasks import Task
from unga_desktop.core.catalogue import Entry, Kind
from unga_desktop.core.change import Change, changes
from unga_desktop.core.comparison import Comparison, Ignorable
from unga_desktop.core.document import Document, TextStatus
from unga_desktop.core.errors import CancelCheck, Cancelled, DocumentError, UngaError
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import Library
from unga_desktop.services.preferences import OwnComparison


@dataclass(frozen=True, slots=True)
class Opened:
    """What is shown. ``names`` are the documents as they were named (symbols, or files by their whole path), the original
    first; ``chosen`` is the symbol chosen in the list, empty for files and for pairs. Of ``comparison``, ``document`` and
    ``message`` exactly one is set."""

    names: tuple[str, ...]
    chosen: str = ""
    comparison: Comparison | None = None
    changes: tuple[Change, ...] = ()
    document: Document | None = None
    message: tuple[str, str] | None = None


class Reading(QObject):
    """Emits ``opened`` with each new ``Opened``; ``failed`` with an error, what was shown then stays; ``returned`` when
    what was asked for does not come, so that the list can mark what is shown again."""

    opened = Signal(object)
    failed = Signal(object)
    returned = Signal()
    busy_changed = Signal(bool)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.shown: Opened | None = None
        self.ignored: frozenset[Ignorable] = frozenset()
        self._comparer = Comparer(library)
        self._task = Task(self)
        self._task.busy_changed.connect(self.busy_changed)
        self._task.cancelled.connect(self.returned)
        self._task.failed.connect(self._fail)
        self._task.finished.connect(self._show)

    def open_entry(self, symbol: str) -> None:
        """Opens a document of the library: with its counterpart, alone, or as a message where it has no text."""
        try:
            entry = self.library.entry(symbol)
            if entry.text_status is TextStatus.NONE:
                self._task.cancel()
                self._show(Opened((entry.symbol,), entry.symbol, message=_without_text(entry)))
            elif entry.counterpart and entry.kind is not Kind.AMENDMENT:
                original, amended = self.library.pair(symbol)
                self._compare(original.symbol, amended.symbol, entry.symbol)
            else:
                self._start_document(entry.symbol, entry.symbol)
        except UngaError as error:
            self._fail(error)

    def open_documents(self, documents: Sequence[str]) -> None:
        """Opens one document or compares two, each a symbol or a file, as given on the command line or dropped."""
        if len(documents) == 1:
            if self.library.has(documents[0]):
                self.open_entry(documents[0])
            else:
                self._start_document(_whole_path(documents[0]), "")
        elif len(documents) == 2:
            self.compare(documents[0], documents[1])
        else:
            self._fail(DocumentError(f"{len(documents)} documents cannot be compared at once", "", "Choose one or two"))

    def compare(self, original: str, amended: str) -> None:
        """Compares two documents, each a symbol or a file."""
        self._compare(self._name(original), self._name(amended), "")

    def swap(self) -> None:
        """Compares what is compared the other way round."""
        if self.shown and self.shown.comparison:
            self._compare(self.shown.names[1], self.shown.names[0], self.shown.chosen)

    def ignore(self, ignored: frozenset[Ignorable]) -> None:
        """Ignores these differences from now on; what is compared is compared anew."""
        if ignored == self.ignored:
            return
        self.ignored = ignored
        if self.shown and self.shown.comparison:
            self._compare(self.shown.names[0], self.shown.names[1], self.shown.chosen)

    def cancel(self) -> None:
        """Stops what is under way; what is shown stays."""
        self._task.cancel()

    def own_comparison(self) -> OwnComparison | None:
        """What is shown as a comparison of the user's own: one with a file in it."""
        if self.shown is None or self.shown.comparison is None or all(map(self.library.has, self.shown.names)):
            return None
        return OwnComparison(self.shown.names[0], self.shown.names[1])

    def _name(self, document: str) -> str:
        return self.library.entry(document).symbol if self.library.has(document) else _whole_path(document)

    def _compare(self, original: str, amended: str, chosen: str) -> None:
        ignored = self.ignored

        def work(cancelled: CancelCheck) -> Opened:
            comparison = self._comparer.compare(original, amended, ignored, cancelled)
            found = changes(comparison)
            if cancelled():
                raise Cancelled
            return Opened((original, amended), chosen, comparison=comparison, changes=found)

        self._task.start(work)

    def _start_document(self, name: str, chosen: str) -> None:
        self._task.start(lambda _: Opened((name,), chosen, document=self.library.open(name)))

    def _show(self, opened: Opened) -> None:
        self.shown = opened
        self.opened.emit(opened)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.returned.emit()


def _whole_path(document: str) -> str:
    return str(Path(document).absolute())


def _without_text(entry: Entry) -> tuple[str, str]:
    return (
        f"{entry.symbol.partition('#')[0]}: {entry.title}",
        "The library has the vote on this document, but not its text. File > Open the official page shows it in the "
        "browser; a text saved from there as .docx or .txt can be opened here.",
    )
