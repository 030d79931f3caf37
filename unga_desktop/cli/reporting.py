"""The command ``report``, and the writing of a comparison as a report for the commands that offer it."""

import argparse
import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError, day
from unga_desktop.core.errors import DocumentError, ExportError, UngaError
from unga_desktop.core.file_name import FileNames
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.report_design import BUILT_IN, ReportDesign
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import Library, user_library
from unga_desktop.services.report_designs import ReportDesigns

if TYPE_CHECKING:
    from unga_desktop.core.amendments.explanation import Explanation
    from unga_desktop.core.report import Report
    from unga_desktop.core.versions.version_chain import VersionChain
    from unga_desktop.services.proposals import Proposal


def report(wanted: argparse.Namespace) -> int:
    """A report on each symbol. What cannot be reported on is said, and the others are done."""
    library = user_library()
    _design(wanted)  # a name that is none is said before anything is made
    if wanted.versions:
        return _report_on_versions(wanted, library)
    target = Path(wanted.output) if wanted.output else None
    as_folder = target is not None and (str(wanted.output).endswith(("/", "\\")) or _is_folder(target))
    if len(wanted.symbols) == 1 and not as_folder:
        _report_on(wanted.symbols[0], wanted, library, wanted.output)
        return 0
    if target is None:
        raise UsageError("several reports need a folder", "report", "Add -o FOLDER")
    _make_folder(target)
    return _reports_into(target, wanted, library)


def _report_on_versions(wanted: argparse.Namespace, library: Library) -> int:
    """One report on all the documents named, as versions of one text."""
    from unga_desktop.core.versions.version_weaving import trace

    if len(wanted.symbols) < 2:
        raise UsageError("--versions needs two documents or more", "report")
    if wanted.against:
        raise UsageError("--against and --versions exclude each other", "report")
    versions = [library.open(name) for name in wanted.symbols]
    chain, other_vote = trace(versions), wanted.with_ or ""
    write_versions(chain, wanted.format, day(wanted), wanted.output, _design(wanted), other_vote)
    return 0


def _reports_into(folder: Path, wanted: argparse.Namespace, library: Library) -> int:
    """A report on each symbol into a folder; the exit status says whether all were written."""
    names, refused, known = FileNames(), 0, set()
    for number, symbol in enumerate(wanted.symbols, 1):
        output.progress(f"{number} of {len(wanted.symbols)}: {symbol}")
        try:
            found = library.entry(symbol).symbol
            if found in known:
                continue  # named twice, perhaps in two spellings
            known.add(found)
            _report_on(symbol, wanted, library, str(folder / f"{names.stem(found)}.{wanted.format}"))
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
    write_report(comparison, wanted.format, day(wanted), target, _design(wanted), other_vote=wanted.with_ or "")


def _design(wanted: argparse.Namespace) -> ReportDesign:
    return ReportDesigns().design(wanted.template) if wanted.template else BUILT_IN[0]


def write_report(
    comparison: Comparison,
    form: str,
    date: str,
    target: str | None,
    design: ReportDesign = BUILT_IN[0],
    explanation: "Explanation | None" = None,
    proposals: "Sequence[Proposal]" = (),
    other_vote: str = "",
) -> None:
    """Writes the report on a comparison as ``form`` ("html", "pdf", "docx"), with ``date`` (ISO) on it.

    ``"redline"`` is the redline alone as a Word document. With an ``explanation`` the report has its annexes, with
    ``other_vote`` (a symbol or the id of a roll call) the part on who voted otherwise there.
    """
    from unga_desktop.cli import drawing

    made = drawing.report(comparison, date, design.parts, explanation, proposals, other_vote)
    write_made(made, form, target, design)


def write_versions(
    chain: "VersionChain",
    form: str,
    date: str,
    target: str | None,
    design: ReportDesign = BUILT_IN[0],
    other_vote: str = "",
) -> None:
    """Writes the report on three and more versions of a text; as ``write_report``."""
    from unga_desktop.cli import drawing

    write_made(drawing.report_of_versions(chain, date, design.parts, other_vote), form, target, design)


def write_made(report: "Report", form: str, target: str | None, design: ReportDesign = BUILT_IN[0]) -> None:
    """Writes a report in its format; see ``write_report``."""
    from unga_desktop.cli import drawing

    if form == "html":
        output.write_text(drawing.html(report, design), target)
    elif form == "pdf":
        output.write_bytes(drawing.pdf(report, design), target, "a PDF")
    else:
        content = drawing.docx(report, design) if form == "docx" else drawing.redline_docx(report)
        output.write_bytes(content, target, "a Word document")


def _is_folder(target: Path) -> bool:
    with contextlib.suppress(OSError, ValueError):  # a name that no file can have: saving says so
        return target.is_dir()
    return False


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"the folder cannot be made ({error.strerror})", str(folder), "Choose another") from error
    except ValueError as error:
        raise ExportError("this is no name of a folder", str(folder), "Choose another") from error
