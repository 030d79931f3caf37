"""One vote known from two collections: the official record is used, the other kept but not shown or counted twice."""

import sqlite3

_SAME_VOTE = """
SELECT other.number FROM roll_call AS other JOIN roll_call AS official
    ON official.symbol = other.symbol AND official.kind = other.kind
    AND substr(official.date, 1, 7) = substr(other.date, 1, 7)
    AND official.counted_yes = other.counted_yes AND official.counted_no = other.counted_no
    AND official.counted_abstaining = other.counted_abstaining
WHERE other.record LIKE 'rcid %' AND official.record LIKE 'undl %' AND other.symbol <> ''
"""
"""Symbol, month, kind and all three totals must be equal: anything less might be two votes on one text. Of the older votes
the other source does not know the day."""


def shadow(connection: sqlite3.Connection, vote_import: int) -> int:
    """Marks anew which roll calls a better record gives too. Returns how many of an import are marked."""
    connection.execute("UPDATE roll_call SET shadowed = 0 WHERE shadowed")
    connection.execute(f"UPDATE roll_call SET shadowed = 1 WHERE number IN ({_SAME_VOTE})")
    row = connection.execute(
        "SELECT count(*) FROM roll_call WHERE shadowed AND vote_import = ?", [vote_import]
    ).fetchone()
    return int(row[0])
