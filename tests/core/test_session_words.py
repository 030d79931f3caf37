"""Sessions written out."""

import pytest

from unga_desktop.core.words.session_words import written_session
from unga_desktop.core.words.written_date import written_dates


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Eightieth session", "80"),
        ("EIGHTIETH SESSION", "80"),
        ("80th session", "80"),
        ("Seventy-ninth session", "79"),
        ("Twenty\u2011first session", "21"),
        ("Tenth emergency special session", "ES-10"),
        ("Thirty-second special session", "S-32"),
        ("Première session", "1"),
        ("Vingt et unième session", "21"),
        ("Soixante et onzième session", "71"),
        ("Quatre-vingt-unième session", "81"),
        ("Onzième session extraordinaire d’urgence", "ES-11"),
        ("Septuagésimo noveno período de sesiones", "79"),
        ("Trigésimo segundo período extraordinario de sesiones", "S-32"),
        ("58º período de sesiones", "58"),
        ("Шестьдесят девятая сессия", "69"),
        ("Одиннадцатая чрезвычайная специальная сессия", "ES-11"),
        ("第六十九届会议", "69"),
        ("第十届紧急特别会议", "ES-10"),
        ("الدورة التاسعة والستون", "69"),
        ("الدورة الاستثنائية الطارئة الحادية عشرة", "ES-11"),
    ],
)
def test_a_session_is_read_in_each_language(text: str, key: str) -> None:
    found = written_session(text)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "text", ["", "session", "The eightieth session", "Sessions", "Eightieth sessional", "第三委员会", "الدورة"]
)
def test_what_is_no_session_is_none(text: str) -> None:
    assert written_session(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("28 October 2025", "2025-10-28"),
        ("1er mars 2025", "2025-03-01"),
        ("28 de octubre de 2025", "2025-10-28"),
        ("28 октября 2025 года", "2025-10-28"),
        ("2025年10月28日", "2025-10-28"),
        ("二〇二五年十月二十八日", "2025-10-28"),
        ("28 تشرين الأول/أكتوبر 2025", "2025-10-28"),
        ("28 أكتوبر 2025", "2025-10-28"),
        ("October 28, 2025", "2025-10-28"),
        ("2025-10-28", "2025-10-28"),
    ],
)
def test_a_day_is_read_in_each_language(text: str, iso: str) -> None:
    assert [found.iso for found in written_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["", "31 April 2025", "28 October", "October 2025", "128 October 2025", "28 أيار/أكتوبر 2025", "2025-13-01"]
)
def test_what_is_no_day_is_passed_over(text: str) -> None:
    assert list(written_dates(text)) == []
