"""What came out of a file of votes: roll calls, their votes as one table, and every row that was not clear."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from unga_desktop.core.errors import UnknownRollCall
from unga_desktop.core.votes.roll_call import RollCall, Vote
from unga_desktop.core.votes.vote_matrix import votes_of


@dataclass(frozen=True, slots=True)
class Complaint:
    """A row that could not be taken as it stands. ``row`` counts as a spreadsheet does: the head is row 1; 0 is the file."""

    row: int
    column: str
    what: str


@dataclass(frozen=True, slots=True, eq=False)
class VoteImport:
    """``roll_calls`` are without their votes, which stand in ``matrix`` (see ``vote_matrix``): a whole history is small so.

    ``source`` is the line to cite. ``rows`` is the number of rows read, ``taken`` of votes taken from them.
    """

    roll_calls: tuple[RollCall, ...]
    matrix: pd.DataFrame
    complaints: tuple[Complaint, ...]
    source: str
    rows: int
    taken: int

    def roll_call(self, identity: str) -> RollCall:
        """A roll call with its votes. Raises ``UnknownRollCall``."""
        for roll_call in self.roll_calls:
            if roll_call.id == identity:
                return replace(roll_call, votes=self.votes(identity))
        raise UnknownRollCall("no vote with this id was imported", identity)

    def votes(self, identity: str) -> Mapping[str, Vote]:
        """The votes of a roll call by code; empty where none was taken."""
        if identity not in self.matrix.index:
            return MappingProxyType({})
        numbers = [int(number) for number in self.matrix.loc[[identity]].to_numpy()[0]]
        return MappingProxyType(votes_of(numbers, [str(code) for code in self.matrix.columns]))
