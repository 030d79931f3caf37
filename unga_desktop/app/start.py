"""Builds everything by hand and opens the window. What the first paint does not need is loaded after it."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from unga_desktop import __version__, paths
from unga_desktop.app.amending import Amending
from unga_desktop.app.amendment_dialogs import AmendmentDialogs
from unga_desktop.app.amendment_presenter import AmendmentPresenter
from unga_desktop.app.arrivals import Arrivals
from unga_desktop.app.comparison_keeping import ComparisonKeeping
from unga_desktop.app.connections import Parts, connect
from unga_desktop.app.dialogs import Dialogs
from unga_desktop.app.draft_editing import DraftEditing
from unga_desktop.app.faults import Faults
from unga_desktop.app.icons import application_icon
from unga_desktop.app.librarian import Librarian
from unga_desktop.app.library_commands import LibraryCommands
from unga_desktop.app.library_opening import LibraryOpening
from unga_desktop.app.library_transfer import LibraryTransfer
from unga_desktop.app.library_watch import LibraryWatch
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.memory import FIRST, Memory
from unga_desktop.app.newer_texts import NewerTexts
from unga_desktop.app.note_taking import NoteTaking
from unga_desktop.app.notices import Notices
from unga_desktop.app.output import Output
from unga_desktop.app.presenter import Presenter
from unga_desktop.app.reading import Reading
from unga_desktop.app.report_desk import ReportDesk
from unga_desktop.app.searching import Searching
from unga_desktop.app.studies import Studies
from unga_desktop.app.theme import Theme
from unga_desktop.app.vote_intake import VoteIntake
from unga_desktop.app.voting import Voting
from unga_desktop.core.errors import UngaError
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.importers.vote_files.bundled_votes import read_roll_calls
from unga_desktop.printing.typesetter import typesetter
from unga_desktop.services.library import user_library
from unga_desktop.services.preferences import PreferenceStore
from unga_desktop.services.report_designs import ReportDesigns
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.notes import NoteStore

_AFTER_PAINTING = 60
"""Milliseconds after which the votes are read: pandas, while it loads, would keep the first paint waiting."""

_SELDOM = (100_000, 5, 10_000)
"""When Python looks for garbage: whatever thread it runs in, the whole program waits for it, and to look through all that ten
thousand changes on paper are made of took more than half a second. What refers to nothing in a circle is given back at once
in any case."""


def run(documents: Sequence[str]) -> int:
    """Opens the window, with ``documents`` or with what was shown last, and returns the exit status once it is closed.

    Raises ``UngaError`` where there is no display, or where the program's own data are spoilt.
    """
    if not _has_display():
        raise UngaError("there is no display for a window", "", "The command picture writes what the window would show")
    application = qt_application()
    gc.set_threshold(*_SELDOM)
    parts = build(application, PreferenceStore())
    parts.faults.catch_all()
    parts.window.show()
    begin(parts, documents)
    # Who loaded all this may have stopped looking for garbage in the meantime.
    QTimer.singleShot(_AFTER_PAINTING, gc.enable)
    status = application.exec()
    finish(parts)
    return status


def qt_application() -> QApplication:
    """The application object; the one there is, or a new one."""
    found = QApplication.instance()
    application = cast(QApplication, found) if found else QApplication(["unga-desktop"])
    application.setApplicationName("unga-desktop")
    application.setApplicationDisplayName("UNGA Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("unga-desktop")
    return application


def build(application: QApplication, store: PreferenceStore) -> Parts:
    """All parts, joined, the window as it was left but not shown yet, and nothing opened in it."""
    appearance = read_appearance(paths.resource("appearance.toml"))
    memory = Memory(store)
    theme = Theme(application, appearance)
    window = MainWindow()
    memory.setParent(window)
    window.setWindowIcon(application_icon())
    library = user_library(accepting=True)
    # What the user keeps is read after the window has been painted once.
    kept, library.store = library.store, None
    assert kept is not None
    reading, voting = Reading(library, window), Voting(window)
    output = Output(window, appearance, memory.preferences.export_folder)
    report_desk = ReportDesk(window, theme, output, ReportDesigns())
    roll_calls = {roll_call.id: roll_call for roll_call in read_roll_calls(paths.data())}
    presenter = Presenter(window, theme, reading, voting, memory, output, roll_calls)
    opening = LibraryOpening(library, kept, window)
    arrivals, librarian = Arrivals(library, window), Librarian(window, theme, reading, opening)
    dialogs = Dialogs(window, theme, reading, memory, presenter, arrivals.take)
    amending = Amending(reading.library, window)
    amendments = AmendmentPresenter(window, theme, reading, voting, output, presenter, amending)
    parts = Parts(
        application, theme, window, reading, voting, memory, output, report_desk, presenter, dialogs, Faults(window),
        Studies(window, theme, voting), VoteIntake(window, voting),
        amending, amendments, AmendmentDialogs(window, theme, amending, amendments),
        DraftEditing(window, theme, reading.library, amending),
        arrivals, Notices(window.notices), opening, librarian, LibraryCommands(window, reading, librarian, arrivals),
        Searching(window, theme, reading), LibraryTransfer(window, kept, memory.preferences.export_folder),
        NoteTaking(window, theme, NoteStore(kept.database)),
        ComparisonKeeping(window, theme, reading, amending, ComparisonStore(kept.database)),
        LibraryWatch(window, library), NewerTexts(reading),
    )  # fmt: skip
    connect(parts)
    theme.choose(memory.preferences.appearance)
    window.command(f"appearance-{memory.preferences.appearance}").setChecked(True)
    presenter.show_list()
    memory.restore(window)
    window.documents.tree.setFocus()
    return parts


def begin(parts: Parts, documents: Sequence[str]) -> None:
    """Opens ``documents``, or what was shown last; the votes follow once the window has been painted."""
    wanted = [str(Path(d).absolute()) if Path(d).is_file() else d for d in documents] or parts.memory.selection()
    if not all(Path(name).is_absolute() or parts.reading.library.has(name) for name in wanted):
        parts.opening.open()
    if not documents:
        parts.arrivals.remember(wanted)
        if not all(Path(name).is_absolute() or parts.reading.library.has(name) for name in wanted):
            wanted = FIRST  # a document that was taken out of the library since
    if documents and all(Path(name).is_absolute() for name in wanted):
        parts.arrivals.take(wanted, in_order=True)
    else:
        parts.reading.open_documents(tuple(wanted))
    if parts.memory.notice:
        parts.presenter.show_notice(parts.memory.notice)
    QTimer.singleShot(_AFTER_PAINTING, parts.opening.open_later)
    QTimer.singleShot(_AFTER_PAINTING, parts.voting.load)


def finish(parts: Parts) -> None:
    """Ends what still runs, then the window itself: left to Python's collector, its widgets would go in no order."""
    parts.reading.cancel()
    parts.output.cancel()
    parts.amending.cancel()
    parts.draft_editing.close()
    parts.studies.close()
    parts.intake.cancel()
    parts.arrivals.cancel()
    parts.searching.cancel()
    parts.opening.cancel()
    parts.librarian.cancel()
    parts.transfer.cancel()
    parts.watch.cancel()
    QThreadPool.globalInstance().waitForDone()
    typesetter().waitForDone()
    parts.opening.store.database.close()
    for part in (parts.window, parts.theme):
        part.deleteLater()
        QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete)


def _has_display() -> bool:
    """Without a display Qt would end the process with a core dump."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
