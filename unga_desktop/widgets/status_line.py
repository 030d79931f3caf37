"""The line at the foot of the window: the vote, the changes, the proof, the sources; and a notice where there is one."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from unga_desktop.core.appearance import Palette
from unga_desktop.models.verbatim import tip

_NOTICE_STAYS = 15_000


class StatusLine(QWidget):
    """``votes_requested`` and ``changes_requested``: the reader pressed that part. ``cancel_requested``: stop the work."""

    votes_requested = Signal()
    changes_requested = Signal()
    explained_requested = Signal()
    unexplained_requested = Signal()
    cancel_requested = Signal()
    folder_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.votes, self.changes = _Door("Show the votes"), _Door("Show the list of changes")
        self.explained, self.unexplained = (
            _Door("List the changes that an amendment explains"),
            _Door("List the changes that no amendment explains"),
        )
        self.check, self.sources = QLabel(), _Elided()
        self.notice, self.folder = _Elided(), QPushButton("Open the folder")
        self.working, self.cancel = QLabel(), QPushButton("Stop")
        self._progress = QProgressBar()
        self._written = ""
        self._pages = QStackedWidget()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._colours: Palette | None = None
        self._proved = True
        self._lay_out()
        self._connect()

    def show_votes(self, sentence: str) -> None:
        self.votes.setText(sentence)
        self.votes.setVisible(bool(sentence))

    def show_changes(self, words: str) -> None:
        self.changes.setText(words)
        self.changes.setVisible(bool(words))

    def show_explained(self, explained: int | None, unexplained: int = 0) -> None:
        """Says how many changes amendments explain and how many they do not; None where they do not come into it."""
        noun = "change" if explained == 1 else "changes"
        self.explained.setText(f"{explained} {noun} explained")
        self.unexplained.setText(f"{unexplained} unexplained")
        for door in (self.explained, self.unexplained):
            door.setVisible(explained is not None)
        self.changes.setVisible(explained is None and bool(self.changes.text()))

    def show_check(self, passed: bool | None) -> None:
        """Says whether the comparison rebuilds both texts; None where nothing is compared."""
        self._proved = passed is not False
        words = {None: "", True: "rebuilt exactly", False: "NOT rebuilt: do not rely on this comparison"}[passed]
        tip = "Joining the pieces of this comparison gives both texts again, character for character."
        self.check.setText(words)
        self.check.setToolTip(tip if passed else "")
        self.check.setVisible(bool(words))
        self._colour()

    def show_sources(self, words: str) -> None:
        self.sources.setText(words)

    def show_notice(self, words: str, written: str = "") -> None:
        """Shows a sentence for a while; with the path of a file just ``written``, its folder can be opened."""
        self._written = written
        self.notice.setText(words)
        self.folder.setVisible(bool(written))
        self._pages.setCurrentIndex(1)
        self._clock.start(_NOTICE_STAYS)

    def show_work(self, words: str) -> None:
        """Shows that something is under way and can be stopped; without words, that it ended."""
        self.working.setText(words)
        for widget in (self.working, self._progress, self.cancel):
            widget.setVisible(bool(words))

    def set_palette_roles(self, colours: Palette) -> None:
        self._colours = colours
        self._colour()

    def _lay_out(self) -> None:
        for label in (self.check, self.sources, self.notice, self.working):
            label.setTextFormat(Qt.TextFormat.PlainText)
        facts, notice = QWidget(), QWidget()
        row = _row(facts)
        # Two doors to one count stand nearer to each other than to what is beside them.
        told = QHBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.explained)
        told.addWidget(self.unexplained)
        row.addWidget(self.votes)
        row.addWidget(self.changes)
        row.addLayout(told)
        row.addWidget(self.check)
        row.addWidget(self.sources, 1)
        row = _row(notice)
        row.addWidget(self.notice, 1)
        row.addWidget(self.folder)
        self._pages.addWidget(facts)
        self._pages.addWidget(notice)
        self._pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(QSize(80, 8))
        row = _row(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.addWidget(self._pages, 1)
        for part in (self.working, self._progress, self.cancel):
            row.addWidget(part)
        self.setFixedHeight(self.fontMetrics().height() + 14)
        self.show_votes("")
        self.show_changes("")
        self.show_explained(None)
        self.show_check(None)
        self.show_work("")

    def _connect(self) -> None:
        self._clock.timeout.connect(self._end_notice)
        self.cancel.clicked.connect(self.cancel_requested)
        self.changes.clicked.connect(self.changes_requested)
        self.explained.clicked.connect(self.explained_requested)
        self.unexplained.clicked.connect(self.unexplained_requested)
        self.folder.clicked.connect(self._open_folder)
        self.votes.clicked.connect(self.votes_requested)

    def _open_folder(self) -> None:
        self.folder_requested.emit(self._written)

    def _end_notice(self) -> None:
        self._pages.setCurrentIndex(0)

    def _colour(self) -> None:
        if self._colours is None:
            return
        colour = self._colours.inserted if self._proved else self._colours.deleted
        weight = "normal" if self._proved else "bold"
        self.check.setStyleSheet(f"color: {colour}; font-weight: {weight};")
        self.sources.setStyleSheet(f"color: {self._colours.muted};")


class _Door(QToolButton):
    """Words that lead somewhere."""

    def __init__(self, tip: str) -> None:
        super().__init__()
        self.setAutoRaise(True)
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class _Elided(QLabel):
    """A label that gives way, and has its whole text as tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width())
        super().setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    return row
