"""The start with the whole history of roll calls in the library, against the start with the sample alone.

    python tools/bench/start_with_history.py FOLDER [--runs 9]

FOLDER holds ``un_votes.csv.gz`` and ``un_roll_calls.csv.gz`` (Voeten, CC0). Every run is a process of its own, the two
libraries take turns, medians are compared: to the first paint, until the comparison is shown, and until the votes
stand beside it. Limit 1.1 for
each; the exit status is 1 beyond it. Offscreen unless QT_QPA_PLATFORM says otherwise.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import startup

LIMIT = 1.1

_IMPORT = """
import sys
from pathlib import Path
from unga_desktop.services.vote_desk import vote_desk
from unga_desktop.services.vote_importer import VoteImporter
folder = Path(sys.argv[1])
importer = VoteImporter(vote_desk())
kept = importer.keep(importer.read([folder / "un_votes.csv.gz", folder / "un_roll_calls.csv.gz"]))
print(kept.added)
"""

# The pane of votes is filled, and painted once.
VOTES = f"""
import sys
{startup.STOP}
from unga_desktop.widgets.votes.vote_pane import VotePane
show_tallies = VotePane.show_tallies
def shown(self, tallies):
    show_tallies(self, tallies)
    if tallies:
        QTimer.singleShot(0, stop)
VotePane.show_tallies = shown
from unga_desktop.cli import main
main(sys.argv[1:])
"""


def imported(folder: Path, home: str) -> int:
    """Fills the library of a home; returns the number of roll calls."""
    environment = {**os.environ, "XDG_DATA_HOME": home}
    command = [sys.executable, "-c", _IMPORT, str(folder)]
    return int(subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8").stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description="Start with the whole history of roll calls against the sample.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    wanted = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as sample, tempfile.TemporaryDirectory() as history:
        print(f"{imported(wanted.folder, history):,} roll calls in the library")
        for name, code in (
            ("first paint", startup.PROGRAM),
            ("comparison shown", startup.SHOWN),
            ("votes shown", VOTES),
        ):
            times: dict[str, list[float]] = {sample: [], history: []}
            for run in range(wanted.runs + 1):
                for home in times:
                    taken = startup.seconds(code, home)
                    # The first round only fills the disk's cache.
                    if run:
                        times[home].append(taken)
            one, other = (statistics.median(taken) for taken in times.values())
            worst = max(worst, other / one)
            print(f"{name:18} sample {one * 1000:6.0f} ms   history {other * 1000:6.0f} ms   ratio {other / one:.3f}")
    print(f"worst ratio {worst:.3f} (limit {LIMIT})")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
