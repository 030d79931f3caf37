"""Shared fixtures. Qt runs offscreen unless the caller chose a platform; no test touches the user's own folders."""

import os
from pathlib import Path

import pytest

from unga_desktop import paths

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "config")
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "data")
