"""Which importer reads a file: the content decides; what cannot be read yet is refused with what to do instead."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from word_file import paragraph, run, word_file

from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import Format
from unga_desktop.importers import recognition
from unga_desktop.importers.registry import read_document, read_with_report, recognise


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
        ("a.pdf", b"%PDF-1.7 ...", "this is no PDF document, or it is damaged"),
        ("a.txt", b"%PDF-1.7 ...", "this is no PDF document, or it is damaged"),
        ("a.html", b"\xef\xbb\xbf <!DOCTYPE HTML><br>", "the page holds no text"),
        ("a.txt", b"<html><br>", "the page holds no text"),
        ("a.xml", b'<?xml version="1.0"?><a/>', "this is XML of a kind that is not known (<a>)"),
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


_NAMESPACE = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
_MARC = 'xmlns="http://www.loc.gov/MARC21/slim"'


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"The General Assembly,", Format.TEXT),
        (b"State your case, vote your conscience\nand go home", Format.TEXT),
        ("State, vote".encode("utf-16"), Format.VOTE_TABLE),
        (b"<b is smaller than a>", Format.TEXT),
        (b"%PDF-1.7\n", Format.PDF),
        (b"junk before\n%PDF-1.4\n", Format.PDF),
        (b"<!doctype html><p>x", Format.HTML),
        (b"<!-- saved from url=(0014)about:internet -->\n<html><p>x", Format.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html/>', Format.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', Format.HTML),
        (b"<p>The General Assembly,</p>", Format.HTML),
        ("<html><p>x".encode("utf-16"), Format.HTML),
        (f"<akomaNtoso {_NAMESPACE}/>".encode(), Format.AKOMA_NTOSO),
        (
            f"<?xml version='1.0'?><!-- x --><a:akomaNtoso {_NAMESPACE.replace('=', ':a=')}>".encode(),
            Format.AKOMA_NTOSO,
        ),
        (f"<akomaNtoso {_NAMESPACE}/>".encode("utf-16"), Format.AKOMA_NTOSO),
        (f"<collection {_MARC}>".encode(), Format.MARCXML),
        (f'<?xml version="1.0"?><!-- 94 --><m:record {_MARC.replace("=", ":m=")}>'.encode(), Format.MARCXML),
        (b"undl_id,ms_code,ms_name,ms_vote\n1,AFG,AFGHANISTAN,Y\n", Format.UNDL_VOTES),
        (gzip.compress(b"undl_id,ms_code,ms_name,ms_vote\n1,AFG,AFGHANISTAN,Y\n"), Format.UNDL_VOTES),
        (b'"rcid","country","country_code","vote"\n3,"x","US","yes"\n', Format.VOETEN_VOTES),
        (b"rcid,session,date\n3,1,1946-01-01\n", Format.VOETEN_VOTES),
        (b"Country;Vote\nFrance;Y\n", Format.VOTE_TABLE),
        (b"\xef\xbb\xbfstate\tvote\nFrance\tY\n", Format.VOTE_TABLE),
        (b"France,yes\nChad,abstain\nMali,no\n", Format.VOTE_TABLE),
        (b"One, two\nThree, four\n", Format.TEXT),
        (zipped("library.json", "documents/1.docx"), Format.LIBRARY),
        (b"SQLite format 3\0" + bytes(100), Format.LIBRARY),
        (zipped("a.txt"), Format.UNKNOWN),
        (zipped("_rels/.rels", "xl/workbook.xml"), Format.UNKNOWN),
        (zipped("mimetype", "content.xml", "META-INF/manifest.xml"), Format.UNKNOWN),
        (zipped("_rels/.rels", "word/document.xml"), Format.DOCX),
        (b"\x89PNG\r\n\x1a\n", Format.UNKNOWN),
        (gzip.compress(b"words"), Format.UNKNOWN),
        (b"\x1f\x8b\x08cut", Format.UNKNOWN),
        (b'<?xml version="1.0"?><rss/>', Format.UNKNOWN),
        (b'<?xml version="1.0"?><akomaNtoso xmlns="http://www.akomantoso.org/2.0"/>', Format.UNKNOWN),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n<html>", Format.UNKNOWN),
        (b"", Format.UNKNOWN),
        (b"caf\xe9", Format.UNKNOWN),
        (b"\0\1\2\3", Format.UNKNOWN),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: Format) -> None:
    found = recognise(content, "file.dat")
    assert found.format is kind
    assert bool(found.reason) is bool(found.advice) is (kind is Format.UNKNOWN)


def test_what_is_no_document_is_sent_to_the_right_door(tmp_path: Path) -> None:
    path = tmp_path / "votes.docx"
    path.write_bytes(b"Country;Vote\nFrance;Y\n")
    with pytest.raises(DocumentError, match="this is no document, but a table of votes"):
        read_document(path)
    path.write_bytes(zipped("library.json"))
    with pytest.raises(DocumentError, match="this is an exported library, not a document"):
        read_document(path)


def test_a_text_file_may_begin_with_a_tag() -> None:
    assert recognise(b"<b>bold</b> and <i>", "a.txt").format is Format.TEXT
    assert recognise(b"<b>bold</b> and <i>", "a").format is Format.HTML


def test_the_heads_of_vote_tables_are_those_that_the_importers_of_votes_know() -> None:
    from unga_desktop.importers.vote_files import votes_table, votes_undl, votes_voeten

    assert set(votes_table._STATE_COLUMNS) <= recognition._STATES
    assert set(votes_table._VOTE_COLUMNS) <= recognition._VOTES
    assert votes_undl.is_undl(["undl_id", "ms_code"])
    assert votes_voeten.is_votes(["rcid", "vote"])
    assert votes_voeten.is_roll_calls(["rcid", "date"])
    assert votes_voeten.is_issues(["rcid", "issue"])


def test_the_report_says_what_of_a_word_document_was_taken_and_what_was_left(tmp_path: Path) -> None:
    body = (
        paragraph("The General Assembly,") + paragraph("Recalls.") + run("secret", "<w:vanish/>").join(("<w:p>", "</w:p>"))
        + "<w:tbl><w:tr><w:tc>" + paragraph("cell") + "</w:tc></w:tr></w:tbl>"
        + '<w:p><w:r><w:drawing><a:blip xmlns:a="urn:a"/></w:drawing></w:r></w:p>'
    )  # fmt: skip
    comments = f'<w:comment w:author="Ana">{paragraph("why?")}</w:comment>' * 2
    path = tmp_path / "draft.docx"
    path.write_bytes(word_file(body, header=paragraph("A/80/L.5"), footer=paragraph("25-01234 (E)"), comments=comments))
    document, report = read_with_report(path)
    assert [found.text for found in document.paragraphs] == ["The General Assembly,", "Recalls.", "cell"]
    assert (report.format, report.taken) == ("docx", "3 paragraphs, 1 table")
    assert report.left == (
        "6 characters of hidden text in the file were left out.",
        "Header: “A/80/L.5”.",
        "Footer: “25-01234 (E)”.",
        "1 picture left out.",
        "2 comments left out, by Ana.",
    )


def test_a_text_is_taken_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The General Assembly,\n\nDecides.")
    assert read_with_report(tmp_path / "a.txt")[1].left == ()
    assert read_with_report(tmp_path / "a.txt")[1].taken == "2 paragraphs"
