"""Numbers, dates, symbols and modals are told from plain words in the six languages."""

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.redlines.redline import ChangeClass, Op

_MODAL, _NUMBER, _DATE = ChangeClass.MODAL, ChangeClass.NUMBER, ChangeClass.DATE
_NEGATION = ChangeClass.NEGATION
_SYMBOL, _WORDING = ChangeClass.SYMBOL, ChangeClass.WORDING


def classes(before: str, after: str) -> set[ChangeClass | None]:
    comparison = compare(*(structure.parse(text, Source("test")) for text in (before, after)))
    return {span.change_class for row in comparison.rows for span in row.spans if span.op is not Op.EQUAL}


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("all the States {} keep their wells", "shall should may must can", _MODAL),
        ("que les États {} garder leurs puits", "doivent devraient peuvent pourraient", _MODAL),
        ("que los Estados {} cuidar sus pozos", "deben deberían pueden deberán", _MODAL),
        ("что каждое государство {} чистить колодцы", "должно может могло следует", _MODAL),
        ("على أن الدول {} أن تنظف الآبار كلها", "يجب ينبغي يجوز يمكن", _MODAL),
        ("各国 {} 在冬季清洗所有水井并报告", "应 须 可 必", _MODAL),
        ("that the wells shall {} be closed in winter", "not never", _NEGATION),
        ("that {} of the wells be closed in winter", "none neither", _NEGATION),
        ("que les puits {} sont jamais fermés en hiver", "ne n'y", _NEGATION),
        ("что колодцы {} закрываются зимой и летом", "не никогда", _NEGATION),
        ("أن الآبار {} تغلق في الشتاء والصيف معا", "لا لن ولا", _NEGATION),
        ("各国在冬季 {} 关闭所有水井并提交报告", "不 未", _NEGATION),
        ("a term of {} years for all members", "two three eleven twenty-one 5 ten", _NUMBER),
        ("a majority of {} of all members", "two-thirds three-quarters", _NUMBER),
        ("all the wells that were dug by {} in the north", "mid-2025 mid-2026", _DATE),
        ("all the wells that were dug in the {} in the north", "1980s 1990s", _DATE),
        ("all the wells of the {} in the north of it", "G-77 G-20", _NUMBER),
        ("un mandat de {} ans pour tous les membres", "deux trois dix-sept quatre-vingt-dix 5", _NUMBER),
        ("un mandato de {} años para los miembros", "dos tres dieciséis veintiún 5", _NUMBER),
        ("срок полномочий в {} лет для всех членов", "два пять пятнадцать двадцать 5", _NUMBER),
        ("в течение {} месяцев со дня принятия", "двух трёх пяти шести", _NUMBER),
        ("ولاية مدتها {} سنوات لجميع الأعضاء", "ثلاث خمس وخمس ٣ ٥ 7", _NUMBER),
        ("任期 {} 个月适用于所有成员国", "三 六 十二 5", _NUMBER),
        ("at its {} session in the spring", "third fourth eightieth twenty-first", _NUMBER),
        ("à sa {} session au printemps", "troisième quatrième soixante-dixième", _NUMBER),
        ("en su {} período de sesiones de primavera", "tercer cuarto octogésimo", _NUMBER),
        ("на своей {} сессии весной этого года", "третьей пятой двадцатой", _NUMBER),
        ("في دورتها {} في فصل الربيع القادم", "الثالثة الرابعة التاسعة", _NUMBER),
        ("the meeting of {} February 2025 in Geneva", "24 25", _DATE),
        ("the meeting of 24 {} 2025 in Geneva", "February March May", _DATE),
        ("the meeting of 24 February {} in Geneva", "2024 2025", _DATE),
        ("la réunion du 24 {} 2025 à Genève", "février mars mai août", _DATE),
        ("la réunion du {} mars 2025 à Genève", "1er 2", _DATE),
        ("la reunión del 24 de {} de 2025 en Ginebra", "febrero marzo mayo", _DATE),
        ("заседание 24 {} 2025 года в Женеве", "февраля марта мая", _DATE),
        ("اجتماع 24 {} 2025 في جنيف", "شباط/فبراير آذار/مارس أيار/مايو", _DATE),
        ("اجتماع {} شباط/فبراير 2025 في جنيف", "24 25 ٢٤", _DATE),
        ("在日内瓦于2025年2月 {} 日举行的会议", "24 25", _DATE),
        ("会议于二〇二五年 {} 月举行并通过决议", "二 三", _DATE),
        ("the deadline is {} for all of them", "2025-02-24 2025-03-24 24.02.2025", _DATE),
        ("in its resolution {} on the matter", "68/262 78/316", _SYMBOL),
        ("contained in document {} of today", "A/80/L.1 A/80/L.1/Rev.1", _SYMBOL),
        ("the resolution {} of the Council", "2774 2775", _SYMBOL),
        ("the {} of wells and springs", "state condition march", _WORDING),
        ("各国 {} 地保护水井并提交报告", "一致 统一", _WORDING),
        ("a {} view of the matter at hand", "one-sided second-rate", _WORDING),
    ],
)
def test_what_differs_gives_a_change_its_class(before: str, after: str, named: ChangeClass) -> None:
    words = after.split()
    for first, second in zip(words, words[1:] + words[:1], strict=True):
        assert classes(before.format(first), before.format(second)) == {named}, (first, second)


def test_may_is_a_modal_and_may_a_month() -> None:
    assert classes("States may report by 5 May 2025 at last", "States shall report by 5 May 2025 at last") == {_MODAL}
    assert classes("States may report by 5 May 2025 at last", "States may report by 5 June 2025 at last") == {_DATE}


def test_digits_of_another_script_are_a_change_of_number() -> None:
    assert classes("مدتها ٣ سنوات لجميع الأعضاء", "مدتها 3 سنوات لجميع الأعضاء") == {_NUMBER}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("States shall be held to account for it", "States shall not be held to account for it"),
        ("Decides to close all of the wells", "Decides not to close all of the wells"),
        ("les États sont tenus de le faire chaque année", "les États n'y sont pas tenus de le faire chaque année"),
        ("los Estados podrán cerrar todos los pozos", "los Estados nunca podrán cerrar todos los pozos"),
        ("государства обязаны чистить все колодцы", "государства не обязаны чистить все колодцы"),
        ("يجوز للدول أن تغلق جميع الآبار", "لا يجوز للدول أن تغلق جميع الآبار"),
        ("各国必须在冬季关闭所有水井", "各国不必须在冬季关闭所有水井"),
    ],
)
def test_a_negation_gained_or_lost_is_told(before: str, after: str) -> None:
    assert classes(before, after) == {_NEGATION}
    assert classes(after, before) == {_NEGATION}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("set out in document 5 of the Committee", "set out in document No. 5 of the Committee"),
        ("亚洲国家 在冬季清洗所有水井并报告", "非洲国家 在冬季清洗所有水井并报告"),
    ],
)
def test_what_looks_like_a_negation_and_is_none_is_wording(before: str, after: str) -> None:
    assert classes(before, after) == {_WORDING}


def test_words_joined_or_parted_are_other_words() -> None:
    assert classes("The wells may be closed in winter", "The wells maybe closed in winter") == {_WORDING}
    assert classes("for capacity building in winter", "for capacity-building in winter") == {ChangeClass.PUNCTUATION}
