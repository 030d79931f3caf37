"""The right pane: a roll call in numbers, on the map, as tiles, as a chamber and as a table, and by groups of States."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.appearance import Palette, Typography, VoteColours
from unga_desktop.core.day import day
from unga_desktop.core.pictures.chamber import Chamber
from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.core.pictures.group_sheet import group_sheet
from unga_desktop.core.pictures.sheet import Sheet
from unga_desktop.core.votes.bloc import Bloc
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.tally import Tally, tally
from unga_desktop.core.votes.what_if import SUPPOSED, what_if
from unga_desktop.core.votes.wording import NOTICE, majority_sentence, outcome_words, shortened
from unga_desktop.models.state_names import StateNames
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.models.verbatim import tip
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.printing.vote_words import roll_call_words
from unga_desktop.widgets.votes.vote_counts import VoteCounts
from unga_desktop.widgets.votes.vote_groups import GroupBars
from unga_desktop.widgets.votes.vote_labels import dress, gap_words, has_bar, link_button, plain_label
from unga_desktop.widgets.votes.vote_strips import VoteBar, VoteLegend
from unga_desktop.widgets.votes.vote_views import VoteViews
from unga_desktop.widgets.votes.vote_what_if import WhatIf, what_if_sentence

_STUDIES = (
    ("shift", "Shift...", "Who changed between this vote and another one"),
    ("trend", "Trend...", "Follow the votes over a series of texts"),
    ("agreement", "Agreement...", "Who votes with whom, over a period and a subject"),
)
_LONGEST_SUBJECT = 220
"""Characters of a subject that the pane has room for; the whole is its tip, and goes into every export."""
_EMPTY = ("No vote to show", "Choose a resolution in the list to see how the member States voted on it.")


class VotePane(QWidget):
    """Shows one of several roll calls. ``state_selected`` carries the alpha-3 code of the one State selected, or an empty
    string; ``roll_call_selected`` the id of the roll call that the reader chose; ``study_requested`` ``"shift"``, ``"trend"``
    or ``"agreement"``."""

    state_selected = Signal(str)
    roll_call_selected = Signal(str)
    study_requested = Signal(str)

    def __init__(
        self,
        world: WorldMap,
        tiles: tuple[Tile, ...],
        names: StateNames | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._supposed: dict[str, Vote] = {}
        self._tallies: tuple[Tally, ...] = ()
        self._colours: tuple[Palette, VoteColours] | None = None
        self._told_state = ""
        self.selection = StateSelection(self)
        self.chooser = self._make_chooser()
        self.counts, self.bar = VoteCounts(), VoteBar()
        self.subject, self.outcome, self.majority, self.gap = (plain_label() for _ in range(4))
        self.views = VoteViews(world, tiles, self.selection, names)
        self.legend, self.groups, self.what_if = VoteLegend(), GroupBars(), WhatIf()
        self.sponsor, self.note, self.source = plain_label(), plain_label(), plain_label()
        self.what_if.hide()
        self.what_if_button = link_button("What if...", "Suppose that some States had voted otherwise")
        self.study_buttons = {key: link_button(text, tip) for key, text, tip in _STUDIES}
        self._title, self._advice = plain_label(), plain_label()
        self._pages = self._lay_out()
        self.bar.chosen.connect(self._select_choice)
        self.counts.chosen.connect(self._select_choice)
        self.groups.chosen.connect(self._select_or_clear)
        self.views.view_chosen.connect(self._show_scene)
        self.what_if.ended.connect(self.end_what_if)
        self.what_if.supposed.connect(self.suppose)
        self.what_if_button.clicked.connect(self._open_what_if)
        for button in self.study_buttons.values():
            button.clicked.connect(self._request_study)
        self.selection.changed.connect(self._follow_selection)
        self.show_message(*_EMPTY)

    def _make_chooser(self) -> QComboBox:
        chooser = QComboBox()
        chooser.setAccessibleName("Vote shown")
        chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chooser.setMinimumContentsLength(12)
        chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        chooser.currentIndexChanged.connect(self._choose)
        return chooser

    def _lay_out(self) -> QStackedLayout:
        content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        for widget in (
            self.chooser, self.subject, self.outcome, self.sponsor, self.what_if, self.counts, self.bar,
        ):  # fmt: skip
            column.addWidget(widget)
        majority = QHBoxLayout()
        majority.addWidget(self.majority, 1)
        majority.addWidget(self.what_if_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(majority)
        for part in (self.gap, self.views, self.legend, self.groups):
            column.addWidget(part)
        studies = QHBoxLayout()
        studies.setSpacing(4)
        for button in self.study_buttons.values():
            studies.addWidget(button, 1)
        column.addLayout(studies)
        for label in (self.note, self.source):
            column.addWidget(label)
        column.addStretch()
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidget(content)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The map is as high as its width asks for. A bar that came and went would change that width, and with it the height
        # that decides whether the bar is needed: at some sizes without end.
        self.scroll_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch()
        for label in (self._title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            middle.addWidget(label)
        middle.addStretch()
        pages = QStackedLayout(self)
        pages.addWidget(self.scroll_area)
        pages.addWidget(empty)
        return pages

    # -- what is shown

    @property
    def tally(self) -> Tally | None:
        """The roll call shown, as recorded; None where there is none."""
        index = self.chooser.currentIndex()
        return self._tallies[index] if 0 <= index < len(self._tallies) else None

    @property
    def shown(self) -> Tally | None:
        """What the numbers and pictures show: the record or, while the reader supposes changes, what would have come of
        them."""
        record = self.tally
        if record is None or not self._supposed:
            return record
        return tally(what_if(record.roll_call, self._supposed), (cast.member for cast in record.casts))

    def show_tallies(self, tallies: Sequence[Tally]) -> None:
        """Offers roll calls and shows the first; without any, says so."""
        self._tallies = tuple(tallies)
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for row, offered in enumerate(self._tallies):
            words = roll_call_words(offered.roll_call)
            self.chooser.addItem(words, offered.roll_call.id)
            self.chooser.setItemData(row, tip(words), Qt.ItemDataRole.ToolTipRole)
        self.chooser.blockSignals(False)
        self.chooser.setEnabled(len(self._tallies) > 1)
        self._supposed = {}
        self.what_if.hide()
        self.selection.clear()
        if self._tallies:
            self._show()
        else:
            self.show_message(*_EMPTY)

    def show_roll_call(self, roll_call_id: str) -> None:
        """Shows one of the roll calls offered, by its id; any other id changes nothing."""
        row = self.chooser.findData(roll_call_id)
        if row >= 0:
            self.chooser.setCurrentIndex(row)

    def show_message(self, title: str, advice: str) -> None:
        """Shows words in place of a vote: what there is not, and what to do."""
        self._title.setText(title)
        self._advice.setText(advice)
        self._pages.setCurrentIndex(1)

    def set_palette_roles(self, palette: Palette, typography: Typography, colours: VoteColours) -> None:
        """Takes colours and spacing, and shows the same vote in them."""
        self._colours = (palette, colours)
        step = typography.space
        self._column.setContentsMargins(3 * step, 2 * step, 3 * step, 3 * step)
        for label, scale, bold, colour in (
            (self.subject, 1.1, True, palette.text),
            (self.outcome, 1.0, False, palette.muted),
            (self.gap, 1.0, False, palette.muted),
            (self.groups.told, 0.85, False, palette.muted),
            (self.sponsor, 1.0, False, palette.muted),
            (self.note, 0.9, False, palette.muted),
            (self.source, 0.85, False, palette.muted),
            (self._title, 1.15, True, palette.text),
            (self._advice, 1.0, False, palette.muted),
            (self.views.told, 1.0, False, palette.text),
        ):
            dress(label, self.font(), scale, bold, colour)
        self.what_if.set_palette_roles(palette)
        self._show_scene()

    def set_blocs(self, blocs: Sequence[Bloc], source: str) -> None:
        """Offers blocs beside the regional groups; ``source`` says which file they are from."""
        self.groups.set_blocs(blocs, source)

    def groups_sheet(self, made: str) -> Sheet | None:
        """The groups shown, with the map of the vote, laid out to be kept; None where there are none. ``made`` is a day (ISO)."""
        rows, source = self.groups.rows()
        if self.tally is None or not rows:
            return None
        return group_sheet(self.tally, rows, self.views.world, source, made)

    def show_world(self, world: WorldMap) -> None:
        """Draws the map of the vote on other shapes."""
        self.views.show_world(world)
        if self.tally is not None:
            self.source.setText(self._source_words(self.tally))
            self._show_scene()

    # -- what if

    def suppose(self, vote: Vote) -> None:
        """Shows what would have come of it, had the selected States voted so; those that did are as recorded again."""
        record = self.tally
        if record is None:
            return
        votes = record.roll_call.votes
        supposed = self._supposed | {iso3: vote for iso3 in self.selection.states if iso3 in votes}
        self._supposed = {iso3: other for iso3, other in supposed.items() if votes[iso3] is not other}
        self._show()

    def end_what_if(self) -> None:
        """Shows the record again."""
        changed, self._supposed = bool(self._supposed), {}
        self.what_if.hide()
        self.what_if_button.setVisible(self._can_suppose())
        if changed:
            self._show()

    def _open_what_if(self) -> None:
        self.what_if.show()
        self.what_if_button.hide()
        self._tell_what_if()

    def _can_suppose(self) -> bool:
        return self.tally is not None and bool(self.tally.casts) and self.tally.majority is not None

    def _tell_what_if(self) -> None:
        record = self.tally
        if record is None:
            return
        names = {cast.member.iso3: cast.member.name for cast in record.casts}
        chosen = sorted(names[iso3] for iso3 in self.selection.states if iso3 in names)
        selected = " and ".join(chosen) if len(chosen) < 3 else f"the {len(chosen)} States selected"
        self.what_if.show_state(
            self._supposed, selected, what_if_sentence(record.roll_call.votes, self._supposed, names)
        )

    def _request_study(self) -> None:
        button = self.sender()
        for key, known in self.study_buttons.items():
            if button is known:
                self.study_requested.emit(key)

    def _choose(self) -> None:
        if self.tally is not None:
            self._supposed = {}
            self.what_if.hide()
            self._show()
            self.roll_call_selected.emit(self.tally.roll_call.id)

    def _show(self) -> None:
        tally = self.shown
        if tally is None:
            return
        roll_call = tally.roll_call
        self.chooser.setToolTip(tip(self.chooser.currentText()))
        self.subject.setText(shortened(roll_call.subject, _LONGEST_SUBJECT))
        self.subject.setToolTip(tip(roll_call.subject) if len(roll_call.subject) > _LONGEST_SUBJECT else "")
        became = SUPPOSED if self._supposed else outcome_words(roll_call)
        self.outcome.setText(" · ".join(filter(None, (became, day(roll_call.date)))))
        self.counts.show_tally(tally)
        self.bar.show_tally(tally)
        self.majority.setText(f"{majority_sentence(tally.majority)}." if tally.majority else "")
        self.gap.setText(gap_words(tally))
        self.views.show_tally(tally)
        self.sponsor.setText(f"Submitted by {roll_call.sponsor}" if roll_call.sponsor else "")
        self.note.setText(roll_call.note)
        self.source.setText(self._source_words(tally))
        self._show_parts(tally)
        if self._colours is not None:
            self.groups.show_tally(tally, self._scene(tally))
        self._show_scene()
        self._pages.setCurrentIndex(0)

    def _show_parts(self, tally: Tally) -> None:
        recorded = bool(tally.casts)
        self.views.setVisible(recorded)
        self.legend.setVisible(recorded)
        self.groups.setVisible(recorded and bool(tally.groups))
        self.what_if_button.setVisible(self._can_suppose() and self.what_if.isHidden())
        for button in self.study_buttons.values():
            button.setVisible(recorded)
        self._tell_what_if()
        self.bar.setVisible(has_bar(tally))
        self.counts.setVisible(not tally.roll_call.adopted_without_vote)
        for label in (self.majority, self.gap, self.sponsor, self.note):
            label.setVisible(bool(label.text()))

    def _source_words(self, tally: Tally) -> str:
        parts = [f"Votes: {tally.roll_call.source.rstrip('.')}." if tally.roll_call.source else ""]
        world = self.views.world
        parts += [f"Map: {world.source.rstrip('.')}."] if tally.casts and world.source else []
        return " ".join(filter(None, (*parts, NOTICE)))

    # -- scene and selection

    def _votes(self, tally: Tally) -> Mapping[str, Vote]:
        return {cast.member.iso3: cast.vote for cast in tally.casts}

    def _scene(self, tally: Tally) -> VoteScene:
        assert self._colours is not None
        palette, colours = self._colours
        return VoteScene(self._votes(tally), palette, colours, selected=self.selection.states)

    def _show_scene(self) -> None:
        tally = self.shown
        if tally is None or self._colours is None:
            return
        scene = self._scene(tally)
        if not self.groups.buttons:
            self.groups.show_tally(tally, scene)
        self.legend.explain(self._draws_neutral(scene))
        self.legend.setVisible(bool(tally.casts) and self.views.view != "table")
        for part in (self.counts, self.bar, self.views, self.legend, self.groups):
            part.show_scene(scene)

    def _draws_neutral(self, scene: VoteScene) -> bool:
        shapes = self.views.shapes
        if isinstance(shapes, WorldMap):
            return True
        return any(tile.iso3 not in scene.votes for tile in (shapes.seats if isinstance(shapes, Chamber) else shapes))

    def _follow_selection(self) -> None:
        self._show_scene()
        self._tell_what_if()
        if self.selection.single != self._told_state:
            self._told_state = self.selection.single
            self.state_selected.emit(self._told_state)

    def _select_choice(self, vote: Vote) -> None:
        """Selects the States that voted so; a second press lets them go."""
        if self.shown is not None:
            self._select_or_clear(frozenset(c.member.iso3 for c in self.shown.casts if c.vote is vote))

    def _select_or_clear(self, states: frozenset[str]) -> None:
        self.selection.select(() if states == self.selection.states else states)
