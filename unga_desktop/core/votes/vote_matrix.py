"""Many roll calls as one table: a row a roll call, a column a member, a small number a vote. For what spans roll calls."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from unga_desktop.core.votes.roll_call import RollCall, Vote

NOTHING = 0
"""No vote recorded: not a member at that date, or the record does not name it. Not the same as not voting."""

NUMBERS = {Vote.IN_FAVOUR: 1, Vote.AGAINST: 2, Vote.ABSTAINING: 3, Vote.NOT_VOTING: 4}
VOTES = {number: vote for vote, number in NUMBERS.items()}


def vote_matrix(roll_calls: Iterable[RollCall]) -> pd.DataFrame:
    """The votes of roll calls, in their order, by id; members in the order of their codes. Roll calls of which only totals
    are known have no row."""
    recorded = [roll_call for roll_call in roll_calls if roll_call.votes]
    codes = sorted({code for roll_call in recorded for code in roll_call.votes})
    rows = [[NUMBERS[rc.votes[code]] if code in rc.votes else NOTHING for code in codes] for rc in recorded]
    table = np.array(rows, dtype=np.int8).reshape(len(recorded), len(codes))
    return pd.DataFrame(table, index=[roll_call.id for roll_call in recorded], columns=codes)


def votes_of(numbers: Sequence[int], codes: Sequence[str]) -> dict[str, Vote]:
    """The votes of one row of the table, by code; members without a vote are left out."""
    return {code: VOTES[number] for code, number in zip(codes, numbers, strict=True) if number != NOTHING}


def matrix_of(frame: pd.DataFrame, identities: Sequence[str]) -> pd.DataFrame:
    """A vote matrix from long rows with the columns ``id``, ``code`` and ``vote`` (numbers), each pair of id and code once.

    ``identities`` gives the rows and their order; an id without votes has a row of nothing.
    """
    codes = sorted(frame["code"].unique())
    table = np.zeros((len(identities), len(codes)), dtype=np.int8)
    rows = pd.Index(identities).get_indexer(pd.Index(frame["id"]))
    columns = pd.Index(codes).get_indexer(pd.Index(frame["code"]))
    table[rows, columns] = frame["vote"].to_numpy()
    return pd.DataFrame(table, index=list(identities), columns=codes)


def stacked(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Two vote matrices as one; a member that one of them does not have has nothing there."""
    both = [table for table in (one, other) if len(table)]
    if len(both) < 2:
        return both[0] if both else one
    codes = sorted({*one.columns, *other.columns})
    whole = [table.reindex(columns=codes, fill_value=NOTHING) for table in both]
    return pd.concat(whole).astype(np.int8)
