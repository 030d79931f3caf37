"""Sentences of words that the reader knows, in any order: read without falling over, and nothing changes that is refused."""

from pathlib import Path
from random import Random

import pytest

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.language_choice import read_in_its_language
from unga_desktop.core.amendments.outcome import Status
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.importers.amending import read_vocabularies

VOCABULARIES = read_vocabularies(paths.resource("amending"))
SIGNS = [
    ",",
    ";",
    ":",
    ".",
    "\n",
    "\n\n",
    "-",
    "(a)",
    "(b)",
    "2 (a)",
    "PP2",
    "OP3",
    "3 bis",
    "A",
    "I",
    "1",
    "2",
    "3",
    "5",
    "12",
]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_known_words_is_executed_or_refused_with_a_reason(language: str, seed: int) -> None:
    random = Random(seed)
    text = Path(__file__).with_name(f"draft_{language}.txt").read_text(encoding="utf-8")
    draft = structure.parse(text, Source("draft"), language)
    known = [" ".join(phrase) for phrase in VOCABULARIES[language].phrases]
    quoted = [f"“{' '.join(p.text.split()[at : at + 2])}”" for p in draft.paragraphs for at in (0, 2, 4)]
    for _ in range(120):
        kinds = random.choices((known, quoted, SIGNS), (5, 2, 3), k=random.randint(1, 14))
        sentence = " ".join(random.choice(kind) for kind in kinds)
        execution = execute(draft, [read_in_its_language(sentence, "x", VOCABULARIES, language)])
        for outcome in execution.outcomes:
            assert outcome.reason or outcome.status is Status.APPLIED, sentence
            assert sentence[outcome.start : outcome.end] == outcome.text, sentence
        if not any(outcome.status is Status.APPLIED for outcome in execution.outcomes):
            assert execution.amended.paragraphs == draft.paragraphs, sentence
        for trail in execution.trails:
            assert "".join(piece.text for piece in trail.pieces) == trail.paragraph.text, sentence
