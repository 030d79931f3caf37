"""Words looked for in texts, in the six languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_desktop.core.words.search_form import pieces
from unga_desktop.core.words.word_query import Needed, UsedWords, WordQuery, context, longest_common


def _found(typed: str, text: str) -> str | None:
    place = WordQuery(typed).find(text)
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ('"right to food" report', "the right to food, and takes note of the report", ["right to food", "report"]),
        ("report food", "a report, the report on food, and a report", ["report", "report", "food"]),
        ("end swift", "a swift end", ["swift end"]),
        ("peace", "a lasting peace", ["peace"]),
        ("70 7", "resolution 70/1", ["70"]),
    ],
)
def test_only_the_words_themselves_are_marked_in_a_place(typed: str, text: str, marked: list[str]) -> None:
    query = WordQuery(typed)
    place = query.find(text)
    assert place is not None
    found = text[slice(*place)]
    assert [found[start:end] for start, end in query.marks(text, place)] == marked


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("swift", "Implores a swift end", "swift"),
        ("SWIFT", "Implores a swift end", "swift"),
        ("swi", "Implores a swift end", "swi"),
        ("end swift", "Implores a swift end", "swift end"),
        ("“swift end”", "Implores a swift\u00a0end", "swift\u00a0end"),
        ('"swift end"', "Implores a swift and just end", None),
        ("swift peace", "Implores a swift end", None),
        ("wift", "Implores a swift end", None),
        ("l'enfant", "Droits de l’enfant", "l’enfant"),
        ("résolution", "Rappelant sa résolution 70/1", "résolution"),
        ("резолюцию", "ссылаясь на свою резолюцию 70/1", "резолюцию"),
        ("第70/1号决议", "回顾其第70/1号决议", "第70/1号决议"),
        ("决议", "回顾其第70/1号决议", "决议"),
        ("قرارها", "وإذ تشير إلى قَرارها 70/1", "قَرارها"),
        ("resolution", "Rappelant sa résolution", "résolution"),
        ("Resolution", "Rappelant sa re\u0301solution", "re\u0301solution"),
        ("“resolution”", "Rappelant sa résolution", None),
        ("résolution", "Recalling its resolution", None),
        ("ее осуществлении", "об её осуществлении", "её осуществлении"),
        ("мои", "это мой доклад", None),
        ("اهمية", "وإلى أهمية السلام", "أهمية"),
        ("paises", "los países", "países"),
        ("70/1", "its resolution 70/1 of 2015", "70/1"),
        ("“co-operation", "Welcomes the co\u2011operation of States", "co\u2011operation"),
    ],
)
def test_what_is_typed_finds_the_words(typed: str, text: str, found: str | None) -> None:
    assert _found(typed, text) == found


@pytest.mark.parametrize("typed", ["", "   ", "“”"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert not WordQuery(typed)


_WORDS = "Implores a swift end to the conflict and urges a lasting peace"


def test_the_very_words_are_found_whatever_stands_around_them() -> None:
    text = f"Mindful of all, and so {_WORDS} between them."
    place = UsedWords(_WORDS).find(text)
    assert place is not None
    assert (text[place.start : place.end], place.likeness) == (_WORDS, 1.0)


def test_near_words_are_found_with_their_ends_and_are_never_the_very_words() -> None:
    text = "Recalling much. Implores a just and swift end to the war and urges a comprehensive and lasting peace between them."
    place = UsedWords(_WORDS).find(text)
    assert place is not None
    assert text[place.start : place.end].startswith("Implores a just")
    assert text[place.start : place.end].endswith("lasting peace")
    assert 0.6 <= place.likeness < 1


def test_another_case_is_near_not_the_same() -> None:
    place = UsedWords("A swift end").find("a SWIFT end")
    assert place is None or place.likeness < 1


@pytest.mark.parametrize("text", ["", "Decides to remain seized of the matter.", "An end to all the lasting things."])
def test_other_words_are_not_near(text: str) -> None:
    assert UsedWords(_WORDS).find(text) is None


def test_the_nearer_the_likelier() -> None:
    near = UsedWords(_WORDS).find(_WORDS.replace("conflict", "war"))
    far = UsedWords(_WORDS).find(_WORDS.replace("conflict", "war").replace("lasting", "just").replace("swift", "early"))
    assert near is not None
    assert far is not None
    assert near.likeness > far.likeness


def test_chinese_and_arabic_words_are_near_by_their_own_units() -> None:
    chinese = UsedWords("敦促迅速结束冲突并实现持久和平").find("又敦促迅速结束战争并实现持久和平。")
    arabic = UsedWords("تحث على إنهاء سريع للنزاع وعلى سلام دائم").find(
        "تحث على إنهاء سريع للحرب وعلى سلام دائم بينهما"
    )
    assert chinese is not None
    assert arabic is not None


def test_of_several_lines_the_longest_is_looked_for() -> None:
    assert UsedWords(f"1.\n{_WORDS}\nx").words == _WORDS


def test_the_context_is_cut_between_words() -> None:
    text = "word " * 60 + "FOUND" + " other" * 60
    before, found, after = context(text, (300, 305))
    assert found == "FOUND"
    assert before.startswith("…word ")
    assert after.endswith("other…")


@given(st.text(max_size=60), st.text(max_size=120))
def test_any_words_are_looked_for_in_any_text(words: str, text: str) -> None:
    place = WordQuery(words).find(text) if WordQuery(words) else None
    assert place is None or 0 <= place[0] < place[1] <= len(text)
    near = UsedWords(words).find(text)
    assert near is None or (0 <= near.start < near.end <= len(text) and 0 < near.likeness <= 1)
    if near:
        assert "".join(context(text, (near.start, near.end))).strip("…") in text


@given(st.text("abc ,", max_size=14), st.text("abc ,", max_size=20))
def test_likeness_is_the_share_of_the_words_that_stand_in_one_order_in_both(words: str, text: str) -> None:
    one, other = list(words), list(text)
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for row, mine in enumerate(one):
        for column, theirs in enumerate(other):
            lengths[row + 1][column + 1] = (
                lengths[row][column] + 1 if mine == theirs else max(lengths[row][column + 1], lengths[row + 1][column])
            )
    assert longest_common(one, other) == lengths[-1][-1]


_TRICKY = st.text("aAbBéE\u0301ıİiIſsßΣσς'’ʼ-\u2011\u00ad\u200b \u00a0.,/3٣和平ёЁе\u0640قَر#", max_size=12)


@given(_TRICKY, _TRICKY, st.booleans())
def test_the_searched_form_of_a_text_has_what_is_needed_wherever_the_words_are_found(
    typed: str, around: str, quoted: bool
) -> None:
    query = WordQuery(f"“{typed}”" if quoted else typed)
    for text in (f"{around} {typed} {around}", around + typed, typed.upper() + around, typed.lower(), around):
        if query and query.find(text):
            words = pieces(text)
            for one in query.needed:
                assert any(_stands(one, words[start : start + len(one.pieces)]) for start in range(len(words)))


def _stands(one: Needed, words: list[str]) -> bool:
    whole = list(one.pieces[:-1] if one.open else one.pieces)
    last = not one.open or (len(words) == len(one.pieces) and words[-1].startswith(one.pieces[-1]))
    return words[: len(whole)] == whole and last
