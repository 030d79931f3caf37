"""Puts on the window what is read and counted: each slot takes one thing that happened and shows it everywhere it belongs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.actions import LANGUAGES, RECOGNISED, plain
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.memory import Memory
from unga_desktop.app.official_page import official_page, official_symbol, record_search
from unga_desktop.app.output import Output
from unga_desktop.app.reading import Opened, Reading
from unga_desktop.app.theme import Theme
from unga_desktop.app.voting import Atlas, Voting
from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.document import Document, TextStatus, names_beside
from unga_desktop.core.documents.kept_document import KeptComparison
from unga_desktop.core.errors import StorageError
from unga_desktop.core.redlines.change_count import ChangeCount, counted
from unga_desktop.core.redlines.comparison import Comparison, Ignorable
from unga_desktop.core.redlines.wrapping import wrapping_words
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.models.document_line import comparison_name, spoken
from unga_desktop.models.document_list_model import Own
from unga_desktop.models.verbatim import window_title
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.services.preferences import OwnComparison

if TYPE_CHECKING:
    from unga_desktop.core.pictures.geometry import WorldMap
    from unga_desktop.core.votes.bloc import Bloc
    from unga_desktop.core.votes.tally import Tally
    from unga_desktop.widgets.votes.vote_pane import VotePane

_OF_COMPARISONS = (
    "keep-comparison",
    *(
        "export-pdf",
        "export-html",
        "export-docx",
        "export-redline",
        "print",
        "report",
        "swap",
        "next-change",
        "previous-change",
        "follow-move",
    ),
    *("view-inline", "view-side-by-side", "view-original", "view-amended"),
)
_OF_LANGUAGES = tuple(f"language-{code}" for code in LANGUAGES)
_OF_TEXTS = ("find", "copy", "copy-redline", "select-all", "larger-text", "smaller-text", "reading-size")
_OF_VOTES = (
    *("votes-map", "votes-tiles", "votes-chamber", "votes-table", "find-state"),
    *("export-roll-call", "export-vote-groups", "copy-votes", "copy-vote-picture", "copy-vote-groups"),
)
_OF_ALL_VOTES = (
    *("find-roll-calls", "votes-shift", "votes-trend", "votes-agreement", "import-votes", "enter-vote"),
    *("other-map", "bundled-map", "own-blocs", "bundled-blocs"),
)
_PANELS_OF_TEXT = 2
"""The tabs below the text that belong to it, changes and amendments; those of the library follow them."""

_STATUS = {TextStatus.SUMMARY: "summary", TextStatus.OFFICIAL: "official text", TextStatus.OWN: "own file"}


class Presenter(QObject):
    """Holds the pane of votes once it is there; until then the place at the right is empty. ``study_requested`` carries
    which study of several roll calls the pane was asked for."""

    study_requested = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        reading: Reading,
        voting: Voting,
        memory: Memory,
        output: Output,
        roll_calls: Mapping[str, RollCall],
    ) -> None:
        super().__init__(window)
        self.votes_pane: VotePane | None = None
        self._window, self._theme, self._reading, self._voting = window, theme, reading, voting
        self._memory, self._output, self._roll_calls = memory, output, roll_calls
        self._kept: tuple[KeptComparison, ...] = ()
        self._names: tuple[str, ...] = ()
        self._listed: tuple[Sequence[Entry], list[Own]] = (), []
        window.actions_by_id.enable(False, *_OF_COMPARISONS, *_OF_TEXTS, *_OF_VOTES)
        window.actions_by_id.enable(False, *_OF_ALL_VOTES)
        window.actions_by_id.enable(
            False,
            "cancel",
            "compare-chosen",
            "remove-comparison",
            "rename-comparison",
            "official-page",
            "digital-library",
        )

    def show_list(self) -> None:
        """Fills the list with the library and the user's own comparisons."""
        self.show_entries(self._reading.library.entries())

    def follow_list(self) -> None:
        """Fills the list anew where the library or the comparisons are others than it shows."""
        try:
            entries = self._reading.library.entries()
        except StorageError:
            return  # who reads the documents next says it
        if (entries, self._comparisons()) != self._listed:
            self.show_entries(entries)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Fills the list with these documents and the user's own comparisons."""
        self._listed = entries, self._comparisons()
        self._window.documents.show_documents(entries, self._roll_calls, self._listed[1])

    def _comparisons(self) -> list[Own]:
        """The user's own comparisons: those that are kept, then recent ones."""
        named = {kept.documents for kept in self._kept}
        unnamed = (own for own in self._memory.comparisons if (own.original, own.amended) not in named)
        return [*self._kept, *unnamed]

    def take_comparisons(self, kept: "tuple[KeptComparison, ...]") -> None:
        """Takes the comparisons that the user keeps; the list shows them when it is filled the next time."""
        self._kept = kept

    def show_opened(self, opened: Opened) -> None:
        """Shows a comparison, a text or a message, and asks for the votes that belong to it."""
        window = self._window
        tags = opened.versions.tags if opened.versions and opened.all_versions else None
        window.comparison.view.show_tags(tags)
        window.command(f"language-{opened.language}").setChecked(True)
        if opened.comparison:
            window.comparison.show_comparison(opened.comparison, opened.changes)
            versions = opened.versions
            window.comparison.versions.show_versions(*((versions.short, versions.pair) if versions else ((), None)))
            if versions and versions.chain and opened.all_versions:
                window.comparison.heading.name_versions(names_beside(versions.chain.versions))
        elif opened.document:
            window.comparison.versions.hide()
            window.comparison.show_document(opened.document)
        elif opened.message:
            window.comparison.show_message(*opened.message)
        if opened.names != self._names:
            window.changes.clear_filter()  # it was set for other texts
        self._names = opened.names
        window.changes.show_changes(opened.changes, tags, of_versions=tags is not None)
        self._output.opened = opened
        self.show_facts(opened)
        own = self._reading.own_comparison()
        if own and not self._kept_as(opened):
            self._memory.add(own)
        self.mark_shown()
        self._voting.show(self.symbols(opened))

    def mark_shown(self) -> None:
        """Marks in the list what the window shows."""
        shown = self._reading.shown
        if shown is None:
            return
        own = self._kept_as(shown) or self._reading.own_comparison()
        documents = self._window.documents
        if own:
            documents.select(own)
        elif shown.chosen or len(shown.names) == 1:
            documents.select(shown.chosen or shown.names[0])
        else:
            documents.select_two(*shown.names)

    def _kept_as(self, opened: Opened) -> "KeptComparison | None":
        """The kept comparison that is shown, None where it is none; what was chosen in the list by its symbol is none."""
        documents = opened.versions.names if opened.versions else opened.names
        if opened.chosen or not opened.comparison:
            return None
        return next((kept for kept in self._kept if kept.documents == documents), None)

    def symbols(self, opened: Opened | None) -> list[str]:
        """The symbols of what is shown, the most telling first: what was chosen, then the amended, then the original."""
        if opened is None:
            return []
        names = (opened.chosen, *reversed(opened.names))
        return [name for name in dict.fromkeys(names) if name and self._reading.library.has(name)]

    def put_votes_pane(self, atlas: Atlas) -> None:
        """Makes the pane of votes; only now, since its modules are slow to load."""
        from unga_desktop.widgets.votes.vote_pane import VotePane

        self.votes_pane = pane = VotePane(atlas.world, atlas.tiles, atlas.names)
        pane.set_blocs(atlas.blocs, atlas.blocs_source)
        self._window.put_votes(pane)
        pane.roll_call_selected.connect(self.show_roll_call)
        pane.views.view_chosen.connect(self.show_roll_call)
        pane.study_requested.connect(self.study_requested)
        self._window.actions_by_id.enable(True, *_OF_ALL_VOTES)
        self.take_colours()

    def show_tallies(self, tallies: "tuple[Tally, ...]") -> None:
        """Shows the votes on what is open, or says that none is known."""
        pane = self.votes_pane
        if pane is None:
            return
        pane.show_tallies(tallies)
        if not tallies:
            pane.show_message(
                "No vote", "No recorded vote on this text is known here. Enter or import one in the menu File."
            )
        self.show_roll_call()

    def show_roll_call(self) -> None:
        """Says in the status line how the roll call shown went."""
        from unga_desktop.core.votes.wording import totals_sentence

        tally = self.votes_pane.tally if self.votes_pane and self._voting.tallies else None
        self._output.tally = tally
        self._output.shapes = self.votes_pane.views.shapes if self.votes_pane else None
        self._window.status.show_votes(totals_sentence(tally) if tally else "")
        self._window.actions_by_id.enable(tally is not None, *_OF_VOTES)

    def show_world(self, world: "WorldMap") -> None:
        """Draws the vote on another map."""
        if self.votes_pane:
            self.votes_pane.show_world(world)
            self.show_roll_call()

    def show_blocs(self, blocs: "tuple[Bloc, ...]", source: str) -> None:
        """Offers other blocs beside the regional groups."""
        if self.votes_pane:
            self.votes_pane.set_blocs(blocs, source)

    def find_state(self) -> None:
        """Puts the keyboard into the box that finds a State."""
        pane = self.votes_pane
        if pane:
            self._window.command("show-votes").setChecked(True)
            field = pane.views.table.search if pane.views.view == "table" else pane.views.finder
            field.setFocus()

    def show_view(self, mode: ViewMode) -> None:
        """Follows a view that was chosen in the pane."""
        self._window.command(f"view-{mode}").setChecked(True)

    def show_change(self, number: int) -> None:
        """Follows a change that became current in the text."""
        self._window.changes.select_change(number)

    def ignore_checked(self) -> None:
        """Ignores the differences that are ticked in the menu."""
        ticked = (name for name in Ignorable if self._window.command(f"ignore-{name}").isChecked())
        self._reading.ignore(frozenset(ticked))

    def show_work(self, words: str) -> None:
        self._window.status.show_work(words)
        self._window.actions_by_id.enable(bool(words), "cancel")

    def show_comparing(self, busy: bool) -> None:
        self.show_work("Comparing..." if busy else "")

    def show_amending(self, busy: bool) -> None:
        self.show_work("Executing the amendments..." if busy else "")

    def show_printed(self, pages: int) -> None:
        """Says how many pages went to the printer."""
        self.show_notice(f"{pages} {'page' if pages == 1 else 'pages'} printed.")

    def show_written(self, path: str) -> None:
        self._window.status.show_notice(f"Written to {path}", path)

    def show_notice(self, words: str) -> None:
        self._window.status.show_notice(words)

    def show_pair(self, chosen: bool) -> None:
        """Lets the two documents chosen in the list be compared, and an own comparison be removed."""
        self._window.actions_by_id.enable(chosen, "compare-chosen")
        own = any(line.own for line in self._window.documents.selected_lines())
        self._window.actions_by_id.enable(own, "remove-comparison")
        lines = self._window.documents.selected_lines()
        kept = len(lines) == 1 and isinstance(lines[0].own, KeptComparison)
        self._window.actions_by_id.enable(kept, "rename-comparison")

    def open_own(self, comparison: object) -> None:
        """Opens a recent comparison; one that is kept is opened by those who keep it."""
        if isinstance(comparison, OwnComparison):
            self._reading.compare(comparison.original, comparison.amended)

    def take_colours(self) -> None:
        """Hands the colours in force to every pane."""
        colours, appearance = self._theme.palette, self._theme.appearance
        self._window.set_palette_roles(colours, appearance)
        if self.votes_pane:
            self.votes_pane.set_palette_roles(colours, appearance.type, appearance.votes)

    def show_facts(self, opened: Opened) -> None:
        """Says in the window's title, in the tabs and in the status line what is shown."""
        window, comparison = self._window, opened.comparison
        count = counted(opened.changes)
        window.status.show_changes(_count_words(count, comparison) if comparison else "")
        window.status.show_check(comparison.check.passed if comparison else None)
        both = [comparison.original, comparison.amended] if comparison else [opened.document]
        documents = [document for document in both if document]
        names = names_beside(documents) if comparison else [document.name for document in documents]
        window.status.show_sources(" → ".join(map(_source_words, documents, names)))
        window.below.setTabText(0, f"Changes {count.changes:,}{count.apart}" if comparison else "Changes")
        searching = window.below.currentIndex() >= _PANELS_OF_TEXT
        # Below a text by itself there is nothing to list; the room is the text's.
        window.below.setVisible((comparison is not None or searching) and window.command("show-changes").isChecked())
        called = (
            " → ".join(map(spoken, names)) if comparison and not opened.all_versions else comparison_name(opened.names)
        )
        window.setWindowTitle(window_title(f"{called} – UNGA Desktop"))
        window.actions_by_id.enable(comparison is not None, *_OF_COMPARISONS)
        window.actions_by_id.enable(opened.message is None, *_OF_TEXTS, *_OF_LANGUAGES)
        if not opened.language:
            window.command("language-").setText(_recognised([document.language for document in documents]))
        window.actions_by_id.enable(bool(self.official_page()), "official-page", "digital-library")

    def official_page(self) -> str:
        """The address of the official page of what is shown, empty where there is none."""
        symbol, language = official_symbol(self._reading.shown, self._reading.library)
        return official_page(symbol, language) if symbol else ""

    def record_search(self) -> str:
        """The address at which the Digital Library looks for what is shown, empty where it has no symbol."""
        symbol, _ = official_symbol(self._reading.shown, self._reading.library)
        return record_search(symbol) if symbol else ""


def _count_words(count: ChangeCount, comparison: Comparison) -> str:
    wrapping = wrapping_words(comparison.statistics.wrapping)
    return f"{count.words}; {wrapping}, not counted" if wrapping else count.words


def _recognised(languages: Sequence[str]) -> str:
    """The words of the command that leaves the language as it is recognised: with what it was recognised as."""
    found = " and ".join(plain(LANGUAGES[code]) for code in dict.fromkeys(languages) if code)
    return f"{RECOGNISED} ({found})" if found else RECOGNISED


def _source_words(document: Document, name: str) -> str:
    status = _STATUS.get(document.source.status, "")
    of = f" of {document.symbol}" if document.symbol and name == document.source.name != document.symbol else ""
    return f"{spoken(name)} ({status}{of})" if status else spoken(name)
