"""Text files: read exactly, or refused in words that say which file, why, and what to do."""

import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_desktop.core.errors import DocumentError
from unga_desktop.importers import files
from unga_desktop.importers.text import decode, read_text

SAMPLES = Path(__file__).parents[1] / "samples"
WORDS = "The General Assembly,\n\nDecides “naïvely” \u2014 да 是.\n"


def written(folder: Path, content: bytes, name: str = "draft.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode("utf-8"),
        codecs.BOM_UTF8 + WORDS.encode("utf-8"),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.replace("\n", "\r\n").encode("utf-8"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "windows line ends"],
)
def test_the_words_are_the_same_in_every_encoding(tmp_path: Path, content: bytes) -> None:
    document = read_text(written(tmp_path, content))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "The General Assembly,",
        "Decides “naïvely” — да 是.",
    ]
    assert document.source.name == "draft.txt"
    assert document.source.sha256 == hashlib.sha256(content).hexdigest()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")))
def test_no_character_is_lost_or_changed_in_decoding(text: str) -> None:
    controls = sum(ord(character) < 32 and character not in "\t\n\v\f\x1b" for character in text)
    if not controls:
        assert decode(text.encode("utf-8"), "x") == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "x") == text


@pytest.mark.parametrize(
    ("content", "position", "byte"),
    [
        (b"caf\xe9 au lait", 4, "0xE9"),
        (codecs.BOM_UTF8 + b"ab\xff", 6, "0xFF"),
        ("Прив".encode("cp1251"), 1, "0xCF"),
        (b"x" * 2000 + b"\xc3", 2001, "0xC3"),
    ],
)
def test_a_wrong_encoding_is_refused_with_the_position_of_its_first_byte(
    tmp_path: Path, content: bytes, position: int, byte: str
) -> None:
    with pytest.raises(DocumentError) as refused:
        read_text(written(tmp_path, content))
    assert str(refused.value) == (
        f"draft.txt: the text is not UTF-8: byte {position:,} ({byte}) does not fit. Save it as UTF-8"
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file holds no text, only white space"),
        (codecs.BOM_UTF8, "the file holds no text, only white space"),
        (b"\x7fELF\0\0\0\x01", "this is not a text file"),
        (bytes(range(32)) * 4, "this is not a text file"),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "this is not a text file"),
        (codecs.BOM_UTF16_LE + b"a\0\0\xd8", "the text is not UTF-16: byte 5 (0x00) does not fit"),
        (codecs.BOM_UTF32_LE + "ab".encode("utf-32-le"), "the file is encoded as UTF-32, which is not read"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_text(written(tmp_path, content))
    assert refused.value.what == what
    assert refused.value.where.endswith("draft.txt")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nowhere\.txt: there is no such file\. Check the name and the folder"):
        read_text(tmp_path / "nowhere.txt")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="this is a folder, not a document"):
        read_text(tmp_path)


def test_a_locked_file_is_said_to_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, b"Words")

    def locked(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(DocumentError, match="the file is locked or may not be read"):
        read_text(path)


def test_a_file_too_large_to_be_a_document_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 4)
    with pytest.raises(DocumentError, match="larger than"):
        read_text(written(tmp_path, b"Words"))


@pytest.mark.parametrize("name", ["nul\0name", "\udcff.txt"])
def test_a_strange_name_is_no_reason_to_fall_over(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_text(tmp_path / name)
    assert str(refused.value).encode("utf-8")


def test_a_sample_wrapped_by_hand_is_read_as_paragraphs() -> None:
    document = read_text(SAMPLES / "wrapped_at_60.txt")
    assert document.symbol == "A/C.2/80/L.5"
    assert document.title == "Water for all"
    assert [(paragraph.label, paragraph.text[:20]) for paragraph in document.paragraphs[3:]] == [
        ("1", "Calls upon Member St"),
        ("2", "Requests the Secreta"),
        ("(a)", "The state of wells;"),
        ("(b)", "The price of water."),
    ]
