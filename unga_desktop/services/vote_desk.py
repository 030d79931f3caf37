"""Every question about votes is asked here: which roll calls there are, which belong to a text, how one is counted."""

from collections.abc import Iterable
from functools import cache

from unga_desktop import paths
from unga_desktop.core import symbol as symbols
from unga_desktop.core.errors import UnknownRollCall, VoteError
from unga_desktop.core.geometry import WorldMap
from unga_desktop.core.votes.bloc import Bloc
from unga_desktop.core.votes.roll_call import Member, RollCall, RollCallKind
from unga_desktop.core.votes.shift import Shift, shift
from unga_desktop.core.votes.tally import Tally, tally
from unga_desktop.importers.blocs import read_blocs
from unga_desktop.importers.bundled_votes import read_members, read_roll_calls
from unga_desktop.importers.world_map import read_world_map

_ORDER = (RollCallKind.WHOLE, RollCallKind.AMENDMENT, RollCallKind.PARAGRAPH, RollCallKind.PROCEDURE)


class VoteDesk:
    """The member States and the roll calls, and what can be asked of them. Symbols match whatever their case and spaces."""

    def __init__(self, members: Iterable[Member], roll_calls: Iterable[RollCall], blocs: Iterable[Bloc] = ()) -> None:
        self.members = tuple(members)
        self.roll_calls = tuple(roll_calls)
        self.blocs = tuple(blocs)
        self._tallies: dict[str, Tally] = {}

    def roll_call(self, id_or_symbol: str) -> RollCall:
        """The roll call of this id or, failing that, symbol; of a symbol with several, the vote on the text as a whole.

        Raises ``UnknownRollCall``.
        """
        for roll_call in self.roll_calls:
            if symbols.same(roll_call.id, id_or_symbol):
                return roll_call
        for roll_call in self.of(id_or_symbol):
            return roll_call
        raise UnknownRollCall(
            "no vote with this symbol is known", id_or_symbol.strip(), 'The command "list" shows the symbols.'
        )

    def of(self, symbol: str) -> tuple[RollCall, ...]:
        """The votes on a text, the vote on the whole first, then those on amendments to it and on parts of it.

        The text may be named by its own symbol or its draft's. Empty where no vote is known.
        """
        direct = [rc for rc in self.roll_calls if _is_called(rc, symbol)]
        names = [name for rc in direct if rc.kind is RollCallKind.WHOLE for name in (rc.id, rc.symbol, rc.voted_on)]
        parts = [rc for rc in self.roll_calls if rc.of and any(symbols.same(rc.of, n) for n in (*names, symbol) if n)]
        found = {rc.id: rc for rc in (*direct, *parts)}
        return tuple(sorted(found.values(), key=lambda rc: _ORDER.index(rc.kind)))

    def tally(self, roll_call: RollCall) -> Tally:
        """A roll call counted; counted once, for values do not change. Raises ``VoteError`` for an unknown member."""
        known = self._tallies.get(roll_call.id)
        if known is None or known.roll_call is not roll_call:
            known = self._tallies[roll_call.id] = tally(roll_call, self.members)
        return known

    def bloc(self, key: str) -> Bloc:
        """The bloc of this key, whatever its capitals. Raises ``VoteError`` that names the blocs there are."""
        for bloc in self.blocs:
            if bloc.key.casefold() == key.strip().casefold():
                return bloc
        known = ", ".join(bloc.key for bloc in self.blocs)
        raise VoteError("no bloc with this name is known", key.strip(), f"There are: {known}." if known else "")

    def shift(self, before: RollCall, after: RollCall) -> Shift:
        """Who changed from one roll call to another.

        Raises ``VoteError`` where one of them does not name its members' votes.
        """
        for roll_call in (before, after):
            if not roll_call.votes:
                raise VoteError("the record does not name the members and their votes", roll_call.id)
        return shift(before, after)


def _is_called(roll_call: RollCall, symbol: str) -> bool:
    return any(symbols.same(name, symbol) for name in (roll_call.id, roll_call.symbol, roll_call.voted_on) if name)


@cache
def bundled_vote_desk() -> VoteDesk:
    """The vote desk over the bundled members, roll calls and blocs. Raises ``VoteError`` where they were spoilt."""
    blocs = read_blocs(paths.data("blocs.csv"))
    return VoteDesk(read_members(paths.data("members.csv")), read_roll_calls(paths.data()), blocs)


@cache
def bundled_world_map() -> WorldMap:
    """The bundled map of the world. Raises ``VoteError`` where it was spoilt."""
    return read_world_map(paths.resource("world_map.json"))
