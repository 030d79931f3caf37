"""The annexes of a report that say which amendment made which change, and what is left on either side."""

from collections.abc import Sequence

from unga_desktop.core.amendments.explanation import Explanation
from unga_desktop.core.amendments.outcome import Outcome
from unga_desktop.core.redlines.change import Change, ChangeKind, changes
from unga_desktop.core.redlines.comparison import Unreflected
from unga_desktop.core.redlines.hidden_character import needs_care
from unga_desktop.core.report import Block, Emphasis, Heading, Part, Prose, Run, Table
from unga_desktop.services.proposals import Proposal, with_tags
from unga_desktop.services.report_words import capitalised, counted

BY_CHANGE, GAPS = "amendment-changes", "amendment-gaps"
_Cell = tuple[Run, ...]


class AmendmentAnnexes:
    """Makes both annexes on one explanation; ``proposals`` say how its amendments are called and voted on."""

    def __init__(self, explanation: Explanation, proposals: Sequence[Proposal]) -> None:
        self._explanation = explanation
        self._comparison = explanation.comparison
        self._by_name = {proposal.name: proposal for proposal in proposals}
        self._proposals = tuple(proposals)
        self._changes = changes(explanation.comparison)

    def parts(self) -> tuple[Part, Part]:
        """``amendment-changes`` and ``amendment-gaps``."""
        return self.by_change(), self.gaps()

    def by_change(self) -> Part:
        """Every change with its amendment, the instruction and the vote; before it, the amendments with their votes."""
        blocks: list[Block] = [Heading("Annex: change by change")]
        if self._proposals:
            blocks += [Heading("The amendments", 3), self._amendments()]
        blocks.append(Heading("The changes and what made them", 3))
        if not self._changes:
            return Part(BY_CHANGE, (*blocks, Prose((Run("There are no changes."),))))
        rows = tuple(self._change(change) for change in self._changes)
        columns = ("No.", "Place and kind", "Change", "Amendment and instruction", "Vote")
        blocks.append(Table("", columns, rows, frozenset((0,)), (0.45, 1.85, 2.1, 2.3, 1.0)))
        return Part(BY_CHANGE, tuple(blocks))

    def gaps(self) -> Part:
        """What the amendments say and the text does not have, and what it has and no amendment explains."""
        unexplained = [change for change in self._changes if is_unexplained(change)]
        missing = self._explanation.unreflected
        blocks: list[Block] = [Heading("Annex: amendments not reflected, changes not explained")]
        blocks.append(Heading("Amendments not reflected", 3))
        if missing:
            rows = tuple(self._missing(one) for one in missing)
            columns = ("Amendment", "Instruction", "Why it is listed")
            blocks.append(Table("", columns, rows, frozenset(), (1.3, 2.8, 2.6)))
        else:
            blocks.append(Prose((Run("Every instruction of the amendments given is reflected in the text."),)))
        blocks.append(Heading("Changes not explained", 3))
        if unexplained:
            rows = tuple((self._number(c), self._place(c), self._words(c)) for c in unexplained)
            blocks.append(Table("", ("No.", "Place and kind", "Change"), rows, frozenset((0,)), (0.45, 1.6, 4.6)))
            said = counted(len(unexplained), "change has", "changes have")
            blocks.append(Prose((Run(capitalised(f"{said} no amendment among those given."), Emphasis.MUTED),)))
        else:
            blocks.append(Prose((Run("Every change is explained by one of the amendments given."),)))
        return Part(GAPS, tuple(blocks))

    def _amendments(self) -> Table:
        rows = tuple(
            (
                (Run(proposal.tag, Emphasis.STRONG),),
                (Run(proposal.shown),),
                (Run(proposal.sponsor or "not known", Emphasis.PLAIN if proposal.sponsor else Emphasis.MUTED),),
                (Run(capitalised(proposal.vote)),),
            )
            for proposal in self._proposals
        )
        return Table("", ("Tag", "Amendment", "Sponsor", "Vote"), rows, widths=(0.5, 2.0, 2.2, 2.0))

    def _change(self, change: Change) -> tuple[_Cell, ...]:
        return (
            self._number(change),
            self._place(change),
            self._words(change),
            self._reason(change),
            (Run(self._vote(change)),),
        )

    @staticmethod
    def _number(change: Change) -> _Cell:
        return (Run(str(change.number)),)

    @staticmethod
    def _place(change: Change) -> _Cell:
        return (Run(f"{capitalised(change.place)}\n", Emphasis.STRONG), Run(change.kind.value))

    def _words(self, change: Change) -> _Cell:
        if change.kind is ChangeKind.RENUMBERED:
            return (Run(f"{change.before or 'no number'} → {change.after or 'no number'}"),)
        whole = change.first_span < 0
        before, after = (
            (
                Run(
                    change.before,
                    Emphasis.PLAIN if whole else Emphasis.DELETED,
                    self._comparison.original.language,
                    needs_care(change.change_class, change.before, change.after),
                    change.after,
                )
            ),
            (
                Run(
                    change.after,
                    Emphasis.PLAIN if whole else Emphasis.INSERTED,
                    self._comparison.amended.language,
                    needs_care(change.change_class, change.after, change.before),
                    change.before,
                )
            ),
        )
        if whole and change.before == change.after:
            return (after,)
        arrow = (Run(" → ", Emphasis.MUTED),) if before.text and after.text else ()
        return (*((before,) if before.text else ()), *arrow, *((after,) if after.text else ()))

    def _reason(self, change: Change) -> _Cell:
        if change.amendment is None:
            if change.consequential:
                return (Run("Follows from a change above", Emphasis.MUTED),)
            if change.ignored:
                return (Run("Ignored in this comparison", Emphasis.MUTED),)
            return (Run("Not explained by any amendment given", Emphasis.ALARM),)
        runs = [Run(self._called(change.amendment), Emphasis.STRONG)]
        for outcome in self._outcomes(change):
            # The line break is the report's own: within a document's words it would be named as a hidden character.
            runs += [Run("\n"), Run(_instruction(outcome), language="")]
        return tuple(runs)

    def _outcomes(self, change: Change) -> list[Outcome]:
        spans = range(change.first_span, change.last_span + 1) if change.first_span >= 0 else (-1,)
        places = (owner for span in spans for owner in self._explanation.owners.get((change.row, span), ()))
        outcomes = [self._explanation.execution.outcomes[place] for place in dict.fromkeys(places)]
        return [one for n, one in enumerate(outcomes) if one.text not in [other.text for other in outcomes[:n]]]

    def _vote(self, change: Change) -> str:
        proposal = self._by_name.get(change.amendment or "")
        return capitalised(proposal.vote) if proposal else "" if change.amendment is None else "Not known"

    def _called(self, name: str) -> str:
        proposal = self._by_name.get(name)
        return f"{proposal.tag}  {proposal.shown}" if proposal else name

    def _missing(self, one: Unreflected) -> tuple[_Cell, ...]:
        words = " ".join(one.instruction.split()) or "the whole document"
        return (
            (Run(self._called(one.amendment), Emphasis.STRONG),),
            (Run(words, language=""),),
            (Run(capitalised(with_tags(one.reason, self._proposals))),),
        )


def is_unexplained(change: Change) -> bool:
    """Whether a change counts as one that no amendment explains."""
    return change.amendment is None and not change.ignored and not change.consequential


def _instruction(outcome: Outcome) -> str:
    return " ".join(outcome.text.split())
