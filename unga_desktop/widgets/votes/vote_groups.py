"""Groups of States in a roll call: a bar for each regional group, or for the blocs of the user's file, with cohesion.

Every number is a door: the name selects the group's States, a part of its bar those of them that voted so.
"""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from unga_desktop.core.day import day
from unga_desktop.core.votes.bloc import Bloc, BlocCount, bloc_counts
from unga_desktop.core.votes.group_rows import COHESION, GroupRow, bloc_rows, regional_rows
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.tally import GroupCount, Tally
from unga_desktop.core.votes.wording import NOTICE
from unga_desktop.printing.vote_bar import paint_count
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.printing.vote_words import CHOICES, group_words, vote_words

_REGIONS, _ALL = "regions", "all blocs"


class GroupButton(QAbstractButton):
    """A group's name, size, cohesion and bar. ``chosen`` carries the codes of the States that were pressed."""

    chosen = Signal(object)

    def __init__(
        self, group: GroupCount, scene: VoteScene, states: dict[str, Vote], name: str = "", short: str = ""
    ) -> None:
        super().__init__()
        self.counted, self.states = group, states
        self.name = name or group_words(group.group)
        self._short = short
        self._scene = scene
        told = ", ".join(f"{number} {vote_words(vote)}" for vote, number in self._numbers())
        cohesion = f"cohesion {group.cohesion:.2f}"
        self.setAccessibleName(f"{self.name}, {group.count.members} States: {told}; {cohesion}")
        self.setToolTip(f"<p>{escape(self.name)}: {told}.</p><p>{COHESION.replace('&', '&amp;')}</p>")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._press)
        self._part: Vote | None = None

    def show_scene(self, scene: VoteScene) -> None:
        self._scene = scene
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, round(QFontMetrics(self._small_font()).height() * 2.35))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._part = self._vote_at(event.position().x(), event.position().y())
        super().mousePressEvent(event)

    def _press(self) -> None:
        part, self._part = self._part, None
        self.chosen.emit(frozenset(iso3 for iso3, vote in self.states.items() if part in (None, vote)))

    def _numbers(self) -> tuple[tuple[Vote, int], ...]:
        count = self.counted.count
        numbers = (count.in_favour, count.against, count.abstaining, count.not_voting)
        return tuple(zip(CHOICES, numbers, strict=True))

    def _vote_at(self, x: float, y: float) -> Vote | None:
        """The part of the bar under a point; None on the name above it."""
        bar = self._bar()
        total = self.counted.count.members
        left = bar.left()
        for vote, number in self._numbers():
            right = left + bar.width() * number / max(1, total)
            if y >= bar.top() and left <= x < right:
                return vote
            left = right
        return None

    def _bar(self) -> QRectF:
        height = QFontMetricsF(self._small_font()).height()
        return QRectF(0, height + 1, self.width(), self.height() - height - 5)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._scene.palette
        metrics = QFontMetricsF(self._small_font())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small_font())
        line = QRectF(0, 0, self.width(), metrics.height())
        size = f"{self.counted.count.members} · cohesion {self.counted.cohesion:.2f}"
        painter.setPen(QColor(palette.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, size)
        painter.setPen(QColor(palette.text))
        room = line.width() - metrics.horizontalAdvance(size) - 8
        name = metrics.elidedText(_fitting((self.name, self._short), metrics, room), Qt.TextElideMode.ElideRight, room)
        font = painter.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self._small_font())
        paint_count(painter, self._bar(), self.counted.count, self._scene.without_selection())
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 0, -1, -2), 3, 3)
        painter.end()


def _fitting(names: tuple[str, str], metrics: QFontMetricsF, room: float) -> str:
    """The name, without its "States", or the short one, where it would be cut off."""
    name, short = names
    shorter = (name, name.removesuffix(" States"), short or name)
    return next((words for words in shorter if metrics.horizontalAdvance(words) <= room), shorter[-1])


