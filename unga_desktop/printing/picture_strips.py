"""Pictures of a roll call as strips: tiles, map and bar, with their legend, painted by ``vote_picture``."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.core.report import VoteBar, VotePicture
from unga_desktop.printing.ink import Ink
from unga_desktop.printing.page_setup import POINT
from unga_desktop.printing.strips import PictureStrip
from unga_desktop.printing.vote_picture import (
    MapDrawing,
    TileDrawing,
    VoteScene,
    legend_height,
    paint_bar,
    paint_legend,
)

_BAR = 46 * POINT


def picture_strips(
    picture: VotePicture, ink: Ink, world: WorldMap, tiles: tuple[Tile, ...], width: float, page: float
) -> list[PictureStrip]:
    """The picture as large as the width allows, at most little more than half a page high, and its legend."""
    drawing = MapDrawing(world) if picture.form == "map" else TileDrawing(tiles)
    scene = VoteScene(picture.tally.roll_call.votes, ink.palette, ink.votes)
    neutral = picture.form == "map" or any(iso3 not in scene.votes for iso3 in drawing.states)
    size = drawing.size
    ratio = size.height() / size.width() if size.width() else 0.5
    font = ink.fonts.sans(0.85)

    def paint(painter: QPainter, target: QRectF) -> None:
        painter.setFont(font)
        drawing.paint(painter, target, scene)

    def legend(painter: QPainter, target: QRectF) -> None:
        painter.setFont(font)
        paint_legend(painter, target, scene, picture.tally, neutral)

    legend_room = legend_height(_metrics(font), width, picture.tally, neutral)
    height = min(width * ratio, page * 0.55)
    return [
        PictureStrip(height, width, paint, space=6 * POINT, with_next=True),
        PictureStrip(legend_room, width, legend, space=6 * POINT),
    ]


def bar_strips(bar: VoteBar, ink: Ink, width: float) -> list[PictureStrip]:
    """The bar of the four choices with the majority marked, and its legend."""
    scene = VoteScene(bar.tally.roll_call.votes, ink.palette, ink.votes)
    font = ink.fonts.sans(0.85)

    def paint(painter: QPainter, target: QRectF) -> None:
        painter.setFont(font)
        paint_bar(painter, target, bar.tally, scene)

    def legend(painter: QPainter, target: QRectF) -> None:
        painter.setFont(font)
        paint_legend(painter, target, scene, bar.tally, neutral=False)

    room = legend_height(_metrics(font), width, bar.tally, neutral=False)
    return [
        PictureStrip(_BAR, width, paint, space=8 * POINT, with_next=True),
        PictureStrip(room, width, legend, space=3 * POINT),
    ]


def _metrics(font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font)
