"""How long a 60-page document takes to open, against what the libraries take for the bare file.

    python tools/bench/import_speed.py

Makes a Word document and a PDF of 60 pages in a temporary folder. Each figure is a ratio of medians from runs in turn, in time
of the processor: the Word document against python-docx opening the same file (goal 3), the PDF against pypdfium2 extracting
the bare text page by page in a process of its own, as the importer has one (goal 1.5). The bare extraction inside this process
is printed beside it: the difference is the start of a process, which keeps a broken PDF from taking the program along.
"""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import docx.oxml.ns
import docx.shared
import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from timing import medians, of_processor

from unga_desktop.importers.registry import read_with_report

PAGES = 60
RUNS = 9
_BARE = """
import sys
import pypdfium2
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
for page in document:
    sys.stdout.buffer.write(page.get_textpage().get_text_range().encode("utf-8", "replace"))
"""
_PREAMBULAR = (
    "Recalling its resolution {0}/{1} of 19 December 2023, and stressing the importance of the implementation of the commitments"
    " made in the Charter of the United Nations and at the major conferences and summits,"
)
_OPERATIVE = (
    "{1}. Requests the Secretary-General to submit to the General Assembly at its eighty-first session a comprehensive report on"
    " the implementation of the present resolution, including on progress, challenges and {0} suggestions for the way forward;"
)


def paragraphs(number: int) -> list[str]:
    """Paragraphs of a resolution, each another."""
    preamble = [_PREAMBULAR.format(60 + place % 20, place) for place in range(number // 2)]
    return ["The General Assembly,", *preamble, *(_OPERATIVE.format(place, place) for place in range(1, number // 2))]


def word_document(path: Path, texts: list[str]) -> None:
    """Writes the texts as Word saves them: a paragraph in some runs, each with its language, and the marks of sessions."""
    document = docx.Document()
    for text in texts:
        words = text.split()
        added = document.add_paragraph()
        for start in range(0, len(words), 8):
            run = added.add_run(" ".join(words[start : start + 8]) + " ")
            run.font.name = "Times New Roman"
            run.font.size = docx.shared.Pt(10)
            run._r.set(docx.oxml.ns.qn("w:rsidR"), f"00{start:06X}")
    document.save(str(path))


def pdf(path: Path, texts: list[str]) -> int:
    """Writes the PDF; returns its number of pages."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(QFont("Liberation Serif", 10))
    document.setHtml("".join(f"<p>{text}</p>" for text in texts))
    document.print_(writer)
    return len(pypdfium2.PdfDocument(path.read_bytes()))


def bare_extraction(content: bytes) -> int:
    return sum(len(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(content))


def bare_process(content: bytes) -> bytes:
    return subprocess.run([sys.executable, "-c", _BARE], input=content, capture_output=True, check=True).stdout


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        wanted = PAGES * 13
        while (found := pdf(folder / "sixty.pdf", paragraphs(wanted))) != PAGES:
            wanted = max(wanted + (1 if found < PAGES else -1), wanted * PAGES // found)
        word_document(folder / "sixty.docx", paragraphs(wanted))
        pages, words = folder / "sixty.pdf", folder / "sixty.docx"
        content, packed = pages.read_bytes(), words.read_bytes()
        print(
            f"{PAGES} pages: PDF {len(content) / 1024:,.0f} KB, Word {len(packed) / 1024:,.0f} KB, {wanted:,} paragraphs"
        )
        times = medians(
            {
                "python-docx opens": lambda: docx.Document(io.BytesIO(packed)),
                "Word document imported": lambda: read_with_report(words),
                "pypdfium2 in this process": lambda: bare_extraction(content),
                "pypdfium2 in its own": lambda: bare_process(content),
                "PDF imported": lambda: read_with_report(pages),
            },
            of_processor,
            RUNS,
        )
    _tell(times, "Word document imported", "python-docx opens", 3)
    _tell(times, "PDF imported", "pypdfium2 in its own", 1.5)
    _tell(times, "PDF imported", "pypdfium2 in this process", None)
    del application
    return 0


def _tell(times: dict[str, float], what: str, peer: str, goal: float | None) -> None:
    aim = f" (goal {goal:g})" if goal else ""
    ratio = times[what] / times[peer]
    print(f"{what}: {times[what] * 1000:.0f} ms, {peer} {times[peer] * 1000:.0f} ms, ratio {ratio:.2f}{aim}")


if __name__ == "__main__":
    sys.exit(main())
