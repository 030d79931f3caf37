"""The bundled roll calls, added up member by member, and found by every name a user may give them."""

from collections import Counter

import pytest

from unga_desktop.core.errors import UnknownRollCall, VoteError
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals, Vote
from unga_desktop.services.vote_desk import VoteDesk, bundled_vote_desk, bundled_world_map

DESK = bundled_vote_desk()
IDS = [roll_call.id for roll_call in DESK.roll_calls]
COUNTED = [roll_call.id for roll_call in DESK.roll_calls if roll_call.votes]
AMENDMENTS = [f"A/ES-11/L.11#amendment-{n}" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("identity", COUNTED)
def test_every_roll_call_adds_up_member_by_member_to_its_published_totals(identity):
    roll_call = DESK.roll_call(identity)
    votes = Counter(roll_call.votes.values())
    published = roll_call.published
    assert [votes[vote] for vote in Vote] == [
        published.in_favour,
        published.against,
        published.abstaining,
        published.not_voting,
    ]
    count = DESK.tally(roll_call).counted
    assert (count.in_favour, count.against, count.abstaining, count.not_voting) == tuple(votes[vote] for vote in Vote)


@pytest.mark.parametrize("identity", COUNTED)
def test_the_groups_of_every_roll_call_add_up_to_the_whole(identity):
    tally = DESK.tally(DESK.roll_call(identity))
    assert sum(group.count.members for group in tally.groups) == len(tally.casts) == tally.counted.members
    for group in tally.groups:
        votes = Counter(cast.vote for cast in tally.casts if cast.member.group == group.group)
        assert group.count.in_favour == votes[Vote.IN_FAVOUR]
        assert group.count.not_voting == votes[Vote.NOT_VOTING]


def test_regional_groups_add_up_to_193_members():
    sizes = Counter(member.group for member in DESK.members)
    assert sizes == {"AFRICAN": 54, "ASIA-PACIFIC": 54, "EEG": 23, "GRULAC": 33, "WEOG": 29}
    assert sum(sizes.values()) == 193


@pytest.mark.parametrize(
    ("identity", "expected", "needed"),
    [("A/RES/ES-11/8", (93, 8, 73, 19), 68), ("A/RES/ES-11/7", (93, 18, 65, 17), 74)],
)
def test_the_two_resolutions_of_february_2025(identity, expected, needed):
    tally = DESK.tally(DESK.roll_call(identity))
    count = tally.counted
    assert (count.in_favour, count.against, count.abstaining, count.not_voting) == expected
    assert (tally.majority.needed, tally.majority.adopted) == (needed, True)


def test_members_against_the_second_are_those_of_the_record():
    against = [
        cast.member.iso3 for cast in DESK.tally(DESK.roll_call("A/RES/ES-11/8")).casts if cast.vote is Vote.AGAINST
    ]
    assert against == ["BLR", "BFA", "PRK", "MLI", "NIC", "NER", "RUS", "SDN"]


def test_casts_stand_in_the_english_order_of_names():
    names = [cast.member.name for cast in DESK.tally(DESK.roll_call("A/RES/ES-11/1")).casts]
    assert names[:2] == ["Afghanistan", "Albania"]
    assert names.index("Côte d'Ivoire") == names.index("Costa Rica") + 1
    assert names.index("Turkey") == names.index("Tunisia") + 1


def test_support_over_the_session_runs_as_published():
    runs = [DESK.roll_call(f"A/RES/ES-11/{n}").published.in_favour for n in range(1, 10)]
    assert runs == [141, 140, 93, 143, 94, 141, 93, 93, 91]


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("A/RES/ES-11/8", "A/RES/ES-11/8"),
        ("a/res/es-11/8", "A/RES/ES-11/8"),
        (" A / RES / ES-11 / 8 ", "A/RES/ES-11/8"),
        ("A/ES-11/L.11", "A/RES/ES-11/8"),
        ("A/ES-11/L.10", "A/RES/ES-11/7"),
        ("S/RES/2774", "S/RES/2774 (2025)"),
        ("s/res/2774(2025)", "S/RES/2774 (2025)"),
        ("A/ES-11/L.15", "A/ES-11/L.11#amendment-3"),
        ("A/ES-11/L.11#amendment-4", "A/ES-11/L.11#amendment-4"),
        ("A/ES-11/L.8", "A/ES-11/L.8"),
    ],
)
def test_a_roll_call_is_found_by_id_symbol_or_draft(name, identity):
    assert DESK.roll_call(name).id == identity


