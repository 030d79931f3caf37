"""Majorities, case by case: who is counted as voting, how many are needed, whether it is enough."""

import pytest

from unga_desktop.core.votes.count import Count
from unga_desktop.core.votes.majority import majority
from unga_desktop.core.votes.roll_call import MajorityRule

S, T, A, U, C, P = (
    MajorityRule.SIMPLE,
    MajorityRule.TWO_THIRDS,
    MajorityRule.ALL_MEMBERS,
    MajorityRule.TWO_THIRDS_OF_ALL,
    MajorityRule.COUNCIL,
    MajorityRule.COUNCIL_PROCEDURE,
)

CASES = [
    # rule, in favour, against, abstaining, not voting, needed, adopted
    (T, 93, 8, 73, 19, 68, True),  # A/RES/ES-11/8
    (T, 93, 18, 65, 17, 74, True),  # A/RES/ES-11/7
    (T, 91, 12, 57, 33, 69, True),
    (T, 93, 24, 58, 18, 78, True),
    (T, 141, 5, 35, 12, 98, True),
    (T, 31, 71, 59, 32, 68, False),
    (T, 60, 18, 81, 34, 52, True),
    (T, 83, 16, 61, 33, 66, True),
    (T, 2, 1, 190, 0, 2, True),  # exactly two thirds of three
    (T, 1, 1, 191, 0, 2, False),
    (T, 1, 0, 192, 0, 1, True),
    (T, 0, 1, 192, 0, 1, False),
    (T, 0, 0, 193, 0, 1, False),  # nobody voted: nothing is adopted
    (T, 0, 0, 0, 193, 1, False),
    (T, 66, 33, 94, 0, 66, True),  # exactly
    (T, 65, 33, 95, 0, 66, False),  # 65 of 98 is short by a third of a vote
    (T, 66, 34, 93, 0, 67, False),
    (T, 67, 34, 92, 0, 68, False),  # two thirds of 101 are 67 1/3
    (T, 68, 33, 92, 0, 68, True),
    (T, 128, 64, 1, 0, 128, True),
    (T, 129, 64, 0, 0, 129, True),
    (T, 128, 65, 0, 0, 129, False),
    (S, 1, 0, 0, 192, 1, True),
    (S, 0, 0, 193, 0, 1, False),
    (S, 50, 50, 93, 0, 51, False),  # a tie is lost
    (S, 51, 50, 92, 0, 51, True),
    (S, 50, 51, 92, 0, 51, False),
    (S, 97, 96, 0, 0, 97, True),
    (S, 96, 97, 0, 0, 97, False),
    (S, 2, 1, 190, 0, 2, True),
    (A, 96, 0, 97, 0, 97, False),  # abstentions count against, since the base is everybody
    (A, 97, 0, 0, 96, 97, True),
    (A, 97, 96, 0, 0, 97, True),
    (A, 100, 0, 100, 0, 101, False),
    (U, 128, 0, 65, 0, 129, False),
    (U, 129, 0, 0, 64, 129, True),
    (U, 2, 1, 190, 0, 129, False),
    (C, 10, 0, 5, 0, 9, True),  # S/RES/2774 (2025)
    (C, 9, 0, 6, 0, 9, True),
    (C, 8, 0, 7, 0, 9, False),
    (C, 9, 6, 0, 0, 9, True),
    (C, 6, 1, 8, 0, 9, False),
    (C, 4, 6, 5, 0, 9, False),
    (P, 9, 6, 0, 0, 9, True),
    (P, 8, 0, 7, 0, 9, False),
]


@pytest.mark.parametrize(("rule", "yes", "no", "abstaining", "absent", "needed", "adopted"), CASES)
def test_majority_is_needed_and_reached_as_the_rules_say(rule, yes, no, abstaining, absent, needed, adopted):
    result = majority(rule, Count(yes, no, abstaining, absent))
    assert (result.needed, result.reached, result.adopted) == (needed, yes, adopted)
    assert result.margin == yes - needed


@pytest.mark.parametrize("yes", range(0, 60))
@pytest.mark.parametrize("no", range(0, 60, 7))
def test_two_thirds_agrees_with_the_rule_in_whole_numbers(yes, no):
    result = majority(T, Count(yes, no, 193 - yes - no, 0))
    assert result.adopted == (3 * yes >= 2 * (yes + no) and yes > 0)
    assert result.voting == yes + no


def test_a_permanent_member_against_vetoes_but_one_that_abstains_does_not():
    vetoed = majority(C, Count(13, 1, 1, 0), against_by=["RUS"])
    assert (vetoed.adopted, vetoed.vetoed_by, vetoed.reached) == (False, ("RUS",), 13)
    assert majority(C, Count(13, 1, 1, 0), against_by=["PAK"]).adopted


def test_several_vetoes_are_all_named():
    assert majority(C, Count(10, 3, 2, 0), ["USA", "GBR", "DZA"]).vetoed_by == ("GBR", "USA")


def test_no_veto_in_the_assembly_or_on_procedure_in_the_council():
    assert majority(T, Count(93, 8, 73, 19), ["RUS"]).vetoed_by == ()
    assert majority(P, Count(9, 6, 0, 0), ["CHN", "RUS"]).adopted


def test_the_base_is_said_in_words():
    assert majority(T, Count(2, 1, 190, 0)).base == "present and voting"
    assert majority(A, Count(97, 0, 96, 0)).base == "all members"
    assert majority(A, Count(97, 0, 96, 0)).voting == 193
