"""A draft with everything proposed to it, weighed: against the adopted text, or as the text would read what if."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.amendments.encounter import Encounter
from unga_desktop.core.amendments.explanation import Explanation
from unga_desktop.core.amendments.instruction import Amendment
from unga_desktop.core.amendments.outcome import Execution, Outcome, Status
from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.redlines.change import Change, ChangeKind, changes
from unga_desktop.core.redlines.comparison import Ignorable
from unga_desktop.services.amender import Amender, Amending
from unga_desktop.services.proposals import Oral, Origin, Proposal, Proposals


class Fate(StrEnum):
    """What became of an instruction, in the words that the reader sees."""

    APPLIED = "applied"
    REFLECTED = "reflected"
    PARTLY = "partly reflected"
    NOT_REFLECTED = "not reflected"
    REFUSED = "refused"
    CONFLICTING = "conflicting"
    WOULD_APPLY = "would apply"


@dataclass(frozen=True, slots=True)
class InstructionReport:
    """An instruction and its fate. ``number`` counts in its document, ``reason`` says why where it is not plainly done,
    ``outcomes`` are its places in ``Explanation.execution.outcomes``, none for an amendment that is not executed."""

    number: int
    text: str
    fate: Fate
    reason: str = ""
    candidates: tuple[str, ...] = ()
    outcomes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be weighed. ``adopted`` is empty where no adopted text is at hand, ``dispositions`` are None for those of
    the record. Files, oral revisions and dispositions go by name."""

    draft: str
    adopted: str = ""
    files: tuple[str, ...] = ()
    oral: tuple[Oral, ...] = ()
    dispositions: Mapping[str, Disposition] | None = None
    ignore: frozenset[Ignorable] = frozenset()


@dataclass(frozen=True, slots=True)
class AmendmentCase:
    """The answer. ``what_if``: the amended side is no adopted text, but what the switches make of the draft."""

    asked: Asked
    proposals: tuple[Proposal, ...]
    dispositions: Mapping[str, Disposition]
    what_if: bool
    explanation: Explanation
    changes: tuple[Change, ...]
    instructions: Mapping[str, tuple[InstructionReport, ...]]
    encounters: tuple[Encounter, ...]

    def on(self) -> tuple[Proposal, ...]:
        """The amendments that the amended side is explained by, or made of."""
        return tuple(p for p in self.proposals if self.dispositions[p.name] is Disposition.ADOPTED)

    def proposal(self, name: str | None) -> Proposal | None:
        return next((proposal for proposal in self.proposals if proposal.name == name), None)

    def owners(self, change: Change) -> tuple[int, ...]:
        """The outcomes that explain a change, by their places in the execution."""
        if change.kind is ChangeKind.SYMBOL_LINE:
            return ()
        spans = range(change.first_span, change.last_span + 1) if change.first_span >= 0 else (-1,)
        found = (owner for span in spans for owner in self.explanation.owners.get((change.row, span), ()))
        return tuple(dict.fromkeys(found))


class AmendmentScale:
    """Weighs amendments to drafts of a library; may be called off the screen's thread."""

    def __init__(self, amender: Amender, proposals: Proposals) -> None:
        self._amender, self._proposals = amender, proposals

    def weigh(self, asked: Asked, cancelled: CancelCheck = lambda: False) -> AmendmentCase | None:
        """The case, or None where nothing is proposed to the draft. Raises ``DocumentError`` and ``Cancelled``."""
        found = self._proposals.to(asked.draft, asked.files, asked.oral, asked.adopted)
        if not found:
            return None
        recorded = {proposal.name: proposal.recorded for proposal in found}
        dispositions = {**recorded, **{k: v for k, v in (asked.dispositions or {}).items() if k in recorded}}
        what_if = not asked.adopted or dispositions != recorded
        texts = [proposal.amendment for proposal in found if proposal.amendment]
        # One without a text is handed on too: it is listed as not reflected.
        on = [_amending(proposal) for proposal in found if dispositions[proposal.name] is Disposition.ADOPTED]
        if what_if:
            explained = self._amender.what_if(asked.draft, on, dispositions, asked.ignore, cancelled)
        else:
            explained = self._amender.explain(asked.draft, asked.adopted, on, asked.ignore, cancelled)
        if cancelled():
            raise Cancelled
        reports = {
            proposal.name: self._report(
                proposal, asked.draft, explained, what_if, dispositions[proposal.name] is Disposition.ADOPTED
            )
            for proposal in found
        }
        if cancelled():
            raise Cancelled
        met = self._amender.collisions(asked.draft, texts) if len(texts) > 1 else ()
        return AmendmentCase(
            asked, found, dispositions, what_if, explained, changes(explained.comparison), reports, met
        )  # fmt: skip

    def try_out(self, draft: str, text: str, name: str) -> tuple[InstructionReport, ...]:
        """What would become of the instructions of a text on the draft alone, as it is being typed."""
        return _alone(self._amender.amend(draft, [self._amender.read_text(text, name)]))

    def _report(
        self, proposal: Proposal, draft: str, explained: Explanation, what_if: bool, executed: bool
    ) -> tuple[InstructionReport, ...]:
        amendment: Amendment | None = proposal.amendment
        if amendment is None:
            return ()
        if not executed:
            return _alone(self._amender.amend(draft, [amendment]))
        return _executed(explained, amendment.name, what_if)


def _amending(proposal: Proposal) -> Amending:
    return proposal.amendment or (Path(proposal.source) if proposal.origin is Origin.FILE else proposal.source)


def _alone(execution: Execution) -> tuple[InstructionReport, ...]:
    found = []
    for places in _instructions(execution, ""):
        report = _joined([execution.outcomes[place] for place in places], ())
        found.append(replace(report, fate=Fate.WOULD_APPLY) if report.fate is Fate.APPLIED else report)
    return tuple(found)


def _executed(explained: Explanation, name: str, what_if: bool) -> tuple[InstructionReport, ...]:
    missing = {one.outcome: one.reason for one in explained.unreflected}
    outcomes = explained.execution.outcomes
    found = []
    for places in _instructions(explained.execution, name):
        report = _joined([outcomes[place] for place in places], places)
        if not what_if and report.fate in (Fate.APPLIED, Fate.CONFLICTING):
            reason = next((missing[place] for place in places if place in missing), "")
            fate = Fate.REFLECTED
            if reason:
                fate = Fate.PARTLY if reason.startswith("partly") else Fate.NOT_REFLECTED
                reason = reason.removeprefix("partly reflected: ")
            report = replace(report, fate=fate, reason=reason)
        found.append(report)
    return tuple(found)


def _instructions(execution: Execution, name: str) -> list[tuple[int, ...]]:
    """The places of the outcomes, together where they are of one instruction; of one document where ``name`` is given."""
    found: dict[tuple[str, int, int], list[int]] = {}
    for place, outcome in enumerate(execution.outcomes):
        if not name or outcome.amendment == name:
            found.setdefault((outcome.amendment, outcome.number, outcome.start), []).append(place)
    return [tuple(places) for places in found.values()]


def _joined(outcomes: Sequence[Outcome], places: tuple[int, ...]) -> InstructionReport:
    worst = max(outcomes, key=lambda outcome: list(Status).index(outcome.status) if outcome.reason else -1)
    fate = {Status.APPLIED: Fate.APPLIED, Status.REFUSED: Fate.REFUSED, Status.CONFLICTING: Fate.CONFLICTING}
    text = " ".join(outcomes[0].text.split())
    return InstructionReport(outcomes[0].number, text, fate[worst.status], worst.reason, worst.candidates, places)
