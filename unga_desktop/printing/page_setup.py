"""The paper and how a report is set on it. All lengths of ``printing`` are twips: a twentieth of a point, 1,440 an inch."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize

from unga_desktop.core.report_design import LEAST_MARGIN, LEAST_TYPE, MOST_MARGIN, MOST_TYPE, ReportDesign

POINT = 20.0
INCH = 1440
_MILLIMETRE = INCH / 25.4


class Paper(StrEnum):
    """The sizes that offices have."""

    A4 = "A4"
    LETTER = "Letter"


_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper, orientation, margins in millimetres, the size of the running text in points, and whether to print in colour.

    In black and white everything is told apart by weight, lines and words alone.
    """

    paper: Paper = Paper.A4
    landscape: bool = False
    margin: float = 20.0
    font_size: float = 10.0
    colour: bool = True

    def __post_init__(self) -> None:
        """Raises ``ValueError`` for a page on which nothing could be read."""
        if not LEAST_MARGIN <= self.margin <= MOST_MARGIN:
            raise ValueError("margins are between 5 and 50 mm")
        if not LEAST_TYPE <= self.font_size <= MOST_TYPE:
            raise ValueError("the font size is between 6 and 24 points")

    @classmethod
    def of(cls, design: ReportDesign) -> "PageSetup":
        """The page that a report's design asks for."""
        return cls(Paper(design.paper), design.landscape, design.margin, design.font_size, design.colour)

    def layout(self) -> QPageLayout:
        """The page for a printer or a PDF writer: without margins of its own, since the report paints them itself."""
        way = QPageLayout.Orientation.Landscape if self.landscape else QPageLayout.Orientation.Portrait
        return QPageLayout(QPageSize(_SIZES[self.paper]), way, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)

    def sheet(self) -> QRectF:
        """The whole sheet in twips."""
        points = self.layout().fullRectPoints()
        return QRectF(0, 0, points.width() * POINT, points.height() * POINT)

    def body(self) -> QRectF:
        """Where the report's text goes: the sheet less the margins, the running header and the footer."""
        edge = self.margin * _MILLIMETRE
        return self.sheet().adjusted(edge, edge + self.line() * 2, -edge, -edge - self.line() * 1.6)

    def line(self) -> float:
        """The height of one line of the running header."""
        return self.font_size * POINT * 1.25

    def in_grey(self) -> "PageSetup":
        return replace(self, colour=False)
