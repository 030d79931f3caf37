"""The whole history of roll calls: how long its import takes, what it costs the start, and agreement against bare numpy.

    python tools/bench/votes_import.py FOLDER [--rounds 3]

FOLDER holds ``un_votes.csv.gz`` and ``un_roll_calls.csv.gz`` (Voeten, CC0). From them a file of the layout and the size of the
Digital Library's bulk export is made in a temporary folder. Every figure is a ratio to its peer in the same run: the import to
``pandas.read_csv`` of the same file (goal 3, better 2), agreement to the same matrix products in numpy (goal 2), and looking up a
roll call among all of them to doing so with the bundled ones.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pandas as pd

from unga_desktop.core.votes.agreement import agreement
from unga_desktop.importers.vote_files.votes import read_votes
from unga_desktop.services.vote_desk import VoteDesk, bundled_vote_desk
from unga_desktop.services.vote_importer import VoteImporter
from unga_desktop.storage.database import Database
from unga_desktop.storage.roll_calls import RollCallStore

_LETTERS = {"yes": "Y", "no": "N", "abstain": "A"}
_SUBJECT = (
    "Implementation of the resolutions of the General Assembly and of the recommendations of its committees on the item"
)
_PARTS = """
import resource, sys
from pathlib import Path
from unga_desktop.services.vote_importer import VoteImporter
from unga_desktop.services.vote_desk import bundled_vote_desk
VoteImporter(bundled_vote_desk()).read(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def bulk_file(folder: Path, target: Path) -> int:
    """Writes the bulk export; returns its number of rows."""
    calls = pd.read_csv(folder / "un_roll_calls.csv.gz", dtype=str, keep_default_na=False)
    calls["rcid"] = calls["rcid"].astype(float).astype(int).astype(str)
    calls = calls[(calls["amend"] != "1") & (calls["para"] != "1")]
    votes = pd.read_csv(folder / "un_votes.csv.gz", dtype=str, keep_default_na=False)
    votes["rcid"] = votes["rcid"].astype(float).astype(int).astype(str)
    states = VoteImporter(bundled_vote_desk()).states
    days = dict(zip(calls["rcid"], calls["date"], strict=True))
    known: dict[str, str] = {name: states.by_name(name, "2010-01-01") or "" for name in votes["country"].unique()}
    votes["code"] = votes["country"].map(known)
    votes = votes[(votes["code"] != "") & votes["rcid"].isin(days)].drop_duplicates(["rcid", "code"])
    votes["letter"] = votes["vote"].map(_LETTERS).fillna("X")
    table = votes.merge(calls, on="rcid")
    totals = pd.crosstab(table["rcid"], table["letter"]).reindex(columns=["Y", "N", "A", "X"], fill_value=0)
    # The rows of a record stand together in the Library's file.
    table = table.join(totals, on="rcid").sort_values("rcid", kind="stable")
    number = table["rcid"]
    written = pd.DataFrame(
        {
            "undl_id": number,
            "ms_code": table["code"],
            "ms_name": table["country"].str.upper(),
            "ms_vote": table["letter"].where(table["letter"] != "X", "X"),
            "date": table["date"],
            "session": table["session"],
            "resolution": "A/RES/" + table["session"] + "/" + number,
            "draft": "A/" + table["session"] + "/L." + number,
            "committee_report": "",
            "meeting": "A/" + table["session"] + "/PV." + number,
            "title": _SUBJECT + " " + number + " : resolution / adopted by the General Assembly",
            "agenda_title": _SUBJECT + ", agenda title " + number,
            "subjects": "UN--RESOLUTIONS|INTERNATIONAL RELATIONS|" + number,
            "vote_note": "",
            "total_yes": table["Y"].astype(float),
            "total_no": table["N"].astype(float),
            "total_abstentions": table["A"].astype(float),
            "total_non_voting": table["X"].astype(float),
            "total_ms": (table["Y"] + table["N"] + table["A"] + table["X"]).astype(float),
            "undl_link": "https://digitallibrary.un.org/record/" + number,
        }
    )
    written.to_csv(target, index=False)
    return len(written)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def products(matrix: pd.DataFrame) -> object:
    """What agreement rests on, in bare numpy: for each pair the votes that both cast, and the distances between them."""
    numbers = matrix.to_numpy()
    cast = [(numbers == choice).astype(np.float32) for choice in (1, 2, 3)]
    any_cast = sum(cast)
    assert not isinstance(any_cast, int)
    together = any_cast.T @ any_cast
    same = sum(choice.T @ choice for choice in cast)
    opposed = cast[0].T @ cast[1] + cast[1].T @ cast[0]
    return together, same, opposed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        path = Path(kept) / "bulk.csv"
        # In a process of its own, for what a process has used counts for those that it starts.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            rows = pool.submit(bulk_file, wanted.folder, path).result()
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        # First of all: what a process begins with counts as its peak, and this one grows.
        done = subprocess.run([sys.executable, "-c", _PARTS, str(path)], check=True, capture_output=True, text=True)
        peak = float(done.stdout)
        print(f"peak memory of a process that imports it: {peak:,.0f} MB (goal 1,000)")
        states = VoteImporter(bundled_vote_desk()).states
        times: dict[str, list[float]] = {"pandas.read_csv": [], "import": []}
        for _ in range(wanted.rounds):
            times["pandas.read_csv"].append(timed(lambda: pd.read_csv(path)))
            times["import"].append(timed(lambda: read_votes([path], states)))
        _tell(times, "pandas.read_csv")
        _stored(path, Path(kept), wanted.rounds)
    return 0


def _stored(path: Path, folder: Path, rounds: int) -> None:
    bundled = bundled_vote_desk()
    store = RollCallStore(Database(folder / "library.sqlite"))
    desk = VoteDesk(bundled.members, bundled.roll_calls, bundled.blocs, bundled.memberships, store)
    importer = VoteImporter(desk)
    found = importer.read(path)
    print(
        f"kept: {timed(lambda: importer.keep(found)):.2f} s, {(folder / 'library.sqlite').stat().st_size / 1e6:.1f} MB"
    )
    times: dict[str, list[float]] = {"numpy products": [], "agreement": []}
    for _ in range(rounds):
        times["numpy products"].append(timed(lambda: products(found.matrix)))
        times["agreement"].append(timed(lambda: agreement(found.matrix)))
    _tell(times, "numpy products")
    identity = found.roll_calls[len(found.roll_calls) // 2].id
    looking: dict[str, list[float]] = {"bundled roll call": [], "imported roll call": [], "search of a subject": []}
    for _ in range(rounds):
        looking["bundled roll call"].append(timed(lambda: bundled.tally(bundled.roll_call("A/RES/ES-11/8"))))
        desk.refresh()
        looking["imported roll call"].append(timed(lambda: desk.tally(desk.roll_call(identity))))
        looking["search of a subject"].append(timed(lambda: desk.search("committees item 44")))
    _tell(looking, "bundled roll call")


def _tell(times: dict[str, list[float]], peer: str) -> None:
    base = statistics.median(times[peer])
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name:24} {middle * 1000:9.1f} ms   {middle / base:6.2f}")


if __name__ == "__main__":
    sys.exit(main())
