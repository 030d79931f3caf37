"""A stretch of equal paragraphs that moved, of which one part had found another partner where it stood."""

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.comparison import compare


def test_no_paragraph_of_a_moved_stretch_is_used_twice() -> None:
    original = "the the the General General General\n\nGeneral General General the\n\n0 the"
    amended = "General General General the\n\n0 the\n\nthe the the General General General\n\nthe"
    comparison = compare(*(structure.parse(text, Source("x")) for text in (original, amended)))
    assert comparison.check.passed
    assert sorted(found.index for row in comparison.rows for found in row.original) == [0, 1, 2]
