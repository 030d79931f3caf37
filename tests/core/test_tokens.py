"""Tokens are cut alike on every way, fast or slow, and words are counted alike one by one and all at once."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unga_desktop.core.words import tokens, word_count

_ALPHABET = (
    "abZ_ 019.,'-/’ʼ–—\u2010\u2011;:()“”«»\u00a0\u00adéñßƒ²½ºªµ"
    "жЯёі\u0301\u0327الجم\u0640\u064b،؛٣٤\u0600\u200d\u200b\u200f大会决定，。「」々〇\uff01１ａ\t\n\r\x1c\x85\u2028"
    "€№−…\u3000👩‍👧🇺🇳\ud800\x00\uff9f"
)
_TEXTS = st.text(st.sampled_from(_ALPHABET), max_size=60)


@settings(max_examples=1500, deadline=None)
@given(_TEXTS)
@example("l’article 1,000 A/C.3/79 1.2.3 a-b-c-d 1,2,3 a.1.b -a- '.1")
def test_the_fast_patterns_cut_as_the_full_one_does(text: str) -> None:
    assert tokens.cut(text) == tokens._UNICODE.findall(text)


@settings(max_examples=1500, deadline=None)
@given(_TEXTS)
def test_tokens_know_where_they_stand(text: str) -> None:
    found = tokens.Vocabulary().tokens(text)
    assert [text[start:end] for start, end in found.spans] == tokens.cut(text)
    assert len(found.symbols) == len(found.spans)
    gaps = zip([0, *(end for _, end in found.spans)], [*(start for start, _ in found.spans), len(text)], strict=True)
    assert "".join(text[start:end] for start, end in gaps).strip(" \t\n\r\f\v\x85\u00a0\u2028\u3000\x1c") == ""


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.one_of(_TEXTS, st.text(st.sampled_from("ab1 .,'-/;_"), max_size=60)), max_size=4))
@example(["1.2.3", "a-b-c", "1,2,3,4 a.1-b", "a--b '-a", ""])
def test_words_counted_at_once_are_those_counted_one_by_one(texts: list[str]) -> None:
    expected = sum(tokens.is_word(token) for text in texts for token in tokens.cut(text))
    assert word_count.count_words(texts) == expected
    assert sum(map(tokens.count_words, texts)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/C.3/79/L.12/Rev.1 on capacity-building", ["A/C.3/79/L.12/Rev.1", "on", "capacity-building"]),
        ("l’article 1,000, etc.", ["l’article", "1,000", ",", "etc", "."]),
        ("السَّلام، سلام", ["السَّلام", "،", "سلام"]),
        ("大会决定A/1", ["大", "会", "决", "定", "A/1"]),
    ],
)
def test_what_belongs_together_stays_whole(text: str, expected: list[str]) -> None:
    assert tokens.cut(text) == expected
