"""The library's entries as a table for a terminal, by session."""

from collections.abc import Callable, Iterable
from itertools import groupby

from unga_desktop.core.documents.catalogue import Entry

_SESSIONS = {"ES-11": "Eleventh emergency special session", "Security Council": "Security Council"}


def list_text(entries: Iterable[Entry], result: Callable[[Entry], str] = lambda _entry: "") -> str:
    """A line for each entry, in the order given, under the heading of its session.

    ``result`` says in a few words how the vote on an entry ended (``"93-8-73 adopted"``), empty where there was none.
    """
    listed = [(entry, result(entry)) for entry in entries]
    widths = _widths(listed)
    lines: list[str] = []
    for session, group in groupby(listed, key=lambda pair: pair[0].session):
        lines += ["", _SESSIONS.get(session, session)] if lines else [_SESSIONS.get(session, session)]
        lines += [_line(entry, outcome, widths) for entry, outcome in group]
    return "\n".join(lines) + "\n" if lines else "The library is empty.\n"


def _widths(listed: list[tuple[Entry, str]]) -> tuple[int, ...]:
    columns = zip(*(_cells(entry, outcome) for entry, outcome in listed), strict=True)
    return tuple(max(len(cell) for cell in column) for column in columns)


def _line(entry: Entry, outcome: str, widths: tuple[int, ...]) -> str:
    cells = [cell.ljust(width) for cell, width in zip(_cells(entry, outcome), widths, strict=True)]
    return "  " + "  ".join([*cells, entry.title])


def _cells(entry: Entry, outcome: str) -> tuple[str, ...]:
    text = "no text" if entry.text_status == "none" else entry.text_status.value
    return entry.symbol, entry.date, entry.kind.value, text, outcome
