"""The command ``compare``: two documents against each other, or the two texts of one with tracked changes."""

import argparse
from pathlib import Path

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError, day, refuse_beside
from unga_desktop.cli.reporting import write_report
from unga_desktop.core.comparison import Comparison
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library


def compare(wanted: argparse.Namespace) -> int:
    """Two documents against each other."""
    refuse_beside(wanted, "date", "html", "docx", "pdf")
    library = bundled_library()
    comparison = _comparison(wanted, Comparer(library))
    if wanted.format == "json":
        from unga_desktop.exporters.comparison_json import comparison_json

        output.write_text(comparison_json(comparison), wanted.output)
    elif wanted.format == "text":
        from unga_desktop.exporters.comparison_text import comparison_text

        output.write_text(comparison_text(comparison), wanted.output)
    else:
        form = "redline" if wanted.format == "docx" else wanted.format
        write_report(comparison, form, day(wanted), wanted.output)
    return 0


def _comparison(wanted: argparse.Namespace, comparer: Comparer) -> Comparison:
    if wanted.untracked:
        if wanted.amended is None:
            raise UsageError("--untracked needs the document sent out and the one that came back", "compare")
        return comparer.compare_untracked(wanted.original, Path(wanted.amended), wanted.ignore)
    if wanted.amended is None:
        if not wanted.original.lower().endswith(".docx"):
            raise UsageError("only a Word file (.docx) can be compared alone: name AMENDED as well", "compare")
        return comparer.compare_tracked(Path(wanted.original), wanted.ignore)
    return comparer.compare(wanted.original, wanted.amended, wanted.ignore)
