"""Regional groups or blocs in one roll call or several, as CSV: a row a group and roll call."""

from collections.abc import Sequence

from unga_desktop.core.pictures.group_sheet import group_table
from unga_desktop.core.votes import wording
from unga_desktop.core.votes.group_rows import GroupRow
from unga_desktop.exporters.votes_csv import table


def groups_csv(rows: Sequence[GroupRow], blocs_source: str = "") -> str:
    """The table with its head; source of the votes, source of the blocs and notice stand in every row."""
    made = group_table(rows)
    sources = [
        " ".join(
            filter(
                None, (_ended(row.roll_call.source), f"Blocs. {blocs_source}" if blocs_source else "", wording.NOTICE)
            )
        )
        for row in rows
    ]
    return table(
        (*made.columns, "source"), ((*cells, source) for cells, source in zip(made.rows, sources, strict=True))
    )


def _ended(source: str) -> str:
    return f"{source.rstrip('.')}." if source else ""
