"""Word documents with tracked changes: one file, two texts, and who made which change."""

from pathlib import Path

import pytest
from word_file import in_list, level, numbered, paragraph, run, word_file

from unga_desktop.core.documents.document import Document
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.redline import Op
from unga_desktop.importers.word_files.docx import parse_tracked
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library

WHO = 'w:id="1" w:author="A. Delegate" w:date="2026-03-02T10:00:00Z"'
OPENING = paragraph("The General Assembly,")


def inserted(text: str, who: str = WHO) -> str:
    return f"<w:ins {who}>{run(text)}</w:ins>"


def deleted(text: str, who: str = WHO) -> str:
    return f'<w:del {who}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def marked(kind: str, inside: str, more: str = "") -> str:
    """A paragraph whose mark is tracked."""
    return f"<w:p><w:pPr>{more}<w:rPr><w:{kind} {WHO}/></w:rPr></w:pPr>{inside}</w:p>"


def texts(document: Document) -> list[str]:
    return [f"{found.label} {found.text}".strip() for found in document.paragraphs]


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    rejected, accepted = parse_tracked(word_file(body, **parts), "draft.docx")
    return texts(rejected.document), texts(accepted.document)


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        (f"<w:p>{run('Decides ')}{inserted('not ')}{run('to act')}</w:p>", ["Decides to act"], ["Decides not to act"]),
        (f"<w:p>{run('Decides ')}{deleted('not ')}{run('to act')}</w:p>", ["Decides not to act"], ["Decides to act"]),
        (
            f"<w:p>{run('Urges ')}{deleted('all')}{inserted('some')}{run(' States')}</w:p>",
            ["Urges all States"],
            ["Urges some States"],
        ),
        (
            f"<w:p>{run('One ')}<w:moveFrom {WHO}>{run('two ')}</w:moveFrom>{run('three ')}"
            f"<w:moveTo {WHO}>{run('two')}</w:moveTo></w:p>",
            ["One two three "],
            ["One three two"],
        ),
        (
            # Inserted by one, deleted by another: in neither text.
            f"<w:p>{run('Urges')}<w:ins {WHO}>{deleted(' all')}</w:ins></w:p>",
            ["Urges"],
            ["Urges"],
        ),
        (
            paragraph("One,") + marked("ins", inserted("Two,")) + paragraph("Three."),
            ["One,", "Three."],
            ["One,", "Two,", "Three."],
        ),
        (
            paragraph("One,") + marked("del", deleted("Two,")) + paragraph("Three."),
            ["One,", "Two,", "Three."],
            ["One,", "Three."],
        ),
        (
            # A paragraph divided in two: only its mark is new.
            marked("ins", run("Urges peace;")) + paragraph(" demands it."),
            ["Urges peace; demands it."],
            ["Urges peace;", "demands it."],
        ),
        (
            marked("del", run("Urges peace;")) + paragraph(" demands it."),
            ["Urges peace;", "demands it."],
            ["Urges peace; demands it."],
        ),
        (
            f"<w:tbl><w:tr>{'<w:tc>' + paragraph('Kept') + '</w:tc>'}</w:tr><w:tr><w:trPr><w:ins {WHO}/></w:trPr>"
            f"<w:tc>{marked('ins', inserted('New'))}</w:tc></w:tr></w:tbl>",
            ["Kept"],
            ["Kept", "New"],
        ),
        (
            f"<w:p><w:r><w:rPr><w:vanish/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>Hidden now</w:t></w:r></w:p>"
            + paragraph("Kept."),
            ["Hidden now", "Kept."],
            ["Kept."],
        ),
    ],
    ids=[
        *("insertion", "deletion", "replacement", "move", "inserted then deleted", "paragraph inserted", "paragraph deleted"),
        *("divided", "joined", "row inserted", "hidden"),
    ],
)  # fmt: skip
def test_a_file_gives_both_of_its_texts(body: str, before: list[str], after: list[str]) -> None:
    head = ["The General Assembly,"]
    assert both(OPENING + body) == ([*head, *(text.strip() for text in before)], [*head, *after])


def cells(*insides: str) -> str:
    """A table of one row."""
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{inside}</w:tc>' for inside in insides)}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    "body",
    [
        cells(marked("del", run("One")), paragraph("Two")) + paragraph("Three"),
        marked("del", run("One")) + cells(paragraph("Two"), paragraph("Three")),
        cells(paragraph("One"), marked("del", run("Two"))) + paragraph("Three"),
        cells("<w:sdt><w:sdtContent>" + marked("del", run("One")) + "</w:sdtContent></w:sdt>", paragraph("Two"))
        + paragraph("Three"),
        cells(cells(marked("del", run("One"))) + paragraph("Two")) + paragraph("Three"),
    ],
)
def test_the_end_of_a_cell_stays_although_the_mark_of_its_last_paragraph_goes(body: str) -> None:
    texts = ["The General Assembly,", "One", "Two", "Three"]
    assert both(OPENING + body) == (texts, texts)
    new = body.replace(f"<w:del {WHO}/>", f"<w:ins {WHO}/>")
    assert both(OPENING + new) == (texts, texts)


