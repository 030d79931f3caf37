"""Places found in the texts of the library as JSON: formats ``unga-search/1`` and ``unga-uses/1``."""

import json
from collections.abc import Iterable

from unga_desktop.core.documents.kept_document import Hit, Use


def search_json(words: str, hits: Iterable[Hit]) -> str:
    """The places of words typed, in the order given; ends in a line feed."""
    return _dumped({"format": "unga-search/1", "words": words, "hits": [_place(hit) for hit in hits]})


def uses_json(words: str, uses: Iterable[Use]) -> str:
    """The earlier uses of words, in the order given, each with its likeness (1.0: the very words); ends in a line feed."""
    found = [{**_place(use), "likeness": round(use.likeness, 4)} for use in uses]
    return _dumped({"format": "unga-uses/1", "words": words, "uses": found})


def _place(found: Hit | Use) -> dict[str, object]:
    return {
        "document": found.symbol,
        "title": found.title,
        "date": found.date,
        "paragraph": found.paragraph,
        "label": found.label,
        "before": found.before,
        "found": found.found,
        "after": found.after,
    }


def _dumped(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
