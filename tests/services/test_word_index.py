"""What the index finds is what a reading of every paragraph finds: nothing true is missed, nothing false is shown."""

import gzip
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, KeptDocument, Provenance
from unga_desktop.core.errors import Cancelled
from unga_desktop.core.words.word_query import UsedWords, WordQuery
from unga_desktop.services.library import Library
from unga_desktop.services.word_search import WordSearch
from unga_desktop.storage.database import Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.migrations import MIGRATIONS

REAL = Path(__file__).parents[3] / "shared" / "real" / "texts"
ALL = 100_000


def _given(symbol: str, texts: list[str], date: str = "2025-01-01") -> tuple[Document, bytes, Facts, Provenance]:
    content = "\n\n".join(texts).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(content).hexdigest()
    paragraphs = tuple(
        Paragraph(n, Section.OPERATIVE, str(n + 1), text, 0, f"{n + 1}. ") for n, text in enumerate(texts)
    )
    return (
        Document(Source("x.txt", digest), paragraphs),
        content,
        Facts(symbol, "Ports", date, "GA", "80", "en", Kind.DRAFT),
        Provenance("x.txt", digest, "2025-02-01", "text", TextStatus.OFFICIAL),
    )


@pytest.fixture
def store(tmp_path: Path) -> DocumentStore:
    return DocumentStore(Database(tmp_path / "library.sqlite"))


@pytest.fixture
def search(store: DocumentStore) -> WordSearch:
    return WordSearch(Library((), store))


def _keep(store: DocumentStore, *texts: str, symbol: str = "A/80/L.1", date: str = "2025-01-01") -> KeptDocument:
    return store.keep(*_given(symbol, list(texts), date))


def _every(store: DocumentStore) -> Iterator[tuple[str, Paragraph]]:
    for kept in store.all():
        for paragraph in store.document(kept.number).paragraphs:
            yield kept.identity, paragraph


def _agree(store: DocumentStore, search: WordSearch, typed: str) -> int:
    """Compares a search with a reading of everything; returns how many places there are."""
    query = WordQuery(typed)
    every = _every(store) if query else ()
    read = {(name, p.index, p.text[slice(*place)]) for name, p in every if (place := query.find(p.text))}
    found = search.search(typed, ALL)
    assert {(hit.symbol, hit.paragraph, hit.found) for hit in found} == read
    assert len(found) == len(read)
    return len(read)


def _agree_on_uses(store: DocumentStore, search: WordSearch, words: str) -> int:
    used = UsedWords(words)
    read = {(name, p.index, place.likeness) for name, p in _every(store) if (place := used.find(p.text))}
    found = search.uses(words, ALL)
    assert {(use.symbol, use.paragraph, use.likeness) for use in found} == read
    best = sorted((likeness for _, _, likeness in read), reverse=True)
    for most in (1, 5, 20):
        assert [use.likeness for use in search.uses(words, most)] == best[:most]
    return len(read)


TEXTS = (
    "Implores a swift end to the conflict, and urges a lasting peace between Ukraine and the Russian Federation;",
    "IMPLORES A SWIFT END TO THE CONFLICT",
    "Recalling its resolutions 70/1 of 25 September 2015 and ES-11/1 (A/C.3/80/L.20/Rev.1),",
    "Rappelant l’été et l'article 5 de la résolution, ainsi que le co\u2011développement,",
    "Rappelant l\u02bcarticle, la re\u0301solution et le mot sou\u00adlign\u00e9\u200b,",
    "Ссылаясь на свою резолюцию 70/1 и на доклад о её осуществлении, Йошкар-Ола, ёлка",
    "وإذ تشير إلى قَرارِها ٧٠/١ وإلى أهـمية السلام،",
    "回顾其第70/1号决议和2030年议程，敦促迅速结束冲突并实现持久和平，",
    "Straße STRASSE ﬁnance İstanbul ısı Ǆ ǆ ΣΊΣΥΦΟΣ σίσυφος",
    "half \ud800 a pair, and \x00 nothing",
    "1. (a) – “quoted words”; €5,000.50 @ 30% x_y C++",
    "words\u00a0\u2003apart\tand\u2028on a line",
    "𠀀𠀁 outside the first plane 々〇",
)


