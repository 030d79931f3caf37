"""What each command does: the small ones here, the others in a module each."""

import argparse
import gc
import os
from collections.abc import Callable, Sequence

from unga_desktop import paths
from unga_desktop.cli import amending, comparing, output, reporting, voting
from unga_desktop.cli.arguments import UsageError
from unga_desktop.core.catalogue import Entry
from unga_desktop.services.library import bundled_library


def run(wanted: argparse.Namespace) -> int:
    """Runs the command; returns the exit status. Raises ``UngaError`` where nothing could be done."""
    return _COMMANDS[wanted.command](wanted)


def open_window(wanted: argparse.Namespace) -> int:
    """The window, until it is closed."""
    _refuse_unknown(wanted.documents)
    # Looking for garbage while everything is loaded finds none, and keeps the first paint waiting; the window begins it again.
    gc.disable()
    from unga_desktop.app.start import run as start

    return start(wanted.documents)


def _refuse_unknown(documents: Sequence[str]) -> None:
    """A mistyped command looks like a document that does not exist: it is better said here than in a window."""
    library = bundled_library()
    for document in documents:
        if not library.has(document) and not os.path.lexists(document):
            raise UsageError("neither a command nor a document", document, "See unga-desktop --help")


def list_documents(wanted: argparse.Namespace) -> int:
    """The library's entries."""
    entries = bundled_library().entries()
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
    from unga_desktop.importers.bundled_votes import read_roll_calls

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
    "compare": comparing.compare,
    "amend": amending.amend,
    "votes": voting.votes,
    "import": voting.import_files,
    "report": reporting.report,
    "picture": picture,
}
