"""How support ran over a series of roll calls: lines, numbers, and a strip a State."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from unga_desktop.core.pictures.mark import Picture
from unga_desktop.core.pictures.sheet import Sheet
from unga_desktop.core.pictures.study_sheets import trend_sheet
from unga_desktop.core.pictures.trend_lines import StripOrder, trend_lines, trend_strips
from unga_desktop.core.votes.roll_call import Member
from unga_desktop.core.votes.trend import Trend
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.widgets.votes.record_notes import RecordNotes
from unga_desktop.widgets.votes.vote_marks import MarksView

_ORDERS = {
    StripOrder.NAME: "States by name",
    StripOrder.GROUP: "States by regional group",
    StripOrder.CHANGES: "States that changed most often first",
}


class TrendView(QWidget):
    """Shows a trend; its States are doors."""

    def __init__(self, selection: StateSelection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend: Trend | None = None
        self._members: Mapping[str, Member] = {}
        self.lines = MarksView(selection, "Votes over the series")
        self.strips = MarksView(selection, "Votes of each State over the series")
        self.order = QComboBox()
        self.order.setAccessibleName("Order of the States")
        for order, words in _ORDERS.items():
            self.order.addItem(words, str(order))
        self.order.currentIndexChanged.connect(self._show_strips)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.notes = RecordNotes()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.lines, self.notes, self.order, self.strips):
            column.addWidget(widget)
        column.setAlignment(self.order, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidget(content)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.scroll_area, 1)
        layout.addWidget(self.told)
        for view in (self.lines, self.strips):
            view.told.connect(self._tell)

    def strips_of(self) -> Callable[[Trend, Mapping[str, Member]], Picture]:
        """What lays the strips out as they will be shown; may be called from any thread."""
        width, order = self.strips.room, self._order()
        return lambda trend, members: trend_strips(trend, members, width, order)

    def show_trend(
        self, trend: Trend | None, members: Mapping[str, Member], words: str, strips: Picture | None = None
    ) -> None:
        """Shows a trend; ``words`` say what it is over, or why there is none. ``strips`` are those of ``strips_of``."""
        self._trend = trend if trend and trend.roll_calls else None
        self._members, self._words = members, words
        self.told.setText(words)
        shown = self._trend
        self.notes.show_notes(shown.roll_calls if shown else ())
        self.lines.show_picture((lambda width: trend_lines(shown, width)) if shown else None)
        for widget in (self.lines, self.order, self.strips):
            widget.setVisible(shown is not None)
        self._show_strips(made=strips)

    def set_scene(self, scene: VoteScene) -> None:
        self.lines.set_scene(scene)
        self.strips.set_scene(scene)

    @property
    def filled(self) -> bool:
        """Whether there is something to be kept."""
        return self._trend is not None

    def sheet(self, made: str) -> Sheet | None:
        """What is shown, laid out to be kept; None while nothing is."""
        return trend_sheet(self._trend, self._members, self._order(), made) if self._trend else None

    def _order(self) -> StripOrder:
        return StripOrder(self.order.currentData())

    def _show_strips(self, _index: int = 0, made: Picture | None = None) -> None:
        shown, members, order = self._trend, self._members, self._order()
        self.strips.show_picture((lambda width: trend_strips(shown, members, width, order)) if shown else None, made)

    def _tell(self, words: str) -> None:
        self.told.setText(words or self._words)
