"""``amend`` and ``compare --amendments`` as they are called: formats, lists of what was refused, exit status."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from unga_desktop.cli import main

# A PDF needs an application, and a run has one only: that of the tests.
pytestmark = pytest.mark.usefixtures("qapp")

EUROPEAN = ("A/ES-11/L.11#amendment-1", "A/ES-11/L.11#amendment-2", "A/ES-11/L.15")
RUSSIAN = "A/ES-11/L.11#amendment-4"
SAMPLE = ("A/ES-11/L.11", "A/RES/ES-11/8")


def test_every_change_of_the_sample_is_explained_and_the_rejected_amendment_is_not_reflected(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["compare", *SAMPLE, "--amendments", *EUROPEAN, RUSSIAN, "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["statistics"]["unexplained"] == 0
    changed = [span["amendment"] for row in content["rows"] for span in row["spans"] if span["op"] != "equal"]
    assert set(changed) == set(EUROPEAN)
    [missing] = content["unreflected"]
    assert list(missing) == ["amendment", "instruction", "reason"]
    assert missing["amendment"] == RUSSIAN
    assert "“including by addressing its root causes”" in missing["reason"]


def test_an_amendment_that_cannot_be_read_is_listed_and_the_others_explain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = tmp_path / "spoilt.pdf"
    spoilt.write_bytes(b"%PDF-1.7 nothing")
    assert main(["compare", *SAMPLE, "--amendments", *EUROPEAN, str(spoilt), "none.txt", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [one["amendment"] for one in json.loads(out)["unreflected"]] == ["spoilt.pdf", "none.txt"]
    assert json.loads(out)["statistics"]["unexplained"] == 0
    assert "none.txt: this document could not be read: there is no such file" in err


def test_an_instruction_that_cannot_be_executed_is_listed_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text("Delete paragraph 9.\n", encoding="utf-8")
    assert main(["compare", *SAMPLE, "--amendments", str(odd)]) == 1
    shown = capsys.readouterr().out
    assert "odd.txt: it cannot be executed: there is no" in shown
    assert "4 changes not explained by an amendment." in shown


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_the_draft_as_amended_is_a_report_in_every_format(tmp_path: Path, form: str) -> None:
    target = tmp_path / f"amended.{form}"
    arguments = ["amend", "A/ES-11/L.11", *EUROPEAN, "--format", form, "--date", "2026-11-24", "-o", str(target)]
    assert main(arguments) == 0
    text = _text(target)
    assert "just, lasting and comprehensive" in text
    if form != "docx":
        assert "What became of the instructions" in text
        assert "4 of 4 instructions were executed." in text
        assert "A/ES-11/L.11 as amended" in text


def test_what_was_refused_is_said_beside_a_word_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text("Delete paragraph 9.\n", encoding="utf-8")
    target = str(tmp_path / "amended.docx")
    assert main(["amend", "A/ES-11/L.11", str(odd), "--format", "docx", "-o", target]) == 1
    assert "odd.txt, instruction 1, was not executed: there is no" in capsys.readouterr().err


def test_the_amendments_written_make_the_edited_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "written.txt"
    arguments = ["--write", "A/RES/ES-11/8", "--symbol", "A/ES-11/L.99", "--sponsor", "Chad", "-o", str(written)]
    assert main(["amend", "A/ES-11/L.11", *arguments]) == 0
    assert written.read_text(encoding="utf-8").startswith(
        "A/ES-11/L.99\n\nChad: amendments to draft resolution A/ES-11/L.11\n\n1. In preambular paragraph 1, replace"
    )
    assert main(["amend", "A/ES-11/L.11", str(written), "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert main(["compare", *SAMPLE, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [one["text"] for one in result] == [one["text"] for row in rows for one in row["amended"]]


def _text(path: Path) -> str:
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            return archive.read("word/document.xml").decode()
    return path.read_text(encoding="utf-8")
