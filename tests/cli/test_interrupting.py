"""Ctrl+C during a long comparison: one line, exit status 2, and no half of a file."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from long_texts import unrelated_files

_LOADED = 1.5
"""Seconds after which the command is at work; should it still load, it must stop in the same way."""


def _listen() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal to send")
@pytest.mark.parametrize("form", ["json", "text"])
def test_ctrl_c_during_a_long_comparison_is_one_line_and_status_2(tmp_path: Path, form: str) -> None:
    original, amended = unrelated_files(tmp_path)
    target = tmp_path / "result"
    command = [sys.executable, "-m", "unga_desktop", "compare", str(original), str(amended)]
    own = {"XDG_DATA_HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": str(tmp_path / "home")}
    with subprocess.Popen(
        [*command, "--format", form, "-o", str(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **own},
        # What a shell starts in the background ignores the signal, and so does all that it starts.
        preexec_fn=_listen,
    ) as process:
        time.sleep(_LOADED)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        written, complained = process.communicate(timeout=30)
    assert (process.returncode, written, complained) == (2, "", "unga-desktop: stopped\n")
    assert not target.exists()
    assert not [file for file in tmp_path.iterdir() if file.name.startswith((".", "result"))]
