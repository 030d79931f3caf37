"""The commands ``votes``, how the Members voted on a text, and ``import``, which brings votes into the user's library."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError, day, refuse_beside
from unga_desktop.core.errors import UngaError

if TYPE_CHECKING:
    from unga_desktop.importers.votes import ReadOptions
    from unga_desktop.services.vote_importer import VoteImporter

_MOST_LINES = 40


def votes(wanted: argparse.Namespace) -> int:
    """How the Members voted on a text."""
    refuse_beside(wanted, "by", "text", "json")
    refuse_beside(wanted, "with_", "text", "json", "csv")
    refuse_beside(wanted, "date", "svg", "png", "pdf")
    from unga_desktop.cli import drawing
    from unga_desktop.core.votes.bloc import bloc_counts
    from unga_desktop.exporters.shift_csv import shift_csv
    from unga_desktop.exporters.votes_csv import votes_csv
    from unga_desktop.exporters.votes_json import votes_json
    from unga_desktop.exporters.votes_text import votes_text
    from unga_desktop.services.vote_desk import vote_desk

    desk = vote_desk()
    roll_call = desk.roll_call(wanted.symbol)
    if wanted.roll_call:
        roll_call = desk.roll_call(wanted.roll_call)
        if roll_call not in desk.of(wanted.symbol):
            raise UsageError(f"{wanted.roll_call} is no vote on {wanted.symbol}", "votes, --roll-call", "")
    tally = desk.tally(roll_call)
    by_group = wanted.by == "group"
    blocs = bloc_counts(tally, [desk.bloc(wanted.by)]) if wanted.by and not by_group else ()
    shift = desk.shift(desk.roll_call(wanted.with_), roll_call) if wanted.with_ else None
    if wanted.format in ("png", "pdf"):
        draw = drawing.votes_png if wanted.format == "png" else drawing.votes_pdf
        output.write_bytes(draw(tally, day(wanted)), wanted.output, "a picture")
        return 0
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: votes_text(tally, blocs=blocs, shift=shift),
        "json": lambda: votes_json(tally, by_group, blocs=blocs, shift=shift),
        "csv": lambda: shift_csv(shift, desk.members_on(roll_call.date)) if shift else votes_csv(tally),
        "svg": lambda: drawing.votes_svg_map(tally, day(wanted)),
    }
    output.write_text(writers[wanted.format](), wanted.output)
    return 0


def import_files(wanted: argparse.Namespace) -> int:
    """Reads files of votes and keeps what is clear; what was left is listed, and the status then is 1."""
    from unga_desktop.importers.votes import ReadOptions
    from unga_desktop.services.vote_desk import vote_desk
    from unga_desktop.services.vote_importer import VoteImporter

    importer = VoteImporter(vote_desk())
    options = ReadOptions(downloaded=wanted.downloaded or "", encoding=wanted.encoding or "", dates=wanted.dates or "")
    told: list[str] = []
    left = refused = 0
    groups = importer.together([Path(name) for name in wanted.files], options.encoding)
    for files in groups:
        try:
            lines, rows = _imported(importer, files, options)
        except UngaError as error:
            output.complain(str(error))
            refused += 1
            continue
        told += lines
        left += rows
    if told:
        output.write_text("\n".join(told) + "\n", None)
    if refused == len(groups):
        return 2
    return 1 if left or refused else 0


def _imported(importer: "VoteImporter", files: Sequence[Path], options: "ReadOptions") -> tuple[list[str], int]:
    """What came of the files of one collection, in lines, and how many rows were left out."""

    def progress(share: float) -> None:
        output.progress(f"{files[0].name}: {share:.0%} read")

    found = importer.read(files, progress, options=options)
    kept = importer.keep(found)
    left = [complaint for complaint in found.complaints if complaint.left]
    doubtful = len(found.complaints) - len(left)
    lines = [
        f"{found.file}: {found.layout}",
        f"  taken: {found.taken:,} votes of {found.rows:,} rows, {len(found.roll_calls):,} roll calls "
        f"({kept.added:,} new, {len(kept.replaced):,} replaced, {kept.same:,} known already)",
        f"  source: {found.source}",
    ]
    if kept.shadowed:
        lines.append(f"  {kept.shadowed:,} of them are not used, since a better record gives the same vote")
    if found.complaints:
        lines.append(f"  left out: {len(left):,} rows; taken, but doubtful: {doubtful:,}")
    for complaint in found.complaints[:_MOST_LINES]:
        where = f"row {complaint.row}, {complaint.column}" if complaint.row else complaint.column
        lines.append(f"    {where}: {complaint.what}{'' if complaint.left else ' (taken)'}")
    if len(found.complaints) > _MOST_LINES:
        lines.append(f"    and {len(found.complaints) - _MOST_LINES:,} more")
    return lines, len(left)
