"""Shift, trend and agreement as pictures: every number is a door, nothing lies outside, the tables hold what is drawn."""

import csv
import io
import re
from dataclasses import replace

import pytest
from lxml import etree

from unga_desktop import paths
from unga_desktop.core.csv_guard import unguarded
from unga_desktop.core.pictures.mark import Area, Picture, Words
from unga_desktop.core.pictures.sheet import INNER, foot
from unga_desktop.core.pictures.shift_flow import shift_flow
from unga_desktop.core.pictures.study_sheets import (
    agreement_sheet,
    changed_votes,
    matrix_sheet,
    shift_sheet,
    trend_sheet,
)
from unga_desktop.core.pictures.trend_lines import StripOrder, strip_changes, trend_lines, trend_strips
from unga_desktop.core.votes.agreement import FORMULA, agreement
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.trend import trend
from unga_desktop.core.votes.vote_matrix import vote_matrix
from unga_desktop.exporters.sheet_svg import sheet_csv, sheet_svg, sheet_text
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

_DESK = bundled_vote_desk()
_MEMBERS = {member.iso3: member for member in _DESK.members}
_LOOKS = read_appearance(paths.resource("appearance.toml"))
_SERIES = [_DESK.roll_call(f"A/RES/ES-11/{number}") for number in range(1, 10)]
_SHIFT = _DESK.shift(_SERIES[0], _SERIES[7])
_TREND = trend(_SERIES)
_AGREEMENT = agreement(vote_matrix(_SERIES))


def _sheets():
    colours = (_LOOKS.light, _LOOKS.votes)
    return {
        "shift": shift_sheet(_SHIFT, _MEMBERS, bundled_world_map(), "2026-11-24"),
        "trend": trend_sheet(_TREND, _MEMBERS, StripOrder.NAME, "2026-11-24"),
        "agreement": agreement_sheet(_AGREEMENT.with_("BRA"), "BRA", _MEMBERS, "9 votes", _SERIES, "2026-11-24"),
        "matrix": matrix_sheet(_AGREEMENT, _MEMBERS, "9 votes", _SERIES, colours, "2026-11-24"),
    }


def _doors(picture):
    return [mark for mark in picture.marks if isinstance(mark, Area | Words) and mark.door]


@pytest.mark.parametrize("width", [300, 430, INNER, 1600])
def test_the_bands_hold_every_state_once_at_any_width(width):
    bands = [mark for mark in shift_flow(_SHIFT, width).marks if isinstance(mark, Area) and len(mark.points) > 4]
    states = [code for band in bands for code in band.door]
    assert len(states) == len(set(states)) == 193
    told = {band.told for band in bands}
    assert "in favour → abstaining: 43" in told
    assert "in favour both times: 87" in told


def test_each_bar_is_a_door_to_those_who_voted_so():
    bars = [mark for mark in shift_flow(_SHIFT, 700).marks if isinstance(mark, Area) and mark.line == "border"]
    for bar in bars:
        number, _, words = bar.told.partition(" ")
        assert len(bar.door) == int(number)
        assert words in ("in favour", "against", "abstaining", "not voting")
    assert sum(len(bar.door) for bar in bars) == 2 * 193


@pytest.mark.parametrize("width", [360, 744, INNER, 1700])
def test_nothing_of_a_picture_lies_outside(width):
    names = {code: member.name for code, member in _MEMBERS.items()}
    assert names
    for picture in (shift_flow(_SHIFT, width), trend_lines(_TREND, width), trend_strips(_TREND, _MEMBERS, width)):
        for mark in picture.marks:
            points = mark.points if hasattr(mark, "points") else [(mark.x, mark.y)]
            assert all(-1 <= x <= picture.width + 1 and -1 <= y <= picture.height + 1 for x, y in points), mark


