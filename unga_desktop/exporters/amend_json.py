"""The execution of amendments as JSON, format ``unga-amend/1``: equal executions give equal bytes, on any machine."""

import json
from typing import Any

from unga_desktop.core.amendments.outcome import Execution, Outcome


def amend_json(execution: Execution) -> str:
    """Every instruction with its outcome, the collisions, and the text that results; ends in a line feed."""
    source = execution.draft.source
    content = {
        "format": "unga-amend/1",
        "draft": {"source": source.name, "sha256": source.sha256},
        "instructions": [_outcome(outcome) for outcome in execution.outcomes],
        "collisions": [
            {"instructions": list(collision.outcomes), "reason": collision.reason} for collision in execution.collisions
        ],
        "result": [
            {
                "index": paragraph.index,
                "section": paragraph.section.value,
                "label": paragraph.label,
                "text": paragraph.text,
            }
            for paragraph in execution.amended.paragraphs
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "amendment": outcome.amendment,
        "number": outcome.number,
        "text": outcome.text,
        "operation": outcome.operation.value if outcome.operation else None,
        "target": outcome.target or None,
        "status": outcome.status.value,
        "reason": outcome.reason or None,
        "position": {"start": outcome.start, "end": outcome.end},
        "candidates": list(outcome.candidates),
    }
