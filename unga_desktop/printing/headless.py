"""Qt without a window: what the command line needs to make a PDF or a picture."""

import os
import sys

from PySide6.QtGui import QGuiApplication

_kept: list[QGuiApplication] = []
"""Python must not collect the application while Qt's classes are in use."""


def ensure_application() -> None:
    """Makes a QGuiApplication unless there is one; on Linux without a screen's help, so that none is needed."""
    if QGuiApplication.instance() is not None:
        return
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _kept.append(QGuiApplication(["unga-desktop"]))
