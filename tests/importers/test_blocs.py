"""The file of blocs that the user may edit."""

import pytest

from unga_desktop import paths
from unga_desktop.core.errors import VoteError
from unga_desktop.importers.vote_files.blocs import read_blocs
from unga_desktop.services.vote_desk import bundled_vote_desk


def test_the_bundled_blocs_are_of_members_and_as_large_as_they_are():
    sizes = {bloc.key: len(bloc.members) for bloc in read_blocs(paths.data("blocs.csv"))}
    assert (sizes["EU"], sizes["P5"], sizes["ASEAN"], sizes["NATO"], len(sizes)) == (27, 5, 11, 32, 14)
    members = {member.iso3 for member in bundled_vote_desk().members}
    assert all(bloc.members <= members for bloc in read_blocs(paths.data("blocs.csv")))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bloc,name,iso3\nEU,European Union,AUT\n", "the column as_of is missing"),
        ("bloc,name,iso3,as_of\nEU,European Union,,2020\n", "line 2"),
        ("bloc,name,iso3,as_of\nEU,E,AUT,2020\nEU,E,aut,2020\n", "line 3: aut stands twice in EU"),
        ("bloc,name,iso3,as_of\nEU,E,AUT,2020\nEU,F,BEL,2020\n", "line 3: EU has two names"),
        ("", "missing"),
    ],
)
def test_a_spoilt_file_of_blocs_is_refused_with_its_place(tmp_path, text, message):
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VoteError, match=message):
        read_blocs(path)


def test_a_bloc_is_found_whatever_its_capitals_and_an_unknown_one_is_named():
    desk = bundled_vote_desk()
    assert desk.bloc(" brics ").key == "BRICS"
    with pytest.raises(VoteError, match=r"There are: .*EU"):
        desk.bloc("UEFA")


def test_a_shift_needs_the_votes_of_members():
    desk = bundled_vote_desk()
    with pytest.raises(VoteError, match="amendment-4"):
        desk.shift(desk.roll_call("A/RES/ES-11/1"), desk.roll_call("A/ES-11/L.11#amendment-4"))
