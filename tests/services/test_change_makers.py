"""Who made each change, as tags: the amendments of an explanation, the versions of a text, and what nothing explains."""

from report_samples import DATE, document, explained_report, part_of, versions_report

from unga_desktop.core.documents.document import Source
from unga_desktop.core.documents.structure import parse
from unga_desktop.core.redlines.change import ChangeKind, changes
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.report import Emphasis, Prose, Redline, Report, Run, Table
from unga_desktop.core.report_design import PART_TITLES
from unga_desktop.core.versions.version_redline import version_redline
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.services.change_makers import VersionMakers
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.version_parts import VersionParts
from unga_desktop.services.vote_desk import bundled_vote_desk


def words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def table(report: Report, key: str) -> Table:
    return next(block for block in part_of(report, key).blocks if isinstance(block, Table))


def redline(report: Report) -> Redline:
    return next(block for block in part_of(report, "redline").blocks if isinstance(block, Redline))


def said(report: Report, key: str) -> str:
    return " ".join(words(block.runs) for block in part_of(report, key).blocks if isinstance(block, Prose))


def test_the_list_of_changes_says_which_amendment_made_each() -> None:
    found = table(explained_report(), "changes")
    assert found.columns[-1] == "Made by"
    assert [words(row[-1]).split("\n")[0] for row in found.rows] == ["E1", "?  not explained", "E2", "E2"]
    assert "A/ES-11/L.15" in words(found.rows[2][-1])
    assert found.rows[1][-1][0].emphasis is Emphasis.ALARM


def test_each_change_of_the_redline_has_its_tag_where_it_begins() -> None:
    report = explained_report()
    tagged = {
        row.spans[tag.first].text.strip()[:12]: tag.text
        for row, tags in zip(redline(report).rows, redline(report).tags, strict=True)
        for tag in tags
    }
    assert tagged == {"Russian Fede": "E1", "Reaffirming ": "?", "lasting": "E2", "in line with": "E2"}


def test_the_legend_names_the_amendments_whose_tags_are_shown_and_what_a_question_mark_means() -> None:
    text = said(explained_report(), "redline")
    assert "E1 A/ES-11/L.11, amendment 1, France and European States; adopted" in text
    assert "E2 A/ES-11/L.15" in text
    assert "? explained by none of those given" in text


def test_without_amendments_nothing_is_tagged() -> None:
    comparison = compare(document("a", "One."), document("b", "Two."))
    report = Reporter(bundled_vote_desk()).report(comparison, None, DATE, tuple(PART_TITLES))
    assert redline(report).tags == ()
    assert table(report, "changes").columns == ("No.", "Place and kind", "Before", "After")
    assert "Tags" not in said(report, "redline")


def test_the_texts_side_by_side_have_the_tags_below_the_numbers_of_their_changes() -> None:
    first = [words(row[0]) for row in table(explained_report(), "side-by-side").rows]
    assert [cell for cell in first if cell] == ["1\nE1", "2\n?", "3–4\nE2"]


def test_look_alike_letters_are_named_beside_each_other_too() -> None:
    comparison = compare(document("a", "The cop came."), document("b", "The \u0441\u043e\u0440 came."))
    report = Reporter(bundled_vote_desk()).report(comparison, None, DATE, tuple(PART_TITLES))
    (row,) = table(report, "side-by-side").rows
    (changed,) = [run for run in row[2] if run.emphasis is Emphasis.INSERTED]
    assert changed.against == "cop"


def test_each_word_of_several_versions_names_the_version_that_brought_or_took_it() -> None:
    report = versions_report()
    found = redline(report)
    texts = {
        row.spans[tag.first].text.strip(): tag.text
        for row, tags in zip(found.rows, found.tags, strict=True)
        for tag in tags
    }
    assert texts["Urges"] == "Rev.2"
    assert texts["Member"] == "Rev.1"
    assert texts["Notes the costs;"] == "Rev.1→Rev.2"
    captions = {tag.text: tag.caption for tags in found.tags for tag in tags}
    assert captions["Rev.1→Rev.2"].startswith("Came with version Rev.1 (A/C.2/80/L.5/Rev.1), went with version Rev.2")


