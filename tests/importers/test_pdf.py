"""PDF: the words in order, what pages add taken out and named, what is not certain said; all else refused in plain words."""

import hashlib
import io
import sys
from pathlib import Path

import pypdf
import pytest
from pdf_file import At, assembled, paragraph, pdf_file

from unga_desktop.core.documents.document import Document, Section
from unga_desktop.core.errors import Cancelled, DocumentError
from unga_desktop.core.import_report import ImportReport
from unga_desktop.importers.pdf_files import pdf_reading
from unga_desktop.importers.registry import parse_with_report, read_with_report

RECALLING = (
    "Recalling its resolutions 79/1 of 22 September 2024 and 78/198 of 19 December 2023, and all other relevant resolutions on "
    "the outcomes of the major conferences of the United Nations,"
)
REQUESTS = (
    "1. Requests the Secretary-General to report to the General Assembly at its eighty-first session on the implementation of "
    "the present resolution and on the measures that were taken by Member States."
)


def read(*pages: list[At]) -> tuple[Document, ImportReport]:
    return parse_with_report(pdf_file(*pages), "draft.pdf")


def texts(document: Document) -> list[str]:
    return [f"{found.mark} {found.text}".strip() for found in document.paragraphs]


def resolution() -> list[At]:
    return [
        At(100, 760, "The General Assembly,"),
        *paragraph(RECALLING, 100, 742, indent=4),
        *paragraph(REQUESTS, 100, 694, indent=4),
    ]


def test_lines_become_paragraphs_again() -> None:
    document, report = read(resolution())
    assert texts(document) == ["The General Assembly,", RECALLING, REQUESTS]
    assert [found.section for found in document.paragraphs] == [Section.OPENING, Section.PREAMBULAR, Section.OPERATIVE]
    assert (report.format, report.taken, report.left, report.doubts) == ("pdf", "3 paragraphs from 1 page", (), ())
    assert document.source.sha256 == hashlib.sha256(pdf_file(resolution())).hexdigest()


def test_the_head_of_a_draft_is_read_column_by_column_and_its_symbol_first() -> None:
    head = [
        At(70, 800, "United Nations"), At(400, 800, "A/C.3/80/L.20"), At(140, 788, "General Assembly"),
        At(400, 788, "Distr.: Limited"), At(400, 776, "14 October 2025"), At(400, 752, "Original: English"),
        At(70, 730, "Eightieth session", 10), At(70, 718, "Third Committee"), At(70, 706, "Agenda item 71 (b)"),
        At(110, 680, "Rights of the child"), At(110, 660, "The General Assembly,"),
    ]  # fmt: skip
    document, report = read([*head, *paragraph(RECALLING, 100, 640)])
    assert document.symbol == "A/C.3/80/L.20"
    assert document.title == "Rights of the child"
    assert texts(document)[:9] == [
        "United Nations", "General Assembly", "Distr.: Limited", "14 October 2025", "Original: English",
        "Eightieth session", "Third Committee", "Agenda item 71 (b)", "Rights of the child",
    ]  # fmt: skip
    assert report.left == ()


def with_margins(page: int, pages: int, body: list[At]) -> list[At]:
    head = (
        [At(70, 800, "A/C.3/80/L.20"), At(350, 800, "Rights of the child")]
        if page > 1
        else [At(400, 800, "A/C.3/80/L.20")]
    )
    return [*head, *body, At(70, 40, "25-16543 (E)"), At(500, 40, f"{page}/{pages}")]


def test_running_headers_page_numbers_and_job_numbers_are_taken_out_and_named() -> None:
    document, report = read(*(with_margins(page, 3, resolution()) for page in (1, 2, 3)))
    assert texts(document) == ["The General Assembly,", RECALLING, REQUESTS] * 3
    assert document.symbol == "A/C.3/80/L.20"
    assert report.left == (
        "Header or footer, page 1: “25-16543 (E)”.",
        "Header or footer, page 1: “1/3”.",
        "Header or footer, page 2: “A/C.3/80/L.20”.",
        "Header or footer, page 2: “Rights of the child”.",
        "Header or footer, page 2: “25-16543 (E)”.",
        "Header or footer, page 2: “2/3”.",
        "Header or footer, page 3: “A/C.3/80/L.20”.",
        "Header or footer, page 3: “Rights of the child”.",
        "Header or footer, page 3: “25-16543 (E)”.",
        "Header or footer, page 3: “3/3”.",
    )


