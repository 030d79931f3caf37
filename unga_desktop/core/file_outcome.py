"""What became of a file that was to come into the library: what was taken of it and what was left, or why it was refused."""

from dataclasses import dataclass
from enum import StrEnum

from unga_desktop.core.documents.kept_document import KeptDocument
from unga_desktop.core.import_report import Format


class Ending(StrEnum):
    """How it ended: ``KNOWN`` is a file all of whose content the library has already."""

    TAKEN = "taken"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class VotesTaken:
    """What came of files of votes: ``votes`` of ``rows``; roll calls that were ``added``, ``replaced`` and there already
    (``same``), and those of them that are ``shadowed`` by a better record; the line to cite. ``replaced_ids`` names those
    replaced; ``unclear`` roll calls were not kept, since a row of them is complained of; ``only_checked``: nothing was kept."""

    votes: int
    rows: int
    added: int
    replaced: int
    same: int
    shadowed: int
    source: str
    rows_left: int
    replaced_ids: tuple[str, ...] = ()
    unclear: int = 0
    only_checked: bool = False

    @property
    def roll_calls(self) -> int:
        return self.added + self.replaced + self.same


@dataclass(frozen=True, slots=True)
class LibraryTaken:
    """What came of an exported library: documents ``added``, and those that were there already; notes, comparisons and roll
    calls that came with them."""

    added: int
    same: int
    notes: int = 0
    comparisons: int = 0
    roll_calls: int = 0


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of a file, or of the several files of one collection of votes, in words for the user.

    ``files`` are names as they were given. ``taken`` says what was taken; each of ``left`` what was left out and why, each of
    ``doubts`` what was taken but should be looked at. Of ``document``, ``votes`` and ``library`` one is given where something
    was taken. ``instead_of_summary``: the document now stands in the place of the bundled summary of its symbol; ``beside``
    is the name of the kept or bundled document that has its symbol already. Where it was refused, ``reason`` says why and
    ``advice`` what to do next; of a document that nobody gave a word on, ``why`` it was taken for the issued text or not.
    """

    files: tuple[str, ...]
    ending: Ending
    format: Format
    taken: str = ""
    left: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    document: KeptDocument | None = None
    votes: VotesTaken | None = None
    library: LibraryTaken | None = None
    instead_of_summary: bool = False
    beside: str = ""
    reason: str = ""
    advice: str = ""
    why: str = ""

    @property
    def incomplete(self) -> bool:
        """Whether something was refused: the file, rows of votes, or part of a library. What a reader of a document leaves out
        by design (page numbers, pictures) is listed, and no refusal."""
        return self.ending is Ending.REFUSED or (self.document is None and bool(self.left))
