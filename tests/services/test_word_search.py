"""Words in the bundled texts, and in what the user keeps."""

from pathlib import Path

import pytest

from unga_desktop.core.errors import Cancelled
from unga_desktop.services.arrival import keep, read_arrival
from unga_desktop.services.library import bundled_library, user_library
from unga_desktop.services.word_search import WordSearch

_WORDS = "Implores a swift end to the conflict and further urges a lasting peace"


def test_words_are_found_in_the_bundled_texts_with_their_place() -> None:
    found = WordSearch(bundled_library()).search("“swift end to the conflict”", 100)
    assert {"A/ES-11/L.11", "S/RES/2774 (2025)"} <= {hit.symbol for hit in found}
    for hit in found:
        text = bundled_library().open(hit.symbol).paragraphs[hit.paragraph].text
        assert f"{hit.before.strip('…')}{hit.found}{hit.after.strip('…')}" in text


def test_no_more_places_are_given_than_asked_for() -> None:
    assert len(WordSearch(bundled_library()).search("the", 3)) == 3


def test_words_used_before_are_ranked_the_very_words_first() -> None:
    uses = WordSearch(bundled_library()).uses(_WORDS, 100)
    assert [use.likeness for use in uses] == sorted((use.likeness for use in uses), reverse=True)
    assert uses[0].likeness == 1.0
    assert any(use.symbol == "A/RES/ES-11/8" and use.likeness < 1 for use in uses)


def test_a_search_that_is_stopped_ends() -> None:
    with pytest.raises(Cancelled):
        WordSearch(bundled_library()).search("peace", 10, lambda: True)


def test_a_kept_document_is_searched_under_its_number(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(
        "A/C.2/80/L.5\n\nPorts\n\nThe General Assembly,\n\n1. Welcomes the harbours of the region;\n", "utf-8"
    )
    library = user_library()
    arrival = read_arrival(path, library)
    kept = keep(library, arrival, arrival.found.facts, official=True)
    (hit,) = WordSearch(library).search("harbours", 10)
    assert (hit.number, hit.symbol, hit.label) == (kept.number, "A/C.2/80/L.5", "1")
