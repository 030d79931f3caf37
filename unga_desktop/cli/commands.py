"""What each command does: the small ones here, the others in a module each."""

import argparse
import gc
import os
from collections.abc import Callable, Sequence

from unga_desktop import paths
from unga_desktop.cli import amending, comparing, importing, keeping, output, reporting, searching, voting
from unga_desktop.cli.arguments import UsageError
from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.services.library import bundled_library, user_library

PARTLY = 1
"""The exit status of a command that is done, but for something that could not be read."""


def run(wanted: argparse.Namespace) -> int:
    """Runs the command; returns the exit status. Raises ``UngaError`` where nothing could be done."""
    status = PARTLY
    try:
        status = _COMMANDS[wanted.command](wanted)
    finally:
        # The window says it in a dialog of its own.
        if wanted.command != "open" and keeping.say_set_aside():
            status = max(status, PARTLY)
    return status


def open_window(wanted: argparse.Namespace) -> int:
    """The window, until it is closed."""
    _refuse_unknown(wanted.documents)
    # Looking for garbage while everything is loaded finds none, and keeps the first paint waiting; the window begins it again.
    gc.disable()
    from unga_desktop.app.start import run as start

    return start(wanted.documents)


def _refuse_unknown(documents: Sequence[str]) -> None:
    """A mistyped command looks like a document that does not exist: it is better said here than in a window."""
    for document in documents:
        # In this order, since the user's library takes a while to be looked through where it is large.
        known = bundled_library().has(document) or os.path.lexists(document) or user_library().has(document)
        if not known:
            raise UsageError("neither a command nor a document", document, "See unga-desktop --help")


def list_documents(wanted: argparse.Namespace) -> int:
    """The library's entries."""
    entries = user_library().entries()
    if wanted.format == "json":
        from unga_desktop.exporters.list_json import list_json

        output.write_text(list_json(entries), wanted.output)
    else:
        from unga_desktop.exporters.list_text import list_text

        output.write_text(list_text(entries, _results()), wanted.output)
    return 0


def picture(wanted: argparse.Namespace) -> int:
    """The window as a picture, drawn without a display."""
    from unga_desktop.cli import drawing

    output.write_bytes(drawing.window_png(wanted.documents, wanted.size, wanted.dark), wanted.output, "a picture")
    return 0


def _results() -> Callable[[Entry], str]:
    """How the vote on each entry ended, in a few words: the first of its roll calls."""
    from unga_desktop.importers.vote_files.bundled_votes import read_roll_calls

    ended = {
        roll_call.id: roll_call.outcome
        if str(roll_call.published) == "?-?-?"
        else f"{roll_call.published} {roll_call.outcome}"
        for roll_call in read_roll_calls(paths.data())
    }
    return lambda entry: next((ended[key] for key in entry.roll_calls if key in ended), "")


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "open": open_window,
    "list": list_documents,
    "search": searching.search,
    "uses": searching.uses,
    "import": importing.import_files,
    "library": keeping.library,
    "compare": comparing.compare,
    "amend": amending.amend,
    "votes": voting.votes,
    "report": reporting.report,
    "picture": picture,
}
