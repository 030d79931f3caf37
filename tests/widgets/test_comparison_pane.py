from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from unga_desktop import paths
from unga_desktop.core.appearance import Appearance
from unga_desktop.core.documents.document import Document, Section, Source, TextStatus
from unga_desktop.core.documents.structure import parse
from unga_desktop.core.redlines.change import Change, changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.redline import Op, RowKind
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.widgets.amendments.amendment_marks import tag_area
from unga_desktop.widgets.redline.comparison_pane import ComparisonPane

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ORIGINAL = """A/C.3/80/L.1

The path to peace

The General Assembly,

Mourning the loss of life throughout the conflict in the region,

1. Implores all parties to reach a swift end to the conflict and further urges a lasting peace between the neighbouring States;

2. Requests the Secretary-General to report to the Assembly at its eighty-first session on the implementation of it;

3. Calls upon Member States, in a spirit of cooperation, to protect the ports and the energy facilities of the region;

4. Decides to remain seized of the matter.
"""
AMENDED = """A/C.3/80/L.1/Rev.1

The path to peace

The General Assembly,

Mourning the tragic loss of life throughout the conflict in the region,

1. Calls upon Member States, in a spirit of cooperation, to protect the ports and the energy facilities of the region;

2. Implores all parties to reach a swift end to the conflict and further demands a lasting peace between the neighbouring States;

3. Requests the Secretary-General to report to the Assembly at its eighty-se\u200bcond session on the implementation of it;

4. Welcomes the efforts of the <b>good</b> offices;

5. Decides to remain seized of the matter.
"""


@dataclass
class Sample:
    pane: ComparisonPane
    comparison: Comparison
    changes: tuple[Change, ...]


@pytest.fixture
def appearance() -> Appearance:
    return read_appearance(paths.resource("appearance.toml"))


def document(text: str, name: str) -> Document:
    return parse(text, Source(name, status=TextStatus.SUMMARY))


def pane_of(qtbot: QtBot, appearance: Appearance) -> ComparisonPane:
    pane = ComparisonPane()
    qtbot.addWidget(pane)
    pane.set_palette_roles(appearance.light, appearance.type)
    pane.resize(620, 500)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def sample(qtbot: QtBot, appearance: Appearance) -> Sample:
    pane = pane_of(qtbot, appearance)
    comparison = compare(document(ORIGINAL, "first.txt"), document(AMENDED, "second.txt"))
    found = changes(comparison)
    pane.show_comparison(comparison, found)
    return Sample(pane, comparison, found)


def long_comparison(paragraphs: int) -> Comparison:
    words = "Recalls the principles of the Charter and the obligations of all States under international law, number"
    original = "The General Assembly,\n\n" + "\n\n".join(
        f"{n}. {words} {n} {'and so on ' * (n % 40)};" for n in range(1, paragraphs)
    )
    return compare(document(original, "a.txt"), document(original.replace("number 7", "numeral 7"), "b.txt"))


def painted(pane: ComparisonPane) -> list[tuple[str, str]]:
    """The shown text of each painted layout, and what it stands for."""
    flow = pane.view.flow
    assert flow is not None
    return [
        (block.layout.text(), "".join(fragment.shown for fragment in block.block.fragments))
        for at in range(len(flow))
        for block in flow.layout(at).blocks
    ]


@pytest.mark.parametrize("mode", list(ViewMode))
def test_what_is_painted_is_rebuilt_from_the_fragments(sample: Sample, mode: ViewMode) -> None:
    sample.pane.set_view(mode)
    for shown, expected in painted(sample.pane):
        assert shown == expected


@pytest.mark.parametrize("mode", [ViewMode.INLINE, ViewMode.SIDE_BY_SIDE])
def test_every_character_of_both_texts_stands_in_the_view_once(sample: Sample, mode: ViewMode) -> None:
    sample.pane.set_view(mode)
    flow = sample.pane.view.flow
    assert flow is not None
    for at in range(len(flow)):
        entry = flow.layout(at).entry
        if entry.ghost:
            continue
        fragments = [fragment for block in flow.layout(at).blocks for fragment in block.block.fragments]
        if mode is ViewMode.INLINE:
            assert "".join(f.text for f in fragments if f.op is not Op.INSERT) == entry.row.original_text
            assert "".join(f.text for f in fragments if f.op is not Op.DELETE) == entry.row.amended_text
        else:
            sides = [
                "".join(f.text for b in flow.layout(at).blocks if b.cell == cell for f in b.block.fragments)
                for cell in (0, 1)
            ]
            assert sides == [entry.row.original_text, entry.row.amended_text]


