"""A comparison as JSON, format ``unga-comparison/1``: equal comparisons give equal bytes, on any machine."""

from typing import Any

from unga_desktop.core.comparison import Comparison, Statistics
from unga_desktop.core.document import Document, Paragraph
from unga_desktop.core.redline import Renumbering, Row, Span
from unga_desktop.exporters.indented_json import indented_json


def comparison_json(comparison: Comparison) -> str:
    """The whole comparison; ends in a line feed. Joining the spans of a row gives its texts, character for character."""
    content = {
        "format": "unga-comparison/1",
        "original": _document(comparison.original),
        "amended": _document(comparison.amended),
        "rows": [_row(row) for row in comparison.rows],
        "unreflected": [
            {"amendment": one.amendment, "instruction": one.instruction, "reason": one.reason}
            for one in comparison.unreflected
        ],
        "statistics": _statistics(comparison.statistics),
        "check": {
            "original_rebuilt": comparison.check.original_rebuilt,
            "amended_rebuilt": comparison.check.amended_rebuilt,
        },
    }
    return indented_json(content) + "\n"


def _document(document: Document) -> dict[str, Any]:
    return {
        "source": document.source.name,
        "sha256": document.source.sha256,
        "language": document.language,
        "paragraphs": len(document.paragraphs),
    }


def _row(row: Row) -> dict[str, Any]:
    renumbered = row.renumbered
    return {
        "kind": row.kind.value,
        "moved": row.moved,
        "renumbered": renumbered and _renumbered(renumbered),
        "original": [_paragraph(paragraph) for paragraph in row.original],
        "amended": [_paragraph(paragraph) for paragraph in row.amended],
        "spans": [_span(span) for span in row.spans],
        "flags": [flag.value for flag in row.flags],
    }


def _renumbered(number: Renumbering) -> dict[str, Any]:
    fields: dict[str, Any] = {"from": number.before, "to": number.after, "consequential": number.consequential}
    return {**fields, "ignored": True} if number.ignored else fields


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "index": paragraph.index,
        "section": paragraph.section.value,
        "label": paragraph.label,
        "text": paragraph.text,
    }


def _span(span: Span) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "op": span.op.value,
        "text": span.text,
        "amendment": span.amendment,
        "class": span.change_class.value if span.change_class else None,
    }
    if span.ignored:
        fields["ignored"] = True
    if span.author is not None:
        fields["author"] = span.author
    if span.date is not None:
        fields["date"] = span.date
    return fields


def _statistics(statistics: Statistics) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "words_original": statistics.words_original,
        "words_amended": statistics.words_amended,
        "words_inserted": statistics.words_inserted,
        "words_deleted": statistics.words_deleted,
        "changes": statistics.changes,
        "unexplained": statistics.unexplained,
    }
    if statistics.ignored:
        fields["ignored"] = dict(sorted(statistics.ignored.items()))
    return fields
