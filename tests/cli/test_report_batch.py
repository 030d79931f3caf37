"""``report`` for many symbols into a folder: all that can be written are, whatever becomes of one; the exit status says which."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from unga_desktop.cli import main, output
from unga_desktop.core.errors import ExportError
from unga_desktop.exporters import saving

PAIRS = ("A/RES/ES-11/7", "A/RES/ES-11/8", "S/RES/2774")
FILES = ["A_RES_ES-11_7.html", "A_RES_ES-11_8.html", "S_RES_2774_(2025).html"]
DAY = ("--date", "2026-01-02", "--format", "html")


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_symbol_gets_a_file_and_the_same_one_only_once(tmp_path: Path) -> None:
    assert main(["report", *PAIRS, "a/res/es-11/8", *DAY, "-o", str(tmp_path)]) == 0
    assert written(tmp_path) == FILES


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["A/RES/99/1", PAIRS[0], "A/RES/ES-11/1", *PAIRS[1:]]
    assert main(["report", *names, *DAY, "-o", str(tmp_path)]) == 1
    assert written(tmp_path) == FILES
    complaints = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in complaints] == ["A/RES/99/1", "A/RES/ES-11/1"]


def test_one_file_that_cannot_be_written_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILES[1]).mkdir()
    assert main(["report", *PAIRS, *DAY, "-o", str(tmp_path)]) == 1
    assert (tmp_path / FILES[0]).is_file()
    assert (tmp_path / FILES[2]).is_file()
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(f"{FILES[1]}: this is a folder. Add the name of a file")


def test_a_full_disk_is_said_and_what_stood_there_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in FILES:
        (tmp_path / name).write_text("old")

    def full(path: Path, _content: bytes) -> None:
        raise ExportError("the disk is full", str(path), "Make room, or choose another folder")

    monkeypatch.setattr(saving, "_replace", full)
    assert main(["report", *PAIRS, *DAY, "-o", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("the disk is full") == 3
    assert {(tmp_path / name).read_text() for name in FILES} == {"old"}


@pytest.mark.parametrize("name", ["L" * 300 + ".html", "L" * 300 + "/", "a\0b/", "nowhere/report.html"])
def test_a_place_that_cannot_be_is_said_in_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", PAIRS[0], *DAY, "-o", f"{tmp_path}/{name}"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "fault" not in said


def test_who_voted_otherwise_is_counted_from_the_roll_call_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "A/RES/ES-11/8", "--with", "A/RES/ES-11/1", *DAY]) == 0
    page = capsys.readouterr().out
    assert '<section id="shift">' in page
    assert "From A/RES/ES-11/1 (2 March 2022) to A/RES/ES-11/8" in page
    assert main(["report", "A/RES/ES-11/8", "--with", "A/RES/99/1", *DAY]) == 2
    own = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in own:
        file.write_text("The General Assembly,\n\n1. Decides.\n", encoding="utf-8")
    assert main(["report", "--versions", *map(str, own), "--with", "A/RES/ES-11/1", *DAY]) == 2
    assert "no vote on this text is known" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_how_far_a_long_report_is_is_told_on_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_PATIENCE", 0.0)  # every report is a long one
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert main(["report", PAIRS[1], "--date", "2026-01-02", "-o", str(tmp_path / "r.pdf")]) == 0
    said = capsys.readouterr().err.splitlines()
    counts = [tuple(map(int, re.findall("[0-9]+", line))) for line in said]
    assert counts == sorted(counts)
    assert counts[-1][0] == counts[-1][1] > 10


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_each_report_is_named_on_a_terminal_and_not_on_a_pipe(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "unga_desktop", "report", *PAIRS[:2], *DAY, "-o", str(tmp_path)]
    home = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    piped = subprocess.run(command, capture_output=True, timeout=120, check=True, env=home)
    assert (piped.stdout, piped.stderr) == (b"", b"")
    try:
        ours, theirs = os.openpty()
    except (AttributeError, OSError):
        pytest.skip("there are no pseudo-terminals here")
    subprocess.run(command, stderr=theirs, stdout=subprocess.DEVNULL, timeout=120, check=True, env=home)
    os.close(theirs)
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    assert "1 of 2: A/RES/ES-11/7" in shown
    assert "2 of 2: A/RES/ES-11/8" in shown


@pytest.mark.parametrize("form", ["docx", "html"])
def test_black_and_white_is_without_colour_in_every_format(tmp_path: Path, form: str) -> None:
    target = tmp_path / f"report.{form}"
    template = ["--template", "Black and white"]
    assert main(["report", PAIRS[0], *DAY[:2], *template, "--format", form, "-o", str(target)]) == 0
    if form == "docx":
        with zipfile.ZipFile(target) as archive:
            text = archive.read("word/document.xml").decode()
            images = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
        assert images
        for content in images:
            image = QImage.fromData(content).convertToFormat(QImage.Format.Format_RGB32)
            data = bytes(image.constBits())
            assert data[0::4] == data[1::4] == data[2::4]
        assert "w:color w:val=" not in text
    else:
        colours = re.findall("#[0-9A-Fa-f]{6}", target.read_text("utf-8"))
        assert colours
        assert all(len({colour[1:3], colour[3:5], colour[5:]}) == 1 for colour in colours)
