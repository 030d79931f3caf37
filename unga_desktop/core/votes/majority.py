"""Was the majority reached, and by how much? Rules 83 to 86 of the Assembly's rules of procedure, Article 27 of the Charter."""

from dataclasses import dataclass

from unga_desktop.core.votes.roll_call import MajorityRule


@dataclass(frozen=True, slots=True)
class Majority:
    """The rule applied to a count: ``base`` in words (``"present and voting"``), ``voting`` how many that were,
    ``needed`` and ``reached`` votes in favour, ``vetoed_by`` the permanent members against (Council only)."""

    rule: MajorityRule
    base: str
    voting: int
    needed: int
    reached: int
    adopted: bool
    vetoed_by: tuple[str, ...] = ()

    @property
    def margin(self) -> int:
        """Votes in favour beyond those needed; negative where it failed."""
        return self.reached - self.needed
