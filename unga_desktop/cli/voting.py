"""The command ``votes``: how the Members voted on a text."""

import argparse
from collections.abc import Callable

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError, day, refuse_beside


def votes(wanted: argparse.Namespace) -> int:
    """How the Members voted on a text."""
    refuse_beside(wanted, "by", "text", "json")  # the text counts by group in any case
    refuse_beside(wanted, "date", "svg", "png")
    from unga_desktop.cli import drawing
    from unga_desktop.exporters.votes_csv import votes_csv
    from unga_desktop.exporters.votes_json import votes_json
    from unga_desktop.exporters.votes_text import votes_text
    from unga_desktop.services.vote_desk import bundled_vote_desk

    desk = bundled_vote_desk()
    roll_call = desk.roll_call(wanted.symbol)
    if wanted.roll_call:
        roll_call = desk.roll_call(wanted.roll_call)
        if roll_call not in desk.of(wanted.symbol):
            raise UsageError(f"{wanted.roll_call} is no vote on {wanted.symbol}", "votes, --roll-call", "")
    tally = desk.tally(roll_call)
    if wanted.format == "png":
        output.write_bytes(drawing.votes_png(tally, day(wanted)), wanted.output, "a picture")
        return 0
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: votes_text(tally),
        "json": lambda: votes_json(tally, wanted.by == "group"),
        "csv": lambda: votes_csv(tally),
        "svg": lambda: drawing.votes_svg_map(tally, day(wanted)),
    }
    output.write_text(writers[wanted.format](), wanted.output)
    return 0
