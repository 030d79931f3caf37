"""Who changed between two roll calls, from what to what."""

from dataclasses import dataclass
from typing import cast

import pandas as pd

from unga_desktop.core.votes.roll_call import RollCall, Vote
from unga_desktop.core.votes.vote_matrix import NOTHING, VOTES, vote_matrix


@dataclass(frozen=True, slots=True)
class Flow:
    """The members, by code, that voted ``before`` in the first roll call and ``after`` in the second."""

    before: Vote
    after: Vote
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """Two roll calls against each other.

    ``flows`` are the changes, the largest first; ``stayed`` the members that voted the same; ``only_before`` and
    ``only_after`` those that only one of the roll calls names, who changed nothing.
    """

    before: RollCall
    after: RollCall
    flows: tuple[Flow, ...]
    stayed: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    @property
    def changed(self) -> int:
        return sum(len(flow.members) for flow in self.flows)


def shift(before: RollCall, after: RollCall) -> Shift:
    """Compares two roll calls member by member. Without votes by member on either side nothing flows."""
    codes = sorted({*before.votes, *after.votes})
    table = pd.concat([_numbers(before), _numbers(after)], axis=1).reindex(codes).fillna(NOTHING).astype(int)
    table.columns = pd.Index(["before", "after"])
    both = table[(table["before"] != NOTHING) & (table["after"] != NOTHING)]
    same = both["before"] == both["after"]
    return Shift(
        before,
        after,
        _flows(both[~same]),
        _codes(both[same]),
        _codes(table[table["after"] == NOTHING]),
        _codes(table[table["before"] == NOTHING]),
    )


def _numbers(roll_call: RollCall) -> pd.Series:
    matrix = vote_matrix([roll_call])
    return matrix.iloc[0] if len(matrix) else pd.Series(dtype=int)


def _flows(changed: pd.DataFrame) -> tuple[Flow, ...]:
    pairs = ((cast("tuple[int, int]", pair), rows) for pair, rows in changed.groupby(["before", "after"], sort=True))
    flows = (Flow(VOTES[int(before)], VOTES[int(after)], _codes(rows)) for (before, after), rows in pairs)
    return tuple(sorted(flows, key=lambda flow: -len(flow.members)))


def _codes(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(map(str, rows.index))