@pytest.mark.parametrize(
    "typed",
    [
        "swift", "SWIFT END", "“swift end”", "swi", "conflict peace urges", "“urges a lasting”", "70/1", "L.20", "“C.3/80”",
        "Rev", "l'article", "l’article", "été", "“résolution”", "re\u0301solution", "co-développement", "souligné",
        "резолюцию", "СВОЮ", "её", "Йошкар", "йо", "قرارها", "قَرارِها", "أهمية", "٧٠/١", "决议", "“2030年议程”", "2030 议程",
        "迅速结束", "straße", "STRASSE", "finance", "ﬁn", "istanbul", "ISI", "ǅ", "σισυφος", "σίσυφος", "half pair",
        "%", "“€5,000.50”", "c++", "x_y", "y", "“words apart”", "𠀁", "々", "the", "“the conflict” peac",
    ],
)  # fmt: skip
def test_a_search_finds_what_a_reading_of_every_paragraph_finds(
    store: DocumentStore, search: WordSearch, typed: str
) -> None:
    _keep(store, *TEXTS)
    _agree(store, search, typed)


def test_any_piece_of_a_text_is_found_in_it(store: DocumentStore, search: WordSearch) -> None:
    _keep(store, *TEXTS)
    chance = random.Random(4)
    for text in TEXTS:
        for _ in range(12):
            start = chance.randrange(len(text))
            typed = text[start : start + chance.randrange(1, 25)]
            _agree(store, search, typed)
            _agree(store, search, f"“{typed}”")


def _varied(chance: random.Random, words: list[str]) -> str:
    varied = list(words)
    for _ in range(chance.randrange(12)):
        place = chance.randrange(len(varied))
        action = chance.randrange(3)
        if action == 0 and len(varied) > 3:
            del varied[place]
        elif action == 1:
            varied.insert(place, chance.choice(words))
        else:
            varied[place] = chance.choice(("another", "international", "ports", "of"))
    return " ".join(varied)


def test_uses_are_those_that_a_reading_of_every_paragraph_finds(store: DocumentStore, search: WordSearch) -> None:
    chance = random.Random(7)
    english = TEXTS[0].split() + TEXTS[2].split()
    texts = [_varied(chance, english[chance.randrange(10) :]) for _ in range(300)] + list(TEXTS)
    store.keep_all(
        _given(f"A/80/L.{n}", texts[n : n + 20], f"2025-01-{n % 28 + 1:02d}") for n in range(0, len(texts), 20)
    )
    found = [
        _agree_on_uses(store, search, words) for words in (*TEXTS, *texts[:15], "the", "end to the conflict", "of", "–")
    ]
    assert sum(found) > 500


def test_the_very_words_come_first_and_of_equals_the_newest(store: DocumentStore, search: WordSearch) -> None:
    for number, date in enumerate(("2020-01-01", "2024-01-01", "2022-01-01")):
        _keep(store, f"{number} a swift end to the conflict", symbol=f"A/80/L.{number}", date=date)
    _keep(store, "a swift end to every conflict", symbol="A/80/L.9", date="2025-01-01")
    uses = search.uses("a swift end to the conflict", 10)
    assert [(use.date[:4], use.likeness == 1) for use in uses] == [
        *(("2024", True), ("2022", True), ("2020", True), ("2025", False)),
    ]
    assert [use.date[:4] for use in search.uses("a swift end to the conflict", 1)] == ["2024"]


def test_a_short_paragraph_about_the_words_comes_before_a_long_one_that_has_them(
    store: DocumentStore, search: WordSearch
) -> None:
    _keep(store, "Ports " + "and other things " * 60, "Ports of the region", "Ports, and again ports")
    assert [hit.paragraph for hit in search.search("ports", 10)] == [2, 1, 0]


def test_what_lies_in_the_bin_is_not_found_and_found_again_when_it_is_restored(
    store: DocumentStore, search: WordSearch
) -> None:
    kept = _keep(store, "Welcomes the harbours;")
    store.remove(kept.number)
    assert search.search("harbours", 5) == search.uses("Welcomes the harbours", 5) == []
    store.restore(kept.number)
    assert len(search.search("harbours", 5)) == len(search.uses("Welcomes the harbours", 5)) == 1


