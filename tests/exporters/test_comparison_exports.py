"""The comparison as JSON and as text: the contract's fields, equal bytes for equal input, every character kept."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, TextStatus
from unga_desktop.core.redlines.comparison import Check, Comparison, Ignorable, Statistics, compare
from unga_desktop.core.redlines.redline import ChangeClass, Flag, Op, Renumbering, Row, RowKind, Span
from unga_desktop.exporters.comparison_json import comparison_json
from unga_desktop.exporters.comparison_text import comparison_text
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library

GOLDEN = Path(__file__).parents[1] / "golden"
SAMPLE = Comparer(bundled_library()).compare("A/ES-11/L.11", "A/RES/ES-11/8")

WORDS = st.sampled_from(
    "the General Assembly decides, Decides requests not shall may 3 1. (a) 24 February 2025 A/RES/79/1 “peace” peace l’État "
    "coopération Генеральная Ассамблея постановляет, 大会决定 和平, الجمعية العامة تقرر تُقَرِّر Naïve naïve \u200b \u202e \u00a0 "
    "\u0430ssembly ; . : and".split(" ")
)
CHARACTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PARAGRAPHS = st.lists(st.one_of(WORDS, WORDS, CHARACTERS), max_size=14).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, max_size=7)
IGNORED = st.frozensets(st.sampled_from(Ignorable), max_size=3)
BREAKS = st.sampled_from(["\n\n", "\n", "\r\n\r\n"])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts that share some paragraphs, as drafts do."""
    first = draw(TEXTS)
    shared = draw(st.lists(st.sampled_from(first), max_size=6)) if first else []
    second = draw(st.permutations([*shared, *draw(TEXTS)]))
    gap = draw(BREAKS)
    return gap.join(first), gap.join(second)


def parsed(text: str, name: str) -> Document:
    return structure.parse(text, Source(name))


def rebuilt(content: dict[str, Any], side: str, dropped: str) -> list[str]:
    """The paragraphs of a side, put together from nothing but the spans of its rows."""
    paragraphs: dict[int, str] = {}
    for row in content["rows"]:
        joined = "".join(span["text"] for span in row["spans"] if span["op"] != dropped)
        assert joined == "\n".join(paragraph["text"] for paragraph in row[side])
        for paragraph in row[side]:
            assert paragraph["index"] not in paragraphs
            paragraphs[paragraph["index"]] = joined[: len(paragraph["text"])]
            joined = joined[len(paragraph["text"]) + 1 :]
    assert sorted(paragraphs) == list(range(content[side]["paragraphs"]))
    return [paragraphs[index] for index in sorted(paragraphs)]


def assert_rebuilt_from_json(pair: tuple[str, str], ignore: frozenset[Ignorable]) -> None:
    original, amended = parsed(pair[0], "one.txt"), parsed(pair[1], "two.txt")
    content = json.loads(comparison_json(compare(original, amended, ignore)))
    assert rebuilt(content, "original", "insert") == [paragraph.text for paragraph in original.paragraphs]
    assert rebuilt(content, "amended", "delete") == [paragraph.text for paragraph in amended.paragraphs]
    assert content["check"] == {"original_rebuilt": True, "amended_rebuilt": True}


@settings(max_examples=2_000, deadline=None)
@given(pairs(), IGNORED)
def test_the_rows_of_two_thousand_pairs_rebuild_both_texts(pair: tuple[str, str], ignore: frozenset[Ignorable]) -> None:
    assert_rebuilt_from_json(pair, ignore)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(pairs(), IGNORED)
def test_the_rows_of_ten_thousand_pairs_rebuild_both_texts(pair: tuple[str, str], ignore: frozenset[Ignorable]) -> None:
    assert_rebuilt_from_json(pair, ignore)


def test_the_sample_shows_its_four_changes() -> None:
    content = json.loads(comparison_json(SAMPLE))
    changed = [row for row in content["rows"] if row["kind"] != "unchanged"]
    assert [row["kind"] for row in changed] == ["reworded", "added", "reworded"]
    words = [
        (span["op"], span["text"].strip(" ,")) for row in changed for span in row["spans"] if span["op"] != "equal"
    ]
    assert ("delete", "Russian Federation-Ukraine conflict") in words
    assert ("insert", "full-scale invasion of Ukraine by the Russian Federation") in words
    assert changed[1]["amended"][0]["section"] == "preambular"
    assert changed[1]["amended"][0]["text"].startswith("Reaffirming its commitment to the sovereignty")
    assert content["statistics"]["changes"] == 4


def test_the_json_of_the_sample_is_the_golden_one() -> None:
    assert comparison_json(SAMPLE) == (GOLDEN / "compare_l11_res8.json").read_text(encoding="utf-8")


def test_the_text_of_the_sample_is_the_golden_one() -> None:
    assert comparison_text(SAMPLE) == (GOLDEN / "compare_l11_res8.txt").read_text(encoding="utf-8")


