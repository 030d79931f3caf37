"""Puts a sheet on a screen image or on pages: the parts flow from top to bottom, what is too high for a page is made smaller."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from unga_desktop.core.pictures.mark import Picture
from unga_desktop.core.pictures.sheet import INNER, MARGIN, WIDTH, Caption, Sheet, StatesPicture
from unga_desktop.printing.picture_painter import paint_picture
from unga_desktop.printing.settled_pdf import written_pdf
from unga_desktop.printing.vote_fill import VoteScene, paint_swatch
from unga_desktop.printing.vote_sheet import SANS, drawing_on

_GAP = 14.0

_Paint = Callable[[QPainter], None]
_Block = tuple[float, _Paint, bool]
"""Height, what paints it at the painter's origin, whether it stays with the next one."""


class SheetPainter:
    """Lays a sheet out in the colours of a scene."""

    def __init__(self, sheet: Sheet, scene: VoteScene, families: Sequence[str] = SANS) -> None:
        self._sheet, self._scene = sheet, scene
        self._font = QFont()
        self._font.setFamilies(list(families))
        self._font.setPixelSize(12)
        self._blocks = self._make_blocks()

    def image(self, width: int = 2000) -> QImage:
        """The whole sheet as one picture, ``width`` pixels wide."""
        height = sum(high + _GAP for high, _, _ in self._blocks) + 2 * MARGIN
        scale = width / WIDTH
        image = QImage(width, round(height * scale), QImage.Format.Format_RGB32)
        image.fill(QColor(self._scene.palette.ground))
        painter = QPainter(image)
        painter.scale(scale, scale)
        self._paint(painter, self._blocks)
        painter.end()
        return image

    def png(self, width: int = 2000) -> bytes:
        """The same as the bytes of a PNG."""
        return png_bytes(self.image(width))

    def pdf(self) -> bytes:
        """The sheet on pages of A4. Its day stands on it; the file's properties have none."""

        def paint(writer: QPdfWriter, painter: QPainter) -> None:
            self.paint_pages(painter, QRectF(0, 0, writer.width(), writer.height()), writer.newPage)

        layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        return written_pdf(self._sheet.title, layout, 600, "", paint)

    def paint_pages(self, painter: QPainter, page: QRectF, new_page: Callable[[], object]) -> None:
        """Paints on pages of any size and resolution; ``new_page`` is called between two of them."""
        scale = page.width() / WIDTH
        for number, blocks in enumerate(self._pages(page.height() / scale - 2 * MARGIN)):
            if number:
                new_page()
            painter.save()
            painter.translate(page.topLeft())
            painter.scale(scale, scale)
            self._paint(painter, blocks)
            painter.restore()

    def _pages(self, room: float) -> list[list[_Block]]:
        pages: list[list[_Block]] = [[]]
        used = 0.0
        for number, (high, paint, with_next) in enumerate(self._blocks):
            fitted = _fitted(high, paint, room) if high > room else (high, paint, with_next)
            follower = self._blocks[number + 1][0] if with_next and number + 1 < len(self._blocks) else 0.0
            needed = fitted[0] + (min(follower, room - fitted[0] - _GAP) + _GAP if follower else 0.0)
            if pages[-1] and used + needed > room:
                pages.append([])
                used = 0.0
            pages[-1].append(fitted)
            used += fitted[0] + _GAP
        return pages

    def _paint(self, painter: QPainter, blocks: Sequence[_Block]) -> None:
        y = MARGIN
        for high, paint, _ in blocks:
            painter.save()
            painter.translate(MARGIN, y)
            paint(painter)
            painter.restore()
            y += high + _GAP

    # -- the parts

    def _make_blocks(self) -> list[_Block]:
        sheet, palette = self._sheet, self._scene.palette
        blocks = [self._text(sheet.title, 22, palette.text, bold=True, with_next=True)]
        if sheet.subtitle:
            blocks.append(self._text(sheet.subtitle, 13, palette.muted, with_next=True))
        for part in sheet.parts:
            match part:
                case Picture():
                    blocks.append(self._picture(part))
                case StatesPicture():
                    blocks += self._states(part)
                case Caption():
                    size = 15 if part.heading else 12.5
                    blocks.append(self._text(part.text, size, palette.text, part.heading, part.heading))
        foot = [self._text(line, 10.5, palette.muted) for line in sheet.foot]
        return blocks + foot

    def _text(self, text: str, size: float, colour: str, bold: bool = False, with_next: bool = False) -> _Block:
        font = QFont(self._font)
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        height = QFontMetricsF(font).boundingRect(QRectF(0, 0, INNER, 100_000), flags, text).height()

        def paint(painter: QPainter) -> None:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(0, 0, INNER, height + size), flags, text)

        return height, paint, with_next

    def _picture(self, picture: Picture) -> _Block:
        def paint(painter: QPainter) -> None:
            paint_picture(painter, picture, self._scene, self._font)

        return picture.height, paint, False

    def _states(self, part: StatesPicture) -> list[_Block]:
        drawing = drawing_on(part.shapes)
        scene = VoteScene(part.votes, self._scene.palette, self._scene.colours, self._scene.patterned)
        height = INNER * drawing.size.height() / max(1.0, drawing.size.width())

        def paint(painter: QPainter) -> None:
            painter.setFont(self._font)
            drawing.paint(painter, QRectF(0, 0, INNER, height), scene)

        return [(height, paint, True), self._legend(part, scene)]

    def _legend(self, part: StatesPicture, scene: VoteScene) -> _Block:
        metrics = QFontMetricsF(self._font)
        places = []
        x, y = 0.0, 0.0
        for vote, words in part.legend:
            width = 26 + metrics.horizontalAdvance(words)
            if x and x + width > INNER:
                x, y = 0.0, y + 20
            places.append((vote, words, QPointF(x, y)))
            x += width + 22

        def paint(painter: QPainter) -> None:
            for vote, words, place in places:
                paint_swatch(painter, QRectF(place.x(), place.y() + 1, 18, 12), scene, vote)
                painter.setFont(self._font)
                painter.setPen(QColor(scene.palette.text))
                painter.drawText(place + QPointF(25, 12), words)

        return y + 18, paint, False


def _fitted(high: float, paint: _Paint, room: float) -> _Block:
    """A block that is higher than a page, made as small as it must be."""
    scale = room / high

    def smaller(painter: QPainter) -> None:
        painter.translate(INNER * (1 - scale) / 2, 0)
        painter.scale(scale, scale)
        paint(painter)

    return room, smaller, False


def png_bytes(image: QImage) -> bytes:
    """An image as the bytes of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
