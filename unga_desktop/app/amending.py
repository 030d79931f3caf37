"""The amendments to what is open: which there are, how their switches stand, and what follows for the text.

Everything is weighed off the screen's thread, and only once the votes are read, for the record says how the switches stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from unga_desktop.app.reading import Opened
from unga_desktop.app.tasks import Task
from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.redlines.comparison import Ignorable
from unga_desktop.services.library import Library

if TYPE_CHECKING:
    from unga_desktop.services.amendment_case import AmendmentCase, AmendmentScale
    from unga_desktop.services.proposals import Oral
    from unga_desktop.services.vote_desk import VoteDesk

_TURNED = {
    Disposition.ADOPTED: Disposition.REJECTED,
    Disposition.REJECTED: Disposition.ADOPTED,
    Disposition.OFF: Disposition.OFF,
}


@dataclass(frozen=True, slots=True)
class Own:
    """What the user proposed to one draft: files, oral revisions, and where the switches were put."""

    files: tuple[str, ...] = ()
    oral: "tuple[Oral, ...]" = ()
    dispositions: Mapping[str, Disposition] | None = None


class Amending(QObject):
    """``weighed`` carries an ``AmendmentCase``, or None where nothing is proposed to what is open; ``failed`` an error."""

    weighed = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case: AmendmentCase | None = None
        self._library = library
        self._desk: VoteDesk | None = None
        self._scale: AmendmentScale | None = None
        self._draft = self._adopted = ""
        self._ignored: frozenset[Ignorable] = frozenset()
        self._own: dict[str, Own] = {}
        self._task = Task(self)
        self._task.busy_changed.connect(self.busy_changed)
        self._task.failed.connect(self._fail)
        self._task.finished.connect(self._take)

    @property
    def draft(self) -> str:
        """The draft that is open, as it is named: a symbol or a file; empty where none is."""
        return self._draft

    @property
    def settled(self) -> bool:
        """Whether the votes are read and nothing is being weighed."""
        return self._desk is not None and not self._task.busy

    def use_desk(self, desk: "VoteDesk") -> None:
        """Takes the votes, once they are read, and weighs what is open."""
        self._desk = desk
        self._weigh()

    def open(self, opened: Opened, ignored: frozenset[Ignorable]) -> None:
        """Follows what was opened; the user's own amendments to the same draft are still there."""
        self._task.cancel()
        self.case = None
        self._ignored = ignored
        self._draft = opened.names[0] if opened.comparison or opened.document else ""
        self._adopted = opened.names[1] if opened.comparison else ""
        if opened.versions is not None or self._draft == self._adopted:
            self._draft = ""  # several versions, or one file with tracked changes: no draft and adopted text
        if self._library.has(self._draft) and self._library.entry(self._draft).kind is Kind.AMENDMENT:
            self._draft = ""  # an amendment shown by itself is no draft
        self._weigh()

    def own(self, draft: str) -> Own:
        """What the user proposed to a draft, as it is named."""
        return self._own.get(draft, Own())

    def take_own(self, draft: str, own: Own) -> None:
        """Takes what the user proposed to a draft that is opened next."""
        self._own[draft] = own

    def switch(self, name: str, disposition: Disposition) -> None:
        """Puts the switch of an amendment; the text follows."""
        if self.case is not None:
            self._set({**self.case.dispositions, name: disposition})

    def turn_round(self) -> None:
        """Adopts what is rejected and rejects what is adopted."""
        if self.case is not None:
            self._set({name: _TURNED[was] for name, was in self.case.dispositions.items()})

    def return_to_record(self) -> None:
        """Puts every switch where the record has it, and so shows the adopted text again where there is one."""
        self._set(None)

    def add_files(self, files: Sequence[str]) -> None:
        """Proposes the amendments of these files to the draft that is open; they count as adopted."""
        own = self._mine()
        added = [str(Path(file).absolute()) for file in files]
        self._put(replace(own, files=tuple(dict.fromkeys((*own.files, *added)))))

    def add_oral(self, text: str) -> str:
        """Proposes an oral revision, its switch on, and returns what it is called."""
        taken = {one.name for one in self._mine().oral}
        number = next(n for n in range(1, len(taken) + 2) if f"Oral revision {n}" not in taken)
        name = f"Oral revision {number}"
        self.put_oral(name, text)
        return name

    def put_oral(self, name: str, text: str) -> None:
        """Proposes an oral revision of this name, or other words for it; its switch is on."""
        from unga_desktop.services.proposals import Oral

        own = self._mine()
        known = any(one.name == name for one in own.oral)
        oral = tuple(Oral(name, text) if one.name == name else one for one in own.oral)
        if not known:
            oral = (*oral, Oral(name, text))
        switches = {**(self.case.dispositions if self.case else own.dispositions or {}), name: Disposition.ADOPTED}
        self._put(replace(own, oral=oral, dispositions=switches))

    def oral_text(self, name: str) -> str:
        """The words of an oral revision, empty where there is none of that name."""
        return next((one.text for one in self._mine().oral if one.name == name), "")

    def remove(self, name: str) -> None:
        """Takes away an amendment that the user added; those of the library stay."""
        proposal = self.case.proposal(name) if self.case else None
        if proposal is None:
            return
        own = self._mine()
        switches = {key: value for key, value in (own.dispositions or {}).items() if key != name}
        files = tuple(file for file in own.files if file != proposal.source)
        oral = tuple(one for one in own.oral if one.name != name)
        self._put(Own(files, oral, self._needed(switches, name)))

    def ignore(self, ignored: frozenset[Ignorable]) -> None:
        """Ignores these differences where a draft is open alone; a comparison is opened anew."""
        if ignored != self._ignored and self._draft and not self._adopted:
            self._ignored = ignored
            self._weigh()

    def cancel(self) -> None:
        """Stops the weighing under way; what is shown stays."""
        self._task.cancel()

    def _needed(self, switches: Mapping[str, Disposition], without: str) -> Mapping[str, Disposition] | None:
        """The switches, or None where they stand as the record has them."""
        recorded = {p.name: p.recorded for p in self.case.proposals if p.name != without} if self.case else {}
        return None if all(recorded.get(name) in (None, value) for name, value in switches.items()) else switches

    def _mine(self) -> Own:
        return self.own(self._draft)

    def _set(self, dispositions: Mapping[str, Disposition] | None) -> None:
        self._put(replace(self._mine(), dispositions=dispositions))

    def _put(self, own: Own) -> None:
        if self._draft:
            self._own[self._draft] = own
            self._weigh()

    def _weigh(self) -> None:
        if self._desk is None:
            return
        own, desk = self._mine(), self._desk
        if not self._draft or not (own.files or own.oral or self._library_has_some()):
            self._task.cancel()
            self._take(None)
            return
        draft, adopted, ignored = self._draft, self._adopted, self._ignored

        def work(cancelled: CancelCheck) -> "AmendmentCase | None":
            from unga_desktop.services.amendment_case import Asked

            scale = self._make_scale(desk)
            return scale.weigh(Asked(draft, adopted, own.files, own.oral, own.dispositions, ignored), cancelled)

        self._task.start(work)

    def _library_has_some(self) -> bool:
        """Whether the library knows amendments to the draft; asked without loading what reads them."""
        if not self._library.has(self._draft):
            return False
        entry = self._library.entry(self._draft)
        if entry.kind not in (Kind.DRAFT, Kind.REVISION):
            return False
        return any(e.kind is Kind.AMENDMENT and e.family == entry.family for e in self._library.entries())

    def _make_scale(self, desk: "VoteDesk") -> "AmendmentScale":
        from unga_desktop.services.amender import Amender
        from unga_desktop.services.amendment_case import AmendmentScale
        from unga_desktop.services.proposals import Proposals

        if self._scale is None:
            amender = Amender(self._library, desk)
            self._scale = AmendmentScale(amender, Proposals(self._library, amender, desk))
        return self._scale

    def make_scale(self) -> "AmendmentScale | None":
        """What weighs amendments, made where it is not there yet; None until the votes are read."""
        return self._make_scale(self._desk) if self._desk is not None else None

    def _take(self, case: "AmendmentCase | None") -> None:
        self.case = case
        self.weighed.emit(case)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
