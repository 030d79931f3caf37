"""The switchboard: every connection between the parts of the window, in one block, sorted by who speaks."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from unga_desktop.app.actions import LANGUAGES
from unga_desktop.app.amending import Amending
from unga_desktop.app.amendment_dialogs import AmendmentDialogs
from unga_desktop.app.amendment_presenter import AmendmentPresenter
from unga_desktop.app.arrivals import Arrivals
from unga_desktop.app.comparison_keeping import ComparisonKeeping
from unga_desktop.app.dialogs import Dialogs
from unga_desktop.app.draft_editing import DraftEditing
from unga_desktop.app.faults import Faults
from unga_desktop.app.librarian import Librarian
from unga_desktop.app.library_commands import LibraryCommands
from unga_desktop.app.library_opening import LibraryOpening
from unga_desktop.app.library_transfer import LibraryTransfer
from unga_desktop.app.library_watch import LibraryWatch
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.memory import Memory
from unga_desktop.app.newer_texts import NewerTexts
from unga_desktop.app.note_taking import NoteTaking
from unga_desktop.app.notices import Notices
from unga_desktop.app.output import Output
from unga_desktop.app.presenter import Presenter
from unga_desktop.app.reading import Reading
from unga_desktop.app.report_desk import ReportDesk
from unga_desktop.app.report_order import today
from unga_desktop.app.searching import Searching
from unga_desktop.app.studies import Studies
from unga_desktop.app.theme import Theme
from unga_desktop.app.vote_intake import VoteIntake
from unga_desktop.app.voting import Voting
from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.redlines.comparison import Ignorable
from unga_desktop.models.view_mode import ViewMode


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that the window is made of."""

    application: QApplication
    theme: Theme
    window: MainWindow
    reading: Reading
    voting: Voting
    memory: Memory
    output: Output
    report_desk: ReportDesk
    presenter: Presenter
    dialogs: Dialogs
    faults: Faults
    studies: Studies
    intake: VoteIntake
    amending: Amending
    amendments: AmendmentPresenter
    amendment_dialogs: AmendmentDialogs
    draft_editing: DraftEditing
    arrivals: Arrivals
    notices: Notices
    opening: LibraryOpening
    librarian: Librarian
    library_commands: LibraryCommands
    searching: Searching
    transfer: LibraryTransfer
    note_taking: NoteTaking
    comparisons: ComparisonKeeping
    watch: LibraryWatch
    newer_texts: NewerTexts