def test_the_original_view_stands_in_the_order_of_the_original(sample: Sample) -> None:
    sample.pane.set_view(ViewMode.ORIGINAL)
    shown = [entry.row.original[0].index for entry in sample.pane.view.outline.rows]
    assert shown == list(range(len(sample.comparison.original.paragraphs)))


def test_both_sides_of_a_pair_have_the_same_height_and_top(sample: Sample) -> None:
    sample.pane.set_view(ViewMode.SIDE_BY_SIDE)
    flow = sample.pane.view.flow
    assert flow is not None
    for at in range(len(flow)):
        tops = {block.area.top() for block in flow.layout(at).blocks if block.index == 0}
        assert len(tops) <= 1


def test_hidden_characters_are_shown_by_name(sample: Sample) -> None:
    assert any("ZWSP" in shown for shown, _ in painted(sample.pane))


def test_text_that_looks_like_markup_is_shown_as_it_is(sample: Sample) -> None:
    assert any("<b>good</b>" in shown for shown, _ in painted(sample.pane))


def test_next_and_previous_go_through_all_changes_and_round(sample: Sample, qtbot: QtBot) -> None:
    seen: list[int] = []
    sample.pane.change_selected.connect(seen.append)
    for _ in range(len(sample.changes) + 1):
        sample.pane.next_change()
    assert seen == [change.number for change in sample.changes] + [sample.changes[0].number]
    with qtbot.waitSignal(sample.pane.change_selected) as signal:
        sample.pane.previous_change()
    assert signal.args == [sample.changes[-1].number]


def test_a_click_on_a_changed_word_makes_the_change_current(sample: Sample, qtbot: QtBot) -> None:
    view, flow = sample.pane.view, sample.pane.view.flow
    assert flow is not None
    change = next(c for c in sample.changes if "tragic" in c.after)
    at = view.outline.position(change.row)
    view.bring_to_view(at)
    block = flow.layout(at).blocks[0]
    start = block.block.shown.index("tragic")
    area = next(block.rects(start, start + 6))
    top = flow.heights.top(at) - view.verticalScrollBar().value()
    with qtbot.waitSignal(sample.pane.change_selected) as signal:
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint() + QPoint(0, round(top))
        )
    assert signal.args == [change.number]


def test_a_moved_paragraph_and_the_place_it_left_lead_to_each_other(sample: Sample, qtbot: QtBot) -> None:
    view, flow = sample.pane.view, sample.pane.view.flow
    assert flow is not None
    ghost = next(at for at, entry in enumerate(view.outline.rows) if entry.ghost)
    arrival = view.outline.rows[ghost].partner
    assert view.outline.rows[arrival].row.moved
    assert view.outline.rows[arrival].partner == ghost
    sample.pane.resize(620, 220)
    view.bring_to_view(ghost)
    note = flow_of(sample).layout(ghost).note_area
    top = flow_of(sample).heights.top(ghost) - view.verticalScrollBar().value()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=note.center().toPoint() + QPoint(0, round(top)))
    shown = [at for at, _, _ in flow_of(sample).visible(view.verticalScrollBar().value(), view.viewport().height())]
    assert arrival in shown


def flow_of(sample: Sample):  # type: ignore[no-untyped-def]
    flow = sample.pane.view.flow
    assert flow is not None
    return flow


def test_a_drag_over_several_rows_selects_them_for_copying(sample: Sample, qtbot: QtBot) -> None:
    viewport = sample.pane.view.viewport()
    first = flow_of(sample).layout(0).blocks[0].area
    last_top = flow_of(sample).heights.top(2)
    last = flow_of(sample).layout(2).blocks[0].area
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(round(first.left()), round(first.center().y())))
    end = QPoint(round(last.left()) + 4000, round(last_top + last.bottom()) - 2)
    qtbot.mouseMove(viewport, pos=QPoint(round(last.right()), end.y()))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(round(last.right()), end.y()))
    copied = sample.pane.view.selected_text().split("\n")
    assert copied[:2] == ["The path to peace", "The General Assembly,"]
    assert copied[2].startswith("Mourning the tragic loss")


def test_select_all_and_copy_gives_the_amended_text_exactly(sample: Sample, qtbot: QtBot) -> None:
    view = sample.pane.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [f"{p.label}. {p.text}" if p.label else p.text for p in sample.comparison.amended.paragraphs]
    assert view.selected_text() == "\n".join(lines)
    assert QGuiApplication.clipboard().text() == "\n".join(lines)