def test_the_comparative_table_has_a_column_for_each_version_with_its_whole_text() -> None:
    found = table(versions_report(), "comparative")
    assert found.columns == (
        "Row",
        "V0  A/C.2/80/L.5",
        "Rev.1  A/C.2/80/L.5/Rev.1",
        "Rev.2  A/C.2/80/L.5/Rev.2",
        "V3  A/RES/80/5",
    )
    assert any(words(row[2]) == "2. Notes the costs;" and not row[1] and not row[3] for row in found.rows)
    second = [run.text for row in found.rows for run in row[2] if run.language]
    assert "Urges all Member States to act;" in second


def test_the_sources_have_the_hash_of_every_version() -> None:
    report = versions_report()
    assert [source.name for source in report.sources] == [
        "A/C.2/80/L.5",
        "A/C.2/80/L.5/Rev.1",
        "A/C.2/80/L.5/Rev.2",
        "A/RES/80/5",
    ]
    assert sum("ab" * 32 in str(block) for block in part_of(report, "sources").blocks) == 4
    assert "verified" in said(report, "summary")


def test_the_summary_says_what_each_version_did() -> None:
    text = said(versions_report(), "summary")
    assert "Four versions of one text" in text
    assert "A/C.2/80/L.5/Rev.1 inserted four words and deleted none." in text


def test_rows_say_what_came_moved_and_went() -> None:
    notes = [" ".join(said) for said in redline(versions_report()).notes if said]
    assert "New in Rev.1 No longer here in Rev.2" in notes
    assert "Moved by Rev.2 No longer here in V3" in notes
    assert not any("New paragraph" in note for note in notes)


def test_a_moved_paragraph_is_marked_once_under_the_version_that_moved_it() -> None:
    report = (
        "Requests the Secretary-General to report to it on the state of the ports and of the roads at its next session"
    )
    seized = "Decides to remain seized of the matter and of all that concerns the ports and the roads of the region"
    head = "The General Assembly,\n\n1. Urges peace among all;\n\n"
    texts = (f"2. {report};\n\n3. {seized}.", f"2. {seized};\n\n3. {report.replace('next', 'last')}.")
    versions = (*texts, texts[1].replace("ports and the roads", "ports"))
    names = ("A/C.2/80/L.5", "A/C.2/80/L.5/Rev.1", "A/C.2/80/L.5/Rev.2")
    chain = trace([parse(head + text, Source(name)) for name, text in zip(names, versions, strict=True)])
    made = version_redline(chain)
    (number,) = (number for number, row in enumerate(made.rows) if row.moved)
    found = changes(made)
    (moved,) = (change for change in found if change.kind is ChangeKind.PARAGRAPH_MOVED)
    tags = VersionMakers(chain).tags(moved)
    assert [tag.caption for tag in tags] == ["Moved by version Rev.1 (A/C.2/80/L.5/Rev.1)"]
    parts = VersionParts(chain, made, found).parts("Report")
    (text,) = (block for part in parts if part.key == "redline" for block in part.blocks if isinstance(block, Redline))
    before, after = made.rows[number].original[0].label, made.rows[number].amended[0].label
    assert [note for note in text.notes[number] if "Moved" in note] == [
        f"Moved from operative paragraph {before} to operative paragraph {after}, by Rev.1"
    ]
    assert "Rev.1" in [tag.text for tag in text.tags[number]]


def test_more_versions_than_fit_beside_each_other_stand_in_several_tables() -> None:
    report = versions_report(7)
    tables = [block for block in part_of(report, "comparative").blocks if isinstance(block, Table)]
    assert [len(found.columns) - 1 for found in tables] == [4, 3]
    assert len({len(found.rows) for found in tables}) == 1


def test_versions_that_are_the_same_are_said_to_be() -> None:
    assert "same, character for character" in said(versions_report(3, same=True), "summary")
