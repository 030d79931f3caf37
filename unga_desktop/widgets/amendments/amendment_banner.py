"""The line above the text that says that it is no adopted text but what the switches make of the draft; one click returns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from unga_desktop.core.appearance import Palette


class WhatIfBanner(QWidget):
    """``record_requested``: the reader wants the adopted text again."""

    record_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.back = QPushButton("Show the adopted text")
        self.back.clicked.connect(self.record_requested)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        self.hide()

    def show_what_if(self, words: str, can_return: bool) -> None:
        """Says what the text is; without words there is no line at all."""
        self.words.setText(words)
        self.back.setVisible(can_return)
        self.setVisible(bool(words))

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(
            f"WhatIfBanner {{ background: {colours.hidden_ground}; border-bottom: 2px solid {colours.hidden}; }}"
            f"QLabel {{ color: {colours.hidden}; font-weight: 600; }}"
        )