def test_copy_with_redline_gives_escaped_html(sample: Sample) -> None:
    view = sample.pane.view
    view.select_all()
    view.copy_with_redline()
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<ins>tragic </ins>" in html or "<ins> tragic</ins>" in html or "<ins>tragic</ins>" in html
    assert "&lt;b&gt;good&lt;/b&gt;" in html
    assert "[-urges-]{+demands+}" in QGuiApplication.clipboard().text()


def test_a_double_click_selects_the_word(sample: Sample, qtbot: QtBot) -> None:
    block = flow_of(sample).layout(0).blocks[0]
    area = next(block.rects(4, 8))
    qtbot.mouseDClick(sample.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert sample.pane.view.selected_text() == "path"


def test_the_find_bar_finds_steps_and_closes(sample: Sample, qtbot: QtBot) -> None:
    pane = sample.pane
    pane.open_find_bar()
    field = pane.find_bar.findChild(QLineEdit)
    assert field is not None
    assert pane.find_bar.isVisible()
    found: list[tuple[int, int]] = []
    pane.view.matches_changed.connect(lambda now, count: found.append((now, count)))
    qtbot.keyClicks(field, "secretary-general")
    qtbot.waitUntil(lambda: (1, 1) in found)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert pane.find_bar.isHidden()


def test_words_are_found_although_a_hidden_character_stands_in_them(sample: Sample) -> None:
    found: list[int] = []
    sample.pane.view.matches_changed.connect(lambda _now, count: found.append(count))
    sample.pane.view.search("eighty-second", False)
    assert found[-1] == 1
    sample.pane.view.search("THE PATH", True)
    assert found[-1] == 0


def test_views_are_chosen_in_the_heading_and_mirrored(sample: Sample, qtbot: QtBot) -> None:
    button = next(
        b
        for b in sample.pane.heading.findChildren(type(sample.pane.heading._buttons[ViewMode.INLINE]))
        if b.text() == "Side by side"
    )
    with qtbot.waitSignal(sample.pane.view_changed) as signal:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert signal.args == [ViewMode.SIDE_BY_SIDE]
    sample.pane.set_view(ViewMode.AMENDED)
    assert sample.pane.heading._buttons[ViewMode.AMENDED].isChecked()


def test_zoom_by_key_and_wheel_changes_the_size(sample: Sample, qtbot: QtBot) -> None:
    view = sample.pane.view
    before = flow_of(sample).layout(2).height
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.1
    wheel = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom == 1.25
    assert flow_of(sample).layout(2).height > before
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.0


def test_the_row_at_the_top_stays_there_when_the_window_is_resized(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    comparison = long_comparison(300)
    pane.show_comparison(comparison, changes(comparison))
    pane.view.scroll_to_part(0.6)
    at = pane.view.row_under(0)
    assert at is not None
    pane.resize(900, 500)
    qtbot.wait(10)
    after = pane.view.row_under(0)
    assert after is not None
    assert after[0] == at[0]


def test_scrolling_up_and_down_comes_back_to_the_same_text(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    comparison = long_comparison(300)
    pane.show_comparison(comparison, changes(comparison))
    pane.view.setFocus()
    pane.view.scroll_to_part(0.5)
    before = pane.view.row_under(0)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        qtbot.keyClick(pane.view, key)
    after = pane.view.row_under(0)
    assert before is not None
    assert after is not None
    assert after[0] == before[0]
    assert abs(after[2] - before[2]) < 3


def test_home_and_end_reach_the_first_and_last_paragraph(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    comparison = long_comparison(300)
    pane.show_comparison(comparison, changes(comparison))
    qtbot.keyClick(pane.view, Qt.Key.Key_End)
    flow = pane.view.flow
    assert flow is not None
    shown = list(flow.visible(pane.view.verticalScrollBar().value(), pane.view.viewport().height()))
    assert shown[-1][0] == len(flow) - 1
    assert abs(shown[-1][2] + shown[-1][1].height - pane.view.viewport().height()) < 2
    qtbot.keyClick(pane.view, Qt.Key.Key_Home)
    assert pane.view.verticalScrollBar().value() == 0


def test_dark_colours_replace_the_light_ones_at_once(sample: Sample, appearance: Appearance) -> None:
    def ground() -> str:
        image: QImage = sample.pane.view.viewport().grab().toImage()
        return image.pixelColor(4, image.height() - 4).name()

    assert ground() == appearance.light.ground.lower()
    sample.pane.set_palette_roles(appearance.dark, appearance.type)
    assert ground() == appearance.dark.ground.lower()


def test_a_click_on_the_ruler_goes_to_the_change(sample: Sample, qtbot: QtBot) -> None:
    ruler = sample.pane.ruler
    y = next(y for y in range(ruler.height()) if ruler.change_at(y))
    expected = ruler.change_at(y)
    assert expected is not None
    with qtbot.waitSignal(sample.pane.change_selected) as signal:
        qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(7, y))
    assert signal.args == [expected.number]


def test_a_single_document_is_shown_without_marks(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    pane.show_document(document(ORIGINAL, "first.txt"))
    pane.set_view(ViewMode.SIDE_BY_SIDE)
    assert [entry.row.kind for entry in pane.view.outline.rows] == [RowKind.UNCHANGED] * len(pane.view.outline.rows)
    pane.view.select_all()
    assert "4. Decides to remain seized of the matter." in pane.view.selected_text()


def test_arabic_runs_from_the_right(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    pane.show_document(parse("إن الجمعية العامة،\n\n1. تقرر أن تبقي المسألة قيد نظرها.", Source("ar.txt"), "ar"))
    flow = pane.view.flow
    assert flow is not None
    block = flow.layout(1).blocks[-1]
    assert block.right_to_left
    assert block.label_area.left() >= block.area.right()
    line = block.layout.lineAt(0)
    assert line.naturalTextRect().right() >= block.area.width() - 2
    assert not flow.style.font(Section.OPENING, "إن الجمعية العامة،").italic()


def test_chinese_wraps_between_characters(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    pane.show_document(
        parse("大会，\n\n1. " + "决定继续处理此案并请秘书长提出报告" * 12 + "。", Source("zh.txt"), "zh")
    )
    flow = pane.view.flow
    assert flow is not None
    block = flow.layout(len(flow) - 1).blocks[-1]
    assert block.layout.lineCount() > 2
    assert all(
        block.layout.lineAt(n).naturalTextWidth() <= block.area.width() + 1 for n in range(block.layout.lineCount())
    )


def test_an_empty_pane_says_what_to_do(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    pane.show_message("Nothing chosen", "Choose a resolution")
    assert pane.view.outline.rows == ()
    pane.next_change()
    assert pane.current_change == 0


HIDDEN = {
    **{"\ud800": "U+D800", "\x01": "U+0001", "\x00": "NUL", "\u200b": "ZWSP", "\u202e": "RLO", "\u00ad": "SHY"},
    **{"\u2060": "WJ", "\ufe00": "U+FE00", "\U000e0041": "U+E0041", "\u2062": "U+2062", "\ufeff": "BOM"},
}


@pytest.mark.parametrize("character", HIDDEN, ids=HIDDEN.values())
def test_unpaired_surrogates_and_controls_are_shown_by_name_in_a_single_document(
    qtbot: QtBot, appearance: Appearance, character: str
) -> None:
    pane = pane_of(qtbot, appearance)
    pane.show_document(parse(f"The General Assembly,\n\n1. Decides to pe{character}ace.", Source("odd.txt")))
    (words,) = (laid_out for laid_out, _ in painted(pane) if "Decides" in laid_out)
    assert f"pe\u2068\u00a0{HIDDEN[character]}\u00a0\u2069ace" in words
    assert character not in words


@pytest.mark.parametrize("character", [*HIDDEN, "\u00a0", "\u202f", "\u3000"])
def test_a_hidden_character_makes_a_difference_on_the_screen(
    qtbot: QtBot, appearance: Appearance, character: str
) -> None:
    plain = parse("1. Decides to keep the peace and the wells.", Source("a.txt"))
    edited = parse(f"1. Decides to keep the pe{character}ace and the wells.", Source("b.txt"))
    pictures = []
    for second in (plain, edited):
        pane = pane_of(qtbot, appearance)
        pane.show_comparison(compare(plain, second), changes(compare(plain, second)))
        pictures.append(pane.view.grab().toImage())
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(
    ("mark", "beside"), [("1.\u00a0", "1. → 1.[NBSP]"), ("\u200f1. ", "1. → [RLM]1."), ("1\u200b. ", "1. → 1[ZWSP].")]
)
def test_hidden_characters_of_a_number_are_named_beside_it(
    qtbot: QtBot, appearance: Appearance, mark: str, beside: str
) -> None:
    plain = parse("1. Decides to keep the peace and the wells.", Source("a.txt"))
    comparison = compare(plain, parse(f"{mark}Decides to keep the peace and the wells.", Source("b.txt")))
    pane = pane_of(qtbot, appearance)
    pane.show_comparison(comparison, changes(comparison))
    flow = pane.view.flow
    assert flow is not None
    assert [block.label for block in flow.layout(0).blocks] == [beside]


@pytest.mark.parametrize("mode", [ViewMode.INLINE, ViewMode.SIDE_BY_SIDE])
@pytest.mark.parametrize("width", [560, 900])
def test_tags_stand_beside_the_lines_and_within_the_view(sample: Sample, mode: ViewMode, width: int) -> None:
    pane = sample.pane
    pane.resize(width, 500)
    pane.set_view(mode)
    pane.view.show_tags({"A/C.3/80/L.1/Rev.1": "Rev.12"})
    flow = flow_of(sample)
    metrics = QFontMetricsF(flow.style.note)
    for at in range(len(flow)):
        layout = flow.layout(at)
        area = tag_area(layout, metrics, "Rev.12", layout.body_top)
        assert area.right() <= pane.view.viewport().width()
        assert all(block.area.right() <= area.left() for block in layout.blocks)
    pane.view.show_tags(None)
    assert flow_of(sample).frame.tags == 0


MASTHEAD = "\n\n".join(
    [
        *("United Nations", "General Assembly", "Distr.: Limited", "24 October 2025", "Original: English"),
        *("Eightieth session", "Second Committee", "Agenda item 18", "Chile and Fiji: draft resolution"),
    ]
)


def row_of_title(pane: ComparisonPane) -> tuple[int, list[int]]:
    """The row of the title, and the rows that show."""
    rows = pane.view.outline.rows
    title = next(at for at, entry in enumerate(rows) if entry.row.amended[0].section is Section.TITLE)
    return title, [at for at, _, _ in pane.view._shown()]


@pytest.mark.parametrize("both", [True, False])
def test_a_comparison_opens_at_the_title_below_a_long_masthead(
    qtbot: QtBot, appearance: Appearance, both: bool
) -> None:
    pane = pane_of(qtbot, appearance)
    pane.resize(620, 420)
    original, amended = (text.replace("\n\nThe path", f"\n\n{MASTHEAD}\n\nThe path", 1) for text in (ORIGINAL, AMENDED))
    comparison = compare(document(original if both else ORIGINAL, "first.txt"), document(amended, "second.txt"))
    pane.show_comparison(comparison, changes(comparison))
    title, shown = row_of_title(pane)
    assert shown[0] > 0, "the masthead fills the view: it is scrolled away, but for its end"
    assert {title - 1, title, title + 1, title + 2} <= set(shown)
    pane.next_change()
    assert pane.current_change == 1


def test_a_masthead_that_leaves_room_for_the_title_is_seen_from_its_beginning(
    qtbot: QtBot, appearance: Appearance
) -> None:
    pane = pane_of(qtbot, appearance)
    texts = (text.replace("\n\nThe path", "\n\nEightieth session\n\nThe path", 1) for text in (ORIGINAL, AMENDED))
    comparison = compare(*(document(text, f"{number}.txt") for number, text in enumerate(texts)))
    pane.show_comparison(comparison, changes(comparison))
    title, shown = row_of_title(pane)
    assert shown[0] == 0
    assert title == 1
    assert pane.view.verticalScrollBar().value() == 0


def test_a_different_symbol_line_is_shown_above_the_text_in_every_view(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    again = ORIGINAL.replace("A/C.3/80/L.1", "A/C.3/80/L.1*", 1)
    comparison = compare(document(ORIGINAL, "first.txt"), document(again, "second.txt"))
    pane.show_comparison(comparison, changes(comparison))
    for mode in ViewMode:
        pane.set_view(mode)
        flow = pane.view.flow
        assert flow is not None
        assert [words for words, _ in flow.layout(0).badges] == ["symbol line: A/C.3/80/L.1 → A/C.3/80/L.1*"]
        assert not any(flow.layout(at).badges for at in range(1, len(flow)))
    pane.next_change()
    assert pane.current_change == 1
    assert pane.view.accessibleDescription().startswith(
        "Change 1 of 1, symbol line changed, symbol line, deleted: A/C.3"
    )


def test_the_heading_counts_changes_and_not_what_follows_from_them(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance)
    added = (
        ORIGINAL.replace("2. Req", "2. Thanks all States;\n\n3. Req")
        .replace("3. Calls", "4. Calls")
        .replace("4. D", "5. D")
    )
    comparison = compare(document(ORIGINAL, "first.txt"), document(added, "second.txt"))
    pane.show_comparison(comparison, changes(comparison))
    assert pane.heading._counter.text() == "1 change"
    assert pane.heading._counter.toolTip() == "1 change, 3 renumbered"
    assert pane.view.accessibleDescription() == "1 change, 3 renumbered"
    pane.next_change()
    assert pane.heading._counter.text() == "1 of 4"
