"""Files of votes that are not as they should be, on the command line: one line or a list, and a library that is as before."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from bad_vote_files import CLEAR, GOOD, LISTED, REFUSED, written

from unga_desktop.cli import main
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.services.vote_desk import vote_desk
from unga_desktop.storage.user_database import user_database

Captured = pytest.CaptureFixture[str]


def run(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    status = main(["import", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.mark.parametrize("case", REFUSED)
def test_a_refused_file_says_where_and_leaves_no_library(capsys: Captured, tmp_path: Path, case: str) -> None:
    content, place, said = REFUSED[case]
    path = written(tmp_path, case, content)
    status, out, err = run(capsys, str(path))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(tuple(f"unga-desktop: {path}: {place}{': ' if place else ''}{words}" for words in said))
    assert not user_database().exists


@pytest.mark.parametrize("case", LISTED)
def test_a_row_that_is_not_clear_is_listed_with_row_and_column(capsys: Captured, tmp_path: Path, case: str) -> None:
    content, row, column, said = LISTED[case]
    path = written(tmp_path, case, content)
    _, out, err = run(capsys, str(path), "--check")
    (line,) = [line for line in out.splitlines() if line.strip().startswith(f"row {row}, {column}: ")]
    assert said in line
    assert err == ""
    assert not user_database().exists


@pytest.mark.parametrize("case", CLEAR)
def test_what_can_be_understood_is_understood(capsys: Captured, tmp_path: Path, case: str) -> None:
    status, out, _ = run(capsys, str(written(tmp_path, case, CLEAR[case])))
    assert status == 0
    assert "taken: 4 votes of 4 rows, 1 roll calls (1 new" in out
    assert "left out" not in out
    kept = vote_desk().roll_call("A/RES/80/7")
    assert kept.date == "2025-11-24"
    assert kept.votes == {"BRA": Vote.IN_FAVOUR, "CIV": Vote.ABSTAINING, "FRA": Vote.AGAINST, "NAM": Vote.IN_FAVOUR}


def test_the_user_decides_what_is_kept(capsys: Captured, tmp_path: Path) -> None:
    good = written(tmp_path, "good", GOOD)
    bad = written(tmp_path, "bad", LISTED["an unknown code"][0])
    assert run(capsys, str(good), "--downloaded", "2026-11-20")[0] == 0
    for option in ("--check", "--only-clear"):
        status, out, _ = run(capsys, str(bad), option)
        assert status == 1
        assert "row 4, ms_code" in out
    assert "not kept, for a row of them is listed below: 1" in out
    assert "FRA" in vote_desk().roll_call("A/RES/80/7").votes
    assert (
        run(capsys, str(bad), "--check")[1].count("older records with other votes would be replaced: A/RES/80/7") == 1
    )
    run(capsys, str(bad))
    kept = vote_desk().roll_call("A/RES/80/7")
    assert "FRA" not in kept.votes
    assert "The members add up to 2-0-1-0, published are 2-1-1-0; 1 of its rows could not be taken." in kept.note


def test_dates_that_may_be_read_twice_are_read_as_the_user_says(capsys: Captured, tmp_path: Path) -> None:
    path = str(written(tmp_path, "open", LISTED["a day that may be a month"][0]))
    for order, day in (("dmy", "2025-02-03"), ("mdy", "2025-03-02")):
        assert run(capsys, path, "--dates", order)[0] == 0
        assert vote_desk().roll_call("A/RES/80/7").date == day


def test_the_day_of_the_file_is_told_apart_from_the_day_of_the_download(capsys: Captured, tmp_path: Path) -> None:
    path = written(tmp_path, "good", GOOD)
    os.utime(path, (1_763_600_000, 1_763_600_000))
    run(capsys, str(path))
    assert ", file of 2025-11-20, https:" in vote_desk().roll_call("A/RES/80/7").source
    run(capsys, str(path), "--downloaded", "2025-11-18")
    assert ", downloaded on 2025-11-18, https:" in vote_desk().roll_call("A/RES/80/7").source


def test_a_table_of_states_and_votes_is_the_vote_that_is_named(capsys: Captured, tmp_path: Path) -> None:
    path = str(written(tmp_path, "own", "State,Vote\nNA,Y\nfrance,no\nU.S.A.,Y\n"))
    status, _, err = run(capsys, path)
    assert status == 2
    assert "does not say which vote it is" in err
    about = ("--vote", "A/C.3/80/L.5#amendment-1", "--on", "2025-11-12", "--kind", "amendment", "--of", "A/C.3/80/L.5")
    status, out, _ = run(capsys, path, *about, "--source", "my notes")
    assert status == 1
    assert "row 4, state: no member State is known as “U.S.A.”" in out
    (kept,) = vote_desk().of("A/C.3/80/L.5")
    assert (kept.id, kept.source, dict(kept.votes)) == (
        "A/C.3/80/L.5#amendment-1", "my notes", {"NAM": Vote.IN_FAVOUR, "FRA": Vote.AGAINST},
    )  # fmt: skip
    for arguments, said in (
        ((path, "--on", "2025-11-12"), "--on goes with --vote"),
        ((path, "--vote", "A/1"), "--vote needs the day of the vote"),
        ((path, path, "--vote", "A/1", "--on", "2025-11-12"), "--vote goes with one file"),
        ((str(written(tmp_path, "good", GOOD)), *about), "the file itself says which votes it holds"),
    ):
        status, _, err = run(capsys, *arguments)
        assert status == 2
        assert said in err


_KILLED = """
import os, signal, sys
from pathlib import Path
from unga_desktop import paths
from unga_desktop.storage import roll_calls
paths.user_data = lambda: Path(sys.argv[1])
shadow = roll_calls.shadow
def killed(connection, number):
    # All is written and nothing said to be kept: pages that do not fit the cache are in the file already.
    connection.execute("PRAGMA cache_spill = 1")
    shadow(connection, number)
    os.kill(os.getpid(), signal.SIGKILL)
roll_calls.shadow = killed
from unga_desktop.cli import main
main(["import", sys.argv[2]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_an_import_that_is_killed_leaves_the_library_as_it_was(capsys: Captured, tmp_path: Path) -> None:
    run(capsys, str(written(tmp_path, "good", GOOD)))
    folder = user_database().path.parent
    many = [
        row.replace("77", f"8{n:04}").replace("80/7,", f"80/{n + 100},")
        for n in range(800)
        for row in GOOD.splitlines()[1:]
    ]
    path = written(tmp_path, "many", "\n".join([GOOD.splitlines()[0], *many]) + "\n")
    done = subprocess.run([sys.executable, "-c", _KILLED, str(folder), str(path)], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL
    assert (folder / "library.sqlite-journal").exists()
    desk = vote_desk()
    desk.refresh()
    assert [row.id for row in desk.search(session="80")] == ["A/RES/80/7"]
    assert run(capsys, str(path))[0] == 0
    assert len(desk.search(session="80")) == 801


def test_a_file_of_which_nothing_is_clear_is_refused_before_it_fills_the_memory(
    capsys: Captured, tmp_path: Path
) -> None:
    path = written(tmp_path, "noise", GOOD.splitlines()[0] + "\n" + "a,b\n" * 100_001)
    status, out, err = run(capsys, str(path))
    assert (status, out) == (2, "")
    assert "row 2, column ms_name: more than 100,000 rows of it are not clear" in err
    assert not user_database().exists