def connect(parts: Parts) -> None:
    """Joins the parts. Lambdas here hold only parts that live as long as the window."""
    window, presenter, reading, dialogs = parts.window, parts.presenter, parts.reading, parts.dialogs
    report_desk = parts.report_desk
    memory, output, theme, voting, faults = parts.memory, parts.output, parts.theme, parts.voting, parts.faults
    studies, intake = parts.studies, parts.intake
    amending, amendments, amendment_dialogs = parts.amending, parts.amendments, parts.amendment_dialogs
    draft_editing = parts.draft_editing
    arrivals, notices, librarian, searching = parts.arrivals, parts.notices, parts.librarian, parts.searching
    newer_texts = parts.newer_texts
    library_commands, transfer, comparisons = parts.library_commands, parts.transfer, parts.comparisons
    command = window.command

    amending.busy_changed.connect(presenter.show_amending)
    amending.failed.connect(faults.report)
    amending.weighed.connect(amendments.show)
    arrivals.comparison_arrived.connect(reading.compare)
    arrivals.documents_arrived.connect(reading.open_dropped)
    arrivals.named_in_order.connect(reading.open_documents)
    arrivals.failed.connect(faults.report)
    arrivals.library_arrived.connect(transfer.read)
    arrivals.noticed.connect(notices.show_arrivals)
    arrivals.noticed.connect(library_commands.follow)
    arrivals.votes_arrived.connect(intake.take)
    command("about").triggered.connect(dialogs.show_about)
    command("add-amendments").triggered.connect(amendment_dialogs.add_documents)
    for position in Disposition:
        command(f"amendment-{position}").triggered.connect(
            lambda _=False, position=position: amendment_dialogs.put(position)
        )
    command("appearance-dark").triggered.connect(lambda: theme.choose("dark"))
    command("appearance-light").triggered.connect(lambda: theme.choose("light"))
    command("appearance-system").triggered.connect(lambda: theme.choose("system"))
    command("bundled-blocs").triggered.connect(intake.bundled_blocs)
    command("bundled-map").triggered.connect(intake.bundled_map)
    command("back-to-record").triggered.connect(amending.return_to_record)
    command("cancel").triggered.connect(amending.cancel)
    command("cancel").triggered.connect(output.cancel)
    command("cancel").triggered.connect(reading.cancel)
    command("cancel").triggered.connect(searching.cancel)
    command("cancel").triggered.connect(transfer.cancel)
    command("change-revision").triggered.connect(amendment_dialogs.change_revision)
    command("commands").triggered.connect(dialogs.show_commands)
    command("compare-chosen").triggered.connect(window.documents.compare_selected)
    command("compare-documents").triggered.connect(dialogs.compare_documents)
    command("compare-untracked").triggered.connect(dialogs.compare_untracked)
    command("copy").triggered.connect(window.comparison.view.copy)
    command("copy-redline").triggered.connect(window.comparison.view.copy_with_redline)
    command("copy-vote-groups").triggered.connect(dialogs.copy_vote_groups)
    command("copy-vote-picture").triggered.connect(dialogs.copy_vote_picture)
    command("copy-votes").triggered.connect(dialogs.copy_votes)
    for name in ("correct-facts", "provenance", "remove-document", "show-summary"):
        command(name).triggered.connect(lambda _=False, name=name: library_commands.give(name))
    command("digital-library").triggered.connect(dialogs.open_record)
    command("edit-draft").triggered.connect(draft_editing.open)
    command("enter-vote").triggered.connect(lambda: intake.enter_votes())
    command("export-docx").triggered.connect(output.export_docx)
    command("export-html").triggered.connect(output.export_html)
    command("export-library").triggered.connect(transfer.choose_target)
    command("export-pdf").triggered.connect(output.export_pdf)
    command("export-redline").triggered.connect(output.export_redline)
    command("export-roll-call").triggered.connect(output.export_roll_call)
    command("export-vote-groups").triggered.connect(lambda: _export_groups(parts))
    command("filter-list").triggered.connect(lambda: command("show-list").setChecked(True))
    command("filter-list").triggered.connect(window.documents.focus_filter)
    command("find").triggered.connect(window.comparison.open_find_bar)
    command("find-roll-calls").triggered.connect(lambda: _study(parts, "find"))
    command("find-state").triggered.connect(presenter.find_state)
    command("find-uses").triggered.connect(lambda: searching.open_uses())
    command("follow-move").triggered.connect(window.comparison.view.follow_join)
    command("full-screen").toggled.connect(lambda on: window.showFullScreen() if on else window.showNormal())
    command("guide").triggered.connect(dialogs.show_guide)
    for name in Ignorable:
        command(f"ignore-{name}").toggled.connect(presenter.ignore_checked)
    command("import-library").triggered.connect(transfer.choose_source)
    command("import-votes").triggered.connect(intake.import_votes)
    command("keep-comparison").triggered.connect(comparisons.keep)
    command("keep-document").triggered.connect(library_commands.keep)
    command("larger-text").triggered.connect(lambda: window.comparison.view.step_zoom(1))
    command("list-explained").triggered.connect(amendments.list_explained)
    command("list-unexplained").triggered.connect(amendments.list_unexplained)
    for code in LANGUAGES:
        command(f"language-{code}").triggered.connect(lambda _=False, code=code: reading.use_language(code))
    command("next-change").triggered.connect(window.comparison.next_change)
    command("next-pane").triggered.connect(window.focus_next_pane)
    command("official-page").triggered.connect(dialogs.open_official_page)
    command("open").triggered.connect(dialogs.choose_files)
    command("other-map").triggered.connect(intake.choose_map)
    command("other-way").triggered.connect(amending.turn_round)
    command("own-blocs").triggered.connect(intake.choose_blocs)
    command("previous-change").triggered.connect(window.comparison.previous_change)
    command("print").triggered.connect(output.print)
    command("quit").triggered.connect(window.close)
    command("reading-size").triggered.connect(lambda: window.comparison.view.set_zoom(1.0))
    command("remove-amendment").triggered.connect(amendment_dialogs.remove)
    command("remove-comparison").triggered.connect(window.documents.remove)
    command("rename-comparison").triggered.connect(window.documents.rename)
    command("report").triggered.connect(report_desk.open)
    command("search-library").triggered.connect(searching.open_search)
    command("select-all").triggered.connect(window.comparison.view.select_all)
    command("show-amendments").triggered.connect(amendments.show_panel)
    command("show-changes").toggled.connect(lambda on: window.fold(window.below, on))
    command("show-list").toggled.connect(lambda on: window.fold(window.documents, on))
    command("show-votes").toggled.connect(lambda on: window.fold(window.votes, on))
    command("smaller-text").triggered.connect(lambda: window.comparison.view.step_zoom(-1))
    command("type-revision").triggered.connect(amendment_dialogs.type_revision)
    command("undo-removal").triggered.connect(librarian.restore)
    command("swap").triggered.connect(reading.swap)
    library_commands.note_requested.connect(parts.note_taking.open)
    command("write-note").triggered.connect(lambda: library_commands.give("write-note"))
    for mode in ViewMode:
        command(f"view-{mode}").triggered.connect(lambda _=False, mode=mode: window.comparison.set_view(mode))
    for tab in ("shift", "trend", "agreement"):
        command(f"votes-{tab}").triggered.connect(lambda _=False, tab=tab: _study(parts, tab))
    for key in ("map", "tiles", "chamber", "table"):
        command(f"votes-{key}").triggered.connect(dialogs.show_votes_view(key))
    intake.blocs_changed.connect(presenter.show_blocs)
    intake.changed.connect(lambda: voting.show(presenter.symbols(reading.shown)))
    intake.changed.connect(studies.forget)
    intake.failed.connect(faults.report)
    intake.said.connect(presenter.show_notice)
    intake.world_changed.connect(presenter.show_world)
    intake.world_changed.connect(studies.show_world)
    draft_editing.failed.connect(faults.report)
    draft_editing.noticed.connect(presenter.show_notice)
    draft_editing.written.connect(presenter.show_written)
    comparisons.changed.connect(presenter.show_list)
    comparisons.changed.connect(presenter.mark_shown)
    comparisons.done.connect(notices.show_done)
    comparisons.failed.connect(faults.report)
    comparisons.read_anew.connect(presenter.take_comparisons)
    comparisons.said.connect(presenter.show_notice)
    comparisons.undone.connect(notices.take_back)
    librarian.changed.connect(comparisons.read)
    librarian.changed.connect(presenter.show_list)
    librarian.changed.connect(presenter.mark_shown)
    librarian.changed.connect(library_commands.follow)
    librarian.done.connect(notices.show_done)
    librarian.failed.connect(faults.report)
    librarian.said.connect(presenter.show_notice)
    librarian.reworded.connect(notices.reword)
    librarian.undone.connect(notices.take_back)
    memory.comparisons_changed.connect(presenter.show_list)
    memory.refused.connect(presenter.show_notice)
    parts.note_taking.failed.connect(faults.report)
    parts.note_taking.said.connect(presenter.show_notice)
    newer_texts.noticed.connect(notices.show_newer)
    notices.requested.connect(comparisons.press)
    notices.requested.connect(library_commands.press)
    notices.requested.connect(newer_texts.press)
    parts.opening.begun.connect(comparisons.read)  # before the list is filled
    parts.opening.begun.connect(presenter.show_entries)
    parts.opening.changed.connect(librarian.changed)
    parts.opening.changed.connect(newer_texts.begin)
    parts.opening.failed.connect(faults.report)
    output.failed.connect(faults.report)
    output.folder_chosen.connect(memory.keep_folder)
    output.working.connect(presenter.show_work)
    output.written.connect(presenter.show_written)
    output.press.failed.connect(faults.report)
    output.press.printed.connect(presenter.show_printed)
    output.press.working.connect(presenter.show_work)
    presenter.study_requested.connect(lambda tab: _study(parts, tab))
    reading.busy_changed.connect(presenter.show_comparing)
    reading.failed.connect(faults.report)
    reading.opened.connect(presenter.show_opened)
    reading.opened.connect(amendments.take_opened)
    reading.opened.connect(notices.follow)
    reading.opened.connect(arrivals.follow)
    reading.opened.connect(newer_texts.look)
    reading.opened.connect(library_commands.follow)
    reading.opened.connect(searching.follow)
    reading.opened.connect(comparisons.follow)
    reading.returned.connect(searching.forget_awaited)
    reading.returned.connect(comparisons.forget_awaited)
    reading.returned.connect(presenter.mark_shown)
    searching.failed.connect(faults.report)
    searching.needed.connect(parts.opening.open)
    report_desk.failed.connect(faults.report)
    studies.failed.connect(faults.report)
    studies.roll_call_opened.connect(lambda identity: _open_roll_call(parts, identity))
    studies.said.connect(presenter.show_notice)
    studies.sheet_export_requested.connect(output.export_sheet)
    theme.changed.connect(presenter.take_colours)
    theme.changed.connect(amendments.take_colours)
    theme.changed.connect(draft_editing.take_colours)
    theme.changed.connect(searching.take_colours)
    theme.changed.connect(studies.take_colours)
    transfer.changed.connect(parts.opening.open)
    transfer.changed.connect(comparisons.read)
    transfer.changed.connect(presenter.show_list)
    transfer.done.connect(notices.show_done)
    transfer.done.connect(newer_texts.look)
    transfer.failed.connect(faults.report)
    transfer.working.connect(presenter.show_work)
    transfer.written.connect(presenter.show_written)
    voting.failed.connect(faults.report)
    voting.ready.connect(presenter.put_votes_pane)
    voting.ready.connect(amendments.make_panel)
    voting.ready.connect(intake.take_waiting)
    voting.tallied.connect(presenter.show_tallies)
    parts.watch.changed.connect(comparisons.read)
    parts.watch.changed.connect(presenter.follow_list)
    parts.watch.changed.connect(library_commands.follow)
    parts.watch.changed.connect(newer_texts.look)
    parts.watch.changed.connect(voting.look_again)
    parts.watch.failed.connect(faults.report)
    window.changes.change_activated.connect(window.comparison.go_to_change)
    window.closing.connect(draft_editing.close)
    window.closing.connect(lambda: _keep(parts))
    window.comparison.change_selected.connect(presenter.show_change)
    window.comparison.change_selected.connect(amendments.follow_change)
    window.comparison.view.uses_requested.connect(lambda: searching.open_uses())
    window.comparison.view_changed.connect(presenter.show_view)
    window.documents.command_given.connect(library_commands.give)
    window.documents.comparison_requested.connect(arrivals.compare)
    window.documents.entry_chosen.connect(reading.open_entry)
    window.documents.files_dropped.connect(arrivals.take)
    window.documents.own_comparison_chosen.connect(comparisons.open)
    window.documents.own_comparison_chosen.connect(presenter.open_own)
    window.documents.pair_changed.connect(presenter.show_pair)
    window.documents.pair_changed.connect(library_commands.follow)
    window.comparison.versions.all_requested.connect(reading.trace_all)
    window.comparison.versions.pair_requested.connect(reading.compare_versions)
    window.documents.removal_requested.connect(comparisons.remove)
    window.documents.removal_requested.connect(memory.remove)
    window.documents.rename_requested.connect(comparisons.rename)
    window.documents.versions_requested.connect(reading.trace)
    window.escaped.connect(reading.cancel)
    window.files_dropped.connect(arrivals.take)
    window.status.cancel_requested.connect(amending.cancel)
    window.status.cancel_requested.connect(output.cancel)
    window.status.cancel_requested.connect(reading.cancel)
    window.status.cancel_requested.connect(transfer.cancel)
    window.status.changes_requested.connect(lambda: command("show-changes").setChecked(True))
    window.status.changes_requested.connect(lambda: window.below.setCurrentWidget(window.changes))
    window.status.changes_requested.connect(window.changes.table.setFocus)
    window.status.explained_requested.connect(amendments.list_explained)
    window.status.folder_requested.connect(dialogs.open_folder)
    window.status.unexplained_requested.connect(amendments.list_unexplained)
    window.status.votes_requested.connect(lambda: command("show-votes").setChecked(True))
    window.what_if.record_requested.connect(amending.return_to_record)


def _study(parts: Parts, tab: str) -> None:
    pane = parts.presenter.votes_pane
    if pane:
        parts.studies.open(tab, pane.tally.roll_call if pane.tally else None, pane.selection)


def _export_groups(parts: Parts) -> None:
    """The groups that the pane of votes shows go the way of every sheet."""
    pane = parts.presenter.votes_pane
    sheet = pane.groups_sheet(today()) if pane else None
    if sheet:
        parts.output.export_sheet(sheet)


def _open_roll_call(parts: Parts, identity: str) -> None:
    """Shows a roll call with its text where the library has one, else alone."""
    if parts.reading.library.has(identity):
        parts.reading.open_entry(identity)
    else:
        parts.voting.show((identity,))


def _keep(parts: Parts) -> None:
    shown = parts.reading.shown
    selection = ((shown.chosen,) if shown.chosen else shown.names) if shown else ()
    if shown and shown.untracked:
        selection = shown.names[1:]  # two names would be taken for a comparison, which a file of two texts refuses
    if shown and shown.versions:
        selection = shown.versions.names
    parts.memory.keep(parts.window, parts.theme.choice, selection, parts.reading.ignored)
