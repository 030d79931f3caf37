"""What became of files that were to come into the library, for a terminal: what was taken, what was left."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.documents.kept_document import KeptDocument
from unga_desktop.core.file_outcome import Ending, FileOutcome, VotesTaken
from unga_desktop.core.import_report import NAMES, counted

_MOST_LINES = 40
_FACTS = ("symbol", "title", "date", "organ", "session", "language", "sponsor")


def import_text(outcomes: Iterable[FileOutcome]) -> str:
    """A few lines for each file that was taken, in the order given; those refused are said elsewhere, by ``refusal``."""
    lines = [line for outcome in outcomes if outcome.ending is not Ending.REFUSED for line in _lines(outcome)]
    return "\n".join(lines) + "\n" if lines else ""


def refusal(outcome: FileOutcome) -> str:
    """Why a file was refused and what to do next, in one line."""
    line = f"{', '.join(outcome.files)}: {outcome.reason}"
    return f"{line.rstrip('.')}. {outcome.advice}" if outcome.advice else line


def _lines(outcome: FileOutcome) -> Iterator[str]:
    name = ", ".join(Path(file).name for file in outcome.files)
    if outcome.votes:
        yield f"{name}: {outcome.taken}"
        yield from _votes(outcome, outcome.votes)
    elif outcome.library:
        yield f"{name}: {NAMES[outcome.format]}"
        same = f"; {counted(outcome.library.same, 'document')} there already" if outcome.library.same else ""
        yield f"  taken: {outcome.taken}{same}"
        yield from _listed(outcome.left, "left out")
    elif outcome.document:
        yield f"{name}: {NAMES[outcome.format]}"
        yield from _document(outcome, outcome.document)


def _document(outcome: FileOutcome, kept: KeptDocument) -> Iterator[str]:
    yield f"  taken: {outcome.taken}"
    known = "kept before" if outcome.ending is Ending.KNOWN else "kept"
    yield f"  {known} as {kept.identity}{_standing(outcome, kept)}"
    if outcome.why and kept.facts.symbol and kept.provenance.status is TextStatus.OWN:
        yield f"    not taken for the issued text: {outcome.why}"
    found = {field: getattr(kept.facts, field) for field in _FACTS}
    for field, value in found.items():
        if value:
            yield f"    {field}: {value}"
    missing = [field for field, value in found.items() if not value and field != "sponsor"]
    if missing:
        yield f"    not found: {', '.join(missing)}"
    yield from _listed(outcome.doubts, "to look at")
    yield from _listed(outcome.left, "left out")


def _standing(outcome: FileOutcome, kept: KeptDocument) -> str:
    if outcome.instead_of_summary:
        return ", the issued text, in the place of the summary; --own if it is not the issued text"
    if kept.provenance.status is TextStatus.OFFICIAL:
        worth = ", the issued text; --own if it is not"
    else:
        worth = ", your own text"
        worth += "; --official if it is the issued text" if kept.facts.symbol else ""
    return f"{worth}; beside {outcome.beside}" if outcome.beside else worth


def _votes(outcome: FileOutcome, votes: VotesTaken) -> Iterator[str]:
    yield (
        f"  taken: {votes.votes:,} votes of {votes.rows:,} rows, {votes.roll_calls:,} roll calls "
        f"({votes.added:,} new, {votes.replaced:,} replaced, {votes.same:,} known already)"
    )
    yield f"  source: {votes.source}"
    if votes.unclear:
        yield f"  not kept, for a row of them is listed below: {votes.unclear:,} roll calls"
    if votes.only_checked:
        yield "  nothing was kept, only looked at"
    if votes.replaced_ids:
        more = f" and {votes.replaced - 10:,} more" if votes.replaced > 10 else ""
        done = "would be" if votes.only_checked else "were"
        yield f"  older records with other votes {done} replaced: {', '.join(votes.replaced_ids[:10])}{more}"
    if votes.shadowed:
        yield f"  {votes.shadowed:,} of them are not used, since a better record gives the same vote"
    if outcome.left or outcome.doubts:
        yield f"  left out: {votes.rows_left:,} rows; taken, but doubtful: {len(outcome.doubts):,}"
    yield from _first([*outcome.left, *(f"{doubt} (taken)" for doubt in outcome.doubts)])


def _listed(entries: tuple[str, ...], head: str) -> Iterator[str]:
    if entries:
        yield f"  {head}:"
        yield from _first(list(entries))


def _first(entries: list[str]) -> Iterator[str]:
    yield from (f"    {entry}" for entry in entries[:_MOST_LINES])
    if len(entries) > _MOST_LINES:
        yield f"    and {len(entries) - _MOST_LINES:,} more; --format json lists all of them"
