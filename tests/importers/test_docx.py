"""Word documents: every word that the printed page shows, its numbers included; everything else refused in plain words."""

import contextlib
import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_file import STRICT, W, in_list, level, numbered, paragraph, run, word_file

from unga_desktop.core.documents.document import Document, Section
from unga_desktop.core.errors import DocumentError
from unga_desktop.importers import packed_file
from unga_desktop.importers.word_files.docx import parse_docx, parse_docx_with_report, read_docx

OPENING = paragraph("The General Assembly,")


def texts(document: Document) -> list[str]:
    return [f"{found.label} {found.text}".strip() for found in document.paragraphs]


def read(body: str, **parts: str) -> list[str]:
    return texts(parse_docx(word_file(body, **parts), "draft.docx"))


def test_paragraphs_of_a_resolution_are_read_in_order() -> None:
    content = word_file(
        paragraph("A/C.2/80/L.5") + paragraph("Water for all") + OPENING
        + paragraph("\tRecalling its resolution 64/292,") + paragraph("") + paragraph("1.\tCalls for clean wells;")
    )  # fmt: skip
    document = parse_docx(content, "draft.docx")
    assert document.symbol == "A/C.2/80/L.5"
    assert document.title == "Water for all"
    assert document.source.name == "draft.docx"
    assert document.source.sha256 == hashlib.sha256(content).hexdigest()
    assert texts(document)[1:] == [
        "The General Assembly,",
        "Recalling its resolution 64/292,",
        "1 Calls for clean wells;",
    ]


def test_the_same_words_in_word_and_as_text_are_the_same_paragraphs() -> None:
    from unga_desktop.importers.text import parse_text

    lines = ["Water for all", "The General Assembly,", "Recalling its resolution 64/292,", "1. Calls for clean wells."]
    word = parse_docx(word_file("".join(paragraph(line) for line in lines)), "a.docx")
    plain = parse_text("\n\n".join(lines).encode(), "a.txt")
    assert word.paragraphs == plain.paragraphs


@pytest.mark.parametrize(
    ("runs", "read_as"),
    [
        ("<w:r><w:t>of the </w:t></w:r><w:r><w:t>Council</w:t></w:r>", "of theCouncil"),
        ('<w:r><w:t xml:space="preserve">of the </w:t></w:r><w:r><w:t>Council</w:t></w:r>', "of the Council"),
        ("<w:r><w:t>of the&#32;</w:t></w:r><w:r><w:t>Council</w:t></w:r>", "of theCouncil"),
        ("<w:r><w:t>&#x9;of the</w:t></w:r><w:r><w:t> Council</w:t></w:r>", "of theCouncil"),
        ("<w:r><w:t>R&amp;D;</w:t></w:r><w:r><w:t>&lt;w:t></w:t></w:r>", "R&D;<w:t>"),
        ("<w:r>astray<w:t>of the</w:t>astray</w:r>\n  <w:r><w:t>Council</w:t></w:r>astray", "of theCouncil"),
        ("<w:r><w:t>of<w:b/>astray</w:t></w:r><w:r><w:t>Council</w:t></w:r>", "ofCouncil"),
        ("<w:r><![CDATA[astray]]><w:t><![CDATA[<w:t>of]]></w:t></w:r><!--<w:t>--><w:r><w:t>x</w:t></w:r>", "<w:t>ofx"),
        (
            "<w:r><w:t w:rsidR='>'>of</w:t></w:r><w:r><w:t></w:t><w:t/><w:t xml:space='preserve'> it</w:t></w:r>",
            "of it",
        ),
    ],
)
def test_the_text_of_a_paragraph_is_what_stands_in_its_texts_and_nothing_beside_them(runs: str, read_as: str) -> None:
    common = paragraph("Recalling its resolution 64/292,")
    assert read(f"{common}<w:p>{runs}</w:p>") == ["Recalling its resolution 64/292,", read_as]


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(word_file(OPENING))
    assert texts(read_docx(path)) == ["The General Assembly,"]


def test_the_strict_form_of_the_format_is_read_too() -> None:
    document = parse_docx(word_file(OPENING, namespace=STRICT), "draft.docx")
    assert texts(document) == ["The General Assembly,"]


RAISED = '<w:vertAlign w:val="superscript"/>'
INSTRUCTION = "<w:r><w:instrText> REF x </w:instrText></w:r>"


