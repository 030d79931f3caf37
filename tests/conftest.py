"""Shared fixtures. Qt runs offscreen unless the caller chose a platform; no test touches the user's own folders.

Silence is a test: pyproject.toml turns warnings and lines of Qt's log into failures, ``_no_stray_log_records`` below does so
for Python's log.
"""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from unga_desktop import paths

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "config")
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "data")
    # What a test starts as a program of its own finds its folders by these.
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config of programs"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data of programs"))


@pytest.fixture(autouse=True)
def _no_stray_log_records(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test that leaves a warning in the log; one that expects it reads it and calls ``caplog.clear()``."""
    yield
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    stray = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING]
    assert not stray, f"unexpected in the log: {stray}"


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard_at_the_end() -> Iterator[None]:
    """The offscreen clipboard would delete what Python put there after Python has ended, and crash (X11's does not)."""
    yield
    qt = sys.modules.get("PySide6.QtGui")
    if qt is not None and qt.QGuiApplication.instance() is not None:
        qt.QGuiApplication.clipboard().clear()
