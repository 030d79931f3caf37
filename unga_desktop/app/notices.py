"""What the bar over the text says: of the files that are open, and of what was just done, which can be undone there."""

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.reading import Opened
from unga_desktop.widgets.notice_bar import Notice, NoticeBar


class Notices(QObject):
    """``requested`` carries the key of a notice whose button was pressed."""

    requested = Signal(str)

    def __init__(self, bar: NoticeBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._arrivals: tuple[Notice, ...] = ()
        self._done: tuple[Notice, ...] = ()
        self._newer: tuple[Notice, ...] = ()
        self._lasts_with = ""
        bar.action_requested.connect(self._press)
        bar.closed.connect(self._forget)

    def show_arrivals(self, notices: tuple[Notice, ...]) -> None:
        """Says what files are open."""
        if notices != self._arrivals:
            self._arrivals = notices
            self._show()

    def show_newer(self, notices: tuple[Notice, ...]) -> None:
        """Offers other texts than those that are open; none takes the offer back."""
        if notices != self._newer:
            self._newer = notices
            self._show()

    def reword(self, notice: Notice) -> None:
        """Says otherwise what was done, if the bar still says it."""
        if any(done.key == notice.key for done in self._done):
            self._done = (notice,)
            self._show()

    def show_done(self, notice: Notice, lasts_with: str = "") -> None:
        """Says what was done; it stays until another document is opened than ``lasts_with``, or it is closed."""
        self._done, self._lasts_with = (notice,), lasts_with
        self._show()

    def take_back(self) -> None:
        """What was done is undone: there is nothing more to say of it."""
        self._done = ()
        self._show()

    def follow(self, opened: Opened) -> None:
        """Something was opened."""
        if self._done and (not self._lasts_with or self._lasts_with not in (opened.chosen, *opened.names)):
            self._done = ()
            self._show()

    def _press(self, key: str) -> None:
        self.requested.emit(key)

    def _forget(self) -> None:
        self._arrivals = self._done = self._newer = ()

    def _show(self) -> None:
        self._bar.show_notices((*self._newer, *self._done, *self._arrivals))