def test_a_second_page_alone_has_its_header_taken_out_too() -> None:
    document, _ = read(with_margins(1, 2, resolution()), with_margins(2, 2, resolution()))
    assert texts(document) == ["The General Assembly,", RECALLING, REQUESTS] * 2


def test_words_at_the_edge_of_a_page_that_are_no_header_stay() -> None:
    ends = [*resolution(), At(100, 620, "2. Decides to remain seized.")]
    document, report = read(ends, ends)
    assert texts(document)[3::4] == ["2. Decides to remain seized."] * 2
    assert report.left == ()


def test_preambular_paragraphs_of_one_full_line_each_stay_apart() -> None:
    lines = (
        "The General Assembly,",
        "Recalling its resolution 79/219 of 19 December 2024 on the subject,",
        "Reaffirming the purposes and principles of the Charter of the whole,",
        "Deeply concerned that the cost of transit remains as high as it was,",
        "Decides to remain seized of the matter.",
    )
    document, _ = read([At(70, 700 - 28 * number, line) for number, line in enumerate(lines)])
    assert texts(document) == list(lines)


def test_a_paragraph_goes_on_across_pages() -> None:
    lines = paragraph(REQUESTS, 100, 100, indent=4)
    moved = [At(at.x, at.y + 660, at.text) for at in lines[2:]]
    document, _ = read(with_margins(1, 2, [*resolution()[:4], *lines[:2]]), with_margins(2, 2, moved))
    assert texts(document)[-1] == REQUESTS
    document, _ = read(
        with_margins(1, 2, resolution()), with_margins(2, 2, [At(124, 760, "2. Decides to remain seized.")])
    )
    assert texts(document)[-2:] == [REQUESTS, "2. Decides to remain seized."]


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("beside", [True, False])
def test_the_line_numbers_of_a_draft_are_taken_out(step: int, beside: bool) -> None:
    body = [*resolution(), *paragraph(RECALLING, 100, 640), *paragraph(REQUESTS.replace("1.", "2."), 100, 592)]
    body += [At(at.x, at.y - 260, at.text) for at in body]
    numbers = [At(60, at.y, str(number)) for number, at in enumerate(body, 1) if number % step == 0]
    page = [*body, *numbers] if beside else sorted([*body, *numbers], key=lambda at: (-at.y, at.x))
    document, report = read(page)
    assert texts(document)[:3] == ["The General Assembly,", RECALLING, REQUESTS]
    assert not any(found.text.isdecimal() for found in document.paragraphs)
    assert report.left == (f"Line numbers: {len(numbers)}, from {step} to {numbers[-1].text}.",)


def test_the_few_line_numbers_of_a_last_page_are_known_by_those_before() -> None:
    body = [*resolution(), *paragraph(RECALLING, 100, 640)]
    numbers = [At(60 if number > 9 else 66, at.y, str(number)) for number, at in enumerate(body, 1)]
    last = paragraph(REQUESTS.replace("1.", "2."), 100, 760)
    document, report = read([*body, *numbers], [*last, At(66, last[0].y, "1"), At(66, last[1].y, "2")])
    assert texts(document)[-1] == REQUESTS.replace("1.", "2.")
    assert report.left == (f"Line numbers: {len(numbers) + 2}, from 1 to {len(numbers)}.",)


def test_the_numbers_of_paragraphs_are_no_line_numbers() -> None:
    lines = [At(100, 700 - 18 * number, f"{number}. Decides number {number};") for number in range(1, 9)]
    document, report = read([At(100, 760, "The General Assembly,"), *lines])
    assert [found.label for found in document.paragraphs[1:]] == list("12345678")
    assert report.left == ()


