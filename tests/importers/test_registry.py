"""Which importer reads a file: the content decides; what cannot be read yet is refused with what to do instead."""

from pathlib import Path

import pytest
from word_file import paragraph, word_file

from unga_desktop.core.errors import DocumentError
from unga_desktop.importers.registry import read_document


@pytest.mark.parametrize("name", ["draft.docx", "draft.txt", "draft", "DRAFT.DOCX", "draft.pdf"])
def test_a_word_document_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(word_file(paragraph("The General Assembly,")))
    assert read_document(tmp_path / name).paragraphs[0].text == "The General Assembly,"


@pytest.mark.parametrize("name", ["draft.txt", "draft", "draft.md", "L.11"])
def test_a_text_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The General Assembly,", encoding="utf-8")
    assert read_document(tmp_path / name).paragraphs[0].text == "The General Assembly,"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "PDF files cannot be read yet"),
        ("a.txt", b"%PDF-1.7 ...", "PDF files cannot be read yet"),
        ("a.html", b"\xef\xbb\xbf <!DOCTYPE HTML><p>x", "HTML files cannot be read yet"),
        ("a.txt", b"<html><p>x", "HTML files cannot be read yet"),
        ("a.xml", b'<?xml version="1.0"?><a/>', "XML files cannot be read yet"),
        ("a.rtf", b"{\\rtf1 x}", "RTF files cannot be read"),
        (
            "a.doc",
            bytes.fromhex("D0CF11E0A1B11AE1") + b"x",
            "this is a Word file of the old kind (.doc), or one with a password",
        ),
        ("a.docx", b"words", "its name ends in .docx, but this is no Word document"),
        ("a.pdf", b"words", "its name ends in .pdf, but this is no PDF document"),
        ("a.docx", b"PK\x03\x04", "this is no Word document, or it is damaged"),
        ("a.docx", b"", "the file is empty"),
        ("~$draft.docx", b"\x05Name" + b"\0" * 100, "its name ends in .docx, but this is no Word document"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_clear_word(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError) as refused:
        read_document(tmp_path / name)
    assert refused.value.what == what
    assert refused.value.where.endswith(name)
    assert refused.value.advice


def test_the_note_that_word_keeps_of_an_open_document_is_known(tmp_path: Path) -> None:
    (tmp_path / "~$draft.docx").write_bytes(b"\x05Name")
    with pytest.raises(DocumentError, match="choose the document itself"):
        read_document(tmp_path / "~$draft.docx")
