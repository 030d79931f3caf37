"""Texts that are broken, strange or huge: the command line gives a clear answer, never a traceback."""

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from unga_desktop.cli import main
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.exporters.comparison_json import comparison_json
from unga_desktop.exporters.comparison_text import comparison_text

Captured = pytest.CaptureFixture[str]
DRAFT = "The General Assembly,\n\nNoting the tide,\n\n1. Decides to wait;\n\n2. Requests a boat.\n"


def run(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def files(folder: Path, *contents: bytes) -> list[str]:
    paths = [folder / f"text{number}.txt" for number, _ in enumerate(contents)]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return [str(path) for path in paths]


def compared(capsys: Captured, folder: Path, *contents: bytes) -> dict[str, Any]:
    status, out, err = run(capsys, "compare", *files(folder, *contents), "--format", "json")
    assert (status, err) == (0, "")
    content: dict[str, Any] = json.loads(out)
    assert content["check"] == {"original_rebuilt": True, "amended_rebuilt": True}
    return content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty. Choose a file with text"),
        (b" \r\n\t\n", "the file holds no text, only white space. Choose a file with text"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "this is a picture. Choose a Word, PDF, HTML, Akoma Ntoso or text file",
        ),
        (b"Decides\0 to wait", "this is not a text file. Choose a Word, PDF, HTML, Akoma Ntoso or text file"),
        (bytes(range(1, 32)) * 9, "this is not a text file. Choose a Word, PDF, HTML, Akoma Ntoso or text file"),
        (b"ELF" + bytes(range(128, 256)) * 40, "the text is not UTF-8: byte 4 (0x80) does not fit. Save it as UTF-8"),
        (b"pe\xed\xa0\x80ace", "the text is not UTF-8: byte 3 (0xED) does not fit. Save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\0\0\xd8b\0", "the text is not UTF-16: byte 5 (0x00) does not fit. Save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\0b", "the text is not UTF-16: byte 5 (0x62) does not fit. Save it as UTF-8"),
        ("Décide".encode("latin-1"), "the text is not UTF-8: byte 2 (0xE9) does not fit. Save it as UTF-8"),
        (
            codecs.BOM_UTF32_LE + "a".encode("utf-32-le"),
            "the file is encoded as UTF-32, which is not read. Save it as UTF-8",
        ),
    ],
)
def test_what_is_no_text_is_refused_in_one_line_on_either_side(
    capsys: Captured, tmp_path: Path, content: bytes, said: str
) -> None:
    good, bad = files(tmp_path, DRAFT.encode(), content)
    for sides in ((good, bad), (bad, good), (bad, bad)):
        status, out, err = run(capsys, "compare", *sides)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "text1.txt" in err
        assert said in err


def test_the_same_file_twice_has_no_changes(capsys: Captured, tmp_path: Path) -> None:
    (path,) = files(tmp_path, DRAFT.encode())
    status, out, err = run(capsys, "compare", path, path)
    assert (status, err) == (0, "")
    assert "\n0 changes: 0 words inserted" in out


def test_a_file_of_unseen_characters_only_is_compared(capsys: Captured, tmp_path: Path) -> None:
    content = compared(capsys, tmp_path, "\u200b\u2060".encode(), DRAFT.encode())
    assert content["original"]["paragraphs"] == 1
    assert [row["kind"] for row in content["rows"]].count("added") == 4
    assert ["invisible-character"] in [row["flags"] for row in content["rows"]]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\v", "\f", "\u2028", "\x85"])
def test_other_line_ends_are_no_change(capsys: Captured, tmp_path: Path, ends: str) -> None:
    content = compared(capsys, tmp_path, DRAFT.encode(), DRAFT.replace("\n", ends).encode())
    assert content["statistics"]["changes"] == 0


def test_mixed_line_ends_are_read_alike(capsys: Captured, tmp_path: Path) -> None:
    lines = DRAFT.split("\n")
    ends = ["\r\n", "\n", "\r", "\u2028", "\f", "\v", "\n\r", "\u2029"]
    mixed = "".join(line + ends[number % len(ends)] for number, line in enumerate(lines))
    assert compared(capsys, tmp_path, DRAFT.encode(), mixed.encode())["statistics"]["changes"] == 0


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + DRAFT.encode(),
        codecs.BOM_UTF16_LE + DRAFT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + DRAFT.encode("utf-16-be"),
    ],
)
def test_the_encoding_is_no_change(capsys: Captured, tmp_path: Path, content: bytes) -> None:
    assert compared(capsys, tmp_path, DRAFT.encode(), content)["statistics"]["changes"] == 0


def test_a_stray_byte_order_mark_inside_is_told(capsys: Captured, tmp_path: Path) -> None:
    content = compared(capsys, tmp_path, DRAFT.encode(), DRAFT.replace("tide", "\ufefftide").encode())
    (row,) = (row for row in content["rows"] if row["kind"] == "reworded")
    assert row["flags"] == ["invisible-character"]
    assert {span["class"] for span in row["spans"]} == {None, "invisible"}


def test_one_gigantic_line_is_compared(capsys: Captured, tmp_path: Path) -> None:
    line = " ".join(f"word{number % 977}" for number in range(60_000))
    content = compared(
        capsys, tmp_path, line.encode(), line.replace("word500 word501", "word500 peace word501", 1).encode()
    )
    assert content["statistics"]["words_inserted"] == 1


def test_one_gigantic_word_is_compared(capsys: Captured, tmp_path: Path) -> None:
    word = "peace" * 200_000
    content = compared(capsys, tmp_path, word.encode(), (word + "x").encode())
    assert content["statistics"]["changes"] == 1


@pytest.mark.parametrize("mark", ["\u0301", "\u0651", "\u0338"])
def test_a_gigantic_pile_of_marks_is_compared(capsys: Captured, tmp_path: Path, mark: str) -> None:
    pile = "e" + mark * 20_000
    content = compared(capsys, tmp_path, f"a {pile} b".encode(), f"a {pile}{mark} b".encode())
    assert content["statistics"]["changes"] == 1


@pytest.mark.parametrize("words", ["", "\ud800 alone", "NUL \0 inside", "\udfff\ud800 swapped"])
def test_whatever_reaches_the_core_is_compared_and_written(words: str) -> None:
    sides = [structure.parse(text, Source("t")) for text in (words, DRAFT)]
    for pair in (sides, sides[::-1], [sides[0]] * 2):
        comparison = compare(*pair)
        assert comparison.check.passed
        assert comparison_json(comparison).encode("utf-8", "surrogatepass")
        assert "\0" not in comparison_text(comparison)


@pytest.mark.parametrize("code", ["ar", "en", "es", "fr", "ru", "zh"])
def test_the_language_can_be_set(capsys: Captured, tmp_path: Path, code: str) -> None:
    paths = files(tmp_path, DRAFT.encode(), DRAFT.replace("wait", "go").encode())
    status, out, _ = run(capsys, "compare", *paths, "--language", code, "--format", "json")
    content = json.loads(out)
    assert (status, content["original"]["language"], content["amended"]["language"]) == (0, code, code)
    status, out, _ = run(capsys, "compare", *paths, "--language", code, "--format", "html")
    assert f'lang="{code}"' in out


def test_an_unknown_language_is_a_usage_error(capsys: Captured, tmp_path: Path) -> None:
    paths = files(tmp_path, DRAFT.encode(), DRAFT.encode())
    status, out, err = run(capsys, "compare", *paths, "--language", "de")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "de" in err
