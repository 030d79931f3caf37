"""The one door for files: whatever is dropped or chosen goes to where it belongs, by its content; and the bar says what came."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.reading import Opened
from unga_desktop.app.tasks import Task
from unga_desktop.core.errors import CancelCheck, DocumentError, UngaError, refused_together
from unga_desktop.services.library import Library
from unga_desktop.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from unga_desktop.services.arrival import Arrival, Sorted

KEEP = "keep:"
"""The key of a notice that offers to keep a file: this and the file's path."""

SHOW_TRACKED = "show-tracked:"
"""The key of a notice that offers to open a file alone, with its tracked changes: this and the document's name."""


class Arrivals(QObject):
    """``documents_arrived(list)`` paths to open, ``named_in_order(list)`` those that the user named one after the other;
    ``votes_arrived(list)`` those of votes, ``library_arrived(str)`` that of an exported library; ``noticed`` a tuple of
    ``Notice`` for the bar; ``failed`` what was refused."""

    documents_arrived = Signal(list)
    named_in_order = Signal(list)
    votes_arrived = Signal(list)
    library_arrived = Signal(str)
    comparison_arrived = Signal(str, str)
    noticed = Signal(object)
    failed = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.arrivals: dict[str, Arrival] = {}
        self._library = library
        self._against = ""
        self._in_order = False
        self._remembered: frozenset[str] = frozenset()
        self._said: tuple[Notice, ...] = ()
        self._sorting, self._looking = Task(self), Task(self)
        self._sorting.finished.connect(self._deal_out)
        self._sorting.failed.connect(self.failed)
        self._looking.finished.connect(self._tell)

    def take(self, files: Sequence[str], in_order: bool = False) -> None:
        """Takes files that were dropped or chosen, or named ``in_order`` on the command line, of whatever kind."""
        self._against, self._in_order = "", in_order
        self._sort(files)

    def compare(self, original: str, amended: str) -> None:
        """Compares two documents, symbols or files; a file that is no document goes where it belongs instead."""
        if self._library.has(amended) or not Path(amended).is_file():
            self.comparison_arrived.emit(original, amended)
        else:
            self._sort((amended,))
            self._against = original

    def remember(self, names: Sequence[str]) -> None:
        """Files that were open the last time are no news: the bar does not speak of them."""
        self._remembered = frozenset(names)

    def follow(self, opened: Opened) -> None:
        """Looks at the files among what was opened, off the screen's thread, and says what came in."""
        files = [
            name for name in dict.fromkeys(opened.names) if Path(name).is_absolute() and not self._library.has(name)
        ]
        files = [name for name in files if name not in self._remembered]
        if opened.versions:
            files = []
        self._said = (*map(_left_notice, opened.left), *map(_accepted_notice, opened.accepted))
        if not files:
            self._looking.cancel()
            self.noticed.emit(self._said)
            return
        library = self._library

        def look(cancelled: CancelCheck) -> "list[Arrival]":
            from unga_desktop.services.arrival import read_arrival

            found = []
            for name in files:
                try:
                    found.append(read_arrival(Path(name), library, cancelled))
                except UngaError:  # opening it has said so already
                    continue
            return found

        self._looking.start(look)

    def cancel(self) -> None:
        """Stops looking at files."""
        self._sorting.cancel()
        self._looking.cancel()

    def _sort(self, files: Sequence[str]) -> None:
        paths = [Path(file) for file in files]

        def sort(cancelled: CancelCheck) -> "Sorted":
            from unga_desktop.services.arrival import sort_files

            return sort_files(paths, cancelled)

        self._sorting.start(sort)

    def _deal_out(self, found: "Sorted") -> None:
        documents = [str(path) for path in found.documents]
        if documents and self._against:
            self.comparison_arrived.emit(self._against, documents[0])
        elif documents and self._in_order:
            self.named_in_order.emit(documents)
        elif documents:
            self.documents_arrived.emit(documents)
        if found.votes:
            self.votes_arrived.emit(list(found.votes))
        for path in found.libraries:
            self.library_arrived.emit(str(path))
        if found.refused:
            self.failed.emit(refused_together(found.refused))

    def _tell(self, found: "list[Arrival]") -> None:
        self.arrivals = {str(arrival.path): arrival for arrival in found}
        self.noticed.emit((*self._said, *map(notice, found)))


def notice(arrival: "Arrival") -> Notice:
    """What the bar says of a file: what it is, what was taken, what was left; and the offer to keep it."""
    report, facts = arrival.report, arrival.found.facts
    left = (*report.doubts, *report.left)
    counts = ((len(report.doubts), "to look at"), (len(report.left), "left out"))
    details = ", ".join(f"{number} {what}" for number, what in counts if number)
    if arrival.kept:
        words = f"{arrival.path.name}: kept in the library as {arrival.kept.identity}"
        return Notice(f"{KEEP}{arrival.path}", words, "", left, details)
    named = f"{arrival.path.name}: {facts.symbol}" if facts.symbol else f"{arrival.path.name}: no symbol found"
    words = ", ".join(filter(None, (named, report.taken)))
    return Notice(f"{KEEP}{arrival.path}", words, "Keep in the library...", left, details)


def _accepted_notice(name: str) -> Notice:
    called = Path(name).name if Path(name).is_absolute() else name
    return Notice(
        f"{SHOW_TRACKED}{name}", f"{called}: read with all tracked changes accepted", "Show its tracked changes"
    )


def _left_notice(error: DocumentError) -> Notice:
    details = (error.advice,) if error.advice else ()
    return Notice(
        "", f"{Path(error.where).name}: not opened, {error.what}", "", details, "what to do" if details else ""
    )
