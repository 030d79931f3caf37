"""The commands on the user's library: import of any file, what a symbol then means, search, uses, export and check."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from importers.word_file import paragraph, word_file

from unga_desktop import paths
from unga_desktop.cli import main
from unga_desktop.storage import user_database
from unga_desktop.storage.database import FILE_NAME

Captured = pytest.CaptureFixture[str]
GOLDEN = Path(__file__).parents[1] / "golden"
MASTHEAD = ("General Assembly", "Distr.: Limited", "18 February 2025", "Original: English")
WORDS = "Calls for a swift end to the conflict and urges a lasting peace beyond words."
ISSUED = ("A/ES-11/L.11", *MASTHEAD, "The path to peace", "The General Assembly,", f"1. {WORDS}")
VOTES = (
    "undl_id,ms_code,ms_name,ms_vote,date,resolution,draft,title,total_yes,total_no,total_abstentions,total_non_voting\n"
    "9,NAM,Namibia,Y,2025-01-31,A/RES/79/1,A/79/L.1,Ports : resolution,1,1,0,0\n"
    "9,FRA,France,N,2025-01-31,A/RES/79/1,A/79/L.1,Ports : resolution,1,1,0,0\n"
)


@pytest.fixture(autouse=True)
def _a_fresh_process() -> None:
    """A command is a process: what one found out about the database, the next does not know."""
    user_database._database.cache_clear()


def run(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    user_database._database.cache_clear()
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def issued(folder: Path, *, masthead: bool = True) -> Path:
    """The issued text of a draft that the library has a summary of, as a saved page."""
    lines = ISSUED if masthead else (ISSUED[0], *ISSUED[5:])
    path = folder / "issued.html"
    path.write_text("".join(f"<p>{line}</p>\n" for line in lines), encoding="utf-8")
    return path


def entries(capsys: Captured) -> dict[str, dict[str, str]]:
    made = json.loads(run(capsys, "list", "--format", "json")[1])
    return {document["symbol"]: document for document in made["documents"]}


def test_an_issued_text_takes_the_place_of_the_summary_in_list_comparison_and_report(
    capsys: Captured, tmp_path: Path
) -> None:
    path = issued(tmp_path)
    status, out, err = run(capsys, "import", str(path))
    assert (status, err) == (0, "")
    assert "kept as A/ES-11/L.11, the issued text, in the place of the summary" in out
    assert "    date: 2025-02-18\n    organ: GA\n    session: ES-11\n" in out

    assert entries(capsys)["A/ES-11/L.11"]["text_status"] == "official"
    assert entries(capsys)["A/ES-11/L.11"]["roll_calls"]
    compared = json.loads(run(capsys, "compare", "A/ES-11/L.11", "A/RES/ES-11/8", "--format", "json")[1])
    assert compared["original"]["source"] == "issued.html"
    assert any("beyond words" in text["text"] for row in compared["rows"] for text in row["original"])
    reported = run(capsys, "report", "A/RES/ES-11/8", "--format", "html", "--date", "2026-01-02")[1]
    assert "issued.html" in reported
    assert compared["original"]["sha256"][:16] in reported
    amended = json.loads(run(capsys, "amend", "A/ES-11/L.11", "A/ES-11/L.15", "--format", "json")[1])
    assert amended["draft"]["sha256"] == compared["original"]["sha256"]

    # and its own word is taken back, so that the summary stands there again
    assert "your own text" in run(capsys, "import", str(path), "--own")[1]
    listed = entries(capsys)
    assert (listed["A/ES-11/L.11"]["text_status"], listed["A/ES-11/L.11#kept"]["text_status"]) == ("summary", "own")


def test_a_report_on_an_issued_text_has_the_vote_and_one_on_a_text_of_ones_own_has_none(
    capsys: Captured, tmp_path: Path
) -> None:
    path = tmp_path / "res8.txt"
    path.write_text("\n\n".join(("A/RES/ES-11/8", *ISSUED[1:])), encoding="utf-8")
    assert run(capsys, "import", str(path), "--official")[0] == 0
    arguments = ("A/ES-11/L.11", "A/RES/ES-11/8", "--format", "html", "--date", "2026-01-02")
    assert "two thirds" in run(capsys, "compare", *arguments)[1].lower()
    assert "two thirds" not in run(capsys, "compare", arguments[0], str(path), *arguments[2:])[1].lower()


def test_a_text_without_a_masthead_is_the_users_own_until_it_is_said_to_be_issued(
    capsys: Captured, tmp_path: Path
) -> None:
    path = issued(tmp_path, masthead=False)
    out = run(capsys, "import", str(path))[1]
    assert "your own text; --official if it is the issued text; beside A/ES-11/L.11" in out
    assert "not found: date" in out
    assert entries(capsys)["A/ES-11/L.11"]["text_status"] == "summary"
    assert run(capsys, "import", str(path), "--official")[0] == 0
    assert entries(capsys)["A/ES-11/L.11"]["text_status"] == "official"


def test_a_plain_text_with_a_masthead_is_the_users_own_and_the_reason_is_said(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_text("\n\n".join(ISSUED), encoding="utf-8")
    out = run(capsys, "import", str(path))[1]
    assert "your own text; --official if it is the issued text; beside A/ES-11/L.11" in out
    assert "    not taken for the issued text: A plain text can be edited without a trace" in out
    assert entries(capsys)["A/ES-11/L.11"]["text_status"] == "summary"


def test_a_second_text_of_an_issued_document_is_not_taken_for_it(capsys: Captured, tmp_path: Path) -> None:
    run(capsys, "import", str(issued(tmp_path)))
    other = tmp_path / "edited.html"
    other.write_text(issued(tmp_path).read_text("utf-8").replace("swift", "slow"), encoding="utf-8")
    out = run(capsys, "import", str(other))[1]
    assert "The library has the issued text already, from the file issued.html; this one has other words." in out
    assert "swift end" in run(capsys, "search", "swift end")[1]
    listed = entries(capsys)
    assert [name for name, one in listed.items() if one["text_status"] == "official"] == ["A/ES-11/L.11"]


def test_a_document_is_given_its_symbol_and_the_facts_that_follow_from_it(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("The right to water\n\nThe General Assembly,\n\n1. Calls for wells.\n", "utf-8")
    out = run(capsys, "import", str(path), "--symbol", "a/c.3/80/l.20/rev.1")[1]
    assert "kept as A/C.3/80/L.20/Rev.1, your own text" in out
    assert "    organ: GA\n    session: 80\n" in out
    entry = entries(capsys)["A/C.3/80/L.20/Rev.1"]
    assert (entry["kind"], entry["family"]) == ("revision", "A/C.3/80/L.20")
    assert run(capsys, "import", str(path), "--symbol", "water")[0] == 2
    assert "goes with one file" in run(capsys, "import", str(path), str(path), "--symbol", "A/80/L.1")[2]


def test_files_of_every_kind_go_where_their_content_belongs(capsys: Captured, tmp_path: Path) -> None:
    names = {
        "draft.bin": word_file("".join(map(paragraph, ("A/C.3/80/L.20/Rev.1", *ISSUED[1:])))),
        "speech.docx": VOTES.encode(),
        "page.dat": b"<!doctype html><html><body><p>A/80/L.5</p><p>The General Assembly,</p></body></html>",
        "broken.pdf": b"%PDF-1.7 and nothing more",
        "picture.txt": b"\x89PNG\r\n\x1a\n",
    }
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    status, out, err = run(capsys, "import", *(str(tmp_path / name) for name in names), "--format", "json")
    made = json.loads(out)
    assert made["format"] == "unga-import/1"
    files = {Path(one["files"][0]).name: one for one in made["files"]}
    assert list(files) == list(names)
    assert {name: (one["format"], one["status"]) for name, one in files.items()} == {
        "draft.bin": ("docx", "taken"),
        "speech.docx": ("undl", "taken"),
        "page.dat": ("html", "taken"),
        "broken.pdf": ("pdf", "refused"),
        "picture.txt": ("unknown", "refused"),
    }
    assert files["draft.bin"]["document"]["symbol"] == "A/C.3/80/L.20/Rev.1"
    assert files["draft.bin"]["document"]["kind"] == "revision"
    assert files["draft.bin"]["document"]["text_status"] == "own"
    assert files["speech.docx"]["votes"]["votes"] == 2
    assert files["picture.txt"]["reason"] == "this is a picture"
    assert status == 1
    assert err.count("\n") == 2
    assert "picture.txt: this is a picture. Choose a Word" in err


def test_the_json_of_an_import_is_the_golden_file(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    issued(tmp_path)
    out = run(capsys, "import", "issued.html", "none.txt", "--format", "json")[1]
    assert re.sub(r'"imported": "[^"]+"', '"imported": "…"', out) == (GOLDEN / "import.json").read_text("utf-8")


def test_a_file_is_kept_once_and_told_so(capsys: Captured, tmp_path: Path) -> None:
    path = issued(tmp_path)
    run(capsys, "import", str(path))
    status, out, _ = run(capsys, "import", str(path))
    assert status == 0
    assert "kept before as A/ES-11/L.11" in out
    assert len(entries(capsys)) == 19


def test_commands_that_read_make_no_database(capsys: Captured, tmp_path: Path) -> None:
    for arguments in (
        ["list"],
        ["compare", "A/ES-11/L.11", "A/RES/ES-11/8"],
        ["amend", "A/ES-11/L.11", "A/ES-11/L.15"],
        ["report", "A/RES/ES-11/8", "--format", "html"],
        ["votes", "A/RES/ES-11/8"],
        ["search", "peace"],
        ["uses", "swift end to the conflict"],
        ["library", "check"],
    ):
        assert run(capsys, *arguments)[0] == 0
    assert run(capsys, "library", "export", str(tmp_path / "library.unga"))[0] == 2
    assert run(capsys, "compare", "A/99/L.1", "A/99/L.2")[0] == 2
    assert not paths.user_data().exists()
    assert not list(tmp_path.rglob("*.sqlite*"))


def test_words_are_found_in_what_is_kept(capsys: Captured, tmp_path: Path) -> None:
    run(capsys, "import", str(issued(tmp_path)))
    status, out, _ = run(capsys, "search", "peace beyond", "words")
    assert status == 0
    assert out == (
        "A/ES-11/L.11, 2025-02-18, The path to peace\n"
        "  paragraph 1: Calls for a swift end to the conflict and urges a lasting [peace beyond words].\n"
    )
    made = json.loads(run(capsys, "uses", "urges a lasting peace beyond words", "--format", "json")[1])
    assert made["format"] == "unga-uses/1"
    assert (made["uses"][0]["document"], made["uses"][0]["label"], made["uses"][0]["likeness"]) == (
        "A/ES-11/L.11",
        "1",
        1.0,
    )
    assert made["uses"][0]["found"] == "urges a lasting peace beyond words"
    found = json.loads(run(capsys, "search", "peace", "--most", "2", "--format", "json")[1])
    assert found["format"] == "unga-search/1"
    assert len(found["hits"]) == 2
    assert "--most shows more" in run(capsys, "search", "peace", "--most", "2")[2]
    assert run(capsys, "search", "unfindable")[:2] == (0, "No text of the library has these words.\n")
    assert run(capsys, "search", '""')[2] == "unga-desktop: search: no words to look for\n"


def test_a_library_is_exported_and_taken_in_again(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "import", str(issued(tmp_path)))
    file = tmp_path / "library.unga"
    assert run(capsys, "library", "export", str(file))[1] == "library.unga: 1 document written\n"
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "another")
    assert run(capsys, "library", "import", str(file))[:2] == (
        0,
        "library.unga: exported library\n  taken: 1 document\n",
    )
    assert run(capsys, "import", str(file))[1] == (
        "library.unga: exported library\n  taken: 0 documents; 1 document there already\n"
    )
    assert entries(capsys)["A/ES-11/L.11"]["text_status"] == "official"
    status, out, err = run(capsys, "library", "import", str(tmp_path / "issued.html"))
    assert (status, out) == (2, "")
    assert "this is no exported library, but a HTML page" in err


def test_a_check_names_what_is_damaged(capsys: Captured, tmp_path: Path) -> None:
    run(capsys, "import", str(issued(tmp_path)))
    status, out, _ = run(capsys, "library", "check")
    assert (status, out.rpartition(": ")[2]) == (0, "1 document, sound\n")
    with closing(sqlite3.connect(paths.user_data() / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE document_original SET content = ?", [b"something else"])
    status, out, err = run(capsys, "library", "check")
    assert (status, out.rpartition(": ")[2]) == (1, "1 document, 1 damaged\n")
    assert err.startswith("unga-desktop: A/ES-11/L.11, original file: what the library kept of it is damaged")


def test_a_damaged_library_is_said_and_the_bundled_documents_are_there(capsys: Captured) -> None:
    paths.user_data().mkdir()
    (paths.user_data() / FILE_NAME).write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    status, out, err = run(capsys, "list")
    assert status == 1
    assert "A/RES/ES-11/8" in out
    assert err.startswith(f"unga-desktop: {paths.user_data() / 'library.damaged-'}")
    assert "was damaged and has been set aside; a new one was begun" in err
    assert err.count("\n") == 1
    assert run(capsys, "list")[::2] == (0, "")


def test_a_library_that_is_locked_is_bad_input_in_one_line(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from unga_desktop.storage import database

    run(capsys, "import", str(issued(tmp_path)))
    monkeypatch.setattr(database, "_WAIT", 0.05)
    with closing(sqlite3.connect(paths.user_data() / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        status, out, err = run(capsys, "list")
    assert (status, out) == (2, "")
    assert err.endswith("another window of the program is writing to it. Try again in a moment\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["import", "issued.html"], ["search", "peace"], ["library", "check"]])
def test_commands_on_documents_import_neither_qt_nor_pandas(arguments: list[str], tmp_path: Path) -> None:
    issued(tmp_path)
    script = (
        "import sys; from unga_desktop.cli import main; status = main(sys.argv[1:]); "
        "sys.exit(status or any(name.split('.')[0] in {'PySide6', 'pandas', 'numpy'} for name in sys.modules))"
    )
    folders = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=tmp_path,
        env={**os.environ, **folders, "PYTHONPATH": str(paths.program("..").resolve())},
        stdout=subprocess.DEVNULL,
        timeout=60,
    )
    assert done.returncode == 0
