"""What came of amendments: the amended text with its trail, one outcome an instruction, and the collisions."""

from dataclasses import dataclass
from enum import StrEnum

from unga_desktop.core.amendments.effect import Effect
from unga_desktop.core.amendments.instruction import Operation
from unga_desktop.core.documents.document import Document, Paragraph


class Status(StrEnum):
    """What became of an instruction."""

    APPLIED = "applied"
    REFUSED = "refused"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one operation of an instruction.

    ``amendment`` names the document, ``number`` the instruction in it, ``start`` and ``end`` bound it in characters.
    ``operation`` is None where the instruction was not understood; ``fault_at`` is then the character where reading ended,
    else -1. ``candidates`` are the places that came near.
    """

    amendment: str
    number: int
    text: str
    operation: Operation | None
    target: str
    status: Status
    reason: str
    start: int
    end: int
    fault_at: int
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collision:
    """Two outcomes, by their place in ``Execution.outcomes``, that touch the same text."""

    outcomes: tuple[int, int]
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph. ``owner`` is the place in the list of the outcome that brought it in, None for the draft's text.

    ``start`` is the character of the draft's paragraph at which it stood there, -1 where it was brought in.
    """

    text: str
    owner: int | None
    start: int = -1


@dataclass(frozen=True, slots=True)
class Trail:
    """A paragraph of the result, where it stood in the draft (``origin``, -1 where it is new), and what it is made of."""

    paragraph: Paragraph
    origin: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Execution:
    """The whole: ``amended`` is the draft with all executed instructions; joining the pieces of a trail gives its text.

    ``effects`` are what the executed instructions did to the draft, ``shelved`` what those would have done that exclude each
    other; the owner of an effect is the place of its outcome in ``outcomes``.
    """

    draft: Document
    amended: Document
    outcomes: tuple[Outcome, ...]
    collisions: tuple[Collision, ...]
    trails: tuple[Trail, ...]
    effects: tuple[Effect, ...] = ()
    shelved: tuple[Effect, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every instruction was executed."""
        return all(outcome.status is Status.APPLIED for outcome in self.outcomes)
