"""Who changed between two roll calls: bands, the map of those that changed, and the sorted list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.pictures.geometry import WorldMap
from unga_desktop.core.pictures.sheet import Sheet
from unga_desktop.core.pictures.shift_flow import shift_flow
from unga_desktop.core.pictures.study_sheets import changed_votes, shift_sheet
from unga_desktop.core.votes.roll_call import Member, Vote
from unga_desktop.core.votes.shift import Shift
from unga_desktop.models.cast_model import folded
from unga_desktop.models.state_names import StateNames
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.models.verbatim import tip
from unga_desktop.models.vote_rows_model import Column
from unga_desktop.printing.map_cache import CachedMap
from unga_desktop.printing.map_drawing import MapDrawing
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.printing.vote_words import CHOICES, group_words, short_group_words, vote_words
from unga_desktop.widgets.votes.record_notes import RecordNotes
from unga_desktop.widgets.votes.state_picture import StatePicture
from unga_desktop.widgets.votes.vote_marks import MarksView
from unga_desktop.widgets.votes.vote_rows import StateRows

_Row = tuple[str, str, str, Vote, Vote]
"""Code, name, group, vote before, vote after."""


class ShiftView(QWidget):
    """``pair_chosen`` carries the ids of the two roll calls that the reader wants compared."""

    pair_chosen = Signal(str, str)

    def __init__(
        self, world: WorldMap, names: StateNames, selection: StateSelection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._members: Mapping[str, Member] = {}
        self._shift: Shift | None = None
        self._scene: VoteScene | None = None
        self.world = world
        self.before, self.after = _combo("First vote"), _combo("Second vote")
        self.swap = QToolButton()
        self.swap.setText("⇄")
        self.swap.setToolTip("Swap the two votes")
        self.swap.setAccessibleName("Swap the two votes")
        self.flow = MarksView(selection, "Flows from vote to vote")
        self.map = StatePicture(CachedMap(MapDrawing(world)), selection, self._describe)
        self.map.setAccessibleName("Map of the States that changed")
        self.table = StateRows(selection, "States that changed")
        self.table.setMinimumHeight(120)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.notes = RecordNotes()
        self._lay_out()
        for combo in (self.before, self.after):
            combo.activated.connect(self._choose)
        self.swap.clicked.connect(self._swap)
        for picture, signal in ((self.flow, self.flow.told), (self.map, self.map.pointed)):
            signal.connect(self._tell_mark if picture is self.flow else self._tell_state)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.before, 1)
        row.addWidget(self.swap)
        row.addWidget(self.after, 1)
        pictures = QHBoxLayout()
        for picture in (self.flow, self.map):
            pictures.addWidget(picture, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(row)
        layout.addLayout(pictures)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.notes)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """The roll calls to choose from: id, and the words of the list. What is chosen stays, where it is among them."""
        for combo in (self.before, self.after):
            kept = (combo.currentData(), combo.currentText())
            combo.clear()
            for identity, words in choices:
                combo.addItem(words, identity)
                combo.setItemData(combo.count() - 1, tip(words), Qt.ItemDataRole.ToolTipRole)
            if kept[0] and combo.findData(kept[0]) < 0:
                combo.insertItem(0, kept[1], kept[0])
            combo.setCurrentIndex(combo.findData(kept[0]) if kept[0] else -1)

    def show_pair(self, before: str, after: str) -> None:
        """Chooses two of the roll calls offered."""
        for combo, identity in ((self.before, before), (self.after, after)):
            combo.setCurrentIndex(combo.findData(identity))
        self._choose()

    def show_shift(self, shift: Shift | None, members: Mapping[str, Member], words: str = "") -> None:
        """Shows what changed; without a shift, ``words`` say why there is none."""
        self._shift, self._members = shift, members
        self._words = words or (_summary(shift, members) if shift else "Choose two votes.")
        self.told.setText(self._words)
        self.notes.show_notes((shift.before, shift.after) if shift else ())
        self.flow.show_picture((lambda width: shift_flow(shift, width)) if shift else None)
        self.table.show_rows(*(_rows(shift, members) if shift else ((), _columns("Before", "After"))))
        self.flow.setVisible(shift is not None)
        self.map.setVisible(shift is not None)
        self._show_map()

    def set_scene(self, scene: VoteScene) -> None:
        self._scene = scene
        self.flow.set_scene(scene)
        self.table.set_scene(scene)
        self._show_map()

    def show_world(self, world: WorldMap) -> None:
        self.world = world
        self.map.draw_on(CachedMap(MapDrawing(world)))

    def follow_selection(self, selected: frozenset[str]) -> None:
        if self._scene is not None:
            self._show_map(selected)

    @property
    def filled(self) -> bool:
        """Whether there is something to be kept."""
        return self._shift is not None

    def sheet(self, made: str) -> Sheet | None:
        """What is shown, laid out to be kept; None while nothing is."""
        return shift_sheet(self._shift, self._members, self.world, made) if self._shift else None

    def _show_map(self, selected: frozenset[str] = frozenset()) -> None:
        if self._scene is not None and self._shift is not None:
            scene = self._scene
            votes = changed_votes(self._shift)
            self.map.show_scene(VoteScene(votes, scene.palette, scene.colours, scene.patterned, selected))

    def _describe(self, iso3: str) -> str:
        shift, name = self._shift, self._names.name(iso3)
        if shift is None:
            return name
        pair = [roll_call.votes.get(iso3) for roll_call in (shift.before, shift.after)]
        if pair[0] is pair[1]:
            return f"{name}: {vote_words(pair[0])}{' both times' if pair[0] else ''}"
        return f"{name}: {vote_words(pair[0])} → {vote_words(pair[1])}"

    def _choose(self) -> None:
        before, after = self.before.currentData(), self.after.currentData()
        if before and after:
            self.pair_chosen.emit(before, after)

    def _swap(self) -> None:
        before, after = self.before.currentData(), self.after.currentData()
        if before and after:
            self.show_pair(after, before)

    def _tell_mark(self, words: str) -> None:
        self.told.setText(words or self._words)

    def _tell_state(self, iso3: str) -> None:
        self.told.setText(self._describe(iso3) if iso3 else self._words)


def _summary(shift: Shift, members: Mapping[str, Member]) -> str:
    words = f"{shift.changed} changed, {len(shift.stayed)} voted the same."
    for codes, roll_call in ((shift.only_before, shift.before), (shift.only_after, shift.after)):
        named = [members[code].name if code in members else code for code in codes]
        if codes:
            words += f" {len(codes)} only in {roll_call.symbol or roll_call.id}: {', '.join(named[:8])}"
            words += "..." if len(codes) > 8 else "."
    return f"{words} Press a band or a number to select its States."


def _rows(shift: Shift, members: Mapping[str, Member]) -> tuple[list[_Row], list[Column[_Row]]]:
    rows = []
    for flow in shift.flows:
        for code in flow.members:
            member = members.get(code)
            rows.append(
                (code, member.name if member else code, member.group if member else "", flow.before, flow.after)
            )
    return rows, _columns(shift.before.symbol or shift.before.id, shift.after.symbol or shift.after.id)


def _columns(before: str, after: str) -> list[Column[_Row]]:
    return [
        Column("State", lambda row: row[1], lambda row: folded(row[1])),
        Column("Group", lambda row: short_group_words(row[2]), lambda row: row[2], tip=lambda row: group_words(row[2])),
        Column(before, lambda row: vote_words(row[3]), lambda row: CHOICES.index(row[3]), lambda row: row[3]),
        Column(after, lambda row: vote_words(row[4]), lambda row: CHOICES.index(row[4]), lambda row: row[4]),
    ]


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setPlaceholderText(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(16)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return combo
