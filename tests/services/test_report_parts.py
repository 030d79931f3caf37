"""Parts of a report that not every report has: texts side by side, the clean text, the shift of votes, notes."""

import pytest
from report_samples import AFTER, BEFORE, DATE, document, report_on

from unga_desktop.core.redlines.redline import Op
from unga_desktop.core.report import Columns, Emphasis, Part, Prose, Redline, Report, Run, Table
from unga_desktop.core.report_design import PART_TITLES
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk


def full(notes: str = "") -> Report:
    desk = bundled_vote_desk()
    comparison = Comparer(bundled_library()).compare("A/ES-11/L.11", "A/RES/ES-11/8")
    roll_call, against = desk.roll_call("A/RES/ES-11/8"), desk.roll_call("A/RES/ES-11/1")
    return Reporter(desk).report(comparison, roll_call, DATE, tuple(PART_TITLES), against=against, notes=notes)


def part(report: Report, key: str) -> Part:
    return next(part for part in report.parts if part.key == key)


def table(report: Report, key: str) -> Table:
    return next(block for block in part(report, key).blocks if isinstance(block, Table))


def words(runs: tuple[Run, ...], *but: Emphasis) -> str:
    return "".join(run.text for run in runs if run.emphasis not in but)


def test_all_parts_can_be_had_in_the_order_asked_for() -> None:
    with_amendments = {"amendment-changes", "amendment-gaps"}
    assert [part.key for part in full("Seen.").parts] == [key for key in PART_TITLES if key not in with_amendments]


def test_side_by_side_gives_both_texts_whole_and_marks_what_differs() -> None:
    report = report_on_all(BEFORE, AFTER)
    found = table(report, "side-by-side")
    redline = next(block for block in part(report, "redline").blocks if isinstance(block, Redline))
    for (_, original, amended), row in zip(found.rows, redline.rows, strict=True):
        assert (
            "".join(paragraph.text for paragraph in row.original) in words(original).replace("\n", "")
            or len(row.original) > 1
        )
        unmarked = words(tuple(run for run in amended if run.language is not None), Emphasis.DELETED)
        assert all(paragraph.text in unmarked for paragraph in row.amended)
        deleted = "".join(run.text for run in original if run.emphasis is Emphasis.DELETED)
        assert deleted == "".join(span.text for span in row.spans if span.op is Op.DELETE).replace("\n", "")
    assert found.columns == ("Change", "before.txt", "after.txt")
    moved = [words(amended) for _, _, amended in found.rows if "Moved from" in words(amended)]
    assert len(moved) == 1


def report_on_all(before: str, after: str) -> Report:
    from unga_desktop.core.redlines.comparison import compare

    comparison = compare(document("before.txt", before), document("after.txt", after))
    return Reporter(bundled_vote_desk()).report(comparison, None, DATE, tuple(PART_TITLES))


def test_the_comparative_table_and_the_clean_text_have_no_marks() -> None:
    report = report_on_all(BEFORE, AFTER)
    cells = [run for row in table(report, "comparative").rows for cell in row for run in cell]
    assert {run.emphasis for run in cells} == {Emphasis.PLAIN}
    clean = next(block for block in part(report, "clean").blocks if isinstance(block, Redline))
    amended = [paragraph.text for row in clean.rows for paragraph in row.amended]
    assert [span.text for row in clean.rows for span in row.spans] == amended
    assert "4." in words(tuple(cells))


def test_the_shift_names_every_state_that_voted_otherwise() -> None:
    found = part(full(), "shift")
    desk = bundled_vote_desk()
    shift = desk.shift(desk.roll_call("A/RES/ES-11/1"), desk.roll_call("A/RES/ES-11/8"))
    columns = [block for block in found.blocks if isinstance(block, Columns)]
    assert sum(len(block.entries) for block in columns) >= shift.changed > 0
    said = next(block for block in found.blocks if isinstance(block, Prose))
    assert f"{shift.changed} States voted otherwise" in words(said.runs)
    abstaining_now = next(block for block in columns if block.heading.startswith("In favour, then abstaining"))
    assert "United States" in abstaining_now.entries


def test_notes_are_the_user_s_words_a_paragraph_a_line() -> None:
    found = part(full("First line.\n\n  Second <b>line</b>.  "), "notes")
    assert [words(block.runs) for block in found.blocks if isinstance(block, Prose)] == [
        "First line.",
        "Second <b>line</b>.",
    ]


def test_a_part_that_nothing_fills_is_left_out() -> None:
    keys = {part.key for part in report_on(BEFORE, AFTER).parts}
    assert "vote" not in keys
    assert "shift" not in keys


@pytest.mark.usefixtures("qapp")
def test_the_legend_points_to_a_list_only_where_there_is_one() -> None:
    from dataclasses import replace

    from report_reading import docx_of, docx_words, html_of, html_words, pages, pdf_of

    report = report_on(BEFORE, AFTER)
    alone = replace(report, parts=(part(report, "redline"),))
    for found, listed in ((report, True), (alone, False)):
        for words_ in ("".join(pages(pdf_of(found))), html_words(html_of(found))):
            assert ("Numbersinthemarginrefertothelistofchanges" in words_) == listed
            assert ("Numbersinthemargincountthechanges" in words_) != listed
        assert ("numbersofthelistofchanges" in docx_words(docx_of(found))) == listed
