"""How many did what: the four numbers that everything else is computed from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many did what. ``not_voting_deduced`` marks a record of totals that is silent on absence: the number is then the
    membership less those who voted or abstained, and has to be shown as such."""

    in_favour: int
    against: int
    abstaining: int
    not_voting: int
    not_voting_deduced: bool = False

    @property
    def members(self) -> int:
        return self.in_favour + self.against + self.abstaining + self.not_voting
