"""Symbols: every spelling of one symbol is one symbol, and lists stand in the order of their numbers."""

import pytest

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.symbol import normalise, parse, same, sort_key


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("A/RES/ES-11/8", "A/RES/ES-11/8"),
        (" a/res/es-11/8 ", "A/RES/ES-11/8"),
        ("A / RES / ES-11 / 8", "A/RES/ES-11/8"),
        ("A/RES/ES\u201111/8", "A/RES/ES-11/8"),
        ("A/RES/ES\u201311/8", "A/RES/ES-11/8"),
        ("a/es-11/l.11", "A/ES-11/L.11"),
        ("A/C.3/80/l.20/rev.1", "A/C.3/80/L.20/Rev.1"),
        ("a/80/12/add.3/corr.1", "A/80/12/Add.3/Corr.1"),
        ("S/RES/2774 (2025)", "S/RES/2774 (2025)"),
        ("s/res/2774(2025)", "S/RES/2774 (2025)"),
        ("s/res/2774  (2025)", "S/RES/2774 (2025)"),
        ("A/RES/377(V)", "A/RES/377(V)"),
        ("A/ES-11/L.11#Amendment-4", "A/ES-11/L.11#amendment-4"),
        ("\uff21/\uff32\uff25\uff33/79/1", "A/RES/79/1"),
    ],
)
def test_every_spelling_is_written_in_one_way(typed: str, written: str) -> None:
    assert normalise(typed) == written
    assert normalise(written) == written


@pytest.mark.parametrize(
    ("text", "organ", "session", "kind"),
    [
        ("A/ES-11/L.11", "GA", "ES-11", Kind.DRAFT),
        ("A/ES-11/L.11#amendment-1", "GA", "ES-11", Kind.AMENDMENT),
        ("A/RES/ES-11/8", "GA", "ES-11", Kind.RESOLUTION),
        ("A/RES/79/1", "GA", "79", Kind.RESOLUTION),
        ("A/C.3/80/L.20/Rev.1", "GA", "80", Kind.REVISION),
        ("A/C.3/79/L.12/Amend.2", "GA", "79", Kind.AMENDMENT),
        ("A/RES/377(V)", "GA", "V", Kind.RESOLUTION),
        ("A/HRC/58/L.7", "HRC", "58", Kind.DRAFT),
        ("A/789", "GA", "", Kind.OWN),
        ("S/RES/2774 (2025)", "SC", "", Kind.RESOLUTION),
        ("S/2025/112", "SC", "", Kind.OWN),
        ("E/2025/L.5", "ECOSOC", "", Kind.DRAFT),
        ("CRC/C/SR.5", "", "", Kind.OWN),
    ],
)
def test_a_symbol_tells_organ_session_and_kind(text: str, organ: str, session: str, kind: Kind) -> None:
    symbol = parse(text)
    assert symbol is not None
    assert (symbol.organ, symbol.session, symbol.kind) == (organ, session, kind)


@pytest.mark.parametrize("text", ["", "draft.txt", "A", "A/", "A//8", "letters/draft.txt", "/etc/hosts", "A/\u0416/1"])
def test_what_is_no_symbol_is_not_taken_for_one(text: str) -> None:
    assert parse(text) is None


def test_the_year_in_brackets_may_be_left_out() -> None:
    assert same("s/res/2774", "S/RES/2774 (2025)")
    assert not same("S/RES/2774", "S/RES/2773 (2025)")
    assert not same("A/ES-11/L.1", "A/ES-11/L.11")


def test_symbols_sort_by_their_numbers() -> None:
    ordered = [
        "A/ES-11/L.9",
        "A/ES-11/L.10",
        "A/ES-11/L.11",
        "A/ES-11/L.11#amendment-1",
        "A/ES-11/L.11#amendment-2",
        "A/ES-11/L.11/Rev.1",
        "A/ES-11/L.15",
        "A/RES/ES-10/2",
        "A/RES/ES-11/2",
        "A/RES/ES-11/10",
        "S/RES/2774 (2025)",
    ]
    assert sorted(set(ordered), key=sort_key) == ordered
