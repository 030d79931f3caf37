"""The four totals as large numbers. Each is a door: it selects the States that voted so."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.tally import Tally
from unga_desktop.core.votes.wording import figures
from unga_desktop.printing.vote_fill import VoteScene, paint_swatch
from unga_desktop.printing.vote_words import CHOICES, vote_words


class CountButton(QAbstractButton):
    """One total with its mark and word; pressed down while its States are the selection."""

    def __init__(self, vote: Vote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vote = vote
        self._scene: VoteScene | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_count(self, number: int | None, selectable: bool) -> None:
        """Shows a total; None says that it was not established. Only totals of recorded votes can be pressed."""
        self.setText("?" if number is None else str(number))
        self.setEnabled(selectable and bool(number))
        words = vote_words(self.vote)
        told = f"{words}: not established" if number is None else f"{number} {words}"
        self.setAccessibleName(told)
        self.setToolTip(f"Select the States {words}" if self.isEnabled() else told)
        self.update()

    def show_scene(self, scene: VoteScene) -> None:
        self._scene = scene
        self.update()

    def number_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def word_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.word_font())
        height = QFontMetrics(self.number_font()).height() + words.height() + 10
        return QSize(words.horizontalAdvance(vote_words(self.vote)) + 6, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scene is None:
            return
        palette = self._scene.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self.isDown() or (self.underMouse() and self.isEnabled()):
            painter.setPen(QPen(QColor(palette.accent if self.isChecked() else palette.line), 1))
            painter.setBrush(QColor(palette.panel))
            painter.drawRoundedRect(area, 4, 4)
        self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        assert self._scene is not None
        number, words = self.number_font(), self.word_font()
        top = 3.0
        height = QFontMetrics(number).height()
        painter.setFont(number)
        painter.setPen(QColor(self._scene.palette.muted if self.text() == "?" else self._scene.palette.text))
        left = QRectF(4, top, self.width() - 6, height)
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        advance = QFontMetrics(number).horizontalAdvance(self.text())
        if advance + 22 < self.width():
            swatch = QRectF(4 + advance + 5, top + height / 2 - 4, 11, 9)
            paint_swatch(painter, swatch, self._scene, self.vote)
        painter.setFont(words)
        painter.setPen(QColor(self._scene.palette.muted))
        below = QRectF(4, top + height, self.width() - 4, QFontMetrics(words).height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, vote_words(self.vote))


class VoteCounts(QWidget):
    """The four totals in a row. ``chosen`` carries the choice whose States are wanted."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {vote: CountButton(vote) for vote in CHOICES}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for button in self.buttons.values():
            button.clicked.connect(self._press)
            layout.addWidget(button)

    def show_tally(self, tally: Tally) -> None:
        for vote, number in figures(tally).items():
            self.buttons[vote].show_count(number, bool(tally.casts))

    def show_scene(self, scene: VoteScene) -> None:
        """Takes colours, and marks the total whose States are exactly the selection."""
        for vote, button in self.buttons.items():
            button.setCheckable(True)
            states = frozenset(iso3 for iso3, cast in scene.votes.items() if cast is vote)
            button.setChecked(bool(states) and states == scene.selected)
            button.show_scene(scene)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, CountButton):
            self.chosen.emit(button.vote)
