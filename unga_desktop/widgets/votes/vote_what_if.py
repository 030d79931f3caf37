"""What if some States had voted otherwise? Four buttons for the States selected, and one back to the record."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.printing.vote_words import CHOICES, vote_words

_ADVICE = "Select States, on the map or by clicking a number, then say how they would have voted."


class WhatIf(QFrame):
    """``supposed`` carries the choice for the States selected; ``ended`` asks for the record again."""

    supposed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("what-if")
        self.title, self.told = _label(), _label()
        self.buttons = {vote: QPushButton(vote_words(vote)) for vote in CHOICES}
        self.back = QPushButton("Back to the record")
        self.back.clicked.connect(self.ended)
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, (vote, button) in enumerate(self.buttons.items()):
            button.setAccessibleName(f"Suppose that the States selected were {vote_words(vote)}")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._press)
            grid.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addLayout(grid)
        column.addWidget(self.told)
        column.addWidget(self.back)
        self.show_state({}, "", "")

    def show_state(self, changes: Mapping[str, Vote], selected: str, sentence: str) -> None:
        """``selected`` names the States that a button would change, empty for none; ``sentence`` says what is supposed
        already, and is empty while the record is shown."""
        self.title.setText(f"What if {selected} had been:" if selected else f"What if? {_ADVICE}")
        for button in self.buttons.values():
            button.setEnabled(bool(selected))
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        self.back.setText("Back to the record" if changes else "Close")

    def set_palette_roles(self, palette: Palette) -> None:
        """The ground of what is not the record, here and nowhere else in the pane."""
        self.setStyleSheet(
            f"QFrame#what-if {{ background: {palette.hidden_ground}; border: 1px dashed {palette.hidden}; "
            f"border-radius: 4px; }} QFrame#what-if QLabel {{ color: {palette.hidden}; border: 0; }}"
        )

    def _press(self) -> None:
        button = self.sender()
        for vote, known in self.buttons.items():
            if button is known:
                self.supposed.emit(vote)


def what_if_sentence(record: Mapping[str, Vote], changes: Mapping[str, Vote], names: Mapping[str, str]) -> str:
    """``Not the record. Supposed: Brazil, Chile in favour (recorded: abstaining)``, at most twelve States by name."""
    parts = []
    for vote in CHOICES:
        for before in CHOICES:
            codes = [iso3 for iso3 in changes if changes[iso3] is vote and record.get(iso3) is before]
            some = sorted(names.get(iso3, iso3) for iso3 in codes)
            if some:
                listed = ", ".join(some[:12]) + (f" and {len(some) - 12} more" if len(some) > 12 else "")
                parts.append(f"{listed} {vote_words(vote)} (recorded: {vote_words(before)})")
    return f"Not the record. Supposed: {'; '.join(parts)}." if parts else ""


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    return label
