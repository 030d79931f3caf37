"""One symbol printed differently above two texts: it stands in no row, and is found, shown and counted all the same."""

import json

import pytest
from test_version_chain import version

from unga_desktop.core.amendments.explanation import explain
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.change import ChangeKind, changes
from unga_desktop.core.redlines.comparison import Comparison, Ignorable, compare
from unga_desktop.core.redlines.redline import ChangeClass
from unga_desktop.core.report import Table
from unga_desktop.core.versions.version_redline import short_names
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.exporters.comparison_json import comparison_json
from unga_desktop.exporters.comparison_text import comparison_text
from unga_desktop.models.reading_outline import symbol_line_words
from unga_desktop.services.comparison_parts import ComparisonParts

TEXT = "\n\nWater for all\n\nThe General Assembly,\n\n1. Urges all States to act."


def between(first: str, second: str, *ignore: Ignorable, text: str = TEXT) -> Comparison:
    given = (first + TEXT, second + text)
    return compare(*(structure.parse(it, Source("t", "ab")) for it in given), frozenset(ignore))


@pytest.mark.parametrize("ignore", [(), tuple(Ignorable)])
def test_an_asterisk_behind_the_symbol_is_a_change_whatever_is_ignored(ignore: tuple[Ignorable, ...]) -> None:
    comparison = between("A/80/L.2", "A/80/L.2*", *ignore)
    (change,) = changes(comparison)
    assert (change.kind, change.place, change.before, change.after, change.change_class, change.ignored) == (
        *(ChangeKind.SYMBOL_LINE, "symbol line", "A/80/L.2", "A/80/L.2*", ChangeClass.SYMBOL, False),
    )
    assert comparison.statistics.changes == 1
    assert comparison.check.passed


def test_it_stands_before_the_other_changes_in_list_text_json_and_report() -> None:
    comparison = between("A/80/L.2*", "A/80/L.2**", text=TEXT.replace("Water", "Wells"))
    found = changes(comparison)
    assert [(change.number, change.kind) for change in found] == [
        (1, ChangeKind.SYMBOL_LINE),
        (2, ChangeKind.REPLACED),
    ]
    assert comparison.statistics.changes == 2
    text = comparison_text(comparison)
    assert "\n\n(symbol line changed)\n[-A/80/L.2*-]{+A/80/L.2**+}\n\n[-Water-]{+Wells+} for all\n\n" in text
    assert text.startswith("--- t, A/80/L.2*, ")
    written = json.loads(comparison_json(comparison))
    assert written["symbol_line"] == {"from": "A/80/L.2*", "to": "A/80/L.2**", "class": "symbol"}
    parts = ComparisonParts(comparison, found)
    assert parts.notes()[0] == ("The symbol line above the text was A/80/L.2*, and is A/80/L.2**",)
    told = repr((parts.title("Report"), parts.summary(), parts.changes()))
    for words in (
        *("'A/80/L.2*'", "'A/80/L.2**'", "one different symbol line", "Symbol line\\n"),
        "They concern the symbol line and the title.",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("first", "second", "found", "words"),
    [
        ("S/RES/7 (2025)", "S/RES/7\u00a0(2025)", ChangeClass.TYPOGRAPHY, "S/RES/7 (2025) → S/RES/7[NBSP](2025)"),
        ("A/80/C.2", "A/80/\u0421.2", ChangeClass.INVISIBLE, "A/80/[Latin C].2 → A/80/[Cyrillic \u0421].2"),
    ],
)
def test_what_cannot_be_seen_of_it_is_named(first: str, second: str, found: ChangeClass, words: str) -> None:
    comparison = between(first, second)
    assert [change.change_class for change in changes(comparison)] == [found]
    assert comparison.symbol_line
    assert symbol_line_words(comparison.symbol_line) == f"symbol line: {words}"


def test_special_spaces_can_be_ignored_and_are_then_counted_by_name() -> None:
    comparison = between("S/RES/7 (2025)", "S/RES/7\u00a0(2025)", Ignorable.SPACING)
    assert comparison.statistics.changes == 0
    assert comparison.statistics.ignored == {"spacing": 1}
    assert [change.ignored for change in changes(comparison)] == [True]
    assert json.loads(comparison_json(comparison))["symbol_line"]["ignored"] is True


@pytest.mark.parametrize(("first", "second"), [("A/80/L.2", "A/80/L.2/Rev.1"), ("A/80/L.2*", "A/80/L.2*")])
def test_two_symbols_are_two_names_and_no_change(first: str, second: str) -> None:
    comparison = between(first, second)
    assert comparison.symbol_line is None
    assert changes(comparison) == ()
    assert "symbol_line" not in json.loads(comparison_json(comparison))
    assert (comparison.original.name, comparison.amended.name) == (first, second)


def test_no_amendment_explains_it() -> None:
    draft, again = (structure.parse(symbol + TEXT, Source(symbol)) for symbol in ("A/80/L.2", "A/80/L.2*"))
    made = explain(draft, [], again).comparison
    assert (made.statistics.changes, made.statistics.unexplained) == (1, 1)


def test_versions_of_one_symbol_are_called_as_they_are_printed() -> None:
    symbols = ("A/80/L.2", "A/80/L.2*", "A/80/L.2/Rev.1", "A/80/L.2/Rev.1*")
    chain = trace([version(symbol + TEXT, f"{number}.txt") for number, symbol in enumerate(symbols)])
    assert short_names(chain) == ("A/80/L.2", "A/80/L.2*", "Rev.1", "Rev.1*")


def test_in_a_report_on_arabic_texts_the_symbol_line_is_of_no_language() -> None:
    texts = [
        f"{symbol}\n\nإن الجمعية العامة،\n\n1 - تقرر أن تبقي المسألة قيد النظر." for symbol in ("A/80/L.2", "A/80/L.2*")
    ]
    comparison = compare(*(structure.parse(text, Source("t", "ab")) for text in texts))
    assert comparison.amended.language == "ar"
    [table] = [it for it in ComparisonParts(comparison, changes(comparison)).changes().blocks if isinstance(it, Table)]
    assert [(run.text, run.language) for cell in table.rows[0][2:4] for run in cell] == [
        ("A/80/L.2", ""),
        ("A/80/L.2*", ""),
    ]
