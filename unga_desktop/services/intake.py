"""Files of any kind into the user's library without a window: each where its content belongs, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.documents.kept_document import KeptDocument
from unga_desktop.core.errors import CancelCheck, StorageError, UngaError, VoteError
from unga_desktop.core.file_outcome import Ending, FileOutcome, LibraryTaken, VotesTaken
from unga_desktop.core.import_report import Format, counted
from unga_desktop.importers import registry
from unga_desktop.services import arrival
from unga_desktop.services.arrival import Arrival
from unga_desktop.services.library import Library

if TYPE_CHECKING:
    from unga_desktop.core.votes.about_vote import AboutVote
    from unga_desktop.services.vote_importer import VoteImporter

Telling = Callable[[str, float], None]
"""Is told the file that is being read and how much of it is, from 0.0 to 1.0."""


def silent(_file: str, _share: float) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What the user says beyond the files: whether documents are the issued texts (``True``), the user's own (``False``) or
    what their mastheads show (None), and the symbol of a document, where it is not the one found in it; of files of votes the
    day of the download (ISO), the encoding, the order of day and month (``"dmy"``, ``"mdy"``), and which vote a table of
    nothing but States and votes is. With ``check`` nothing is kept, with ``only_clear`` no roll call of which a row is
    complained of: both are for files of votes only."""

    official: bool | None = None
    symbol: str = ""
    downloaded: str = ""
    encoding: str = ""
    dates: str = ""
    about: "AboutVote | None" = None
    check: bool = False
    only_clear: bool = False

    @property
    def for_votes(self) -> str:
        """What was said that fits files of votes only, in the words of the command line; empty for nothing."""
        said = {"--check": self.check, "--only-clear": self.only_clear, "--vote": self.about is not None}
        return next((name for name, is_said in said.items() if is_said), "")


