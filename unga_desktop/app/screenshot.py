"""The window as a picture, drawn without a display and without touching what the user's own window remembers."""

import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice
from PySide6.QtGui import QImage

from unga_desktop.core.errors import UngaError
from unga_desktop.exporters.saving import save
from unga_desktop.services.preferences import Preferences, PreferenceStore

SIZE = (1280, 800)
_PATIENCE = 60.0
_SETTLING = 5
"""Rounds of events after the last pane is filled: the heights of wrapped text and of the map follow their widths."""


def picture(path: Path, size: tuple[int, int] = SIZE, dark: bool = False, documents: Sequence[str] = ()) -> None:
    """Writes the window to ``path`` as PNG. Raises ``UngaError``."""
    save(path, window_png(documents, size, dark))


def window_png(documents: Sequence[str], size: tuple[int, int] = SIZE, dark: bool = False) -> bytes:
    """The window with ``documents`` (by default the sample), ``size`` pixels large, as the bytes of a PNG.

    Raises ``UngaError`` where a document cannot be opened.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window_image(documents, size, dark).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def window_image(documents: Sequence[str], size: tuple[int, int] = SIZE, dark: bool = False) -> QImage:
    """The same as an image."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from unga_desktop.app.start import begin, build, finish, qt_application

    application = qt_application()
    with tempfile.TemporaryDirectory() as folder:
        store = PreferenceStore(Path(folder) / "preferences.json")
        store.write(Preferences(appearance="dark" if dark else "light"))
        parts = build(application, store)
        errors: list[Exception] = []
        parts.reading.failed.disconnect(parts.faults.report)
        parts.reading.failed.connect(errors.append)
        parts.window.resize(*size)
        parts.window.show()
        begin(parts, documents)
        until = time.monotonic() + _PATIENCE
        while not errors and (parts.reading.shown is None or not parts.amending.settled):
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            if time.monotonic() > until:
                raise UngaError("the window took too long to be drawn")
        for _ in range(_SETTLING):
            application.processEvents()
        image = parts.window.grab().toImage()
        finish(parts)
        if errors:
            raise errors[0]
        return image
