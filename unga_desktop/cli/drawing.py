"""What the command line draws: reports and pictures, without a window and without a display.

Qt is imported where it is needed and not before: reports as HTML and maps as SVG do without.
"""

import os
from collections.abc import Mapping, Sequence

from unga_desktop import paths
from unga_desktop.cli import output
from unga_desktop.core.amendments.explanation import Explanation
from unga_desktop.core.appearance import Appearance
from unga_desktop.core.documents.document import Document, TextStatus
from unga_desktop.core.errors import VoteError
from unga_desktop.core.pictures.geometry import tiles
from unga_desktop.core.pictures.sheet import Sheet
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.report import Report
from unga_desktop.core.report_design import BUILT_IN, USUAL_PARTS, ReportDesign, with_part
from unga_desktop.core.versions.version_chain import VersionChain
from unga_desktop.core.votes.group_rows import GroupRow
from unga_desktop.core.votes.roll_call import Member, RollCall
from unga_desktop.core.votes.shift import Shift
from unga_desktop.core.votes.tally import Tally
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.services.proposals import Proposal
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_world_map, vote_desk

_PICTURE_WIDTH = 1600


def report(
    comparison: Comparison,
    day: str,
    parts: tuple[str, ...] = USUAL_PARTS,
    explanation: Explanation | None = None,
    proposals: Sequence[Proposal] = (),
    other_vote: str = "",
) -> Report:
    """The report on a comparison, with the vote on the amended text where one is known, and annexes on the amendments
    ``proposals`` where the comparison is that of an ``explanation``. ``other_vote`` is the symbol or id of the roll call that the
    shift is counted from; raises ``VoteError`` where either vote is not known or has no members."""
    desk, vote = vote_desk(), _vote_on(comparison.amended)
    against, parts = _shift_from(other_vote, vote, parts, comparison.amended.name)
    return Reporter(desk).report(
        comparison, vote, day, parts, against=against, explanation=explanation, proposals=proposals
    )


def report_of_versions(
    chain: VersionChain, day: str, parts: tuple[str, ...] = USUAL_PARTS, other_vote: str = ""
) -> Report:
    """The report on three and more versions of a text, with the vote on the last one where one is known; as ``report``."""
    vote = _vote_on(chain.versions[-1])
    against, parts = _shift_from(other_vote, vote, parts, chain.versions[-1].name)
    return Reporter(vote_desk()).report_versions(chain, vote, day, parts, against=against)


def html(made: Report, design: ReportDesign = BUILT_IN[0]) -> str:
    """A report as one HTML page that needs no other file."""
    from unga_desktop.exporters.report_html import report_html

    return report_html(made, bundled_world_map(), tiles(vote_desk().members), _appearance(design.colour))


def pdf(made: Report, design: ReportDesign) -> bytes:
    """A report as PDF, on the page of its design."""
    from unga_desktop.printing.page_setup import PageSetup
    from unga_desktop.printing.report_pages import PageArt
    from unga_desktop.printing.report_pdf import report_pdf

    art = PageArt(bundled_world_map(), tiles(vote_desk().members), _appearance())
    return report_pdf(made, art, PageSetup.of(design), output.Meter("row").tell)


def docx(made: Report, design: ReportDesign) -> bytes:
    """A report as a Word document, its redline as tracked changes."""
    from unga_desktop.exporters.report_docx import report_docx
    from unga_desktop.printing.report_pages import PageArt
    from unga_desktop.printing.report_picture import report_picture

    art = PageArt(bundled_world_map(), tiles(vote_desk().members), _appearance(design.colour))
    return report_docx(made, lambda picture: report_picture(picture, art, made.date), design)


def redline_docx(made: Report) -> bytes:
    """The redline of a report alone as a Word document with tracked changes; needs no Qt."""
    from unga_desktop.exporters import redline_docx as exporter

    return exporter.redline_docx(made)


def votes_picture(form: str, tally: Tally, made: str) -> str | bytes:
    """The map of a roll call as ``form`` ("svg", "png", "pdf")."""
    if form == "svg":
        return votes_svg_map(tally, made)
    return votes_png(tally, made) if form == "png" else votes_pdf(tally, made)