class Intake:
    """Takes files into a library that has a store. What reads votes is loaded for files of votes only."""

    def __init__(self, library: Library, options: IntakeOptions, progress: Telling = silent) -> None:
        self._library, self._options, self._progress = library, options, progress
        self._votes: VoteImporter | None = None

    def take(self, paths: Sequence[Path], cancelled: CancelCheck = registry.never) -> tuple[FileOutcome, ...]:
        """Takes files, each in transactions of its own; the outcomes stand in the order of the files given.

        A file that cannot be taken is refused, and the others are taken. Raises ``StorageError`` where the library cannot be
        written at all, and ``Cancelled``; what was taken before stays.
        """
        found = arrival.sort_files(paths, cancelled)
        if self._options.for_votes and (found.documents or found.libraries):
            other = (*found.documents, *found.libraries)[0]
            raise VoteError(
                "this is no file of votes", str(other), f"{self._options.for_votes} goes with files of votes only"
            )
        outcomes = [self._document(path, cancelled) for path in found.documents]
        for group in self._together(found.votes):
            outcomes.append(self._votes_of(group, cancelled))
        outcomes += [self._library_of(path, cancelled) for path in found.libraries]
        outcomes += [_refused((error.where,), Format.UNKNOWN, error) for error in found.refused]
        given = [str(path) for path in paths]
        return tuple(sorted(outcomes, key=lambda outcome: _place(given, outcome.files[0])))

    def _document(self, path: Path, cancelled: CancelCheck) -> FileOutcome:
        try:
            came = arrival.read_arrival(path, self._library, cancelled, self._options.symbol)
            official = came.issued.likely if self._options.official is None else self._options.official
            kept = arrival.keep(self._library, came, came.found.facts, official and bool(came.found.facts.symbol))
            if came.kept is not None and self._options.official is not None:
                kept = self._restated(kept)
        except StorageError:
            raise
        except UngaError as error:
            return _refused((str(path),), arrival.kind_of(path).format, error)
        return self._kept(path, came, kept)

    def _restated(self, kept: KeptDocument) -> KeptDocument:
        """The same file again, with another word on what its text is worth."""
        wanted = TextStatus.OFFICIAL if self._options.official and kept.facts.symbol else TextStatus.OWN
        if kept.provenance.status is wanted or self._library.store is None:
            return kept
        return self._library.store.set_status(kept.number, wanted)

    def _kept(self, path: Path, came: Arrival, kept: KeptDocument) -> FileOutcome:
        symbol = kept.facts.symbol
        summary = symbol and self._library.summary(symbol) is not None
        instead = bool(summary) and not self._library.summary_shown(symbol)
        other = came.same_symbol.identity if came.same_symbol else ""
        return FileOutcome(
            (str(path),),
            Ending.KNOWN if came.kept is not None else Ending.TAKEN,
            Format(came.report.format),
            came.report.taken,
            came.report.left,
            came.report.doubts,
            document=kept,
            instead_of_summary=instead,
            beside=other or (symbol if summary and not instead else ""),
            why=came.issued.why if self._options.official is None and came.kept is None else "",
        )

    def _together(self, paths: Sequence[Path]) -> list[tuple[Path, ...]]:
        if not paths:
            return []
        try:
            return self._importer.together(paths, self._options.encoding)
        except VoteError:  # each alone will say what is wrong with it
            return [(path,) for path in paths]

    def _votes_of(self, files: tuple[Path, ...], cancelled: CancelCheck) -> FileOutcome:
        from unga_desktop.importers.vote_files.votes import ReadOptions, saved_on

        names, said = tuple(map(str, files)), self._options
        options = ReadOptions(said.about, said.downloaded, said.encoding, said.dates)
        try:
            found = self._importer.read(
                files, lambda share: self._progress(files[0].name, share), cancelled, options=options
            )
        except VoteError as error:
            return _refused(names, Format.VOTE_TABLE, error)
        if not said.downloaded and said.about is None:
            found = found.with_days(dated=saved_on(files[0]))
        chosen = found.only_clear() if said.only_clear else found
        kept = self._importer.compared(chosen) if said.check else self._importer.keep(chosen)
        words = {
            gone: tuple(
                f"row {one.row}, {one.column}: {one.what}" if one.row else f"{one.column}: {one.what}"
                for one in found.complaints
                if one.left is gone
            )
            for gone in (True, False)
        }
        counts = VotesTaken(
            found.taken,
            found.rows,
            kept.added,
            len(kept.replaced),
            kept.same,
            kept.shadowed,
            found.source,
            found.rows_left,
            kept.replaced,
            len(found.roll_calls) - len(chosen.roll_calls),
            said.check,
        )
        known = bool(counts.same) and not counts.added and not counts.replaced
        ending = Ending.KNOWN if known else Ending.TAKEN
        return FileOutcome(
            names, ending, arrival.kind_of(files[0]).format, found.layout, words[True], words[False], votes=counts
        )

    def _library_of(self, path: Path, cancelled: CancelCheck) -> FileOutcome:
        from unga_desktop.storage.library_file import read_library

        store = self._library.store
        if store is None:
            raise StorageError("the library cannot be used now", "", "Start the program again")
        try:
            taken = read_library(store, path, lambda share: self._progress(path.name, share), cancelled)
        except StorageError as error:
            if error.where != str(path):
                raise
            return _refused((str(path),), Format.LIBRARY, error)
        counts = LibraryTaken(taken.added, taken.same, taken.notes, taken.comparisons, taken.roll_calls)
        others = ((taken.notes, "note"), (taken.comparisons, "comparison"), (taken.roll_calls, "roll call"))
        new = [counted(number, one) for number, one in others if number]
        ending = Ending.TAKEN if new or taken.added or not taken.same else Ending.KNOWN
        words = ", ".join([counted(taken.added, "document"), *new])
        return FileOutcome((str(path),), ending, Format.LIBRARY, words, taken.left, library=counts)

    @property
    def _importer(self) -> "VoteImporter":
        if self._votes is None:
            from unga_desktop.services.vote_desk import vote_desk
            from unga_desktop.services.vote_importer import VoteImporter

            self._votes = VoteImporter(vote_desk())
        return self._votes


def _refused(files: tuple[str, ...], format_: Format, error: UngaError) -> FileOutcome:
    """``error.where`` may be more than the file's name, as the row of a table is; then it stays with the reason."""
    known = [name for file in files for name in (file, Path(file).name)]
    where = next((error.where[len(name) + 2 :] for name in known if error.where.startswith(f"{name}, ")), error.where)
    where = "" if where in known else where
    reason = f"{where}: {error.what}" if where else error.what
    return FileOutcome(files, Ending.REFUSED, format_, reason=reason, advice=error.advice)


def _place(given: Sequence[str], name: str) -> int:
    return given.index(name) if name in given else len(given)
