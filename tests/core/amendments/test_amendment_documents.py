"""Whole amendment documents: header, headings, new paragraphs on lines of their own, several documents together."""

import pytest

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.outcome import Execution, Status
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.importers.amending import read_vocabulary

VOCABULARY = read_vocabulary(paths.resource("amending", "en.toml"))
DRAFT = structure.parse(
    """A/C.3/80/L.20

Rights of the child

The General Assembly,

Recalling the Convention,

Noting the report of the Committee,

1. Welcomes the report of the Committee;

2. Urges all States to act:

(a) To protect children;

(b) To fund schools;

3. Requests a report;

4. Decides to meet again.
""",
    Source("draft"),
    "en",
)


def run(*documents: str) -> Execution:
    return execute(DRAFT, [read(text, f"L.{number}", VOCABULARY) for number, text in enumerate(documents, 21)])


def texts(execution: Execution) -> list[str]:
    return [f"{p.label} {p.text}".strip() for p in execution.amended.paragraphs[2:]]


def reasons(execution: Execution) -> list[str]:
    return [outcome.reason for outcome in execution.outcomes]


def test_the_header_names_the_sponsors_and_the_target() -> None:
    text = "Belarus,* Eritrea* : amendment to draft resolution A/HRC/58/L.7\n\nDelete paragraph 3.\n"
    amendment = read(text, "file", VOCABULARY)
    assert (amendment.sponsor, amendment.target) == ("Belarus, Eritrea", "A/HRC/58/L.7")
    assert text[amendment.instructions[0].start : amendment.instructions[0].end] == "Delete paragraph 3."


def test_a_revision_is_another_document_than_its_draft() -> None:
    text = "Burundi: amendment to revised draft resolution A/C.3/80/L.20/Rev.1\n\nDelete paragraph 3."
    execution = run(text)
    assert reasons(execution) == ["this amends A/C.3/80/L.20/Rev.1, not A/C.3/80/L.20"]
    assert execution.amended.paragraphs == DRAFT.paragraphs


def test_numbers_are_those_of_the_draft_as_issued_until_the_end() -> None:
    execution = run("1. Delete paragraph 1.\n\n2. Delete paragraph 3.\n\n3. In paragraph 4, replace “again” by “soon”.")
    assert execution.complete
    assert texts(execution)[2:] == [
        "1 Urges all States to act:",
        "(a) To protect children;",
        "(b) To fund schools;",
        "2 Decides to meet soon.",
    ]


def test_new_paragraphs_follow_on_lines_of_their_own() -> None:
    execution = run(
        "After the first preambular paragraph, insert the following two paragraphs:\n\n“Recalling also its resolutions,\n\n"
        "“Bearing in mind the Charter,”\n\nDelete paragraph 3."
    )
    assert execution.complete, reasons(execution)
    assert texts(execution)[:4] == [
        "Recalling the Convention,",
        "Recalling also its resolutions,",
        "Bearing in mind the Charter,",
        "Noting the report of the Committee,",
    ]


def test_new_paragraphs_each_in_their_own_marks_are_understood_too() -> None:
    execution = run(
        "After paragraph 3, insert the following paragraphs:\n\n“Calls for peace;”\n\n“Calls for justice;”\n\n"
        "In paragraph 4, replace “again” by “soon”."
    )
    assert execution.complete, reasons(execution)
    assert texts(execution)[-4:] == [
        "3 Requests a report;",
        "4 Calls for peace;",
        "5 Calls for justice;",
        "6 Decides to meet soon.",
    ]


def test_new_paragraphs_without_quotation_marks_end_where_the_next_instruction_begins() -> None:
    execution = run(
        "1. Replace paragraph 3 by the following:\n\nRequests the Secretary-General to report;\n\n2. Delete paragraph 1."
    )
    assert execution.complete, reasons(execution)
    assert texts(execution)[2:] == [
        "1 Urges all States to act:",
        "(a) To protect children;",
        "(b) To fund schools;",
        "2 Requests the Secretary-General to report;",
        "3 Decides to meet again.",
    ]


def test_a_paragraph_is_replaced_together_with_its_sub_paragraphs() -> None:
    execution = run("Replace paragraph 2 by the following:\n“2. Urges all States:\n“(a) To act;\n“(b) To report;”")
    assert execution.complete, reasons(execution)
    assert texts(execution)[2:7] == [
        "1 Welcomes the report of the Committee;",
        "2 Urges all States:",
        "(a) To act;",
        "(b) To report;",
        "3 Requests a report;",
    ]


def test_a_heading_holds_for_the_instructions_below_it() -> None:
    execution = run(
        "Preamble\n\nIn the second paragraph, replace “report” by “work”.\n\n"
        "Operative paragraph 3\n\nReplace “report” by “study”."
    )
    assert execution.complete, reasons(execution)
    assert "Noting the work of the Committee," in texts(execution)
    assert "3 Requests a study;" in texts(execution)


def test_lettered_instructions_stand_under_the_paragraph_that_leads_them() -> None:
    execution = run(
        "1. In operative paragraph 1:\n\n(a) Replace “Welcomes” by “Notes”;\n\n(b) Add “of Ten” after “Committee”;"
    )
    assert execution.complete, reasons(execution)
    assert "1 Notes the report of the Committee of Ten;" in texts(execution)


