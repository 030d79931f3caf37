"""Every question about votes is asked here: which roll calls there are, which belong to a text, how one is counted.

The bundled roll calls lie in memory; those that the user imported are read from the database when they are asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from unga_desktop import paths
from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.errors import CancelCheck, Cancelled, UnknownRollCall, VoteError
from unga_desktop.core.pictures.geometry import WorldMap
from unga_desktop.core.progress import Progress, never, nothing
from unga_desktop.core.votes.agreement import Agreement, agreement
from unga_desktop.core.votes.bloc import Bloc
from unga_desktop.core.votes.membership import Memberships
from unga_desktop.core.votes.roll_call import Member, RollCall, RollCallKind, RollCallSummary, Vote
from unga_desktop.core.votes.roll_call_search import Query, summary
from unga_desktop.core.votes.shift import Shift, shift
from unga_desktop.core.votes.tally import Tally, tally
from unga_desktop.core.votes.trend import Trend, trend
from unga_desktop.core.votes.vote_matrix import stacked, vote_matrix
from unga_desktop.core.votes.what_if import what_if
from unga_desktop.importers.vote_files.bundled_votes import read_members, read_roll_calls
from unga_desktop.importers.vote_files.state_codes import read_former_members, read_membership
from unga_desktop.importers.world_map import read_world_map
from unga_desktop.services.bloc_file import BUNDLED_BLOCS, blocs_in_force, bundled_blocs
from unga_desktop.services.roll_call_index import ORDER, RollCallIndex, joined
from unga_desktop.storage.database import Database
from unga_desktop.storage.roll_calls import RollCallStore
from unga_desktop.storage.user_database import user_database

_MOST_TALLIES = 256


class VoteDesk:
    """The member States and the roll calls, and what can be asked of them. Symbols match whatever their case and spaces.

    ``members`` are those of today, ``roll_calls`` the bundled ones, ``blocs`` those of the file that ``blocs_source`` names.
    ``kept`` holds what the user imported; without it there is nothing but the bundled roll calls. Whatever reads it may raise
    ``StorageError``.
    """

    def __init__(
        self,
        members: Iterable[Member],
        roll_calls: Iterable[RollCall],
        blocs: Iterable[Bloc] = (),
        memberships: Memberships | None = None,
        kept: RollCallStore | None = None,
        blocs_source: str = "",
    ) -> None:
        self.members = tuple(members)
        self.roll_calls = tuple(roll_calls)
        self.take_blocs(blocs, blocs_source)
        self.memberships = memberships or Memberships(self.members, (), ())
        self.kept = kept
        self._bundled = RollCallIndex(self.roll_calls)
        self._read: dict[str, RollCall] = {}
        self._tallies: dict[str, Tally] = {}

    def take_blocs(self, blocs: Iterable[Bloc], source: str) -> None:
        """Counts these blocs from now on; ``source`` says in words where they are from."""
        self.blocs, self.blocs_source = tuple(blocs), source

    def refresh(self) -> None:
        """Forgets what was read from the database: to be called once an import was kept or removed."""
        self._read.clear()
        self._tallies.clear()

    def roll_call(self, id_or_symbol: str) -> RollCall:
        """The roll call of this id or, failing that, symbol; of a symbol with several, the vote on the text as a whole.

        Raises ``UnknownRollCall``.
        """
        found = self._with_id(id_or_symbol)
        if found:
            return found
        for roll_call in self.of(id_or_symbol):
            return roll_call
        raise UnknownRollCall(
            "no vote with this symbol is known", id_or_symbol.strip(), 'The command "list" shows the symbols.'
        )

    def of(self, symbol: str) -> tuple[RollCall, ...]:
        """The votes on a text, the vote on the whole first, then those on amendments to it and on parts of it.

        The text may be named by its own symbol or its draft's. Empty where no vote is known.
        """
        direct = self._called(symbol)
        names = [name for rc in direct if rc.kind is RollCallKind.WHOLE for name in (rc.id, rc.symbol, rc.voted_on)]
        parts = [part for name in dict.fromkeys([*filter(None, names), symbol]) for part in self._parts_of(name)]
        found = {rc.id: rc for rc in (*direct, *parts)}
        return tuple(sorted(found.values(), key=lambda rc: ORDER.index(rc.kind)))

    def search(
        self, text: str = "", since: str = "", until: str = "", session: str = "", limit: int = 0
    ) -> Sequence[RollCallSummary]:
        """The roll calls in which all words of ``text`` occur, in symbol, subject, topics or sponsor, newest first.

        Days are ISO and count themselves; ``session`` is written as in symbols (``79``, ``ES-11``). A roll call that is called
        exactly ``text`` comes first. At most ``limit`` where it is above 0.
        """
        query = Query(text, since, until, session)
        bundled = [summary(roll_call) for roll_call in self.roll_calls if query.finds(roll_call)]
        kept = self.kept.search(query, limit) if self.kept is not None else ()
        ids = {roll_call.id.casefold() for roll_call in self.roll_calls}
        found = [*bundled, *(other for other in kept if other.id.casefold() not in ids)]
        found.sort(key=lambda s: s.date, reverse=True)
        if any(character.isdigit() for character in text):  # as every symbol and id has
            name, bare = symbols.key(text), _bare(text)
            # Bringing a name into its form takes a while, for thousands of them: only what may be it is looked at closely.
            called = {s.id for s in found if _bare(s.symbol).startswith(bare) or _bare(s.id).startswith(bare)}
            called = {s.id for s in found if s.id in called and name in (symbols.key(s.symbol), symbols.key(s.id))}
            found.sort(key=lambda s: s.id not in called)
        return tuple(found[:limit] if limit > 0 else found)

    def tally(self, roll_call: RollCall) -> Tally:
        """A roll call counted, its members under the names of the time; counted once, for values do not change.

        Raises ``VoteError`` for an unknown member.
        """
        known = self._tallies.get(roll_call.id)
        if known is None or known.roll_call is not roll_call:
            members = self.memberships.known_on(roll_call.date) if roll_call.votes else self.members
            if len(self._tallies) >= _MOST_TALLIES:
                self._tallies.clear()
            known = self._tallies[roll_call.id] = tally(roll_call, members)
        return known

    def what_if(self, roll_call: RollCall, changes: Mapping[str, Vote]) -> Tally:
        """A roll call counted as if some members, by code, had voted otherwise. Raises ``VoteError`` where that cannot be."""
        return tally(what_if(roll_call, changes), self.memberships.known_on(roll_call.date))

    def members_on(self, day: str) -> tuple[Member, ...]:
        """The members of the United Nations on a day (ISO), with the names that they had."""
        return self.memberships.on(day)

    def bloc(self, key: str) -> Bloc:
        """The bloc of this key, whatever its capitals. Raises ``VoteError`` that names the blocs there are."""
        for bloc in self.blocs:
            if bloc.key.casefold() == key.strip().casefold():
                return bloc
        known = ", ".join(bloc.key for bloc in self.blocs)
        raise VoteError("no bloc with this name is known", key.strip(), f"There are: {known}." if known else "")

    def shift(self, before: RollCall | str, after: RollCall | str) -> Shift:
        """Who changed from one roll call, or the one of this id, to another.

        Raises ``UnknownRollCall``, and ``VoteError`` where one of them does not name its members' votes.
        """
        pair = [rc if isinstance(rc, RollCall) else self.roll_call(rc) for rc in (before, after)]
        for roll_call in pair:
            if not roll_call.votes:
                raise VoteError("the record does not name the members and their votes", roll_call.id)
        return shift(*pair)

    def trend(self, identities: Iterable[str], cancelled: CancelCheck = never, progress: Progress = nothing) -> Trend:
        """The trend over the roll calls of these ids or symbols. Raises ``UnknownRollCall`` and ``Cancelled``."""
        names, found = list(identities), []
        for done, identity in enumerate(names):
            if cancelled():
                raise Cancelled
            progress(done / len(names))
            found.append(self.roll_call(identity))
        return trend(found)

    def agreement(
        self, query: Query, cancelled: CancelCheck = never, progress: Progress = nothing
    ) -> tuple[Agreement, tuple[str, ...]]:
        """Who votes with whom, over the roll calls that a query finds, with their ids, oldest first. Raises ``Cancelled``."""
        bundled = [rc for rc in self.roll_calls if rc.votes and query.finds(rc)]
        if self.kept is None:
            matrix = vote_matrix(bundled)
        else:
            kept = self.kept.matrix(query, cancelled, lambda share: progress(share / 2))
            known = set(map(str, kept.index))
            matrix = stacked(kept, vote_matrix(rc for rc in bundled if rc.id not in known))
        return agreement(matrix, cancelled, lambda share: progress((1 + share) / 2)), tuple(map(str, matrix.index))

    def _with_id(self, identity: str) -> RollCall | None:
        read = self._read.get(symbols.key(identity))
        if read is None:
            kept = self.kept.roll_call(identity) if self.kept is not None else None
            found = kept or self._bundled.with_id(identity)
            read = self._whole(found) if found else None
        return read

    def _called(self, name: str) -> list[RollCall]:
        kept = self.kept.named(name) if self.kept is not None else ()
        return self._once((*self._bundled.called(name), *kept))

    def _parts_of(self, name: str) -> list[RollCall]:
        kept = self.kept.parts_of(name) if self.kept is not None else ()
        return self._once((*self._bundled.parts_of(name), *kept))

    def _once(self, roll_calls: Iterable[RollCall]) -> list[RollCall]:
        """Each roll call once: of one that is bundled and kept, the kept record comes later and counts."""
        found = {symbols.key(rc.id): rc for rc in roll_calls}
        return [self._whole(roll_call) for roll_call in found.values()]

    def _whole(self, found: RollCall) -> RollCall:
        """Always the same value for a roll call, the bundled and the kept record of it joined."""
        key = symbols.key(found.id)
        if key not in self._read:
            bundled = self._bundled.with_id(found.id)
            kept = self.kept.roll_call(found.id) if self.kept is not None and bundled is found else found
            self._read[key] = joined(bundled, kept) if bundled and kept and kept is not bundled else found
        return self._read[key]


def _bare(name: str) -> str:
    """The letters and digits of a name."""
    return "".join(filter(str.isalnum, name.casefold()))


@cache
def bundled_vote_desk() -> VoteDesk:
    """The vote desk over the bundled members, roll calls and blocs. Raises ``VoteError`` where they were spoilt."""
    return _vote_desk(None, bundled_blocs(), BUNDLED_BLOCS)


def vote_desk() -> VoteDesk:
    """The vote desk over the bundled data and what the user imported; the same one for everybody who asks.

    The database is not opened before something is asked of it, and never made by asking. Raises ``VoteError`` where the
    bundled data were spoilt.
    """
    return _desk_over(user_database())


@cache
def _desk_over(database: Database) -> VoteDesk:
    return _vote_desk(RollCallStore(database), *blocs_in_force())


def _vote_desk(kept: RollCallStore | None, blocs: Iterable[Bloc], blocs_source: str) -> VoteDesk:
    members = read_members(paths.data("members.csv"))
    former = [former.member for former in read_former_members(paths.data("historical_members.csv"))]
    memberships = Memberships(members, former, read_membership(paths.data("membership.csv")))
    return VoteDesk(members, read_roll_calls(paths.data()), blocs, memberships, kept, blocs_source)


@cache
def bundled_world_map() -> WorldMap:
    """The bundled map of the world. Raises ``VoteError`` where it was spoilt."""
    return read_world_map(paths.resource("world_map.json"))
