"""The real window with the bundled library, its settings in a folder of the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from unga_desktop.app.connections import Parts
from unga_desktop.app.start import begin, build, finish
from unga_desktop.exporters.redline_docx import redline_docx
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library
from unga_desktop.services.preferences import PreferenceStore
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk

Open = Callable[..., Parts]


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "config" / "preferences.json"


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, settings: Path) -> Iterator[Open]:
    """Opens the window on documents and waits until text and votes are there."""
    opened: list[Parts] = []

    def open_on(*documents: str, whole: bool = True) -> Parts:
        parts = build(qapp, PreferenceStore(settings))
        opened.append(parts)
        parts.window.show()
        qtbot.waitExposed(parts.window)
        begin(parts, documents)
        if whole:
            qtbot.waitUntil(lambda: parts.presenter.votes_pane is not None, timeout=30_000)
            qtbot.waitUntil(lambda: parts.reading.shown is not None, timeout=30_000)
            qtbot.waitUntil(lambda: parts.amending.settled, timeout=30_000)
        return parts

    yield open_on
    for parts in opened:
        parts.window.close()
        finish(parts)


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[Path, Path]:
    """Two files of the user's own."""
    original, amended = tmp_path / "draft.txt", tmp_path / "revised.txt"
    head = "A/C.2/80/L.5\n\nPorts of the region\n\nThe General Assembly,\n\n"
    original.write_text(f"{head}1. Welcomes the report;\n\n2. Decides to remain seized of the matter.\n", "utf-8")
    amended.write_text(f"{head}1. Notes the report;\n\n2. Decides to remain seized of the matter.\n", "utf-8")
    return original, amended


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    """A Word file with tracked changes: the bundled redline."""
    path = tmp_path / "received.docx"
    comparison = Comparer(bundled_library()).compare("A/ES-11/L.11", "A/RES/ES-11/8")
    path.write_bytes(redline_docx(Reporter(bundled_vote_desk()).report(comparison, None, "2026-11-24")))
    return path
