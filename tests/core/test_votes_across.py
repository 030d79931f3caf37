"""Shift, trend, agreement and blocs: against hand-worked cases and a brute-force count."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unga_desktop.core.votes.agreement import agreement
from unga_desktop.core.votes.bloc import Bloc, bloc_counts
from unga_desktop.core.votes.roll_call import MajorityRule, Member, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.shift import shift
from unga_desktop.core.votes.tally import rice, tally
from unga_desktop.core.votes.trend import trend
from unga_desktop.core.votes.vote_matrix import vote_matrix, votes_of

Y, N, A, X = Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINING, Vote.NOT_VOTING
CODES = ["AAA", "BBB", "CCC", "DDD", "EEE"]
MEMBERS = [Member(code, "000", code.title(), "WEOG", 0, n) for n, code in enumerate(CODES)]


def roll_call(identity, votes, date="2025-01-01"):
    named = {code: Vote(vote) for code, vote in zip(CODES, votes, strict=False) if vote != "-"}
    return RollCall(
        *(identity, identity, RollCallKind.WHOLE, "GA", date, "", MajorityRule.SIMPLE, Totals(), "adopted"), votes=named
    )


letters = st.text(alphabet="YNAX-", min_size=5, max_size=5)


def test_shift_says_who_went_from_what_to_what():
    result = shift(roll_call("R/1", "YYYN-"), roll_call("R/2", "YAA-X"))
    assert [(flow.before, flow.after, flow.members) for flow in result.flows] == [(Y, A, ("BBB", "CCC"))]
    assert result.stayed == ("AAA",)
    assert (result.only_before, result.only_after, result.changed) == (("DDD",), ("EEE",), 2)


def test_absence_is_something_else_than_abstaining():
    flows = shift(roll_call("R/1", "AX"), roll_call("R/2", "XA")).flows
    assert {(flow.before, flow.after) for flow in flows} == {(A, X), (X, A)}


@given(letters, letters)
@settings(max_examples=60, deadline=None)
def test_nobody_is_lost_in_a_shift_and_its_reverse_mirrors_it(first, second):
    one, two = roll_call("R/1", first), roll_call("R/2", second)
    there, back = shift(one, two), shift(two, one)
    flowing = {(f.before, f.after, f.members) for f in there.flows}
    assert flowing == {(f.after, f.before, f.members) for f in back.flows}
    everyone = [*there.stayed, *there.only_before, *there.only_after, *(c for f in there.flows for c in f.members)]
    assert sorted(everyone) == sorted({*one.votes, *two.votes})


def test_shift_of_a_roll_call_with_itself_is_nothing():
    one = roll_call("R/1", "YNAX-")
    assert (shift(one, one).flows, shift(one, one).stayed) == ((), ("AAA", "BBB", "CCC", "DDD"))


def test_trend_runs_by_date_and_leaves_gaps_where_no_vote_is_recorded():
    late, early = roll_call("R/2", "YN", "2025-02-01"), roll_call("R/1", "YYA", "2025-01-01")
    result = trend([late, early, roll_call("R/3", "")])
    assert [rc.id for rc in result.roll_calls] == ["R/1", "R/2"]
    assert [(c.in_favour, c.against, c.abstaining) for c in result.counts] == [(2, 0, 1), (1, 1, 0)]
    assert result.strips["CCC"] == (A, None)


def test_trend_of_nothing_is_empty():
    assert trend([]).counts == ()


def test_agreement_of_a_hand_worked_case():
    # AAA and BBB: together, apart, half, then BBB is absent, which does not count.
    matrix = vote_matrix([roll_call(f"R/{n}", votes) for n, votes in enumerate(["YY", "YN", "AN", "YX"])])
    result = agreement(matrix)
    assert result.index.loc["AAA", "BBB"] == pytest.approx(1.5 / 3)
    assert result.votes.loc["AAA", "BBB"] == 3
    assert result.with_("AAA") == (("BBB", 0.5, 3),)
    assert result.with_("AAA", least=4) == ()


def test_two_that_never_took_part_in_one_vote_have_no_agreement():
    result = agreement(vote_matrix([roll_call("R/1", "YX"), roll_call("R/2", "XY")]))
    assert math.isnan(result.index.loc["AAA", "BBB"])
    assert result.with_("AAA") == ()


@given(st.lists(letters, min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_agreement_equals_a_brute_force_count(rows):
    roll_calls = [roll_call(f"R/{n}", row) for n, row in enumerate(rows)]
    result = agreement(vote_matrix(roll_calls))
    score = {Y: 1.0, A: 0.5, N: 0.0}
    for one, other in combinations(result.index.columns, 2):
        pairs = [(rc.votes.get(one), rc.votes.get(other)) for rc in roll_calls]
        both = [1 - abs(score[a] - score[b]) for a, b in pairs if a in score and b in score]
        assert result.votes.loc[one, other] == len(both)
        if both:
            assert result.index.loc[one, other] == pytest.approx(sum(both) / len(both))


@pytest.mark.parametrize(
    ("yes", "no", "cohesion"), [(0, 0, 0.0), (1, 0, 1.0), (0, 7, 1.0), (5, 5, 0.0), (3, 1, 0.5), (17, 4, 13 / 21)]
)
def test_rice_index_of_hand_worked_cases(yes, no, cohesion):
    assert rice(yes, no) == pytest.approx(cohesion)


def test_a_bloc_is_counted_and_names_those_without_a_vote():
    counted = tally(roll_call("R/1", "YYNA"), MEMBERS)
    (result,) = bloc_counts(counted, [Bloc("B", "A bloc", frozenset(["AAA", "CCC", "DDD", "EEE"]), "2025-01-01")])
    assert (result.count.in_favour, result.count.against, result.count.abstaining) == (1, 1, 1)
    assert (result.cohesion, result.unrecorded) == (0.0, ("EEE",))


@given(letters)
def test_a_row_of_the_matrix_gives_the_votes_back(votes):
    one = roll_call("R/1", votes)
    matrix = vote_matrix([one])
    if one.votes:
        assert votes_of(list(matrix.loc["R/1"]), list(matrix.columns)) == one.votes