def field(kind: str) -> str:
    """A character of a field: where it begins, where its result does, where it ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def formula(element: str, *parts: str) -> str:
    """A formula of one element; its parts are named, each with its text."""
    pairs = zip(parts[::2], parts[1::2], strict=True)
    inside = "".join(f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>" for name, text in pairs)
    return f"<m:oMath>{element.format(inside)}</m:oMath>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("one") + "<w:r><w:tab/></w:r>" + run("two"), "one\ttwo"),
        (run("one") + "<w:r><w:br/></w:r>" + run("two"), "one two"),
        (run("one ") + "<w:r><w:br/></w:r>" + run(" two"), "one two"),
        (run("one") + '<w:r><w:br w:type="page"/></w:r>' + run("two"), "one two"),
        ("<w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>made</w:t></w:r>", "self\u2011made"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t></w:r>", "co\u00adoperate"),
        ('<w:hyperlink w:anchor="x">' + run("linked") + "</w:hyperlink>", "linked"),
        ('<w:fldSimple w:instr="REF x">' + run("resolution 1") + "</w:fldSimple>", "resolution 1"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("shown"), "shown"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("controlled") + "</w:sdtContent></w:sdt>", "controlled"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (run("10") + run("3", RAISED) + run(" m") + run("2 ", RAISED) + run("in all"), "10³ m² in all"),
        (run("the 5") + run("th", RAISED) + run(" of CO") + run("2", RAISED.replace("super", "sub")), "the 5th of CO2"),
        (formula("<m:f>{}</m:f>", "num", "1", "den", "2"), "1/2"),
        (formula('<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>{}</m:f>', "num", "5", "den", "2"), "5 2"),
        (formula("<m:d>{}</m:d>", "e", "x", "e", "y"), "(x|y)"),
        (formula('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>{}</m:d>', "e", "x"), "[x"),
        (formula("<m:rad>{}</m:rad>", "deg", "3", "e", "x"), "3√x"),
        (formula('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{}</m:nary>', "sub", "1", "sup", "9", "e", "x"), "∑19x"),
        (
            field("begin") + INSTRUCTION + field("begin") + INSTRUCTION + field("separate") + run("7") + field("end")
            + field("separate") + run("shown") + field("end"),
            "shown",
        ),
        (field("begin") + run("REF x") + field("separate") + run("shown") + field("end"), "shown"),
        (field("begin") + run("SET x") + field("end") + run("shown"), "shown"),
        (field("begin") + run("kept ") + field("begin") + run("whole"), "kept whole"),
        (run("one") + field("separate") + run(" two") + field("end"), "one two"),
        ('<w:r><w:sym w:font="Symbol" w:char="2264"/></w:r>', "\u2264"),
        ("<w:r><w:t> unkept </w:t></w:r>" + run("kept"), "unkeptkept"),
        (run("a\u00a0b\u200bc"), "a\u00a0b\u200bc"),
        (run("Decides") + '<w:bookmarkStart w:id="0" w:name="x"/>' + run(" it"), "Decides it"),
    ],
)  # fmt: skip
def test_a_paragraph_keeps_every_character_it_shows(inside: str, text: str) -> None:
    assert read(f"<w:p>{inside}</w:p>") == [text]


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"], exclude_characters="<>&\ufeff"), min_size=1
    ).filter(str.strip)
)
def test_no_character_of_a_run_is_lost(text: str) -> None:
    document = parse_docx(word_file(paragraph(f"The General Assembly {text} decides")), "x")
    assert [found.text for found in document.paragraphs] == [f"The General Assembly {text} decides"]


def test_cells_of_a_table_are_paragraphs() -> None:
    cells = "".join(f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in ("First", "Second"))
    assert read(OPENING + f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr></w:tbl>") == [
        "The General Assembly,",
        "First",
        "Second",
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(f"<w:p>{run('Outside')}{both}</w:p>") == ["Outside", "In the box"]


def test_of_several_ways_to_show_a_thing_one_is_read() -> None:
    def choice(text: str) -> str:
        box = f"<w:txbxContent>{paragraph(f'In the box {text}')}</w:txbxContent>"
        return f'<mc:Choice Requires="wps">{run(text)}<w:r>{box}</w:r></mc:Choice>'

    body = f"<w:p><mc:AlternateContent>{choice('one')}{choice('two')}</mc:AlternateContent></w:p>"
    assert read(body) == ["one", "In the box one"]


def test_automatic_numbers_become_labels() -> None:
    numbering = numbered(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)"))
    body = OPENING + "".join(
        paragraph(text, in_list(1, depth))
        for text, depth in [
            ("Decides;", 0), ("Requests:", 0), ("One;", 1), ("Two:", 1), ("Small;", 2), ("Smaller;", 2), ("Urges;", 0),
            ("Again;", 1),
        ]
    )  # fmt: skip
    document = parse_docx(word_file(body, numbering=numbering), "x")
    assert texts(document)[1:] == [
        "1 Decides;", "2 Requests:", "(a) One;", "(b) Two:", "(i) Small;", "(ii) Smaller;", "3 Urges;", "(a) Again;",
    ]  # fmt: skip
    assert [found.section for found in document.paragraphs[1:4]] == [Section.OPERATIVE] * 2 + [Section.SUBPARAGRAPH]


def test_an_empty_paragraph_of_a_list_counts_as_it_does_in_word() -> None:
    numbering = numbered(level(0, "decimal", "%1."))
    body = OPENING + paragraph("Decides;", in_list(1)) + paragraph("", in_list(1)) + paragraph("Urges.", in_list(1))
    assert read(body, numbering=numbering) == ["The General Assembly,", "1 Decides;", "3 Urges."]


def test_a_list_used_twice_goes_on_counting_unless_it_is_told_to_start_again() -> None:
    first, second = in_list(1), in_list(2)
    body = OPENING + paragraph("Decides;", first) + paragraph("Urges;", second) + paragraph("Requests.", second)
    going_on = numbered(level(0, "decimal", "%1."), uses=2)
    assert read(body, numbering=going_on)[1:] == ["1 Decides;", "2 Urges;", "3 Requests."]
    anew = going_on.replace(
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>',
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
    )
    assert read(body, numbering=anew)[1:] == ["1 Decides;", "1 Urges;", "2 Requests."]


def test_a_paragraph_numbered_by_its_style_is_numbered() -> None:
    numbering = numbered(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Sub"/>'))
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Op"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = OPENING + "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in [("Decides:", "Op"), ("One.", "Sub")]
    )
    unnumbered = paragraph("Urges.", '<w:pStyle w:val="Op"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert read(body + unnumbered, numbering=numbering, styles=styles)[1:] == ["1 Decides:", "(a) One.", "Urges."]


@pytest.mark.parametrize(
    ("form", "pattern", "labels"),
    [
        ("upperRoman", "%1.", ["I. ", "II. ", "III. ", "IV. "]),
        ("upperLetter", "%1)", ["A) ", "B) ", "C) ", "D) "]),
        ("russianLower", "%1)", ["а) ", "б) ", "в) ", "г) "]),
        ("arabicAbjad", "(%1)", ["(أ) ", "(ب) ", "(ج) ", "(د) "]),
        ("chineseCounting", "%1、", ["一、 ", "二、 ", "三、 ", "四、 "]),
        ("decimalZero", "%1.", ["01. ", "02. ", "03. ", "04. "]),
        ("none", "", ["", "", "", ""]),
        ("bullet", "\uf0b7", ["• ", "• ", "• ", "• "]),
    ],
)
def test_numbers_are_written_in_the_form_the_list_asks_for(form: str, pattern: str, labels: list[str]) -> None:
    from lxml import etree

    from unga_desktop.importers.word_files.word_numbering import WordNumbering

    part = numbered(level(0, form, pattern, '<w:suff w:val="space"/>'))
    numbering = WordNumbering(etree.fromstring(f'<w:numbering xmlns:w="{W}">{part}</w:numbering>'))
    assert [numbering.label("1", 0) for _ in labels] == labels


def test_letters_go_on_after_the_last_one_and_roman_numbers_are_roman() -> None:
    from unga_desktop.importers.word_files.word_numbering import _FORMS

    assert [_FORMS["lowerLetter"](number) for number in (26, 27, 28, 53)] == ["z", "aa", "bb", "aaa"]
    assert [_FORMS["lowerRoman"](number) for number in (4, 9, 14, 40, 90, 1999)] == [
        "iv", "ix", "xiv", "xl", "xc", "mcmxcix",
    ]  # fmt: skip
    assert [_FORMS["chineseCounting"](number) for number in (9, 10, 11, 20, 21, 99)] == [
        "九", "十", "十一", "二十", "二十一", "九十九",
    ]  # fmt: skip


def test_an_unusual_form_of_number_is_said_in_the_note() -> None:
    numbering = numbered(level(0, "thaiLetters", "%1."))
    content = word_file(OPENING + paragraph("Decides.", in_list(1)), numbering=numbering)
    document = parse_docx(content, "x")
    assert texts(document)[1] == "1 Decides."
    assert document.source.note == "Automatic numbers of an unusual form are shown as 1, 2, 3."


def test_footnotes_stand_after_the_text_with_their_mark() -> None:
    body = (
        "<w:p>" + run("Recalling the report,") + '<w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
        + "<w:p>" + run("Decides it.") + '<w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    )  # fmt: skip
    notes = "".join(
        f'<w:footnote w:id="{key}"><w:p><w:r><w:footnoteRef/></w:r>{run(text)}</w:p></w:footnote>'
        for key, text in [("5", " Second note."), ("7", " A/80/12.")]
    )
    document = parse_docx(word_file(OPENING + body, footnotes=notes), "x")
    assert texts(document)[1:] == ["Recalling the report,¹", "Decides it.²", "¹ A/80/12.", "² Second note."]
    assert [found.section for found in document.paragraphs[3:]] == [Section.FOOTNOTE] * 2


def referring(*notes: str, ends: str = "") -> str:
    """A paragraph with a reference to a note after each of its words; ``ends`` are the properties of a section that ends."""
    marks = "".join(
        run(f" word{number}") + f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'
        for number, kind in enumerate(notes, 1)
    )
    return f"<w:p>{f'<w:pPr><w:sectPr>{ends}</w:sectPr></w:pPr>' if ends else ''}{run('Recalling')}{marks}</w:p>"


def noted(kind: str, count: int) -> str:
    return "".join(f'<w:{kind} w:id="{n}">{paragraph(f"See note {n} of it.")}</w:{kind}>' for n in range(1, count + 1))


def form(kind: str, value: str, more: str = "") -> str:
    return f'<w:{kind}Pr><w:numFmt w:val="{value}"/>{more}</w:{kind}Pr>'


def test_endnotes_are_numbered_by_themselves_in_small_roman_numbers_where_nothing_else_is_said() -> None:
    body = referring("endnote", "footnote", "endnote", "footnote")
    document = parse_docx(
        word_file(OPENING + body, footnotes=noted("footnote", 4), endnotes=noted("endnote", 4)), "draft.docx"
    )
    assert texts(document)[1:] == [
        "Recalling word1ⁱ word2¹ word3ⁱⁱ word4²",
        *("ⁱ See note 1 of it.", "¹ See note 2 of it.", "ⁱⁱ See note 3 of it.", "² See note 4 of it."),
    ]
    assert {found.section for found in document.paragraphs[2:]} == {Section.FOOTNOTE}
    assert document.source.note == ""


@pytest.mark.parametrize(
    ("value", "marks", "doubted"),
    [
        ("lowerRoman", "ⁱ ⁱⁱ ⁱⁱⁱ ⁱᵛ ᵛ", False),
        ("upperRoman", "ᴵ ᴵᴵ ᴵᴵᴵ ᴵⱽ ⱽ", False),
        ("lowerLetter", "ᵃ ᵇ ᶜ ᵈ ᵉ", False),
        ("upperLetter", "ᴬ ᴮ ³ ᴰ ᴱ", True),  # a raised C is not in every font
        ("chicago", "* † ‡ § **", False),
        ("decimalZero", "⁰¹ ⁰² ⁰³ ⁰⁴ ⁰⁵", False),
        ("hebrew1", "¹ ² ³ ⁴ ⁵", True),
        ("decimalEnclosedCircle", "¹ ² ³ ⁴ ⁵", True),
        ("custom", "¹ ² ³ ⁴ ⁵", True),
        ("none", "", False),
    ],
)
def test_marks_of_notes_have_the_form_that_the_settings_say(value: str, marks: str, doubted: bool) -> None:
    content = word_file(
        OPENING + referring(*["footnote"] * 5), footnotes=noted("footnote", 5), settings=form("footnote", value)
    )
    document, report = parse_docx_with_report(content, "draft.docx")
    given = marks.split() or [""] * 5
    body = " ".join(f"word{number}{mark}" for number, mark in enumerate(given, 1))
    notes = [f"{mark} See note {number} of it.".strip() for number, mark in enumerate(given, 1)]
    assert texts(document)[1:] == [f"Recalling {body}", *notes]
    assert report.doubts == (("Marks of notes of an unusual form are shown as 1, 2, 3.",) if doubted else ())
    if marks:
        assert {found.section for found in document.paragraphs[2:]} == {Section.FOOTNOTE}


def test_a_section_may_number_its_notes_anew_and_in_another_form() -> None:
    anew = '<w:numRestart w:val="eachSect"/>'
    body = (
        referring("footnote", "footnote", ends='<w:pgSz w:w="1"/>')
        + referring("footnote", "footnote", ends=form("footnote", "lowerLetter"))
        + referring("footnote")
        + '<w:sectPr><w:sectPrChange w:id="9"><w:sectPr/></w:sectPrChange></w:sectPr>'
    )
    settings = f'<w:footnotePr><w:numStart w:val="3"/>{anew}</w:footnotePr>'
    read_as = read(OPENING + body, footnotes=noted("footnote", 2), settings=settings)
    assert read_as[1:4] == ["Recalling word1³ word2⁴", "Recalling word1ᶜ word2ᵈ", "Recalling word1³"]
    without = read(OPENING + body, footnotes=noted("footnote", 2), settings=settings.replace(anew, ""))
    assert without[1:4] == ["Recalling word1³ word2⁴", "Recalling word1ᵉ word2ᶠ", "Recalling word1⁷"]


def test_notes_that_begin_anew_on_each_page_are_counted_through_and_that_is_said() -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    for count, doubts in ((1, ()), (2, ("Word counts the notes of each page anew; here they are counted through.",))):
        content = word_file(
            OPENING + referring(*["footnote"] * count), footnotes=noted("footnote", count), settings=settings
        )
        assert parse_docx_with_report(content, "draft.docx")[1].doubts == doubts


def test_hidden_text_is_left_out_and_that_is_said() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Deeper"><w:basedOn w:val="Secret"/></w:style>'
    )
    body = "<w:p>" + "".join(
        [
            run("Decides"),
            run(" not", "<w:vanish/>"),
            run(" to", '<w:vanish w:val="0"/>'),
            run(" ever", '<w:rStyle w:val="Deeper"/>'),
            run(" stay", '<w:rStyle w:val="Deeper"/><w:vanish w:val="false"/>'),
        ]
    )
    document = parse_docx(word_file(body + "</w:p>", styles=styles), "x")
    assert texts(document) == ["Decides to stay"]
    assert document.source.note == "9 characters of hidden text in the file were left out."


def test_text_struck_through_by_formatting_is_read_and_that_is_said() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Dropped"><w:rPr><w:dstrike/></w:rPr></w:style>'
    )
    words = [
        run("Decides"),
        *(run(" not", "<w:strike/>"), run(" ", "<w:b/>"), run("ever", "<w:dstrike/>"), run(" to")),
        *(run(" stay", '<w:strike w:val="0"/>'), run(" or go", '<w:rStyle w:val="Gone"/>'), run(".")),
    ]
    body = f"<w:p>{''.join(words)}</w:p>" + paragraph("Thanks all.", '<w:pStyle w:val="Dropped"/>')
    document, report = parse_docx_with_report(word_file(body, styles=styles), "x")
    assert texts(document) == ["Decides not ever to stay or go.", "Thanks all."]
    assert report.doubts == (
        "3 passages struck through on the page: the words are in the text, as the page shows them.",
    )
    assert report.traces == ("3 passages struck through",)
    assert document.source.note == report.note


def test_a_line_through_words_that_is_switched_off_is_none() -> None:
    body = "<w:p>" + run("Decides", '<w:strike w:val="false"/>') + run(" to stay.", '<w:dstrike w:val="0"/>') + "</w:p>"
    report = parse_docx_with_report(word_file(body), "x")[1]
    assert (report.doubts, report.traces) == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        f'<w:p>{run("Decides")}<w:ins w:id="1" w:author="A">{run(" not")}</w:ins></w:p>',
        '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>not</w:delText></w:r></w:del></w:p>',
        f'<w:p><w:moveFrom w:id="1" w:author="A">{run("gone")}</w:moveFrom></w:p>',
        f'<w:p><w:moveTo w:id="1" w:author="A">{run("here")}</w:moveTo></w:p>',
        f'<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr>{run("a new paragraph")}</w:p>',
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:id="1" w:author="A"/></w:tcPr>{paragraph("x")}</w:tc></w:tr></w:tbl>',
    ],
    ids=["inserted", "deleted", "moved away", "moved here", "paragraph inserted", "cell deleted"],
)
def test_a_document_with_tracked_changes_has_no_single_text(body: str) -> None:
    with pytest.raises(DocumentError) as refused:
        parse_docx(word_file(OPENING + body), "draft.docx")
    assert str(refused.value) == (
        "draft.docx: the document has tracked changes, and so two texts. "
        "Compare it alone to see both, or accept or reject them in Word and save it under a new name"
    )


def test_tracked_changes_in_a_footnote_are_refused_too() -> None:
    notes = f'<w:footnote w:id="1"><w:p><w:ins w:id="1" w:author="A">{run("x")}</w:ins></w:p></w:footnote>'
    with pytest.raises(DocumentError, match="tracked changes"):
        parse_docx(word_file(OPENING, footnotes=notes), "x")


def test_a_change_of_format_alone_is_no_change_of_the_text() -> None:
    body = '<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>Bold</w:t></w:r></w:p>'
    assert read(body) == ["Bold"]


def zipped(**entries: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04 not really", "this is no Word document, or it is damaged"),
        (word_file(OPENING)[:-60], "this is no Word document, or it is damaged"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "this is a zip file, but no Word document"),
        (word_file(""), "the document holds no text"),
        (word_file(paragraph("  ")), "the document holds no text"),
        (word_file("<w:p>"), "its part word/document.xml is damaged"),
        (word_file('<w:altChunk r="x"/>' + OPENING), "the document takes part of its text from another file"),
    ],
)
def test_what_is_no_word_document_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(DocumentError) as refused:
        parse_docx(content, "draft.docx")
    assert refused.value.what == what
    assert refused.value.where == "draft.docx"


def test_a_workbook_is_no_word_document() -> None:
    content = word_file(OPENING, extra={}).replace(b"x", b"x")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, "<workbook/>" if name == "word/document.xml" else old.read(name))
    with pytest.raises(DocumentError, match="an Office file, but no Word document"):
        parse_docx(stream.getvalue(), "table.docx")


def replaced(part: str, content: bytes) -> bytes:
    """A Word document with one of its parts exchanged."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(OPENING))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return stream.getvalue()


