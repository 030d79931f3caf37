"""Erik Voeten's roll calls of the General Assembly: his own files (numbers) and the tables of the R package unvotes (words).

Two files belong together: the votes (``rcid`` with ``ccode`` or ``country``) and the roll calls (``rcid``, ``date``, ``unres``,
``amend``, ``para``). unvotes leaves out members that did not vote, so that they have no vote recorded there.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from unga_desktop.core.errors import CancelCheck, VoteError
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.vote_import import Complaint, VoteImport
from unga_desktop.core.votes.vote_matrix import NUMBERS, matrix_of
from unga_desktop.importers.state_codes import StateCode
from unga_desktop.importers.vote_table import Progress, never, nothing, pieces, translated

SOURCE = "Erik Voeten, Data and Analyses of Voting in the United Nations General Assembly (2013)"

_WORDS = {
    **dict.fromkeys(("yes", "1"), Vote.IN_FAVOUR),
    **dict.fromkeys(("no", "3"), Vote.AGAINST),
    **dict.fromkeys(("abstain", "2"), Vote.ABSTAINING),
    **dict.fromkeys(("absent", "8"), Vote.NOT_VOTING),
}
_NO_MEMBER = "9"
_NOTE = "The source gives neither the outcome nor the majority required; a simple majority is shown."


def read_voeten(
    votes: Path,
    roll_calls: Path,
    codes: Iterable[StateCode],
    names: Mapping[str, str],
    progress: Progress = nothing,
    cancelled: CancelCheck = never,
) -> VoteImport:
    """Reads both files. ``codes`` says what the files call the States, ``names`` gives codes by the members' own names.

    Raises ``VoteError`` where one is no such table, and ``Cancelled``.
    """
    complaints: list[Complaint] = []
    texts = pd.concat(pieces(roll_calls, ("rcid", "date"), ("unres", "amend", "para", "short", "descr")))
    texts["rcid"] = _plain(texts["rcid"])
    again = texts["rcid"].duplicated()
    complaints += _complaints(texts["rcid"][again], "rcid", f"{roll_calls.name}: a second row for the roll call")
    texts = texts[~again]
    series = tuple(_roll_calls(texts))
    if not series:
        raise VoteError("the table has no rows", roll_calls.name)
    identities = dict(zip(texts["rcid"], (roll_call.id for roll_call in series), strict=True))
    dates = dict(zip(texts["rcid"], texts["date"], strict=True))
    states = _States(codes, names)
    taken, rows = [], 0
    for piece in pieces(votes, ("rcid", "vote"), ("ccode", "country"), "", progress, cancelled):
        rows += len(piece)
        taken.append(_votes(piece, states, dates, votes.name, complaints))
    frame = pd.concat(taken) if taken else pd.DataFrame(columns=["rcid", "code", "vote"])
    twice = frame.duplicated(["rcid", "code"])
    complaints += _complaints(frame["code"][twice], "country", "a second row for one member in one vote was left out:")
    frame = frame[~twice].copy()
    frame["id"] = translated(frame["rcid"], identities.get)
    matrix = matrix_of(frame, [roll_call.id for roll_call in series])
    return VoteImport(series, matrix, tuple(complaints), SOURCE, rows, len(frame))


class _States:
    """Codes of States by what a file calls them; a few names mean different States at different times."""

    def __init__(self, codes: Iterable[StateCode], names: Mapping[str, str]) -> None:
        self._always = {"name": dict(names), "cow": dict[str, str]()}
        self._dated: list[StateCode] = []
        for code in codes:
            if code.start or code.end:
                self._dated.append(code)
            else:
                self._always[code.scheme][code.code] = code.iso3

    def of(self, scheme: str, called: pd.Series, dates: pd.Series) -> pd.Series:
        """The alpha-3 codes, missing where a name is not known on its date."""
        result = translated(called, self._always[scheme].get)
        for code in self._dated:
            if code.scheme == scheme:
                here = (called == code.code) & (dates >= code.start) & (dates <= (code.end or "9999"))
                result = result.mask(here, code.iso3)
        return result


def _votes(
    piece: pd.DataFrame, states: _States, dates: Mapping[str, str], file: str, complaints: list[Complaint]
) -> pd.DataFrame:
    """The clear rows of a piece as ``rcid``, ``code`` and ``vote``; the others are complained of."""
    scheme, column = ("cow", "ccode") if "ccode" in piece else ("name", "country")
    if column not in piece:
        raise VoteError("the column ccode or country is missing", file)
    called = _plain(piece[column]) if scheme == "cow" else piece[column]
    rcid = _plain(piece["rcid"])
    date = translated(rcid, dates.get)
    code = states.of(scheme, called, date.fillna(""))
    word = translated(piece["vote"], lambda cell: _number(cell).lower())
    numbers: dict[str, int] = {name: NUMBERS[vote] for name, vote in _WORDS.items()}
    vote = translated(word, numbers.get)
    outside, homeless, unknown = word == _NO_MEMBER, date.isna(), code.isna()
    impossible = vote.isna() & ~outside
    complaints += _complaints(rcid[homeless], "rcid", "no such roll call:")
    complaints += _complaints(called[unknown & ~outside], column, "no member State is known as")
    complaints += _complaints(piece["vote"][impossible], "vote", "no vote is written")
    clear = ~(outside | homeless | unknown | impossible)
    return pd.DataFrame({"rcid": rcid, "code": code, "vote": vote})[clear].astype({"vote": "int8"})


def _plain(cells: pd.Series) -> pd.Series:
    """Numbers that went through a statistics program: ``3.0`` is 3."""
    return translated(cells, _number)


def _number(cell: str) -> str:
    return cell.strip().removesuffix(".0")


def _complaints(cells: pd.Series, column: str, what: str) -> list[Complaint]:
    return [Complaint(int(str(row)), column, f"{what} “{cell}”") for row, cell in cells.items()]


def _roll_calls(texts: pd.DataFrame) -> Iterator[RollCall]:
    columns = ("rcid", "date", "unres", "amend", "para", "short", "descr")
    for text in texts.reindex(columns=list(columns), fill_value="").to_dict(orient="records"):
        symbol = str(text["unres"])
        yield RollCall(
            # unres names the same text for several votes, so that only the number is its own.
            id=f"{symbol}#rcid-{text['rcid']}",
            symbol=symbol or f"rcid {text['rcid']}",
            kind=_kind(str(text["amend"]), str(text["para"])),
            organ="GA",
            date=str(text["date"]),
            subject=str(text["short"] or text["descr"]),
            rule=MajorityRule.SIMPLE,
            published=Totals(),
            outcome="",
            source=SOURCE,
            note=_NOTE,
        )


def _kind(amendment: str, paragraph: str) -> RollCallKind:
    if amendment.startswith("1"):
        return RollCallKind.AMENDMENT
    return RollCallKind.PARAGRAPH if paragraph.startswith("1") else RollCallKind.WHOLE
