"""Places found in the library, as lists show them."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from unga_desktop.core.documents.kept_document import Hit, Use
from unga_desktop.exporters.found_text import search_text
from unga_desktop.models.passages import Mark, PassageModel, Role, count_words, of_hit, of_use

_HIT = Hit(
    3, "A/RES/79/1", "The Pact", "2024-09-22", 4, "2", "Recalling its ", "resolution 70/1", " of 25 September 2015,"
)


def test_a_place_found_says_where_it_is_and_keeps_its_words_apart() -> None:
    passage = of_hit(_HIT)
    assert passage.heading == "A/RES/79/1 · 22 September 2024 · paragraph 2"
    assert [(run.text, run.mark) for run in passage.runs] == [
        ("Recalling its ", Mark.CONTEXT),
        ("resolution 70/1", Mark.FOUND),
        (" of 25 September 2015,", Mark.CONTEXT),
    ]


def test_what_stands_between_the_words_found_is_not_marked() -> None:
    hit = Hit(0, "A/80/L.5", "", "", 6, "", "the ", "right to food, in the report", ".", ((0, 13), (22, 28)))
    assert [(run.text, run.mark) for run in of_hit(hit).runs] == [
        ("the ", Mark.CONTEXT),
        ("right to food", Mark.FOUND),
        (", in the ", Mark.CONTEXT),
        ("report", Mark.FOUND),
        (".", Mark.CONTEXT),
    ]
    assert search_text([hit]) == "A/80/L.5\n  line 7: the [right to food], in the [report].\n"


def test_a_paragraph_without_a_number_goes_by_its_line() -> None:
    hit = Hit(0, "A/80/L.5", "", "", 6, "", "", "words", "")
    assert of_hit(hit).heading == "A/80/L.5 · line 7"


def test_the_very_words_are_marked_as_found() -> None:
    use = Use(0, "A/80/L.5", "", "", 0, "", "It ", "swift end", ".", 1.0)
    passage = of_use(use, "swift end")
    assert passage.likeness == "the very words"
    assert passage.runs[1].mark is Mark.FOUND


def test_words_that_differ_are_marked_in_both_directions() -> None:
    use = Use(0, "A/80/L.5", "", "", 0, "", "", "a just and swift end to the war", "", 0.996)
    passage = of_use(use, "a swift end to the conflict")
    assert passage.likeness == "99 % alike"
    marked = {mark: "".join(run.text for run in passage.runs if run.mark is mark) for mark in Mark}
    assert "just and" in marked[Mark.OTHER]
    assert "war" in marked[Mark.OTHER]
    assert marked[Mark.MISSING] == "conflict"
    assert passage.words == use.found


def test_arabic_and_chinese_words_are_compared_by_their_own_units() -> None:
    arabic = of_use(Use(0, "A", "", "", 0, "", "", "إنهاء سريع للحرب", "", 0.7), "إنهاء سريع للنزاع")
    chinese = of_use(Use(0, "A", "", "", 0, "", "", "迅速结束战争", "", 0.7), "迅速结束冲突")
    assert "".join(run.text for run in arabic.runs if run.mark is Mark.OTHER) == "للحرب"
    assert "".join(run.text for run in chinese.runs if run.mark is Mark.OTHER) == "战争"


def test_what_cannot_be_seen_is_named() -> None:
    assert of_hit(Hit(0, "A", "", "", 0, "", "", "a\u200bb", "")).runs[0].text == "a[ZWSP]b"


def test_places_and_documents_are_counted() -> None:
    assert count_words([of_hit(_HIT)]) == "1 place in 1 document"
    other = Hit(0, "A/80/L.5", "", "", 6, "", "", "words", "")
    assert count_words([of_hit(_HIT), of_hit(_HIT), of_hit(other)]) == "3 places in 2 documents"


@pytest.mark.usefixtures("qapp")
def test_the_model_of_places_is_sound() -> None:
    model = PassageModel()
    tester = QAbstractItemModelTester(model)
    model.show([of_hit(_HIT)] * 3)
    assert model.rowCount() == 3
    assert model.index(1).data(Role.PASSAGE) == of_hit(_HIT)
    assert model.index(1).data() == "Recalling its resolution 70/1 of 25 September 2015,"
    model.show([])
    assert model.rowCount() == 0
    tester.deleteLater()
