"""A chain of versions as JSON, format ``unga-chain/1``: equal chains give equal bytes, on any machine."""

import json
from collections.abc import Iterator
from typing import Any

from unga_desktop.core.versions.version_chain import ChainRow, Piece, VersionChain


def chain_json(chain: VersionChain) -> str:
    """The whole chain; ends in a line feed.

    Joining the spans of a row that stand in a version gives the texts of its paragraphs there, joined by line feeds; a span
    stands in the versions from ``since`` to before ``until``, and to the last where that is null. A paragraph that ``moves``
    lists ends in one row and begins in another: there the words that went along are ``carried``, here they have the version
    that brought them as ``words_since``.
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
        "moves": list(_moves(chain)),
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


def _moves(chain: VersionChain) -> Iterator[dict[str, Any]]:
    """The moves of paragraphs, each by the version that made it, from and to rows and paragraphs by their indices."""
    rows = chain.rows_of_paragraphs()
    for move in chain.moves:
        yield {
            "version": move.version,
            "from": [{"row": rows[move.version - 1][index], "index": index} for index in move.original],
            "to": [{"row": rows[move.version][index], "index": index} for index in move.amended],
        }


def _span(piece: Piece) -> dict[str, Any]:
    fields: dict[str, Any] = {"text": piece.text, "since": piece.since, "until": piece.until}
    if piece.moved:
        fields["words_since"] = piece.origin
    if piece.ignored:
        fields["ignored"] = True
    if piece.carried:
        fields["carried"] = True
    return fields
