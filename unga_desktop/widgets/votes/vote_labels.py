"""Labels of the vote pane: plain text, wrapped, dressed in the colours in force; and what they say of gaps in a record."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.tally import Tally
from unga_desktop.core.votes.wording import figures, gap


def link_button(text: str, tip: str) -> QToolButton:
    """A button with words, for what opens something."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return button


def plain_label(text: str = "") -> QLabel:
    """A label that shows its text to the letter, wrapped to the width."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    return label


def dress(label: QLabel, font: QFont, scale: float, bold: bool, colour: str) -> None:
    """Gives a label a size relative to ``font``, a weight and a colour."""
    sized = QFont(font)
    sized.setPointSizeF(font.pointSizeF() * scale)
    sized.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    label.setFont(sized)
    palette = QPalette(label.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(palette)


def has_bar(tally: Tally) -> bool:
    """Whether the record gives what a bar is drawn from."""
    shown = figures(tally)
    return shown[Vote.IN_FAVOUR] is not None and shown[Vote.AGAINST] is not None


def gap_words(tally: Tally) -> str:
    """What the record lacks, totals included; empty where it lacks nothing."""
    words = gap(tally)
    unknown = [n for n in figures(tally).values() if n is None]
    if tally.roll_call.adopted_without_vote or not unknown:
        return words
    which = "The totals are not established." if len(unknown) == 4 else "A total marked ? is not established."
    return f"{which} {words}".strip()
