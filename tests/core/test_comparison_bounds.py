"""Texts made to be hard: the comparison stays right, its work stays in bounds, and it stops soon when told to.

Work is counted in looks at the cancel check and in calls of the engine, never by a clock.
"""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from edited_text import Generator, Recipe

from unga_desktop.core.documents.document import Document, Paragraph, Section, Source
from unga_desktop.core.errors import Cancelled
from unga_desktop.core.pairing import matching
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.redline import RowKind

FORMULA = "Decides to remain seized of the matter;"


def document(texts: list[str]) -> Document:
    return Document(
        Source("test"),
        tuple(Paragraph(place, Section.OPERATIVE, str(place + 1), text) for place, text in enumerate(texts)),
    )


def compared(original: list[str], amended: list[str]) -> tuple[Comparison, Counter[str]]:
    comparison = compare(document(original), document(amended))
    assert comparison.check.passed
    for row in comparison.rows:
        assert row.original_text == "\n".join(paragraph.text for paragraph in row.original)
        assert row.amended_text == "\n".join(paragraph.text for paragraph in row.amended)
    return comparison, Counter(row.kind for row in comparison.rows)


def words(count: int, seed: int = 1) -> list[str]:
    """Words as in prose: few are common, many are rare."""
    draw = random.Random(seed)
    return [f"w{int(draw.paretovariate(0.7)) % 5000}" for _ in range(count)]


def test_of_ten_thousand_identical_paragraphs_only_the_missing_ones_are_removed() -> None:
    _, kinds = compared([FORMULA] * 10_000, [FORMULA] * 9_990)
    assert kinds == {RowKind.UNCHANGED: 9_990, RowKind.REMOVED: 10}


def test_one_edited_copy_among_thousands_is_found_where_it_stands() -> None:
    edited = FORMULA.replace("remain", "remain actively")
    comparison, kinds = compared([FORMULA] * 3_000, [*[FORMULA] * 1_500, edited, *[FORMULA] * 1_499])
    assert kinds[RowKind.REWORDED] == 1
    assert kinds[RowKind.UNCHANGED] == 2_999
    assert comparison.statistics.words_inserted == 1


def test_thousands_of_paragraphs_edited_alike_are_paired_in_order() -> None:
    edited = FORMULA.replace("remain", "remain actively")
    comparison, kinds = compared([FORMULA] * 2_000, [edited] * 2_000)
    assert kinds == {RowKind.REWORDED: 2_000}
    assert all(row.original[0].index == row.amended[0].index for row in comparison.rows)


def test_paragraphs_of_one_word_are_kept_but_for_the_edited_ones() -> None:
    original = words(50_000)
    amended = [word if place % 100 else "changed" for place, word in enumerate(original)]
    comparison, kinds = compared(original, amended)
    assert kinds[RowKind.UNCHANGED] >= 49_400
    assert comparison.statistics.words_original == 50_000


def test_unrelated_texts_have_nothing_in_common() -> None:
    sides = [Generator(Recipe(paragraphs=200), seed).pair()[0].texts() for seed in (1, 2)]
    _, kinds = compared(*sides)
    assert kinds[RowKind.REMOVED] + kinds[RowKind.ADDED] >= 380


def test_in_one_gigantic_paragraph_only_the_edited_words_change() -> None:
    original = words(100_000)
    amended = [word if place % 1_000 else "changed" for place, word in enumerate(original)]
    comparison, kinds = compared([" ".join(original)], [" ".join(amended)])
    assert kinds == {RowKind.REWORDED: 1}
    assert comparison.statistics.words_inserted == comparison.statistics.words_deleted == 100


def test_the_engine_is_given_short_stretches_only(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    asked = matching._Matching._exactly

    def counted(self: matching._Matching, first: str, second: str, at_first: int, at_second: int) -> None:
        lengths.append(len(first) + len(second))
        asked(self, first, second, at_first, at_second)

    monkeypatch.setattr(matching._Matching, "_exactly", counted)
    original = words(20_000)
    compared([" ".join(original)], [" ".join(random.Random(3).sample(original, len(original)))])
    assert lengths
    assert max(lengths) <= matching._LONGEST
    assert sum(lengths) <= 40_000


class _Looks:
    """A cancel check that says stop at its n-th look, and counts how often it is asked after that."""

    def __init__(self, stop_at: int) -> None:
        self.count = 0
        self._stop_at = stop_at

    def __call__(self) -> bool:
        self.count += 1
        return self.count >= self._stop_at


def _rewritten(paragraphs: int) -> tuple[Document, Document]:
    draft, edited, _ = Generator(Recipe(paragraphs=paragraphs, rewriting=0.3, boilerplate=0.2), 4).pair()
    return document(draft.texts()), document(edited.texts())


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])
def test_a_comparison_stops_at_the_first_look_that_says_so(share: float) -> None:
    sides = _rewritten(200)
    looks = _Looks(10**9)
    compare(*sides, cancelled=looks)
    stop_at = max(1, int(looks.count * share))
    stopping = _Looks(stop_at)
    with pytest.raises(Cancelled):
        compare(*sides, cancelled=stopping)
    assert stopping.count == stop_at


def test_the_looks_grow_with_the_texts() -> None:
    counts = []
    for paragraphs in (100, 400):
        looks = _Looks(10**9)
        compare(*_rewritten(paragraphs), cancelled=looks)
        counts.append(looks.count)
    assert counts[0] >= 100 // 8
    assert counts[1] >= 2 * counts[0]


def test_within_one_gigantic_paragraph_it_is_asked_whether_to_stop() -> None:
    original = words(20_000)
    amended = [word if place % 50 not in (0, 2) else f"changed{place}" for place, word in enumerate(original)]
    looks = _Looks(10**9)
    compare(document([" ".join(original)]), document([" ".join(amended)]), cancelled=looks)
    assert looks.count >= 100


@pytest.mark.slow
def test_the_json_is_the_same_with_another_hash_seed_and_on_a_busy_machine(tmp_path: Path) -> None:
    draft, edited, _ = Generator(Recipe(paragraphs=150, rewriting=0.4, boilerplate=0.2, shortest=4), 3).pair()
    files = []
    for name, side in (("original.txt", draft), ("amended.txt", edited)):
        files.append(str(tmp_path / name))
        Path(files[-1]).write_text("\n\n".join(side.texts()), encoding="utf-8")
    command = [sys.executable, "-m", "unga_desktop", "compare", "--format", "json", *files]

    def run(seed: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONHASHSEED": seed})

    first = run("0").communicate()[0]
    assert first.startswith(b"{")
    # Six at once are more than most machines have processors for.
    together = [run(str(seed)) for seed in range(1, 7)]
    assert {process.communicate()[0] for process in together} == {first}
