"""Amendment documents as files: Word files with automatic numbers, text files, and what is neither."""

from pathlib import Path

import pytest
from word_file import in_list, level, numbered, paragraph, word_file

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.language_choice import read_in_its_language
from unga_desktop.core.amendments.outcome import Execution
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.errors import DocumentError
from unga_desktop.importers.amending import read_vocabularies
from unga_desktop.importers.amendment_text import read_amendment_text

DRAFT = structure.parse(
    "A title\n\nThe General Assembly,\n\nNoting the report,\n\n1. Decides to set up a panel of ten members;\n\n"
    "2. Requests a report;\n\n"
    "3. Invites States to pay;\n\n4. Decides to meet again.",
    Source("draft"),
    "en",
)
NUMBERING = numbered(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"))


def run(path: Path) -> Execution:
    text, source = read_amendment_text(path)
    return execute(DRAFT, [read_in_its_language(text, source.name, read_vocabularies(paths.resource("amending")))])


def texts(execution: Execution) -> list[str]:
    return [f"{p.label} {p.text}".strip() for p in execution.amended.paragraphs[2:]]


def test_automatic_numbers_of_instructions_and_of_new_paragraphs_are_read(tmp_path: Path) -> None:
    body = "".join(
        [
            paragraph("Chile: amendment to draft resolution A/C.1/80/L.5"),
            paragraph("In operative paragraph 1, replace “ten” by “twelve”", in_list(1)),
            paragraph("After operative paragraph 2, insert a new operative paragraph, reading:", in_list(1)),
            paragraph("“Welcomes the gifts of:"),
            paragraph("“(a) Ghana;"),
            paragraph("“(b) Peru;”"),
            paragraph("In operative paragraph 3:", in_list(1)),
            paragraph("Replace “States” by “all States”;", in_list(1, 1)),
            paragraph("At the end, add “each year”.", in_list(1, 1)),
        ]
    )
    file = tmp_path / "amendment.docx"
    file.write_bytes(word_file(body, numbering=NUMBERING))
    execution = run(file)
    assert execution.complete, [outcome.reason for outcome in execution.outcomes]
    assert texts(execution) == [
        "Noting the report,",
        "1 Decides to set up a panel of twelve members;",
        "2 Requests a report;",
        "3 Welcomes the gifts of:",
        "(a) Ghana;",
        "(b) Peru;",
        "4 Invites all States to pay each year;",
        "5 Decides to meet again.",
    ]


def test_each_paragraph_of_a_word_file_is_one_instruction_even_without_full_stops(tmp_path: Path) -> None:
    file = tmp_path / "amendment.docx"
    file.write_bytes(word_file(paragraph("OP2: delete") + paragraph("OP3: delete")))
    execution = run(file)
    assert execution.complete
    assert len(execution.outcomes) == 2
    assert texts(execution)[1:] == ["1 Decides to set up a panel of ten members;", "2 Decides to meet again."]


def test_lines_of_a_text_file_without_full_stops_are_instructions_each(tmp_path: Path) -> None:
    file = tmp_path / "amendment.txt"
    file.write_text("OP2: delete\nOP3: delete\nPP1: delete\n", encoding="utf-8")
    execution = run(file)
    assert execution.complete, [outcome.reason for outcome in execution.outcomes]
    assert len(execution.outcomes) == 3


def test_a_french_word_file_is_recognised(tmp_path: Path) -> None:
    file = tmp_path / "amendement.docx"
    file.write_bytes(word_file(paragraph("Supprimer le paragraphe 3.", in_list(1)), numbering=NUMBERING))
    assert run(file).complete


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\x00\x01\x02\x03" * 100, b"PK\x03\x04 no archive"])
def test_a_file_without_text_or_of_another_kind_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "amendment.txt"
    file.write_bytes(content)
    with pytest.raises(DocumentError) as refused:
        read_amendment_text(file)
    assert refused.value.what