class GroupBars(QWidget):
    """The bars, and the choice of what they stand for. ``chosen`` carries the codes of the States that are wanted."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[GroupButton] = []
        self._blocs: tuple[Bloc, ...] = ()
        self._source = ""
        self._tally: Tally | None = None
        self._scene: VoteScene | None = None
        self.chooser = QComboBox()
        self.chooser.setAccessibleName("Groups of States")
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(12)
        self.chooser.currentIndexChanged.connect(self._rebuild)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setMinimumWidth(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.chooser)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(2)
        self._layout.addLayout(self._bars)
        self._layout.addWidget(self.told)
        self.set_blocs((), "")

    def set_blocs(self, blocs: Sequence[Bloc], source: str) -> None:
        """Offers the blocs of a file; ``source`` says which file, and how sure it is."""
        self._blocs, self._source = tuple(blocs), source
        kept = self.chooser.currentData()
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItem("By regional group", _REGIONS)
        if self._blocs:
            self.chooser.addItem("By bloc: all of the file", _ALL)
        for bloc in self._blocs:
            self.chooser.addItem(f"Bloc: {bloc.name}", bloc.key)
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(kept)))
        self.chooser.blockSignals(False)
        self._rebuild()

    def show_tally(self, tally: Tally, scene: VoteScene) -> None:
        """Replaces the bars."""
        self._tally, self._scene = tally, scene
        self._rebuild()

    def show_scene(self, scene: VoteScene) -> None:
        self._scene = scene
        for button in self.buttons:
            button.show_scene(scene)

    def rows(self) -> tuple[tuple[GroupRow, ...], str]:
        """What the bars stand for, and where the lists of blocs are from; empty for regional groups."""
        chosen = self.chooser.currentData()
        if self._tally is None:
            return (), ""
        if chosen == _REGIONS:
            return regional_rows(self._tally), ""
        blocs = [bloc for bloc in self._blocs if chosen in (_ALL, bloc.key)]
        return bloc_rows(self._tally, blocs), self._source

    def text(self) -> str:
        """The bars as a table, cells divided by tabs, as spreadsheets take it; what stands below them last."""
        heads = ("group", *(vote_words(vote) for vote in CHOICES), "members", "cohesion")
        lines = ["\t".join(heads)]
        for button in self.buttons:
            count, cohesion = button.counted.count, button.counted.cohesion
            numbers = (count.in_favour, count.against, count.abstaining, count.not_voting, count.members)
            lines.append("\t".join((button.name, *map(str, numbers), f"{cohesion:.4f}")))
        roll_call = self._tally.roll_call if self._tally else None
        about = f"{roll_call.id}, {day(roll_call.date)}. {roll_call.source}" if roll_call else ""
        return "\n".join((*lines, *filter(None, ("", about, self.told.text(), NOTICE)))) + "\n"

    def _rebuild(self) -> None:
        for button in self.buttons:
            self._bars.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.told.setText("")
        if self._tally is None or self._scene is None:
            return
        chosen = self.chooser.currentData()
        self.buttons = self._regions(self._tally, self._scene) if chosen == _REGIONS else self._of_blocs(chosen)
        for button in self.buttons:
            button.chosen.connect(self.chosen)
            self._bars.addWidget(button)
        self.told.setVisible(bool(self.told.text()))

    def _regions(self, tally: Tally, scene: VoteScene) -> list[GroupButton]:
        buttons = []
        for group in tally.groups:
            states = {cast.member.iso3: cast.vote for cast in tally.casts if cast.member.group == group.group}
            buttons.append(GroupButton(group, scene, states))
        return buttons

    def _of_blocs(self, key: str) -> list[GroupButton]:
        assert self._tally is not None
        assert self._scene is not None
        votes = {cast.member.iso3: cast.vote for cast in self._tally.casts}
        counts = bloc_counts(self._tally, [bloc for bloc in self._blocs if key in (_ALL, bloc.key)])
        buttons = []
        for counted in counts:
            bloc = counted.bloc
            states = {iso3: votes[iso3] for iso3 in bloc.members if iso3 in votes}
            since = f", as of {bloc.as_of}" if key == _ALL and bloc.as_of else ""
            group = GroupCount(bloc.key, counted.count, counted.cohesion)
            names = f"{bloc.name}{since}", f"{bloc.key}{since}"
            buttons.append(GroupButton(group, self._scene, states, *names))
        self.told.setText(self._words(counts, key))
        return buttons

    def _words(self, counts: Sequence[BlocCount], key: str) -> str:
        """Since when the list of a bloc has stood so, from which file, and who of it has no vote here."""
        if key == _ALL or not counts:
            return self._source
        counted = counts[0]
        since = f"Members as of {day(counted.bloc.as_of)}." if counted.bloc.as_of else ""
        without = f"No vote recorded here: {', '.join(counted.unrecorded)}." if counted.unrecorded else ""
        return " ".join(filter(None, (since, self._source, without)))