def test_a_part_that_unpacks_to_a_hundred_times_its_size_is_refused() -> None:
    bomb = f'<w:document xmlns:w="{W}"><w:body>{paragraph("x" * 100) * 40_000}</w:body></w:document>'.encode()
    content = replaced("word/document.xml", bomb)
    assert len(content) < 100_000 < len(bomb)
    with pytest.raises(DocumentError, match="unpacks to more than a document can hold"):
        parse_docx(content, "bomb.docx")


def test_a_part_with_a_document_type_is_refused() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>'.encode()
    with pytest.raises(DocumentError, match="declares a document type"):
        parse_docx(replaced("word/document.xml", entity + body), "x.docx")


def test_a_file_with_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_file, "MOST_ENTRIES", 3)
    with pytest.raises(DocumentError, match="more than 3 parts"):
        parse_docx(word_file(OPENING), "x.docx")


def test_a_damaged_part_is_refused() -> None:
    content = bytearray(word_file(OPENING + paragraph("word " * 200)))
    at = content.find(b"word/document.xml") + len("word/document.xml")
    content[at + 5 : at + 40] = b"\xff" * 35
    with pytest.raises(DocumentError, match="is damaged"):
        parse_docx(bytes(content), "x.docx")


def test_a_circle_of_styles_is_no_trap() -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert read(OPENING, styles=styles) == ["The General Assembly,"]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=6)), min_size=1, max_size=6))
def test_a_file_damaged_anywhere_is_read_or_refused(damages: list[tuple[int, bytes]]) -> None:
    content = bytearray(word_file(OPENING, numbering=numbered(level(0, "decimal", "%1."))))
    for place, junk in damages:
        at = place % len(content)
        content[at : at + len(junk)] = junk
    with contextlib.suppress(DocumentError):
        parse_docx(bytes(content), "damaged.docx")


def test_signs_of_a_symbol_font_are_kept_and_doubted() -> None:
    body = OPENING + '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    document, report = parse_docx_with_report(word_file(body), "a.docx")
    assert document.paragraphs[-1].text == "\uf0fc"
    assert report.doubts == (
        "The letters that 1 sign of a symbol font stand for are not known: look at the page in Word.",
    )
