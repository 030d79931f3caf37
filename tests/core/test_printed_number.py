"""The number beside a paragraph is shown as its text prints it, on screen, in text and on paper, also where it is a new one."""

import pytest

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.reader import read as read_amendment
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.exporters.comparison_text import comparison_text
from unga_desktop.importers.amending import read_vocabulary
from unga_desktop.printing.redline_fragment import Side, blocks, renumbering_text
from unga_desktop.widgets.redline.row_layout import gutter_text

ARABIC = "إن الجمعية العامة،\n\n1 - تحث جميع الدول الأعضاء؛\n\n2 - تقرر أن تبقي المسألة قيد نظرها."
MORE = ARABIC.replace("2 - ", "2 - ترحب بالتقرير الصادر عن المؤتمر؛\n\n3 - ")
DRAFT = "The General Assembly,\n\n1 - Urges all States;\n\n2 - Notes the report;\n\n3 - Decides to remain seized."


def read(text: str) -> Document:
    return structure.parse(text, Source("t"))


def between(original: str, amended: str) -> Comparison:
    return compare(read(original), read(amended))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("1. Urges", "1."),
        ("1 - تحث", "1 -"),
        ("\u200f1 - تحث", "1 -"),
        ("1\u00a0- تحث", "1 -"),
        ("3 bis. Urges", "3 bis."),
        ("1) Urges", "1)"),
        ("(a) To act", "(a)"),
    ],
)
def test_a_number_is_shown_as_it_is_printed_without_what_cannot_be_seen(line: str, shown: str) -> None:
    assert read(f"The General Assembly,\n\n{line} all of them;").paragraphs[1].printed_number == shown


@pytest.mark.parametrize(
    ("section", "label", "shown"),
    [
        (Section.OPERATIVE, "3", "3."),
        (Section.OPERATIVE, "", ""),
        (Section.SUBPARAGRAPH, "(a)", "(a)"),
        (Section.FOOTNOTE, "1", "1"),
    ],
)
def test_where_nothing_was_printed_the_number_is_set_off_as_in_resolutions(
    section: Section, label: str, shown: str
) -> None:
    assert Paragraph(0, section, label, "Urges").printed_number == shown


def test_arabic_numbers_have_their_dash_in_the_margin_on_the_left_of_the_number() -> None:
    rows = between(ARABIC, MORE).rows
    found = [blocks(row, Side.BOTH)[0] for row in rows]
    assert [block.printed for block in found] == ["", "1 -", "2 -", "3 -"]
    assert renumbering_text(rows[3]) == "2 → 3 -"
    shown = [gutter_text(block, True) for block in found]
    assert shown == ["", "\u20671 -\u2069", "\u20672 -\u2069", "2 → \u20673 -\u2069"]
    text = comparison_text(between(ARABIC, MORE))
    assert "\n1 - تحث" in text
    assert "(renumbered from 2 to 3)\n3 - تقرر" in text


@pytest.mark.parametrize(
    ("mark", "label", "expected"),
    [("2.", "3", "3."), ("2 -", "3", "3 -"), ("2.", "2", "2."), ("2.", "", ""), ("2.", "2 bis", "2 bis.")],
)
def test_a_new_number_is_set_off_as_the_old_one_was(mark: str, label: str, expected: str) -> None:
    made = Paragraph(0, Section.OPERATIVE, "2", "Urges", mark=mark).relabelled(label)
    assert (made.label, made.mark) == (label, expected)


def test_a_new_paragraph_takes_the_form_of_another() -> None:
    like = Paragraph(0, Section.OPERATIVE, "2", "Urges", mark="2 -")
    assert Paragraph(1, Section.OPERATIVE, "", "Thanks").relabelled("3", like).mark == "3 -"


@pytest.mark.parametrize(
    ("instruction", "marks"),
    [
        ("Delete paragraph 2.", ["1 -", "2 -"]),
        ("After paragraph 1, insert a new paragraph reading: “Thanks all States;”", ["1 -", "2 -", "3 -", "4 -"]),
    ],
)
def test_amendments_leave_no_number_of_the_draft_behind(instruction: str, marks: list[str]) -> None:
    vocabulary = read_vocabulary(paths.resource("amending", "en.toml"))
    made = execute(read(DRAFT), [read_amendment(instruction, "oral.txt", vocabulary)])
    assert made.complete
    assert [paragraph.mark for paragraph in made.amended.paragraphs[1:]] == marks
