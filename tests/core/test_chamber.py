"""The chamber: everybody has a seat of their own, groups sit together, names run from the left to the right."""

import math
from itertools import combinations

import pytest

from unga_desktop.core.pictures.chamber import Seating, chamber
from unga_desktop.services.vote_desk import bundled_vote_desk

_MEMBERS = bundled_vote_desk().members


@pytest.mark.parametrize("seating", list(Seating))
@pytest.mark.parametrize("number", [1, 2, 15, 51, 193])
def test_nobody_sits_on_another_or_outside(seating, number):
    made = chamber(_MEMBERS[:number], seating)
    assert {seat.iso3 for seat in made.seats} == {member.iso3 for member in _MEMBERS[:number]}
    nearest = min((math.dist((a.x, a.y), (b.x, b.y)) for a, b in combinations(made.seats, 2)), default=1.0)
    assert nearest > 0.93  # a tile is drawn at 0.92 of its place
    for seat in made.seats:
        assert 0.49 <= seat.x <= 2 * made.radius - 0.49
        assert 0.49 <= seat.y <= made.radius + 0.01


def test_each_group_sits_in_a_wedge_of_its_own():
    made = chamber(_MEMBERS)
    groups = {member.iso3: member.group for member in _MEMBERS}
    assert [wedge.name for wedge in made.wedges] == sorted(set(groups.values()))
    for seat in made.seats:
        angle = math.atan2(made.radius - seat.y, seat.x - made.radius)
        (wedge,) = [w for w in made.wedges if w.name == groups[seat.iso3]]
        assert abs(angle - wedge.middle) <= wedge.width / 2


def test_by_the_alphabet_afghanistan_sits_at_the_left_and_zimbabwe_at_the_right():
    made = chamber(_MEMBERS, Seating.ALPHABET)
    assert made.wedges == ()
    assert made.seats[0].iso3 == "AFG"
    assert made.seats[-1].iso3 == "ZWE"
    assert made.seats[0].x < made.seats[96].x < made.seats[-1].x


def test_an_empty_chamber_has_no_seat():
    assert chamber(()).seats == ()
