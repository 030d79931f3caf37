"""What the user brings to the votes: files of roll calls, which are read, shown and kept when he says so; and another map."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QProgressDialog, QWidget

from unga_desktop.app.tasks import Task
from unga_desktop.app.voting import Voting
from unga_desktop.core.errors import CancelCheck, UngaError, VoteError
from unga_desktop.models.verbatim import tip

if TYPE_CHECKING:
    from unga_desktop.core.votes.about_vote import AboutVote
    from unga_desktop.core.votes.bloc import Bloc
    from unga_desktop.core.votes.vote_import import Kept, VoteImport
    from unga_desktop.importers.map_file import MapFile
    from unga_desktop.services.vote_importer import VoteImporter

_VOTES = "Files of votes (*.csv *.tsv *.tab *.txt *.xml *.gz);;All files (*)"
_UNNAMED = "does not say which vote it is"
"""How a table of nothing but States and votes is refused; the user is asked then."""

_BLOCS = "Tables (*.csv);;All files (*)"
_MAPS = "Maps (*.geojson *.topojson *.json);;All files (*)"


class VoteIntake(QObject):
    """``changed``: roll calls were kept. ``world_changed`` carries the map in force, ``blocs_changed``
    the blocs and the words that say where they are from; ``said`` a word for the status line."""

    changed = Signal()
    world_changed = Signal(object)
    blocs_changed = Signal(object, str)
    said = Signal(str)
    failed = Signal(object)
    _progressed = Signal(int)

    def __init__(self, window: QWidget, voting: Voting) -> None:
        super().__init__(window)
        self._window, self._voting = window, voting
        self._waiting: list[tuple[Path, ...]] = []
        self._shown: list[tuple[Path, ...]] = []
        self._early: list[Path] = []
        self._encoding = self._dates = ""
        self._reading, self._keeping, self._mapping = Task(self), Task(self), Task(self)
        self._progress: QProgressDialog | None = None
        self._reading.finished.connect(self._show_found)
        self._reading.failed.connect(self._refuse)
        self._reading.busy_changed.connect(self._follow)
        self._keeping.finished.connect(self._tell_kept)
        self._keeping.failed.connect(self.failed)
        self._mapping.finished.connect(self._take_map)
        self._mapping.failed.connect(self.failed)

    def import_votes(self) -> None:
        """File > Import votes: asks for files, reads them, shows what came out."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Import votes", "", _VOTES)
        if chosen:
            self.read([Path(name) for name in chosen])

    def read(self, files: Sequence[Path]) -> None:
        """Reads files, those that belong to one collection together."""
        self._encoding = self._dates = ""
        try:
            self._waiting = self._importer().together(files)
        except VoteError as error:
            if getattr(error, "offers", None):
                self._waiting = [(file,) for file in files]
            else:
                self.failed.emit(error)
                return
        self._read_next()

    def take(self, files: Sequence[Path]) -> None:
        """Reads files that were dropped on the window; those that come before the votes are there wait for them."""
        if self._voting.desk is None:
            self._early.extend(files)
        else:
            self.read(files)

    def take_waiting(self) -> None:
        """The votes are there."""
        files, self._early = self._early, []
        if files:
            self.read(files)

    def enter_votes(self, text: str = "", name: str = "") -> None:
        """File > Enter a vote: which vote it is, and the votes typed or pasted in."""
        from unga_desktop.widgets.votes.vote_entry_dialog import VoteEntryDialog

        dialog = VoteEntryDialog(text, name, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.entered.connect(self._read_entered)
        dialog.open()

    def _read_entered(self, text: str, about: "AboutVote") -> None:
        from unga_desktop.widgets.votes.vote_entry_dialog import VoteEntryDialog

        dialog = self.sender()
        assert isinstance(dialog, VoteEntryDialog)
        importer = self._importer()
        try:
            found = importer.read_text(text, about)
            compared = importer.compared(found)
        except UngaError as error:
            dialog.show_refusal(str(error))
        else:
            dialog.accept()
            self._show_found((found, compared))

    def choose_map(self) -> None:
        """Votes > Another map: asks for a file and draws the votes on it."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Draw the votes on another map", "", _MAPS)
        if chosen:
            self.read_map(Path(chosen))

    def read_map(self, path: Path) -> None:
        """Reads a map; it stays until the program is closed."""
        desk = self._voting.desk
        if desk is None:
            return

        def work(_: CancelCheck) -> "MapFile":
            from unga_desktop.importers.map_file import read_map_file
            from unga_desktop.services.vote_desk import bundled_world_map

            names = {member.iso3: member.name for member in desk.members}
            numbers = {member.m49: member.iso3 for member in desk.members}
            return read_map_file(path, names, numbers, bundled_world_map())

        self._mapping.start(work)

    def choose_blocs(self) -> None:
        """Votes > Blocs from a file: asks for one, and keeps a copy for the next time."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Blocs from a file", "", _BLOCS)
        if chosen:
            self.read_blocs(Path(chosen))

    def read_blocs(self, path: Path) -> None:
        """Takes the blocs of a file with the columns of ``data/blocs.csv``; a bad one changes nothing."""
        from unga_desktop.exporters.saving import save
        from unga_desktop.importers.vote_files.blocs import read_blocs
        from unga_desktop.services.bloc_file import OWN_BLOCS, own_blocs

        try:
            blocs = read_blocs(path)
            if not blocs:
                raise VoteError("no bloc is in it", path.name, "A row is a bloc and a State: bloc, name, iso3, as_of")
            kept = own_blocs()
            kept.parent.mkdir(parents=True, exist_ok=True)
            save(kept, path.read_bytes())
        except UngaError as error:
            self.failed.emit(error)
        else:
            self._take_blocs(blocs, OWN_BLOCS)
            self.said.emit(f"{len(blocs)} blocs of {path.name} stand beside the regional groups, from now on.")

    def bundled_blocs(self) -> None:
        """Votes > The blocs of this program; the copy of the user's file goes."""
        from unga_desktop.services.bloc_file import BUNDLED_BLOCS, bundled_blocs, own_blocs

        own_blocs().unlink(missing_ok=True)
        self._take_blocs(bundled_blocs(), BUNDLED_BLOCS)

    def _take_blocs(self, blocs: "tuple[Bloc, ...]", source: str) -> None:
        if self._voting.desk is not None:
            self._voting.desk.take_blocs(blocs, source)
        self.blocs_changed.emit(blocs, source)

    def bundled_map(self) -> None:
        """Votes > The map of this program."""
        from unga_desktop.services.vote_desk import bundled_world_map

        self.world_changed.emit(bundled_world_map())

    def cancel(self) -> None:
        """Stops reading; nothing of it is kept."""
        self._waiting = []
        self._reading.cancel()

    def _importer(self) -> "VoteImporter":
        from unga_desktop.services.vote_importer import VoteImporter

        assert self._voting.desk is not None
        return VoteImporter(self._voting.desk)

    def _read_next(self) -> None:
        if not self._waiting:
            return
        files, options = self._waiting[0], (self._encoding, self._dates)
        importer = self._importer()

        def work(cancelled: CancelCheck) -> "tuple[VoteImport, Kept]":
            from unga_desktop.importers.vote_files.votes import ReadOptions, saved_on

            told = -1

            def progress(share: float) -> None:
                nonlocal told
                if int(share * 100) > told:
                    told = int(share * 100)
                    self._progressed.emit(told)

            encoding, dates = options
            found = importer.read(files, progress, cancelled, ReadOptions(encoding=encoding, dates=dates))
            return found.with_days(dated=saved_on(files[0])), importer.compared(found)

        self._reading.start(work)

    def _follow(self, busy: bool) -> None:
        """Shows how far the reading is, with a button that stops it."""
        if busy and self._progress is None:
            name = self._waiting[0][0].name if self._waiting else ""
            self._progress = QProgressDialog("", "Stop", 0, 100, self._window)
            for label in self._progress.findChildren(QLabel):
                label.setTextFormat(Qt.TextFormat.PlainText)
            self._progress.setLabelText(f"Reading {name}...")
            self._progress.setWindowTitle("Import votes")
            self._progress.setWindowModality(Qt.WindowModality.WindowModal)
            self._progress.setMinimumDuration(400)
            self._progress.setAutoClose(False)
            self._progress.setAutoReset(False)
            self._progress.canceled.connect(self.cancel)
            self._progressed.connect(self._progress.setValue)
        elif not busy and self._progress is not None:
            progress, self._progress = self._progress, None
            progress.canceled.disconnect(self.cancel)
            progress.close()
            progress.deleteLater()

    def _show_found(self, read: "tuple[VoteImport, Kept]") -> None:
        from unga_desktop.widgets.votes.vote_import_dialog import VoteImportDialog

        self._shown, self._waiting = self._waiting[:1], self._waiting[1:]
        dialog = VoteImportDialog(*read, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self._keep)
        dialog.order_said.connect(self._read_again)
        dialog.finished.connect(self._go_on)
        dialog.open()

    def _read_again(self, dates: str) -> None:
        """The same files, now that the order of day and month is known."""
        self._dates = dates
        self._waiting = [*self._shown, *self._waiting]

    def _go_on(self) -> None:
        if not self._dates or self._waiting[:1] != self._shown:
            self._encoding = self._dates = ""
        self._read_next()

    def _refuse(self, error: Exception) -> None:
        """Asks for the encoding where that is what is not clear; else says what is wrong, and goes on with the next file."""
        offers = list(getattr(error, "offers", ()))
        if offers and not self._encoding:
            # The label of such a dialog takes what looks like HTML for HTML.
            asked = tip(f"{error}\n\nIn which encoding was it saved?")
            encoding, sure = QInputDialog.getItem(self._window, "Import votes", asked, offers, 0, False)
            if sure:
                self._encoding = encoding
                self._read_next()
                return
        file, encoding = self._waiting[0][0] if self._waiting else None, self._encoding
        self._waiting = self._waiting[1:]
        self._encoding = self._dates = ""
        if file and isinstance(error, VoteError) and _UNNAMED in error.what:
            self._ask_which(file, encoding)
        elif not offers:
            self.failed.emit(error)
        self._read_next()

    def _ask_which(self, file: Path, encoding: str) -> None:
        from unga_desktop.importers.vote_files.votes import short_text

        try:
            self.enter_votes(short_text(file, encoding), file.name)
        except VoteError as error:
            self.failed.emit(error)

    def _keep(self, found: "VoteImport") -> None:
        importer = self._importer()
        self._keeping.start(lambda _: importer.keep(found))

    def _tell_kept(self, kept: "Kept") -> None:
        others = ((len(kept.replaced), "replaced"), (kept.same, "there already"))
        words = [f"{kept.added:,} new", *(f"{number:,} {what}" for number, what in others if number)]
        self.said.emit(f"Roll calls kept: {', '.join(words)}.")
        self.changed.emit()

    def _take_map(self, found: "MapFile") -> None:
        self.world_changed.emit(found.world)
        missing = found.missing
        more = f" {len(missing)} States are not on it and keep a circle." if missing else ""
        self.said.emit(f"The votes are drawn on {found.world.source}.{more}")
