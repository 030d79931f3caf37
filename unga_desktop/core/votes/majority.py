"""Was the majority reached, and by how much? Rules 83 to 86 of the Assembly's rules of procedure, Article 27 of the Charter."""

from collections.abc import Iterable
from dataclasses import dataclass

from unga_desktop.core.votes.count import Count
from unga_desktop.core.votes.roll_call import MajorityRule

PERMANENT_MEMBERS = ("CHN", "FRA", "GBR", "RUS", "USA")
COUNCIL_MAJORITY = 9

_PRESENT = "present and voting"
_ALL = "all members"
_BASES = {
    MajorityRule.SIMPLE: _PRESENT,
    MajorityRule.TWO_THIRDS: _PRESENT,
    MajorityRule.ALL_MEMBERS: _ALL,
    MajorityRule.TWO_THIRDS_OF_ALL: _ALL,
    MajorityRule.COUNCIL: _ALL,
    MajorityRule.COUNCIL_PROCEDURE: _ALL,
}


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


def majority(rule: MajorityRule, count: Count, against_by: Iterable[str] = ()) -> Majority:
    """Applies a rule to a count. ``against_by`` are the codes of those who voted against; only the Council asks for them.

    Abstaining is not voting (rule 86), so abstentions never count for the base "present and voting".
    """
    base = _BASES[rule]
    voting = count.in_favour + count.against if base == _PRESENT else count.members
    needed = _needed(rule, voting)
    against = set(against_by)
    vetoes = tuple(iso3 for iso3 in PERMANENT_MEMBERS if iso3 in against) if rule is MajorityRule.COUNCIL else ()
    return Majority(rule, base, voting, needed, count.in_favour, count.in_favour >= needed and not vetoes, vetoes)


def _needed(rule: MajorityRule, base: int) -> int:
    """The fewest votes in favour that carry a proposal; at least one, for nothing is adopted without anybody in favour."""
    if rule in (MajorityRule.COUNCIL, MajorityRule.COUNCIL_PROCEDURE):
        return COUNCIL_MAJORITY
    if rule in (MajorityRule.TWO_THIRDS, MajorityRule.TWO_THIRDS_OF_ALL):
        # 3 * yes >= 2 * base, in whole numbers: two thirds of 101 are 68, not 67.
        return max(1, -(-2 * base // 3))
    return base // 2 + 1
