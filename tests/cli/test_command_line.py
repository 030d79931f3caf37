"""The command line through ``main``: formats, exit status, one line for every message, nothing imported in vain."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from unga_desktop import cli
from unga_desktop.cli import commands, main, output
from unga_desktop.importers.word_files.docx import parse_tracked
from unga_desktop.services.bloc_file import own_blocs
from unga_desktop.services.library import bundled_library

Captured = pytest.CaptureFixture[str]
SAMPLE = ("A/ES-11/L.11", "A/RES/ES-11/8")


def run(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def refused(capsys: Captured, *arguments: str) -> str:
    """The one line with which a command is refused; nothing on standard output."""
    status, out, err = run(capsys, *arguments)
    assert status == 2
    assert out == ""
    assert err.startswith("unga-desktop: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err.removeprefix("unga-desktop: ").rstrip("\n")


def test_list_shows_every_document_with_its_result(capsys: Captured) -> None:
    status, out, err = run(capsys, "list")
    assert (status, err) == (0, "")
    assert re.search(
        r"A/RES/ES-11/8 +2025-02-24 +resolution +summary +93-8-73 adopted as amended +The path to peace", out
    )
    assert re.search(r"A/ES-11/L.8 .* no text +11-\?-\? rejected ", out)


def test_list_as_json_holds_nineteen_documents(capsys: Captured) -> None:
    _, out, _ = run(capsys, "list", "--format", "json")
    content = json.loads(out)
    assert content["format"] == "unga-list/1"
    assert len(content["documents"]) == 19


def test_compare_shows_the_redline(capsys: Captured) -> None:
    status, out, err = run(capsys, "compare", *SAMPLE)
    assert (status, err) == (0, "")
    assert "[-Russian Federation-Ukraine conflict-]{+full-scale invasion of Ukraine by the Russian Federation+}" in out
    assert "(summary, not the official text" in out
    assert "4 changes" in out


def test_compare_as_json_is_the_golden_file(capsys: Captured) -> None:
    _, out, _ = run(capsys, "compare", *SAMPLE, "--format", "json")
    assert out == (Path(__file__).parents[1] / "golden" / "compare_l11_res8.json").read_text(encoding="utf-8")


def test_compare_reads_files_and_ignores_what_it_is_told_to(capsys: Captured, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("The General Assembly,\n\nDecides to meet.", encoding="utf-8")
    second.write_text("The General Assembly,\n\nDecides to Meet!", encoding="utf-8")
    _, out, _ = run(capsys, "compare", str(first), str(second), "--format", "json", "--ignore", "case, punctuation")
    content = json.loads(out)
    assert content["original"]["source"] == "a.txt"
    assert [row["kind"] for row in content["rows"]] == ["unchanged", "unchanged"]
    assert content["statistics"]["ignored"]["case"] == 1
    assert any(span.get("ignored") for span in content["rows"][1]["spans"])


@pytest.mark.parametrize(
    ("symbol", "totals", "needed"),
    [
        ("A/RES/ES-11/7", (93, 18, 65, 17), 74),
        ("a/res/es-11/8", (93, 8, 73, 19), 68),
        ("A/ES-11/L.11", (93, 8, 73, 19), 68),
    ],
)
def test_votes_as_json_give_the_published_totals(
    capsys: Captured, symbol: str, totals: tuple[int, ...], needed: int
) -> None:
    status, out, _ = run(capsys, "votes", symbol, "--format", "json")
    content = json.loads(out)
    assert status == 0
    names = ("in_favour", "against", "abstaining", "not_voting")
    assert tuple(content["totals"][name] for name in names) == totals
    assert len(content["members"]) == content["totals"]["members"] == 193
    assert content["majority"]["needed"] == needed


def test_votes_of_one_of_several_roll_calls(capsys: Captured) -> None:
    _, out, _ = run(capsys, "votes", "A/ES-11/L.11", "--roll-call", "A/ES-11/L.11#amendment-4", "--format", "json")
    content = json.loads(out)
    assert content["roll_call"]["id"] == "A/ES-11/L.11#amendment-4"
    assert content["members"] == []


def test_votes_by_group(capsys: Captured) -> None:
    plain = json.loads(run(capsys, "votes", "A/RES/ES-11/8", "--format", "json")[1])
    grouped = json.loads(run(capsys, "votes", "A/RES/ES-11/8", "--format", "json", "--by", "group")[1])
    assert not plain.get("groups")
    assert sum(group["in_favour"] for group in grouped["groups"].values()) == 93


@pytest.mark.usefixtures("qapp")
def test_votes_as_text_csv_svg_and_png(capsys: Captured, tmp_path: Path) -> None:
    assert "93 in favour" in run(capsys, "votes", "A/RES/ES-11/8")[1]
    rows = list(csv.DictReader(io.StringIO(run(capsys, "votes", "A/RES/ES-11/8", "--format", "csv")[1])))
    assert len(rows) == 193
    svg = run(capsys, "votes", "A/RES/ES-11/8", "--format", "svg", "--date", "2026-01-02")[1]
    assert svg.startswith("<svg")
    assert main(["votes", "A/RES/ES-11/8", "--format", "png", "-o", str(tmp_path / "map.png")]) == 0
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_results_go_to_a_file_where_one_is_named(capsys: Captured, tmp_path: Path) -> None:
    status, out, err = run(capsys, "list", "-o", str(tmp_path / "list.txt"))
    assert (status, out, err) == (0, "", "")
    assert "A/ES-11/L.11" in (tmp_path / "list.txt").read_text(encoding="utf-8")


def test_help_and_version_are_results(capsys: Captured) -> None:
    for arguments in (["--help"], ["compare", "-h"], ["report", "--help"]):
        status, out, err = run(capsys, *arguments)
        assert (status, err) == (0, "")
        assert out.startswith("usage: unga-desktop")
    assert re.fullmatch(r"unga-desktop [\d.]+\n", run(capsys, "--version")[1])


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["compare", "A/RES/99/1", "A/RES/ES-11/8"], "A/RES/99/1: no such document in the library"),
        (["compare", "A/RES/ES-11/1", "A/RES/ES-11/8"], "A/RES/ES-11/1: the library has no text of this document"),
        (["compare", "none.txt", "A/RES/ES-11/8"], "none.txt: there is no such file. Check the name and the folder"),
        (["compare", "/", "A/RES/ES-11/8"], "/: this is a folder, not a document"),
        (["compare", "A/ES-11/L.11"], "compare: only a Word file (.docx) can be compared alone: name AMENDED as well"),
        (["compare"], "compare: the following arguments are required: ORIGINAL. See"),
        (["report", "--versions", "A/ES-11/L.11"], "report: --versions needs two documents or more"),
        (
            ["report", "--versions", *SAMPLE, "--against", "A/ES-11/L.10"],
            "report: --against and --versions exclude each other",
        ),
        (
            ["compare", *SAMPLE, "A/ES-11/L.10", "--untracked"],
            "compare: --untracked goes with two documents, not with more",
        ),
        (["compare", *SAMPLE, "--format", "odt"], "compare: argument --format: invalid choice: 'odt'"),
        (["compare", "x.docx", "--amendments", "y"], "--amendments explain the changes between two documents"),
        (["amend", "A/ES-11/L.11"], "amend: name the amendments, or the edited text with --write"),
        (["amend", "A/ES-11/L.11", "A/ES-11/L.15", "--write", "x.txt"], "--write takes no amendments besides"),
        (["amend", "A/ES-11/L.11", "A/ES-11/L.15", "--sponsor", "Chad"], "--symbol and --sponsor go with --write"),
        (
            ["amend", "A/ES-11/L.11", "--write", "A/ES-11/L.11"],
            "the text is that of the draft: there is nothing to amend",
        ),
        (["compare", *SAMPLE, "--untracked"], "A/RES/ES-11/8: there is no such file"),
        (["compare", "x.docx", "--untracked"], "--untracked needs the document sent out and the one that came back"),
        (
            ["compare", *SAMPLE, "--ignore", "wording"],
            "compare: argument --ignore: 'wording' cannot be ignored, only spacing",
        ),
        (["compare", *SAMPLE, "--ignore", ""], "compare: argument --ignore: 'nothing' cannot be ignored"),
        (["votes", "A/RES/99/1"], "A/RES/99/1: no vote with this symbol is known"),
        (["votes", "A/RES/ES-11/8", "--roll-call", "A/RES/ES-11/7"], "votes, --roll-call: A/RES/ES-11/7 is no vote on"),
        (["votes", "A/RES/ES-11/8", "--with", "A/RES/99/1"], "A/RES/99/1: no vote with this symbol is known"),
        (
            ["votes", "A/ES-11/L.11#amendment-4", "--by", "group", "--format", "csv"],
            "A/ES-11/L.11#amendment-4: the record does not name the members and their votes, so no group can be counted",
        ),
        (["votes"], "votes: no symbol. Name a text, or look for roll calls with --find WORDS"),
        (["votes", "A/RES/ES-11/8", "--session", "79"], "votes: --session goes with --find"),
        (["votes", "A/RES/ES-11/8", "--find", "peace"], "votes: SYMBOL does not go with --find"),
        (["votes", "--find", "peace", "--by", "EU"], "votes: --by does not go with --find"),
        (
            ["votes", "--find", "peace", "--format", "svg"],
            "votes: --find goes with --format text or json or csv, not svg",
        ),
        (
            ["votes", "A/RES/ES-11/8", "--date", "2026-01-02"],
            "votes: --date goes with --format svg or png or pdf, not text",
        ),
        (
            ["compare", *SAMPLE, "--date", "2026-01-02"],
            "compare: --date goes with --format html or docx or pdf, not text",
        ),
        (["votes", "A/RES/ES-11/8", "--format", "odt"], "votes: argument --format: invalid choice: 'odt'"),
        (
            ["report", "A/RES/ES-11/1", "-o", "x.pdf"],
            "A/RES/ES-11/1: the library knows no text to compare this one with",
        ),
        (["report", "A/RES/ES-11/8", "--date", "2026-02-30"], "report: argument --date: '2026-02-30' is no date"),
        (["report", "A/RES/ES-11/8", "--date", "20260201"], "report: argument --date: '20260201' is no date"),
        (["report", "A/RES/ES-11/8", "A/RES/ES-11/7"], "report: several reports need a folder. Add -o FOLDER"),
        (["list", "-o", "/nowhere/list.txt"], "/nowhere/list.txt: there is no such folder"),
        (["list", "-o", "/"], "/: this is a folder"),
        (["import", "x.txt"], "x.txt: there is no such file"),
        (["import"], "import: the following arguments are required: FILE"),
        (["merge", *SAMPLE], "merge: neither a command nor a document"),
        (["lst"], "lst: neither a command nor a document"),
        (["--frobnicate"], "unrecognized arguments: --frobnicate"),
    ],
)
def test_bad_input_is_refused_in_one_line(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert line in refused(capsys, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_a_binary_an_empty_and_a_wrongly_encoded_file_are_refused(capsys: Captured, tmp_path: Path) -> None:
    contents = {"empty.txt": b"", "binary.txt": b"\x7fELF\0", "latin.txt": b"caf\xe9", "fake.docx": b"PK\x03\x04"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        assert name in refused(capsys, "compare", str(tmp_path / name), "A/RES/ES-11/8")
    assert "byte 4 (0xE9)" in refused(capsys, "compare", str(tmp_path / "latin.txt"), "A/RES/ES-11/8")


def test_a_message_stays_one_line_and_harmless_whatever_the_file_is_called(capsys: Captured) -> None:
    line = refused(capsys, "compare", "a\x1b[31m\nb\u202e.txt", "A/RES/ES-11/8")
    assert "<U+001B>" in line
    assert "<U+202E>" in line
    assert "\x1b" not in line


def test_without_a_display_the_window_is_refused_before_qt_falls_over(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    for arguments in ([], list(SAMPLE), ["open"], ["open", "A/ES-11/L.11"]):
        assert "there is no display for a window" in refused(capsys, *arguments)


def test_a_fault_of_the_program_is_one_line_too(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def falls_over() -> None:
        raise RuntimeError("so it goes\nand on")

    monkeypatch.setattr(commands, "user_library", falls_over)
    line = refused(capsys, "list")
    assert "a fault of the program itself: RuntimeError: so it goes and on (test_command_line.py, line " in line


def test_a_missing_system_library_is_named(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking() -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(commands, "user_library", lacking)
    assert refused(capsys, "list").startswith("Qt cannot be loaded (libEGL.so.1")


def test_an_interrupted_command_says_so(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "user_library", interrupted)
    assert refused(capsys, "list") == "stopped"


@pytest.mark.usefixtures("qapp")
def test_a_picture_is_not_for_a_terminal(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert "Add -o FILE" in refused(capsys, "votes", "A/RES/ES-11/8", "--format", "png")


def test_progress_is_shown_on_a_terminal_only(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    output.progress("1 of 2")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    output.progress("1 of 2")
    assert "1 of 2" in capsys.readouterr().err


def pdf_text(path: Path) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.usefixtures("qapp")
def test_a_report_compares_an_adopted_text_with_its_draft(capsys: Captured, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for path in (first, second):
        assert run(capsys, "report", "A/RES/ES-11/8", "--date", "2026-01-02", "-o", str(path)) == (0, "", "")
    assert first.read_bytes() == second.read_bytes()
    text = pdf_text(first)
    for expected in ("A/ES-11/L.11", "A/RES/ES-11/8", "Reaffirming its commitment", "93", "73"):
        assert expected in text


@pytest.mark.usefixtures("qapp")
def test_reports_on_several_texts_go_into_a_folder_and_what_was_refused_is_listed(
    capsys: Captured, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    status, out, err = run(capsys, "report", "A/RES/ES-11/8", "A/RES/ES-11/1", "s/res/2774", "-o", str(folder))
    assert (status, out) == (1, "")
    assert err == (
        "unga-desktop: A/RES/ES-11/1: the library knows no text to compare this one with. Name one with --against\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["A_RES_ES-11_8.pdf", "S_RES_2774_(2025).pdf"]


def test_reports_that_are_all_refused_are_bad_input(capsys: Captured, tmp_path: Path) -> None:
    status, _, err = run(capsys, "report", "A/RES/ES-11/1", "A/RES/99/1", "-o", str(tmp_path / "reports"))
    assert status == 2
    assert err.count("\n") == 2


@pytest.mark.usefixtures("qapp")
def test_a_report_against_another_text_and_the_pdf_of_a_comparison(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "council.pdf"
    arguments = ("report", "S/RES/2774", "--against", "A/RES/ES-11/8", "-o", str(path))
    assert run(capsys, *arguments)[0] == 0
    assert "A/RES/ES-11/8 compared with S/RES/2774 (2025)" in pdf_text(path)
    (tmp_path / "own.txt").write_text("A/RES/ES-11/8\n\nThe General Assembly,\n\nDecides it.", encoding="utf-8")
    assert run(capsys, "compare", "A/ES-11/L.11", str(tmp_path / "own.txt"), "--format", "pdf", "-o", str(path))[0] == 0
    assert "two thirds" not in pdf_text(path).lower()


@pytest.mark.usefixtures("qapp")
def test_a_report_and_a_redline_are_written_as_word_documents(capsys: Captured, tmp_path: Path) -> None:
    for name, arguments in (("report", ["report", "A/RES/ES-11/8"]), ("redline", ["compare", *SAMPLE])):
        target = tmp_path / f"{name}.docx"
        status, _, err = run(capsys, *arguments, "--format", "docx", "--date", "2026-01-02", "-o", str(target))
        assert (status, err) == (0, "")
        rejected, accepted = parse_tracked(target.read_bytes(), target.name)
        assert rejected.tracked
        for text, document in ((SAMPLE[0], rejected.document), (SAMPLE[1], accepted.document)):
            wanted = [found.text for found in bundled_library().open(text).paragraphs]
            found = [paragraph.text for paragraph in document.paragraphs]
            assert found == wanted or name == "report"
            assert any(found[place : place + len(wanted)] == wanted for place in range(len(found)))


@pytest.mark.usefixtures("qapp")
def test_a_report_follows_a_template(capsys: Captured, tmp_path: Path) -> None:
    out = run(capsys, "report", "A/RES/ES-11/8", "--format", "html", "--template", "redline ALONE")[1]
    assert re.findall('<section id="([^"]+)">', out) == ["title", "redline", "sources", "notices"]
    path = tmp_path / "side.pdf"
    assert run(capsys, "report", "A/RES/ES-11/8", "--template", "Side by side", "-o", str(path))[0] == 0
    from pypdf import PdfReader

    page = PdfReader(path).pages[0].mediabox
    assert page.width > page.height
    line = refused(capsys, "report", "A/RES/ES-11/8", "--template", "Poem")
    assert line.startswith("Poem: there is no report template of this name. There are: Full report, Brief,")


def test_a_file_with_tracked_changes_gives_both_sides(capsys: Captured, tmp_path: Path) -> None:
    path, sent = tmp_path / "draft.docx", tmp_path / "sent.docx"
    assert run(capsys, "compare", *SAMPLE, "--format", "docx", "--date", "2026-01-02", "-o", str(path))[0] == 0
    status, out, err = run(capsys, "compare", str(path), "--format", "json")
    assert (status, err) == (0, "")
    made = json.loads(out)
    assert [made[side]["source"] for side in ("original", "amended")] == [
        "draft.docx, changes rejected",
        "draft.docx, changes accepted",
    ]
    changed = [span for row in made["rows"] for span in row["spans"] if span["op"] != "equal"]
    assert {(span["author"], span["date"]) for span in changed} == {("A/RES/ES-11/8", "2026-01-02T00:00:00Z")}
    assert (
        json.loads(run(capsys, "compare", "A/ES-11/L.11", str(path), "--untracked", "--format", "json")[1])[
            "statistics"
        ]["changes"]
        == 0
    )
    assert run(capsys, "compare", str(path), str(sent))[2].startswith(
        f"unga-desktop: {path.name}: the document has tracked changes, and so two texts"
    )


def test_who_changed_since_another_vote_is_said_in_every_form(capsys: Captured) -> None:
    arguments = ("votes", "A/RES/ES-11/8", "--with", "A/RES/ES-11/1")
    made = json.loads(run(capsys, *arguments, "--format", "json")[1])["shift"]
    assert made["with"] == "A/RES/ES-11/1"
    assert "USA" in made["flows"]["Y->A"]
    changed = sum(len(codes) for codes in made["flows"].values())
    text = run(capsys, *arguments)[1]
    assert f"{changed} voted otherwise, {made['unchanged']} as before" in text
    assert re.search(r"In favour, now abstaining \(\d+\):[^:]*United States", text)
    rows = list(csv.DictReader(io.StringIO(run(capsys, *arguments, "--format", "csv")[1])))
    assert sum(row["changed"] == "yes" for row in rows) == changed


def test_groups_of_both_votes_stand_in_one_table(capsys: Captured) -> None:
    arguments = ("votes", "A/RES/ES-11/8", "--with", "A/RES/ES-11/1", "--by", "group", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run(capsys, *arguments)[1])))
    assert [row["roll_call"] for row in rows] == ["A/RES/ES-11/1"] * 5 + ["A/RES/ES-11/8"] * 5
    for symbol, total in (("A/RES/ES-11/1", 141), ("A/RES/ES-11/8", 93)):
        assert sum(int(row["in_favour"]) for row in rows if row["roll_call"] == symbol) == total
    assert all("imply no endorsement" in row["source"] for row in rows)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--with", "A/RES/ES-11/1"), ("73 changed, 120 did not", "now abstaining")),
        (("--by", "EU"), ("By bloc", "27 States, cohesion 1.00", "data/blocs.csv, general knowledge")),
        (("--with", "A/RES/ES-11/1", "--by", "group"), ("73 changed", "By regional group", "54 States, cohesion")),
    ],
)
def test_shift_and_groups_are_drawn_in_every_form(
    capsys: Captured, tmp_path: Path, options: tuple[str, ...], words: tuple[str, ...]
) -> None:
    arguments = ("votes", "A/RES/ES-11/8", *options, "--date", "2026-01-02", "--format")
    svg = " ".join(run(capsys, *arguments, "svg")[1].split())
    assert run(capsys, *arguments, "pdf", "-o", str(tmp_path / "shift.pdf"))[0] == 0
    page = pdf_text(tmp_path / "shift.pdf")
    for found in (*words, "Made on 2 January 2026"):
        assert found in svg
        assert found in page
    assert run(capsys, *arguments, "png", "-o", str(tmp_path / "shift.png"))[0] == 0
    assert (tmp_path / "shift.png").read_bytes().startswith(b"\x89PNG")


def test_roll_calls_are_found_by_words_session_and_day(capsys: Captured) -> None:
    text = run(capsys, "votes", "--find", "path to peace")[1]
    assert re.search(r"2025-02-24 +93-8-73 +A/RES/ES-11/8 +The path to peace", text)
    found = json.loads(
        run(capsys, "votes", "--find", "", "--session", "ES-11", "--until", "2022-04-01", "--format", "json")[1]
    )
    assert [row["id"] for row in found["roll_calls"]] == ["A/RES/ES-11/2", "A/RES/ES-11/1"]
    assert found["roll_calls"][1]["totals"] == {"in_favour": 141, "against": 5, "abstaining": 35, "not_voting": 12}
    rows = list(csv.DictReader(io.StringIO(run(capsys, "votes", "--find", "A/RES/ES-11/7", "--format", "csv")[1])))
    assert rows[0]["id"] == "A/RES/ES-11/7"
    assert run(capsys, "votes", "--find", "no such words")[:2] == (1, "0 roll calls\n")


def test_a_subject_as_long_as_a_page_is_cut_in_the_list_and_whole_elsewhere(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "voting.csv"
    title = "Ports and harbours " * 30
    path.write_text(UNDL + f'9,NAM,"X",Y,2025-01-31,A/RES/79/1,A/79/L.1,{title},1,0,0,0\n', encoding="utf-8")
    run(capsys, "import", str(path))
    text = run(capsys, "votes", "--find", "harbours")[1]
    assert max(map(len, text.splitlines())) < 170
    assert text.splitlines()[0].endswith("…")
    found = json.loads(run(capsys, "votes", "--find", "harbours", "--format", "json")[1])
    assert found["roll_calls"][0]["subject"] == title.strip()


def test_a_file_of_own_blocs_counts_for_the_command_too(capsys: Captured) -> None:
    own = own_blocs()
    own.parent.mkdir(parents=True)
    own.write_text("bloc,name,iso3,as_of\nMINE,Two of mine,FRA,2026-01-01\nMINE,Two of mine,DEU,2026-01-01\n", "utf-8")
    made = json.loads(run(capsys, "votes", "A/RES/ES-11/8", "--by", "mine", "--format", "json")[1])
    assert made["groups"]["MINE"]["in_favour"] == 2
    assert made["blocs_source"] == "Source: your file of blocs."
    assert "your file of blocs" in run(capsys, "votes", "A/RES/ES-11/8", "--by", "mine")[1]


def test_a_bloc_is_counted_with_its_cohesion(capsys: Captured) -> None:
    made = json.loads(run(capsys, "votes", "A/RES/ES-11/8", "--by", "eu", "--format", "json")[1])["groups"]
    assert sum(made["EU"][choice] for choice in ("in_favour", "against", "abstaining", "not_voting")) == 27
    assert "cohesion" in run(capsys, "votes", "A/RES/ES-11/8", "--by", "EU")[1]
    assert refused(capsys, "votes", "A/RES/ES-11/8", "--by", "poets").startswith(
        "poets: no bloc with this name is known"
    )


@pytest.mark.usefixtures("qapp")
def test_a_vote_is_drawn_as_a_pdf_page(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "vote.pdf"
    assert run(capsys, "votes", "A/RES/ES-11/8", "--format", "pdf", "-o", str(path))[0] == 0
    assert "93" in pdf_text(path)


UNDL = "undl_id,ms_code,ms_name,ms_vote,date,resolution,draft,title,total_yes,total_no,total_abstentions,total_non_voting\n"


def test_votes_are_imported_kept_and_found_again(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "voting.csv"
    rows = [
        f'9,{code},"X",{vote},2025-01-31,A/RES/79/1,A/79/L.1,Ports : resolution,1,1,0,0\n'
        for code, vote in (("NAM", "Y"), ("FRA", "N"))
    ]
    path.write_text(UNDL + "".join(rows), encoding="utf-8")
    status, out, err = run(capsys, "import", str(path), "--downloaded", "2026-11-20")
    assert (status, err) == (0, "")
    assert "taken: 2 votes of 2 rows, 1 roll calls (1 new, 0 replaced, 0 known already)" in out
    assert "downloaded on 2026-11-20" in out
    made = json.loads(run(capsys, "votes", "A/RES/79/1", "--format", "json")[1])
    assert [(member["iso3"], member["vote"]) for member in made["members"]] == [("FRA", "N"), ("NAM", "Y")]

    # pictures and reports are of the imported votes too
    svg = run(capsys, "votes", "A/RES/79/1", "--format", "svg")[1]
    assert "downloaded on 2026-11-20" in svg
    assert "<title>Namibia: in favour</title>" in svg
    found = run(capsys, "votes", "--find", "ports")[1]
    assert "2025-01-31" in found
    assert "A/RES/79/1" in found

    # what was left is listed, and the status says so
    path.write_text(UNDL + rows[0] + rows[1].replace("FRA", "ZZZ"), encoding="utf-8")
    status, out, _ = run(capsys, "import", str(path))
    assert status == 1
    assert "row 3, ms_code: no member State has the code “ZZZ”" in out
    assert refused(capsys, "import", str(tmp_path / "none.csv")).endswith(
        "there is no such file. Check the name and the folder"
    )


def test_a_report_as_html_needs_no_qt_and_says_the_same(capsys: Captured) -> None:
    status, out, err = run(capsys, "report", "A/RES/ES-11/8", "--format", "html", "--date", "2026-01-02")
    assert (status, err) == (0, "")
    assert out.lower().startswith("<!doctype html>")
    assert "full-scale invasion of Ukraine by the Russian Federation" in out
    compared = run(capsys, "compare", *SAMPLE, "--format", "html", "--date", "2026-01-02")
    assert compared == (0, out, "")


# What only a process of its own can show.

CLEAN = {
    key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
}


def process(*arguments: str, script: str = "", **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = ["-c", script] if script else ["-m", "unga_desktop"]
    return subprocess.run(
        [sys.executable, *command, *arguments], env=CLEAN, timeout=120, stderr=subprocess.PIPE, **options
    )  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    "arguments", [["list", "--format", "json"], ["list"], ["compare", *SAMPLE, "--format", "json"]]
)
def test_list_and_compare_import_neither_qt_nor_pandas(arguments: list[str]) -> None:
    script = (
        "import sys; from unga_desktop.cli import main; status = main(sys.argv[1:]); "
        "sys.exit(status or any(name.split('.')[0] in {'PySide6', 'pandas', 'numpy'} for name in sys.modules))"
    )
    assert process(*arguments, script=script, stdout=subprocess.DEVNULL).returncode == 0


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process("list", stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's")
def test_a_full_standard_output_is_said_to_be_full() -> None:
    with Path("/dev/full").open("wb") as full:
        done = process("list", stdout=full)
    assert done.returncode == 2
    assert done.stderr == b"unga-desktop: standard output: the disk is full\n"


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("大会决定。", encoding="utf-8")
    for name in ("LC_ALL", "LANG", "PYTHONIOENCODING"):
        CLEAN.pop(name, None)
    script = "import sys; from unga_desktop.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", script, "compare", str(tmp_path / "a.txt"), str(tmp_path / "a.txt")],
        env={**CLEAN, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0
    assert "大会决定。" in done.stdout.decode("utf-8")


def test_a_report_needs_no_display(tmp_path: Path) -> None:
    done = process("report", "A/RES/ES-11/8", "-o", str(tmp_path / "report.pdf"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_picture_of_the_window_needs_no_display(tmp_path: Path) -> None:
    done = process("picture", *SAMPLE, "-o", str(tmp_path / "window.png"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG")


def test_the_window_opens_with_the_documents_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from unga_desktop.app import start

    opened: list[list[str]] = []
    monkeypatch.setattr(start, "run", lambda documents: opened.append(list(documents)) or 0)
    own = tmp_path / "own.txt"
    own.write_text("Decides it.", encoding="utf-8")
    for arguments in ([], list(SAMPLE), ["open", "A/ES-11/L.11"], [str(own), "s/res/2774"]):
        assert main(arguments) == 0
    assert opened == [[], list(SAMPLE), ["A/ES-11/L.11"], [str(own), "s/res/2774"]]


def test_pictures_need_no_display(tmp_path: Path) -> None:
    done = process("votes", "A/RES/ES-11/8", "--format", "png", "-o", str(tmp_path / "map.png"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_a_window_without_a_display_ends_with_one_line() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux may be without a display")
    done = process(*SAMPLE)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert cli.REFUSED == 2
