"""A reference to a paragraph of the text itself is told where its number moved, however numbers are printed."""

import pytest

from unga_desktop.core import structure
from unga_desktop.core.comparison import compare
from unga_desktop.core.document import Source
from unga_desktop.core.redline import Flag

_ENGLISH = (
    "The General Assembly,",
    "Urges all States to keep their wells clean in the winter;",
    "Welcomes the report of the Panel on the rivers of the north;",
    "Requests a report on springs of the eastern mountains;",
)
_ARABIC = (
    "إن الجمعية العامة،",
    "تحث الدول على الحفاظ على نظافة آبارها في فصل الشتاء؛",
    "ترحب بتقرير الفريق عن أنهار الشمال وبحيراته الكبرى؛",
    "تطلب تقديم تقرير عن ينابيع الجبال الشرقية كلها؛",
)


def stale(texts: tuple[str, ...], form: str, reference: str) -> bool:
    """Whether the last paragraph is flagged when a new first one moves all numbers by one."""
    head, first, new, second = texts
    sides = []
    for body in ([first, second, reference], [new, first, second, reference]):
        numbered = [form.format(number, text) for number, text in enumerate(body, 1)]
        sides.append(structure.parse("\n\n".join([head, *numbered]), Source("t")))
    return Flag.STALE_CROSS_REFERENCE in compare(*sides).rows[-1].flags


@pytest.mark.parametrize(
    ("texts", "form", "reference"),
    [
        (_ENGLISH, "{}. {}", "Decides to review paragraph 2 above next year."),
        (_ENGLISH, "{}) {}", "Decides to review paragraph 2 above next year."),
        (_ENGLISH, "{}º {}", "Decides to review paragraph 2 above next year."),
        (_ENGLISH, "OP{}. {}", "Decides to review OP2 above next year."),
        (_ENGLISH, "{}. {}", "Decides to review paragraphs 1 and 2 of the present resolution."),
        (_ARABIC, "{} - {}", "تقرر أن تستعرض الفقرة 2 أعلاه في العام المقبل."),
        (_ARABIC, "{} - {}", "تقرر أن تستعرض الفقرة ٢ أعلاه في العام المقبل."),
    ],
)
def test_a_reference_that_was_left_behind_is_flagged(texts: tuple[str, ...], form: str, reference: str) -> None:
    assert stale(texts, form, reference)


@pytest.mark.parametrize(
    "reference",
    [
        "Decides to review paragraph 2 of resolution 79/1 next year.",
        "Decides to review the 2 wells above next year.",
        "Decides to review paragraph 9 of the report next year.",
    ],
)
def test_references_to_other_texts_are_left_alone(reference: str) -> None:
    assert not stale(_ENGLISH, "{}. {}", reference)
