"""A second reader of our Word files: LibreOffice accepts and rejects the changes, and must come to the same texts.

Slow, and skipped where LibreOffice is not installed (Debian: ``apt-get install libreoffice-writer-nogui``).
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from report_samples import (
    AFTER,
    ARABIC_AFTER,
    ARABIC_BEFORE,
    BEFORE,
    CHINESE_AFTER,
    CHINESE_BEFORE,
    bundled_report,
    explained_report,
    report_on,
    versions_report,
)
from test_redline_docx import redline_of, sides
from test_report_docx import PIXEL

from unga_desktop.core.documents.document import Paragraph
from unga_desktop.core.report import Heading, Report
from unga_desktop.exporters.redline_docx import redline_docx
from unga_desktop.exporters.report_docx import report_docx

SOFFICE = shutil.which("soffice")
MACRO = """Sub Answer(source As String, command As String, target As String)
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden" : options(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, options())
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim stored(1) As New com.sun.star.beans.PropertyValue
  stored(0).Name = "FilterName" : stored(0).Value = "Text (encoded)"
  stored(1).Name = "FilterOptions" : stored(1).Value = "UTF8,LF"
  document.storeToURL(target, stored())
  document.close(True)
End Sub
"""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = "http://openoffice.org/2000/"


def office(folder: Path, *arguments: str) -> None:
    """LibreOffice with a profile of its own in ``folder``."""
    assert SOFFICE
    command = [SOFFICE, f"-env:UserInstallation={folder.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, timeout=180, capture_output=True)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the macro in it. The first start fills it, and would put its own in the macro's place."""
    folder = tmp_path_factory.mktemp("profile")
    office(folder, "--terminate_after_init")
    basic = folder / "user" / "basic" / "Standard"
    module = f'<script:module xmlns:script="{_LIBRARY}script" script:name="Module1">{MACRO}</script:module>'
    (basic / "Module1.xba").write_text(_XML + module, encoding="utf-8")
    library = f'<library:library xmlns:library="{_LIBRARY}library" library:name="Standard" library:readonly="false">'
    (basic / "script.xlb").write_text(f'{_XML}{library}<library:element library:name="Module1"/></library:library>')
    return folder


def text_after(command: str, content: bytes, folder: Path, profile: Path) -> list[str]:
    """The lines of a document after a command of LibreOffice's."""
    source, target = folder / "redline.docx", folder / "text.txt"
    source.write_bytes(content)
    target.unlink(missing_ok=True)
    office(profile, f'macro:///Standard.Module1.Answer("{source.as_uri()}","{command}","{target.as_uri()}")')
    return [line for line in target.read_text(encoding="utf-8-sig").split("\n") if line.strip()]


def lines(paragraphs: list[Paragraph]) -> list[str]:
    return [f"{found.mark}\t{found.text}" if found.mark else found.text for found in paragraphs]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    "report",
    [
        bundled_report(),
        report_on(BEFORE, AFTER),
        report_on(AFTER, BEFORE),
        report_on(ARABIC_BEFORE, ARABIC_AFTER, "ar"),
        report_on(CHINESE_BEFORE, CHINESE_AFTER, "zh"),
    ],
    ids=["bundled", "moves and splits", "the other way round", "Arabic", "Chinese"],
)
def test_libreoffice_comes_to_the_same_texts(report: Report, tmp_path: Path, profile: Path) -> None:
    original, amended = sides(redline_of(report))
    content = redline_docx(report)
    assert text_after(".uno:AcceptAllTrackedChanges", content, tmp_path, profile) == lines(amended)
    assert text_after(".uno:RejectAllTrackedChanges", content, tmp_path, profile) == lines(original)


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    "report",
    [
        explained_report(),
        report_on(BEFORE, AFTER),
        report_on(AFTER, BEFORE),
        report_on(ARABIC_BEFORE, ARABIC_AFTER, "ar"),
        report_on(CHINESE_BEFORE, CHINESE_AFTER, "zh"),
        versions_report(),
    ],
    ids=["all parts", "moves and splits", "the other way round", "Arabic", "Chinese", "versions"],
)
def test_in_a_whole_report_libreoffice_comes_to_the_same_texts(report: Report, tmp_path: Path, profile: Path) -> None:
    original, amended = sides(redline_of(report))
    content = report_docx(report, lambda _: PIXEL)
    headings = [block.text for part in report.parts for block in part.blocks if isinstance(block, Heading)]
    for command, side in (("AcceptAllTrackedChanges", amended), ("RejectAllTrackedChanges", original)):
        found = text_after(f".uno:{command}", content, tmp_path, profile)
        first = found.index("The text with its changes marked")
        wanted = lines(side)
        start = next(place for place in range(first, len(found)) if found[place] == wanted[0])
        assert found[start : start + len(wanted)] == wanted
        rest = iter(found)
        assert all(heading in rest for heading in headings)  # each a paragraph of its own, in order
