"""The hexagon cartogram."""

import math

import pytest

from unga_desktop.core.pictures.geometry import tiles
from unga_desktop.core.votes.roll_call import Member
from unga_desktop.services.vote_desk import bundled_vote_desk


def member(row, column):
    return Member("AAA", "001", "A", "WEOG", row, column)


def test_odd_rows_stand_half_a_tile_to_the_right():
    even, odd = tiles([member(0, 0), member(1, 0)])
    assert odd.x - even.x == pytest.approx(0.5)
    assert odd.y - even.y == pytest.approx(math.sqrt(3) / 2)


def test_the_first_tile_stands_at_the_corner_and_neighbours_share_a_side():
    first, second = tiles([member(4, 7), member(4, 8)])
    assert min(x for x, _ in first.corners) == pytest.approx(0)
    assert min(y for _, y in first.corners) == pytest.approx(0)
    assert first.corners[1] == pytest.approx(second.corners[5])
    assert first.corners[2] == pytest.approx(second.corners[4])


def test_no_two_of_the_193_tiles_overlap():
    placed = tiles(bundled_vote_desk().members)
    assert len(placed) == 193
    centres = [(tile.x, tile.y) for tile in placed]
    assert all(math.dist(one, other) > 0.99 for n, one in enumerate(centres) for other in centres[:n])


def test_no_members_no_tiles():
    assert tiles([]) == ()
