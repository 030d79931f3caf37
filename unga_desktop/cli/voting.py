"""The command ``votes``: how the Members voted on a text, or which roll calls there are."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError, day, refuse_beside
from unga_desktop.core.errors import VoteError

if TYPE_CHECKING:
    from unga_desktop.core.votes.group_rows import GroupRow
    from unga_desktop.core.votes.roll_call import Member, RollCall
    from unga_desktop.core.votes.shift import Shift
    from unga_desktop.core.votes.tally import Tally
    from unga_desktop.services.vote_desk import VoteDesk

    _Runs = Sequence[Sequence[GroupRow]]


def votes(wanted: argparse.Namespace) -> int:
    """How the Members voted on a text; or, with ``--find``, which roll calls there are."""
    if wanted.find is not None:
        return _find(wanted)
    if not wanted.symbol:
        raise UsageError("no symbol", "votes", "Name a text, or look for roll calls with --find WORDS")
    for option in ("since", "until", "session"):
        if getattr(wanted, option):
            raise UsageError(f"--{option} goes with --find", "votes")
    refuse_beside(wanted, "date", "svg", "png", "pdf")
    from unga_desktop.core.votes.group_rows import bloc_rows, regional_rows
    from unga_desktop.services.vote_desk import vote_desk

    desk = vote_desk()
    tally = desk.tally(_roll_call(desk, wanted.symbol, wanted.roll_call))
    shift = desk.shift(desk.roll_call(wanted.with_), tally.roll_call) if wanted.with_ else None
    blocs = [desk.bloc(wanted.by)] if wanted.by and wanted.by != "group" else []
    counted = [tally] if shift is None else [desk.tally(shift.before), tally]
    runs = [bloc_rows(one, blocs) if blocs else regional_rows(one) for one in counted] if wanted.by else []
    source = desk.blocs_source if blocs else ""
    if wanted.by and wanted.format not in ("text", "json") and not all(one.casts for one in counted):
        raise VoteError(
            "the record does not name the members and their votes, so no group can be counted", wanted.symbol
        )
    if wanted.format in ("text", "json", "csv"):
        members = desk.members_on(tally.roll_call.date)
        output.write_text(_written(wanted.format, tally, runs, shift, members, source), wanted.output)
    else:
        _draw(wanted, tally, runs, shift, desk, source)
    return 0


def _roll_call(desk: "VoteDesk", symbol: str, identity: str | None) -> "RollCall":
    found = desk.roll_call(symbol)
    if not identity:
        return found
    one = desk.roll_call(identity)
    if one not in desk.of(symbol):
        raise UsageError(f"{identity} is no vote on {symbol}", "votes, --roll-call", "")
    return one


def _written(
    form: str, tally: "Tally", runs: "_Runs", shift: "Shift | None", members: "Sequence[Member]", source: str
) -> str:
    """Votes as text: ``runs`` are the groups that were asked for, of each roll call, ``source`` says where blocs are from."""
    from unga_desktop.exporters.groups_csv import groups_csv
    from unga_desktop.exporters.shift_csv import shift_csv
    from unga_desktop.exporters.votes_csv import votes_csv
    from unga_desktop.exporters.votes_json import votes_json
    from unga_desktop.exporters.votes_text import votes_text

    if form == "csv":
        if runs:
            return groups_csv([row for rows in runs for row in rows], source)
        return shift_csv(shift, members) if shift else votes_csv(tally)
    if form == "json":
        return votes_json(tally, runs[-1] if runs else None, shift=shift, blocs_source=source)
    return votes_text(tally, runs[-1] if runs else (), shift=shift, blocs_source=source)


def _draw(
    wanted: argparse.Namespace, tally: "Tally", runs: "_Runs", shift: "Shift | None", desk: "VoteDesk", source: str
) -> None:
    """The picture that was asked for: the map alone, or with it who changed, or groups."""
    from unga_desktop.cli import drawing

    form, made = wanted.format, day(wanted)
    content: str | bytes
    if shift:
        names = {member.iso3: member for member in desk.memberships.known_on(max(shift.before.date, shift.after.date))}
        content = drawing.shift_picture(form, shift, names, runs, source, made)
    elif runs:
        content = drawing.groups_picture(form, tally, runs[0], source, made)
    else:
        content = drawing.votes_picture(form, tally, made)
    if isinstance(content, str):
        output.write_text(content, wanted.output)
    else:
        output.write_bytes(content, wanted.output, "a picture")


def _find(wanted: argparse.Namespace) -> int:
    """The roll calls in which all words occur, newest first; status 1 where there are none."""
    for option in ("symbol", "roll_call", "with_", "by", "date"):
        if getattr(wanted, option):
            name = "SYMBOL" if option == "symbol" else f"--{option.rstrip('_').replace('_', '-')}"
            raise UsageError(f"{name} does not go with --find", "votes")
    if wanted.format not in ("text", "json", "csv"):
        raise UsageError(f"--find goes with --format text or json or csv, not {wanted.format}", "votes")
    from unga_desktop.exporters import found_votes
    from unga_desktop.services.vote_desk import vote_desk

    found = vote_desk().search(wanted.find, wanted.since or "", wanted.until or "", wanted.session or "")
    write = {"text": found_votes.as_text, "json": found_votes.as_json, "csv": found_votes.as_csv}[wanted.format]
    output.write_text(write(found), wanted.output)
    return 0 if found else 1
