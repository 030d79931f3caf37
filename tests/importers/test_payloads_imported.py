"""Text that looks like markup, a formula or an address comes out of every importer as the characters that it is."""

import html

import pytest
from payloads import PAYLOADS
from pdf_file import At, pdf_file
from word_file import paragraph, word_file

from unga_desktop.importers.markup.akoma_ntoso import NAMESPACE
from unga_desktop.importers.registry import parse_with_report

LEAD = "The General Assembly,"
PART = 40


def word() -> bytes:
    return word_file(paragraph(LEAD) + "".join(paragraph(html.escape(f"x {text} x")) for text in PAYLOADS))


def page() -> bytes:
    body = "".join(f"<p>{html.escape(f'x {text} x')}</p>" for text in PAYLOADS)
    return f"<!doctype html><meta charset=utf-8><p>{LEAD}</p>{body}".encode()


def akoma_ntoso() -> bytes:
    body = "".join(f"<p>{html.escape(f'x {text} x')}</p>" for text in PAYLOADS)
    return f'<akomaNtoso xmlns="{NAMESPACE}"><doc name="x"><mainBody><p>{LEAD}</p>{body}</mainBody></doc></akomaNtoso>'.encode()


def text() -> bytes:
    return "\n\n".join([LEAD, *(f"x {payload} x" for payload in PAYLOADS)]).encode()


def pdf() -> bytes:
    lines = [LEAD, *(f"x {payload} x" for payload in PAYLOADS)]
    parts = [lines[start : start + PART] for start in range(0, len(lines), PART)]
    return pdf_file(*([At(20, 800 - 18 * place, line, 8) for place, line in enumerate(part)] for part in parts))


@pytest.mark.parametrize(
    ("content", "name"),
    [(word(), "a.docx"), (page(), "a.html"), (akoma_ntoso(), "a.xml"), (text(), "a.txt"), (pdf(), "a.pdf")],
    ids=["docx", "html", "akn", "text", "pdf"],
)
def test_a_payload_is_its_characters(content: bytes, name: str) -> None:
    document, report = parse_with_report(content, name)
    found = [f"{paragraph.mark} {paragraph.text}".strip() for paragraph in document.paragraphs]
    expected = [LEAD, *(f"x {payload} x" for payload in PAYLOADS)]
    # Lines alone do not say where the paragraphs of a PDF begin.
    assert " ".join(found) == " ".join(expected)
    assert name == "a.pdf" or found == expected
    assert report.left == ()
