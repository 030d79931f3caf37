"""Named differences can be ignored: each is counted, its spans stay, nothing that changes a meaning goes with them."""

import json
from itertools import combinations

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import Comparison, Ignorable, compare
from unga_desktop.core.redlines.redline import Op, Renumbering, RowKind
from unga_desktop.exporters.comparison_json import comparison_json

_S, _T, _P = Ignorable.SPACING, Ignorable.TYPOGRAPHY, Ignorable.PUNCTUATION
_C, _H, _N = Ignorable.CASE, Ignorable.HARAKAT, Ignorable.NUMBERING

_PAIRS = [
    ("la paix ; pour tous", "la paix\u00a0; pour tous", {_S}),
    ("the peace  of all", "the peace of all", {_S}),
    ("大会，决定一切", "大会， 决定一切", {_S}),
    ("the “wells” of all", 'the "wells" of all', {_T}),
    ("les « puits » de tous", 'les "puits" de tous', {_T, _S}),
    ("мир \u2014 благо для всех", "мир - благо для всех", {_T}),
    ("the r\u00e9sum\u00e9 of all", "the re\u0301sume\u0301 of all", {_T}),
    ("السـلام للجميع الآن", "السلام للجميع الآن", {_T}),
    ("大会Ａ组决定", "大会A组决定", {_T}),
    ("wells, springs and rivers", "wells springs and rivers", {_P}),
    ("大会，决定一切", "大会,决定一切", {_P}),
    ("السلام، للجميع الآن", "السلام للجميع الآن", {_P}),
    ("the Member states of it", "the Member States of it", {_C}),
    ("Генеральная ассамблея всех", "Генеральная Ассамблея всех", {_C}),
    ("la Asamblea general de todos", "la Asamblea General de todos", {_C}),
    ("السَّلام للجميع الآن", "السلام للجميع الآن", {_H}),
    ("السَّلام، للجميع الآن", "السلام للجميع الآن", {_H, _P}),
    ("Генеральная ассамблея, всех", "Генеральная Ассамблея всех", {_C, _P}),
    ("«Le Puits», dit-il à tous", '"le puits" dit-il à tous', {_C, _P}),
    ("1. Urges all States", "2. Urges all States", {_N}),
    ("١ - تحث جميع الدول", "1 - تحث جميع الدول", {_N}),
    ("(a) All the wells", "a) All the wells", {_P}),
    ("1. Urges all States", "1.\u00a0Urges all States", {_S}),
]


def between(original: str, amended: str, ignore: set[Ignorable]) -> Comparison:
    comparison = compare(*(structure.parse(text, Source("t")) for text in (original, amended)), frozenset(ignore))
    assert comparison.check.passed
    return comparison


@pytest.mark.parametrize(("before", "after", "names"), _PAIRS)
def test_a_difference_is_ignored_counted_and_kept(before: str, after: str, names: set[Ignorable]) -> None:
    for pair in ((before, after), (after, before)):
        comparison = between(*pair, names)
        assert [row.kind for row in comparison.rows] == [RowKind.UNCHANGED]
        assert comparison.statistics.changes == 0
        assert set(comparison.statistics.ignored) == {name.value for name in names}
        told = changes(comparison)
        assert told
        assert all(change.ignored for change in told)
        (row,) = comparison.rows
        assert row.renumbered or all(span.ignored for span in row.spans if span.op is not Op.EQUAL)


@pytest.mark.parametrize(("before", "after", "names"), _PAIRS)
def test_it_counts_unless_every_name_it_needs_is_given(before: str, after: str, names: set[Ignorable]) -> None:
    for size in range(len(names)):
        for fewer in combinations(sorted(names), size):
            comparison = between(before, after, set(fewer))
            assert comparison.statistics.changes > 0
            assert comparison.rows[0].kind is not RowKind.UNCHANGED or comparison.rows[0].renumbered


