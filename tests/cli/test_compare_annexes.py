"""``compare --amendments`` as HTML and PDF has the same annexes as the window's report."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from unga_desktop.cli import main

EUROPEAN = ("A/ES-11/L.11#amendment-1", "A/ES-11/L.11#amendment-2")
PAIR = ("compare", "A/ES-11/L.11", "A/RES/ES-11/8")


def test_the_html_says_which_amendment_made_each_change_and_what_none_explains(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*PAIR, "--amendments", *EUROPEAN, "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "Annex: change by change" in page
    assert "E2  A/ES-11/L.11, amendment 2" in page
    assert "Adopted, totals not known" in page
    assert "Two changes have no amendment among those given." in page


@pytest.mark.usefixtures("qapp")
def test_the_pdf_has_the_annexes(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    assert main([*PAIR, "--amendments", *EUROPEAN, "A/ES-11/L.15", "--format", "pdf", "-o", str(target)]) == 0
    text = " ".join("\n".join(page.extract_text() for page in PdfReader(target).pages).split())
    assert "Annex: change by change" in text
    assert "Every change is explained by one of the amendments given." in text


def test_without_amendments_there_is_no_annex(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*PAIR, "--format", "html"]) == 0
    assert "Annex" not in capsys.readouterr().out
