"""Times the comparison against other programs on the same pairs of texts, interleaved, medians of five, as ratios.

Usage: ``python tools/bench/comparison_speed.py [WORDS...]``. Texts are in memory (git reads them from files); one word in a
hundred is edited, in a fifth of the paragraphs. Peers that are not installed are left out. The ratio is to git's word diff.
"""

import difflib
import importlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "core"))

from comparison_quality import document
from edited_text import Generator, Recipe  # type: ignore[import-not-found]

from unga_desktop.core.comparison import compare

_RUNS = 5
_WORDS_A_PARAGRAPH = 39
# difflib's time grows with the square; beyond this it is not waited for.
_DIFFLIB_LIMIT = 100_000


def _git(folder: Path) -> None:
    subprocess.run(
        ["git", "diff", "--no-index", "--word-diff", "original", "amended"],
        cwd=folder,
        capture_output=True,
        check=False,
    )


def _levenshtein(one: list[str], other: list[str]) -> Callable[[], object] | None:
    try:
        distance = importlib.import_module("rapidfuzz.distance")
    except ImportError:
        return None
    return lambda: distance.Levenshtein.opcodes(one, other)


def _contestants(words: int, folder: Path) -> dict[str, Callable[[], object]]:
    recipe = Recipe(paragraphs=max(2, words // _WORDS_A_PARAGRAPH), rewriting=0.05, untouched=0.8)
    draft, edited, _ = Generator(recipe, 1).pair()
    original, amended = document(draft), document(edited)
    texts = ["\n\n".join(side.texts()) + "\n" for side in (draft, edited)]
    for name, text in zip(("original", "amended"), texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    found: dict[str, Callable[[], object]] = {
        "git word-diff": lambda: _git(folder),
        "this": lambda: compare(original, amended),
    }
    one, other = (text.split() for text in texts)
    if words <= _DIFFLIB_LIMIT:
        found["difflib"] = lambda: difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    levenshtein = _levenshtein(one, other)
    if levenshtein:
        found["rapidfuzz"] = levenshtein
    return found


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _measure(words: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        contestants = _contestants(words, Path(folder))
        times: dict[str, list[float]] = {name: [] for name in contestants}
        for _ in range(_RUNS):
            for name, work in contestants.items():
                if not times[name] or times[name][0] < 20:
                    times[name].append(_timed(work))
    git = statistics.median(times["git word-diff"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{words:>8,} words  {name:16} {median * 1000:10.1f} ms {median / git:8.2f} x git", flush=True)
    print(
        f"{words:>8,} words  peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )


def main() -> None:
    for words in map(int, sys.argv[1:] or ("1000", "10000", "30000", "100000", "300000")):
        _measure(words)


if __name__ == "__main__":
    main()
