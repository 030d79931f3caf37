"""Painted strips of the vote pane: the bar with the majority, the legend, and a bar for each group of States."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from unga_desktop.core.votes.tally import GroupCount, Tally
from unga_desktop.core.votes.wording import majority_sentence, totals_sentence
from unga_desktop.printing.vote_bar import legend_height, paint_bar, paint_count, paint_legend
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.printing.vote_words import CHOICES, group_words, vote_words


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
    """The bar of the four choices, the votes needed, and those present and voting."""

    def show_tally(self, tally: Tally) -> None:
        super().show_tally(tally)
        words = [totals_sentence(tally), majority_sentence(tally.majority) if tally.majority else ""]
        self.setAccessibleName(". ".join(filter(None, words)))

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
    """The marks and their words, wrapped to the width."""

    def sizeHint(self) -> QSize:
        return QSize(280, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        return round(legend_height(QFontMetricsF(self.small_font()), max(self.width(), 200))) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scene is None:
            return
        painter = QPainter(self)
        painter.setFont(self.small_font())
        paint_legend(painter, QRectF(self.rect()), self._scene)
        painter.end()


class GroupButton(QAbstractButton):
    """A group's name, size and bar; pressing it selects the group's States."""

    def __init__(self, group: GroupCount, scene: VoteScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counted = group
        self._scene = scene
        count = group.count
        numbers = (count.in_favour, count.against, count.abstaining, count.not_voting)
        told = ", ".join(f"{number} {vote_words(vote)}" for vote, number in zip(CHOICES, numbers, strict=True))
        self.setAccessibleName(f"{group_words(group.group)}, {count.members} States: {told}")
        self.setToolTip(f"{group_words(group.group)}: {told}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_scene(self, scene: VoteScene) -> None:
        self._scene = scene
        self.update()

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def sizeHint(self) -> QSize:
        return QSize(280, round(QFontMetrics(self._small_font()).height() * 2.35))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._scene.palette
        metrics = QFontMetricsF(self._small_font())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small_font())
        line = QRectF(0, 0, self.width(), metrics.height())
        size = str(self.counted.count.members)
        painter.setPen(QColor(palette.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, size)
        painter.setPen(QColor(palette.text))
        room = line.width() - metrics.horizontalAdvance(size) - 8
        name = metrics.elidedText(group_words(self.counted.group), Qt.TextElideMode.ElideRight, room)
        font = painter.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self._small_font())
        bar = QRectF(0, metrics.height() + 1, self.width(), self.height() - metrics.height() - 5)
        paint_count(painter, bar, self.counted.count, self._scene.without_selection())
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 0, -1, -2), 3, 3)
        painter.end()


class GroupBars(QWidget):
    """One bar for each group. ``chosen`` carries the group whose States are wanted."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[GroupButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_tally(self, tally: Tally, scene: VoteScene) -> None:
        """Replaces the bars."""
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [GroupButton(group, scene) for group in tally.groups]
        for button in self.buttons:
            button.clicked.connect(self._press)
            self._layout.addWidget(button)

    def show_scene(self, scene: VoteScene) -> None:
        for button in self.buttons:
            button.show_scene(scene)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, GroupButton):
            self.chosen.emit(button.counted.group)
