"""Amendments to an amendment: executed on its words first, refused where that amendment is not given."""

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.outcome import Execution, Status
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.importers.amending import read_vocabulary

VOCABULARY = read_vocabulary(paths.resource("amending", "en.toml"))
DRAFT = structure.parse(
    "A/C.1/80/L.5\n\nA panel\n\nThe General Assembly,\n\nNoting the report,\n\n1. Decides to set up a panel of ten members;\n\n"
    "2. Requests a report;\n\n3. Decides to meet again.",
    Source("draft"),
    "en",
)
HOST = (
    "Liberia: amendment to draft resolution A/C.1/80/L.5\n\n"
    "1. In paragraph 1, replace “ten members” by “fifteen members”.\n\n2. Delete paragraph 2.\n"
)


def run(*documents: tuple[str, str]) -> Execution:
    return execute(DRAFT, [read(text, name, VOCABULARY) for name, text in documents])


def texts(execution: Execution) -> list[str]:
    return [f"{p.label} {p.text}".strip() for p in execution.amended.paragraphs[3:]]


def test_the_head_of_a_document_names_the_amendment_that_it_amends() -> None:
    sub = "Chile: amendment to the amendment contained in document A/C.1/80/L.9\n\nReplace “fifteen” by “twenty-five”."
    execution = run(("A/C.1/80/L.9", HOST), ("A/C.1/80/L.10", sub))
    assert execution.complete
    assert texts(execution) == ["1 Decides to set up a panel of twenty-five members;", "2 Decides to meet again."]
    assert [outcome.amendment for outcome in execution.outcomes] == ["A/C.1/80/L.9"] * 2 + ["A/C.1/80/L.10"]


def test_the_amended_amendment_may_come_last() -> None:
    sub = "Chile: sub-amendment to A/C.1/80/L.9\n\nIn paragraph 1 of the amendment, replace “fifteen” by “twenty”."
    execution = run(("A/C.1/80/L.10", sub), ("A/C.1/80/L.9", HOST))
    assert texts(execution)[0] == "1 Decides to set up a panel of twenty members;"


def test_an_amendment_is_known_by_who_proposed_it() -> None:
    for called in (
        "REPLACING WORD “fifteen” WITH “twenty-five”, IN THE LIBERIAN AMENDMENT",
        "In the amendment of Liberia, replace “fifteen” by “twenty-five”.",
        "In the amendment proposed by Liberia, replace the word “fifteen” by the word “twenty-five”.",
    ):
        execution = run(("A/C.1/80/L.9", HOST), ("oral.txt", called))
        assert execution.complete, [outcome.reason for outcome in execution.outcomes]
        assert texts(execution)[0] == "1 Decides to set up a panel of twenty-five members;"


def test_an_instruction_of_an_amendment_can_be_deleted() -> None:
    execution = run(("A/C.1/80/L.9", HOST), ("oral.txt", "In the Liberian amendment, delete paragraph 2."))
    assert execution.complete
    assert texts(execution)[1] == "2 Requests a report;"


def test_words_that_the_amendment_does_not_have_are_refused_and_the_amendment_is_executed_as_it_is() -> None:
    execution = run(("A/C.1/80/L.9", HOST), ("oral.txt", "In the Liberian amendment, replace “sixteen” by “twenty”."))
    assert [outcome.status for outcome in execution.outcomes] == [Status.APPLIED, Status.APPLIED, Status.REFUSED]
    assert "does not occur" in execution.outcomes[2].reason
    assert texts(execution)[0] == "1 Decides to set up a panel of fifteen members;"


def test_an_amendment_that_is_not_given_cannot_be_amended() -> None:
    for text in (
        "In the amendment of Chile, replace “ten” by “twenty”.",
        "In the Chilean amendment, delete paragraph 1.",
    ):
        execution = run(("A/C.1/80/L.9", HOST), ("oral.txt", text))
        assert execution.outcomes[2].status is Status.REFUSED
        assert "not among those given" in execution.outcomes[2].reason
        assert texts(execution)[0] == "1 Decides to set up a panel of fifteen members;"


def test_an_instruction_for_another_document_is_refused_by_its_symbol() -> None:
    execution = run(("oral.txt", "In draft resolution A/C.1/80/L.6, delete paragraph 2."))
    assert execution.outcomes[0].reason == "this amends A/C.1/80/L.6, not A/C.1/80/L.5"
