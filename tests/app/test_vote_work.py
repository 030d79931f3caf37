"""The votes in the real window: studies, imports, other maps, exports; no dialog of the system, everything else real."""

import json
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from unga_desktop.core.errors import Cancelled, VoteError
from unga_desktop.widgets.votes.vote_entry_dialog import VoteEntryDialog
from unga_desktop.widgets.votes.vote_import_dialog import VoteImportDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_HEAD = "iso3,vote,roll_call,date\n"
_OWN = _HEAD + "BRA,Y,A/C.2/80/L.5,2025-11-20\nFRA,N,A/C.2/80/L.5,2025-11-20\nNAM,A,A/C.2/80/L.5,2025-11-20\n"


def settle(parts, qtbot: QtBot) -> None:
    """Waits for what the window of studies has under way."""
    qtbot.waitUntil(lambda: not parts.studies.errands.busy, timeout=20_000)


@pytest.fixture
def parts(open_window, qtbot: QtBot):
    parts = open_window()
    qtbot.waitUntil(lambda: parts.presenter.votes_pane.tally is not None, timeout=20_000)
    return parts


def test_the_shift_opens_on_the_rival_text_of_the_day(parts, qtbot: QtBot) -> None:
    parts.window.command("votes-shift").trigger()
    settle(parts, qtbot)
    study = parts.studies.study
    assert study.isVisible()
    assert study.shift.before.currentData() == "A/RES/ES-11/7"
    assert study.shift.after.currentData() == "A/RES/ES-11/8"
    assert study.shift.told.text().startswith("43 changed, 150 voted the same.")


def test_a_band_selects_its_states_in_the_window_and_in_the_pane(parts, qtbot: QtBot) -> None:
    parts.window.command("votes-shift").trigger()
    study, pane = parts.studies.study, parts.presenter.votes_pane
    settle(parts, qtbot)
    study.shift.show_pair("A/RES/ES-11/1", "A/RES/ES-11/8")
    settle(parts, qtbot)
    flow = next(f for f in parts.voting.desk.shift("A/RES/ES-11/1", "A/RES/ES-11/8").flows if len(f.members) == 43)
    place = study.shift.flow.place_of(frozenset(flow.members)).toPoint()
    qtbot.mouseClick(study.shift.flow, Qt.MouseButton.LeftButton, pos=place)
    assert pane.selection.states == frozenset(flow.members)
    assert len(study.shift.table.selectionModel().selectedRows()) == 43
    assert pane.views.told.text() == "43 States selected"


def test_the_trend_is_the_series_of_the_session(parts, qtbot: QtBot) -> None:
    parts.window.command("votes-trend").trigger()
    settle(parts, qtbot)
    words = [mark.text for mark in parts.studies.study.trend.lines.picture.marks if hasattr(mark, "text")]
    row = words[words.index("in favour") + 1 :][:9]
    assert row == ["141", "140", "93", "143", "94", "141", "93", "93", "91"]


def test_agreement_is_counted_off_the_screens_thread(parts, qtbot: QtBot) -> None:
    parts.presenter.votes_pane.selection.select(("BRA",))
    parts.window.command("votes-agreement").trigger()
    view = parts.studies.study.agreement
    qtbot.waitUntil(lambda: view.table.rows.rowCount() > 0, timeout=20_000)
    assert view.told.text() == "Brazil. Over 9 roll calls of session ES-11."
    assert "Not voting is not disagreement" in view.formula.text()


@pytest.mark.parametrize("tab", ["shift", "trend", "agreement"])
@pytest.mark.parametrize(
    ("ending", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<svg"), ("csv", b"\xef\xbb\xbfiso3")]
)
def test_every_study_is_written_in_every_format(parts, qtbot: QtBot, tmp_path: Path, tab, ending, begins) -> None:
    parts.presenter.votes_pane.selection.select(("BRA",))
    parts.window.command(f"votes-{tab}").trigger()
    qtbot.waitUntil(lambda: parts.studies.study.sheet("") is not None, timeout=20_000)
    sheet = parts.studies.study.sheet("2026-11-24")
    path = tmp_path / f"study.{ending}"
    with qtbot.waitSignal(parts.output.written, timeout=20_000):
        parts.output.write_sheet(sheet, path)
    content = path.read_bytes()
    assert content.startswith(begins)
    if ending in ("svg", "csv"):
        assert "not a product of the United Nations" in content.decode("utf-8-sig")
        assert "24 November 2026" in content.decode("utf-8-sig")


@pytest.mark.parametrize("view", ["map", "tiles", "chamber"])
@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_vote_is_written_as_it_is_shown(parts, qtbot: QtBot, tmp_path: Path, view, ending, begins) -> None:
    parts.presenter.votes_pane.views.show_view(view)
    path = tmp_path / f"vote.{ending}"
    with qtbot.waitSignal(parts.output.written, timeout=20_000):
        parts.output.write_roll_call(path)
    assert path.read_bytes().startswith(begins)


def test_the_table_and_the_picture_go_to_the_clipboard(parts, qtbot: QtBot) -> None:
    parts.window.command("votes-shift").trigger()
    settle(parts, qtbot)
    study = parts.studies.study
    study.buttons["copy"].click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1].split("\t")[:3] == ["iso3", "member", "regional_group"]
    assert len([line for line in lines if line.count("\t") == 5]) == 194
    study.buttons["picture"].click()
    assert QGuiApplication.clipboard().image().width() == 2000


