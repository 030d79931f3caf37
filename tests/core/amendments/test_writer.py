"""Edits are written as amendments, read and executed again: the result is the edited text, to the character."""

import sys
from pathlib import Path

import pytest

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.amendments.writer import WritingError, write
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.importers.amending import read_vocabulary

sys.path.insert(0, str(Path(__file__).parent))
from random_edits import Redrafting

VOCABULARY = read_vocabulary(paths.resource("amending", "en.toml"))


def paragraphs(document: Document) -> list[tuple[str, int, str, str]]:
    return [(p.section.value, p.level, p.label, p.text) for p in document.paragraphs]


def check(seed: int) -> str:
    """What is wrong with the round trip of a seed, or nothing."""
    draft, edited = Redrafting(seed).documents()
    if paragraphs(draft) == paragraphs(edited):
        return ""
    try:
        written = write(draft, edited, VOCABULARY, "A/C.2/80/L.9", "Chad")
    except WritingError as error:
        return str(error)
    execution = execute(draft, [read(written, "A/C.2/80/L.9", VOCABULARY)])
    if not execution.complete:
        return f"refused: {[outcome.reason for outcome in execution.outcomes if outcome.reason]}"
    return "" if paragraphs(execution.amended) == paragraphs(edited) else f"wrong: {written}"


@pytest.mark.parametrize("first", range(0, 150, 50))
def test_executing_what_was_written_gives_the_edited_text(first: int) -> None:
    faults = {seed: fault for seed in range(first, first + 50) if (fault := check(seed))}
    assert not faults


@pytest.mark.slow
def test_ten_thousand_edited_drafts_come_back_exactly() -> None:
    faults = {seed: fault for seed in range(10_000, 20_000) if (fault := check(seed))}
    assert not faults


DRAFT = """A/C.2/80/L.5

The path to peace

The General Assembly,

Recalling the Charter and the principles of the Charter,

Noting with concern the report of the Secretary-General,

1. Calls upon all States to support the peace and the security of all States;

2. Requests the Secretary-General:

(a) to report on peace;

(b) to convene a meeting;

3. Decides to remain seized of the matter.
"""


def written(*swaps: tuple[str, str]) -> list[str]:
    """The instructions that are written where these words of the draft became others."""
    after = DRAFT
    for old, new in swaps:
        assert after.count(old) == 1
        after = after.replace(old, new)
    documents = [structure.parse(text, Source("draft"), "en") for text in (DRAFT, after)]
    text = write(*documents, VOCABULARY, "A/C.2/80/L.9", "Chad")
    assert text.startswith("A/C.2/80/L.9\n\nChad: amendments to draft resolution A/C.2/80/L.5\n\n")
    return text.split("\n\n", 2)[2].strip().split("\n\n")


def test_words_that_stand_twice_are_named_with_their_neighbours() -> None:
    assert written(("the security of all States", "the security of Member States")) == [
        "In operative paragraph 1, replace the words “of all” by the words “of Member”."
    ]


def test_words_that_come_in_are_inserted_after_words_that_stand_alone() -> None:
    assert written(("report of the Secretary-General", "latest report of the Secretary-General")) == [
        "In preambular paragraph 2, after the words “concern the”, insert the word “latest”."
    ]


def test_words_that_go_are_deleted() -> None:
    assert written(("Noting with concern the", "Noting the")) == [
        "In preambular paragraph 2, delete the words “with concern”."
    ]


def test_sub_paragraphs_come_and_go_one_by_one() -> None:
    assert written(("(b) to convene a meeting;", "(b) to hold talks;\n\n(c) to convene a meeting;")) == [
        "After operative paragraph 2 (a), insert a new sub-paragraph reading as follows:",
        "“(b) to hold talks;”",
    ]


def test_a_paragraph_that_moved_is_moved() -> None:
    swaps = (
        ("Recalling the Charter and the principles of the Charter,\n\n", ""),
        (
            "report of the Secretary-General,",
            "report of the Secretary-General,\n\nRecalling the Charter and the principles of the Charter,",
        ),
    )
    assert written(*swaps) in (
        ["Move preambular paragraph 1 to after preambular paragraph 2."],
        ["Move preambular paragraph 2 to before preambular paragraph 1."],
    )


def test_words_are_quoted_with_other_marks_where_theirs_would_not_close() -> None:
    assert written(("a meeting;", "a so-called” meeting;")) == [
        "In operative paragraph 2 (b), after the words “convene a”, insert the word «so-called”»."
    ]


def test_the_same_text_has_nothing_to_amend() -> None:
    document = structure.parse(DRAFT, Source("draft"), "en")
    with pytest.raises(WritingError, match="nothing to amend"):
        write(document, document, VOCABULARY)


def test_numbers_that_do_not_run_on_are_refused_and_said() -> None:
    draft = structure.parse(DRAFT, Source("draft"), "en")
    edited = structure.parse(DRAFT.replace("3. Decides", "5. Decides"), Source("draft"), "en")
    with pytest.raises(WritingError, match="numbers of the paragraphs"):
        write(draft, edited, VOCABULARY)


@pytest.mark.parametrize("number", ["", "2. "])
def test_a_paragraph_put_in_without_a_number_of_its_own_makes_the_others_follow(number: str) -> None:
    assert written(("2. Requests", f"{number}Urges all parties to talk;\n\n2. Requests")) == [
        "After operative paragraph 1, insert a new operative paragraph reading as follows:",
        "“Urges all parties to talk;”",
    ]


def test_sub_paragraphs_with_one_letter_twice_are_lettered_anew() -> None:
    assert written(("(b) to convene", "(b) to hold talks;\n\n(b) to convene"))[0] == (
        "After operative paragraph 2 (a), insert a new sub-paragraph reading as follows:"
    )


def test_a_heading_that_comes_in_cannot_be_written_and_that_is_said() -> None:
    draft = structure.parse(DRAFT, Source("draft"), "en")
    edited = structure.parse(DRAFT.replace("1. Calls", "I\n\n1. Calls"), Source("draft"), "en")
    with pytest.raises(WritingError, match="heading was added"):
        write(draft, edited, VOCABULARY)


def test_a_draft_without_a_symbol_is_amended_without_naming_it() -> None:
    draft, edited = (
        structure.parse(text.removeprefix("A/C.2/80/L.5\n\n"), Source("own.txt"), "en")
        for text in (DRAFT, DRAFT.replace("report on peace", "report on lasting peace"))
    )
    text = write(draft, edited, VOCABULARY)
    assert text.startswith("Amendments\n\nIn operative paragraph 2 (a), ")
    assert paragraphs(execute(draft, [read(text, "own", VOCABULARY)]).amended) == paragraphs(edited)