def test_footnotes_stand_after_the_text_with_their_numbers() -> None:
    raised = [*paragraph(RECALLING, 100, 742, indent=4)]
    raised.append(At(raised[-1].x + 6 * len(raised[-1].text), raised[-1].y + 4, "1", 6))
    notes = [At(100, 100, "1", 5), At(104, 97, "Resolution 217 A (III).", 8), At(100, 87, "__________", 8)][:2]
    first = [At(100, 760, "The General Assembly,"), *raised, *notes]
    document, report = read(first, [*paragraph(REQUESTS, 100, 760, indent=4)])
    assert texts(document) == ["The General Assembly,", f"{RECALLING}¹", REQUESTS, "¹ Resolution 217 A (III)."]
    assert document.paragraphs[-1].section is Section.FOOTNOTE
    assert report.left == ()


def hyphenated(*lines: str) -> list[At]:
    return [At(100, 760, "The General Assembly,"), *(At(100, 740 - 12 * n, line) for n, line in enumerate(lines))]


def test_a_word_broken_at_the_end_of_a_line_is_joined_where_the_text_has_it_elsewhere() -> None:
    document, report = read(
        hyphenated(
            "Recalling the long and complete implementation, and the imple-",
            "mentation of all the goals, and the goals of all the years,",
        )
    )
    assert document.paragraphs[1].text.endswith(
        "and the implementation of all the goals, and the goals of all the years,"
    )
    assert report.doubts == (
        "Joined as the text has them elsewhere, without the hyphen at the end of a line: “implementation”.",
    )


def test_a_hyphen_in_doubt_is_kept_and_named() -> None:
    document, report = read(
        hyphenated(
            "Recalling the very long and complete history, and the co-",
            "operation of all the States, and the goals of all the years,",
        )
    )
    assert "and the co-operation of all" in document.paragraphs[1].text
    assert report.doubts == ("“co-operation” is broken at the end of a line: its hyphen was kept.",)
    assert document.source.note == report.doubts[0]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (
            "Recalling the very long and complete report of the Secretary-",
            "General on all the States, and the goals of all the years,",
            "Secretary-General on",
        ),
        (
            "Recalling the very long and complete plan for the years 2024-",
            "2025 and all that is in it, and the goals of all the years,",
            "2024-2025 and",
        ),
        (
            "Recalling the very long and complete plans for the two-",
            "and three-year terms of all, and the goals of all the years,",
            "two- and three-year",
        ),
    ],
)
def test_a_hyphen_that_belongs_to_its_word_is_no_doubt(first: str, second: str, text: str) -> None:
    document, report = read(hyphenated(first, second))
    assert text in document.paragraphs[1].text
    assert report.doubts == ()


def test_centred_headings_stand_alone() -> None:
    page = [*resolution(), At(277, 640, "I"), At(220, 622, "General principles"), *paragraph(RECALLING, 100, 604)]
    document, _ = read(page)
    assert texts(document)[3:5] == ["I", "General principles"]


def test_cells_of_a_table_are_paragraphs() -> None:
    rows = [(100, "Africa", "54"), (118, "Asia", "55"), (136, "Others", "84")]
    page = [
        *resolution(),
        *(At(x, 600 - y, text) for y, left, right in rows for x, text in ((100, left), (300, right))),
    ]
    document, _ = read(page)
    assert texts(document)[3:] == ["Africa", "54", "Asia", "55", "Others", "84"]


def test_text_on_its_side_is_left_out_and_named() -> None:
    document, report = read([*resolution(), At(40, 300, "ADVANCE COPY", turned=True)])
    assert len(document.paragraphs) == 3
    assert report.left == ("Text on its side, page 1: “ADVANCE COPY”.",)


_SHOWN = [
    "The General Assembly,",
    "1. Urges all States to keep their wells and springs clean.",
    "2. Requests a report.",
]


