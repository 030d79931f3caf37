"""What a table of nothing but States and votes does not say: which vote it is."""

from dataclasses import dataclass, field

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals


@dataclass(frozen=True, slots=True)
class AboutVote:
    """Said by the user. ``id`` is the symbol of the text voted on, with a suffix where several votes were taken on it
    (``A/ES-11/L.11#amendment-4``); ``day`` is ISO; ``of`` the text that an amendment or a paragraph belongs to.

    ``organ`` is ``GA`` or ``SC``; ``source`` says where the votes are from; ``outcome`` in the words of data/README.md.
    """

    id: str
    day: str
    kind: RollCallKind = RollCallKind.WHOLE
    subject: str = ""
    of: str = ""
    organ: str = "GA"
    rule: MajorityRule = MajorityRule.SIMPLE
    published: Totals = field(default_factory=Totals)
    outcome: str = ""
    source: str = ""

    def roll_call(self) -> RollCall:
        """The roll call, still without votes."""
        identity = symbols.normalise(self.id)
        symbol = identity.partition("#")[0]
        return RollCall(
            id=identity,
            symbol=symbol or identity,
            kind=self.kind,
            organ=self.organ,
            date=self.day,
            subject=self.subject,
            rule=self.rule,
            published=self.published,
            outcome=self.outcome,
            voted_on=symbol if self.kind is RollCallKind.AMENDMENT else "",
            of=symbols.normalise(self.of) if self.of else "",
            source=self.source,
        )
