"""No comparison loses, invents or hides a character, whatever the texts and whatever is ignored.

``scripts/test --slow tests/core/test_comparison_lossless.py`` tries 100,000 random pairs in six scripts; the ordinary run 2,000.
"""

from random import Random

import pytest
import regex
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import Comparison, Ignorable, compare
from unga_desktop.core.redlines.redline import Op, RowKind

_WORDS = (
    *("peace", "Peace", "The", "General", "Assembly,", "Recalling", "1.", "(a)", "2.", "resolution", "68/262", "shall"),
    *(
        "capacity-building",
        "l’article",
        "l'article",
        "“quoted”",
        '"quoted"',
        "co\u00adoperation",
        "pea\u200bce",
        "pe\u0430ce",
    ),
    *(
        "Генеральная",
        "Ассамблея",
        "постановляет",
        "الجمعية",
        "العامة",
        "السَّلام",
        "السلام",
        "تـقرر",
        "大会",
        "决定",
        "和平",
        "，",
    ),
    *(
        "résolution",
        "re\u0301solution",
        "décide",
        "año",
        "\u202eabc\u202c",
        "\u200f",
        "👩‍👩‍👧",
        "🇺🇳",
        "e\u0301\u0301",
        "\u0301",
        "\ud800",
        "\x00",
    ),
    *(",", ";", ".", "—", "-", "…", "\u0600", "नि", "각"),
)
_GLUE = st.sampled_from((" ", " ", " ", " ", "  ", "\u00a0", "", "\t", "\u2028"))


@st.composite
def _text(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 8))):
        words = draw(st.lists(st.tuples(st.sampled_from(_WORDS), _GLUE), max_size=14))
        parts.append("".join(word + glue for word, glue in words))
    return draw(st.sampled_from(("\n\n", "\n", "\r\n\r\n"))).join(parts)


def _edited(text: str, cuts: list[int], inserts: list[str]) -> str:
    for cut, insert in zip(cuts, inserts, strict=False):
        at = cut % (len(text) + 1)
        text = text[:at] + insert + text[at + cut % 7 :]
    return text


def _assert_sound(comparison: Comparison) -> None:
    assert comparison.check.original_rebuilt
    assert comparison.check.amended_rebuilt
    for row in comparison.rows:
        assert row.original_text == "\n".join(paragraph.text for paragraph in row.original)
        assert row.amended_text == "\n".join(paragraph.text for paragraph in row.amended)
        assert all((span.op is Op.EQUAL) == (span.change_class is None) for span in row.spans)
        assert all(span.text for span in row.spans)
        assert (row.kind is RowKind.ADDED) == (not row.original)
        assert (row.kind is RowKind.REMOVED) == (not row.amended)
        assert all(first.op is not second.op for first, second in zip(row.spans, row.spans[1:], strict=False))
    changes(comparison)


def _document(text: str) -> Document:
    return structure.parse(text, Source("test"))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_text(), _text(), st.sets(st.sampled_from(Ignorable)))
def test_unrelated_texts_are_rebuilt_from_the_spans(first: str, second: str, ignore: set[Ignorable]) -> None:
    _assert_sound(compare(_document(first), _document(second), frozenset(ignore)))


@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    _text(),
    st.lists(st.integers(0, 500), max_size=6),
    st.lists(st.one_of(st.sampled_from(_WORDS), st.just("\n\n"), st.just(" ")), max_size=6),
    st.sets(st.sampled_from(Ignorable)),
)
def test_edited_texts_are_rebuilt_from_the_spans(
    text: str, cuts: list[int], inserts: list[str], ignore: set[Ignorable]
) -> None:
    _assert_sound(compare(_document(text), _document(_edited(text, cuts, inserts)), frozenset(ignore)))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_text(), st.lists(st.integers(0, 500), max_size=4), st.lists(st.sampled_from(_WORDS), max_size=4))