def test_votes_are_read_shown_and_kept(parts, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(_OWN + "ZZZ,Y,A/C.2/80/L.5,2025-11-20\n", "utf-8")
    parts.intake.read([path])
    qtbot.waitUntil(lambda: bool(parts.window.findChildren(VoteImportDialog)), timeout=20_000)
    (dialog,) = parts.window.findChildren(VoteImportDialog)
    assert "1 roll call" in dialog.summary.text()
    assert dialog.model.rowCount() >= 1
    assert any("ZZZ" in str(dialog.model.index(row, 2).data()) for row in range(dialog.model.rowCount()))
    with qtbot.waitSignal(parts.intake.changed, timeout=20_000):
        qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert parts.voting.desk.roll_call("A/C.2/80/L.5").votes["NAM"] == "A"
    parts.window.command("find-roll-calls").trigger()
    parts.studies.study.search.ask("C.2/80")
    settle(parts, qtbot)
    assert [row.id for row in parts.studies.study.search.found] == ["A/C.2/80/L.5"]


def test_an_import_that_is_not_wanted_leaves_nothing(parts, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(_OWN, "utf-8")
    parts.intake.read([path])
    qtbot.waitUntil(lambda: bool(parts.window.findChildren(VoteImportDialog)), timeout=20_000)
    parts.window.findChildren(VoteImportDialog)[0].reject()
    assert not parts.voting.desk.search("C.2/80")


def test_a_file_that_holds_no_votes_is_refused_in_plain_words(parts, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("Dear colleague\nthank you\n", "utf-8")
    parts.intake.failed.disconnect(parts.faults.report)
    with qtbot.waitSignal(parts.intake.failed, timeout=20_000) as refused:
        parts.intake.read([path])
    assert isinstance(refused.args[0], VoteError)
    assert "letter.csv" in str(refused.args[0])
    assert not [d for d in parts.window.findChildren(QDialog) if isinstance(d, VoteImportDialog)]


def test_another_map_is_drawn_and_the_old_one_comes_back(parts, qtbot: QtBot, tmp_path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"iso3": member.iso3},
            "geometry": {"type": "Polygon", "coordinates": [[[x, y], [x + 5, y], [x + 5, y + 9], [x, y + 9], [x, y]]]},
        }
        for number, member in enumerate(parts.voting.desk.members)
        for x, y in [(-170 + number % 34 * 10, -50 + number // 34 * 18)]
    ]
    path = tmp_path / "grid.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    pane = parts.presenter.votes_pane
    with qtbot.waitSignal(parts.intake.world_changed, timeout=20_000):
        parts.intake.read_map(path)
    assert "grid.geojson" in pane.source.text()
    picture = pane.views.map
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.place_of("BRA").toPoint())
    assert pane.selection.single == "BRA"
    parts.window.command("bundled-map").trigger()
    assert "Natural Earth" in pane.source.text()


def test_a_roll_call_found_is_opened_in_the_pane(parts, qtbot: QtBot) -> None:
    parts.window.command("find-roll-calls").trigger()
    parts.studies.study.roll_call_opened.emit("A/RES/ES-11/9")
    qtbot.waitUntil(lambda: parts.presenter.votes_pane.tally.roll_call.id == "A/RES/ES-11/9", timeout=20_000)


def test_a_state_is_looked_for_from_the_menu(parts) -> None:
    parts.window.activateWindow()
    parts.window.command("find-state").trigger()
    pane = parts.presenter.votes_pane
    assert pane.views.finder._names.find("zaire")[0].iso3 == "COD"
    assert pane.views.finder._names.find("burma")[0].iso3 == "MMR"


def test_blocs_of_the_users_own_stand_beside_the_groups_and_stay(parts, tmp_path: Path) -> None:
    from unga_desktop.services.bloc_file import own_blocs

    path = tmp_path / "mine.csv"
    path.write_text(
        "bloc,name,iso3,as_of\nA3,Three,BRA,2025-01-01\nA3,Three,IND,2025-01-01\nA3,Three,ZAF,2025-01-01\n", "utf-8"
    )
    parts.intake.read_blocs(path)
    groups = parts.presenter.votes_pane.groups
    groups.chooser.setCurrentIndex(groups.chooser.findData("A3"))
    assert groups.buttons[0].accessibleName() == (
        "Three, 3 States: 1 in favour, 0 against, 2 abstaining, 0 not voting; cohesion 1.00"
    )
    assert groups.told.text() == "Members as of 1 January 2025. Source: your file of blocs."
    assert own_blocs().read_text("utf-8") == path.read_text("utf-8")
    parts.window.command("bundled-blocs").trigger()
    assert groups.chooser.findData("A3") == -1
    assert not own_blocs().exists()


def test_a_bad_file_of_blocs_changes_nothing(parts, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("bloc,name,iso3\nA3,Three,BRA\n", "utf-8")
    parts.intake.failed.disconnect(parts.faults.report)
    with qtbot.waitSignal(parts.intake.failed) as refused:
        parts.intake.read_blocs(path)
    assert "as_of" in str(refused.args[0])
    assert parts.presenter.votes_pane.groups.chooser.count() == 16


def test_a_study_is_printed_on_the_pages_of_a_printer(parts, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    parts.window.command("votes-shift").trigger()
    settle(parts, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    parts.studies.print_on(printer, parts.studies.study.sheet("2026-11-24"))
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_a_vote_is_typed_in_and_hangs_at_its_draft(parts, qtbot: QtBot) -> None:
    parts.window.command("enter-vote").trigger()
    (dialog,) = parts.window.findChildren(VoteEntryDialog)
    dialog._enter()
    assert dialog.told.text() == "Name the text voted on by its symbol."
    dialog.symbol.setText("A/ES-11/L.99")
    dialog.day.setText("24 February")
    dialog._enter()
    assert dialog.told.text() == "The day is not understood: write 24 February 2025, or 2025-02-24."
    dialog.day.setText("24 February 2025")
    dialog.kind.setCurrentIndex(1)
    dialog.of.setText("A/ES-11/L.11")
    dialog.votes.setPlainText("Brazil in favour\n")
    dialog._enter()
    assert "a State, a comma and its vote" in dialog.told.text()
    dialog.votes.setPlainText("Brazil, in favour\nFRA, N\nAtlantis, Y\n")
    dialog._enter()
    (found,) = parts.window.findChildren(VoteImportDialog)
    assert any("Atlantis" in str(found.model.index(row, 2).data()) for row in range(found.model.rowCount()))
    with qtbot.waitSignal(parts.intake.changed, timeout=20_000):
        qtbot.mouseClick(found.all, Qt.MouseButton.LeftButton)
    roll_calls = [roll_call.id for roll_call in parts.voting.desk.of("A/ES-11/L.11")]
    assert "A/ES-11/L.99" in roll_calls
    assert parts.voting.desk.roll_call("A/ES-11/L.99").date == "2025-02-24"


def test_a_table_that_does_not_say_which_vote_it_is_is_asked_about(parts, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("State,Vote\nBrazil,Y\n", "utf-8")
    parts.intake.read([path])
    qtbot.waitUntil(lambda: bool(parts.window.findChildren(VoteEntryDialog)), timeout=20_000)
    (dialog,) = parts.window.findChildren(VoteEntryDialog)
    assert dialog.windowTitle() == "Which vote is two.csv?"
    assert "Brazil,Y" in dialog.votes.toPlainText()


def test_what_takes_long_can_be_stopped_and_is_told(parts, qtbot: QtBot) -> None:
    parts.window.command("votes-trend").trigger()
    study, errands = parts.studies.study, parts.studies.errands
    qtbot.waitUntil(lambda: not errands.busy, timeout=20_000)
    begun, go_on = Event(), Event()

    def long(cancelled, progress) -> object:
        progress(0.5)
        begun.set()
        while not cancelled() and not go_on.wait(0.01):
            pass
        raise Cancelled

    errands.run("trend", long, study._take_trend, study._refuse_trend)
    qtbot.waitUntil(lambda: study.stop.isVisible() and study.progress.value() == 50, timeout=20_000)
    assert begun.is_set()
    qtbot.mouseClick(study.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not study.stop.isVisible())
    assert not study.progress.isVisible()
    assert study.trend.told.text().startswith("Stopped.")
    study.search.look()  # the next one is as if nothing had been
    qtbot.waitUntil(lambda: study.trend.filled, timeout=20_000)


@pytest.mark.parametrize(
    ("ending", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<svg"), ("csv", b"\xef\xbb\xbfroll_call")]
)
def test_groups_and_blocs_are_written_in_every_format(parts, qtbot: QtBot, tmp_path: Path, ending, begins) -> None:
    pane = parts.presenter.votes_pane
    for key, words in (("regions", "African States"), ("EU", "European Union")):
        pane.groups.chooser.setCurrentIndex(pane.groups.chooser.findData(key))
        sheet = pane.groups_sheet("2026-11-24")
        path = tmp_path / f"{key}.{ending}"
        with qtbot.waitSignal(parts.output.written, timeout=20_000):
            parts.output.write_sheet(sheet, path)
        content = path.read_bytes()
        assert content.startswith(begins)
        if ending in ("svg", "csv"):
            assert words in content.decode("utf-8-sig")
            assert "24 November 2026" in content.decode("utf-8-sig")
            assert ("general knowledge, to be checked" in content.decode("utf-8-sig")) == (key == "EU")
