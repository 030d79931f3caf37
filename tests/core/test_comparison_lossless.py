"""No comparison loses, invents or hides a character, whatever the texts and whatever is ignored."""

import regex
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from unga_desktop.core import structure
from unga_desktop.core.change import changes
from unga_desktop.core.comparison import Comparison, Ignorable, compare
from unga_desktop.core.document import Document, Source
from unga_desktop.core.redline import Op, RowKind

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
