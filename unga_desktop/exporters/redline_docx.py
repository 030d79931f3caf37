"""The redline of a comparison alone as a Word document, for those who go on working in it."""

from unga_desktop.core.day import day
from unga_desktop.core.report import Redline, Report
from unga_desktop.exporters.word_archive import word_document
from unga_desktop.exporters.word_markup import paragraph, run
from unga_desktop.exporters.word_redline import tracked_redline

PROGRAM = "UNGA Desktop"


def redline_docx(report: Report) -> bytes:
    """The redline of a report with real tracked changes: accept all gives the amended text, reject all the original one.

    Changes bear the name of the amended text and the report's date where they have no author and date of their own. Same report,
    same bytes. Raises ``ExportError`` for a character that no Word document can hold.
    """
    redline = next(block for part in report.parts for block in part.blocks if isinstance(block, Redline))
    tracked = tracked_redline(redline, amended_name(report), report.date)
    # The mark of a document's last paragraph cannot be deleted or inserted: that paragraph is an empty one.
    return word_document(
        "".join(tracked.paragraphs) + paragraph(""),
        title=report.title,
        author=PROGRAM,
        date=report.date,
        header=running_head(report),
        footer=running_foot(report),
        comments=tracked.comments,
    )


def amended_name(report: Report) -> str:
    """The text that brought the changes: they are tracked under its name."""
    return report.sources[-1].name


def running_head(report: Report) -> str:
    """What stands at the head of each page: the texts, their title, and what they are worth."""
    title = run(f"   {report.subject}") if report.subject else ""
    return paragraph(run(report.header) + title, "Running") + paragraph(run(report.status), "Running")


def running_foot(report: Report) -> str:
    """What stands at the foot of each page: the page, the day and the digest."""
    page = _field("PAGE") + run(" of ") + _field("NUMPAGES")
    return paragraph(run("Page ") + page + run(f"   Made {day(report.date)}   Digest {report.digest[:12]}"), "Running")


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
