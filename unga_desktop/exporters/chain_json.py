"""A chain of versions as JSON, format ``unga-chain/1``: equal chains give equal bytes, on any machine."""

import json
from typing import Any

from unga_desktop.core.version_chain import ChainRow, Piece, VersionChain


def chain_json(chain: VersionChain) -> str:
    """The whole chain; ends in a line feed.

    Joining the spans of a row that stand in a version gives the texts of its paragraphs there, joined by line feeds; a span
    stands in the versions from ``since`` to before ``until``, and to the last where that is null.
    """
    content = {
        "format": "unga-chain/1",
        "versions": [
            {
                "source": document.source.name,
                "sha256": document.source.sha256,
                "language": document.language,
                "paragraphs": len(document.paragraphs),
                "words": statistics.words,
                "words_inserted": statistics.inserted,
                "words_deleted": statistics.deleted,
                "rebuilt": rebuilt,
            }
            for document, statistics, rebuilt in zip(chain.versions, chain.statistics, chain.check, strict=True)
        ],
        "rows": [_row(chain, row) for row in chain.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _row(chain: VersionChain, row: ChainRow) -> dict[str, Any]:
    return {
        "paragraphs": [
            [
                {"index": index, "section": found.section.value, "label": found.label}
                for index in indices
                for found in (document.paragraphs[index],)
            ]
            for document, indices in zip(chain.versions, row.paragraphs, strict=True)
        ],
        "spans": [_span(piece) for piece in row.pieces],
    }


def _span(piece: Piece) -> dict[str, Any]:
    fields: dict[str, Any] = {"text": piece.text, "since": piece.since, "until": piece.until}
    if piece.moved:
        fields["words_since"] = piece.origin
    if piece.ignored:
        fields["ignored"] = True
    return fields
