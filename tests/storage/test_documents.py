"""The documents that the user keeps: nothing of text or original is lost, and what was removed can be had back."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, Provenance
from unga_desktop.core.documents.structure import parse
from unga_desktop.core.errors import StorageError
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore

TEXT = "A/80/L.5\n\nWater for all\n\nThe General Assembly,\n\nRecalling its decision,\n\n1. Decides to act:\n\n(a) now;"
FACTS = Facts("A/80/L.5", "Water for all", "2025-10-01", "GA", "80", "en", Kind.DRAFT)


def provenance(content: bytes, file: str = "l5.docx", status: TextStatus = TextStatus.OWN) -> Provenance:
    digest = hashlib.sha256(content).hexdigest()
    return Provenance(file, digest, "2025-10-02T09:00:00+00:00", "docx", status, ("1 header left out",))


def keep(store: DocumentStore, content: bytes = b"docx", facts: Facts = FACTS, text: str = TEXT, **known):
    origin = provenance(content, **known)
    return store.keep(parse(text, Source(origin.file, origin.sha256)), content, facts, origin)


@pytest.fixture
def store(tmp_path) -> DocumentStore:
    return DocumentStore(Database(tmp_path / "library.sqlite"))


def test_an_empty_store_holds_nothing_and_makes_no_file(store):
    assert store.all() == ()
    assert store.listed() == []
    assert store.find("A/80/L.5") is None
    assert not store.database.exists


def test_a_kept_document_is_there_for_another_window_with_text_original_and_origin(store):
    kept = keep(store)
    other = DocumentStore(Database(store.database.path))
    assert other.all() == (kept,)
    assert other.original(kept.number) == b"docx"
    document = other.document(kept.number)
    assert document.paragraphs == parse(TEXT, Source("l5.docx")).paragraphs
    assert [p.mark for p in document.paragraphs] == [p.mark for p in parse(TEXT, Source("l5.docx")).paragraphs]
    assert document.symbol_line == "A/80/L.5"
    assert document.source == Source("l5.docx", kept.provenance.sha256)
    assert kept.provenance.left == ("1 header left out",)
    assert kept.facts == replace(FACTS, family="A/80/L.5")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            Paragraph,
            st.integers(0, 9),
            st.sampled_from(Section),
            st.text(st.characters(), max_size=4),
            st.text(st.characters(), max_size=30),
            st.integers(0, 3),
            st.text(max_size=3),
        ),
        max_size=6,
    ),
    st.binary(max_size=20),
)
def test_any_paragraph_comes_back_as_it_was(store, paragraphs, content):
    document = Document(Source("x"), tuple(paragraphs))
    kept = store.keep(document, content, replace(FACTS, symbol=""), provenance(content, file=repr(paragraphs)[:40]))
    again = store.document(kept.number)
    store.remove(kept.number)
    store.empty_bin()
    assert again.paragraphs == document.paragraphs
    assert [p.mark for p in again.paragraphs] == [p.mark for p in document.paragraphs]


def test_the_same_file_under_the_same_symbol_is_kept_once(store):
    kept = keep(store)
    assert keep(store) == kept
    assert len(store.all()) == 1
    assert keep(store, facts=replace(FACTS, symbol="A/80/L.6")).number != kept.number


def test_keeping_again_takes_it_out_of_the_bin(store):
    kept = keep(store)
    store.remove(kept.number)
    assert keep(store) == kept
    assert store.all() == (kept,)


def test_a_file_that_changed_while_it_was_read_is_refused(store):
    with pytest.raises(StorageError, match="changed while it was read"):
        store.keep(parse(TEXT, Source("x")), b"other", FACTS, provenance(b"docx"))
    assert store.all() == ()


def test_documents_of_one_symbol_are_told_apart_by_language_then_by_number(store):
    keep(store, b"1")
    french = keep(store, b"2", replace(FACTS, language="fr"))
    third = keep(store, b"3", replace(FACTS, language="fr"))
    assert [kept.identity for kept in store.all()] == ["A/80/L.5", f"A/80/L.5#{third.number}", "A/80/L.5#fr"]
    assert store.find("a/80/l.5#FR") == french


def test_a_document_without_a_symbol_is_called_by_its_file(store):
    kept = keep(store, facts=replace(FACTS, symbol=""), file="my draft.docx")
    assert kept.identity == "my draft.docx"
    assert store.find("my draft.docx") == kept


def test_facts_are_corrected_and_the_name_follows(store):
    kept = keep(store)
    corrected = store.correct(kept.number, replace(kept.facts, symbol="a/80/l.7", date="2025-11-11"))
    assert corrected.identity == "A/80/L.7"
    assert store.find("A/80/L.5") is None
    assert store.document(kept.number).date == "2025-11-11"


def test_a_correction_in_another_window_is_not_overwritten(store):
    kept = keep(store)
    store.correct(kept.number, replace(kept.facts, title="Theirs"))
    with pytest.raises(StorageError, match="changed in another window"):
        store.correct(kept.number, replace(kept.facts, title="Ours"), expected=kept.facts)
    assert store.get(kept.number).facts.title == "Theirs"


def test_a_removed_document_lies_in_the_bin_until_it_is_emptied(store):
    kept = keep(store)
    store.remove(kept.number)
    assert store.all() == ()
    assert [binned.number for binned in store.bin()] == [kept.number]
    assert store.find("A/80/L.5") is None
    assert store.restore(kept.number) == kept
    store.remove(kept.number)
    assert store.empty_bin() == 1
    assert store.bin() == ()
    with pytest.raises(StorageError, match="no longer in the library"):
        store.document(kept.number)
    with store.database.reading() as connection:
        for table in ("document", "document_source", "document_original", "paragraph"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_restored_document_whose_name_was_given_away_gets_another(store):
    first = keep(store, b"1")
    store.remove(first.number)
    second = keep(store, b"2")
    assert second.identity == "A/80/L.5"
    assert store.restore(first.number).identity == "A/80/L.5#en"


def test_a_draft_its_revision_and_the_adopted_text_find_each_other(store):
    draft = keep(store, b"1")
    revised = keep(store, b"2", replace(FACTS, symbol="A/80/L.5/Rev.1", kind=Kind.REVISION))
    assert counterparts(store) == {"A/80/L.5": "A/80/L.5/Rev.1", "A/80/L.5/Rev.1": "A/80/L.5"}
    head = "A/RES/80/9\n\nWater for all\n\n[without reference to a Main Committee (A/80/L.5/Rev.1)]\n\n"
    adopted = keep(
        *(store, b"3", replace(FACTS, symbol="A/RES/80/9", kind=Kind.RESOLUTION)), text=head + TEXT.partition("\n\n")[2]
    )
    assert adopted.facts.family == "A/80/L.5"
    assert counterparts(store) == {
        **dict.fromkeys(["A/80/L.5", "A/80/L.5/Rev.1"], "A/RES/80/9"),
        "A/RES/80/9": "A/80/L.5/Rev.1",
    }
    store.remove(revised.number)
    assert counterparts(store) == {"A/80/L.5": "A/RES/80/9", "A/RES/80/9": "A/80/L.5"}
    store.correct(draft.number, replace(draft.facts, symbol="A/80/L.6", family="A/80/L.6"))
    assert counterparts(store) == {"A/80/L.6": "", "A/RES/80/9": ""}


def counterparts(store: DocumentStore) -> dict[str, str]:
    return {row[0]: row[9] for row in store.listed()}


def test_a_text_damaged_on_the_disk_is_said_to_be(store):
    kept = keep(store)
    with store.database.writing() as connection:
        connection.execute("UPDATE paragraph SET text = 'forged' WHERE place = 1")
        connection.execute("UPDATE document_original SET content = x'00'")
    with pytest.raises(StorageError, match="damaged"):
        store.document(kept.number)
    with pytest.raises(StorageError, match="damaged"):
        store.original(kept.number)
