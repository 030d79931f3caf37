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
        "Постановляет рассмотреть пункт 2 предварительной повестки дня.",
        "Recalls Article 33, paragraph 2, and the rules.",
        "Rappelle le paragraphe 2 d) de l'article 4 des règles.",
        "وإذ تشير إلى المادة 33، الفقرة 2 والقواعد.",
    ],
)
def test_references_to_other_texts_are_left_alone(reference: str) -> None:
    assert not stale(_ENGLISH, "{}. {}", reference)


_PARTS = ("to dig wells;", "to clean every spring of the hills;", "to count the rivers and lakes;")


def lettered(before: str, after: str, parts: tuple[str, ...] = _PARTS, more: str = "to plant trees;") -> bool:
    """Whether paragraph 2 is flagged when a new (b) stands in paragraph 1; its words are ``before`` and ``after``."""
    sides = []
    for body, words in ((parts, before), ((parts[0], more, *parts[1:]) if more else parts, after)):
        listed = [f"({letter}) {part}" for letter, part in zip("abcd", body, strict=False)]
        text = "\n\n".join(["The General Assembly,", "1. Urges all States:", *listed, f"2. {words}"])
        sides.append(structure.parse(text, Source("t")))
    return Flag.STALE_CROSS_REFERENCE in compare(*sides).rows[-1].flags


@pytest.mark.parametrize(
    "words",
    [
        "Decides to review paragraph 1 (b) above next year.",
        "Decides to review paragraphs 1 (a) and 1 (c) of the present resolution.",
        "Decides to review subparagraph 1 (b) above next year.",
        "Prie de revoir le paragraphe 1 b) ci-dessus.",
        "Постановляет руководствоваться пунктом 1 (b) выше.",
    ],
)
def test_a_reference_to_a_sub_paragraph_whose_letter_moved_is_flagged(words: str) -> None:
    assert lettered(words, words)
    assert not lettered(words, words, more="")


@pytest.mark.parametrize(
    "words",
    [
        "Decides to review paragraph 1 (a) above next year.",
        "Decides to review paragraph 1 (e) above next year.",
        "Decides to review paragraph 1 (b) of resolution 79/1.",
        "Decides to review subparagraph (b) of resolution 79/1.",
        "Recalls paragraph 9, subparagraph (b) above.",
        "Recalls Article 4, paragraph 1 (b), and the rules.",
        "Requests a report on what paragraph 1 (c) asks for.",
        "Постановляет рассмотреть пункт 1(b) повестки дня.",
        "Decides to review paragraph 1 above next year.",
    ],
)
def test_other_letters_and_those_of_other_texts_are_left_alone(words: str) -> None:
    assert not lettered(words, words)


def test_a_letter_of_the_same_paragraph_is_checked_where_the_words_say_that_it_is_meant() -> None:
    for mark, wanted in (("above", True), ("of the report", False)):
        parts = (*_PARTS[:2], f"to report on subparagraph (b) {mark};")
        sides = []
        for number, body in ((1, parts), (2, (parts[0], "to plant trees;", *parts[1:]))):
            listed = [f"({letter}) {part}" for letter, part in zip("abcd", body, strict=False)]
            new = ["1. Welcomes the rain of the last spring;"] if number == 2 else []
            text = ["The General Assembly,", *new, f"{number}. Urges all States:", *listed]
            sides.append(structure.parse("\n\n".join(text), Source("t")))
        assert (Flag.STALE_CROSS_REFERENCE in compare(*sides).rows[-1].flags) is wanted


def test_a_letter_of_the_same_paragraph_that_kept_its_place_is_right_though_the_paragraph_has_a_new_number() -> None:
    parts = (*_PARTS[:2], "to report on subparagraphs (a) and (b) above;")
    sides = []
    for number in (1, 2):
        listed = [f"({letter}) {part}" for letter, part in zip("abc", parts, strict=True)]
        new = ["1. Welcomes the rain of the last spring;"] if number == 2 else []
        text = ["The General Assembly,", *new, f"{number}. Urges all States:", *listed]
        sides.append(structure.parse("\n\n".join(text), Source("t")))
    assert Flag.STALE_CROSS_REFERENCE not in compare(*sides).rows[-1].flags


def test_a_new_reference_to_a_letter_that_is_not_there_is_flagged() -> None:
    same = "Decides to review paragraph 1 ({}) above next year."
    assert lettered("Decides to review all next year.", same.format("e"), more="")
    assert not lettered("Decides to review all next year.", same.format("c"), more="")


def test_a_new_reference_to_a_number_that_is_not_there_is_flagged() -> None:
    head, first, *_ = _ENGLISH
    sides = [
        structure.parse(f"{head}\n\n1. {first}\n\n2. Decides to review paragraph {number} above.", Source("t"))
        for number in (1, 11)
    ]
    assert Flag.STALE_CROSS_REFERENCE in compare(*sides).rows[-1].flags
    assert Flag.STALE_CROSS_REFERENCE not in compare(*reversed(sides)).rows[-1].flags
