"""The votes beside the text. Reads them after the window has been painted once, since counting needs pandas, which is slow
to load; what is asked for before then is shown as soon as they are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from unga_desktop import paths
from unga_desktop.app.tasks import Task
from unga_desktop.core.errors import CancelCheck, StorageError
from unga_desktop.core.pictures.geometry import Tile, WorldMap, tiles

if TYPE_CHECKING:
    from unga_desktop.core.votes.bloc import Bloc
    from unga_desktop.core.votes.roll_call import RollCall
    from unga_desktop.core.votes.tally import Tally
    from unga_desktop.models.state_names import StateNames
    from unga_desktop.services.vote_desk import VoteDesk


@dataclass(frozen=True, slots=True)
class Atlas:
    """What the votes are drawn on, the names that States are found by, and the blocs with their source in words."""

    world: WorldMap
    tiles: tuple[Tile, ...]
    names: "StateNames"
    blocs: "tuple[Bloc, ...]"
    blocs_source: str


class Voting(QObject):
    """``ready`` is emitted once, with the ``Atlas``; then ``tallied`` with a tuple of tallies for each ``show``, empty
    where no vote is known."""

    ready = Signal(object)
    tallied = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk: VoteDesk | None = None
        self.atlas: Atlas | None = None
        self.tallies: tuple[Tally, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._loading = Task(self)
        self._loading.failed.connect(self.failed)
        self._loading.finished.connect(self._take)

    def load(self) -> None:
        """Reads members, roll calls and map, away from the screen's thread."""
        self._loading.start(_read)

    def show(self, symbols: Sequence[str]) -> None:
        """Counts the votes on the first of these texts on which there were any, and on amendments to it."""
        self._wanted = tuple(symbols)
        if self.desk is None:
            return
        try:
            self.tallies = _tallies(self.desk, self._wanted)
        except StorageError as error:
            from unga_desktop.services.vote_desk import bundled_vote_desk

            # What the user imported cannot be read; what travels with the program can.
            self.failed.emit(error)
            self.desk = bundled_vote_desk()
            self.tallies = _tallies(self.desk, self._wanted)
        self.tallied.emit(self.tallies)

    def look_again(self) -> None:
        """Counts the votes on what is shown again, where others are known of it by now."""
        if self.desk is not None:
            try:
                found = _roll_calls(self.desk, self._wanted)
            except StorageError:
                return  # who asks for votes next says it
            if found != tuple(tally.roll_call for tally in self.tallies):
                self.show(self._wanted)

    def _take(self, read: "tuple[VoteDesk, Atlas]") -> None:
        self.desk, self.atlas = read
        self.ready.emit(self.atlas)
        self.show(self._wanted)


def _tallies(desk: "VoteDesk", symbols: Sequence[str]) -> "tuple[Tally, ...]":
    return tuple(desk.tally(roll_call) for roll_call in _roll_calls(desk, symbols))


def _roll_calls(desk: "VoteDesk", symbols: Sequence[str]) -> "tuple[RollCall, ...]":
    """The votes on the first of these texts on which there were any."""
    return next((calls for calls in map(desk.of, symbols) if calls), ())


def _read(_: CancelCheck) -> "tuple[VoteDesk, Atlas]":
    from unga_desktop.services.vote_desk import bundled_world_map, vote_desk

    desk = vote_desk()
    return desk, Atlas(bundled_world_map(), tiles(desk.members), _names(desk), desk.blocs, desk.blocs_source)


def _names(desk: "VoteDesk") -> "StateNames":
    """All names of the States, past and present, common ones too, and their numbers."""
    from unga_desktop.importers.vote_files.state_codes import read_state_codes
    from unga_desktop.models.state_names import StateNames

    members = desk.memberships.ever
    former = [(s.code, s.name) for m in members for s in desk.memberships.stretches(m.iso3) if s.name]
    common = [(c.iso3, c.code) for c in read_state_codes(paths.data("state_codes.csv")) if c.scheme == "name"]
    codes = [(member.iso3, member.m49) for member in members if member.m49]
    return StateNames({member.iso3: member.name for member in members}, (*former, *common), codes)
