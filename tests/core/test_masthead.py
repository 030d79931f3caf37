"""A masthead that one text alone has is one change, with every character; anything else at the head stays as it is."""

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.change import Change, ChangeKind, changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.masthead import one_sided_masthead
from unga_desktop.models.reading_outline import ReadingOutline
from unga_desktop.models.view_mode import ViewMode

MASTHEAD = (
    "United Nations\n\nGeneral Assembly\n\nDistr.: Limited\n\n24 October 2025\n\nOriginal: English\n\nEightieth session\n\n"
    "Agenda item 71\n\nAlbania, Chile and Fiji: draft resolution\n\n"
)
TEXT = "The wells of the region\n\nThe General Assembly,\n\n1. Urges all States to act;\n\n2. Decides to remain seized."


def between(original: str, amended: str) -> tuple[Comparison, tuple[Change, ...]]:
    comparison = compare(*(structure.parse(text, Source("t")) for text in (original, amended)))
    assert comparison.check.passed
    return comparison, changes(comparison)


@pytest.mark.parametrize("added", [False, True])
def test_a_masthead_on_one_side_is_one_change_with_all_of_its_lines(added: bool) -> None:
    texts = "A/80/L.5\n\n" + MASTHEAD + TEXT, TEXT.replace("all States", "all Member States")
    comparison, found = between(*(texts[::-1] if added else texts))
    assert [change.kind for change in found] == [
        ChangeKind.MASTHEAD_ADDED if added else ChangeKind.MASTHEAD_REMOVED,
        ChangeKind.DELETED if added else ChangeKind.INSERTED,
    ]
    masthead = found[0]
    assert (masthead.after if added else masthead.before).split("\n") == MASTHEAD.strip().split("\n\n")
    assert masthead.place == "masthead"
    assert masthead.rows == one_sided_masthead(comparison.rows) == range(8)
    assert [change.number for change in found] == [1, 2]
    assert comparison.statistics.changes == 2
    notes = [entry.note for entry in ReadingOutline(comparison.rows, ViewMode.INLINE).rows]
    assert notes[0] == f"Masthead: only the {'amended' if added else 'original'} text has one"
    assert not any(notes[1:])


@pytest.mark.parametrize(
    ("original", "amended"),
    [
        (MASTHEAD + TEXT, MASTHEAD.replace("71", "72") + TEXT),
        (TEXT, "Draft\n\n" + TEXT),
        ("Wells\n\nRivers\n\n1. Urges States to act.", "1. Urges States to act."),
        (TEXT, TEXT + "\n\nAnnex\n\nList of wells\n\nList of springs"),
    ],
)
def test_what_both_texts_have_a_single_line_and_headings_elsewhere_stay_as_they_are(
    original: str, amended: str
) -> None:
    comparison, found = between(original, amended)
    assert len(one_sided_masthead(comparison.rows)) == 0
    assert not {ChangeKind.MASTHEAD_ADDED, ChangeKind.MASTHEAD_REMOVED} & {change.kind for change in found}
