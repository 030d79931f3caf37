"""The command ``import``: files of any kind into the user's library, by the same door as in the window."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError
from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.file_outcome import Ending
from unga_desktop.exporters.import_text import import_text, refusal
from unga_desktop.services.intake import Intake, IntakeOptions
from unga_desktop.services.library import user_library

if TYPE_CHECKING:
    from unga_desktop.core.votes.about_vote import AboutVote


def import_files(wanted: argparse.Namespace) -> int:
    """Takes the files; what was left is listed. The status is 1 where something was refused, 2 where everything was."""
    options = IntakeOptions(
        official=True if wanted.official else False if wanted.own else None,
        symbol=_symbol(wanted),
        downloaded=wanted.downloaded or "",
        encoding=wanted.encoding or "",
        dates=wanted.dates or "",
        about=_about(wanted),
        check=wanted.check,
        only_clear=wanted.only_clear,
    )
    outcomes = Intake(user_library(), options, tell).take([Path(name) for name in wanted.files])
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


def _symbol(wanted: argparse.Namespace) -> str:
    """The symbol that a document is given, empty where it goes by the one found in it."""
    given: str = wanted.symbol or ""
    if given and len(wanted.files) > 1:
        raise UsageError("--symbol goes with one file", "import")
    if given and symbols.parse(given) is None:
        raise UsageError(f"{given!r} is not spelled as a symbol is", "import, --symbol", "Write it as in A/C.3/80/L.20")
    return given


def _about(wanted: argparse.Namespace) -> "AboutVote | None":
    """Which vote a table of nothing but States and votes is, where that was said."""
    if not wanted.vote:
        for option in ("on", "kind", "of", "subject", "rule", "source"):
            if getattr(wanted, option):
                raise UsageError(f"--{option} goes with --vote", "import")
        return None
    if len(wanted.files) > 1:
        raise UsageError("--vote goes with one file", "import")
    if not wanted.on:
        raise UsageError("--vote needs the day of the vote", "import", "Add --on YYYY-MM-DD")
    from unga_desktop.core.votes.about_vote import AboutVote
    from unga_desktop.core.votes.roll_call import MajorityRule, RollCallKind

    rule = MajorityRule(wanted.rule or MajorityRule.SIMPLE)
    council = rule in (MajorityRule.COUNCIL, MajorityRule.COUNCIL_PROCEDURE)
    kind, organ = RollCallKind(wanted.kind or RollCallKind.WHOLE), "SC" if council else "GA"
    return AboutVote(
        wanted.vote, wanted.on, kind, wanted.subject or "", wanted.of or "", organ, rule, source=wanted.source or ""
    )


def tell(name: str, share: float) -> None:
    """Says on a terminal how much of a file is read."""
    output.progress(f"{name}: {share:.0%} read")