def test_the_numbers_of_the_trend_are_those_of_the_record_and_doors_to_their_states():
    numbers = [
        mark for mark in trend_lines(_TREND, 900).marks if isinstance(mark, Words) and mark.text.isdigit() and mark.told
    ]
    assert [mark.text for mark in numbers[:9]] == "141 140 93 143 94 141 93 93 91".split()
    for mark in numbers:
        assert len(mark.door) == int(mark.text)


def test_strips_stand_by_name_by_group_or_by_changes():
    def first(order):
        return next(iter(_doors(trend_strips(_TREND, _MEMBERS, 800, order))[0].door))

    assert first(StripOrder.NAME) == "AFG"
    assert _MEMBERS[first(StripOrder.GROUP)].group == "AFRICAN"
    most = max(strip_changes(strip) for strip in _TREND.strips.values())
    assert strip_changes(_TREND.strips[first(StripOrder.CHANGES)]) == most
    assert strip_changes((Vote.IN_FAVOUR, None, Vote.IN_FAVOUR, Vote.AGAINST)) == 1


def test_the_map_of_those_that_changed_shows_only_them():
    votes = changed_votes(_SHIFT)
    assert len(votes) == 73
    assert all(_SERIES[7].votes[code] is vote is not _SERIES[0].votes[code] for code, vote in votes.items())


@pytest.mark.parametrize("name", ["shift", "trend", "agreement", "matrix"])
def test_each_sheet_is_sound_svg_with_source_date_and_notice(name):
    sheet = _sheets()[name]
    svg = sheet_svg(sheet, _LOOKS.votes, _LOOKS.light)
    root = etree.fromstring(svg.encode())
    text = " ".join(root.itertext())
    assert "24 November 2026" in text
    assert "Recorded vote" in text
    assert "not a product of the United Nations" in text
    assert not re.search(r"\b(nan|inf)\b", svg)
    assert sheet_svg(_sheets()[name], _LOOKS.votes, _LOOKS.light) == svg
    assert any(isinstance(part, Picture) for part in sheet.parts)


@pytest.mark.parametrize("name", ["shift", "trend", "agreement", "matrix"])
def test_the_table_behind_a_sheet_comes_back_equal_from_csv(name):
    sheet = _sheets()[name]
    head, *rows = csv.reader(io.StringIO(sheet_csv(sheet)))
    assert tuple(unguarded(cell) for cell in head[:-1]) == sheet.table.columns
    assert tuple(tuple(unguarded(cell) for cell in row[:-1]) for row in rows) == sheet.table.rows
    assert all("not a product of the United Nations" in row[-1] for row in rows)
    assert sheet_text(sheet).count("\n") > len(sheet.table.rows)


def test_a_vote_that_was_deduced_is_said_to_be_below_every_sheet():
    for name, sheet in _sheets().items():
        told = [line for line in sheet.foot if line.startswith("A/RES/ES-11/8") and "deduced, not read" in line]
        assert len(told) == 1, name


def test_many_notes_below_a_sheet_are_counted():
    calls = [replace(_SERIES[0], id=f"A/{n}", symbol=f"A/{n}", note=f"Note {n % 6}.") for n in range(60)]
    lines = foot(calls, "", "")
    assert lines[0] == "A/0, A/6, A/12, A/18 and 6 more: Note 0."
    assert lines[4] == "2 more notes stand with the records."


def test_the_formula_is_printed_with_every_agreement():
    sheets = _sheets()
    assert FORMULA in sheets["agreement"].foot
    assert FORMULA in sheets["matrix"].foot


def test_the_nearest_and_the_farthest_are_those_of_the_agreement():
    words = [mark.text for mark in _sheets()["agreement"].parts[0].marks if isinstance(mark, Words)]
    ranked = _AGREEMENT.with_("BRA")
    assert words[2] == _MEMBERS[ranked[0][0]].name
    assert _MEMBERS[ranked[-1][0]].name in words
    assert words[3] == f"{ranked[0][1]:.3f} ({ranked[0][2]})"
