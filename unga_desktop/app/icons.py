"""The icons by name: line drawings in ``resources/icons``, drawn in the colours of the appearance in force.

Only QtGui is needed: the platform's image plugin reads SVG. Each icon is drawn for the sizes the tool bar uses, once and
twice as dense.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from unga_desktop import paths

SIZE = 20
APPLICATION = "unga-desktop"


def icon(name: str, colour: str, disabled: str) -> QIcon:
    """The icon ``name`` with its lines in ``colour``, and in ``disabled`` where it cannot be used."""
    drawing = paths.resource("icons", f"{name}.svg").read_bytes()
    made = QIcon()
    for size in (SIZE, 2 * SIZE):
        made.addPixmap(_drawn(drawing, colour, size), QIcon.Mode.Normal)
        made.addPixmap(_drawn(drawing, disabled, size), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The icon of the program, in its own colours."""
    drawing = paths.resource("icons", f"{APPLICATION}.svg").read_bytes()
    made = QIcon()
    for size in (16, 32, 64):
        made.addPixmap(_drawn(drawing, "", size))
    return made


def _drawn(drawing: bytes, colour: str, size: int) -> QPixmap:
    recoloured = drawing.replace(b"currentColor", colour.encode("ascii"))
    buffer = QBuffer()
    buffer.setData(QByteArray(recoloured))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return QPixmap.fromImage(reader.read())
