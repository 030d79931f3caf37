"""Saved web pages: the words a browser shows, in order, with their numbers; what it does not show left out and named."""

import codecs

import pytest

from unga_desktop.core.documents.document import Document, Section
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import ImportReport
from unga_desktop.importers.registry import parse_with_report
from unga_desktop.importers.text import parse_text


def page(body: str, head: str = "") -> tuple[Document, ImportReport]:
    content = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return parse_with_report(content.encode(), "page.html")


def read(body: str) -> list[str]:
    return [f"{found.mark} {found.text}".strip() for found in page(body)[0].paragraphs]


def test_a_resolution_is_the_same_as_in_a_text_file() -> None:
    lines = [
        "A/C.2/80/L.5",
        "Water for all",
        "The General Assembly,",
        "Recalling its resolution 64/292,",
        "1. Calls for wells.",
    ]
    document, report = page("\n".join(f"<p>{line}</p>" for line in lines))
    plain = parse_text("\n\n".join(lines).encode(), "a.txt")
    assert document.paragraphs == plain.paragraphs
    assert (document.symbol, document.title) == ("A/C.2/80/L.5", "Water for all")
    assert report == ImportReport("html", "5 paragraphs")


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>one\n  two\tthree</p>", ["one two three"]),
        ("<p>one&nbsp;&nbsp;two</p>", ["one\u00a0\u00a0two"]),
        ("<p>co&shy;operate</p>", ["co\u00adoperate"]),
        ("<p>a<b>b</b><i> c</i>d</p>", ["ab cd"]),
        ("<p>one<p>two", ["one", "two"]),
        ("before<div>in</div>after", ["before", "in", "after"]),
        ("<p>one<br>two</p>", ["one two"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>one<br>&nbsp;<br>two</p>", ["one \u00a0 two"]),
        ("<div>1. Calls;<br>2. Requests.</div>", ["1. Calls;", "2. Requests."]),
        ("<p>a &lt;b&gt; &amp;amp; c</p>", ["a <b> &amp; c"]),
        ("<p>all,<sup>1</sup> and<sup><a href='#n'>12</a></sup></p>", ["all,¹ and¹²"]),
        ("<p>the 5<sup>th</sup> day</p>", ["the 5th day"]),
        ("<p>he said <q>no</q></p>", ["he said “no”"]),
        ("<span style='display:block'>one</span><span style='display: block'>two</span>", ["one", "two"]),
        ("<p>x&#128;&#x93;y</p>", ["x€“y"]),
        (
            "<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times\"'>&nbsp;&nbsp;&nbsp; "
            "</span></span><![endif]>Calls&nbsp;for</p>",
            ["1. Calls\u00a0for"],
        ),
        ("<p>one</p></body></html>\n<p>two</p>three<html><body><p>four</p>", ["one", "two", "three", "four"]),
        ("<div style='font-size:0'><span style='font-size: 14px'>seen</span></div>", ["seen"]),
        ("<p>a share of <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of it</p>", ["a share of 1/2 of it"]),
        (
            "<table><tr><th>State<th>Vote<tr><td>Chad<td><p>yes</p><p>no</p></table>",
            ["State", "Vote", "Chad", "yes", "no"],
        ),
        ("<dl><dt>term<dd>meaning</dl>", ["term", "meaning"]),
        ("<p>كلمة</p>", ["كلمة"]),
        ("<details><summary>head</summary>body</details>", ["head", "body"]),
        ("<unknown>x</unknown> y", ["x y"]),
        ("<p>a<!-- c -->b<?x?>c</p>", ["abc"]),
        ("<pre>The Assembly\n   decides\n\nagain</pre>", ["The Assembly decides", "again"]),
    ],
)
def test_words_stand_as_a_browser_shows_them(body: str, texts: list[str]) -> None:
    assert read(body) == texts


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ("<ol start=5><li>x<li>y</ol>", ["5.", "6."]),
        ("<ol type=a><li>x<li>y</ol>", ["a.", "b."]),
        ("<ol type=i start=3><li>x<li>y</ol>", ["iii.", "iv."]),
        ("<ol style='list-style-type: lower-alpha' start=26><li>x</ol>", ["z."]),
        ("<ol><li value=7>x<li>y</ol>", ["7.", "8."]),
        ("<ol reversed><li>x<li>y</ol>", ["2.", "1."]),
        ("<ol style='list-style:none'><li>x</ol>", [""]),
        ("<ol style='list-style: inside none'><li>x</ol>", [""]),
        ("<ol style='list-style: outside url(a.png) lower-roman'><li>x</ol>", ["i."]),
        ("<ul><li>x<li>y</ul>", ["•", "•"]),
        ("<ol><li>x<ol type=a><li>y</ol><li>z</ol>", ["1.", "a.", "2."]),
        ("<ol><li><p>x</p><p>y</p></li></ol>", ["1.", ""]),
        ("<ol start=99999999999><li>x</ol>", ["1."]),
    ],
)
def test_items_of_lists_have_their_numbers(body: str, labels: list[str]) -> None:
    document, _ = page(f"<p>The General Assembly,</p><p>1. Decides:</p>{body}")
    assert [found.mark for found in document.paragraphs[2:]] == labels


