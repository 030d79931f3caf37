"""The bundled sample: three European amendments make the adopted text, and the Russian one can be executed too."""

import json
from pathlib import Path

import pytest

from unga_desktop.cli import main
from unga_desktop.core.documents.document import Section
from unga_desktop.services.amender import Amender
from unga_desktop.services.library import bundled_library

EUROPEAN = ("A/ES-11/L.11#amendment-1", "A/ES-11/L.11#amendment-2", "A/ES-11/L.15")
RUSSIAN = "A/ES-11/L.11#amendment-4"


def test_the_three_european_amendments_make_the_adopted_text() -> None:
    library = bundled_library()
    execution = Amender(library).amend("A/ES-11/L.11", EUROPEAN)
    assert execution.complete
    assert not execution.collisions
    assert execution.amended.paragraphs == library.open("A/RES/ES-11/8").paragraphs


def test_the_russian_amendment_can_be_executed_with_them() -> None:
    execution = Amender(bundled_library()).amend("A/ES-11/L.11", (*EUROPEAN, RUSSIAN))
    assert execution.complete
    assert (
        "a swift end to the conflict including by addressing its root causes and"
        in execution.amended.paragraphs[-1].text
    )


def test_every_piece_of_the_result_knows_where_it_came_from() -> None:
    execution = Amender(bundled_library()).amend("A/ES-11/L.11", EUROPEAN)
    for trail in execution.trails:
        assert "".join(piece.text for piece in trail.pieces) == trail.paragraph.text
    operative = next(trail for trail in execution.trails if trail.paragraph.section is Section.OPERATIVE)
    brought = [
        (piece.text.strip(), execution.outcomes[piece.owner].amendment)
        for piece in operative.pieces
        if piece.owner is not None
    ]
    assert brought[0] == ("just, lasting and comprehensive peace", "A/ES-11/L.15")
    assert brought[1][0].startswith("in line with the Charter")


def test_an_amendment_to_another_document_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    amendment = tmp_path / "l99.txt"
    amendment.write_text("Chad: amendment to draft resolution A/ES-11/L.10\n\nDelete paragraph 1.\n", encoding="utf-8")
    assert main(["amend", "A/ES-11/L.11", str(amendment), "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    [entry] = answer["instructions"]
    assert entry["status"] == "refused"
    assert "A/ES-11/L.10" in entry["reason"]
    assert entry["position"] == {"start": 50, "end": 69}
    assert answer["result"][-1]["text"].startswith("Implores")


def test_the_command_writes_the_whole_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["amend", "A/ES-11/L.11", *EUROPEAN, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["format"] == "unga-amend/1"
    assert list(answer) == ["format", "draft", "instructions", "collisions", "result"]
    assert [entry["operation"] for entry in answer["instructions"]] == [
        "replace-words",
        "insert-paragraph",
        "replace-words",
        "insert-words",
    ]
    assert answer["instructions"][3]["number"] == 2
    assert answer["instructions"][2]["target"] == "operative paragraph 1"


def test_the_text_says_what_became_of_each_instruction(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    amendment = tmp_path / "own.txt"
    amendment.write_text("1. Delete paragraph 1 bis.\n\n2. In the title, replace “path” by “road”.\n", encoding="utf-8")
    assert main(["amend", "A/ES-11/L.11", str(amendment)]) == 1
    shown = capsys.readouterr().out
    assert "1. refused: own.txt, instruction 1, delete-paragraph" in shown
    assert "1 of 2 instructions executed." in shown
    assert "The road to peace" in shown


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Once upon a time there was a king.\n\nHe had three sons.\n\nThey all left.\n", "no instruction was found"),
        ("Delete “conflict.\n\nIn the title, replace “path” by “road”.\n", "quotation mark"),
    ],
)
def test_what_is_no_amendment_is_quoted_and_refused(tmp_path: Path, text: str, reason: str) -> None:
    amendment = tmp_path / "odd.txt"
    amendment.write_text(text, encoding="utf-8")
    execution = Amender(bundled_library()).amend("A/ES-11/L.11", [amendment])
    assert reason in execution.outcomes[0].reason
    assert execution.outcomes[0].text in text
    assert not execution.complete
