"""A sheet (shift, trend, agreement) as the content of a file; the ending of its name says in which format."""

from PySide6.QtGui import QImage

from unga_desktop.core.appearance import Appearance
from unga_desktop.core.errors import ExportError
from unga_desktop.core.pictures.sheet import Sheet
from unga_desktop.exporters.sheet_svg import sheet_csv, sheet_svg
from unga_desktop.printing.sheet_painter import SheetPainter
from unga_desktop.printing.vote_fill import VoteScene


def sheet_painter(sheet: Sheet, appearance: Appearance) -> SheetPainter:
    """What paints a sheet for paper: in the light colours, whatever the window has."""
    return SheetPainter(sheet, VoteScene({}, appearance.light, appearance.votes), appearance.type.sans)


def sheet_image(sheet: Sheet, appearance: Appearance) -> QImage:
    """The sheet as one picture."""
    return sheet_painter(sheet, appearance).image()


def sheet_file(sheet: Sheet, ending: str, appearance: Appearance) -> bytes:
    """The content for a file whose name ends in ``ending`` (``".csv"``). Raises ``ExportError`` for any other."""
    match ending:
        case ".csv":
            return sheet_csv(sheet).encode("utf-8-sig")  # spreadsheets know UTF-8 by its mark only
        case ".svg":
            return sheet_svg(sheet, appearance.votes, appearance.light).encode("utf-8")
        case ".png":
            return sheet_painter(sheet, appearance).png()
        case ".pdf":
            return sheet_painter(sheet, appearance).pdf()
    raise ExportError("this picture cannot be written in this format", ending, "Choose pdf, png, svg or csv")
