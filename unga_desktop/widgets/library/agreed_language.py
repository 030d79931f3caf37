"""Where the library used words before: the very words first, then near ones, with what differs in them marked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.models.passages import Passage, count_words
from unga_desktop.printing.redline_fragment import visible
from unga_desktop.widgets.notice_bar import NoticeLabel
from unga_desktop.widgets.redline.passage_list import PassageList

_LONGEST = 180
_ADVICE = (
    "Select words in a text and press Ctrl+Shift+A: here you see where the documents of the library used them before."
)


class AgreedLanguage(QWidget):
    """``stop_requested``: the reader does not want to wait; ``opened`` carries a ``Passage``."""

    stop_requested = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = NoticeLabel(_ADVICE, "words")
        self.told = NoticeLabel(name="told")
        self.stop = QPushButton("Stop")
        self.stop.hide()
        self.list = PassageList()
        self.list.setAccessibleName("Where these words were used before")
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 8, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.stop)
        self.told.setContentsMargins(12, 0, 12, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        self.stop.clicked.connect(self.stop_requested)
        self.list.opened.connect(self.opened)

    def show_words(self, words: str) -> None:
        """Says what is looked for, and takes away what was found before."""
        plain = " ".join(visible(words).split())
        self.words.setText(f"“{plain if len(plain) <= _LONGEST else plain[:_LONGEST].rstrip() + '…'}”")
        self.list.passages.show(())

    def show_busy(self, busy: bool) -> None:
        self.stop.setVisible(busy)
        if busy:
            self.told.setText("Looking through the library...")

    def show_uses(self, passages: Sequence[Passage], more: bool = False) -> None:
        """Shows the uses, the likest first; ``more`` where there are more than are shown."""
        self.list.passages.show(passages)
        self.list.scrollToTop()
        first = "The first " if more else ""
        nothing = "No other document of the library uses these words, or words like them."
        self.told.setText(f"{first}{count_words(passages)}." if passages else nothing)

    def show_refusal(self, words: str) -> None:
        """Says why nothing could be looked for."""
        self.list.passages.show(())
        self.told.setText(words)

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(
            f"QLabel#words {{ color: {colours.text}; font-weight: 600; }} QLabel#told {{ color: {colours.muted}; }}"
        )
        self.list.set_palette_roles(colours)
