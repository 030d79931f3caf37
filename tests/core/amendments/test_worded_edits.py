"""Drafts are edited, the edits put into words, the words executed: the result is the edited draft, numbers included."""

import pytest
from worded_edits import Editor

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.language_choice import read_in_its_language
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.importers.amending import read_vocabularies

VOCABULARIES = read_vocabularies(paths.resource("amending"))
CASES = 150


def check(seed: int, language: str) -> str:
    """What is wrong with the case of a seed, or nothing."""
    editor = Editor(seed, language)
    before = editor.draft.text()
    expected, document = editor.edited()
    draft = structure.parse(before, Source("draft"), language)
    amendment = read_in_its_language(document, "amendment", VOCABULARIES)
    execution = execute(draft, [amendment])
    refused = [f"{outcome.reason} [{outcome.text}]" for outcome in execution.outcomes if outcome.reason]
    if refused or amendment.language != language:
        return f"refused: {refused} {amendment.language}"
    found = [(paragraph.label, paragraph.text) for paragraph in execution.amended.paragraphs]
    unlike = [pair for pair in zip(found, expected.paragraphs(), strict=False) if pair[0] != pair[1]]
    return f"wrong: {unlike[:1]} {document}" if found != expected.paragraphs() else ""


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("first", range(0, CASES, 50))
def test_executing_the_worded_edits_gives_the_edited_draft(first: int, language: str) -> None:
    faults = {seed: fault for seed in range(first, first + 50) if (fault := check(seed, language))}
    assert not faults


@pytest.mark.slow
@pytest.mark.parametrize(("language", "count"), [("en", 10_000), ("fr", 2_000), ("es", 2_000)])
def test_thousands_of_cases_are_executed_and_none_is_wrong(language: str, count: int) -> None:
    faults = {seed: fault for seed in range(10_000, 10_000 + count) if (fault := check(seed, language))}
    assert not faults
