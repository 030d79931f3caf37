"""Paragraphs put in the place of others: what a row of them may and may not say."""

from unga_desktop.core.documents.document import Source
from unga_desktop.core.documents.structure import parse
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.redlines.redline import RowKind
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library

BEFORE = "The General Assembly,\n\nReaffirming the Charter of the United Nations,\n\n1. Decides to remain seized of the matter."


def test_no_verb_is_called_weakened_where_another_paragraph_took_the_place() -> None:
    comparison = Comparer(bundled_library()).compare("A/ES-11/L.10", "A/ES-11/L.11")
    replaced = [row for row in comparison.rows if row.kind is RowKind.REPLACED]
    assert replaced[1].amended_text.startswith("Recalling")
    assert replaced[1].original_text.startswith("Reaffirming")
    assert replaced[1].flags == ()


def test_a_weaker_verb_before_the_same_words_is_told() -> None:
    after = BEFORE.replace("Reaffirming the", "Recalling the")
    comparison = compare(parse(BEFORE, Source("before")), parse(after, Source("after")))
    assert [flag for row in comparison.rows for flag in row.flags] == ["verb-weakened"]
