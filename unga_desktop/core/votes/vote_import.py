"""What came out of a file of votes: roll calls, their votes as one table, and every row that was not clear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from unga_desktop.core.errors import UnknownRollCall, VoteError
from unga_desktop.core.votes.roll_call import RollCall, Vote
from unga_desktop.core.votes.vote_matrix import NOTHING, votes_of

OPEN_DAY = "a day or a month may be meant by either number"
"""How a date is complained of that can be read in two ways: the user can say in which."""


def cited(source: str, downloaded: str = "", dated: str = "") -> str:
    """The line to cite with the day (ISO) of the download or, where nobody said it, the day that the file itself bears."""
    on = f", downloaded on {downloaded}" if downloaded else f", file of {dated}" if dated else ""
    return f"{source}{on}"


class UnknownEncoding(VoteError):
    """A file is not in the encoding that was supposed; ``offers`` are those that it might be in, the user has to say."""

    def __init__(self, what: str, where: str, offers: Sequence[str]) -> None:
        self.offers = tuple(offers)
        also = f"It may be in {' or '.join(offers)}. " if offers else ""
        super().__init__(what, where, f"{also}Say in which encoding it was saved, or save it as UTF-8")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A row that could not be taken as it stands. ``row`` counts as a spreadsheet does: the head is row 1; 0 is the file.

    ``roll_call`` is the id of the roll call that it touches, where that is known; ``left`` says whether the row was left out,
    as against taken and doubtful; ``rows`` how many rows, beginning with this one, share it.
    """

    row: int
    column: str
    what: str
    roll_call: str = ""
    left: bool = True
    rows: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class VoteImport:
    """``roll_calls`` are without their votes, which stand in ``matrix`` (see ``vote_matrix``): a whole history is small so.

    ``source`` is the line to cite. ``rows`` is the number of rows read, ``taken`` of votes taken from them. ``file`` is the
    name of the file, ``layout`` in words what kind it is of, ``downloaded`` the day on which the user saved it (ISO), ``dated``
    the day that the file bears where that is all that is known.
    """

    roll_calls: tuple[RollCall, ...]
    matrix: pd.DataFrame
    complaints: tuple[Complaint, ...]
    source: str
    rows: int
    taken: int
    file: str = ""
    layout: str = ""
    downloaded: str = ""
    dated: str = ""

    def with_days(self, downloaded: str = "", dated: str = "") -> "VoteImport":
        """The same with other days in the lines to cite (see ``cited``)."""
        plain = self.source.removesuffix(cited("", self.downloaded, self.dated))
        source = cited(plain, downloaded, dated) if plain else ""
        calls = tuple(
            replace(call, source=f"{source}{call.source.removeprefix(self.source)}")
            if call.source.startswith(self.source)
            else call
            for call in self.roll_calls
        )
        return replace(self, roll_calls=calls, source=source, downloaded=downloaded, dated=dated)

    @property
    def rows_left(self) -> int:
        """How many rows were left out."""
        return sum(complaint.rows for complaint in self.complaints if complaint.left)

    @property
    def days_are_open(self) -> bool:
        """Whether a date can be read in two ways, so that it helps to say in which order day and month stand."""
        return any(complaint.what.startswith(OPEN_DAY) for complaint in self.complaints)

    def only_clear(self) -> "VoteImport":
        """Without the roll calls of which any row is complained of."""
        touched = {complaint.roll_call for complaint in self.complaints}
        clear = tuple(roll_call for roll_call in self.roll_calls if roll_call.id not in touched)
        matrix = self.matrix.loc[[rc.id for rc in clear if rc.id in self.matrix.index]]
        return replace(self, roll_calls=clear, matrix=matrix, taken=int((matrix != NOTHING).to_numpy().sum()))

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


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping an import did, or would do: roll calls that were new, that took the place of an older record with other
    votes, and that were there already with the same votes; ``shadowed`` are those that a better record already gives."""

    added: int
    replaced: tuple[str, ...]
    same: int
    shadowed: int


@dataclass(frozen=True, slots=True)
class KeptImport:
    """An import that is kept: its number, file, kind, line to cite, days of download and import (ISO), roll calls in use."""

    number: int
    file: str
    layout: str
    source: str
    downloaded: str
    imported: str
    roll_calls: int
