"""The command ``compare``: two documents against each other."""

import argparse

from unga_desktop.cli import output
from unga_desktop.cli.arguments import day, refuse_beside
from unga_desktop.cli.reporting import write_report
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library


def compare(wanted: argparse.Namespace) -> int:
    """Two documents against each other."""
    refuse_beside(wanted, "date", "html", "docx", "pdf")
    library = bundled_library()
    comparison = Comparer(library).compare(wanted.original, wanted.amended, wanted.ignore)
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
