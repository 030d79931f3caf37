"""What each command does: services and exporters put together, one function a command."""

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from unga_desktop import paths
from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError
from unga_desktop.core.catalogue import Entry
from unga_desktop.core.comparison import Comparison
from unga_desktop.core.errors import DocumentError, ExportError, UngaError
from unga_desktop.core.symbol import normalise
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import Library, bundled_library


def run(wanted: argparse.Namespace) -> int:
    """Runs the command; returns the exit status. Raises ``UngaError`` where nothing could be done."""
    return _COMMANDS[wanted.command](wanted)


def open_window(wanted: argparse.Namespace) -> int:
    """The window, until it is closed."""
    _refuse_unknown(wanted.documents)
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


def compare(wanted: argparse.Namespace) -> int:
    """Two documents against each other."""
    _refuse_beside(wanted, "date", "html", "pdf")
    library = bundled_library()
    comparison = Comparer(library).compare(wanted.original, wanted.amended, wanted.ignore)
    if wanted.format == "json":
        from unga_desktop.exporters.comparison_json import comparison_json

        output.write_text(comparison_json(comparison), wanted.output)
    elif wanted.format == "text":
        from unga_desktop.exporters.comparison_text import comparison_text

        output.write_text(comparison_text(comparison), wanted.output)
    else:
        _write_report(comparison, wanted.format, _day(wanted), wanted.output)
    return 0


def amend(wanted: argparse.Namespace) -> int:
    """Amendments executed on a draft; the status says whether all of them could be."""
    from unga_desktop.services.amender import Amender

    execution = Amender(bundled_library()).amend(wanted.draft, wanted.amendments)
    if wanted.format == "json":
        from unga_desktop.exporters.amend_json import amend_json

        output.write_text(amend_json(execution), wanted.output)
    else:
        from unga_desktop.exporters.amend_text import amend_text

        output.write_text(amend_text(execution), wanted.output)
    return 0 if execution.complete else 1


def votes(wanted: argparse.Namespace) -> int:
    """How the Members voted on a text."""
    _refuse_beside(wanted, "by", "text", "json")  # the text counts by group in any case
    _refuse_beside(wanted, "date", "svg", "png")
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
        output.write_bytes(drawing.votes_png(tally, _day(wanted)), wanted.output, "a picture")
        return 0
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: votes_text(tally),
        "json": lambda: votes_json(tally, wanted.by == "group"),
        "csv": lambda: votes_csv(tally),
        "svg": lambda: drawing.votes_svg_map(tally, _day(wanted)),
    }
    output.write_text(writers[wanted.format](), wanted.output)
    return 0


def report(wanted: argparse.Namespace) -> int:
    """A report on each symbol. What cannot be reported on is said, and the others are done."""
    library = bundled_library()
    target = Path(wanted.output) if wanted.output else None
    as_folder = target is not None and (target.is_dir() or str(wanted.output).endswith(("/", "\\")))
    if len(wanted.symbols) == 1 and not as_folder:
        _report_on(wanted.symbols[0], wanted, library, wanted.output)
        return 0
    if target is None:
        raise UsageError("several reports need a folder", "report", "Add -o FOLDER")
    _make_folder(target)
    return _reports_into(target, wanted, library)


def picture(wanted: argparse.Namespace) -> int:
    """The window as a picture, drawn without a display."""
    from unga_desktop.cli import drawing

    output.write_bytes(drawing.window_png(wanted.documents, wanted.size, wanted.dark), wanted.output, "a picture")
    return 0


def _reports_into(folder: Path, wanted: argparse.Namespace, library: Library) -> int:
    refused = 0
    for number, symbol in enumerate(wanted.symbols, 1):
        output.progress(f"{number} of {len(wanted.symbols)}: {symbol}")
        try:
            _report_on(symbol, wanted, library, str(folder / file_name(library.entry(symbol).symbol, wanted.format)))
        except ExportError:
            raise  # a full disk is full for the others too
        except UngaError as error:
            output.complain(str(error))
            refused += 1
    return 0 if not refused else 2 if refused == len(wanted.symbols) else 1


def _report_on(symbol: str, wanted: argparse.Namespace, library: Library, target: str | None) -> None:
    if wanted.against:
        original, amended = library.entry(wanted.against), library.entry(symbol)
    elif library.counterpart(symbol) is None:
        raise DocumentError("the library knows no text to compare this one with", symbol, "Name one with --against")
    else:
        original, amended = library.pair(symbol)
    comparison = Comparer(library).compare(original.symbol, amended.symbol)
    _write_report(comparison, wanted.format, _day(wanted), target)


def file_name(symbol: str, ending: str) -> str:
    """The name of a report's file: ``A/RES/ES-11/8`` gives ``A_RES_ES-11_8.pdf``, as the United Nations names its files."""
    kept = (character if character.isalnum() or character in ".-()" else "_" for character in normalise(symbol))
    return f"{''.join(kept)}.{ending}"


def _write_report(comparison: Comparison, form: str, day: str, target: str | None) -> None:
    from unga_desktop.cli import drawing

    report = drawing.report(comparison, day)
    if form == "html":
        output.write_text(drawing.html(report), target)
    else:
        output.write_bytes(drawing.pdf(report), target, "a PDF")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"the folder cannot be made ({error.strerror})", str(folder), "Choose another") from error


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


def _refuse_beside(wanted: argparse.Namespace, option: str, *formats: str) -> None:
    """An option that a format has no use for is an error: it would be passed over in silence."""
    if getattr(wanted, option) and wanted.format not in formats:
        raise UsageError(f"--{option} goes with --format {' or '.join(formats)}, not {wanted.format}", wanted.command)


def _day(wanted: argparse.Namespace) -> str:
    return wanted.date or date.today().isoformat()


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "open": open_window,
    "list": list_documents,
    "compare": compare,
    "amend": amend,
    "votes": votes,
    "report": report,
    "picture": picture,
}
