"""Voting data of the UN Digital Library, as the user saved it: bulk export or a part of it, in CSV.

Every row that is not clear is listed; of two rows for one member the first is taken. The file holds adopted texts only.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from unga_desktop.core import symbol as symbols
from unga_desktop.core.errors import CancelCheck, VoteError
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals
from unga_desktop.core.votes.vote_import import Complaint, VoteImport
from unga_desktop.core.votes.vote_matrix import NUMBERS, VOTES, matrix_of
from unga_desktop.importers.vote_table import Progress, never, nothing, pieces, translated

_REQUIRED = ("undl_id", "ms_code", "ms_vote", "date", "resolution")
_TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting")
_OPTIONAL = ("draft", "meeting", "title", "vote_note", "undl_link", *_TOTALS)
_LETTERS: dict[str, int] = {vote.value: number for vote, number in NUMBERS.items()}
_RULE_NOTE = "The file does not say which majority was required; a simple one is shown."


def read_undl(
    path: Path,
    known: Collection[str],
    downloaded: str = "",
    encoding: str = "",
    progress: Progress = nothing,
    cancelled: CancelCheck = never,
) -> VoteImport:
    """Reads a file. ``known`` are the codes of members past and present, ``downloaded`` the day the user saved it (ISO).

    Raises ``VoteError`` where the file is no such table, and ``Cancelled``.
    """
    complaints: list[Complaint] = []
    heads, votes, rows = [], [], 0
    for piece in pieces(path, _REQUIRED, _OPTIONAL, encoding, progress, cancelled):
        rows += len(piece)
        heads.append(piece.drop_duplicates("undl_id").drop(columns=["ms_code", "ms_vote"]))
        votes.append(_votes(piece, known, complaints))
    if not rows:
        raise VoteError("the table has no rows", path.name)
    texts = pd.concat(heads)
    texts = texts[texts["undl_id"] != ""].drop_duplicates("undl_id")
    source = "United Nations Digital Library, voting data" + (f", downloaded on {downloaded}" if downloaded else "")
    roll_calls = tuple(_roll_calls(texts, source, complaints))
    names: dict[str, str] = dict(zip(texts["undl_id"], (roll_call.id for roll_call in roll_calls), strict=True))
    taken = _once(pd.concat(votes), complaints)
    taken["id"] = translated(taken["undl_id"], names.get)
    matrix = matrix_of(taken, [roll_call.id for roll_call in roll_calls])
    complaints += _sums(roll_calls, matrix, texts)
    return VoteImport(roll_calls, matrix, tuple(sorted(complaints, key=lambda c: c.row)), source, rows, len(taken))


def _votes(piece: pd.DataFrame, known: Collection[str], complaints: list[Complaint]) -> pd.DataFrame:
    """The clear rows of a piece as ``undl_id``, ``code`` and ``vote``; the others are complained of."""
    code = translated(piece["ms_code"], lambda cell: cell.strip().upper())
    vote = translated(piece["ms_vote"], lambda cell: _LETTERS.get(cell.strip().upper()))
    unknown, impossible, homeless = ~code.isin(known), vote.isna(), piece["undl_id"] == ""
    complaints += _complaints(code[unknown], "ms_code", "no member State has the code")
    complaints += _complaints(piece["ms_vote"][impossible], "ms_vote", "no vote is written")
    complaints += _complaints(piece["undl_id"][homeless], "undl_id", "the row belongs to no record:")
    clear = ~(unknown | impossible | homeless)
    return pd.DataFrame({"undl_id": piece["undl_id"], "code": code, "vote": vote})[clear].astype({"vote": "int8"})


def _complaints(cells: pd.Series, column: str, what: str) -> list[Complaint]:
    return [Complaint(int(str(row)), column, f"{what} “{cell}”") for row, cell in cells.items()]


def _once(votes: pd.DataFrame, complaints: list[Complaint]) -> pd.DataFrame:
    again = votes.duplicated(["undl_id", "code"])
    complaints += _complaints(votes["code"][again], "ms_code", "a second row for one member in one vote was left out:")
    return votes[~again].copy()


def _roll_calls(texts: pd.DataFrame, source: str, complaints: list[Complaint]) -> Iterator[RollCall]:
    used: set[str] = set()
    for row, text in _records(texts):
        symbol = symbols.normalise(text["resolution"] or text["draft"])
        identity = symbol if symbol and symbol not in used else f"{symbol}#undl-{text['undl_id']}"
        used.add(identity)
        council = symbol.startswith("S/")
        yield RollCall(
            id=identity,
            symbol=symbol or identity,
            kind=RollCallKind.WHOLE,
            organ="SC" if council else "GA",
            date=_date(text["date"], row, complaints),
            subject=text["title"].partition(" : resolution")[0],
            rule=MajorityRule.COUNCIL if council else MajorityRule.SIMPLE,
            published=Totals(*(_number(text[c], c, row, complaints) for c in _TOTALS)),
            outcome="adopted",
            voted_on=symbols.normalise(text["draft"]) if text["draft"] else "",
            meeting=text["meeting"],
            source=f"{source}, {text['undl_link']}" if text["undl_link"] else source,
            note=" ".join(filter(None, (text["vote_note"], "" if council else _RULE_NOTE))),
        )


def _records(texts: pd.DataFrame) -> Iterator[tuple[int, dict[str, str]]]:
    """Each first row of a roll call with its number; a column that the file lacks is empty."""
    whole = texts.reindex(columns=[*texts.columns, *(c for c in _OPTIONAL if c not in texts)], fill_value="")
    for row, cells in zip(whole.index, whole.itertuples(index=False), strict=True):
        yield int(str(row)), dict(zip(whole.columns, map(str, cells), strict=True))


def _date(cell: str, row: int, complaints: list[Complaint]) -> str:
    """An ISO date; of the other styles only the one without dashes is beyond doubt."""
    compact = f"{cell[:4]}-{cell[4:6]}-{cell[6:]}" if len(cell) == 8 and cell.isdigit() else cell
    if pd.isna(pd.to_datetime(compact, format="%Y-%m-%d", errors="coerce")):
        complaints.append(Complaint(row, "date", f"no date is written year-month-day: “{cell}”"))
        return ""
    return compact


def _number(cell: str, column: str, row: int, complaints: list[Complaint]) -> int | None:
    """A total; ``120.0`` is 120, and an empty cell is unknown."""
    text = cell.strip().removesuffix(".0")
    if text.isascii() and text.isdigit():
        return int(text)
    if text:
        complaints.append(Complaint(row, column, f"no number is written “{cell}”"))
    return None


def _sums(roll_calls: tuple[RollCall, ...], matrix: pd.DataFrame, texts: pd.DataFrame) -> Iterator[Complaint]:
    """The roll calls whose members do not add up to the published totals."""
    counted = np.stack([(matrix.to_numpy() == number).sum(axis=1) for number in VOTES], axis=1)
    for row, roll_call, sums in zip(texts.index, roll_calls, counted, strict=True):
        totals = roll_call.published
        numbers = [int(number) for number in sums]
        published = (totals.in_favour, totals.against, totals.abstaining, totals.not_voting)
        if any(p is not None and p != n for p, n in zip(published, numbers, strict=True)):
            shown = "-".join("?" if p is None else str(p) for p in published)
            what = f"{roll_call.id}: the members add up to {'-'.join(map(str, numbers))}, published are {shown}"
            yield Complaint(int(str(row)), "total_yes", what)
