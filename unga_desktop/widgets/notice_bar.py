"""The calm bar over the text: what came in, what was taken of it and what was left, and one thing to do about it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.models.verbatim import caption
from unga_desktop.widgets.pane_heading import ElidedLabel

_MOST = 4
_LINES = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """A line of the bar. ``key`` names it when its button, ``action``, is pressed; ``details`` open below it, ``more`` says in
    a word what they are ("left out")."""

    key: str
    words: str
    action: str = ""
    details: tuple[str, ...] = ()
    more: str = ""


class NoticeBar(QWidget):
    """Lines of notices; hidden while there are none. ``action_requested`` carries the key of a line, ``closed`` nothing."""

    action_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices: tuple[Notice, ...] = ()
        self.setObjectName("notices")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 4, 8, 4)
        self._column.setSpacing(2)
        self.lines: list[_Line] = []
        self.hide()

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Shows these lines in place of what was there; none hides the bar."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.notices = notices
        shown = notices[:_MOST]
        self.lines = [_Line(notice, self) for notice in shown]
        if len(notices) > _MOST:
            self.lines.append(_Line(Notice("", f"and {len(notices) - _MOST} more"), self))
        for line in self.lines:
            line.pressed.connect(self.action_requested)
            self._column.addWidget(line)
        if self.lines:
            room = self.lines[0].add_close(self.close_bar)
            for line in self.lines[1:]:
                line.keep_free(room)
        self.setVisible(bool(self.lines))

    def close_bar(self) -> None:
        """Takes the notices away."""
        self.show_notices(())
        self.closed.emit()

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(
            f"NoticeBar {{ background: {colours.panel}; border-bottom: 1px solid {colours.line}; }}"
            f"QLabel {{ color: {colours.text}; }}"
            f"QPlainTextEdit {{ background: {colours.ground}; color: {colours.text}; border: 1px solid {colours.line}; }}"
        )


class _Line(QWidget):
    pressed = Signal(str)

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.words = ElidedLabel("words")
        self.words.show_text(notice.words)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("What was left out")
        self.details.setPlainText("\n".join(notice.details))
        lines = min(max(len(notice.details), 1), _LINES)
        self.details.setFixedHeight(round(self.details.fontMetrics().lineSpacing() * (lines + 0.5)) + 10)
        self.details.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.row)
        column.addWidget(self.details)
        self.more = QToolButton()
        self.button = QPushButton(caption(notice.action))
        if notice.details:
            self._add_details(notice)
        if notice.action:
            self.button.setAccessibleDescription(notice.words)
            self.button.clicked.connect(self._press)
            self.row.addWidget(self.button)

    def add_close(self, slot: object) -> int:
        """Adds the button that closes the bar; returns its width in pixels."""
        close = QToolButton()
        close.setText("×")
        close.setAutoRaise(True)
        close.setToolTip("Close")
        close.setAccessibleName("Close the notice")
        close.clicked.connect(slot)
        self.row.addWidget(close)
        return close.sizeHint().width()

    def keep_free(self, width: int) -> None:
        """Keeps so many pixels free at the end, so that the buttons of all lines stand below each other."""
        room = QWidget()
        room.setFixedWidth(width)
        self.row.addWidget(room)

    def _add_details(self, notice: Notice) -> None:
        self.more.setText(caption(notice.more))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolTip("Show or hide the list")
        self.more.toggled.connect(self.details.setVisible)
        self.row.addWidget(self.more)

    def _press(self) -> None:
        self.pressed.emit(self.notice.key)


class NoticeLabel(QLabel):
    """A label of plain text that wraps."""

    def __init__(self, words: str = "", name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setObjectName(name)
        self.setText(words)
