"""Bringing votes in: a file is read and shown first, and kept only when the user says so."""

from collections.abc import Sequence
from pathlib import Path

from unga_desktop import paths
from unga_desktop.core.errors import CancelCheck, StorageError
from unga_desktop.core.progress import Progress, never, nothing
from unga_desktop.core.votes.about_vote import AboutVote
from unga_desktop.core.votes.vote_import import Kept, KeptImport, VoteImport
from unga_desktop.importers.vote_files.state_codes import read_state_codes
from unga_desktop.importers.vote_files.vote_states import States
from unga_desktop.importers.vote_files.votes import ReadOptions, groups_of_files, read_votes, read_votes_text
from unga_desktop.services.vote_desk import VoteDesk
from unga_desktop.storage.roll_calls import RollCallStore


class VoteImporter:
    """Reads files of votes and keeps them in the store of a desk.

    ``read`` writes nothing: a cancelled or refused import leaves everything as it was. ``keep`` is one transaction.
    """

    def __init__(self, desk: VoteDesk) -> None:
        self.desk = desk
        self.states = States(desk.memberships, read_state_codes(paths.data("state_codes.csv")))

    def read(
        self,
        path: Path | Sequence[Path],
        progress: Progress = nothing,
        cancelled: CancelCheck = never,
        options: ReadOptions | None = None,
    ) -> VoteImport:
        """Reads a file, or several that belong to one collection: what was taken, and every row that was not clear.

        ``progress`` is told how much is read, from 0.0 to 1.0. Raises ``VoteError`` (among them ``UnknownEncoding``, with
        encodings to offer) and ``Cancelled``.
        """
        return read_votes([path] if isinstance(path, Path) else list(path), self.states, options, progress, cancelled)

    def read_text(self, text: str, about: AboutVote) -> VoteImport:
        """Reads pasted or typed text, a State and its vote a line. Raises ``VoteError``."""
        return read_votes_text(text, self.states, about)

    def together(self, files: Sequence[Path], encoding: str = "") -> list[tuple[Path, ...]]:
        """Files in the groups that are read together. Raises ``VoteError`` where one cannot be read."""
        return groups_of_files(files, encoding)

    def compared(self, found: VoteImport) -> Kept:
        """What keeping an import would do to what is kept already; writes nothing. Raises ``StorageError``."""
        return self._store.compared(found)

    def keep(self, found: VoteImport) -> Kept:
        """Keeps an import in one transaction: all of it, or after ``StorageError`` nothing."""
        kept = self._store.keep(found)
        self.desk.refresh()
        return kept

    def imports(self) -> tuple[KeptImport, ...]:
        """What was imported, newest first. Raises ``StorageError``."""
        return self._store.imports()

    def remove(self, number: int) -> None:
        """Removes an import with its roll calls. Raises ``StorageError``."""
        self._store.remove(number)
        self.desk.refresh()

    @property
    def _store(self) -> RollCallStore:
        if self.desk.kept is None:
            raise StorageError("nothing can be kept: only the bundled data are open")
        return self.desk.kept
