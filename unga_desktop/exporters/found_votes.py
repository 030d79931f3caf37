"""Roll calls that were looked for: a line each, as text, JSON (``unga-found-votes/1``) and CSV."""

import json
from collections.abc import Sequence

from unga_desktop.core.votes.roll_call import RollCallSummary
from unga_desktop.core.votes.wording import shortened
from unga_desktop.exporters.votes_csv import table

_MOST = 120
COLUMNS = (
    "id", "symbol", "kind", "organ", "session", "date", "in_favour", "against", "abstaining", "not_voting",
    "by_member", "subject",
)  # fmt: skip


def as_text(found: Sequence[RollCallSummary]) -> str:
    """Date, totals, id and subject, of which old collections give a page: it is cut where a line must end, and marked so. How
    many there are stands at the end."""
    width = max((len(row.id) for row in found), default=0)
    lines = [
        f"{row.date or '(no date)':10}  {row.counts!s:>12}  {row.id:{width}}  {shortened(row.subject, _MOST)}".rstrip()
        for row in found
    ]
    lines.append(f"{len(found):,} roll call{'' if len(found) == 1 else 's'}")
    return "\n".join(lines) + "\n"


def as_json(found: Sequence[RollCallSummary]) -> str:
    """An object a roll call; null stands for what the record lacks."""
    content = {
        "format": "unga-found-votes/1",
        "roll_calls": [
            {
                "id": row.id,
                "symbol": row.symbol,
                "kind": row.kind.value,
                "organ": row.organ,
                "session": row.session,
                "date": row.date,
                "subject": row.subject,
                "totals": dict(zip(COLUMNS[6:10], _numbers(row), strict=True)),
                "by_member": row.by_member,
            }
            for row in found
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Sequence[RollCallSummary]) -> str:
    """A row a roll call; an empty cell is what the record lacks."""
    rows = []
    for row in found:
        numbers = ("" if number is None else str(number) for number in _numbers(row))
        start = (row.id, row.symbol, row.kind.value, row.organ, row.session, row.date)
        rows.append((*start, *numbers, "yes" if row.by_member else "no", row.subject))
    return table(COLUMNS, rows)


def _numbers(row: RollCallSummary) -> tuple[int | None, ...]:
    counts = row.counts
    return counts.in_favour, counts.against, counts.abstaining, counts.not_voting
