"""Puts the amendments on the window: panel, tags beside the changes, the list of changes, the status line, the vote on the
amendment that made the change one reads."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from unga_desktop.app.amending import Amending
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.output import Output
from unga_desktop.app.presenter import Presenter
from unga_desktop.app.reading import Opened, Reading
from unga_desktop.app.theme import Theme
from unga_desktop.app.voting import Voting
from unga_desktop.core.redlines.change import Change
from unga_desktop.models.change_list_model import EXPLAINED, UNEXPLAINED

if TYPE_CHECKING:
    from unga_desktop.services.amendment_case import AmendmentCase
    from unga_desktop.widgets.amendments.amendment_panel import AmendmentPanel

OF_CASES = (
    *("other-way", "amendment-adopted", "amendment-rejected", "amendment-off"),
    *("list-explained", "list-unexplained"),
)
_OF_DRAFTS = ("add-amendments", "type-revision", "edit-draft", "show-amendments")


class AmendmentPresenter(QObject):
    """``panel`` is there once the votes are read; until then its tab is empty."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        reading: Reading,
        voting: Voting,
        output: Output,
        presenter: Presenter,
        amending: Amending,
    ) -> None:
        super().__init__(window)
        self.panel: AmendmentPanel | None = None
        self._window, self._theme, self._reading, self._voting = window, theme, reading, voting
        self._output, self._presenter, self._amending = output, presenter, amending
        self._base: Opened | None = None
        self._replaced = self._clicked = False
        self._unclick = QTimer(self)
        self._unclick.setSingleShot(True)
        self._unclick.timeout.connect(self._forget_click)
        window.comparison.view.viewport().installEventFilter(self)
        window.actions_by_id.enable(
            False, *OF_CASES, *_OF_DRAFTS, "back-to-record", "change-revision", "remove-amendment"
        )

    def make_panel(self) -> None:
        """Makes the panel once the votes are read; what it is made of is slow to load."""
        from unga_desktop.widgets.amendments.amendment_panel import AmendmentPanel

        self.panel = panel = AmendmentPanel()
        self._window.put_amendments(panel)
        panel.amendment_selected.connect(self.select)
        panel.disposition_chosen.connect(self._amending.switch)
        panel.files_dropped.connect(self._amending.add_files)
        panel.instruction_activated.connect(self.go_to_instruction)
        panel.other_way_requested.connect(self._amending.turn_round)
        panel.record_requested.connect(self._amending.return_to_record)
        self.take_colours()
        if self._voting.desk is not None:
            self._amending.use_desk(self._voting.desk)

    def take_opened(self, opened: Opened) -> None:
        """Follows what was opened."""
        self._base, self._replaced = opened, False
        self._show_words(None)
        self._amending.open(opened, self._reading.ignored)

    def show(self, case: "AmendmentCase | None") -> None:
        """Shows a case, or what was opened as it is where there are no amendments."""
        base = self._base
        if base is None or self.panel is None:
            return
        opened = _with_case(base, case) if case else base
        self.panel.show_case(case)
        if case or self._replaced:
            self._show_text(opened, case)
        self._replaced = case is not None
        self._show_words(case)
        self._window.actions_by_id.enable(bool(self._amending.draft), *_OF_DRAFTS)
        self._window.actions_by_id.enable(case is not None, *OF_CASES)
        self._enable_own()

    def select(self, name: str) -> None:
        """Follows an amendment that was selected in the panel: the vote on it is shown."""
        self._show_vote(name)
        self._enable_own()

    def follow_change(self, number: int) -> None:
        """Shows the amendment of the change that became current, and the vote on it."""
        case = self._amending.case
        if case is None or self.panel is None:
            return
        change = next((change for change in case.changes if change.number == number), None)
        if change is None:
            return
        owners = case.owners(change)
        self.panel.select(change.amendment or "", owners[0] if owners else -1)
        self._enable_own()
        if change.amendment:
            self._show_vote(change.amendment)
            if self._clicked:
                self._window.below.setCurrentWidget(self._window.amendments)

    def go_to_instruction(self, name: str, outcomes: Sequence[int]) -> None:
        """Goes to the first change that an instruction made, or an amendment where no instruction is named."""
        case = self._amending.case
        if case is None:
            return
        wanted = set(outcomes)
        for change in case.changes:
            if wanted & set(case.owners(change)) if wanted else change.amendment == name:
                self._window.comparison.go_to_change(change.number)
                return
        self._presenter.show_notice("No change in this text comes from there.")

    def list_explained(self) -> None:
        self._list(EXPLAINED)

    def list_unexplained(self) -> None:
        self._list(UNEXPLAINED)

    def show_panel(self) -> None:
        """Brings the tab of amendments to the front, below a text by itself too."""
        self._window.command("show-changes").setChecked(True)
        self._window.below.setVisible(True)
        self._window.below.setCurrentWidget(self._window.amendments)
        if self.panel is not None:
            self.panel.tree.setFocus()

    def take_colours(self) -> None:
        self._window.what_if.set_palette_roles(self._theme.palette)
        if self.panel is not None:
            self.panel.set_palette_roles(self._theme.palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes that a change becomes current by a click in the text: then its amendment comes to the front."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._clicked = True
            self._unclick.start(0)
        return super().eventFilter(watched, event)

    def _forget_click(self) -> None:
        self._clicked = False

    def _list(self, which: str) -> None:
        self._window.command("show-changes").setChecked(True)
        self._window.below.setCurrentWidget(self._window.changes)
        self._window.changes.show_only(which)
        self._window.changes.table.setFocus()

    def _enable_own(self) -> None:
        case, name = self._amending.case, self.panel.current if self.panel else ""
        proposal = case.proposal(name) if case else None
        origin = proposal.origin.value if proposal else "library"
        self._window.actions_by_id.enable(origin == "oral revision", "change-revision")
        self._window.actions_by_id.enable(origin != "library", "remove-amendment")

    def _show_vote(self, name: str) -> None:
        case, pane = self._amending.case, self._presenter.votes_pane
        proposal = case.proposal(name) if case else None
        if pane is not None and proposal is not None and proposal.roll_call is not None:
            pane.show_roll_call(proposal.roll_call.id)

    def _show_words(self, case: "AmendmentCase | None") -> None:
        window = self._window
        count = len(case.proposals) if case else 0
        window.below.setTabText(
            window.below.indexOf(window.amendments), f"Amendments {count}" if count else "Amendments"
        )
        can_return = case is not None and case.what_if and bool(case.asked.adopted)
        words = ""
        if case is not None and case.what_if:
            on = ", ".join(proposal.tag for proposal in case.on()) or "no amendment"
            words = f"What if: {case.explanation.comparison.original.name} with {on}. This is not an adopted text."
        window.what_if.show_what_if(words, can_return)
        window.actions_by_id.enable(can_return, "back-to-record")
        if case is None:
            window.status.show_explained(None)
        else:
            counted = case.explanation.comparison.statistics
            window.status.show_explained(counted.changes - counted.unexplained, counted.unexplained)

    def _show_text(self, opened: Opened, case: "AmendmentCase | None") -> None:
        """Shows the text in place of what was there, where the reader was in it."""
        from unga_desktop.services.proposals import tags_by_name

        pane = self._window.comparison
        before = next((c for c in pane.view.changes if c.number == pane.current_change), None)
        place = pane.view.verticalScrollBar().value()
        tags = tags_by_name(case.proposals) if case else None
        # With every amendment off each change would be marked as unexplained, which says nothing.
        all_off = case is not None and not case.on()
        pane.view.show_tags(None if all_off else tags)
        if opened.comparison:
            pane.show_comparison(opened.comparison, opened.changes)
        elif opened.document:
            pane.show_document(opened.document)
        self._window.changes.show_changes(opened.changes, tags, marked=not all_off)
        pane.view.verticalScrollBar().setValue(place)
        again = _same(before, opened.changes)
        if again:
            pane.go_to_change(again)
        self._output.opened = opened
        self._presenter.show_facts(opened)
        self._window.actions_by_id.enable(len(opened.names) > 1, "swap")


def _with_case(base: Opened, case: "AmendmentCase") -> Opened:
    return replace(
        base,
        comparison=case.explanation.comparison,
        changes=case.changes,
        document=None,
        explanation=case.explanation,
        proposals=case.proposals,
        what_if=case.what_if,
    )


def _same(before: Change | None, changes: Sequence[Change]) -> int:
    """The number of the change that says the same as one did before; 0 where there is none."""
    if before is None:
        return 0
    said = (before.kind, before.before, before.after, before.place)
    return next((c.number for c in changes if (c.kind, c.before, c.after, c.place) == said), 0)
