"""Cells that a spreadsheet would run as a formula: marked on the way out, unmarked on the way in, equal after a round trip."""

MARK = "'"
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it; one that begins so already gets another."""
    return MARK + cell if cell.startswith((*_RUN, MARK)) else cell


def unguarded(cell: str) -> str:
    """What ``guarded`` was given. An apostrophe before anything else belongs to the cell and stays."""
    return cell[1:] if cell.startswith(MARK) and cell[1:].startswith((*_RUN, MARK)) else cell
