"""The amendments proposed to one draft: those of the library, those from files, those typed in; each with its tag, what the
record says of it, and the vote on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from unga_desktop.core.amendments import tag
from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.amendments.instruction import Amendment
from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.errors import DocumentError, UngaError, UnknownRollCall
from unga_desktop.core.votes.roll_call import RollCall, Totals
from unga_desktop.services.amender import Amender
from unga_desktop.services.library import Library
from unga_desktop.services.vote_desk import VoteDesk

_OUTCOMES = {Disposition.ADOPTED: "adopted", Disposition.REJECTED: "rejected", Disposition.OFF: ""}


class Origin(StrEnum):
    """Where an amendment came from."""

    LIBRARY = "library"
    FILE = "file"
    ORAL = "oral revision"


@dataclass(frozen=True, slots=True)
class Oral:
    """An oral revision as it was typed in; ``name`` is what it is called among the amendments."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An amendment to a draft.

    ``name`` is what the spans of a comparison call it, ``tag`` its short mark, ``shown`` its symbol as a reader knows it.
    ``recorded`` is what became of it: for a library's amendment what the record says, a file's is taken for adopted, an oral
    revision is not in the record. ``amendment`` is None where there is no text that can be read; ``trouble`` then says why.
    ``roll_call`` is the vote on it, None where none is known; ``source`` the symbol, the file or the oral revision.
    """

    name: str
    tag: str
    shown: str
    sponsor: str
    origin: Origin
    recorded: Disposition
    amendment: Amendment | None
    trouble: str = ""
    roll_call: RollCall | None = None
    source: str = ""

    @property
    def vote(self) -> str:
        """The vote on it in a few words; what the record does not give stays not known."""
        return vote_words(self.roll_call, self.recorded if self.origin is Origin.LIBRARY else Disposition.OFF)


class Proposals:
    """Finds the amendments proposed to a draft. Reads files, and the roll calls of the desk."""

    def __init__(self, library: Library, amender: Amender, desk: VoteDesk) -> None:
        self._library, self._amender, self._desk = library, amender, desk

    def to(
        self, draft: str, files: Sequence[str] = (), oral: Sequence[Oral] = (), adopted: str = ""
    ) -> tuple[Proposal, ...]:
        """All amendments to ``draft`` (a symbol or a file), those of the library first, in the order of the votes on them.

        ``adopted`` is the text that the draft is compared with. Beside one that did not come of the draft the record says
        nothing, and all are off. A document that cannot be read stands among them with its trouble; this never raises for one.
        """
        recorded = self._amender.initial_dispositions(draft) if self.is_draft(draft) else {}
        if recorded and self._came_of_another(draft, adopted):
            recorded = dict.fromkeys(recorded, Disposition.OFF)
        entries = sorted(map(self._library.entry, recorded), key=_order)
        found = [self._of_library(entry, recorded[entry.symbol]) for entry in entries]
        found += [self._of_file(path) for path in files]
        found += [self._typed(revision) for revision in oral]
        return _tagged(_named_apart(found))

    def of(self, names: Iterable[str]) -> tuple[Proposal, ...]:
        """The amendments of these symbols and files, as they are named on a command line."""
        found = []
        for name in names:
            if self._library.has(name):
                entry = self._library.entry(name)
                recorded = self._amender.initial_dispositions(entry.symbol).get(entry.symbol, Disposition.OFF)
                found.append(self._of_library(entry, recorded))
            else:
                found.append(self._of_file(name))
        return _tagged(_named_apart(found))

    def is_draft(self, name: str) -> bool:
        """Whether a name is that of a draft in the library, so that its amendments belong to it."""
        return self._library.has(name) and self._library.entry(name).kind in (Kind.DRAFT, Kind.REVISION)

    def _came_of_another(self, draft: str, text: str) -> bool:
        """Whether the library knows that a text came of another draft: one of another organ, or of a rival text there."""
        if not text or not self._library.has(text):
            return False
        one, other = self._library.entry(draft), self._library.entry(text)
        rivals = (e.family for e in self._library.entries() if e.kind is Kind.DRAFT)
        return one.organ != other.organ or (one.family != other.family and other.family in rivals)

    def _of_library(self, entry: Entry, recorded: Disposition) -> Proposal:
        amendment, trouble = None, "The library has the vote on this amendment, but not its text."
        if entry.text_status is not TextStatus.NONE:
            amendment, trouble = self._read(entry.symbol)
        sponsor = entry.sponsor or (amendment.sponsor if amendment else "")
        return Proposal(
            *(entry.symbol, "", shown_symbol(entry.symbol), sponsor, Origin.LIBRARY, recorded, amendment, trouble),
            roll_call=self._roll_call(entry.roll_calls),
            source=entry.symbol,
        )

    def _of_file(self, path: str) -> Proposal:
        amendment, trouble = self._read(Path(path))
        name = amendment.name if amendment else Path(path).name
        sponsor = amendment.sponsor if amendment else ""
        return Proposal(*(name, "", name, sponsor, Origin.FILE, Disposition.ADOPTED, amendment, trouble), source=path)

    def _typed(self, revision: Oral) -> Proposal:
        amendment = self._amender.read_text(revision.text, revision.name)
        return Proposal(
            *(revision.name, "", revision.name, amendment.sponsor, Origin.ORAL, Disposition.OFF, amendment),
            source=revision.name,
        )

    def _read(self, document: str | Path) -> tuple[Amendment | None, str]:
        try:
            return self._amender.read(document), ""
        except (DocumentError, UngaError) as error:
            return None, f"This document could not be read: {error.what}."

    def _roll_call(self, ids: Sequence[str]) -> RollCall | None:
        for key in ids:
            try:
                return self._desk.roll_call(key)
            except UnknownRollCall:
                continue
        return None


def vote_words(roll_call: RollCall | None, recorded: Disposition = Disposition.OFF) -> str:
    """``rejected by 31-71-59``, ``adopted, totals not known``, ``adopted without a vote``; ``not known``."""
    if roll_call is None:
        return f"{_OUTCOMES[recorded]}, vote not known" if _OUTCOMES[recorded] else "not known"
    if roll_call.adopted_without_vote:
        return "adopted without a vote"
    outcome = roll_call.outcome or "outcome not recorded"
    return f"{outcome}, totals not known" if roll_call.published == Totals() else f"{outcome} by {roll_call.published}"


def tags_by_name(proposals: Iterable[Proposal]) -> Mapping[str, str]:
    """The tag of each amendment by its name."""
    return {proposal.name: proposal.tag for proposal in proposals}


def with_tags(reason: str, proposals: Iterable[Proposal]) -> str:
    """A reason in which the amendments go by their tags instead of their names; the longest names first."""
    for proposal in sorted(proposals, key=lambda proposal: -len(proposal.name)):
        reason = reason.replace(proposal.name, proposal.tag)
    return reason


def shown_symbol(symbol: str) -> str:
    """``A/ES-11/L.11#amendment-1``, which the library calls it for want of a symbol, as ``A/ES-11/L.11, amendment 1``."""
    head, _, suffix = symbol.partition("#")
    return f"{head}, {suffix.replace('-', ' ')}" if suffix else head


def _order(entry: Entry) -> tuple[str, str]:
    return (entry.roll_calls[0] if entry.roll_calls else entry.symbol, entry.symbol)


def _named_apart(found: Sequence[Proposal]) -> list[Proposal]:
    """Two files of one name, in two folders, get names of their own."""
    taken: set[str] = set()
    apart = []
    for proposal in found:
        name, count = proposal.name, 1
        while name in taken:
            count += 1
            name = f"{proposal.name} ({count})"
        taken.add(name)
        if name != proposal.name:
            amendment = replace(proposal.amendment, name=name) if proposal.amendment else None
            proposal = replace(proposal, name=name, shown=name, amendment=amendment)
        apart.append(proposal)
    return apart


def _tagged(found: Sequence[Proposal]) -> tuple[Proposal, ...]:
    letters = [tag.ORAL if p.origin is Origin.ORAL and not p.sponsor else tag.letter(p.sponsor) for p in found]
    return tuple(replace(p, tag=one) for p, one in zip(found, tag.tags(letters), strict=True))