def votes_svg_map(tally: Tally, day: str) -> str:
    """The map of a roll call as SVG; needs no Qt."""
    from unga_desktop.exporters.votes_svg import votes_svg

    appearance = _appearance()
    return votes_svg(tally, bundled_world_map(), appearance.votes, appearance.light, day)


def votes_png(tally: Tally, day: str) -> bytes:
    """The map of a roll call as a PNG."""
    from unga_desktop.printing.headless import ensure_application
    from unga_desktop.printing.picture_file import png
    from unga_desktop.printing.vote_picture import VoteScene, vote_image

    ensure_application()
    appearance = _appearance()
    scene = VoteScene(tally.roll_call.votes, appearance.light, appearance.votes)
    return png(vote_image(tally, bundled_world_map(), scene, _PICTURE_WIDTH, day))


def votes_pdf(tally: Tally, day: str) -> bytes:
    """The map of a roll call as a PDF page."""
    from unga_desktop.printing.headless import ensure_application
    from unga_desktop.printing.vote_picture import VoteScene, vote_pdf

    ensure_application()
    appearance = _appearance()
    scene = VoteScene(tally.roll_call.votes, appearance.light, appearance.votes)
    return vote_pdf(tally, bundled_world_map(), scene, day, appearance.type.sans)


def shift_picture(
    form: str,
    shift: Shift,
    members: Mapping[str, Member],
    runs: Sequence[Sequence[GroupRow]],
    blocs_source: str,
    made: str,
) -> str | bytes:
    """Who changed between two roll calls as ``form`` ("svg", "png", "pdf"), with the groups of both where ``runs`` has any."""
    from unga_desktop.core.pictures.group_sheet import with_groups
    from unga_desktop.core.pictures.study_sheets import shift_sheet

    sheet = shift_sheet(shift, members, bundled_world_map(), made)
    return _sheet(with_groups(sheet, runs, blocs_source) if runs else sheet, form)


def groups_picture(form: str, tally: Tally, rows: Sequence[GroupRow], blocs_source: str, made: str) -> str | bytes:
    """A roll call with groups of States as ``form`` ("svg", "png", "pdf")."""
    from unga_desktop.core.pictures.group_sheet import group_sheet

    return _sheet(group_sheet(tally, rows, bundled_world_map(), blocs_source, made), form)


def _sheet(sheet: Sheet, form: str) -> str | bytes:
    appearance = _appearance()
    if form == "svg":
        from unga_desktop.exporters.sheet_svg import sheet_svg

        return sheet_svg(sheet, appearance.votes, appearance.light)
    from unga_desktop.printing.headless import ensure_application
    from unga_desktop.printing.sheet_file import sheet_file

    ensure_application()
    return sheet_file(sheet, f".{form}", appearance)


def window_png(documents: Sequence[str], size: tuple[int, int], dark: bool) -> bytes:
    """The window with these documents as a PNG, ``size`` pixels large."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler

    from unga_desktop.app import screenshot

    before = qInstallMessageHandler(_say)
    try:
        return screenshot.window_png(documents, size, dark)
    finally:
        qInstallMessageHandler(before)


def _say(_kind: object, _context: object, message: str) -> None:
    """Hands on what Qt says, but for the remark that a window which nobody sees cannot be held to a size."""
    if "propagateSizeHints" not in message:
        output.complain(message)


def _shift_from(
    other_vote: str, vote: RollCall | None, parts: tuple[str, ...], name: str
) -> tuple[RollCall | None, tuple[str, ...]]:
    """The roll call that the shift is counted from, and the parts with that one among them."""
    if not other_vote:
        return None, parts
    if vote is None:
        raise VoteError("no vote on this text is known, so nobody can have voted otherwise", name, "Leave out --with")
    return vote_desk().roll_call(other_vote), parts if "shift" in parts else with_part(parts, "shift")


def _vote_on(amended: Document) -> RollCall | None:
    """The vote on a text as a whole; a text of the user's own has none, whatever symbol it begins with."""
    if amended.source.status not in (TextStatus.OFFICIAL, TextStatus.SUMMARY):
        return None
    found = vote_desk().of(amended.symbol)
    return found[0] if found else None


def _appearance(colour: bool = True) -> Appearance:
    found = read_appearance(paths.resource("appearance.toml"))
    return found if colour else found.in_grey()