def every_field() -> Comparison:
    """A comparison made by hand that has all there can be."""
    before, after = Paragraph(0, Section.OPERATIVE, "3", "Decides"), Paragraph(0, Section.OPERATIVE, "4", "Urges\u200b")
    spans = (
        Span(Op.DELETE, "Decides", ChangeClass.VERB, amendment="A/C.2/80/L.6", author="Ann", date="2026-01-02"),
        Span(Op.INSERT, "Urges", ChangeClass.VERB),
        Span(Op.INSERT, "\u200b", ChangeClass.INVISIBLE, ignored=True),
    )
    row = Row(
        RowKind.REWORDED,
        (before,),
        (after,),
        spans,
        moved=True,
        renumbered=Renumbering("3", "4", True),
        flags=(Flag.VERB_WEAKENED, Flag.INVISIBLE_CHARACTER),
    )
    return Comparison(
        Document(Source("a.txt", "ab" * 32), (before,)),
        Document(Source("b.txt", "", TextStatus.OFFICIAL, "A note."), (after,), language=""),
        (row,),
        Statistics(1, 1, 1, 1, 1, 2, {"typography": 1, "case": 2}),
        Check(True, False),
    )


def test_every_field_of_the_contract_is_written() -> None:
    assert json.loads(comparison_json(every_field())) == {
        "format": "unga-comparison/1",
        "original": {"source": "a.txt", "sha256": "ab" * 32, "language": "en", "paragraphs": 1},
        "amended": {"source": "b.txt", "sha256": "", "language": "", "paragraphs": 1},
        "rows": [
            {
                "kind": "reworded",
                "moved": True,
                "renumbered": {"from": "3", "to": "4", "consequential": True},
                "original": [{"index": 0, "section": "operative", "label": "3", "text": "Decides"}],
                "amended": [{"index": 0, "section": "operative", "label": "4", "text": "Urges\u200b"}],
                "spans": [
                    {
                        "op": "delete",
                        "text": "Decides",
                        "amendment": "A/C.2/80/L.6",
                        "class": "verb",
                        "author": "Ann",
                        "date": "2026-01-02",
                    },
                    {"op": "insert", "text": "Urges", "amendment": None, "class": "verb"},
                    {"op": "insert", "text": "\u200b", "amendment": None, "class": "invisible", "ignored": True},
                ],
                "flags": ["verb-weakened", "invisible-character"],
            }
        ],
        "unreflected": [],
        "statistics": {
            "words_original": 1,
            "words_amended": 1,
            "words_inserted": 1,
            "words_deleted": 1,
            "changes": 1,
            "unexplained": 2,
            "wrapping": None,
            "renumbered": 0,
            "ignored": {"case": 2, "typography": 1},
        },
        "check": {"original_rebuilt": True, "amended_rebuilt": False},
    }


def test_the_text_names_author_and_day_of_each_tracked_change_by_a_number() -> None:
    ann = {"author": "Ann", "date": "2026-01-02T10:00:00Z"}
    spans = (
        Span(Op.EQUAL, "Urges "),
        Span(Op.DELETE, "all", ChangeClass.WORDING, **ann),
        Span(Op.INSERT, "some", ChangeClass.WORDING, **ann),
        Span(Op.INSERT, " small", ChangeClass.WORDING, author="Bo"),
        Span(Op.EQUAL, " States"),
        Span(Op.INSERT, " now", ChangeClass.WORDING),
    )
    made = every_field()
    row = replace(made.rows[0], spans=spans, kind=RowKind.REWORDED, moved=False, renumbered=None, flags=())
    text = comparison_text(replace(made, rows=(row,), statistics=Statistics(1, 1, 1, 1, 1)))
    assert "Tracked by\n^1 Ann, 2 January 2026\n^2 Bo\n" in text
    assert "Urges [-all-]{+some+}^1{+ small+}^2 States{+ now+}\n" in text


def test_equal_comparisons_give_equal_bytes() -> None:
    again = Comparer(bundled_library()).compare("A/ES-11/L.11", "A/RES/ES-11/8")
    assert comparison_json(again) == comparison_json(SAMPLE)


def test_the_text_names_what_cannot_be_seen_and_shouts_when_the_check_fails() -> None:
    text = comparison_text(every_field())
    assert "(moved^?; renumbered from 3 to 4; verb weakened; invisible character)" in text
    assert "4. [-Decides-]^1^2{+Urges+}{+<ZWSP>+}^?" in text
    assert "b.txt (official text)\n    A note." in text
    assert "Ignored: case 2, typography 1." in text
    assert "ATTENTION: this comparison does not rebuild both texts exactly." in text
    assert "rebuilt exactly" not in text


def test_nothing_in_a_document_can_steer_the_terminal() -> None:
    comparison = compare(
        parsed("The \x1b[31mAssembly\x07\u202e decides it.", "a"), parsed("The Assembly decides it.", "b")
    )
    assert not set(comparison_text(comparison)) & {"\x1b", "\x07", "\u202e"}
    assert "<ESC>" in comparison_text(comparison)


@pytest.mark.parametrize(("first", "second"), [("", ""), ("", "Decides."), ("Decides.", "")])
def test_empty_texts_are_compared_too(first: str, second: str) -> None:
    comparison = compare(parsed(first, "a"), parsed(second, "b"))
    assert json.loads(comparison_json(comparison))["check"]["amended_rebuilt"]
    assert comparison_text(comparison).endswith("rebuilt exactly from this comparison.\n")
