"""Hostile files are read or refused in plain words, with little time and memory; nothing that they name is opened."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from every_reader import DOCUMENTS, OTHERS
from hostile_file import hostile
from local_server import LocalServer, local_server

PROGRAM = Path(__file__).with_name("limited_reading.py")
SECRET = "the canary has been read"
MEGABYTES, SECONDS = 500, 5


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        yield running


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize(
    "ending", [".docx", ".html", ".xml", ".pdf", ".txt", "records.xml", "votes.csv", "library.unga", "map.json"]
)
def test_hostile_files_are_read_or_refused_within_limits(tmp_path: Path, server: LocalServer, ending: str) -> None:
    canary = tmp_path / "canary"
    canary.write_text(SECRET)
    paths = []
    for name, content in hostile(ending, canary.as_uri(), server.address):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    command = [sys.executable, str(PROGRAM), str(MEGABYTES), str(SECONDS), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    outcomes = dict(json.loads(line) for line in done.stdout.splitlines())
    assert set(outcomes) == {path.name for path in paths}, done.stderr[-1000:]
    assert [f"{name}: {what}" for name, what in outcomes.items() if not what.startswith(("read: ", "refused: "))] == []
    assert [name for name, what in outcomes.items() if SECRET in what] == []
    assert server.asked == []


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("name", [*DOCUMENTS, *OTHERS])
def test_damaged_files_are_read_or_refused(name: str) -> None:
    _read_damaged(name, 0, 60)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("name", [*DOCUMENTS, *OTHERS])
def test_two_thousand_damaged_files_are_read_or_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _read_damaged(name, 60, 2060)
    with capsys.disabled():
        print(
            f"\n{name}: {found['read']} read, {found['refused']} refused; most of one file:"
            f" {found['seconds']} seconds, {found['megabytes']} MB"
        )


def _read_damaged(name: str, first: int, last: int) -> dict[str, object]:
    command = [sys.executable, str(PROGRAM), str(MEGABYTES), str(SECONDS), "--damaged", name, str(first), str(last)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr[-1000:]
    found: dict[str, object] = json.loads(done.stdout)
    assert found["failed"] == []
    assert found["read"]
    assert found["refused"]
    return found
