"""Files called after documents: names that every system takes, and a file for each document."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_desktop.core.file_name import FileNames, file_stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("A/RES/ES-11/8", "A_RES_ES-11_8"),
        ("S/RES/2774 (2025)", "S_RES_2774_(2025)"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "report-aa1f1e7c"),
        ("", "report"),
        ("///", "report-7d4ae0a2"),
        (".hidden", "hidden"),
        ("draft.", "draft"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1.final.txt", "_com1.final.txt"),
        ("COM¹", "_COM¹"),
        ("CONSTITUTION", "CONSTITUTION"),
        ("A∕RES／8", "A_RES_8"),  # other slashes than the one
        ('a:b*c?d|e"f<g>h\\i', "a_b_c_d_e_f_g_h_i"),
        ("A\u202eB\u200bC", "A_B_C"),
        ("决议草案", "决议草案"),
        ("مشروع قرار", "مشروع_قرار"),
        ("\udcff", "report-0ac8bf3f"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(name: str, stem: str) -> None:
    found = file_stem(name)
    assert found == stem or (stem.startswith("report-") and found.startswith("report-") and len(found) == 15)


def test_a_long_symbol_is_cut_and_stays_its_own(tmp_path: Path) -> None:
    one, other = "A/" + "L" * 300, "A/" + "L" * 301
    assert file_stem(one) != file_stem(other)
    for name in (one, other, "决" * 300, "\U0001d400" * 300):
        (tmp_path / f"{file_stem(name)}.docx").write_bytes(b"")
    assert len(list(tmp_path.iterdir())) == 4


def test_two_names_that_would_be_one_file_are_two_files() -> None:
    names = FileNames()
    found = [names.stem(name) for name in ("A/L.1", "A_L.1", "a/l.1", "A/L.2", "Ａ/L.1")]
    assert found[:4] == ["A_L.1", "A_L.1-2", "a_l.1-3", "A_L.2"]
    assert len({unicodedata.normalize("NFKC", stem).casefold() for stem in found}) == 5


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_no_name_leaves_its_folder_or_is_refused(name: str) -> None:
    stem = file_stem(name)
    assert stem
    assert not set(stem) & set('/\\:*?"<>|\x00\n')
    assert not stem.startswith(".")
    assert not stem.endswith((".", " "))
    assert len(f"{stem}.docx".encode()) <= 255
    assert file_stem(name) == stem
