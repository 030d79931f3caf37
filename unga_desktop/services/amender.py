"""Amendments read, executed, weighed against each other and against an adopted text: the use cases behind the panel of
amendments and the commands ``amend`` and ``compare --amendments``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from unga_desktop import paths
from unga_desktop.core.amendments.disposition import Disposition as Disposition
from unga_desktop.core.amendments.encounter import Encounter, encounters
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.explanation import Explanation, explain, explain_execution
from unga_desktop.core.amendments.instruction import Amendment
from unga_desktop.core.amendments.language_choice import read_in_its_language
from unga_desktop.core.amendments.outcome import Execution
from unga_desktop.core.amendments.vocabulary import Vocabulary
from unga_desktop.core.amendments.writer import WritingError as WritingError
from unga_desktop.core.amendments.writer import write
from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.document import Document
from unga_desktop.core.documents.symbol import parse
from unga_desktop.core.errors import CancelCheck, DocumentError, UnknownRollCall
from unga_desktop.core.redlines.comparison import Ignorable, Unreflected
from unga_desktop.importers.amending import read_vocabularies
from unga_desktop.importers.amendment_text import read_amendment_text
from unga_desktop.services.library import Library

if TYPE_CHECKING:
    from unga_desktop.services.vote_desk import VoteDesk

Amending = str | Path | Amendment
"""An amendment document: a symbol in the library, a file, or one that was read already."""

_MOST_KEPT = 200
_Kept = TypeVar("_Kept", Amendment, Document)


class Amender:
    """Reads amendments of a library, from files or as typed, and executes them on its drafts, or on files.

    What was read is kept as long as its file does not change, so that a switch is followed at once. Without ``vote_desk``
    nothing is known of votes on amendments.
    """

    def __init__(self, library: Library, vote_desk: "VoteDesk | None" = None) -> None:
        self._library = library
        self._vote_desk = vote_desk
        self._read: dict[tuple[str, ...], Amendment] = {}
        self._opened: dict[tuple[str, ...], Document] = {}

    # Reading

    def read(self, amendment: Amending, language: str = "") -> Amendment:
        """The instructions of an amendment document. Raises ``DocumentError`` as ``Library.open`` does.

        ``language`` (``ar en es fr ru zh``) is that of the instructions, or empty to have it recognised.
        """
        if isinstance(amendment, Amendment):
            return amendment
        key = (*self._key(amendment), language)
        if key not in self._read:
            text, source = read_amendment_text(self._library.file(amendment))
            name = self._library.entry(str(amendment)).symbol if self._library.has(str(amendment)) else source.name
            self._keep(self._read, key, read_in_its_language(text, name, bundled_vocabularies(), language))
        return self._read[key]

    def read_text(self, text: str, name: str, language: str = "") -> Amendment:
        """The instructions typed in as an oral revision called ``name``; ``language`` as in ``read``. Never raises."""
        key = (text, name, language)
        if key not in self._read:
            self._keep(self._read, key, read_in_its_language(text, name, bundled_vocabularies(), language))
        return self._read[key]

    def read_all(self, amendments: Iterable[Amending]) -> tuple[tuple[Amendment, ...], tuple[Unreflected, ...]]:
        """The amendments that can be read, and for each of the others why it cannot."""
        found: list[Amendment] = []
        missing: list[Unreflected] = []
        for amendment in amendments:
            try:
                found.append(self.read(amendment))
            except DocumentError as error:
                reason = f"this document could not be read: {error.what}"
                missing.append(Unreflected(self._called(amendment), "", reason, -1))
        return tuple(found), tuple(missing)

    def _called(self, amendment: Amending) -> str:
        """The name of an amendment that cannot be read, as it would be called if it could."""
        name = _name(amendment)
        return name if self._library.has(name) or parse(name) else Path(name).name

    # Executing

    def amend(self, draft: str | Path, amendments: Sequence[Amending], language: str = "") -> Execution:
        """Executes amendments in the order given; raises ``DocumentError`` where a document cannot be opened.

        ``language`` as in ``read``.
        """
        opened = self._open(draft)
        return execute(opened, [self.read(amendment, language) for amendment in amendments])

    def explain_amended(
        self,
        draft: str | Path,
        amendments: Sequence[Amending],
        ignore: frozenset[Ignorable] = frozenset(),
        cancelled: CancelCheck = lambda: False,
    ) -> Explanation:
        """The draft compared with what the amendments make of it, in the order given; raises as ``amend`` does."""
        return explain_execution(self.amend(draft, amendments), ignore, cancelled)

    def what_if(
        self,
        draft: str | Path,
        amendments: Sequence[Amending],
        dispositions: Mapping[str, Disposition],
        ignore: frozenset[Ignorable] = frozenset(),
        cancelled: CancelCheck = lambda: False,
    ) -> Explanation:
        """The draft compared with the text as it reads if the amendments were disposed of so.

        ``dispositions`` go by the amendments' names (symbol, file name, or name given to ``read_text``); those not in it are
        off. An adopted amendment without a text that can be read is listed among ``unreflected``, its outcome -1.
        """
        adopted = [one for one in amendments if _disposition(one, dispositions) is Disposition.ADOPTED]
        found, missing = self.read_all(adopted)
        return _with_missing(explain_execution(execute(self._open(draft), found), ignore, cancelled), missing)

    # Writing

    def write(
        self, draft: str | Path | Document, edited: str | Path | Document, symbol: str = "", sponsor: str = ""
    ) -> str:
        """The amendment document, in English, that makes the edited text of the draft; see ``writer.write``.

        Raises ``WritingError`` where there is nothing to amend or the edits cannot be said, ``DocumentError`` where a
        document cannot be opened.
        """
        texts = [one if isinstance(one, Document) else self._open(one) for one in (draft, edited)]
        return write(texts[0], texts[1], bundled_vocabularies()["en"], symbol, sponsor)

    # Explaining

    def explain(
        self,
        draft: str | Path,
        adopted: str | Path,
        amendments: Sequence[Amending],
        ignore: frozenset[Ignorable] = frozenset(),
        cancelled: CancelCheck = lambda: False,
    ) -> Explanation:
        """The changes from a draft to an adopted text, explained by amendments; one that cannot be read is listed.

        Raises ``DocumentError`` where draft or adopted text cannot be opened, ``Cancelled``.
        """
        found, missing = self.read_all(amendments)
        texts = self._open(draft), self._open(adopted)
        return _with_missing(explain(texts[0], found, texts[1], ignore, cancelled), missing)

    def collisions(self, draft: str | Path, amendments: Sequence[Amending]) -> tuple[Encounter, ...]:
        """Pairs of instructions that meet: the same words, an order that matters, an amendment to an amendment."""
        found, _ = self.read_all(amendments)
        return encounters(self._open(draft), found)

    # The record

    def amendments_of(self, draft: str) -> tuple[Entry, ...]:
        """The amendments in the library to a draft, or to the draft of a text; empty where it knows none.

        An entry may have no text (``text_status``). A name that is no symbol of the library has no amendments.
        """
        if not self._library.has(draft):
            return ()
        family = self._library.entry(draft).family
        return tuple(e for e in self._library.entries() if e.kind is Kind.AMENDMENT and e.family == family)

    def initial_dispositions(self, draft: str) -> dict[str, Disposition]:
        """How the record says the draft's amendments ended, by symbol; off where it says nothing."""
        return {entry.symbol: self._recorded(entry) for entry in self.amendments_of(draft)}

    def _recorded(self, entry: Entry) -> Disposition:
        if self._vote_desk is None:
            return Disposition.OFF
        for key in entry.roll_calls:
            try:
                outcome = self._vote_desk.roll_call(key).outcome
            except UnknownRollCall:
                continue
            if outcome.startswith("adopted"):
                return Disposition.ADOPTED
            if outcome.startswith(("rejected", "not adopted")):
                return Disposition.REJECTED
        return Disposition.OFF

    def _open(self, document: str | Path) -> Document:
        key = self._key(document)
        if key not in self._opened:
            self._keep(self._opened, key, self._library.open(document))
        return self._opened[key]

    def _key(self, document: str | Path) -> tuple[str, ...]:
        """What a document was read from and when that changed; raises where there is none."""
        path = self._library.file(document)
        try:
            status = path.stat()
        except (OSError, ValueError):
            return (str(document), str(path), "")
        return (str(document), str(path.absolute()), f"{status.st_mtime_ns} {status.st_size}")

    @staticmethod
    def _keep(kept: dict[tuple[str, ...], _Kept], key: tuple[str, ...], value: _Kept) -> None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = value


def _with_missing(explanation: Explanation, missing: tuple[Unreflected, ...]) -> Explanation:
    if not missing:
        return explanation
    listed = (*explanation.unreflected, *missing)
    return replace(explanation, unreflected=listed, comparison=replace(explanation.comparison, unreflected=listed))


def _name(amendment: Amending) -> str:
    if isinstance(amendment, Amendment):
        return amendment.name
    return amendment.name if isinstance(amendment, Path) else amendment


def _disposition(amendment: Amending, dispositions: Mapping[str, Disposition]) -> Disposition:
    names = (_name(amendment), str(amendment) if not isinstance(amendment, Amendment) else "")
    return next((dispositions[name] for name in names if name in dispositions), Disposition.OFF)


@cache
def bundled_vocabularies() -> Mapping[str, Vocabulary]:
    """The words of amending instructions by language; read once."""
    return read_vocabularies(paths.resource("amending"))
