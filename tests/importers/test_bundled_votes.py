"""Reading the tables of ``data/``: what is spoilt is named with file and line, nothing is guessed."""

import shutil

import pytest

from unga_desktop import paths
from unga_desktop.core.errors import VoteError
from unga_desktop.importers.vote_files.bundled_votes import read_members, read_roll_calls

HEAD = "iso3,m49,name,regional_group,tile_row,tile_col\n"


@pytest.fixture
def folder(tmp_path):
    for name in ("roll_calls.csv", "votes_es11.csv", "votes_sc_2774.csv"):
        shutil.copy(paths.data(name), tmp_path / name)
    return tmp_path


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_namibia_is_a_member_and_not_a_missing_value(tmp_path):
    path = tmp_path / "members.csv"
    path.write_text(HEAD + "NA,516,Namibia,AFRICAN,1,2\n", encoding="utf-8")
    assert read_members(path)[0].iso3 == "NA"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("AFG,004,Afghanistan,ASIA-PACIFIC,four,21\n", "line 2"),
        ("AFG,004,Afghanistan,ASIA-PACIFIC,4,21\nAFG,004,Afghanistan,ASIA-PACIFIC,4,21\n", "AFG is given twice"),
        ("AFG,004,Afghanistan,ASIA-PACIFIC,4,21,extra\n", "more cells than columns"),
        ("AFG,004\n", "line 2"),
    ],
)
def test_a_spoilt_list_of_members_is_refused_with_its_place(tmp_path, rows, message):
    path = tmp_path / "members.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(VoteError, match=message):
        read_members(path)


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("iso3,name\nAFG,Afghanistan\n", encoding="utf-8")
    with pytest.raises(VoteError, match=r"members\.csv: the column 'm49' is missing"):
        read_members(path)


def test_a_missing_or_binary_file_is_refused(tmp_path):
    with pytest.raises(VoteError, match=r"members\.csv"):
        read_members(tmp_path / "members.csv")
    (tmp_path / "members.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(VoteError, match="cannot be read"):
        read_members(tmp_path / "members.csv")


def test_a_letter_that_is_no_vote_is_refused_with_its_line(folder):
    spoil(folder / "votes_sc_2774.csv", "DNK,Denmark,A", "DNK,Denmark,B")
    with pytest.raises(VoteError, match=r"votes_sc_2774\.csv, line 3: 'B' is not a valid Vote"):
        read_roll_calls(folder)


def test_a_member_given_twice_is_refused(folder):
    spoil(folder / "votes_sc_2774.csv", "DNK,Denmark,A", "CHN,China,A")
    with pytest.raises(VoteError, match="CHN is given twice"):
        read_roll_calls(folder)


def test_a_roll_call_without_its_column_of_votes_is_refused(folder):
    spoil(folder / "votes_sc_2774.csv", "S/RES/2774 (2025)", "S/RES/1")
    with pytest.raises(VoteError, match=r"votes_sc_2774\.csv has no column S/RES/2774"):
        read_roll_calls(folder)


def test_an_empty_cell_of_a_table_is_no_member_and_not_an_absence(folder):
    spoil(folder / "votes_sc_2774.csv", "DNK,Denmark,A", "DNK,Denmark,")
    council = next(roll_call for roll_call in read_roll_calls(folder) if roll_call.organ == "SC")
    assert "DNK" not in council.votes
    assert len(council.votes) == 14


def test_an_adoption_without_a_vote_is_known_as_such(folder):
    spoil(folder / "roll_calls.csv", ",107,12,51,,adopted,", ",,,,,adopted without a vote,")
    last = read_roll_calls(folder)[-1]
    assert last.adopted_without_vote
    assert last.adopted
