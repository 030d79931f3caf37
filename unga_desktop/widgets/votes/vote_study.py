"""The window of what spans several roll calls: the search at the left; shift, trend and agreement of what it found.

One selection of States with the pane of votes. What may take long is an errand: done elsewhere, and brought back.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette, VoteColours
from unga_desktop.core.day import day
from unga_desktop.core.errors import CancelCheck, Cancelled, VoteError
from unga_desktop.core.pictures.geometry import WorldMap
from unga_desktop.core.pictures.mark import Picture
from unga_desktop.core.pictures.sheet import Sheet
from unga_desktop.core.progress import Progress
from unga_desktop.core.votes.agreement import Agreement
from unga_desktop.core.votes.roll_call import Member, RollCall, RollCallKind, RollCallSummary
from unga_desktop.core.votes.roll_call_search import Query, session_of
from unga_desktop.core.votes.shift import Shift
from unga_desktop.core.votes.trend import Trend
from unga_desktop.models.state_names import StateNames
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.services.vote_desk import VoteDesk
from unga_desktop.widgets.errand import Run, at_once
from unga_desktop.widgets.votes.agreement_view import AgreementView
from unga_desktop.widgets.votes.shift_view import ShiftView
from unga_desktop.widgets.votes.trend_view import TrendView
from unga_desktop.widgets.votes.vote_search import MOST, RollCallSearch

TABS = ("shift", "trend", "agreement")
_MOST_OFFERED = 400
_MOST_IN_TREND = 80
_SOURCES = 5
_PATIENCE = 300
"""Milliseconds after which it is shown that something is under way."""


class VoteStudy(QWidget):
    """``roll_call_opened`` carries an id; ``export_requested``, ``copy_requested``, ``picture_requested`` and
    ``print_requested`` ask for what the tab shows, ``stop_requested`` to end what is under way."""

    roll_call_opened = Signal(str)
    export_requested = Signal()
    copy_requested = Signal()
    picture_requested = Signal()
    print_requested = Signal()
    stop_requested = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: VoteDesk,
        world: WorldMap,
        names: StateNames,
        selection: StateSelection,
        parent: QWidget | None = None,
        run: Run = at_once,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Votes across roll calls – UNGA Desktop")
        self.resize(1240, 780)
        self._desk, self._selection, self._run = desk, selection, run
        self._roll_call: RollCall | None = None
        self._to_pair: RollCall | None = None
        self._asked: object = None
        self._basis, self._series_words = "", ""
        self.search = RollCallSearch()
        self.shift = ShiftView(world, names, selection)
        self.trend = TrendView(selection)
        self.agreement = AgreementView(names, selection)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for view, title in ((self.shift, "Shift"), (self.trend, "Trend"), (self.agreement, "Agreement")):
            self.tabs.addTab(view, title)
        self.buttons = {key: _button(text, tip) for key, text, tip in _BUTTONS}
        self.progress, self.stop = QProgressBar(), _button("Stop", "Ends the counting")
        self.progress.setAccessibleName("How much is counted")
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(180)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE)
        self._slow.timeout.connect(self._show_progress)
        self._lay_out()
        self.search.asked.connect(self._find)
        self.stop.clicked.connect(self.stop_requested)
        self.search.found_changed.connect(self._take_found)
        self.search.chosen.connect(self._take_chosen)
        self.search.opened.connect(self.roll_call_opened)
        self.shift.pair_chosen.connect(self._compare)
        self.tabs.currentChanged.connect(self._refresh)
        selection.changed.connect(self._follow_selection)
        asked = (self.export_requested, self.copy_requested, self.picture_requested, self.print_requested)
        for button, signal in zip(self.buttons.values(), asked, strict=True):
            button.clicked.connect(signal)
        self.shift.show_shift(None, {})

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.search)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        for widget in (self.progress, self.stop):
            row.addWidget(widget)
            widget.hide()
        row.addStretch()
        for button in self.buttons.values():
            row.addWidget(button)
        column.addLayout(row)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.setSizes([390, 850])
        split.setStretchFactor(1, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    # -- what is studied

    def study(self, roll_call: RollCall | None, tab: str) -> None:
        """Opens a tab on a roll call: against the one before it, over its series, over its subject."""
        self.tabs.setCurrentIndex(TABS.index(tab) if tab in TABS else self.tabs.currentIndex())
        if roll_call is not None and roll_call is not self._roll_call:
            self._roll_call = roll_call
            session = session_of(roll_call)
            special = session.startswith(("ES-", "S-"))
            self._to_pair = roll_call
            self.search.ask("" if special else roll_call.subject, session if special else "")
        elif not self.search.found:
            self.search.ask()
        if tab == "find":
            self.search.text.setFocus()

    def show_agreement(self, found: Agreement | None, words: str, sources: Sequence[RollCall] = ()) -> None:
        """Shows the agreement that was asked for."""
        self.agreement.show_agreement(found, self._members(""), words, sources)
        if not self.agreement.state and self._selection.single:
            self.agreement.show_state(self._selection.single)
        self._enable()

    def show_busy(self, busy: bool) -> None:
        """Shows progress and a stop, once something has been under way for a while."""
        if busy:
            self.progress.setRange(0, 0)
            self._slow.start()
        else:
            self._slow.stop()
            self.progress.hide()
            self.stop.hide()

    def show_share(self, share: int) -> None:
        """Shows how much is done, in per cent."""
        self.progress.setRange(0, 100)
        self.progress.setValue(share)

    def _show_progress(self) -> None:
        self.progress.show()
        self.stop.show()

    def forget(self) -> None:
        """Looks again, since roll calls were imported or removed."""
        self._asked = None
        self.search.look()

    def sheet(self, made: str) -> Sheet | None:
        """What the tab shows, laid out to be kept; None while it shows nothing. ``made`` is the day (ISO)."""
        return (self.shift, self.trend, self.agreement)[self.tabs.currentIndex()].sheet(made)

    def set_palette_roles(self, palette: Palette, colours: VoteColours) -> None:
        scene = VoteScene({}, palette, colours)
        for view in (self.shift, self.trend, self.agreement):
            view.set_scene(scene)

    def show_world(self, world: WorldMap) -> None:
        self.shift.show_world(world)
        self.shift.follow_selection(self._selection.states)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    # -- following

    def _find(self, query: Query) -> None:
        desk = self._desk

        def work(_cancelled: CancelCheck, _progress: Progress) -> Sequence[RollCallSummary]:
            return desk.search(query.text, query.since, query.until, query.session, MOST)

        self._run("search", work, self._take_search, self._refuse_search)

    def _take_search(self, found: object) -> None:
        assert isinstance(found, tuple)
        self.search.show_found(found)

    def _refuse_search(self, error: Exception) -> None:
        self.search.show_refusal(_stopped(error))
        self._fail(error)

    def _take_found(self) -> None:
        found = [row for row in self.search.found if row.by_member][:_MOST_OFFERED]
        self.shift.offer([(row.id, _offered(row)) for row in found])
        self._asked = None
        to_pair, self._to_pair = self._to_pair, None
        if to_pair is not None:
            self._choose_first_pair(to_pair)
        self._refresh()

    def _take_chosen(self, ids: tuple[str, ...]) -> None:
        """Two rows are compared, the older first; several make a trend; one is compared with the vote shown before."""
        dates = {row.id: row.date for row in self.search.found if row.by_member}
        known = sorted((identity for identity in ids if identity in dates), key=lambda identity: dates[identity])
        if self.tabs.currentIndex() == 0 and len(known) == 2:
            self.shift.show_pair(*known)
        elif self.tabs.currentIndex() == 1:
            self._show_trend()

    def _refresh(self) -> None:
        if self.tabs.currentIndex() == 1:
            self._show_trend()
        elif self.tabs.currentIndex() == 2:
            self._ask_agreement()
        self._enable()

    def _choose_first_pair(self, roll_call: RollCall) -> None:
        """Against the vote before it on a whole text, or the rival text of the same day."""
        if not roll_call.votes:
            return
        others = [r for r in self.search.found if r.by_member and r.kind is RollCallKind.WHOLE and r.id != roll_call.id]
        earlier = [r for r in others if r.date <= roll_call.date] or others
        if earlier:
            self.shift.show_pair(max(earlier, key=lambda r: r.date).id, roll_call.id)

    def _compare(self, before: str, after: str) -> None:
        desk = self._desk
        self._run(
            "shift", lambda _cancelled, _progress: desk.shift(before, after), self._take_shift, self._refuse_shift
        )

    def _take_shift(self, shift: object) -> None:
        assert isinstance(shift, Shift)
        self.shift.show_shift(shift, self._members(max(shift.before.date, shift.after.date)))
        self._enable()

    def _refuse_shift(self, error: Exception) -> None:
        self.shift.show_shift(None, {}, _stopped(error))
        self._fail(error)

    def _show_trend(self) -> None:
        chosen = self.search.chosen_ids()
        if len(chosen) > 1:
            wanted = [row for row in self.search.found if row.id in chosen]
        else:
            wanted = [row for row in self.search.found if row.kind is RollCallKind.WHOLE]
        series = [row for row in wanted if row.by_member]
        nameless = len(wanted) - len(series)
        left, series = series[_MOST_IN_TREND:], series[:_MOST_IN_TREND]
        ids, desk, lay_out = tuple(row.id for row in series), self._desk, self.trend.strips_of()
        self._series_words = _trend_words(len(series), len(left), len(chosen) > 1, nameless)

        def work(cancelled: CancelCheck, progress: Progress) -> tuple[Trend, Mapping[str, Member], Picture]:
            trend = desk.trend(ids, cancelled, progress)
            members = self._members(trend.roll_calls[-1].date if trend.roll_calls else "")
            return trend, members, lay_out(trend, members)

        self._run("trend", work, self._take_trend, self._refuse_trend)

    def _take_trend(self, result: object) -> None:
        assert isinstance(result, tuple)
        trend, members, strips = result
        self.trend.show_trend(trend, members, self._series_words, strips)
        self._enable()

    def _refuse_trend(self, error: Exception) -> None:
        self.trend.show_trend(None, {}, _stopped(error))
        self._fail(error)

    def _ask_agreement(self) -> None:
        query = self.search.query
        if query is None or query == self._asked:
            return
        self._asked = query
        if not any(row.by_member for row in self.search.found):
            self.show_agreement(None, "No roll call found names its members' votes.")
            return
        self.agreement.show_agreement(None, {}, "Counting...")
        desk = self._desk

        def work(cancelled: CancelCheck, progress: Progress) -> tuple[Query, Agreement, list[RollCall]]:
            found, ids = desk.agreement(query, cancelled, progress)
            return query, found, [desk.roll_call(identity) for identity in _some(desk, ids)]

        self._run("agreement", work, self._take_agreement, self._refuse_agreement)

    def _take_agreement(self, result: object) -> None:
        assert isinstance(result, tuple)
        query, found, sources = result
        self.show_agreement(found, basis_words(query, found.roll_calls), sources)

    def _refuse_agreement(self, error: Exception) -> None:
        self._asked = None
        self.show_agreement(None, _stopped(error))
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        """What is no fault of the question is told at the edge too."""
        self._enable()
        if not isinstance(error, Cancelled | VoteError):
            self.failed.emit(error)

    def _members(self, date: str) -> Mapping[str, Member]:
        memberships = self._desk.memberships
        return {member.iso3: member for member in (memberships.known_on(date) if date else memberships.ever)}

    def _follow_selection(self) -> None:
        self.shift.follow_selection(self._selection.states)

    def _enable(self) -> None:
        there = (self.shift, self.trend, self.agreement)[self.tabs.currentIndex()].filled
        for button in self.buttons.values():
            button.setEnabled(there)


def basis_words(query: Query, number: int) -> str:
    """``Over 9 roll calls of session ES-11, from 2 March 2022 to 3 December 2025.``"""
    parts = [f"Over {number} roll call{'' if number == 1 else 's'}"]
    parts += [f'with the words "{query.text}"'] if query.text else []
    parts += [f"of session {query.session}"] if query.session else []
    parts += [f"from {_plain_day(query.since)}"] if query.since else []
    parts += [f"to {_plain_day(query.until)}"] if query.until else []
    return f"{' '.join(parts)}."


def _stopped(error: Exception) -> str:
    return "Stopped. Look again, or choose another tab and come back." if isinstance(error, Cancelled) else str(error)


def _some(desk: VoteDesk, ids: Sequence[str]) -> Sequence[str]:
    """A few of the roll calls that a figure rests on, from the whole span: they are asked for the line that they are cited by.
    All bundled ones with a note are among them: it may say that votes were deduced. Imported ones share theirs."""
    noted = {roll_call.id for roll_call in desk.roll_calls if roll_call.note}
    few = {*ids[:: max(1, -(-len(ids) // _SOURCES))], *noted}
    return [identity for identity in ids if identity in few]


def _plain_day(written: str) -> str:
    """A day in words; the last of a month that has no such day, as it is written."""
    try:
        return day(written)
    except ValueError:
        return written


def _trend_words(number: int, left: int, chosen: bool, nameless: int) -> str:
    if not number:
        return "No roll call found names its members' votes. Look for others at the left."
    which = "chosen at the left" if chosen else "on whole texts found at the left; choose some to see only those"
    more = f" The newest {number} are shown, {left} are not." if left else ""
    more += f" Not among them: {nameless} of which the votes of the members are not known." if nameless else ""
    return f"{number} roll call{'' if number == 1 else 's'} {which}.{more}"


def _offered(row: RollCallSummary) -> str:
    return f"{row.date}  {row.symbol or row.id}  {row.counts}  {row.subject}"


_BUTTONS = (
    ("export", "Export...", "As PDF, PNG or SVG picture, or as a CSV table"),
    ("copy", "Copy table", "The table behind the picture, for a spreadsheet"),
    ("picture", "Copy picture", "As it would be printed"),
    ("print", "Print...", "On pages, as the PDF has them"),
)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button
