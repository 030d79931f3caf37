"""Looks for words in the library, off the screen's thread: the full text, and where words were used before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.reading import Opened, Reading
from unga_desktop.app.tasks import Task
from unga_desktop.app.theme import Theme
from unga_desktop.core.documents.label import bracketed, numbered
from unga_desktop.core.documents.symbol import same
from unga_desktop.core.errors import CancelCheck, UngaError
from unga_desktop.core.redlines.redline import Row
from unga_desktop.widgets.redline.comparison_view import ComparisonView

if TYPE_CHECKING:
    from unga_desktop.models.passages import Passage
    from unga_desktop.widgets.library.agreed_language import AgreedLanguage
    from unga_desktop.widgets.library.library_search import LibrarySearch

MOST = 200
"""So many places are shown; who finds more adds words."""

_FEWEST_LETTERS = 2


class Searching(QObject):
    """Makes the two panels below the text when they are first asked for. ``needed``: the whole library is looked through, so
    what the user keeps must be in it."""

    needed = Signal()
    failed = Signal(object)

    def __init__(self, window: MainWindow, theme: Theme, reading: Reading) -> None:
        super().__init__(window)
        self.search_panel: LibrarySearch | None = None
        self.uses_panel: AgreedLanguage | None = None
        self._window, self._theme, self._reading = window, theme, reading
        self._awaited: Passage | None = None
        self._words = ""
        self._searching, self._comparing = Task(self), Task(self)
        self._searching.finished.connect(self._show_found)
        self._searching.failed.connect(self._refuse_search)
        self._searching.busy_changed.connect(self._show_searching)
        self._comparing.finished.connect(self._show_uses)
        self._comparing.failed.connect(self._refuse_uses)
        self._comparing.busy_changed.connect(self._show_comparing)

    @property
    def panels(self) -> list[QWidget]:
        """The panels that were made."""
        return [panel for panel in (self.search_panel, self.uses_panel) if panel]

    def open_search(self) -> None:
        """Library > Search: the field below the text, with the words selected where there are any."""
        words = selected_words(self._window)
        if self.search_panel is None:
            from unga_desktop.widgets.library.library_search import LibrarySearch

            self.search_panel = panel = LibrarySearch()
            panel.search_requested.connect(self.search)
            panel.stop_requested.connect(self._searching.cancel)
            panel.opened.connect(self.open_passage)
            self._add(panel, "Search")
        self._bring_up(self.search_panel)
        self.search_panel.open(f"“{words}”" if words and "\n" not in words and len(words) < 120 else "")

    def search(self, words: str) -> None:
        """Looks for words in all documents."""
        self.needed.emit()
        self._words = words
        library = self._reading.library

        def work(cancelled: CancelCheck) -> "tuple[list[Passage], str, bool]":
            from unga_desktop.models.passages import of_hit
            from unga_desktop.services.word_search import WordSearch

            found = WordSearch(library).search(words, MOST + 1, cancelled)
            return [of_hit(hit) for hit in found[:MOST]], words, len(found) > MOST

        self._searching.start(work)

    def open_uses(self, words: str = "") -> None:
        """Library > Where was this used before: the words selected in whatever text has the keyboard."""
        words = words or selected_words(self._window)
        if self.uses_panel is None:
            from unga_desktop.widgets.library.agreed_language import AgreedLanguage

            self.uses_panel = panel = AgreedLanguage()
            panel.stop_requested.connect(self._comparing.cancel)
            panel.opened.connect(self.open_passage)
            self._add(panel, "Used before")
        self._bring_up(self.uses_panel)
        if len(words.strip()) < _FEWEST_LETTERS:
            self.uses_panel.show_refusal("Select words in the text first.")
            return
        self.needed.emit()
        self.uses_panel.show_words(words)
        library, shown = self._reading.library, self._reading.shown
        own = shown.names if shown else ()

        def work(cancelled: CancelCheck) -> "tuple[list[Passage], bool]":
            from unga_desktop.models.passages import of_use
            from unga_desktop.services.word_search import WordSearch

            found = WordSearch(library).uses(words, MOST + 1, cancelled)
            passages = [of_use(use, words) for use in found[:MOST]]
            # The text that is being read comes last among its equals: the reader knows that it says so.
            passages.sort(key=lambda passage: any(same(passage.symbol, name) for name in own))
            return passages, len(found) > MOST

        self._comparing.start(work)

    def open_passage(self, passage: "Passage") -> None:
        """Shows a place: in the text that is shown where that has it, else in its document."""
        shown = self._reading.shown
        if shown and shown.message is None and not shown.all_versions and row_of(shown, passage) is not None:
            self._go(passage)
        else:
            self._awaited = passage
            self._reading.open_text(passage.symbol)

    def follow(self, opened: Opened) -> None:
        """The document of a place that was asked for has come."""
        passage, self._awaited = self._awaited, None
        if passage and any(same(name, passage.symbol) for name in opened.names):
            self._go(passage)

    def forget_awaited(self) -> None:
        """The document does not come."""
        self._awaited = None

    def take_colours(self) -> None:
        """Takes the colours in force."""
        for panel in (self.search_panel, self.uses_panel):
            if panel:
                panel.set_palette_roles(self._theme.palette)

    def cancel(self) -> None:
        """Stops looking."""
        self._searching.cancel()
        self._comparing.cancel()

    def _go(self, passage: "Passage") -> None:
        shown = self._reading.shown
        row = row_of(shown, passage) if shown else None
        if row is not None:
            self._window.comparison.view.show_place(row, passage.found)

    def _add(self, panel: "LibrarySearch | AgreedLanguage", title: str) -> None:
        self._window.below.addTab(panel, title)
        panel.set_palette_roles(self._theme.palette)

    def _bring_up(self, panel: QWidget) -> None:
        self._window.command("show-changes").setChecked(True)
        self._window.below.setVisible(True)
        self._window.below.setCurrentWidget(panel)

    def _show_found(self, result: "tuple[Sequence[Passage], str, bool]") -> None:
        if self.search_panel:
            self.search_panel.show_found(*result)

    def _show_uses(self, result: "tuple[Sequence[Passage], bool]") -> None:
        if self.uses_panel:
            self.uses_panel.show_uses(*result)

    def _show_searching(self, busy: bool) -> None:
        if self.search_panel:
            self.search_panel.show_busy(busy)

    def _show_comparing(self, busy: bool) -> None:
        if self.uses_panel:
            self.uses_panel.show_busy(busy)

    def _refuse_search(self, error: Exception) -> None:
        if self.search_panel and isinstance(error, UngaError):
            self.search_panel.show_refusal(str(error))
        else:
            self.failed.emit(error)

    def _refuse_uses(self, error: Exception) -> None:
        if self.uses_panel and isinstance(error, UngaError):
            self.uses_panel.show_refusal(str(error))
        else:
            self.failed.emit(error)


def selected_words(window: MainWindow) -> str:
    """The words selected in the field or text that has the keyboard, else in the text of the window; without the number of a
    paragraph, for texts use the same words under other numbers."""
    focused = QApplication.focusWidget()
    while focused is not None:
        if isinstance(focused, QLineEdit):
            return focused.selectedText()
        if isinstance(focused, QPlainTextEdit | QTextEdit):
            return _words_at(focused.textCursor())
        if isinstance(focused, ComparisonView):
            return focused.selected_words()
        focused = focused.parentWidget()
    return window.comparison.view.selected_words()


def _words_at(cursor: QTextCursor) -> str:
    words = cursor.selectedText().replace("\u2029", "\n")
    begins = cursor.document().findBlock(cursor.selectionStart()).position() == cursor.selectionStart()
    labelled = (numbered(words) or bracketed(words)) if begins else None
    return labelled.text if labelled else words


def row_of(shown: Opened, passage: "Passage") -> int | None:
    """The row of what is shown that has the paragraph of a place; None where its document is not shown."""
    if shown.comparison is None:
        here = shown.document is not None and same(shown.names[0], passage.symbol)
        return passage.paragraph if here else None
    rows = shown.comparison.rows
    for name, side in zip(reversed(shown.names), ("amended", "original"), strict=False):
        if same(name, passage.symbol):
            found = (number for number, row in enumerate(rows) if _has(row, side, passage.paragraph))
            return next(found, None)
    return None


def _has(row: Row, side: str, paragraph: int) -> bool:
    return any(one.index == paragraph for one in (row.amended if side == "amended" else row.original))
