"""Wrapping is never a change, and never passed over in silence: the paragraphs that are wrapped differently are counted."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.wrapping import wrapping_words
from unga_desktop.exporters.comparison_json import comparison_json
from unga_desktop.exporters.comparison_text import comparison_text
from unga_desktop.services.report_words import summary

HEAD = "A/79/L.5\n\nThe General Assembly,\n\n"


def between(original: str, amended: str) -> Comparison:
    comparison = compare(*(structure.parse(text, Source("t")) for text in (original, amended)))
    assert comparison.check.passed
    return comparison


def counted(original: str, amended: str) -> int | None:
    return between(HEAD + original, HEAD + amended).statistics.wrapping


@pytest.mark.parametrize(
    ("original", "amended", "differently"),
    [
        ("1. Urges all States\nto act at once.", "1. Urges all States\nto act at once.", 0),
        ("1. Urges all States\nto act at once.", "1. Urges all\nStates to act at once.", 1),
        ("1. Urges all States\nto act at once.", "1. Urges all States to act at once.", 1),
        ("1. Notes the capacity-\nbuilding of all.", "1. Notes the capacity-building of all.", 1),
        ("1. 决定继续处理\n此案。", "1. 决定继续处理此案。", 1),
        ("9. Urges all States\nto act.\n\n10. Decides.", "10. Urges all States\nto act.\n\n11. Decides.", 0),
        ("1. Urges all States\nto act at once.", "1. Urges all Member States\nto act at once.", 0),
        ("1. Urges all States\nto act at once.", "1. Urges all Member States to act at\nonce.", 1),
        # The line ends beside the change: nothing says that the wrapping differs.
        ("1. Urges all\nStates to act.", "1. Urges all Member\nStates to act.", 0),
        ("1. Urges all States\u2028to act\u2028", "1. Urges all States\u2028to act", 0),
    ],
)
def test_paragraphs_whose_lines_break_elsewhere_are_counted(original: str, amended: str, differently: int) -> None:
    assert counted(original, amended) == differently


def test_it_is_said_in_text_json_and_summary_and_is_no_change() -> None:
    found = between(f"{HEAD}1. Urges all States\nto act.", f"{HEAD}1. Urges all\nStates to act.")
    assert changes(found) == ()
    assert json.loads(comparison_json(found))["statistics"]["wrapping"] == 1
    assert "0 changes" in comparison_text(found)
    assert "1 paragraph is wrapped differently; not counted." in comparison_text(found)
    assert "1 paragraph is wrapped differently, which is not counted as a change." in summary(found, (), ())


def test_a_source_without_lines_says_nothing_of_wrapping() -> None:
    wrapped = structure.parse(f"{HEAD}1. Urges all States\nto act.", Source("a.txt"))
    without = structure.parse_paragraphs(["The General Assembly,", "1. Urges all States to act."], Source("b.docx"))
    found = compare(wrapped, without)
    assert found.statistics.wrapping is None
    assert json.loads(comparison_json(found))["statistics"]["wrapping"] is None
    assert "wrapped" not in comparison_text(found)


def test_line_ends_of_any_system_are_one_wrapping(tmp_path: Path) -> None:
    from unga_desktop.importers.text import read_text

    text = f"{HEAD}1. Urges all States\nto act.\n"
    for name, written in (
        ("lf.txt", text),
        ("crlf.txt", text.replace("\n", "\r\n")),
        ("cr.txt", text.replace("\n", "\r")),
    ):
        (tmp_path / name).write_bytes(written.encode())
    first = read_text(tmp_path / "lf.txt")
    assert [compare(first, read_text(tmp_path / name)).statistics.wrapping for name in ("crlf.txt", "cr.txt")] == [0, 0]


def test_the_words_for_none_one_and_many() -> None:
    assert [wrapping_words(count) for count in (None, 0, 1, 1200)] == [
        *("", "", "1 paragraph is wrapped differently", "1,200 paragraphs are wrapped differently"),
    ]


_SENTENCE = st.lists(
    st.sampled_from(("peace", "all", "Émile", "мир", "войны", "السلام", "الدول", "a\u00a0b", "zero\u200bwidth")),
    min_size=4, max_size=14,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(_SENTENCE, st.sets(st.integers(1, 13)), st.sets(st.integers(1, 13))), max_size=6))
def test_any_text_wrapped_in_two_ways_has_no_change_and_each_paragraph_counts_once(
    paragraphs: list[tuple[list[str], set[int], set[int]]],
) -> None:
    def written(side: int) -> str:
        lines = []
        for number, (words, *breaks) in enumerate(paragraphs, 1):
            joints = ["\n" if place in breaks[side] else " " for place in range(1, len(words))]
            wrapped = words[0] + "".join(joint + word for joint, word in zip(joints, words[1:], strict=True))
            lines.append(f"{number}. Urges {wrapped} to act;")
        return HEAD + "\n\n".join(lines)

    found = between(written(0), written(1))
    ended = [[{place for place in side if place < len(words)} for side in breaks] for words, *breaks in paragraphs]
    assert found.statistics.changes == 0
    assert found.statistics.wrapping == sum(first != second for first, second in ended)
