"""Bundled and kept documents in one library: the issued text takes the summary's place, and the summary can be had back."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, KeptDocument, Provenance
from unga_desktop.core.documents.structure import parse
from unga_desktop.core.errors import StorageError, UnknownSymbol
from unga_desktop.services.library import Library, bundled_library, user_library
from unga_desktop.storage.documents import DocumentStore

TEXT = "A/ES-11/L.11\n\nThe path to peace\n\nThe General Assembly,\n\n1. Calls for peace."
FACTS = Facts("A/ES-11/L.11", "", "", "GA", "ES-11", "en", Kind.DRAFT)


@pytest.fixture
def library() -> Library:
    return user_library()


def keep(
    library: Library, facts: Facts = FACTS, status: TextStatus = TextStatus.OFFICIAL, content: bytes = b"x"
) -> KeptDocument:
    assert library.store is not None
    provenance = Provenance("n2504.docx", hashlib.sha256(content).hexdigest(), "2025-03-01", "docx", status)
    return library.store.keep(parse(TEXT, Source("n2504.docx")), content, facts, provenance)


def symbols(library: Library) -> list[str]:
    return [entry.symbol for entry in library.entries()]


def test_a_library_to_which_nothing_was_added_is_the_bundled_one_and_makes_no_file(library: Library) -> None:
    assert set(library.entries()) == set(bundled_library().entries())
    assert symbols(library) == symbols(bundled_library())
    assert library.store is not None
    assert not library.store.database.exists


def test_the_issued_text_takes_the_summarys_place_with_its_votes_and_counterpart(library: Library) -> None:
    summary = library.entry("A/ES-11/L.11")
    keep(library)
    assert symbols(library) == symbols(bundled_library())
    entry = library.entry("a/es-11/l.11")
    assert entry == replace(summary, text_status=TextStatus.OFFICIAL, note="The issued text, from the file n2504.docx.")
    document = library.open("A/ES-11/L.11")
    assert [paragraph.text for paragraph in document.paragraphs][-1] == "Calls for peace."
    assert library.pair("A/RES/ES-11/8")[0] == entry
    assert library.file("A/ES-11/L.11").read_bytes() == b"x"
    assert library.file("A/ES-11/L.11").name == "n2504.docx"


def test_the_summary_can_be_had_back_and_the_issued_text_again(library: Library) -> None:
    keep(library)
    assert library.summary("A/ES-11/L.11") == bundled_library().entry("A/ES-11/L.11")
    assert not library.summary_shown("A/ES-11/L.11")
    library.show_summary("A/ES-11/L.11", True)
    assert library.summary_shown("A/ES-11/L.11")
    assert library.open("A/ES-11/L.11").source.status is TextStatus.SUMMARY
    assert library.open("A/ES-11/L.11#kept").paragraphs[-1].text == "Calls for peace."
    assert library.entry("A/ES-11/L.11#kept").text_status is TextStatus.OFFICIAL
    library.show_summary("A/ES-11/L.11#kept", False)
    assert library.entry("A/ES-11/L.11").text_status is TextStatus.OFFICIAL
    assert not library.has("A/ES-11/L.11#kept")


def test_the_users_own_version_stands_beside_the_summary(library: Library) -> None:
    keep(library, status=TextStatus.OWN)
    assert library.entry("A/ES-11/L.11").text_status is TextStatus.SUMMARY
    assert library.entry("A/ES-11/L.11#kept").text_status is TextStatus.OWN
    assert library.open("A/ES-11/L.11#kept").name == "A/ES-11/L.11#kept"


def test_any_text_takes_the_place_of_none(library: Library) -> None:
    assert bundled_library().entry("A/RES/ES-11/1").text_status is TextStatus.NONE
    keep(library, replace(FACTS, symbol="A/RES/ES-11/1", kind=Kind.RESOLUTION), TextStatus.OWN)
    entry = library.entry("A/RES/ES-11/1")
    assert entry.text_status is TextStatus.OWN
    assert entry.roll_calls == ("A/RES/ES-11/1",)
    assert library.summary("A/RES/ES-11/1") is None


def test_a_kept_revision_of_a_bundled_draft_is_compared_with_the_adopted_text(library: Library) -> None:
    keep(library, replace(FACTS, symbol="A/ES-11/L.11/Rev.1", kind=Kind.REVISION))
    pair = library.pair("A/ES-11/L.11/Rev.1")
    assert [entry.symbol for entry in pair] == ["A/ES-11/L.11/Rev.1", "A/RES/ES-11/8"]
    assert symbols(library).index("A/ES-11/L.11/Rev.1") > symbols(library).index("A/ES-11/L.11")


def test_what_another_window_keeps_or_removes_is_seen(library: Library) -> None:
    other = user_library()
    assert not library.has("A/80/L.5")
    kept = keep(other, replace(FACTS, symbol="A/80/L.5"))
    assert library.has("A/80/L.5")
    assert library.kept("A/80/L.5") == kept
    assert other.store is not None
    other.store.remove(kept.number)
    assert not library.has("A/80/L.5")


def test_a_removed_text_gives_its_place_back_to_the_summary(library: Library) -> None:
    kept = keep(library)
    assert library.store is not None
    library.store.remove(kept.number)
    assert library.entries() == bundled_library().entries()
    assert library.summary("A/ES-11/L.11") is None
    with pytest.raises(UnknownSymbol):
        library.show_summary("A/ES-11/L.11", True)


def test_a_file_is_laid_out_under_a_harmless_name(library: Library, tmp_path: Path) -> None:
    assert library.store is not None
    content = b"words"
    provenance = Provenance(
        *("../../..\\evil\x1b<>|" + "é" * 300, hashlib.sha256(content).hexdigest(), "2025-03-01", "text"),
        TextStatus.OWN,
    )
    facts = replace(FACTS, symbol="A/80/L.9")
    library.store.keep(parse(TEXT, Source("x")), content, facts, provenance)
    path = library.file("A/80/L.9")
    assert path.read_bytes() == content
    assert path.suffix == ".txt"
    assert path.is_relative_to(tmp_path / "data" / "opened")


def test_a_database_that_cannot_be_used_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    library = user_library()
    assert library.entries() == bundled_library().entries()
    with pytest.raises(StorageError, match="cannot be used"):
        keep(library)


def _fill(store: DocumentStore, count: int) -> None:
    content = [str(number).encode() for number in range(1, count + 1)]
    store.keep_all(
        (
            parse(TEXT, Source("x.txt")),
            one,
            replace(FACTS, symbol=f"A/80/L.{number}", session="80"),
            Provenance("x.txt", hashlib.sha256(one).hexdigest(), "2025-03-01", "text", TextStatus.OFFICIAL),
        )
        for number, one in enumerate(content, 1)
    )


def test_the_list_begins_with_what_fills_a_screen_and_then_is_whole() -> None:
    store = user_library().store
    assert store is not None
    _fill(store, 120)
    library = Library(tuple(bundled_library()._documents.values()))
    first = library.first_entries(store)
    assert len(library.entries()) < len(first) < 120
    library.take(store)
    entries = library.entries()
    assert len(entries) == 120 + len(bundled_library().entries())
    assert [e.symbol for e in first if e.session == "80"] == [e.symbol for e in entries if e.session == "80"][:50]


def test_a_store_without_documents_is_taken_without_making_a_file() -> None:
    store = user_library().store
    assert store is not None
    library = Library(tuple(bundled_library()._documents.values()))
    assert library.first_entries(store) == library.entries() == bundled_library().entries()
    library.take(store)
    assert not store.database.exists
