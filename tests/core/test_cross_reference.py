"""A reference to a paragraph of the text itself is told where its number moved, however numbers are printed."""

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.redlines.redline import Flag

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
        (_ENGLISH, "{}. {}", "Decides to review para. 2 above next year."),
        (_ENGLISH, "{}. {}", "Decides to review paragraphs 9 (a), and 2 (b) above next year."),
        (_ENGLISH, "{}. {}", "Decides to review paragraphs 9 through 2 above next year."),
        (_ARABIC, "{} - {}", "تقرر أن تنظر للفقرة 2 أعلاه في العام المقبل."),
        (_ARABIC, "{} - {}", "تقرر أن تستعرض الفقرات من 9 إلى 2 أعلاه في العام المقبل."),
        (_ENGLISH, "{}. {}", "Постановляет руководствоваться пунктами 9 и 2 выше."),
        (_ENGLISH, "{}. {}", "Prie de revoir le par. 2 ci-dessus."),
        (_ENGLISH, "{}. {}", "Decide examinar el párr. 2 supra."),
        (_ENGLISH, "{}. {}", "决定审查上文第 2 段。"),
        (_ENGLISH, "{}. {}", "决定审查报告(见上文第2段)。"),
        (_ENGLISH, "{}. {}", "决定审查上文第9和第2段。"),
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
        "Recuerda que hay agua para 2 pueblos.",
        "Decides to review the report (A/79/2, para. 2) next year.",
        "决定审查第2条。",
        "决定审查上文第2条。",
        "Постановляет руководствоваться пунктом 2 резолюции 79/1.",
        "Постановляет руководствоваться пунктом 2 статьи 33 Устава.",
        "Recalls Article 33, paragraph 2, and the rules.",
        "Rappelle le paragraphe 2 d) de l'article 4 des règles.",
        "وإذ تشير إلى المادة 33، الفقرة 2 والقواعد.",
    ],
)
def test_references_to_other_texts_are_left_alone(reference: str) -> None:
    assert not stale(_ENGLISH, "{}. {}", reference)


def test_a_new_reference_to_a_number_that_is_not_there_is_flagged() -> None:
    head, first, *_ = _ENGLISH
    sides = [
        structure.parse(f"{head}\n\n1. {first}\n\n2. Decides to review paragraph {number} above.", Source("t"))
        for number in (1, 11)
    ]
    assert Flag.STALE_CROSS_REFERENCE in compare(*sides).rows[-1].flags
    assert Flag.STALE_CROSS_REFERENCE not in compare(*reversed(sides)).rows[-1].flags
