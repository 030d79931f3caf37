"""The bundled documents: they agree with the roll calls, with each other, and with the words that are known for certain."""

from pathlib import Path

import pytest

from unga_desktop import paths
from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.document import Document, Section, TextStatus
from unga_desktop.core.errors import DocumentError
from unga_desktop.importers.vote_files.bundled_votes import read_roll_calls
from unga_desktop.services.library import bundled_library

ENTRIES = bundled_library().entries()
WITH_TEXT = [entry for entry in ENTRIES if entry.text_status is not TextStatus.NONE]


def texts(symbol: str) -> list[str]:
    return [paragraph.text for paragraph in bundled_library().open(symbol).paragraphs]


def named(entry: Entry) -> str:
    return entry.symbol


def test_every_roll_call_has_its_document_and_every_document_its_roll_call() -> None:
    known = {roll_call.id for roll_call in read_roll_calls(paths.data())}
    listed = {roll_call for entry in ENTRIES for roll_call in entry.roll_calls}
    assert listed == known


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_titles_and_dates_agree_with_the_roll_calls(entry: Entry) -> None:
    roll_calls = {roll_call.id: roll_call for roll_call in read_roll_calls(paths.data())}
    for roll_call in (roll_calls[key] for key in entry.roll_calls):
        assert roll_call.date == entry.date
        assert roll_call.organ == entry.organ
        assert roll_call.subject.startswith(entry.title)


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_families_and_counterparts_exist(entry: Entry) -> None:
    assert bundled_library().has(entry.family)
    assert not entry.counterpart or bundled_library().has(entry.counterpart)


def test_the_four_amendments_stand_in_the_family_of_their_draft() -> None:
    family = {entry.symbol for entry in ENTRIES if entry.family == "A/ES-11/L.11" and entry.kind == "amendment"}
    assert family == {"A/ES-11/L.15", *(f"A/ES-11/L.11#amendment-{number}" for number in (1, 2, 4))}


@pytest.mark.parametrize("entry", WITH_TEXT, ids=named)
def test_every_bundled_text_says_that_it_is_a_summary(entry: Entry) -> None:
    document = bundled_library().open(entry.symbol)
    assert document.source.status is TextStatus.SUMMARY
    assert "own words" in document.source.note
    assert (document.symbol, document.title, document.date) == (entry.symbol, entry.title, entry.date)
    assert len(document.source.sha256) == 64


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry not in WITH_TEXT], ids=named)
def test_an_entry_without_a_text_says_so_when_it_is_opened(entry: Entry) -> None:
    with pytest.raises(DocumentError, match="no text of this document"):
        bundled_library().open(entry.symbol)


def test_no_text_lies_in_the_folder_unlisted() -> None:
    files = {path.name for path in paths.data("documents").iterdir()}
    listed = Path(paths.data("documents.toml")).read_text(encoding="utf-8")
    assert all(f'file = "{name}"' in listed for name in files)
    assert len(files) == len(WITH_TEXT)


def test_the_council_adopted_the_draft_unamended_but_for_its_own_name() -> None:
    assembly, council = texts("A/ES-11/L.11"), texts("S/RES/2774 (2025)")
    assert council == [text.replace("The General Assembly,", "The Security Council,") for text in assembly]


def test_draft_and_adopted_text_without_an_amendment_are_the_same() -> None:
    assert texts("A/ES-11/L.10") == texts("A/RES/ES-11/7")


def test_the_three_adopted_amendments_turn_the_draft_into_the_adopted_text() -> None:
    title, opening, mourning, recalling, implores = texts("A/ES-11/L.11")
    mourning = executed(mourning, "A/ES-11/L.11#amendment-1")
    reaffirming = quoted("A/ES-11/L.11#amendment-2")[0]
    implores = executed(implores, "A/ES-11/L.15")
    assert [title, opening, mourning, recalling, reaffirming, implores] == texts("A/RES/ES-11/8")


def test_the_rejected_amendment_fits_the_draft() -> None:
    implores = texts("A/ES-11/L.11")[-1]
    assert "a swift end to the conflict including by addressing its root causes and" in executed(
        implores, "A/ES-11/L.11#amendment-4"
    )


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        ("A/ES-11/L.11", "Russian Federation-Ukraine conflict"),
        ("A/ES-11/L.11", "a swift end to the conflict"),
        ("A/ES-11/L.11", "a lasting peace between Ukraine and the Russian Federation"),
        ("A/RES/ES-11/8", "full-scale invasion of Ukraine by the Russian Federation"),
        ("A/RES/ES-11/8", "the sovereignty, independence, unity and territorial integrity of Ukraine within its "
         "internationally recognized borders"),
        ("A/RES/ES-11/8", "just, lasting and comprehensive peace"),
        ("A/RES/ES-11/8", "in line with the Charter of the United Nations and the principles of sovereign equality and "
         "territorial integrity of States"),
        ("A/RES/ES-11/7", "full-scale invasion of Ukraine by the Russian Federation"),
        ("A/ES-11/L.11#amendment-4", "including by addressing its root causes"),
    ],
)  # fmt: skip
def test_the_words_known_for_certain_stand_in_the_texts(symbol: str, words: str) -> None:
    assert sum(words in text for text in texts(symbol)) == 1


def test_the_sample_has_the_shape_of_a_resolution() -> None:
    sections = [paragraph.section for paragraph in bundled_library().open("A/RES/ES-11/8").paragraphs]
    assert sections == [Section.TITLE, Section.OPENING, *[Section.PREAMBULAR] * 3, Section.OPERATIVE]


def quoted(symbol: str) -> list[str]:
    """What stands between quotation marks in the instructions of an amendment."""
    found = []
    for text in texts(symbol)[1:]:
        found += [piece.partition("”")[0] for piece in text.split("“")[1:]]
    return found


def executed(paragraph: str, symbol: str) -> str:
    """Carries out the instructions of a bundled amendment, which are of two kinds, on one paragraph."""
    document: Document = bundled_library().open(symbol)
    for instruction in (paragraph.text for paragraph in document.paragraphs[1:]):
        first, second = (piece.partition("”")[0] for piece in instruction.split("“")[1:])
        assert paragraph.count(first) == 1
        replaced = second if "replace the words" in instruction else f"{first} {second}"
        paragraph = paragraph.replace(first, replaced)
    return paragraph
