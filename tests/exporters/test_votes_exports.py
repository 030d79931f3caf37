"""A roll call in every format against golden files. ``UNGA_WRITE_GOLDEN=1`` writes them anew: look at the difference."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from lxml import etree

from unga_desktop import paths
from unga_desktop.core.pictures.chamber import chamber
from unga_desktop.core.pictures.geometry import Dot, Land, WorldMap, tiles
from unga_desktop.core.votes.group_rows import bloc_rows, regional_rows
from unga_desktop.core.votes.roll_call import MajorityRule, Member, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.tally import tally
from unga_desktop.core.votes.wording import NOTICE
from unga_desktop.exporters.votes_csv import votes_csv
from unga_desktop.exporters.votes_json import votes_json
from unga_desktop.exporters.votes_svg import votes_svg
from unga_desktop.exporters.votes_text import votes_text
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
DESK = bundled_vote_desk()
ES_11_8 = DESK.tally(DESK.roll_call("A/RES/ES-11/8"))
TOTALS_ONLY = DESK.tally(DESK.roll_call("A/ES-11/L.11#amendment-4"))
NO_TOTALS = DESK.tally(DESK.roll_call("A/ES-11/L.15"))
COUNCIL = DESK.tally(DESK.roll_call("S/RES/2774"))
LOOK = read_appearance(paths.resource("appearance.toml"))
TILES = tiles(DESK.members)
SMALL_WORLD = WorldMap(
    100.0,
    50.0,
    (
        Land("FRA", "France", (((0, 0), (40, 0), (40, 30), (0, 30)), ((10, 10), (20, 10), (20, 20)))),
        Land("", "Nobody's <land>", (((50, 10), (90, 10), (90, 40)),)),
    ),
    (Dot("DNK", 60, 20, 3),),
    "drawn for a test",
)
WITHOUT_VOTE = tally(
    RollCall(
        *("A/RES/79/1", "A/RES/79/1", RollCallKind.WHOLE, "GA", "2024-09-22", "A pact & a <future>"),
        *(MajorityRule.SIMPLE, Totals(), "adopted without a vote"),
        adopted_without_vote=True,
    ),
    DESK.members,
)


def svg(counted, shapes, date=""):
    return votes_svg(counted, shapes, LOOK.votes, LOOK.light, date)


def assert_golden(name, text):
    path = GOLDEN / name
    if os.environ.get("UNGA_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("votes_es11_8.json", votes_json(ES_11_8, regional_rows(ES_11_8))),
        ("votes_totals_only.json", votes_json(TOTALS_ONLY)),
        ("votes_es11_8.csv", votes_csv(ES_11_8)),
        ("votes_totals_only.csv", votes_csv(TOTALS_ONLY)),
        ("votes_es11_8.txt", votes_text(ES_11_8)),
        ("votes_council.txt", votes_text(COUNCIL)),
        ("votes_totals_only.txt", votes_text(TOTALS_ONLY)),
        ("votes_no_totals.txt", votes_text(NO_TOTALS)),
        ("votes_without_vote.txt", votes_text(WITHOUT_VOTE)),
        ("votes_es11_8_tiles.svg", svg(ES_11_8, TILES, "2026-11-23")),
        ("votes_council_small_world.svg", svg(COUNCIL, SMALL_WORLD)),
        ("votes_totals_only.svg", svg(TOTALS_ONLY, TILES)),
    ],
)
def test_formats_are_as_the_golden_files_have_them(name, text):
    assert_golden(name, text)


def test_json_has_the_counts_and_all_members():
    content = json.loads(votes_json(ES_11_8))
    assert content["format"] == "unga-votes/1"
    assert content["totals"] == {"in_favour": 93, "against": 8, "abstaining": 73, "not_voting": 19, "members": 193}
    assert {key: content["majority"][key] for key in ("rule", "base", "needed", "reached", "adopted")} == {
        "rule": "two-thirds",
        "base": "present and voting",
        "needed": 68,
        "reached": 93,
        "adopted": True,
    }
    assert len(content["members"]) == 193
    assert content["members"][0] == {"iso3": "AFG", "name": "Afghanistan", "vote": "X"}
    assert "groups" not in content
    assert "shift" not in content


def test_json_groups_come_when_asked_for():
    groups = json.loads(votes_json(ES_11_8, regional_rows(ES_11_8)))["groups"]
    assert set(groups) == {"AFRICAN", "ASIA-PACIFIC", "EEG", "GRULAC", "WEOG"}
    assert groups["WEOG"] == {"in_favour": 27, "against": 0, "abstaining": 2, "not_voting": 0, "cohesion": 1.0}


def test_json_of_totals_only_invents_nothing():
    content = json.loads(votes_json(TOTALS_ONLY, regional_rows(TOTALS_ONLY)))
    assert content["totals"] == {
        "in_favour": 31,
        "against": 71,
        "abstaining": 59,
        "not_voting": None,
        "members": None,
    }
    assert content["members"] == []
    assert content["groups"] == {}
    assert "totals only" in content["remarks"][0]


def test_json_of_an_adoption_without_a_vote_says_so():
    content = json.loads(votes_json(WITHOUT_VOTE))
    assert content["roll_call"]["adopted_without_vote"] is True
    assert content["majority"] is None
    assert content["members"] == []


def test_csv_gives_every_member_back():
    rows = list(csv.DictReader(io.StringIO(votes_csv(ES_11_8))))
    assert {row["iso3"]: row["vote"] for row in rows} == {k: v.value for k, v in ES_11_8.roll_call.votes.items()}


def test_csv_says_which_votes_were_deduced():
    rows = list(csv.DictReader(io.StringIO(votes_csv(ES_11_8))))
    assert all("Afghanistan and Venezuela are entered as not voting" in row["note"] for row in rows)


def test_csv_cells_are_not_run_by_a_spreadsheet():
    state = Member("AAA", "001", "=HYPERLINK(1)", "@GROUP", 0, 0)
    roll_call = RollCall(
        *("-1+1", "-1+1", RollCallKind.WHOLE, "GA", "2025-01-01", "+x", MajorityRule.SIMPLE, Totals(), "adopted"),
        votes={"AAA": Vote.IN_FAVOUR},
        source="=1",
    )
    for counted in (tally(roll_call, [state]), tally(RollCall(**{**_fields(roll_call), "votes": {}}), [state])):
        for row in csv.reader(io.StringIO(votes_csv(counted))):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def _fields(value):
    return {name: getattr(value, name) for name in value.__slots__}


@pytest.mark.parametrize("counted", [ES_11_8, COUNCIL, TOTALS_ONLY, NO_TOTALS, WITHOUT_VOTE])
@pytest.mark.parametrize("palette", [LOOK.light, LOOK.dark])
def test_svg_is_well_formed_and_carries_source_and_notice(counted, palette):
    for shapes in (bundled_world_map(), TILES):
        text = votes_svg(counted, shapes, LOOK.votes, palette)
        words = " ".join(etree.fromstring(text.encode()).itertext())
        assert NOTICE in words
        assert f"Source: {counted.roll_call.source or 'not recorded'}" in words
        assert counted.roll_call.subject in words
        assert text == votes_svg(counted, shapes, LOOK.votes, palette)


def test_svg_map_names_every_member_and_its_vote():
    titles = {e.text for e in etree.fromstring(svg(ES_11_8, bundled_world_map()).encode()).iter("{*}title")}
    words = {Vote.IN_FAVOUR: "in favour", Vote.AGAINST: "against", Vote.ABSTAINING: "abstaining"}
    for cast in ES_11_8.casts:
        assert f"{cast.member.name}: {words.get(cast.vote, 'not voting')}" in titles
    assert "Antarctica: no vote recorded" in titles


def test_svg_of_totals_only_draws_no_empty_map():
    text = svg(TOTALS_ONLY, bundled_world_map())
    assert "<path fill" not in text
    assert "does not name the members" in text
    assert "not voting" not in text.partition("<desc>")[2].partition("</desc>")[0]


def test_svg_counts_stand_in_the_legend():
    text = svg(ES_11_8, TILES)
    for words in ("93 in favour", "8 against", "73 abstaining", "19 not voting"):
        assert f">{words}</text>" in text


def test_svg_stays_well_formed_whatever_a_subject_holds():
    roll_call = RollCall(
        *("X/1", "X/1", RollCallKind.WHOLE, "GA", "2025-01-01", "a\x00\x0b<b>&\ufffe\ud800 \u202e]]>"),
        *(MajorityRule.SIMPLE, Totals(), "adopted"),
    )
    text = svg(tally(roll_call, DESK.members), TILES)
    assert "a\ufffd\ufffd<b>&\ufffd\ufffd \u202e]]>" in " ".join(etree.fromstring(text.encode()).itertext())


def test_json_shift_goes_from_the_other_vote_to_this_one():
    shift = DESK.shift(DESK.roll_call("A/RES/ES-11/1"), ES_11_8.roll_call)
    content = json.loads(votes_json(ES_11_8, shift=shift))["shift"]
    assert content["with"] == "A/RES/ES-11/1"
    assert "USA" in content["flows"]["Y->A"]
    assert content["flows"]["A->N"] == ["MLI", "NIC", "SDN"]
    assert content["unchanged"] + content["changed"] == 193


def test_json_blocs_stand_under_groups():
    content = json.loads(votes_json(ES_11_8, bloc_rows(ES_11_8, [DESK.bloc("EU")]), blocs_source=DESK.blocs_source))
    assert content["blocs_source"] == "Source: data/blocs.csv, general knowledge, to be checked."
    groups = content["groups"]
    assert list(groups) == ["EU"]
    assert (groups["EU"]["in_favour"], groups["EU"]["abstaining"], groups["EU"]["as_of"]) == (26, 1, "2020-02-01")


@pytest.mark.parametrize("identity", ["A/RES/ES-11/8", "S/RES/2774 (2025)"])
def test_the_chamber_as_svg_has_a_seat_for_each_member_and_names_the_groups(identity):
    desk = bundled_vote_desk()
    counted = desk.tally(desk.roll_call(identity))
    seats = chamber(cast.member for cast in counted.casts)
    root = etree.fromstring(votes_svg(counted, seats, LOOK.votes, LOOK.light).encode())
    titles = [title.text for title in root.iterfind(".//{*}g/{*}g/{*}title")]
    assert len(titles) == len(counted.casts)
    text = " ".join(root.itertext())
    for group in ("African States", "Asia-Pacific"):
        assert group in text
    assert "no vote recorded" not in text
