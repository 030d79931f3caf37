"""Files of votes that are not as they should be, as users have them: what is said of each, by name of the case.

``REFUSED`` are taken not at all; ``LISTED`` are taken but for the rows that are named.
"""

import csv
import gzip
import io
from pathlib import Path

HEAD = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,subjects,"
    "vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n"
)
_VOTES = {"BRA": ("BRAZIL", "Y"), "CIV": ("CÔTE D'IVOIRE", "A"), "FRA": ("FRANCE", "N"), "NAM": ("NAMIBIA", "Y")}


def rows(**changed: str) -> list[str]:
    """The rows of one roll call of four States; ``changed`` cells are the same in all of them."""
    made = io.StringIO()
    writer = csv.DictWriter(made, HEAD.strip().split(","), lineterminator="\n")
    for code, (name, vote) in _VOTES.items():
        writer.writerow(
            {
                "undl_id": "77", "ms_code": code, "ms_name": name, "ms_vote": vote, "date": "2025-11-24", "session": "80",
                "resolution": "A/RES/80/7", "draft": "A/80/L.7", "title": "Ports, and the sea : resolution", "total_yes": "2",
                "total_no": "1", "total_abstentions": "1.0", "total_non_voting": "0", "total_ms": "4",
                "undl_link": "https://digitallibrary.un.org/record/77", **changed,
            }
        )  # fmt: skip
    return made.getvalue().splitlines(keepends=True)


def _with(row: int, old: str, new: str) -> str:
    found = rows()
    assert old in found[row - 2]
    found[row - 2] = found[row - 2].replace(old, new)
    return HEAD + "".join(found)


GOOD = HEAD + "".join(rows())

REFUSED: dict[str, tuple[bytes, str, tuple[str, ...]]] = {
    "cut off in a row": (
        GOOD[: GOOD.rindex('"') + 1].encode(), "row 5, column title", ("the file is cut off: its last row has 11 cells",),
    ),
    "cut off in a cell": (
        GOOD[: GOOD.rindex(", and the sea")].encode(), "line 5, column title",
        ("the line cannot be read as part of a table: a quotation mark opens and is not closed, or the file is cut off",),
    ),
    "cut off while packed": (gzip.compress(GOOD.encode())[:150], "", ("the packed file (.gz) is damaged", "the file cannot be")),
    "binary": (bytes(range(256)) * 20, "", ("this is not a text file", "this is no text")),
    "binary without zeros": (bytes(range(1, 32)) * 40, "", ("this is not a text file", "this is no text")),
    "zeros in the middle": (GOOD.replace("CIV", "C\0V").encode(), "line 3, column ms_code", ("zero bytes stand in the text",)),
    "a workbook": (b"PK\x03\x04" + bytes(50), "", ("this is no Word document", "this is a packed file or a workbook")),
    "empty": (b"", "", ("the file is empty",)),
    "nothing but line ends": (b"\n\n  \n", "", ("the file holds no text", "the file is empty")),
    "the head alone": (HEAD.encode(), "", ("the table has no rows",)),
    "other columns": (b"country,population\nFrance,68\n", "row 1", ("its columns are none that are known",)),
    "a column missing": (GOOD.replace("ms_vote", "stimme").encode(), "", ("the column ms_vote or ms_votes is missing",)),
    "another encoding": (GOOD.encode("windows-1252"), "line 3, column ms_name", ("the file is not in UTF-8",)),
    "a page instead": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "", ("this is a page of the web",)),
    "one endless line": (HEAD.encode() + b"x" * (9 << 20), "line 2", ("the line is too long to be one of a table",)),
}  # fmt: skip
"""The place that is named, and what is said: at the door for files of any kind, or at that for votes."""

LISTED: dict[str, tuple[str, int, str, str]] = {
    "an unknown code": (_with(4, "FRA,", "QQQ,"), 4, "ms_code", "no member State has the code “QQQ”"),
    "code and name differ": (_with(4, "FRANCE", "BRAZIL"), 4, "ms_name", "the code says FRA, the name “BRAZIL” says BRA"),
    "an impossible vote": (_with(5, ",Y,", ",Q,"), 5, "ms_vote", "no vote is written “Q”"),
    "a row twice": (GOOD + rows()[0], 6, "ms_code", "a second row for one member in one vote, the same as row 2"),
    "two votes of one State": (
        GOOD + rows()[2].replace(",N,", ",Y,"), 6, "ms_code", "says Y, row 4 says N; neither is taken",
    ),
    "totals that do not add up": (
        HEAD + "".join(rows(total_yes="3")), 2, "total_yes", "the members add up to 2-1-1-0, published are 3-1-1-0",
    ),
    "a total that is no number": (HEAD + "".join(rows(total_no="one")), 2, "total_no", "no number is written “one”"),
    "a day that may be a month": (
        HEAD + "".join(rows(date="03/02/2025")), 2, "date", "a day or a month may be meant by either number",
    ),
    "a day that is none": (HEAD + "".join(rows(date="soon")), 2, "date", "no date can be read: “soon”"),
    "a day still to come": (HEAD + "".join(rows(date="2199-01-01")), 2, "date", "the day is still to come"),
    "no member on that day": (HEAD + "".join(rows(date="1985-01-31")), 5, "ms_code", "NAM, which was no member on 1985-01-31"),
    "rows of another file": (GOOD + "rcid,ccode,vote\n", 6, "ms_vote", "the row has 3 cells, the head has 20 columns"),
}  # fmt: skip

CLEAR: dict[str, bytes] = {
    "lower case": (HEAD + "".join(rows()).lower()).encode(),
    "head in capitals": GOOD.replace(HEAD, HEAD.upper()).encode(),
    "with a byte order mark": GOOD.encode("utf-8-sig"),
    "in UTF-16": GOOD.encode("utf-16"),
    "packed": gzip.compress(GOOD.encode()),
    "names in another language": GOOD.replace("FRANCE", "LA FRANCE").replace("BRAZIL", "BRASIL").encode(),
    "day first": (HEAD + "".join(rows(date="24/11/2025"))).encode(),
    "month first": (HEAD + "".join(rows(date="11/24/2025"))).encode(),
    "the month as a word": (HEAD + "".join(rows(date="24 Nov 2025"))).encode(),
    "three styles of days": (
        HEAD + "".join(rows(date=day)[n] for n, day in enumerate(("24/11/2025", "2025-11-24", "Nov 24, 2025", "20251124")))
    ).encode(),
    "line ends of old systems": GOOD.replace("\n", "\r\n").encode(),
}  # fmt: skip
"""Every one of these is the same roll call as ``GOOD``."""


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """The file of a case."""
    path = folder / f"{name.replace(' ', '_')}.csv"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