@example("año \u0600 ", [6], ["peace"])
@example("peace 大会\n\npeace peace peace año \u0600 peace ", [30], ["peace"])
@example("\u0301 peace peace ", [2], ["\u0301"])
def test_no_change_begins_or_ends_inside_a_grapheme(text: str, cuts: list[int], inserts: list[str]) -> None:
    comparison = compare(_document(text), _document(_edited(text, cuts, inserts)))
    for row in comparison.rows:
        for gone in (Op.INSERT, Op.DELETE):
            side = [span.text for span in row.spans if span.op is not gone]
            whole = "".join(side)
            ends = {found.end() for found in regex.finditer(r"\X", whole)} | {0}
            at = 0
            for part in side:
                at += len(part)
                assert at in ends, (side, at)


@settings(max_examples=400, deadline=None)
@given(_text())
def test_a_text_compared_with_itself_has_no_changes(text: str) -> None:
    comparison = compare(_document(text), _document(text))
    assert comparison.statistics.changes == 0
    assert changes(comparison) == ()


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=200))
def test_any_string_at_all_is_a_document(text: str) -> None:
    document = _document(text)
    _assert_sound(compare(document, _document(text[::-1])))
    assert [paragraph.index for paragraph in document.paragraphs] == list(range(len(document.paragraphs)))


# One vocabulary a script, with what is strange in it; every draw also takes from all the others now and then.
_SCRIPTS = {
    "latin": "The General Assembly, Recalling its resolution 68/262 décide Año peace; 1. (a) shall “x” co\u00adop l’eau e\u0301",
    "cyrillic": "Генеральная Ассамблея, ссылаясь на резолюцию постановляет мир; 1. а) р\u0435шает й и\u0306 — № 5",
    "arabic": "إن الجمعية العامة، تقرر السَّلام السلام تـقرر 1 - (أ) ٢٥ القرار؛ لا \u200f \u06a9ل كل می\u200cخواهیم",
    "chinese": "大会， 决定 和平 ； 一、 （一） 2025年 之二 请 秘书长 报告 。 \U00020000 《 》 Ａ 第5段",
    "indic": "नियम क्ष क्\u200dष ज़ ज\u093c शांति ১২ কি ப் ราย กำ \u0e4d",
    "signs": "👩\u200d👩\u200d👧 🇺🇳 ❤\ufe0f 각 각 \u0301 \u202e \u2066 \ufeff \x00 \ud800 \ue000 \U000e0041 \u0600 - – … ½",
}
_SEPARATORS = (" ", " ", " ", " ", " ", " ", "", "  ", "\u00a0", "\t", "\n", "\n\n", "\n\n", "\r\n", "\u2028", "\u200b")


def _random_text(random: Random, script: str) -> str:
    words = _SCRIPTS[script].split(" ")
    parts = []
    for _ in range(random.randrange(0, 40)):
        vocabulary = words if random.random() < 0.93 else _SCRIPTS[random.choice(list(_SCRIPTS))].split(" ")
        parts += [random.choice(vocabulary), random.choice(_SEPARATORS)]
    return "".join(parts)


def _random_edit(random: Random, text: str, script: str) -> str:
    """The same text with a few stretches deleted, inserted, moved or doubled; sometimes another text."""
    if random.random() < 0.1:
        return _random_text(random, script)
    for _ in range(random.randrange(0, 6)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.randrange(0, 12))
        new = random.choice(("", "", text[end : end + 9], "\n\n", " ", *_SCRIPTS[script].split(" ")))
        text = text[:start] + new + text[end:]
    return text


def _assert_random_pairs_are_rebuilt(count: int, seed: str) -> None:
    random = Random(seed)
    scripts = list(_SCRIPTS)
    for number in range(count):
        script = scripts[number % len(scripts)]
        first = _random_text(random, script)
        second = _random_edit(random, first, script)
        ignore = frozenset(name for name in Ignorable if random.random() < 0.15)
        sides = [_document(text) for text in (first, second)]
        for text, side in zip((first, second), sides, strict=True):
            assert structure.characters(side) == structure.without_separators(text), (seed, number)
        _assert_sound(compare(*sides, ignore))


def test_two_thousand_random_pairs_in_six_scripts_are_rebuilt() -> None:
    _assert_random_pairs_are_rebuilt(2_000, "ordinary")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_a_hundred_thousand_random_pairs_in_six_scripts_are_rebuilt(seed: int) -> None:
    _assert_random_pairs_are_rebuilt(5_000, f"slow {seed}")
