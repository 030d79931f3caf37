"""The vote pane as a reader uses it: with a real mouse, real keys, and the bundled roll calls."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from unga_desktop import paths
from unga_desktop.core.pictures.geometry import tiles
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.models.cast_model import CastRole
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map
from unga_desktop.widgets.votes.state_picture import nearest
from unga_desktop.widgets.votes.vote_pane import VotePane

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_LOOKS = read_appearance(paths.resource("appearance.toml"))
_ES_11_8 = "A/RES/ES-11/8"


def _tallies(symbol):
    desk = bundled_vote_desk()
    return [desk.tally(roll_call) for roll_call in desk.of(symbol)]


@pytest.fixture
def pane(qtbot):
    pane = VotePane(bundled_world_map(), tiles(bundled_vote_desk().members))
    qtbot.addWidget(pane)
    pane.set_palette_roles(_LOOKS.light, _LOOKS.type, _LOOKS.votes)
    pane.resize(360, 1400)
    pane.show_tallies(_tallies(_ES_11_8))
    pane.show()
    qtbot.waitExposed(pane)
    QApplication.processEvents()
    return pane


def _states(pane, vote):
    return frozenset(cast.member.iso3 for cast in pane.tally.casts if cast.vote is vote)


def _place(picture, iso3):
    return picture.place_of(iso3).toPoint()


@pytest.mark.parametrize("view", ["map", "tiles", "chamber"])
def test_each_of_193_states_is_hit_and_says_its_name_and_vote(pane, qtbot, view):
    pane.views.show_view(view)
    QApplication.processEvents()
    picture = getattr(pane.views, view)
    said = {}
    for cast in pane.tally.casts:
        qtbot.mouseMove(picture, QPoint(1, 1))
        qtbot.mouseMove(picture, _place(picture, cast.member.iso3))
        said[cast.member.iso3] = pane.views.told.text()
    wrong = {c.member.iso3: said[c.member.iso3] for c in pane.tally.casts if c.member.name not in said[c.member.iso3]}
    assert wrong == {}
    assert said["AFG"] == "Afghanistan: not voting (Asia-Pacific States)"


@pytest.mark.parametrize("view", ["map", "tiles", "chamber"])
def test_a_click_selects_a_state_in_map_tiles_and_table(pane, qtbot, view):
    pane.views.show_view(view)
    QApplication.processEvents()
    picture = getattr(pane.views, view)
    with qtbot.waitSignal(pane.state_selected) as told:
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=_place(picture, "BRA"))
    assert told.args == ["BRA"]
    rows = pane.views.table.view.selectionModel().selectedRows()
    assert [row.data() for row in rows] == ["Brazil"]
    assert "Brazil: abstaining" in pane.views.told.text()


def test_a_click_beside_every_state_clears_the_selection(pane, qtbot):
    pane.selection.select(("BRA",))
    with qtbot.waitSignal(pane.state_selected) as told:
        qtbot.mouseClick(pane.views.map, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert told.args == [""]


def test_control_and_click_adds_a_state(pane, qtbot):
    picture = pane.views.map
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=_place(picture, "BRA"))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, _place(picture, "AUS"))
    assert pane.selection.states == {"BRA", "AUS"}
    assert pane.views.told.text() == "2 States selected"


@pytest.mark.parametrize(
    ("vote", "number"),
    [(Vote.IN_FAVOUR, 93), (Vote.AGAINST, 8), (Vote.ABSTAINING, 73), (Vote.NOT_VOTING, 19)],
)
def test_a_click_on_a_total_selects_its_states_and_a_second_one_lets_them_go(pane, qtbot, vote, number):
    button = pane.counts.buttons[vote]
    assert button.text() == str(number)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pane.selection.states == _states(pane, vote)
    assert len(pane.views.table.view.selectionModel().selectedRows()) == number
    assert button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pane.selection.states == frozenset()
    assert not button.isChecked()


def test_a_total_is_pressed_with_the_keyboard(pane, qtbot):
    button = pane.counts.buttons[Vote.ABSTAINING]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(pane.selection.states) == 73


def test_a_group_is_a_door_to_its_states(pane, qtbot):
    button = pane.groups.buttons[0]
    assert button.accessibleName() == (
        "African States, 54 States: 17 in favour, 4 against, 26 abstaining, 7 not voting; cohesion 0.62"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 4))
    assert len(pane.selection.states) == 54
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(4, button.height() - 8))
    assert len(pane.selection.states) == 17
    assert pane.selection.states < _states(pane, Vote.IN_FAVOUR)
    assert sum(group.counted.count.members for group in pane.groups.buttons) == 193


def test_the_arrow_keys_walk_from_state_to_state(pane, qtbot):
    picture = pane.views.map
    picture.setFocus()
    pane.selection.select(("BRA",))
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(picture, key)
        seen.append(pane.selection.single)
    assert len(set(seen)) >= 3
    assert "" not in seen
    qtbot.keyClick(picture, Qt.Key.Key_Escape)
    assert pane.selection.states == frozenset()
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert pane.selection.single != ""


@pytest.mark.parametrize("view", ["map", "tiles", "chamber"])
def test_the_arrow_keys_reach_every_state(pane, view):
    pane.views.show_view(view)
    QApplication.processEvents()
    picture = getattr(pane.views, view)
    places = picture._drawing.anchors(picture.target())
    ways = [QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)]
    reached, edge = {"BRA"}, ["BRA"]
    while edge:
        here = edge.pop()
        for way in ways:
            found = nearest(places, here, way)
            if found and found not in reached:
                reached.add(found)
                edge.append(found)
    assert reached == places.keys()


def test_a_selected_row_is_the_same_state_on_the_map(pane, qtbot):
    pane.views.show_view("table")
    table = pane.views.table
    qtbot.keyClicks(table.search, "turkiye")
    qtbot.mouseClick(
        table.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.view.visualRect(table.view.model().index(0, 0)).center(),
    )
    assert pane.selection.single == "TUR"
    assert pane.views.map.accessibleDescription() == "Türkiye: in favour (Western European and other States)"


def test_a_filter_hides_rows_but_not_the_selection(pane, qtbot):
    qtbot.mouseClick(pane.counts.buttons[Vote.ABSTAINING], Qt.MouseButton.LeftButton)
    pane.views.show_view("table")
    qtbot.keyClicks(pane.views.table.search, "brazil")
    assert len(pane.selection.states) == 73
    qtbot.keyClick(pane.views.table.search, Qt.Key.Key_Escape)
    assert len(pane.views.table.view.selectionModel().selectedRows()) == 73


def _wheel(picture, place, steps):
    event = QWheelEvent(
        QPointF(place),
        QPointF(picture.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture, event)
    return event.isAccepted()


def test_the_wheel_zooms_around_the_pointer_and_the_button_shows_all_again(pane, qtbot):
    picture = pane.views.map
    place = _place(picture, "BRA")
    assert _wheel(picture, place, 4)
    assert picture.zoom > 2
    assert (picture.place_of("BRA") - QPointF(place)).manhattanLength() < 3
    qtbot.mouseClick(pane.views.zoom_buttons[2], Qt.MouseButton.LeftButton)
    assert picture.zoom == 1
    assert not pane.views.zoom_buttons[2].isEnabled()


def test_the_wheel_out_of_the_whole_map_is_left_to_the_pane(pane):
    picture = pane.views.map
    event_taken = _wheel(picture, QPoint(40, 40), -1)
    assert picture.zoom == 1
    assert not event_taken or pane.scroll_area.verticalScrollBar().maximum() == 0


def test_dragging_pans_and_selects_nothing(pane, qtbot):
    picture = pane.views.map
    picture.zoom_by(4)
    before = picture.place_of("NGA")
    start = picture.rect().center()
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        qtbot.mouseMove(picture, start + QPoint(10 * step, 0))
    qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    assert picture.place_of("NGA").x() - before.x() == pytest.approx(40, abs=1)
    assert pane.selection.states == frozenset()


def test_the_tool_tip_names_the_state_as_plain_text(pane, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, _widget: shown.append(text))
    picture = pane.views.map
    place = _place(picture, "BRA")
    QApplication.sendEvent(picture, QHelpEvent(QEvent.Type.ToolTip, place, picture.mapToGlobal(place)))
    assert shown == ["<span>Brazil: abstaining (Latin American and Caribbean States)</span>"]


def test_the_majority_is_said_in_one_sentence(pane):
    assert pane.majority.text() == ("Two thirds of those present and voting: 68 needed of 101, 93 reached, margin 25.")
    assert pane.outcome.text() == "Adopted as amended · 24 February 2025"


def test_the_source_and_the_notice_stand_below(pane):
    assert "Natural Earth" in pane.source.text()
    assert "not a product of the United Nations" in pane.source.text()


def test_the_chooser_offers_the_whole_first_and_tells_which_was_chosen(pane, qtbot):
    assert pane.chooser.itemText(0) == "Text as a whole: A/RES/ES-11/8"
    assert pane.chooser.count() == 5
    with qtbot.waitSignal(pane.roll_call_selected) as told:
        qtbot.keyClick(pane.chooser, Qt.Key.Key_Down)
    assert told.args == [pane.tally.roll_call.id] != [_ES_11_8]


def test_totals_only_are_said_and_no_empty_map_is_shown(pane):
    row = next(i for i, t in enumerate(_tallies(_ES_11_8)) if t.roll_call.published.in_favour == 31)
    pane.chooser.setCurrentIndex(row)
    assert [b.text() for b in pane.counts.buttons.values()] == ["31", "71", "59", "?"]
    assert not any(b.isEnabled() for b in pane.counts.buttons.values())
    assert pane.views.isHidden()
    assert pane.groups.isHidden()
    assert "totals only" in pane.gap.text()
    assert not pane.bar.isHidden()


def test_totals_that_are_unknown_are_not_established(pane):
    row = next(i for i, t in enumerate(_tallies(_ES_11_8)) if t.roll_call.published.in_favour is None)
    pane.chooser.setCurrentIndex(row)
    assert [b.text() for b in pane.counts.buttons.values()] == ["?"] * 4
    assert "not established" in pane.gap.text()
    assert pane.bar.isHidden()
    assert pane.counts.buttons[Vote.IN_FAVOUR].accessibleName() == "in favour: not established"


def test_without_a_roll_call_the_pane_says_what_to_do(pane):
    pane.show_tallies(())
    assert pane._advice.isVisible()
    assert "Choose a resolution" in pane._advice.text()
    pane.show_message("Votes could not be read", "The file is damaged.")
    assert pane._title.text() == "Votes could not be read"
    pane.show_tallies(_tallies(_ES_11_8))
    assert pane.counts.isVisible()


def test_the_council_vote_shows_its_fifteen_members(pane):
    pane.show_tallies(_tallies("S/RES/2774 (2025)"))
    assert [b.text() for b in pane.counts.buttons.values()] == ["10", "0", "5", "0"]
    assert pane.views.describe("DEU") == "Germany: no vote recorded"


@pytest.mark.parametrize("view", ["map", "tiles", "chamber", "table"])
@pytest.mark.parametrize("width", [300, 480])
def test_nothing_scrolls_sideways(pane, view, width):
    pane.resize(width, 700)
    pane.views.show_view(view)
    QApplication.processEvents()
    content = pane.scroll_area.widget()
    assert content.minimumSizeHint().width() <= pane.scroll_area.viewport().width()
    assert content.width() == pane.scroll_area.viewport().width()
    assert pane.views.table.view.horizontalScrollBar().maximum() == 0


def test_the_same_vote_is_shown_in_the_dark(pane):
    pane.set_palette_roles(_LOOKS.dark, _LOOKS.type, _LOOKS.votes)
    QApplication.processEvents()
    shot = pane.views.map.grab().toImage()
    assert shot.pixelColor(shot.width() - 6, 6).name().upper() == _LOOKS.dark.sea.upper()


def test_another_roll_call_keeps_the_base_of_the_map(pane):
    picture = pane.views.map
    picture.grab()
    base = picture._base.cacheKey()
    pane.show_tallies(_tallies("A/RES/ES-11/7"))
    picture.grab()
    assert picture._base.cacheKey() == base


def test_a_state_is_found_by_name_and_ringed_on_every_picture(pane, qtbot):
    for view in ("map", "tiles", "chamber"):
        pane.views.show_view(view)
        pane.selection.clear()
        pane.views.finder.clear()
        qtbot.keyClicks(pane.views.finder, "nauru")
        qtbot.keyClick(pane.views.finder, Qt.Key.Key_Return)
        assert pane.selection.single == "NRU"
        assert pane.views._picture()._beacon == "NRU"


def test_a_name_that_no_state_has_selects_nothing(pane, qtbot):
    qtbot.keyClicks(pane.views.finder, "atlantis")
    assert pane.views.finder._lines.stringList() == ["No State has this name or code"]
    qtbot.keyClick(pane.views.finder, Qt.Key.Key_Return)
    assert pane.selection.states == frozenset()


def test_the_legend_names_only_what_occurs(pane):
    explained = {}
    for view in ("map", "tiles", "chamber"):
        pane.views.show_view(view)
        explained[view] = pane.legend.accessibleName()
    assert "no vote recorded" in explained["map"]
    assert explained["tiles"] == explained["chamber"] == "Marks used: in favour, against, abstaining, not voting"
    pane.show_tallies(_tallies("S/RES/2774 (2025)"))
    assert pane.legend.accessibleName() == "Marks used: in favour, abstaining"


def test_what_if_moves_numbers_majority_and_map_and_one_click_leads_back(pane, qtbot):
    qtbot.mouseClick(pane.what_if_button, Qt.MouseButton.LeftButton)
    assert not pane.what_if.buttons[Vote.AGAINST].isEnabled()
    pane.selection.select(_states(pane, Vote.ABSTAINING))
    qtbot.mouseClick(pane.what_if.buttons[Vote.AGAINST], Qt.MouseButton.LeftButton)
    assert [b.text() for b in pane.counts.buttons.values()] == ["93", "81", "0", "19"]
    assert pane.majority.text().endswith("116 needed of 174, 93 reached, 23 short.")
    assert pane.views.describe("BRA").startswith("Brazil: against")
    assert pane.what_if.told.text().startswith("Not the record. Supposed: Albania, Algeria,")
    assert "and 61 more against (recorded: abstaining)" in pane.what_if.told.text()
    assert pane.tally.counted.abstaining == 73  # what is exported stays the record
    qtbot.mouseClick(pane.what_if.back, Qt.MouseButton.LeftButton)
    assert [b.text() for b in pane.counts.buttons.values()] == ["93", "8", "73", "19"]
    assert pane.what_if.isHidden()


def test_what_was_recorded_is_no_supposition(pane):
    pane.selection.select(("BRA",))
    pane.suppose(Vote.AGAINST)
    assert pane.shown.counted.against == 9
    pane.suppose(Vote.ABSTAINING)
    assert pane.shown is pane.tally


def test_another_roll_call_ends_what_was_supposed(pane):
    pane.selection.select(("BRA",))
    pane.suppose(Vote.AGAINST)
    pane.show_tallies(_tallies("A/RES/ES-11/7"))
    assert pane.shown is pane.tally


def test_blocs_stand_beside_the_groups_with_date_and_source(pane):
    pane.set_blocs(bundled_vote_desk().blocs, "blocs.csv: general knowledge, to be checked.")
    assert pane.groups.chooser.count() == 2 + 14
    pane.groups.chooser.setCurrentIndex(pane.groups.chooser.findData("EU"))
    (button,) = pane.groups.buttons
    assert button.accessibleName() == (
        "European Union, 27 States: 26 in favour, 0 against, 1 abstaining, 0 not voting; cohesion 1.00"
    )
    assert pane.groups.told.text() == "Members as of 1 February 2020. blocs.csv: general knowledge, to be checked."


def test_a_part_of_the_bar_is_a_door(pane, qtbot):
    qtbot.mouseClick(pane.bar, Qt.MouseButton.LeftButton, pos=QPoint(pane.bar.width() - 4, pane.bar.height() // 2))
    assert pane.selection.states == _states(pane, Vote.NOT_VOTING)


@pytest.mark.usefixtures("pane")
def test_the_cached_map_is_the_same_picture_as_the_plain_one():
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QPixmap

    from unga_desktop.printing.map_cache import CachedMap
    from unga_desktop.printing.map_drawing import MapDrawing
    from unga_desktop.printing.vote_fill import VoteScene

    plain = MapDrawing(bundled_world_map())
    cached = CachedMap(plain)
    images = []
    for symbol in ("A/RES/ES-11/7", _ES_11_8):
        scene = VoteScene(bundled_vote_desk().roll_call(symbol).votes, _LOOKS.light, _LOOKS.votes)
        for drawing in (plain, cached):
            pixmap = QPixmap(600, 300)
            pixmap.fill(_LOOKS.light.ground)
            painter = QPainter(pixmap)
            drawing.paint_votes(painter, QRectF(0, 0, 600, 300), scene)
            painter.end()
            images.append(pixmap.toImage())
    assert images[0] != images[2]
    for one, other in ((images[0], images[1]), (images[2], images[3])):
        # A fill blended through a picture of its own may round a tone differently.
        different = sum(
            _far(one.pixelColor(x, y), other.pixelColor(x, y)) for x in range(0, 600, 2) for y in range(0, 300, 2)
        )
        assert different <= 0.01 * 45_000


def test_the_marks_of_the_table_have_their_patterns(pane):
    pane.views.show_view("table")
    pane.views.table.view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    view = pane.views.table.view
    for iso3, several in (("BLR", True), ("DEU", False)):
        pane.selection.clear()
        row = next(r for r in range(view.model().rowCount()) if view.model().index(r, 0).data(CastRole.ISO3) == iso3)
        view.scrollTo(view.model().index(row, 0))
        QApplication.processEvents()
        area = view.visualRect(view.model().index(row, 2))
        shot = view.viewport().grab(area).toImage()
        middle = {shot.pixelColor(x, y).name() for x in range(8, 18) for y in range(8, area.height() - 8)}
        assert (len(middle) > 2) is several, iso3


def _far(one, other):
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) > 24


def test_a_subject_as_long_as_a_page_leaves_room_for_the_vote(pane):
    shown = pane.tally
    long = replace(
        shown.roll_call, subject="The Acting President: " + "a separate vote has been requested, <b>and more</b> " * 30
    )
    pane.show_tallies((replace(shown, roll_call=long),))
    assert len(pane.subject.text()) == 220
    assert pane.subject.text().endswith("…")
    assert "&lt;b&gt;and more" in pane.subject.toolTip()
    pane.show_tallies((shown,))
    assert (pane.subject.text(), pane.subject.toolTip()) == ("The path to peace", "")