@pytest.mark.parametrize(("before", "after"), [pair[:2] for pair in _PAIRS])
def test_all_names_together_hide_no_more(before: str, after: str) -> None:
    assert between(before, after, set(Ignorable)).statistics.changes == 0
    word = after.split()[-1] if " " in after else after[-1]
    changed = after[: -len(word)] + ("其他" if "\u4e00" <= word[0] <= "\u9fff" else "elsewhere")
    assert between(before, changed, set(Ignorable)).statistics.changes > 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a rise of 1.5 degrees", "a rise of 15 degrees"),
        ("a sum of 1,000 francs", "a sum of 1.000 francs"),
        ("a growth of -5 points", "a growth of 5 points"),
        ("the peace of all", "the pea\u200bce of all"),
        ("the peace of all", "the \u202epeace of all"),
        ("the peace of all", "the pe\u0430ce of all"),
        ("the COP of all", "the \u0421\u041e\u0420 of all"),
        ("the cooperation of all", "the co operation of all"),
    ],
)
def test_nothing_that_changes_or_hides_a_meaning_can_be_ignored(before: str, after: str) -> None:
    comparison = between(before, after, set(Ignorable))
    assert comparison.statistics.changes > 0
    assert not any(span.ignored for row in comparison.rows for span in row.spans)


def test_wrapping_never_counts() -> None:
    flat = "The General Assembly,\n\n1. Urges all States to keep capacity-building in mind, as agreed;"
    wrapped = "The General Assembly,\n\n1. Urges all\n   States to keep capacity-\nbuilding in\tmind, as\n agreed;"
    assert between(flat, wrapped.replace("\t", " "), set()).statistics.changes == 0
    assert (
        between("大会，\n\n1. 决定继续处理此案。", "大会，\n\n1. 决定继续\n处理此案。", set()).statistics.changes == 0
    )


def test_ignored_differences_are_marked_in_the_json() -> None:
    original = "1. Urges all states;\n\n2. Requests it."
    content = json.loads(comparison_json(between(original, "2. Urges all States;\n\n3. Requests it.", {_C, _N})))
    assert content["statistics"]["changes"] == 0
    assert content["statistics"]["ignored"] == {"case": 1, "numbering": 2}
    assert [row["renumbered"]["ignored"] for row in content["rows"]] == [True, True]
    assert [span["ignored"] for span in content["rows"][0]["spans"] if span["op"] != "equal"] == [True, True]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a fund of $5 million in all", "a fund of €5 million in all"),
        ("a rise of ≤ 5 degrees in all", "a rise of ≥ 5 degrees in all"),
        ("in its paragraphs 3–5 as agreed", "in its paragraphs 3, 5 as agreed"),
        ("the vote ☑ of all States", "the vote ☐ of all States"),
        ("the sign 👍 of all States", "the sign 👎 of all States"),
        ("where a = b for all", "where a ≠ b for all"),
        ("as said in A/79/L.5 of today", "as said in A/79/L/5 of today"),
    ],
)
def test_a_sign_that_says_something_is_no_punctuation(before: str, after: str) -> None:
    for pair in ((before, after), (after, before)):
        for size in (1, 2, len(Ignorable)):
            for names in combinations(Ignorable, size):
                comparison = between(*pair, set(names))
                assert comparison.statistics.changes == 1
                assert not any(change.ignored for change in changes(comparison))


def test_what_sets_a_new_number_off_is_ignored_apart_from_the_number() -> None:
    head = "The General Assembly,\n\n1. Urges all States to keep the wells clean;\n\n"
    new = "2. Decides to remain seized of the matter and of the springs;\n\n"
    pair = head + "2. Requests a report.", head + new + "3.\u00a0Requests a report."
    assert between(*pair, set()).statistics.changes == 2
    comparison = between(*pair, {_S})
    assert comparison.statistics.changes == 1
    assert comparison.statistics.ignored == {_S: 1}
    assert comparison.rows[-1].renumbered == Renumbering("2", "3", True)
    assert between(*pair, {_C}).rows[-1].renumbered == Renumbering("2.", "3.\u00a0", False)
