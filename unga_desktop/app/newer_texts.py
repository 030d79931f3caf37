"""Offers to open anew what is shown, once the library holds the issued text of a document whose summary is on the screen: it came
with an imported library, or another window kept it. Nothing that is being read changes by itself."""

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.reading import Reading
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.errors import UngaError
from unga_desktop.models.document_line import spoken
from unga_desktop.widgets.notice_bar import Notice

OPEN_ANEW = "open-anew"
"""The key of the notice that offers it."""


class NewerTexts(QObject):
    """``noticed``: a tuple of ``Notice`` for the bar, another one than before; empty where there is nothing to offer."""

    noticed = Signal(object)

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._reading = reading
        self._told: tuple[str, ...] = ()
        self._opening = False

    def begin(self) -> None:
        """The user's library is there. What the program opened before that, it opens anew: nobody has read it yet."""
        self._opening = True
        self.look()

    def look(self, _: object = None) -> None:
        """Sees whether the library holds issued texts of what is shown as summaries, or without a text."""
        found = self._found()
        if self._opening and self._reading.shown is not None:
            self._opening = False
            if found:
                self._reading.open_anew()
                return
        if found != self._told:
            self._told = found
            words = f"The library now has the issued text of {' and '.join(map(spoken, found))}."
            self.noticed.emit((Notice(OPEN_ANEW, words, "Open it anew"),) if found else ())

    def press(self, key: str) -> None:
        """A button of the bar was pressed."""
        if key == OPEN_ANEW:
            self._reading.open_anew()

    def _found(self) -> tuple[str, ...]:
        shown, library = self._reading.shown, self._reading.library
        if shown is None:
            return ()
        try:
            return tuple(
                name
                for name, status in shown.statuses.items()
                if status in (TextStatus.SUMMARY, TextStatus.NONE)
                and library.has(name)
                and library.entry(name).text_status is TextStatus.OFFICIAL
            )
        except UngaError:  # whoever fills the list says so
            return ()
