"""Every change with the amendment that made it, measured on cases whose truth is known, and shown on small ones."""

import sys
from pathlib import Path

import pytest

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.explanation import Explanation, explain, explain_execution
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.redlines.redline import Op
from unga_desktop.importers.amending import read_vocabulary

sys.path.insert(0, str(Path(__file__).parent))
from explained_edits import Council, Score

VOCABULARY = read_vocabulary(paths.resource("amending", "en.toml"))
DRAFT = """On peace

The General Assembly,

Recalling the Charter and the duties of all Members,

Noting with concern the report of the Secretary-General on children,

Welcoming the efforts of partners to find a settlement of the disputes,

1. Calls upon all States to support lasting peace and to respect human rights;

2. Requests the Secretary-General to report on the implementation of the present resolution;

3. Decides to remain seized of the matter.
"""


def score(seeds: range, amendments: int = 4, hands: int = 3) -> Score:
    """How right the explanations of these cases are; every comparison must still rebuild both texts."""
    found = Score()
    for seed in seeds:
        case = Council(seed, amendments, hands).case()
        read_ones = [read(text, name, VOCABULARY) for name, text in case.amendments.items()]
        made = explain(case.draft, read_ones, case.adopted)
        assert made.comparison.check.passed
        found.add(case, made)
    return found


def test_changes_are_given_to_the_right_amendment_with_a_precision_of_98_in_100() -> None:
    found = score(range(60))
    assert found.named > 2000
    assert found.precision >= 0.98
    assert found.precision_of_changes >= 0.98
    assert found.recall >= 0.95
    assert found.hands_left_open >= 0.98
    assert found.precision_of_missing >= 0.95
    assert found.recall_of_missing >= 0.95


@pytest.mark.slow
def test_many_amendments_and_many_hands_do_not_lower_the_precision() -> None:
    found = score(range(1000, 1200), amendments=8, hands=8)
    assert found.precision >= 0.98
    assert found.precision_of_changes >= 0.98
    assert found.recall >= 0.95


def test_a_text_that_the_amendments_make_has_no_change_without_an_amendment() -> None:
    for seed in range(40):
        case = Council(seed, 6).case()
        made = explain_execution(
            execute(case.draft, [read(t, name, VOCABULARY) for name, t in case.amendments.items()])
        )
        assert made.comparison.check.passed
        assert made.comparison.statistics.unexplained == 0
        open_spans = [s for row in made.comparison.rows for s in row.spans if s.op is not Op.EQUAL and not s.amendment]
        assert not open_spans, seed


# Small cases


def explained(adopted: str, **amendments: str) -> Explanation:
    """The draft above against a text; the amendments by name, their instructions one a paragraph."""
    documents = [structure.parse(text, Source("text"), "en") for text in (DRAFT, adopted)]
    return explain(documents[0], [read(text, name, VOCABULARY) for name, text in amendments.items()], documents[1])


def swapped(*swaps: tuple[str, str]) -> str:
    text = DRAFT
    for old, new in swaps:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def changed(made: Explanation) -> list[tuple[str, str, str | None]]:
    spans = [span for row in made.comparison.rows for span in row.spans]
    return [(span.op.value, span.text.strip(), span.amendment) for span in spans if span.op is not Op.EQUAL]


def reasons(made: Explanation) -> list[str]:
    return [f"{one.amendment}: {one.reason}" for one in made.unreflected]


def test_two_amendments_side_by_side_in_one_row_are_told_apart() -> None:
    made = explained(
        swapped(("lasting peace", "just and durable harmony")),
        L6="In paragraph 1, replace “lasting” by “just and durable”.",
        L7="In paragraph 1, replace “peace” by “harmony”.",
    )
    assert changed(made) == [
        ("delete", "lasting", "L6"),
        ("insert", "just and durable", "L6"),
        ("delete", "peace", "L7"),
        ("insert", "harmony", "L7"),
    ]
    assert made.comparison.statistics.changes == 2
    assert made.comparison.statistics.unexplained == 0


def test_words_of_another_hand_between_those_of_an_amendment_stay_unexplained() -> None:
    made = explained(
        swapped(("lasting peace", "just, durable and truly comprehensive peace")),
        L6="In paragraph 1, replace “lasting” by “just, durable and comprehensive”.",
    )
    assert ("insert", "truly", None) in changed(made)
    assert made.comparison.statistics.unexplained == 1
    assert not made.unreflected


def test_an_amendment_adopted_with_an_oral_revision_is_partly_reflected() -> None:
    made = explained(
        swapped(("lasting peace", "just, durable and universal peace")),
        L6="In paragraph 1, replace “lasting” by “just, durable and comprehensive”.",
    )
    assert ("insert", "just, durable and", "L6") in changed(made)
    assert ("insert", "universal", None) in changed(made)
    assert reasons(made) == ["L6: partly reflected: the adopted text does not have “comprehensive”"]


def test_of_two_rivals_the_one_in_the_text_explains_and_the_other_is_listed_with_it() -> None:
    made = explained(
        swapped(("lasting", "durable")),
        L6="In paragraph 1, replace “lasting” by “just”.",
        L7="In paragraph 1, replace “lasting” by “durable”.",
    )
    assert {amendment for _, _, amendment in changed(made)} == {"L7"}
    assert reasons(made) == ["L6: L7, instruction 1, is reflected instead (both change the same words)"]


def test_two_amendments_with_the_same_words_explain_together() -> None:
    made = explained(
        swapped(("lasting", "durable")),
        L6="In paragraph 1, replace “lasting” by “durable”.",
        L7="In paragraph 1, replace “lasting” by “durable”.",
    )
    assert made.comparison.statistics.unexplained == 0
    assert set(made.owners.values()) == {(0, 1)}
    assert not made.unreflected


