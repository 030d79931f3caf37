"""A damaged library: what can be read is saved whole into a new one, what cannot is named, the old file is set aside."""

import hashlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, KeptDocument, Note, Provenance
from unga_desktop.core.errors import Cancelled, StorageError
from unga_desktop.services.library import Library
from unga_desktop.services.word_search import WordSearch
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.notes import NoteStore

COUNT = 30
PAGE = 4096


def _given(number: int) -> tuple[Document, bytes, Facts, Provenance]:
    chance = random.Random(number)
    texts = [" ".join(chance.choices(("ports", "seas", "decides", "recalls", "urges"), k=60)) for _ in range(12)]
    content = "\n\n".join(texts).encode()
    digest = hashlib.sha256(content).hexdigest()
    paragraphs = tuple(
        Paragraph(n, Section.OPERATIVE, str(n + 1), text, 0, f"{n + 1}. ") for n, text in enumerate(texts)
    )
    facts = Facts(f"A/80/L.{number}", f"Ports {number}", "2025-01-01", "GA", "80", "en", Kind.DRAFT)
    return (
        Document(Source("x.txt", digest), paragraphs, facts.symbol, facts.title, facts.date, "en"),
        content,
        facts,
        Provenance(f"l{number}.txt", digest, "2025-02-01", "text", TextStatus.OWN),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of thirty documents and as many notes."""
    path = tmp_path / "library.sqlite"
    store = DocumentStore(Database(path))
    for number in range(1, COUNT + 1):
        store.keep(*_given(number))
        NoteStore(store.database).write(Note(f"A/80/L.{number}"), f"note {number}")
    store.remove(7)
    store.database.close()
    return path


def _spoil(path: Path, pages: list[int], with_bytes: bytes = b"\xa5") -> bytes:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = with_bytes * PAGE
    path.write_bytes(content)
    return bytes(content)


def _pages_of(path: Path, table: str) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT pageno - 1 FROM dbstat WHERE name = ? ORDER BY pageno", [table])
        return [row[0] for row in rows]


def _check_whole(store: DocumentStore) -> list[KeptDocument]:
    kept = [*store.all(), *store.bin()]
    for one in kept:
        given = _given(one.number)
        assert store.document(one.number).paragraphs == given[0].paragraphs
        assert one.facts.symbol == given[2].symbol
    return kept


def test_a_sound_library_stays_where_it_is(path: Path) -> None:
    before = path.read_bytes()
    assert Database(path).check() is None
    assert path.read_bytes() == before


def test_a_check_can_be_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unga_desktop.storage.database._LOOK_AFTER", 10)
    with pytest.raises(Cancelled):
        Database(path).check(lambda: True)


@pytest.mark.parametrize(
    "table", ["paragraph", "document_original", "document", "document_source", "note", "word_index_data"]
)
def test_all_that_can_be_read_is_saved_and_the_rest_is_named(path: Path, table: str) -> None:
    pages = _pages_of(path, table)
    # A page in the middle: the first holds the way to the others.
    spoilt = _spoil(path, [pages[len(pages) // 2]] if len(pages) > 1 else pages)
    store = DocumentStore(Database(path))
    salvage = store.database.check()
    assert salvage is not None
    assert salvage.aside.read_bytes() == spoilt
    kept = _check_whole(store)
    whole = [one for one in kept if _original(store, one) == _given(one.number)[1]]
    lost = COUNT - len(whole)
    assert len(salvage.lost) == lost
    notes = [n for n in range(1, COUNT + 1) if NoteStore(store.database).get(f"A/80/L.{n}").text == f"note {n}"]
    assert salvage.saved["note"] == len(notes)
    assert len(notes) == COUNT or table == "note"
    assert lost < COUNT or table in ("document", "document_source")
    assert lost == 0 or table not in ("note", "word_index_data")
    told = salvage.told()
    assert str(salvage.aside) == told.where
    assert "damaged and has been set aside" in told.what
    # What was saved is a library like any other.
    assert Database(path).check() is None
    assert store.keep(*_given(COUNT + 1)).number > COUNT
    found = WordSearch(Library((), store)).search("ports", 1000)
    assert {hit.symbol for hit in found} == {one.identity for one in store.all()}


def _original(store: DocumentStore, kept: KeptDocument) -> bytes:
    try:
        return store.original(kept.number)
    except StorageError:
        return b""


def test_a_text_that_is_lost_leaves_its_file(path: Path) -> None:
    _spoil(path, [_pages_of(path, "paragraph")[5]])
    salvage = Database(path).check()
    assert salvage is not None
    assert salvage.lost
    assert salvage.files is not None
    files = sorted(file.read_bytes() for file in salvage.files.rglob("*.txt"))
    assert files == sorted(_given(int(name.rpartition(".")[2]))[1] for name in salvage.lost)
    assert str(salvage.files) in salvage.told().advice


def test_damage_that_is_met_while_reading_is_mended_at_once(path: Path) -> None:
    _spoil(path, _pages_of(path, "document_source")[:1])
    store = DocumentStore(Database(path))
    with pytest.raises(StorageError, match="damaged and has been set aside"):
        store.all()
    assert store.database.salvage is not None
    _check_whole(store)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_spoilt_nothing_false_is_kept(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 40)):
        start = chance.randrange(len(content))
        content[start : start + chance.randrange(1, 3000)] = chance.randbytes(chance.randrange(1, 3000))
    path.write_bytes(content[: chance.randrange(len(content) // 2, len(content) + 1)])
    spoilt = path.read_bytes()
    store = DocumentStore(Database(path))
    try:
        store.database.check()
    except StorageError:
        # The number of its version is spoilt, and says that it is of a newer one.
        assert path.read_bytes() == spoilt
        return
    if store.database.salvage is not None:
        assert store.database.salvage.aside.read_bytes() == spoilt
    _check_whole(store)
    assert store.keep(*_given(99))


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_of_a_file_that_is_cut_off_documents_or_their_files_are_saved(path: Path, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    store = DocumentStore(Database(path))
    salvage = store.database.check()
    assert salvage is not None
    given = {_given(number)[1] for number in range(1, COUNT + 1)}
    files = {file.read_bytes() for file in salvage.files.rglob("*") if file.is_file()} if salvage.files else set()
    assert files <= given
    assert len(_check_whole(store)) + len(files) > COUNT * share / 3


def test_nothing_is_left_beside_the_library(path: Path) -> None:
    _spoil(path, [_pages_of(path, "note")[0]])
    salvage = Database(path).check()
    assert salvage is not None
    assert sorted(file.name for file in path.parent.iterdir()) == [salvage.aside.name, "library.sqlite"]


def test_while_another_window_writes_nothing_is_set_aside(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unga_desktop.storage.database._WAIT", 0.05)
    monkeypatch.setattr("unga_desktop.storage.salvage._WAIT", 0.05)
    _spoil(path, [_pages_of(path, "note")[0]])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="another window"):
            Database(path).check()
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite"]


def test_a_window_that_had_the_old_file_open_writes_to_the_new_one(path: Path) -> None:
    other = NoteStore(Database(path))
    assert other.get("A/80/L.1").text == "note 1"
    page = _pages_of(path, "document_original")[5]
    content = bytearray(path.read_bytes())
    content[page * PAGE : (page + 1) * PAGE] = b"\xa5" * PAGE
    with path.open("rb+") as file:  # the same file: both windows have it open
        file.write(content)
    assert Database(path).check() is not None
    other.write(other.get("A/80/L.1"), "written later")
    assert NoteStore(Database(path)).get("A/80/L.1").text == "written later"
