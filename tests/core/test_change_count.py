"""Changes are counted in one way everywhere; new numbers that follow from them are said apart."""

import json
from itertools import pairwise
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_version_chain import _versions

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.change_count import ChangeCount, counted
from unga_desktop.core.redlines.comparison import Comparison, Ignorable, compare
from unga_desktop.core.report import Facts, Part, Prose
from unga_desktop.core.versions.version_redline import version_redline
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.exporters.comparison_json import comparison_json
from unga_desktop.exporters.comparison_text import comparison_text
from unga_desktop.services.comparison_parts import ComparisonParts

DRAFT = "The General Assembly,\n\n1. Urges all States to act;\n\n2. Thanks them;\n\n3. Decides to remain seized."
REVISED = DRAFT.replace("2. Th", "2. Notes the report;\n\n3. Th").replace("3. Dec", "4. Dec").replace("all", "ALL")


def between(original: str, amended: str, ignore: frozenset[Ignorable] = frozenset()) -> Comparison:
    return compare(*(structure.parse(text, Source("t")) for text in (original, amended)), ignore)


@pytest.mark.parametrize(
    ("count", "words", "alone"),
    [
        (ChangeCount(), "no change", "no change"),
        (ChangeCount(1, 1), "1 change, 1 renumbered", "1 change"),
        (ChangeCount(1204, 2, 3), "1,204 changes, 2 renumbered, 3 ignored", "1,204 changes"),
        (ChangeCount(0, 0, 1), "no change, 1 ignored", "no change"),
    ],
)
def test_what_is_counted_apart_is_said_apart(count: ChangeCount, words: str, alone: str) -> None:
    assert (count.words, count.alone) == (words, alone)


def test_text_json_and_report_say_the_same_number() -> None:
    comparison = between(DRAFT, REVISED, frozenset((Ignorable.CASE,)))
    found = changes(comparison)
    assert counted(found) == ChangeCount(1, 2, 1)
    assert len(found) == 4
    statistics = json.loads(comparison_json(comparison))["statistics"]
    assert (statistics["changes"], statistics["renumbered"]) == (1, 2)
    assert "\n1 change, 2 renumbered: " in comparison_text(comparison)
    parts = ComparisonParts(comparison, found)
    facts = dict(_of(parts.statistics(), Facts).pairs)
    assert (facts["Changes"], facts["Paragraphs renumbered in consequence"], facts["Differences ignored"]) == (
        *("1", "2", "1"),
    )
    summary = _of(parts.summary(), Prose).runs[0].text
    assert "there is one change: one added paragraph." in summary
    assert "Two paragraphs have new numbers in consequence, which is not counted as a change." in summary


Block = TypeVar("Block")


def _of(part: Part, kind: type[Block]) -> Block:
    return next(block for block in part.blocks if isinstance(block, kind))


def test_a_number_that_nothing_explains_is_a_change() -> None:
    comparison = between(DRAFT, DRAFT.replace("3. ", "7. "))
    assert counted(changes(comparison)) == ChangeCount(1)
    assert comparison.statistics.changes == 1


@settings(max_examples=150, deadline=None)
@given(_versions(), st.sets(st.sampled_from(Ignorable)))
def test_the_list_of_changes_and_the_statistics_never_differ(texts: list[str], ignore: set[Ignorable]) -> None:
    for before, after in pairwise(texts):
        comparison = between(before, after, frozenset(ignore))
        count = counted(changes(comparison))
        assert (count.changes, count.renumbered) == (comparison.statistics.changes, comparison.statistics.renumbered)
    chain = trace([structure.parse(text, Source(f"v{n}"), "en") for n, text in enumerate(texts)], frozenset(ignore))
    redline = version_redline(chain)
    assert counted(changes(redline)).changes == redline.statistics.changes
