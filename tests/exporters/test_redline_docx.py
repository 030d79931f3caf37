"""The redline as Word's tracked changes: rejecting all gives the original text, accepting all the amended one, exactly."""

import io
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from report_samples import (
    AFTER,
    ARABIC_AFTER,
    ARABIC_BEFORE,
    BEFORE,
    CHINESE_AFTER,
    CHINESE_BEFORE,
    DATE,
    bundled_report,
    report_on,
)

from unga_desktop.core.documents.document import Paragraph
from unga_desktop.core.errors import ExportError
from unga_desktop.core.report import Redline, Report
from unga_desktop.exporters.redline_docx import redline_docx
from unga_desktop.importers.word_files.docx import parse_tracked


def redline_of(report: Report) -> Redline:
    return next(block for part in report.parts for block in part.blocks if isinstance(block, Redline))


def sides(redline: Redline) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of both documents in their own order."""
    original = sorted((found for row in redline.rows for found in row.original), key=lambda found: found.index)
    amended = sorted((found for row in redline.rows for found in row.amended), key=lambda found: found.index)
    return original, amended


def printed(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str]]:
    return [(found.label, found.text) for found in paragraphs]


def assert_rebuilt(report: Report) -> None:
    rejected, accepted = parse_tracked(redline_docx(report), "redline.docx")
    original, amended = sides(redline_of(report))
    assert printed(rejected.document.paragraphs) == printed(original)
    assert printed(accepted.document.paragraphs) == printed(amended)


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def test_the_bundled_comparison_is_rebuilt_from_its_tracked_changes() -> None:
    assert_rebuilt(bundled_report())


def test_moves_splits_new_numbers_and_removed_paragraphs_are_rebuilt() -> None:
    assert_rebuilt(report_on(BEFORE, AFTER))
    assert_rebuilt(report_on(AFTER, BEFORE))


@pytest.mark.parametrize(
    ("before", "after", "language"), [(ARABIC_BEFORE, ARABIC_AFTER, "ar"), (CHINESE_BEFORE, CHINESE_AFTER, "zh")]
)
def test_other_scripts_are_rebuilt(before: str, after: str, language: str) -> None:
    assert_rebuilt(report_on(before, after, language))


def test_arabic_runs_from_right_to_left() -> None:
    root = part(redline_docx(report_on(ARABIC_BEFORE, ARABIC_AFTER, "ar")), "word/document.xml")
    texts = [found for found in root.iter("{*}p") if found.find(".//{*}t") is not None]
    assert texts
    assert all(found.find("{*}pPr/{*}bidi") is not None for found in texts)
    assert all(found.find("{*}rPr/{*}rtl") is not None for found in root.iter("{*}r") if found.find("{*}t") is not None)


def test_a_moved_paragraph_is_deleted_and_inserted_with_a_comment() -> None:
    content = redline_docx(report_on(BEFORE, AFTER))
    root, comments = part(content, "word/document.xml"), part(content, "word/comments.xml")
    assert not list(root.iter("{*}moveFrom", "{*}moveTo"))
    said = ["".join(found.itertext()) for found in comments]
    assert sum("Moved from operative paragraph" in text for text in said) == 2
    referred = [found.get(f"{{{root.nsmap['w']}}}id") for found in root.iter("{*}commentReference")]
    assert referred == [found.get(f"{{{root.nsmap['w']}}}id") for found in comments]


def test_changes_are_signed_with_the_amended_text_and_the_date_of_the_report() -> None:
    root = part(redline_docx(bundled_report()), "word/document.xml")
    w = f"{{{root.nsmap['w']}}}"
    changes = list(root.iter("{*}ins", "{*}del"))
    assert {(found.get(f"{w}author"), found.get(f"{w}date")) for found in changes} == {
        ("A/RES/ES-11/8", f"{DATE}T00:00:00Z")
    }
    numbers = [found.get(f"{w}id") for found in changes]
    assert len(set(numbers)) == len(numbers)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert redline_docx(bundled_report()) == redline_docx(bundled_report())


def test_a_character_that_word_cannot_hold_is_refused_by_name() -> None:
    with pytest.raises(ExportError, match=r"the character NUL after “Decides ”, which no Word document can hold"):
        redline_docx(
            report_on("The General Assembly,\n\n1. Decides \x00now.", "The General Assembly,\n\n1. Decides now.")
        )


_WORDS = st.sampled_from(
    ("peace", "all", "States", "not", "shall", "a\u00a0b", "co\u00adop", "zero\u200bwidth", "<b>&amp;", '"quote"', "tab\tbed",
     "мир", "السلام", "和平", "e\u0301", "👩‍👩‍👧")
)  # fmt: skip
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)
_LABELS = st.sampled_from(("", "", "{n}. ", "{n}. ", "(a) ", "{n} bis. "))


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text and an edited one: words changed, paragraphs put in, taken out, moved, divided and joined."""
    before = draw(st.lists(_SENTENCES, min_size=1, max_size=7))
    after = list(before)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, max(0, len(after) - 1)))
        match draw(st.sampled_from(("insert", "remove", "move", "word", "divide", "join"))):
            case "insert":
                after.insert(place, draw(_SENTENCES))
            case "remove" if len(after) > 1:
                del after[place]
            case "move":
                after.append(after.pop(place))
            case "word":
                after[place] = f"{draw(_WORDS)} {after[place]} {draw(_WORDS)}"
            case "divide" if " " in after[place]:
                first, _, second = after[place].partition(" ")
                after[place : place + 1] = [first, second]
            case "join" if place + 1 < len(after):
                after[place : place + 2] = [f"{after[place]} {after[place + 1]}"]
    labels = draw(st.lists(_LABELS, min_size=12, max_size=12))
    texts = []
    for lines in (before, after):
        numbered = (label.format(n=n) + line for n, (label, line) in enumerate(zip(labels, lines, strict=False), 1))
        texts.append("The General Assembly,\n\n" + "\n\n".join(numbered))
    return texts[0], texts[1]


@settings(max_examples=150, deadline=None)
@given(_pairs())
def test_any_pair_of_texts_is_rebuilt(pair: tuple[str, str]) -> None:
    assert_rebuilt(report_on(*pair))
