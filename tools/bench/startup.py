"""Start to first paint: the window with the sample, against a bare PySide6 window that imports pandas.

Every run is a process of its own, the two kinds take turns, medians are compared. Goal 1.2, limit 1.5; the exit status is 1
beyond the limit. Offscreen unless QT_QPA_PLATFORM says otherwise.

    .venv/bin/python tools/bench/startup.py [--runs 9]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

GOAL, LIMIT = 1.2, 1.5
SAMPLE = ("A/ES-11/L.11", "A/RES/ES-11/8")

# Ends the process once the window's first paint is through, its children's included.
STOP = """
import os, time
from PySide6.QtCore import QTimer

def stop():
    print(time.monotonic(), flush=True)
    os._exit(0)

def stop_after_painting(self, event):
    QMainWindow.paintEvent(self, event)
    QTimer.singleShot(0, stop)
"""

BARE = f"""
import sys, pandas
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
{STOP}
application = QApplication(sys.argv[:1])
class Window(QMainWindow):
    paintEvent = stop_after_painting
window = Window()
window.setCentralWidget(QLabel("bare"))
window.resize(1280, 800)
window.show()
application.exec()
"""

PROGRAM = f"""
import sys
{STOP}
from unga_desktop.app import main_window
QMainWindow = main_window.QMainWindow
main_window.MainWindow.paintEvent = stop_after_painting
from unga_desktop.cli import main
main(sys.argv[1:])
"""

# The pane is painted with the comparison in it, which a task made.
SHOWN = f"""
import sys
{STOP}
from unga_desktop.widgets.redline.comparison_pane import ComparisonPane
show_comparison = ComparisonPane.show_comparison
def shown(self, *values):
    show_comparison(self, *values)
    QTimer.singleShot(0, stop)
ComparisonPane.show_comparison = shown
from unga_desktop.cli import main
main(sys.argv[1:])
"""


def seconds(code: str, home: str) -> float:
    """From the start of the process to what the code stops at."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        **{f"XDG_{kind}_HOME": home for kind in ("CONFIG", "DATA", "CACHE")},
    }
    # An installed program has its bytecode; where it may not be written, each run would compile the program anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    command = [sys.executable, "-c", code, *SAMPLE]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=60)
    if not done.stdout.strip():
        raise SystemExit(f"the window was never painted:\n{done.stderr}")
    return float(done.stdout.splitlines()[-1]) - begun


def main() -> int:
    parser = argparse.ArgumentParser(description="Time from the start to the first paint.")
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    kinds = {"bare window and pandas": BARE, "first paint": PROGRAM, "comparison shown": SHOWN}
    times: dict[str, list[float]] = {name: [] for name in kinds}
    with tempfile.TemporaryDirectory() as home:
        for run in range(runs + 1):
            for name, code in kinds.items():
                taken = seconds(code, home)
                # The first round only fills the disk's cache.
                if run:
                    times[name].append(taken)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    bare = medians["bare window and pandas"]
    for name, median in medians.items():
        print(f"{name:24} {median * 1000:6.0f} ms  ({min(times[name]) * 1000:.0f} to {max(times[name]) * 1000:.0f})"
              f"  ratio {median / bare:.2f}")  # fmt: skip
    ratio = medians["first paint"] / bare
    print(f"start to first paint: {ratio:.2f} of the bare window (goal {GOAL}, limit {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
