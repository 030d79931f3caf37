"""The command ``amend``: amendments executed on a draft, or written from its edited text."""

import argparse

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError, day, refuse_beside
from unga_desktop.core.amendments.outcome import Execution, Status
from unga_desktop.core.report_design import BUILT_IN, USUAL_PARTS
from unga_desktop.services.library import user_library


def amend(wanted: argparse.Namespace) -> int:
    """Amendments executed on a draft; the status says whether all of them could be."""
    if wanted.write is not None:
        return _write(wanted)
    if not wanted.amendments:
        raise UsageError("name the amendments, or the edited text with --write", "amend")
    if wanted.symbol or wanted.sponsor:
        raise UsageError("--symbol and --sponsor go with --write", "amend")
    refuse_beside(wanted, "date", "html", "docx", "pdf")
    from unga_desktop.services.amender import Amender

    execution = Amender(user_library()).amend(wanted.draft, wanted.amendments, wanted.language)
    if wanted.format == "json":
        from unga_desktop.exporters.amend_json import amend_json

        output.write_text(amend_json(execution), wanted.output)
    elif wanted.format == "text":
        from unga_desktop.exporters.amend_text import amend_text

        output.write_text(amend_text(execution), wanted.output)
    else:
        _report(execution, wanted)
    return 0 if execution.complete else 1


def _write(wanted: argparse.Namespace) -> int:
    """The amendment document that leads from the draft to its edited text."""
    if wanted.amendments:
        raise UsageError("--write takes no amendments besides the edited text", "amend")
    if wanted.format != "text":
        raise UsageError(f"--write goes with --format text, not {wanted.format}", "amend")
    refuse_beside(wanted, "date", "html", "docx", "pdf")
    from unga_desktop.services.amender import Amender

    text = Amender(user_library()).write(wanted.draft, wanted.write, wanted.symbol or "", wanted.sponsor or "")
    output.write_text(text, wanted.output)
    return 0


def _report(execution: Execution, wanted: argparse.Namespace) -> None:
    """The draft with its changes marked; what was refused is listed in the report, or beside a Word document."""
    from unga_desktop.cli import drawing
    from unga_desktop.core.amendments.explanation import explain_execution
    from unga_desktop.services.amender import Amender
    from unga_desktop.services.amendment_parts import with_outcomes
    from unga_desktop.services.proposals import Proposals
    from unga_desktop.services.vote_desk import bundled_vote_desk

    library, desk = user_library(), bundled_vote_desk()
    proposals = Proposals(library, Amender(library, desk), desk).of(wanted.amendments)
    explanation = explain_execution(execution)
    parts = tuple(key for key in USUAL_PARTS if not key.startswith("amendment"))  # the outcomes say it all
    report = with_outcomes(
        drawing.report(explanation.comparison, day(wanted), parts, explanation, proposals), execution
    )
    if wanted.format == "html":
        output.write_text(drawing.html(report), wanted.output)
    elif wanted.format == "pdf":
        output.write_bytes(drawing.pdf(report, BUILT_IN[0]), wanted.output, "a PDF")
    else:
        output.write_bytes(drawing.redline_docx(report), wanted.output, "a Word document")
        for outcome in execution.outcomes:
            if outcome.status is not Status.APPLIED:
                output.complain(
                    f"{outcome.amendment}, instruction {outcome.number}, was not executed: {outcome.reason}"
                )
