"""Imported roll calls: kept whole, found by every name, and never twice."""

from dataclasses import replace

import pytest

from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.roll_call_search import Query
from unga_desktop.core.votes.vote_import import VoteImport
from unga_desktop.core.votes.vote_matrix import vote_matrix
from unga_desktop.storage.database import Database
from unga_desktop.storage.roll_calls import RollCallStore

Y, N, A, X = Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINING, Vote.NOT_VOTING
WHOLE = RollCall(
    id="A/RES/62/149",
    symbol="A/RES/62/149",
    kind=RollCallKind.WHOLE,
    organ="GA",
    date="2007-12-18",
    subject="Moratorium on the use of the death penalty",
    rule=MajorityRule.SIMPLE,
    published=Totals(1, 1, 1, 1),
    outcome="adopted",
    votes={"FRA": Y, "USA": N, "NAM": A, "TUV": X},
    voted_on="A/62/439/Add.2",
    source="a source",
    session="62",
    topics="HUMAN RIGHTS",
    record="undl 614144",
    note="a note",
)
PART = replace(
    WHOLE,
    id="A/62/439/Add.2#amendment-1",
    symbol="A/C.3/62/L.68",
    kind=RollCallKind.AMENDMENT,
    of="A/62/439/Add.2",
    voted_on="A/C.3/62/L.68",
    votes={},
    published=Totals(),
    record="",
)


@pytest.fixture
def store(tmp_path):
    return RollCallStore(Database(tmp_path / "library.sqlite"))


def an_import(*roll_calls):
    votes = sum(len(rc.votes) for rc in roll_calls)
    return VoteImport(
        *(tuple(replace(rc, votes={}) for rc in roll_calls), vote_matrix(roll_calls), (), "a source", votes, votes),
        *("file.csv", "a layout", "2026-11-23"),
    )


def test_an_empty_store_makes_no_file(store):
    assert (len(store), store.search(Query()), store.imports(), store.roll_call("A/RES/1/1")) == (0, (), (), None)
    assert len(store.matrix(Query())) == 0
    assert not store.database.exists


def test_a_roll_call_comes_back_as_it_was(store):
    assert store.keep(an_import(WHOLE, PART)).added == 2
    assert store.roll_call("a/res/62/149") == WHOLE
    assert store.roll_call(PART.id) == PART
    (kept,) = store.imports()
    assert (kept.file, kept.layout, kept.source, kept.downloaded, kept.roll_calls) == (
        *("file.csv", "a layout", "a source", "2026-11-23"),
        2,
    )


def test_names_of_the_text_and_of_its_draft_find_it(store):
    store.keep(an_import(WHOLE, PART))
    assert store.named("A/62/439/add.2") == (WHOLE,)
    assert store.parts_of("A/62/439/Add.2") == (PART,)
    assert store.named("A/RES/1/1") == ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query("death PENALTY"), 2),
        (Query("penalty moratorium rights"), 2),
        (Query("L.68"), 1),
        (Query("a/res/62/149"), 1),
        (Query("déath"), 2),
        (Query("100%"), 0),
        (Query(since="2007-12-18", until="2007-12-18"), 2),
        (Query(since="2007-12-19"), 0),
        (Query(until="2007-12-17"), 0),
        (Query(session="62"), 2),
        (Query(session="6"), 0),
    ],
)
def test_search_looks_at_words_days_and_sessions(store, query, found):
    store.keep(an_import(WHOLE, PART))
    assert len(store.search(query)) == found
    assert sum(query.finds(roll_call) for roll_call in (WHOLE, PART)) == found


def test_a_summary_gives_the_published_totals_or_those_of_the_members(store):
    store.keep(an_import(WHOLE, replace(WHOLE, id="B", published=Totals(), record="undl 2"), PART))
    shown = {s.id: (s.counts, s.by_member) for s in store.search(Query())}
    assert shown == {
        "A/RES/62/149": (Totals(1, 1, 1, 1), True),
        "B": (Totals(1, 1, 1, 1), True),
        PART.id: (Totals(), False),
    }


def test_the_same_import_twice_changes_nothing(store):
    store.keep(an_import(WHOLE))
    again = store.keep(an_import(WHOLE))
    assert (again.added, again.replaced, again.same) == (0, (), 1)
    assert (len(store), len(store.imports())) == (1, 1)


def test_a_corrected_record_takes_the_place_of_the_older(store):
    store.keep(an_import(WHOLE))
    assert store.keep(an_import(replace(WHOLE, votes={**WHOLE.votes, "ABW": Y}))).replaced == ("A/RES/62/149",)
    assert store.roll_call("A/RES/62/149").votes == {**WHOLE.votes, "ABW": Y}


def test_another_record_under_the_same_symbol_gets_an_id_of_its_own_and_keeps_it(store):
    store.keep(an_import(WHOLE))
    other = replace(WHOLE, record="undl 9", votes={"FRA": N})
    store.keep(an_import(other))
    assert store.roll_call("A/RES/62/149").votes == WHOLE.votes
    assert store.roll_call("A/RES/62/149#undl-9").votes == {"FRA": N}
    assert store.keep(an_import(other)).same == 1
    assert len(store) == 2


def test_one_vote_from_two_collections_is_shown_and_counted_once(store):
    voeten = replace(WHOLE, id="A/RES/62/149#rcid-7", record="rcid 7", published=Totals())
    assert store.keep(an_import(voeten)).shadowed == 0
    store.keep(an_import(WHOLE))
    assert [s.id for s in store.search(Query())] == ["A/RES/62/149"]
    assert list(store.matrix(Query()).index) == ["A/RES/62/149"]
    assert store.named("A/RES/62/149") == (WHOLE,)
    (undl, _) = store.imports()
    store.remove(undl.number)
    assert [s.id for s in store.search(Query())] == ["A/RES/62/149#rcid-7"]


def test_the_matrix_has_a_row_a_roll_call_whatever_states_came_later(store):
    store.keep(an_import(WHOLE))
    store.keep(an_import(replace(WHOLE, id="B", date="2008-01-01", record="undl 2", votes={"AFG": N, "FRA": A})))
    matrix = store.matrix(Query())
    assert list(matrix.columns) == ["AFG", "FRA", "NAM", "TUV", "USA"]
    assert matrix.to_numpy().tolist() == [[0, 1, 3, 4, 2], [2, 3, 0, 0, 0]]


def test_a_failed_import_leaves_the_store_as_it_was(store):
    store.keep(an_import(WHOLE))
    spoilt = an_import(replace(WHOLE, id="B", record="undl 2"))
    with pytest.raises(AttributeError):
        store.keep(replace(spoilt, roll_calls=(*spoilt.roll_calls, None)))
    assert [s.id for s in store.search(Query())] == ["A/RES/62/149"]
    assert len(store.imports()) == 1
