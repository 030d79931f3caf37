"""Every wording of the tables, executed on a draft and compared with what a person expects of it."""

from functools import cache
from pathlib import Path

import pytest
import wording_table
from wording_table import Case

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.language_choice import read_in_its_language
from unga_desktop.core.amendments.outcome import Status
from unga_desktop.core.amendments.vocabulary import Vocabulary
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.importers.amending import read_vocabularies

TABLES = {
    "instruction_table.txt": ("draft_en.txt", "en"),
    "forms_table.txt": ("draft_forms.txt", "en"),
    "sections_table.txt": ("draft_sections.txt", "en"),
    "fr_table.txt": ("draft_fr.txt", "fr"),
    "es_table.txt": ("draft_es.txt", "es"),
}
CASES = [(table, case) for table in TABLES for case in wording_table.cases(table)]


@cache
def vocabularies() -> dict[str, Vocabulary]:
    return read_vocabularies(paths.resource("amending"))


@cache
def draft(name: str, language: str) -> Document:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return structure.parse(text, Source("draft"), language)


@pytest.mark.parametrize(("table", "case"), CASES, ids=lambda value: getattr(value, "instruction", "")[:70])
def test_an_instruction_does_what_a_person_expects_of_it(table: str, case: Case) -> None:
    name, language = TABLES[table]
    amendment = read_in_its_language(case.instruction, "amendment", vocabularies())
    assert amendment.language == language
    execution = execute(draft(name, language), [amendment])
    reasons = [outcome.reason for outcome in execution.outcomes]
    wanted = wording_table.expected(case, draft(name, language))
    assert [paragraph.text for paragraph in execution.amended.paragraphs] == wanted, reasons
    if case.refusal is None:
        assert execution.complete, reasons
    else:
        assert any(outcome.status is Status.REFUSED for outcome in execution.outcomes)
        assert any(case.refusal in reason for reason in reasons), reasons


def test_the_tables_are_large_enough() -> None:
    counts = {table: len(wording_table.cases(table)) for table in TABLES}
    assert counts["instruction_table.txt"] >= 600
    assert counts["forms_table.txt"] >= 64
    assert counts["fr_table.txt"] >= 60
    assert counts["es_table.txt"] >= 60