@pytest.mark.parametrize(
    ("frame", "matrix", "first", "step"),
    [
        ("/MediaBox [100 1000 695 1842]", "", (172, 1700), (0, -30)),
        ("/MediaBox [-300 -500 295 342]", "", (-228, 200), (0, -30)),
        ("/MediaBox [0 0 2000 2000] /CropBox [1200 1100 1795 1942]", "", (1272, 1800), (0, -30)),
        ("/MediaBox [0 0 842 595] /Rotate 90", "0 1 -1 0", (142, 72), (30, 0)),
        ("/MediaBox [0 0 595 842] /Rotate 180", "-1 0 0 -1", (523, 142), (0, 30)),
        ("/MediaBox [0 0 842 595] /Rotate 270", "0 -1 1 0", (700, 523), (-30, 0)),
        ("/MediaBox [0 0 1200 900] /CropBox [300 300 1142 895] /Rotate 90", "0 1 -1 0", (442, 372), (30, 0)),
        ("", "1 0 0.333 1", (72, 700), (0, -30)),
    ],
)  # fmt: skip
def test_a_page_is_read_as_it_is_shown_wherever_its_corner_lies_however_it_is_turned(
    frame: str, matrix: str, first: tuple[int, int], step: tuple[int, int]
) -> None:
    lines = [
        At(first[0] + step[0] * place, first[1] + step[1] * place, text, matrix=matrix)
        for place, text in enumerate(_SHOWN)
    ]
    document, report = parse_with_report(pdf_file(lines, frame=frame), "draft.pdf")
    assert texts(document) == _SHOWN
    assert report.left == ()


def test_what_a_page_cuts_off_is_left_out_and_named() -> None:
    lines = [At(172, 700, _SHOWN[0]), At(172, 50, "Cut off")]
    frame = "/MediaBox [0 0 595 842] /CropBox [100 100 495 742]"
    document, report = parse_with_report(pdf_file(lines, frame=frame), "draft.pdf")
    assert texts(document) == _SHOWN[:1]
    assert report.left == ("Text outside the page, page 1: “Cut off”.",)


@pytest.mark.parametrize(
    ("matrix", "first", "step"),
    [("0 1 -1 0", (142, 72), (30, 0)), ("0 -1 1 0", (400, 770), (-30, 0)), ("-1 0 0 -1", (523, 142), (0, 30))],
)
def test_a_page_whose_text_stands_on_its_side_is_turned(
    matrix: str, first: tuple[int, int], step: tuple[int, int]
) -> None:
    lines = [
        At(first[0] + step[0] * place, first[1] + step[1] * place, text, matrix=matrix)
        for place, text in enumerate(_SHOWN)
    ]
    document, report = read([*lines, At(500, 800, "A/79/L.5")])
    assert texts(document) == _SHOWN
    assert report.left == ("Text on its side, page 1: “A/79/L.5”.",)


def test_a_stamp_on_a_page_without_text_is_left_out_and_named() -> None:
    _, report = read(resolution(), [At(40, 300, "ADVANCE COPY", turned=True)])
    assert report.left == ("Text on its side, page 2: “ADVANCE COPY”.",)


def test_text_outside_the_page_is_left_out_and_named() -> None:
    document, report = read([*resolution(), At(-900, 300, "unseen"), At(100, 2000, "above")])
    assert len(document.paragraphs) == 3
    assert report.left == ("Text outside the page, page 1: “unseen”.", "Text outside the page, page 1: “above”.")


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(DocumentError, match="the PDF holds no text: it is a scan"):
        read([])


def test_a_page_without_text_among_others_is_named() -> None:
    _, report = read(resolution(), [])
    assert report.doubts == ("No text was found on page 2: it may be a picture.",)


def test_an_encrypted_pdf_is_said_to_be_one(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf_file(resolution())))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(DocumentError, match="the PDF is protected by a password"):
        read_with_report(tmp_path / "a.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", b"%PDF-1.7\n" + bytes(100), pdf_file(resolution())[:300]])
def test_a_damaged_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match=r"no PDF document, or it is damaged|holds no text"):
        parse_with_report(content, "a.pdf")


def test_reading_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        parse_with_report(pdf_file(resolution()), "a.pdf", lambda: True)


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for the program")
def test_a_program_packed_into_one_file_reads_pdf_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "unga-desktop"
    starts = "import runpy, sys; sys.frozen = True; runpy.run_module('unga_desktop', run_name='__main__')"
    packed.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{starts}" "$@"\n', "utf-8")
    packed.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(packed))
    document, _ = parse_with_report(pdf_file(resolution()), "a.pdf")
    assert texts(document)[0] == "The General Assembly,"


