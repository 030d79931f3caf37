"""What report the user wants of what is open: the design, the roll call to compare with, the user's notes; and its making."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from unga_desktop.app.reading import Opened
from unga_desktop.core.appearance import Appearance
from unga_desktop.core.report_design import BUILT_IN, ReportDesign

if TYPE_CHECKING:
    from unga_desktop.core.report import Report
    from unga_desktop.core.votes.roll_call import RollCall
    from unga_desktop.printing.report_pages import PageArt


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """``against`` is the id of the roll call that the part on the shift compares with, empty for none."""

    design: ReportDesign = BUILT_IN[0]
    against: str = ""
    notes: str = ""

    def with_design(self, design: ReportDesign) -> "ReportOrder":
        return replace(self, design=design)


def report_on(opened: Opened, order: ReportOrder) -> "Report":
    """The report on what is open, with the vote on the amended text where one is known.

    May run off the screen's thread. Raises ``VoteError`` where the roll calls cannot be compared.
    """
    from unga_desktop.services.reporter import Reporter
    from unga_desktop.services.vote_desk import vote_desk

    assert opened.comparison is not None
    desk = vote_desk()
    found = votes_on(opened)
    against = desk.roll_call(order.against) if order.against and found else None
    if opened.all_versions and opened.versions and opened.versions.chain:
        return Reporter(desk).report_versions(
            opened.versions.chain, found[0] if found else None, today(), order.design.parts, against=against,
            notes=order.notes, redline=opened.comparison,
        )  # fmt: skip
    return Reporter(desk).report(
        opened.comparison, found[0] if found else None, today(), order.design.parts, against=against, notes=order.notes,
        explanation=opened.explanation, proposals=opened.proposals,
    )  # fmt: skip


def votes_on(opened: Opened) -> "tuple[RollCall, ...]":
    """The votes on the amended text; a file of the user's has none, whatever its symbol, nor has a text
    that only might have been adopted."""
    from unga_desktop.services.vote_desk import vote_desk

    amended = opened.names[-1]
    if opened.what_if:
        return ()
    return () if Path(amended).is_absolute() else vote_desk().of(amended)


def page_art(appearance: Appearance, colour: bool = True) -> "PageArt":
    """What the pages' pictures are made of, in colour or in black and white."""
    from unga_desktop.core.pictures.geometry import tiles
    from unga_desktop.printing.report_pages import PageArt
    from unga_desktop.services.vote_desk import bundled_world_map, vote_desk

    seen = appearance if colour else appearance.in_grey()
    return PageArt(bundled_world_map(), tiles(vote_desk().members), seen)


def today() -> str:
    """The day printed on reports (ISO)."""
    return date.today().isoformat()
