"""The command ``votes``: how the Members voted on a text."""

import argparse
from collections.abc import Callable

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError, day, refuse_beside


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