def test_a_wrapped_instruction_is_one() -> None:
    execution = run(
        "In operative paragraph 1, replace the\nwords “the report of the\nCommittee” by the words “the\nreport”.\n"
    )
    assert execution.complete, reasons(execution)
    assert "1 Welcomes the report;" in texts(execution)


def test_what_is_not_understood_is_refused_and_the_rest_executed() -> None:
    text = "1. Delete paragraph 3.\n\n2. Delete paragraph 4 if the Assembly so wishes.\n\n3. Delete paragraph 1.\n"
    execution = run(text)
    assert [outcome.status for outcome in execution.outcomes] == [Status.APPLIED, Status.REFUSED, Status.APPLIED]
    assert text[execution.outcomes[1].fault_at :].startswith("if the Assembly")


def test_an_unbalanced_quotation_refuses_its_instruction_alone() -> None:
    execution = run("1. In paragraph 1, replace “report by “study”.\n\n2. Delete paragraph 3.\n")
    assert [outcome.status for outcome in execution.outcomes] == [Status.REFUSED, Status.APPLIED]
    assert "partner" in execution.outcomes[0].reason


def test_a_compound_instruction_is_executed_whole_or_not_at_all() -> None:
    execution = run("In paragraph 1, replace “Welcomes” by “Notes” and delete “of the Council”.")
    assert not execution.complete
    assert execution.amended.paragraphs == DRAFT.paragraphs
    assert len(execution.outcomes) == 2


def test_two_amendments_of_the_same_words_exclude_each_other() -> None:
    execution = run("In paragraph 3, replace “a report” by “a study”.", "In paragraph 3, replace “report” by “paper”.")
    assert [outcome.status for outcome in execution.outcomes] == [Status.CONFLICTING] * 2
    assert [collision.outcomes for collision in execution.collisions] == [(0, 1)]
    assert execution.amended.paragraphs == DRAFT.paragraphs


def test_a_deleted_paragraph_cannot_be_amended_by_another() -> None:
    execution = run("Delete paragraph 3.", "In paragraph 3, replace “report” by “paper”.")
    assert [outcome.status for outcome in execution.outcomes] == [Status.CONFLICTING] * 2


def test_the_same_deletion_twice_is_no_conflict() -> None:
    execution = run("Delete paragraph 3.", "Delete paragraph 3.")
    assert execution.complete
    assert not execution.collisions


def test_two_new_paragraphs_at_one_place_are_executed_and_their_order_is_pointed_out() -> None:
    execution = run("After paragraph 3, insert: “Calls for peace;”", "After paragraph 3, insert: “Calls for justice;”")
    assert execution.complete
    assert len(execution.collisions) == 1
    assert texts(execution)[-3:] == ["4 Calls for peace;", "5 Calls for justice;", "6 Decides to meet again."]


def test_an_unnumbered_operative_paragraph_gets_a_number_when_another_joins_it() -> None:
    draft = structure.parse(
        "A title\n\nThe General Assembly,\n\nNoting the report,\n\nDecides to meet again.", Source("x"), "en"
    )
    amendment = read("After the operative paragraph, insert a new paragraph: “Requests a report.”", "x", VOCABULARY)
    labels = [p.label for p in execute(draft, [amendment]).amended.paragraphs]
    assert labels == ["", "", "", "1", "2"]


@pytest.mark.parametrize(
    "text", ["", "   \n\n ", "“", "1.", "Replace", ":", "”", "A/C.3/80/L.20", "\x00", "Delete " * 400]
)
def test_odd_texts_are_refused_without_falling_over(text: str) -> None:
    execution = run(text)
    assert not execution.complete
    assert all(outcome.reason for outcome in execution.outcomes)
    assert execution.amended.paragraphs == DRAFT.paragraphs


def test_a_novel_is_refused_in_good_time() -> None:
    line = "It was the best of times, it was the worst of “times”, and he would read and place and move it.\n"
    execution = run(line * 3000)
    assert not execution.complete
    assert execution.amended.paragraphs == DRAFT.paragraphs


def test_the_title_of_the_draft_below_the_header_is_no_instruction() -> None:
    head = "Chile: amendment to draft resolution A/C.3/80/L.20\n\n"
    for title in (
        "Rights of the child, including the right to read",
        "Report of the Committee",
    ):
        execution = run(f"{head}{title}\n\nDelete paragraph 3.")
        assert execution.complete, (title, reasons(execution))
        assert len(execution.outcomes) == 1


@pytest.mark.parametrize(
    "first", ["Paragraph 3: delete", "PP2: delete", "Drop out paragraph 3", "Scrap paragraph 3", "Kill it."]
)
def test_the_first_line_below_the_header_is_not_taken_for_a_title_where_it_may_instruct(first: str) -> None:
    execution = run(f"Chile: amendment to draft resolution A/C.3/80/L.20\n\n{first}\n\nDelete paragraph 4.")
    assert len(execution.outcomes) == 2
