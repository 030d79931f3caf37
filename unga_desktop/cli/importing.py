"""The command ``import``: files of any kind into the user's library, by the same door as in the window."""

import argparse
from pathlib import Path

from unga_desktop.cli import output
from unga_desktop.core.file_outcome import Ending
from unga_desktop.exporters.import_text import import_text, refusal
from unga_desktop.services.intake import Intake, IntakeOptions
from unga_desktop.services.library import user_library


def import_files(wanted: argparse.Namespace) -> int:
    """Takes the files; what was left is listed. The status is 1 where something was refused, 2 where everything was."""
    options = IntakeOptions(
        official=True if wanted.official else False if wanted.own else None,
        downloaded=wanted.downloaded or "",
        encoding=wanted.encoding or "",
        dates=wanted.dates or "",
    )
    outcomes = Intake(user_library(), options, _tell).take([Path(name) for name in wanted.files])
    refused = [outcome for outcome in outcomes if outcome.ending is Ending.REFUSED]
    if wanted.format == "json":
        from unga_desktop.exporters.import_json import import_json

        output.write_text(import_json(outcomes), wanted.output)
    elif len(refused) < len(outcomes):
        output.write_text(import_text(outcomes), wanted.output)
    for outcome in refused:
        output.complain(refusal(outcome))
    if len(refused) == len(outcomes):
        return 2
    return 1 if any(outcome.incomplete for outcome in outcomes) else 0


def _tell(name: str, share: float) -> None:
    output.progress(f"{name}: {share:.0%} read")
