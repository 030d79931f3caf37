"""``report --versions`` and ``compare A B C``: one report on all versions of a text, in every format, byte for byte the same."""

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from report_samples import VERSIONS

from unga_desktop.cli import main
from unga_desktop.importers.word_files.docx import parse_tracked

DAY = ("--date", "2026-11-24")


@pytest.fixture
def versions(tmp_path: Path) -> list[str]:
    files = [tmp_path / f"{number}.txt" for number in range(len(VERSIONS))]
    for file, (symbol, text) in zip(files, VERSIONS, strict=True):
        file.write_text(f"{symbol}\n\nPorts and roads\n\n{text}\n", encoding="utf-8")
    return [str(file) for file in files]


@pytest.mark.usefixtures("qapp")
def test_a_pdf_has_every_version_its_hash_and_a_column_of_its_own(versions: list[str], tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for target in (first, second):
        assert main(["report", "--versions", *versions, *DAY, "-o", str(target)]) == 0
    assert first.read_bytes() == second.read_bytes()
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(first).pages)
    for symbol, _ in VERSIONS:
        assert symbol in text
    assert "Tags beside the text name the version" in text
    assert "each version is rebuilt, character for character" in text


def test_html_comes_from_compare_as_well(versions: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *versions, *DAY, "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert main(["report", "--versions", *versions, *DAY, "--format", "html"]) == 0
    assert page == capsys.readouterr().out
    assert '<abbr title="Came with version Rev.1 (A/C.2/80/L.5/Rev.1)' in page


def test_accepting_all_changes_of_the_redline_gives_the_last_version(versions: list[str], tmp_path: Path) -> None:
    target = tmp_path / "redline.docx"
    assert main(["compare", *versions, *DAY, "--format", "docx", "-o", str(target)]) == 0
    _, accepted = parse_tracked(target.read_bytes(), "redline.docx")
    texts = [found.text for found in accepted.document.paragraphs]
    assert texts[-1].startswith("Decides to remain seized")
    assert "Calls upon all Member States to act. It calls upon them to report." in texts


@pytest.mark.usefixtures("qapp")
def test_the_word_report_says_what_rejecting_leaves(versions: list[str], tmp_path: Path) -> None:
    target = tmp_path / "report.docx"
    assert main(["report", "--versions", *versions, *DAY, "--format", "docx", "-o", str(target)]) == 0
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        text = archive.read("word/document.xml").decode()
    assert "accepting all of them leaves the last version" in text


def test_the_vote_on_the_last_version_is_in_the_report(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.txt"
    earlier.write_text("The path to peace\n\nThe General Assembly,\n\nMourning the loss of life,\n", encoding="utf-8")
    names = [str(earlier), "A/ES-11/L.11", "A/RES/ES-11/8"]
    assert main(["report", "--versions", *names, *DAY, "--format", "html"]) == 0
    assert "93 reached, 25 more than needed" in capsys.readouterr().out
