"""How a vote is drawn: its colour, the pattern beside the colour, and the text that can be read on it.

In favour is plain, against hatched, abstaining dotted, not voting blank with an outline, a territory without a vote the
neutral colour of land: five things, five marks, which a grey print still tells apart. Patterns are sized by the device,
so that they look alike on a screen, at a device pixel ratio of two, and on paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPaintEngine, QPainter, QPainterPath, QPen, QTransform

from unga_desktop.core.appearance import Palette, VoteColours
from unga_desktop.core.votes.roll_call import Vote

_CELL = 5.0
"""Side of a pattern's cell in units of a screen at 96 dots an inch."""

_FADE = 0.74
"""How far a State that is not selected recedes into the ground while several others are."""


@dataclass(frozen=True, slots=True)
class VoteScene:
    """What a picture of a roll call shows: ``votes`` by alpha-3 code, the colours, whether patterns stand beside the colours,
    and the States that are ``selected``. A State that ``votes`` does not name is drawn neutral."""

    votes: Mapping[str, Vote]
    palette: Palette
    colours: VoteColours
    patterned: bool = True
    selected: frozenset[str] = frozenset()

    def recedes(self, iso3: str) -> bool:
        """Whether the State steps back because several others are selected; a single selection is only outlined."""
        return len(self.selected) > 1 and iso3 not in self.selected

    def without_selection(self) -> "VoteScene":
        return replace(self, selected=frozenset())


def mixed(first: str, second: str, share: float) -> str:
    """The colour that has ``share`` (0 to 1) of the second colour in it, as ``#rrggbb``."""
    a, b = QColor(first), QColor(second)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def luminance(colour: str) -> float:
    """The relative luminance of a colour as WCAG 2 defines it."""
    c = QColor(colour)
    parts = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c.redF(), c.greenF(), c.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """Black or white, whichever reads better on the colour."""
    return max("#000000", "#ffffff", key=lambda text: contrast(text, colour))


def fill_colour(scene: VoteScene, vote: Vote | None) -> str:
    """The colour under the pattern: what a label stands on."""
    match vote:
        case Vote.IN_FAVOUR:
            return scene.colours.in_favour
        case Vote.AGAINST:
            return scene.colours.against
        case Vote.ABSTAINING:
            return scene.colours.abstaining
        case Vote.NOT_VOTING:
            return scene.palette.ground if scene.patterned else scene.colours.not_voting
        case None:
            return scene.palette.land


def outline_colour(scene: VoteScene, vote: Vote | None) -> str:
    """The colour of the line around a shape; the outline is all that shows of *not voting*."""
    if vote is Vote.NOT_VOTING and scene.patterned:
        return scene.palette.muted
    return scene.palette.border


def device_unit(painter: QPainter) -> float:
    """Device pixels to one unit of a screen at 96 dots an inch, for pens and patterns of the same size everywhere."""
    scale = abs(painter.deviceTransform().m11()) or 1.0
    return float(max(scale, painter.device().logicalDpiX() / 96))


def logical_unit(painter: QPainter) -> float:
    """The same unit in the coordinates that the painter is given."""
    return device_unit(painter) / (abs(painter.deviceTransform().m11()) or 1.0)


def cosmetic_pen(painter: QPainter, colour: str, width: float) -> QPen:
    """A pen that keeps its width whatever the scale of what is drawn; ``width`` in screen units.

    What is recorded, for a print preview, is played back at another scale: there the pen goes along with the drawing.
    """
    recorded = painter.paintEngine().type() is QPaintEngine.Type.Picture
    pen = QPen(QColor(colour), width * (logical_unit(painter) if recorded else device_unit(painter)))
    pen.setCosmetic(not recorded)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def centre_pattern(painter: QPainter, centre: QPointF) -> None:
    """Lays the pattern so that a mark stands in the middle of a small shape."""
    half = _CELL * logical_unit(painter) / 2
    painter.setBrushOrigin(centre - QPointF(half, half))


def fill_brush(painter: QPainter, scene: VoteScene, vote: Vote | None, receding: bool = False) -> QBrush:
    """The brush of a vote under the painter's present transform."""
    base, mark = fill_colour(scene, vote), _mark_colour(scene, vote)
    if receding:
        base, mark = mixed(base, scene.palette.ground, _FADE), mark and mixed(mark, scene.palette.ground, _FADE)
    if not mark or vote is None:
        return QBrush(QColor(base))
    cell = max(4, round(_CELL * device_unit(painter)))
    brush = QBrush(_texture(vote, base, mark, cell))
    transform = painter.deviceTransform()
    brush.setTransform(QTransform.fromScale(1 / (transform.m11() or 1.0), 1 / (transform.m22() or 1.0)))
    return brush


def _mark_colour(scene: VoteScene, vote: Vote | None) -> str:
    if not scene.patterned:
        return ""
    if vote is Vote.AGAINST:
        return mixed(scene.colours.against, "#ffffff", 0.62)
    if vote is Vote.ABSTAINING:
        return mixed(scene.colours.abstaining, "#000000", 0.52)
    return ""


@lru_cache(maxsize=64)
def _texture(vote: Vote, base: str, mark: str, cell: int) -> QImage:
    image = QImage(cell, cell, QImage.Format.Format_RGB32)
    image.fill(QColor(base))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if vote is Vote.AGAINST:
        _hatch(painter, mark, cell)
    else:
        _dots(painter, mark, cell)
    painter.end()
    return image


def _hatch(painter: QPainter, mark: str, cell: int) -> None:
    painter.setPen(QPen(QColor(mark), cell * 0.23))
    for offset in (-cell, 0, cell):
        painter.drawLine(QPointF(offset - 1, cell + 1), QPointF(offset + cell + 1, -1))


def _dots(painter: QPainter, mark: str, cell: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark))
    painter.drawEllipse(QPointF(cell / 2, cell / 2), cell * 0.19, cell * 0.19)


def paint_swatch(painter: QPainter, target: QRectF, scene: VoteScene, vote: Vote | None) -> None:
    """A small rounded sample of a vote's mark, as a legend and a button show it."""
    unit = logical_unit(painter)
    path = QPainterPath()
    path.addRoundedRect(target.adjusted(unit / 2, unit / 2, -unit / 2, -unit / 2), 2 * unit, 2 * unit)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(cosmetic_pen(painter, outline_colour(scene, vote), 1.3 if vote is Vote.NOT_VOTING else 0.8))
    painter.setBrush(fill_brush(painter, scene, vote))
    centre_pattern(painter, target.center())
    painter.drawPath(path)
    painter.restore()
