"""Drafts are edited, the edits put into words, the words executed: the result is the edited draft, numbers included."""

import sys
from pathlib import Path

import pytest

from unga_desktop import paths
from unga_desktop.core import structure
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.document import Source
from unga_desktop.importers.amending import read_vocabulary

sys.path.insert(0, str(Path(__file__).parent))
from worded_edits import Editor

VOCABULARY = read_vocabulary(paths.resource("amending", "en.toml"))
CASES = 200


def check(seed: int) -> str:
    """What is wrong with the case of a seed, or nothing."""
    editor = Editor(seed)
    before = editor.draft.text()
    expected, document = editor.edited()
    draft = structure.parse(before, Source("draft"), "en")
    execution = execute(draft, [read(document, "amendment", VOCABULARY)])
    refused = [f"{outcome.reason} [{outcome.text}]" for outcome in execution.outcomes if outcome.reason]
    found = [(paragraph.label, paragraph.text) for paragraph in execution.amended.paragraphs]
    if refused:
        return f"refused: {refused}"
    unlike = [pair for pair in zip(found, expected.paragraphs(), strict=False) if pair[0] != pair[1]]
    return f"wrong: {unlike[:1]} {document}" if found != expected.paragraphs() else ""


@pytest.mark.parametrize("first", range(0, CASES, 50))
def test_executing_the_worded_edits_gives_the_edited_draft(first: int) -> None:
    faults = {seed: fault for seed in range(first, first + 50) if (fault := check(seed))}
    assert not faults


@pytest.mark.slow
def test_ten_thousand_cases_are_executed_and_none_is_wrong() -> None:
    faults = {seed: fault for seed in range(10_000, 20_000) if (fault := check(seed))}
    assert not faults
