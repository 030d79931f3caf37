"""A changed operative verb is classed, and said to be stronger or weaker, in the six languages."""

from itertools import pairwise

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.redlines.operative_verb import opening_verb
from unga_desktop.core.redlines.redline import ChangeClass, Flag, Op, Row
from unga_desktop.core.redlines.verb_ladder import LADDER


def row(before: str, after: str) -> Row:
    comparison = compare(*(structure.parse(f"1. {text}", Source("test")) for text in (before, after)))
    (only,) = comparison.rows
    return only


@pytest.mark.parametrize(
    ("rest", "descending"),
    [
        (
            "the keepers of all wells to report",
            "Condemns Demands Deplores Urges Calls~upon Requests Stresses Encourages Invites Recognizes Takes~note~of Recalls",
        ),
        (
            "les gardiens de tous les puits du pays",
            "Condamne Exige Déplore Exhorte Appelle Prie Souligne Encourage Invite Reconnaît Prend~note Rappelle",
        ),
        (
            "a los guardianes de todos los pozos",
            "Condena Exige Deplora Insta Hace~un~llamamiento Pide Subraya Alienta Invita Reconoce Toma~nota Recuerda",
        ),
        (
            "хранителей всех колодцев страны сообщить",
            "Осуждает Требует Выражает~сожаление Настоятельно~призывает Призывает Просит Подчеркивает Рекомендует "
            "Приветствует Признает Отмечает Напоминает",
        ),
        (
            "حراس جميع الآبار في البلد على الإبلاغ",
            "تدين تطالب تشجب تحث تهيب تطلب تؤكد تشجع ترحب تسلم تلاحظ تشير",
        ),
        ("所有水井的看守人提交年度报告", "谴责 要求 痛惜 敦促 呼吁 请 强调 鼓励 欢迎 认识到 注意到 回顾"),
    ],
)
def test_each_step_down_the_ladder_weakens_and_each_step_up_strengthens(rest: str, descending: str) -> None:
    verbs = [verb.replace("~", " ") for verb in descending.split()]
    glue = "" if "\u4e00" <= rest[0] <= "\u9fff" else " "
    for higher, lower in pairwise(verbs):
        down, up = row(higher + glue + rest, lower + glue + rest), row(lower + glue + rest, higher + glue + rest)
        assert down.flags == (Flag.VERB_WEAKENED,), (higher, lower)
        assert up.flags == (Flag.VERB_STRENGTHENED,), (higher, lower)
        assert ChangeClass.VERB in {span.change_class for span in down.spans if span.op is not Op.EQUAL}, (
            higher,
            lower,
        )


@pytest.mark.parametrize(
    ("plain", "intensified"),
    [
        ("Condemns the acts of last week", "Strongly condemns the acts of last week"),
        ("Condemns the acts of last week", "Condemns in the strongest possible terms the acts of last week"),
        ("Condamne les actes commis hier", "Condamne fermement les actes commis hier"),
        ("Condena los actos cometidos ayer", "Condena enérgicamente los actos cometidos ayer"),
        ("осуждает действия прошлой недели", "решительно осуждает действия прошлой недели"),
        ("تدين الأعمال المرتكبة أمس هناك", "تدين بشدة الأعمال المرتكبة أمس هناك"),
        ("谴责上星期发生的一切行为", "强烈谴责上星期发生的一切行为"),
        ("Noting with concern the acts of last week", "Noting with grave concern the acts of last week"),
        ("Notes with appreciation the work done", "Notes with very deep appreciation the work done"),
        ("Expresses its concern at the acts", "Expresses its most serious concern at the acts"),
        ("Expressing support for the work", "Expressing strong support for the work"),
        ("Notant avec préoccupation les actes", "Notant avec une vive préoccupation les actes"),
        ("Se déclare préoccupée par les actes", "Se déclare profondément préoccupée par les actes"),
        ("Observando con preocupación los actos", "Observando con profunda preocupación los actos"),
        ("отмечая с озабоченностью действия", "отмечая с глубокой озабоченностью действия"),
        ("تلاحظ مع القلق الأعمال المرتكبة أمس", "تلاحظ مع بالغ القلق الأعمال المرتكبة أمس"),
    ],
)
def test_an_intensifying_word_decides_on_one_rung(plain: str, intensified: str) -> None:
    assert row(plain, intensified).flags == (Flag.VERB_STRENGTHENED,)
    assert row(intensified, plain).flags == (Flag.VERB_WEAKENED,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Calls upon all States to act now", "Calls on all States to act now"),
        ("Urges States to act vigorously and soon", "Urges States to act and soon"),
        ("Requests the report of the Panel", "Polishes the report of the Panel"),
        ("Decides to condemn the acts of all", "Decides to note the acts of all"),
    ],
)
def test_nothing_is_said_where_the_ladder_says_nothing(before: str, after: str) -> None:
    assert row(before, after).flags == ()


@pytest.mark.parametrize(
    ("text", "rung", "intensified"),
    [
        ("Noting with grave concern the acts", 3, True),
        ("Expressing its most serious concern at the acts", 4, True),
        ("Requests serious consideration of the acts", 7, False),
        ("Noting the great efforts made", 2, False),
        ("Prie instamment les États d'agir", 9, True),
        ("Hace un llamamiento a los Estados", 8, False),
    ],
)
def test_words_that_intensify_inside_a_phrase_do_not_hide_it(text: str, rung: int, intensified: bool) -> None:
    verb = opening_verb(text)
    assert verb is not None
    assert (verb[0], verb[3]) == (rung, intensified)


def test_adverbs_and_conjunctions_may_stand_before_the_verb() -> None:
    rungs = {
        text: opening_verb(text) for text in ("Also once again urges", "Prie de nouveau", "وتحث الدول", "又敦促各国")
    }
    assert [verb and verb[0] for verb in rungs.values()] == [9, 7, 9, 9]


def test_no_verb_stands_on_two_rungs() -> None:
    seen: dict[str, str] = {}
    rung = ""
    for line in LADDER.strip().splitlines():
        number, colon, phrases = line.partition(":")
        rung = number if colon else rung
        for phrase in (phrases if colon else line).split("|"):
            assert seen.setdefault(phrase.strip(), rung) == rung, phrase