def test_a_moved_paragraph_and_the_numbers_that_follow_are_explained() -> None:
    moved = "Requests the Secretary-General to report on the implementation of the present resolution;"
    made = explained(
        swapped((f"2. {moved}\n\n", ""), ("1. Calls upon", f"1. {moved}\n\n2. Calls upon")),
        L6="Move paragraph 2 to before paragraph 1.",
    )
    assert made.comparison.statistics.unexplained == 0
    assert [row.amendment for row in made.comparison.rows if row.moved] == ["L6"]
    assert not made.unreflected


def test_a_paragraph_that_moved_by_another_hand_is_unexplained() -> None:
    moved = "Requests the Secretary-General to report on the implementation of the present resolution;"
    made = explained(
        swapped((f"2. {moved}\n\n", ""), ("1. Calls upon", f"1. {moved}\n\n2. Calls upon")),
        L6="In paragraph 1, replace “lasting” by “durable”.",
    )
    assert made.comparison.statistics.unexplained == 1
    assert reasons(made) == ["L6: the adopted text does not have “durable” there"]


def test_the_mark_at_the_end_follows_from_a_paragraph_that_comes_after() -> None:
    made = explained(
        swapped(("seized of the matter.", "seized of the matter;\n\n4. Thanks the Chair.")),
        L6="After paragraph 3, insert a new paragraph:\n\n“Thanks the Chair.”",
    )
    assert {amendment for _, _, amendment in changed(made)} == {"L6"}
    assert made.comparison.statistics.unexplained == 0


def test_a_mark_changed_by_another_hand_stays_unexplained() -> None:
    made = explained(swapped(("human rights;", "human rights.")), L6="Delete preambular paragraph 1.")
    assert made.comparison.statistics.unexplained == 1


def test_two_new_paragraphs_at_one_place_explain_in_either_order() -> None:
    new = "Noting the study,\n\nNoting the report,\n\n"
    made = explained(
        swapped(("Welcoming the efforts", f"{new}Welcoming the efforts")),
        L6="After preambular paragraph 2, insert a new paragraph:\n\n“Noting the report,”",
        L7="After preambular paragraph 2, insert a new paragraph:\n\n“Noting the study,”",
    )
    assert [amendment for _, _, amendment in changed(made)] == ["L7", "L6"]
    assert not made.unreflected


def test_of_a_compound_instruction_the_part_in_the_text_explains_and_the_other_is_listed() -> None:
    made = explained(
        swapped(("lasting peace", "durable peace")),
        L6="In paragraph 1, replace “lasting” by “durable” and insert “everywhere” after “peace”.",
    )
    assert made.comparison.statistics.unexplained == 0
    assert reasons(made) == ["L6: partly reflected: the adopted text does not have “everywhere” there"]


def test_a_short_paragraph_that_an_instruction_reworded_is_not_shown_as_replaced() -> None:
    short = "3. Decides to remain seized of the matter."
    drafts = [
        DRAFT.replace(short, f"3. Urges {words};")
        for words in (
            "quality education",
            "inclusive, equitable and quality education for all children",
        )
    ]
    draft, adopted = (structure.parse(text, Source("text"), "en") for text in drafts)
    assert "replaced" in {row.kind.value for row in compare(draft, adopted).rows}
    amendment = read(
        "In paragraph 3, replace “quality education” by “inclusive, equitable and quality education for all children”.",
        "L6",
        VOCABULARY,
    )
    made = explain(draft, [amendment], adopted)
    assert changed(made) == [
        ("insert", "inclusive, equitable and", "L6"),
        ("insert", "for all children", "L6"),
    ]
    assert made.comparison.check.passed


def test_words_struck_in_a_paragraph_that_is_gone_explain_nothing() -> None:
    made = explained(
        swapped(("Welcoming the efforts of partners to find a settlement of the disputes,\n\n", "")),
        L6="In preambular paragraph 3, delete the words “of the disputes”.",
    )
    assert {amendment for _, _, amendment in changed(made)} == {None}
    assert reasons(made) == ["L6: the adopted text does not leave out “of the disputes”"]


def test_a_new_paragraph_a_deleted_one_and_a_replaced_one() -> None:
    made = explained(
        swapped(
            ("Recalling the Charter and the duties of all Members,\n\n", ""),
            (
                "2. Requests the Secretary-General to report on the implementation of",
                "2. Decides to convene a summit;\n\n3. Asks for news of",
            ),
            ("3. Decides to remain", "4. Decides to remain"),
        ),
        L6="Delete preambular paragraph 1.",
        L7="After paragraph 1, insert a new paragraph:\n\n“Decides to convene a summit;”",
        L8="Replace paragraph 2 by the following:\n\n“Asks for news of the present resolution;”",
    )
    assert made.comparison.statistics.unexplained == 0
    assert {amendment for _, _, amendment in changed(made)} == {"L6", "L7", "L8"}


def test_what_cannot_be_executed_is_listed_with_the_reason() -> None:
    made = explained(DRAFT, L6="Delete paragraph 9.\n\nFrobnicate paragraph 1.")
    assert reasons(made)[0].startswith("L6: it cannot be executed: there is no")
    assert len(made.unreflected) == 2


def test_an_empty_adopted_text_and_no_amendments_are_no_fault() -> None:
    empty = Document(Source("empty"), ())
    draft = structure.parse(DRAFT, Source("draft"), "en")
    assert explain(draft, [], empty).comparison.statistics.unexplained == len(draft.paragraphs)
    assert explain(empty, [read("Delete paragraph 1.", "L6", VOCABULARY)], draft).unreflected
