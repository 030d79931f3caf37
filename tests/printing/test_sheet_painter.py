"""Sheets on images and pages: nothing is lost over the edge of a page, words stand where they can be read."""

import io

import pypdf
import pytest

from unga_desktop import paths
from unga_desktop.core.pictures.study_sheets import shift_sheet, trend_sheet
from unga_desktop.core.pictures.trend_lines import StripOrder
from unga_desktop.core.votes.trend import trend
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.printing.sheet_painter import SheetPainter
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

_LOOKS = read_appearance(paths.resource("appearance.toml"))
_DESK = bundled_vote_desk()
_MEMBERS = {member.iso3: member for member in _DESK.members}
_SERIES = [_DESK.roll_call(f"A/RES/ES-11/{number}") for number in range(1, 10)]

pytestmark = pytest.mark.usefixtures("qapp")


def _painter(sheet, palette=_LOOKS.light):
    return SheetPainter(sheet, VoteScene({}, palette, _LOOKS.votes))


def _shift():
    return shift_sheet(_DESK.shift(_SERIES[0], _SERIES[7]), _MEMBERS, bundled_world_map(), "2026-11-24")


def test_the_pdf_names_every_state_that_changed_the_source_and_the_notice():
    read = pypdf.PdfReader(io.BytesIO(_painter(_shift()).pdf()))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    for name in ("Brazil", "Yemen", "Burkina Faso"):
        assert name in text
    assert "24 November 2026" in text
    assert "not a product of the United Nations" in text
    assert read.pages[0].mediabox.width == pytest.approx(595, abs=1)


def test_all_193_strips_are_printed():
    sheet = trend_sheet(trend(_SERIES), _MEMBERS, StripOrder.NAME)
    read = pypdf.PdfReader(io.BytesIO(_painter(sheet).pdf()))
    text = " ".join(page.extract_text() for page in read.pages)
    for name in ("Afghanistan", "Germany", "Palau", "Zimbabwe"):
        assert name in text


@pytest.mark.parametrize("palette", [_LOOKS.light, _LOOKS.dark], ids=["light", "dark"])
def test_the_image_stands_on_the_ground_of_its_palette(palette):
    image = _painter(_shift(), palette).image(800)
    assert image.width() == 800
    assert image.pixelColor(3, 3).name().upper() == palette.ground.upper()
    colours = {image.pixelColor(x, y).name() for x in range(0, 800, 7) for y in range(0, image.height(), 7)}
    assert _LOOKS.votes.in_favour.lower() in colours
