"""The pictures of a roll call, for the screen, the printed page and image files: map, tiles, bar, legend, whole sheet.

The one door to the modules that paint votes (``vote_fill``, ``map_drawing``, ``tile_drawing``, ``vote_bar``,
``vote_sheet``). QtGui only: a picture can be made without a window.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.printing.map_drawing import MapDrawing
from unga_desktop.printing.tile_drawing import TileDrawing
from unga_desktop.printing.vote_bar import legend_height, paint_bar, paint_count, paint_legend
from unga_desktop.printing.vote_fill import VoteScene, paint_swatch
from unga_desktop.printing.vote_sheet import Shapes, vote_image, vote_pdf

__all__ = [
    "MapDrawing",
    "Shapes",
    "TileDrawing",
    "VoteScene",
    "legend_height",
    "paint_bar",
    "paint_count",
    "paint_legend",
    "paint_map",
    "paint_swatch",
    "paint_tiles",
    "vote_image",
    "vote_pdf",
]


def paint_map(painter: QPainter, target: QRectF, world: WorldMap, scene: VoteScene) -> None:
    """Paints the world map into the middle of ``target``, keeping its ratio. Who paints often keeps a ``MapDrawing``."""
    MapDrawing(world).paint(painter, target, scene)


def paint_tiles(painter: QPainter, target: QRectF, tiles: tuple[Tile, ...], scene: VoteScene) -> None:
    """Paints the hexagon cartogram into the middle of ``target``, with the States' codes in the painter's font."""
    TileDrawing(tiles).paint(painter, target, scene)
