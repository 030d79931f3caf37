"""What is being read: a comparison, a text, or an entry without one. Opens, compares, and says what there is to show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.tasks import Task
from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.document import Document, TextStatus
from unga_desktop.core.documents.family import life_order
from unga_desktop.core.documents.symbol import sort_key
from unga_desktop.core.errors import CancelCheck, Cancelled, DocumentError, UngaError, refused_together
from unga_desktop.core.import_report import Format
from unga_desktop.core.redlines.change import Change, changes
from unga_desktop.core.redlines.comparison import Comparison, Ignorable, compare
from unga_desktop.core.redlines.revision import ACCEPTED
from unga_desktop.core.versions.version_chain import VersionChain
from unga_desktop.core.versions.version_redline import short_names, version_redline, version_tags
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.importers.registry import is_tracked
from unga_desktop.models.document_line import short_name
from unga_desktop.services.comparer import Comparer, in_language
from unga_desktop.services.library import Library
from unga_desktop.services.preferences import OwnComparison

if TYPE_CHECKING:
    from unga_desktop.core.amendments.explanation import Explanation
    from unga_desktop.services.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Versions:
    """More than two versions of one text that are read together: how they were named, what they are called in short, and
    the numbers of the two that are shown, None where all are. ``chain`` is what they were woven to."""

    names: tuple[str, ...]
    short: tuple[str, ...]
    pair: tuple[int, int] | None = None
    chain: VersionChain | None = None

    @property
    def tags(self) -> dict[str, str]:
        """What stands in the margin for each version: its short name where that is short, else ``V`` and its number."""
        return dict(zip(self.short, version_tags(self.short), strict=True))


@dataclass(frozen=True, slots=True)
class Opened:
    """What is shown. ``names`` are the documents as they were named (symbols, or files by their whole path), the original
    first; ``explanation`` is that of ``comparison`` by the amendments ``proposals``, where any are known, and with ``what_if``
    the amended side is no adopted text, but what the amendments would make of the draft.
    ``chosen`` is the symbol chosen in the list, empty for files and for pairs. Of ``comparison``, ``document`` and
    ``message`` exactly one is set. Of a file with tracked changes that is compared alone both names are the same; ``untracked``
    where the amended one is compared with all its tracked changes rejected. ``language`` is one that the user set. ``left`` says
    of files that came in with those that are shown why they could not be read."""

    names: tuple[str, ...]
    chosen: str = ""
    comparison: Comparison | None = None
    changes: tuple[Change, ...] = ()
    document: Document | None = None
    message: tuple[str, str] | None = None
    explanation: "Explanation | None" = None
    proposals: "tuple[Proposal, ...]" = ()
    what_if: bool = False
    versions: Versions | None = None
    untracked: bool = False
    language: str = ""
    left: tuple[DocumentError, ...] = ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """The names of Word files with tracked changes that are read with all of them accepted, among several documents."""
        named: Iterable[tuple[str, Document]] = ()
        if self.all_versions and self.versions and self.versions.chain:
            named = zip(self.versions.names, self.versions.chain.versions, strict=True)
        elif self.comparison and self.names[0] != self.names[1]:
            named = zip(self.names, (self.comparison.original, self.comparison.amended), strict=True)
        return tuple(name for name, document in named if document.source.note.startswith(ACCEPTED))

    @property
    def statuses(self) -> dict[str, TextStatus]:
        """What the texts shown are worth, by the names of their documents."""
        documents: Sequence[Document] = (self.document,) if self.document else ()
        names = self.names
        if self.all_versions and self.versions and self.versions.chain:
            names, documents = self.versions.names, self.versions.chain.versions
        elif self.comparison:
            documents = (self.comparison.original, self.comparison.amended)
        if self.message:
            return dict.fromkeys(names, TextStatus.NONE)
        return {name: document.source.status for name, document in zip(names, documents, strict=True)}

    @property
    def all_versions(self) -> bool:
        """Whether all versions of a text are shown in one."""
        return self.versions is not None and self.versions.pair is None


class Reading(QObject):
    """Emits ``opened`` with each new ``Opened``; ``failed`` with an error, what was shown then stays; ``returned`` when
    what was asked for does not come, so that the list can mark what is shown again."""

    opened = Signal(object)
    failed = Signal(object)
    returned = Signal()
    busy_changed = Signal(bool)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.shown: Opened | None = None
        self.ignored: frozenset[Ignorable] = frozenset()
        self._comparer = Comparer(library)
        self._task = Task(self)
        self._task.busy_changed.connect(self.busy_changed)
        self._task.cancelled.connect(self.returned)
        self._task.failed.connect(self._fail)
        self._task.finished.connect(self._show)

    def open_entry(self, symbol: str) -> None:
        """Opens a document of the library: with its counterpart, alone, or as a message where it has no text."""
        try:
            entry = self.library.entry(symbol)
            if entry.text_status is TextStatus.NONE:
                self._task.cancel()
                self._show(Opened((entry.symbol,), entry.symbol, message=_without_text(entry)))
            elif entry.counterpart and entry.kind is not Kind.AMENDMENT:
                original, amended = self.library.pair(symbol)
                self._compare(original.symbol, amended.symbol, entry.symbol)
            else:
                self._start_document(entry.symbol, entry.symbol)
        except UngaError as error:
            self._fail(error)

    def open_text(self, symbol: str) -> None:
        """Opens the text of a document of the library alone, without what it is compared with."""
        try:
            entry = self.library.entry(symbol)
        except UngaError as error:
            self._fail(error)
        else:
            self._start_document(entry.symbol, entry.symbol)

    def open_alone(self, document: str) -> None:
        """Opens one document, a symbol or a file, not what it is compared with; with its tracked changes, where it has any."""
        if self.library.has(document):
            self.open_text(document)
        else:
            self._start_document(_whole_path(document), "")

    def open_documents(self, documents: Sequence[str]) -> None:
        """Opens one document, compares two, or reads more as versions of one text; each is a symbol or a file."""
        if len(documents) == 1:
            if self.library.has(documents[0]):
                self.open_entry(documents[0])
            else:
                self.open_alone(documents[0])
        elif len(documents) == 2:
            self.compare(documents[0], documents[1])
        else:
            self.trace(documents)

    def open_dropped(self, files: Sequence[str]) -> None:
        """Opens files that came in no order of their own: as their symbols say; where these do not, two as they are given, and
        more by their names, numbers in them as numbers. Of several the readable ones are opened, as if the others had not
        come."""
        if len(files) < 2:
            self.open_documents(files)
            return
        given = tuple(map(self._name, files))
        ignored = self.ignored

        def work(cancelled: CancelCheck) -> Opened:
            read: list[tuple[str, Document]] = []
            left: list[DocumentError] = []
            for name in given:
                try:
                    read.append((name, self.library.open(name, cancelled=cancelled)))
                except DocumentError as error:
                    left.append(error)
            if not read:
                raise refused_together(left)
            return replace(self._opened_together(read, ignored, cancelled), left=tuple(left))

        self._task.start(work)

    def _opened_together(
        self, read: Sequence[tuple[str, Document]], ignored: frozenset[Ignorable], cancelled: CancelCheck
    ) -> Opened:
        """What is shown of documents, each with its name: one alone, two compared, or more as versions."""
        if len(read) == 1:
            return self._alone(read[0][0], "", ignored, cancelled)
        by_name = read if len(read) == 2 else sorted(read, key=lambda one: sort_key(Path(one[0]).name))
        ordered = [by_name[place] for place in life_order([document.symbol for _, document in by_name])]
        if len(ordered) > 2:
            return _traced(ordered, ignored, cancelled)
        (first, original), (second, amended) = ordered
        if first == second:
            comparison = self._compared(first, second, ignored, False, cancelled)
        else:
            comparison = compare(original, amended, ignored, cancelled)
        return Opened((first, second), comparison=comparison, changes=changes(comparison))

    def compare(self, original: str, amended: str) -> None:
        """Compares two documents, each a symbol or a file."""
        self._compare(self._name(original), self._name(amended), "")

    def compare_untracked(self, base: str, received: str) -> None:
        """Compares the document sent out with what came back, all tracked changes rejected."""
        self._compare(self._name(base), self._name(received), "", untracked=True)

    def trace(self, documents: Sequence[str]) -> None:
        """Reads documents as the versions of one text, in the order given."""
        given = tuple(map(self._name, documents))
        ignored = self.ignored

        def work(cancelled: CancelCheck) -> Opened:
            return _traced([(name, self.library.open(name, cancelled=cancelled)) for name in given], ignored, cancelled)

        self._task.start(work)

    def trace_all(self) -> None:
        """Shows all versions in one text again."""
        if self.shown and self.shown.versions:
            self.trace(self.shown.versions.names)

    def compare_versions(self, before: int, after: int) -> None:
        """Compares two of the versions that are read together, by their numbers."""
        if self.shown and self.shown.versions:
            versions = replace(self.shown.versions, pair=(before, after))
            self._compare(versions.names[before], versions.names[after], "", versions)

    def swap(self) -> None:
        """Compares what is compared the other way round."""
        shown = self.shown
        if shown and shown.comparison and not shown.all_versions:
            turned = shown.versions and replace(shown.versions, pair=(shown.versions.pair or (0, 0))[::-1])
            self._compare(shown.names[1], shown.names[0], shown.chosen, turned)

    def ignore(self, ignored: frozenset[Ignorable]) -> None:
        """Ignores these differences from now on; what is compared is compared anew."""
        if ignored == self.ignored:
            return
        self.ignored = ignored
        if self.shown and self.shown.comparison:
            self._again(self.shown)

    def use_language(self, language: str) -> None:
        """Takes what is shown to be in this language (``"ar"``); empty: as it is recognised. The next texts are recognised."""
        shown = self.shown
        if shown is None or language == shown.language:
            return
        if not language:
            self._again(shown)
        elif shown.comparison:
            comparison = in_language(shown.comparison, language)
            self._show(replace(shown, comparison=comparison, changes=changes(comparison), language=language))
        elif shown.document:
            self._show(replace(shown, document=replace(shown.document, language=language), language=language))

    def open_anew(self) -> None:
        """Opens what is shown from the library and the files as they are now."""
        if self.shown and self.shown.message:
            self.open_documents(self.shown.names)
        elif self.shown:
            self._again(self.shown)

    def _again(self, shown: Opened) -> None:
        if shown.all_versions:
            self.trace_all()
        elif shown.comparison:
            self._compare(shown.names[0], shown.names[1], shown.chosen, shown.versions, shown.untracked)
        elif shown.document:
            self._start_document(shown.names[0], shown.chosen)

    def cancel(self) -> None:
        """Stops what is under way; what is shown stays."""
        self._task.cancel()

    def own_comparison(self) -> OwnComparison | None:
        """What is shown as a comparison of the user's own: one with a file in it."""
        if self.shown is None or self.shown.comparison is None or all(map(self.library.has, self.shown.names)):
            return None
        if self.shown.untracked or self.shown.all_versions:
            return None
        return OwnComparison(self.shown.names[0], self.shown.names[1])

    def _name(self, document: str) -> str:
        return self.library.entry(document).symbol if self.library.has(document) else _whole_path(document)

    def _compare(
        self, original: str, amended: str, chosen: str, versions: Versions | None = None, untracked: bool = False
    ) -> None:
        ignored = self.ignored

        def work(cancelled: CancelCheck) -> Opened:
            comparison = self._compared(original, amended, ignored, untracked, cancelled)
            found = changes(comparison)
            if cancelled():
                raise Cancelled
            return Opened((original, amended), chosen, comparison, found, versions=versions, untracked=untracked)

        self._task.start(work)

    def _compared(
        self, original: str, amended: str, ignored: frozenset[Ignorable], untracked: bool, cancelled: CancelCheck
    ) -> Comparison:
        """A file compared with itself is meant with its tracked changes rejected and accepted, where it has any."""
        if untracked:
            return self._comparer.compare_untracked(original, Path(amended), ignored, cancelled)
        tracked = self._tracked(original) if original == amended else None
        if tracked is not None:
            return self._comparer.compare_tracked(tracked, ignored, cancelled)
        return self._comparer.compare(original, amended, ignored, cancelled)

    def _start_document(self, name: str, chosen: str) -> None:
        ignored = self.ignored
        self._task.start(lambda cancelled: self._alone(name, chosen, ignored, cancelled))

    def _alone(self, name: str, chosen: str, ignored: frozenset[Ignorable], cancelled: CancelCheck) -> Opened:
        """One document, with its tracked changes where it has any."""
        tracked = self._tracked(name)
        if tracked is not None:
            comparison = self._comparer.compare_tracked(tracked, ignored, cancelled)
            return Opened((name, name), chosen, comparison, changes(comparison))
        return Opened((name,), chosen, document=self.library.open(name, cancelled=cancelled))

    def _tracked(self, name: str) -> Path | None:
        """The Word file with tracked changes that a name stands for, of the user's or kept in the library; None otherwise."""
        if not self.library.has(name):
            return Path(name) if is_tracked(Path(name)) else None
        kept = self.library.kept(name)
        if kept is None or kept.provenance.format != Format.DOCX.value:
            return None
        file = self.library.file(name)
        return file if is_tracked(file) else None

    def _show(self, opened: Opened) -> None:
        self.shown = opened
        self.opened.emit(opened)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.returned.emit()


def _traced(documents: Sequence[tuple[str, Document]], ignored: frozenset[Ignorable], cancelled: CancelCheck) -> Opened:
    """Documents, each with its name, as the versions of one text."""
    names = tuple(name for name, _ in documents)
    chain = trace([document for _, document in documents], ignored, cancelled)
    redline = version_redline(chain)
    versions = Versions(names, short_names(chain), chain=chain)
    return Opened((names[0], names[-1]), comparison=redline, changes=changes(redline), versions=versions)


def _whole_path(document: str) -> str:
    return str(Path(document).absolute())


def _without_text(entry: Entry) -> tuple[str, str]:
    if "#" in entry.symbol:
        return (
            f"{short_name(entry)}: {entry.title}",
            "The library has the vote on this document, but neither its text nor its symbol. Once it is known, open the "
            "document as a file.",
        )
    return (
        f"{entry.symbol}: {entry.title}",
        "The library has the vote on this document, but not its text. File > Open the official page shows it in the "
        "browser; the file saved from there can be opened here.",
    )
