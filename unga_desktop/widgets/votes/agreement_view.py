"""Who votes with whom: one State's nearest and farthest, the whole list, and all States by all States."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.pictures.agreement_bars import Ranked, agreement_bars, agreement_matrix
from unga_desktop.core.pictures.mark import Picture
from unga_desktop.core.pictures.sheet import Sheet
from unga_desktop.core.pictures.study_sheets import agreement_sheet, matrix_sheet
from unga_desktop.core.votes.agreement import FORMULA, Agreement
from unga_desktop.core.votes.roll_call import Member, RollCall
from unga_desktop.models.cast_model import folded
from unga_desktop.models.state_names import StateNames
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.models.vote_rows_model import Column
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.printing.vote_words import group_words, short_group_words
from unga_desktop.widgets.votes.record_notes import RecordNotes
from unga_desktop.widgets.votes.vote_finder import StateFinder
from unga_desktop.widgets.votes.vote_marks import MarksView
from unga_desktop.widgets.votes.vote_rows import StateRows

_Row = tuple[str, str, str, float, int]


class AgreementView(QWidget):
    """Shows one agreement from the side of one State, or whole."""

    def __init__(self, names: StateNames, selection: StateSelection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._selection = names, selection
        self._agreement: Agreement | None = None
        self._members: Mapping[str, Member] = {}
        self._sources: Sequence[RollCall] = ()
        self._scene: VoteScene | None = None
        self._words = ""
        self.state = ""
        self.form = QComboBox()
        self.form.setAccessibleName("What is shown")
        for words in ("One State: nearest and farthest", "All States by all States"):
            self.form.addItem(words)
        self.form.currentIndexChanged.connect(self._show)
        self.finder = StateFinder(names)
        self.finder.setPlaceholderText("Of which State?")
        self.finder.found.connect(self.show_state)
        self.least = QComboBox()
        self.least.setAccessibleName("Least number of votes in common")
        for number in (1, 5, 10, 50, 100):
            self.least.addItem(f"at least {number} in common" if number > 1 else "any number in common", number)
        self.least.currentIndexChanged.connect(self._show)
        self.bars = MarksView(selection, "Nearest and farthest")
        self.matrix = MarksView(selection, "All States by all States")
        self.matrix.describe_cell = self._describe_cell
        self.table = StateRows(selection, "Agreement by State")
        self.told, self.formula = _label(), _label(FORMULA)
        self.notes = RecordNotes()
        self._lay_out()
        for view in (self.bars, self.matrix):
            view.told.connect(self._tell)
        selection.changed.connect(self._follow_selection)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.form, self.finder, self.least):
            row.addWidget(widget, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(_scrolled(self.bars))
        split.addWidget(self.table)
        split.setChildrenCollapsible(False)
        split.setSizes([600, 340])
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        self._pages = QStackedWidget()
        self._pages.addWidget(split)
        self._pages.addWidget(_scrolled(self.matrix))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(row)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.formula)
        layout.addWidget(self.notes)

    def show_agreement(
        self, found: Agreement | None, members: Mapping[str, Member], words: str, sources: Sequence[RollCall] = ()
    ) -> None:
        """Shows an agreement; ``words`` say which votes it rests on, or why there is none, ``sources`` some of them."""
        self._agreement, self._members, self._sources = found, members, sources
        self._words = words
        self.notes.show_notes(sources)
        self._show()

    def show_state(self, iso3: str) -> None:
        """Shows it from the side of a State."""
        self.state = iso3
        self.form.setCurrentIndex(0)
        self._show()

    def set_scene(self, scene: VoteScene) -> None:
        self._scene = scene
        for view in (self.bars, self.matrix, self.table):
            view.set_scene(scene)
        self._show()

    @property
    def filled(self) -> bool:
        """Whether there is something to be kept."""
        if self._agreement is None or self._scene is None:
            return False
        return self.form.currentIndex() == 1 or bool(self._ranked())

    def sheet(self, made: str) -> Sheet | None:
        """What is shown, laid out to be kept; None while nothing is."""
        if self._agreement is None or self._scene is None:
            return None
        if self.form.currentIndex() == 1:
            colours = (self._scene.palette, self._scene.colours)
            return matrix_sheet(self._agreement, self._members, self._words, self._sources, colours, made)
        ranked = self._ranked()
        if not ranked:
            return None
        return agreement_sheet(ranked, self.state, self._members, self._words, self._sources, made)

    def _ranked(self) -> tuple[Ranked, ...]:
        found = self._agreement
        if found is None or self.state not in found.index.columns:
            return ()
        return found.with_(self.state, int(self.least.currentData()))

    def _show(self) -> None:
        whole = self.form.currentIndex() == 1
        self._pages.setCurrentIndex(int(whole))
        self.finder.setVisible(not whole)
        self.least.setVisible(not whole)
        ranked = self._ranked()
        names = {code: member.name for code, member in self._members.items()}
        rows = [(c, names.get(c, c), self._group(c), index, votes) for c, index, votes in ranked]
        self.table.show_rows(rows, _COLUMNS)
        most = max(15, (self._pages.height() - 60) // 19)  # as many as the window has room for
        self.bars.show_picture((lambda width: agreement_bars(ranked, names, width, most)) if ranked else None)
        found, scene, members = self._agreement, self._scene, self._members

        def matrix(width: float) -> Picture:
            assert found is not None
            assert scene is not None
            return agreement_matrix(found, members, scene.palette, scene.colours, min(width, 1100.0))

        self.matrix.show_picture(matrix if whole and found is not None and scene is not None else None)
        self._tell("")

    def _group(self, code: str) -> str:
        member = self._members.get(code)
        return member.group if member else ""

    def _follow_selection(self) -> None:
        """A State selected elsewhere is looked at here, until one is."""
        if not self.state and self._selection.single and self._agreement is not None:
            self.show_state(self._selection.single)

    def _describe_cell(self, one: str, other: str) -> str:
        found = self._agreement
        if found is None or one == other:
            return self._names.name(one)
        names = f"{self._names.name(one)} and {self._names.name(other)}"
        place = [str(code) for code in found.index.columns]
        row, column = place.index(one), place.index(other)
        votes, index = int(found.votes.to_numpy()[row, column]), float(found.index.to_numpy()[row, column])
        return f"{names}: {index:.3f} over {votes} votes" if votes else f"{names}: no vote in common"

    def _tell(self, words: str) -> None:
        if not words and self._agreement is not None and self.form.currentIndex() == 0:
            if not self.state:
                words = f"{self._words} Type the name of a State above."
            elif not self._ranked():
                words = f"{self._words} {self._names.name(self.state)} has no votes in common with others here."
            else:
                words = f"{self._names.name(self.state)}. {self._words}"
        self.told.setText(words or self._words)


_COLUMNS: list[Column[_Row]] = [
    Column("State", lambda row: row[1], lambda row: folded(row[1])),
    Column("Group", lambda row: short_group_words(row[2]), lambda row: row[2], tip=lambda row: group_words(row[2])),
    Column("Agreement", lambda row: f"{row[3]:.3f}", lambda row: row[3], numeric=True),
    Column("Votes", lambda row: str(row[4]), lambda row: row[4], numeric=True),
]


def _scrolled(widget: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidget(widget)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    return scroll


def _label(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
