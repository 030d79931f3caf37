import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_desktop.core.redlines.hidden_character import name, pieces

CHARACTERS = st.text(
    st.one_of(st.characters(), st.sampled_from("a \u200b\u00a0\u00ad\u202eаé\u0301\u0640ع\ud800\n\t")), max_size=40
)


def named(text: str, careful: bool = False) -> list[str]:
    return [label for _, label in pieces(text, careful) if label]


@given(CHARACTERS, st.booleans())
def test_pieces_lose_and_invent_no_character(text: str, careful: bool) -> None:
    assert "".join(characters for characters, _ in pieces(text, careful)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uk\u200braine", ["ZWSP"]),
        ("co\u00adoperation", ["SHY"]),
        ("\u202eabc\u202c", ["RLO", "PDF"]),
        ("\ufeffThe", ["BOM"]),
        ("null\x00", ["NUL"]),
        ("\ud800", ["U+D800"]),
        ("\ue000", ["U+E000"]),
        ("a\u2028b", ["LSEP"]),
        ("x\u200ey", ["LRM"]),
    ],
)
def test_unseen_characters_are_named_everywhere(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_letter_of_another_alphabet_inside_a_word_is_named() -> None:
    assert named("Ukrаine") == ["Cyrillic а"]
    assert named("Генеральнaя") == ["Latin a"]


def test_whole_words_of_either_alphabet_are_left_alone() -> None:
    assert named("Россия and Russia, Ελλάδα") == []


def test_no_break_spaces_are_named_only_in_an_edit_of_typography() -> None:
    assert named("10\u00a0000") == []
    assert named("10\u00a0000", careful=True) == ["NBSP"]


def test_joiners_and_marks_inside_arabic_do_not_shout() -> None:
    assert named("می\u200cخواهم") == []
    assert named("می\u200cخواهم", careful=True) == ["ZWNJ"]
    assert named("paragraph\u200cs") == ["ZWNJ"]
    assert named("القرار \u200fA/RES") == []


def test_decomposed_letters_are_named_in_an_edit_of_typography() -> None:
    assert named("re\u0301solution") == []
    assert named("re\u0301solution", careful=True) == ["e\u0301 NFD"]


def test_a_paragraph_break_is_left_to_the_caller() -> None:
    assert named("one\ntwo", careful=True) == []


def test_names_of_characters_without_an_abbreviation_are_their_code_points() -> None:
    assert name("\U000e0041") == "U+E0041"
