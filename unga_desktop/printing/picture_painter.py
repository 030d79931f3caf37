"""Paints the marks of a picture, at any scale and on any device."""

from collections.abc import Collection
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from unga_desktop.core.pictures.mark import Area, Cells, Fill, Mark, Picture, Stroke, Words
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.printing.vote_fill import VoteScene, fill_brush, fill_colour

_Looks = dict[tuple[Fill, str], tuple[QPen, QBrush]]


def paint_picture(painter: QPainter, picture: Picture, scene: VoteScene, font: QFont) -> None:
    """Paints at the painter's origin. ``scene`` gives the colours; its votes are not looked at."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    looks: _Looks = {}
    for alike, run in groupby(picture.marks, _alike):
        if alike:
            _paint_boxes(painter, list(run), scene, looks)
            continue
        for mark in run:
            _paint_mark(painter, mark, picture.em, scene, font, looks)
    painter.restore()


def _alike(mark: Mark) -> tuple[Fill, str, float] | None:
    """What boxes have in common that may be painted in one go; None for other marks. Strips are thousands of them."""
    if not isinstance(mark, Area) or len(mark.points) != 4:
        return None
    one, two, three, four = mark.points
    is_box = one[1] == two[1] and two[0] == three[0] and three[1] == four[1] and four[0] == one[0]
    return (mark.fill, mark.line, mark.strength) if is_box else None


def _paint_boxes(painter: QPainter, marks: list[Mark], scene: VoteScene, looks: _Looks) -> None:
    areas = [mark for mark in marks if isinstance(mark, Area)]
    _take_look(painter, areas[0], scene, looks)
    painter.drawRects([_rectangle(area) for area in areas])
    painter.setOpacity(1.0)


def _paint_mark(painter: QPainter, mark: Mark, em: float, scene: VoteScene, font: QFont, looks: _Looks) -> None:
    match mark:
        case Area():
            _take_look(painter, mark, scene, looks)
            painter.drawPolygon(_polygon(mark))
            painter.setOpacity(1.0)
        case Stroke():
            _paint_stroke(painter, mark, scene)
        case Words():
            _paint_words(painter, mark, em, scene, font)
        case Cells():
            _paint_cells(painter, mark)


def paint_chosen(painter: QPainter, picture: Picture, scene: VoteScene, font: QFont, chosen: Collection[str]) -> None:
    """Outlines the areas and underlines the words that stand for exactly the ``chosen`` States, or for one of them alone."""
    wanted = frozenset(chosen)
    if not wanted:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(scene.palette.text), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in picture.marks:
        if isinstance(mark, Area | Words) and is_chosen(mark.door, wanted):
            if isinstance(mark, Area):
                painter.drawPolygon(_polygon(mark))
            else:
                below = words_box(mark, picture.em, font)
                painter.drawLine(below.bottomLeft(), below.bottomRight())
    painter.restore()


def is_chosen(door: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether a mark stands for what is selected: for the very States, or for a single one of them."""
    return bool(door) and (door == wanted or (len(door) == 1 and door <= wanted))


def words_font(words: Words, em: float, font: QFont) -> QFont:
    """The font that words are set in."""
    made = QFont(font)
    made.setPixelSize(max(1, round(em * words.size)))
    made.setWeight(QFont.Weight.DemiBold if words.bold else QFont.Weight.Normal)
    return made


def words_box(words: Words, em: float, font: QFont) -> QRectF:
    """The box that words fill, cut to their room."""
    metrics = QFontMetricsF(words_font(words, em, font))
    width = metrics.horizontalAdvance(words.text)
    width = min(width, words.room) if words.room else width
    left = {"left": 0.0, "centre": width / 2, "right": width}[words.align]
    return QRectF(words.x - left, words.y - metrics.height() / 2, width, metrics.height())


def colour_of(fill: Fill, scene: VoteScene) -> str:
    """The colour of a fill, without its pattern."""
    if isinstance(fill, Vote):
        return fill_colour(scene, fill)
    return fill if fill.startswith("#") else str(getattr(scene.palette, fill))


def _take_look(painter: QPainter, area: Area, scene: VoteScene, looks: _Looks) -> None:
    """``looks`` remembers pens and brushes: thousands of areas have a handful of looks."""
    look = looks.get((area.fill, area.line))
    if look is None:
        look = looks[area.fill, area.line] = _look(painter, area, scene)
    painter.setOpacity(area.strength)
    painter.setPen(look[0])
    painter.setBrush(look[1])


def _look(painter: QPainter, area: Area, scene: VoteScene) -> tuple[QPen, QBrush]:
    pen = QPen(QColor(colour_of(area.line, scene)), 0.7) if area.line else QPen(Qt.PenStyle.NoPen)
    if not isinstance(area.fill, Vote):
        return pen, QBrush(QColor(colour_of(area.fill, scene)))
    if not area.line and area.fill is Vote.NOT_VOTING:
        pen = QPen(QColor(scene.palette.muted), 0.8)
    return pen, fill_brush(painter, scene, area.fill)


def _rectangle(area: Area) -> QRectF:
    """The area as the rectangle that it is."""
    (left, top), _, (right, bottom), _ = area.points
    return QRectF(left, top, right - left, bottom - top)


def _polygon(area: Area) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in area.points])


def _paint_stroke(painter: QPainter, stroke: Stroke, scene: VoteScene) -> None:
    pen = QPen(QColor(colour_of(stroke.colour, scene)), stroke.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dashes:
        pen.setDashPattern([dash / stroke.width for dash in stroke.dashes])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x, y) for x, y in stroke.points])


def _paint_words(painter: QPainter, words: Words, em: float, scene: VoteScene, font: QFont) -> None:
    made = words_font(words, em, font)
    painter.setFont(made)
    painter.setPen(QColor(colour_of(words.colour, scene)))
    text = words.text
    place = words_box(words, em, font)
    if words.room:
        text = QFontMetricsF(made).elidedText(text, Qt.TextElideMode.ElideRight, words.room)
    align = {"left": Qt.AlignmentFlag.AlignLeft, "centre": Qt.AlignmentFlag.AlignHCenter}
    flags = align.get(words.align, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, flags | Qt.TextFlag.TextDontClip, text)


def _paint_cells(painter: QPainter, cells: Cells) -> None:
    number = len(cells.codes)
    if not number:
        return
    image = QImage(cells.rgb, number, number, number * 3, QImage.Format.Format_RGB888).copy()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(cells.x, cells.y, cells.side, cells.side), image)