def test_what_was_deleted_leaves_nothing_in_the_index(store: DocumentStore, search: WordSearch) -> None:
    kept = _keep(store, *TEXTS)
    store.remove(kept.number)
    store.empty_bin()
    _keep(store, "Welcomes the harbours;", symbol="A/80/L.2")
    assert search.search("swift", 5) == []
    assert len(search.search("harbours", 5)) == 1
    with store.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM word_index WHERE word_index MATCH 'swift'").fetchone() == (0,)


def test_documents_of_an_older_version_are_put_into_the_index_by_the_first_search(
    store: DocumentStore, search: WordSearch
) -> None:
    store.keep_all(_given(f"A/80/L.{number}", [f"Harbour {number}", "Ports"]) for number in range(250))
    with store.database.writing() as connection:
        connection.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
        connection.execute("UPDATE document SET indexed = 0")
    assert len(search.search("harbour", ALL)) == 250
    with store.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM document WHERE indexed = 0").fetchone() == (0,)
    assert len(search.search("harbour", ALL)) == 250


def test_what_cannot_be_put_into_the_index_is_read(
    store: DocumentStore, search: WordSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(store, "Welcomes the harbours;")
    with store.database.writing() as connection:
        connection.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
        connection.execute("UPDATE document SET indexed = 0")
    monkeypatch.setattr("unga_desktop.storage.database._WAIT", 0.01)
    # Another window is writing all the time.
    with store.database.writing():
        assert len(search.search("harbours", 5)) == len(search.uses("Welcomes the harbours", 5)) == 1


def test_a_search_of_the_users_documents_can_be_stopped(store: DocumentStore, search: WordSearch) -> None:
    store.keep_all(_given(f"A/80/L.{number}", [f"Harbour {number}"] * 20) for number in range(50))
    for look in (search.search, search.uses):
        asked = iter([False] * 3 + [True] * 10_000)
        with pytest.raises(Cancelled):
            look("harbour", 10_000, lambda asked=asked: next(asked))


def test_the_searched_form_of_the_second_step_is_the_third(tmp_path: Path) -> None:
    """A library kept before there was an index is searched like any other."""
    before = DocumentStore(Database(tmp_path / "library.sqlite", MIGRATIONS[:2]))
    with before.database.writing() as connection:
        connection.execute(
            "INSERT INTO document (identity, identity_key, symbol, symbol_key, kind, title, date, organ, session, language,"
            " status, family, family_key, sponsor, file, place, first_paragraph, paragraphs) VALUES ('A/80/L.1', 'A/80/L.1',"
            " 'A/80/L.1', 'A/80/L.1', 'draft', '', '', 'GA', '80', 'en', 'official', '', '', '', 'x.txt', '', 1, 1)"
        )
        connection.execute("INSERT INTO paragraph VALUES (1, 1, 0, 'operative', '1', '', 0, 'Welcomes the harbours')")
    (hit,) = WordSearch(Library((), DocumentStore(Database(tmp_path / "library.sqlite")))).search("harbours", 5)
    assert hit.symbol == "A/80/L.1"


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_real_sentences_are_found_as_by_reading_every_one(
    store: DocumentStore, search: WordSearch, language: str
) -> None:
    with gzip.open(REAL / f"parallel.{language}.gz", "rt", encoding="utf-8") as lines:
        texts = [line.strip() for line in lines if line.strip()][:1500]
    store.keep_all(_given(f"A/80/L.{n}", texts[n : n + 50]) for n in range(0, len(texts), 50))
    chance = random.Random(language)
    for sentence in chance.sample(texts, 12):
        assert _agree_on_uses(store, search, sentence) >= 1
        step = 1 if language == "zh" else 8
        start = chance.randrange(max(len(sentence) - 3 * step, 1))
        _agree(store, search, f"“{sentence[start : start + 3 * step]}”")
        _agree(store, search, sentence[start : start + 2 * step])
