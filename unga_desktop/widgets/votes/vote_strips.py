"""Painted strips of the vote pane: the bar with the majority, and the legend."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from unga_desktop.core.votes.tally import Tally
from unga_desktop.core.votes.wording import figures, majority_sentence, totals_sentence
from unga_desktop.printing.vote_bar import legend_entries, legend_height, paint_bar, paint_legend
from unga_desktop.printing.vote_fill import VoteScene


class Strip(QWidget):
    """A strip as wide as the pane that shows a tally in a scene."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self._scene: VoteScene | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def show_tally(self, tally: Tally) -> None:
        self._tally = tally
        self.update()

    def show_scene(self, scene: VoteScene) -> None:
        self._scene = scene
        self.update()


class VoteBar(Strip):
    """The bar of the four choices, the votes needed, and those present and voting. ``chosen`` carries the choice whose part
    of the bar was pressed."""

    chosen = Signal(object)

    def show_tally(self, tally: Tally) -> None:
        super().show_tally(tally)
        words = [totals_sentence(tally), majority_sentence(tally.majority) if tally.majority else ""]
        self.setAccessibleName(". ".join(filter(None, words)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._tally is None or not self._tally.casts or not self.rect().contains(event.position().toPoint()):
            return
        numbers = {vote: number or 0 for vote, number in figures(self._tally).items()}
        left, each = 0.0, self.width() / max(1, sum(numbers.values()))
        for vote, number in numbers.items():
            if left <= event.position().x() < left + number * each:
                self.chosen.emit(vote)
            left += number * each

    def sizeHint(self) -> QSize:
        return QSize(280, round(QFontMetrics(self.small_font()).height() * 4.3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._tally is None or self._scene is None:
            return
        painter = QPainter(self)
        painter.setFont(self.small_font())
        paint_bar(painter, QRectF(self.rect()).adjusted(0, 0, 0, -2), self._tally, self._scene.without_selection())
        painter.end()


class VoteLegend(Strip):
    """The marks that occur, and their words, wrapped to the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._neutral = True

    def explain(self, neutral: bool) -> None:
        """Says whether the picture draws territories without a vote."""
        self._neutral = neutral
        self._fit()

    def show_scene(self, scene: VoteScene) -> None:
        super().show_scene(scene)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(280, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        words = ", ".join(words for _, words in legend_entries(None, self._neutral, self._scene))
        self.setAccessibleName(f"Marks used: {words}")
        self.update()

    def _height(self) -> int:
        metrics = QFontMetricsF(self.small_font())
        return round(legend_height(metrics, max(self.width(), 200), None, self._neutral, self._scene)) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scene is None:
            return
        painter = QPainter(self)
        painter.setFont(self.small_font())
        paint_legend(painter, QRectF(self.rect()), self._scene, None, self._neutral)
        painter.end()
