"""Other programs that compare texts, each given the same pair of texts. One that is not installed is named and left out."""

import difflib
import importlib
import subprocess
from collections.abc import Sequence
from pathlib import Path

from timing import Work

# difflib's time grows with the square, rapidfuzz's too: beyond so many words they are not waited for.
_DIFFLIB_LIMIT = 30_000
_RAPIDFUZZ_LIMIT = 100_000
# fast-diff-match-patch compares characters; a word is one character here, from this code on, surrogates left out.
_FIRST_SYMBOL = 0x4E00
_SURROGATES = 0xD800

GIT = "git --word-diff"


def git(folder: Path) -> Work:
    """git's word diff of the files ``original`` and ``amended`` of a folder, from the start of its process to its end."""

    def run() -> None:
        command = ["git", "diff", "--no-index", "--word-diff", "original", "amended"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode())

    return run


def written(texts: tuple[Sequence[str], Sequence[str]], folder: Path) -> None:
    """Writes two texts for git: each paragraph a line, a blank line between them."""
    for name, paragraphs in zip(("original", "amended"), texts, strict=True):
        (folder / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def peers(texts: tuple[Sequence[str], Sequence[str]], folder: Path) -> dict[str, Work]:
    """All peers that can be had and that finish with texts of this size; git comes first."""
    written(texts, folder)
    one, other = (" ".join(paragraphs).split() for paragraphs in texts)
    found = {GIT: git(folder)}
    if len(one) <= _DIFFLIB_LIMIT:
        found["difflib"] = lambda: difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    else:
        print(f"    difflib: not waited for beyond {_DIFFLIB_LIMIT:,} words")
    found |= _fast_diff_match_patch(one, other) | _rapidfuzz(one, other)
    return found


def _fast_diff_match_patch(one: list[str], other: list[str]) -> dict[str, Work]:
    try:
        module = importlib.import_module("fast_diff_match_patch")
    except ImportError:
        print("    fast-diff-match-patch: not installed")
        return {}

    def run() -> object:
        codes: dict[str, str] = {}
        sides = ["".join([codes.setdefault(word, _symbol(len(codes))) for word in words]) for words in (one, other)]
        return module.diff(*sides, timelimit=0, checklines=False, cleanup="No", counts_only=True)

    return {"fast-diff-match-patch": run}


def _symbol(number: int) -> str:
    code = _FIRST_SYMBOL + number
    return chr(code if code < _SURROGATES else code + 0x800)


def _rapidfuzz(one: list[str], other: list[str]) -> dict[str, Work]:
    try:
        distance = importlib.import_module("rapidfuzz.distance")
    except ImportError:
        print("    rapidfuzz: not installed")
        return {}
    if len(one) > _RAPIDFUZZ_LIMIT:
        print(f"    rapidfuzz: not waited for beyond {_RAPIDFUZZ_LIMIT:,} words")
        return {}
    return {
        "rapidfuzz Levenshtein": lambda: distance.Levenshtein.opcodes(one, other),
        "rapidfuzz Indel": lambda: distance.Indel.opcodes(one, other),
    }
