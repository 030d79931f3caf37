"""Changes of a paragraph's number that leave its words alone: none of them goes untold."""

import json

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.change import ChangeKind, changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.redline import ChangeClass, Flag, Renumbering
from unga_desktop.exporters.comparison_json import comparison_json
from unga_desktop.exporters.comparison_text import comparison_text
from unga_desktop.models.reading_outline import ReadingOutline
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.printing.redline_fragment import Side, blocks
from unga_desktop.services.report_words import row_notes

_DRAFT = """The General Assembly,

Noting the report,

1. Decides:

(a) To convene a meeting;

(b) To invite observers;

2. Urges Member States to cooperate.
"""


def between(original: str, amended: str) -> Comparison:
    return compare(*(structure.parse(text, Source("test")) for text in (original, amended)))


def renumberings(original: str, amended: str) -> list[Renumbering]:
    return [row.renumbered for row in between(original, amended).rows if row.renumbered]


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("2. Urges", "Urges", "2", ""),
        ("(a) To", "To", "(a)", ""),
        ("2. Urges", "2 - Urges", "2.", "2 -"),
        ("2. Urges", "2\uff0e Urges", "2.", "2\uff0e"),
        ("2. Urges", "2) Urges", "2", "2)"),
        ("(a) To", "a) To", "(a)", "a)"),
    ],
)
def test_a_number_lost_gained_or_set_off_otherwise_is_told(old: str, new: str, before: str, after: str) -> None:
    edited = _DRAFT.replace(old, new)
    assert renumberings(_DRAFT, edited) == [Renumbering(before, after, False)]
    assert renumberings(edited, _DRAFT) == [Renumbering(after, before, False)]
    told = changes(between(_DRAFT, edited))
    assert [(change.kind, change.before, change.after) for change in told] == [(ChangeKind.RENUMBERED, before, after)]
    assert between(_DRAFT, edited).statistics.changes == 1


@pytest.mark.parametrize("spaced", ["2.Urges", "2.   Urges", "2.\tUrges", " \t2. Urges"])
def test_white_space_around_a_number_is_layout(spaced: str) -> None:
    assert renumberings(_DRAFT, _DRAFT.replace("2. Urges", spaced)) == []


@pytest.mark.parametrize(
    ("printed", "mark", "shown"),
    [
        ("2.\u00a0Urges", "2.\u00a0", "2.<NBSP>"),
        ("\u00a02. Urges", "\u00a02.", "<NBSP>2."),
        ("\u200f2. Urges", "\u200f2.", "<RLM>2."),
    ],
)
def test_unseen_characters_around_a_number_are_told(printed: str, mark: str, shown: str) -> None:
    edited = _DRAFT.replace("2. Urges", printed)
    assert renumberings(_DRAFT, edited) == [Renumbering("2.", mark, False)]
    assert f"renumbered from 2. to {shown}" in comparison_text(between(_DRAFT, edited))


def test_a_lone_operative_paragraph_takes_a_number_because_another_joins_it() -> None:
    head = "The General Assembly,\n\nNoting the report,\n\n"
    alone = head + "Urges Member States to cooperate."
    joined = head + "1. Urges Member States to cooperate;\n\n2. Requests a report on the use of the funds."
    assert renumberings(alone, joined) == [Renumbering("", "1", True)]
    assert renumberings(joined, alone) == [Renumbering("1", "", True)]
    assert renumberings(alone, head + "1. Urges Member States to cooperate.") == [Renumbering("", "1", False)]


def test_a_number_that_only_looks_the_same_is_told_and_flagged() -> None:
    latin, cyrillic = _DRAFT.replace("(a)", "a)"), _DRAFT.replace("(a)", "\u0430)")
    (row,) = (row for row in between(latin, cyrillic).rows if row.renumbered)
    assert row.renumbered == Renumbering("a)", "\u0430)", False)
    assert row.flags == (Flag.LOOKALIKE_CHARACTER,)


def test_a_no_break_space_inside_a_number_counts_as_a_change_of_its_own() -> None:
    bis = _DRAFT.replace("2. Urges", "1 bis. Urges")
    wide = _DRAFT.replace("2. Urges", "1\u00a0bis. Urges")
    assert renumberings(bis, wide) == [Renumbering("1 bis", "1\u00a0bis", False)]
    assert between(bis, wide).statistics.changes == 1
    assert [change.change_class for change in changes(between(bis, wide))] == [ChangeClass.TYPOGRAPHY]
    assert "renumbered from 1 bis to 1<NBSP>bis" in comparison_text(between(bis, wide))


