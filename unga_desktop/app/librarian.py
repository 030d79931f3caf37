"""Keeps documents in the library, corrects what is known of them, takes them out, and brings summaries back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from unga_desktop.app.library_opening import LibraryOpening
from unga_desktop.app.reading import Reading
from unga_desktop.app.tasks import Task
from unga_desktop.app.theme import Theme
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.documents.kept_document import Facts, KeptDocument
from unga_desktop.core.errors import CancelCheck, StorageError, UngaError
from unga_desktop.models.document_line import spoken
from unga_desktop.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from unga_desktop.services.arrival import Arrival
    from unga_desktop.widgets.library.facts_form import FactsDialog

UNDO_KEEP, UNDO_REMOVAL = "undo-keep:", "undo-removal:"


class Librarian(QObject):
    """``changed``: the list of documents is another one. ``done(Notice, str)``: what was done,
    and the document with which that stays on the bar; ``reworded(Notice)``: the same in other words; ``undone``: it was taken
    back. ``said`` a word for the status line."""

    changed = Signal()
    done = Signal(object, str)
    reworded = Signal(object)
    undone = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, window: QWidget, theme: Theme, reading: Reading, opening: LibraryOpening) -> None:
        super().__init__(window)
        self._window, self._theme, self._reading = window, theme, reading
        self._opening, self._store = opening, opening.store
        self._library = reading.library
        self._form: FactsDialog | None = None
        self._formed: Arrival | KeptDocument | None = None
        self._removed: list[KeptDocument] = []
        self._told: KeptDocument | None = None
        self._files: dict[int, str] = {}
        self._waiting: list[tuple[Callable[[], object], tuple[object, ...]]] = []
        self._keeping, self._writing = Task(self), Task(self)
        self._keeping.finished.connect(self._tell_kept)
        self._keeping.failed.connect(self._refuse)
        self._writing.finished.connect(self._tell_written)
        self._writing.failed.connect(self._refuse)

    @property
    def is_open(self) -> bool:
        """Whether the documents that the user keeps are in the list."""
        return self._opening.is_open

    @property
    def busy(self) -> bool:
        return self._keeping.busy or self._writing.busy

    @property
    def can_undo(self) -> bool:
        """Whether a document was taken out of the library that can be put back."""
        return bool(self._removed)

    def offer(self, arrival: "Arrival") -> None:
        """Asks what is known of a file's document, as it was found in it, and keeps it once that is confirmed."""
        from unga_desktop.widgets.library.facts_form import FactsDialog

        self._opening.open()
        facts, places = arrival.found.facts, {place.field: place.where for place in arrival.found.places}
        if arrival.found.committee:
            places["organ"] = f"{places.get('organ', 'by its name')}; {arrival.found.committee}"
        form = FactsDialog(
            f"Keep {arrival.path.name} in the library",
            facts,
            places,
            arrival.issued.likely,
            "Keep",
            self._what_follows,
            self._window,
            arrival.issued.why,
        )
        self._show(form, arrival)

    def offer_file(self, path: str) -> None:
        """The same for a file that is open and was not looked at yet."""
        from unga_desktop.services.arrival import read_arrival

        try:
            self._opening.open()
            self.offer(read_arrival(Path(path), self._library))
        except UngaError as error:
            self.failed.emit(error)

    def correct(self, symbol: str) -> None:
        """Shows what is known of a kept document, to be corrected."""
        from unga_desktop.widgets.library.facts_form import FactsDialog

        kept = self.kept(symbol)
        if kept:
            official = kept.provenance.status is TextStatus.OFFICIAL
            places = dict.fromkeys(("symbol", "title", "date", "organ", "session", "language", "sponsor"), "")
            form = FactsDialog(
                f"Facts of {spoken(kept.identity)}",
                kept.facts,
                places,
                official,
                "Correct",
                self._what_follows,
                self._window,
            )
            self._show(form, kept)

    def remove(self, symbol: str) -> None:
        """Takes a kept document out of the library; it can be put back."""
        kept = self.kept(symbol)
        if kept:
            self._write(lambda: self._store.remove(kept.number), ("removed", kept))

    def restore(self) -> None:
        """Puts back the document that was taken out last."""
        if self._removed:
            kept = self._removed.pop()
            self._write(lambda: self._store.restore(kept.number), ("restored", kept))

    def toggle_summary(self, symbol: str) -> None:
        """Shows the bundled summary in the place of the issued text, or the issued text again."""
        if self.has_both(symbol):
            shown = not self._library.summary_shown(symbol)
            self._write(lambda: self._library.show_summary(symbol, shown), ("summary", symbol, shown))

    def show_provenance(self, symbol: str) -> None:
        """Says which file a kept document is from."""
        from unga_desktop.widgets.library.provenance_dialog import ProvenanceDialog

        kept = self.kept(symbol)
        if kept:
            dialog = ProvenanceDialog(kept, self._window)
            self._theme.dress(dialog)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def kept(self, symbol: str) -> KeptDocument | None:
        """The kept document that goes by this name; None where there is none."""
        try:
            return self._library.kept(symbol) if symbol else None
        except StorageError as error:
            self.failed.emit(error)
            return None

    def has_both(self, symbol: str) -> bool:
        """Whether a symbol has both a kept document and a bundled summary."""
        return bool(symbol) and self._library.summary(symbol) is not None

    def undo(self, key: str) -> None:
        """Takes back what a notice of the bar says."""
        if key.startswith(UNDO_REMOVAL):
            self.restore()
        elif key.startswith(UNDO_KEEP):
            kept = self._store.get(int(key.removeprefix(UNDO_KEEP)))
            self._write(lambda: self._store.remove(kept.number), ("unkept", kept))

    def cancel(self) -> None:
        """Waits for no more news; what is being written is written."""
        if self._form:
            self._form.drop()

    def _show(self, form: "FactsDialog", formed: "Arrival | KeptDocument") -> None:
        if self._form:
            self._form.drop()
        self._form, self._formed = form, formed
        self._theme.dress(form)
        form.confirmed.connect(self._take)
        form.finished.connect(self._forget_form)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def _forget_form(self) -> None:
        if self.sender() is self._form:
            self._form = None

    def _take(self, facts: Facts, official: bool) -> None:
        formed = self._formed
        if formed is None:
            return
        if not isinstance(formed, KeptDocument):
            self._keep(formed, facts, official)
        else:
            status = TextStatus.OFFICIAL if official else TextStatus.OWN

            def work() -> KeptDocument:
                corrected = self._store.correct(formed.number, facts, formed.facts)
                # A box that was left as it was says nothing: another window may have set it otherwise in the meantime.
                if formed.provenance.status is not status:
                    corrected = self._store.set_status(formed.number, status)
                return corrected

            self._write(work, ("corrected", formed))

    def _keep(self, arrival: "Arrival", facts: Facts, official: bool) -> None:
        library = self._library

        def work(_: CancelCheck) -> "tuple[Arrival, KeptDocument]":
            from unga_desktop.services.arrival import keep

            return arrival, keep(library, arrival, facts, official)

        self._keeping.start(work)

    def _write(self, work: Callable[[], object], what: tuple[object, ...]) -> None:
        """Writes off the screen's thread, one thing after the other."""
        self._waiting.append((work, what))
        if not self._writing.busy:
            self._write_next()

    def _write_next(self) -> None:
        if not self._waiting:
            return
        work, what = self._waiting.pop(0)

        def run(_: CancelCheck) -> tuple[object, ...]:
            return (*what, work())

        self._writing.start(run)

    def _tell_kept(self, result: "tuple[Arrival, KeptDocument]") -> None:
        arrival, kept = result
        self._files[kept.number] = str(arrival.path)
        if self._form:
            self._form.accept()
        self.changed.emit()
        self._reopen(str(arrival.path), kept.identity)
        self._told = kept
        self.done.emit(self._kept_notice(kept), kept.identity)

    def _kept_notice(self, kept: KeptDocument) -> Notice:
        """What the bar says of a document that was just kept: which text stands under its symbol now too."""
        symbol, issued = kept.facts.symbol, kept.provenance.status is TextStatus.OFFICIAL
        words = f"Kept in the library as {spoken(kept.identity)}"
        if issued and self.has_both(symbol):
            if self._library.summary_shown(symbol):
                words = f"The summary is shown; the issued text of {symbol} is kept"
            else:
                words += ", in the place of the summary"
        return Notice(f"{UNDO_KEEP}{kept.number}", f"{words}.", "Undo")

    def _tell_written(self, result: tuple[object, ...]) -> None:
        what, about, outcome = result[0], result[1], result[-1]
        self.changed.emit()
        if what == "removed" and isinstance(about, KeptDocument):
            self._removed.append(about)
            notice = Notice(
                f"{UNDO_REMOVAL}{about.number}", f"{spoken(about.identity)} was taken out of the library.", "Undo"
            )
            self._reopen(about.identity, "")
            self.done.emit(notice, "")
        elif what == "restored" and isinstance(outcome, KeptDocument):
            self.undone.emit()
            self.said.emit(f"{spoken(outcome.identity)} is in the library again.")
            self._reading.open_entry(outcome.identity)
        elif what == "unkept" and isinstance(about, KeptDocument):
            self.undone.emit()
            self.said.emit("It is not kept; the file itself is where it was.")
            file = self._files.get(about.number, "")
            if file and self._reading.shown and about.identity in self._reading.shown.names:
                self._reading.open_documents((file,))
        elif what == "corrected" and isinstance(about, KeptDocument) and isinstance(outcome, KeptDocument):
            if self._form:
                self._form.accept()
            self.said.emit(f"The facts of {spoken(outcome.identity)} are corrected.")
            self._reopen(about.identity, outcome.identity)
        elif what == "summary":
            shown = "The summary" if result[2] else "The issued text"
            self.said.emit(f"{shown} of {about} stands in its place.")
            if self._told and self._library.summary(self._told.facts.symbol) is self._library.summary(str(about)):
                self.reworded.emit(self._kept_notice(self._told))
            self._reading.open_entry(str(about))
        self._write_next()

    def _reopen(self, before: str, after: str) -> None:
        """Opens what is shown by its new name; what is no longer in the library stays on the screen as it is."""
        shown = self._reading.shown
        names = shown.names if shown else ()
        if before in names and after:
            again = tuple(after if name == before else name for name in names)
            self._reading.open_documents(tuple(dict.fromkeys(again)))

    def _refuse(self, error: Exception) -> None:
        if self._form and isinstance(error, UngaError):
            self._form.show_refusal(str(error))
        else:
            self.failed.emit(error)
        self._write_next()

    def _what_follows(self, facts: Facts, official: bool) -> str:
        """What keeping a document under these facts will do to others of the list."""
        from unga_desktop.services.arrival import summary_of

        formed = self._formed
        own = formed.number if isinstance(formed, KeptDocument) else 0
        if not facts.symbol:
            return "" if own else "Without a symbol it goes by the name of its file."
        other = self._store.find(facts.symbol) if self.is_open else None
        if (
            other is not None
            and other.number != own
            and (formed is None or isinstance(formed, KeptDocument) or not formed.kept)
        ):
            return (
                f"The library keeps a document with this symbol already, from the file {other.provenance.file}. "
                "This one will stand beside it."
            )
        if summary_of(self._library, facts.symbol) is None:
            return ""
        if official:
            return (
                "The library has a summary of this document in its own words. The issued text takes its place in the list, in "
                "comparisons and in reports; Library > Show the summary again brings it back."
            )
        return (
            "The library has a summary of this document. Your own text stands beside it, and does not take its place."
        )
