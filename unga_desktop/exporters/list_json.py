"""The library's entries as JSON, format ``unga-list/1``."""

import json
from collections.abc import Iterable

from unga_desktop.core.documents.catalogue import Entry


def list_json(entries: Iterable[Entry]) -> str:
    """The entries in the order given; ends in a line feed."""
    content = {"format": "unga-list/1", "documents": [_document(entry) for entry in entries]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _document(entry: Entry) -> dict[str, object]:
    return {
        "symbol": entry.symbol,
        "kind": entry.kind.value,
        "title": entry.title,
        "date": entry.date,
        "organ": entry.organ,
        "session": entry.session,
        "language": entry.language,
        "text_status": entry.text_status.value,
        "family": entry.family,
        "roll_calls": list(entry.roll_calls),
    }