def test_an_unknown_symbol_is_named_in_the_message():
    with pytest.raises(UnknownRollCall, match="A/RES/99/1"):
        DESK.roll_call("A/RES/99/1")


@pytest.mark.parametrize("name", ["A/ES-11/L.11", "A/RES/ES-11/8"])
def test_the_vote_on_the_whole_comes_before_those_on_amendments(name):
    assert [roll_call.id for roll_call in DESK.of(name)] == ["A/RES/ES-11/8", *AMENDMENTS]


def test_amendments_hang_at_the_text_they_amended():
    assert [roll_call.id for roll_call in DESK.of("A/RES/ES-11/6")] == ["A/RES/ES-11/6", "A/ES-11/L.8", "A/ES-11/L.9"]
    assert DESK.of("A/RES/1/1") == ()


def test_the_tallies_of_the_adopted_amendments_are_left_empty_and_the_note_says_why():
    for identity in AMENDMENTS[:3]:
        roll_call = DESK.roll_call(identity)
        assert roll_call.published == Totals()
        assert roll_call.adopted
        assert "60-18-81, 79-16-67 and 83-16-61" in roll_call.note
        assert DESK.tally(roll_call).counted is None
        assert DESK.tally(roll_call).majority is None


def test_the_rejected_amendment_has_totals_and_fails_its_majority():
    tally = DESK.tally(DESK.roll_call(AMENDMENTS[3]))
    assert str(tally.roll_call.published) == "31-71-59"
    assert (tally.majority.needed, tally.majority.adopted, tally.casts) == (68, False, ())
    assert tally.counted.not_voting_deduced


def test_majority_and_record_agree_wherever_both_are_known():
    for roll_call in DESK.roll_calls:
        majority = DESK.tally(roll_call).majority
        assert majority is None or majority.adopted == roll_call.adopted, roll_call.id


def test_deduced_votes_are_said_to_be_deduced():
    for n in (7, 8, 9):
        roll_call = DESK.roll_call(f"A/RES/ES-11/{n}")
        assert (roll_call.votes["AFG"], roll_call.votes["VEN"]) == (Vote.NOT_VOTING, Vote.NOT_VOTING)
        assert "deduced, not read" in roll_call.note


def test_every_roll_call_has_a_grade_and_its_own_id():
    assert len(set(IDS)) == len(IDS)
    assert {roll_call.confidence for roll_call in DESK.roll_calls} == {"A", "B"}


def test_a_vote_of_a_member_that_does_not_exist_is_refused():
    roll_call = RollCall(
        "X/1",
        "X/1",
        RollCallKind.WHOLE,
        "GA",
        "2025-01-01",
        "",
        MajorityRule.SIMPLE,
        Totals(),
        "",
        {"XYZ": Vote.AGAINST},
    )
    with pytest.raises(VoteError, match="XYZ"):
        VoteDesk(DESK.members, [roll_call]).tally(roll_call)


def test_absence_is_not_deduced_from_a_membership_of_another_time():
    roll_call = RollCall(
        "X/1", "X/1", RollCallKind.WHOLE, "GA", "1970-01-01", "", MajorityRule.SIMPLE, Totals(60, 20, 30), "adopted"
    )
    assert DESK.tally(roll_call).counted is None


def test_a_tally_is_counted_once():
    roll_call = DESK.roll_call("A/RES/ES-11/1")
    assert DESK.tally(roll_call) is DESK.tally(roll_call)


def test_every_member_has_a_land_on_the_bundled_map():
    lands = {land.iso3 for land in bundled_world_map().lands if land.rings}
    assert {member.iso3 for member in DESK.members} <= lands
    assert lands - {member.iso3 for member in DESK.members} == {""}
