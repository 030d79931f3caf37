"""No edit that a reader cannot see goes untold: each is found, classed, flagged, and shown by its name."""

import unicodedata

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.redline import ChangeClass, Flag, Op
from unga_desktop.exporters.comparison_text import comparison_text
from unga_desktop.printing.redline_fragment import Side, blocks

_HEAD = "The General Assembly,\n\nNoting the report,\n\n"
_BODY = (
    "1. Urges all Member States to keep the peace of the whole region;\n\n2. Requests a report on wells and springs."
)

_UNSEEN = {
    **{
        "ZWSP": "\u200b",
        "ZWNJ": "\u200c",
        "ZWJ": "\u200d",
        "WJ": "\u2060",
        "BOM": "\ufeff",
        "SHY": "\u00ad",
        "CGJ": "\u034f",
    },
    **{"U+2062": "\u2062", "U+2063": "\u2063", "U+E0041": "\U000e0041", "U+FE0E": "\ufe0e", "U+FE00": "\ufe00"},
    **{"U+E0100": "\U000e0100", "U+180B": "\u180b", "HF": "\u3164", "HJF": "\u1160", "BRAILLE BLANK": "\u2800"},
    **{"MVS": "\u180e", "NUL": "\0", "U+0007": "\x07", "U+001C": "\x1c", "U+D800": "\ud800", "U+FFFE": "\ufffe"},
    **{"U+FFF9": "\ufff9", "U+17B4": "\u17b4", "U+206A": "\u206a", "ESC": "\x1b", "DEL": "\x7f"},
}
_BIDI = {
    **{
        "LRM": "\u200e",
        "RLM": "\u200f",
        "ALM": "\u061c",
        "RLO": "\u202e",
        "LRO": "\u202d",
        "LRE": "\u202a",
        "RLE": "\u202b",
    },
    **{"PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069"},
}
_SPACES = {
    **{"NBSP": "\u00a0", "NNBSP": "\u202f", "THIN SPACE": "\u2009", "EM SPACE": "\u2003", "FIGURE SPACE": "\u2007"},
    **{"IDEOGRAPHIC SPACE": "\u3000", "OGHAM SPACE": "\u1680", "HAIR SPACE": "\u200a", "MATH SPACE": "\u205f"},
}
_PLACES = {
    "inside a word": ("peace", "pe{}ace"),
    "after a word": ("peace", "peace{}"),
    "before a word": ("peace", "{}peace"),
    "between words": ("the peace", "the {} peace"),
    "for a space": ("the peace", "the{}peace"),
    "before a mark": ("region;", "region{};"),
    "at the head of a paragraph": ("1. Urges", "1. {}Urges"),
    "at the end of a paragraph": ("region;", "region;{}"),
    "before a number": ("1. Urges", "{}1. Urges"),
    "inside a number": ("1. Urges", "1{}. Urges"),
    "as a paragraph": ("\n\n2.", "\n\n{}\n\n2."),
}


def between(original: str, amended: str) -> Comparison:
    comparison = compare(*(structure.parse(text, Source("test")) for text in (original, amended)))
    assert comparison.check.passed
    return comparison


def names(comparison: Comparison) -> set[str]:
    """What stands in the boxes of the redline, and in the notes on numbers."""
    found = [block for row in comparison.rows for block in blocks(row, Side.BOTH)]
    boxed = {
        part.shown.strip("\u2068\u2069\u00a0").replace("\u00a0", " ")
        for block in found
        for part in block.fragments
        if part.box
    }
    return boxed | {part.split("]")[0] for block in found for part in block.renumbered.split("[")[1:]}


def told(original: str, amended: str, name: str) -> set[ChangeClass]:
    """The classes of the changes, each of them seen in the list, in the redline and in the text for a terminal."""
    comparison = between(original, amended)
    found = changes(comparison)
    assert found
    assert name in names(comparison)
    assert f"<{name}>" in comparison_text(comparison)
    return {change.change_class for change in found}


def edited(place: str, character: str) -> str:
    old, new = _PLACES[place]
    assert old in _BODY
    return _HEAD + _BODY.replace(old, new.format(character), 1)


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("name", _UNSEEN | _BIDI)
def test_an_invisible_character_is_told_wherever_it_stands(place: str, name: str) -> None:
    changed = edited(place, (_UNSEEN | _BIDI)[name])
    for pair in ((_HEAD + _BODY, changed), (changed, _HEAD + _BODY)):
        classes = told(*pair, name)
        allowed = {ChangeClass.INVISIBLE, ChangeClass.TYPOGRAPHY}
        assert classes <= allowed if "number" not in place else classes
        flag = Flag.BIDI_CONTROL if name in _BIDI else Flag.INVISIBLE_CHARACTER
        assert flag in {flag for row in between(*pair).rows for flag in row.flags}


