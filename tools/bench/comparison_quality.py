"""Prints how well the comparison finds what was done to a text, measured on edited texts whose truth is known.

Usage: ``python tools/bench/comparison_quality.py [SEEDS]``. Columns: pairs are paragraphs that belong together; a move, a
split or a merger counts as found only with all of its paragraphs.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "core"))

from edited_text import SCRIPTS, Draft, Generator, Recipe, Truth  # type: ignore[import-not-found]

from unga_desktop.core.comparison import Comparison, compare, hunk_spans
from unga_desktop.core.document import Document, Paragraph, Section, Source
from unga_desktop.core.redline import Op, RowKind
from unga_desktop.core.tokens import count_words

REWRITING = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7)


@dataclass
class Score:
    """Hits, finds and truths of one kind."""

    hits: int = 0
    found: int = 0
    true: int = 0

    def add(self, found: set[object], true: set[object]) -> None:
        self.hits += len(found & true)
        self.found += len(found)
        self.true += len(true)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Measures:
    """Everything that the table of the design asks for."""

    pairs: Score = field(default_factory=Score)
    moves: Score = field(default_factory=Score)
    splits: Score = field(default_factory=Score)
    merges: Score = field(default_factory=Score)
    edits: int = 0
    hunks: int = 0
    islands: int = 0
    changed_words: int = 0
    rebuilt: int = 0
    runs: int = 0

    def add(self, comparison: Comparison, truth: Truth) -> None:
        self.runs += 1
        self.rebuilt += comparison.check.passed
        rows = [
            (
                tuple(paragraph.index for paragraph in row.original),
                tuple(paragraph.index for paragraph in row.amended),
                row,
            )
            for row in comparison.rows
        ]
        self.pairs.add({(left, right) for lefts, rights, _ in rows for left in lefts for right in rights}, truth.pairs)
        self.moves.add({(lefts[0], rights[0]) for lefts, rights, row in rows if row.moved}, truth.moved)
        self.splits.add({(left[0], right) for left, right, row in rows if row.kind is RowKind.SPLIT}, truth.splits)
        self.merges.add({(left, right[0]) for left, right, row in rows if row.kind is RowKind.MERGED}, truth.merges)
        for lefts, rights, row in rows:
            if row.kind is RowKind.REWORDED and (lefts[0], rights[0]) in truth.edits:
                self.edits += truth.edits[lefts[0], rights[0]]
                self.hunks += len(hunk_spans(row))
                self.changed_words += sum(count_words(span.text) for span in row.spans if span.op is not Op.EQUAL)
                inner = [span for span in row.spans[1:-1] if span.op is Op.EQUAL]
                self.islands += sum(1 <= count_words(span.text) <= 2 for span in inner)


def document(draft: Draft) -> Document:
    """A draft as numbered operative paragraphs."""
    paragraphs = tuple(
        Paragraph(index, Section.OPERATIVE, str(index + 1), text) for index, text in enumerate(draft.texts())
    )
    return Document(Source("generated"), paragraphs)


def measured(recipe: Recipe, seeds: range) -> Measures:
    """The measures of a recipe over several seeds."""
    measures = Measures()
    for seed in seeds:
        original, amended, truth = Generator(recipe, seed).pair()
        measures.add(compare(document(original), document(amended)), truth)
    return measures


def _line(name: str, measures: Measures) -> str:
    found = " ".join(
        f"{score.precision:5.3f}/{score.recall:5.3f}" for score in (measures.moves, measures.splits, measures.merges)
    )
    fragments = measures.hunks / measures.edits if measures.edits else 0.0
    islands = 1000 * measures.islands / measures.changed_words if measures.changed_words else 0.0
    return f"{name:28} {measures.pairs.f1:8.4f} {found} {fragments:8.2f} {islands:8.1f} {measures.rebuilt:5}/{measures.runs}"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    print(f"{'text, rewriting':28} {'pairs F1':>8} {'moves P/R':>11} {'splits P/R':>11} {'merges P/R':>11}", end=" ")
    print(f"{'hunks/ed':>8} {'islands':>8} {'rebuilt':>7}")
    for script in SCRIPTS:
        for rewriting in REWRITING:
            recipe = Recipe(script=script, rewriting=rewriting)
            print(_line(f"{script} {rewriting:.0%}", measured(recipe, range(count))))
    for rewriting in REWRITING:
        short = Recipe(shortest=4, longest=12, boilerplate=0.15, rewriting=rewriting)
        print(_line(f"short, boilerplate {rewriting:.0%}", measured(short, range(count))))


if __name__ == "__main__":
    main()
