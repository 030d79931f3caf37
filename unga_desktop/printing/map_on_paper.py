"""A map's paths as a PDF should hold them: whole device pixels, no corner that paper cannot show, fill and border in one.

A PDF writes out every corner of every path with all its decimals, and a world has seventy thousand of them.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QPolygonF, QTransform

from unga_desktop.printing.map_shapes import Shape

_FINE = 0.06 / 25.4
"""Corners nearer than this, in inches, are one: a pen on paper is no finer."""


def is_pdf(painter: QPainter) -> bool:
    """Whether a painter writes a PDF."""
    return painter.paintEngine().type() is QPaintEngine.Type.Pdf


def device_paths(painter: QPainter, shapes: Sequence[Shape]) -> list[QPainterPath]:
    """The paths in the device's own pixels, and the painter set to these: it draws them as they are."""
    there = painter.deviceTransform()
    painter.resetTransform()
    back, _ = painter.deviceTransform().inverted()
    step = max(1.0, _FINE * painter.device().logicalDpiX())
    return [_whole(shape.path, there * back, step) for shape in shapes]


def _whole(path: QPainterPath, transform: QTransform, step: float) -> QPainterPath:
    made = QPainterPath()
    made.setFillRule(path.fillRule())
    rings = path.toSubpathPolygons(transform)
    for ring in rings:
        kept = _thinned(ring, step)
        if len(kept) >= 3:
            made.addPolygon(QPolygonF(kept))
            made.closeSubpath()
    # A land that is smaller than that altogether stays as it is.
    return transform.map(path) if made.isEmpty() else made


def _thinned(ring: QPolygonF, step: float) -> list[QPointF]:
    kept: list[QPointF] = []
    x0 = y0 = float("inf")
    for point in ring.toList():
        x, y = round(point.x()), round(point.y())
        if abs(x - x0) + abs(y - y0) >= step:
            kept.append(QPointF(x, y))
            x0, y0 = x, y
    return kept
