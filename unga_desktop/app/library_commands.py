"""The commands of the Library menu: which can be given for what is shown or chosen, and who does them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.arrivals import KEEP, SHOW_TRACKED, Arrivals
from unga_desktop.app.librarian import UNDO_KEEP, UNDO_REMOVAL, Librarian
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.reading import Opened, Reading

_SUMMARY = "Show the summary &again"
_ISSUED = "Show the issued text &again"
_OF_KEPT = {
    "correct-facts": "Correct the facts...",
    "provenance": "Where the file is from...",
    "remove-document": "Take out of the library",
}


class LibraryCommands(QObject):
    """``note_requested`` carries the document on which the user wants to write a note."""

    note_requested = Signal(str)

    def __init__(self, window: MainWindow, reading: Reading, librarian: Librarian, arrivals: Arrivals) -> None:
        super().__init__(window)
        self._window, self._reading, self._librarian, self._arrivals = window, reading, librarian, arrivals
        window.documents.offers = self.offers
        self.follow()

    def follow(self, _: object = None) -> None:
        """Lets the commands be given that can be for what is shown or chosen."""
        actions, librarian = self._window.actions_by_id, self._librarian
        symbol = self.symbol()
        kept = librarian.kept(symbol) is not None if librarian.is_open else False
        actions.enable(kept, *_OF_KEPT)
        both = librarian.is_open and librarian.has_both(symbol)
        actions.enable(both, "show-summary")
        shown = both and self._reading.library.summary_shown(symbol)
        actions["show-summary"].setText(_ISSUED if shown else _SUMMARY)
        actions.enable(bool(self.named()), "write-note")
        actions.enable(bool(self._files()), "keep-document")
        actions.enable(librarian.can_undo, "undo-removal")

    def symbol(self) -> str:
        """The document that a command of the menu is about: the one chosen in the list, else the one that is shown."""
        lines = [line for line in self._window.documents.selected_lines() if line.symbol]
        if len(lines) == 1:
            return lines[0].symbol
        shown = self._reading.shown
        names = (shown.chosen, *reversed(shown.names)) if shown else ()
        return (
            next((name for name in names if name and self._librarian.kept(name)), "") if self._librarian.is_open else ""
        )

    def named(self) -> str:
        """The document that a note is about: the one chosen in the list, else the one that is shown."""
        lines = [line for line in self._window.documents.selected_lines() if line.symbol]
        shown = self._reading.shown
        names = (shown.chosen, *reversed(shown.names)) if shown else ()
        library = self._reading.library
        return lines[0].symbol if len(lines) == 1 else next((n for n in names if n and library.has(n)), "")

    def offers(self, symbol: str) -> Sequence[tuple[str, str]]:
        """What the menu of a line of the list offers: commands with their words."""
        librarian = self._librarian
        if not librarian.is_open:
            return ()
        found = list(_OF_KEPT.items()) if librarian.kept(symbol) else []
        found.insert(0, ("write-note", "Note on this document..."))
        if librarian.has_both(symbol):
            shown = self._reading.library.summary_shown(symbol)
            found.insert(0, ("show-summary", "Show the issued text again" if shown else "Show the summary again"))
        return found

    def give(self, command: str, symbol: str = "") -> None:
        """Does what a command says, to this document."""
        if command == "write-note":
            self.note_requested.emit(symbol or self.named())
            return
        symbol = symbol or self.symbol()
        librarian = self._librarian
        {
            "correct-facts": librarian.correct,
            "provenance": librarian.show_provenance,
            "remove-document": librarian.remove,
            "show-summary": librarian.toggle_summary,
        }[command](symbol)

    def keep(self) -> None:
        """Library > Keep in the library: the first of the files shown that is not kept."""
        for path in self._files():
            arrival = self._arrivals.arrivals.get(path)
            if arrival is None:
                self._librarian.offer_file(path)
                return
            if not arrival.kept:
                self._librarian.offer(arrival)
                return

    def press(self, key: str) -> None:
        """A button of the bar over the text was pressed."""
        if key.startswith(KEEP):
            arrival = self._arrivals.arrivals.get(key.removeprefix(KEEP))
            if arrival:
                self._librarian.offer(arrival)
        elif key.startswith(SHOW_TRACKED):
            self._reading.open_alone(key.removeprefix(SHOW_TRACKED))
        elif key.startswith((UNDO_KEEP, UNDO_REMOVAL)):
            self._librarian.undo(key)

    def _files(self) -> list[str]:
        shown: Opened | None = self._reading.shown
        names = dict.fromkeys(shown.names) if shown else {}
        return [name for name in names if not self._reading.library.has(name)]
