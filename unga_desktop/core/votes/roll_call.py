"""Roll calls as values: who the members are, what each of them did, and what the record says of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

NO_ABSENCE = "The source does not record who did not vote."
"""The note on a record of which the members without a vote may have been absent, or not been named for another reason."""


class Vote(StrEnum):
    """What a member did, in the letters of the UN Digital Library's records. Absent is not abstaining."""

    IN_FAVOUR = "Y"
    AGAINST = "N"
    ABSTAINING = "A"
    NOT_VOTING = "X"


class RollCallKind(StrEnum):
    """What was voted on."""

    WHOLE = "whole"
    AMENDMENT = "amendment"
    PARAGRAPH = "paragraph"
    PROCEDURE = "procedure"


class MajorityRule(StrEnum):
    """The majority that the vote required.

    ``SIMPLE`` and ``TWO_THIRDS`` are of the members present and voting, ``ALL_MEMBERS`` and ``TWO_THIRDS_OF_ALL`` of the
    whole membership; ``COUNCIL_PROCEDURE`` is nine votes in the Security Council, where no veto counts.
    """

    SIMPLE = "simple"
    TWO_THIRDS = "two-thirds"
    ALL_MEMBERS = "all-members"
    TWO_THIRDS_OF_ALL = "two-thirds-of-all"
    COUNCIL = "council"
    COUNCIL_PROCEDURE = "council-procedure"


@dataclass(frozen=True, slots=True)
class Member:
    """A member State: ISO 3166 alpha-3 code, M49 code (three digits), short name, regional group, hexagon tile."""

    iso3: str
    m49: str
    name: str
    group: str
    tile_row: int
    tile_column: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals as published; None where the record does not give one. Never computed, never guessed."""

    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    not_voting: int | None = None

    def __str__(self) -> str:
        """``93-8-73``, with a question mark for what the record does not give."""
        return "-".join("?" if n is None else str(n) for n in (self.in_favour, self.against, self.abstaining))


@dataclass(frozen=True, slots=True)
class RollCall:
    """A recorded vote.

    ``id`` is stable: the symbol of the text adopted or, failing that, of the text voted on, with a suffix such as
    ``#amendment-4`` where several votes were taken. ``symbol`` is what users call it by. ``voted_on`` is the draft or
    amendment, ``of`` the draft that an amendment amends. ``votes`` maps alpha-3 codes to votes and is empty for a roll
    call of which only totals are known. ``confidence`` is the grade A, B or C of data/README.md. ``note`` holds in words
    whatever else the reader must know. ``session`` is written as in symbols (``79``, ``ES-11``), ``topics`` are the subjects
    under which a library filed it, ``record`` is its name in the collection that it was imported from (``undl 4076673``).
    """

    id: str
    symbol: str
    kind: RollCallKind
    organ: str
    date: str
    subject: str
    rule: MajorityRule
    published: Totals
    outcome: str
    votes: Mapping[str, Vote] = field(default_factory=lambda: MappingProxyType({}))
    voted_on: str = ""
    of: str = ""
    sponsor: str = ""
    meeting: str = ""
    confidence: str = ""
    source: str = ""
    note: str = ""
    adopted_without_vote: bool = False
    session: str = ""
    topics: str = ""
    record: str = ""

    @property
    def adopted(self) -> bool:
        """What the record says; ``majority`` computes it independently."""
        return self.outcome.startswith("adopted")

    @property
    def absence_recorded(self) -> bool:
        """Whether the record says who did not vote; where it does not, their number is not known."""
        return NO_ABSENCE not in self.note


@dataclass(frozen=True, slots=True)
class RollCallSummary:
    """A roll call in a list: enough to find it by. ``counts`` are the published totals, else those of the members; None where
    neither is known. ``by_member`` says whether the votes of the members are known."""

    id: str
    symbol: str
    kind: RollCallKind
    organ: str
    session: str
    date: str
    subject: str
    counts: Totals
    by_member: bool