_NEW = "2. Decides to remain seized of the matter and of all the wells;\n\n"


@pytest.mark.parametrize(
    ("printed", "mark", "shown"),
    [
        ("3\u200b.", "3\u200b.", "3<ZWSP>."),
        ("\u202e3.", "\u202e3.", "<RLO>3."),
        ("3.\u00a0", "3.\u00a0", "3.<NBSP>"),
        ("3 \u2013", "3 \u2013", "3 \u2013"),
    ],
)
def test_what_sets_a_number_off_is_told_where_the_number_changes_too(printed: str, mark: str, shown: str) -> None:
    edited = _DRAFT.replace("2. Urges", f"{_NEW}{printed} Urges")
    comparison = between(_DRAFT, edited)
    assert [row.renumbered for row in comparison.rows if row.renumbered] == [Renumbering("2.", mark, False)]
    assert f"renumbered from 2. to {shown}" in comparison_text(comparison)
    assert comparison.statistics.changes == 2


def test_a_number_set_off_as_before_is_explained_by_the_paragraph_above_it() -> None:
    dashed = _DRAFT.replace("2. Urges", "2 - Urges")
    assert renumberings(dashed, dashed.replace("2 - Urges", f"{_NEW}3 - Urges")) == [Renumbering("2", "3", True)]


@pytest.mark.parametrize(
    ("character", "name", "flag"),
    [("\u200b", "ZWSP", Flag.INVISIBLE_CHARACTER), ("\u202e", "RLO", Flag.BIDI_CONTROL)],
)
def test_an_unseen_character_at_the_number_of_a_new_paragraph_is_told(character: str, name: str, flag: Flag) -> None:
    edited = _DRAFT.replace("2. Urges", _NEW.replace("2.", f"2{character}.") + "3. Urges")
    comparison = between(_DRAFT, edited)
    (row,) = (row for row in comparison.rows if not row.original)
    assert row.flags == (flag,)
    assert f"2<{name}>. {{+Decides" in comparison_text(comparison)
    assert f"2[{name}]." in {block.printed for block in blocks(row, Side.BOTH)}
    (written,) = (one for one in json.loads(comparison_json(comparison))["rows"] if not one["original"])
    assert [one["mark"] for one in written["amended"]] == [f"2{character}."]


def test_an_unseen_character_that_comes_with_a_number_is_told() -> None:
    edited = _DRAFT.replace("2. Urges", "Urges")
    marked = _DRAFT.replace("2. Urges", "2\u200b. Urges")
    assert renumberings(edited, marked) == [Renumbering("", "2\u200b.", False)]
    assert "renumbered from none to 2<ZWSP>." in comparison_text(between(edited, marked))


def test_direction_marks_at_the_numbers_of_arabic_paragraphs_do_not_shout() -> None:
    head = "إن الجمعية العامة،\n\n1 - تحث الدول على حفظ السلام؛"
    comparison = between(head, f"{head}\n\n\u200f2 - تقرر أن تبقي المسألة قيد النظر.")
    assert [row.flags for row in comparison.rows] == [(), (), ()]


_WHOLE = "1. Urges all States to keep the peace of the whole region at all times, and requests a report on wells and springs;"
_DIVIDED = _WHOLE.replace("times, and", "times,\n\n2\u200b. and")


def _notes(comparison: Comparison) -> list[str]:
    return [entry.note for entry in ReadingOutline(comparison.rows, ViewMode.INLINE).rows]


def test_the_numbers_of_paragraphs_split_and_merged_are_told() -> None:
    head = "The General Assembly,\n\n"
    split, merged = between(head + _WHOLE, head + _DIVIDED), between(head + _DIVIDED, head + _WHOLE)
    assert "(paragraph split into 1 and 2<ZWSP>)" in comparison_text(split)
    assert "(paragraphs merged from 1 and 2<ZWSP>)" in comparison_text(merged)
    assert row_notes(split.rows[1], "", "") == ("Divided into two paragraphs (1 and 2\u200b)",)
    assert row_notes(merged.rows[1], "", "") == ("Joined from two paragraphs (1 and 2\u200b)",)
    assert [block.printed for block in blocks(split.rows[1], Side.BOTH)] == ["1.", "2[ZWSP]."]
    assert "Merged: two paragraphs (1 and 2[ZWSP]) became one" in _notes(merged)