def test_paragraphs_of_one_cell_are_joined() -> None:
    body = cells(marked("del", run("One ")) + paragraph("two"), paragraph("Three"))
    assert both(OPENING + body)[1] == ["The General Assembly,", "One two", "Three"]


def test_automatic_numbers_count_what_stands_on_their_side() -> None:
    numbering = numbered(level(0, "decimal", "%1."))
    body = (
        OPENING
        + paragraph("Decides;", in_list(1))
        + marked("ins", inserted("Urges;"), in_list(1))
        + paragraph("Requests.", in_list(1))
    )
    assert both(body, numbering=numbering) == (
        ["The General Assembly,", "1 Decides;", "2 Requests."],
        ["The General Assembly,", "1 Decides;", "2 Urges;", "3 Requests."],
    )


def test_a_number_that_was_taken_away_by_a_change_of_format_is_a_change_too() -> None:
    numbering = numbered(level(0, "decimal", "%1."))
    changed = f"<w:pPrChange {WHO}><w:pPr>{in_list(1)}</w:pPr></w:pPrChange>"
    body = OPENING + paragraph("Decides;", in_list(1)) + paragraph("Requests.", changed)
    before, after = both(body, numbering=numbering)
    assert (before[-1], after[-1]) == ("2 Requests.", "Requests.")


def test_a_note_whose_reference_was_deleted_stands_in_the_text_before_alone() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{paragraph("See above.")}</w:footnote>'
    body = OPENING + f"<w:p>{run('Urges peace')}<w:del {WHO}>{reference}</w:del>{run('.')}</w:p>"
    before, after = both(body, footnotes=notes)
    assert before[1:] == ["Urges peace¹.", "¹ See above."]
    assert after[1:] == ["Urges peace."]


def compared(tmp_path: Path, body: str, **parts: str) -> Comparison:
    path = tmp_path / "draft.docx"
    path.write_bytes(word_file(body, **parts))
    return Comparer(bundled_library()).compare_tracked(path)


def signed(comparison: Comparison) -> list[tuple[str, str, str | None]]:
    return [
        (span.op.value, span.text, span.author)
        for row in comparison.rows
        for span in row.spans
        if span.op is not Op.EQUAL
    ]


def test_each_change_bears_its_author_and_date(tmp_path: Path) -> None:
    other = 'w:id="2" w:author="B. Delegate" w:date="2026-03-03T10:00:00Z"'
    start = run("1. Urges ") + deleted("all") + inserted("some", other) + run(" States to act ")
    end = inserted("swiftly", other) + inserted(" and well") + run(".")
    body = f"<w:p>{start}{end}</w:p>"
    comparison = compared(tmp_path, OPENING + body)
    assert signed(comparison) == [
        ("delete", "all", "A. Delegate"),
        ("insert", "some", "B. Delegate"),
        ("insert", "swiftly ", "B. Delegate"),
        ("insert", "and well", "A. Delegate"),
    ]
    assert {span.date for row in comparison.rows for span in row.spans if span.author == "B. Delegate"} == {
        "2026-03-03T10:00:00Z"
    }
    assert comparison.check.passed


def test_authors_stay_right_beside_automatic_numbers_symbols_and_line_breaks(tmp_path: Path) -> None:
    numbering = numbered(level(0, "decimal", "%1."))
    body = (
        paragraph("A/C.2/80/L.5") + OPENING
        + f"<w:p><w:pPr>{in_list(1)}</w:pPr>{run('Urges all')}<w:r><w:br/></w:r>{run('States')}{inserted(' now')}{run(';')}</w:p>"
        + marked("ins", inserted("Demands peace."), in_list(1))
    )  # fmt: skip
    comparison = compared(tmp_path, body, numbering=numbering)
    assert signed(comparison) == [("insert", " now", "A. Delegate"), ("insert", "Demands peace.", "A. Delegate")]


def test_what_came_back_is_checked_for_changes_that_were_not_tracked(tmp_path: Path) -> None:
    base, received = tmp_path / "sent.docx", tmp_path / "received.docx"
    base.write_bytes(word_file(OPENING + paragraph("1. Urges all States to act.")))
    received.write_bytes(
        word_file(OPENING + f"<w:p>{run('1. Urges States to act')}{inserted(' at once')}{run('.')}</w:p>")
    )
    comparison = Comparer(bundled_library()).compare_untracked(base, received)
    assert signed(comparison) == [("delete", "all ", None)]


def test_a_file_without_tracked_changes_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"the document has no tracked changes"):
        compared(tmp_path, OPENING)


def test_a_text_file_cannot_have_tracked_changes(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("The General Assembly,", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"only a Word document"):
        Comparer(bundled_library()).compare_tracked(path)


def test_merged_cells_are_refused() -> None:
    body = f'<w:tbl><w:tr><w:tc><w:tcPr><w:cellMerge {WHO} w:vMerge="cont"/></w:tcPr>{paragraph("x")}</w:tc></w:tr></w:tbl>'
    with pytest.raises(DocumentError, match="merge cells"):
        parse_tracked(word_file(OPENING + body), "draft.docx")
