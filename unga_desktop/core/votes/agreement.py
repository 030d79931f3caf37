"""Who votes with whom: the index of agreement after Lijphart (1963), over all pairs of States at once."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from unga_desktop.core.errors import CancelCheck, Cancelled
from unga_desktop.core.progress import Progress, never, nothing
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.vote_matrix import NUMBERS

FORMULA = (
    "Agreement = (same votes + half of the votes in which one abstained and the other did not) / votes in which both took "
    "part, by voting in favour, voting against or abstaining. Not voting is not disagreement: such votes do not count."
)

_BLOCK = 2048
"""Roll calls that are counted between two looks at whether it should stop."""


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """``index`` from 0.0 (always opposed) to 1.0 (always together), a row and a column a State, not a number where two never
    took part in one vote; ``votes`` the number of roll calls that each rests on; ``roll_calls`` how many were looked at."""

    index: pd.DataFrame
    votes: pd.DataFrame
    roll_calls: int = 0

    def with_(self, code: str, least: int = 1) -> tuple[tuple[str, float, int], ...]:
        """The other States by agreement with one, nearest first: code, index, number of votes. ``least`` is the smallest
        number of common votes that is shown at all. Raises ``KeyError`` for a State without a column."""
        table = pd.DataFrame({"index": self.index[code], "votes": self.votes[code]}).drop(index=code)
        table = table[table["votes"] >= max(1, least)].sort_index().sort_values("index", ascending=False, kind="stable")
        return tuple((str(other), float(row["index"]), int(row["votes"])) for other, row in table.iterrows())

    def nearest(self, code: str, least: int = 1) -> tuple[tuple[str, float, int], ...]:
        """``with_`` under the name of the question: nearest first, so that the farthest stand at the end."""
        return self.with_(code, least)


def agreement(matrix: pd.DataFrame, cancelled: CancelCheck = never, progress: Progress = nothing) -> Agreement:
    """The agreement of every pair of members over the roll calls of a vote matrix. Raises ``Cancelled``."""
    table = matrix.to_numpy()
    common, opposed, same = (np.zeros((table.shape[1], table.shape[1]), dtype=np.float32) for _ in range(3))
    for start in range(0, len(table), _BLOCK):
        if cancelled():
            raise Cancelled
        # float32 counts exactly up to 16 million roll calls, and its products are fast.
        yes, no, abstaining = (
            (table[start : start + _BLOCK] == NUMBERS[vote]).astype(np.float32)
            for vote in (Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINING)
        )
        took_part = yes + no + abstaining
        common += took_part.T @ took_part
        opposed += yes.T @ no
        same += yes.T @ yes + no.T @ no + abstaining.T @ abstaining
        progress(min(1.0, (start + _BLOCK) / len(table)))
    halves = common - same - opposed - opposed.T
    with np.errstate(invalid="ignore"):
        index = (same.astype(np.float64) + halves / 2) / common
    return Agreement(
        pd.DataFrame(index, index=matrix.columns, columns=matrix.columns),
        pd.DataFrame(common.astype(np.int64), index=matrix.columns, columns=matrix.columns),
        len(matrix),
    )