def test_a_reader_that_crashes_is_told_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "crash.py"
    program.write_text("import os; os.abort()")
    monkeypatch.setattr(pdf_reading, "_PROGRAM", program)
    with pytest.raises(DocumentError, match="took more time or memory than a document needs, or failed"):
        parse_with_report(pdf_file(resolution()), "a.pdf")


def test_a_reader_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "sleep.py"
    program.write_text("import sys, time; sys.stdin.buffer.read(); time.sleep(600)")
    monkeypatch.setattr(pdf_reading, "_PROGRAM", program)
    monkeypatch.setattr(pdf_reading, "_PATIENCE", 0.1)
    with pytest.raises(DocumentError, match="took more time or memory"):
        parse_with_report(pdf_file(resolution()), "a.pdf")


def test_a_reader_that_is_slow_to_begin_gets_the_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf_file(*[resolution()] * 200)
    program = tmp_path / "late.py"
    program.write_text(
        f"import runpy, time\ntime.sleep(0.3)\nrunpy.run_path({str(pdf_reading._PROGRAM)!r}, run_name='__main__')"
    )
    monkeypatch.setattr(pdf_reading, "_PROGRAM", program)
    document, _ = parse_with_report(content, "a.pdf")
    assert len(content) > 2**16  # more than a pipe holds
    assert len(document.paragraphs) == 600


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_a_reader_that_takes_all_memory_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "greedy.py"
    program.write_text(
        f"import runpy, sys\nlimit = runpy.run_path({str(pdf_reading._PROGRAM)!r})['limit']\n"
        'limit(int(sys.argv[1]), int(sys.argv[2]))\nbytearray(1 << 30)\nprint(\'{"refused": "long"}\')'
    )
    monkeypatch.setattr(pdf_reading, "_PROGRAM", program)
    with pytest.raises(DocumentError, match="took more time or memory"):
        parse_with_report(pdf_file(resolution()), "a.pdf")


def test_comments_on_pages_and_attached_files_are_named() -> None:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.txt) 7 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>"
        b" /Contents 5 0 R /Annots [6 0 R] >>",
        b"<< /Length 44 >>\nstream\nBT /F 10 Tf 100 700 Td (The Assembly,) Tj ET  \nendstream",
        b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (why?) >>",
        b"<< /Type /Filespec /F (a.txt) /EF << /F 8 0 R >> >>",
        b"<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream",
    ]
    _, report = parse_with_report(assembled(objects), "a.pdf")
    assert report.left == ("1 comment on the pages left out.", "1 attached file left out.")


_SIGNS = dict(zip("abcdefg", "大会回顾年决定", strict=True))


@pytest.mark.parametrize(("gap", "text"), [(2.5, "大会2014年"), (8, "大会 2014 年")])
def test_a_narrow_gap_beside_chinese_is_no_space(gap: float, text: str) -> None:
    pieces = [At(100, 700, "ab"), At(112 + gap, 700, "2014"), At(136 + 2 * gap, 700, "e")]
    document, _ = parse_with_report(pdf_file(pieces, letters=_SIGNS), "draft.pdf")
    assert texts(document) == [text]


def test_a_space_that_was_typed_beside_chinese_stays() -> None:
    document, _ = parse_with_report(pdf_file([At(100, 700, "ab 2014 e")], letters=_SIGNS), "draft.pdf")
    assert texts(document) == ["大会 2014 年"]


def test_paragraphs_of_chinese_end_where_another_sign_had_room() -> None:
    full = "abcdefgabcdefgabcdefgabcdefgabcdefgabcdefgabcdefgabcdefg"
    lines = [full, "cd", full, full, "fg"]
    page = [At(100, 700 - 12 * place, line) for place, line in enumerate(lines)]
    document, _ = parse_with_report(pdf_file(page, letters=_SIGNS), "draft.pdf")
    assert [len(found.text) for found in document.paragraphs] == [58, 114]
