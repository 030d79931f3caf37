"""The library: symbols in any spelling, files beside them, and the pairs that belong together."""

from pathlib import Path

import pytest

from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.documents.symbol import sort_key
from unga_desktop.core.errors import Cancelled, DocumentError, UnknownSymbol
from unga_desktop.importers.bundled_documents import read_entries
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import Library, bundled_library

LIBRARY = bundled_library()


def test_entries_stand_by_session_in_the_natural_order_of_symbols() -> None:
    entries = LIBRARY.entries()
    assembly = [entry.symbol for entry in entries if entry.organ == "GA"]
    assert [entry.organ for entry in entries] == ["GA"] * len(assembly) + ["SC"]
    assert assembly == sorted(assembly, key=sort_key)
    assert assembly.index("A/ES-11/L.9") < assembly.index("A/ES-11/L.10")


@pytest.mark.parametrize("spelling", ["A/ES-11/L.11", " a/es-11/l.11", "A/ES\u201111/L.11"])
def test_a_symbol_is_found_in_any_spelling(spelling: str) -> None:
    assert LIBRARY.entry(spelling).symbol == "A/ES-11/L.11"
    assert LIBRARY.open(spelling).symbol == "A/ES-11/L.11"


def test_the_year_of_a_council_resolution_may_be_left_out() -> None:
    assert LIBRARY.entry("s/res/2774").symbol == "S/RES/2774 (2025)"


@pytest.mark.parametrize(
    ("symbol", "pair"),
    [
        ("A/RES/ES-11/8", ("A/ES-11/L.11", "A/RES/ES-11/8")),
        ("A/ES-11/L.11", ("A/ES-11/L.11", "A/RES/ES-11/8")),
        ("A/RES/ES-11/7", ("A/ES-11/L.10", "A/RES/ES-11/7")),
        ("S/RES/2774", ("A/ES-11/L.11", "S/RES/2774 (2025)")),
    ],
)
def test_a_document_opened_alone_is_compared_draft_first(symbol: str, pair: tuple[str, str]) -> None:
    assert tuple(entry.symbol for entry in LIBRARY.pair(symbol)) == pair


def test_a_document_without_a_counterpart_has_none() -> None:
    assert LIBRARY.counterpart("A/ES-11/L.15") is None
    with pytest.raises(DocumentError, match="no text to compare this one with"):
        LIBRARY.pair("A/ES-11/L.15")


def test_an_unknown_symbol_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownSymbol, match=r"A/RES/99/1: no such document in the library"):
        LIBRARY.open("A/RES/99/1")
    with pytest.raises(UnknownSymbol):
        LIBRARY.entry("draft.txt")


def test_a_file_is_opened_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("The General Assembly,\n\nDecides it.", encoding="utf-8")
    document = LIBRARY.open(str(path))
    assert document == LIBRARY.open(path)
    assert document.source.status is TextStatus.OWN
    assert document.name == "draft.txt"


def test_a_file_that_lies_where_a_symbol_points_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "1").write_text("Decides it.", encoding="utf-8")
    assert LIBRARY.open("A/1").paragraphs[0].text == "Decides it."


def test_a_symbol_in_the_library_goes_before_a_file_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "A" / "ES-11").mkdir(parents=True)
    (tmp_path / "A" / "ES-11" / "L.11").write_text("Decides it.", encoding="utf-8")
    assert LIBRARY.open("A/ES-11/L.11").source.status is TextStatus.SUMMARY
    assert LIBRARY.open(Path("A/ES-11/L.11")).source.status is TextStatus.OWN


def test_a_file_that_does_not_exist_is_said_to_be_missing() -> None:
    with pytest.raises(DocumentError, match=r"nowhere/draft\.docx: there is no such file"):
        LIBRARY.open("nowhere/draft.docx")


def test_a_comparison_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        Comparer(LIBRARY).compare("A/ES-11/L.10", "A/ES-11/L.11", cancelled=lambda: True)


@pytest.mark.parametrize(
    ("toml", "what"),
    [
        ("[[document]", "the list of documents is damaged"),
        ("x = 1", "the list of documents is damaged"),
        ('[[document]]\nsymbol = "A/1"', "an entry is damaged"),
        ('[[document]]\nsymbol = "A/1"\nkind = "poem"', "an entry is damaged"),
    ],
)
def test_a_damaged_list_of_documents_is_refused(tmp_path: Path, toml: str, what: str) -> None:
    path = tmp_path / "documents.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(DocumentError, match=what):
        read_entries(path)


def test_an_empty_library_has_no_entries() -> None:
    assert Library(()).entries() == tuple[Entry, ...]()
