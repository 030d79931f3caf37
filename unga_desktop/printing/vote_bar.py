"""The bar of the four choices with the mark of the majority needed, and the legend."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.tally import Count, Tally
from unga_desktop.core.votes.wording import figures
from unga_desktop.printing.vote_fill import (
    VoteScene,
    cosmetic_pen,
    fill_brush,
    fill_colour,
    logical_unit,
    outline_colour,
    paint_swatch,
    text_on,
)
from unga_desktop.printing.vote_words import CHOICES, NO_VOTE, vote_words

_LEGEND_GAP = 14.0


def paint_bar(painter: QPainter, target: QRectF, tally: Tally, scene: VoteScene) -> None:
    """Paints the choices as one stacked bar as wide as ``target``.

    Where the height allows it, the votes needed are marked and named above the bar, and those present and voting are
    bracketed below it; the painter's font sets the size of the words. Nothing is painted where the record gives no totals.
    """
    shown = figures(tally)
    total = sum(n or 0 for n in shown.values())
    if not total or shown[Vote.IN_FAVOUR] is None or shown[Vote.AGAINST] is None:
        return
    metrics = QFontMetricsF(painter.font(), painter.device())
    above, below = metrics.height() * 1.15, metrics.height() + 7 * logical_unit(painter)
    labelled = target.height() >= above + below + metrics.height() * 0.8 and tally.majority is not None
    bar = target.adjusted(0, above, 0, -below) if labelled else target
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    each = bar.width() / total
    mark = bar.left() + tally.majority.needed * each if tally.majority is not None else None
    paint_segments(painter, bar, tuple((vote, shown[vote] or 0) for vote in CHOICES), scene, mark)
    if tally.majority is not None:
        _paint_needed(painter, bar, tally.majority.needed * each, tally.majority.needed if labelled else 0, scene)
        if labelled:
            base = "members in all" if tally.majority.base == "all members" else tally.majority.base
            words = f"{tally.majority.voting} {base}"
            _paint_bracket(painter, bar, tally.majority.voting * each, words, scene)
    painter.restore()


def paint_count(painter: QPainter, target: QRectF, count: Count, scene: VoteScene) -> None:
    """The same bar for a group of States, without a majority."""
    numbers = (count.in_favour, count.against, count.abstaining, count.not_voting)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_segments(painter, target, tuple(zip(CHOICES, numbers, strict=True)), scene)
    painter.restore()


def paint_segments(
    painter: QPainter,
    target: QRectF,
    counts: tuple[tuple[Vote, int], ...],
    scene: VoteScene,
    mark: float | None = None,
) -> None:
    """Paints one segment for each choice, as wide as its share, with its number where it fits beside a mark at ``mark``."""
    total = sum(number for _, number in counts)
    left = target.left()
    for vote, number in counts:
        if not number or not total:
            continue
        segment = QRectF(left, target.top(), target.width() * number / total, target.height())
        left = segment.right()
        painter.setPen(cosmetic_pen(painter, outline_colour(scene, vote), 0.8))
        painter.setBrush(fill_brush(painter, scene, vote))
        half = 0.4 * logical_unit(painter)
        painter.drawRect(segment.adjusted(half, half, -half, -half))
        _paint_number(painter, _free_part(painter, segment, mark), number, fill_colour(scene, vote))


def _free_part(painter: QPainter, segment: QRectF, mark: float | None) -> QRectF:
    """The larger part of a segment beside the mark, where a number is not struck through."""
    if mark is None or not segment.left() < mark < segment.right():
        return segment
    gap = 3 * logical_unit(painter)
    left = QRectF(segment.topLeft(), QPointF(mark - gap, segment.bottom()))
    right = QRectF(QPointF(mark + gap, segment.top()), segment.bottomRight())
    return max(left, right, key=QRectF.width)


def _paint_number(painter: QPainter, segment: QRectF, number: int, ground: str) -> None:
    metrics = QFontMetricsF(painter.font(), painter.device())
    plate = QRectF(0, 0, metrics.horizontalAdvance(str(number)) + metrics.height() * 0.4, metrics.height())
    if plate.width() > segment.width() - 2 * logical_unit(painter) or plate.height() > segment.height():
        return
    plate.moveCenter(segment.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(plate, plate.height() * 0.2, plate.height() * 0.2)
    painter.setPen(QColor(text_on(ground)))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(number))


def _paint_needed(painter: QPainter, bar: QRectF, offset: float, needed: int, scene: VoteScene) -> None:
    """A line across the bar where the majority is reached, with a point above; ``needed`` is written where it is not 0."""
    unit = logical_unit(painter)
    x = bar.left() + offset
    for colour, width in ((scene.palette.ground, 4.0), (scene.palette.text, 2.0)):
        painter.setPen(cosmetic_pen(painter, colour, width))
        painter.drawLine(QPointF(x, bar.top() - 2 * unit), QPointF(x, bar.bottom() + 2 * unit))
    if not needed:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.palette.text))
    top = bar.top() - 2 * unit
    painter.drawPolygon(
        QPolygonF([QPointF(x - 4 * unit, top - 5 * unit), QPointF(x + 4 * unit, top - 5 * unit), QPointF(x, top)])
    )
    metrics = QFontMetricsF(painter.font(), painter.device())
    words = f"{needed} needed"
    width = metrics.horizontalAdvance(words)
    left = x + 7 * unit if x + 7 * unit + width <= bar.right() else x - 7 * unit - width
    painter.setPen(QColor(scene.palette.text))
    painter.drawText(QPointF(left, bar.top() - metrics.descent() - 1.5 * unit), words)


def _paint_bracket(painter: QPainter, bar: QRectF, width: float, words: str, scene: VoteScene) -> None:
    unit = logical_unit(painter)
    metrics = QFontMetricsF(painter.font(), painter.device())
    top, bottom = bar.bottom() + 2 * unit, bar.bottom() + 5 * unit
    path = QPainterPath(QPointF(bar.left() + unit / 2, top))
    for x, y in ((bar.left() + unit / 2, bottom), (bar.left() + width, bottom), (bar.left() + width, top)):
        path.lineTo(x, y)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(cosmetic_pen(painter, scene.palette.muted, 1.0))
    painter.drawPath(path)
    painter.setPen(QColor(scene.palette.muted))
    painter.drawText(QPointF(bar.left(), bottom + metrics.ascent() + unit), words)


def legend_entries(
    tally: Tally | None = None, neutral: bool = True, scene: VoteScene | None = None
) -> tuple[tuple[Vote | None, str], ...]:
    """The marks that a legend explains, with their words, and with their totals where a tally is given.

    Only what occurs is named: no choice that nobody made, in ``tally`` or else in ``scene``; "no vote recorded" only where
    the picture draws such a territory, which ``neutral`` says.
    """
    shown = figures(tally) if tally is not None else {}
    occurring = set(scene.votes.values()) if scene is not None and tally is None else set(CHOICES)
    entries: list[tuple[Vote | None, str]] = []
    for vote in CHOICES:
        number = shown.get(vote)
        if number != 0 and vote in occurring:
            entries.append((vote, vote_words(vote) if number is None else f"{vote_words(vote)} {number}"))
    return (*entries, (None, NO_VOTE)) if neutral else tuple(entries)


def paint_legend(
    painter: QPainter, target: QRectF, scene: VoteScene, tally: Tally | None = None, neutral: bool = True
) -> float:
    """Paints swatches with words into ``target``, wrapped to its width, in the painter's font; returns the height used."""
    painter.save()
    metrics = QFontMetricsF(painter.font(), painter.device())
    for vote, words, place in _legend_places(metrics, target, legend_entries(tally, neutral, scene)):
        swatch = QRectF(place.x(), place.y() + metrics.height() * 0.16, metrics.height(), metrics.height() * 0.74)
        paint_swatch(painter, swatch, scene, vote)
        painter.setPen(QColor(scene.palette.text))
        painter.drawText(QPointF(swatch.right() + metrics.height() * 0.35, place.y() + metrics.ascent()), words)
    painter.restore()
    return legend_height(metrics, target.width(), tally, neutral, scene)


def legend_height(
    metrics: QFontMetricsF,
    width: float,
    tally: Tally | None = None,
    neutral: bool = True,
    scene: VoteScene | None = None,
) -> float:
    """The height that ``paint_legend`` takes at a width."""
    places = _legend_places(metrics, QRectF(0, 0, width, 0), legend_entries(tally, neutral, scene))
    return places[-1][2].y() + metrics.height() * 1.3 if places else 0.0


def _legend_places(
    metrics: QFontMetricsF, target: QRectF, entries: tuple[tuple[Vote | None, str], ...]
) -> list[tuple[Vote | None, str, QPointF]]:
    places = []
    x, y = target.left(), target.top()
    gap = metrics.height() * _LEGEND_GAP / 16
    for vote, words in entries:
        width = metrics.height() * 1.35 + metrics.horizontalAdvance(words)
        if x > target.left() and x + width > target.right():
            x, y = target.left(), y + metrics.height() * 1.35
        places.append((vote, words, QPointF(x, y)))
        x += width + gap
    return places