def test_letters_past_z_are_those_of_a_browser() -> None:
    items = "<li>x" * 28
    assert [line.split()[0] for line in read(f"<ol type=A>{items}</ol>")[25:]] == ["Z.", "AA.", "AB."]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("<script>a()</script><script>b()</script>", "2 scripts left out."),
        ("<nav><a>Home</a> <a>About</a></nav>", "Navigation: “Home About”."),
        ("<div role=navigation>Home</div>", "Navigation: “Home”."),
        ("<main>x</main><footer>Terms</footer>", "Navigation: “Terms”."),
        ("<p style='display: none'>secret</p>", "Hidden text: “secret”."),
        ("<p hidden>secret</p>", "Hidden text: “secret”."),
        ("<span style='visibility:hidden'>secret</span>", "Hidden text: “secret”."),
        ("<span style='font-size:0'>secret</span>", "Hidden text: “secret”."),
        ("<img src='http://127.0.0.1:1/x' alt='emblem'>", "Picture: “emblem”."),
        ("<img src='file:///etc/hostname'>", "1 picture left out."),
        ("<iframe src='http://127.0.0.1:1/x'></iframe>", "1 part that lies in another file left out."),
        ("<button>Send</button>", "Form field: “Send”."),
        ("<noscript>Switch it on</noscript>", "Not shown by browsers: “Switch it on”."),
        ("<p>&nbsp;</p><p>&nbsp;</p>", "2 blank lines of no-break spaces left out."),
    ],
)
def test_what_is_left_out_is_named(body: str, left: str) -> None:
    document, report = page(f"<article>The General Assembly,</article>{body}")
    assert report.left == (left,)
    assert document.paragraphs[0].text == "The General Assembly,"
    assert len(document.paragraphs) == (2 if "<main>" in body else 1)


def test_the_head_of_the_page_is_no_text() -> None:
    document, report = page(
        "<p>words</p>", "<title>UN page</title><style>p{}</style><link rel=stylesheet href='http://x/y'>"
    )
    assert [found.text for found in document.paragraphs] == ["words"]
    assert report.left == ("Title of the page: “UN page”.", "1 style left out.")


def test_what_may_be_meant_otherwise_is_a_doubt() -> None:
    _, report = page(
        "<p><del>old</del><ins>new</ins></p>", "<style>.x{display:none} p::before{content: counter(n)}</style>"
    )
    assert len(report.doubts) == 3
    assert "struck through" in report.doubts[0]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>é€</p>".encode(), "é€"),
        (codecs.BOM_UTF8 + "<p>é€</p>".encode(), "é€"),
        ("<p>é€</p>".encode("utf-16"), "é€"),
        ("<meta charset=windows-1251><p>да</p>".encode("cp1251"), "да"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1256'><p>نعم</p>".encode("cp1256"), "نعم"),
        ("<meta charset=gb2312><p>是</p>".encode("gb18030"), "是"),
        ("<meta charset='iso-8859-1'><p>“é”</p>".encode("cp1252"), "“é”"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><html><p>é</p></html>".encode("latin-1"), "é"),
    ],
)
def test_the_encoding_is_that_of_the_page(content: bytes, text: str) -> None:
    document, report = parse_with_report(content, "a.html")
    assert document.paragraphs[0].text == text
    assert report.doubts == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Генеральная Ассамблея,", "cp1251"), ("إن الجمعية العامة،", "cp1256"), ("大会促请各国,", "gb18030")],
)
def test_an_encoding_of_another_script_is_never_guessed(text: str, encoding: str) -> None:
    with pytest.raises(DocumentError, match="does not say in which encoding it was saved"):
        parse_with_report(f"<p>{text}</p>".encode(encoding), "a.html")


def test_an_encoding_that_was_guessed_is_a_doubt() -> None:
    document, report = parse_with_report("<p>é</p>".encode("cp1252"), "a.html")
    assert document.paragraphs[0].text == "é"
    assert report.doubts[0].startswith("The page does not say its encoding; it was read as Windows-1252.")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<meta charset=utf-8><p>\xff</p>", "the page is not utf-8 as it should be: byte 24 (0xFF) does not fit"),
        (b"<meta charset=klingon><p>x</p>", "the page says that its encoding is klingon, which is not known"),
        (b"<meta charset=rot13><p>x</p>", "the page says that its encoding is rot13, which is not known"),
        (b"<p>\x81\xff</p>", "the page is not UTF-8 or Windows-1252 as it should be: byte 4 (0x81) does not fit"),
        (b"<p>a\0b</p>", "this is no HTML page, or it is damaged"),
        (b"<html><script>x</script></html>", "the page holds no text"),
        (b"<div>" * 100_000, "the page is nested deeper than a document can be"),
        (b"<p>" + b"<b>" * 600_000, "the page has more parts than a document can have"),
        (b"<p>" + b"x" * 11_000_000, "the page is damaged or larger than a document can be"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(DocumentError) as refused:
        parse_with_report(content, "a.html")
    assert refused.value.what == what
    assert refused.value.advice


def test_notes_at_the_foot_of_a_page_are_footnotes() -> None:
    document, _ = page("<p>The General Assembly,</p><p>Decides.<sup>1</sup></p><p><sup>1</sup> See A/1.</p>")
    assert document.paragraphs[-1].section is Section.FOOTNOTE
    assert document.paragraphs[-1].label == "¹"
