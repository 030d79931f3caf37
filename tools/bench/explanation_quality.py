"""Prints how right the explanations of changes by amendments are, measured on generated cases whose truth is known.

Usage: ``python tools/bench/explanation_quality.py [CASES]``. Columns: words and changes given to the right amendment of those
given to one (P), words given of those to be given (R), words of other hands left unexplained, instructions rightly listed as
not reflected (P/R), milliseconds a case.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "core" / "amendments"))

from explained_edits import Council, Score  # type: ignore[import-not-found]

from unga_desktop import paths
from unga_desktop.core.amendments.explanation import explain
from unga_desktop.core.amendments.reader import read
from unga_desktop.importers.amending import read_vocabulary

SHAPES = ((1, 0), (4, 0), (4, 3), (8, 3), (8, 8))


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    vocabulary = read_vocabulary(paths.resource("amending", "en.toml"))
    print(
        f"{'amendments, other hands':26}{'words P':>9}{'words R':>9}{'changes P':>11}{'hands':>8}{'missing P/R':>16}{'ms':>7}"
    )
    for amendments, hands in SHAPES:
        found, spent = Score(), 0.0
        for seed in range(cases):
            case = Council(seed, amendments, hands).case()
            read_ones = [read(text, name, vocabulary) for name, text in case.amendments.items()]
            begun = time.perf_counter()
            made = explain(case.draft, read_ones, case.adopted)
            spent += time.perf_counter() - begun
            found.add(case, made)
        missing = f"{found.precision_of_missing:.3f}/{found.recall_of_missing:.3f}"
        print(
            f"{f'up to {amendments}, up to {hands}':26}{found.precision:9.4f}{found.recall:9.4f}"
            f"{found.precision_of_changes:11.4f}{found.hands_left_open:8.4f}{missing:>16}{1000 * spent / cases:7.1f}"
        )


if __name__ == "__main__":
    main()
