"""The command ``amend``: amendments executed on a draft."""

import argparse

from unga_desktop.cli import output
from unga_desktop.services.library import bundled_library


def amend(wanted: argparse.Namespace) -> int:
    """Amendments executed on a draft; the status says whether all of them could be."""
    from unga_desktop.services.amender import Amender

    execution = Amender(bundled_library()).amend(wanted.draft, wanted.amendments, wanted.language)
    if wanted.format == "json":
        from unga_desktop.exporters.amend_json import amend_json

        output.write_text(amend_json(execution), wanted.output)
    else:
        from unga_desktop.exporters.amend_text import amend_text

        output.write_text(amend_text(execution), wanted.output)
    return 0 if execution.complete else 1
