"""Times the comparison against other programs on the same pairs of texts, interleaved, medians of five, as ratios.

Usage: ``python tools/bench/comparison_speed.py [sizes|command|worst] [WORDS...]``; without arguments everything is timed.

* sizes: texts in memory to a ``Comparison``, in ratio to git's word diff of the same texts as files. A fifth of the paragraphs
  is rewritten by a twentieth, and some are inserted, deleted, moved, split and merged. Peak memory is what the
  comparison allocates at most, the texts not counted.
* command: ``compare --format json`` with files, less the time of a comparison of two empty texts, in ratio to git.
* worst: texts made to be slow, in ratio to related texts of 30,000 words, and where git finishes to git.
"""

import random
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "core"))

from comparison_peers import GIT, git, peers, written
from comparison_quality import document_of
from edited_text import Generator, Recipe  # type: ignore[import-not-found]
from timing import medians

from unga_desktop.core.redlines.comparison import compare

SIZES = (1_000, 10_000, 30_000, 100_000, 300_000)
_WORDS_A_PARAGRAPH = 39
_PART = 30_000

Texts = tuple[list[str], list[str]]


def pair(words: int, seed: int = 1) -> Texts:
    """An original of about so many words and its edited version, as paragraphs."""
    recipe = Recipe(paragraphs=max(2, words // _WORDS_A_PARAGRAPH), rewriting=0.05, untouched=0.8)
    draft, edited, _ = Generator(recipe, seed).pair()
    return draft.texts(), edited.texts()


def _sizes(sizes: Sequence[int]) -> None:
    for words in sizes:
        texts = pair(words)
        original, amended = map(document_of, texts)
        print(f"{words:,} words")
        with tempfile.TemporaryDirectory() as folder:
            times = medians(peers(texts, Path(folder)) | {"this": partial(compare, original, amended)})
        for name, seconds in times.items():
            print(f"    {name:24} {seconds * 1000:10.1f} ms {seconds / times[GIT]:9.2f} x git", flush=True)
        alone = subprocess.run(
            [sys.executable, __file__, "memory", str(words)], capture_output=True, check=True, text=True
        )
        print(f"    peak memory {alone.stdout.strip()}", flush=True)


def _memory(words: int) -> None:
    original, amended = map(document_of, pair(words))
    tracemalloc.start()
    compare(original, amended)
    print(f"{tracemalloc.get_traced_memory()[1] / 2**20:.1f} MB beside the texts")


def _command(words: int) -> None:
    program = [sys.executable, "-m", "unga_desktop", "compare", "--format", "json"]

    def run(*files: str) -> None:
        subprocess.run([*program, *files], cwd=folder, capture_output=True, check=True)

    with tempfile.TemporaryDirectory() as folder:
        written(pair(words), Path(folder))
        for name in ("original", "amended"):
            (Path(folder) / f"{name}.txt").write_bytes((Path(folder) / name).read_bytes())
            (Path(folder) / f"no_{name}.txt").write_text("Peace.\n", encoding="utf-8")
        times = medians(
            {
                GIT: git(Path(folder)),
                "command": lambda: run("original.txt", "amended.txt"),
                "start-up": lambda: run("no_original.txt", "no_amended.txt"),
            }
        )
    work = times["command"] - times["start-up"]
    print(f"compare --format json, {words:,} words")
    for name, seconds in times.items():
        print(f"    {name:24} {seconds * 1000:10.1f} ms")
    print(f"    {'less start-up':24} {work * 1000:10.1f} ms {work / times[GIT]:9.2f} x git (goal 5)")


def _worst_pairs() -> dict[str, Texts]:
    words = " ".join(pair(100_000)[0]).split()
    draw = random.Random(1)
    edited = [word if draw.random() > 0.01 else "changed" for word in words]
    shuffled = draw.sample(words, len(words))
    formula = "Decides to remain seized of the matter;"
    return {
        f"related, {_PART:,} words": pair(_PART),
        f"unrelated, {_PART:,} words": (pair(_PART, 2)[0], pair(_PART, 3)[0]),
        "one paragraph of 100,000 words": ([" ".join(words)], [" ".join(edited)]),
        "the same, words shuffled": ([" ".join(words)], [" ".join(shuffled)]),
        "10,000 identical paragraphs": ([formula] * 10_000, [formula] * 9_990),
        "50,000 paragraphs of one word": (words[:50_000], edited[:50_000]),
        "the same, words shuffled ": (words[:50_000], shuffled[:50_000]),
    }


def _worst() -> None:
    first = 0.0
    for name, texts in _worst_pairs().items():
        original, amended = map(document_of, texts)
        with tempfile.TemporaryDirectory() as folder:
            written(texts, Path(folder))
            times = medians({GIT: git(Path(folder)), "this": partial(compare, original, amended)})
        first = first or times["this"]
        ratios = f"{times['this'] / first:8.2f} x related {times['this'] / times[GIT]:8.2f} x git"
        print(f"    {name:34} {times['this'] * 1000:10.1f} ms {ratios}", flush=True)


def main() -> None:
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    sizes = [*map(int, sys.argv[2:])]
    if what == "memory":
        _memory(sizes[0])
        return
    if what in ("", "sizes"):
        _sizes(sizes or SIZES)
    if what in ("", "command"):
        _command(sizes[0] if sizes else 100_000)
    if what in ("", "worst"):
        _worst()


if __name__ == "__main__":
    main()
