"""What became of files that were to come into the library, as JSON, format ``unga-import/1``."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from unga_desktop.core.documents.kept_document import KeptDocument
from unga_desktop.core.file_outcome import FileOutcome


def import_json(outcomes: Iterable[FileOutcome]) -> str:
    """The outcomes in the order given; ends in a line feed."""
    content = {"format": "unga-import/1", "files": [_outcome(outcome) for outcome in outcomes]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _outcome(outcome: FileOutcome) -> dict[str, object]:
    return {
        "files": list(outcome.files),
        "format": outcome.format.value,
        "status": outcome.ending.value,
        "reason": outcome.reason or None,
        "advice": outcome.advice or None,
        "taken": outcome.taken or None,
        "left": list(outcome.left),
        "doubts": list(outcome.doubts),
        "document": _document(outcome, outcome.document) if outcome.document else None,
        "votes": {**asdict(outcome.votes), "roll_calls": outcome.votes.roll_calls} if outcome.votes else None,
        "library": asdict(outcome.library) if outcome.library else None,
    }


def _document(outcome: FileOutcome, kept: KeptDocument) -> dict[str, object]:
    facts, provenance = kept.facts, kept.provenance
    return {
        "identity": kept.identity,
        "symbol": facts.symbol,
        "kind": facts.kind.value,
        "title": facts.title,
        "date": facts.date,
        "organ": facts.organ,
        "session": facts.session,
        "language": facts.language,
        "sponsor": facts.sponsor,
        "family": facts.family,
        "text_status": provenance.status.value,
        "instead_of_summary": outcome.instead_of_summary,
        "sha256": provenance.sha256,
        "imported": provenance.imported,
    }
