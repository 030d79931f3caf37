"""Above the text of several versions: which of them it shows, all in one or one pair."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from unga_desktop.models.verbatim import tip

_ALL = "All in one text"


class VersionBar(QWidget):
    """``pair_requested`` carries the numbers of two versions, the earlier one first as chosen; ``all_requested`` nothing."""

    pair_requested = Signal(int, int)
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all = QPushButton(_ALL)
        self.all.setCheckable(True)
        self.before, self.after = QComboBox(), QComboBox()
        arrow = QLabel("→")
        for field, words in ((self.before, "Original version"), (self.after, "Amended version")):
            field.setAccessibleName(words)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(12)
            field.activated.connect(self._ask_pair)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 4)  # in line with the heading above
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(QLabel("Two of them:"))
        for widget in (self.before, arrow, self.after):
            row.addWidget(widget)
        self.all.clicked.connect(self._ask_all)
        self.hide()

    def show_versions(self, names: Sequence[str], pair: tuple[int, int] | None) -> None:
        """Offers these versions; ``pair`` are the two that are shown, None where all are. Fewer than three need no bar."""
        self.setVisible(len(names) > 2)
        for field in (self.before, self.after):
            field.clear()
            for number, name in enumerate(names):
                field.addItem(f"V{number}  {name}")
                field.setItemData(number, tip(name), Qt.ItemDataRole.ToolTipRole)
        if len(names) > 2:
            before, after = pair or (0, len(names) - 1)
            self.before.setCurrentIndex(before)
            self.after.setCurrentIndex(after)
            self.all.setText(f"All {len(names)} in one text")
        self.all.setChecked(pair is None)

    def _ask_pair(self) -> None:
        before, after = self.before.currentIndex(), self.after.currentIndex()
        if before != after:
            self.pair_requested.emit(before, after)

    def _ask_all(self) -> None:
        self.all.setChecked(True)
        self.all_requested.emit()
