"""Pictures of real roll calls: every State found where it is painted, and the sheet that is saved as an image."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from unga_desktop import paths
from unga_desktop.core.pictures.geometry import tiles
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.printing.map_shapes import MapShapes
from unga_desktop.printing.vote_picture import (
    MapDrawing,
    TileDrawing,
    VoteScene,
    paint_bar,
    paint_map,
    paint_tiles,
    vote_image,
    vote_pdf,
)
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

pytestmark = pytest.mark.usefixtures("qapp")

_APPEARANCE = read_appearance(paths.resource("appearance.toml"))


@pytest.fixture
def tally():
    desk = bundled_vote_desk()
    return desk.tally(desk.roll_call("A/RES/ES-11/8"))


@pytest.fixture
def scene(tally):
    return VoteScene(tally.roll_call.votes, _APPEARANCE.light, _APPEARANCE.votes, patterned=False)


def _painted(width, height, paint):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


@pytest.mark.parametrize("width", [274, 460, 1200])
def test_each_of_193_states_is_found_at_its_place_on_the_map(width):
    drawing = MapDrawing(bundled_world_map())
    target = QRectF(0, 0, width, width * drawing.size.height() / drawing.size.width())
    members = {member.iso3 for member in bundled_vote_desk().members}
    anchors = drawing.anchors(target)
    assert members <= anchors.keys()
    missed = {iso3: drawing.state_at(target, anchors[iso3]) for iso3 in members}
    assert {iso3: hit for iso3, hit in missed.items() if hit != iso3} == {}


@pytest.mark.parametrize("width", [274, 1200])
def test_each_of_193_states_is_found_on_the_tiles(width):
    drawing = TileDrawing(tiles(bundled_vote_desk().members))
    target = QRectF(10, 20, width, width / 1.8)
    anchors = drawing.anchors(target)
    assert len(anchors) == 193
    assert all(drawing.state_at(target, place) == iso3 for iso3, place in anchors.items())
    assert drawing.state_at(target, QPointF(-50, -50)) == ""


def test_the_map_shows_each_large_state_in_the_colour_of_its_vote(scene):
    drawing = MapDrawing(bundled_world_map())
    image = _painted(1200, 584, lambda p, t: paint_map(p, t, bundled_world_map(), scene))
    anchors = drawing.anchors(QRectF(0, 0, 1200, 584))
    for iso3, colour in (("RUS", "against"), ("USA", "abstaining"), ("AUS", "in_favour"), ("TCD", "not_voting")):
        place = anchors[iso3].toPoint()
        assert image.pixelColor(place).name().upper() == getattr(_APPEARANCE.votes, colour).upper(), iso3


def test_a_territory_without_a_vote_stays_neutral_on_the_map(scene):
    empty = VoteScene({}, scene.palette, scene.colours)
    image = _painted(600, 292, lambda p, t: paint_map(p, t, bundled_world_map(), empty))
    place = MapDrawing(bundled_world_map()).anchors(QRectF(0, 0, 600, 292))["RUS"].toPoint()
    assert image.pixelColor(place).name().upper() == _APPEARANCE.light.land.upper()


def test_every_tile_has_the_colour_of_its_vote(tally, scene):
    world = tiles(bundled_vote_desk().members)
    image = _painted(500, 300, lambda p, t: paint_tiles(p, t, world, scene))
    names = {vote: getattr(_APPEARANCE.votes, vote.name.lower()).upper() for vote in Vote}
    for iso3, place in TileDrawing(world).anchors(QRectF(0, 0, 500, 300)).items():
        assert image.pixelColor(place.toPoint()).name().upper() == names[tally.roll_call.votes[iso3]], iso3


def test_the_bar_is_divided_as_the_votes_are(tally, scene):
    image = _painted(1930, 20, lambda p, t: paint_bar(p, t, tally, scene))
    colours = [image.pixelColor(x, 4).name().upper() for x in (400, 960, 1500, 1900)]
    votes = _APPEARANCE.votes
    expected = [votes.in_favour, votes.against, votes.abstaining, votes.not_voting]
    assert colours == [colour.upper() for colour in expected]
    assert image.pixelColor(680, 4).name().upper() == _APPEARANCE.light.text.upper()


@pytest.mark.parametrize("palette", [_APPEARANCE.light, _APPEARANCE.dark], ids=["light", "dark"])
def test_the_sheet_has_the_width_asked_for_and_keeps_its_proportions(tally, palette):
    scene = VoteScene(tally.roll_call.votes, palette, _APPEARANCE.votes)
    small = vote_image(tally, bundled_world_map(), scene, 800)
    large = vote_image(tally, bundled_world_map(), scene, 1600)
    assert (small.width(), large.width()) == (800, 1600)
    assert large.height() == pytest.approx(2 * small.height(), abs=2)


def test_a_roll_call_with_totals_only_makes_a_sheet_without_a_map(tally):
    desk = bundled_vote_desk()
    only = next(desk.tally(rc) for rc in desk.roll_calls if not rc.votes and rc.published.in_favour == 31)
    scene = VoteScene({}, _APPEARANCE.light, _APPEARANCE.votes)
    sheet = vote_image(only, bundled_world_map(), scene, 800)
    assert sheet.height() < vote_image(tally, bundled_world_map(), scene, 800).height() - 300


def test_the_map_needs_fewer_corners_where_fewer_can_be_seen():
    shapes = MapShapes(bundled_world_map())
    corners = [
        sum(s.path.elementCount() for s in shapes.at(width / shapes.world.width)) for width in (300, 2000, 40000)
    ]
    assert corners[0] < corners[1] / 2 < corners[2] / 2
    assert {s.iso3 for s in shapes.at(300 / shapes.world.width)} == {land.iso3 for land in shapes.world.lands}


def test_circles_of_neighbours_never_cover_each_other_s_centres():
    drawing = MapDrawing(bundled_world_map())
    places = drawing.anchors(QRectF(0, 0, 274, 133))
    dots = [places[dot.iso3] for dot in bundled_world_map().dots]
    for i, first in enumerate(dots):
        for second in dots[i + 1 :]:
            assert (first - second).manhattanLength() > 4


def test_the_map_in_a_pdf_is_small_whole_and_says_what_must_be_known(tally, scene, tmp_path):
    from pypdf import PdfReader

    content = vote_pdf(tally, bundled_world_map(), scene, "2026-01-02", ("Liberation Sans", "DejaVu Sans"))
    assert len(content) < 320_000  # with every corner twice it was a megabyte
    path = tmp_path / "vote.pdf"
    path.write_bytes(content)
    (page,) = PdfReader(path).pages
    assert "deduced, not read" in " ".join(page.extract_text().split())
    operators = page.get_contents().get_data().split()
    # Every land is a path of its own, filled and bordered in one; none is lost because it is small.
    assert operators.count(b"B*") + operators.count(b"f*") + operators.count(b"B") >= len(bundled_world_map().lands)
