"""What a report says: places, the summary in words, the check, and which parts there are."""

from dataclasses import replace

import pytest
from report_samples import DATE, bundled_report, document, report_on

from unga_desktop.core.redlines.comparison import Check, compare
from unga_desktop.core.redlines.place import places
from unga_desktop.core.report import Emphasis, Prose, Report, Table
from unga_desktop.core.report_design import USUAL_PARTS
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk


def prose(report: Report, key: str) -> str:
    (part,) = [part for part in report.parts if part.key == key]
    return " ".join(run.text for block in part.blocks if isinstance(block, Prose) for run in block.runs)


def test_the_bundled_report_has_all_parts_in_order() -> None:
    made_with_amendments = {"amendment-changes", "amendment-gaps"}
    expected = tuple(key for key in USUAL_PARTS if key not in made_with_amendments)
    assert tuple(part.key for part in bundled_report().parts) == expected


def test_parts_can_be_chosen_and_an_unknown_one_is_refused() -> None:
    comparison = compare(document("a", "One."), document("b", "Two."))
    reporter = Reporter(bundled_vote_desk())
    chosen = reporter.report(comparison, None, DATE, ("redline", "title", "map"))
    assert [part.key for part in chosen.parts] == ["redline", "title"]
    with pytest.raises(ValueError, match="poem"):
        reporter.report(comparison, None, DATE, ("poem",))


def test_equal_inputs_give_the_same_report() -> None:
    assert report_on("One.", "Two.") == report_on("One.", "Two.")


def test_the_summary_counts_and_places_the_changes() -> None:
    text = prose(bundled_report(), "summary")
    assert "there are four changes: two replacements of words, one insertion of words and one added paragraph" in text
    assert "preambular paragraph 1, preambular paragraph 3 and the operative paragraph" in text


def test_texts_of_one_symbol_are_told_apart_by_their_files() -> None:
    sent, back = (replace(document(f"{name}.docx", name), symbol="A/C.3/80/L.41") for name in ("sent", "back"))
    report = Reporter(bundled_vote_desk()).report(compare(sent, back), None, DATE)
    assert (report.title, report.header) == ("sent.docx compared with back.docx", "sent.docx → back.docx")
    (table,) = [block for block in report.parts[0].blocks if isinstance(block, Table)]
    cells = {tuple("".join(run.text for run in cell) for cell in row) for row in table.rows}
    assert {("Text", "A/C.3/80/L.41", "A/C.3/80/L.41"), ("File", "sent.docx", "back.docx")} <= cells
    assert prose(report, "summary").startswith("Between sent.docx and back.docx there is one change")


def test_a_failed_check_is_said_in_alarm() -> None:
    comparison = replace(compare(document("a", "One."), document("b", "Two.")), check=Check(True, False))
    report = Reporter(bundled_vote_desk()).report(comparison, None, DATE)
    runs = [run for part in report.parts for block in part.blocks if isinstance(block, Prose) for run in block.runs]
    (alarm,) = [run.text for run in runs if run.emphasis is Emphasis.ALARM]
    assert "the amended text is not rebuilt" in alarm


def test_sub_paragraphs_are_named_with_the_paragraph_they_hang_from() -> None:
    text = "The General Assembly,\n\n1. Decides:\n\n(a) To act;\n\n(b) To wait;\n\n2. Requests a report."
    assert places(document("a", text))[1:] == (
        "operative paragraph 1",
        "operative paragraph 1 (a)",
        "operative paragraph 1 (b)",
        "operative paragraph 2",
    )


def test_a_roll_call_of_totals_only_has_no_part_by_state() -> None:
    desk = bundled_vote_desk()
    roll_call = next(rc for rc in desk.roll_calls if not rc.votes and rc.published.in_favour is not None)
    comparison = compare(document("a", "One."), document("b", "Two."))
    report = Reporter(desk).report(comparison, roll_call, DATE)
    keys = {part.key for part in report.parts}
    assert "vote" in keys
    assert not {"tiles", "map", "groups", "states"} & keys
    tables = [block for part in report.parts if part.key == "vote" for block in part.blocks if isinstance(block, Table)]
    assert any(run.text == str(roll_call.published.in_favour) for row in tables[0].rows for cell in row for run in cell)