@pytest.mark.parametrize("place", [place for place in _PLACES if place not in ("between words", "inside a number")])
@pytest.mark.parametrize("name", _SPACES)
def test_a_special_space_is_told_wherever_it_stands(place: str, name: str) -> None:
    changed = edited(place, _SPACES[name])
    for pair in ((_HEAD + _BODY, changed), (changed, _HEAD + _BODY)):
        assert told(*pair, name) == {ChangeClass.TYPOGRAPHY}


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("the peace of all", "the pe\u0430ce of all", "Cyrillic \u0430"),
        ("the COP of all", "the \u0421\u041e\u0420 of all", "Cyrillic \u0421"),
        ("the COP, of all", "the \u0421\u041e\u0420, of all", "Cyrillic \u0421"),
        ("мир Рима навсегда", "мир \u0050има навсегда", "Latin P"),
        ("закон о мире", "закон \u006f мире", "Latin o"),
        ("Η ειρήνη του κόσμου", "H ειρήνη του κόσμου", "Latin H"),
        ("the Organization of all", "the \u039frganization of all", "Greek \u039f"),
        ("القرار الكبير كله", "القرار ال\u06a9بير كله", "U+06A9"),
        ("القرار الأخير كله", "القرار الأخ\u06ccر كله", "U+06CC"),
    ],
)
def test_a_letter_of_another_alphabet_is_named_and_flagged_both_ways(before: str, after: str, name: str) -> None:
    for pair in ((before, after), (after, before)):
        assert told(*pair, name) == {ChangeClass.INVISIBLE}
        assert Flag.LOOKALIKE_CHARACTER in between(*pair).rows[0].flags


@pytest.mark.parametrize(
    ("before", "after", "name", "named"),
    [
        ("the Peace of all", "the \uff30eace of all", "FULLWIDTH P", ChangeClass.TYPOGRAPHY),
        ("in 2025 as agreed", "in \uff12025 as agreed", "FULLWIDTH 2", ChangeClass.TYPOGRAPHY),
        ("the office of all", "the o\ufb03ce of all", "FORM ffi", ChangeClass.INVISIBLE),
        ("the Peace of all", "the \U0001d40feace of all", "MATH P", ChangeClass.INVISIBLE),
        ("القرار كله الآن", "القرار كل\ufeea الآن", "ARABIC FORM ه", ChangeClass.INVISIBLE),
        ("大会决定一切", "大会决定\u2f00切", "FORM 一", ChangeClass.INVISIBLE),
    ],
)
def test_an_old_form_of_a_letter_is_named_and_flagged(before: str, after: str, name: str, named: ChangeClass) -> None:
    assert told(before, after, name) == {named}
    assert Flag.LOOKALIKE_CHARACTER in between(before, after).rows[0].flags


@pytest.mark.parametrize("word", ["résolution", "décidé", "Año", "Öl"])
def test_a_decomposed_letter_is_named_and_flagged(word: str) -> None:
    before, after = (unicodedata.normalize(form, f"la {word} de tous") for form in ("NFC", "NFD"))
    comparison = between(before, after)
    assert any(name.endswith(" NFD") for name in names(comparison))
    assert {change.change_class for change in changes(comparison)} == {ChangeClass.INVISIBLE}
    assert Flag.INVISIBLE_CHARACTER in comparison.rows[0].flags


def test_a_tatweel_is_named() -> None:
    assert told("تقرر الجمعية أن تجتمع", "تقـرر الجمعية أن تجتمع", "TATWEEL") == {ChangeClass.TYPOGRAPHY}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ما می\u200cخواهیم صلح باشد", "ما میخواهیم صلح باشد"),
        ("क्\u200dष नियम सभी", "क्ष नियम सभी"),
        ("flags 👩\u200d👩\u200d👧 of all", "flags 👩👩👧 of all"),
        ("a heart ❤\ufe0f for all", "a heart ❤ for all"),
    ],
)
def test_joiners_and_selectors_where_they_are_needed_do_not_shout_but_are_told(before: str, after: str) -> None:
    comparison = between(before, after)
    assert changes(comparison)
    assert comparison.rows[0].flags == ()
    assert names(comparison)
    assert names(between(before, before)) == set()


def test_a_joiner_in_a_latin_word_shouts_although_arabic_stands_beside_it() -> None:
    row = between("the peace of القرار now", "the pe\u200cace of القرار now").rows[0]
    assert row.flags == (Flag.INVISIBLE_CHARACTER,)


def test_a_no_break_space_is_named_where_words_change_beside_it() -> None:
    comparison = between("a sum of 10\u00a0000 francs in all", "a sum of 12 000 francs in all")
    assert "NBSP" in names(comparison)


def test_new_words_with_no_break_spaces_do_not_shout() -> None:
    comparison = between("la paix des États", "la paix des « vrais\u00a0» États")
    assert names(comparison) == set()


@pytest.mark.parametrize("words", ["swift\tpeace", "swift\u2003peace", "and\tall"])
def test_a_space_between_new_words_that_is_no_usual_one_is_named(words: str) -> None:
    name = "EM SPACE" if "\u2003" in words else "TAB"
    before, after = "the good of all States", f"the good and the {words} of all States"
    for pair in ((before, after), (after, before)):
        assert told(*pair, name)


def test_a_tab_in_a_new_paragraph_is_named_and_one_in_both_texts_is_not() -> None:
    head = "1. Urges\tall States to act"
    comparison = between(f"{head}.", f"{head};\n\n2. Asks\tthe Secretary-General to report.")
    boxed = [part.shown for row in comparison.rows for block in blocks(row, Side.BOTH) for part in block.fragments]
    assert sum("TAB" in shown for shown in boxed) == 1
    assert names(between(f"{head}.", f"{head}.")) == set()


def test_what_stands_in_both_texts_is_no_change() -> None:
    text = _HEAD + _BODY.replace("peace", "pe\u200bace").replace("1. ", "\u200f1.\u00a0")
    assert changes(between(text, text)) == ()


def test_every_span_that_is_changed_joins_to_the_texts() -> None:
    comparison = between(_HEAD + _BODY, edited("inside a word", "\u202e"))
    row = next(row for row in comparison.rows if row.flags)
    assert [span.text for span in row.spans if span.op is Op.INSERT] == ["pe\u202eace"]
