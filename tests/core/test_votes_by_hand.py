"""Agreement and cohesion against the plainest computation there is: pair by pair, vote by vote."""

from fractions import Fraction
from itertools import combinations_with_replacement
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_desktop.core.votes.agreement import agreement
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.tally import rice
from unga_desktop.core.votes.vote_matrix import vote_matrix

STATES = ("AUT", "BRA", "CHN", "DNK", "EGY")
# A blank stands for a State that was no member at that date.
rows = st.lists(st.text("YNAX ", min_size=len(STATES), max_size=len(STATES)), min_size=1, max_size=12)


def roll_call(number, letters):
    votes = {state: Vote(letter) for state, letter in zip(STATES, letters, strict=True) if letter != " "}
    name = f"A/RES/80/{number}"
    return RollCall(
        name, name, RollCallKind.WHOLE, "GA", "2025-12-01", "", MajorityRule.SIMPLE, Totals(), "adopted", votes
    )


def by_hand(table, one, other):
    """The sum of the likenesses over the votes in which both took part, and how many these are."""
    likeness, common = Fraction(0), 0
    for letters in table:
        pair = letters[one] + letters[other]
        if "X" in pair or " " in pair:
            continue
        common += 1
        if pair[0] == pair[1]:
            likeness += 1
        elif "A" in pair:
            likeness += Fraction(1, 2)
    return likeness, common


@given(rows)
def test_the_agreement_of_every_pair_is_that_counted_by_hand(table):
    found = agreement(vote_matrix([roll_call(number, letters) for number, letters in enumerate(table)]))
    seen = [place for place in range(len(STATES)) if STATES[place] in found.index.columns]
    for one, other in combinations_with_replacement(seen, 2):
        likeness, common = by_hand(table, one, other)
        index = found.index.loc[STATES[one], STATES[other]]
        assert found.votes.loc[STATES[one], STATES[other]] == common
        assert found.index.loc[STATES[other], STATES[one]] == index or isnan(index)
        if common:
            assert index == pytest.approx(float(likeness / common), abs=1e-12)
        else:
            assert isnan(index)
    # A State without a column never had a vote on record.
    assert all(letters[place] == " " for place in range(len(STATES)) if place not in seen for letters in table)


def test_agreement_worked_by_hand():
    """AUT and BRA: the same, half, opposed, and one vote that does not count: (1 + 1/2 + 0) / 3."""
    found = agreement(vote_matrix([roll_call(n, row) for n, row in enumerate(["YY   ", "YA   ", "YN   ", "YX   "])]))
    assert found.index.loc["AUT", "BRA"] == pytest.approx(0.5)
    assert found.votes.loc["AUT", "BRA"] == 3


@given(st.integers(0, 193), st.integers(0, 193))
def test_the_rice_index_is_the_difference_of_the_shares(in_favour, against):
    sides = in_favour + against
    expected = abs(Fraction(in_favour, sides) - Fraction(against, sides)) if sides else 0
    assert rice(in_favour, against) == pytest.approx(float(expected), abs=1e-12)
