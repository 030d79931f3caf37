"""Forty votes, each worked by hand from the rules of procedure: base, votes needed, margin, outcome.

Rules 83 to 86 of the Assembly: two thirds on important questions (83), on amendments to and parts of them (84) and at elections
to the Councils, a simple majority on others (85), of the members present and voting; those who abstain count as not voting (86).
Article 27 of the Charter: nine members of the Council, no permanent member against but on procedure. Article 108,
amendments to the Charter: two thirds of all members. Resolution 60/251, the Human Rights Council is elected by the
majority of all members.
"""

import pytest

from unga_desktop.core.votes.count import Count
from unga_desktop.core.votes.majority import majority
from unga_desktop.core.votes.roll_call import MajorityRule

SIMPLE, TWO_THIRDS = MajorityRule.SIMPLE, MajorityRule.TWO_THIRDS
ALL, TWO_THIRDS_OF_ALL = MajorityRule.ALL_MEMBERS, MajorityRule.TWO_THIRDS_OF_ALL
COUNCIL, PROCEDURE = MajorityRule.COUNCIL, MajorityRule.COUNCIL_PROCEDURE

ASSEMBLY = [
    # rule, (in favour, against, abstaining, not voting), base, needed, margin, adopted
    (SIMPLE, (93, 8, 73, 19), 101, 51, 42, True),
    (SIMPLE, (1, 0, 192, 0), 1, 1, 0, True),
    (SIMPLE, (0, 1, 192, 0), 1, 1, -1, False),
    (SIMPLE, (0, 0, 193, 0), 0, 1, -1, False),
    (SIMPLE, (0, 0, 0, 193), 0, 1, -1, False),
    (SIMPLE, (1, 1, 0, 191), 2, 2, -1, False),
    (SIMPLE, (2, 1, 190, 0), 3, 2, 0, True),
    (SIMPLE, (50, 50, 93, 0), 100, 51, -1, False),
    (SIMPLE, (51, 50, 92, 0), 101, 51, 0, True),
    (SIMPLE, (96, 97, 0, 0), 193, 97, -1, False),
    (SIMPLE, (97, 96, 0, 0), 193, 97, 0, True),
    (SIMPLE, (193, 0, 0, 0), 193, 97, 96, True),
    (TWO_THIRDS, (2, 1, 190, 0), 3, 2, 0, True),
    (TWO_THIRDS, (1, 1, 191, 0), 2, 2, -1, False),
    (TWO_THIRDS, (1, 0, 0, 192), 1, 1, 0, True),
    (TWO_THIRDS, (0, 0, 193, 0), 0, 1, -1, False),
    (TWO_THIRDS, (93, 8, 73, 19), 101, 68, 25, True),
    (TWO_THIRDS, (93, 18, 65, 17), 111, 74, 19, True),
    (TWO_THIRDS, (141, 5, 35, 12), 146, 98, 43, True),
    (TWO_THIRDS, (67, 34, 92, 0), 101, 68, -1, False),
    (TWO_THIRDS, (68, 33, 92, 0), 101, 68, 0, True),
    (TWO_THIRDS, (66, 33, 94, 0), 99, 66, 0, True),
    (TWO_THIRDS, (66, 34, 93, 0), 100, 67, -1, False),
    (TWO_THIRDS, (128, 65, 0, 0), 193, 129, -1, False),
    (TWO_THIRDS, (129, 64, 0, 0), 193, 129, 0, True),
    (ALL, (96, 0, 97, 0), 193, 97, -1, False),
    (ALL, (97, 96, 0, 0), 193, 97, 0, True),
    (ALL, (97, 0, 0, 96), 193, 97, 0, True),
    (TWO_THIRDS_OF_ALL, (128, 0, 65, 0), 193, 129, -1, False),
    (TWO_THIRDS_OF_ALL, (129, 0, 0, 64), 193, 129, 0, True),
]
THE_COUNCIL = [
    # rule, (in favour, against, abstaining, not voting), members against, margin, vetoed by, adopted
    (COUNCIL, (10, 0, 5, 0), (), 1, (), True),
    (COUNCIL, (9, 6, 0, 0), ("DZA", "GUY", "PAK", "PAN", "SOM", "SVN"), 0, (), True),
    (COUNCIL, (8, 0, 7, 0), (), -1, (), False),
    (COUNCIL, (14, 1, 0, 0), ("USA",), 5, ("USA",), False),
    (COUNCIL, (13, 2, 0, 0), ("RUS", "CHN"), 4, ("CHN", "RUS"), False),
    (COUNCIL, (14, 1, 0, 0), ("PAK",), 5, (), True),
    (COUNCIL, (9, 1, 5, 0), ("FRA",), 0, ("FRA",), False),
    (COUNCIL, (15, 0, 0, 0), (), 6, (), True),
    (PROCEDURE, (9, 5, 1, 0), ("CHN", "FRA", "GBR", "RUS", "USA"), 0, (), True),
    (PROCEDURE, (8, 2, 5, 0), ("RUS", "USA"), -1, (), False),
]


def test_there_are_forty_cases_and_no_two_are_the_same():
    assert len({(case[0], case[1], str(case[2])) for case in (*ASSEMBLY, *THE_COUNCIL)}) == 40


@pytest.mark.parametrize(("rule", "votes", "base", "needed", "margin", "adopted"), ASSEMBLY)
def test_the_majority_in_the_assembly(rule, votes, base, needed, margin, adopted):
    found = majority(rule, Count(*votes))
    assert (found.voting, found.needed, found.reached, found.margin) == (base, needed, votes[0], margin)
    assert found.base == ("present and voting" if rule in (SIMPLE, TWO_THIRDS) else "all members")
    assert found.adopted is adopted
    assert found.vetoed_by == ()


@pytest.mark.parametrize(("rule", "votes", "against", "margin", "vetoed_by", "adopted"), THE_COUNCIL)
def test_the_majority_in_the_council(rule, votes, against, margin, vetoed_by, adopted):
    found = majority(rule, Count(*votes), against)
    assert (found.voting, found.needed, found.reached, found.margin) == (15, 9, votes[0], margin)
    assert found.base == "all members"
    assert found.vetoed_by == vetoed_by
    assert found.adopted is adopted
