"""Parts of merged and split paragraphs of which few words are left, and paragraphs that only look like such parts."""

from unga_desktop.core.documents.document import Document, Paragraph, Section, Source
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.redlines.redline import RowKind

_AROUND = (
    "Requests the Secretary-General to report to the General Assembly at its next session on the present resolution.",
    "Welcomes the efforts of regional organizations towards a lasting settlement of the dispute.",
    "Deplores the loss of civilian life and the damage done to hospitals and schools.",
    "Urges the parties to grant humanitarian personnel full and safe access to those in need.",
    "Takes note with appreciation of the contributions that Governments have pledged so far.",
)
_PRISONERS = "Calls for the release of all prisoners of war."
_DONORS = "Invites donors to replenish the reconstruction fund."
_SEIZED = "Decides to remain seized of the matter."


def _document(texts: tuple[str, ...]) -> Document:
    paragraphs = [Paragraph(index, Section.OPERATIVE, str(index + 1), text) for index, text in enumerate(texts)]
    return Document(Source("made for the test"), tuple(paragraphs))


def _rows(original: tuple[str, ...], amended: tuple[str, ...]) -> list[tuple[RowKind, list[int], list[int]]]:
    """What became of the paragraphs that stand among others, by their numbers in the original and in the amended text."""
    comparison = compare(_document((*_AROUND, *original, *_AROUND)), _document((*_AROUND, *amended, *_AROUND)))
    assert comparison.check.passed
    shift = len(_AROUND)
    rows = [
        (row.kind, [each.index - shift for each in row.original], [each.index - shift for each in row.amended])
        for row in comparison.rows
    ]
    return rows[shift:-shift]


def test_a_short_paragraph_merged_into_its_neighbour_is_known_by_two_words_that_are_left() -> None:
    merged = f"{_PRISONERS[:-1]} and asks donors for more money for reconstruction."
    assert _rows((_PRISONERS, _DONORS), (merged,)) == [(RowKind.MERGED, [0, 1], [0])]


def test_a_short_part_of_a_split_paragraph_is_known_by_two_words_that_are_left() -> None:
    whole = f"{_PRISONERS[:-1]} and asks donors for more money for reconstruction."
    assert _rows((whole,), (_PRISONERS, _DONORS)) == [(RowKind.SPLIT, [0], [0, 1])]


def test_a_removed_paragraph_is_no_part_of_a_neighbour_that_grew_by_as_many_other_words() -> None:
    amended = f"{_PRISONERS[:-1]} and stresses that their families must be informed."
    assert _rows((_PRISONERS, _DONORS), (amended,)) == [(RowKind.REWORDED, [0], [0]), (RowKind.REMOVED, [1], [])]


def test_of_two_paragraphs_that_read_the_same_the_one_beside_the_merged_one_is_its_part() -> None:
    merged = f"{_PRISONERS[:-1]} and {_SEIZED.lower()}"
    reworded = "Urges donors to replenish the reconstruction fund."
    assert _rows((_PRISONERS, _SEIZED, _SEIZED, _DONORS), (merged, _SEIZED, reworded)) == [
        (RowKind.MERGED, [0, 1], [0]),
        (RowKind.UNCHANGED, [2], [1]),
        (RowKind.REWORDED, [3], [2]),
    ]
