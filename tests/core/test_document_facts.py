"""Facts found in mastheads, as documents have them in the six languages; what is not written there stays empty."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Source
from unga_desktop.core.documents.document_facts import find_facts
from unga_desktop.core.documents.structure import parse
from unga_desktop.core.documents.symbol import normalise

_BODY = {
    "en": "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1. Welcomes the "
    "report of the "
    "Secretary-General that is before it;",
    "fr": "L’Assemblée générale,\n\nRappelant sa résolution 70/1 du 25 septembre 2015,\n\n1. Accueille avec "
    "satisfaction le rapport du "
    "Secrétaire général sur les droits;",
    "es": "La Asamblea General,\n\nRecordando su resolución 70/1, de 25 de septiembre de 2015,\n\n1. Acoge "
    "con beneplácito el informe "
    "del Secretario General sobre los derechos;",
    "ru": "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 70/1 от 25 сентября 2015 года,\n\n1. с "
    "удовлетворением отмечает доклад;",
    "zh": "大会，\n\n回顾其2015年9月25日第70/1号决议，\n\n1. 欢迎秘书长的报告；",
    "ar": "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 70/1 المؤرخ 25 أيلول/سبتمبر 2015،\n\n1 - ترحب بتقرير الأمين العام؛",
}


def _found(head: str, language: str = "en"):  # type: ignore[no-untyped-def]
    return find_facts(parse("\n\n".join((*head.split(" | "), _BODY[language])), Source("file.txt")))


# Masthead, language, symbol, title, date, organ, session, kind, sponsor.
_MASTHEADS = {
    "draft of a committee, a line each": (
        "United Nations | A/C.3/80/L.20 | General Assembly | Distr.: Limited | 28 October 2025 | Original: "
        "English | Eightieth session | "
        "Third Committee | Agenda item 71 (b) | Promotion and protection of human rights: human rights "
        "questions, including "
        "alternative approaches | Albania, Andorra and Argentina: draft resolution | Rights of the child",
        *("en", "A/C.3/80/L.20", "Rights of the child", "2025-10-28", "GA", "80", Kind.DRAFT),
        "Albania, Andorra and Argentina",
    ),
    "revision, the symbol first": (
        "A/C.3/80/L.20/Rev.1 | General Assembly | Distr.: Limited | 7 November 2025 | Original: English | "
        "Eightieth session | "
        "Brazil*: revised draft resolution | Rights of the child",
        *("en", "A/C.3/80/L.20/Rev.1", "Rights of the child", "2025-11-07", "GA", "80", Kind.REVISION, "Brazil"),
    ),
    "lines run together, as a PDF gives them": (
        "United Nations A/C.3/80/L.20 | General Assembly Distr.: Limited 28 October 2025 Original: English "
        "| Eightieth session Third "
        "Committee Agenda item 71 (b) | Cuba: draft resolution | Rights of the child",
        *("en", "A/C.3/80/L.20", "Rights of the child", "2025-10-28", "GA", "80", Kind.DRAFT, "Cuba"),
    ),
    "reissued for technical reasons": (
        "A/79/L.5* | General Assembly | Distr.: Limited | 2 December 2024 | Ports of the region",
        *("en", "A/79/L.5", "Ports of the region", "2024-12-02", "GA", "79", Kind.DRAFT, ""),
    ),
    "adopted by an emergency special session": (
        "United Nations A/RES/ES-11/8 | General Assembly Distr.: General 25 February 2025 | Eleventh "
        "emergency special session | "
        "Agenda item 5 | Resolution adopted by the General Assembly on 24 February 2025 | [without "
        "reference to a Main Committee "
        "(A/ES-11/L.11)] | ES-11/8. The path to peace",
        *("en", "A/RES/ES-11/8", "The path to peace", "2025-02-24", "GA", "ES-11", Kind.RESOLUTION, ""),
    ),
    "adopted by a regular session": (
        "United Nations | A/RES/79/1 | General Assembly | Distr.: General | 4 October 2024 | Seventy-ninth "
        "session | Agenda item 123 | "
        "Resolution adopted by the General Assembly on 22 September 2024 | [without reference to a Main "
        "Committee (A/79/L.2)] | "
        "79/1. The Pact for the Future",
        *("en", "A/RES/79/1", "The Pact for the Future", "2024-09-22", "GA", "79", Kind.RESOLUTION, ""),
    ),
    "adopted, named by its number alone": (
        "General Assembly | Seventy-ninth session | Resolution adopted by the General Assembly on 22 "
        "September 2024 | 79/1. The Pact for "
        "the Future",
        *("en", "A/RES/79/1", "The Pact for the Future", "2024-09-22", "GA", "79", Kind.RESOLUTION, ""),
    ),
    "Security Council": (
        "United Nations S/RES/2774 (2025) | Security Council Distr.: General 24 February 2025 | Resolution "
        "2774 (2025) | Adopted by the "
        "Security Council at its 9866th meeting, on 24 February 2025",
        *("en", "S/RES/2774 (2025)", "", "2025-02-24", "SC", "Security Council", Kind.RESOLUTION, ""),
    ),
    "Security Council by its number": (
        "Resolution 2774 (2025) | Adopted by the Security Council at its 9866th meeting, on 24 February 2025",
        *("en", "S/RES/2774 (2025)", "", "2025-02-24", "SC", "Security Council", Kind.RESOLUTION, ""),
    ),
    "Security Council draft": (
        "United Nations | S/2025/112 | Security Council | Distr.: General | 21 February 2025 | Original: "
        "English | United States of "
        "America: draft resolution",
        *("en", "S/2025/112", "", "2025-02-21", "SC", "Security Council", Kind.OWN, "United States of America"),
    ),
    "Human Rights Council": (
        "United Nations A/HRC/RES/58/1 | General Assembly Distr.: General 8 April 2025 | Human Rights "
        "Council | Fifty-eighth session | "
        "24 February–4 April 2025 | Agenda item 3 | Resolution adopted by the Human Rights Council on 2 "
        "April 2025 | 58/1. Adequate "
        "housing as a component of the right to an adequate standard of living",
        "en",
        *("A/HRC/RES/58/1", "Adequate housing as a component of the right to an adequate standard of living"),
        *("2025-04-02", "HRC", "Human Rights Council, session 58", Kind.RESOLUTION, ""),
    ),
    "Human Rights Council draft": (
        "A/HRC/58/L.26 | General Assembly | Distr.: Limited | 26 March 2025 | Human Rights Council | "
        "Fifty-eighth session | Ukraine: draft "
        "resolution | Situation of human rights in Ukraine",
        *("en", "A/HRC/58/L.26", "Situation of human rights in Ukraine", "2025-03-26", "HRC"),
        *("Human Rights Council, session 58", Kind.DRAFT, "Ukraine"),
    ),
    "Economic and Social Council": (
        "E/RES/2024/5 | Economic and Social Council | Distr.: General | 1 July 2024 | 2024 session | "
        "Resolution adopted by the Economic "
        "and Social Council on 5 June 2024 | 2024/5. Social dimensions",
        *("en", "E/RES/2024/5", "Social dimensions", "2024-06-05", "ECOSOC", "Economic and Social Council, 2024"),
        *(Kind.RESOLUTION, ""),
    ),
    "amendment": (
        "A/C.3/80/L.67 | General Assembly | Distr.: Limited | 9 November 2025 | Eightieth session | "
        "Algeria, Bahrain and Cuba: amendment to "
        "draft resolution A/C.3/80/L.51 | Strengthening the role of the United Nations",
        *("en", "A/C.3/80/L.67", "Strengthening the role of the United Nations", "2025-11-09", "GA", "80"),
        *(Kind.AMENDMENT, "Algeria, Bahrain and Cuba"),
    ),
    "special session": (
        "A/S-32/L.1 | General Assembly | Distr.: Limited | 28 May 2021 | Thirty-second special session | "
        "Our common commitment",
        *("en", "A/S-32/L.1", "Our common commitment", "2021-05-28", "GA", "S-32", Kind.DRAFT, ""),
    ),
    "no symbol printed": (
        "General Assembly | Eightieth session | Third Committee | 3 November 2025 | Rights of the child",
        *("en", "", "Rights of the child", "2025-11-03", "GA", "80", Kind.OWN, ""),
    ),
    "a committee alone": (
        "Eightieth session | Sixth Committee | Ports of the region",
        *("en", "", "Ports of the region", "", "GA", "80", Kind.OWN, ""),
    ),
    "a title and nothing else": (
        "Ports of the region",
        *("en", "", "Ports of the region", "", "", "", Kind.OWN, ""),
    ),
    "American order of the day": (
        "A/C.2/80/L.5 | General Assembly | October 28, 2025 | Ports of the region",
        *("en", "A/C.2/80/L.5", "Ports of the region", "2025-10-28", "GA", "80", Kind.DRAFT, ""),
    ),
    "corrigendum": (
        "A/C.3/80/L.20/Corr.1 | General Assembly | Distr.: Limited | 30 October 2025 | Rights of the child",
        *("en", "A/C.3/80/L.20/Corr.1", "Rights of the child", "2025-10-30", "GA", "80", Kind.DRAFT, ""),
    ),
    "fullwidth and dashes as some keyboards write them": (
        "A/ES\u201111/L.11 | General Assembly | 21 February 2025 | The path to peace",
        *("en", "A/ES-11/L.11", "The path to peace", "2025-02-21", "GA", "ES-11", Kind.DRAFT, ""),
    ),
    "French": (
        "Nations Unies A/C.3/80/L.20 | Assemblée générale | Distr. limitée | 28 octobre 2025 | Français | "
        "Original : anglais | "
        "Quatre-vingtième session | Troisième Commission | Point 71 b) de l’ordre du jour | Cuba : projet "
        "de résolution | "
        "Droits de l’enfant",
        *("fr", "A/C.3/80/L.20", "Droits de l’enfant", "2025-10-28", "GA", "80", Kind.DRAFT, "Cuba"),
    ),
    "French, the first of a month": (
        "Assemblée générale | Distr. limitée | 1er mars 2025 | Soixante-dix-neuvième session | Droits de l’enfant",
        *("fr", "", "Droits de l’enfant", "2025-03-01", "GA", "79", Kind.OWN, ""),
    ),
    "French, adopted": (
        "Nations Unies | A/RES/79/1 | Résolution adoptée par l’Assemblée générale le 22 septembre 2024 | "
        "79/1. Le Pacte pour l’avenir",
        *("fr", "A/RES/79/1", "Le Pacte pour l’avenir", "2024-09-22", "GA", "79", Kind.RESOLUTION, ""),
    ),
    "Spanish": (
        "Naciones Unidas A/C.3/80/L.20 | Asamblea General | Distr. limitada | 28 de octubre de 2025 | "
        "Español | Original: inglés | "
        "Octogésimo período de sesiones | Tercera Comisión | Tema 71 b) del programa | Cuba: proyecto de "
        "resolución | Derechos del niño",
        *("es", "A/C.3/80/L.20", "Derechos del niño", "2025-10-28", "GA", "80", Kind.DRAFT, "Cuba"),
    ),
    "Spanish, an emergency special session": (
        "Asamblea General | 25 de febrero de 2025 | Undécimo período extraordinario de sesiones de "
        "emergencia | El camino hacia la paz",
        *("es", "", "El camino hacia la paz", "2025-02-25", "GA", "ES-11", Kind.OWN, ""),
    ),
    "Russian": (
        "Организация Объединенных Наций A/C.3/80/L.20 | Генеральная Ассамблея | Distr.: Limited | 28 "
        "October 2025 | Russian | "
        "Original: English | Восьмидесятая сессия | Третий комитет | Пункт 71 b) повестки дня | Куба: "
        "проект резолюции | Права ребенка",
        *("ru", "A/C.3/80/L.20", "Права ребенка", "2025-10-28", "GA", "80", Kind.DRAFT, "Куба"),
    ),
    "Russian, adopted": (
        "A/RES/78/1 | Резолюция, принятая Генеральной Ассамблеей 29 сентября 2023 года | 78/1. Права ребенка",
        *("ru", "A/RES/78/1", "Права ребенка", "2023-09-29", "GA", "78", Kind.RESOLUTION, ""),
    ),
    "Russian, without a symbol": (
        "Генеральная Ассамблея | Семьдесят девятая сессия | 7 ноября 2024 года | Права ребенка",
        *("ru", "", "Права ребенка", "2024-11-07", "GA", "79", Kind.OWN, ""),
    ),
    "Chinese": (
        "联合国 A/C.3/80/L.20 | 大会 | Distr.: Limited | 28 October 2025 | Chinese | Original: English | "
        "第八十届会议 | 第三委员会 | "
        "议程项目71(b) | 古巴：决议草案 | 儿童权利",
        *("zh", "A/C.3/80/L.20", "儿童权利", "2025-10-28", "GA", "80", Kind.DRAFT, "古巴"),
    ),
    "Chinese, the day in figures": (
        "大会 | 第十一届紧急特别会议 | 2025年2月25日 | 和平之路",
        *("zh", "", "和平之路", "2025-02-25", "GA", "ES-11", Kind.OWN, ""),
    ),
    "Chinese, the day in characters": (
        "大会 | 二〇二五年十月二十八日 | 儿童权利",
        *("zh", "", "儿童权利", "2025-10-28", "GA", "", Kind.OWN, ""),
    ),
    "Arabic": (
        "الأمم المتحدة A/C.3/80/L.20 | الجمعية العامة | Distr.: Limited | 28 October 2025 | Arabic | "
        "Original: English | الدورة الثمانون | "
        "اللجنة الثالثة | البند 71 (ب) من جدول الأعمال | كوبا: مشروع قرار | حقوق الطفل",
        *("ar", "A/C.3/80/L.20", "حقوق الطفل", "2025-10-28", "GA", "80", Kind.DRAFT, "كوبا"),
    ),
    "Arabic, the month under both its names": (
        "الجمعية العامة | الدورة التاسعة والسبعون | 28 تشرين الأول/أكتوبر 2025 | حقوق الطفل",
        *("ar", "", "حقوق الطفل", "2025-10-28", "GA", "79", Kind.OWN, ""),
    ),
    "Arabic figures": (
        "مجلس الأمن | ٢٤ شباط/فبراير ٢٠٢٥ | حقوق الطفل",
        *("ar", "", "حقوق الطفل", "2025-02-24", "SC", "Security Council", Kind.OWN, ""),
    ),
}


@pytest.mark.parametrize("case", _MASTHEADS)
def test_a_masthead_gives_its_facts(case: str) -> None:
    head, language, *expected = _MASTHEADS[case]
    facts = _found(head, str(language)).facts
    assert [facts.symbol, facts.title, facts.date, facts.organ, facts.session, facts.kind, facts.sponsor] == expected
    assert facts.language == language


@pytest.mark.parametrize("case", _MASTHEADS)
def test_every_fact_has_a_place_and_what_is_empty_has_none(case: str) -> None:
    head, language, *_ = _MASTHEADS[case]
    found = _found(head, str(language))
    for field in ("symbol", "title", "date", "organ", "session", "language", "sponsor"):
        assert bool(found.where(field)) == bool(getattr(found.facts, field)), field


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("General Assembly | 28 October 2025 | 29 October 2025 | Rights of the child", "date"),
        ("General Assembly | 31 April 2025 | Rights of the child", "date"),
        ("General Assembly | A/C.3/80/L.20 | A/C.3/80/L.21 | Rights of the child", "symbol"),
        (
            "General Assembly | [on the report of the Third Committee (A/79/458, para. 10)] | Rights of the child",
            "symbol",
        ),
        ("Letter dated 3 March 2025 from the Permanent Representative of Chile | Rights of the child", "date"),
        ("The report A/79/458 of 3 March 2025 was taken note of at the meeting | Rights of the child", "symbol"),
        ("General Assembly | Seventy-ninth session | Eightieth session | Rights of the child", "session"),
        ("Report of the Committee on its eightieth session | Rights of the child", "session"),
        ("Rights of the child", "organ"),
        ("United Nations Conference of 3 March 2024 on the Oceans", "date"),
        ("United Nations Conference of 3 March 2024 on the Oceans", "organ"),
    ],
)
def test_what_is_not_clear_is_not_guessed(head: str, field: str) -> None:
    assert getattr(_found(head).facts, field) == ""


def test_the_place_quotes_the_line_that_says_it() -> None:
    found = _found("General Assembly | Distr.: Limited | 28 October 2025 | Eightieth session | Rights of the child")
    assert found.where("date") == "in line 3: “28 October 2025”"
    assert found.where("session") == "in line 4: “Eightieth session”"
    assert found.where("symbol") == ""


@pytest.mark.parametrize(
    "title",
    ["United Nations Human Rights Training Centre", "Security Council reform"],
)
def test_a_title_that_begins_like_a_masthead_is_a_title(title: str) -> None:
    assert _found(f"General Assembly | Eightieth session | {title}").facts.title == title


def test_the_main_committee_is_named_by_the_symbol_and_by_its_line() -> None:
    assert _found("A/C.3/80/L.20 | Rights of the child").committee == "Third Committee"
    assert _found("General Assembly | Fifth Committee | Rights of the child").committee == "Fifth Committee"
    assert _found("General Assembly | Rights of the child").committee == ""


def test_what_the_file_states_of_itself_goes_first() -> None:
    document = parse("Rights of the child\n\nThe General Assembly,\n\n1. Decides so.", Source("a.xml"))
    found = find_facts(replace(document, symbol="A/80/L.1", date="2025-10-28"))
    assert (found.facts.symbol, found.facts.date) == ("A/80/L.1", "2025-10-28")
    assert found.where("date") == "stated by the file"


def test_a_text_without_opening_words_gives_what_stands_at_its_head() -> None:
    text = (
        "A/80/123\n\nGeneral Assembly\n\nDistr.: General\n\n3 March 2025\n\nNote by the Secretariat\n\n"
        "The Secretariat met on 5 May 2024."
    )
    facts = find_facts(parse(text, Source("note.txt"))).facts
    assert (facts.symbol, facts.date, facts.session) == ("A/80/123", "2025-03-03", "80")


@given(st.text(max_size=300))
def test_any_text_at_all_is_looked_through(text: str) -> None:
    found = find_facts(parse(text, Source("any.txt")))
    assert all(place.where for place in found.places)


_RECORDS = Path(__file__).parents[3] / "shared" / "real" / "texts" / "marcxml_c3_session78.xml"


@pytest.mark.real
@pytest.mark.skipif(not _RECORDS.exists(), reason="the real records are not there")
def test_mastheads_made_of_real_records_give_the_records_facts() -> None:
    read = 0
    for record in etree.parse(_RECORDS).iter("{*}record"):
        values = {
            (field.get("tag"), part.get("code")): part.text or ""
            for field in record.iter("{*}datafield")
            for part in field
        }
        symbol, title, date = values["191", "a"], values["245", "a"].rstrip(" :/"), values["269", "a"]
        nature, sponsor = values.get(("245", "b"), "").rstrip(" :/"), values.get(("245", "c"), "")
        if not nature.endswith(("draft resolution", "decision")) and not nature.startswith("amendment"):
            continue
        year, month, day = date.split("-")
        months = "January February March April May June July August September October November December".split()
        head = (
            f"United Nations {symbol} | General Assembly | Distr.: Limited | {int(day)} {months[int(month) - 1]} {year} | "
            f"Original: English | Seventy-eighth session | Third Committee | Agenda item 71 (b) | {sponsor}: {nature} | {title}"
        )
        facts = _found(head).facts
        expected = (normalise(symbol), title, date, "GA", "78")
        assert (facts.symbol, facts.title, facts.date, facts.organ, facts.session) == expected
        assert (facts.kind is Kind.AMENDMENT) == nature.startswith("amendment")
        assert facts.sponsor == sponsor
        read += 1
    assert read >= 50
