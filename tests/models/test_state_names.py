"""A State is found however it is typed."""

import pytest

from unga_desktop.models.state_names import StateNames
from unga_desktop.services.vote_desk import bundled_vote_desk

_NAMES = StateNames(
    {member.iso3: member.name for member in bundled_vote_desk().members},
    [("MMR", "Burma"), ("COD", "Zaire"), ("TUR", "Turkey"), ("XXX", "Nowhere")],
    [(member.iso3, member.m49) for member in bundled_vote_desk().members],
)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("burma", "Myanmar (Burma)"),
        ("ZAIRE", "Democratic Republic of the Congo (Zaire)"),
        ("turkey", "Türkiye (Turkey)"),
        ("türkiye", "Türkiye"),
        ("cote d'iv", "Côte d'Ivoire"),
        ("NER", "Niger"),
        ("076", "Brazil"),
        ("guinea", "Guinea"),
        ("tome", "Sao Tome and Principe"),
    ],
)
def test_the_first_found_is_the_one_that_was_meant(typed, words):
    assert _NAMES.find(typed)[0].words == words


def test_what_begins_so_comes_before_what_has_it_inside():
    assert [found.name for found in _NAMES.find("guinea")] == [
        "Guinea",
        "Guinea-Bissau",
        "Equatorial Guinea",
        "Papua New Guinea",
    ]


@pytest.mark.parametrize("typed", ["", "   ", "atlantis", "nowhere", "'"])
def test_nothing_is_found_where_nothing_fits(typed):
    assert _NAMES.find(typed) == ()
