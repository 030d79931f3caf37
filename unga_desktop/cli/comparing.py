"""The command ``compare``: two documents against each other, or the two texts of one with tracked changes."""

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError, day, refuse_beside
from unga_desktop.cli.reporting import write_report, write_versions
from unga_desktop.core.amendments.outcome import Status
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.services.comparer import Comparer, in_language
from unga_desktop.services.library import Library, user_library

if TYPE_CHECKING:
    from unga_desktop.core.amendments.explanation import Explanation
    from unga_desktop.services.proposals import Proposal


def compare(wanted: argparse.Namespace) -> int:
    """Two documents against each other, or each version of several against the one before."""
    with _no_look_for_garbage():
        return _compare(wanted)


@contextmanager
def _no_look_for_garbage() -> Iterator[None]:
    """A comparison leaves hardly any garbage in rings, and looking for it among so many new values takes a tenth of the time."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def _compare(wanted: argparse.Namespace) -> int:
    refuse_beside(wanted, "date", "html", "docx", "pdf")
    library = user_library()
    if wanted.later:
        return _trace(wanted, library)
    made, status = _explained(wanted, library) if wanted.amendments else (None, 0)
    comparison = in_language(made.comparison if made else _comparison(wanted, Comparer(library)), wanted.language)
    if wanted.format == "json":
        from unga_desktop.exporters.comparison_json import comparison_json

        output.write_text(comparison_json(comparison), wanted.output)
    elif wanted.format == "text":
        from unga_desktop.exporters.comparison_text import comparison_text

        output.write_text(comparison_text(comparison), wanted.output)
    else:
        form = "redline" if wanted.format == "docx" else wanted.format
        proposals = _proposals(wanted, library) if made else ()
        explanation = replace(made, comparison=comparison) if made else None
        write_report(
            comparison, form, day(wanted), wanted.output, explanation=explanation, proposals=proposals
        )  # fmt: skip
    return status


def _proposals(wanted: argparse.Namespace, library: Library) -> "tuple[Proposal, ...]":
    """The amendments named, with their tags and votes, for the annexes of a report."""
    from unga_desktop.services.amender import Amender
    from unga_desktop.services.proposals import Proposals
    from unga_desktop.services.vote_desk import bundled_vote_desk

    desk = bundled_vote_desk()
    return Proposals(library, Amender(library, desk), desk).of(wanted.amendments)


def _trace(wanted: argparse.Namespace, library: Library) -> int:
    from unga_desktop.core.versions.version_weaving import trace

    if wanted.untracked or wanted.amendments:
        option = "--untracked" if wanted.untracked else "--amendments"
        raise UsageError(f"{option} goes with two documents, not with more", "compare")
    versions = [library.open(name) for name in (wanted.original, wanted.amended, *wanted.later)]
    if wanted.language:
        versions = [replace(version, language=wanted.language) for version in versions]
    chain = trace(versions, wanted.ignore)
    if wanted.format == "json":
        from unga_desktop.exporters.chain_json import chain_json

        output.write_text(chain_json(chain), wanted.output)
    elif wanted.format != "text":
        write_versions(chain, "redline" if wanted.format == "docx" else wanted.format, day(wanted), wanted.output)
    else:
        from unga_desktop.exporters.chain_text import chain_text

        output.write_text(chain_text(chain), wanted.output)
    return 0


def _explained(wanted: argparse.Namespace, library: Library) -> "tuple[Explanation, int]":
    """The comparison with the amendments of its changes; status 1 where an amendment could not be read or executed."""
    if wanted.untracked or wanted.amended is None:
        raise UsageError("--amendments explain the changes between two documents: name ORIGINAL and AMENDED", "compare")
    from unga_desktop.services.amender import Amender

    made = Amender(library).explain(wanted.original, wanted.amended, wanted.amendments, wanted.ignore)
    for one in made.unreflected:
        if one.outcome < 0:
            output.complain(f"{one.amendment}: {one.reason}")
    refused = any(one.outcome < 0 for one in made.unreflected)
    refused |= any(outcome.status is Status.REFUSED for outcome in made.execution.outcomes)
    return made, int(refused)


def _comparison(wanted: argparse.Namespace, comparer: Comparer) -> Comparison:
    if wanted.untracked:
        if wanted.amended is None:
            raise UsageError("--untracked needs the document sent out and the one that came back", "compare")
        return comparer.compare_untracked(wanted.original, Path(wanted.amended), wanted.ignore)
    if wanted.amended is None:
        if not (Path(wanted.original).is_file() or wanted.original.lower().endswith(".docx")):
            raise UsageError("only a Word file (.docx) can be compared alone: name AMENDED as well", "compare")
        return comparer.compare_tracked(Path(wanted.original), wanted.ignore)
    return comparer.compare(wanted.original, wanted.amended, wanted.ignore)
