"""A roll call as CSV: a row a member or, where the record names none, a row of totals. No cell is run by a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from unga_desktop.core.csv_guard import guarded
from unga_desktop.core.votes import wording
from unga_desktop.core.votes.tally import Tally

MEMBER_COLUMNS = ("roll_call", "date", "iso3", "member", "regional_group", "vote", "in_words", "source", "note")
TOTAL_COLUMNS = (
    *("roll_call", "date", "in_favour", "against", "abstaining", "not_voting", "outcome", "note", "source"),
)


def votes_csv(tally: Tally) -> str:
    """The table with its head; lines end in a line feed. Source and note stand in every row, so that they travel
    with a part: the note says which votes were deduced."""
    roll_call = tally.roll_call
    source = f"{roll_call.source}. {wording.NOTICE}" if roll_call.source else wording.NOTICE
    start = (roll_call.id, roll_call.date)
    if not tally.casts:
        numbers = ("" if number is None else str(number) for number in wording.figures(tally).values())
        note = " ".join(filter(None, (wording.gap(tally), roll_call.note)))
        return table(TOTAL_COLUMNS, [(*start, *numbers, roll_call.outcome, note, source)])
    return table(
        MEMBER_COLUMNS,
        (
            (
                *start,
                cast.member.iso3,
                cast.member.name,
                cast.member.group,
                cast.vote.value,
                wording.CHOICE_WORDS[cast.vote],
                source,
                roll_call.note,
            )
            for cast in tally.casts
        ),
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under a head as CSV text, every cell guarded against being run as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()
